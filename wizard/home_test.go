package wizard

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
)

// A file that is opened again shows the question that was left.
func TestReopeningGoesOnWhereOneWas(t *testing.T) {
	r := open(t)
	r.at("service.desk")
	r.press("ctrl+c")
	cfg := r.app.cfg
	again := newRig(t, cfg)
	if got := again.question(); got != "service.desk" {
		t.Errorf("the screen begins at %s", got)
	}
	again.press("ctrl+c")
	out, err := plainRun(t, cfg, "goto facts.name", "quit")
	if err != nil || !strings.Contains(out, "Can anybody report an incident") {
		t.Errorf("the line mode begins elsewhere (%v):\n%s", err, out)
	}
	again = newRig(t, cfg)
	if got := again.question(); got != "facts.name" {
		t.Errorf("after the line mode the screen begins at %s", got)
	}
	again.press("ctrl+c")
}

func TestNewAssessmentFromTheScreen(t *testing.T) {
	dir := t.TempDir()
	cfg := testConfig(t, dir)
	cfg.Author = ""
	cfg.Questionnaire = "testdata/questionnaire"
	r := newRig(t, cfg)
	r.sees("Who is filling this in?")
	r.press("enter")
	r.sees("Please fill in: Your name")
	r.write("A. Officer")
	r.press("enter")
	r.write("norw")
	r.press("down", "enter")
	f := r.app.top().(*form)
	f.focus(0)
	r.press("ctrl+u")
	r.write("NORWAY") // typed out in full it is the same
	r.press("enter")
	if got := f.values()["subject"]; got != "Norway" {
		t.Errorf("the subject is %q", got)
	}
	if got := f.values()["path"]; got != "norway-sample.cirt" {
		t.Errorf("the proposed file is %q", got)
	}
	for f.focused() == nil || f.focused().id != "path" {
		r.press("down")
	}
	r.press("ctrl+u")
	r.write(filepath.Join(dir, "n.cirt"))
	r.press("ctrl+s")
	r.sees("Norway", "saved", "Is there a team today?")
	s := r.onDisk()
	if s.About.Country != "NOR" || s.About.Assessors[0] != "A. Officer" || s.About.Date != "2026-09-30" {
		t.Errorf("about %+v", s.About)
	}
	if got := settings.Load(cfg.Settings).Author; got != "A. Officer" {
		t.Errorf("the name was not kept: %q", got)
	}
	r.press("q")
	r.sees("Recent assessments", "Norway", "0/9")
	r.press("1")
	r.sees("Is there a team today?")
	r.press("ctrl+c")
}

func TestAFormComesBackWhenTheFileCantBeMade(t *testing.T) {
	r := open(t)
	taken := r.app.desk.path
	cfg := r.app.cfg
	cfg.Path, cfg.Questionnaire = "", "testdata/questionnaire"
	n := newRig(t, cfg)
	n.write("Examplia")
	f := n.app.top().(*form)
	for f.focused() == nil || f.focused().id != "path" {
		n.press("down")
	}
	n.press("ctrl+u")
	n.write(taken)
	n.press("ctrl+s")
	if n.app.top() != screen(f) || f.problem == "" {
		t.Errorf("an existing file was not refused in the form:\n%s", n.app.View())
	}
}

func TestALockedFileCanBeRead(t *testing.T) {
	r := open(t)
	cfg := r.app.cfg
	n := newRig(t, cfg)
	n.sees("This file is in use", "A. Officer")
	n.press("1")
	n.sees("READ ONLY")
	n.at("mandate.basis")
	n.press("2")
	n.sees("for reading only")
	if got := n.answerTo("mandate.basis").Option; got != "" {
		t.Errorf("a read-only file took the answer %q", got)
	}
}

func TestPathsAreCompleted(t *testing.T) {
	r := open(t)
	cfg := r.app.cfg
	cfg.Path = ""
	n := newRig(t, cfg)
	n.press("o")
	n.write(r.dir + "/exa")
	n.sees("examplia.cirt")
	n.press("tab")
	if got := n.app.top().(*form).focused().value; got != filepath.Join(r.dir, "examplia.cirt") {
		t.Errorf("completed to %q", got)
	}
}

// A click does what the cursor and enter would do, on whatever line of the row it lands.
func TestClicks(t *testing.T) {
	click := func(r *rig, text string) {
		t.Helper()
		for y, l := range strings.Split(r.app.View(), "\n") {
			if x := strings.Index(l, text); x >= 0 {
				r.send(tea.MouseMsg{X: width(l[:x]), Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
				return
			}
		}
		t.Fatalf("%q is not on the screen:\n%s", text, r.app.View())
	}
	for _, size := range [][2]int{{60, 20}, {120, 40}} {
		r := open(t)
		r.size(size[0], size[1])
		r.at("mandate.basis")
		click(r, "been published") // the last line of a long option
		if got := r.answerTo("mandate.basis").Option; got != "3" {
			t.Errorf("at %v clicked %q, want 3", size, got)
		}
		r.at("facts.groups")
		click(r, "Energy")
		click(r, "Health")
		if got := r.answerTo("facts.groups").Options; !slices.Equal(got, []string{"energy", "health"}) {
			t.Errorf("at %v chose %v", size, got)
		}
		r.at("facts.staff")
		click(r, "Enter  writes the answer")
		r.sees("enter answer")
		r.press("esc", "s")
		click(r, "Service")
		if got := r.question(); got != "service.desk" {
			t.Errorf("at %v the section led to %s", size, got)
		}
		if size[0] > 100 {
			click(r, "Mandate")
			if got := r.question(); got != "mandate.basis" {
				t.Errorf("the list of sections led to %s", got)
			}
		}
		r.press("q")
		click(r, "Examplia")
		if _, ok := r.app.top().(*asking); !ok {
			t.Errorf("at %v a click on a recent file shows\n%s", size, r.app.View())
		}
	}
}

// Every key that a screen shows works, has words, and means one thing.
func TestKeyTables(t *testing.T) {
	words := lang.English()
	tables := map[string]keymap{
		"home": homeKeys, "question": questionKeys, "field": fieldKeys, "note": noteKeys, "form": formKeys, "picker": pickerKeys,
		"find": findKeys, "evidence": evidenceKeys, "records": recordsKeys, "record": recordKeys, "linking": linkingKeys, "narrow": narrowKeys, "institution": institutionKeys, "positions": positionsKeys, "sessions": sessionsKeys, "results": resultsKeys, "stock-take": stockTakeKeys,
		"finish": finishKeys, "help": helpKeys, "list": overlaid(rowsKeys, questionKeys), "first row": overlaid(firstRowKeys, questionKeys), "end of rows": overlaid(endOfRowsKeys, questionKeys), "date": append(append(keymap{}, dayKeys...), singleFieldKeys...),
		"choices": overlaid(choicesKeys, questionKeys),
	}
	for name, table := range tables {
		seen := map[string]action{}
		for _, b := range table {
			if b.foot > 0 && !words.Has("wizard.key."+string(b.do)) {
				t.Errorf("%s: no word in the footer for %s", name, b.do)
			}
			if len(b.keys) > 0 && !words.Has("wizard.help."+string(b.do)) {
				t.Errorf("%s: no help for %s", name, b.do)
			}
			for _, k := range b.keys {
				if other, ok := seen[k]; ok {
					t.Errorf("%s: %q means %s and %s", name, k, other, b.do)
				}
				seen[k] = b.do
			}
		}
	}
	for _, c := range plainCommands() {
		if !words.Has("wizard.word."+c.name) || !words.Has("wizard.word."+c.name+".help") {
			t.Errorf("no words for the command %s", c.name)
		}
	}
}

// What a code of the file is called on the screen is in the catalogue.
func TestEveryCodeHasItsWord(t *testing.T) {
	words := lang.English()
	for prefix, codes := range map[string][]string{
		"team-kind": assessment.TeamKinds, "mode": assessment.Modes, "tlp": assessment.TLPs, "how-met": assessment.Hows,
		"session-kind": assessment.SessionKinds, "status": assessment.Statuses, "why": assessment.Whys,
		"find": findStates, "tab": tabNames[:],
	} {
		for _, c := range codes {
			if !words.Has("wizard." + prefix + "." + c) {
				t.Errorf("the catalogue has no wizard.%s.%s", prefix, c)
			}
		}
	}
}

// No screen shows a key of the catalogue in the place of a text.
func TestNoKeyIsShown(t *testing.T) {
	r := open(t)
	for _, k := range []string{"", "f", "w", "e", "E", "S", "N", "p", "v", "s", "g", "/", "r", "t", "i", "?", "-"} {
		r.at("service.desk")
		if k != "" {
			r.press(k)
		}
		r.size(120, 40)
		if v := r.app.View(); strings.Contains(v, "wizard.") {
			t.Errorf("after %q a key is shown:\n%s", k, v)
		}
		for len(r.app.stack) > 2 {
			r.press("esc")
		}
	}
}

func TestTheSampleIsOpenedAgain(t *testing.T) {
	r := open(t)
	path := r.app.desk.path
	r.press("q")
	calls := 0
	r.app.cfg.Demo = func(string) (string, error) {
		calls++
		return path, os.ErrExist
	}
	r.press("d")
	if r.app.desk == nil || r.app.desk.path != path || calls != 1 {
		t.Errorf("a sample that is there is not opened:\n%s", r.app.View())
	}
	r.press("q")
	r.app.cfg.Demo = func(string) (string, error) { return "", os.ErrPermission }
	r.press("d")
	r.sees("Permission denied.")
}

// Trying the sample says where its file is, with its folder, whether it was written now or before.
func TestTheSampleSaysWhereItIs(t *testing.T) {
	for _, before := range []bool{false, true} {
		cfg := newFile(t)
		path := cfg.Path
		cfg.Path = ""
		t.Chdir(filepath.Dir(path))
		cfg.Demo = func(string) (string, error) {
			if before {
				return filepath.Base(path), os.ErrExist
			}
			return filepath.Base(path), nil
		}
		want := map[bool]string{false: "The sample was written to ", true: "The sample of an earlier time is open: "}[before] + path
		r := newRig(t, cfg)
		r.size(200, 40)
		r.press("d")
		r.sees(want)
		r.press("q")
		r.press("1")
		if v := r.app.View(); strings.Contains(v, "The sample") {
			t.Errorf("opened as a recent file it is a sample:\n%s", v)
		}
		r.press("ctrl+c")
		cfg.Now, cfg.Settings = clock(), filepath.Join(t.TempDir(), "settings")
		out, err := plainRun(t, cfg, "3", "quit")
		if err != nil || !strings.Contains(out, want) {
			t.Errorf("%v; the line mode does not say %q:\n%s", err, want, out)
		}
	}
}

// A file that the command line names and that is not there yet is begun there.
func TestANamedFileThatIsNotThereIsBegun(t *testing.T) {
	dir := t.TempDir()
	cfg := testConfig(t, dir)
	cfg.Path, cfg.Questionnaire = filepath.Join(dir, "named.cirt"), "testdata/questionnaire"
	r := newRig(t, cfg)
	r.write("Examplia")
	r.press("ctrl+s")
	if r.app.desk == nil || r.app.desk.path != cfg.Path {
		t.Fatalf("not begun in %s:\n%s", cfg.Path, r.app.View())
	}
	if s := r.onDisk(); s.About.Subject != "Examplia" || s.About.Country != "" {
		t.Errorf("about %+v", s.About)
	}
	r.press("ctrl+c")
}

// The list of what was open last stands still while the cursor goes through it.
func TestTheRecentListStandsStill(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 40}} {
		cfg := testConfig(t, t.TempDir())
		keep(t, cfg,
			settings.Recent{Path: "/home/officer/one.cirt", Subject: "One", Questionnaire: "A questionnaire 1.0", Status: "draft", Answered: 3, Asked: 9},
			settings.Recent{Path: "/home/officer/" + strings.Repeat("a long way ", 12) + "two.cirt", Subject: "Two", Status: "draft"})
		cfg.stat = func(path string) (fs.FileInfo, error) { return nil, fs.ErrNotExist }
		r := newRig(t, cfg)
		r.size(size[0], size[1])
		rows := func() string {
			var out []string
			for i, l := range strings.Split(r.app.View(), "\n") {
				for _, name := range []string{"1  ", "2  ", "n  New", "q  Quit"} {
					if strings.Contains(l, name) {
						out = append(out, strconv.Itoa(i)+" "+name)
					}
				}
			}
			return strings.Join(out, "|")
		}
		first := rows()
		for range 8 {
			r.press("down")
			if now := rows(); now != first {
				t.Fatalf("at %v the rows stand at %s, before at %s:\n%s", size, now, first, r.app.View())
			}
		}
	}
}
