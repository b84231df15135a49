package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// roadmaps is a document of roadmaps with few and many steps, and of a change.
func roadmaps(language string) *report.Document {
	d := map[string]func() *report.Document{"ar": arabicFixture, "zh": chineseFixture}[language]
	if d == nil {
		d = fixture
	}
	doc := d()
	doc.Parts = nil
	for _, size := range []struct {
		steps, months int
		dated         bool
	}{{5, 6, true}, {12, 18, true}, {14, 48, false}, {1, 1, true}, {24, 48, true}, {80, 60, true}, {3, 13, false}} {
		doc.Parts = append(doc.Parts, report.Part{
			Title: fmt.Sprintf("%d · %d", size.steps, size.months), NewPage: true,
			Blocks: []report.Block{report.Chart{Caption: "2026", Roadmap: sample.RoadmapChart(language, size.steps, size.months, size.dated)}},
		})
	}
	doc.Parts = append(doc.Parts, report.Part{Title: "→", NewPage: true, Blocks: []report.Block{
		report.Chart{Caption: "2026", Change: sample.ChangeChart(language)},
	}})
	return doc
}

func TestRoadmapsAreSound(t *testing.T) {
	for _, language := range []string{"en", "ru", "zh", "ar"} {
		pdf, warnings := render(t, roadmaps(language))
		if *look != "" {
			if err := os.WriteFile(filepath.Join(*look, "roadmap-"+language+".pdf"), pdf, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if len(warnings) > 0 {
			t.Errorf("%s: warnings: %v", language, warnings)
		}
	}
}
