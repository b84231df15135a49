package wizard

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// changing makes random changes of an assessment, of every kind that the wizard makes.
type changing struct {
	r *rand.Rand
	d *desk
}

func (c changing) question() *questionnaires.Question {
	all := c.d.q.Questions()
	return all[c.r.IntN(len(all))]
}

func (c changing) answer(q *questionnaires.Question) questionnaires.Answer {
	typed := []string{"?", "!", "-:Nobody here", "", strconv.Itoa(c.r.IntN(50)), fmt.Sprintf("20%02d-03-04", c.r.IntN(26)), "A text"}
	for _, o := range q.Options {
		typed = append(typed, o.Code, o.Code)
	}
	for {
		if a, err := questionnaires.ParseAnswer(q, typed[c.r.IntN(len(typed))]); err == nil {
			return a
		}
	}
}

func (c changing) intent() assessment.Intent {
	q, d, r := c.question(), c.d, c.r
	word := func() string { return []string{"", "One", "Two", "Three"}[r.IntN(4)] }
	oneOf := func(n int) int { return r.IntN(max(1, n)) }
	switch r.IntN(19) {
	case 0:
		return assessment.SetProvided(q.ID, []string{"", questionnaires.Providers[r.IntN(len(questionnaires.Providers))]}[r.IntN(2)])
	case 1:
		return assessment.SetFinding(q.ID, word())
	case 2:
		return assessment.SetWorkingNote(q.ID, word())
	case 3:
		return assessment.SetMark(q.ID, r.IntN(2) == 0)
	case 4:
		return assessment.PutReview(q.ID, assessment.Review{By: "R. Viewer", Answer: c.answer(q), Reason: word()})
	case 5:
		return assessment.RemoveReview(q.ID)
	case 6, 7:
		session := ""
		if len(d.state.Sessions) > 0 {
			session = d.state.Sessions[oneOf(len(d.state.Sessions))].ID
		}
		institution := []string{"Host", "The Ministry / legal", "Université"}[r.IntN(3)]
		if r.IntN(3) == 0 {
			return assessment.RemovePosition(q.ID, session, institution)
		}
		return assessment.PutPosition(q.ID, assessment.Position{Session: session, Institution: institution, Answer: c.answer(q), Note: word()})
	case 8:
		e := assessment.Evidence{ID: d.file.NewID("e"), Reference: "Decree", How: assessment.Hows[r.IntN(len(assessment.Hows))]}
		if e.How == "promised" {
			e.Promised = word()
		}
		if n := len(d.state.Evidence); n > 0 && r.IntN(2) == 0 {
			e.ID = d.state.Evidence[r.IntN(n)].ID
		}
		return assessment.PutEvidence(e)
	case 9, 10:
		if n := len(d.state.Evidence); n > 0 {
			e := d.state.Evidence[r.IntN(n)]
			if r.IntN(6) == 0 {
				return assessment.RemoveEvidence(e)
			}
			option := ""
			if len(q.Options) > 0 && r.IntN(4) > 0 {
				option = q.Options[r.IntN(len(q.Options))].Code
			}
			return assessment.Support(e.ID, q.ID, option)
		}
	case 11:
		s := assessment.Session{ID: d.file.NewID("s"), Kind: "interview", Place: word()}
		if n := len(d.state.Sessions); n > 0 && r.IntN(2) == 0 {
			if s.ID = d.state.Sessions[r.IntN(n)].ID; r.IntN(3) == 0 {
				return assessment.RemoveSession(s.ID)
			}
		}
		return assessment.PutSession(s)
	case 12:
		if n := len(d.state.Notes); n > 0 && r.IntN(2) == 0 {
			id := d.state.Notes[r.IntN(n)].ID
			if r.IntN(3) == 0 {
				return assessment.RemoveNote(id)
			}
			return assessment.PutNote(id, "Changed "+word())
		}
		return assessment.PutNote(d.file.NewID("n"), "Note "+word())
	case 13:
		if q.Type == questionnaires.List {
			rows := d.entry(q.ID).Rows
			if n := len(rows); n > 0 && r.IntN(3) == 0 {
				return assessment.RemoveRow(q.ID, rows[r.IntN(n)].ID)
			}
			v := values{}
			for _, col := range q.Columns { // those that are required, as far as a text will do
				if col.Required && col.Type == questionnaires.Text {
					v[col.ID] = "Row " + word()
				}
			}
			if in := d.rowFrom(q, questionnaires.Row{}, v); questionnaires.CheckRow(q, questionnaires.Row{ID: "r1", Cells: cellsFrom(v)}) == nil {
				return in
			}
		}
	case 14:
		if q.Scored() && len(q.Options) > 1 { // no step leads to the lowest option
			s := assessment.LocalStep{Question: q.ID, Option: q.Options[1+r.IntN(len(q.Options)-1)].Code, Owner: "Owner " + word()}
			if r.IntN(3) == 0 {
				return assessment.RemoveStep(s.Question, s.Option)
			}
			return assessment.PutStep(s)
		}
	case 15:
		return assessment.SetStatus(assessment.Statuses[r.IntN(3)])
	case 16:
		was := d.state.About
		is := was
		is.Team, is.Marking = word(), word()
		if is.Team == "" { // and so no kind of team either
			is.TeamKind = ""
		}
		return assessment.ChangeAbout(was, is)
	}
	if q.Type == questionnaires.List && len(d.entry(q.ID).Rows) > 0 { // the rows are the answer
		return assessment.SetFinding(q.ID, word())
	}
	return assessment.SetAnswer(q, c.answer(q))
}

// shown is what a state says of everything that a screen shows, without what only the disk can tell: who and when.
func shown(t *testing.T, s *assessment.State) string {
	t.Helper()
	type record struct {
		ID       string
		Record   any
		Supports map[string]string
	}
	answers := map[string]assessment.Entry{}
	for id, e := range s.Answers {
		one := *e
		one.By, one.At = "", assessment.Entry{}.At
		if one.Answer.State == questionnaires.Unanswered {
			one.For, one.Session, one.Why = "", "", ""
		}
		if len(one.Rows) == 0 {
			one.Rows = nil
		}
		if len(one.Positions) == 0 {
			one.Positions = nil
		}
		if said, none := asJSON(t, one), asJSON(t, assessment.Entry{}); said != none {
			answers[id] = one
		}
	}
	var register, sessions []record
	for _, e := range s.Evidence {
		register = append(register, record{e.ID, e, maps.Clone(e.Supports)})
	}
	for _, o := range s.Sessions {
		sessions = append(sessions, record{o.ID, o, nil})
	}
	notes := map[string]string{}
	for _, n := range s.Notes {
		notes[n.ID] = n.Text
	}
	byID := func(a, b record) int { return cmp.Compare(a.ID, b.ID) }
	slices.SortFunc(register, byID)
	slices.SortFunc(sessions, byID)
	for i := range register {
		if len(register[i].Supports) == 0 {
			register[i].Supports = nil
		}
	}
	return asJSON(t, []any{s.About, s.Status.Now, answers, register, sessions, notes, append([]assessment.LocalStep{}, s.Steps...)})
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	out, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// What is shown while changes wait for the disk is what the file says once it has them, for every kind of change, in
// any order, on every questionnaire of the library; what was shown before stays as it was; and what is counted is what
// a plain count of the answers gives, before and after.
func TestWhatWaitsIsShownAsItWillBe(t *testing.T) {
	all := []*questionnaires.Questionnaire{sample(t)}
	for _, info := range questionnaires.Library() {
		q, err := questionnaires.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, q)
	}
	for seed, q := range all {
		t.Run(q.ID, func(t *testing.T) {
			cfg := testConfig(t, t.TempDir())
			f, err := assessment.Create(filepath.Join(t.TempDir(), "a.cirt"), q, cfg.options("A. Officer"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			d := newDesk(f, cfg.Now)
			c := changing{rand.New(rand.NewPCG(uint64(seed), 11)), d}
			for range 50 {
				var did []string
				for range 1 + c.r.IntN(5) {
					before, was := d.state, shown(t, d.state)
					in := c.intent()
					did = append(did, fmt.Sprintf("%s", in.Sets))
					d.put(in)
					if shown(t, before) != was {
						t.Fatalf("%v changed what was shown before", did)
					}
				}
				d.countedPlainly(t)
				waiting := shown(t, d.state)
				d.refresh() // as after a save that failed
				if again := shown(t, d.state); again != waiting {
					t.Fatalf("after %v, shown at first (-) and then (+)\n%s", did, gocmp.Diff(waiting, again))
				}
				if _, err := f.Save(d.queue.Next()...); err != nil {
					t.Fatal(err, did)
				}
				d.queue.Done()
				d.settle(f.State())
				if saved := shown(t, d.state); saved != waiting {
					t.Fatalf("after %v, shown (-) and saved (+)\n%s", did, gocmp.Diff(waiting, saved))
				}
				d.countedPlainly(t)
				if c.r.IntN(4) == 0 {
					d.put(assessment.Intent{Undo: []string{assessment.UndoLatest, assessment.RedoLatest}[c.r.IntN(2)]})
					if _, err := f.Save(d.queue.Next()...); err != nil {
						t.Fatal(err)
					}
					d.queue.Done()
					d.settle(f.State())
					d.countedPlainly(t)
				}
			}
			again, err := assessment.Read(f.Path())
			if err != nil {
				t.Fatal(err)
			}
			if got, want := shown(t, again.State()), shown(t, d.state); got != want {
				t.Fatalf("the file says\n%s\nthe screen\n%s", got, want)
			}
		})
	}
}

// countedPlainly counts what screens show, question by question.
func (d *desk) countedPlainly(t *testing.T) {
	t.Helper()
	asked := map[string]bool{}
	for _, r := range d.result.Questions {
		if q := d.q.Question(r.ID); q != nil && q.Retired == "" && r.Asked.String() != "false" {
			asked[r.ID] = true
		}
	}
	if len(asked) != len(d.asked()) {
		t.Fatalf("%d questions are asked, counted %d", len(asked), len(d.asked()))
	}
	answered := func(id string) bool { return d.entry(id).Answer.State != questionnaires.Unanswered }
	done := 0
	var want openCounts
	for id := range asked {
		e := d.entry(id)
		if answered(id) {
			done++
		}
		switch e.Answer.State {
		case questionnaires.Unanswered:
			want.unanswered++
		case questionnaires.DontKnow:
			want.dontKnow++
		case questionnaires.Withheld:
			want.withheld++
		}
		if e.Marked {
			want.marked++
		}
		supported := -1
		n := 0
		for _, r := range d.state.Evidence {
			option, serves := r.Supports[id]
			if !serves {
				continue
			}
			n++
			if slices.Contains([]string{"received", "seen", "public"}, r.How) {
				supported = max(supported, d.q.Question(id).OptionIndex(option))
			}
		}
		if len(d.evidenceFor(id)) != n {
			t.Fatalf("%d records for %s, counted %d", len(d.evidenceFor(id)), id, n)
		}
		if q := d.q.Question(id); q.Scored() && e.Answer.State == questionnaires.Answered && q.OptionIndex(e.Answer.Option) > max(0, supported) {
			want.unsupported++
		}
	}
	for _, e := range d.state.Evidence {
		if e.How == "promised" {
			want.promised++
		}
	}
	if gotDone, gotTotal := d.progress(); gotDone != done || gotTotal != len(asked) {
		t.Fatalf("progress %d of %d, counted %d of %d", gotDone, gotTotal, done, len(asked))
	}
	got := d.open()
	got.disputed = 0 // what a reviewer has to accept is the scoring's word
	if got != want {
		t.Fatalf("open %+v, counted %+v", got, want)
	}
	var below func(s *questionnaires.Section) (done, total int)
	below = func(s *questionnaires.Section) (done, total int) {
		for _, q := range s.Questions {
			if asked[q.ID] {
				if total++; answered(q.ID) {
					done++
				}
			}
		}
		for _, o := range s.Sections {
			x, y := below(o)
			done, total = done+x, total+y
		}
		return done, total
	}
	listed := 0
	for _, p := range d.parts() {
		if done, total := below(p.section); done != p.done || total != p.total {
			t.Fatalf("section %s %d of %d, counted %d of %d", p.section.ID, p.done, p.total, done, total)
		}
		listed++
	}
	for _, s := range d.q.AllSections() {
		if _, total := below(s); total > 0 {
			listed--
		}
	}
	if listed != 0 {
		t.Fatalf("%d sections too many are listed", listed)
	}
	for _, role := range d.q.Roles {
		u := audience{roles: []string{role.ID}}
		open, done := 0, 0
		for id := range asked {
			if slices.Contains(d.q.Question(id).Whom, role.ID) {
				if answered(id) {
					done++
				} else {
					open++
				}
			}
		}
		if got := d.answeredBy(u); got.open != open || got.done != done {
			t.Fatalf("%s: %d open, %d done; counted %d and %d", role.ID, got.open, got.done, open, done)
		}
	}
}
