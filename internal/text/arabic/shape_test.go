package arabic

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestShape(t *testing.T) {
	tests := []struct {
		name, s, want string
	}{
		{"nothing Arabic", "CIRT 24/7", "CIRT 24/7"},
		{"three forms", "فريق", "\uFED3\uFEAE\uFEF3\uFED6"},
		{"medial", "تقييم", "\uFE97\uFED8\uFEF4\uFEF4\uFEE2"},
		{"one letter", "ب", "\uFE8F"},
		{"hamza joins nothing", "بدء", "\uFE91\uFEAA\uFE80"},
		{"hamza between", "بءب", "\uFE8F\uFE80\uFE8F"},
		{"lam-alef alone", "لا", "\uFEFB"},
		{"lam-alef after alef", "الا", "\uFE8D\uFEFB"},
		{"lam-alef joined", "بلا", "\uFE91\uFEFC"},
		{"lam-alef with hamza", "الأمن", "\uFE8D\uFEF7\uFEE3\uFEE6"},
		{"lam-alef with a mark between", "لَا", "\uFEFB\u064E"},
		{"marks looked through", "بَت", "\uFE91\u064E\uFE96"},
		{"shadda and vowel", "بُّ", "\uFE8F\uFC61"},
		{"vowel and shadda, normalised", "ب\u064F\u0651", "\uFE8F\uFC61"},
		{"shadda alone", "بّ", "\uFE8F\u0651"},
		{"tatweel", "بـب", "\uFE91\u0640\uFE90"},
		{"joiner", "ه\u200D", "\uFEEB\u200D"},
		{"no joiner", "می\u200Cخواهم", "\uFEE3\uFBFD\u200C\uFEA7\uFEEE\uFE8D\uFEEB\uFEE2"},
		{"space parts", "من من", "\uFEE3\uFEE6 \uFEE3\uFEE6"},
		{"Latin parts", "بAب", "\uFE8FA\uFE8F"},
		{"a letter without forms", "بڵب", "\uFE8F\u06B5\uFE8F"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Shape(tt.s); got != tt.want {
				t.Errorf("Shape(%q) = %+q, want %+q", tt.s, got, tt.want)
			}
		})
	}
}

// Every form is a compatibility equivalent of what Unshape gives, by the Unicode data of x/text.
func TestForms(t *testing.T) {
	for form, base := range letters() {
		want := norm.NFKC.String(string(form))
		want = strings.TrimLeft(want, " ") // the isolated shadda forms stand on a space
		if norm.NFC.String(base) != want {
			t.Errorf("Unshape(%U) = %+q, want %+q", form, base, want)
		}
	}
	if len(letters()) < 125 {
		t.Errorf("%d forms, want at least 125", len(letters()))
	}
}

// Whatever the text, the letters come back.
func FuzzShape(f *testing.F) {
	for _, s := range []string{"", "الأمن السيبراني", "لَا", "بُّ", "ـب\u200d", "abc لا"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ContainsFunc(s, func(r rune) bool { return r >= 0xFB50 && r <= 0xFEFC }) {
			return // forms that were forms before
		}
		var back strings.Builder
		for _, r := range Shape(s) {
			if base := Unshape(r); base != "" {
				back.WriteString(base)
			} else {
				back.WriteRune(r)
			}
		}
		// Marks between lam and alef, and a vowel typed before its shadda, change places.
		marks := func(r rune) rune {
			if unicode.In(r, unicode.Mn, unicode.Me) || transparent(r) {
				return -1
			}
			return r
		}
		want := string([]rune(s))
		if strings.Map(marks, back.String()) != strings.Map(marks, want) || len([]rune(back.String())) != len([]rune(want)) {
			t.Fatalf("Shape(%+q) gives back %+q", s, back.String())
		}
	})
}
