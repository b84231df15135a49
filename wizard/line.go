package wizard

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cirtkit/internal/text"
)

// A view is a list of lines, and a line a list of spans. Text stays plain until the very end, where
// one function (see theme.render) lets it through the terminal's gate, cuts it to the width and adds
// the colours: nothing that a file says can move the cursor or break a border.

// span is a piece of text in one ink.
type span struct {
	text string
	ink  ink
}

// line is one row of the screen.
type line []span

// say is a line of one span.
func say(in ink, s string) line { return line{{s, in}} }

// plain is a line in the plain ink.
func plain(s string) line { return line{{s, inkPlain}} }

// clean is a span's text as the terminal gets it: one line, through the gate. A text that begins with
// a mark that would combine with what stands before it gets a dotted circle to stand on.
func clean(s string) string {
	if _, ok := simple(s); ok {
		return s
	}
	s = text.Terminal(s)
	if strings.Contains(s, "\n") {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	if baseless(s) {
		return "◌" + s
	}
	return s
}

// baseless says whether a text begins with what would combine with the character before it.
func baseless(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r > 0x7F && unicode.In(r, unicode.M, unicode.Cf)
}

// width is how many cells a text takes.
func width(s string) int {
	if cells, ok := simple(s); ok {
		return cells
	}
	return text.Width(clean(s))
}

// simple says whether each character of a text is one by itself, takes one cell, and may reach the terminal as it
// stands: Latin and Cyrillic letters and what frames are drawn of. Nearly everything that is shown is, and need not
// be looked up in the tables of Unicode. TestSimple holds it against them.
func simple(s string) (cells int, ok bool) {
	for i := 0; i < len(s); cells++ {
		if c := s[i]; 0x20 <= c && c < 0x7F {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case 0xA1 <= r && r < 0x250 && r != 0xA9 && r != 0xAD && r != 0xAE: // Latin; not ©, ®, which may be pictures
		case 0x410 <= r && r < 0x450: // Cyrillic
		case 0x2013 <= r && r <= 0x2026 && r != 0x2017 || r == '•' || r == '‣': // dashes, quotes, dots
		case 0x2500 <= r && r < 0x25AA, r == '▰', r == '▱', r == '▲', r == '▸', r == '▼', r == '●', r == '○': // frames and bars
		case r == '↑', r == '↓', r == '←', r == '→', r == '≠', r == '✓', r == '⚑':
		default:
			return 0, false
		}
		i += size
	}
	return cells, true
}

// width of a line is the sum of its spans' widths.
func (l line) width() int {
	n := 0
	for _, s := range l {
		n += width(s.text)
	}
	return n
}

// base is how much wider a text is for the circle that its first character will stand on.
func base(s string) int {
	if s == "" || s[0] < 0x80 || !baseless(s) {
		return 0
	}
	size, n := cluster(s)
	return width(s[:size]) - n
}

// fit cuts a line to a width; what was cut off shows as "…".
func (l line) fit(w int) line {
	if w <= 0 {
		return nil
	}
	used := 0
	for i, s := range l {
		n := width(s.text)
		if used+n <= w {
			used += n
			continue
		}
		out := append(line(nil), l[:i]...)
		if last := i - 1; used == w && !l[i:].blank() && width(out[last].text) > 0 { // the sign takes the place of what ends there
			out[last].text = text.Fit(clean(out[last].text)+" ", width(out[last].text), "…")
			return out
		}
		return append(out, span{cut(s.text, w-used), s.ink})
	}
	return l
}

// blank says whether a line shows nothing but ground.
func (l line) blank() bool {
	for _, s := range l {
		if strings.Trim(s.text, " ") != "" {
			return false
		}
	}
	return true
}

// cut is a text in at most w cells, with "…" for what was cut off.
func cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if width(s) <= w {
		return clean(s)
	}
	return text.Fit(clean(s), w, "…")
}

// trimmed is a line without the blanks at its end.
func (l line) trimmed() line {
	out := slices.Clone(l)
	for n := len(out) - 1; n >= 0; n-- {
		out[n].text = strings.TrimRight(out[n].text, " ")
		if out[n].text != "" {
			return out[:n+1]
		}
	}
	return nil
}

// pad fits a line and fills it with spaces to exactly w cells.
func (l line) pad(w int) line {
	l = l.fit(w)
	if n := l.width(); n < w {
		out := append(line(nil), l...)
		return append(out, span{text: strings.Repeat(" ", w-n)})
	}
	return l
}

// squeezed is a line that no terminal draws wider than w: where pictures may be drawn apart, the blanks of its widest gaps give way,
// and then the texts with the pictures. The whole screen would come apart otherwise.
func (l line) squeezed(w int) line {
	over := -w
	for _, s := range l {
		if cells, ok := simple(s.text); ok {
			over += cells
			continue
		}
		over += text.Widest(clean(s.text))
	}
	if over <= 0 {
		return l
	}
	out := slices.Clone(l)
	for ; over > 0; over-- {
		at, from, widest := -1, 0, 1
		for i, s := range out {
			if start, n := widestGap(s.text); n > widest {
				at, from, widest = i, start, n
			}
		}
		if at < 0 {
			break
		}
		out[at].text = out[at].text[:from] + out[at].text[from+1:]
	}
	for over > 0 {
		at, most := -1, 0
		for i, s := range out {
			if doubt := text.Widest(clean(s.text)) - width(s.text); doubt > most {
				at, most = i, doubt
			}
		}
		if at < 0 {
			break
		}
		over -= out[at].narrow(over)
	}
	return out
}

// narrow cuts a text by some cells as a terminal may draw them at most, and says by how many it did.
func (s *span) narrow(by int) int {
	s.text = clean(s.text)
	was := text.Widest(s.text)
	room, at := was-by-1, 0
	for at < len(s.text) {
		size, _ := text.Character(s.text[at:])
		n := text.Widest(s.text[at : at+size])
		if n > room {
			break
		}
		at, room = at+size, room-n
	}
	s.text = s.text[:at] + "…"
	return was - text.Widest(s.text)
}

// widestGap is where the longest run of blanks in a text begins, and how long it is.
func widestGap(s string) (from, n int) {
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && s[end] == ' ' {
			end++
		}
		if end-i > n {
			from, n = i, end-i
		}
		i = end + 1
	}
	return from, n
}

// indent puts n spaces before each line.
func indent(n int, lines []line) []line {
	out := make([]line, len(lines))
	for i, l := range lines {
		out[i] = append(line{{text: strings.Repeat(" ", n)}}, l...)
	}
	return out
}

// hang puts a head before the first of the lines and as much room before the others.
func hang(head line, lines []line) []line {
	room := strings.Repeat(" ", head.width())
	out := make([]line, len(lines))
	for i, l := range lines {
		if i == 0 {
			out[i] = append(append(line(nil), head...), l...)
		} else {
			out[i] = append(line{{text: room}}, l...)
		}
	}
	return out
}

// ends sets one line at the left and one at the right of a width; the left one gives way.
func ends(left, right line, w int) line {
	right = right.fit(w)
	r := right.width()
	if r == 0 {
		return left.fit(w)
	}
	return append(append(line(nil), left.pad(max(0, w-r-1))...), append(line{{text: " "}}, right...)...).fit(w)
}

// wrapped is a text broken to a width, in one ink, each paragraph set from the side it reads from. It is
// never empty.
func wrapped(in ink, s string, w int) []line {
	if cells, ok := simple(s); ok && cells <= w {
		return []line{say(in, strings.TrimRight(s, " "))}
	}
	s = text.Terminal(s)
	var out []line
	for _, r := range breaks(s, w) {
		l := say(in, strings.TrimRight(s[r.from:r.to], " \n"))
		out = append(out, aligned(l, paragraphAt(s, r.from), w))
	}
	return out
}

// wrappedLines counts the lines of a text broken to a width.
func wrappedLines(s string, w int) int {
	if cells, ok := simple(s); ok && cells <= w {
		return 1
	}
	return len(breaks(text.Terminal(s), w))
}

// paragraphAt is the paragraph of a text that holds a byte.
func paragraphAt(s string, at int) string {
	from := strings.LastIndexByte(s[:at], '\n') + 1
	if n := strings.IndexByte(s[from:], '\n'); n >= 0 {
		return s[from : from+n]
	}
	return s[from:]
}

// stretch is a part of a text by byte positions.
type stretch struct{ from, to int }

// breaks finds the lines of a text in a width: after a newline; else after the last space that fits,
// or beside a wide character; a word longer than the line is broken where it must. Every byte of the
// text is in exactly one line, so that an editor can place its cursor. There is always one line.
func breaks(s string, w int) []stretch {
	w = max(1, w)
	var out []stretch
	start, used := 0, 0   // the line so far
	chance, after := 0, 0 // the last place where it may break, and the width used up to there
	state := 0            // how wide the character before was
	for i := 0; i < len(s); {
		size, n := cluster(s[i:])
		if s[i] == '\n' {
			out = append(out, stretch{start, i + 1})
			i++
			start, used, chance = i, 0, i
			continue
		}
		if (n == 2 || state == 2) && i > start {
			chance, after = i, used
		}
		state = n
		if i == start {
			used += base(s[i:])
		}
		if s[i] == ' ' && size == 1 {
			i++
			used++
			if used <= w+1 { // a space may hang over the end
				chance, after = i, used
			}
			continue
		}
		for used+n > w && i > start { // twice, when what follows the last chance is too long by itself
			at, rest := i, 0
			if chance > start {
				at, rest = chance, used-after
			}
			out = append(out, stretch{start, at})
			start, used, chance = at, rest+base(s[at:]), at
		}
		used += n
		i += size
	}
	return append(out, stretch{start, len(s)})
}

// cluster is the length in bytes and the width in cells of the first character a reader would count.
func cluster(s string) (size, cells int) {
	if s[0] < 0x7F && (len(s) == 1 || s[1] < 0x7F) {
		return 1, 1 // a control character is shown as a replacement
	}
	size, cells = text.Character(s)
	if size <= 1 {
		return 1, 1
	}
	if shown := text.Terminal(s[:size]); shown != s[:size] {
		cells = text.Width(shown)
	}
	return size, cells
}

// window is the part of the lines that a height shows, scrolled so that the lines from..to are seen
// (the first of them, when they don't all fit), and moved no further than needed from "top".
func window(lines []line, height, top, from, to int) ([]line, int) {
	if height <= 0 {
		return nil, 0
	}
	top = windowTop(len(lines), height, top, from, to)
	return lines[top:min(len(lines), top+height)], top
}

// windowTop is the first line of that part, of all the lines.
func windowTop(all, height, top, from, to int) int {
	if to-height >= top {
		top = to - height + 1
	}
	if from < top {
		top = from
	}
	return max(0, min(top, all-height))
}

// exactly is the lines cut or filled to a height.
func exactly(lines []line, height int) []line {
	if len(lines) >= height {
		return lines[:max(0, height)]
	}
	out := make([]line, height)
	copy(out, lines)
	return out
}
