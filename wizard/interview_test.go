package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
)

// An interview asks only what the session's roles can answer, role by role, and says when it is done.
func TestInterview(t *testing.T) {
	r := open(t)
	r.press("I")
	r.sees("Make a session current that names the roles")
	r.press("esc")
	var want []string
	for _, q := range r.app.desk.asked() {
		for _, w := range q.Whom {
			if r.app.desk.q.Role(w) == "Head of the team" {
				want = append(want, q.ID)
			}
		}
	}
	if len(want) < 1 {
		t.Fatal("the sample asks the head of the team nothing")
	}
	r.press("S", "a", "down", "down", "down")
	r.write("The host")
	r.press("down")
	r.write("Head of the team")
	r.press("ctrl+s", "esc")
	r.sees("The host")
	r.press("I")
	r.sees("For this session", "Head of the team")
	r.press("enter")
	r.sees("only for The host")
	for i, id := range want {
		if got := r.question(); got != id {
			t.Fatalf("question %d of the interview is %s, want %s", i, got, id)
		}
		r.press("d")
	}
	r.sees("Nothing more is open for this session")

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "interview", "sessions", "1", "", "", "", "The host", "Head of the team", "interview", "1", "dontknow", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if e := stateOf(t, cfg.Path).Answers[want[0]]; e == nil || e.Answer.State != "dont-know" {
		t.Errorf("%s is %+v\n%s", want[0], e, out)
	}
	if !strings.Contains(out, "Nothing more is open for this session") && len(want) == 1 {
		t.Errorf("the end was not said:\n%s", out)
	}
}

// Role by role in the session's order, each question once.
func TestInterviewOrder(t *testing.T) {
	r := open(t)
	d := r.app.desk
	asked := d.asked()
	asked[1].Whom, asked[2].Whom, asked[3].Whom = []string{"b"}, []string{"a", "b"}, []string{"c"}
	for _, q := range append(asked[4:], asked[0]) {
		q.Whom = nil
	}
	d.state.Sessions = []assessment.Session{{ID: "s1", Roles: []string{"A", "B"}}}
	d.session = "s1"
	var got []string
	for _, q := range d.interview() {
		got = append(got, q.ID)
	}
	if want := asked[2].ID + " " + asked[1].ID; strings.Join(got, " ") != want {
		t.Errorf("the order is %v, want %s", got, want)
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
