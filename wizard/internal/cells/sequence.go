package cells

import "bytes"

// kind is what an escape sequence does.
type kind int

// The kinds.
const (
	foreign  kind = iota // something else, or not whole
	inking               // SGR
	moving               // the cursor goes to a named place
	erasing              // the rest of the line
	wiping               // the whole screen
	blurring             // changes the screen or moves the cursor in another way, and nothing that lasts
	entering             // the alternate screen
	leaving
	harmless // nothing that is shown
)

// sequence is an escape sequence at the beginning of what was parsed.
type sequence struct {
	kind   kind
	n      int // its bytes
	params []byte
}

// parse reads the sequence at the beginning of p.
func parse(p []byte) sequence {
	if len(p) < 2 {
		return sequence{}
	}
	switch p[1] {
	case '[':
	case ']':
		return title(p)
	default:
		return sequence{}
	}
	i := 2
	for i < len(p) && p[i] >= 0x30 && p[i] <= 0x3F {
		i++
	}
	if i == len(p) || p[i] < 0x40 || p[i] > 0x7E {
		return sequence{}
	}
	s := sequence{n: i + 1, params: p[2:i]}
	private := len(s.params) > 0 && s.params[0] > ';'
	switch final := p[i]; {
	case private && (final == 'h' || final == 'l'):
		s.kind = mode(string(s.params), final == 'h')
	case private:
	case final == 'm':
		s.kind = inking
	case final == 'H':
		s.kind = moving
	case final == 'K' && string(s.params) != "1" && string(s.params) != "2":
		s.kind = foreign
		if len(s.params) == 0 || string(s.params) == "0" {
			s.kind = erasing
		}
	case final == 'J' && string(s.params) == "2":
		s.kind = wiping
	case final == 'J' || final == 'K' || final >= 'A' && final <= 'D':
		s.kind = blurring
	}
	return s
}

// mode is what a private mode of a terminal does.
func mode(params string, set bool) kind {
	switch params {
	case "?1049":
		if set {
			return entering
		}
		return leaving
	case "?25", "?1000", "?1002", "?1003", "?1004", "?1006", "?2004": // cursor, mouse, focus, paste
		return harmless
	}
	return foreign
}

// title reads the sequence that names the window or its icon. One that does not end, or holds another, is foreign.
func title(p []byte) sequence {
	if len(p) < 4 || p[2] < '0' || p[2] > '2' || p[3] != ';' {
		return sequence{}
	}
	for i, c := range p[4:] {
		switch {
		case c == '\a':
			return sequence{kind: harmless, n: 4 + i + 1}
		case c == 0x1B && bytes.HasPrefix(p[4+i:], []byte("\x1b\\")):
			return sequence{kind: harmless, n: 4 + i + 2}
		case c < ' ':
			return sequence{}
		}
	}
	return sequence{}
}

// place is the line and column, from 0, to which a sequence moves the cursor.
func (s sequence) place() (y, x int, ok bool) {
	p := numbers{s.params}
	y, ok = p.next()
	if ok && p.more() {
		x, ok = p.next()
	}
	return max(y, 1) - 1, max(x, 1) - 1, ok && !p.more()
}
