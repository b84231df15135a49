package typeset

import (
	"testing"

	"cirtkit/internal/fonts"
	"cirtkit/internal/text/bidi"
)

func TestFacesByScript(t *testing.T) {
	for _, tt := range []struct {
		language string
		rtl      bool
		r        rune
		bold     bool
		want     fonts.Name
		embolden bool
	}{
		{"en", false, 'a', false, fonts.Sans, false},
		{"en", false, 'ж', true, fonts.SansBold, false},
		{"en", false, '→', true, fonts.Signs, true},
		{"en", false, '国', true, fonts.Chinese, true},
		{"zh", false, 'a', false, fonts.Chinese, false},
		{"zh", false, '。', false, fonts.Chinese, false},
		{"ar", true, 'a', false, fonts.Sans, false},
		{"ar", true, '7', true, fonts.SansBold, false},
		{"ar", true, '\uFE8F', false, fonts.Arabic, false},
		{"ar", true, '(', true, fonts.ArabicBold, false},
		{"en", false, '(', true, fonts.SansBold, false},
	} {
		f := NewFaces(tt.language, tt.rtl)
		at := f.Of(tt.r, tt.bold)
		if at == NoFace || f.Of(tt.r, tt.bold) != at {
			t.Errorf("%s: no face, or another the second time, for %q", tt.language, tt.r)
			continue
		}
		if got := f.Face(at); got.Name != tt.want || got.Embolden != tt.embolden || f.Err() != nil {
			t.Errorf("%s: %q is drawn with %s (embolden %v), want %s", tt.language, tt.r, got.Name, got.Embolden, tt.want)
		}
	}
	f := NewFaces("en", false)
	for _, r := range []rune{'🙂', -1, 0x10FFFF, '\uE000'} {
		if f.Of(r, false) != NoFace {
			t.Errorf("a face for %U", r)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "e\u0301": "é", "a\u202eb\u2066c": "abc", "x \u2068فريق\u2069\x00 y": "x \u2068فريق\u2069 y", "\u2069\xff": "\ufffd", "": "",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDirection(t *testing.T) {
	for _, tt := range []struct {
		text string
		rtl  bool
		want bidi.Direction
	}{
		{"abc", false, bidi.Auto}, {"abc", true, bidi.LeftToRight}, {"CIRT فريق", true, bidi.RightToLeft}, {"12", true, bidi.RightToLeft},
	} {
		if got := Direction([]rune(tt.text), tt.rtl); got != tt.want {
			t.Errorf("Direction(%q, %v) = %v, want %v", tt.text, tt.rtl, got, tt.want)
		}
	}
}
