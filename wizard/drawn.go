package wizard

import (
	"strings"

	"cirtkit/report"
)

// What the report writes for a terminal has no colours. The screen gives it the inks of all other screens: what to read
// first is strong, what is drawn stands apart from what is written, and rules stand back.

// drawn are blocks of a report in lines of at most w cells, in their inks.
func (a *app) drawn(blocks []report.Block, w int) []line {
	var out []line
	texts := a.told(blocks, w)
	lead := false
	if len(blocks) > 0 {
		p, ok := blocks[0].(report.Paragraph)
		lead = ok && p.Style == report.Lead
	}
	for i, s := range texts {
		lead = lead && s != ""
		head := i+1 < len(texts) && isRule(texts[i+1]) && s != ""
		switch {
		case head || lead:
			out = append(out, say(inkStrong, s))
		case isRule(s):
			out = append(out, say(inkMuted, s))
		default:
			out = append(out, inkDrawn(s))
		}
	}
	return out
}

// isRule says whether a line holds rules and nothing else.
func isRule(s string) bool {
	return s != "" && strings.Trim(s, "─═-= ") == "" && strings.TrimSpace(s) != ""
}

// drawnInks are the inks of what charts are drawn of.
var drawnInks = map[rune]ink{
	'█': inkAccent, '▇': inkAccent, '▆': inkAccent, '▅': inkAccent, '▄': inkAccent, '▃': inkAccent, '▂': inkAccent, '▁': inkAccent,
	'▒': inkAccent, '░': inkMuted, '▓': inkAccent, '═': inkMuted, '─': inkMuted, '✓': inkGood, '◂': inkAccent, '◆': inkAccent,
	'│': inkWarn, '○': inkWarn,
}

// inkDrawn is a line with what is drawn in it in its inks. A point in the middle is drawn where it stands beside another,
// and else a sign between words.
func inkDrawn(s string) line {
	var out line
	letters := []rune(s)
	add := func(in ink, r rune) {
		if n := len(out); n > 0 && out[n-1].ink == in {
			out[n-1].text += string(r)
			return
		}
		out = append(out, span{string(r), in})
	}
	for i, r := range letters {
		in, drawn := drawnInks[r]
		if r == '·' && (i > 0 && isDrawn(letters[i-1]) || i+1 < len(letters) && isDrawn(letters[i+1])) {
			in, drawn = inkMuted, true
		}
		if !drawn {
			in = inkPlain
		}
		add(in, r)
	}
	return out
}

func isDrawn(r rune) bool {
	_, drawn := drawnInks[r]
	return drawn || r == '·'
}
