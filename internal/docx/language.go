package docx

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// tagOf is the language tag that word processors know a code under: they check spelling by country.
func tagOf(code string) string {
	known := map[string]string{
		"ar": "ar-SA", "de": "de-DE", "en": "en-GB", "es": "es-ES", "fa": "fa-IR", "fr": "fr-FR", "he": "he-IL",
		"pt": "pt-PT", "ru": "ru-RU", "ur": "ur-PK", "zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR",
	}
	if tag, ok := known[code]; ok {
		return tag
	}
	return code
}

// fromRight lists the languages that are written from right to left.
var fromRight = []string{"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}

// RightToLeft says whether a language is written from right to left.
func RightToLeft(code string) bool {
	code, _, _ = strings.Cut(code, "-")
	return slices.Contains(fromRight, code)
}

// eastAsian says whether a language takes the fonts for Han characters and their neighbours.
func eastAsian(code string) bool {
	code, _, _ = strings.Cut(code, "-")
	return slices.Contains([]string{"zh", "ja", "ko"}, code)
}

// stretch is a part of a text in one direction.
type stretch struct {
	text  string
	right bool // of a script that is written from right to left
}

// stretches splits a text where its direction changes. The reader's program orders characters by itself, but
// takes the fonts, and bold and italics, for scripts written from right to left only for runs that say so.
// What has no direction of its own (spaces, signs, digits) stays with what is before it; at the beginning
// of a text it goes with the paragraph.
func stretches(s string, right bool) []stretch {
	var out []stretch
	begin, now := 0, right
	for i, r := range s {
		properties, _ := bidi.LookupRune(r)
		var is bool
		switch properties.Class() {
		case bidi.R, bidi.AL:
			is = true
		case bidi.L:
			is = false
		default:
			continue
		}
		if is == now {
			continue
		}
		if i > begin {
			out = append(out, stretch{s[begin:i], now})
		}
		begin, now = i, is
	}
	return append(out, stretch{s[begin:], now})
}
