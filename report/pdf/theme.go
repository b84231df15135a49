package pdf

import "cirtkit/report"

// Colours. Every one is dark enough for text on white (contrast 4.5 and more), but the pale ones, which
// are for surfaces and lines. The three series and the tones differ in lightness as well as in hue, so
// that they can be told apart in grey and by colour-blind readers; a shape says the same beside them.
const (
	ink      Color = 0x1B2530
	muted    Color = 0x5B6875
	accent   Color = 0x0B4A75
	warm     Color = 0xB4530A
	plum     Color = 0x8A5A9E
	line     Color = 0xC8D0D9
	hairline Color = 0xDFE4EA
	white    Color = 0xFFFFFF
	black    Color = 0x000000
)

// toneInk is the colour of a tone's text and mark.
func toneInk(t report.Tone) Color {
	switch t {
	case report.Good:
		return accent
	case report.Lacking:
		return warm
	case report.Muted:
		return muted
	}
	return ink
}

// style is how text is set: sizes and leading in points.
type style struct {
	size, leading float64
	bold          bool
	color         Color
}

// The sizes follow one another by about 1.2, from the body's 9.4 points.
var (
	bodyStyle     = style{9.4, 13.5, false, ink}
	leadStyle     = style{11.4, 16, false, ink}
	pointStyle    = style{9.4, 13.5, true, ink} // a lead in the text column
	smallStyle    = style{7.9, 10.9, false, muted}
	quoteStyle    = style{9, 12.8, false, ink}
	partStyle     = style{19.5, 24, true, accent}
	headingStyles = map[int]style{2: {11.4, 14.4, true, ink}, 3: {9.4, 12.6, true, ink}}
	captionStyle  = style{8.5, 11.8, true, ink}
	cellStyle     = style{8.5, 11.7, false, ink}
	compactStyle  = style{7.7, 10.5, false, ink}
)

// theme holds what depends on the document's language.
type theme struct {
	leading float64 // times a style's own: Arabic and Chinese want more air
}

func themeOf(language string) theme {
	switch language {
	case "ar", "fa", "ur":
		return theme{1.16}
	case "zh":
		return theme{1.08}
	}
	return theme{1}
}

// The page, in points: margins, what is left for the body, and its grid. Twelve columns stand side by side with a
// gutter between each two. The first three are the margin column, where headings stand; the other nine hold running
// text, in lines of some 70 letters. Tables, charts and what opens a part take all twelve.
const (
	marginSide = 54.0
	bodyTop    = 76.0
	bodyBottom = pageHeight - 66.0
	bodyWidth  = pageWidth - 2*marginSide
	bodyHeight = bodyBottom - bodyTop
	headerLine = 42.0 // baseline of the header
	footerLine = pageHeight - 36.0

	gutter    = 12.0
	oneColumn = (bodyWidth - 11*gutter) / 12
	sideWidth = 3*oneColumn + 2*gutter
	textX     = sideWidth + gutter
	textWidth = bodyWidth - textX

	cellPadX     = 5.0
	cellPadY     = 3.2
	quoteIndent  = 11.0
	bulletIndent = 13.0
)
