package pdf

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"cirtkit/internal/fonts"
	"cirtkit/internal/text"
	"cirtkit/internal/text/arabic"
	"cirtkit/internal/text/bidi"
	"cirtkit/internal/text/lines"
)

// replacement is drawn for a character that no font has.
const replacement = utf8.RuneError

// typesetter measures and breaks text. It loads a font when the first character needs it.
type typesetter struct {
	rtl    bool
	chain  []*candidate
	chosen [2][]uint8 // by weight and character: 1 + the place in faces; 0 not looked up yet
	faces  []face     // fonts in use, by weight
	failed error      // a font that did not load
	lost   lostCharacters

	known    map[setKey][]setLine
	replaced int // characters so far
}

// candidate is a font to ask for a character, in its two weights.
type candidate struct {
	names    [2]fonts.Name
	embolden bool    // the second weight is drawn from the first
	scale    float64 // of its size, so that letters of two fonts look equally large
	may      func(r rune) bool
	loaded   [2]*fonts.Font
}

// face is a font as it is drawn.
type face struct {
	name     fonts.Name
	font     *fonts.Font
	embolden bool
	scale    float64
}

const noFace = 255

func newTypesetter(language string, rtl bool) *typesetter {
	sans := &candidate{
		names: [2]fonts.Name{fonts.Sans, fonts.SansBold}, scale: 1,
		may: func(r rune) bool { return r < 0x590 || r >= 0x1E00 && r < 0x2600 || r == replacement },
	}
	signs := &candidate{
		names: [2]fonts.Name{fonts.Signs, fonts.Signs}, embolden: true, scale: 1,
		may: func(r rune) bool { return r >= 0x2190 && r < 0x2800 },
	}
	// Naskh letters are small for their size. Its digits and signs don't go with the Latin letters that
	// they stand beside ("SIM3", "27035-1"), so only what belongs to Arabic sentences comes from it.
	arabicFont := &candidate{
		names: [2]fonts.Name{fonts.Arabic, fonts.ArabicBold}, scale: 1.14,
		may: func(r rune) bool {
			return r >= 0x600 && r < 0x700 || r >= 0xFB50 && r < 0xFF00 || rtl && strings.ContainsRune(" \u00a0()[]«»…", r)
		},
	}
	chinese := &candidate{
		names: [2]fonts.Name{fonts.Chinese, fonts.Chinese}, embolden: true, scale: 1,
		may: func(r rune) bool {
			return language == "zh" || r >= 0x2E80 && r < 0xD800 || r >= 0x2460 && r < 0x24A0 ||
				r >= 0xFE30 && r < 0xFE70 || r >= 0xFF00 && r < 0xFFF0
		},
	}

	t := &typesetter{rtl: rtl, known: map[setKey][]setLine{}}
	switch {
	case language == "zh":
		t.chain = []*candidate{chinese, sans, signs, arabicFont}
	case rtl:
		t.chain = []*candidate{arabicFont, sans, signs, chinese}
	default:
		t.chain = []*candidate{sans, signs, arabicFont, chinese}
	}
	for weight := range t.chosen {
		t.chosen[weight] = make([]uint8, 0x10000)
	}
	return t
}

// faceOf is the place in faces of the font that draws a character, or noFace.
func (t *typesetter) faceOf(r rune, bold bool) uint8 {
	if r < 0 || r > 0xFFFF {
		return noFace // the library can't draw what lies beyond the first plane
	}
	weight := 0
	if bold {
		weight = 1
	}
	if found := t.chosen[weight][r]; found != 0 {
		return found - 1
	}
	found := uint8(noFace)
	for _, c := range t.chain {
		if !c.may(r) {
			continue
		}
		if font := t.load(c, weight); font != nil && font.Has(r) {
			found = t.use(face{c.names[weight], font, c.embolden && bold, c.scale})
			break
		}
	}
	t.chosen[weight][r] = found + 1 // 255+1 is 0: a character without a font is looked up again
	return found
}

func (t *typesetter) load(c *candidate, weight int) *fonts.Font {
	if c.loaded[weight] != nil {
		return c.loaded[weight]
	}
	if c.names[0] == c.names[1] && c.loaded[1-weight] != nil {
		c.loaded[weight] = c.loaded[1-weight]
		return c.loaded[weight]
	}
	font, err := fonts.Load(c.names[weight])
	if err != nil {
		t.failed = err
		return nil
	}
	c.loaded[weight] = font
	return font
}

func (t *typesetter) use(f face) uint8 {
	if i := slices.Index(t.faces, f); i >= 0 {
		return uint8(i)
	}
	t.faces = append(t.faces, f)
	return uint8(len(t.faces) - 1)
}

// clean is the gate: what comes out can be measured and drawn, and is in stored order, not yet joined.
// Accents are put on their letters where Unicode has the letter with the accent, since no renderer does
// it later.
func (t *typesetter) clean(s string, bold bool) []rune {
	s = mend(s)
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if space, ok := plainSpace(r); ok {
			r = space
		}
		if r != '\n' && !invisible(r) && t.faceOf(r, bold) == noFace {
			t.lost.add(r)
			t.replaced++
			r = replacement
		}
		out = append(out, r)
	}
	return out
}

// mend takes from a text what may not stand in it. The isolates that the document puts around what it inserts stay:
// they take part in the order of a line, and are never drawn.
func mend(s string) string {
	rules := text.Rules{Max: 1 << 20, Newlines: true}
	if !strings.ContainsAny(s, isolates) {
		s, _ = text.Clean(s, rules)
		return s
	}
	var b strings.Builder
	for s != "" {
		at := strings.IndexAny(s, isolates)
		part, sign := s, ""
		if at >= 0 {
			end := at + utf8.RuneLen(firstIsolate)
			part, sign, s = s[:at], s[at:end], s[end:]
		} else {
			s = ""
		}
		part, _ = text.Clean(part, rules)
		b.WriteString(part)
		b.WriteString(sign)
	}
	return b.String()
}

// isolates are FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
const (
	isolates     = "\u2068\u2069"
	firstIsolate = '\u2068'
)

// plainSpace is the space that fonts have, for one of the spaces of fine typography.
func plainSpace(r rune) (rune, bool) {
	switch {
	case r == 0x2007, r == 0x202F:
		return 0xA0, true
	case r >= 0x2000 && r <= 0x200A, r == 0x205F:
		return ' ', true
	}
	return r, false
}

// invisible says whether a character only guides others and is never drawn.
func invisible(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case r == 0xAD, r == 0x34F, r == 0x61C, r >= 0x200B && r <= 0x200F, r >= 0x2060 && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0x1F3FB && r <= 0x1F3FF:
		return true
	}
	return false
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
		ordered := bidi.New(part, t.direction(part))
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

// direction is how a paragraph reads. In a document from right to left, a sentence may begin with a
// Latin name and is still one from right to left; only a text without any such letter is not.
func (t *typesetter) direction(part []rune) bidi.Direction {
	if !t.rtl {
		return bidi.Auto
	}
	latin := false
	for _, r := range part {
		switch {
		case r >= 0x590 && r < 0x900 || r >= 0xFB1D && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF:
			return bidi.RightToLeft
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0 && r < 0x590:
			latin = true
		}
	}
	if latin {
		return bidi.LeftToRight
	}
	return bidi.RightToLeft
}

func (t *typesetter) measure(piece []rune, st style) float64 {
	w := 0.0
	for _, r := range piece {
		if i := t.faceOf(r, st.bold); i != noFace && !invisible(r) && !spacingMark(r) {
			f := &t.faces[i]
			w += f.font.Width(r) * f.scale
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
		if space, ok := plainSpace(r); ok {
			r = space
		}
		if i := t.faceOf(r, st.bold); i != noFace && !invisible(r) {
			w += t.faces[i].font.Width(r) * t.faces[i].scale
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
	ordered := bidi.New(runes, t.direction(runes))
	return setLine{runes: ordered.Visual(0, len(runes)), width: w, runs: ordered.Runs(0, len(runes))}
}

// plain is a text for the outline and the file's own words, which readers' programs join and order.
func (t *typesetter) plain(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(isolates, r) {
			return -1
		}
		return r
	}, string(t.clean(text.OneLine(s), false)))
}
