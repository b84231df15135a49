package wizard

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"cirtkit/assessment"
)

// A monkey presses any key on any screen, with windows that change their size, a mouse, pastes, saves that are slow,
// saves that fail, power cuts, and files of every kind (see monkey_places_test.go). Whatever it does: the program does
// not fall over; a frame has the window's lines and none is wider; what was on the disk stays there; what is shown as
// saved is there; what is not is said to be not; and the rules of monkey_rules_test.go hold.
//
// A usual run is short. The long one, and other seeds:
//
//	go test ./wizard -run Monkey -monkey.keys 25000 -timeout 60m
//	go test ./wizard -run Monkey -monkey.keys 25000 -monkey.seed 100 -timeout 60m
var (
	monkeyKeys = flag.Int("monkey.keys", 1500, "keys for each seed of the monkey tests")
	monkeySeed = flag.Uint64("monkey.seed", 0, "the first of the seeds of the monkey tests")
)

func TestMonkey(t *testing.T) {
	seen := map[string]int{} // few screens would mean that it sits in a corner
	for seed := range uint64(4) {
		seed += *monkeySeed
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			m := newMonkey(t, seed)
			for range *monkeyKeys {
				m.step()
				top := m.rig.app.top()
				seen[reflect.TypeOf(top).Elem().Name()+" "+top.name()]++
			}
			m.leave()
			for what, n := range m.held {
				seen["rule: "+what] += n
			}
		})
	}
	if len(seen) < 32 {
		t.Errorf("only %d screens and rules were seen: %v", len(seen), seen)
	}
	t.Log(seen)
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
	slow  int // for how many keys the disk does not come back
	since string
	on    string // the screen that it is on
	stays int    // for how many keys
	was   string // the screen that was looked at last
	form  *form  // that one was on last

	tried map[string]int // keys by what they do and where, so that what was done least is done next
	rules                // see monkey_rules_test.go
}

func newMonkey(t *testing.T, seed uint64) *monkey {
	r := open(t) // makes the file
	_ = r.app.desk.file.Close()
	t.Chdir(r.dir) // reports and copies go to whatever name the keys happen to spell
	m := &monkey{t: t, r: rand.New(rand.NewPCG(seed, 69)), cfg: r.app.cfg, files: map[string][]byte{}, w: 80, h: 24, tried: map[string]int{}}
	m.held = map[string]int{}
	m.places(seed%2 == 1)
	m.start()
	return m
}

// start is a new run of the program on one of the files, or at home.
func (m *monkey) start() {
	m.cfg.Path = ""
	if paths, _ := filepath.Glob("*.cirt"); len(paths) > 0 && m.r.IntN(5) > 0 {
		m.cfg.Path = paths[m.r.IntN(len(paths))]
		if m.r.IntN(2) == 0 {
			m.cfg.Path = "examplia.cirt"
		}
	}
	m.run()
}

// run is a new run on the file that is chosen.
func (m *monkey) run() {
	if m.cfg.Since = ""; m.cfg.Path != "" {
		m.cfg.Since = m.since
	}
	m.did("start " + m.cfg.Path)
	m.rig = &rig{t: m.t, app: newApp(m.cfg)}
	m.rig.app.theme = anyTheme(rand.New(rand.NewPCG(m.r.Uint64(), m.r.Uint64())))
	m.rig.app.later = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	m.begun()
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

func (f moody) mood() error {
	if f.m.fails == 0 {
		return nil
	}
	f.m.fails--
	return errMood
}

func (f moody) Save(in ...assessment.Intent) (assessment.Saved, error) {
	if err := f.mood(); err != nil {
		return assessment.Saved{}, err
	}
	before := f.store.State()
	saved, err := f.store.Save(in...)
	if err == nil {
		f.m.wrote(f.store, before, f.store.State(), in)
	}
	return saved, err
}

func (f moody) SaveAs(path string, in ...assessment.Intent) (assessment.Saved, error) {
	if err := f.mood(); err != nil {
		return assessment.Saved{}, err
	}
	f.m.undoable = nil
	f.m.intents += len(in)
	return f.store.SaveAs(path, in...)
}

func (f moody) Check() error {
	if f.m.fails > 0 {
		return errMood
	}
	return f.store.Check()
}

// key is one that means something here, most often; leaving is rare, or it would see the first screens only. What was
// done least on a screen is done most: so it comes to what lies deep.
func (m *monkey) key() string {
	type pressed struct {
		key, does string
	}
	var keys []pressed
	var weights []float64
	sum := 0.0
	top := m.rig.app.top()
	for _, b := range top.keys(m.rig.app) {
		does := top.name() + " " + string(b.do)
		for _, k := range b.keys {
			if _, named := namedKeys[k]; !named && len([]rune(k)) > 1 {
				continue
			}
			w := 1 / float64(1+m.tried[does])
			if (b.do == "quit" || b.do == "home") && m.r.IntN(30) > 0 {
				w = 0
			}
			if m.r.IntN(2) == 0 { // or what is tedious would be all that is done
				w = max(w, 0.02)
			}
			keys, weights, sum = append(keys, pressed{k, does}), append(weights, w), sum+w
		}
	}
	if len(keys) == 0 || m.r.IntN(8) == 0 {
		return []string{"esc", "enter", "tab", "ctrl+s", "q"}[m.r.IntN(5)]
	}
	at := m.r.Float64() * sum
	for i, w := range weights {
		if at -= w; at < 0 {
			m.tried[keys[i].does]++
			return keys[i].key
		}
	}
	return keys[m.r.IntN(len(keys))].key
}

func (m *monkey) step() {
	defer func() {
		if p := recover(); p != nil {
			m.fail("a panic: %v\n%s", p, debug.Stack())
		}
	}()
	if m.r.IntN(150) == 0 && m.powerCut() {
		return
	}
	m.act()
	if m.slow--; m.slow < 0 && m.r.IntN(15) == 0 {
		m.slow = m.r.IntN(20)
	}
	m.rig.hold = m.slow > 0 // what waits for the disk comes back now, or later
	if !m.rig.hold || len(m.rig.held) > 40 {
		m.cameBack()
	}
	if m.rig.quit {
		m.ended()
		m.start()
		return
	}
	m.look()
	if on := m.rig.app.top().name(); on != m.was {
		if m.was = on; m.r.IntN(3) == 0 {
			m.shake()
		}
	}
	m.rule()
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
	if f, ok := m.rig.app.top().(*form); ok {
		if came := f != m.form; came && m.r.IntN(2) == 0 && m.sentAsItCame(f) {
			return
		}
		if m.form = f; m.r.IntN(4) == 0 {
			m.fillIn(f)
			return
		}
	}
	if m.slow > 0 && m.on == "question" && m.r.IntN(2) == 0 { // quick keys on a slow disk
		k := string("01234567yndm!c"[m.r.IntN(14)])
		m.did(k)
		m.rig.press(k)
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
		if m.r.IntN(3) == 0 { // the keys at the bottom
			msg.Y = m.h - 1
		}
		msg.Button = []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonLeft, tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown, tea.MouseButtonRight}[m.r.IntN(6)]
		m.did(fmt.Sprint("mouse ", msg.Button, " ", msg.X, ",", msg.Y))
		m.rig.send(msg)
	case n < 96:
		sizes := [][2]int{{120, 40}, {80, 24}, {60, 20}, {m.r.IntN(200) + 1, m.r.IntN(70) + 1}, {minWidth + m.r.IntN(20), minHeight + m.r.IntN(6)}, {minWidth, minHeight}}
		size := sizes[m.r.IntN(len(sizes))]
		m.w, m.h = size[0], size[1]
		m.did(fmt.Sprint("size ", size))
		m.rig.size(m.w, m.h)
	case n < 97:
		if d := m.rig.app.desk; d != nil {
			m.did("the disk is slow, the file is looked at, a draft is due")
			m.rig.send(slowMsg{of: d, n: d.saves, moving: d.moving > 0})
			m.rig.send(checkMsg{d})
			if k := m.rig.app.drafts(); k != nil {
				m.rig.run(m.rig.app.ticked(k))
			}
		}
	case n < 98:
		m.did("the disk fails")
		m.fails = 1 + m.r.IntN(3)
	default:
		m.did("the disk works")
		m.fails = 0
	}
}

// fillIn fills in a form as somebody would who has something to say.
func (m *monkey) fillIn(f *form) {
	m.did("fills in " + f.title)
	for range 12 {
		x := f.focused()
		if x == nil || m.rig.app.top() != screen(f) {
			break
		}
		switch {
		case len(x.options) > 0:
			m.rig.press(strconv.Itoa(1 + m.r.IntN(len(x.options))))
		case x.kind == dateField:
			m.rig.write(fmt.Sprintf("202%d-0%d-1%d", m.r.IntN(10), 1+m.r.IntN(9), m.r.IntN(10)))
		case x.kind == pathField && m.r.IntN(2) == 0:
			m.rig.write([]string{"x", "examplia.cirt", "decree.txt", "n.cirt"}[m.r.IntN(4)])
		case x.value == "" || m.r.IntN(4) == 0:
			m.rig.write([]string{"Host", "7", "Ministry", "Decree 12", "نص", "2"}[m.r.IntN(6)])
		}
		m.rig.press("tab")
	}
	if !m.rig.quit {
		m.rig.press("ctrl+s")
	}
}

// shake looks at a screen in small windows, and with the news in them that takes the most room: a disk that fails.
func (m *monkey) shake() {
	w, h, fails := m.w, m.h, m.fails
	d := m.rig.app.desk
	if d != nil && !m.rig.hold && m.r.IntN(2) == 0 {
		m.fails = 3
		m.rig.send(checkMsg{d})
	}
	for _, size := range [][2]int{{minWidth, minHeight}, {minWidth + 7, minHeight + 1}, {60, 16}, {100, minHeight}, {minWidth - 1, 5}, {w, h}} {
		m.w, m.h = size[0], size[1]
		m.rig.size(m.w, m.h)
		m.did(fmt.Sprint("shake ", size))
		m.look()
	}
	if m.fails = fails; d != nil && m.rig.app.desk == d && fails == 0 {
		m.rig.send(checkMsg{d})
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
	m.sayings(view)
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
		was := m.files[path]
		if was = was[:bytes.LastIndexByte(was, '\n')+1]; !bytes.HasPrefix(now, was) { // a line that broke off is set aside
			m.fail("%s lost what it held: %d bytes, before %d", path, len(now), len(was))
		}
		m.files[path] = now
	}
	if m.r.IntN(10) == 0 {
		m.private()
	}
}

// ended checks a run that has ended: nothing waits, and the disk has what was shown.
func (m *monkey) ended() {
	m.rig.release()
	m.undoable = nil
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
