package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/internal/text"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

const small = "../testdata/small"

func written(t testing.TB, b *report.Workbook) ([]byte, Warnings) {
	t.Helper()
	var out bytes.Buffer
	warnings, err := Write(&out, b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), warnings
}

// unzipped are the parts of a file by name.
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
		part, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(part)
	}
	return parts
}

// realistic is the usual sample, with steps that are set locally and a recorded roadmap.
func realistic(t *testing.T) *assessment.State {
	state := sample.Realistic(sample.Questionnaire(t, small))
	state.Steps = []assessment.LocalStep{
		{Question: "mandate.host", Option: "3", Status: "under-way", Days: "12.5", Owner: "Legal office", Cost: "USD 40,000.00", Funding: "=own budget", Due: "2027-03-31"},
	}
	state.Roadmap = report.Plan(sample.Source(state)).Record("2026-11-03")
	return state
}

// sources are the books that every test of this file goes through.
func sources(t *testing.T) map[string]report.Source {
	q := sample.Questionnaire(t, small)
	out := map[string]report.Source{
		"realistic": sample.Source(realistic(t)), "empty": sample.Source(sample.Empty(q)),
		"stocktake": sample.Source(sample.Reported(sample.Questionnaire(t, "../testdata/stocktake"))),
		"portfolio": sample.Source(sample.Portfolio(sample.Questionnaire(t, "../testdata/portfolio"))),
	}
	maps.Copy(out, sample.Extremes(t, q))
	return out
}

// Every value comes back from the file as what it is: a text as it was, a number with its digits, a date.
func TestEveryValueComesBack(t *testing.T) {
	for name, source := range sources(t) {
		t.Run(name, func(t *testing.T) {
			book := report.Book(source)
			src, warnings := written(t, book)
			cut := map[string]bool{}
			for _, w := range warnings {
				cut[w.Sheet+"!"+w.Cell] = true
			}
			read, err := xlsx.Read("report.xlsx", src, xlsx.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if len(read.Sheets) != len(book.Sheets) {
				t.Fatalf("%d sheets came back, want %d", len(read.Sheets), len(book.Sheets))
			}
			for i := range book.Sheets {
				compareSheet(t, &book.Sheets[i], &read.Sheets[i], cut)
			}
		})
	}
}

func compareSheet(t *testing.T, s *report.Sheet, read *xlsx.Table, cut map[string]bool) {
	t.Helper()
	p := &printer{book: xlsx.New(xlsx.Properties{}), places: map[string]xlsx.Place{}}
	p.lay(s)
	for g := range s.Grids {
		at := p.sheets[0].grids[g]
		if at.heads > 0 {
			for i, f := range s.Grids[g].Columns {
				if got := read.Line(at.heads).At(at.columns[i]).Text; got != f.Head {
					t.Errorf("%s: the head is %q, want %q", s.ID, got, f.Head)
				}
			}
		}
		for r, record := range s.Grids[g].Rows {
			for i, v := range record.Cells {
				got := read.Line(at.first + r).At(at.columns[i])
				where := read.Name + "!" + xlsx.Ref(at.columns[i], at.first+r)
				if cut[where] {
					if !strings.HasSuffix(got.Text, "[…]") || !strings.HasPrefix(gated(v.Text), gated(strings.TrimSuffix(got.Text, " […]"))) {
						t.Errorf("%s ends in %q", where, got.Text[max(len(got.Text)-20, 0):])
					}
					continue
				}
				want := wanted(v)
				if got.Kind != want.Kind || got.Text != want.Text || got.Formula {
					t.Errorf("%s is %+v, want %+v", where, got, want)
				}
			}
		}
	}
}

// gated is a text as it can stand in a cell.
func gated(s string) string {
	s, _ = text.Clean(s, text.Rules{Max: 1 << 20, Newlines: true})
	return s
}

func wanted(v report.Value) xlsx.Value {
	switch v.Type {
	case report.NoValue:
		return xlsx.Value{}
	case report.NumberValue, report.PercentValue:
		return xlsx.Value{Kind: xlsx.Decimal, Text: v.Text}
	case report.DateValue:
		return xlsx.Value{Kind: xlsx.Day, Text: v.Text}
	case report.MonthValue:
		return xlsx.Value{Kind: xlsx.Day, Text: v.Text + "-01"}
	}
	if v.Text = gated(v.Text); v.Text == "" {
		return xlsx.Value{}
	}
	return xlsx.Value{Kind: xlsx.String, Text: v.Text}
}

// No cell is a formula, every text is a shared string, no link leads out of the file, and every part is well formed.
func TestNothingEnteredIsObeyed(t *testing.T) {
	cell := regexp.MustCompile(`<c [^>]*>`)
	for name, source := range sources(t) {
		src, _ := written(t, report.Book(source))
		for part, content := range unzipped(t, src) {
			d := xml.NewDecoder(strings.NewReader(content))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %s: %v", name, part, err)
				}
			}
			if strings.Contains(content, `TargetMode="External"`) {
				t.Errorf("%s: %s leads out of the file", name, part)
			}
			if !strings.HasPrefix(part, "xl/worksheets/sheet") {
				continue
			}
			for _, element := range []string{"<f>", "<f ", "<is>", `t="str"`, `t="inlineStr"`} {
				if strings.Contains(content, element) {
					t.Errorf("%s: %s holds %s", name, part, element)
				}
			}
			for _, c := range cell.FindAllString(content, -1) {
				if strings.Contains(c, ` t="`) && !strings.Contains(c, ` t="s"`) && !strings.Contains(c, ` t="n"`) {
					t.Errorf("%s: %s has the cell %s", name, part, c)
				}
			}
		}
		for part := range unzipped(t, src) {
			if strings.Contains(part, "external") || strings.Contains(part, "vba") || strings.Contains(part, "connections") {
				t.Errorf("%s: there is a part %s", name, part)
			}
		}
	}
}

func TestSameWorkbookSameBytes(t *testing.T) {
	source := sample.Source(realistic(t))
	first, _ := written(t, report.Book(source))
	for range 3 {
		again, _ := written(t, report.Book(source))
		if bytes.Equal(again, first) {
			continue
		}
		was := unzipped(t, first)
		for name, part := range unzipped(t, again) {
			if part != was[name] {
				t.Errorf("%s: %s\nand: %s", name, part, was[name])
			}
		}
		t.Fatal("the same source gave other bytes")
	}
	if core := unzipped(t, first)["docProps/core.xml"]; !strings.Contains(core, "2026-11-02T00:00:00Z") || strings.Contains(core, "2025-") {
		t.Errorf("the dates of the file: %s", core)
	}
	var out bytes.Buffer
	if _, err := Write(&out, report.Book(source), Options{SourceDateEpoch: "1700000000"}); err != nil {
		t.Fatal(err)
	}
	if core := unzipped(t, out.Bytes())["docProps/core.xml"]; !strings.Contains(core, "2023-11-14T22:13:20Z") {
		t.Errorf("the dates of the file: %s", core)
	}
}

// A text that has no room is cut with a sign, and told.
func TestLongTextIsToldOf(t *testing.T) {
	state := realistic(t)
	state.Answers["mandate.host"].Finding = strings.Repeat("é", 40_000)
	state.Answers["mandate.need"].Finding = strings.Repeat("x", xlsx.MaxCell)
	book := report.Book(sample.Source(state))
	src, warnings := written(t, book)
	if len(warnings) != 1 || warnings[0].Sheet != "Answers" || warnings[0].Characters != 40_000 || warnings[0].Kept != xlsx.MaxCell-4 {
		t.Fatalf("the warnings are %+v", warnings)
	}
	read, err := xlsx.Read("report.xlsx", src, xlsx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, line := range read.Sheet("Answers").Rows {
		for _, v := range line.Values {
			if xlsx.Ref(v.Column, line.Number) == warnings[0].Cell {
				found = v.Text == strings.Repeat("é", warnings[0].Kept)+" […]"
			}
		}
	}
	if !found {
		t.Errorf("the cell %s does not hold the beginning", warnings[0].Cell)
	}
	if got := warnings[0].Message(lang.English()); !strings.Contains(got, "40000 characters") && !strings.Contains(got, "40,000") || !strings.Contains(got, warnings[0].Cell) {
		t.Errorf("the warning reads %q", got)
	}
}

// How the sheets look and print.
func TestLook(t *testing.T) {
	book := report.Book(sample.Source(realistic(t)))
	src, _ := written(t, book)
	parts := unzipped(t, src)
	for i, s := range book.Sheets {
		part := parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)]
		want := []string{`fitToPage="true"`, `paperSize="9"`, `&amp;CTLP:GREEN · OFFICIAL`, `DRAFT`, `Page &amp;P of &amp;N`}
		if len(s.Grids) == 1 && !s.Grids[0].Headless {
			want = append(want, `orientation="landscape"`, `<autoFilter ref="$A$`, `state="frozen"`)
		}
		for _, w := range want {
			if !strings.Contains(part, w) {
				t.Errorf("the sheet %s lacks %s", s.ID, w)
			}
		}
		if strings.Contains(part, `rightToLeft="`) {
			t.Errorf("the sheet %s runs from right to left", s.ID)
		}
	}
	if !strings.Contains(parts["xl/workbook.xml"], `&#39;Answers&#39;!$A:$A,&#39;Answers&#39;!$1:$1`) {
		t.Error("the heads of the answers are not printed on each page")
	}
	for _, want := range []string{"<c:radarChart>", "&#39;Overview&#39;!$A$", "<c:v>Mandate</c:v>", "<c:v>0.619047619</c:v>", `<a:prstDash val="dash"/>`} {
		if !strings.Contains(parts["xl/charts/chart1.xml"], want) {
			t.Errorf("the chart lacks %s", want)
		}
	}
	// Links lead to the row of what they name.
	answers := slices.IndexFunc(book.Sheets, func(s report.Sheet) bool { return s.ID == "answers" })
	if part := parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", answers+1)]; !strings.Contains(part, `location="&#39;Evidence&#39;!A2"`) {
		t.Error("no answer leads to its evidence")
	}

	book.RTL = true
	src, _ = written(t, book)
	if styles := unzipped(t, src)["xl/styles.xml"]; !strings.Contains(styles, `horizontal="right" vertical="top" wrapText="true"`) || !strings.Contains(styles, `horizontal="left" indent="1"`) {
		t.Error("texts do not begin at the right")
	}
	part := unzipped(t, src)["xl/worksheets/sheet1.xml"]
	if !strings.Contains(part, `rightToLeft="true"`) || !strings.Contains(part, `&amp;LDRAFT`) {
		t.Error("the sheet does not run from right to left")
	}
}

func TestSharesAreShownAsInTheReport(t *testing.T) {
	p := &printer{from: &report.Workbook{Words: report.BookWords{Percent: "0%"}}}
	french := &printer{from: &report.Workbook{Words: report.BookWords{Percent: "0\u00a0%"}}}
	for share, want := range map[string]string{
		"0": "0%", "0.5": "0%", "1": "0%", "0.004": `[>=0.005]0%;[>0]"1%";0%`, "0.996": `[>=1]0%;[>=0.995]"99%";0%`,
	} {
		if got := p.percentFormat(report.Value{Text: share}); got != want {
			t.Errorf("%s is shown by %s, want %s", share, got, want)
		}
	}
	if got := french.percent(); got != "0\"\u00a0\"%" {
		t.Errorf("in French: %s", got)
	}
}

// 500 questions and 1,000 records.
func TestLarge(t *testing.T) {
	book := report.Book(large(t))
	src, _ := written(t, book)
	read, err := xlsx.Read("report.xlsx", src, xlsx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	answers, evidence := read.Sheet("Answers"), read.Sheet("Evidence")
	if answers == nil || len(answers.Rows) < 501 || evidence == nil || len(evidence.Rows) != 1001 {
		t.Errorf("%d answers, %d records", len(answers.Rows), len(evidence.Rows))
	}
}

func large(t *testing.T) report.Source {
	q := sample.Large(t, 500)
	state := sample.Empty(q)
	state.About.Date = "2026-11-02"
	var ids []string
	for i, question := range q.Questions() {
		ids = append(ids, question.ID)
		entry := &assessment.Entry{Finding: strings.Repeat("A finding in some words. ", i%7)}
		if question.Scored() {
			entry.Answer = questionnaires.Answer{State: questionnaires.Answered, Option: question.Options[i%len(question.Options)].Code}
		}
		state.Answers[question.ID] = entry
	}
	for i := range 1000 {
		supports := map[string]string{}
		for k := range i%5 + 1 {
			id := ids[(i*7+k)%len(ids)]
			supports[id] = "1"
		}
		state.Evidence = append(state.Evidence, assessment.Evidence{
			ID: fmt.Sprintf("e%d", i+1), Reference: fmt.Sprintf("Document %d", i+1), How: "received", Date: "2026-01-15", Supports: supports,
		})
	}
	return sample.Source(state)
}

// Whatever is entered comes back as it can stand in a text, and breaks nothing.
func FuzzWrite(f *testing.F) {
	for _, s := range []string{"=1+1", "+cmd|'/C calc'!A0", "@x", "\t=1", "\r-1", "_x0041_", "]]>", "\u2068A\u2069", "a\x00b", "[]:*?/\\", "&L{page}", strings.Repeat("é", 33000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		book := &report.Workbook{
			Language: "en", Title: s, Subject: s, Label: s, Marking: s, Status: s, Date: s,
			Words: report.BookWords{Page: s, Percent: s, Cut: "[…]"},
			Sheets: []report.Sheet{
				{ID: s, Name: s, Grids: []report.Grid{{ID: "g", Columns: []report.Field{{ID: "a", Head: s, Width: 10, Type: report.TextValue}, {ID: "b", Head: s, Width: 9}}, Rows: []report.Record{
					{ID: "r", Cells: []report.Value{{Type: report.TextValue, Text: s, Link: s}, {Type: report.NumberValue, Text: s}}},
					{Cells: []report.Value{{Type: report.DateValue, Text: s}, {Type: report.MonthValue, Text: s}}},
					{Cells: []report.Value{{Type: report.PercentValue, Text: s}, {Type: report.PercentValue, Text: "0.5"}}},
				}}}, Chart: &report.SheetChart{Title: s, Alt: s, Grid: "g", Radar: true}},
				{ID: "2", Name: s},
			},
		}
		src, _ := written(t, book)
		parts := unzipped(t, src)
		for name, part := range parts {
			if strings.HasPrefix(name, "xl/worksheets/") && (strings.Contains(part, "<f>") || strings.Contains(part, "<f ")) {
				t.Errorf("%s holds a formula", name)
			}
			d := xml.NewDecoder(strings.NewReader(part))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v\n%q", name, err, part)
				}
			}
		}
		if _, err := xlsx.Read("", src, xlsx.Limits{}); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkWorkbook(b *testing.B) {
	q, err := questionnaires.Load(small)
	if err != nil {
		b.Fatal(err)
	}
	source := sample.Source(sample.Realistic(q))
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		src, _ := written(b, report.Book(source))
		size = len(src)
	}
	b.ReportMetric(float64(size), "B/file")
}
