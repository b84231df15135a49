package wizard

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// ink says what a span is for. The theme decides how it looks; no ink means anything by colour alone.
type ink int

// The inks.
const (
	inkPlain  ink = iota
	inkStrong     // what to read first
	inkMuted      // what may be overlooked
	inkAccent     // keys, the current place
	inkGood       // done, met, saved
	inkWarn       // not saved, draft, promised
	inkChosen     // the row under the cursor
	inkCursor     // the cursor in a text
	inks
)

// theme turns lines into what the terminal gets. The zero theme paints nothing, for tests.
type theme struct {
	before, after [inks]string
	ascii         bool // signs of ASCII in place of lines, arrows and marks
}

// newTheme is the look with colours (of the 16 that every terminal has, so that the reader's own
// palette holds) or without. Both use bold and reverse. The terminal is not asked for anything: every
// ink is chosen to be read on dark and on light ground.
func newTheme(colour, ascii bool) theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.ANSI)
	styles := [inks]lipgloss.Style{
		inkPlain:  r.NewStyle(),
		inkStrong: r.NewStyle().Bold(true),
		inkMuted:  r.NewStyle(),
		inkAccent: r.NewStyle().Bold(true),
		inkGood:   r.NewStyle(),
		inkWarn:   r.NewStyle().Bold(true),
		inkChosen: r.NewStyle().Reverse(true),
		inkCursor: r.NewStyle().Reverse(true),
	}
	if colour {
		fg := func(i ink, n string) { styles[i] = styles[i].Foreground(lipgloss.Color(n)) }
		fg(inkMuted, "8")
		fg(inkAccent, "6")
		fg(inkGood, "2")
		fg(inkWarn, "3")
	}
	t := theme{ascii: ascii}
	for i, s := range styles {
		// Rendering each span through a style costs more than the whole rest of a frame; what stands
		// before and after a text is always the same.
		t.before[i], t.after[i], _ = strings.Cut(s.Render("x"), "x")
	}
	return t
}

// render makes exactly height lines of at most w cells.
func (t theme) render(lines []line, w, height int) string {
	var b strings.Builder
	b.Grow(w * height * 2)
	for i := range height {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i >= len(lines) {
			continue
		}
		for _, s := range lines[i].fit(w) {
			if s.text == "" {
				continue
			}
			b.WriteString(t.before[s.ink])
			b.WriteString(t.signs(clean(s.text)))
			b.WriteString(t.after[s.ink])
		}
	}
	return b.String()
}

// asciiSigns are as wide as what they stand for, so that no layout changes with the set.
const asciiSigns = "─-│|┌+┐+└+┘+▸>✓x●*○o⚑!▰#▱.·-•*…~–-—-’'‘'“\"”\"↑^↓v←<→>▏|▲^▼v☐o☑x"

func (t theme) signs(s string) string {
	if !t.ascii {
		return s
	}
	runes := []rune(s)
	for i, r := range runes {
		if r < 0x80 || i+1 < len(runes) && runes[i+1] >= 0x80 && !strings.ContainsRune(asciiSigns, runes[i+1]) {
			continue // with a mark that combines it would be another width
		}
		if at := strings.IndexRune(asciiSigns, r); at >= 0 {
			runes[i] = rune(asciiSigns[at+utf8.RuneLen(r)])
		}
	}
	return string(runes)
}

// bar is a bar of w cells, filled by done of total.
func bar(done, total, w int) string {
	filled := 0
	if total > 0 {
		filled = min(w, done*w/total)
	}
	return strings.Repeat("▰", filled) + strings.Repeat("▱", max(0, w-filled))
}
