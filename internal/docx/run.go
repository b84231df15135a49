package docx

import (
	"strings"

	"cirtkit/internal/lang"
)

// runs writes the runs of a paragraph.
func (b *body) runs(runs []Run, language string) {
	for _, r := range runs {
		if r.Language == "" {
			r.Language = language
		}
		switch {
		case r.Link != "":
			b.open("w:hyperlink", "w:anchor", b.bookmark(r.Link), "w:history", "1")
		case webAddress(r.Web):
			b.webs = append(b.webs, r.Web)
			b.open("w:hyperlink", "r:id", webRelation(len(b.webs)), "w:history", "1")
		default:
			r.Web = ""
		}
		for _, part := range stretches(cleanRun(r.Text), b.rightToLeft(r.Language)) {
			b.run(r, part)
		}
		if r.Link+r.Web != "" {
			b.close("w:hyperlink")
		}
	}
}

// run writes a stretch of a run.
func (b *body) run(r Run, part stretch) {
	// Boxes want a font that has them; the fonts of texts don't.
	for _, piece := range splitAround(part.text, Box) {
		b.open("w:r")
		b.runProperties(r, part.right, piece == Box)
		for i, line := range strings.Split(piece, "\n") {
			if i > 0 {
				b.empty("w:br")
			}
			if line != "" {
				b.open("w:t", "xml:space", "preserve")
				b.escape(line)
				b.close("w:t")
			}
		}
		b.close("w:r")
	}
}

// runProperties writes how a run looks, in the order that the format wants.
func (b *body) runProperties(r Run, right, symbol bool) {
	b.open("w:rPr")
	if r.Link+r.Web != "" {
		b.empty("w:rStyle", "w:val", "Hyperlink")
	}
	if symbol {
		b.empty("w:rFonts", "w:ascii", fontSymbols, "w:hAnsi", fontSymbols, "w:eastAsia", fontSymbols, "w:cs", fontSymbols)
	}
	if r.Bold {
		b.empty("w:b")
		b.empty("w:bCs")
	}
	if r.Italic && !right && !eastAsian(r.Language) {
		b.empty("w:i")
	}
	switch {
	case r.Muted:
		b.empty("w:color", "w:val", colourMuted)
	case r.Ink != Usual:
		b.empty("w:color", "w:val", r.Ink.colour())
	}
	if r.OnBlack {
		b.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", "000000")
	}
	if right {
		b.empty("w:rtl")
	}
	b.language(r.Language, right)
	b.close("w:rPr")
}

// language writes in which language a run is. The format keeps three: of Latin and its like, of East Asian
// scripts, and of scripts written from right to left.
func (b *body) language(code string, right bool) {
	switch {
	case code == "" || right != lang.RightToLeft(code):
		// A name in another script than its paragraph's: its language is not known.
	case right:
		b.empty("w:lang", "w:bidi", tagOf(code))
	case eastAsian(code):
		// Latin letters in it keep the language that the styles give them: as Chinese they would be broken anywhere.
		b.empty("w:lang", "w:eastAsia", tagOf(code))
	default:
		b.empty("w:lang", "w:val", tagOf(code))
	}
}

// webAddress says whether a link to an address may be followed: what is no page on the web may do anything.
func webAddress(s string) bool {
	s = strings.ToLower(s)
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	return ok && rest != "" && len(s) <= 2000 && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7F || r == 0xFFFD })
}

// splitAround cuts a text before and after each place of a sign. No piece is empty, but of an empty text.
func splitAround(s, sign string) []string {
	var out []string
	for {
		before, after, found := strings.Cut(s, sign)
		if before != "" {
			out = append(out, before)
		}
		if !found {
			break
		}
		out = append(out, sign)
		s = after
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}
