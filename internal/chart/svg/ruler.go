package svg

import (
	"unicode"

	"cirtkit/internal/chart"
	"cirtkit/internal/fonts"
)

// caution is how much wider than measured a text may come out: a reader's letters are not known. Of the usual fonts
// of screens, Arial and Roboto are narrower than the one measured with, DejaVu Sans is wider, by 6 in a hundred.
const caution = 1.12

// Ruler measures text for a browser whose fonts are not known.
type Ruler struct{ regular, bold *fonts.Font }

// NewRuler unpacks the fonts that it measures with.
func NewRuler() (*Ruler, error) {
	regular, err := fonts.Load(fonts.Sans)
	if err != nil {
		return nil, err
	}
	bold, err := fonts.Load(fonts.SansBold)
	if err != nil {
		return nil, err
	}
	return &Ruler{regular, bold}, nil
}

// Of is the ruler for one size of drawing.
func (r *Ruler) Of(size Size) chart.Ruler {
	letters := func(f chart.Face) float64 {
		if f == chart.Note {
			return size.Note
		}
		return size.Label
	}
	return chart.Ruler{
		Width: func(s string, f chart.Face) float64 {
			font := r.regular
			if f == chart.Strong {
				font = r.bold
			}
			return caution * ems(s, font) * letters(f)
		},
		// Arabic with its marks, the highest of the scripts, fits into this.
		Height: func(f chart.Face) float64 { return 1.38 * letters(f) },
	}
}

// ems is the width of a text in multiples of its size.
func ems(s string, font *fonts.Font) float64 {
	sum := 0.0
	for _, c := range s {
		switch {
		case font.Has(c):
			sum += font.Width(c) / 1000
		case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
			// stands above, below, or is not seen
		case unicode.In(c, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana):
			sum += 0.7
		default: // Chinese, Japanese, Korean, pictures, and what is not known
			sum++
		}
	}
	return sum
}
