package lines

import (
	"iter"

	"github.com/go-text/typesetting/segmenter"
)

// A text is broken where UAX#14 lets it, which a segmenter knows: character by character, and with much that is not
// wanted here. Most of a text is simple: words of letters and digits, with a comma or a full stop behind them, and
// spaces between. There the rules come to one: a line may end after the spaces (LB18), and nowhere in a word (LB13, LB19,
// LB23, LB28). Nor does any rule look over such a place at what stands before it. So a text is cut there, and only
// stretches that hold something else are given to the segmenter.

// pieces yields where the pieces of a text end after which a line may end, and whether it must.
func pieces(text []rune) iter.Seq2[int, bool] {
	return func(yield func(end int, must bool) bool) {
		var s segmenter.Segmenter
		for start := 0; start < len(text); {
			end, simple := stretch(text, start)
			if simple {
				if !yield(end, end == len(text)) {
					return
				}
				start = end
				continue
			}
			s.Init(text[start:end])
			for lines := s.LineIterator(); lines.Next(); {
				line := lines.Line()
				at := start + line.Offset + len(line.Text)
				// The end of a stretch is the end of a text only to the segmenter.
				if !yield(at, line.IsMandatoryBreak && (at < end || end == len(text))) {
					return
				}
			}
			start = end
		}
	}
}

// stretch is where the stretch ends that begins at a place, and whether it is one simple word with the spaces after it.
func stretch(text []rune, start int) (end int, simple bool) {
	simple = true
	for i := start; i < len(text); i++ {
		r := text[i]
		switch {
		case plain(r):
		case r == ' ':
			next := i + 1
			for next < len(text) && text[next] == ' ' {
				next++
			}
			if next == len(text) {
				return next, simple && i > start
			}
			if i > start && plain(text[next]) && (plain(text[i-1]) || stop(text[i-1]) || text[i-1] == ')') {
				return next, simple
			}
			simple = false
			i = next - 1
		case stop(r):
			simple = simple && i > start && (i+1 == len(text) || text[i+1] == ' ' || stop(text[i+1]))
		case r == 0x2019:
			simple = simple && i > start && plain(text[i-1]) && i+1 < len(text) && plain(text[i+1])
		default:
			simple = false
		}
	}
	return len(text), simple
}

// stop says whether a character is of the class IS.
func stop(r rune) bool { return r == '.' || r == ',' || r == ':' || r == ';' }

// plain says whether a character is a letter of the class AL, or a digit of the class NU.
func plain(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	case r < 0x250:
		return r >= 0xC0 && r != 0xD7 && r != 0xF7
	}
	return r >= 0x620 && r <= 0x64A || r >= 0xFE80 && r <= 0xFEFC
}
