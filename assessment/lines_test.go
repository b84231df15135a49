package assessment

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
)

// Line by line comes out what stands in the file, however it comes in.
func TestLineReader(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	files := []string{"", "\n", "\n\n", "a", "a\n", "a\n\nb", "\x00\x00", "a\r\n", strings.Repeat("x", 3*readSize) + "\ny"}
	for range 20 {
		var b strings.Builder
		for range r.IntN(200) {
			size := r.IntN(100)
			if r.IntN(10) == 0 {
				size = r.IntN(2 * readSize)
			}
			b.WriteString(strings.Repeat(string(rune('a'+r.IntN(26))), size))
			b.WriteByte('\n')
		}
		b.WriteString(strings.Repeat("z", r.IntN(2)*r.IntN(100)))
		files = append(files, b.String())
	}
	for i, file := range files {
		for name, from := range map[string]io.Reader{
			"at once":           strings.NewReader(file),
			"in halves":         iotest.HalfReader(strings.NewReader(file)),
			"end with the rest": iotest.DataErrReader(strings.NewReader(file)),
			"byte by byte":      iotest.OneByteReader(strings.NewReader(file[:min(len(file), 10_000)])),
		} {
			t.Run(fmt.Sprint(i, " ", name), func(t *testing.T) {
				want := file
				if name == "byte by byte" {
					want = file[:min(len(file), 10_000)]
				}
				lines := newLineReader(from, "a.cirt")
				var got bytes.Buffer
				for {
					line, whole, err := lines.next(maxFile)
					if err != nil {
						t.Fatal(err)
					}
					if !whole {
						break
					}
					if bytes.ContainsRune(line, '\n') {
						t.Fatalf("two lines at once: %.40q", line)
					}
					got.Write(line)
					got.WriteByte('\n')
				}
				if int(lines.given) != got.Len() {
					t.Errorf("%d bytes of lines were given, and %d are said", got.Len(), lines.given)
				}
				if got.Write(lines.rest()); got.String() != want {
					t.Errorf("%d bytes come out of %d", got.Len(), len(want))
				}
			})
		}
	}
}

// A line that is longer than it may be is not read to its end, wherever that is.
func TestLineReaderStopsAtTheLimit(t *testing.T) {
	for _, tt := range []struct {
		file string
		ok   bool
	}{
		{"12345\n", true}, {"123456\n", false}, {"123456", false}, {strings.Repeat("x", 100*readSize) + "\n", false},
	} {
		from := strings.NewReader(tt.file)
		if _, whole, err := newLineReader(from, "a.cirt").next(5); whole != tt.ok || err != nil {
			t.Errorf("%.10q: %v, %v", tt.file, whole, err)
		}
		if read := len(tt.file) - from.Len(); read > 2*readSize {
			t.Errorf("%.10q: %d bytes are read for 5", tt.file, read)
		}
	}
}

// What the disk says while a file is read is said, and nothing is made of half a file.
func TestADiskThatFailsWhileItIsRead(t *testing.T) {
	whole := strings.Join(damageable(t), "")
	broken := errors.New("input/output error")
	for _, at := range []int{0, 10, 300, len(whole) - 10, len(whole)} {
		_, err := readLog(io.MultiReader(strings.NewReader(whole[:at]), iotest.ErrReader(broken)), "a.cirt")
		if !errors.Is(err, broken) {
			t.Errorf("after %d bytes: %v", at, err)
		}
	}
}
