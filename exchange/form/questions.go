package form

import (
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// column is one column of the sheet of questions.
type column struct {
	key   string
	head  string
	width float64
}

// The places of the columns, counted from 1.
const (
	atID = iota + 1
	atNumber
	atSection
	atQuestion
	atWhy
	atOptions
	atAnswer
	atReason
	atProvided
	atFinding
	atDocument
	atIssuer
	atDate
	atHow
	atRecord
)

func (m *maker) columns() []column {
	return []column{
		{keyID, "", 3},
		{keyOther + "number", m.t("form.head.number"), 8},
		{keyOther + "section", m.t("form.head.section"), 18},
		{keyOther + "question", m.t("form.head.question"), 42},
		{keyOther + "why", m.t("form.head.why"), 42},
		{keyOther + "options", m.t("form.head.options"), 48},
		{keyAnswer, m.t("form.head.answer"), 40},
		{keyReason, m.t("form.head.reason"), 28},
		{keyProvided, m.t("form.head.provided"), 20},
		{keyFinding, m.t("form.head.finding"), 40},
		{keyDocument, m.t("form.head.document"), 30},
		{keyIssuer, m.t("form.head.issuer"), 20},
		{keyDate, m.t("form.head.date"), 12},
		{keyHow, m.t("form.head.how"), 20},
		{keyRecord, "", 3},
	}
}

// questionSheet has a row for each question, with the headings of the sections between them, and below a
// question that takes several options a row for each of them.
func (m *maker) questionSheet(s *xlsx.Sheet) {
	m.heads(s, m.columns())
	s.HideColumn(atID)
	s.HideColumn(atRecord)
	s.FreezeColumns, s.Protect = atNumber, true
	provided := false
	section := ""
	for _, q := range m.questions {
		if in := m.q().SectionOf(q.ID); in != nil && in.ID != section {
			section = in.ID
			m.sectionRow(s, in)
		}
		m.questionRow(s, q)
		provided = provided || q.Provided
	}
	if !provided {
		s.HideColumn(atProvided)
	}
	s.Filter = xlsx.Area{FirstColumn: 1, FirstRow: 2, LastColumn: atRecord, LastRow: s.Rows()}
	rows := xlsx.Area{FirstRow: 3, LastRow: s.Rows()}
	m.check(s, rows, atHow, xlsx.Check{List: m.words.Hows(), Title: m.t("form.head.how"), Prompt: m.t("form.prompt.how"), Refusal: m.t("form.refusal.list")})
	m.check(s, rows, atDate, xlsx.Check{Kind: xlsx.ADay, Title: m.t("form.head.date"), Refusal: m.t("form.refusal.date")})
}

// heads writes the hidden row of keys and the heads, which stay in place.
func (m *maker) heads(s *xlsx.Sheet, columns []column) {
	keys, heads, widths := make([]xlsx.Cell, len(columns)), make([]xlsx.Cell, len(columns)), make([]float64, len(columns))
	for i, c := range columns {
		keys[i], heads[i], widths[i] = xlsx.Text(c.key, key), xlsx.Text(c.head, xlsx.Head), c.width
	}
	heads[0] = xlsx.Text(keyHead, key)
	s.HiddenRow(keys...)
	s.Row(heads...)
	s.Widths(widths...)
	s.FreezeRows, s.RepeatRows = 2, 2
}

// check puts a check on one column of some rows.
func (m *maker) check(s *xlsx.Sheet, rows xlsx.Area, column int, c xlsx.Check) {
	rows.FirstColumn, rows.LastColumn = column, column
	s.Check(c, rows)
}

// path are the titles of a section and those above it.
func (m *maker) path(in *questionnaires.Section) string {
	titles := []string{in.Title}
	for above := m.q().SectionOf(in.ID); above != nil; above = m.q().SectionOf(above.ID) {
		titles = append([]string{above.Title}, titles...)
	}
	return strings.Join(titles, " › ")
}

func (m *maker) sectionRow(s *xlsx.Sheet, in *questionnaires.Section) {
	cells := make([]xlsx.Cell, atRecord)
	for i := range cells {
		cells[i] = xlsx.Blank(band)
	}
	cells[atQuestion-1] = xlsx.Text(m.path(in), band)
	if in.Intro != "" { // it says what words mean that the questions use
		cells[atWhy-1] = xlsx.Text(in.Intro, xlsx.Style{Fill: xlsx.Band, Wrap: true})
	}
	// Under the filter a heading stays with its questions.
	cells[atSection-1] = xlsx.Text(in.Title, xlsx.Style{Fill: xlsx.Band, Muted: true})
	s.Row(cells...)
}

func (m *maker) questionRow(s *xlsx.Sheet, q *questionnaires.Question) {
	e := m.entry(q)
	ask := q.Ask
	if q.Unit != "" {
		ask += "\n(" + q.Unit + ")"
	}
	cells := []xlsx.Cell{
		xlsx.Text(q.ID, key),
		xlsx.Text(m.number(q), readOnly),
		xlsx.Text(m.sectionTitle(q), lookUp),
		xlsx.Text(ask, question),
		xlsx.Text(m.why(q), lookUp),
		xlsx.Text(m.optionLines(q), readOnly),
		m.answerCell(q, e),
		xlsx.Blank(closed),
		xlsx.Blank(closed),
		m.prefilled(e.Finding, write, q.ID, m.t("form.head.finding")),
		xlsx.Blank(write), xlsx.Blank(write), xlsx.Blank(fill), xlsx.Blank(fill), xlsx.Blank(key),
	}
	n := s.Rows() + 1
	here := xlsx.Area{FirstRow: n, LastRow: n}
	m.check(s, here, atAnswer, m.answerCheck(q))
	if !q.Essential {
		reason := ""
		if e.Answer.State == questionnaires.NotApplicable && !e.Conflict {
			reason = exchange.ReasonEntry(q, e.Answer.Reason)
		}
		cells[atReason-1] = xlsx.Text(reason, write)
		m.check(s, here, atReason, m.reasonCheck(q))
	}
	if q.Provided {
		provider := ""
		if e.Provided != "" && !exchange.Withholds(m.State, q.ID) {
			provider = m.words.Provider(e.Provided)
		}
		cells[atProvided-1] = xlsx.Text(provider, fill)
		m.check(s, here, atProvided, xlsx.Check{List: m.words.Providers(), Title: m.t("form.head.provided"), Refusal: m.t("form.refusal.list")})
	}
	if r, ok := m.inlineRecord(q, e); ok {
		m.inline[q.ID] = r
		cells[atDocument-1] = xlsx.Text(r.Reference, write)
		cells[atIssuer-1] = xlsx.Text(r.Issuer, write)
		cells[atDate-1] = xlsx.Date(r.Date, fill)
		cells[atHow-1] = xlsx.Text(m.words.How(r.How), fill)
		cells[atRecord-1] = xlsx.Text(r.ID, key)
	}
	s.Row(cells...)
	if q.Type == questionnaires.Choices {
		m.optionRows(s, q, e)
	}
}

func (m *maker) sectionTitle(q *questionnaires.Question) string {
	if in := m.q().SectionOf(q.ID); in != nil {
		return in.Title
	}
	return ""
}

// why is what helps to answer: why it is asked, under which condition, what to show.
func (m *maker) why(q *questionnaires.Question) string {
	var lines []string
	if q.Why != "" {
		lines = append(lines, q.Why)
	}
	if !q.When.IsZero() {
		lines = append(lines, m.t("form.only-if", "condition", m.condition(q.When)))
	}
	if len(q.Evidence) > 0 {
		lines = append(lines, m.t("form.to-show", "documents", strings.Join(q.Evidence, "; ")))
	}
	return strings.Join(lines, "\n")
}

// optionLines are the options one below the other, or what kind of answer is asked for.
func (m *maker) optionLines(q *questionnaires.Question) string {
	switch q.Type {
	case questionnaires.Number:
		return m.bounds(q.Min, q.Max, q.Unit)
	case questionnaires.Date:
		return m.t("form.kind.date")
	case questionnaires.Text:
		return m.t("form.kind.text")
	case questionnaires.List:
		return m.t("form.kind.list", "sheet", m.lists[q.ID].Name())
	case questionnaires.Choices:
		return m.t("form.kind.choices")
	}
	return strings.Join(entries(q.Options), "\n")
}

// bounds says which number is asked for.
func (m *maker) bounds(low, high *questionnaires.Decimal, unit string) string {
	var words string
	switch {
	case low != nil && high != nil:
		words = m.t("form.kind.number-between", "low", low.String(), "high", high.String())
	case low != nil:
		words = m.t("form.kind.number-from", "low", low.String())
	case high != nil:
		words = m.t("form.kind.number-to", "high", high.String())
	default:
		words = m.t("form.kind.number")
	}
	if unit != "" {
		words += " (" + unit + ")"
	}
	return words
}

// entries are options as the drop-downs show them.
func entries(options []questionnaires.Option) []string {
	out := make([]string, len(options))
	for i, o := range options {
		out[i] = exchange.Entry(o.Code, o.Text)
	}
	return out
}

// answerCell is the answer of the assessment. What is in conflict stays open, and is noted.
func (m *maker) answerCell(q *questionnaires.Question, e *assessment.Entry) xlsx.Cell {
	if e.Conflict {
		m.note("form.conflict-left-out", "question", q.ID)
		return xlsx.Blank(fill)
	}
	a := e.Answer
	switch a.State {
	case questionnaires.Unanswered:
		if q.Type == questionnaires.Text {
			return xlsx.Blank(write)
		}
		return xlsx.Blank(fill)
	case questionnaires.DontKnow:
		return xlsx.Text(m.t("form.dont-know"), fill)
	case questionnaires.Withheld:
		return xlsx.Text(m.t("form.withheld"), fill)
	case questionnaires.NotApplicable:
		return xlsx.Text(m.t("form.not-applicable"), fill)
	}
	switch q.Type {
	case questionnaires.Number:
		return xlsx.Number(a.Number, fill)
	case questionnaires.Date:
		return xlsx.Date(a.Date, fill)
	case questionnaires.Text:
		return m.prefilled(asWritten(a.Text, m.Language), write, q.ID, m.t("form.head.answer"))
	case questionnaires.Choices:
		if len(a.Options) == 0 {
			return xlsx.Text(m.t("form.none-of-these"), fill)
		}
		return xlsx.Blank(fill) // the rows below say it
	case questionnaires.List:
		if len(e.Rows) == 0 {
			return xlsx.Text(m.t("form.no-rows"), fill)
		}
		return xlsx.Text(m.t("form.listed"), fill)
	}
	if i := q.OptionIndex(a.Option); i >= 0 {
		return xlsx.Text(exchange.Entry(a.Option, q.Options[i].Text), fill)
	}
	return xlsx.Blank(fill)
}

// answerCheck is the drop-down of a question, or the check of its number or date.
func (m *maker) answerCheck(q *questionnaires.Question) xlsx.Check {
	words := special(q, m.Language)
	c := xlsx.Check{Title: m.number(q), Refusal: m.t("form.refusal.list")}
	switch q.Type {
	case questionnaires.Number:
		c.Kind, c.List = xlsx.ANumber, words
		if q.Min != nil {
			c.Min = q.Min.String()
		}
		if q.Max != nil {
			c.Max = q.Max.String()
		}
		c.Prompt = m.t("form.prompt.or", "what", m.bounds(q.Min, q.Max, q.Unit), "words", strings.Join(words, ", "))
		c.Refusal = c.Prompt
	case questionnaires.Date:
		c.Kind, c.List = xlsx.ADay, words
		c.Prompt = m.t("form.prompt.or", "what", m.t("form.kind.date"), "words", strings.Join(words, ", "))
		c.Refusal = c.Prompt
	case questionnaires.Text:
		c.Kind = xlsx.Words
		c.Prompt = m.t("form.prompt.or", "what", m.t("form.kind.text"), "words", strings.Join(words, ", "))
	case questionnaires.Choices:
		c.List, c.Open = append([]string{m.t("form.none-of-these")}, words...), true
		c.Prompt = m.t("form.prompt.choices")
	case questionnaires.List:
		c.List = append([]string{m.t("form.listed"), m.t("form.no-rows")}, words...)
		c.Prompt = m.t("form.prompt.list", "sheet", m.lists[q.ID].Name())
	default:
		c.List = append(entries(q.Options), words...)
	}
	return c
}

func (m *maker) reasonCheck(q *questionnaires.Question) xlsx.Check {
	c := xlsx.Check{Open: true, Title: m.t("form.head.reason"), Prompt: m.t("form.prompt.reason-free")}
	for _, na := range q.NA {
		c.List = append(c.List, exchange.Entry(na.ID, na.Text))
	}
	if len(c.List) > 0 {
		c.Prompt = m.t("form.prompt.reason")
	} else {
		c.Kind = xlsx.Words
	}
	return c
}

// optionRows has a row for each option of a question that takes several; an x marks those that are chosen.
func (m *maker) optionRows(s *xlsx.Sheet, q *questionnaires.Question, e *assessment.Entry) {
	first := s.Rows() + 1
	for _, o := range q.Options {
		mark := ""
		if !e.Conflict && e.Answer.State == questionnaires.Answered && slices.Contains(e.Answer.Options, o.Code) {
			mark = m.t("form.mark")
		}
		cells := make([]xlsx.Cell, atRecord)
		for i := range cells {
			cells[i] = xlsx.Blank(closed)
		}
		cells[atID-1] = xlsx.Text(q.ID+optionSign+o.Code, key)
		cells[atNumber-1] = xlsx.Text(m.number(q), lookUp)
		cells[atSection-1] = xlsx.Text(m.sectionTitle(q), lookUp)
		cells[atOptions-1] = xlsx.Text(exchange.Entry(o.Code, o.Text), readOnly)
		cells[atAnswer-1] = xlsx.Text(mark, fill)
		s.Row(cells...)
	}
	m.check(s, xlsx.Area{FirstRow: first, LastRow: s.Rows()}, atAnswer,
		xlsx.Check{List: []string{m.t("form.mark")}, Open: true, Title: m.number(q), Prompt: m.t("form.prompt.mark")})
}
