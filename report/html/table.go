package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cirtkit/report"
)

// table writes a table. Where the screen is too narrow for its columns each row becomes a card, with the columns'
// heads before what stands in them: so nothing scrolls sideways, and nothing is cut. Only a table that does not even
// fit on a wide screen scrolls, in a box of its own.
func (p *page) table(t report.Table) {
	if len(t.Columns) == 0 {
		return
	}
	room := roomFor(t)
	label, caption := p.section, ""
	if t.Caption != "" {
		caption = p.ids.next("t")
		label = caption
	}
	if room == tooWide {
		p.Open("div", "class", "scrolls", "tabindex", "0", "role", "region", "?aria-labelledby", label)
	}
	sort, named := "", ""
	if t.Sortable && len(t.Rows) > 1 && p.doc.Words.Sort != "" && headed(t) {
		sort, p.sorts = oneLine(p.doc.Words.Sort), true
	}
	if caption == "" {
		named = label
	}
	p.Open("table", "class", p.tableClass(t, room), "?data-sort", sort, "?aria-labelledby", named)
	if caption != "" {
		p.Open("caption", "id", caption)
		p.inline(t.Caption)
		p.Close("caption")
	}
	if headed(t) {
		p.tableHead(t)
	}
	p.Open("tbody")
	p.Raw("\n")
	for _, row := range t.Rows {
		p.row(t, row)
	}
	p.Close("tbody", "table")
	if room == tooWide {
		p.Close("div")
	}
}

func headed(t report.Table) bool {
	for _, c := range t.Columns {
		if c.Head != "" {
			return true
		}
	}
	return false
}

func (p *page) tableHead(t report.Table) {
	p.Open("thead")
	p.Open("tr")
	for _, c := range t.Columns {
		if c.Head == "" { // a head without a word is no head
			p.Open("td")
			p.Close("td")
			continue
		}
		class := ""
		if c.Align == report.End {
			class = "number"
		}
		p.Open("th", "scope", "col", "?class", class)
		p.inline(c.Head)
		p.Close("th")
	}
	p.Close("tr", "thead")
	p.Raw("\n")
}

func (p *page) row(t report.Table, row []report.Cell) {
	p.Open("tr")
	for i := range t.Columns {
		var c report.Cell
		if i < len(row) {
			c = row[i]
		}
		// A row's number in its first place is its head.
		name, scope, class := "td", "", ""
		switch {
		case c.Strong && i == 0 && len(t.Columns) > 1 && c.Text != "":
			name, scope = "th", "row"
			if isReference(c.Text) {
				class = "ref"
			}
		case c.Strong:
			class = "strong"
		}
		lang, dir := p.about(c.Text, c.Language)
		p.Open(name, "?scope", scope, "?class", class, "?id", p.ids.target(c.ID), "?lang", lang, "?dir", dir)
		if tone := toneClasses[c.Tone]; tone != "" && c.Text != "" {
			if utf8.RuneCountInString(c.Text) > fewLetters {
				tone += " sentence"
			}
			p.Open("span", "class", tone)
			p.linked(c.Text, c.Link)
			p.Close("span")
		} else {
			p.linked(c.Text, c.Link)
		}
		for range min(max(c.Blank, 0), 20) {
			p.Void("br")
		}
		p.Close(name)
	}
	p.Close("tr")
	p.Raw("\n")
}

// fewLetters are how many a text with a tone may have to be in its colour. Of a sentence only the mark is.
const fewLetters = 32

var toneClasses = map[report.Tone]string{report.Good: "good", report.Lacking: "lacking", report.Unsure: "unsure", report.Muted: "muted"}

// room is the screen that a table needs: on a smaller one its rows are cards.
type room int

const (
	anywhere room = iota // it fits on a telephone
	tablet
	desk
	tooWide // it scrolls even on a wide screen
)

// What there is room for, in pixels. The first is 320 pixels without the margins; the others are what the style sheet
// leaves for tables from tabletFrom and deskFrom pixels on.
const (
	roomSmall  = 285
	roomMiddle = 650
	roomLarge  = 820
)

// About the width of a letter in a table, and of what stands around a cell's text, in pixels.
const (
	letter  = 7.6
	padding = 17.0
)

// roomFor adds up the widest words of the columns, for a word in a table is not broken.
func roomFor(t report.Table) room {
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = letter * float64(longestWord(c.Head))
		if t.Sortable {
			widths[i] += 2 * letter // the arrow
		}
	}
	for _, row := range t.Rows {
		for i, c := range row[:min(len(row), len(widths))] {
			w := letter * float64(longestWord(c.Text))
			if c.Tone != report.Plain {
				w += 2 * letter // the mark
			}
			widths[i] = max(widths[i], w)
		}
	}
	sum := padding * float64(len(widths))
	long := 0.0 // running text wants some words to the line
	for i, w := range widths {
		sum += w
		for _, row := range t.Rows {
			if i < len(row) && len(row[i].Text) > 60 {
				long++
				break
			}
		}
	}
	switch {
	case sum+long*120 <= roomSmall:
		return anywhere
	case sum+long*40 <= roomMiddle:
		return tablet
	case sum <= roomLarge:
		return desk
	}
	return tooWide
}

// isReference says whether a text is a short number such as "M-07", which stays on one line.
func isReference(s string) bool { return len(s) <= 10 && !strings.Contains(s, " ") }

// longestWord is the number of letters that stay together, an ideograph counting as two.
func longestWord(s string) int {
	if isReference(s) {
		s = strings.ReplaceAll(s, "-", "x")
	}
	most, n := 0, 0
	for _, c := range s {
		switch {
		case c == ' ' || c == '\n' || c == '-' || c == '/':
			n = 0
			continue
		case c >= 0x2E80 && c < 0xFB00:
			n = 2
		case c < 0x300:
			n++
		case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		default:
			n++
		}
		most = max(most, n)
	}
	return min(most, longWord)
}
