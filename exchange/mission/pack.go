package mission

import (
	"slices"

	"cirtkit/questionnaires"
)

// Anyone is the role of questions that name nobody.
const Anyone = ""

// Method is how a question is answered on a mission.
type Method int

// The methods. A question that is both read and asked is asked: the paper is asked for beforehand.
const (
	Ask     Method = iota
	Observe        // it is looked at on site
	Read           // a paper answers it, at the desk, before the mission
)

func methodOf(q *questionnaires.Question) Method {
	switch {
	case slices.Contains(q.How, "observe"):
		return Observe
	case slices.Contains(q.How, "read") && !slices.Contains(q.How, "ask"):
		return Read
	}
	return Ask
}

// Question is a question as sheets show it.
type Question struct {
	ID        string
	Reference string // its short number, such as "M-07", which the report has too
	Section   Said
	Type      questionnaires.Type
	Method    Method
	Minutes   int
	Roles     []string // who can answer: the first is asked first
	Label     Said
	Ask       Said
	Why       Said
	Options   []Option
	Unit      Said
	Min, Max  string
	Columns   []Column
	NA        []Said
	Provided  bool
	Evidence  []Said
	Probe     Said
	OnlyIf    Said   // the condition under which it is asked, in words; empty: always
	Example   string // a local one, from an overlay
}

// Option is one answer to tick.
type Option struct {
	Code string
	Text Said
}

// Column is a column of a list to fill in.
type Column struct {
	Label   Said
	Options []Said
	Unit    Said
	Words   bool // free words go into it
}

// Pack is what a mission takes along.
type Pack struct {
	Title     Said
	Purpose   Said
	ID        string // of the questionnaire
	Version   string
	Essential bool // only what has to be asked of anybody
	Questions []Question
	// Documents are to be asked for beforehand, OnSite to be shown there.
	Documents    []Document
	OnSite       []Document
	Institutions []Institution
	Agenda       Agenda
	Terms        []questionnaires.Named // local terms, from overlays
	Minutes      int                    // of all questions
	DeskMinutes  int                    // of those that papers answer

	speaker speaker
}

// Institution is a role that questions name: somebody to be invited. What it is called in the country is
// filled in there.
type Institution struct {
	Role string // id; Anyone
	Name Said
	// First are the questions that it is asked first; Also those that it can answer and another one is
	// asked first. Both are places in Pack.Questions, in order.
	First, Also []int
	// Of First, by Method.
	Counts [3]int
	// Minutes is how long its questions take on site: see Agenda. DeskMinutes are those before.
	Minutes, DeskMinutes int
}

// Options say what goes into a pack.
type Options struct {
	Essential bool
	// References are the short numbers of the questions by their ids.
	References map[string]string
}

// Build makes a pack. The readings are the same questionnaire in one language or more; the first one is the
// main one.
func Build(readings []Reading, o Options) *Pack {
	s := speaker(readings)
	q := s.main()
	p := &Pack{
		Title:     s.text("questionnaire", "", "title", func(q *questionnaires.Questionnaire) string { return q.Title }),
		Purpose:   s.text("questionnaire", "", "purpose", func(q *questionnaires.Questionnaire) string { return q.Purpose }),
		ID:        q.ID,
		Version:   q.Version,
		Essential: o.Essential,
		speaker:   s,
	}
	for _, overlay := range q.Overlays {
		p.Terms = append(p.Terms, overlay.Terms...)
	}
	for _, question := range q.Questions() {
		if question.Retired != "" || o.Essential && !question.Essential {
			continue
		}
		shown := s.question(question, o.References)
		p.Questions = append(p.Questions, shown)
		p.Minutes += shown.Minutes
		if shown.Method == Read {
			p.DeskMinutes += shown.Minutes
		}
	}
	p.Documents, p.OnSite = documents(p.Questions)
	p.Institutions = p.institutions()
	p.Agenda = agenda(p.Institutions)
	return p
}

// question takes a question's texts from all readings.
func (s speaker) question(q *questionnaires.Question, references map[string]string) Question {
	id := q.ID
	out := Question{
		ID: id, Reference: id, Type: q.Type, Method: methodOf(q), Minutes: q.Minutes, Provided: q.Provided, Roles: q.Whom,
		Ask:   s.ofQuestion(id, "ask", func(q *questionnaires.Question) string { return q.Ask }),
		Label: s.label(id),
		Why:   s.ofQuestion(id, "why", func(q *questionnaires.Question) string { return q.Why }),
		Probe: s.ofQuestion(id, "probe", func(q *questionnaires.Question) string { return q.Probe }),
		Unit:  s.ofQuestion(id, "unit", func(q *questionnaires.Question) string { return q.Unit }),
	}
	if reference := references[id]; reference != "" {
		out.Reference = reference
	}
	if len(out.Roles) == 0 {
		out.Roles = []string{Anyone}
	}
	if section := s.main().SectionOf(id); section != nil {
		out.Section = s.text("sections", section.ID, "title", func(q *questionnaires.Questionnaire) string { return q.Section(section.ID).Title })
	}
	if q.Min != nil {
		out.Min = q.Min.String()
	}
	if q.Max != nil {
		out.Max = q.Max.String()
	}
	for i, o := range q.Options {
		text := s.ofQuestion(id, "options/"+o.Code, func(q *questionnaires.Question) string { return q.Options[i].Text })
		out.Options = append(out.Options, Option{o.Code, text})
	}
	for i, na := range q.NA {
		out.NA = append(out.NA, s.ofQuestion(id, "na/"+na.ID, func(q *questionnaires.Question) string { return q.NA[i].Text }))
	}
	for i := range q.Evidence {
		out.Evidence = append(out.Evidence, s.ofQuestion(id, "evidence/"+decimal(i), func(q *questionnaires.Question) string { return q.Evidence[i] }))
	}
	for i, c := range q.Columns {
		field := "columns/" + c.ID
		column := Column{
			Label: s.ofQuestion(id, field+"/label", func(q *questionnaires.Question) string { return q.Columns[i].Label }),
			Words: c.Type == questionnaires.Text,
			Unit:  s.ofQuestion(id, field+"/unit", func(q *questionnaires.Question) string { return q.Columns[i].Unit }),
		}
		for j, o := range c.Options {
			column.Options = append(column.Options, s.ofQuestion(id, field+"/options/"+o.Code, func(q *questionnaires.Question) string {
				return q.Columns[i].Options[j].Text
			}))
		}
		out.Columns = append(out.Columns, column)
	}
	if !q.When.IsZero() {
		out.OnlyIf = s.condition(q.When, references)
	}
	for _, overlay := range s.main().Overlays {
		if example := overlay.Examples[id]; example != "" {
			out.Example = example
		}
	}
	return out
}

// label is a question's short name, or what it asks.
func (s speaker) label(id string) Said {
	if short := s.ofQuestion(id, "label", func(q *questionnaires.Question) string { return q.Label }); short != nil {
		return short
	}
	return s.ofQuestion(id, "ask", func(q *questionnaires.Question) string { return q.Ask })
}

// institutions gives each question to the roles that can answer it, in the questionnaire's order of roles.
// Roles without a question are not invited.
func (p *Pack) institutions() []Institution {
	var out []Institution
	q := p.speaker.main()
	ids := []string{}
	for _, r := range q.Roles {
		ids = append(ids, r.ID)
	}
	for _, id := range append(ids, Anyone) {
		i := Institution{Role: id}
		for at, question := range p.Questions {
			switch slices.Index(question.Roles, id) {
			case -1:
			case 0:
				i.First = append(i.First, at)
				i.Counts[question.Method]++
				if question.Method == Read {
					i.DeskMinutes += question.Minutes
					i.Minutes += followUp
				} else {
					i.Minutes += question.Minutes
				}
			default:
				i.Also = append(i.Also, at)
			}
		}
		if len(i.First)+len(i.Also) > 0 {
			i.Name = p.speaker.role(id)
			out = append(out, i)
		}
	}
	return out
}
