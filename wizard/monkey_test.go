package wizard

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// A monkey presses any key on any screen, with windows that change their size, a mouse, pastes, saves that are slow, and
// saves that fail. Whatever it does: the program does not fall over; a frame has the window's lines and none is wider;
// what was on the disk stays there; what is shown as saved is there; and when it has left, everything is.
//
// A usual run is short. The long one:
//
//	go test ./wizard -run Monkey -monkey.keys 25000 -timeout 60m
var monkeyKeys = flag.Int("monkey.keys", 1500, "keys for each seed of the monkey test")

func TestMonkey(t *testing.T) {
	seen := map[string]int{} // few screens would mean that it sits in a corner
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			m := newMonkey(t, seed)
			for range *monkeyKeys {
				m.step()
				top := m.rig.app.top()
				seen[reflect.TypeOf(top).Elem().Name()+" "+top.name()]++
			}
			m.leave()
		})
	}
	if len(seen) < 28 {
		t.Errorf("only %d screens were seen: %v", len(seen), seen)
	}
}

// monkey is one that plays with an assessment in one folder.
type monkey struct {
	t     *testing.T
	r     *rand.Rand
	cfg   Config
	rig   *rig
	last  []string          // what it did, to be told when something breaks
	files map[string][]byte // assessments as they were read last
	w, h  int
	fails int // saves that fail from now on
	since string
	on    string // the screen that it is on
	stays int    // for how many keys
}

func newMonkey(t *testing.T, seed uint64) *monkey {
	r := open(t) // makes the file
	_ = r.app.desk.file.Close()
	t.Chdir(r.dir) // reports and copies go to whatever name the keys happen to spell
	m := &monkey{t: t, r: rand.New(rand.NewPCG(seed, 69)), cfg: r.app.cfg, files: map[string][]byte{}, w: 80, h: 24}
	if seed%2 == 1 {
		m.furnish()
	}
	m.start()
	return m
}

// furnish fills the assessment as weeks of work of two people would, who merged their files and disagree here and
// there; an earlier assessment lies beside it, and a profile.
func (m *monkey) furnish() {
	m.t.Helper()
	must := func(err error) {
		m.t.Helper()
		if err != nil {
			m.t.Fatal(err)
		}
	}
	work := func(path, author string, n int, answers ...string) {
		f, err := assessment.Open(path, m.cfg.options(author))
		must(err)
		d := newDesk(f, m.cfg.Now)
		c := changing{m.r, d}
		for range n {
			d.put(c.intent())
			_, err := f.Save(d.queue.Next()...)
			must(err)
			d.queue.Done()
			d.settle(f.State())
		}
		for _, word := range answers {
			id, value, _ := strings.Cut(word, "=")
			a, err := questionnaires.ParseAnswer(d.q.Question(id), value)
			must(err)
			_, err = f.Save(assessment.SetAnswer(d.q.Question(id), a), assessment.SetFinding(id, author+" says "+value))
			must(err)
		}
		must(f.Close())
	}
	const path = "examplia.cirt"
	work(path, "A. Officer", 80)
	src, err := os.ReadFile(path)
	must(err)
	must(os.WriteFile("other.cirt", src, 0o600))
	work(path, "A. Officer", 5, "mandate.basis=1", "service.desk=yes")
	work("other.cirt", "C. Consultant", 5, "mandate.basis=3", "service.desk=no")
	_, err = assessment.MergeFiles("merged.cirt", path, "other.cirt")
	must(err)
	must(errors.Join(os.Remove("other.cirt"), os.Rename("merged.cirt", path)))
	m.cfg.Profiles = []string{baseline(m.t, m.t.TempDir())}
	m.since = earlierFile(m.t, m.t.TempDir(), "Examplia", "mandate.basis=1", "facts.staff=7")
}

// start is a new run of the program on the same file, or at home.
func (m *monkey) start() {
	if m.r.IntN(4) == 0 {
		m.cfg.Path = ""
	} else {
		m.cfg.Path = "examplia.cirt"
		if _, err := os.Stat(m.cfg.Path); err != nil {
			m.cfg.Path = ""
		}
	}
	if m.cfg.Since = ""; m.cfg.Path != "" {
		m.cfg.Since = m.since
	}
	m.did("start " + m.cfg.Path)
	m.rig = &rig{t: m.t, app: newApp(m.cfg)}
	m.rig.app.theme = anyTheme(rand.New(rand.NewPCG(m.r.Uint64(), m.r.Uint64())))
	m.rig.app.later = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	m.rig.run(m.rig.app.Init())
	m.rig.size(m.w, m.h)
}

func (m *monkey) did(what string) {
	m.last = append(m.last, what)
	if len(m.last) > 60 {
		m.last = m.last[1:]
	}
}

func (m *monkey) fail(format string, args ...any) {
	m.t.Helper()
	m.t.Fatalf("%s\nthe last steps: %q", fmt.Sprintf(format, args...), m.last)
}

// moody is a file whose disk fails now and then.
type moody struct {
	store
	m *monkey
}

var errMood = errors.New("the disk says no")

func (f moody) Save(in ...assessment.Intent) (assessment.Saved, error) {
	if f.m.fails > 0 {
		f.m.fails--
		return assessment.Saved{}, errMood
	}
	return f.store.Save(in...)
}

func (f moody) Check() error {
	if f.m.fails > 0 {
		return errMood
	}
	return f.store.Check()
}

// key is one that means something here, most often; leaving is rare, or it would see the first screens only.
func (m *monkey) key() string {
	var keys []string
	for _, b := range m.rig.app.top().keys(m.rig.app) {
		for _, k := range b.keys {
			if _, named := namedKeys[k]; !named && len([]rune(k)) > 1 {
				continue
			}
			if (b.do == "quit" || b.do == "home") && m.r.IntN(30) > 0 {
				continue
			}
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 || m.r.IntN(8) == 0 {
		return []string{"esc", "enter", "tab", "ctrl+s", "q"}[m.r.IntN(5)]
	}
	return keys[m.r.IntN(len(keys))]
}

func (m *monkey) step() {
	defer func() {
		if p := recover(); p != nil {
			m.fail("a panic: %v", p)
		}
	}()
	m.act()
	m.rig.hold = m.r.IntN(3) == 0 // what waits for the disk comes back now, or later
	if !m.rig.hold || len(m.rig.held) > 5 {
		m.rig.release()
	}
	if m.rig.quit {
		m.ended()
		m.start()
		return
	}
	m.look()
	if m.r.IntN(40) == 0 {
		m.disk()
	}
}

// act does one thing.
func (m *monkey) act() {
	if d := m.rig.app.desk; d != nil {
		if _, wrapped := d.file.(moody); !wrapped {
			d.file = moody{d.file, m}
		}
	}
	if name := m.rig.app.top().name(); name != m.on {
		m.on, m.stays = name, 0
	}
	enough := 12
	if m.on == "help" {
		enough = 3
	}
	if m.stays++; m.stays > enough && m.on != "question" && m.r.IntN(2) == 0 { // it would write into one form for ever
		k := []string{"esc", "esc", "ctrl+s"}[m.r.IntN(3)]
		m.did(k + " twice")
		m.rig.press(k)
		if !m.rig.quit {
			m.rig.press(k)
		}
		return
	}
	switch n := m.r.IntN(100); {
	case n < 55:
		k := m.key()
		m.did(k)
		m.rig.press(k)
	case n < 75: // a digit answers most questions; a letter writes in most fields
		k := string("0123456789ynaeiou"[m.r.IntN(17)])
		m.did(k)
		m.rig.press(k)
	case n < 82:
		s := scrap(m.r, 6)
		s = strings.NewReplacer("/", "", "\\", "", "~", "", "..", "").Replace(s) // no way out of the folder
		m.did("paste " + s)
		m.rig.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true})
	case n < 90:
		msg := tea.MouseMsg{X: m.r.IntN(m.w + 2), Y: m.r.IntN(m.h + 2), Action: tea.MouseActionPress}
		msg.Button = []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonLeft, tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown, tea.MouseButtonRight}[m.r.IntN(6)]
		m.did(fmt.Sprint("mouse ", msg.Button, " ", msg.X, ",", msg.Y))
		m.rig.send(msg)
	case n < 96:
		sizes := [][2]int{{120, 40}, {80, 24}, {60, 20}, {m.r.IntN(200) + 1, m.r.IntN(70) + 1}}
		size := sizes[m.r.IntN(len(sizes))]
		m.w, m.h = size[0], size[1]
		m.did(fmt.Sprint("size ", size))
		m.rig.size(m.w, m.h)
	case n < 97:
		if d := m.rig.app.desk; d != nil {
			m.did("the disk is slow, and the file is looked at")
			m.rig.send(slowMsg{of: d, n: d.saves, moving: d.moving > 0})
			m.rig.send(checkMsg{d})
		}
	case n < 98:
		m.did("the disk fails")
		m.fails = 1 + m.r.IntN(3)
	default:
		m.did("the disk works")
		m.fails = 0
	}
}

// look checks the frame.
func (m *monkey) look() {
	view := m.rig.app.View()
	lines := strings.Split(view, "\n")
	if len(lines) != m.h {
		m.fail("%d lines in a window of %d:\n%s", len(lines), m.h, view)
	}
	for i, l := range lines {
		bare := ansi.Strip(l)
		if w := ansi.StringWidth(bare); w > m.w {
			m.fail("line %d is %d cells wide in a window of %d: %q", i, w, m.w, bare)
		}
		for _, c := range bare {
			if c < 0x20 || c >= 0x7F && c < 0xA0 {
				m.fail("line %d holds a control character: %q", i, bare)
			}
		}
	}
	if d := m.rig.app.desk; d != nil && d.queue.Waiting() == 0 && d.failed == nil {
		if m.r.IntN(20) == 0 {
			m.saved()
		}
	}
}

// saved compares what is shown, when nothing waits, with what another program reads.
func (m *monkey) saved() {
	d := m.rig.app.desk
	f, err := assessment.Read(d.path)
	if err != nil {
		m.fail("what is open can't be read: %v", err)
	}
	if got, want := told(m.t, f.State()), told(m.t, d.state); got != want {
		m.fail("the disk says\n%s\nthe screen\n%s", got, want)
	}
}

// told is what a state says, in words that compare.
func told(t *testing.T, s *assessment.State) string {
	t.Helper()
	parts := []any{s.About, s.Answers, s.Evidence, s.Sessions, s.Notes, s.Steps, s.Roadmap, s.Status.Now, s.Conflicts}
	for _, e := range s.Evidence { // what its own form leaves out
		parts = append(parts, e.ID, e.Supports)
	}
	for _, o := range s.Sessions {
		parts = append(parts, o.ID)
	}
	out, err := json.Marshal(parts)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// disk checks that every assessment in the folder only grew.
func (m *monkey) disk() {
	paths, err := filepath.Glob("*.cirt")
	if err != nil {
		m.t.Fatal(err)
	}
	for path := range m.files {
		if !slices.Contains(paths, path) {
			m.fail("%s is gone", path)
		}
	}
	for _, path := range paths {
		now, err := os.ReadFile(path)
		if err != nil {
			m.fail("%v", err)
		}
		if was := m.files[path]; !bytes.HasPrefix(now, was) {
			m.fail("%s lost what it held: %d bytes, before %d", path, len(now), len(was))
		}
		m.files[path] = now
	}
}

// ended checks a run that has ended: nothing waits, and the disk has what was shown.
func (m *monkey) ended() {
	m.rig.release()
	if d := m.rig.app.desk; d != nil {
		if d.failed == nil && !d.slow && d.queue.Waiting() > 0 {
			m.fail("left with %d changes that wait, and none failed", d.queue.Waiting())
		}
		if d.failed == nil && d.queue.Waiting() == 0 {
			m.saved()
		}
		_ = d.file.Close()
	}
	m.disk()
}

// leave ends the last run as a person would who wants to keep everything: retry, then ctrl+q.
func (m *monkey) leave() {
	m.rig.release()
	m.fails = 0
	for range 20 {
		if d := m.rig.app.desk; d != nil && d.failed != nil {
			d.failed = nil
			m.rig.run(m.rig.app.save())
		}
		m.rig.press("ctrl+q")
		m.rig.release()
		if m.rig.quit {
			m.ended()
			return
		}
	}
	m.fail("ctrl+q, twenty times, did not leave:\n%s", m.rig.app.View())
}
