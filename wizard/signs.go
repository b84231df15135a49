package wizard

import (
	"strings"
	"unicode/utf8"
)

// signs says which lines, arrows and marks a terminal draws. Each sign has a like one of the same width
// in the smaller sets, so that no layout changes with the set.
type signs int

// The sets.
const (
	allSigns   signs = iota
	fewSigns         // those of code page 437 and WGL4, which the fonts of consoles have
	asciiSigns       // none but ASCII
)

// inFew and inASCII give the like sign behind each sign.
const (
	inFew   = "▸►✓√⚑!▰■▱□▏│☐□☑■◂◄◆♦╱/◐◘"
	inASCII = "─-│|┌+┐+└+┘+├+┤+▸>✓+●*○o⚑!≠%▰#▱.·-•*…~–-—-’'‘'“\"”\"↑^↓v←<→>▏|▲^▼v☐o☑x◂<×x◌o◐~\u00a0 \u202f "
)

// in is a text in the signs of the set.
func (set signs) in(s string) string {
	var like string
	switch set {
	case fewSigns:
		like = inFew
	case asciiSigns:
		like = inASCII
	default:
		return s
	}
	runes := []rune(s)
	for i, r := range runes {
		if r < 0x80 || i+1 < len(runes) && runes[i+1] >= 0x80 && !strings.ContainsRune(inASCII, runes[i+1]) {
			continue // with a mark that combines it would be another width
		}
		for at, sign := range like {
			if sign == r && evenly(like, at) {
				runes[i], _ = utf8.DecodeRuneInString(like[at+utf8.RuneLen(r):])
				break
			}
		}
	}
	return string(runes)
}

// evenly says whether the rune at a byte is the first of its pair.
func evenly(pairs string, at int) bool { return utf8.RuneCountInString(pairs[:at])%2 == 0 }

// signsHere is the set that a console draws for sure: the kernel's console on Linux and the old one of
// Windows have a font of some hundred signs each, and nothing to fall back on. Every other terminal is
// taken to have all. CIRTKIT_ASCII, and a locale in another encoding than UTF-8, stand for ASCII; so does the locale C
// when it is named, and a locale that names no encoding is taken for UTF-8.
func signsHere(env func(string) string, system string) signs {
	term := env("TERM")
	switch {
	case env("CIRTKIT_ASCII") != "" || term == "linux" || strings.HasPrefix(term, "vt"):
		return asciiSigns
	case system == "windows" && term == "" && env("WT_SESSION") == "":
		return fewSigns
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := env(name); locale != "" {
			_, encoding, named := strings.Cut(locale, ".")
			encoding, _, _ = strings.Cut(encoding, "@")
			if locale == "C" || locale == "POSIX" || named && !strings.EqualFold(strings.ReplaceAll(encoding, "-", ""), "utf8") {
				return asciiSigns
			}
			break
		}
	}
	return allSigns
}
