package arabic

import "sync"

// letter is how a letter joins and where its forms stand: the unjoined one first, then those that
// follow from the constants.
type letter struct {
	forms rune
	joins bool // joins the letter before
	dual  bool // joins the letter after, too
}

// The places of the forms after the unjoined one.
const (
	final   = 1
	initial = 2
	medial  = 3
)

func letterOf(r rune) (letter, bool) {
	switch {
	case r >= firstLetter && r <= 0x064A:
		l := basic[r-firstLetter]
		return l, l.forms != 0
	case r >= 0x0671 && r <= 0x06D2:
		l, ok := further[r]
		return l, ok
	}
	return letter{}, false
}

func alone(forms rune) letter { return letter{forms, false, false} }
func right(forms rune) letter { return letter{forms, true, false} }
func dual(forms rune) letter  { return letter{forms, true, true} }

// firstLetter is where the letters of Arabic begin, in basic and in Unicode.
const firstLetter = 0x0621

// basic has the letters of Arabic.
var basic = [0x064A - firstLetter + 1]letter{
	0x0621 - firstLetter: alone(0xFE80),
	0x0622 - firstLetter: right(0xFE81),
	0x0623 - firstLetter: right(0xFE83),
	0x0624 - firstLetter: right(0xFE85),
	0x0625 - firstLetter: right(0xFE87),
	0x0626 - firstLetter: dual(0xFE89),
	0x0627 - firstLetter: right(0xFE8D),
	0x0628 - firstLetter: dual(0xFE8F),
	0x0629 - firstLetter: right(0xFE93),
	0x062A - firstLetter: dual(0xFE95),
	0x062B - firstLetter: dual(0xFE99),
	0x062C - firstLetter: dual(0xFE9D),
	0x062D - firstLetter: dual(0xFEA1),
	0x062E - firstLetter: dual(0xFEA5),
	0x062F - firstLetter: right(0xFEA9),
	0x0630 - firstLetter: right(0xFEAB),
	0x0631 - firstLetter: right(0xFEAD),
	0x0632 - firstLetter: right(0xFEAF),
	0x0633 - firstLetter: dual(0xFEB1),
	0x0634 - firstLetter: dual(0xFEB5),
	0x0635 - firstLetter: dual(0xFEB9),
	0x0636 - firstLetter: dual(0xFEBD),
	0x0637 - firstLetter: dual(0xFEC1),
	0x0638 - firstLetter: dual(0xFEC5),
	0x0639 - firstLetter: dual(0xFEC9),
	0x063A - firstLetter: dual(0xFECD),
	0x0641 - firstLetter: dual(0xFED1),
	0x0642 - firstLetter: dual(0xFED5),
	0x0643 - firstLetter: dual(0xFED9),
	0x0644 - firstLetter: dual(0xFEDD),
	0x0645 - firstLetter: dual(0xFEE1),
	0x0646 - firstLetter: dual(0xFEE5),
	0x0647 - firstLetter: dual(0xFEE9),
	0x0648 - firstLetter: right(0xFEED),
	0x0649 - firstLetter: right(0xFEEF), // ends words in Arabic, so has no forms before another letter
	0x064A - firstLetter: dual(0xFEF1),
}

// further has the letters of Persian and Urdu, and of names in Arabic.
var further = map[rune]letter{
	0x0671: right(0xFB50),
	0x0679: dual(0xFB66),
	0x067E: dual(0xFB56),
	0x0686: dual(0xFB7A),
	0x0688: right(0xFB88),
	0x0691: right(0xFB8C),
	0x0698: right(0xFB8A),
	0x06A4: dual(0xFB6A),
	0x06A9: dual(0xFB8E),
	0x06AF: dual(0xFB92),
	0x06BA: right(0xFB9E),
	0x06BE: dual(0xFBAA),
	0x06C0: right(0xFBA4),
	0x06C1: dual(0xFBA6),
	0x06CC: dual(0xFBFC),
	0x06D2: right(0xFBAE),
}

// Unshape is the letters that a form stands for, in stored order, or "" for a character that is none.
func Unshape(r rune) string { return letters()[r] }

var letters = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{}
	add := func(base rune, l letter) {
		if l.forms == 0 {
			return
		}
		last := rune(0)
		switch {
		case l.dual:
			last = medial
		case l.joins:
			last = final
		}
		for k := rune(0); k <= last; k++ {
			m[l.forms+k] = string(base)
		}
	}
	for i, l := range basic {
		add(firstLetter+rune(i), l)
	}
	for base, l := range further {
		add(base, l)
	}
	for i, alef := range []rune{0x0622, 0x0623, 0x0625, 0x0627} {
		m[0xFEF5+2*rune(i)] = string([]rune{lam, alef})
		m[0xFEF6+2*rune(i)] = string([]rune{lam, alef})
	}
	for i, vowel := range []rune{0x064C, 0x064D, 0x064E, 0x064F, 0x0650, 0x0670} {
		m[0xFC5E+rune(i)] = string([]rune{shadda, vowel})
	}
	return m
})
