package pdf

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cirtkit/internal/fonts"
	"cirtkit/internal/text/arabic"
	"cirtkit/internal/typeset"
	"cirtkit/report"
)

// recorder is a Canvas that remembers what is drawn.
type recorder struct {
	set       *typesetter
	pages     [][]drawnText
	boxes     []drawnBox
	links     []Target
	marks     map[Target]int // page
	marked    int
	bookmarks []string // indented by level
	fonts     int
	circles   []Paint
}

type drawnText struct {
	x, y, width float64
	font        Font
	color       Color
	text        string
}

type drawnBox struct {
	page int
	box  Box
}

func record(d *report.Document) *recorder {
	l := newLayout(d)
	r := &recorder{set: l.set, marks: map[Target]int{}}
	l.draw(r, l.pages())
	return r
}

func (r *recorder) AddPage() { r.pages = append(r.pages, nil) }
func (r *recorder) UseFont(fonts.Name, []byte) {
	r.fonts++
}

func (r *recorder) Tag(*element) {}

func (r *recorder) Text(x, y float64, f Font, color Color, run string, _ bool) {
	w := 0.0
	for _, face := range r.set.faces.Used() {
		if face.Name == f.Name {
			for _, c := range run {
				w += face.Font.Width(c) * f.Size / 1000
				if c == ' ' {
					w += f.Space * f.Size / 1000
				}
			}
			break
		}
	}
	n := len(r.pages) - 1
	r.pages[n] = append(r.pages[n], drawnText{x, y, w, f, color, run})
}

func (r *recorder) box(b Box) { r.boxes = append(r.boxes, drawnBox{len(r.pages), b}) }

func (r *recorder) Line(from, to Point, _ Paint) {
	r.box(Box{min(from.X, to.X), min(from.Y, to.Y), max(from.X, to.X) - min(from.X, to.X), max(from.Y, to.Y) - min(from.Y, to.Y)})
}

func (r *recorder) Polygon(points []Point, _ bool, p Paint) {
	for i := 1; i < len(points); i++ {
		r.Line(points[i-1], points[i], p)
	}
}

func (r *recorder) Rect(b Box, _ Paint) { r.box(b) }

func (r *recorder) Picture(b Box, _ *report.Image) { r.box(b) }

func (r *recorder) Circle(c Point, radius float64, p Paint) {
	r.circles = append(r.circles, p)
	r.box(Box{c.X - radius, c.Y - radius, 2 * radius, 2 * radius})
}
func (r *recorder) Link(_ Box, to Target)    { r.links = append(r.links, to) }
func (r *recorder) LinkURL(Box, string)      {}
func (r *recorder) Mark(t Target, _ float64) { r.marks[t] = len(r.pages); r.marked++ }
func (r *recorder) Bookmark(level int, title string, _ float64) {
	r.bookmarks = append(r.bookmarks, strings.Repeat("-", level)+title)
}
func (r *recorder) Finish(io.Writer, Info) error { return nil }

// text is what a page says, in the order in which it was drawn.
func (r *recorder) text(page int) string {
	var b strings.Builder
	for _, t := range r.pages[page] {
		b.WriteString(t.text)
	}
	return b.String()
}

// Nothing is drawn outside of the margins but at the very edge, no text lies over other text, and every
// link leads somewhere.
func (r *recorder) check(t interface {
	Errorf(format string, args ...any)
},
) {
	const edge = 8.0
	outside := func(b Box) bool {
		return b.X < marginSide-edge || b.X+b.W > pageWidth-marginSide+edge || b.Y < 20 || b.Y+b.H > pageHeight-20
	}
	for i, page := range r.pages {
		for k, a := range page {
			if outside(Box{a.x, a.y - 1, a.width, 2}) {
				t.Errorf("page %d: %q from %.1f to %.1f at %.1f is outside of the margins", i+1, a.text, a.x, a.x+a.width, a.y)
			}
			for _, b := range page[k+1:] {
				high := 0.55 * min(a.font.Size, b.font.Size)
				if a.width > 0 && b.width > 0 && a.y-b.y < high && b.y-a.y < high &&
					a.x+a.width > b.x+0.6 && b.x+b.width > a.x+0.6 && !mark(a.text) && !mark(b.text) {
					t.Errorf("page %d: %q at %.1f, %.1f lies over %q at %.1f, %.1f", i+1, a.text, a.x, a.y, b.text, b.x, b.y)
				}
			}
		}
	}
	for _, b := range r.boxes {
		if outside(b.box) {
			t.Errorf("page %d: a shape %+v is outside of the margins", b.page, b.box)
		}
	}
	for _, to := range r.links {
		if r.marks[to] == 0 {
			t.Errorf("a link leads nowhere")
		}
	}
}

// mark says whether a run is a mark that belongs over a letter.
func mark(s string) bool { r := []rune(s); return len(r) == 1 && typeset.OverBase(r[0]) }

func TestNothingOutsideNothingOverlaps(t *testing.T) {
	for name, make := range fixtures {
		if name == "long" {
			continue // the same pages again
		}
		t.Run(name, func(t *testing.T) { record(make()).check(t) })
	}
}

// A tone has a mark of its own shape beside its words, so that it can be read in grey.
func TestTonesHaveMarks(t *testing.T) {
	for _, tt := range []struct {
		tone   report.Tone
		circle string // filled, empty, or "" for none
		half   bool   // the lower half of the circle is filled
	}{
		{report.Plain, "", false},
		{report.Good, "filled", false},
		{report.Lacking, "empty", false},
		{report.Unsure, "empty", true},
		{report.Muted, "", false},
	} {
		table := func(tone report.Tone) *recorder {
			return record(&report.Document{Language: "en", Parts: []report.Part{{Blocks: []report.Block{report.Table{
				Columns: []report.Column{{}}, Rows: [][]report.Cell{{{Text: "word", Tone: tone}}},
			}}}}})
		}
		r, plain := table(tt.tone), table(report.Plain)
		circle := ""
		for _, p := range r.circles {
			circle = "empty"
			if p.Fill != NoColor {
				circle = "filled"
			}
		}
		shapes := len(r.boxes) - len(plain.boxes) - len(r.circles)
		if circle != tt.circle || len(r.circles) > 1 || (shapes == 1) != tt.half {
			t.Errorf("tone %d: circle %q and %d more shapes; want %q, and a half: %v", tt.tone, circle, shapes, tt.circle, tt.half)
		}
	}
}

func TestEveryPageSaysItsLabel(t *testing.T) {
	d := fixture()
	r := record(d)
	for i := range r.pages {
		text := r.text(i)
		for _, want := range []string{"TLP:AMBER", "OFFICIAL – SENSITIVE", "DRAFT", "Republic of Examplia", fmt.Sprintf("Page %d of %d", i+1, len(r.pages))} {
			if !strings.Contains(text, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
	}
}

func TestTableHeadsRepeatAndRowsStayWhole(t *testing.T) {
	d := &report.Document{Words: report.PageWords{Continued: "(continued)"}, Parts: []report.Part{{Title: "Register", Blocks: []report.Block{fixtureTable(500)}}}}
	r := record(d)
	rows := 0
	for i := range r.pages {
		text := r.text(i)
		starts, ends := strings.Count(text, "M-"), strings.Count(text, "asks for it")
		if starts != ends {
			t.Errorf("page %d: %d rows start and %d end", i+1, starts, ends)
		}
		if starts > 0 && !strings.Contains(text, "Question") {
			t.Errorf("page %d has rows and no head", i+1)
		}
		if rows > 0 && starts > 0 && !strings.Contains(text, "Gaps · (continued)") {
			t.Errorf("page %d does not say that the table goes on", i+1)
		}
		rows += starts
	}
	if rows != 500 {
		t.Errorf("%d rows, want 500", rows)
	}
}

// A table without a caption goes on under the name of what it stands in.
func TestTableGoesOnUnderAName(t *testing.T) {
	table := fixtureTable(60)
	table.Caption = ""
	for name, blocks := range map[string][]report.Block{
		"Register · continued":  {table},
		"Open ones · continued": {report.Heading{Level: 2, Text: "Open ones"}, report.Paragraph{Text: "These are open."}, table},
	} {
		r := record(&report.Document{Words: report.PageWords{Continued: "continued"}, Parts: []report.Part{{Title: "Register", Blocks: blocks}}})
		if text := r.text(len(r.pages) - 1); !strings.Contains(text, name) {
			t.Errorf("the last page does not say %q: %s", name, text)
		}
	}
}

// A list of sentences that lead somewhere is set in the colour of text, as are sentences with a tone; short ones are not.
func TestSentencesAreNotColoured(t *testing.T) {
	long := strings.Repeat("a sentence that goes on ", 12)
	r := record(&report.Document{Parts: []report.Part{{ID: "here", Title: "Part", Blocks: []report.Block{
		report.Bullets{Items: []report.Bullet{{Text: "LONG " + long, Link: "here"}, {Text: "BESIDE", Link: "here"}}},
		report.Bullets{Items: []report.Bullet{{Text: "SHORT", Link: "here"}}},
		report.Table{Columns: []report.Column{{Head: "Head"}}, Rows: [][]report.Cell{{{Text: "TONED " + long, Tone: report.Lacking}}, {{Text: "NOTYET", Tone: report.Lacking}}}},
	}}}})
	for word, want := range map[string]Color{"LONG": ink, "BESIDE": ink, "SHORT": accent, "TONED": ink, "NOTYET": warm} {
		found := false
		for _, p := range r.pages {
			for _, s := range p {
				if strings.HasPrefix(s.text, word) {
					found = true
					if s.color != want {
						t.Errorf("%s is set in %06X, want %06X", word, s.color, want)
					}
				}
			}
		}
		if !found {
			t.Errorf("no line says %s", word)
		}
	}
}

// A page is tightened a little where that spares a note on a chart the top of the next page.
func TestNoteOnAChartFindsRoom(t *testing.T) {
	alone := func(lines int, style report.ParagraphStyle) bool {
		r := record(&report.Document{Parts: []report.Part{
			{Title: "One", Blocks: []report.Block{report.Paragraph{Text: "text"}}},
			{Title: "Two", Blocks: []report.Block{report.Paragraph{Text: "text"}}},
			{Title: "Three", Blocks: []report.Block{report.Paragraph{Text: strings.Repeat("line\n", lines+1)}}},
			{Title: "SECTION", Blocks: []report.Block{report.Chart{Caption: "CHART", Bars: fixtureBars(12)}, report.Paragraph{Text: "NOTE", Style: style}}},
		}})
		last := r.text(len(r.pages) - 1)
		return strings.Contains(last, "NOTE") && !strings.Contains(last, "CHART")
	}
	notes, words := 0, 0
	for lines := range 30 {
		if alone(lines, report.Small) {
			notes++
		}
		if alone(lines, report.Body) {
			words++
		}
	}
	if words == 0 || notes > 0 {
		t.Errorf("%d notes stand alone on a page, and %d other texts", notes, words)
	}
}

// A heading is never the last thing on a page, and no paragraph leaves one line alone.
func TestHeadingsAndLinesKeepCompany(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var blocks []report.Block
		for i := range rapid.IntRange(1, 40).Draw(t, "blocks") {
			blocks = append(blocks, report.Heading{Level: 2, Text: fmt.Sprintf("H%d", i)},
				report.Paragraph{Text: strings.TrimSpace(strings.Repeat("wwwwwwwwww ", rapid.IntRange(1, 80).Draw(t, "words")))})
		}
		l := newLayout(&report.Document{Parts: []report.Part{{Title: "Part", Blocks: blocks}}})
		pages := l.pages()
		for i, page := range pages[2:] {
			last := page.pieces[len(page.pieces)-1]
			if last.keep && i+3 < len(pages) {
				t.Fatalf("page %d ends with a piece that must stay with the next", i+3)
			}
			for _, p := range page.pieces {
				if p.y+p.height > bodyBottom+0.1 {
					t.Fatalf("page %d: a piece ends at %v, below %v", i+3, p.y+p.height, bodyBottom)
				}
			}
		}
	})
}

// A heading, the short paragraph below it and the table that they lead to begin on one page.
func TestHeadingParagraphAndTableStayTogether(t *testing.T) {
	for lines := range 45 {
		r := record(&report.Document{Parts: []report.Part{{Title: "Part", Blocks: []report.Block{
			report.Paragraph{Text: strings.Repeat("line\n", lines+1)},
			report.Heading{Level: 2, Text: "HEADING"},
			report.Paragraph{Text: "BEGINS"},
			report.Paragraph{Text: "LEADS", Style: report.Lead},
			fixtureTable(3),
		}}}})
		for i := range r.pages {
			text := r.text(i)
			if h, p, row := strings.Contains(text, "HEADING"), strings.Contains(text, "LEADS"), strings.Contains(text, "M-01"); i > 1 && (h != p || p != row || h != strings.Contains(text, "BEGINS")) {
				t.Errorf("after %d lines page %d has the heading: %v, the paragraph: %v, the first row: %v", lines, i+1, h, p, row)
			}
		}
	}
}

// A chart that is too high to stand with the heading and the words that lead to it moves with its caption.
func TestCaptionStaysWithItsChart(t *testing.T) {
	for bars := 5; bars < 30; bars++ {
		r := record(&report.Document{Parts: []report.Part{{Title: "Part", Blocks: []report.Block{
			report.Heading{Level: 2, Text: "HEADING"},
			report.Paragraph{Text: "LEADS\n\n\n"},
			report.Paragraph{Text: "MORE\n\n\n"},
			report.Chart{Caption: "CAPTION", Bars: fixtureBars(bars)},
		}}}})
		for i := range r.pages {
			if text := r.text(i); i > 1 && strings.Contains(text, "CAPTION") != strings.Contains(text, "still possible") {
				t.Errorf("with %d bars page %d has the caption: %v, the legend: %v", bars, i+1, strings.Contains(text, "CAPTION"), strings.Contains(text, "still possible"))
			}
		}
	}
}

func TestContentsNameThePages(t *testing.T) {
	r := record(fixture())
	text := r.text(1)
	for part, page := range map[string]string{"Summary": "3", "Sections": "4", "Gap register": "5"} {
		if !strings.Contains(text, part+page) {
			t.Errorf("the contents lack %q on page %s: %q", part, page, text)
		}
	}
	if len(r.links) < 10 {
		t.Errorf("%d links", len(r.links))
	}
}

func TestOutlineSkipsNoLevel(t *testing.T) {
	h := func(level int, text string) report.Block { return report.Heading{Level: level, Text: text} }
	r := record(&report.Document{Parts: []report.Part{
		{Title: "A", Blocks: []report.Block{h(3, "a1"), h(3, "a2"), h(2, "a3"), h(3, "a4")}},
		{Title: "B", Blocks: []report.Block{h(2, "b1")}},
	}})
	if got, want := strings.Join(r.bookmarks, " "), "A -a1 -a2 -a3 --a4 B -b1"; got != want {
		t.Errorf("outline %q, want %q", got, want)
	}
}

func TestOnlyFontsThatAreNeeded(t *testing.T) {
	for name, want := range map[string]int{"english": 2, "arabic": 4, "chinese": 1, "empty": 0} {
		if r := record(fixtures[name]()); r.fonts != want {
			t.Errorf("%s: %d fonts, want %d", name, r.fonts, want)
		}
	}
}

// A right-to-left document is a mirror image: what starts at the left margin starts at the right one.
func TestRightToLeftStartsAtTheRight(t *testing.T) {
	title := func(d *report.Document) drawnText {
		for _, run := range record(d).pages[2] {
			if run.font.Size > 15 {
				return run
			}
		}
		t.Fatal("no title on page 3")
		return drawnText{}
	}
	if x := title(fixture()).x; x != marginSide {
		t.Errorf("a title starts at %v, want %v", x, marginSide)
	}
	if run := title(arabicFixture()); run.x+run.width < pageWidth-marginSide-0.1 {
		t.Errorf("an Arabic title starts at %v, want %v", run.x+run.width, pageWidth-marginSide)
	}
}

// The library is never given what it panics on: characters beyond the first plane, control characters,
// bytes that are not UTF-8, a character that the font lacks.
func FuzzGate(f *testing.F) {
	for _, s := range []string{"", "Équipe 国家 فريق 🙂", "\xe4\xb8", "\x00\u202e\u2066", "लिपि", "\uffff\ufffe\U0010ffff", "بُّ\u064e\u0651", "a\u0300\u0301", "\u2028\r\n\t"} {
		f.Add(s, "en", false)
		f.Add(s, "ar", true)
		f.Add(s, "zh", false)
	}
	f.Fuzz(func(t *testing.T, s, language string, rtl bool) {
		set := newTypesetter(language, rtl)
		for _, st := range []style{bodyStyle, captionStyle} {
			for _, l := range append(set.set(s, st, 60), set.oneLine(s, st, 100)) {
				for _, r := range l.runes {
					if r > 0xFFFF || r < 0x20 || !typeset.Invisible(r) && set.faces.Of(r, st.bold) == typeset.NoFace {
						t.Fatalf("%+q: %U of %+q would be drawn", s, r, string(l.runes))
					}
				}
			}
		}
		var b strings.Builder
		d := &report.Document{Language: language, RTL: rtl, Title: s, Status: s, Label: s, Marking: s, Parts: []report.Part{{Title: s, Blocks: []report.Block{
			report.Paragraph{Text: s}, report.Table{Columns: make([]report.Column, 1), Rows: [][]report.Cell{{{Text: s, Link: s}}}},
		}}}}
		if _, err := Write(&b, d, Options{}); err != nil {
			t.Fatalf("Write(%+q): %v", s, err)
		}
	})
}

// Every form that shaping can put into a text comes from the gate's own fonts.
func TestShapedTextHasFonts(t *testing.T) {
	set := newTypesetter("en", false)
	for r := rune(0x600); r <= 0x6FF; r++ {
		if set.faces.Of(r, false) == typeset.NoFace {
			continue
		}
		for _, form := range arabic.ShapeRunes([]rune{0x640, r, 0x640}) {
			if set.faces.Of(form, false) == typeset.NoFace || set.faces.Of(form, true) == typeset.NoFace {
				t.Errorf("%U becomes %U, which no font has", r, form)
			}
		}
	}
}

func TestOnePageShrinksUntilItFits(t *testing.T) {
	pagesOf := func(paragraphs int, onePage bool) int {
		var blocks []report.Block
		for range paragraphs {
			blocks = append(blocks, report.Paragraph{Text: strings.Repeat("Words that fill a line and a half of it. ", 3)})
		}
		d := &report.Document{Language: "en", Title: "T", Parts: []report.Part{
			{ID: "one", Title: "One", NewPage: true, OnePage: onePage, Blocks: blocks},
			{ID: "two", Title: "Two", NewPage: true, Blocks: []report.Block{report.Paragraph{Text: "Two."}}},
		}}
		return len(newLayout(d).pages())
	}
	fits := 1
	for pagesOf(fits+1, false) == pagesOf(1, false) {
		fits++
	}
	if a, b := pagesOf(fits+2, false), pagesOf(fits+2, true); b != a-1 {
		t.Errorf("two paragraphs too many: %d pages at one page, %d without; want one less", b, a)
	}
	if a, b := pagesOf(3*fits, false), pagesOf(3*fits, true); b > a {
		t.Errorf("far too many paragraphs: %d pages at one page, %d without", b, a)
	}
}

// A chart that moves to the next page lets the table behind it fill the page that it leaves; one that fits keeps its place,
// and nothing overtakes a heading.
func TestTableFillsThePageThatAChartLeaves(t *testing.T) {
	pageOf := func(r *recorder, text string) int {
		for i := range r.pages {
			if i > 1 && strings.Contains(r.text(i), text) {
				return i
			}
		}
		return -1
	}
	chart := report.Chart{Caption: "CHART", Bars: fixtureBars(20)}
	for _, tt := range []struct {
		name                      string
		lines                     int
		between                   []report.Block
		tableFirst, tableWithText bool
	}{
		{"fits", 1, nil, false, true},
		{"moves", 22, nil, true, true},
		{"a heading stands between", 22, []report.Block{report.Heading{Level: 2, Text: "NEXT"}}, false, false},
	} {
		blocks := append([]report.Block{report.Paragraph{Text: "TEXT" + strings.Repeat("\nline", tt.lines)}, chart}, tt.between...)
		r := record(&report.Document{Parts: []report.Part{{Title: "Part", Blocks: append(blocks, fixtureTable(3))}}})
		text, moved, table := pageOf(r, "TEXT"), pageOf(r, "CHART"), pageOf(r, "M-01")
		if text < 0 || moved < 0 || table < 0 || (table < moved) != tt.tableFirst || (table == text) != tt.tableWithText {
			t.Errorf("%s: the text is on page %d, the chart on %d, the table on %d", tt.name, text, moved, table)
		}
	}
}

// What stands between a heading and its chart moves with the chart, whole; and a note that follows the chart goes before
// neither: only a chart that moves alone is overtaken.
func TestNothingOvertakesTheWordsThatLeadToAChart(t *testing.T) {
	for lines := range 45 {
		r := record(&report.Document{Parts: []report.Part{
			{Title: "Part", Blocks: []report.Block{report.Paragraph{Text: strings.Repeat("line\n", lines+1)}}},
			{Title: "SECTION", Blocks: []report.Block{
				report.Paragraph{Text: "BEGINS\ngoes on\ngoes on\ngoes on\nENDS"},
				report.Paragraph{Text: "LEADS", Style: report.Lead},
				report.Chart{Caption: "CHART", Bars: fixtureBars(12)},
				report.Paragraph{Text: "NOTE", Style: report.Small},
			}},
		}})
		at := -1
		for i := range r.pages {
			text := r.text(i)
			if i < 2 {
				continue
			}
			begins, ends, leads := strings.Contains(text, "BEGINS"), strings.Contains(text, "ENDS"), strings.Contains(text, "LEADS")
			if begins != ends || begins != leads || begins != strings.Contains(text, "CHART") {
				t.Errorf("after %d lines page %d has the beginning: %v, the end: %v, the lead: %v", lines, i+1, begins, ends, leads)
			}
			if begins {
				at = i
			}
			if strings.Contains(text, "NOTE") && at < 0 {
				t.Errorf("after %d lines the note stands on page %d, before its section", lines, i+1)
			}
		}
	}
}
