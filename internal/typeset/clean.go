package typeset

import (
	"golang.org/x/text/unicode/norm"

	"cirtkit/internal/text"
	"cirtkit/internal/text/bidi"
)

// longest bounds one text, in bytes: far above what an assessment can hold.
const longest = 1 << 20

// Clean is the gate: line breaks are newlines, nothing that could reorder or hide is left but isolates, and accents
// are put on their letters where Unicode has the letter with the accent, since fonts here don't place them.
func Clean(s string) string {
	s = text.CleanIsolated(s, text.Rules{Max: longest, Newlines: true})
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	return s
}

// PlainSpace is the space that fonts have, for one of the spaces of fine typography.
func PlainSpace(r rune) rune {
	switch {
	case r == 0x2007, r == 0x202F:
		return 0xA0
	case r >= 0x2000 && r <= 0x200A, r == 0x205F:
		return ' '
	}
	return r
}

// Invisible says whether a character only guides others and is never drawn.
func Invisible(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case r == 0xAD, r == 0x34F, r == 0x61C, r >= 0x200B && r <= 0x200F, r >= 0x2060 && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0x1F3FB && r <= 0x1F3FF:
		return true
	}
	return false
}

// OverBase says whether a character is a mark that fonts draw as wide as a letter: shadda with a vowel. It takes no
// room, and is put over the middle of its letter, which stands after it as seen.
func OverBase(r rune) bool { return r >= 0xFC5E && r <= 0xFC63 }

// Direction is how a paragraph reads in a document. In one from right to left, a sentence may begin with a Latin name
// and is still one from right to left; only a text without any such letter is not.
func Direction(part []rune, rtl bool) bidi.Direction {
	if !rtl {
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
