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
	surface  Color = 0xF2F5F8
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

// The sizes follow one another by about 1.2, from the body's 10 points.
var (
	bodyStyle     = style{10, 14.6, false, ink}
	leadStyle     = style{12, 17.4, false, ink}
	smallStyle    = style{8.3, 11.8, false, muted}
	partStyle     = style{21, 26, true, accent}
	headingStyles = map[int]style{2: {14.4, 19, true, ink}, 3: {11.4, 15.6, true, ink}}
	captionStyle  = style{9, 12.6, true, ink}
	cellStyle     = style{9, 12.6, false, ink}
	compactStyle  = style{8, 11.2, false, ink}
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

// The page, in points: margins and what is left for the body.
const (
	marginSide   = 66.0
	bodyTop      = 84.0
	bodyBottom   = pageHeight - 76.0
	bodyWidth    = pageWidth - 2*marginSide
	bodyHeight   = bodyBottom - bodyTop
	headerLine   = 46.0 // baseline of the header
	footerLine   = pageHeight - 40.0
	cellPadX     = 5.0
	cellPadY     = 3.6
	quoteIndent  = 13.0
	bulletIndent = 15.0
)
