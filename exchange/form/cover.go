package form

import (
	"strconv"

	"cirtkit/internal/xlsx"
)

// cover says what the form is, how to fill it in, and what it was made from. Who fills it in writes the
// institution here.
func (m *maker) cover(s *xlsx.Sheet) {
	s.Widths(3, 26, 90)
	s.HideColumn(1)
	s.Protect, s.Landscape = true, false
	blank := func() { s.Row() }
	line := func(cells ...xlsx.Cell) int { return s.Row(append([]xlsx.Cell{xlsx.Blank(key)}, cells...)...) }
	line(xlsx.Text(m.title(), xlsx.Title))
	if m.q().Purpose != "" {
		m.paragraph(s, m.q().Purpose)
	}
	blank()
	wrapped := func(name, value string) {
		if value != "" {
			line(xlsx.Text(name, xlsx.Bold), xlsx.Text(value, xlsx.Wrapped))
		}
	}
	if m.State != nil {
		wrapped(m.t("form.cover.subject"), m.State.About.Subject)
		wrapped(m.t("form.cover.label"), m.label())
	}
	if role, _ := roleOf(m.q(), m.Role); role != "" {
		wrapped(m.t("form.cover.role"), m.q().Role(role))
	}
	minutes := 0
	for _, q := range m.questions {
		minutes += q.Minutes
	}
	size := m.t("form.cover.size", "n", len(m.questions))
	if minutes > 0 {
		size = m.t("form.cover.size-and-time", "n", len(m.questions), "minutes", strconv.Itoa(minutes))
	}
	wrapped(m.t("form.cover.questions"), size)
	blank()
	s.Row(xlsx.Text(keyInstitution, key), xlsx.Text(m.t("form.cover.institution"), xlsx.Bold), xlsx.Blank(write))
	line(xlsx.Text(m.t("form.cover.date"), xlsx.Bold), xlsx.Blank(fill))
	s.Check(xlsx.Check{Kind: xlsx.Words, Title: m.t("form.cover.institution"), Prompt: m.t("form.cover.institution-prompt")},
		xlsx.Area{FirstColumn: 3, FirstRow: s.Rows() - 1, LastColumn: 3, LastRow: s.Rows() - 1})
	blank()
	line(xlsx.Text(m.t("form.cover.how"), xlsx.Style{Bold: true, Size: 13}))
	for i, step := range []string{"answer", "special", "not-applicable", "evidence", "finding", "empty", "freely", "send"} {
		line(xlsx.Text(strconv.Itoa(i+1), xlsx.Style{Centre: true}), xlsx.Text(m.t("form.cover.step."+step), xlsx.Wrapped))
	}
	blank()
	line(xlsx.Text(m.t("form.cover.made-from"), xlsx.Style{Bold: true, Size: 13}))
	line(xlsx.Text(m.t("form.cover.questionnaire"), xlsx.Bold), xlsx.Text(m.q().ID+" "+m.q().Version, xlsx.Wrapped))
	line(xlsx.Text(m.t("form.cover.digest"), xlsx.Bold), xlsx.Text(m.q().Digest(), xlsx.Style{Wrap: true, Muted: true}))
	line(xlsx.Text(m.t("form.cover.made-on"), xlsx.Bold), xlsx.Text(m.Date, xlsx.Wrapped))
}

// paragraph is a text over both columns. Merged cells do not grow with their text, so the height is counted.
func (m *maker) paragraph(s *xlsx.Sheet, words string) {
	n := s.Row(xlsx.Blank(key), xlsx.Text(words, xlsx.Wrapped))
	s.Merge(xlsx.Area{FirstColumn: 2, FirstRow: n, LastColumn: 3, LastRow: n})
	const inLine, points = 100, 15
	s.Height(n, float64(points*(1+len([]rune(words))/inLine)))
}
