package markdown_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cirtkit/internal/text"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/report/markdown"
)

var update = flag.Bool("update", false, "write the golden files")

func written(t interface{ Fatal(...any) }, d *report.Document) string {
	var b bytes.Buffer
	if err := markdown.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	d := sample.Blocks()
	got := written(t, d)
	path := filepath.Join("testdata", "blocks.md")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run the test with -update, and read what changed:\n%s", path, got)
	}
}

func TestEscape(t *testing.T) {
	tests := []struct{ text, want string }{
		{"plain, (text) 3.5 & more", `plain, (text) 3.5 \& more`},
		{"# no heading", `\# no heading`},
		{"- no item", `\- no item`},
		{"+ no item", `\+ no item`},
		{"12. no item", `12\. no item`},
		{"12) no item", `12\) no item`},
		{"2026 was", "2026 was"},
		{"3.5 days", "3.5 days"},
		{"7.", `7\.`},
		{"===", `\===`},
		{"---", `\---`},
		{"> no quote", `\> no quote`},
		{"```sh", "\\`\\`\\`sh"},
		{"<script>alert(1)</script>", `\<script\>alert(1)\</script\>`},
		{"[a](https://example.org)", `\[a\](https\://example.org)`},
		{"![a](b)", `!\[a\](b)`},
		{"www.example.org", `www\.example.org`},
		{"&copy; *a* __b__ ~~c~~ $x$", `\&copy; \*a\* \_\_b\_\_ \~\~c\~\~ \$x\$`},
		{"    no code", "no code"},
		{"\tno code", "no code"},
		{`C:\dir\`, `C:\\dir\\`},
		{"a | b\n--|--", "a \\| b\\\n\\--\\|--"},
		{"one\n\n\ntwo", "one\n\ntwo"},
		{"\u2068a\u2069 b", "a b"},
		{"a\x1b[2J\u202eb", "a\ufffd\\[2J\ufffdb"},
	}
	for _, tt := range tests {
		d := &report.Document{Parts: []report.Part{{Blocks: []report.Block{report.Paragraph{Text: tt.text}}}}}
		if got := strings.TrimSuffix(written(t, d), "\n"); got != tt.want {
			t.Errorf("%q is written\n%s\nwant\n%s", tt.text, got, tt.want)
		}
	}
}

func TestLinks(t *testing.T) {
	d := &report.Document{Title: "t", Parts: []report.Part{
		{ID: "one", Title: "One", Blocks: []report.Block{
			report.Bullets{Items: []report.Bullet{{Text: "there", Link: "gap M-07"}, {Text: "nowhere", Link: "gone"}, {Text: "out", Link: "https://example.org/?a=1&b=<2>"}, {Text: "no address", Link: "javascript:alert(1)"}}},
			report.Heading{Level: 2, ID: "unwanted", Text: "Not linked to"},
		}},
		{ID: "two", Title: "Two", Blocks: []report.Block{
			report.Table{Columns: make([]report.Column, 1), Rows: [][]report.Cell{{{ID: "gap M-07", Text: "M-07", Strong: true}}, {{ID: "gap M-07", Text: "again"}}}},
		}},
	}}
	got := written(t, d)
	for _, want := range []string{
		"- [One](#one)\n- [Two](#two)\n", `## <a id="one"></a>One`, "- [there](#gap_20M-07)\n- nowhere\n",
		"- [out](<https://example.org/?a=1&amp;b=%3C2%3E>)\n- no address\n", `| <a id="gap_20M-07"></a>**M-07** |`, "\n### Not linked to\n", "\n| again |\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

var pieces = []string{
	"text", "Ministry", " ", "  ", "\n", "\n\n", "\t", "# ", "## ", "-", "- ", "* ", "+ ", "1. ", "2)", "12", ". ", "> ", "|", "|---|", "`", "```", "~~~", "~~",
	"*", "**", "_", "__", "[", "]", "(", ")", "![", "](", "<", ">", "</a>", "<br>", "<!--", "-->", "&", "&amp;", "&#35;", "\\", "\\\\", "=", "===", "---", ":", "://", "http", "https://", "www.", "@",
	"$", "{", "}", "^", "\u00a0", "\u202f", "\u3000", "\u2068", "\u2069", "\u202e", "\x00", "\x1b", "\r", "\u200b", "،", "الفريق", "应急响应", "（", "。", "👩‍👩‍👧", "e\u0301", "    ",
}

func anyText(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, name), "")
}

// randomDocument has every kind of block with any text, and the texts that a reader must find in it, in order.
func randomDocument(t *rapid.T) (*report.Document, []string) {
	d := &report.Document{Title: anyText(t, "title"), RTL: rapid.Bool().Draw(t, "rtl"), Language: "ar", Brief: true}
	var want []string
	say := func(s string) string { want = append(want, s); return s }
	say(d.Title)
	for range rapid.IntRange(0, 3).Draw(t, "parts") {
		part := report.Part{ID: anyText(t, "id"), Title: say(anyText(t, "title"))}
		for range rapid.IntRange(0, 5).Draw(t, "blocks") {
			switch rapid.IntRange(0, 4).Draw(t, "kind") {
			case 0:
				part.Blocks = append(part.Blocks, report.Heading{Level: rapid.IntRange(2, 3).Draw(t, "level"), ID: anyText(t, "id"), Text: say(anyText(t, "text"))})
			case 1:
				style := rapid.SampledFrom([]report.ParagraphStyle{report.Body, report.Lead, report.Small, report.Quote}).Draw(t, "style")
				part.Blocks = append(part.Blocks, report.Paragraph{Style: style, Text: say(anyText(t, "text"))})
			case 2:
				b := report.Bullets{Numbered: rapid.Bool().Draw(t, "numbered")}
				for range rapid.IntRange(0, 3).Draw(t, "items") {
					b.Items = append(b.Items, report.Bullet{Text: say(anyText(t, "item")), Link: rapid.SampledFrom([]string{"", part.ID, "https://example.org/" + anyText(t, "path")}).Draw(t, "link")})
				}
				part.Blocks = append(part.Blocks, b)
			case 3:
				table := report.Table{Caption: say(anyText(t, "caption"))}
				columns := rapid.IntRange(1, 4).Draw(t, "columns")
				for range columns {
					table.Columns = append(table.Columns, report.Column{Head: say(anyText(t, "head"))})
				}
				for range rapid.IntRange(0, 3).Draw(t, "rows") {
					var row []report.Cell
					for range columns {
						row = append(row, report.Cell{Text: say(anyText(t, "cell")), Strong: rapid.Bool().Draw(t, "strong"), ID: anyText(t, "id"), Link: part.ID})
					}
					table.Rows = append(table.Rows, row)
				}
				part.Blocks = append(part.Blocks, table)
			default:
				part.Blocks = append(part.Blocks, report.Facts{Items: []report.Fact{{Name: say(anyText(t, "name")), Value: say(anyText(t, "value"))}}})
			}
		}
		d.Parts = append(d.Parts, part)
	}
	return d, want
}

// squeezed joins texts as they are read: safe, without isolates, and white space aside.
func squeezed(texts []string) string {
	return text.OneLine(text.Terminal(text.WithoutIsolates(strings.Join(texts, " "))))
}

// Whatever is entered, a reader finds the Document's texts in their order, and no markup but the report's own.
func TestNothingEnteredIsMarkup(t *testing.T) { rapid.Check(t, nothingEnteredIsMarkup) }

func FuzzWrite(f *testing.F) { f.Fuzz(rapid.MakeFuzz(nothingEnteredIsMarkup)) }

func nothingEnteredIsMarkup(t *rapid.T) {
	d, want := randomDocument(t)
	file := written(t, d)
	got, err := sample.Markdown(file)
	if err != nil {
		t.Fatalf("%v in\n%s", err, file)
	}
	if squeezed(got) != squeezed(want) {
		t.Fatalf("read  %q\nwrote %q\nin\n%s", squeezed(got), squeezed(want), file)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteErrorComesBack(t *testing.T) {
	d := &report.Document{Parts: []report.Part{{Blocks: []report.Block{report.Paragraph{Text: strings.Repeat("text ", 2000)}}}}}
	if markdown.Write(broken{}, d) == nil {
		t.Error("a failed write was swallowed")
	}
}

// A cell of several lines is one link, around all of them; a mark that stands out begins and ends on its line.
func TestACellIsOneLink(t *testing.T) {
	d := &report.Document{Parts: []report.Part{{ID: "gaps", Title: "Gaps", Blocks: []report.Block{
		report.Heading{Level: 1, ID: "q1", Text: "Q1"},
		report.Table{Columns: make([]report.Column, 3), Rows: [][]report.Cell{{
			{Text: "one\ntwo", Link: "q1"},
			{Text: "three\nfour", Link: "q1", Strong: true},
			{Text: "five\nsix", Link: "https://example.org/a"},
		}}},
	}}}}
	want := "| [one<br>two](#q1) | [**three**<br>**four**](#q1) | [five<br>six](<https://example.org/a>) |\n"
	if got := written(t, d); !strings.Contains(got, want) {
		t.Errorf("%s\ndoes not have\n%s", got, want)
	}
}
