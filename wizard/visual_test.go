package wizard

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"cirtkit/internal/settings"
)

// shownBy is a line as a theme sends it, without what colours it.
func shownBy(who direction, l line, w int) string {
	return plainOf(newTheme(lookNone, noColour, allSigns, who).render([]line{l}, w, 1))
}

// The program orders text as it is seen and joins its letters. The expected forms are Unicode's presentation forms, in
// the order from left to right, so the word for "peace" stands as meem, lam with alef, seen.
func TestTheProgramOrdersText(t *testing.T) {
	const peace = "\u0633\u0644\u0627\u0645" // seen, lam, alef, meem
	const peaceSeen = "\ufee1\ufefc\ufeb3"
	tests := []struct {
		name string
		l    line
		want string
	}{
		{"joined, lam and alef as one", plain(peace), " " + peaceSeen},
		{"Hebrew", plain("אבג"), "גבא"},
		{"a number keeps its order", plain("אבג 123"), "123 גבא"},
		{"in an English line the words around stay", plain("the אבג law"), "the גבא law"},
		{"brackets are mirrored", plain("(אבג)"), "(גבא)"},
		{"a mark stays behind its letter", plain("א\u05b8ב"), "בא\u05b8"},
		{"doubling and vowel stay marks", plain("\u0628\u0651\u064e"), "\ufe8f\u064e\u0651"},
		{"columns stay where they are", line{{"אב ", inkPlain}, {"│", inkMuted}, {" גד", inkPlain}}, "בא │ דג"},
		{"a cursor within a word", asOne(line{{"א", inkPlain}, {"ב", inkCursor}, {"ג", inkPlain}}, "אבג"), "גבא"},
		{"a line of an English paragraph that begins in Hebrew", asOne(plain("אבג and"), "the אבג and"), "גבא and"},
		{"a line of a Hebrew paragraph that begins in English", asOne(plain("CIRT אבג"), "אבג CIRT"), "גבא CIRT"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := shownBy(settings.BidiProgram, tt.l, 40)
			if got != tt.want && !sameMarks(got, tt.want) {
				t.Errorf("got %+q, want %+q", got, tt.want)
			}
			if off := shownBy(settings.BidiOff, tt.l, 40); off != stored(tt.l) {
				t.Errorf("off: got %+q, want the text as it is stored", off)
			}
			if width(got) != tt.l.width() {
				t.Errorf("%d cells became %d", tt.l.width(), width(got))
			}
		})
	}
}

// sameMarks compares texts whose marks on one letter may stand in either order.
func sameMarks(a, b string) bool {
	swap := strings.NewReplacer("\u0651\u064e", "\u064e\u0651")
	return swap.Replace(a) == swap.Replace(b)
}

func stored(l line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.text)
	}
	return b.String()
}

// A terminal that orders whole lines would carry a border along: none stands on such a line, and the text is sent as it
// is stored.
func TestNoBorderBesideTextFromTheRight(t *testing.T) {
	l := line{{"│", inkMuted}, {" Services ", inkPlain}, {"│", inkMuted}, {"  אבג", inkPlain}}
	if got, want := shownBy("", l, 40), "  Services    אבג"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	latin := line{{"│", inkMuted}, {" Services ", inkPlain}, {"│", inkMuted}}
	if got, want := shownBy("", latin, 40), "│ Services │"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Each paragraph is set from the side it reads from, line by line.
func TestParagraphsAreSetFromTheirSide(t *testing.T) {
	lines := wrapped(inkPlain, "one two\nאבג דהו זחט\nthree אבג", 8)
	want := []string{"one two", " אבג דהו", "     זחט", "three", "אבג"}
	if len(lines) != len(want) {
		t.Fatalf("%d lines: %v", len(lines), lines)
	}
	for i, l := range lines {
		if stored(l) != want[i] {
			t.Errorf("line %d is %q, want %q", i, stored(l), want[i])
		}
	}
}

// Whatever a line holds, ordering it changes neither its width nor, but for the forms of Arabic letters, what it holds.
func TestOrderingKeepsTheWidth(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	var themes []theme
	for _, who := range []direction{"", settings.BidiProgram, settings.BidiOff} {
		themes = append(themes, newTheme(lookNone, noColour, allSigns, who))
	}
	for range 20000 {
		var l line
		for range 1 + r.IntN(4) {
			l = append(l, span{scrap(r, 6), ink(r.IntN(int(inks)))})
		}
		switch r.IntN(3) {
		case 0:
			l = asOne(l, scrap(r, 3)+stored(l))
		case 1:
			l = aligned(l, stored(l), 60)
		}
		for _, th := range themes {
			if got := th.ordered(l); got.width() > l.width() {
				t.Fatalf("%v: %d cells became %d: %v", l, l.width(), got.width(), got)
			}
		}
	}
}

// A click puts the cursor on the character that is seen there, whoever orders the text: drawn again, the cursor is where it was clicked.
func TestAClickLandsOnWhatIsSeen(t *testing.T) {
	for _, text := range []string{
		"אבג דהו", "אבג CIRT דהו 123", "the אבג law", "سلام عليكم", "قرار رقم 12 (2024) CIRT", "abc def", "中文 אבג", "א\u05b8ב\u05b8ג", "قانون\nthe second\nאבג",
		strings.Repeat("نص طويل and more ", 8), "1. אבג (דהו)", "ab", "",
	} {
		for _, who := range []direction{"", settings.BidiProgram, settings.BidiOff} {
			th := newTheme(lookNone, noColour, allSigns, who)
			e := newEditor(text, true)
			e.at = 0
			for y, l := range e.view(30, 9, true) {
				drawn := th.ordered(l)
				if who == "" {
					drawn = l // which of them a terminal reorders is not known
				}
				for x := range drawn.width() {
					o := e
					o.click(th, x, y)
					again := o.view(30, 9, true)[y]
					if who == settings.BidiProgram {
						again = th.ordered(again)
					}
					from, to := 0, -1
					for _, s := range again {
						if s.ink&inkLook == inkCursor {
							to = from + width(s.text)
							break
						}
						from += width(s.text)
					}
					if o.at == len(o.text) || blankAt(drawn, x) && o.at > 0 && blankAt(again, x) {
						continue // the blank behind the last letter moves the others, and lam with alef leaves one
					}
					if x < from || x >= to {
						t.Errorf("%q, %q: a click on cell %d of line %d puts the cursor on cells %d to %d:\n%q\n%q", text, who, x, y, from, to, stored(drawn), stored(again))
					}
				}
			}
		}
	}
}

// blankAt says whether a cell of a line is blank.
func blankAt(l line, x int) bool {
	for _, s := range l {
		for _, r := range s.text {
			if n := width(string(r)); x < n && n > 0 {
				return r == ' '
			} else if unicode.In(r, unicode.M) {
				continue
			} else {
				x -= n
			}
		}
	}
	return true
}
