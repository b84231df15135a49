package cells

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/term"
	"github.com/hinshun/vt10x"

	"cirtkit/wizard/internal/cells/cellstest"
)

// session is a library, through a Writer, on a terminal of which what comes is kept.
type session struct {
	*cellstest.Library
	w   *Writer
	out *bytes.Buffer
}

func newSession(w, h int) *session {
	s := &session{out: &bytes.Buffer{}}
	s.w = New(s.out, Terminal{})
	s.Library = &cellstest.Library{Out: s.w}
	s.Enter()
	s.w.Resized(w, h)
	s.Resize(w, h)
	return s
}

// frame is what is sent for a view.
func (s *session) frame(lines ...string) string {
	s.out.Reset()
	s.Frame(strings.Join(lines, "\n"))
	return s.out.String()
}

// What is sent from one frame to the next, byte by byte.
func TestFewestBytes(t *testing.T) {
	const grey, blue = "\x1b[0;38;2;117;117;117m", "\x1b[1;38;2;35;117;212m"
	tests := []struct {
		name     string
		from, to []string
		want     string
	}{
		{"nothing changed", []string{"one", "two"}, []string{"one", "two"}, ""},
		{"nothing that is seen changed", []string{"one", "two"}, []string{"one" + grey + "  \x1b[m", "two"}, ""},
		{"a letter", []string{"a section", "two"}, []string{"a sektion", "two"}, "\x1b[1;5Hk\x1b[2H"},
		{"two letters near each other are one piece", []string{"abcdefgh", "two"}, []string{"aXcdXfgh", "two"}, "\x1b[1;2HXcdX\x1b[2H"},
		{"far from each other, a move", []string{"abcdefgh", "two"}, []string{"aXcdefgX", "two"}, "\x1b[1;2HX\x1b[5CX\x1b[2H"},
		{"the end is erased", []string{"a long line of text", "two"}, []string{"a", "two"}, "\x1b[1;3H\x1b[K\x1b[2H"},
		{"a short end is written", []string{"abc", "two"}, []string{"ab", "two"}, "\x1b[1;3H \x1b[2H"},
		{"erased, and what stands behind written again", []string{"a " + strings.Repeat("x", 30) + " b", "two"}, []string{"a " + strings.Repeat(" ", 30) + " b", "two"}, "\x1b[1;3H\x1b[K\x1b[31Cb\x1b[2H"},
		{"the last line is empty, and the frame ends with a move", []string{"a", "two and more"}, []string{"a", ""}, "\x1b[2H\x1b[K\x1b[2H"},
		{"the next line", []string{"a", "b"}, []string{"c", "d"}, "\x1b[Hc\r\nd\x1b[2H"},
		{"down the column", []string{strings.Repeat(" ", 20) + "a", strings.Repeat(" ", 20) + "b"}, []string{strings.Repeat(" ", 20) + "c", strings.Repeat(" ", 20) + "d"}, "\x1b[1;21Hc\x1b[B\bd\x1b[2H"},
		{"ink by ink", []string{"", ""}, []string{blue + "n" + grey + " note  " + blue + "e" + grey + " end  " + blue + "f" + grey + " find\x1b[m", "two"}, "\x1b[2Htwo\x1b[1;3H\x1b[38;2;117;117;117mnote\x1b[4Cend\x1b[4Cfind\r\x1b[1;38;2;35;117;212mn\x1b[7Ce\x1b[6Cf\x1b[m\x1b[2H"},
		{"an ink that is only added to", []string{"", ""}, []string{"\x1b[1ma\x1b[0;1;7mb\x1b[m", ""}, "\x1b[H\x1b[1ma\x1b[7mb\x1b[m\x1b[2H"},
		{"a line of which terminals disagree is whole", []string{"中 a", "two"}, []string{"中 b", "two"}, "\x1b[H中 b\x1b[K\x1b[2H"},
		{"and so is the line that takes its place", []string{"中 a", "two"}, []string{"abc", "two"}, "\x1b[Habc\x1b[K\x1b[2H"},
		{"a ground is not erased where the terminal may not keep it", []string{"\x1b[48;5;3m" + strings.Repeat("x", 40) + "\x1b[m", ""}, []string{"\x1b[48;5;3m" + strings.Repeat(" ", 40) + "\x1b[m", ""}, "\x1b[H\x1b[48;5;3m" + strings.Repeat(" ", 40) + "\x1b[m\x1b[2H"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSession(40, 2)
			s.frame(tt.from...)
			if got := s.frame(tt.to...); got != tt.want {
				t.Errorf("sent\n%q, want\n%q", got, tt.want)
			}
		})
	}
}

// Where what is erased keeps the ground, lines on one are erased, too.
func TestErasesInGround(t *testing.T) {
	s := newSession(40, 2)
	s.w.kind.ErasesInGround = true
	const ground = "\x1b[38;5;7;48;5;3m"
	s.frame(ground+strings.Repeat("x", 40)+"\x1b[m", ground+strings.Repeat(" ", 40)+"\x1b[m")
	if got, want := s.frame(ground+"one"+strings.Repeat(" ", 37)+"\x1b[m", ground+"two"+strings.Repeat(" ", 37)+"\x1b[m"),
		"\x1b[H"+ground+"one\x1b[K\r\ntwo\x1b[m\x1b[2H"; got != want {
		t.Errorf("sent\n%q, want\n%q", got, want)
	}
}

// The first frame begins with the terminal's own ink, whatever was there before; it and the one after a resize are whole.
func TestFirstFrame(t *testing.T) {
	s := newSession(10, 2)
	if started := s.out.String(); !strings.Contains(started, "\x1b[2J\x1b[m") {
		t.Errorf("the start is %q, without the terminal's own ink", started)
	}
	if got, want := s.frame("one", "two"), "\x1b[Hone\x1b[K\r\ntwo\x1b[K\x1b[2H"; got != want {
		t.Errorf("the first frame is %q, want %q", got, want)
	}
	s.w.Resized(10, 2)
	s.Resize(10, 2)
	if got, want := s.frame("one", "two"), "\x1b[Hone\x1b[K\r\ntwo\x1b[K\x1b[2H"; got != want {
		t.Errorf("after a resize %q, want %q", got, want)
	}
}

// What is not known passes as it is, and so does everything after it.
func TestStepsAside(t *testing.T) {
	for _, odd := range []string{
		"\x1b[4h", "\x1b[2;5r", "\x1b(0", "\x1b7", "\x1bP1$q\x1b\\", "\x1b]8;;http://a\x1b\\", "\x1b[?7l", "\x1b[38:2::1:2:3m", "\x1b[58;5;1m", "\x1b[53m",
		"\x1b[", "\x1b", "\x1b]2;no end", "\x0e", "\xff", "\xe4\xb8", "\u0085", "\x1b[3L", "\x1b[c", "\x1b[>4;1m", "\x1b[999999m",
	} {
		s := newSession(10, 2)
		s.frame("one", "two")
		s.out.Reset()
		_, _ = io.WriteString(s.w, odd)
		if got := s.out.String(); got != odd {
			t.Errorf("for %q was sent %q", odd, got)
		}
		if got := s.frame("oNe", "two"); got != "\x1b[HoNe\x1b[K\r\n\x1b[2;H" {
			t.Errorf("after %q was sent %q", odd, got)
		}
	}
}

// failing takes only so much of what is written, and then fails or says nothing.
type failing struct {
	io.Writer
	takes int
	err   error
}

func (f *failing) Write(p []byte) (int, error) {
	n := min(f.takes, len(p))
	_, _ = f.Writer.Write(p[:n])
	return n, f.err
}

func TestAFailedWriteIsForgotten(t *testing.T) {
	broken := errors.New("broken")
	for _, tt := range []struct{ err, want error }{{broken, broken}, {nil, io.ErrShortWrite}} {
		var out bytes.Buffer
		f := &failing{&out, 1 << 20, nil}
		w := New(f, Terminal{})
		lib := &cellstest.Library{Out: w}
		lib.Enter()
		w.Resized(10, 2)
		lib.Resize(10, 2)
		lib.Frame("one\ntwo")
		f.takes, f.err = 3, tt.err
		if n, err := w.Write([]byte("\x1b[H\x1b[31moNe\x1b[K")); n != 0 || !errors.Is(err, tt.want) {
			t.Errorf("a failed write gave %d, %v; want 0, %v", n, err, tt.want)
		}
		f.takes, f.err = 1<<20, nil
		out.Reset()
		_, _ = io.WriteString(w, "\x1b[m\x1b[HoNe\x1b[K")
		if got, want := out.String(), "\x1b[H\x1b[moNe\x1b[K\x1b[1;4H"; got != want {
			t.Errorf("after a failed write was sent %q, want %q", got, want)
		}
	}
}

// One Write makes at most one: a terminal is not given half of a frame.
func TestOneWriteForOne(t *testing.T) {
	p := newPair(20, 3, cellstest.ByCluster)
	p.Library.Enter()
	p.Resize(20, 3)
	p.Library.Frame("one\n中文\nthree")
	before := p.Writes
	p.Library.Frame("1\n中\n3")
	p.Library.Frame("1 \n中\n3")
	if n := p.Writes - before; n != 1 {
		t.Errorf("two frames, of which one changes what is seen, made %d writes", n)
	}
}

// The library looks for a file: it asks it for the size, and on Windows sets its modes.
func TestOutputIsStillAFile(t *testing.T) {
	if _, ok := New(&bytes.Buffer{}, Terminal{}).Output().(term.File); ok {
		t.Error("a buffer has become a file")
	}
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := New(f, Terminal{})
	out, ok := w.Output().(term.File)
	if !ok || out.Fd() != f.Fd() {
		t.Fatal("a file is none any more")
	}
	w.Resized(10, 1)
	_, _ = io.WriteString(out, "\x1b[?1049h\x1b[Habc\x1b[K")
	_, _ = io.WriteString(out, "\x1b[Habx\x1b[K")
	if got, _ := os.ReadFile(f.Name()); string(got) != "\x1b[?1049h\x1b[H\x1b[mabc\x1b[K\x1b[1;4H\x1b[1;3Hx\x1b[1;4H" {
		t.Errorf("the file holds %q", got)
	}
}

// Where lines and signs may take two cells, only ASCII is certain.
func TestASCIIOnly(t *testing.T) {
	var out bytes.Buffer
	w := New(&out, Terminal{WideSigns: true})
	lib := &cellstest.Library{Out: w}
	lib.Enter()
	w.Resized(20, 2)
	lib.Resize(20, 2)
	lib.Frame("│ a\nabc")
	out.Reset()
	lib.Frame("│ b\nabd")
	if got, want := out.String(), "\x1b[H│ b\x1b[K\x1b[2Habd\x1b[K\x1b[2H"; got != want {
		t.Errorf("sent %q, want %q", got, want)
	}
}

// Another emulator, not ours, shows the same.
func TestShowsTheSameElsewhere(t *testing.T) {
	const w, h = 60, 12
	plain, through := vt10x.New(vt10x.WithSize(w, h)), vt10x.New(vt10x.WithSize(w, h))
	writer := New(through, Terminal{})
	lib := &cellstest.Library{Out: io.MultiWriter(plain, writer)}
	lib.Enter()
	writer.Resized(w, h)
	lib.Resize(w, h)
	var lines [h]string
	for n := range 3000 {
		for i := range lines {
			if d := (n*7 + i*13) % 11; d < 3 {
				var b strings.Builder
				for j := range d*2 + n%3 {
					ink := someInks[(n*5+i*3+j)%len(someInks)]
					b.WriteString("\x1b[" + ink + "m" + certainText[(n*3+i*5+j*7)%len(certainText)] + "\x1b[m")
				}
				lines[i] = b.String()
			}
		}
		lib.Frame(strings.Join(lines[:], "\n"))
		for y := range h {
			for x := range w {
				a, b := plain.Cell(x, y), through.Cell(x, y)
				if a.Char == ' ' && b.Char == ' ' && a.BG == b.BG && a.Mode&1 == 0 && b.Mode&1 == 0 {
					a.FG, a.Mode = b.FG, b.Mode // what is not seen on a blank
				}
				if a != b {
					t.Fatalf("frame %d, line %d, column %d: %+v and %+v", n, y, x, a, b)
				}
			}
		}
	}
}

// Whatever bytes come, in whatever pieces, none is lost that is not known, and both terminals show the same.
func FuzzWriter(f *testing.F) {
	for _, s := range []string{"\x1b[?1049h\x1b[2J\x1b[Habc\x1b[K\r\ndef\x1b[K\x1b[2H", "\x1b[?1049h\x1b[1;1Habcdefghijkl\nx\ry", "\x1b[?1049h\x1b[H\x1b[1;31mab\x1b[0;7m cd\x1b[m\x1b[K\n\x1b[Hax"} {
		f.Add(s, 7)
	}
	f.Fuzz(func(t *testing.T, in string, piece int) {
		const w, h = 10, 3
		in = in[:min(len(in), 500)]
		p := newPair(w, h, cellstest.ByCluster)
		p.Sender.Resized(w, h)
		piece = max(1, piece%40)
		same := strings.IndexFunc(in, func(r rune) bool { return r >= ' ' && !certain(r) || r == '\t' }) < 0
		for in != "" {
			n := min(piece, len(in))
			_, _ = io.WriteString(p.Library.Out, in[:n])
			in = in[n:]
		}
		if d := p.Difference(); same && d != "" {
			t.Error(d)
		}
	})
}
