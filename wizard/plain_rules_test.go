package wizard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// said checks that a run of the line mode says some things and not others; those begin with "not ".
func said(t *testing.T, out string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if no, ok := strings.CutPrefix(part, "not "); ok {
			if strings.Contains(out, no) {
				t.Errorf("it says %q:\n%s", no, out)
			}
			continue
		}
		if !strings.Contains(out, part) {
			t.Errorf("it does not say %q:\n%s", part, out)
		}
	}
}

// A line that begins with a slash is a command everywhere; two slashes type one.
func TestPlainSlash(t *testing.T) {
	tests := []struct {
		name   string
		script []string
		says   []string
		want   func(finding, name, reference string) bool
	}{
		{
			"in a note",
			[]string{"goto mandate.basis", "finding", "One", "/why", "//etc/hosts is meant", "/again", "."},
			[]string{"Which article names the team", "One\n/etc/hosts is meant"},
			func(f, _, _ string) bool { return f == "One\n/etc/hosts is meant" },
		},
		{
			"taking a line back",
			[]string{"goto mandate.basis", "finding", "One", "Two", "/back", "Three", "."},
			[]string{"Taken back: Two"},
			func(f, _, _ string) bool { return f == "One\nThree" },
		},
		{
			"a command that has to wait",
			[]string{"goto mandate.basis", "finding", "One", "/results", "."},
			[]string{"First finish this, or leave it with /cancel; then type results."},
			func(f, _, _ string) bool { return f == "One" },
		},
		{
			"a note left unsaved",
			[]string{"goto mandate.basis", "finding", "One", "/cancel", "3", "2"},
			[]string{"Not saved yet: 1 line.", "Saved: 2 A signed decision"},
			func(f, _, _ string) bool { return f == "" },
		},
		{
			"a note kept after all",
			[]string{"goto mandate.basis", "finding", "One", "/cancel", "2"},
			[]string{"Not saved yet: 1 line."},
			func(f, _, _ string) bool { return f == "One" },
		},
		{
			"in a text",
			[]string{"goto facts.name", "//slashed"},
			nil,
			func(_, n, _ string) bool { return n == "/slashed" },
		},
		{
			"a word as an answer",
			[]string{"goto facts.name", `"results"`},
			nil,
			func(_, n, _ string) bool { return n == "results" },
		},
		{
			"a word that has no use here",
			[]string{"goto facts.name", "none"},
			nil,
			func(_, n, _ string) bool { return n == "none" },
		},
		{
			"what could be a command",
			[]string{"goto facts.name", "find law", ""},
			[]string{"A slash before a word", "“find law” begins with the word find."},
			func(_, n, _ string) bool { return n == "find law" },
		},
		{
			"what could be a command, and is",
			[]string{"goto facts.name", "find legal", "/", "1", "note Found.", "goto facts.name", "again"},
			[]string{"“find legal” begins with the word find.", "1  Does a legal instrument"},
			func(_, n, _ string) bool { return n == "" },
		},
		{
			"what could be a command, with a slash",
			[]string{"goto facts.name", "/find legal", "1"},
			[]string{"1  Does a legal instrument"},
			func(_, n, _ string) bool { return n == "" },
		},
		{
			"what could be a command, in a script that goes on",
			[]string{"goto facts.name", "report centre", "goto mandate.basis", "note Went on."},
			[]string{"begins with the word report", "Does a legal instrument"},
			func(_, n, _ string) bool { return n == "report centre" },
		},
		{
			"a word that takes nothing more",
			[]string{"goto facts.name", "open source centre"},
			[]string{"If that was meant as the word “open”, type undo, and then /open source centre."},
			func(_, n, _ string) bool { return n == "open source centre" },
		},
		{
			"several lines",
			[]string{"goto facts.name", "write", "One", "Two", "."},
			nil,
			func(_, n, _ string) bool { return n == "One\nTwo" },
		},
		{
			"in a form",
			[]string{"goto mandate.basis", "evidence", "1", "/why", "//7", "", "", "", "", "", "", "", "", ""},
			[]string{"Which article names the team"},
			func(_, _, e string) bool { return e == "/7" },
		},
		{
			"out of a list",
			[]string{"goto mandate.basis", "evidence", "goto facts.name", "Ada"},
			[]string{"not no choice"},
			func(_, n, _ string) bool { return n == "Ada" },
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := newFile(t)
			out, err := plainRun(t, cfg, append(tt.script, "quit")...)
			if err != nil {
				t.Fatal(err)
			}
			said(t, out, tt.says...)
			s := stateOf(t, cfg.Path)
			finding, name, reference := "", "", ""
			if e := s.Answers["mandate.basis"]; e != nil {
				finding = e.Finding
			}
			if e := s.Answers["facts.name"]; e != nil {
				name = e.Answer.Text
			}
			if len(s.Evidence) > 0 {
				reference = s.Evidence[0].Reference
			}
			if !tt.want(finding, name, reference) {
				t.Errorf("recorded finding %q, name %q, evidence %q\n%s", finding, name, reference, out)
			}
		})
	}
}

// Leaving a form says what is not saved, and offers to keep it; back goes one field back.
func TestPlainForms(t *testing.T) {
	tests := []struct {
		name      string
		script    []string
		says      []string
		reference string // of the evidence that is recorded then, "" for none
	}{
		{"nothing entered", []string{"cancel"}, []string{"Left. Nothing was changed.", "not Not saved"}, ""},
		{"one field back", []string{"Decree 7", "back", "Decree 8", "", "", "", "", "", "", "", ""}, []string{"Text; Enter keeps Decree 7"}, "Decree 8"},
		{"back at the first field", []string{"back"}, []string{"Left. Nothing was changed."}, ""},
		{"left and gone on with", []string{"Decree 7", "cancel", "1", "", "", "", "", "", "", "", ""}, []string{"Not saved yet: Record of evidence (What it is: Decree 7)."}, "Decree 7"},
		{"left and kept", []string{"Decree 7", "cancel", "2"}, []string{"Not saved yet: Record of evidence (What it is: Decree 7)."}, "Decree 7"},
		{"left and dropped", []string{"Decree 7", "cancel", "3"}, nil, ""},
		{"quit, and kept", []string{"Decree 7", "quit", "2", "results"}, []string{"not By claim"}, "Decree 7"},
		{"kept, but not right yet", []string{"-", "", ""}, []string{"Please fill in: What it is.", "3 lines in a row could not be taken, so the form is closed. Not saved: Record of evidence."}, ""},
		{"the end of the input", []string{"Decree 7", "", "2"}, []string{"Not finished, so not saved: Record of evidence (What it is: Decree 7"}, ""},
		{"a wrong date thrice", []string{"Decree 7", "", "", "", "", "May", "June", "July", "2"}, []string{"“July” is not a date", "so the form is closed. Not saved: Record of evidence (What it is: Decree 7).", "Saved: 2 A signed"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := newFile(t)
			out, err := plainRun(t, cfg, append([]string{"goto mandate.basis", "evidence", "1"}, tt.script...)...)
			if err != nil {
				t.Fatal(err)
			}
			said(t, out, tt.says...)
			got := ""
			if s := stateOf(t, cfg.Path); len(s.Evidence) > 0 {
				got = s.Evidence[0].Reference
			}
			if got != tt.reference {
				t.Errorf("recorded evidence %q, want %q\n%s", got, tt.reference, out)
			}
		})
	}
}

func TestPlainWordsAndHelp(t *testing.T) {
	tests := []struct {
		name   string
		script []string
		says   []string
	}{
		{"a mistyped word", []string{"finsih"}, []string{"There is no word “finsih”. Did you mean finish?"}},
		{"a mistyped word with others", []string{"gooto 7"}, []string{"Did you mean goto?"}},
		{"help here", []string{"help"}, []string{"Type the number or letter in front of an answer.", "why: ", "not saveas: "}},
		{"help all", []string{"help all"}, []string{"To answer", "saveas: ", "home: "}},
		{"help on one", []string{"help saveas"}, []string{"saveas: save elsewhere"}},
		{"help on none", []string{"help findd"}, []string{"Did you mean find?"}},
		{"help in a list", []string{"sections", "help", ""}, []string{"Type the number in front of a line."}},
		{"help in a form", []string{"about", "help", "cancel"}, []string{"Enter keeps what stands there"}},
		{"help in a note", []string{"note", "/help", "."}, []string{"a full stop alone ends it and saves"}},
		{"a list with a wrong number", []string{"sections", "77", "78", "79", "2"}, []string{"There is no choice “77”. Type 1, 2, 3.", "so the list is closed", "Saved: Planned"}},
		{"levels", []string{"goto mandate.basis", "levels"}, []string{"weight 3, essential, level 1 asks for 2 or more"}},
		{"what is recorded", []string{"goto mandate.basis", "note Ask again", "mark", "recorded"}, []string{"Working note: Ask again", "not Finding:"}},
		{"nothing to clear", []string{"clear"}, []string{"There is no answer to take away."}},
		{"nothing to save", []string{"retry"}, []string{"Everything is saved."}},
		{"previous", []string{"goto 3", "previous"}, []string{"Question 2 of 9"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := plainRun(t, newFile(t), tt.script...)
			if err != nil {
				t.Fatal(err)
			}
			said(t, out, tt.says...)
		})
	}
}

// One goes to the list of all assessments and back to one, and leaves from there.
func TestPlainHomeAndBack(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "2", "home", "1", "goto facts.exists", "3", "home", "7")
	if err != nil {
		t.Fatal(err)
	}
	said(t, out, "Everything is saved in "+cfg.Path+".\n", "What would you like to do?", "To go on: cirtkit assess --plain\n")
	if got := stateOf(t, cfg.Path).Answers["facts.exists"].Answer.Option; got != "running" {
		t.Errorf("recorded %q\n%s", got, out)
	}
	out, err = plainRun(t, cfg, "home", "5", "", "6", "1", "Q")
	if err != nil {
		t.Fatal(err)
	}
	said(t, out, "No longer in the list: "+cfg.Path, "There is no choice “Q”", "To go on: cirtkit assess --plain\n")
}

func TestPlainSettings(t *testing.T) {
	cfg := newFile(t)
	cfg.Author = ""
	if _, err := plainRun(t, cfg, "A. Officer", "settings", "B. Officer", "quit"); err != nil {
		t.Fatal(err)
	}
	if _, err := plainRun(t, cfg, "2", "quit"); err != nil {
		t.Fatal(err)
	}
	if got := stateOf(t, cfg.Path).Answers["facts.exists"].By; got != "B. Officer" {
		t.Errorf("signed by %q", got)
	}
}

// An interrupt leaves a note that was being written as a draft, which is offered at the next opening.
func TestPlainInterruptKeepsANoteAsADraft(t *testing.T) {
	cfg := newFile(t)
	ctx, stop := context.WithCancel(context.Background())
	in, typing := io.Pipe()
	var out bytes.Buffer
	cfg.Stdin, cfg.Stdout = in, &out
	done := make(chan error)
	go func() { done <- Plain(ctx, cfg) }()
	for _, l := range []string{"goto mandate.basis", "finding", "half a note", "/again"} {
		if _, err := io.WriteString(typing, l+"\n"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := io.WriteString(typing, "x"); err != nil { // it waits for the rest of this line
		t.Fatal(err)
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the interrupt", err)
	}
	said(t, out.String(), "Not finished, so not saved: a note, which is kept as a draft", "To go on: cirtkit assess --plain")
	if e := stateOf(t, cfg.Path).Answers["mandate.basis"]; e != nil && e.Finding != "" {
		t.Errorf("recorded %q", e.Finding)
	}
	again, err := plainRun(t, cfg, "1", "quit")
	if err != nil {
		t.Fatal(err)
	}
	said(t, again, "half a note")
	if e := stateOf(t, cfg.Path).Answers["mandate.basis"]; e == nil || e.Finding != "half a note" {
		t.Errorf("the draft was not kept: %+v\n%s", e, again)
	}
}

// No line is longer than a terminal's, but one that holds a single long word or a command to be copied; none
// is drawn or painted.
func TestPlainLinesAreShort(t *testing.T) {
	cfg := newFile(t)
	var out bytes.Buffer
	script := []string{"help all", "why", "results", "", "finish", "about", "", "", "", "", "", "", "", "", "", "", "", "sections", "", "explain", "plan", "goto facts.name", "中文字符" + strings.Repeat("字", 90), "recorded", "quit"}
	cfg.Stdin, cfg.Stdout = strings.NewReader(strings.Join(script, "\n")+"\n"), &out
	if err := Plain(context.Background(), cfg); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	for i, l := range lines[:len(lines)-2] {
		prompts := strings.Split(l, ": ") // without a terminal, what is said next stands behind the prompt
		if w := ansi.StringWidth(l); w > plainWidth && len(prompts) < 2 {
			t.Errorf("line %d is %d cells wide: %q", i, w, l)
		}
		if strings.ContainsAny(l, "\r\t\x1b─│┌▸●○✓") {
			t.Errorf("line %d holds what can't be read aloud: %q", i, l)
		}
	}
}

func TestSpokenLines(t *testing.T) {
	tests := []struct {
		text string
		w    int
		want string
	}{
		{"Short. Stays in one line.", 40, "Short. Stays in one line."},
		{"The first sentence. The second one.", 30, "The first sentence.|The second one."},
		{"See art. 5 of it, e.g. here. Then go on", 34, "See art. 5 of it, e.g. here.|Then go on"},
		{"Is it? \"Yes\" it is. No", 12, "Is it?|\"Yes\" it is.|No"},
		{"a word after another", 8, "a word|after|another"},
		{"saved in /a/very/long/path/to/a/file.cirt now", 12, "saved in|/a/very/long/path/to/a/file.cirt|now"},
		{"第一句。第二句。", 10, "第一句。|第二句。"},
		{"字字字字字字", 4, "字字|字字|字字"},
		{"", 5, ""},
		{"one\n\ntwo", 5, "one||two"},
	}
	for _, tt := range tests {
		if got := strings.Join(spokenLines(tt.text, tt.w), "|"); got != tt.want {
			t.Errorf("spokenLines(%q, %d) = %q, want %q", tt.text, tt.w, got, tt.want)
		}
	}
}

// What no terminal shows is written after its prompt, so that the output alone can be read.
func TestPlainEchoesAPipe(t *testing.T) {
	cfg := newFile(t)
	cfg.Echo = true
	out, err := plainRun(t, cfg, "2", "quit")
	if err != nil {
		t.Fatal(err)
	}
	said(t, out, "Answer: 2\nSaved: Planned\n", "Answer: quit\nEverything is saved")
}

// The path to go on with can be pasted, whatever it holds.
func TestPlainEndQuotesThePath(t *testing.T) {
	cfg := newFile(t)
	odd := filepath.Join(t.TempDir(), "a team (new).cirt")
	if err := os.Rename(cfg.Path, odd); err != nil {
		t.Fatal(err)
	}
	cfg.Path = odd
	out, err := plainRun(t, cfg, "quit")
	if err != nil {
		t.Fatal(err)
	}
	said(t, out, "To go on: cirtkit assess --plain "+shellWordOf(odd, runtime.GOOS))
}

// The end of the input while it is asked what a line was loses nothing: it is the answer.
func TestTheEndWhileAskedWhatWasMeant(t *testing.T) {
	cfg := newFile(t)
	if _, err := plainRun(t, cfg, "goto facts.name", "find law"); err != nil {
		t.Fatal(err)
	}
	if got := stateOf(t, cfg.Path).Answers["facts.name"]; got == nil || got.Answer.Text != "find law" {
		t.Errorf("the answer is %+v, want what was typed", got)
	}
	for _, w := range takesMore {
		if !slices.ContainsFunc(plainCommands(), func(c plainCommand) bool { return c.name == w }) {
			t.Errorf("%s takes more, and is no word", w)
		}
	}
}
