package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
)

// promisedTo puts records that institutions promised into a rig's assessment.
func promisedTo(r *rig, records ...assessment.Evidence) {
	for _, e := range records {
		e.ID, e.How = r.app.desk.file.NewID("e"), "promised"
		r.run(r.app.put(assessment.PutEvidence(e)))
	}
}

// What was promised stands by institution, with its day, and what is late is marked. Each line leads to its record.
func TestFinishNamesWhatWasPromised(t *testing.T) {
	r := open(t)
	promisedTo(r,
		assessment.Evidence{Reference: "Decree 7", Promised: "Ministry of Justice", Due: "2026-11-30"},
		assessment.Evidence{Reference: "Minutes of May", Promised: "Ministry of Justice", Due: "2026-08-01"},
		assessment.Evidence{Reference: "List of services", Promised: "Telecom authority"},
	)
	r.size(100, 40)
	r.press("t")
	r.sees("Evidence promised", "Ministry of Justice", "by 30 November 2026", "overdue since 1 August 2026", "Telecom authority", "no day named")
	if v := r.app.View(); strings.Count(v, "Ministry of Justice") != 1 {
		t.Errorf("an institution is named more than once:\n%s", v)
	}
	r.golden("finish-promised")
	p := r.app.top().(*picker)
	for i, it := range p.items(r.app) {
		if it.text == "Minutes of May" {
			p.at = i
		}
	}
	at := p.at
	r.press("enter")
	r.sees("Minutes of May", "2026-08-01")
	r.press("esc")
	if got := r.app.top().(*picker); got != p || got.at != at {
		t.Errorf("coming back the cursor is on line %d of %s, want %d", got.at, got.id, at)
	}

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "finish")
	if err != nil || !strings.Contains(out, "9 questions are not answered") {
		t.Errorf("%v\n%s", err, out)
	}
}

// A line of what is open leads to its questions; coming back the cursor is on that line again.
func TestFinishJumpsAndComesBack(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("d")
	r.at("service.desk")
	r.press("m", "t")
	r.sees("Open", "1 answer is “don't know”", "1 question is marked")
	r.press("2")
	r.sees("Does a legal instrument establish the team?")
	r.press("esc")
	r.sees("Finish", "1 answer is “don't know”")
	r.press("2", "enter")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("the line led to %s", got)
	}
	r.sees("T goes back to Finish")
	r.press("t")
	p := r.app.top().(*picker)
	if it := p.items(r.app)[p.at]; it.value != "find:dont-know" {
		t.Errorf("coming back the cursor is on %+v", it)
	}
	r.press("d") // a mark that stands in no line
	if n := len(r.app.stack); n != 3 {
		t.Errorf("%d screens lie on each other", n)
	}
}

// Before a name is asked for, the page says what is bound and what is open, and keeps nobody from approving.
func TestApprovalSaysWhatItBinds(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("d", "t", "a")
	r.size(100, 40)
	r.sees("1 of 9", "8 questions are not answered", "1 answer is “don't know”", "Level reached by claim", assessment.Fingerprint(r.app.desk.state.Head))
	head := r.app.desk.state.Head
	r.press("1")
	r.write("B. Minister")
	r.press("ctrl+s")
	r.sees("Approved by B. Minister", assessment.Fingerprint(head))
	r.golden("approved")
	if by := r.onDisk().Status.Approval; by == nil || by.Head != head {
		t.Errorf("approved was %+v, shown was %s", by, head)
	}
	r.press("1")
	r.sees("Page to sign")

	cfg := newFile(t)
	head = stateOf(t, cfg.Path).Head
	out, err := plainRun(t, cfg, "approve", "B. Minister", "", "")
	if err != nil || strings.Count(out, assessment.Fingerprint(head)) != 2 || !strings.Contains(out, "9 questions are not answered") {
		t.Errorf("%v\n%s", err, out)
	}
}

// Every line of what is open stands in what an approval binds, with its number.
func TestAnApprovalNamesAllThatIsOpen(t *testing.T) {
	r := open(t)
	for id, key := range map[string]string{"mandate.basis": "d", "facts.staff": "!", "service.desk": "y"} {
		r.at(id)
		r.press(key)
	}
	r.at("service.desk")
	r.press("m")
	promisedTo(r, assessment.Evidence{Reference: "Decree 7", Promised: "Ministry of Justice"})
	open := ""
	for _, f := range approvalFacts(r.app.words, r.app.desk, r.app.source()) {
		if f.Name == r.app.t("approval.open") {
			open = f.Value
		}
	}
	for _, want := range []string{"6 questions are not answered", "1 answer is “don't know”", "1 answer is withheld", "1 question is marked", "1 claim has no evidence", "1 record of evidence is promised"} {
		if !strings.Contains(open, want) {
			t.Errorf("an approval does not say %q:\n%s", want, open)
		}
	}
}

// The results, and home, can be reached from the end.
func TestWaysFromTheEnd(t *testing.T) {
	r := open(t)
	r.press("t", "r")
	if name := r.app.top().name(); name != "results" {
		t.Errorf("r leads to %s", name)
	}
	r.press("esc", "h")
	if r.app.desk != nil || r.app.top().name() != "home" {
		t.Errorf("h leads to %s", r.app.top().name())
	}
}
