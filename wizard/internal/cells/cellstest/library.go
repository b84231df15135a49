package cellstest

import (
	"bytes"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Library writes what bubbletea's standard renderer writes, frame by frame and without its clock. A test of package
// cells compares it with the real one.
type Library struct {
	Out    io.Writer
	w, h   int
	last   string
	lines  []string
	before int // lines of the last frame
}

func (l *Library) write(s string) { _, _ = io.WriteString(l.Out, s) }

// Enter is the start of a program on the alternate screen with a mouse.
func (l *Library) Enter() {
	for _, s := range []string{"\x1b[?25l", "\x1b[?1049h", "\x1b[2J", "\x1b[H", "\x1b[?25l", "\x1b[?2004h", "\x1b[?1002h", "\x1b[?1006h"} {
		l.write(s)
	}
	l.last, l.lines, l.before = "", nil, 0
}

// Leave is its end.
func (l *Library) Leave() {
	for _, s := range []string{"\x1b[2K", "\r", "\x1b[?2004l", "\x1b[?25h", "\x1b[?1002l", "\x1b[?1003l", "\x1b[?1006l", "\x1b[?1049l", "\x1b[?25h"} {
		l.write(s)
	}
	l.last, l.lines = "", nil
}

// Clear erases the screen before the next frame.
func (l *Library) Clear() {
	l.write("\x1b[2J")
	l.write("\x1b[H")
	l.last, l.lines = "", nil
}

// Resize says how large the screen is; the next frame is drawn anew.
func (l *Library) Resize(w, h int) {
	l.w, l.h = w, h
	l.last, l.lines = "", nil
}

// Frame draws a view.
func (l *Library) Frame(view string) {
	if view == "" {
		view = " "
	}
	if view == l.last {
		return
	}
	var b bytes.Buffer
	b.WriteString("\x1b[H")
	lines := strings.Split(view, "\n")
	if l.h > 0 && len(lines) > l.h {
		lines = lines[len(lines)-l.h:]
	}
	for i, line := range lines {
		if i < len(l.lines) && l.lines[i] == line {
			if i < len(lines)-1 {
				b.WriteByte('\n')
			}
			continue
		}
		if i == 0 && l.last == "" {
			b.WriteByte('\r')
		}
		if l.w > 0 {
			line = ansi.Truncate(line, l.w, "")
		}
		b.WriteString(line)
		if ansi.StringWidth(line) < l.w {
			b.WriteString("\x1b[K")
		}
		if i < len(lines)-1 {
			b.WriteString("\r\n")
		}
	}
	if l.before > len(lines) {
		b.WriteString("\x1b[J")
	}
	b.WriteString(ansi.CursorPosition(0, len(lines)))
	l.last, l.lines, l.before = view, lines, len(lines)
	_, _ = l.Out.Write(b.Bytes())
}
