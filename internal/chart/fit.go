package chart

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"cirtkit/internal/text"
	"cirtkit/internal/text/lines"
)

const ellipsis = "…"

// shorten cuts a text to a width, between characters as a reader sees them, and says so by an ellipsis.
// It is "" when not even the ellipsis has room.
func (r Ruler) shorten(text string, width float64, face Face) string {
	if r.Width(text, face) <= width {
		return text
	}
	ends := clusters(text)
	// The longest beginning that fits. Widths of shaped text need not grow with every character, so
	// the search is only as good as "about the longest"; what it returns is measured again.
	n, _ := slices.BinarySearchFunc(ends, width, func(end int, width float64) int {
		if r.Width(strings.TrimRight(text[:end], " ")+ellipsis, face) <= width {
			return -1
		}
		return 1
	})
	for ; n > 0; n-- {
		if cut := strings.TrimRight(text[:ends[n-1]], " ") + ellipsis; r.Width(cut, face) <= width {
			return isolated([]string{cut})[0]
		}
	}
	if r.Width(ellipsis, face) <= width {
		return ellipsis
	}
	return ""
}

// wrap breaks a label into at most so many lines, where Unicode allows a break; a word that is longer
// than a line is broken between characters. What has no room in the last line is cut by an ellipsis.
func (r Ruler) wrap(text string, width float64, lines int) []string {
	return r.wrapIn(text, width, lines, Label)
}

// wrapIn is wrap for text of any face.
func (r Ruler) wrapIn(label string, width float64, lines int, face Face) []string {
	label = text.Squeeze(label)
	var out []string
	for label != "" && len(out) < lines-1 {
		line, rest := r.firstLine(label, width, face)
		if line == "" {
			break
		}
		out, label = append(out, line), rest
	}
	if label != "" {
		if last := r.shorten(label, width, face); last != "" {
			out = append(out, last)
		}
	}
	return isolated(out)
}

// isolated ends a piece of another direction where its line ends, and begins it again on the next, so that each
// line can be put in order alone.
func isolated(lines []string) []string {
	open := 0
	for i, line := range lines {
		begun := open
		for _, c := range line {
			switch {
			case c == text.Isolate:
				open++
			case c == text.EndIsolate && open > 0:
				open--
			}
		}
		if begun+open > 0 {
			lines[i] = strings.Repeat(string(text.Isolate), begun) + line + strings.Repeat(string(text.EndIsolate), open)
		}
	}
	return lines
}

// firstLine takes the first line off a label. The line is "" when not even one character has room.
func (r Ruler) firstLine(text string, width float64, face Face) (line, rest string) {
	if r.Width(text, face) <= width {
		return text, ""
	}
	end, state, left := 0, -1, text
	runes, at, counted := []rune(text), 0, 0 // counted is the last end that keeps a number with what it counts
	for left != "" {
		var segment string
		segment, left, _, state = uniseg.FirstLineSegmentInString(left, state)
		if r.Width(strings.TrimRight(text[:end+len(segment)], " "), face) > width {
			break
		}
		end += len(segment)
		at += utf8.RuneCountInString(segment)
		if !lines.Together(runes, at) {
			counted = end
		}
	}
	if counted > 0 {
		end = counted
	}
	if end > 0 {
		return strings.TrimRight(text[:end], " "), text[end:]
	}
	for _, e := range clusters(text) {
		if r.Width(text[:e], face) > width {
			break
		}
		end = e
	}
	return text[:end], text[end:]
}

// clusters are the ends of a text's characters as a reader sees them (grapheme clusters).
func clusters(text string) []int {
	var ends []int
	for end, state := 0, -1; end < len(text); {
		var c string
		c, _, _, state = uniseg.FirstGraphemeClusterInString(text[end:], state)
		end += len(c)
		ends = append(ends, end)
	}
	return ends
}

// text places one line: at is the left, middle or right end of its upper side, by align. A text wider
// than width is shortened. Nothing comes back when nothing fits.
func (r Ruler) text(s string, at Point, width float64, align Align, face Face, ink Ink) []Shape {
	s = r.shorten(s, width, face)
	if s == "" {
		return nil
	}
	w := r.Width(s, face)
	x := at.X - w*float64(align)/2
	return []Shape{Text{Box: Box{x, at.Y, w, r.Height(face)}, Align: align, Face: face, Ink: ink, Text: s}}
}

// widest is the width of the widest text.
func (r Ruler) widest(face Face, texts ...string) float64 {
	w := 0.0
	for _, t := range texts {
		w = max(w, r.Width(t, face))
	}
	return w
}
