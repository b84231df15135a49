package text

import (
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/width"
	"pgregory.net/rapid"
)

// byCodePoint is how wide most terminals draw a text: each code point by itself, as the C library's wcwidth does.
func byCodePoint(s string) int {
	n := 0
	for _, r := range s {
		switch kind := width.LookupRune(r).Kind(); {
		case r >= 0x1160 && r < 0x1200, r >= 0xD7B0 && r < 0xD800:
		case unicode.In(r, unicode.Mn, unicode.Me), unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// The cells that tmux, xterm and the Linux console give these.
func TestWidthOfScripts(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "e\u0301": 1, "中文": 4, "العربية": 7, "Ελλάδα": 6, "ＡＢ": 4,
		"ก\u0e33": 2, "น\u0e49\u0e33": 2, "\u0e33": 1, "ก\u0e47": 1, "ກ\u0eb3": 2, // Thai, Lao
		"\u0915\u094d\u0937": 2, "\u0915\u093e": 2, "\u0915\u093f": 2, "\u0939\u093f\u0928\u094d\u0926\u0940": 5, // Devanagari
		"\u0ba4\u0bae\u0bbf\u0bb4\u0bcd": 4, "\u09ac\u09be\u0982\u09b2\u09be": 5, // Tamil, Bengali
		"\u1797\u17b6\u179f\u17b6\u1781\u17d2\u1798\u17c2\u179a": 8, // Khmer
		"\u1112\u1161\u11ab": 2, "한": 2, "\uff76\uff9e": 2, "\u0600\u0661": 2,
		"\U0001f469\u200d\U0001f469\u200d\U0001f467": 2, "\U0001f44d\U0001f3fd": 2, "\U0001f1e8\U0001f1ed": 2, "\u2764\ufe0f": 2, "1\ufe0f\u20e3": 1,
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
	for s, want := range map[string]int{
		"abc": 3, "中文": 4, "ก\u0e33": 2, "\U0001f469\u200d\U0001f469\u200d\U0001f467": 6, "\U0001f44d\U0001f3fd": 4, "\u2764\ufe0f": 2, "\U0001f1e8\U0001f1ed": 2,
	} {
		if got := Widest(s); got != want {
			t.Errorf("Widest(%q) = %d, want %d", s, got, want)
		}
	}
}

// No text is counted for less than the library counts, nor Widest for less than a terminal that looks at each code point; of letters
// Width is that already, so that it may be counted in parts; and what Fit cuts fits.
func TestWidthIsNeverTooLittle(t *testing.T) {
	letters := rapid.SampledFrom([]rune("aé中กำ้ນຳकाि्षதமிாবং\u0301\u1112\u1161\u11abｶﾞعـ\u0651ខ្មែា က\u102d\u1031\u0e33\u0eb3"))
	anything := rapid.OneOf(letters, rapid.SampledFrom([]rune("\U0001f469\u200d\U0001f467\U0001f3fd\U0001f1e8\u2764\ufe0f\u20e31①㎡\u0600\u302e")))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(anything).Draw(t, "text")
		if got := Width(s); got < ansi.StringWidth(s) {
			t.Errorf("Width(%q) = %d, less than the %d of the library", s, got, ansi.StringWidth(s))
		}
		if got := Widest(s); got < byCodePoint(s) || got < Width(s) {
			t.Errorf("Widest(%q) = %d, by code point %d, Width %d", s, got, byCodePoint(s), Width(s))
		}
		w := rapid.IntRange(0, 20).Draw(t, "width")
		cut := Fit(s, w, "…")
		if Width(cut) > w {
			t.Errorf("Fit(%q, %d) = %q, %d cells", s, w, cut, Width(cut))
		}
		l := rapid.StringOf(letters).Draw(t, "letters")
		if got := Width(l); got < byCodePoint(l) {
			t.Errorf("Width(%q) = %d, by code point %d", l, got, byCodePoint(l))
		}
		at := 0
		for n := rapid.IntRange(0, 5).Draw(t, "characters"); n > 0 && at < len(l); n-- {
			size, _ := Character(l[at:])
			at += size
		}
		if got := Width(l[:at]) + Width(l[at:]); got != Width(l) {
			t.Errorf("%q takes %d cells, in two parts %d", l, Width(l), got)
		}
	})
}
