package wizard

import (
	"fmt"
	"strings"
	"testing"

	"cirtkit/assessment"
)

// By institution one goes through the questions that somebody can answer, and no others; the place is kept.
func TestInterview(t *testing.T) {
	r := open(t)
	r.press("I")
	r.golden("interview")
	r.press("enter")
	if got := r.question(); got != "facts.exists" {
		t.Fatalf("the interview begins at %s", got)
	}
	r.sees("Question 1 of 2", "only for Ministry in charge", "belongs to no session")
	r.press("1")
	r.sees("Question 2 of 2")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("then comes %s", got)
	}
	r.press("left", "right", "right")
	r.sees("This is the last question")
	r.press("I", "left", "left", "left")
	if got := r.question(); got == "mandate.basis" || r.app.desk.guests != nil {
		t.Errorf("after the interview: %s, %v", got, r.app.desk.guests)
	}
	r.press("I")
	r.sees("1 open, 1 answered")
	r.press("enter")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("the interview goes on at %s", got)
	}
	r.press("2")
	r.sees("Nothing more is open for them")
	if r.app.desk.guests != nil {
		t.Error("the interview goes on with nothing to ask")
	}
}

// A session can be made on the way in; what is said then belongs to it. With a role that is not of the current session,
// nothing belongs to that session.
func TestAnInterviewMakesItsSession(t *testing.T) {
	r := open(t)
	r.press("I", "down", "a")
	f := r.app.top().(*form)
	if v := f.values(); v["roles"] != "Head of the team" || v["date"] != "2026-09-30" {
		t.Errorf("the session begins with %v", v)
	}
	f.focus(3)
	r.write("The host")
	r.press("ctrl+s")
	r.sees("only for The host", "Question 1 of 1")
	r.press("3")
	e := r.onDisk().Answers["mandate.basis"]
	if e == nil || e.Session == "" || e.For != "The host" {
		t.Fatalf("recorded %+v", e)
	}
	r.press("I")
	r.sees("Sessions", "Interview · 2026-09-30 · The host")
	r.press("down", "enter")
	if r.app.desk.session != "" || r.question() != "facts.exists" {
		t.Errorf("the ministry's answers belong to %q, at %s", r.app.desk.session, r.question())
	}
	r.press("I", "I", "home", "enter")
	if r.app.desk.session == "" {
		t.Error("the session of the interview is not the current one")
	}
}

// Evidence that somebody promised is counted with them.
func TestWhatIsPromisedIsCounted(t *testing.T) {
	r := open(t)
	r.app.put(assessment.PutSession(assessment.Session{ID: "s1", Kind: "interview", Institutions: []string{"The host"}, Roles: []string{"head"}}))
	for i, by := range []string{"The host", "Another", "Head of the team", "The host"} {
		r.app.put(assessment.PutEvidence(assessment.Evidence{ID: fmt.Sprint("e", i), Reference: "R", How: "promised", Promised: by}))
	}
	d := r.app.desk
	got := map[string]int{}
	for _, u := range d.audiences(r.app.t, r.app.words) {
		got[u.key()] = d.tallyOf(u).promised
	}
	if want := map[string]int{"s1/head": 3, "/ministry": 0, "/head": 1, "/": 0}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("promised %v, want %v", got, want)
	}
}

func TestInterviewInTheLineMode(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "interview", "1", "1", "1", "2", "quit")
	if err != nil {
		t.Fatal(err)
	}
	s := stateOf(t, cfg.Path)
	if e := s.Answers["mandate.basis"]; e == nil || e.Answer.Option != "2" || s.Answers["facts.exists"] == nil {
		t.Errorf("recorded %v\n%s", s.Answers, out)
	}
	for _, want := range []string{"2 open, 0 answered", "Only what Ministry in charge of digital policy can answer", "Nothing more is open for them"} {
		if !strings.Contains(out, want) {
			t.Errorf("the line mode does not say %q:\n%s", want, out)
		}
	}
	cfg = newFile(t)
	out, err = plainRun(t, cfg, "interview", "2", "2", "", "", "", "The host", "", "1", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if e := stateOf(t, cfg.Path).Answers["mandate.basis"]; e == nil || e.For != "The host" || e.Session == "" {
		t.Errorf("recorded %+v\n%s", e, out)
	}
}

// Role by role: what is asked, what is looked at, what papers answer, what another is asked first; each question once.
func TestInterviewOrder(t *testing.T) {
	r := open(t)
	d := r.app.desk
	for i, q := range d.q.Questions() {
		q.Whom, q.How = nil, nil
		switch i {
		case 1:
			q.Whom, q.How = []string{"head"}, []string{"read"}
		case 2:
			q.Whom, q.How = []string{"ministry", "head"}, []string{"ask"}
		case 3:
			q.Whom, q.How = []string{"head"}, []string{"observe"}
		case 4:
			q.Whom, q.How = []string{"head", "ministry"}, []string{"ask"}
		}
	}
	d.sheets = newSheets(d.q)
	all := d.q.Questions()
	order := func(u audience) string {
		var out []string
		for _, q := range d.interviewOf(u) {
			out = append(out, q.ID)
		}
		return strings.Join(out, " ")
	}
	ids := func(places ...int) string {
		var out []string
		for _, i := range places {
			out = append(out, all[i].ID)
		}
		return strings.Join(out, " ")
	}
	for _, tt := range []struct {
		roles []string
		want  string
	}{
		{[]string{"head"}, ids(4, 3, 1, 2)},
		{[]string{"ministry"}, ids(2, 4)},
		{[]string{"ministry", "head"}, ids(2, 4, 3, 1)},
	} {
		if got := order(audience{roles: tt.roles}); got != tt.want {
			t.Errorf("for %v: %s, want %s", tt.roles, got, tt.want)
		}
	}
	if got := d.present(assessment.Session{Roles: []string{"HEAD", "somebody"}, Institutions: []string{"Ministry in charge of digital policy"}}); strings.Join(got, " ") != "head ministry" {
		t.Errorf("present are %v", got)
	}
}

// For whom the next answers are given is said by a key, and ended by it; in an interview it is otherwise the institution.
func TestOnBehalfOfAnother(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("B")
	r.write("The ministry")
	r.press("enter")
	r.sees("on behalf of The ministry")
	r.press("1")
	r.press("B")
	r.sees("on nobody's behalf")
	r.at("facts.exists")
	r.press("2")
	s := r.onDisk()
	if got := s.Answers["mandate.basis"].For + "/" + s.Answers["facts.exists"].For; got != "The ministry/" {
		t.Errorf("on behalf of %q", got)
	}
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "behalf The ministry", "1", "behalf", "goto facts.exists", "1", "quit")
	if err != nil {
		t.Fatal(err)
	}
	s = stateOf(t, cfg.Path)
	if got := s.Answers["mandate.basis"].For + "/" + s.Answers["facts.exists"].For; got != "The ministry/" {
		t.Errorf("on behalf of %q\n%s", got, out)
	}
}

// What one institution says in an interview is recorded on its behalf; what several say in one room is not.
func TestOnWhoseBehalf(t *testing.T) {
	for institutions, want := range map[string]string{"The host": "The host", "The host; The ministry": ""} {
		r := open(t)
		r.press("S", "a", "down", "down", "down")
		r.write(institutions)
		r.press("ctrl+s", "esc")
		r.at("mandate.basis")
		r.press("2")
		e := r.onDisk().Answers["mandate.basis"]
		if e == nil || e.Answer.Option != "2" || e.Session == "" || e.For != want {
			t.Errorf("an interview with %q records %+v, want it on behalf of %q", institutions, e, want)
		}
	}
}

// In an interview with one institution a new position is that institution's, unless it has one there already; with
// several the reader says whose it is.
func TestAPositionIsTheInterviewedInstitutions(t *testing.T) {
	r := open(t)
	r.press("S", "a", "down", "down", "down")
	r.write("The host")
	r.press("ctrl+s", "esc")
	r.at("mandate.basis")
	r.press("p", "a")
	f := r.app.top().(*form)
	if got := f.values()["institution"]; got != "The host" || f.focused().id != "answer" {
		t.Errorf("the institution is %q, the cursor on %s", got, f.focused().id)
	}
	r.press("3", "ctrl+s")
	said := r.onDisk().Answers["mandate.basis"].Positions
	if len(said) != 1 || said[0].Institution != "The host" || said[0].Answer.Option != "3" || said[0].Session == "" {
		t.Fatalf("positions %+v\n%s", said, r.app.View())
	}
	r.press("a")
	if v := r.app.top().(*form).values(); v["institution"] != "" {
		t.Errorf("a second position is %q's, which has one", v["institution"])
	}
	r.write("The ministry")
	r.press("ctrl+s")
	if said := r.onDisk().Answers["mandate.basis"].Positions; len(said) != 2 {
		t.Errorf("positions %+v", said)
	}
	r.press("esc", "S", "a", "down", "down", "down")
	r.write("The host; The ministry")
	r.press("ctrl+s", "esc")
	r.at("service.desk")
	r.press("p", "a")
	if v := r.app.top().(*form).values(); v["institution"] != "" {
		t.Errorf("with several institutions the position is %q's", v["institution"])
	}

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "sessions", "1", "", "", "", "The host", "", "goto mandate.basis", "positions", "1", "", "", "2", "", "quit")
	if err != nil {
		t.Fatal(err)
	}
	e := stateOf(t, cfg.Path).Answers["mandate.basis"]
	if e == nil || len(e.Positions) != 1 || e.Positions[0].Institution != "The host" || e.Positions[0].Answer.Option != "2" {
		t.Errorf("recorded %+v\n%s", e, out)
	}
}

// The list of institutions opens where one was, marks those of whom nothing is open, and the interview goes on at its
// place; that it begins and ends is said.
func TestComingBackToAnInterview(t *testing.T) {
	r := open(t)
	r.size(100, 30)
	row := func() (at int, signs string) {
		t.Helper()
		p := r.app.top().(*picker)
		for _, it := range p.items(r.app) {
			signs += it.sign
		}
		return p.at, signs
	}
	r.press("I", "down", "enter") // the head of the team, of whom one question is asked
	r.press("I")
	r.reads("All questions again.")
	r.press("I")
	if at, signs := row(); at != 1 || strings.Contains(signs, "✓") {
		t.Errorf("the cursor is on line %d, the signs are %s", at, signs)
	}
	r.press("enter", "2")
	r.press("I")
	if _, signs := row(); signs != "○✓○" {
		t.Errorf("with one who has answered everything the signs are %s", signs)
	}
	r.press("home", "enter")
	first := r.question()
	r.press("right")
	second := r.question()
	if first == second {
		t.Fatalf("the interview stays at %s", first)
	}
	r.press("I", "I", "enter")
	if got := r.question(); got != second {
		t.Errorf("the interview goes on at %s, want %s", got, second)
	}
	r.run(r.app.put(assessment.PutSession(assessment.Session{ID: "s1", Kind: "interview", Date: "2026-09-30", Institutions: []string{"The host"}, Roles: []string{"head"}})))
	r.press("I", "I", "home", "enter")
	r.reads("Only what The host can answer, from here on.")
}

// What is answered belongs to the current session until X ends it; then it belongs to none.
func TestEndingASession(t *testing.T) {
	r := open(t)
	r.run(r.app.put(assessment.PutSession(assessment.Session{ID: "s1", Kind: "workshop", Date: "2026-09-30", Institutions: []string{"The host"}})))
	r.app.desk.session = "s1"
	r.at("mandate.basis")
	r.press("2")
	r.at("service.desk")
	r.press("X", "y")
	on := r.onDisk().Answers
	if on["mandate.basis"].Session != "s1" || on["service.desk"].Session != "" {
		t.Errorf("the answers belong to %q and %q", on["mandate.basis"].Session, on["service.desk"].Session)
	}
}
