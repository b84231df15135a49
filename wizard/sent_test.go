package wizard

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/wizard/internal/cells"
	"cirtkit/wizard/internal/cells/cellstest"
)

func sender(out io.Writer) cellstest.Sender {
	return cells.New(out, cells.Terminal{ErasesInGround: true})
}

// The terminal shows what it would show if every frame came to it as the library writes it: cell by cell, with its
// ink, whatever the monkey does.
func TestTheTerminalShowsTheFrames(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			m := newMonkey(t, seed+100)
			w, h := m.w, m.h
			p := cellstest.NewPair(w, h, sender, cellstest.ByCluster)
			p.Library.Enter()
			p.Resize(w, h)
			compared, wrapped := 0, 0
			for range *monkeyKeys / 4 {
				m.step()
				if ran := p.Wrapped(); m.w != w || m.h != h || ran > wrapped {
					wrapped = ran
					w, h = m.w, m.h
					p.Turn(w, h)
					p.Resize(w, h)
				}
				p.Library.Frame(m.rig.app.View())
				if p.Wrapped() > wrapped {
					continue
				}
				compared++
				if d := p.Difference(); d != "" {
					m.fail("what the terminal shows is not what was drawn: %s", d)
				}
			}
			m.leave()
			if compared < *monkeyKeys/5 {
				t.Errorf("only %d frames were compared", compared)
			}
		})
	}
}

// A key that stays on its screen sends less than 2 KB, in true colour at 120×40 and at 80×24; and all in all less than
// two thirds of what the library writes is sent.
func TestBytesOfAKey(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}} {
		r := open(t)
		r.app.theme = newTheme(lookMiddle, trueColour, allSigns, "")
		r.size(size[0], size[1])
		p := cellstest.NewPair(size[0], size[1], sender, cellstest.ByCluster)
		p.Library.Enter()
		p.Resize(size[0], size[1])
		p.Library.Frame(r.app.View())
		came, all := p.Came, p.Sent
		for _, keys := range []string{
			"down up 3 enter right right left tab tab 1 enter d enter u U", "/ m a n backspace down esc", "E down up esc", "r tab tab tab down esc",
			"s down down esc", "f T h e backspace ctrl+s", "S down up esc", "t down up esc", "? s a v esc", "esc down up esc",
		} {
			for i, k := range strings.Fields(keys) {
				before, on := p.Sent, r.app.top()
				r.press(k)
				p.Library.Frame(r.app.View())
				if n := p.Sent - before; i > 0 && r.app.top() == on && n >= 2048 {
					t.Errorf("at %v: %q among %q sent %d bytes", size, k, keys, n)
				}
			}
		}
		if d := p.Difference(); d != "" {
			t.Error(d)
		}
		if came, sent := p.Came-came, p.Sent-all; sent*3 > came*2 {
			t.Errorf("at %v: %d bytes were sent of %d: more than two thirds", size, sent, came)
		} else {
			t.Logf("at %v: %d bytes were sent of %d", size, sent, came)
		}
	}
}

// What is sent depends on what the environment says of the terminal.
func TestTerminalHere(t *testing.T) {
	for _, tt := range []struct {
		env    string
		system string
		want   cells.Terminal
	}{
		{"TERM=xterm-256color LANG=en_GB.UTF-8", "linux", cells.Terminal{ErasesInGround: true}},
		{"TERM=xterm-256color LANG=zh_CN.UTF-8", "linux", cells.Terminal{WideSigns: true, ErasesInGround: true}},
		{"TERM=xterm-256color LANG=zh_CN.UTF-8 LC_ALL=fr_FR.UTF-8", "linux", cells.Terminal{ErasesInGround: true}},
		{"TERM=linux LC_CTYPE=ja_JP", "linux", cells.Terminal{WideSigns: true, ErasesInGround: true}},
		{"TERM=tmux-256color LANG=kok_IN", "linux", cells.Terminal{}},
		{"TERM=screen", "linux", cells.Terminal{}},
		{"TERM=xterm STY=1.pts", "linux", cells.Terminal{}},
		{"TERM=vt220", "linux", cells.Terminal{}},
		{"TERM=footling", "linux", cells.Terminal{}},
		{"LANG=ko", "windows", cells.Terminal{WideSigns: true, ErasesInGround: true}},
		{"", "linux", cells.Terminal{}},
	} {
		env := func(name string) string {
			for _, pair := range strings.Fields(tt.env) {
				if key, value, _ := strings.Cut(pair, "="); key == name {
					return value
				}
			}
			return ""
		}
		if got := terminalHere(env, tt.system); got != tt.want {
			t.Errorf("with %q on %s: %+v, want %+v", tt.env, tt.system, got, tt.want)
		}
	}
}

// BenchmarkSent is what is sent to a terminal of 120×40 for a key on each screen, with what comes back from the disk, in
// true colour: the median and the 99th percentile of the bytes, of those that the library writes, and the time that
// sending takes.
func BenchmarkSent(b *testing.B) {
	x := newBench(b)
	start := slices.Clone(x.stack)
	out := &count{}
	screen := cells.New(out, cells.Terminal{ErasesInGround: true})
	lib, plain := &cellstest.Library{Out: screen}, &count{}
	as := &cellstest.Library{Out: plain}
	for _, l := range []*cellstest.Library{lib, as} {
		l.Enter()
		l.Resize(120, 40)
	}
	screen.Resized(120, 40)
	var took []time.Duration
	press := func(k string) (sent, came int) {
		out.n, plain.n = 0, 0
		cmd := x.press(k)
		for _, do := range []func(){func() {}, func() { x.run(cmd) }} {
			do()
			view := x.View()
			as.Frame(view)
			at := time.Now()
			lib.Frame(view)
			took = append(took, time.Since(at))
		}
		return out.n, plain.n
	}
	for _, s := range screens {
		b.Run(s.name, func(b *testing.B) {
			x.stack = slices.Clone(start)
			x.desk.guests, x.desk.session = nil, ""
			x.stack[1] = newAsking("s3.q7")
			lib.Frame(x.View())
			as.Frame(x.View())
			opening := 0
			for _, k := range s.to {
				opening, _ = press(k)
			}
			took = took[:0]
			var sent, came []int
			for i := range b.N {
				n, all := press(s.keys[i%len(s.keys)])
				sent, came = append(sent, n), append(came, all)
			}
			slices.Sort(sent)
			slices.Sort(came)
			b.ReportMetric(float64(opening), "B/opens")
			b.ReportMetric(float64(sent[len(sent)/2]), "B/median")
			b.ReportMetric(float64(sent[len(sent)*99/100]), "B/p99")
			b.ReportMetric(float64(came[len(came)/2]), "B/library")
			b.ReportMetric(p99(took), "ms/p99")
		})
	}
}

// count counts what is written.
type count struct{ n int }

func (c *count) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}

// Ctrl+l draws the screen anew, also while something is being written.
func TestRedraw(t *testing.T) {
	for _, to := range []string{"", "f x", "/", "r", "esc"} {
		r := open(t)
		r.press(strings.Fields(to)...)
		before := r.app.View()
		_, cmd := r.app.Update(keyMsg("ctrl+l"))
		drawn := false
		for _, msg := range all(cmd) {
			drawn = drawn || reflect.TypeOf(msg) == reflect.TypeOf(tea.ClearScreen())
		}
		if !drawn || r.app.View() != before {
			t.Errorf("after %q, ctrl+l draws anew: %v; the screen is now\n%s", to, drawn, r.app.View())
		}
	}
}

// What stands at the bottom is still there when the screen is drawn anew: it may be what could not be read.
func TestRedrawKeepsTheNews(t *testing.T) {
	r := open(t)
	r.app.tell(inkWarn, "news at the bottom")
	r.app.Update(keyMsg("ctrl+l"))
	if v := r.app.View(); !strings.Contains(v, "news at the bottom") {
		t.Errorf("after ctrl+l:\n%s", v)
	}
	r.app.Update(keyMsg("down"))
	if v := r.app.View(); strings.Contains(v, "news at the bottom") {
		t.Errorf("after another key:\n%s", v)
	}
}

// all are the messages of a command.
func all(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return []tea.Msg{msg}
	}
	var out []tea.Msg
	for _, c := range batch {
		out = append(out, all(c)...)
	}
	return out
}
