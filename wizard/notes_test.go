package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/text"
)

// A quick note moves to a question below what stands there, as one act; its text is kept, and undo takes the whole
// of it back. Keys and words do the same.
func TestAQuickNoteMovesToAQuestion(t *testing.T) {
	const long = "The head of the office called.\nShe will send the decree."
	check := func(how string, s interface{ note() (string, string, int) }) {
		t.Helper()
		finding, working, left := s.note()
		if finding != "Signed in May\n\n"+long || working != "" || left != 0 {
			t.Errorf("%s: finding %q, working note %q, %d quick notes left", how, finding, working, left)
		}
	}
	r := open(t)
	r.at("mandate.basis")
	r.press("f")
	r.write("Signed in May")
	r.press("esc", "N", "a")
	for i, l := range strings.Split(long, "\n") {
		if i > 0 {
			r.press("enter")
		}
		r.write(l)
	}
	r.press("esc")
	r.golden("notes")
	acts := r.onDisk().Acts
	r.press("l")
	r.write("mandate.basis")
	r.press("enter")
	r.golden("note-as")
	r.press("f")
	r.sees("The note now stands at mandate.basis: Finding.", "No notes yet")
	if got := r.onDisk().Acts; got != acts+1 {
		t.Errorf("%d acts for one move", got-acts)
	}
	check("screen", notesOn{t, r.app.desk.path})
	r.press("u")
	if finding, _, left := (notesOn{t, r.app.desk.path}).note(); finding != "Signed in May" || left != 1 {
		t.Errorf("after undo: finding %q, %d quick notes", finding, left)
	}

	cfg := newFile(t)
	out, err := plainRun(t, cfg, append(append([]string{"goto mandate.basis", "finding Signed in May", "notes"},
		strings.Split(long, "\n")...), ".", "notes", "2", "2", "mandate.basis", "quit")...)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "The note now stands at mandate.basis") {
		t.Error(out)
	}
	check("line mode", notesOn{t, cfg.Path})
}

// notesOn reads what stands in a file about mandate.basis.
type notesOn struct {
	t    *testing.T
	path string
}

func (n notesOn) note() (finding, working string, left int) {
	s := stateOf(n.t, n.path)
	if e := s.Answers["mandate.basis"]; e != nil {
		finding, working = e.Finding, e.WorkingNote
	}
	return finding, working, len(s.Notes)
}

// Within a note of the line mode a line with a slash and a word acts on the note; other lines are its text.
func TestANoteInTheLineMode(t *testing.T) {
	tests := []struct {
		name string
		typed,
		want, says string
	}{
		{"two lines", "one|two|.", "one\ntwo", ""},
		{"left as it was", "one|/cancel|3", "Before", "Not saved yet: 1 line."},
		{"a line taken out", "one|wrong|/back|two|.", "one\ntwo", ""},
		{"on from what stands there", "/old|more|.", "Before\nmore", "/old brings it in"},
		{"read again", "one|/again|two|.", "one\ntwo", "\none\n"},
		{"help", "/help|one|.", "one", "/old brings in what is recorded"},
		{"nothing typed", ".", "Before", ""},
		{"emptied", "-|.", "", ""},
		{"the end of the input keeps it", "one", "one", ""},
		{"too long", strings.Repeat("x", 60<<10) + "|" + strings.Repeat("y", 10<<10) + "|z|.", strings.Repeat("x", 60<<10) + "\nz", "no longer fits"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := newFile(t)
			out, err := plainRun(t, cfg, append([]string{"goto mandate.basis", "finding Before", "finding"}, strings.Split(tt.typed, "|")...)...)
			if err != nil {
				t.Fatal(err)
			}
			if finding, _, _ := (notesOn{t, cfg.Path}).note(); finding != tt.want || !strings.Contains(out, tt.says) {
				t.Errorf("the finding is %q, want %q; it must say %q:\n%s", finding, tt.want, tt.says, out)
			}
			if readDrafts(cfg.Path) != nil {
				t.Error("a draft is left")
			}
		})
	}
}

// Which kind of note one writes is seen all the time, and a long text says that it goes on.
func TestWhatANoteIsForIsSeen(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("w")
	r.sees("○ Working note", "stays in this file, never in reports")
	r.write("x")
	r.press("esc", "f")
	r.sees("→ Finding", "goes into reports")
	r.write(strings.Repeat("Every ministry was asked in writing, and three answered. ", 60))
	r.sees("▲")
	r.press("ctrl+home")
	r.sees("▼")
	r.golden("noting-long")
	r.press("ctrl+z", "ctrl+z")
	s := r.app.top().(*noting)
	before := s.edit.text
	s.edit.insert(strings.Repeat("x", 55<<10))
	r.sees("% full")
	r.press("ctrl+z", "esc")
	if got := r.onDisk().Answers["mandate.basis"].Finding; got != strings.TrimSpace(before) && got != before {
		t.Errorf("%q, want %q", got, before)
	}
}

// A quick note that is gone to again begins with what it says; x takes it away.
func TestAQuickNoteIsChanged(t *testing.T) {
	r := open(t)
	r.press("N", "a")
	r.write("Call the regulator")
	r.press("esc", "enter")
	r.reads("Call the regulator")
	r.write(" on Monday")
	r.press("esc")
	if notes := r.onDisk().Notes; len(notes) != 1 || notes[0].Text != "Call the regulator on Monday" {
		t.Errorf("the notes are %+v", notes)
	}
	r.press("x")
	if notes := r.onDisk().Notes; len(notes) != 0 {
		t.Errorf("after x: %+v", notes)
	}
	p := newPair(t)
	p.enter("/notes Call the regulator")
	p.said.Reset()
	p.enter("notes", "2", "1", "Call the ministry", ".")
	if said := p.said.String(); !strings.Contains(said, "Recorded: Call the regulator") {
		t.Errorf("the line mode does not say what the note says:\n%s", said)
	}
	if notes := stateOf(t, p.plain.d.path).Notes; len(notes) != 1 || notes[0].Text != "Call the ministry" {
		t.Errorf("in the line mode: %+v", notes)
	}
	p.enter("notes", "2", "4")
	if notes := stateOf(t, p.plain.d.path).Notes; len(notes) != 0 {
		t.Errorf("removed in the line mode: %+v", notes)
	}
}

// A quick note moves to a question as long as both texts fit into one note, to the last byte.
func TestANoteMovesWhereItFits(t *testing.T) {
	r := open(t)
	r.run(r.app.put(assessment.PutNote("n1", strings.Repeat("x", text.DefaultMax-7))))
	for stands, fits := range map[string]bool{"": true, "12345": true, "123456": false} {
		r.run(r.app.put(assessment.SetFinding("mandate.basis", stands)))
		in, ok := r.app.desk.noteTo("n1", "mandate.basis", findingNote)
		if ok != fits || len(in.Sets) != 2 {
			t.Errorf("below %d bytes it fits: %v, want %v", len(stands), ok, fits)
		}
	}
}
