package pdf

import (
	"fmt"
	"strings"
	"testing"

	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// A roadmap that is longer than a page has an overview of its phases, then every step once, in charts on the same page
// where they have room together.
func TestLongRoadmapIsSplit(t *testing.T) {
	d := fixture()
	d.Parts = []report.Part{{Title: "Roadmap", NewPage: true, Blocks: []report.Block{
		report.Chart{Caption: "The way to level 5", Roadmap: sample.RoadmapChart("en", 80, 60, true)},
	}}}
	pdf, _ := render(t, d)
	pages := strings.Split(tool(t, pdf, "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-"), "\f")
	all := strings.Join(pages, "\f")
	first := -1
	for i, page := range pages {
		if strings.Contains(page, "The way to level 5") {
			first = i
			break
		}
	}
	if first < 0 {
		t.Fatalf("no page has the caption:\n%s", all)
	}
	for g := range 5 {
		if title := fmt.Sprintf("Phase %d: to level %d", g+1, g+1); !strings.Contains(pages[first], title) {
			t.Errorf("the overview lacks %q:\n%s", title, pages[first])
		}
		for i := range 16 {
			if key := fmt.Sprintf("%c-%02d", 'M'+rune(g), i+1); strings.Count(all, key+" ") != 1 {
				t.Errorf("step %s is there %d times", key, strings.Count(all, key+" "))
			}
		}
	}
	if n := strings.Count(all, "(continued)"); n != 5 {
		t.Errorf("%d phases go on; want 5", n)
	}
	if n := len(pages) - 1 - first; n > 6 {
		t.Errorf("80 steps take %d pages", n)
	}
}

// However many steps there are, every one is drawn.
func TestManyStepsAreAllDrawn(t *testing.T) {
	d := fixture()
	d.Parts = []report.Part{{Title: "Roadmap", NewPage: true, Blocks: []report.Block{
		report.Chart{Roadmap: sample.RoadmapChart("en", 300, 60, true)},
	}}}
	pdf, _ := render(t, d)
	out := tool(t, pdf, "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-")
	for g := range 5 {
		for i := range 60 {
			if key := fmt.Sprintf("%c-%02d", 'M'+rune(g), i+1); strings.Count(out, key+" ") != 1 {
				t.Errorf("step %s is there %d times", key, strings.Count(out, key+" "))
			}
		}
	}
}

// In a right-to-left document time runs to the left, and names stand at the right.
func TestRoadmapRunsToTheLeft(t *testing.T) {
	d := arabicFixture()
	d.Parts = []report.Part{{Title: "خارطة الطريق", NewPage: true, Blocks: []report.Block{
		report.Chart{Roadmap: sample.RoadmapChart("ar", 12, 18, true)},
	}}}
	pdf, _ := render(t, d)
	// pdftotext -bbox gives each word with its left edge.
	out := tool(t, pdf, "pdftotext", "-bbox", "-enc", "UTF-8", "FILE", "-")
	at := func(word string) (x float64) {
		i := strings.Index(out, ">"+word+"<")
		if i < 0 {
			t.Fatalf("no word %q in\n%s", word, out)
		}
		line := out[strings.LastIndex(out[:i], "<word"):i]
		if _, err := fmt.Sscanf(line, `<word xMin="%f"`, &x); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		return x
	}
	if name, early, late := at("M-01"), at("2027"), at("2028"); name <= early || early <= late {
		t.Errorf("the first name is at %g, 2027 at %g, 2028 at %g; want them from right to left", name, early, late)
	}
}
