package html

import (
	_ "embed"
	"fmt"
	"strings"

	"cirtkit/internal/chart/svg"
	"cirtkit/internal/markup"
	"cirtkit/report"
)

// sheet is the style sheet but for the colours, what depends on the document, and the tables.
//
//go:embed style.css
var sheet string

// script sorts tables. It has none of the signs < and &, so that it is the same text as HTML and as XML.
//
//go:embed sort.js
var script string

// tint is a custom property with its value in the light and in the dark.
type tint struct{ name, light, dark string }

// colors are those of the PDF, and their counterparts in the dark. The tests work out each contrast that counts.
var colors = []tint{
	{"page", "#ffffff", "#12181f"},
	{"surface", "#f2f5f8", "#1a232d"},
	{"ink", "#1b2530", "#e6ebf0"},
	{"soft", "#5b6875", "#a6b2be"}, // text that stands back
	{"accent", "#0b4a75", "#8cc2ec"},
	{"warm", "#b4530a", "#f0a35e"},
	{"line", "#c8d0d9", "#3d4a57"},
	{"hairline", "#dfe4ea", "#2b3641"},
	{"focus", "#b4530a", "#f0a35e"},
	{"chart-grid", "#c8d0d9", "#3d4a57"},
	{"chart-frame", "#5b6875", "#a6b2be"},
	{"chart-main", "#0b4a75", "#6fa8d6"},
	{"chart-open", "#3f7ca6", "#7f9fba"},
	{"chart-mark", "#b4530a", "#f0a35e"},
	{"chart-series1", "#0b4a75", "#6fa8d6"},
	{"chart-series2", "#b4530a", "#f0a35e"},
	{"chart-series3", "#8a5a9e", "#c9a2da"},
	{"chart-dark", "#1b2530", "#e6ebf0"},
	{"chart-muted", "#5b6875", "#a6b2be"},
	{"chart-on-main", "#ffffff", "#0b1117"},
}

// styleSheet is the style sheet of a document, without its tables.
func styleSheet(d *report.Document) string {
	var b strings.Builder
	set := func(value func(tint) string) {
		b.WriteString(":root{")
		for _, c := range colors {
			b.WriteString("--" + c.name + ":" + value(c) + ";")
		}
		b.WriteString("}")
	}
	set(func(c tint) string { return c.light })
	b.WriteString("\n@media screen and (prefers-color-scheme:dark){")
	set(func(c tint) string { return c.dark })
	b.WriteString("}\n")
	start, end := startOf(d), endOf(d)
	b.WriteString(svg.Style())
	plain := "plaintext" // in a document from left to right each text begins as its first letter does
	if d.RTL {
		plain = "isolate" // see page.about
	}
	b.WriteString(strings.NewReplacer("@start", start, "@plain", plain).Replace(sheet))
	for _, needs := range []room{tablet, desk, tooWide} {
		fmt.Fprintf(&b, "@media screen and (max-width:%dpx){%s}\n", cardsUpTo[needs], strings.NewReplacer("@table", "."+roomClasses[needs], "@start", start).Replace(cards))
	}
	number := strings.NewReplacer("{page}", `" counter(page) "`, "{pages}", `" counter(pages) "`).Replace(cssString(d.Words.Page))
	fmt.Fprintf(&b, "@page{@bottom-%s{content:%s}@bottom-%s{content:%s}}\n", end, number, start, cssString(oneLine(d.Title)))
	return b.String()
}

// startOf and endOf are the sides where a line begins and ends. Sides are named as such where a text of the other
// direction is to keep to the side of its column.
func startOf(d *report.Document) string {
	if d.RTL {
		return "right"
	}
	return "left"
}

func endOf(d *report.Document) string {
	if d.RTL {
		return "left"
	}
	return "right"
}

// cssString is a text as a string of a style sheet.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range markup.Clean(s) {
		switch {
		case c < 0x20 || strings.ContainsRune("\"\\<>&'@", c):
			fmt.Fprintf(&b, "\\%x ", c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// tableClass is the classes of a table. Its columns' widths, sides and heads go into the style sheet, once for all
// tables that have the same.
func (p *page) tableClass(t report.Table, needs room) string {
	var rules, heads strings.Builder
	sum := 0.0
	for _, c := range t.Columns {
		sum += max(c.Width, 0)
	}
	for i, c := range t.Columns {
		fmt.Fprintf(&rules, ".%s>*>tr>:nth-child(%d){", classMark, i+1)
		if sum > 0 && c.Width > 0 {
			fmt.Fprintf(&rules, "width:%.1f%%;", 100*c.Width/sum)
		}
		if c.Align == report.End {
			rules.WriteString("text-align:" + endOf(p.doc) + ";font-variant-numeric:tabular-nums")
		}
		rules.WriteString("}\n")
		if c.Head != "" {
			fmt.Fprintf(&heads, ".%s>tbody>tr>td:nth-child(%d)::before{content:%s}", classMark, i+1, cssString(oneLine(c.Head)))
		}
	}
	class := roomClasses[needs]
	if width := cardsUpTo[needs]; width > 0 && heads.Len() > 0 {
		fmt.Fprintf(&rules, "@media screen and (max-width:%dpx){%s}\n", width, heads.String())
	}
	if t.Compact {
		class += " compact"
	}
	if isBrief(t) {
		class += " brief"
	}
	key := rules.String()
	own, known := p.shapes[key]
	if !known {
		own = fmt.Sprintf("k%d", len(p.shapes)+1)
		p.shapes[key] = own
		p.rules.WriteString(strings.ReplaceAll(key, classMark, own))
	}
	return class + " " + own
}

// isBrief says whether a table has many columns of a few letters, such as months: several stand in a line of a card.
func isBrief(t report.Table) bool {
	for _, row := range t.Rows {
		for _, c := range row {
			if len([]rune(c.Text)) > 8 {
				return false
			}
		}
	}
	return len(t.Columns) > 5
}

// classMark stands for the class of a table while its rules are compared with those of others.
const classMark = "\x00"

// cardsUpTo is the widest screen, in pixels, on which the rows of a table are cards.
var cardsUpTo = map[room]int{tablet: 719, desk: 899, tooWide: 1199}

var roomClasses = map[room]string{anywhere: "small-table", tablet: "middle-table", desk: "large-table", tooWide: "wide-table"}

// cards makes cards of the rows of a table; the heads stand before the cells. A table that can be sorted keeps its
// heads above the cards.
const cards = `
@table,@table :is(caption,thead,tbody,tr,td,th){display:block;width:auto!important;min-width:0!important;text-align:@start!important}
@table thead{display:none}
@table tbody>tr{padding:.75rem 0}
@table :is(td,th){padding:.15rem 0}
@table td:empty{display:none}
@table tbody>tr>td::before{color:var(--soft);font-size:.9em;font-weight:400;margin-inline-end:.6em}
@table tbody th{font-size:1.05em}
@table :is(.good,.lacking,.unsure){display:inline;padding:0}
@table :is(.good,.lacking,.unsure)::before{position:static;display:inline-block;margin-inline-end:.4em}
@table.brief td{display:inline-block;min-width:5.5rem!important}
@table.sorts thead{display:block}
@table.sorts thead tr{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;padding-bottom:.4rem}
`
