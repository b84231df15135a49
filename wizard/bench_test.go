package wizard

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/bench/long"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// bench drives the model on a long piece of work: a real file with 500 questions and 20,000 acts, at 120×40. Commands
// run between the keys, on the same disk; they are no part of what a key takes.
type bench struct {
	*app
	keys []time.Duration // Update and View of each key
	back []time.Duration // and of what came back from commands
}

func newBench(b *testing.B) *bench {
	b.Helper()
	dir := b.TempDir()
	q, err := long.Questionnaire(filepath.Join(dir, "long"), long.Questions)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(dir, "long.cirt")
	if err := long.Assessment(path, q, long.Acts); err != nil {
		b.Fatal(err)
	}
	a := newApp(Config{Now: time.Now, Language: lang.English(), Settings: filepath.Join(dir, "settings"), Author: "B. Officer", Path: path})
	a.theme = newTheme(lookMiddle, trueColour, allSigns, "")
	a.later = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	x := &bench{app: a}
	x.run(a.Init())
	x.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	if a.desk == nil {
		b.Fatalf("the file was not opened:\n%s", a.View())
	}
	b.Cleanup(func() { _ = a.desk.file.Close() })
	x.keys, x.back = nil, nil
	return x
}

// send handles a message that comes back from a command.
func (x *bench) send(msg tea.Msg) {
	start := time.Now()
	_, cmd := x.Update(msg)
	_ = x.View()
	x.back = append(x.back, time.Since(start))
	x.run(cmd)
}

// run carries out a command and what follows from it.
func (x *bench) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			x.run(v.Index(i).Interface().(tea.Cmd))
		}
	} else if msg != nil {
		x.send(msg)
	}
}

// press is one key.
func (x *bench) press(k string) tea.Cmd {
	msg := keyMsg(k)
	start := time.Now()
	_, cmd := x.Update(msg)
	_ = x.View()
	x.keys = append(x.keys, time.Since(start))
	return cmd
}

// at is the value below which 99 of 100 of the times are, in ms.
func p99(times []time.Duration) float64 {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return float64(times[len(times)*99/100].Microseconds()) / 1000
}

// typing are the keys of a text, one by one, and as many that rub it out again.
func typing(s string) []string {
	keys := strings.Split(s, "")
	for range len(keys) {
		keys = append(keys, "backspace")
	}
	return keys
}

// screens are those on which much is done, with the keys that lead there and the keys that are pressed there.
var screens = []struct {
	name string
	to   []string
	keys []string
}{
	{"question", nil, []string{"down", "right", "up", "tab", "left", "right", "right"}},
	{"answer", nil, []string{"3", "1", "4", "2", "d", "right", "c", "left", "m"}},
	{"undo", []string{"3", "1", "4", "2"}, []string{"u", "U"}},
	{"history", []string{"shift+tab"}, []string{"right", ".", ".", ",", "right"}},
	{"workshop", []string{"W"}, []string{"right", "3", "left", "down"}},
	{"note", []string{"f"}, typing("The decree names the team. ")},
	{"finder", []string{"/"}, slices.Concat(typing("instrumetn ministry decre"), []string{"tab", "down"})},
	{"results", []string{"r"}, []string{"tab", "down", "down", "pgdown"}},
	{"lacking", []string{"r", "tab", "tab", "tab"}, []string{"down", "e", "pgdown", "up"}},
	{"trying", []string{"T"}, []string{"down", "up"}},
	{"register", []string{"E"}, []string{"down", "down", "pgdown", "up"}},
	{"register narrowed", []string{"E", "/"}, typing("Decree 12 promised")},
	{"evidence of a question", []string{"e"}, []string{"down", "pgdown", "up"}},
	{"form", []string{"E", "enter"}, slices.Concat(typing("Decree"), []string{"tab"})},
	{"sections", []string{"s"}, []string{"down", "down", "up"}},
	{"by institution", []string{"I"}, []string{"down", "up"}},
	{"interview", []string{"I", "down", "enter"}, []string{"right", "3", "left", "down"}},
	{"sessions", []string{"S"}, []string{"down", "up"}},
	{"notes", []string{"N", "esc"}, []string{"down", "up"}},
	{"finish", []string{"t"}, []string{"down", "up"}},
	{"menu", []string{"esc"}, []string{"down", "up"}},
	{"help", []string{"?"}, typing("save")},
}

// BenchmarkKey is one key on each screen: Update and View. The budget is 4 ms at the 99th percentile. Beside it stands
// what comes back from commands, which the next key may have to wait for: what was saved, or worked out.
func BenchmarkKey(b *testing.B) {
	x := newBench(b)
	start := slices.Clone(x.stack)
	for _, s := range screens {
		b.Run(s.name, func(b *testing.B) {
			x.stack = slices.Clone(start)
			x.desk.guests, x.desk.session = nil, ""
			x.stack[1] = newAsking("s3.q7")
			for _, k := range s.to {
				x.run(x.press(k))
			}
			x.keys, x.back = nil, nil
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				cmd := x.press(s.keys[i%len(s.keys)])
				b.StopTimer()
				x.run(cmd)
				b.StartTimer()
			}
			b.ReportMetric(p99(x.keys), "ms/p99")
			b.ReportMetric(p99(x.back), "ms/back")
		})
	}
}

// BenchmarkKeysWaiting is an answer while a save is out and others wait behind it, as on a slow disk.
func BenchmarkKeysWaiting(b *testing.B) {
	x := newBench(b)
	x.stack[1] = newAsking("s3.q7")
	for range 20 { // nothing of it is saved
		x.press("3")
	}
	x.keys = nil
	keys := []string{"right", "down", "left"}
	for i := range b.N {
		x.press(keys[i%len(keys)])
	}
	b.ReportMetric(p99(x.keys), "ms/p99")
	x.keys = nil
	for i := range 100 {
		x.press([]string{"1", "2"}[i%2])
	}
	b.ReportMetric(p99(x.keys), "ms/p99-answer")
}

// BenchmarkOpenDesk is what stands between a file that is read and the first screen.
func BenchmarkOpenDesk(b *testing.B) {
	x := newBench(b)
	file := x.desk.file
	b.ReportAllocs()
	for b.Loop() {
		x.desk = newDesk(file, time.Now)
	}
}

// BenchmarkRefresh is what an answer costs before it is drawn, and of what.
func BenchmarkRefresh(b *testing.B) {
	x := newBench(b)
	d := x.desk
	q := d.q.Question("s3.q7")
	in := []assessment.Intent{assessment.SetAnswer(q, questionnaires.Answer{State: questionnaires.Answered, Option: "3"})}
	in[0].Why = "corrected" // else the same answer once more is none
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			d.show(d.foreseen(d.state, in...))
		}
	})
	b.Run("foreseen", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			d.foreseen(d.state, in...)
		}
	})
	b.Run("input", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			d.state.ScoringInput(d.on())
		}
	})
	input := d.state.ScoringInput(d.on())
	b.Run("score", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			d.model.Score(input)
		}
	})
	b.Run("reckon", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			reckon(d.q, d.state, d.result, d.known)
		}
	})
}

var _ store = (*assessment.File)(nil)
