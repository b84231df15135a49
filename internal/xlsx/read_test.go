package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"cirtkit/internal/fault"
)

func unzipped(t testing.TB, src []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(b)
	}
	return parts
}

func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// small is a workbook with one sheet, as parts to be changed.
func small(t testing.TB) map[string]string {
	b := New(Properties{})
	s := b.Add("S")
	s.Row(Text("a", Plain), Number("1", Plain))
	return unzipped(t, written(t, b))
}

const sheet1 = "xl/worksheets/sheet1.xml"

func TestReadRefuses(t *testing.T) {
	with := func(change func(parts map[string]string)) []byte {
		parts := small(t)
		change(parts)
		return zipped(t, parts)
	}
	add := func(name, text string) []byte {
		return with(func(parts map[string]string) { parts[name] = text })
	}
	swap := func(name, old, new string) []byte {
		return with(func(parts map[string]string) {
			if !strings.Contains(parts[name], old) {
				t.Fatalf("%s does not hold %s: %s", name, old, parts[name])
			}
			parts[name] = strings.Replace(parts[name], old, new, 1)
		})
	}
	sheet := func(rows string) []byte {
		return with(func(parts map[string]string) {
			parts[sheet1] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
		})
	}
	tight := Usual
	tight.File, tight.Unpacked, tight.Entries, tight.Sheets, tight.Rows, tight.Columns, tight.Cells = 1<<20, 1<<20, 12, 1, 10, 5, 8
	bomb := add("xl/media/a.xml", strings.Repeat("a", 2<<20))
	tests := []struct {
		name string
		src  []byte
		want string
	}{
		{"nothing", nil, "xlsx.not-a-workbook"},
		{"a text", []byte("id,answer\n"), "xlsx.not-a-workbook"},
		{"half a zip", small2(t)[:200], "xlsx.damaged"},
		{"another zip", zipped(t, map[string]string{"a.txt": "a"}), "xlsx.not-a-workbook"},
		{"open document", zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "xlsx.open-document"},
		{"xls", append(slices.Clone(compound), make([]byte, 600)...), "xlsx.old-format"},
		{"locked", append(append(slices.Clone(compound), make([]byte, 600)...), wide("EncryptedPackage")...), "xlsx.encrypted"},
		{"xlsb", add("xl/workbook.bin", "x"), "xlsx.old-format"},
		{"macros", add("xl/vbaProject.bin", "x"), "xlsx.macros"},
		{"old macros", add("xl/macrosheets/sheet1.xml", "x"), "xlsx.macros"},
		{"macros by type", swap("[Content_Types].xml", "spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"), "xlsx.macros"},
		{"macros under another name", swap("xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="x" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="other.bin"/></Relationships>`), "xlsx.macros"},
		{"links", add("xl/externalLinks/externalLink1.xml", "x"), "xlsx.external"},
		{"connections", add("xl/connections.xml", "x"), "xlsx.external"},
		{"a link of a sheet", add("xl/worksheets/_rels/sheet1.xml.rels", `<Relationships><Relationship Id="a" Type="x/oleObject" Target="file:///c:/a.xlsx" TargetMode="External"/></Relationships>`), "xlsx.external"},
		{"embedded", add("xl/embeddings/a.docx", "x"), "xlsx.embedded"},
		{"control", add("xl/activeX/a.xml", "x"), "xlsx.embedded"},
		{"parent", add("xl/../../a.xml", "x"), "xlsx.unsafe-name"},
		{"absolute", add("/etc/passwd", "x"), "xlsx.unsafe-name"},
		{"drive", add(`c:\a.xml`, "x"), "xlsx.unsafe-name"},
		{"link", linked(t), "xlsx.unsafe-name"},
		{"unpacked", bomb, "xlsx.too-much.unpacked"},
		{"a size that is not true", liar(t), "xlsx.damaged"},
		{"entries", with(func(parts map[string]string) {
			for _, c := range "abcdefghijklm" {
				parts["xl/media/"+string(c)] = ""
			}
		}), "xlsx.too-much.entries"},
		{"file", bytes.Repeat([]byte("PK"), 1<<20), "xlsx.too-much.file"},
		{"sheets", swap("xl/workbook.xml", "<sheets>", `<sheets><sheet name="a"/>`), "xlsx.too-much.sheets"},
		{"rows", sheet(`<row r="11"><c r="A11"><v>1</v></c></row>`), "xlsx.too-much.rows"},
		{"columns", sheet(`<row r="1"><c r="F1"><v>1</v></c></row>`), "xlsx.too-much.columns"},
		{"cells", sheet(strings.Repeat(`<row><c><v>1</v></c><c><v>1</v></c></row>`, 5)), "xlsx.too-much.cells"},
		{"no end", sheet(`<row r="1"><c r="A1"><v>1</v>`), "xlsx.damaged"},
		{"rows back", sheet(`<row r="2"/><row r="1"/>`), "xlsx.damaged"},
		{"cells back", sheet(`<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>`), "xlsx.damaged"},
		{"no row", sheet(`<row r="x"/>`), "xlsx.damaged"},
		{"no column", sheet(`<row r="1"><c r="1A"><v>1</v></c></row>`), "xlsx.damaged"},
		{"a column too far", sheet(`<row r="1"><c r="AAAAAAAA1"><v>1</v></c></row>`), "xlsx.damaged"},
		{"entities", swap(sheet1, "<sheetData>", `<!DOCTYPE a [<!ENTITY b "c">]><sheetData>&b;`), "xlsx.damaged"},
		{"no workbook", with(func(parts map[string]string) { delete(parts, "xl/workbook.xml") }), "xlsx.damaged"},
		{"no sheet", with(func(parts map[string]string) { delete(parts, sheet1) }), "xlsx.damaged"},
		{"styles", add("xl/styles.xml", "<a"), "xlsx.damaged"},
		{"texts", add("xl/sharedStrings.xml", "<sst><si><t>a"), "xlsx.damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w, err := Read("f.xlsx", tt.src, tight)
			var f *fault.Fault
			if !errors.As(err, &f) || w != nil {
				t.Fatalf("read as %+v, %v; want %s", w, err, tt.want)
			}
			if f.Key != tt.want || f.Kind != fault.Input || f.Place.File != "f.xlsx" {
				t.Errorf("refused with %s at %v (%v), want %s", f.Key, f.Place, err, tt.want)
			}
			if f.Error() == f.Key || f.Hint(english()) == "" {
				t.Errorf("no words for %s", f.Key)
			}
		})
	}
}

func TestReadCells(t *testing.T) {
	parts := small(t)
	parts["xl/sharedStrings.xml"] = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t>_x0041__x005F_x0042__xD800__x001B_</t></si></sst>`
	parts["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\-mmm;@"/><numFmt numFmtId="165" formatCode="0&quot; days&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="[Red]General"/></numFmts>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>`
	cells := []struct {
		xml  string
		want Value
	}{
		{`<c t="s"><v>0</v></c>`, Value{Kind: String, Text: "rich "}},
		{`<c t="s"><v>1</v></c>`, Value{Kind: String, Text: "A_x0042__xD800_"}},
		{`<c t="s"><v>2</v></c>`, Value{Kind: Broken, Text: "2"}},
		{`<c t="s"><v>-1</v></c>`, Value{Kind: Broken, Text: "-1"}},
		{`<c t="inlineStr"><is><t>in&#x202E;line</t></is></c>`, Value{Kind: String, Text: "inline"}},
		{`<c t="str"><f>A1&amp;B1</f><v>joined</v></c>`, Value{Kind: String, Text: "joined", Formula: true}},
		{`<c><f>1+1</f><v>2</v></c>`, Value{Kind: Decimal, Text: "2", Formula: true}},
		{`<c><f>1+1</f></c>`, Value{Kind: Broken, Formula: true}},
		{`<c><f>1+1</f><v></v></c>`, Value{Kind: Broken, Formula: true}},
		{`<c t="e"><f>1/0</f><v>#DIV/0!</v></c>`, Value{Kind: Broken, Text: "#DIV/0!", Formula: true}},
		{`<c t="b"><v>1</v></c>`, Value{Kind: Truth, Text: "TRUE"}},
		{`<c t="b"><v>0</v></c>`, Value{Kind: Truth, Text: "FALSE"}},
		{`<c t="d"><v>2026-11-21</v></c>`, Value{Kind: Day, Text: "2026-11-21"}},
		{`<c><v>0.30000000000000004</v></c>`, Value{Kind: Decimal, Text: "0.3"}},
		{`<c><v>1E3</v></c>`, Value{Kind: Decimal, Text: "1000"}},
		{`<c><v>-0</v></c>`, Value{Kind: Decimal, Text: "0"}},
		{`<c><v>NaN</v></c>`, Value{Kind: Broken, Text: "NaN"}},
		{`<c><v>0x10</v></c>`, Value{Kind: Broken, Text: "0x10"}},
		{`<c s="1"><v>46347</v></c>`, Value{Kind: Day, Text: "2026-11-21"}},
		{`<c s="2"><v>46347.5</v></c>`, Value{Kind: Day, Text: "2026-11-21 12:00"}},
		{`<c s="3"><v>46347</v></c>`, Value{Kind: Decimal, Text: "46347"}},
		{`<c s="4"><v>61.25</v></c>`, Value{Kind: Day, Text: "1900-03-01 06:00"}},
		{`<c s="5"><v>46347</v></c>`, Value{Kind: Decimal, Text: "46347"}},
		{`<c s="1"><v>60</v></c>`, Value{Kind: Decimal, Text: "60"}},
		{`<c s="1"><v>1e9</v></c>`, Value{Kind: Decimal, Text: "1000000000"}},
		{`<c s="99"><v>5</v></c>`, Value{Kind: Decimal, Text: "5"}},
	}
	var rows strings.Builder
	for _, c := range cells {
		rows.WriteString("<row>" + c.xml + "</row>")
	}
	parts[sheet1] = `<worksheet><sheetData>` + rows.String() + `</sheetData></worksheet>`
	w := readBack(t, zipped(t, parts))
	for i, c := range cells {
		c.want.Column = 1
		if c.want.Kind == Empty {
			c.want = Value{Column: 1}
		}
		if got := w.Sheets[0].Line(i + 1).At(1); got != c.want {
			t.Errorf("%s is %+v, want %+v", c.xml, got, c.want)
		}
	}

	parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "<workbookPr", `<workbookPr date1904="1"`, 1)
	w = readBack(t, zipped(t, parts))
	if got := w.Sheets[0].Line(19).At(1); got.Text != "2030-11-22" {
		t.Errorf("counted from 1904 the day is %+v", got)
	}
}

// TestReadAsAnotherReader compares with the library, on what the library wrote.
func TestReadAsAnotherReader(t *testing.T) {
	f := excelize.NewFile()
	values := []any{"a", "=b", 1, 2.5, -3.25, true, "two\nlines", "_x", "🙂", 1e-3, 123456789.125, ""}
	for i, v := range values {
		if err := f.SetCellValue("Sheet1", Ref(i%5+1, i+1), v); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	w := readBack(t, out.Bytes())
	for i := range values {
		ref := Ref(i%5+1, i+1)
		want, err := f.GetCellValue("Sheet1", ref, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if want == "1" && w.Sheets[0].Line(i+1).At(i%5+1).Kind == Truth {
			want = "TRUE"
		}
		if got := w.Sheets[0].Line(i + 1).At(i%5 + 1).Text; got != want {
			t.Errorf("%s is %q, excelize says %q", ref, got, want)
		}
	}
}

func TestCellTooLong(t *testing.T) {
	parts := small(t)
	parts["xl/sharedStrings.xml"] = `<sst><si><t>` + strings.Repeat("x", 300) + `</t></si></sst>`
	tight := Usual
	tight.Text = 200
	w, err := Read("f.xlsx", zipped(t, parts), tight)
	if err != nil {
		t.Fatal(err)
	}
	if got := w.Sheets[0].Line(1).At(1); got.Kind != Broken || len(got.Text) > 200 {
		t.Errorf("read as %+v", got)
	}
}

func FuzzRead(f *testing.F) {
	parts := small(f)
	f.Add(zipped(f, parts))
	b := New(Properties{})
	s := b.Add("S")
	s.Row(Text("=a", Head), Date("2026-01-02", Plain), Number("1.5", Plain))
	s.Check(Check{List: []string{"a"}}, Area{1, 1, 1, 1})
	f.Add(written(f, b))
	tight := Limits{File: 1 << 20, Unpacked: 1 << 20, Entries: 50, Sheets: 9, Rows: 1000, Columns: 50, Cells: 5000, Text: 500}
	f.Fuzz(func(t *testing.T, src []byte) {
		w, err := Read("f.xlsx", src, tight)
		checkRead(t, w, err, tight)
	})
}

// FuzzSheet fuzzes what stands inside, which FuzzRead seldom reaches through the compression.
func FuzzSheet(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`, `<sst><si><t>a</t></si></sst>`, `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`)
	f.Add(`<worksheet><row><c s="0"><f>1</f><v>46347.3</v></c></row>`, `<sst><si><r><t>_x0041_</t></r></si></sst>`, `<styleSheet/>`)
	parts := small(f)
	tight := Limits{File: 1 << 20, Unpacked: 1 << 20, Entries: 50, Sheets: 9, Rows: 1000, Columns: 50, Cells: 5000, Text: 500}
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		mine := map[string]string{}
		for name, text := range parts {
			mine[name] = text
		}
		mine[sheet1], mine["xl/sharedStrings.xml"], mine["xl/styles.xml"] = sheet, texts, styles
		w, err := Read("f.xlsx", zipped(t, mine), tight)
		checkRead(t, w, err, tight)
	})
}

// checkRead checks what holds of every file: a workbook or a fault, in order, within the limits.
func checkRead(t *testing.T, w *Workbook, err error, l Limits) {
	t.Helper()
	if (w == nil) == (err == nil) {
		t.Fatalf("workbook %v, error %v", w, err)
	}
	if err != nil {
		var f *fault.Fault
		if !errors.As(err, &f) || f.Kind != fault.Input {
			t.Fatalf("the error is %v", err)
		}
		return
	}
	for _, s := range w.Sheets {
		row := 0
		for _, line := range s.Rows {
			column := 0
			if line.Number <= row || line.Number > l.Rows {
				t.Fatalf("row %d after %d", line.Number, row)
			}
			row = line.Number
			for _, v := range line.Values {
				if v.Column <= column || v.Column > l.Columns || len(v.Text) > l.Text {
					t.Fatalf("the value %+v after column %d", v, column)
				}
				column = v.Column
			}
		}
	}
}
