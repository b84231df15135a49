package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// heard records three accounts of two sessions; the second session, with somebody not heard yet, is the current one.
func (r *rig) heard() {
	r.run(r.app.put(assessment.PutSession(assessment.Session{ID: "s1", Kind: "interview", Date: "2026-09-01", Place: "Port Examplia", Institutions: []string{"The host"}})))
	r.run(r.app.put(assessment.PutSession(assessment.Session{ID: "s2", Kind: "workshop", Date: "2026-09-15", Institutions: []string{"The host", "Ministry of justice", "Regulator"}})))
	for _, p := range []assessment.Position{
		{Session: "s1", Institution: "The host", Answer: option("3"), Note: "The decree names the team; article 4 was read out."},
		{Session: "s2", Institution: "The host", Answer: option("2")},
		{Session: "s2", Institution: "Ministry of justice", Answer: option("2"), Note: "In force, but the page was not shown."},
		{Institution: "Academy", Answer: questionnaires.Answer{State: questionnaires.DontKnow}},
	} {
		r.run(r.app.put(assessment.PutPosition("mandate.basis", p)))
	}
	r.app.desk.session = "s2"
	r.at("mandate.basis")
}

func TestGoldenPositions(t *testing.T) {
	r := open(t)
	r.heard()
	r.press("2", "left", "p")
	r.golden("positions")
}

// The page below the question goes from institution to institution; what differs is told in signs and words.
func TestThePageOfPositions(t *testing.T) {
	r := open(t)
	r.size(120, 40)
	r.heard()
	r.press("2", "left")
	r.app.top().(*asking).tab = tabPositions
	v := r.app.View()
	at := 0
	for _, part := range []string{
		"3 accounts differ", "Academy", "≠ don't know", "no session · differs from the answer",
		"The host", "≠ 3", "Interview · 2026-09-01", "differs from the answer", "article 4 was read out",
		"● 2", "Workshop · 2026-09-15 · as the answer", "Ministry of justice", "● 2", "as the answer", "the page was not shown",
	} {
		i := strings.Index(v[at:], part)
		if i < 0 {
			t.Fatalf("%q is not where it should be:\n%s", part, v)
		}
		at += i
	}
	r.press("c")
	if v := r.app.View(); strings.Contains(v, "differs from the answer") || strings.Contains(v, "as the answer") {
		t.Errorf("there is no answer:\n%s", v)
	}
}

// Accounts are in the order of the options, whoever spoke first; what is none of them comes last.
func TestAccounts(t *testing.T) {
	q := sample(t).Question("mandate.basis")
	say := func(who, code string) assessment.Position {
		p := assessment.Position{Institution: who, Answer: option(code)}
		if code == "?" {
			p.Answer = questionnaires.Answer{State: questionnaires.DontKnow}
		}
		return p
	}
	var got []string
	for _, c := range accountsOf(q, []assessment.Position{say("A", "?"), say("B", "3"), say("C", "0"), say("D", "3")}) {
		s := c.answer.Option
		for _, p := range c.held {
			s += p.Institution
		}
		got = append(got, s)
	}
	if strings.Join(got, " ") != "0C 3BD A" {
		t.Errorf("accounts %v", got)
	}
}

// In an interview what is said takes three keys; a slip is set right with one more.
func TestAPositionInThreeKeys(t *testing.T) {
	r := open(t)
	r.press("S", "a", "down", "down", "down")
	r.write("The host")
	r.press("ctrl+s", "esc")
	r.at("mandate.basis")
	r.press("p")
	r.sees("not heard on this yet", "What The host says, in one key")
	r.press("3", "esc")
	said := r.onDisk().Answers["mandate.basis"].Positions
	if r.question() != "mandate.basis" || len(said) != 1 || said[0].Institution != "The host" || said[0].Answer.Option != "3" || said[0].Session == "" {
		t.Fatalf("positions %+v", said)
	}
	r.press("p", "1")
	if said = r.onDisk().Answers["mandate.basis"].Positions; len(said) != 1 || said[0].Answer.Option != "1" {
		t.Errorf("after another key: %+v", said)
	}
	r.press("d")
	if said = r.onDisk().Answers["mandate.basis"].Positions; said[0].Answer.State != questionnaires.DontKnow {
		t.Errorf("after d: %+v", said)
	}
	if e := r.onDisk().Answers["mandate.basis"]; e.Answer.State != questionnaires.Unanswered {
		t.Errorf("a position answered the question: %+v", e.Answer)
	}
}

// In a workshop one goes through those who are there; what somebody said elsewhere is never written over by an option's key.
func TestPositionsInAWorkshop(t *testing.T) {
	r := open(t)
	r.heard()
	r.press("p")
	r.sees("Here, and not heard on this yet", "Regulator", "3 accounts differ")
	r.press("0")
	e := r.onDisk().Answers["mandate.basis"]
	if len(e.Positions) != 5 {
		t.Fatalf("positions %+v", e.Positions)
	}
	s := r.app.top().(*positions)
	if p := s.rows(r.app)[s.at]; p.Institution != "Regulator" || p.Session != "s2" || p.Answer.Option != "0" {
		t.Errorf("the cursor is on %+v", p)
	}
	r.press("end", "up") // the host in the first session
	r.press("1")
	f, ok := r.app.top().(*form)
	if !ok || f.values()["answer"] != "1" || f.values()["institution"] != "" {
		t.Fatalf("an option's key on what was said elsewhere shows\n%s", r.app.View())
	}
	r.press("esc")
	if r.onDisk().Answers["mandate.basis"].Positions[1].Answer.Option != "3" {
		t.Errorf("positions %+v", r.onDisk().Answers["mandate.basis"].Positions)
	}
}

// One key makes an account the answer: an act of its own, on behalf of whose account it is, in the session in which it is
// settled; what was said stays, and undo takes the answer back.
func TestSettlingWithAnAccount(t *testing.T) {
	r := open(t)
	r.heard()
	r.press("p", "=")
	r.sees("Regulator has said nothing yet")
	r.size(120, 40)
	r.app.View()
	r.press("right", "right", "=") // the account of the first session
	e := r.onDisk().Answers["mandate.basis"]
	if e.Answer.Option != "3" || e.For != "The host" || e.Session != "s2" || len(e.Positions) != 4 {
		t.Fatalf("the answer is %+v\n%s", e, r.app.View())
	}
	r.press("=")
	r.sees("This account is the answer already")
	r.press("u")
	if e := r.onDisk().Answers["mandate.basis"]; e.Answer.State != questionnaires.Unanswered || len(e.Positions) != 4 {
		t.Errorf("after undo: %+v", e)
	}
	r.press("=", "esc")
	r.later(settledAfter * 2)
	r.press("p", "home", "down", "=")
	if got := r.app.top().name(); got != "why" {
		t.Fatalf("changing an answer given earlier shows %s:\n%s", got, r.app.View())
	}
	r.press("m")
	if e := r.onDisk().Answers["mandate.basis"]; e.Answer.Option != "2" || e.Why != "corrected" {
		t.Errorf("recorded %+v", e)
	}
}

// An account that has no answer settles nothing, nor does one beside the entries of a list.
func TestWhatSettlesNothing(t *testing.T) {
	q := sample(t)
	rows := &assessment.Entry{Rows: []questionnaires.Row{{ID: "r1"}}}
	for _, tt := range []struct {
		id   string
		e    *assessment.Entry
		ans  questionnaires.Answer
		want string
	}{
		{"mandate.basis", &assessment.Entry{}, questionnaires.Answer{}, "positions.no-answer"},
		{"mandate.basis", &assessment.Entry{Answer: option("2")}, option("2"), "positions.is-answer"},
		{"mandate.basis", &assessment.Entry{Answer: option("2"), Conflict: true}, option("2"), ""},
		{"mandate.basis", &assessment.Entry{}, option("9"), "positions.not-fitting"},
		{"mandate.basis", rows, option("2"), ""},
	} {
		if got := unsettled(q.Question(tt.id), tt.e, assessment.Position{Answer: tt.ans}); got != tt.want {
			t.Errorf("%s with %+v: %q, want %q", tt.id, tt.ans, got, tt.want)
		}
	}
	for _, x := range q.Questions() {
		if x.Type == questionnaires.List {
			if got := unsettled(x, rows, assessment.Position{Answer: questionnaires.Answer{State: questionnaires.DontKnow}}); got != "question.has-rows" {
				t.Errorf("%s with entries: %q", x.ID, got)
			}
		}
	}
}

// Accounts stand side by side in a wide window; a click is on the one that was clicked.
func TestAccountsSideBySide(t *testing.T) {
	r := open(t)
	r.heard()
	r.size(120, 40)
	r.press("p")
	var row string
	for _, l := range strings.Split(r.app.View(), "\n") {
		if strings.Contains(l, "Ministry of justice") && strings.Contains(l, "│") {
			row = l
		}
	}
	if !strings.Contains(row, "│") {
		t.Fatalf("the accounts are not side by side:\n%s", r.app.View())
	}
	clickOn(r, "Academy")
	if f, ok := r.app.top().(*form); !ok || f.values()["institution"] != "Academy" {
		t.Errorf("a click on the academy shows\n%s", r.app.View())
	}
	r.press("esc")
	r.size(60, 20)
	if v := r.app.View(); strings.Contains(v, "│") {
		t.Errorf("they are side by side in a narrow window:\n%s", v)
	}
}

func TestPositionsInTheLineMode(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "positions 2", "sessions", "1", "", "", "", "The host", "", "positions 9", "positions 3",
		"behalf Regulator", "positions d", "positions ?", "positions", "2", "settle", "quit")
	if err != nil {
		t.Fatal(err)
	}
	e := stateOf(t, cfg.Path).Answers["mandate.basis"]
	if e == nil || len(e.Positions) != 2 || e.Answer.Option != "3" || e.For != "The host" {
		t.Fatalf("recorded %+v\n%s", e, out)
	}
	for _, want := range []string{"Who says so?", "The host: 3", "accounts differ", "The answer is now what The host says", "Regulator: don't know"} {
		if !strings.Contains(out, want) {
			t.Errorf("the line mode does not say %q:\n%s", want, out)
		}
	}
}

// What is recorded is said; left and right go from account to account, round the end, by its first voice.
func TestGoingFromAccountToAccount(t *testing.T) {
	r := open(t)
	r.heard()
	r.press("p")
	s := r.app.top().(*positions)
	place := func() string {
		p := s.rows(r.app)[s.at]
		return strings.Join(strings.Fields(p.Institution+" "+p.Answer.Option+" "+string(p.Answer.State)), " ")
	}
	s.at = len(s.rows(r.app)) - 1
	if place() != "Academy dont-know" {
		t.Fatalf("the last is %q", place())
	}
	var way []string
	for _, k := range []string{"left", "left", "left", "left", "right", "right"} {
		r.press(k)
		way = append(way, place())
	}
	const want = "The host 3 answered, Ministry of justice 2 answered, Regulator, Academy dont-know, Regulator, Ministry of justice 2 answered"
	if got := strings.Join(way, ", "); got != want {
		t.Errorf("left and right go to %s\nwant %s", got, want)
	}
	s.at = 0
	r.press("3")
	r.reads("Regulator: 3 ", "u takes it back.")
}

// Where several answers can be chosen no digit records what somebody says: it opens the form.
func TestNoDigitRecordsOneOfSeveral(t *testing.T) {
	r := open(t)
	r.heard()
	r.at("facts.groups")
	r.press("p", "1")
	if _, ok := r.app.top().(*positions); !ok || len(r.app.desk.entry("facts.groups").Positions) > 0 {
		t.Errorf("1 recorded something:\n%s", r.app.View())
	}
}

// In the line mode what was said can be changed, made the answer, or taken away.
func TestWhatWasSaidInTheLineMode(t *testing.T) {
	p := newPair(t)
	p.plain.put(assessment.PutPosition("mandate.basis", assessment.Position{Institution: "The host", Answer: option("2")}))
	p.at("mandate.basis")
	said := func() []assessment.Position { return stateOf(t, p.plain.d.path).Answers["mandate.basis"].Positions }
	f := newPositionForm(p.plain.asker(), p.plain.d, said()[0], "mandate.basis", nil)
	p.enter(append(append([]string{"positions", "2", "1"}, fields(f, values{"note": "Not in force."})...), ".")...)
	if got := said(); len(got) != 1 || got[0].Note != "Not in force." || got[0].Answer.Option != "2" {
		t.Errorf("changed: %+v", got)
	}
	p.enter("positions", "2", "2")
	if p.plain.put(assessment.PutSession(assessment.Session{ID: "s1", Kind: "interview", Institutions: []string{"Regulator"}})) {
		p.plain.d.session = "s1"
	}
	f = newPositionForm(p.plain.asker(), p.plain.d, p.plain.d.unheard("mandate.basis")[0], "mandate.basis", nil)
	p.at("mandate.basis")
	p.enter(append(append([]string{"positions", "3"}, fields(f, values{"answer": "1"})...), ".")...) // who has said nothing yet
	if got := said(); len(got) != 2 || got[1].Institution != "Regulator" || got[1].Answer.Option != "1" {
		t.Errorf("said for the first time: %+v", got)
	}
	p.plain.put(assessment.RemovePosition("mandate.basis", "s1", "Regulator"))
	p.plain.d.session = ""
	if got := p.plain.d.entry("mandate.basis").Answer.Option; got != "2" || len(said()) != 1 {
		t.Errorf("made the answer: %q, %+v", got, said())
	}
	p.enter("positions", "2", "3")
	if got := said(); len(got) != 0 {
		t.Errorf("taken away: %+v", got)
	}
}
