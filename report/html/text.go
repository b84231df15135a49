package html

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cirtkit/internal/lang"
	"cirtkit/internal/markup"
	"cirtkit/internal/text"
)

func itoa(n int) string { return strconv.Itoa(n) }

// oneLine is a text without its newlines.
func oneLine(s string) string { return text.OneLine(markup.Clean(s)) }

// A word with more than longWord characters, a digest or an address, would push a table out of a small screen. It is
// given places to break at, at most wordPiece characters apart.
const (
	longWord  = 30
	wordPiece = 12
)

// inline writes a text as it stands in a paragraph: a newline begins a new line, and an isolate becomes an element, so
// that what is copied holds no signs that cannot be seen.
func (p *page) inline(s string) {
	s = markup.Clean(s)
	for {
		at := strings.IndexFunc(s, func(r rune) bool { return r == '\n' || r == text.Isolate || r == text.EndIsolate })
		if at < 0 {
			p.words(s)
			return
		}
		p.words(s[:at])
		mark, size := utf8.DecodeRuneInString(s[at:])
		switch mark {
		case '\n':
			p.Void("br")
		case text.Isolate:
			p.Open("bdi")
		case text.EndIsolate:
			p.Close("bdi")
		}
		s = s[at+size:]
	}
}

// words writes a text, and lets its long words break.
func (p *page) words(s string) {
	if len(s) <= longWord {
		p.Text(s)
		return
	}
	from, start, length := 0, 0, 0 // where what is not written begins, and the word; the word's length
	end := func(at int) {
		if length > longWord {
			p.Text(s[from:start])
			p.longWord(s[start:at])
			from = at
		}
		length = 0
	}
	for i, c := range s {
		if unicode.IsSpace(c) || c >= 0x2E80 && c < 0xFB00 { // lines may break anywhere between ideographs
			end(i)
			start = i + utf8.RuneLen(c)
			continue
		}
		length++
	}
	end(len(s))
	p.Text(s[from:])
}

// longWord writes a word with places to break at: behind what divides an address, else after some characters.
func (p *page) longWord(s string) {
	from, length := 0, 0
	var last rune
	for i, c := range s {
		if length >= wordPiece/2 && strings.ContainsRune("/-_.,;:?&=@", last) || length >= wordPiece {
			if !unicode.In(c, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf, unicode.Sk) && last != '\u200d' {
				p.Text(s[from:i])
				p.Void("wbr")
				from, length = i, 0
			}
		}
		length++
		last = c
	}
	p.Text(s[from:])
}

// about are the attributes of the language and the direction of a text: what its language says where that is not the
// document's; and in a document from right to left, left to right where the text has no letter of the other direction.
func (p *page) about(s, language string) (code, dir string) {
	if language != "" && language != p.doc.Language {
		if lang.RightToLeft(language) {
			return language, "rtl"
		}
		return language, "ltr"
	}
	if !p.doc.RTL {
		return "", "" // the style sheet lets each text begin as its first letter does
	}
	latin := false
	for _, c := range s {
		switch {
		case c < 0x80:
			latin = latin || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
		case unicode.In(c, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko):
			if unicode.IsLetter(c) {
				return "", ""
			}
		case c == '،', c == '؛', c == '؟': // a list or a sentence of the document's language
			return "", ""
		case unicode.IsLetter(c):
			latin = true
		}
	}
	if latin {
		return "", "ltr"
	}
	return "", ""
}
