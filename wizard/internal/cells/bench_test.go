package cells

import (
	"fmt"
	"strings"
	"testing"

	"cirtkit/wizard/internal/cells/cellstest"
)

// pageOf is a screen of 120×40 as the wizard draws them: a list in a frame, and a text with keys in two inks.
func pageOf(n int) string {
	const grey, blue, off = "\x1b[38;2;117;117;117m", "\x1b[0;1;38;2;35;117;212m", "\x1b[m"
	lines := make([]string, 40)
	for i := range lines {
		switch {
		case i == 1:
			lines[i] = grey + strings.Repeat("─", 120) + off
		case i > 37:
			lines[i] = strings.Repeat(blue+"n"+"\x1b[0;38;2;117;117;117m"+fmt.Sprintf(" note %d  ", n+i)+off, 9)
		default:
			lines[i] = fmt.Sprintf("%s│%s ○ Section number %-12d %s%2d/20 │%s  %s", grey, off, i+n, grey, n%20, off, strings.Repeat(string(rune('a'+(i+n)%26)), (i*7+n*11)%70))
		}
	}
	return strings.Join(lines, "\n")
}

type nowhere struct{ bytes int }

func (n *nowhere) Write(p []byte) (int, error) {
	n.bytes += len(p)
	return len(p), nil
}

// BenchmarkWrite is one frame of 120×40 in which every line differs, and one in which a line does: the time, and the
// bytes that came and were sent. A frame makes no garbage.
func BenchmarkWrite(b *testing.B) {
	one := strings.Split(pageOf(1), "\n")
	one[20] += "x"
	for _, bb := range []struct {
		name   string
		frames [2]string
	}{
		{"every line", [2]string{pageOf(1), pageOf(2)}},
		{"one line", [2]string{pageOf(1), strings.Join(one, "\n")}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			frames := writesOf(bb.frames)
			out := &nowhere{}
			w := New(out, Terminal{})
			_, _ = w.Write([]byte("\x1b[?1049h"))
			w.Resized(120, 40)
			_, _ = w.Write(frames[0])
			_, _ = w.Write(frames[1])
			came := 0
			out.bytes = 0
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				frame := frames[i%2]
				came += len(frame)
				_, _ = w.Write(frame)
			}
			b.ReportMetric(float64(came)/float64(b.N), "B/came")
			b.ReportMetric(float64(out.bytes)/float64(b.N), "B/sent")
		})
	}
}

// writesOf are what the library writes to come from the second frame to the first, and from the first to the second.
func writesOf(frames [2]string) [2][]byte {
	var out [2][]byte
	for i := range out {
		k := &keeper{}
		lib := &cellstest.Library{Out: k}
		lib.Resize(120, 40)
		lib.Frame(frames[1-i])
		lib.Frame(frames[i])
		out[i] = k.last
	}
	return out
}

type keeper struct{ last []byte }

func (k *keeper) Write(p []byte) (int, error) {
	k.last = append([]byte(nil), p...)
	return len(p), nil
}

// A frame makes no garbage: what is needed is kept from the frame before.
func TestAFrameMakesNoGarbage(t *testing.T) {
	frames := writesOf([2]string{pageOf(1) + "中", pageOf(2)})
	w := New(&nowhere{}, Terminal{})
	_, _ = w.Write([]byte("\x1b[?1049h"))
	w.Resized(120, 40)
	n := 0
	if got := testing.AllocsPerRun(50, func() {
		_, _ = w.Write(frames[n%2])
		n++
	}); got > 0 {
		t.Errorf("a frame makes %v allocations", got)
	}
}
