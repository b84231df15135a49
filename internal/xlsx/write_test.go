package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func written(t testing.TB, b *Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readBack(t testing.TB, src []byte) *Workbook {
	t.Helper()
	w, err := Read("test.xlsx", src, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// hostile are texts that a spreadsheet program, or the format, could take for something else.
var hostile = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'quoted", " =1", "=HYPERLINK(\"http://x\")", "=cmd|'/C calc'!A0",
	"_x0041_", "__x0041_x005F_", "_x005F_x0041_", "_x000", "a_x000D_b", "  spaces  ", "two\nlines", "\n", "<&>\"'", "1e5", "007", "TRUE", "2026-01-02",
	"Ünïcödé 漢字 العربية 🙂", "#REF!", "]]>", strings.Repeat("long ", 6000),
}

func TestTextsStayTexts(t *testing.T) {
	b := New(Properties{})
	s := b.Add("Texts")
	for _, text := range hostile {
		s.Row(Text(text, Plain), Text(text, Style{Bold: true, Unlocked: true, AsText: true}))
	}
	src := written(t, b)
	got := readBack(t, src).Sheets[0]
	for i, text := range hostile {
		want := strings.ReplaceAll(text, "\t", " ")
		for column := 1; column <= 2; column++ {
			v := got.Line(i + 1).At(column)
			if v.Text != want || v.Formula || v.Kind != String {
				t.Errorf("%s came back as %q (kind %d, formula %t), want %q", Ref(column, i+1), v.Text, v.Kind, v.Formula, want)
			}
		}
	}

	// Another reader says the same, and none of them is a formula to it.
	other, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range hostile {
		ref := Ref(1, i+1)
		got, err := other.GetCellValue("Texts", ref)
		// It looks for escapes after it has put the parts of a text together, unlike Excel and LibreOffice.
		if err != nil || got != strings.ReplaceAll(text, "\t", " ") && !escapable.MatchString(text) {
			t.Errorf("excelize reads %s as %q, %v", ref, got, err)
		}
		if formula, _ := other.GetCellFormula("Texts", ref); formula != "" {
			t.Errorf("excelize takes %s for the formula %q", ref, formula)
		}
		id, err := other.GetCellStyle("Texts", ref)
		if err != nil {
			t.Fatal(err)
		}
		quoted := other.Styles.CellXfs.Xf[id].QuotePrefix
		trimmed := strings.TrimLeft(text, " \n\t")
		begins := trimmed != "" && strings.Contains("=+-@'", trimmed[:1])
		looks := len(text) < 40 && strings.ContainsAny(text, "0123456789") || text == "TRUE"
		if (quoted != nil && *quoted) != (begins || looks) {
			t.Errorf("%s (%q): kept a text when edited: %t", ref, text, quoted != nil && *quoted)
		}
		// A cell that keeps what is typed as a text needs no such mark.
		if id, err = other.GetCellStyle("Texts", Ref(2, i+1)); err != nil {
			t.Fatal(err)
		}
		if quoted := other.Styles.CellXfs.Xf[id].QuotePrefix; quoted != nil && *quoted {
			t.Errorf("%s (%q) is marked as well", Ref(2, i+1), text)
		}
	}
}

func TestNoFormulaInTheFile(t *testing.T) {
	b := New(Properties{Title: "=1"})
	s := b.Add("=1")
	for _, text := range hostile {
		s.Row(Text(text, Plain), Number(text, Plain), Date(text, Plain))
	}
	s.Check(Check{List: hostile[:4]}, Area{1, 1, 1, 3})
	for name, part := range unzipped(t, written(t, b)) {
		if strings.Contains(part, "<f>") || strings.Contains(part, "<f ") {
			t.Errorf("%s holds a formula", name)
		}
	}
}

func TestReinterpreted(t *testing.T) {
	for text, want := range map[string]bool{
		"=1": true, " =1": true, "\n@x": true, "＝1": true, "－x": true, "1/2": true, "3 May": true, "M-07": true, "True": true, "٣": true,
		"": false, "May": false, "Not yet": false, "A text of more than forty characters, with a 1 in it": false,
	} {
		if got := reinterpreted(text); got != want {
			t.Errorf("reinterpreted(%q) is %t", text, got)
		}
	}
}

func TestControlCharactersAreGone(t *testing.T) {
	b := New(Properties{Title: "a\x00b\x1b[31m"})
	s := b.Add("a\x07b")
	s.Row(Text("a\x00b\x1b\u202ec\ufffed\r\ne", Plain))
	s.Header.Left = "x\x01y"
	src := written(t, b)
	if got := readBack(t, src).Sheets[0].Line(1).At(1).Text; got != "abcd\ne" {
		t.Errorf("the text is %q", got)
	}
	for name, part := range unzipped(t, src) {
		for _, c := range part {
			if c < 0x20 && c != '\n' && c != '\r' && c != '\t' {
				t.Errorf("%s holds the character %U", name, c)
			}
		}
	}
}

func TestNumbersAndDates(t *testing.T) {
	b := New(Properties{})
	s := b.Add("Values")
	s.Row(Number("12.5", Plain), Number("-0.001", Plain), Number("999999999999.999", Plain), Number("0.3", Plain), Number("1e5", Plain), Number("12345678901234567", Plain), Number(".5", Plain))
	s.Row(Date("2026-11-21", Plain), Date("1900-03-01", Plain), Date("1899-12-31", Plain), Date("9999-12-31", Plain), Date("21.11.2026", Plain), Date("1900-02-28", Plain))
	got := readBack(t, written(t, b)).Sheets[0]
	want := [][]Value{
		{{Kind: Decimal, Text: "12.5"}, {Kind: Decimal, Text: "-0.001"}, {Kind: Decimal, Text: "999999999999.999"}, {Kind: Decimal, Text: "0.3"}, {Kind: String, Text: "1e5"}, {Kind: String, Text: "12345678901234567"}, {Kind: String, Text: ".5"}},
		{{Kind: Day, Text: "2026-11-21"}, {Kind: Day, Text: "1900-03-01"}, {Kind: String, Text: "1899-12-31"}, {Kind: Day, Text: "9999-12-31"}, {Kind: String, Text: "21.11.2026"}, {Kind: String, Text: "1900-02-28"}},
	}
	for i, row := range want {
		for k, v := range row {
			v.Column = k + 1
			if g := got.Line(i + 1).At(k + 1); g != v {
				t.Errorf("%s is %+v, want %+v", Ref(k+1, i+1), g, v)
			}
		}
	}
}

func TestSameBookSameBytes(t *testing.T) {
	build := func() []byte {
		b := New(Properties{Title: "T", Date: "2026-11-21", Language: "en"})
		for _, name := range []string{"One", "Two", "one"} {
			s := b.Add(name)
			s.Widths(10, 20, 30)
			s.HideColumn(1)
			s.HideColumn(3)
			for range 50 {
				s.Row(Text("a", Head), Number("1", ToFill), Date("2026-01-02", Wrapped), Text("=x", Bold))
			}
			s.Height(1, 30)
			s.Height(9, 30)
			s.Check(Check{List: []string{"a", "b"}, Prompt: "p"}, Area{2, 2, 2, 9})
			s.Filter, s.FreezeRows, s.Protect, s.RepeatRows = Area{1, 1, 4, 50}, 1, true, 1
		}
		return written(t, b)
	}
	first := build()
	for range 5 {
		if !bytes.Equal(build(), first) {
			t.Fatal("the same book gave other bytes")
		}
	}
}

func TestSheetNames(t *testing.T) {
	b := New(Properties{})
	for _, tt := range []struct{ name, want string }{
		{"Questions", "Questions"},
		{"QUESTIONS", "QUESTIONS 2"},
		{"a/b:c*d?[e]\\f", "a b c d e f"},
		{"", "_"},
		{"'quoted'", "quoted"},
		{"History", "History_"},
		{strings.Repeat("x", 40), strings.Repeat("x", 31)},
		{strings.Repeat("x", 40), strings.Repeat("x", 29) + " 2"},
		{strings.Repeat("🙂", 40), strings.Repeat("🙂", 15)},
	} {
		if got := b.Add(tt.name).Name(); got != tt.want {
			t.Errorf("Add(%q) is named %q, want %q", tt.name, got, tt.want)
		}
	}
	w := readBack(t, written(t, b))
	for i, s := range b.sheets {
		if w.Sheets[i].Name != s.Name() {
			t.Errorf("sheet %d came back as %q, want %q", i, w.Sheets[i].Name, s.Name())
		}
	}
}

func TestChecks(t *testing.T) {
	long := []string{strings.Repeat("An option with many words, and commas. ", 10), "b \"quoted\"", "=c"}
	b := New(Properties{})
	s := b.Add("It's")
	s.Row(Blank(ToFill))
	s.Check(Check{List: long, Title: strings.Repeat("t", 50), Prompt: strings.Repeat("p", 500), Refusal: strings.Repeat("r", 500)}, Area{1, 1, 1, 9}, Area{1, 12, 1, 12})
	s.Check(Check{Kind: ANumber, Min: "0", Max: "5", List: []string{"Don't know"}}, Area{2, 1, 2, 9})
	s.Check(Check{Kind: ADay, Open: true}, Area{3, 1, 3, 9})
	s.Check(Check{Kind: OneOf, List: long}, Area{4, 1, 4, 9})
	src := written(t, b)
	f, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	checks, err := f.GetDataValidations("It's")
	if err != nil || len(checks) != 4 {
		t.Fatalf("%d checks, %v", len(checks), err)
	}
	for i, want := range []struct {
		kind, formula, at string
		stops             bool
	}{
		{"list", "'Lists'!$A$1:$A$3", "A1:A9 A12", true},
		{"custom", "OR(AND(ISNUMBER(B1),B1>=0,B1<=5),COUNTIF('Lists'!$B$1:$B$1,B1)>0)", "B1:B9", true},
		{"custom", "AND(ISNUMBER(C1))", "C1:C9", false},
		{"list", "'Lists'!$A$1:$A$3", "D1:D9", true},
	} {
		got := checks[i]
		if got.Type != want.kind || got.Formula1 != want.formula || got.Sqref != want.at || got.ShowErrorMessage != want.stops || !got.AllowBlank {
			t.Errorf("check %d is %+v, want %+v", i, got, want)
		}
	}
	lists := readBack(t, src).Sheet("Lists")
	if lists == nil || !lists.Hidden {
		t.Fatalf("the lists are at %+v", lists)
	}
	for i, entry := range long {
		if got := lists.Line(i + 1).At(1).Text; got != strings.TrimSpace(entry) && got != entry {
			t.Errorf("entry %d is %q", i, got)
		}
	}
}

func TestFurniture(t *testing.T) {
	for _, tt := range []struct {
		give Furniture
		want string
	}{
		{Furniture{Left: "A & B", Middle: "TLP:AMBER", Right: "{page} of {pages}"}, "&LA && B&CTLP:AMBER&R&P of &N"},
		{Furniture{Middle: "one\ntwo"}, "&Cone two"},
		{Furniture{}, ""},
	} {
		if got := tt.give.code(); got != tt.want {
			t.Errorf("the code of %+v is %q, want %q", tt.give, got, tt.want)
		}
	}
	if got := (Furniture{Left: strings.Repeat("&", 400), Right: strings.Repeat("x", 400)}).code(); units(got) > maxFurniture || strings.Count(got, "&")%2 != 0 {
		t.Errorf("the code is %q", got)
	}
}

func TestLook(t *testing.T) {
	b := New(Properties{Title: "Title", Subject: "S", Language: "ar", Date: "2026-11-21", Keywords: "k"})
	s := b.Add("جدول")
	s.RightToLeft, s.FreezeRows, s.FreezeColumns, s.Landscape, s.RepeatRows, s.Protect = true, 2, 1, true, 2, true
	s.Filter = Area{1, 2, 3, 9}
	s.HiddenRow(Text("key", Plain))
	s.HideColumn(2)
	s.Header, s.Footer = Furniture{Middle: "TLP:RED"}, Furniture{Right: "{page}"}
	hidden := b.Add("Kept")
	hidden.Hidden = true
	hidden.Row(Text("x", Plain))
	src := written(t, b)
	f, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	view, err := f.GetSheetView("جدول", 0)
	if err != nil || view.RightToLeft == nil || !*view.RightToLeft {
		t.Errorf("the view is %+v, %v", view, err)
	}
	panes, err := f.GetPanes("جدول")
	if err != nil || !panes.Freeze || panes.XSplit != 1 || panes.YSplit != 2 {
		t.Errorf("the panes are %+v, %v", panes, err)
	}
	if shown, err := f.GetColVisible("جدول", "B"); shown || err != nil {
		t.Error("column B is shown")
	}
	if shown, err := f.GetRowVisible("جدول", 1); shown || err != nil {
		t.Error("row 1 is shown")
	}
	if shown, err := f.GetSheetVisible("Kept"); shown || err != nil {
		t.Error("the sheet is shown")
	}
	props, err := f.GetDocProps()
	if err != nil || props.Title != "Title" || props.Language != "ar" || props.Creator != "cirtkit" || props.Created != "2026-11-21T00:00:00Z" || props.Modified != props.Created {
		t.Errorf("the properties are %+v, %v", props, err)
	}
	part := unzipped(t, src)["xl/worksheets/sheet1.xml"]
	for _, want := range []string{`&amp;CTLP:RED`, `&amp;R&amp;P`, `fitToPage="true"`, `orientation="landscape"`, `paperSize="9"`, `<sheetProtection`, `<autoFilter ref="$A$2:$C$9"`} {
		if !strings.Contains(part, want) {
			t.Errorf("the sheet lacks %s: %s", want, part)
		}
	}
	w := readBack(t, src)
	if !w.Sheets[1].Hidden || w.Sheets[0].Hidden || !w.Sheets[0].Rows[0].Hidden {
		t.Errorf("read back: %+v", w)
	}
}

func TestTextTooLongForACell(t *testing.T) {
	fits, long := strings.Repeat("é", MaxCell), strings.Repeat("é", MaxCell+1)
	if !Fits(fits) || Fits(long) || Fits(strings.Repeat("🙂", MaxCell/2+1)) {
		t.Error("Fits counts otherwise")
	}
	b := New(Properties{})
	b.Add("s").Row(Text(fits, Plain), Text(long, Plain))
	line := readBack(t, written(t, b)).Sheets[0].Line(1)
	if got := line.At(1).Text; got != fits {
		t.Errorf("%d characters came back", len(got)/2)
	}
	if got := line.At(2).Text; got != strings.Repeat("é", MaxCell-1)+"…" {
		t.Errorf("the end is %q", got[len(got)-10:])
	}
}

func TestRowsAreAsHighAsTheirTexts(t *testing.T) {
	b := New(Properties{})
	s := b.Add("s")
	s.Widths(11, 40)
	s.Row(Text("short", Wrapped))
	s.Row(Text("one\ntwo\nthree", Wrapped))
	s.Row(Text("ten digits ten digits", Wrapped), Text("short", Wrapped))
	s.Row(Text(strings.Repeat("x", 35), Wrapped))
	s.Row(Text("not wrapped at all, however long it may be", Plain))
	s.Row(Text("Title", Title))
	s.Row(Text(strings.Repeat("word ", 2000), Wrapped))
	src := written(t, b)
	if strings.Contains(unzipped(t, src)[sheet1], "customHeight") {
		t.Error("a row keeps its height when somebody types into it")
	}
	f, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	line := usualSize * lineHeight
	for i, want := range []float64{15, 3 * line, 2 * line, 4 * line, 15, 16 * lineHeight, maxHeight} {
		got, err := f.GetRowHeight("s", i+1)
		if err != nil || got < want-0.5 || got > want+0.5 {
			t.Errorf("row %d is %g points high, %v; want %g", i+1, got, err, want)
		}
	}
}
