package pdf

import (
	"slices"
	"unicode/utf8"

	"cirtkit/internal/text"
	"cirtkit/internal/text/arabic"
	"cirtkit/internal/text/bidi"
	"cirtkit/internal/text/lines"
	"cirtkit/internal/typeset"
)

// typesetter measures and breaks text.
type typesetter struct {
	rtl   bool
	faces *typeset.Faces
	lost  lostCharacters

	known    map[setKey][]setLine
	replaced int // characters so far
}

func newTypesetter(language string, rtl bool) *typesetter {
	return &typesetter{rtl: rtl, faces: typeset.NewFaces(language, rtl), known: map[setKey][]setLine{}}
}

// clean is the gate: what comes out can be measured and drawn, and is in stored order, not yet joined. The isolates that
// the document puts around what it inserts stay: they take part in the order of a line, and are never drawn.
func (t *typesetter) clean(s string, bold bool) []rune {
	s = typeset.Clean(s)
	out := make([]rune, 0, len(s))
	for _, r := range s {
		r = typeset.PlainSpace(r)
		if r != '\n' && !typeset.Invisible(r) && t.faces.Of(r, bold) == typeset.NoFace {
			t.lost.add(r)
			t.replaced++
			r = typeset.Replacement
		}
		out = append(out, r)
	}
	return out
}

// setLine is a line of a text.
type setLine struct {
	runes []rune // as seen
	width float64
	torn  bool
	rtl   bool // it is part of a paragraph from right to left
	space bool // a space or a new line of the text follows
	runs  []bidi.Run
}

// tearWidth is the room for the sign that a word goes on, as a part of the size.
const tearWidth = 0.7

// setKey is what the lines of a text depend on.
type setKey struct {
	text        string
	size, width float64
	bold        bool
}

// set breaks a text into lines of a width. It remembers them: what is set again at the same size (the words
// of a table, the furniture, a part that is tried twice) is most of a report. A text with characters that
// had to be replaced is set anew each time, for the warning to name each place.
func (t *typesetter) set(s string, st style, width float64) []setLine {
	key := setKey{s, st.size, width, st.bold}
	if known, ok := t.known[key]; ok {
		return slices.Clone(known)
	}
	before := t.replaced
	out := t.setAnew(s, st, width)
	if t.replaced == before {
		t.known[key] = slices.Clone(out)
	}
	return out
}

func (t *typesetter) setAnew(s string, st style, width float64) []setLine {
	runes := arabic.ShapeRunes(t.clean(s, st.bold))
	if len(runes) == 0 {
		return nil
	}
	measure := func(piece []rune) float64 { return t.measure(piece, st) }
	broken := lines.Break(runes, width, tearWidth*st.size, measure)

	// A newline ends a paragraph in the sense of bidi: each part has its own direction.
	var out []setLine
	start := 0
	for i, l := range broken {
		if !l.Last {
			continue
		}
		from := broken[start].Start
		part := runes[from:l.End]
		ordered := bidi.New(part, typeset.Direction(part, t.rtl))
		for k := start; k <= i; k++ {
			l := broken[k]
			out = append(out, setLine{
				runes: ordered.Visual(l.Start-from, l.End-from), width: l.Width, torn: l.Torn, rtl: ordered.Base == 1,
				space: k < len(broken)-1 && broken[k+1].Start > l.End,
				runs:  ordered.Runs(l.Start-from, l.End-from),
			})
		}
		start = i + 1
	}
	return out
}

func (t *typesetter) measure(piece []rune, st style) float64 {
	w := 0.0
	for _, r := range piece {
		if i := t.faces.Of(r, st.bold); i != typeset.NoFace && !typeset.Invisible(r) && !typeset.OverBase(r) {
			f := t.faces.Face(i)
			w += f.Font.Width(r) * f.Scale
		}
	}
	return w * st.size / 1000
}

// width is the width of one line of text.
func (t *typesetter) width(s string, st style) float64 {
	return t.measure(arabic.ShapeRunes(t.clean(s, st.bold)), st)
}

// extent is the width of a text in one line, and that of its widest part without a space or a sign at which lines
// break.
func (t *typesetter) extent(s string, st style) (width, word float64) {
	start := 0
	for i, r := range s {
		if r == ' ' || r == '/' || r == '-' || r >= 0x2E80 && r < 0xD800 {
			w := t.rough(s[start:i], st)
			word = max(word, w)
			width += w + t.rough(string(r), st)
			start = i + utf8.RuneLen(r)
		}
	}
	w := t.rough(s[start:], st)
	return width + w, max(word, w)
}

// rough is about the width of a text, without joining letters and without a word on what no font has.
func (t *typesetter) rough(s string, st style) float64 {
	w := 0.0
	for _, r := range s {
		r = typeset.PlainSpace(r)
		if i := t.faces.Of(r, st.bold); i != typeset.NoFace && !typeset.Invisible(r) {
			f := t.faces.Face(i)
			w += f.Font.Width(r) * f.Scale
		}
	}
	return w * st.size / 1000
}

// oneLine is a text in one line, cut by an ellipsis where it is wider than width.
func (t *typesetter) oneLine(s string, st style, width float64) setLine {
	runes := arabic.ShapeRunes(t.clean(text.OneLine(s), st.bold))
	w := t.measure(runes, st)
	if w > width {
		rest := t.measure([]rune{'…'}, st)
		for len(runes) > 0 && w+rest > width {
			w -= t.measure(runes[len(runes)-1:], st)
			runes = runes[:len(runes)-1]
		}
		runes = append(runes, '…')
		w = t.measure(runes, st)
	}
	ordered := bidi.New(runes, typeset.Direction(runes, t.rtl))
	return setLine{runes: ordered.Visual(0, len(runes)), width: w, runs: ordered.Runs(0, len(runes))}
}

// plain is a text for the outline, for what is read aloud, and for the file's own words. Readers' programs join and
// order it, and have other fonts, so nothing in it is replaced.
func (t *typesetter) plain(s string) string {
	return text.WithoutIsolates(typeset.Clean(text.OneLine(s)))
}
