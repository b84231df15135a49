// Package text writes the blocks of a report as plain text for a terminal or a pipe, never wider than
// it is told. Wide and combining characters keep their columns; what a terminal could obey is made
// visible instead. Text stays in stored order: whether a terminal turns right-to-left text around is
// the terminal's own.
package text

import (
	"bufio"
	"io"
	"strings"

	"cirtkit/internal/text"
	"cirtkit/internal/text/lines"
	"cirtkit/report"
)

// MinWidth is the least width, in cells, that blocks are laid out for. A narrower one is taken for it.
const MinWidth = 20

// Write writes blocks in a width, in cells. With ascii, nothing but ASCII is drawn: no blocks, boxes,
// or typographic signs. Text in other scripts stays as it is.
func Write(w io.Writer, blocks []report.Block, width int, ascii bool) error {
	p := newPrinter(w, width, ascii)
	p.blocks(blocks)
	return p.flush()
}

// Document writes a whole document: its cover, its parts, and the closing words.
func Document(w io.Writer, d *report.Document, width int, ascii bool) error {
	p := newPrinter(w, width, ascii)
	p.title(d.Title)
	marks := []string{d.Label}
	if d.Marking != "" {
		marks = append(marks, d.Marking)
	}
	p.paragraph(strings.Join(append(marks, d.Status), p.signs.dot), "")
	p.facts(d.Cover)
	p.paragraph(d.Notice, "")
	p.paragraph(d.Note, "")
	for _, part := range d.Parts {
		p.part(part.Title)
		p.blocks(part.Blocks)
	}
	p.rule()
	for _, s := range d.Closing {
		p.paragraph(s, "")
	}
	p.paragraph(d.Identity, "")
	return p.flush()
}

// signs are what is drawn beside text.
type signs struct {
	strong, light, bullet, quote, dot, flag string
	full, open, empty, target               string
	reached, possible, none                 string
	waited, proof, late, due, was           string            // of a roadmap and a change
	columns                                 []string          // a cell of a column, from the lowest to the full one
	shades                                  []string          // of a heat map, from the emptiest
	plain                                   *strings.Replacer // for typographic signs; nil keeps them
}

var (
	drawn = signs{
		strong: "═", light: "─", bullet: "•", quote: "│ ", dot: " · ", flag: "◂ ",
		full: "█", open: "▒", empty: "·", target: "│",
		reached: "✓", possible: "?", none: "–",
		waited: "░", proof: "◆", late: "╱", due: "!", was: "○",
		columns: []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
		shades:  []string{"·", "░", "▒", "▓", "█"},
	}
	asciiSigns = signs{
		strong: "=", light: "-", bullet: "*", quote: "| ", dot: " - ", flag: "< ",
		full: "#", open: "=", empty: ".", target: "|",
		reached: "+", possible: "?", none: "-",
		waited: "+", proof: "o", late: "/", due: "!", was: "o",
		columns: []string{"#"},
		shades:  []string{".", ":", "+", "*", "#"},
		plain: strings.NewReplacer(
			"“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "…", "...", "·", "-", "✓ ", "", "\u00a0", " ", "\u202f", " ", "\u2007", " ",
			"≥", ">=", "≤", "<=", "→", "->",
		),
	}
)

// printer writes lines. A blank line is owed before the next block, and never doubled.
type printer struct {
	w     *bufio.Writer
	width int
	signs signs
	begun bool // something was written
	owed  bool
}

func newPrinter(w io.Writer, width int, ascii bool) *printer {
	p := &printer{w: bufio.NewWriter(w), width: max(width, MinWidth), signs: drawn}
	if ascii {
		p.signs = asciiSigns
	}
	return p
}

func (p *printer) flush() error { return p.w.Flush() }

// line writes one line. A bufio.Writer keeps its first error for Flush.
func (p *printer) line(s string) {
	if p.owed && p.begun {
		p.w.WriteByte('\n')
	}
	p.owed, p.begun = false, true
	p.w.WriteString(strings.TrimRight(s, " "))
	p.w.WriteByte('\n')
}

// gap asks for a blank line before the next one.
func (p *printer) gap() { p.owed = true }

// clean is a text that is safe to write, in the signs that are wanted.
func (p *printer) clean(s string) string {
	s = text.Terminal(text.WithoutIsolates(s))
	if p.signs.plain != nil {
		s = p.signs.plain.Replace(s)
	}
	return s
}

// Wrap breaks a cleaned text into lines of a width; a newline begins a new one, and an empty line
// stays. There is at least one line.
func Wrap(s string, width int) []string {
	var out []string
	for _, paragraph := range strings.Split(s, "\n") {
		paragraph = text.Squeeze(paragraph)
		if text.Width(paragraph) <= width {
			out = append(out, paragraph)
			continue
		}
		runes := []rune(paragraph)
		for _, l := range lines.Break(runes, float64(width), 0, cells) {
			line := string(runes[l.Start:l.End])
			if text.Width(line) > width {
				line = text.Fit(line, width, "")
			}
			out = append(out, line)
		}
	}
	return out
}

func cells(piece []rune) float64 { return float64(text.Width(string(piece))) }

func (p *printer) blocks(blocks []report.Block) {
	for i, block := range blocks {
		p.gap()
		if h, ok := at(blocks, i-1).(report.Heading); ok && h.Level > 2 {
			p.owed = false // a small heading stands right above what it is of
		}
		switch b := block.(type) {
		case report.Heading:
			p.heading(b)
		case report.Paragraph:
			lead := ""
			if b.Style == report.Quote {
				lead = p.signs.quote
			}
			p.paragraph(b.Text, lead)
		case report.Bullets:
			p.bullets(b)
		case report.Table:
			p.table(b)
		case report.Facts:
			p.facts(b.Items)
		case report.Chart:
			p.chart(b)
		}
		p.gap()
	}
}

// title is the title of a document: the one heading with a strong line above and below.
func (p *printer) title(s string) {
	p.line(strings.Repeat(p.signs.strong, p.width))
	for _, line := range Wrap(p.clean(s), p.width) {
		p.line(line)
	}
	p.line(strings.Repeat(p.signs.strong, p.width))
	p.gap()
}

func (p *printer) part(s string) {
	p.gap()
	p.line("")
	p.underlined(s, p.signs.strong)
	p.gap()
}

func (p *printer) heading(h report.Heading) {
	if h.Level <= 2 {
		p.underlined(h.Text, p.signs.light)
		return
	}
	for _, line := range Wrap(p.clean(h.Text), p.width) {
		p.line(line)
	}
}

func (p *printer) underlined(s, sign string) {
	widest := 0
	for _, line := range Wrap(p.clean(s), p.width) {
		widest = max(widest, text.Width(line))
		p.line(line)
	}
	p.line(strings.Repeat(sign, widest))
}

func (p *printer) rule() {
	p.gap()
	p.line(strings.Repeat(p.signs.light, p.width))
	p.gap()
}

func (p *printer) paragraph(s, lead string) {
	if s == "" {
		return
	}
	for _, line := range Wrap(p.clean(s), p.width-text.Width(lead)) {
		p.line(lead + line)
	}
	p.gap()
}

// hanging writes a text behind a lead, and its further lines as far in.
func (p *printer) hanging(lead, s string) {
	in := text.Width(lead)
	for i, line := range Wrap(p.clean(s), p.width-in) {
		if i > 0 {
			lead = strings.Repeat(" ", in)
		}
		p.line(lead + line)
	}
}

func (p *printer) bullets(b report.Bullets) {
	digits := len(itoa(len(b.Items)))
	for i, item := range b.Items {
		lead := p.signs.bullet + " "
		if b.Numbered {
			lead = pad(itoa(i+1), digits, report.End) + ". "
		}
		p.hanging(lead, item.Text)
	}
}

// facts are names with values beside them; the values begin in one column.
func (p *printer) facts(facts []report.Fact) {
	widest := 0
	for _, f := range facts {
		widest = max(widest, text.Width(p.clean(f.Name)))
	}
	widest = min(widest, p.width/3)
	for _, f := range facts {
		names := Wrap(p.clean(f.Name), widest)
		values := Wrap(p.clean(f.Value), p.width-widest-2)
		for i := range max(len(names), len(values)) {
			p.line(pad(at(names, i), widest, report.Start) + "  " + at(values, i))
		}
	}
	p.gap()
}

// at is an element of a list, or nothing where there is none.
func at[T any](list []T, i int) T {
	if i >= 0 && i < len(list) {
		return list[i]
	}
	var none T
	return none
}

// pad fills a text to a width on the side that its alignment leaves free.
func pad(s string, width int, align report.Align) string {
	free := strings.Repeat(" ", max(width-text.Width(s), 0))
	if align == report.End {
		return free + s
	}
	return s + free
}
