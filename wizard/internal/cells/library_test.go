package cells

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/wizard/internal/cells/cellstest"
	_ "cirtkit/wizard/internal/quiet"
)

// script is a program whose frames are given.
type script struct{ view string }

func (s script) Init() tea.Cmd { return nil }

func (s script) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if v, ok := msg.(string); ok {
		s.view = v
	}
	return s, nil
}

func (s script) View() string { return s.view }

// kept is an output that can be waited for.
type kept struct {
	mu      sync.Mutex
	bytes   bytes.Buffer
	changed chan struct{}
}

func (k *kept) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	close(k.changed)
	k.changed = make(chan struct{})
	return k.bytes.Write(p)
}

// until waits until what was written is a text, and gives what was.
func (k *kept) until(want string) string {
	for late := time.After(20 * time.Second); ; {
		k.mu.Lock()
		got, changed := k.bytes.String(), k.changed
		k.mu.Unlock()
		if got == want {
			return got
		}
		select {
		case <-changed:
		case <-late:
			return got
		}
	}
}

// What the tests take for the library is the library: the same frames make the same bytes.
func TestTheLibraryWritesSo(t *testing.T) {
	out := &kept{changed: make(chan struct{})}
	in, keys := io.Pipe()
	defer keys.Close()
	p := tea.NewProgram(script{"first"}, tea.WithInput(in), tea.WithOutput(out), tea.WithAltScreen(), tea.WithMouseCellMotion(), tea.WithoutSignalHandler())
	done := make(chan error, 1)
	go func() { _, err := p.Run(); done <- err }()
	var want bytes.Buffer
	lib := &cellstest.Library{Out: &want}
	lib.Enter()
	lib.Frame("first")
	check := func(what string) {
		t.Helper()
		if got := out.until(want.String()); got != want.String() {
			t.Fatalf("%s: the library wrote\n%q\nthe test's\n%q", what, got, want.String())
		}
	}
	check("start")
	p.Send(tea.WindowSizeMsg{Width: 20, Height: 4})
	lib.Resize(20, 4)
	lib.Frame("first")
	check("size")
	for _, view := range []string{
		"one\ntwo\nthree\nfour", "one\nTWO\nthree\nfour", "one\ntwo", "a\nb\nc\nd\ne\nf", strings.Repeat("x", 30) + "\n" + strings.Repeat("y", 20),
		"\x1b[1;38;2;1;2;3mbold\x1b[m and not\n中文\nthree\nfour", "", "é👩‍👧\nb",
	} {
		p.Send(view)
		lib.Frame(view)
		check(view)
	}
	p.Send(tea.ClearScreen())
	lib.Clear()
	lib.Frame("é👩‍👧\nb")
	check("clear")
	p.Quit()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	lib.Leave()
	check("end")
}
