package form

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// Write writes a form as a workbook. The same source gives the same bytes. The notes say what of an
// assessment the form does not hold: texts longer than a cell, and what is in conflict.
//
// The error is the writer's, or one of the faults of Questions.
func Write(w io.Writer, s Source) (notes []*fault.Fault, err error) {
	if s.Language == nil {
		s.Language = lang.English()
	}
	questions, err := Questions(s.Questionnaire, s.Role)
	if err != nil {
		return nil, err
	}
	m := &maker{Source: s, questions: questions}
	m.words = exchange.WordsIn(s.Language)
	m.book = xlsx.New(xlsx.Properties{
		Title: m.title(), Subject: m.q().Title, Language: s.Language.Code(), Date: s.Date, Keywords: m.label(),
	})
	cover := m.sheet(m.t("form.sheet.cover"))
	sheet := m.sheet(m.t("form.sheet.questions"))
	m.inline = map[string]assessment.Evidence{}
	m.lists = map[string]*xlsx.Sheet{}
	for _, q := range questions {
		if q.Type == questionnaires.List {
			m.list(q)
		}
	}
	m.questionSheet(sheet)
	m.evidenceSheet()
	m.cover(cover)
	m.identity()
	return m.notes, m.book.Write(w)
}

// maker makes one form.
type maker struct {
	Source
	words     exchange.Words
	book      *xlsx.Book
	questions []*questionnaires.Question
	lists     map[string]*xlsx.Sheet         // by question
	inline    map[string]assessment.Evidence // the record that stands in a question's own row
	notes     []*fault.Fault
}

func (m *maker) t(key string, facts ...any) string        { return m.Language.T(key, facts...) }
func (m *maker) q() *questionnaires.Questionnaire         { return m.Questionnaire }
func (m *maker) number(q *questionnaires.Question) string { return cmp.Or(m.References[q.ID], q.ID) }

func (m *maker) title() string { return m.t("form.title", "questionnaire", m.q().Title) }

func (m *maker) note(key string, facts ...any) {
	m.notes = append(m.notes, fault.New(fault.Input, key, facts...))
}

func (m *maker) asked(question string) bool {
	return slices.ContainsFunc(m.questions, func(q *questionnaires.Question) bool { return q.ID == question })
}

// entry is what the assessment has on a question; an empty one without an assessment.
func (m *maker) entry(q *questionnaires.Question) *assessment.Entry {
	if m.State != nil {
		if e := m.State.Answers[q.ID]; e != nil {
			return e
		}
	}
	return &assessment.Entry{}
}

// label is the sharing label and the national marking of what the form holds.
func (m *maker) label() string {
	if m.State == nil {
		return ""
	}
	about := m.State.About
	return strings.TrimSpace(cmp.Or(about.TLP, "TLP:AMBER") + " " + about.Marking)
}

// sheet begins a sheet with what every page carries.
func (m *maker) sheet(name string) *xlsx.Sheet {
	s := m.book.Add(name)
	s.RightToLeft = m.Language.RightToLeft()
	s.Landscape = true
	subject := m.q().Title
	if m.State != nil && m.State.About.Subject != "" {
		subject = m.State.About.Subject + " · " + subject
	}
	s.Header = xlsx.Furniture{Left: subject, Right: m.label()}
	s.Footer = xlsx.Furniture{Left: m.q().ID + " " + m.q().Version, Right: m.t("form.page", "page", "{page}", "pages", "{pages}")}
	return s
}

// Looks of cells.
var (
	key      = xlsx.Plain // of cells that are not shown
	readOnly = xlsx.Style{Wrap: true, Border: true}
	lookUp   = xlsx.Style{Wrap: true, Border: true, Muted: true}
	question = xlsx.Style{Wrap: true, Border: true, Bold: true}
	band     = xlsx.Style{Bold: true, Fill: xlsx.Band}
	fill     = xlsx.ToFill
	write    = xlsx.Style{Wrap: true, Border: true, Fill: xlsx.Input, Unlocked: true, AsText: true}
	closed   = xlsx.Style{Border: true, Fill: xlsx.Pale} // nothing to fill in here
)

// prefilled is a cell with a text of the assessment. One that is longer than a cell is left out, and noted.
func (m *maker) prefilled(s string, look xlsx.Style, question, what string) xlsx.Cell {
	if !xlsx.Fits(s) {
		m.note("form.too-long-for-a-cell", "question", question, "what", what)
		return xlsx.Blank(look)
	}
	return xlsx.Text(s, look)
}

// identity is the sheet that says what the form is of.
func (m *maker) identity() {
	s := m.book.Add(keySheet)
	s.Hidden = true
	add := func(name, value string) {
		s.Row(xlsx.Text(name, key), xlsx.Text(value, key))
	}
	add(keyFormat, FormatVersion)
	add(keyQuestionnaire, m.q().ID)
	add(keyVersion, m.q().Version)
	add(keyDigest, m.q().Digest())
	add(keyLanguage, m.Language.Code())
	if m.State != nil {
		add(keyAssessment, m.State.ID)
	}
	for _, q := range m.questions {
		add(keyNumber+q.ID, m.number(q))
	}
	if m.State != nil {
		for _, r := range m.State.Evidence {
			if r.ID != "" && !r.Conflict && len(r.Supports) > 0 {
				add(keyOf+r.ID, fingerprint(r.Reference))
			}
		}
	}
}
