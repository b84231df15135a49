package wizard

import (
	"io"
	"strings"

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

// What an ink may carry beside the look (see visual.go).
const (
	inkJoined ink             = 1 << (iota + 4) // one text with the joined spans beside it
	inkRight                                    // of a text that reads from the right
	inkLook   = inkJoined - 1                   // the look alone
)

// theme turns lines into what the terminal gets. The zero theme paints nothing, for tests.
type theme struct {
	// turn changes the look from one ink to another. The last of each is the terminal's own look, with
	// which every line begins and ends: the terminal is sent changed lines alone.
	turn  [inks + 1][inks + 1]string
	under [inks]bool // inks that are underlined, which blanks at the ends of a text are not
	whole bool       // the theme has a ground of its own, and every line is painted to the edge
	signs signs
	bidi  direction
}

// newTheme is a look in the colours that a terminal has.
func newTheme(name look, of ability, with signs, bidi direction) theme {
	p, of := palettes[name.on(of)], min(of, trueColour)
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile([...]termenv.Profile{termenv.ANSI, termenv.ANSI, termenv.ANSI256, termenv.TrueColor}[of])
	t := theme{signs: with, bidi: bidi, whole: p.ground != paint{}}
	var sets [inks + 1]string
	for i, ink := range p.inks {
		style := r.NewStyle().Bold(ink.bold).Reverse(ink.reverse).Underline(ink.under)
		ground := ink.on
		if ground == (paint{}) {
			ground = p.ground
		}
		if c := ink.colour.at(of); c != "" {
			style = style.Foreground(lipgloss.Color(c))
		}
		if c := ground.at(of); c != "" {
			style = style.Background(lipgloss.Color(c))
		}
		// Rendering each span through a style costs more than the whole rest of a frame; what stands
		// before a text is always the same.
		sets[i], _, _ = strings.Cut(style.Render("x"), "x")
		t.under[i] = ink.under
	}
	for from := range sets {
		for to, set := range sets {
			switch {
			case set == sets[from]:
			case sets[from] == "":
				t.turn[from][to] = set
			case set == "":
				t.turn[from][to] = "\x1b[m"
			default: // as one sequence: nothing of the look before stays
				t.turn[from][to] = "\x1b[0;" + strings.TrimPrefix(set, "\x1b[")
			}
		}
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
		var l line
		if i < len(lines) {
			l = t.ordered(lines[i].fit(w))
		}
		if t.whole {
			l = l.pad(w)
		}
		l = l.squeezed(w)
		now := inks
		for _, s := range l {
			if s.text == "" {
				continue
			}
			in := s.ink & inkLook
			text := t.signs.in(clean(s.text))
			if t.under[in] {
				now = t.underlined(&b, now, in, text)
				continue
			}
			b.WriteString(t.turn[now][in])
			b.WriteString(text)
			now = in
		}
		b.WriteString(t.turn[now][inks])
	}
	return b.String()
}

// underlined writes a text with the blanks at its ends in plain ink, and gives the ink that it ends with.
func (t theme) underlined(b *strings.Builder, now, in ink, text string) ink {
	bare := strings.TrimLeft(text, " ")
	before := text[:len(text)-len(bare)]
	bare = strings.TrimRight(bare, " ")
	for _, part := range []struct {
		ink  ink
		text string
	}{{inkPlain, before}, {in, bare}, {inkPlain, text[len(before)+len(bare):]}} {
		if part.text != "" {
			b.WriteString(t.turn[now][part.ink])
			b.WriteString(part.text)
			now = part.ink
		}
	}
	return now
}

// bar is a bar of w cells, filled by done of total.
func bar(done, total, w int) string {
	filled := 0
	if total > 0 {
		filled = min(w, done*w/total)
	}
	return strings.Repeat("▰", filled) + strings.Repeat("▱", max(0, w-filled))
}
