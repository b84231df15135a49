// Package typeset decides which of the program's fonts draws a character, and makes a text ready to be drawn letter by
// letter: what every backend needs that places letters itself, and no reader's program does it for it.
package typeset

import (
	"strings"
	"unicode/utf8"

	"cirtkit/internal/fonts"
)

// Replacement is drawn for a character that no font has.
const Replacement = utf8.RuneError

// Face is a font as it is drawn.
type Face struct {
	Name     fonts.Name
	Font     *fonts.Font
	Embolden bool    // bold is drawn from the regular weight
	Scale    float64 // of its size, so that letters of two fonts look equally large
}

// NoFace is the place of a character that no font has.
const NoFace = 255

// Faces finds the font for a character. It loads a font when the first character needs it, and isn't safe for several
// goroutines at once; the fonts that it found may be read by all.
type Faces struct {
	chain  []*candidate
	chosen [2][]uint8 // by weight and character: 1 + the place in used; 0 not looked up yet
	used   []Face
	failed error
}

// candidate is a font to ask for a character, in its two weights.
type candidate struct {
	names    [2]fonts.Name
	embolden bool
	scale    float64
	may      func(r rune) bool
	loaded   [2]*fonts.Font
}

// NewFaces is the order of fonts for a document's language: its own first.
func NewFaces(language string, rtl bool) *Faces {
	sans := &candidate{
		names: [2]fonts.Name{fonts.Sans, fonts.SansBold}, scale: 1,
		may: func(r rune) bool { return r < 0x590 || r >= 0x1E00 && r < 0x2600 || r == Replacement },
	}
	signs := &candidate{
		names: [2]fonts.Name{fonts.Signs, fonts.Signs}, embolden: true, scale: 1,
		may: func(r rune) bool { return r >= 0x2190 && r < 0x2800 },
	}
	// Naskh letters are small for their size. Its digits and signs don't go with the Latin letters that they stand
	// beside ("SIM3", "27035-1"), so only what belongs to Arabic sentences comes from it.
	arabic := &candidate{
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
	f := &Faces{}
	switch {
	case language == "zh":
		f.chain = []*candidate{chinese, sans, signs, arabic}
	case rtl:
		f.chain = []*candidate{arabic, sans, signs, chinese}
	default:
		f.chain = []*candidate{sans, signs, arabic, chinese}
	}
	for weight := range f.chosen {
		f.chosen[weight] = make([]uint8, 0x10000)
	}
	return f
}

// Of is the place of the face that draws a character (see Face), or NoFace.
func (f *Faces) Of(r rune, bold bool) uint8 {
	if r < 0 || r > 0xFFFF {
		return NoFace // the fonts hold nothing beyond the first plane
	}
	weight := 0
	if bold {
		weight = 1
	}
	if found := f.chosen[weight][r]; found != 0 {
		return found - 1
	}
	found := uint8(NoFace)
	for _, c := range f.chain {
		if !c.may(r) {
			continue
		}
		if font := f.load(c, weight); font != nil && font.Has(r) {
			found = f.use(Face{c.names[weight], font, c.embolden && bold, c.scale})
			break
		}
	}
	f.chosen[weight][r] = found + 1 // 255+1 is 0: a character without a font is looked up again
	return found
}

// Face is the face at a place that Of gave.
func (f *Faces) Face(place uint8) Face { return f.used[place] }

// Used lists the faces that Of found so far, by their places.
func (f *Faces) Used() []Face { return f.used }

// Err says why a font did not load; nil while all did.
func (f *Faces) Err() error { return f.failed }

func (f *Faces) load(c *candidate, weight int) *fonts.Font {
	if c.loaded[weight] != nil {
		return c.loaded[weight]
	}
	if c.names[0] == c.names[1] && c.loaded[1-weight] != nil {
		c.loaded[weight] = c.loaded[1-weight]
		return c.loaded[weight]
	}
	font, err := fonts.Load(c.names[weight])
	if err != nil {
		f.failed = err
		return nil
	}
	c.loaded[weight] = font
	return font
}

func (f *Faces) use(face Face) uint8 {
	for i, other := range f.used {
		if other == face {
			return uint8(i)
		}
	}
	f.used = append(f.used, face)
	return uint8(len(f.used) - 1)
}
