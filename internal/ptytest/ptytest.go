//go:build !windows

// Package ptytest runs a program in a pseudo-terminal, as a person would see it: keys go in, and a
// terminal emulator keeps the cells that come out. It never answers a query of the program, and it never
// sleeps: waiting is for output.
package ptytest

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// Terminal is a running program and its screen.
type Terminal struct {
	cmd  *exec.Cmd
	file *os.File
	cols int
	rows int

	mu      sync.Mutex
	screen  vt10x.Terminal
	raw     []byte        // everything the program wrote
	changed chan struct{} // closed and replaced at each output
	first   time.Time     // of the output since the last Press
	ended   bool
	drained chan struct{} // closed when all output is read
}

// Start runs a command in a terminal of a size.
func Start(cmd *exec.Cmd, cols, rows int) (*Terminal, error) {
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
	if err != nil {
		return nil, err
	}
	// The emulator's answers to queries are thrown away.
	t := &Terminal{
		cmd: cmd, file: file, cols: cols, rows: rows,
		screen:  vt10x.New(vt10x.WithSize(cols, rows), vt10x.WithWriter(io.Discard)),
		changed: make(chan struct{}),
		drained: make(chan struct{}),
	}
	go t.read()
	return t, nil
}

func (t *Terminal) read() {
	defer close(t.drained)
	buf := make([]byte, 64<<10)
	for {
		n, err := t.file.Read(buf)
		at := time.Now()
		t.mu.Lock()
		if n > 0 {
			if t.first.IsZero() {
				t.first = at
			}
			t.raw = append(t.raw, buf[:n]...)
			t.write(buf[:n])
		}
		if err != nil {
			t.ended = true
		}
		close(t.changed)
		t.changed = make(chan struct{})
		t.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// write feeds the emulator; it panics on a few sequences that real terminals ignore, and then only the
// picture of that piece is lost, not the test.
func (t *Terminal) write(b []byte) {
	defer func() { _ = recover() }()
	_, _ = t.screen.Write(b)
}

// hung bounds what waits for the system or the program without a time of the caller's.
const hung = time.Minute

// Type sends keys as a terminal does; "\r" is Enter, "\x1b" Escape. A program that reads no more is an error.
func (t *Terminal) Type(keys string) error {
	done := make(chan error, 1)
	go func() {
		_, err := io.WriteString(t.file, keys)
		done <- err
	}()
	select {
	case err := <-done:
		return err
	case <-time.After(hung):
		return fmt.Errorf("the program does not read its keys:\n%s", t.Text())
	}
}

// Press sends a key and gives the time until the first byte of what the program writes then, and how many bytes it has
// written when nothing more has come for a while. A key that changes nothing on the screen gives no bytes, and no time.
func (t *Terminal) Press(key string, quiet time.Duration) (first time.Duration, bytes int, err error) {
	t.mu.Lock()
	before := len(t.raw)
	t.first = time.Time{}
	t.mu.Unlock()
	start := time.Now()
	if err := t.Type(key); err != nil {
		return 0, 0, err
	}
	for {
		t.mu.Lock()
		n, at, changed, ended := len(t.raw)-before, t.first, t.changed, t.ended
		t.mu.Unlock()
		if ended {
			return 0, 0, fmt.Errorf("the program ended at the key %q:\n%s", key, t.Text())
		}
		timer := time.NewTimer(quiet)
		select {
		case <-changed:
			timer.Stop()
		case <-timer.C:
			if n == 0 {
				return 0, 0, nil
			}
			return at.Sub(start), n, nil
		}
	}
}

// PID is the program's process.
func (t *Terminal) PID() int { return t.cmd.Process.Pid }

// Click presses and releases the left button on the first cell of a text that is on the screen. The column counts cells,
// not bytes.
func (t *Terminal) Click(text string) error {
	t.mu.Lock()
	screen := t.text()
	t.mu.Unlock()
	for y, l := range strings.Split(screen, "\n") {
		before, _, found := strings.Cut(l, text)
		if !found {
			continue
		}
		return t.ClickAt(utf8.RuneCountInString(before), y)
	}
	return fmt.Errorf("%q is not on the screen:\n%s", text, screen)
}

// ClickAt presses and releases the left button on a cell, counted from 0.
func (t *Terminal) ClickAt(x, y int) error {
	at := fmt.Sprintf("%d;%d", x+1, y+1)
	return t.Type("\x1b[<0;" + at + "M" + "\x1b[<0;" + at + "m")
}

// Resize changes the size of the terminal.
func (t *Terminal) Resize(cols, rows int) error {
	t.mu.Lock()
	t.cols, t.rows = cols, rows
	t.screen.Resize(cols, rows)
	t.mu.Unlock()
	return pty.Setsize(t.file, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
}

// Text is the screen as lines without trailing blanks.
func (t *Terminal) Text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text()
}

func (t *Terminal) text() string {
	lines := make([]string, t.rows)
	for y := range lines {
		var b strings.Builder
		for x := range t.cols {
			if c := t.screen.Cell(x, y).Char; c != 0 {
				b.WriteRune(c)
			} else {
				b.WriteByte(' ')
			}
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(lines, "\n")
}

// Run is a piece of a line in one look.
type Run struct {
	Column int // of its first cell
	Text   string
	FG, BG uint32 // below 256: of the palette; Default otherwise, or a true colour
	Bold   bool
}

// Default is the terminal's own colour.
const Default = uint32(vt10x.DefaultFG)

// Runs are the lines of the screen, each cut where its look changes.
func (t *Terminal) Runs() [][]Run {
	const bold = 1 << 2 // of vt10x.Glyph.Mode
	t.mu.Lock()
	defer t.mu.Unlock()
	lines := make([][]Run, t.rows)
	for y := range lines {
		for x := range t.cols {
			c := t.screen.Cell(x, y)
			if c.Char == 0 {
				c.Char = ' '
			}
			look := Run{Column: x, FG: uint32(c.FG), BG: uint32(c.BG), Bold: c.Mode&bold != 0}
			if last := len(lines[y]) - 1; last >= 0 {
				if r := &lines[y][last]; r.FG == look.FG && r.BG == look.BG && r.Bold == look.Bold {
					r.Text += string(c.Char)
					continue
				}
			}
			look.Text = string(c.Char)
			lines[y] = append(lines[y], look)
		}
	}
	return lines
}

// Raw is everything the program wrote so far.
func (t *Terminal) Raw() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.raw)
}

// frameEnd is how a frame of the full screen ends: the cursor goes to the start of the last line. In the middle of a
// frame the screen is partly that of the frame before.
var frameEnd = regexp.MustCompile("\x1b\\[[0-9]+(;[01]?)?H$")

// WaitFrame is Wait for a frame that is whole, so that what stands on the screen can be clicked.
func (t *Terminal) WaitFrame(within time.Duration, texts ...string) error {
	return t.until(within, fmt.Sprintf("a frame with %q", texts), func(screen string, raw []byte) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return frameEnd.Match(raw[max(0, len(raw)-16):])
	})
}

// Wait waits until the screen holds every one of the texts, or fails after the time with the screen.
func (t *Terminal) Wait(within time.Duration, texts ...string) error {
	return t.Until(within, fmt.Sprintf("%q", texts), func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// Until waits until a condition holds for the screen. The condition may ask the terminal for more.
func (t *Terminal) Until(within time.Duration, what string, holds func(screen string) bool) error {
	return t.until(within, what, func(screen string, _ []byte) bool { return holds(screen) })
}

// until is Until with what the program had written when the screen was so.
func (t *Terminal) until(within time.Duration, what string, holds func(screen string, raw []byte) bool) error {
	deadline := time.NewTimer(within)
	defer deadline.Stop()
	for {
		t.mu.Lock()
		screen, raw, changed, ended := t.text(), t.raw, t.changed, t.ended
		t.mu.Unlock()
		switch {
		case holds(screen, raw):
			return nil
		case ended:
			return fmt.Errorf("the program ended before %s was on the screen:\n%s", what, screen)
		}
		select {
		case <-changed:
		case <-deadline.C:
			return fmt.Errorf("%s was not on the screen within %s:\n%s", what, within, screen)
		}
	}
}

// End waits until the program has ended and gives its exit error; after the time it is killed.
func (t *Terminal) End(within time.Duration) error {
	done := make(chan error, 1)
	go func() { done <- t.cmd.Wait() }()
	select {
	case err := <-done:
		select {
		case <-t.drained:
		case <-time.After(hung): // a child of the program's holds the terminal open
		}
		_ = t.file.Close()
		return err
	case <-time.After(within):
		_ = t.cmd.Process.Kill()
		<-done
		_ = t.file.Close()
		return fmt.Errorf("the program did not end within %s:\n%s", within, t.Text())
	}
}

// Kill ends the program at once, as a power cut would.
func (t *Terminal) Kill() {
	_ = t.cmd.Process.Kill()
	_ = t.cmd.Wait()
	_ = t.file.Close()
}
