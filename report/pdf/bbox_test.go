package pdf

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// inOtherWords is a document with its words replaced by those of another language, the same for the same: what a
// translation looks like, for whoever only looks at lines and boxes. Codes, numbers and words of other scripts stay.
func inOtherWords(d *report.Document, language string) *report.Document {
	pool := map[string][]string{
		"ar": strings.Fields("الفريق الوطني للاستجابة للحوادث السيبرانية يقول الوزير إن المرسوم نافذ ويقول المنظم إنه ما زال مسودة من على في القرار الخطة المالية الإلكترونية لأن الآن"),
		"zh": {"国家", "团队", "应急响应", "法令，", "草案。", "（监管机构）", "部委", "第七条", "承办单位", "数据的权利；", "与", "的"},
	}[language]
	if pool == nil {
		return d
	}
	word := regexp.MustCompile(`[A-Za-z][a-z']+`)
	other := func(s string) string {
		s = word.ReplaceAllStringFunc(s, func(w string) string {
			h := fnv.New32a()
			h.Write([]byte(w))
			return pool[h.Sum32()%uint32(len(pool))]
		})
		if language == "zh" {
			s = regexp.MustCompile(`([^\x00-\x7F]) ([^\x00-\x7F])`).ReplaceAllString(s, "$1$2")
		}
		return s
	}
	out := *d
	out.Language, out.RTL = language, language == "ar"
	for _, s := range []*string{&out.Title, &out.Subject, &out.Marking, &out.Status, &out.Notice, &out.Note} {
		*s = other(*s)
	}
	facts := func(in []report.Fact) (out []report.Fact) {
		for _, f := range in {
			out = append(out, report.Fact{Name: other(f.Name), Value: other(f.Value)})
		}
		return out
	}
	out.Cover, out.Parts, out.Closing = facts(d.Cover), nil, nil
	for _, c := range d.Closing {
		out.Closing = append(out.Closing, other(c))
	}
	for _, p := range d.Parts {
		p.Title = other(p.Title)
		blocks := p.Blocks
		p.Blocks = nil
		for _, b := range blocks {
			switch b := b.(type) {
			case report.Heading:
				b.Text = other(b.Text)
				p.Blocks = append(p.Blocks, b)
			case report.Paragraph:
				b.Text = other(b.Text)
				p.Blocks = append(p.Blocks, b)
			case report.Facts:
				p.Blocks = append(p.Blocks, report.Facts{Items: facts(b.Items)})
			case report.Bullets:
				items := b.Items
				b.Items = nil
				for _, i := range items {
					i.Text = other(i.Text)
					b.Items = append(b.Items, i)
				}
				p.Blocks = append(p.Blocks, b)
			case report.Table:
				columns, rows := b.Columns, b.Rows
				b.Caption, b.Columns, b.Rows = other(b.Caption), nil, nil
				for _, c := range columns {
					c.Head = other(c.Head)
					b.Columns = append(b.Columns, c)
				}
				for _, row := range rows {
					var cells []report.Cell
					for _, c := range row {
						c.Text = other(c.Text)
						cells = append(cells, c)
					}
					b.Rows = append(b.Rows, cells)
				}
				p.Blocks = append(p.Blocks, b)
			case report.Chart:
				b.Caption, b.Alt = other(b.Caption), other(b.Alt)
				p.Blocks = append(p.Blocks, b)
			}
		}
		out.Parts = append(out.Parts, p)
	}
	return &out
}

// extremes are documents of what is far from the usual, in three languages; long ones in one.
func extremes(t *testing.T) map[string]*report.Document {
	q := sample.Questionnaire(t, "../testdata/small")
	sources := sample.Extremes(t, q)
	sources["realistic"] = sample.Source(sample.Realistic(q))
	out := map[string]*report.Document{}
	alone := map[string]string{"500 questions": "en", "long notes": "ar", "1,000 records": "zh"}
	for name, s := range sources {
		d := report.Build(s)
		for _, language := range []string{"en", "ar", "zh"} {
			if only := alone[name]; only != "" && language != only {
				continue
			}
			out[name+" "+language] = inOtherWords(d, language)
		}
	}
	return out
}

// wordBox is a word as a reader of the file sees it.
type wordBox struct {
	x0, y0, x1, y1 float64
	text           string
}

var (
	bboxPage = regexp.MustCompile(`(?s)<page .*?</page>`)
	bboxWord = regexp.MustCompile(`<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*?)</word>`)
)

func wordBoxes(t *testing.T, pdf []byte) (pages [][]wordBox) {
	t.Helper()
	out := tool(t, pdf, "pdftotext", "-bbox-layout", "-enc", "UTF-8", "FILE", "-")
	for _, page := range bboxPage.FindAllString(out, -1) {
		var words []wordBox
		for _, m := range bboxWord.FindAllStringSubmatch(page, -1) {
			n := func(s string) float64 {
				v, err := strconv.ParseFloat(s, 64)
				if err != nil {
					t.Fatal(err)
				}
				return v
			}
			words = append(words, wordBox{n(m[1]), n(m[2]), n(m[3]), n(m[4]), m[5]})
		}
		pages = append(pages, words)
	}
	return pages
}

// boxFaults are the words outside of the margins, and those that lie over one another. A box is as high as its font's
// lines, so what counts is the letters' part of it.
func boxFaults(pages [][]wordBox) (faults []string) {
	const hair = 1.0
	for i, words := range pages {
		for k, a := range words {
			if strings.TrimFunc(a.text, unicode.IsSpace) == "" {
				continue
			}
			if a.x0 < marginSide-hair || a.x1 > pageWidth-marginSide+hair || a.y0 < 20 || a.y1 > pageHeight-16 {
				faults = append(faults, fmt.Sprintf("page %d: %q is outside of the margins: %.1f to %.1f, %.1f to %.1f", i+1, a.text, a.x0, a.x1, a.y0, a.y1))
			}
			for _, b := range words[k+1:] {
				high := 0.35 * min(a.y1-a.y0, b.y1-b.y0)
				middleA, middleB := (a.y0+a.y1)/2, (b.y0+b.y1)/2
				if middleA-middleB < high && middleB-middleA < high && a.x1 > b.x0+hair && b.x1 > a.x0+hair {
					faults = append(faults, fmt.Sprintf("page %d: %q at %.1f to %.1f, %.1f lies over %q at %.1f to %.1f, %.1f", i+1, a.text, a.x0, a.x1, middleA, b.text, b.x0, b.x1, middleB))
				}
			}
		}
	}
	return faults
}

func TestWordBoxesOfExtremes(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("takes seconds")
	}
	for name, d := range extremes(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pdf, _ := render(t, d)
			if *look != "" {
				if err := os.WriteFile(filepath.Join(*look, strings.NewReplacer(" ", "-", ",", "").Replace(name)+".pdf"), pdf, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			faults := boxFaults(wordBoxes(t, pdf))
			for _, f := range faults[:min(5, len(faults))] {
				t.Error(f)
			}
			if len(faults) > 5 {
				t.Errorf("and %d more", len(faults)-5)
			}
		})
	}
}
