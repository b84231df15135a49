// Package cellstest has what the tests of package cells, and of what is drawn through it, need: a terminal that keeps
// its cells, and the bytes that the terminal library writes for a frame.
package cellstest

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Widths says how many cells a terminal gives a character that combines with those behind it; see ByCluster.
type Widths func(s string) (first string, cells int)

// Screen is a terminal of the simplest kind that is still exact: it reads each sequence by its definition, remembers
// nothing but its cells, and knows nothing of how package cells reads the same.
type Screen struct {
	w, h    int
	widths  Widths
	cells   [][]Cell
	behind  [][]Cell // the screen that is not shown
	other   bool     // the alternate screen is shown
	x, y    int
	waiting bool // to wrap
	pen     map[int]string
	part    string // of what is not whole yet

	Odd []string // sequences that it does not know
	// ErasesInOwn says that what is erased has the terminal's own ground, whatever it writes in.
	ErasesInOwn bool
	Wrapped     int // how often a text ran over the end of its line
}

// Cell is a character with all that combines with it, and how it looks; "" is the second half of a wide one.
type Cell struct{ Text, Look string }

// NewScreen is a terminal of a size.
func NewScreen(w, h int, widths Widths) *Screen {
	s := &Screen{widths: widths, pen: map[int]string{}}
	s.Resize(w, h)
	return s
}

// Resize changes the size, and fills the screen with what nobody wrote, as some terminals do.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	fill := func() [][]Cell {
		out := make([][]Cell, h)
		for y := range out {
			out[y] = slices.Repeat([]Cell{{"▓", "of a resize"}}, w)
		}
		return out
	}
	s.cells, s.behind = fill(), fill()
	s.x, s.y, s.waiting = 0, h-1, false
}

// ByCluster are the widths of terminals that draw joined characters as one.
func ByCluster(s string) (string, int) { return ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth) }

// ByRune are those of terminals that look at each character alone.
func ByRune(s string) (string, int) {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n], ansi.WcWidth.StringWidth(s[:n])
}

// EachOne gives every character one cell, and EachTwo two cells to each beyond Latin, Greek and Cyrillic that is
// no line and no sign.
func EachOne(s string) (string, int) {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n], 1
}

// EachTwo is explained at EachOne.
func EachTwo(s string) (string, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r > 0x530 && (r < 0x1E00 || r > 0x1EFF) && (r < 0x2000 || r > 0x2BFF) && r != utf8.RuneError {
		return s[:n], 2
	}
	return s[:n], 1
}

// Write takes bytes in any pieces.
func (s *Screen) Write(p []byte) (int, error) {
	s.part += string(p)
	for s.part != "" {
		n := s.take(s.part)
		if n == 0 {
			break // the rest has not come yet
		}
		s.part = s.part[n:]
	}
	return len(p), nil
}

func (s *Screen) take(in string) int {
	switch c := in[0]; {
	case c == 0x1B:
		return s.sequence(in)
	case c == '\r':
		s.x, s.waiting = 0, false
	case c == '\n':
		s.waiting = false
		if s.y == s.h-1 {
			s.cells = append(s.cells[1:], slices.Repeat([]Cell{{" ", s.look(" ")}}, s.w))
		} else {
			s.y++
		}
	case c == '\b':
		s.x, s.waiting = max(0, s.x-1), false
	case c == '\t':
		s.x, s.waiting = min(s.w-1, s.x/8*8+8), false
	case c < ' ' || c == 0x7F:
	default:
		end := strings.IndexFunc(in, func(r rune) bool { return r < ' ' || r == 0x7F })
		if end < 0 {
			end = len(in)
		}
		if !utf8.FullRuneInString(in[:end]) && end == len(in) {
			return 0
		}
		first, cells := s.widths(in[:end])
		s.put(first, cells)
		return len(first)
	}
	return 1
}

func (s *Screen) put(text string, cells int) {
	if cells == 0 { // it combines with what is before it
		x := s.x - 1
		if s.waiting {
			x = s.w - 1
		}
		if x > 0 && s.cells[s.y][x].Text == "" {
			x--
		}
		if x >= 0 {
			s.cells[s.y][x].Text += text
		}
		return
	}
	if s.waiting || s.x+cells > s.w {
		s.Wrapped++
		s.x, s.waiting = 0, false
		if s.y == s.h-1 {
			s.cells = append(s.cells[1:], slices.Repeat([]Cell{{" ", s.look(" ")}}, s.w))
		} else {
			s.y++
		}
	}
	line := s.cells[s.y]
	for x := s.x; x < min(s.w, s.x+cells); x++ {
		if line[x].Text == "" && x > 0 && x == s.x {
			line[x-1] = Cell{" ", ""} // half of a wide one is gone
		}
		if x+1 < s.w && line[x+1].Text == "" && x == s.x+cells-1 {
			line[x+1] = Cell{" ", ""}
		}
		line[x] = Cell{"", ""}
	}
	line[s.x] = Cell{text, s.look(text)}
	if s.x += cells; s.x >= s.w {
		s.x, s.waiting = s.w-1, true
	}
}

// look is the ink in words; of a blank only what is seen.
func (s *Screen) look(text string) string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(s.pen)) {
		if text != " " || k == 4 || k == 7 || k == 9 || k == 48 || k == 38 && s.pen[7] != "" {
			fmt.Fprintf(&b, "%d:%s ", k, s.pen[k])
		}
	}
	return b.String()
}

func (s *Screen) sequence(in string) int {
	if len(in) < 2 {
		return 0
	}
	switch in[1] {
	case '[':
	case ']', 'P', 'X', '^', '_':
		end := strings.Index(in, "\x1b\\")
		if bell := strings.IndexByte(in, '\a'); bell >= 0 && (end < 0 || bell < end) {
			return bell + 1
		} else if end >= 0 {
			return end + 2
		}
		return 0
	default:
		s.Odd = append(s.Odd, in[:2])
		return 2
	}
	end := strings.IndexFunc(in[2:], func(r rune) bool { return r >= 0x40 && r <= 0x7E })
	if end < 0 {
		return 0
	}
	params, final := in[2:2+end], in[2+end]
	first, _, _ := strings.Cut(params, ";")
	n, _ := strconv.Atoi(first)
	switch {
	case params == "?1049" && (final == 'h' || final == 'l'):
		if s.other != (final == 'h') {
			s.other = !s.other
			s.cells, s.behind = s.behind, s.cells
		}
	case strings.HasPrefix(params, "?"):
	case final == 'm':
		s.ink(strings.Split(params, ";"))
	case final == 'H':
		_, second, _ := strings.Cut(params, ";")
		col, _ := strconv.Atoi(second)
		s.y, s.x, s.waiting = min(max(n, 1), s.h)-1, min(max(col, 1), s.w)-1, false
	case final == 'A':
		s.y, s.waiting = max(0, s.y-max(n, 1)), false
	case final == 'B':
		s.y, s.waiting = min(s.h-1, s.y+max(n, 1)), false
	case final == 'C':
		s.x, s.waiting = min(s.w-1, s.x+max(n, 1)), false
	case final == 'D':
		s.x, s.waiting = max(0, s.x-max(n, 1)), false
	case final == 'K':
		from, to := s.x, s.w
		if n > 0 {
			from = 0
		}
		if n == 1 {
			to = s.x + 1
		}
		s.erase(s.y, from, to)
	case final == 'J':
		for y := range s.h {
			switch {
			case n == 2 || n == 0 && y > s.y || n == 1 && y < s.y:
				s.erase(y, 0, s.w)
			case n == 0 && y == s.y:
				s.erase(y, s.x, s.w)
			case n == 1 && y == s.y:
				s.erase(y, 0, s.x+1)
			}
		}
	default:
		s.Odd = append(s.Odd, in[:2+end+1])
	}
	return 2 + end + 1
}

// erase keeps what is seen of the ink, as most terminals do, or takes the terminal's own.
func (s *Screen) erase(y, from, to int) {
	look := s.look(" ")
	if s.ErasesInOwn {
		look = ""
	}
	for x := from; x < to; x++ {
		s.cells[y][x] = Cell{" ", look}
	}
}

func (s *Screen) ink(params []string) {
	for i := 0; i < len(params); i++ {
		n, _ := strconv.Atoi(params[i])
		switch {
		case n == 0:
			clear(s.pen)
		case n < 10:
			s.pen[n] = "on"
		case n == 22:
			delete(s.pen, 1)
			delete(s.pen, 2)
		case n < 30:
			delete(s.pen, n-20)
		case n == 38 || n == 48:
			last := min(len(params), i+3)
			if i+1 < len(params) && params[i+1] == "2" {
				last = min(len(params), i+5)
			}
			s.pen[n] = strings.Join(params[i+1:last], ",")
			i = last - 1
		case n == 39 || n == 49:
			delete(s.pen, n-1)
		case n < 38:
			s.pen[38] = strconv.Itoa(n - 30)
		case n < 48:
			s.pen[48] = strconv.Itoa(n - 40)
		case n >= 90 && n < 98:
			s.pen[38] = strconv.Itoa(n - 82)
		case n >= 100 && n < 108:
			s.pen[48] = strconv.Itoa(n - 92)
		}
	}
}

// Cursor is where the next character goes; waiting says that it waits to wrap.
func (s *Screen) Cursor() (x, y int, waiting bool) { return s.x, s.y, s.waiting }

// Difference says where two screens differ, in words, or "".
func (s *Screen) Difference(o *Screen) string {
	for y := range s.cells {
		for x, c := range s.cells[y] {
			if d := o.cells[y][x]; c != d {
				return fmt.Sprintf("line %d, column %d: %q and %q\n%s\n%s", y, x, c, d, text(s.cells[y]), text(o.cells[y]))
			}
		}
	}
	if s.x != o.x || s.y != o.y || s.waiting != o.waiting {
		return fmt.Sprintf("the cursor: %d,%d %v and %d,%d %v", s.x, s.y, s.waiting, o.x, o.y, o.waiting)
	}
	if !maps.Equal(s.pen, o.pen) {
		return fmt.Sprintf("the ink: %v and %v", s.pen, o.pen)
	}
	return ""
}

func text(line []Cell) string {
	var b strings.Builder
	for _, c := range line {
		b.WriteString(c.Text)
	}
	return b.String()
}
