package wizard

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cirtkit/assessment"
)

// The history of a question: who, when and what; older notes readable in whole; the whole file by author.
func TestChanges(t *testing.T) {
	long := strings.Repeat("The ministry was asked in writing. ", 12) + "It answered in May."
	r := open(t)
	r.at("mandate.basis")
	r.press("3")
	r.at("mandate.basis")
	r.press("f")
	r.write(long)
	r.press("esc", "f", "ctrl+u")
	for range 20 {
		r.press("ctrl+w")
	}
	r.write("Short.")
	r.press("esc", "u", "h")
	r.sees("What changed on mandate.basis", "not answered → 3", "undone by A. Officer")
	r.golden("changes")
	r.press("down")
	r.sees("undo takes this back")
	r.press("enter")
	r.sees("answered in May.", "A. Officer", "Before", "nothing")
	r.press("esc", "tab")
	r.sees("What changed last in this file", "Subject", "(and 5 more)")
	r.press("b")
	r.sees("Only by A. Officer")
	r.press("s")
	r.sees("This was not said in a session.")
	r.press("esc")

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "3", "goto mandate.basis", "finding "+long, "history", "history 2", "history all", "history all Nobody", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"1  2026-09-30", "not answered to 3, A. Officer", "It answered in May.", "mandate.basis: not answered to 3, A. Officer", "Nothing changed then."} {
		if !strings.Contains(strings.ReplaceAll(out, "\n", " "), said) {
			t.Errorf("the line mode does not say %q:\n%s", said, out)
		}
	}
}

// A history is narrowed to today, to the current session, or to some days, of a question as of the whole file.
func TestAHistoryOfSomeDays(t *testing.T) {
	cfg := newFile(t)
	first := assessment.SetFinding("mandate.basis", "The first day.")
	first.Session = "s1-0000"
	session := assessment.Session{ID: "s1-0000", Kind: "interview", Date: "2026-09-30", Institutions: []string{"Regulator"}}
	for _, day := range []struct {
		after time.Duration
		did   []assessment.Intent
	}{
		{0, []assessment.Intent{assessment.PutSession(session), first}},
		{24 * time.Hour, []assessment.Intent{assessment.SetFinding("mandate.basis", "The second day.")}},
		{72 * time.Hour, []assessment.Intent{assessment.SetFinding("mandate.basis", "The fourth day.")}},
	} {
		o := cfg.options("A. Officer")
		now := o.Now
		o.Now = func() time.Time { return now().Add(day.after) }
		f, err := assessment.Open(cfg.Path, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range day.did {
			if _, err := f.Save(in); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	r := newRig(t, cfg)
	r.later(72 * time.Hour)
	r.at("mandate.basis")
	days := func(from, to string) {
		r.press("d", "d", "ctrl+u")
		r.write(from)
		r.press("down", "ctrl+u")
		r.write(to)
		r.press("ctrl+s")
	}
	shows := func(said string, want ...string) {
		t.Helper()
		r.sees(said)
		for _, day := range []string{"first", "second", "fourth"} {
			row := ": “The " + day
			if seen := strings.Contains(r.app.View(), row); seen != slices.Contains(want, day) {
				t.Errorf("%s: the %s day is seen: %t, want %v:\n%s", said, day, seen, want, r.app.View())
			}
		}
	}
	for _, whole := range []bool{false, true} {
		r.press("h")
		if whole {
			r.press("tab")
		}
		shows("By everybody, newest first.", "first", "second", "fourth")
		r.press("d", "2")
		shows("Only today.", "fourth")
		days("1 October 2026", "")
		shows("Only from 1 October 2026.", "second", "fourth")
		days("", "2026-10-01")
		shows("Only until 1 October 2026.", "first", "second")
		days("2026-10-01", "2026-10-02")
		shows("Only from 1 October 2026 until 2 October 2026.", "second")
		days("2026-12-01", "")
		shows("Nothing changed then.")
		r.press("d")
		if r.seen("In the current session") {
			t.Errorf("a session is offered, and none goes on:\n%s", r.app.View())
		}
		r.press("1")
		shows("By everybody, newest first.", "first", "second", "fourth")
		r.press("esc")
	}
	r.app.desk.session = "s1-0000"
	r.press("h", "d", "3")
	shows("Only in the session with Regulator.", "first")
	days("2026-10-02", "2026-10-01")
	r.sees("This day is before the first one.")
}

// Line by line it is a word behind the word.
func TestAHistoryOfSomeDaysInWords(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "3", "goto mandate.basis", "history today", "history since 30 September 2026", "history until 2026-09-29",
		"history all since 2026-10-01", "history all until 2026-09-30 A. Officer", "history since soon", "history session", "quit")
	if err != nil {
		t.Fatal(err)
	}
	rest := out
	for _, said := range []string{
		"1  2026-09-30", "not answered to 3", "1  2026-09-30", "not answered to 3", "Nothing changed then.", "Nothing changed then.",
		"mandate.basis: not answered to 3, A. Officer", "soon", "No session goes on.",
	} {
		_, after, found := strings.Cut(rest, said)
		if !found {
			t.Fatalf("no %q in\n%s\nof\n%s", said, rest, out)
		}
		rest = after
	}
}

// What became of the file of a record is told on the questions that it supports, and in the record's own history.
func TestAHashIsInTheHistoryOfItsQuestion(t *testing.T) {
	r := open(t)
	filed(t, r)
	r.press("E", "c", "h")
	const hashes = "ba7816bf… → 88d4266f…"
	r.press("H")
	r.sees("What changed on ", hashes)
	r.press("d", "2")
	r.sees(hashes)
	r.press("esc", "esc")
	r.at("mandate.basis")
	r.press("h")
	r.sees("What changed on mandate.basis", hashes)
	path := r.app.desk.path
	r.press("esc")
	r.press("ctrl+c")
	cfg := testConfig(t, r.dir)
	cfg.Path = path
	out, err := plainRun(t, cfg, "goto mandate.basis", "history", "register decree", "3", "History of this record", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out, "88d4266f"); n != 2 {
		t.Errorf("the line mode says the hash %d times, want once in each history:\n%s", n, out)
	}
}

// Narrowed to an author, the whole file is searched, not only its newest changes; in the line mode too.
func TestTheHistoryOfAnAuthorOfLongAgo(t *testing.T) {
	cfg := newFile(t)
	write := func(by string, in ...assessment.Intent) {
		f, err := assessment.Open(cfg.Path, cfg.options(by))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Save(in...); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	write("B. Earlier", assessment.SetFinding("mandate.basis", "Said long ago."))
	var many []assessment.Intent
	for i := range maxChanges + 1 {
		many = append(many, assessment.SetMark("mandate.basis", i%2 == 0))
	}
	write("C. Busy", many...)
	r := newRig(t, cfg)
	r.press("1")
	r.press("h", "tab")
	r.press("b", "b")
	r.sees("Only by B. Earlier", "finding", "Said long ago")
	r.press("b")
	r.sees("Only by C. Busy", "mandate.basis, mark")
	r.press("b")
	r.sees("What changed last in this file")
	if r.seen("Only by") {
		t.Errorf("still narrowed:\n%s", r.app.View())
	}
	_ = r.app.desk.file.Close()
	out, err := plainRun(t, cfg, "history all b. earlier", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.ReplaceAll(out, "\n", " "), "Said long ago") {
		t.Errorf("the line mode does not find it:\n%s", out)
	}
}
