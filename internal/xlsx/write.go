package xlsx

import (
	"archive/zip"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"cirtkit/internal/fault"
)

// Write writes the book. A book without sheets gets an empty one. The error is the writer's, or the fault
// xlsx.too-large when there are more rows, columns or sizes than the format holds.
func (b *Book) Write(w io.Writer) error {
	if len(b.sheets) == 0 {
		b.Add("")
	}
	f := excelize.NewFile()
	defer f.Close()
	p := &printer{file: f, styles: map[styleKey]int{}, parts: map[string][]byte{}}
	lists := &listSheet{places: map[string]string{}}
	for i, s := range b.sheets {
		if i == 0 {
			p.fail(f.SetSheetName(f.GetSheetName(0), s.name))
		} else {
			_, err := f.NewSheet(s.name)
			p.fail(err)
		}
	}
	lists.name = b.freeName("Lists")
	for _, s := range b.sheets {
		p.sheet(s, lists)
	}
	if len(lists.rows) > 0 {
		_, err := f.NewSheet(lists.name)
		p.fail(err)
		p.lists(lists)
	}
	// Sheets are hidden last, since one must be shown at all times.
	for _, s := range b.sheets {
		if s.Hidden {
			p.fail(f.SetSheetVisible(s.name, false, true))
		}
	}
	p.properties(b.Properties)
	if p.err != nil {
		return fault.New(fault.Failed, "xlsx.too-large").Because(p.err)
	}
	f.SetZipWriter(func(to io.Writer) excelize.ZipWriter { return &archive{zip: zip.NewWriter(to), parts: p.parts} })
	return f.Write(w)
}

// printer hands a book to the library and remembers the first thing that it refused.
type printer struct {
	file   *excelize.File
	styles map[styleKey]int
	parts  map[string][]byte // written in place of what the library makes, by name
	links  int               // of the sheet so far
	charts int               // of the book so far
	err    error
}

func (p *printer) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *printer) sheet(s *Sheet, lists *listSheet) {
	f := p.file
	p.links = 0
	for i, width := range s.widths {
		if width > 0 {
			p.fail(f.SetColWidth(s.name, columnName(i+1), columnName(i+1), width))
		}
	}
	for column := range s.hidden {
		p.fail(f.SetColVisible(s.name, columnName(column), false))
	}
	for i, r := range s.rows {
		for k, c := range r.cells {
			p.cell(s.name, Ref(k+1, i+1), c)
		}
		if r.hidden {
			p.fail(f.SetRowVisible(s.name, i+1, false))
		}
	}
	across := s.across()
	for i, r := range s.rows {
		points, ok := s.heights[i+1]
		if !ok {
			points = s.height(i+1, r, across)
		}
		if points > 0 && !r.hidden {
			p.fail(f.SetRowHeight(s.name, i+1, min(points, maxHeight)))
		}
	}
	for _, a := range s.merged {
		p.fail(f.MergeCell(s.name, Ref(a.FirstColumn, a.FirstRow), Ref(a.LastColumn, a.LastRow)))
	}
	for _, c := range s.checks {
		p.check(s.name, c, lists)
	}
	for _, c := range s.charts {
		p.chart(s, c)
	}
	p.view(s)
	p.paper(s)
}

// cell writes a value. Texts are shared strings, which no program reads as formulas.
func (p *printer) cell(sheet, ref string, c Cell) {
	switch c.kind {
	case String:
		if escapable.MatchString(c.value) {
			p.fail(p.file.SetCellRichText(sheet, ref, runs(c.value)))
		} else {
			p.fail(p.file.SetCellStr(sheet, ref, c.value))
		}
	case Decimal:
		p.fail(p.file.SetCellDefault(sheet, ref, c.value))
	case Day:
		day, err := time.Parse(time.DateOnly, c.value)
		p.fail(err)
		p.fail(p.file.SetCellInt(sheet, ref, (day.Unix()-dayZero.Unix())/(24*60*60)))
	}
	if style := p.style(c); style != 0 {
		p.fail(p.file.SetCellStyle(sheet, ref, ref, style))
	}
	if c.link.Sheet != nil && c.kind != Empty && p.links < maxLinks {
		p.links++
		p.fail(p.file.SetCellHyperLink(sheet, ref, c.link.String(), "Location"))
	}
}

// maxLinks is how many links Excel takes on a sheet. Those beyond it are left out: what the cells say is all there.
const maxLinks = 65529

// escapable finds what readers of the format take for an escaped character in a text: _x0041_ is "A".
var escapable = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// runs cuts a text so that no part of it holds an escape: each is cut behind its first "_". The library
// does not write the escape of an escape, and readers look for escapes in each part by itself.
func runs(s string) []excelize.RichTextRun {
	var out []excelize.RichTextRun
	for {
		at := escapable.FindStringIndex(s)
		if at == nil {
			return append(out, excelize.RichTextRun{Text: s})
		}
		out = append(out, excelize.RichTextRun{Text: s[:at[0]+1]})
		s = s[at[0]+1:]
	}
}

// view says how the sheet is seen: its direction, what stays in place, its filter, its protection.
func (p *printer) view(s *Sheet) {
	f := p.file
	if s.RightToLeft {
		p.fail(f.SetSheetView(s.name, 0, &excelize.ViewOptions{RightToLeft: &s.RightToLeft}))
	}
	if s.FreezeRows > 0 || s.FreezeColumns > 0 {
		first := Ref(s.FreezeColumns+1, s.FreezeRows+1)
		pane := "bottomRight"
		switch {
		case s.FreezeColumns == 0:
			pane = "bottomLeft"
		case s.FreezeRows == 0:
			pane = "topRight"
		}
		p.fail(f.SetPanes(s.name, &excelize.Panes{
			Freeze: true, XSplit: s.FreezeColumns, YSplit: s.FreezeRows, TopLeftCell: first, ActivePane: pane,
			Selection: []excelize.Selection{{SQRef: first, ActiveCell: first, Pane: pane}},
		}))
	}
	if s.Filter != (Area{}) {
		p.fail(f.AutoFilter(s.name, s.Filter.String(), nil))
	}
	if s.Protect {
		p.fail(f.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
			AutoFilter: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
		}))
	}
}

// a4 is the format's number for the paper.
const a4 = 9

func (p *printer) paper(s *Sheet) {
	f := p.file
	size, width, height, orientation, fit := a4, max(s.PagesWide, 1), 0, "portrait", true
	if s.Landscape {
		orientation = "landscape"
	}
	p.fail(f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	p.fail(f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &width, FitToHeight: &height}))
	if s.Header != (Furniture{}) || s.Footer != (Furniture{}) {
		p.fail(f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: s.Header.code(), OddFooter: s.Footer.code()}))
	}
	if s.Narrow {
		side, edge, furniture := 0.4, 0.7, 0.3
		p.fail(f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &furniture, Footer: &furniture}))
	}
	var repeated []string
	if s.RepeatColumns > 0 {
		repeated = append(repeated, fmt.Sprintf("%s!$A:$%s", quotedName(s.name), columnName(s.RepeatColumns)))
	}
	if s.RepeatRows > 0 {
		repeated = append(repeated, fmt.Sprintf("%s!$1:$%d", quotedName(s.name), s.RepeatRows))
	}
	if len(repeated) > 0 {
		p.fail(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: strings.Join(repeated, ",")}))
	}
}

// quotedName is a sheet's name as formulas write it.
func quotedName(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// maxFurniture is how long the code of a header or footer may be, in UTF-16 units.
const maxFurniture = 255

// code is the furniture in the format's own code: &L, &C, &R begin its parts, "&&" is the character.
func (h Furniture) code() string {
	parts := []struct{ sign, text string }{{"&L", h.Left}, {"&C", h.Middle}, {"&R", h.Right}}
	room := maxFurniture
	for _, part := range parts {
		if part.text != "" {
			room -= len(part.sign)
		}
	}
	var code strings.Builder
	numbers := strings.NewReplacer("&", "&&", "{page}", "&P", "{pages}", "&N", "\n", " ")
	for i, part := range parts {
		if part.text == "" {
			continue
		}
		share := room / (len(parts) - i)
		text := part.text
		if first := shortened(text, share+16); len(first) < len(text) { // what is far too long is not cut one by one
			text = first + "…"
		}
		for cut := []rune(text); len(cut) > 0 && units(numbers.Replace(text)) > share; {
			cut = cut[:len(cut)-1]
			text = string(cut) + "…"
		}
		code.WriteString(part.sign + numbers.Replace(text))
		room -= units(numbers.Replace(text))
	}
	return code.String()
}

func (p *printer) properties(o Properties) {
	day := "1970-01-01T00:00:00Z"
	if _, err := time.Parse(time.RFC3339, o.Date); err == nil && strings.HasSuffix(o.Date, "Z") {
		day = o.Date
	} else if _, err := time.Parse(time.DateOnly, o.Date); err == nil {
		day = o.Date + "T00:00:00Z"
	}
	author := o.Author
	if author == "" {
		author = "cirtkit"
	}
	clean := func(s string) string { return Text(s, Plain).value }
	p.fail(p.file.SetDocProps(&excelize.DocProperties{
		Title: clean(o.Title), Subject: clean(o.Subject), Keywords: clean(o.Keywords), Language: o.Language, Creator: clean(author),
		LastModifiedBy: clean(author), Created: day, Modified: day,
	}))
	p.fail(p.file.SetAppProps(&excelize.AppProperties{Application: "cirtkit"}))
}

// listSheet is the sheet that holds the lists of all drop-downs, a column each.
type listSheet struct {
	name   string
	places map[string]string // the list, joined, to its place in formulas
	rows   [][]string        // by list, then entry
}

// place puts a list on the sheet, once, and says where it is.
func (l *listSheet) place(list []string) string {
	key := strings.Join(list, "\x00")
	if at, ok := l.places[key]; ok {
		return at
	}
	l.rows = append(l.rows, list)
	column := columnName(len(l.rows))
	at := fmt.Sprintf("%s!$%s$1:$%s$%d", quotedName(l.name), column, column, len(list))
	l.places[key] = at
	return at
}

func (p *printer) lists(l *listSheet) {
	for i, list := range l.rows {
		for k, entry := range list {
			p.cell(l.name, Ref(i+1, k+1), Text(entry, Plain))
		}
	}
	p.fail(p.file.SetSheetVisible(l.name, false, true))
}

// check writes what may be put into cells.
func (p *printer) check(sheet string, c placedCheck, lists *listSheet) {
	dv := excelize.NewDataValidation(true)
	for _, a := range c.areas {
		dv.SetSqref(a.String())
	}
	first := Ref(c.areas[0].FirstColumn, c.areas[0].FirstRow)
	list := ""
	if len(c.check.List) > 0 {
		list = lists.place(c.check.List)
	}
	switch {
	case c.check.Kind == OneOf && list != "":
		dv.Type, dv.Formula1 = "list", markup(list)
	case c.check.Kind == ANumber, c.check.Kind == ADay:
		dv.Type, dv.Formula1 = "custom", markup(c.check.formula(first, list))
	}
	title := shortened(c.check.Title, maxCheckTitle)
	if c.check.Prompt != "" {
		dv.SetInput(title, shortened(c.check.Prompt, maxCheckPrompt))
	}
	if !c.check.Open && dv.Type != "" {
		dv.SetError(excelize.DataValidationErrorStyleStop, title, shortened(c.check.Refusal, maxCheckRefuse))
	}
	p.fail(p.file.AddDataValidation(sheet, dv))
}

// formula is true for what may be typed into the cell: a number within its bounds, or a word of the list.
func (c Check) formula(cell, list string) string {
	test := "ISNUMBER(" + cell + ")"
	for _, bound := range []struct{ sign, value string }{{">=", c.Min}, {"<=", c.Max}} {
		if _, err := strconv.ParseFloat(bound.value, 64); err == nil {
			test += "," + cell + bound.sign + bound.value
		}
	}
	test = "AND(" + test + ")"
	if list == "" {
		return test
	}
	return "OR(" + test + ",COUNTIF(" + list + "," + cell + ")>0)"
}

// markup is a formula as it stands in XML; the library writes it as it is.
var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace
