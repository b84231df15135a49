package wizard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
)

// plainRun answers the line mode's prompts with a script and gives what it printed.
func plainRun(t *testing.T, cfg Config, script ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	cfg.Stdin, cfg.Stdout, cfg.oneLine = strings.NewReader(strings.Join(script, "\n")+"\n"), &out, true
	err := Plain(context.Background(), cfg)
	for _, c := range []string{"\x1b", "┌", "│", "▸", "▰"} {
		if strings.Contains(out.String(), c) {
			t.Errorf("the line mode printed %q:\n%s", c, out.String())
		}
	}
	return out.String(), err
}

// newFile makes an assessment of the sample questionnaire.
func newFile(t *testing.T) Config {
	t.Helper()
	r := open(t)
	cfg := r.app.cfg
	if err := r.app.desk.file.Close(); err != nil {
		t.Fatal(err)
	}
	r.app.desk = nil
	cfg.Now, cfg.Random = clock(), &zeros{}
	return cfg
}

func stateOf(t *testing.T, path string) *assessment.State {
	t.Helper()
	f, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return f.State()
}

// The same answers give the same state, whether keys or words give them.
func TestPlainAndScreenAgree(t *testing.T) {
	screen := open(t)
	press := func(id string, keys ...string) {
		screen.at(id)
		for _, k := range keys {
			if text, ok := strings.CutPrefix(k, "'"); ok {
				screen.write(text)
			} else {
				screen.press(k)
			}
		}
	}
	press("facts.exists", "2")
	press("facts.groups", "1", "3")
	press("facts.staff", "1", "2", "enter")
	press("facts.since", "enter", "'2020-02-29", "enter")
	press("facts.name", "enter", "'The team, of course", "enter")
	press("facts.teams", "a", "'Gov-CIRT", "down", "right", "down", "'7", "ctrl+s")
	press("mandate.basis", "2")
	press("mandate.basis", "f", "'Signed in May", "esc", "w", "'Ask again", "esc", "m")
	press("mandate.basis", "e", "a", "'Decree 7", "ctrl+s", "esc")
	press("service.desk", "v", "3", "-", "1")
	press("service.hours", "d")
	press("service.hours", "c", "3", "u", "U")
	screen.press("i")
	screen.write("!")
	screen.press("ctrl+s")

	cfg := newFile(t)
	out, err := plainRun(t, cfg,
		"goto facts.exists", "2",
		"1, 3",
		"12",
		"2020-02-29",
		"The team, of course",
		"add", "Gov-CIRT", "2", "7", "",
		"2",
		"goto mandate.basis", "finding", "Signed in May", ".", "note Ask again", "mark",
		"evidence", "1", "Decree 7", "", "", "", "", "", "", "", "",
		"goto service.desk", "provided", "3", "na", "1",
		"dontknow",
		"goto service.hours", "clear", "always", "undo", "redo",
		"about", "Examplia!", "", "", "", "", "", "", "", "", "", "", "",
		"quit")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, want := stateOf(t, cfg.Path), screen.onDisk()
	ignore := cmp.Options{
		cmpopts.IgnoreUnexported(assessment.Entry{}),
		cmpopts.IgnoreFields(assessment.Entry{}, "At"),
		cmpopts.IgnoreFields(assessment.Evidence{}, "ID"),
		cmpopts.EquateEmpty(),
		cmp.FilterPath(func(p cmp.Path) bool { return strings.HasSuffix(p.GoString(), ".Rows[0].ID") }, cmp.Ignore()),
	}
	if diff := cmp.Diff(want.Answers, got.Answers, ignore); diff != "" {
		t.Errorf("answers (-screen +plain):\n%s\n%s", diff, out)
	}
	if diff := cmp.Diff(want.Evidence, got.Evidence, ignore); diff != "" {
		t.Errorf("evidence (-screen +plain):\n%s", diff)
	}
	if diff := cmp.Diff(want.About, got.About); diff != "" {
		t.Errorf("about (-screen +plain):\n%s", diff)
	}
}

func TestPlainTakesNumberCodeOrLetter(t *testing.T) {
	tests := []struct{ id, typed, want string }{
		{"mandate.basis", "3", "3"},
		{"mandate.basis", "A dated draft with a named owner", "1"},
		{"service.desk", "y", "yes"},
		{"service.desk", "NO", "no"},
		{"service.hours", "2", "day"},
		{"service.hours", "always", "always"},
		{"facts.exists", "none", "none"},
	}
	for _, tt := range tests {
		cfg := newFile(t)
		out, err := plainRun(t, cfg, "goto "+tt.id, tt.typed)
		if err != nil {
			t.Fatal(err)
		}
		e := stateOf(t, cfg.Path).Answers[tt.id]
		if e == nil || e.Answer.Option != tt.want {
			t.Errorf("%s to %s gave %+v, want %s\n%s", tt.typed, tt.id, e, tt.want, out)
		}
	}
}

func TestPlainSaysWhatIsWrongAndGoesOn(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "9", "2")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, `no option "9". Type one of 0, 1, 2, 3.`) || !strings.Contains(out, "Type help") {
		t.Errorf("no word about the option that is not there:\n%s", out)
	}
	if got := stateOf(t, cfg.Path).Answers["mandate.basis"].Answer.Option; got != "2" {
		t.Errorf("recorded %q", got)
	}
}

func TestPlainEndOfInputSaysWhereToGoOn(t *testing.T) {
	cfg := newFile(t)
	for _, script := range []string{"goto mandate.basis\n2", "", "goto mandate.basis\nfinding\nhalf a note"} {
		var out bytes.Buffer
		cfg.Stdin, cfg.Stdout = strings.NewReader(script), &out
		if err := Plain(context.Background(), cfg); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		if last := lines[len(lines)-1]; !strings.Contains(last, "cirtkit assess --plain "+cfg.Path) {
			t.Errorf("after %q the last line is %q", script, last)
		}
	}
	e := stateOf(t, cfg.Path).Answers["mandate.basis"]
	if e == nil || e.Answer.Option != "2" || e.Finding != "half a note" {
		t.Errorf("the end of the input lost something: %+v", e)
	}
}

func TestPlainEndsAtAnInterrupt(t *testing.T) {
	cfg := newFile(t)
	ctx, stop := context.WithCancel(context.Background())
	in, typing := io.Pipe()
	cfg.Stdin = in
	cfg.Stdout = writerFunc(func(b []byte) {
		if strings.Contains(string(b), "Saved:") {
			stop() // it will wait for a line that never comes
		}
	})
	done := make(chan error)
	go func() { done <- Plain(ctx, cfg) }()
	if _, err := io.WriteString(typing, "goto mandate.basis\n2\n"); err != nil {
		t.Fatal(err)
	}
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the interrupt", err)
	}
	if e := stateOf(t, cfg.Path).Answers["mandate.basis"]; e == nil || e.Answer.Option != "2" {
		t.Errorf("recorded %+v", e)
	}
}

// writerFunc is a writer that a test looks over.
type writerFunc func([]byte)

func (f writerFunc) Write(b []byte) (int, error) {
	f(b)
	return len(b), nil
}

func TestPlainMakesANewAssessment(t *testing.T) {
	dir := t.TempDir()
	cfg := testConfig(t, dir)
	cfg.Author = ""
	file := filepath.Join(dir, "new.cirt")
	cfg.Questionnaire = "testdata/questionnaire"
	out, err := plainRun(t, cfg,
		"A. Officer",                 // author
		"switz", "1", "", "", "", "", // subject of the list; team, assessors, date, mode
		"5", "", "2", // TLP:RED, marking, target
		file,
		"3", "report "+filepath.Join(dir, "gap.pdf"), "quit")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := stateOf(t, file)
	if s.About.Subject != "Switzerland" || s.About.Country != "CHE" || s.About.TLP != "TLP:RED" || s.About.Target != "readiness:1" {
		t.Errorf("about %+v\n%s", s.About, out)
	}
	if s.Answers["facts.exists"].By != "A. Officer" {
		t.Errorf("signed by %q", s.Answers["facts.exists"].By)
	}
	if _, err := os.Stat(filepath.Join(dir, "gap.pdf")); err != nil {
		t.Error(err)
	}
}

func TestPlainHomeListsWhatWasOpen(t *testing.T) {
	cfg := newFile(t)
	if _, err := plainRun(t, cfg, "quit"); err != nil {
		t.Fatal(err)
	}
	path := cfg.Path
	cfg.Path = ""
	out, err := plainRun(t, cfg, "1", "3")
	if err != nil {
		t.Fatal(err)
	}
	if e := stateOf(t, path).Answers["facts.exists"]; e == nil || e.Answer.Option != "running" {
		t.Errorf("the recent file was not opened:\n%s", out)
	}
}

func TestPlainResultsJump(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "results", "1", "3", "finish", "help all", "sections", "2", "why", "history", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"level 1 is not reached yet", "Saved: 3 A law", "8 questions are not answered", "saveas: ", "Mandate, 1 of 1"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q was not said:\n%s", want, out)
		}
	}
}

// The line mode has no arrows and no keys: nothing that it prints speaks of them.
func TestPlainSpeaksOfNoKeys(t *testing.T) {
	dir := t.TempDir()
	cfg := testConfig(t, dir)
	cfg.Questionnaire = "testdata/questionnaire"
	file := filepath.Join(dir, "n.cirt")
	script := []string{"help", "norw", "1", "", "", "", "", "", "", "", file}
	for _, c := range plainCommands() {
		if c.name != "quit" && c.name != "home" {
			script = append(script, c.name, "cancel", ".")
			if c.name == "workshop" { // in which only a few of the others are
				script = append(script, c.name)
			}
			script = append(script, "goto mandate.basis")
		}
	}
	script = append(script, "na", "goto facts.teams", "add", "Gov-CIRT", "1", "3", "none", "goto service.hours", "always", "next", "open",
		"sessions", "1", "help", "back", "status", "quit")
	out, err := plainRun(t, cfg, script...)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"arrow", "Press ", "Ctrl", "Esc", "Tab ", " key", "Enter goes to the question", "R tries", "r shows"} {
		if strings.Contains(out, word) {
			t.Errorf("it says %q:\n%s", word, out)
		}
	}
	if s := stateOf(t, file); s.About.Subject != "Norway" || s.Answers["facts.teams"] == nil || len(s.Answers["facts.teams"].Rows) != 1 {
		t.Errorf("help was taken for a subject, or none for an answer: %+v\n%s", s.About, out)
	}
}

// Help, back and quit work inside forms and lists.
func TestPlainLeavesFormsAndLists(t *testing.T) {
	for _, script := range [][]string{{"evidence", "quit"}, {"about", "help", "quit"}, {"goto facts.teams", "add", "quit"}} {
		cfg := newFile(t)
		out, err := plainRun(t, cfg, append(script, "2")...)
		if err != nil || strings.Contains(out, "no choice") {
			t.Errorf("%v: %v\n%s", script, err, out)
		}
		if s := stateOf(t, cfg.Path); len(s.Answers) != 0 || s.About.Subject != "Examplia" {
			t.Errorf("%v: something was recorded: %+v", script, s.Answers)
		}
	}
}

func TestPlainRefusesWhatCantBeOpened(t *testing.T) {
	dir := t.TempDir()
	cfg := testConfig(t, dir)
	cfg.Path = filepath.Join(dir, "x.cirt")
	if err := os.WriteFile(cfg.Path, []byte("not an assessment\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := plainRun(t, cfg, "quit")
	var f *fault.Fault
	if !errors.As(err, &f) {
		t.Errorf("opening rubbish gives %v, want a fault", err)
	}
}

func TestScreenPossible(t *testing.T) {
	tests := []struct {
		in, out bool
		env     string // name=value, separated by spaces
		system  string
		want    bool
	}{
		{true, true, "TERM=xterm", "linux", true},
		{false, true, "TERM=xterm", "linux", false},
		{true, false, "TERM=xterm", "linux", false},
		{true, true, "TERM=dumb", "linux", false},
		{true, true, "TERM=dumb", "windows", false},
		{true, true, "", "linux", false},
		{true, true, "", "windows", true},
		{true, true, "TERM=xterm CIRTKIT_PLAIN=1", "linux", false},
		{true, true, "TERM=xterm ACCESSIBLE=1", "windows", false},
		{true, true, "TERM=xterm NO_COLOR=1", "linux", true},
	}
	for _, tt := range tests {
		env := map[string]string{}
		for _, pair := range strings.Fields(tt.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		if got := screenPossible(tt.in, tt.out, func(n string) string { return env[n] }, tt.system); got != tt.want {
			t.Errorf("screenPossible(%v, %v, %q, %s) = %v, want %v", tt.in, tt.out, tt.env, tt.system, got, tt.want)
		}
	}
}

func TestPlainKeepsWhatCantBeSaved(t *testing.T) {
	cfg := newFile(t)
	f, err := assessment.Open(cfg.Path, cfg.options("A. Officer"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	disk := &flaky{store: f, fail: errors.New("no space left")}
	var out bytes.Buffer
	p := &plainMode{ctx: context.Background(), cfg: cfg, words: cfg.Language, out: &out, typed: make(chan string)}
	p.d, p.id = newDesk(disk, cfg.Now), "mandate.basis"
	lines := func(script ...string) {
		go func() {
			for _, l := range script {
				p.typed <- l
			}
		}()
		for range script {
			p.question()
		}
	}
	lines("2")
	if !strings.Contains(out.String(), "NOT SAVED. No space left.") || !strings.Contains(out.String(), "retry") {
		t.Errorf("nothing was said:\n%s", out.String())
	}
	if p.id != "mandate.basis" || p.d.entry(p.id).Answer.Option != "2" {
		t.Errorf("at %s the answer is %+v", p.id, p.d.entry("mandate.basis").Answer)
	}
	other := filepath.Join(filepath.Dir(cfg.Path), "other.cirt")
	lines("saveas " + other)
	if e := stateOf(t, other).Answers["mandate.basis"]; e == nil || e.Answer.Option != "2" {
		t.Errorf("the other file has %+v\n%s", e, out.String())
	}
	disk.fail = nil
	lines("y")
	if e := stateOf(t, other).Answers["mandate.basis"]; e == nil || p.d.queue.Waiting() != 0 {
		t.Errorf("after that %d changes wait", p.d.queue.Waiting())
	}
}

// Whoever does not know, or may not say, reads at the start how to record that.
func TestTheLineModeBeginsWithTheWordsForNoAnswer(t *testing.T) {
	out, err := plainRun(t, newFile(t), "quit")
	if err != nil {
		t.Fatal(err)
	}
	start, _, _ := strings.Cut(out, "Question 1 of 9")
	for _, word := range []string{"dontknow", "withheld", "help"} {
		if !strings.Contains(start, word) {
			t.Errorf("the start does not name %s:\n%s", word, start)
		}
	}
}
