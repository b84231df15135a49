package wizard

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

var update = flag.Bool("update", false, "renew the golden screens")

// rig drives the model as bubbletea would, without a terminal: messages go in, commands run at once, or
// wait to be run when the test holds them back.
type rig struct {
	t    *testing.T
	app  *app
	dir  string
	held []tea.Cmd // when hold is set
	hold bool
	quit bool
}

// clock is a clock that goes on by a second at each look, from a fixed day.
func clock() func() time.Time {
	at := time.Date(2026, 9, 30, 14, 2, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

// zeros is a source of ids that are the same in every run.
type zeros struct{ n byte }

func (z *zeros) Read(b []byte) (int, error) {
	for i := range b {
		z.n = z.n*31 + 7
		b[i] = z.n
	}
	return len(b), nil
}

func testConfig(t *testing.T, dir string) Config {
	t.Helper()
	return Config{
		Now: clock(), Random: &zeros{}, Language: lang.English(), Program: "test",
		Settings: filepath.Join(dir, "settings"), Author: "A. Officer",
		Env: func(string) string { return "" },
		Report: func(s report.Source, o ReportOptions) ([]string, error) {
			return nil, os.WriteFile(o.Path, []byte(report.Build(s).Title+" "+o.Format), 0o600)
		},
		Demo:   func(string) (string, error) { return "", os.ErrNotExist },
		places: func() []string { return nil },
	}
}

func newRig(t *testing.T, cfg Config) *rig {
	t.Helper()
	r := &rig{t: t, app: newApp(cfg)}
	r.app.theme = theme{}
	r.app.later = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	r.run(r.app.Init())
	return r
}

// sampleFolder holds for tests that leave the package's folder.
var sampleFolder, _ = filepath.Abs("testdata/questionnaire")

// sample is the questionnaire with every type of question.
func sample(t testing.TB) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Load(sampleFolder)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// open starts a rig on a new assessment of the sample questionnaire.
func open(t *testing.T) *rig {
	t.Helper()
	dir := t.TempDir()
	cfg := testConfig(t, dir)
	cfg.Path = filepath.Join(dir, "examplia.cirt")
	f, err := assessment.Create(cfg.Path, sample(t), cfg.options("A. Officer"))
	if err != nil {
		t.Fatal(err)
	}
	about := assessment.About{Subject: "Examplia", Team: "EX-CIRT", TeamKind: "national", Date: "2026-09-30", Mode: "self", TLP: "TLP:AMBER"}
	if _, err := f.Save(assessment.SetAbout(about)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	r := newRig(t, cfg)
	r.dir = dir
	if r.app.desk == nil {
		t.Fatalf("the assessment was not opened:\n%s", r.app.View())
	}
	t.Cleanup(func() {
		if r.app.desk != nil {
			_ = r.app.desk.file.Close()
		}
	})
	return r
}

// run carries out a command and what follows from it.
func (r *rig) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if r.hold {
		r.held = append(r.held, cmd)
		return
	}
	r.send(cmd())
}

func (r *rig) send(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		r.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			r.run(c)
		}
	default:
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() { // a sequence
				r.run(v.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		_, cmd := r.app.Update(msg)
		r.run(cmd)
	}
}

// release runs what was held back.
func (r *rig) release() {
	r.hold = false
	held := r.held
	r.held = nil
	for _, c := range held {
		r.run(c)
	}
}

// press sends keys by name: "enter", "ctrl+s", or one character.
func (r *rig) press(keys ...string) {
	r.t.Helper()
	for _, k := range keys {
		r.send(keyMsg(k))
	}
}

// write types a text.
func (r *rig) write(s string) {
	for _, c := range s {
		r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{c}})
	}
}

var namedKeys = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "f1": tea.KeyF1,
	"ctrl+c": tea.KeyCtrlC, "ctrl+s": tea.KeyCtrlS, "ctrl+q": tea.KeyCtrlQ, "ctrl+z": tea.KeyCtrlZ, "ctrl+y": tea.KeyCtrlY,
	"ctrl+left": tea.KeyCtrlLeft, "ctrl+right": tea.KeyCtrlRight, "ctrl+home": tea.KeyCtrlHome, "ctrl+end": tea.KeyCtrlEnd, "ctrl+k": tea.KeyCtrlK, "ctrl+w": tea.KeyCtrlW, "ctrl+u": tea.KeyCtrlU, "ctrl+a": tea.KeyCtrlA,
	"ctrl+f": tea.KeyCtrlF, "ctrl+l": tea.KeyCtrlL, "ctrl+d": tea.KeyCtrlD,
}

func keyMsg(k string) tea.KeyMsg {
	if t, ok := namedKeys[k]; ok {
		return tea.KeyMsg{Type: t}
	}
	if rest, ok := strings.CutPrefix(k, "alt+"); ok {
		m := keyMsg(rest)
		m.Alt = true
		return m
	}
	if k == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
}

// at goes to a question.
func (r *rig) at(id string) {
	r.t.Helper()
	s, ok := r.app.top().(*asking)
	if !ok {
		r.t.Fatalf("the screen is %s, not a question", r.app.top().name())
	}
	s.visit(r.app, id)
}

func (r *rig) question() string {
	r.t.Helper()
	s, ok := r.app.top().(*asking)
	if !ok {
		r.t.Fatalf("the screen is %s, not a question", r.app.top().name())
	}
	return s.id
}

func (r *rig) answerTo(id string) questionnaires.Answer { return r.app.desk.entry(id).Answer }

// onDisk is the state that another program would read.
func (r *rig) onDisk() *assessment.State {
	r.t.Helper()
	f, err := assessment.Read(r.app.desk.path)
	if err != nil {
		r.t.Fatal(err)
	}
	return f.State()
}

func (r *rig) size(w, h int) { r.send(tea.WindowSizeMsg{Width: w, Height: h}) }

func (r *rig) sees(parts ...string) {
	r.t.Helper()
	v := r.app.View()
	for _, p := range parts {
		if !strings.Contains(v, p) {
			r.t.Errorf("the screen does not show %q:\n%s", p, v)
		}
	}
}

// later lets time go by.
func (r *rig) later(d time.Duration) {
	now := r.app.cfg.Now
	r.app.cfg.Now = func() time.Time { return now().Add(d) }
}

// seen says whether a text is on the screen.
func (r *rig) seen(part string) bool { return strings.Contains(r.app.View(), part) }

// savedAt is the time in the header, which would be another with every key that a test presses before.
var savedAt = regexp.MustCompile(`saved \d\d:\d\d(:\d\d)?`)

// golden compares a screen at the three sizes with its file.
func (r *rig) golden(name string) {
	r.t.Helper()
	var b strings.Builder
	hidden := r.dir // a temporary folder, another in each run
	if hidden == "" {
		hidden = r.app.cfg.Settings
	}
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}} {
		r.size(size[0], size[1])
		b.WriteString("┏" + strings.Repeat("━", size[0]) + "┓\n")
		view := savedAt.ReplaceAllStringFunc(strings.ReplaceAll(r.app.View(), hidden, "…"), func(s string) string {
			return strings.NewReplacer("1", "0", "2", "0", "3", "0", "4", "0", "5", "0", "6", "0", "7", "0", "8", "0", "9", "0").Replace(s)
		})
		for _, l := range strings.Split(view, "\n") {
			b.WriteString("┃" + line{{l, inkPlain}}.pad(size[0])[0].text + strings.Repeat(" ", max(0, size[0]-width(l))) + "┃\n")
		}
		b.WriteString("┗" + strings.Repeat("━", size[0]) + "┛\n")
	}
	r.size(80, 24)
	path := filepath.Join("testdata", name+".golden")
	got := b.String()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			r.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		r.t.Fatal(err)
	}
	if got != string(want) {
		r.t.Errorf("%s differs from the screen (go test ./wizard -update renews it); the screen:\n%s", path, got)
	}
}

// keep writes settings with a recent file.
func keep(t *testing.T, cfg Config, recent ...settings.Recent) {
	t.Helper()
	if err := (settings.Settings{Author: "A. Officer", Recent: recent}).Save(cfg.Settings); err != nil {
		t.Fatal(err)
	}
}
