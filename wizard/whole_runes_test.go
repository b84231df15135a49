package wizard

import (
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever the size of the pieces in which a text is read, it comes whole, and no piece ends within a letter.
func TestNoReadEndsWithinALetter(t *testing.T) {
	texts := map[string]string{
		"Chinese":      strings.Repeat("国家计算机应急响应小组，", 60),
		"Arabic":       strings.Repeat("الفريق الوطني 2024 ", 60),
		"emoji":        strings.Repeat("a\U0001f469\u200d\U0001f467é", 60),
		"keys":         strings.Repeat("ab\x1b[A\x1b[<0;3;4M\r", 60),
		"other coding": strings.Repeat("caf\xe9 \xff\x80\x80 ", 60),
		"cut":          "国\xe5\x9b",
	}
	for name, text := range texts {
		for _, size := range []int{5, 7, 255, 256} {
			from, to, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			go func() { _, _ = to.WriteString(text); _ = to.Close() }()
			in := keyboard(from)
			var got strings.Builder
			p := make([]byte, size)
			for {
				n, err := in.Read(p)
				got.Write(p[:n])
				if strings.ToValidUTF8(text, "") == text && !utf8.Valid(p[:n]) {
					t.Errorf("%s, %d bytes at once: a read ends within a letter: %q", name, size, p[:n])
				}
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			if got.String() != text {
				t.Errorf("%s, %d bytes at once: %q came of %q", name, size, got.String(), text)
			}
			_ = from.Close()
		}
	}
}
