package cells

import (
	"bytes"
	"io"
	"sync"
	"unicode/utf8"
)

// cell is a character with its ink; the zero cell is unknown.
type cell struct {
	ink ink
	r   rune
}

var blank = cell{r: ' '}

// in says whether the cell can be written in an ink: in its own, or, a blank, in any that looks the same there.
func (c cell) in(k ink) bool { return c.ink == k || c.r == ' ' && c.ink == k.onBlank() }

// row is what is known of a line beside its cells.
type row struct {
	drawn bool // since it was sent last
	want  raw  // a line whose widths are not certain, as it came, or none; its cells are unknown then
	shown raw
}

// raw is a line as it came, with the inks in which it begins and ends.
type raw struct {
	bytes        []byte
	begun, ended ink
}

func (r *raw) none() bool { return len(r.bytes) == 0 }

func (r *raw) forget() { r.bytes = r.bytes[:0] }

func (r *raw) take(b []byte, begun, ended ink) {
	r.bytes, r.begun, r.ended = append(r.bytes[:0], b...), begun, ended
}

func (r *raw) equal(o *raw) bool { return r.begun == o.begun && bytes.Equal(r.bytes, o.bytes) }

// place is where the cursor is, and in which ink it writes. A column as great as the width waits to wrap.
type place struct {
	x, y   int
	known  bool // x and y are
	beyond bool // y is known and x is not: behind a line whose widths are not certain
	pen    ink
	inked  bool // pen is known
}

// Writer sends what changed. Its methods may be called at the same time.
type Writer struct {
	out  io.Writer
	kind Terminal

	mu        sync.Mutex
	w, h      int
	alternate bool // the alternate screen is shown
	aside     bool // everything passes from now on
	want      []cell
	shown     []cell
	rows      []row
	at        place // where the library takes the cursor to be
	real      place // where the terminal has it
	named     bool  // the cursor was sent to a named place in this Write
	line      int   // where in this Write the line begins that the cursor is on; -1 when it is within it
	lineInk   ink   // and in which ink

	buf    []byte // what goes out
	orders [2][]byte
	runs   []run
	inks   []ink
	before []int // a sum over a line: see erase.go
}

// Terminal is what has to be known of one; the zero value is the most careful.
type Terminal struct {
	// WideSigns says that lines and signs may take two cells. Then nothing but ASCII is certain.
	WideSigns bool
	// ErasesInGround says that what is erased takes the ground of the ink that is written in, as terminals do whose
	// description says "bce".
	ErasesInGround bool
}

// New gives a Writer to out. Nothing is saved before Resized told a size.
func New(out io.Writer, kind Terminal) *Writer {
	return &Writer{out: out, kind: kind, line: -1, at: place{inked: true}, real: place{inked: true}}
}

// Resized tells the size of the terminal. It is to be called whenever the size may have changed, before the library
// draws anew, even when it is the same as before: what is shown is not known any more.
func (w *Writer) Resized(width, height int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	width, height = min(max(width, 0), 2000), min(max(height, 0), 2000)
	if width != w.w || height != w.h {
		w.w, w.h = width, height
		w.want, w.shown = make([]cell, width*height), make([]cell, width*height)
		w.rows = make([]row, height)
		w.before = make([]int, width+1)
	}
	w.forget()
}

// forget says that nothing is known of what the terminal shows, nor where its cursor is.
func (w *Writer) forget() {
	clear(w.want)
	clear(w.shown)
	for i := range w.rows {
		r := &w.rows[i]
		r.drawn = false
		r.want.forget()
		r.shown.forget()
	}
	w.at.known, w.at.beyond, w.real.known = false, false, false
	w.line = -1
}

// Write takes what the library sends, and sends what it changes, in one Write or in none. After an error nothing is
// known of the terminal.
func (w *Writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.aside {
		return w.out.Write(p)
	}
	w.buf, w.named, w.line = w.buf[:0], false, -1
	for i := 0; i < len(p); {
		i += w.take(p, i)
	}
	if !w.aside {
		w.settle()
		if len(w.buf) == 0 {
			return len(p), nil
		}
	}
	n, err := w.out.Write(w.buf)
	if err == nil && n < len(w.buf) {
		err = io.ErrShortWrite
	}
	if err != nil {
		w.forget()
		w.real.inked = false
		return 0, err
	}
	return len(p), nil
}

// tracked says whether the cursor is on a screen that is kept.
func (w *Writer) tracked() bool { return w.alternate && w.at.known }

// take carries out what stands at i, and says how many bytes it was.
func (w *Writer) take(p []byte, i int) int {
	switch c := p[i]; {
	case c == 0x1B:
		return w.sequence(p, i)
	case c >= ' ' && c != 0x7F:
		if w.tracked() {
			return w.text(p, i)
		}
		return w.foreign(p, i, textEnd(p, i))
	case c == '\r' && w.alternate && (w.at.known || w.at.beyond):
		w.at.x, w.at.known, w.at.beyond = 0, true, false
		w.line = -1
		return 1
	case c == '\n' && w.tracked() && w.at.x < w.w && w.at.y < w.h-1:
		w.at.y++
		w.line = -1
		return 1
	case c == '\a':
		return w.pass(p, i, i+1)
	case c == 0x0E || c == 0x0F: // another set of characters
		return w.stepAside(p, i)
	}
	return w.foreign(p, i, i+1)
}

// pass sends bytes as they came; they change nothing that is kept.
func (w *Writer) pass(p []byte, from, to int) int {
	w.settle()
	w.buf = append(w.buf, p[from:to]...)
	return to - from
}

// foreign sends bytes as they came; what the screen shows then is not known.
func (w *Writer) foreign(p []byte, from, to int) int {
	w.pass(p, from, to)
	if w.alternate {
		w.forget()
	}
	return to - from
}

// stepAside sends the rest as it comes, and everything after it.
func (w *Writer) stepAside(p []byte, from int) int {
	w.foreign(p, from, len(p))
	w.aside = true
	return len(p) - from
}

// text puts characters into cells, up to what is no text.
func (w *Writer) text(p []byte, i int) int {
	start := i
	if w.at.x == 0 {
		if w.rows[w.at.y].drawn {
			w.flush()
		}
		w.line, w.lineInk = i, w.at.pen
	}
	cells := w.want[w.at.y*w.w : (w.at.y+1)*w.w]
	r := &w.rows[w.at.y]
	for i < len(p) {
		c, n := rune(p[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRune(p[i:])
			if c == utf8.RuneError && n == 1 || c < 0xA0 {
				return i - start + w.stepAside(p, i)
			}
		} else if c < ' ' || c == 0x7F {
			break
		}
		if !certain(c) || w.kind.WideSigns && c >= utf8.RuneSelf {
			if w.line < 0 {
				return i - start + w.foreign(p, i, textEnd(p, i))
			}
			return w.uncertain(p, i) - start
		}
		if w.at.x >= w.w { // it would wrap
			return i - start + w.foreign(p, i, textEnd(p, i))
		}
		k := w.at.pen
		if c == ' ' {
			k = k.onBlank()
		}
		cells[w.at.x] = cell{k, c}
		r.drawn = true
		r.want.forget()
		w.at.x++
		i += n
	}
	return i - start
}

// textEnd is where the text ends that begins at i.
func textEnd(p []byte, i int) int {
	for i < len(p) && p[i] >= ' ' && p[i] != 0x7F {
		i++
	}
	return i
}

// uncertain keeps the line that the cursor is on as it comes, from its beginning to where it is erased or left, and
// says where that is.
func (w *Writer) uncertain(p []byte, i int) (end int) {
	for i < len(p) {
		if p[i] == 0x1B {
			s := parse(p[i:])
			if s.kind == erasing {
				i += s.n
				break
			}
			pen, ok := w.at.pen, false
			if s.kind == inking {
				pen, ok = pen.after(s.params)
			}
			if !ok {
				break
			}
			w.at.pen = pen
			i += s.n
			continue
		}
		if p[i] < ' ' || p[i] == 0x7F {
			break
		}
		if c, n := utf8.DecodeRune(p[i:]); c == utf8.RuneError && n == 1 || c >= 0x7F && c < 0xA0 {
			break
		} else {
			i += n
		}
	}
	clear(w.want[w.at.y*w.w : (w.at.y+1)*w.w])
	r := &w.rows[w.at.y]
	r.drawn = true
	r.want.take(p[w.line:i], w.lineInk, w.at.pen)
	w.at.known, w.at.beyond = false, true
	w.line = -1
	return i
}

// sequence carries out an escape sequence.
func (w *Writer) sequence(p []byte, i int) int {
	s := parse(p[i:])
	switch s.kind {
	case inking:
		pen, ok := w.at.pen.after(s.params)
		if !ok {
			return w.stepAside(p, i)
		}
		if !w.alternate {
			w.pass(p, i, i+s.n)
			w.real.pen = pen
		}
		w.at.pen = pen
		return s.n
	case moving:
		if !w.alternate || w.w == 0 || w.h == 0 {
			return w.pass(p, i, i+s.n)
		}
		y, x, ok := s.place()
		if !ok {
			return w.foreign(p, i, i+s.n)
		}
		w.at.y, w.at.x = min(y, w.h-1), min(x, w.w-1)
		w.at.known, w.at.beyond = true, false
		w.line = -1
		return s.n
	case erasing:
		if !w.tracked() || w.at.x >= w.w || w.at.pen.onBlank() != 0 {
			return w.foreign(p, i, i+s.n)
		}
		cells := w.want[w.at.y*w.w : (w.at.y+1)*w.w]
		for x := w.at.x; x < len(cells); x++ {
			cells[x] = blank
		}
		r := &w.rows[w.at.y]
		r.drawn = true
		r.want.forget()
		return s.n
	case harmless:
		return w.pass(p, i, i+s.n)
	case blurring:
		return w.foreign(p, i, i+s.n)
	case entering, leaving, wiping:
		// Whatever was there before may have left an ink: the first frame begins with the terminal's own.
		w.pass(p, i, i+s.n)
		if s.kind != wiping {
			w.alternate = s.kind == entering
		}
		w.forget()
		w.real.inked = !w.alternate
		return s.n
	}
	return w.stepAside(p, i)
}

// settle brings the terminal to where the library takes it to be. Whatever was sent ends with a move to a named place, as
// a frame of the library's does.
func (w *Writer) settle() {
	w.flush()
	t := w.terminal(w.buf)
	t.ink(w.at.pen)
	if w.alternate && w.at.known && (len(t.out) > 0 || !t.known || t.x != w.at.x || t.y != w.at.y) {
		if w.at.x < w.w {
			t.jump(w.at.y, w.at.x)
		} else { // it waits to wrap behind the last cell
			t.jump(w.at.y, w.w-1)
			t.cells(w.at.y, w.w-1, w.w)
			t.ink(w.at.pen)
		}
	}
	w.buf = w.arrived(t)
}
