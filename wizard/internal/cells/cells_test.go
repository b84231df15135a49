package cells

import (
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cirtkit/wizard/internal/cells/cellstest"
)

func newPair(w, h int, kinds ...cellstest.Widths) *cellstest.Pair {
	return cellstest.NewPair(w, h, func(out io.Writer) cellstest.Sender { return New(out, Terminal{}) }, kinds...)
}

var everyKind = []cellstest.Widths{cellstest.ByCluster, cellstest.ByRune, cellstest.EachOne, cellstest.EachTwo}

var (
	certainText = []string{
		"", " ", "  ", "a", "Section number", "19/20", "          ", "│", "────────", "┌", "┐", "✓", "·", "…", "é", "ß", "ł", "Ελλάδα", "Україна",
		"the decree names the team", "                              ", "▰▰▰▱▱▱", "Việt", "\u00a0", "“”",
	}
	uncertainText = []string{"中文", "한국", "ا", "العربية", "שלום", "é", "👩‍👧", "🇨🇭", "❤️", "a\u200bb", "a\u00adb", "ไทย", "हिन्दी", "\ufeff", "👍🏽", "⏎", "①"}
	someInks      = []string{
		"", "1", "38;2;117;117;117", "1;38;2;35;117;212", "7", "4", "1;7", "38;5;243", "32", "1;36", "38;2;255;255;255;48;2;31;79;134",
		"38;2;216;222;230;48;2;20;24;31", "48;5;153", "9", "2", "97;104", "33;41", "5", "8",
	}
)

// aLine draws the text of a line of at most w cells, and now and then of more, which the library cuts.
func aLine(t *rapid.T, w int, uncertain bool) string {
	var b strings.Builder
	ground := rapid.SampledFrom([]string{"", "", "", "48;2;20;24;31"}).Draw(t, "ground")
	cells := 0
	for range rapid.IntRange(0, 7).Draw(t, "spans") {
		s := rapid.SampledFrom(certainText).Draw(t, "text")
		if uncertain && rapid.Bool().Draw(t, "odd") {
			s = rapid.SampledFrom(uncertainText).Draw(t, "oddText")
		}
		if n := 2 * utf8.RuneCountInString(s); uncertain && cells+n > w {
			break // none of the terminals is to wrap
		} else {
			cells += n
		}
		ink := rapid.SampledFrom(someInks).Draw(t, "ink")
		if ground != "" {
			ink = strings.Trim(ground+";"+ink, ";")
		}
		if ink == "" {
			b.WriteString(s)
		} else {
			b.WriteString("\x1b[" + ink + "m" + s + "\x1b[" + rapid.SampledFrom([]string{"", "0"}).Draw(t, "off") + "m")
		}
	}
	if ground != "" && !uncertain {
		b.WriteString("\x1b[" + ground + "m" + strings.Repeat(" ", w) + "\x1b[m")
	}
	return b.String()
}

// The screen behind a Writer shows what the screen without it shows, and the cursor and the ink are the same, whatever
// is drawn, and however wide the terminal takes characters to be of which terminals disagree.
func TestShowsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 70).Draw(t, "w"), rapid.IntRange(1, 12).Draw(t, "h")
		kind := Terminal{WideSigns: rapid.IntRange(0, 4).Draw(t, "wide") == 0, ErasesInGround: rapid.Bool().Draw(t, "erases")}
		b := cellstest.NewPair(w, h, func(out io.Writer) cellstest.Sender { return New(out, kind) }, everyKind...)
		if !kind.ErasesInGround && rapid.Bool().Draw(t, "own") {
			b.EraseInOwn()
		}
		b.Library.Enter()
		b.Sender.Resized(w, h)
		var lines []string
		draw := func() {
			n := h
			if rapid.IntRange(0, 9).Draw(t, "short") == 0 {
				n = rapid.IntRange(1, h+1).Draw(t, "lines")
			}
			for len(lines) < n {
				lines = append(lines, aLine(t, w, rapid.IntRange(0, 3).Draw(t, "uncertain") == 0))
			}
			lines = lines[:n]
			for range rapid.IntRange(0, 4).Draw(t, "changes") {
				lines[rapid.IntRange(0, n-1).Draw(t, "at")] = aLine(t, w, rapid.IntRange(0, 3).Draw(t, "uncertain") == 0)
			}
			b.Library.Frame(strings.Join(lines, "\n"))
		}
		draw()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			switch rapid.IntRange(0, 12).Draw(t, "step") {
			case 0: // the size changes, and a frame of the old one may still come
				w, h = rapid.IntRange(1, 70).Draw(t, "w"), rapid.IntRange(1, 12).Draw(t, "h")
				b.Turn(w, h)
				if rapid.Bool().Draw(t, "late") {
					b.Sender.Resized(w, h)
				}
				stale := rapid.Bool().Draw(t, "stale")
				if stale {
					b.Library.Frame(strings.Join(lines, "\n") + "x")
				}
				b.Resize(w, h)
				lines = nil
				for range h { // every line, to the end, so that nothing of the stale frame stays
					lines = append(lines, aLine(t, w, !stale && rapid.IntRange(0, 3).Draw(t, "uncertain") == 0))
				}
				b.Library.Frame(strings.Join(lines, "\n"))
			case 1:
				b.Library.Clear()
				draw()
			case 2:
				b.Library.Leave()
				_, _ = io.WriteString(b.Library.Out, "a message\r\n")
				b.Library.Enter()
				draw()
			case 3:
				full := strings.Repeat("x", w)
				between := []string{
					"\x1b[?25l", "\x1b[?25h", "\x1b]2;title\a", "\x1b]0;title\x1b\\", "\a", "\t", "\x1b[3A", "\x1b[J", "\x1b[1K", "\x1b[2K", "\x1b[2;2Habc",
					"\x1b[31m", "\x1b[m", "\x1b[48;5;3m\x1b[K\x1b[m", "\r", "\n",
					"\x1b[1;1H" + full, "\x1b[1;1H" + full + "\x1b[K", "\x1b[1;1H" + full + "\ny", "\x1b[1;1H" + full + "y", "\x1b[99;99Hab",
				}
				if w > 4 {
					between = append(between, "中", "\x1b[1;1H中\x1b[7m文", "\x1b[1;1Ha\r中\x1b[K\rb")
				}
				_, _ = io.WriteString(b.Library.Out, rapid.SampledFrom(between).Draw(t, "between"))
			default:
				draw()
			}
			if d := b.Difference(); d != "" {
				t.Fatal(d)
			}
		}
	})
}
