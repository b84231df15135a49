package form

import (
	"maps"
	"slices"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// A question's own row has room for one document, with what is most often known of it. All others, and those
// of which more is known, stand on the sheet of evidence: a row for each document and question.

// inlineRecord is the first record that fits into a question's own row.
func (m *maker) inlineRecord(q *questionnaires.Question, e *assessment.Entry) (assessment.Evidence, bool) {
	if m.State == nil || e.Conflict {
		return assessment.Evidence{}, false
	}
	claim := assessment.WholeAnswer
	if q.Scored() {
		claim = e.Answer.Option
	}
	for _, r := range m.State.Evidence {
		if claim != "" && r.Supports[q.ID] == claim && !r.Conflict && r.Place == "" && r.ValidUntil == "" && r.Promised == "" &&
			r.Due == "" && r.Marking == "" && xlsx.Fits(r.Reference) {
			return r, true
		}
	}
	return assessment.Evidence{}, false
}

// The places of the columns of the sheet of evidence.
const (
	evRecord = iota + 1
	evQuestion
	evDocument
	evPlace
	evIssuer
	evDate
	evValidUntil
	evHow
	evPromised
	evDue
	evShows
	evMarking
)

// evidenceSheet is the sheet for further documents.
func (m *maker) evidenceSheet() {
	s := m.sheet(m.t("form.sheet.evidence"))
	m.heads(s, []column{
		{keyRecord, "", 3},
		{keyQuestion, m.t("form.head.for-question"), 30},
		{keyDocument, m.t("form.head.document"), 40},
		{keyPlace, m.t("form.head.place"), 18},
		{keyIssuer, m.t("form.head.issuer"), 22},
		{keyDate, m.t("form.head.date"), 12},
		{keyValidUntil, m.t("form.head.valid-until"), 12},
		{keyHow, m.t("form.head.how"), 20},
		{keyPromised, m.t("form.head.promised-by"), 22},
		{keyDue, m.t("form.head.due"), 12},
		{keyShows, m.t("form.head.shows"), 16},
		{keyMarking, m.t("form.head.marking"), 18},
	})
	s.HideColumn(evRecord)
	for _, r := range m.records() {
		served := slices.DeleteFunc(slices.Sorted(maps.Keys(r.Supports)), func(id string) bool {
			return !m.asked(id) || m.inline[id].ID == r.ID
		})
		inline := slices.ContainsFunc(m.questions, func(q *questionnaires.Question) bool { return m.inline[q.ID].ID == r.ID })
		if len(served) == 0 && !inline && len(r.Supports) == 0 && m.Role == "" {
			served = []string{""} // a document that serves no question yet
		}
		for _, id := range served {
			m.evidenceRow(s, r, id)
		}
	}
	for range blankRows {
		s.Row(
			xlsx.Blank(key), xlsx.Blank(write), xlsx.Blank(write), xlsx.Blank(write), xlsx.Blank(write), xlsx.Blank(fill), xlsx.Blank(fill),
			xlsx.Blank(fill), xlsx.Blank(write), xlsx.Blank(fill), xlsx.Blank(write), xlsx.Blank(write),
		)
	}
	var known []string
	for _, q := range m.questions {
		known = append(known, m.nameOf(q))
	}
	rows := xlsx.Area{FirstRow: 3, LastRow: checkedRows}
	m.check(s, rows, evQuestion, xlsx.Check{List: known, Title: m.t("form.head.for-question"), Prompt: m.t("form.prompt.for-question"), Open: true})
	m.check(s, rows, evHow, xlsx.Check{List: m.words.Hows(), Title: m.t("form.head.how"), Prompt: m.t("form.prompt.how"), Refusal: m.t("form.refusal.list")})
	for _, at := range []int{evDate, evValidUntil, evDue} {
		m.check(s, rows, at, xlsx.Check{Kind: xlsx.ADay, Title: m.t("form.head.date"), Refusal: m.t("form.refusal.date")})
	}
	m.check(s, rows, evShows, xlsx.Check{Kind: xlsx.Words, Title: m.t("form.head.shows"), Prompt: m.t("form.prompt.shows")})
	s.Filter = xlsx.Area{FirstColumn: 1, FirstRow: 2, LastColumn: evMarking, LastRow: s.Rows()}
}

// records is the register, as far as it is not in conflict.
func (m *maker) records() []assessment.Evidence {
	if m.State == nil {
		return nil
	}
	var out []assessment.Evidence
	for _, r := range m.State.Evidence {
		if r.Conflict {
			m.note("form.record-left-out", "record", r.ID)
			continue
		}
		out = append(out, r)
	}
	return out
}

func (m *maker) evidenceRow(s *xlsx.Sheet, r assessment.Evidence, id string) {
	name, shows := "", ""
	if q := m.q().Question(id); q != nil {
		name = m.nameOf(q)
		if code := exchange.ShownOption(m.State, r, id); code != assessment.WholeAnswer {
			shows = code
		}
	}
	s.Row(
		xlsx.Text(r.ID, key), xlsx.Text(name, write), m.prefilled(r.Reference, write, id, m.t("form.head.document")), xlsx.Text(r.Place, write),
		xlsx.Text(r.Issuer, write), xlsx.Date(r.Date, fill), xlsx.Date(r.ValidUntil, fill), xlsx.Text(m.words.How(r.How), fill),
		xlsx.Text(r.Promised, write), xlsx.Date(r.Due, fill), xlsx.Text(shows, write), xlsx.Text(r.Marking, write),
	)
}

// nameOf names a question as the drop-down of the sheet of evidence does: "M-02 · mandate.legal-basis".
func (m *maker) nameOf(q *questionnaires.Question) string {
	if number := m.number(q); number != q.ID {
		return exchange.Entry(number, q.ID)
	}
	return q.ID
}
