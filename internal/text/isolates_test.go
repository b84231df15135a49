package text

import (
	"strings"
	"testing"
)

func TestWithoutIsolates(t *testing.T) {
	for s, want := range map[string]string{
		"":                                  "",
		"plain":                             "plain",
		"\u2067a\u2069 \u2068ب\u2069\u2066": "a ب",
		"a\u202eb":                          "a\u202eb",
	} {
		if got := WithoutIsolates(s); got != want {
			t.Errorf("WithoutIsolates(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestCleanIsolated(t *testing.T) {
	for s, want := range map[string]string{
		"":                         "",
		"plain\r\nlines":           "plain\nlines",
		"a\u202eb\u2066c":          "abc",
		"x \u2068فريق\u2069\x00 y": "x \u2068فريق\u2069 y",
		"\u2069\xff":               "\ufffd",                      // an end without a beginning
		"\u2068a \u2068b\u2069":    "\u2068a \u2068b\u2069\u2069", // a beginning without an end
	} {
		got := CleanIsolated(s, Block)
		if got != want {
			t.Errorf("CleanIsolated(%q) = %q, want %q", s, got, want)
		}
		if again := CleanIsolated(got, Block); again != got {
			t.Errorf("CleanIsolated(%q) = %q: clean already", got, again)
		}
	}
	long := strings.Repeat("\u2068ab\u2069", 100)
	if got := CleanIsolated(long, Rules{Max: 80}); len(got) > 80 || strings.Count(got, "\u2068") != strings.Count(got, "\u2069") {
		t.Errorf("%d bytes, %q", len(got), got)
	}
}
