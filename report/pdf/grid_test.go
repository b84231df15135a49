package pdf

import (
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/text"
	"cirtkit/report"
)

// find is the first run on any page whose text begins so.
func (r *recorder) find(t *testing.T, prefix string) drawnText {
	t.Helper()
	for _, page := range r.pages {
		for _, run := range page {
			if strings.HasPrefix(run.text, prefix) {
				return run
			}
		}
	}
	t.Fatalf("no run begins with %q", prefix)
	return drawnText{}
}

func near(a, b float64) bool { return a-b < 0.6 && b-a < 0.6 }

// oneSheet is a document of one part without a cover.
func oneSheet(blocks ...report.Block) *report.Document {
	return &report.Document{Language: "en", Sheet: true, Parts: []report.Part{{Title: "Part", Blocks: blocks}}}
}

// A heading before running text stands beside it, on the line of its first words; before a table it stands above.
func TestHeadingsStandInTheMargin(t *testing.T) {
	d := oneSheet(
		report.Heading{Level: 2, Text: "Beside"}, report.Paragraph{Text: strings.Repeat("words of a paragraph ", 20)},
		report.Heading{Level: 2, Text: "Above"}, fixtureTable(2),
		report.Heading{Level: 3, Text: "List"}, report.Bullets{Items: []report.Bullet{{Text: "item"}, {Text: "item"}}},
		report.Heading{Level: 2, Text: "Last"},
	)
	r := record(d)
	heading, text := r.find(t, "Beside"), r.find(t, "words of")
	if !near(heading.x, marginSide) || !near(text.x, marginSide+textX) || !near(heading.y, text.y) {
		t.Errorf("the heading is at %.1f, %.1f and its text at %.1f, %.1f", heading.x, heading.y, text.x, text.y)
	}
	if above, head := r.find(t, "Above"), r.find(t, "No."); above.y > head.y-10 || !near(above.x, head.x) {
		t.Errorf("the heading of a table is at %.1f, %.1f and the table at %.1f, %.1f", above.x, above.y, head.x, head.y)
	}
	if list, item := r.find(t, "List"), r.find(t, "item"); !near(list.y, item.y) {
		t.Errorf("the heading of a list is at %.1f and its first item at %.1f", list.y, item.y)
	}
	r.find(t, "Last") // nothing follows, and it is there
	r.check(t)

	d.RTL, d.Language = true, "ar"
	r = record(d)
	heading, text = r.find(t, "Beside"), r.find(t, "words")
	const space = 3 // at the end of a line, is not seen
	if !near(heading.x+heading.width, pageWidth-marginSide) || text.x+text.width > pageWidth-marginSide-textX+space {
		t.Errorf("from right to left the heading ends at %.1f and its text at %.1f", heading.x+heading.width, text.x+text.width)
	}
}

// Headings that lead to tables by a few words stand alike: where one is much higher than its words, all stand above.
func TestHeadingsOverTablesStandAlike(t *testing.T) {
	for _, tt := range []struct {
		second string
		above  bool
	}{{"Two", false}, {"A heading of many words above a single line of text", true}} {
		r := record(oneSheet(
			report.Heading{Level: 2, Text: "One"}, report.Paragraph{Text: "first"}, fixtureTable(1),
			report.Heading{Level: 2, Text: tt.second}, report.Paragraph{Text: "second"}, fixtureTable(1),
			report.Heading{Level: 2, Text: "Three"}, report.Paragraph{Text: "third"},
		))
		for heading, text := range map[string]string{"One": "first", tt.second[:3]: "second"} {
			if h, p := r.find(t, heading), r.find(t, text); h.y < p.y-10 != tt.above {
				t.Errorf("beside %q: the heading %q is at %.1f and its text at %.1f", tt.second, heading, h.y, p.y)
			}
		}
		if h, p := r.find(t, "Three"), r.find(t, "third"); !near(h.y, p.y) {
			t.Errorf("the heading of text alone is at %.1f and its text at %.1f", h.y, p.y)
		}
	}
}

func TestSheetAndBrief(t *testing.T) {
	d := fixture()
	d.Brief = true
	if text := strings.Join(allText(record(d)), "\n"); strings.Contains(text, "Contents") || !strings.Contains(text, "Mode") {
		t.Error("a brief document has contents, or no cover")
	}
	d = fixture()
	d.Sheet = true
	d.Parts = []report.Part{{OnePage: true, Blocks: []report.Block{
		report.Paragraph{Text: "BODY"},
		report.Table{Columns: []report.Column{{}, {}}, Rows: [][]report.Cell{{{Text: "Signature"}, {Blank: 5}}, {{Text: "Stamp"}, {}}}},
	}}}
	r := record(d)
	title := slices.IndexFunc(r.pages[0], func(run drawnText) bool { return run.font.Size > 15 && strings.HasPrefix(d.Title, run.text) })
	if len(r.pages) != 1 || title < 0 || r.pages[0][title].y > r.find(t, "BODY").y {
		t.Errorf("a sheet has %d pages, and its title is run %d", len(r.pages), title)
	}
	if free := r.find(t, "Stamp").y - r.find(t, "Signature").y; free < 5*cellStyle.leading {
		t.Errorf("%.1f points are free for a hand; want five lines", free)
	}
}

func allText(r *recorder) (pages []string) {
	for i := range r.pages {
		pages = append(pages, r.text(i))
	}
	return pages
}

// Note and logo stand on the cover; a logo keeps its proportions and is not too large.
func TestCoverNoteAndLogo(t *testing.T) {
	d := fixture()
	d.Note = "Handed over at the closing session."
	d.Logo = &report.Image{PNG: []byte("not read here"), Width: 2000, Height: 500, Alt: "Arms of Examplia"}
	r := record(d)
	if !strings.Contains(r.text(0), d.Note) {
		t.Error("the cover lacks the note")
	}
	want := Box{W: logoWidth, H: logoWidth / 4}
	if !slices.ContainsFunc(r.boxes, func(b drawnBox) bool { return b.page == 1 && near(b.box.W, want.W) && near(b.box.H, want.H) }) {
		t.Errorf("no box of %v by %v on the cover", want.W, want.H)
	}
	r.check(t)
}

// A title without end is torn, and nothing of it is lost.
func TestEndlessTitle(t *testing.T) {
	r := record(&report.Document{Language: "en", Title: strings.Repeat("word ", 3000), Subject: "SUBJECT", Brief: true})
	words := 0
	for i := range r.pages {
		for _, run := range r.pages[i] {
			if run.font.Size > furnitureStyle.size { // the title stands in the furniture as well
				words += strings.Count(run.text, "word")
			}
		}
	}
	if words != 3000 || !strings.Contains(strings.Join(allText(r), ""), "SUBJECT") {
		t.Errorf("%d of 3000 words are on the cover", words)
	}
	r.check(t)
}

// A few lines that would stand alone on a last page come onto the pages before it.
func TestFewLinesTakeNoPage(t *testing.T) {
	pages := func(lines int) int {
		return len(newLayout(oneSheet(report.Paragraph{Text: "x" + strings.Repeat("\nx", lines-1)})).pages())
	}
	fits := 1
	for pages(fits+1) == 1 {
		fits++
	}
	// At their own size as many lines fit as the body is high.
	if own := int(bodyHeight / bodyStyle.leading); fits < own-2 {
		t.Errorf("%d lines fit on a page; want about %d or more", fits, own)
	}
	r := record(oneSheet(report.Paragraph{Text: "x" + strings.Repeat("\nx", fits-1)}))
	if size := r.find(t, "x").font.Size; size >= bodyStyle.size || size < 0.93*bodyStyle.size {
		t.Errorf("the last line that fits is set at %.2f points; want a little less than %.2f", size, bodyStyle.size)
	}
}

// What a document inserts between isolates stands in its place, and the isolates are not drawn.
func TestIsolatesOrderAndAreNotDrawn(t *testing.T) {
	const team = "فريق"
	number := func(s string) (number, arabic drawnText) {
		r := record(oneSheet(report.Paragraph{Text: s}))
		for _, page := range allText(r) {
			if text.WithoutIsolates(page) != page {
				t.Errorf("%+q draws an isolate", s)
			}
		}
		for _, run := range r.pages[0] {
			switch {
			case strings.Contains(run.text, "24"):
				number = run
			case strings.ContainsFunc(run.text, func(r rune) bool { return r >= 0xFB50 }):
				arabic = run
			}
		}
		return number, arabic
	}
	if n, a := number("Team \u2068" + team + "\u2069 24 of 30"); n.x < a.x {
		t.Errorf("with isolates the number is at %.1f and the name at %.1f", n.x, a.x)
	}
	if got := newTypesetter("en", false).plain("a \u2068" + team + "\u2069 b"); got != "a "+team+" b" {
		t.Errorf("in the outline: %+q", got)
	}
}

// Columns are as wide as their words ask, and tables with the same heads stand in line.
func TestColumnWidths(t *testing.T) {
	table := func(rows ...string) report.Table {
		t := report.Table{Columns: []report.Column{{Head: "Who decides", Width: 0.5}, {Head: "What", Width: 5}, {Head: "Size", Width: 0.5}}}
		for _, what := range rows {
			t.Rows = append(t.Rows, []report.Cell{{Text: "Telecommunications"}, {Text: what}, {Text: "S"}})
		}
		return t
	}
	long := table(strings.Repeat("Have the decision signed. ", 12))
	d := oneSheet(long, table("Short."))
	r := record(d)
	r.find(t, "Telecommunications") // in one piece
	var whats []drawnText
	for _, run := range r.pages[0] {
		if run.text == "What" {
			whats = append(whats, run)
		}
	}
	if len(whats) != 2 || !near(whats[0].x, whats[1].x) {
		t.Errorf("the second columns of two tables with the same heads are at %+v", whats)
	}
	l := newLayout(d)
	widths, total := l.columnWidths(long), 0.0
	for _, w := range widths {
		total += w
	}
	if !near(total, bodyWidth) || widths[1] < 0.6*bodyWidth {
		t.Errorf("widths %v", widths)
	}
	// Twelve columns of long words have no room: the words are torn, and nothing sticks out.
	wide := report.Table{}
	var row []report.Cell
	for range mostColumns {
		wide.Columns = append(wide.Columns, report.Column{Head: "Bezeichnungsverordnung"})
		row = append(row, report.Cell{Text: strings.Repeat("Donaudampfschifffahrt", 3)})
	}
	wide.Rows = [][]report.Cell{row}
	record(oneSheet(wide)).check(t)
}

// The last line of a paragraph is not one short word where another one can join it.
func TestNoForgottenWord(t *testing.T) {
	l := newLayout(oneSheet())
	forgotten := 0
	for words := 12; words < 60; words++ {
		s := strings.TrimSpace(strings.Repeat("every ", words)) + " it."
		plain, set := l.set.set(s, bodyStyle, textWidth), l.broken(s, bodyStyle, textWidth)
		if len(plain) != len(set) {
			t.Errorf("%d words take %d lines; want %d", words, len(set), len(plain))
		}
		if set[len(set)-1].width < runt*textWidth {
			forgotten++
		}
	}
	if forgotten > 0 {
		t.Errorf("%d paragraphs end with a forgotten word", forgotten)
	}
}
