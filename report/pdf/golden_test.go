package pdf

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

var update = flag.Bool("update", false, "write the golden files anew")

// lines are what a page says, from the top down. Runs on one line are put in order from left to right; where a gap is
// between them, two spaces or more stand for it, so that columns can be told apart.
func (r *recorder) lines(page int) []string {
	runs := slices.Clone(r.pages[page])
	slices.SortStableFunc(runs, func(a, b drawnText) int { return cmp.Compare(a.y, b.y) })
	var out []string
	for start := 0; start < len(runs); {
		end := start + 1
		for end < len(runs) && runs[end].y-runs[start].y < 3 {
			end++
		}
		line := runs[start:end]
		slices.SortStableFunc(line, func(a, b drawnText) int { return cmp.Compare(a.x, b.x) })
		text, at := strings.Repeat(" ", max(0, int((line[0].x-marginSide)/12))), line[0].x
		for _, run := range line {
			if run.x-at > 2 {
				text += "  "
			}
			text += run.text
			at = run.x + run.width
		}
		out = append(out, strings.TrimRight(text, " "))
		start = end
	}
	return out
}

// The lines of each page, for a reviewer to read: where lines and pages break, and in what order things stand.
func TestGoldenPages(t *testing.T) {
	q := sample.Questionnaire(t, "../testdata/small")
	for name, d := range map[string]*report.Document{
		"fixture":   fixture(),
		"realistic": report.Build(sample.Source(sample.Realistic(q))),
	} {
		r := record(d)
		var b strings.Builder
		for i := range r.pages {
			fmt.Fprintf(&b, "---- page %d of %d ----\n%s\n\n", i+1, len(r.pages), strings.Join(r.lines(i), "\n"))
		}
		file := filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.String(); got != string(want) {
			t.Errorf("%s: the pages differ from %s (-update writes it anew):\n%s", name, file, firstDifference(got, string(want)))
		}
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	page := ""
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return fmt.Sprintf("%s, line %d:\n got %s\nwant %s", page, i+1, x, y)
		}
		if strings.HasPrefix(x, "---- page") {
			page = x
		}
	}
	return ""
}
