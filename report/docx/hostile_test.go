package docx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"cirtkit/internal/chart"
	"cirtkit/report"
)

// hostile is a document of what people paste and strangers send.
func hostile() *report.Document {
	d := everything("en")
	d.Title = "Équipe Команда Ομάδα 国家团队 فريق الاستجابة हिन्दी 🙂 </w:t>"
	d.Subject, d.Marking, d.Label = strings.Repeat("Very long subject ", 20), strings.Repeat("MARKING ", 30), strings.Repeat("TLP:", 40)
	d.Status = "Approved by the Head of the National Cyber Security Centre on 21 November 2026, and by many others who are named here at length"
	d.Logo = &report.Image{}
	note := strings.Repeat("Article 9 gives the team the right to ask operators for data. ", 330)
	rows := make([][]report.Cell, 1000)
	for i := range rows {
		rows[i] = []report.Cell{{Text: fmt.Sprintf("e%d", i+1), ID: fmt.Sprintf("e %d", i)}, {Text: "A record of what was seen", Link: fmt.Sprintf("e %d", i+1)}, {Text: strings.Repeat("9f86d081", 8)}}
	}
	d.Parts = []report.Part{
		{NewPage: true, Blocks: []report.Block{report.Heading{Level: 9, Text: "A part without a title"}, report.Paragraph{}, nil}},
		{Title: strings.Repeat("Donaudampfschifffahrt", 15), ID: "a", Blocks: []report.Block{
			report.Paragraph{Style: report.Quote, Text: note},
			report.Paragraph{Text: strings.Repeat("x", 300) + " sha256:" + strings.Repeat("0123456789abcdef", 16)},
			report.Paragraph{Text: "emoji 🙂👩‍💻🇨🇭 controls \x00\x1b[2J\u202e overrides\u2066 bad \xff\xe4\xb8 bytes\ttab\r\nline \u2068 open \u2069\u2069 ]]> &amp; <w:p/>"},
			report.Paragraph{Text: "e\u0301 ﬁ ½ ① ≥ → ✓ ● ⚠ 5\u202f% \uffff 𠀀 𝔘", Language: "ar"},
			report.Table{Columns: nil, Rows: [][]report.Cell{{{Text: "lost"}}}},
			report.Table{Columns: []report.Column{{Head: "A"}, {Width: -3}}, Rows: [][]report.Cell{{}, {{Text: note}, {Text: "b", Blank: 1 << 40}, {Text: "too many", ID: "far"}}, nil}},
			report.Table{Caption: "Narrow", Columns: make([]report.Column, 90), Rows: [][]report.Cell{{{Text: "Wide", Tone: 77}}}},
			report.Table{Caption: "Records", Compact: true, Columns: []report.Column{{Head: "No.", Width: 1}, {Head: "What", Width: 3}, {Head: "Digest", Width: 3}}, Rows: rows},
			report.Chart{Caption: "Empty"},
			report.Chart{Radar: &report.RadarChart{}},
			report.Chart{Ladder: &report.LadderChart{}},
			report.Chart{Bars: &report.BarChart{Bars: make([]chart.Bar, 300), LowWord: strings.Repeat("ж", 400)}},
			report.Bullets{},
			report.Facts{},
			report.Bullets{Numbered: true, Items: make([]report.Bullet, 120)},
			report.Bullets{Items: []report.Bullet{{Text: "x", Link: "javascript://a"}, {Text: "far", Link: "far"}}},
		}},
	}
	return d
}

func TestHostile(t *testing.T) {
	for _, language := range []string{"en", "ar", "zh", "", "xx-\"<"} {
		d := hostile()
		d.Language, d.RTL = language, language == "ar"
		text := body(t, written(t, d))
		places := map[string]bool{}
		for _, b := range text.all("bookmarkStart") {
			if name := b.attrs["name"]; places[strings.ToLower(name)] || len(name) > 40 {
				t.Errorf("bookmark %q", name)
			} else {
				places[strings.ToLower(name)] = true
			}
		}
		for _, h := range text.all("hyperlink") {
			if a := h.attrs["anchor"]; a != "" && !places[strings.ToLower(a)] {
				t.Errorf("a link to %q", a)
			}
		}
		if said := letters(text.said()); !strings.Contains(said, letters(strings.Repeat("Article 9 gives the team the right to ask operators for data. ", 330))) ||
			!strings.Contains(said, strings.Repeat("x", 300)) || !strings.Contains(said, "𠀀𝔘") || !strings.Contains(said, "]]>&amp;<w:p/>") {
			t.Errorf("language %q: something is lost", language)
		}
	}
}

// FuzzWrite: whatever stands in a document, the file is one that can be opened, and says it.
func FuzzWrite(f *testing.F) {
	f.Add("plain", "ar", true, 1)
	f.Add("\u2068فريق\u2069 5 </w:t>\x00\u202e", "en", false, 3)
	f.Add("e\u0301🙂\xff{page}", "zh", false, 0)
	f.Fuzz(func(t *testing.T, s, language string, rtl bool, n int) {
		d := &report.Document{
			Title: s, Subject: s, Label: s, Marking: s, Status: s, Language: language, RTL: rtl, Date: s, Note: s, Identity: s,
			Words: report.PageWords{Page: s, Contents: s, Continued: s}, Cover: []report.Fact{{Name: s, Value: s}}, Brief: n%2 == 0, Sheet: n%3 == 0,
			Parts: []report.Part{{ID: s, Title: s, Blocks: []report.Block{
				report.Heading{Level: n, ID: s, Text: s, Language: language},
				report.Paragraph{Text: s, Style: report.ParagraphStyle(n % 5)},
				report.Bullets{Numbered: rtl, Items: []report.Bullet{{Text: s, Link: s}}},
				report.Table{Caption: s, Columns: []report.Column{{Head: s, Width: float64(n)}, {}}, Rows: [][]report.Cell{{{Text: s, ID: s, Link: s, Blank: n, Tone: report.Tone(n % 7)}}}},
				report.Chart{Caption: s, Alt: s, Bars: &report.BarChart{Bars: []report.Bar{{Label: s, Text: s, Low: float64(n) / 10, High: 1, Target: 0.5}}, LowWord: s}},
				report.Facts{Items: []report.Fact{{Name: s, Value: s}}},
			}}},
		}
		var b bytes.Buffer
		if err := Write(&b, d, Options{SourceDateEpoch: s}); err != nil {
			t.Fatal(err)
		}
		body(t, b.Bytes())
	})
}
