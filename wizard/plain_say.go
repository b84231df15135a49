package wizard

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"cirtkit/internal/text"
)

// plainWidth is how wide a line of the line mode is, in cells: no terminal breaks it within a word.
const plainWidth = 78

// lines are those of a text as they are printed.
func (p *plainMode) lines(s string, w int) []string {
	if p.cfg.oneLine {
		return strings.Split(text.Terminal(s), "\n")
	}
	return spokenLines(text.Terminal(s), w)
}

// print says a text: in one line where it fits, or else a line a sentence, broken between words, so that
// whoever listens line by line hears sentences, and no terminal breaks a word.
func (p *plainMode) print(s string) {
	for _, l := range p.lines(s, plainWidth) {
		_, _ = fmt.Fprintln(p.out, l)
	}
}

// aloud is a line of the screen without the dots between its parts, which a screen reader would name.
func aloud(s string) string { return strings.ReplaceAll(s, " · ", ", ") }

// aloud is aloud, with a word for the arrow between what was and what is.
func (p *plainMode) aloud(s string) string {
	to := p.t("plain.arrow")
	return strings.NewReplacer(" → ", to, "\u00a0→\u00a0", to, "\u00a0→ ", to, " →\u00a0", to).Replace(aloud(s))
}

// whole says a text in one line, however long: one that holds a command to be copied.
func (p *plainMode) whole(s string) { _, _ = fmt.Fprintln(p.out, text.Terminal(s)) }

// spokenLines are the lines of a text. A word that is wider than a line, such as a path, stays whole.
func spokenLines(s string, w int) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if width(l) <= w {
			out = append(out, strings.TrimRight(l, " "))
			continue
		}
		lead := l[:len(l)-len(strings.TrimLeft(l, " "))]
		for i, part := range sentences(l[len(lead):]) {
			if i == 0 {
				part = lead + part
			}
			out = append(out, atSpaces(part, w)...)
		}
	}
	return out
}

// sentences cuts a text after each sentence: an end of a sentence with a space and a capital letter, a
// sign of quotation, or a letter without case behind it. The width of a text with all ends is the same.
func sentences(s string) []string {
	var out []string
	start := 0
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		switch r {
		case '。', '！', '？':
		case '.', '?', '!', '؟':
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], " "))
			if end >= len(s) || s[end] != ' ' || unicode.IsLower(next) || !unicode.IsLetter(next) && next != '"' && next != '“' {
				continue
			}
		default:
			continue
		}
		if rest := strings.TrimLeft(s[end:], " "); rest != "" {
			out = append(out, s[start:end])
			start = len(s) - len(rest)
		}
	}
	return append(out, s[start:])
}

// atSpaces breaks a text at spaces, or beside wide characters.
func atSpaces(s string, w int) []string {
	var out []string
	for s != "" {
		at := len(s)
		if width(s) > w {
			at = breaks(s, w)[0].to
			if gap := strings.IndexByte(s, ' '); !strings.Contains(strings.TrimSpace(s[:at]), " ") && gap != at-1 && !wide(s[:at]) {
				// One word alone fills the line: it goes to its end.
				if at = len(s); gap >= 0 {
					at = gap + 1
				}
			}
		}
		out = append(out, strings.TrimRight(s[:at], " "))
		s = strings.TrimLeft(s[at:], " ")
	}
	return out
}

// wide says whether a text holds characters of two cells, between which a line may break.
func wide(s string) bool { return width(s) > utf8.RuneCountInString(s) }
