package exchange

import (
	"io"
	"maps"
	"slices"
	"time"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// FormatVersion is the version of the exported form.
const FormatVersion = 1

// Options say what an export holds beyond what may always leave.
type Options struct {
	WorkingNotes bool // also the working notes, quick notes, marks, and the notes of positions
	// Enclosed is for what goes out inside a report: without what a report does not tell either, which are the authors of
	// answers, where files lie on somebody's disk, to whom the assessment was released, and raw values of fields.
	Enclosed bool
}

// Export writes a state as YAML: the answers in the order of the questionnaire with all that belongs to
// them, the register of evidence, the sessions. The same state gives the same bytes. Answers stand in the
// form that the command line takes (questionnaires.FormatAnswer). What would show an answer that is withheld is
// left out; a record of evidence then stands there with the question that it serves, and no option.
func Export(w io.Writer, s *assessment.State, o Options) error {
	e := exporter{y: newYAMLWriter(w), s: s, o: o}
	e.head()
	e.about()
	e.status()
	e.answers()
	e.evidence()
	e.sessions()
	if o.WorkingNotes {
		e.y.list("notes", len(s.Notes), func(i int) {
			e.y.text("id", s.Notes[i].ID)
			e.y.text("note", s.Notes[i].Text)
			e.y.text("at", stamp(s.Notes[i].At))
		})
	}
	if !o.Enclosed {
		e.rest()
	}
	return e.y.out.Flush()
}

// ExportAnswers writes the bare map that ReadAnswers reads: question ids and answers. Lists have their
// state only, and an answer in conflict is left out.
func ExportAnswers(w io.Writer, s *assessment.State) error {
	y := newYAMLWriter(w)
	for _, q := range s.Questionnaire.Questions() {
		if e := s.Answers[q.ID]; e != nil && !e.Conflict && e.Answer.State != questionnaires.Unanswered {
			y.text(q.ID, questionnaires.FormatAnswer(q, e.Answer))
		}
	}
	return y.out.Flush()
}

type exporter struct {
	y *yamlWriter
	s *assessment.State
	o Options
}

func (e exporter) head() {
	e.y.number("cirtkit-export", FormatVersion)
	e.source()
}

// source says which questionnaire was answered, in which assessment.
func (e exporter) source() {
	q := e.s.Questionnaire
	e.y.mapping("questionnaire", func() {
		e.y.text("id", q.ID)
		e.y.text("version", q.Version)
		e.y.text("digest", q.Digest())
	})
	if e.s.ID != "" {
		e.y.mapping("assessment", func() {
			e.y.text("id", e.s.ID)
			e.y.text("head", e.s.Head)
			e.y.number("acts", e.s.Acts)
			e.y.text("created", stamp(e.s.Created))
			e.y.text("changed", stamp(e.s.LastChange))
		})
	}
}

func (e exporter) about() {
	a := e.s.About
	fields := []struct{ key, value string }{
		{"subject", a.Subject},
		{"country", a.Country},
		{"region", a.Region},
		{"team", a.Team},
		{"team-kind", a.TeamKind},
		{"date", a.Date},
		{"mode", a.Mode},
		{"tlp", a.TLP},
		{"marking", a.Marking},
		{"target", a.Target},
		{"language", a.Language},
	}
	empty := len(a.Assessors) == 0 && len(a.Groups) == 0
	for _, f := range fields {
		empty = empty && f.value == ""
	}
	if empty {
		return
	}
	e.y.mapping("about", func() {
		for _, f := range fields {
			e.y.text(f.key, f.value)
		}
		e.y.texts("groups", a.Groups)
		e.y.texts("assessors", a.Assessors)
	})
}

func (e exporter) status() {
	st := e.s.Status
	e.y.mapping("status", func() {
		e.y.text("now", st.Now)
		if a := st.Approval; a != nil {
			e.y.mapping("approval", func() {
				e.y.text("name", a.Name)
				e.y.text("office", a.Office)
				e.y.text("date", a.Date)
				e.y.text("head", a.Head)
				e.y.line("stands")
				e.y.out.WriteString(map[bool]string{true: " true\n", false: " false\n"}[a.Stands])
			})
		}
		if e.o.Enclosed {
			return
		}
		e.y.list("released", len(st.Released), func(i int) {
			e.y.text("id", st.Released[i].ID)
			e.y.text("to", st.Released[i].To)
			e.y.texts("uses", st.Released[i].Uses)
			e.y.text("date", st.Released[i].Date)
		})
	})
}

func (e exporter) answers() {
	var told []*questionnaires.Question
	for _, q := range e.s.Questionnaire.Questions() {
		if e.tells(q) {
			told = append(told, q)
		}
	}
	if len(told) == 0 {
		return
	}
	e.y.mapping("answers", func() {
		for _, q := range told {
			e.y.comment(q.Ask)
			e.y.mapping(q.ID, func() { e.answer(q, e.s.Answers[q.ID]) })
		}
	})
}

// tells says whether there is anything to write on a question.
func (e exporter) tells(q *questionnaires.Question) bool {
	entry := e.s.Answers[q.ID]
	if entry == nil {
		return false
	}
	return e.o.WorkingNotes && (entry.WorkingNote != "" || entry.Marked) ||
		entry.Answer.State != questionnaires.Unanswered || len(entry.Rows) > 0 || entry.Provided != "" ||
		entry.Finding != "" || entry.Review != nil || len(entry.Positions) > 0
}

func (e exporter) answer(q *questionnaires.Question, entry *assessment.Entry) {
	answer := shownAnswer(e.s, q.ID)
	e.y.text("answer", questionnaires.FormatAnswer(q, answer))
	if i := q.OptionIndex(answer.Option); answer.Option != "" && i >= 0 {
		e.y.text("says", q.Options[i].Text)
	}
	e.y.flag("conflict", entry.Conflict)
	withheld := Withholds(e.s, q.ID)
	rows := entry.Rows
	if withheld {
		rows = nil
	}
	e.y.list("rows", len(rows), func(i int) {
		e.y.text("id", entry.Rows[i].ID)
		e.y.mapping("cells", func() {
			for _, column := range slices.Sorted(maps.Keys(entry.Rows[i].Cells)) {
				e.y.text(column, entry.Rows[i].Cells[column])
			}
		})
	})
	if !withheld {
		e.y.text("provided", entry.Provided)
	}
	e.y.text("finding", entry.Finding)
	if e.o.WorkingNotes {
		e.y.text("working-note", entry.WorkingNote)
		e.y.flag("marked", entry.Marked)
	}
	if !e.o.Enclosed {
		e.y.text("by", entry.By)
	}
	e.y.text("for", entry.For)
	e.y.text("session", entry.Session)
	e.y.text("at", stamp(entry.At))
	e.y.text("why", entry.Why)
	if r := entry.Review; r != nil {
		e.y.mapping("review", func() {
			e.y.text("by", r.By)
			if !withheld {
				e.y.text("answer", questionnaires.FormatAnswer(q, r.Answer))
			}
			e.y.text("reason", r.Reason)
			e.y.text("at", stamp(r.At))
		})
	}
	e.y.list("positions", len(entry.Positions), func(i int) {
		p := entry.Positions[i]
		e.y.text("institution", p.Institution)
		e.y.text("session", p.Session)
		if !withheld {
			e.y.text("answer", questionnaires.FormatAnswer(q, p.Answer))
		}
		if e.o.WorkingNotes {
			e.y.text("note", p.Note)
		}
	})
}

func (e exporter) evidence() {
	e.y.list("evidence", len(e.s.Evidence), func(i int) {
		r := e.s.Evidence[i]
		if e.o.Enclosed {
			r.File = ""
		}
		e.record(r)
		if len(r.Supports) > 0 {
			e.y.mapping("supports", func() {
				for _, question := range slices.Sorted(maps.Keys(r.Supports)) {
					e.y.line(question)
					e.y.out.WriteString(" " + quoted(ShownOption(e.s, r, question)) + "\n")
				}
			})
		}
	})
}

// record writes a record of the register, without the questions that it serves.
func (e exporter) record(r assessment.Evidence) {
	for _, f := range []struct{ key, value string }{
		{"id", r.ID},
		{"reference", r.Reference},
		{"place", r.Place},
		{"issuer", r.Issuer},
		{"date", r.Date},
		{"valid-until", r.ValidUntil},
		{"marking", r.Marking},
		{"how", r.How},
		{"promised-by", r.Promised},
		{"due", r.Due},
		{"file", r.File},
		{"sha256", r.SHA256},
		{"signed-page", r.SignedPage},
	} {
		e.y.text(f.key, f.value)
	}
	e.y.flag("conflict", r.Conflict)
}

func (e exporter) sessions() {
	e.y.list("sessions", len(e.s.Sessions), func(i int) {
		s := e.s.Sessions[i]
		e.y.text("id", s.ID)
		e.y.text("kind", s.Kind)
		e.y.text("date", s.Date)
		e.y.text("place", s.Place)
		e.y.texts("institutions", s.Institutions)
		e.y.texts("roles", s.Roles)
	})
}

// rest writes what stands beside the state: fields in conflict, and what the file has and the
// questionnaire lacks. Those that can be working notes need the flag.
func (e exporter) rest() {
	conflicts := slices.DeleteFunc(slices.Clone(e.s.Conflicts), func(c assessment.Conflict) bool { return !e.mayLeave(c.Field) })
	e.y.list("conflicts", len(conflicts), func(i int) {
		c := conflicts[i]
		e.y.text("field", string(c.Field))
		e.y.list("values", len(c.Values), func(k int) {
			e.y.text("value", c.Values[k].Value)
			e.y.text("by", c.Values[k].By)
			e.y.text("for", c.Values[k].For)
			e.y.text("at", stamp(c.Values[k].At))
		})
	})
	unknown := slices.DeleteFunc(slices.Clone(e.s.Unknown), func(u assessment.UnknownName) bool { return !e.mayLeave(u.Field) })
	e.y.list("unknown", len(unknown), func(i int) {
		e.y.text("field", string(unknown[i].Field))
		e.y.text("name", unknown[i].Name)
		e.y.text("value", unknown[i].Value)
	})
}

// mayLeave says whether the raw values of a field may stand in this export. A field of a later program
// could be a note.
func (e exporter) mayLeave(f assessment.Field) bool {
	switch f.Kind() {
	case "answer", "row", "supports", "review", "position":
		if Withholds(e.s, f.Question()) {
			return false
		}
	}
	if e.o.WorkingNotes {
		return true
	}
	switch f.Kind() {
	case "about", "answer", "row", "provided", "finding", "review", "evidence", "supports", "session", "status", "released":
		return true
	}
	return false
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
