package html

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"cirtkit/assessment"
	"cirtkit/demo"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/scoring"
)

// demoReport is the report of the invented country that comes with the program.
func demoReport(tb testing.TB, depth report.Depth) *report.Document {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "demo.cirt")
	if err := demo.Write(path); err != nil {
		tb.Fatal(err)
	}
	file, err := assessment.Read(path)
	if err != nil {
		tb.Fatal(err)
	}
	state := file.State()
	return report.Build(report.Source{
		State: state, Result: scoring.Score(state.Questionnaire, state.ScoringInput(state.About.Date)), Program: "1.0.0-test", Depth: depth,
	})
}

// documents are what the tests look at, by name.
func documents(t *testing.T) map[string]*report.Document {
	t.Helper()
	small := sample.Questionnaire(t, "../testdata/small")
	logo := fixture()
	logo.Logo, logo.Note = sampleLogo(t), "Handed over by the facilitators for comments.\n\nPlease answer by 15 December 2026."
	return map[string]*report.Document{
		"demo":      demoReport(t, report.Full),
		"fixture":   logo,
		"realistic": report.Build(sample.Source(sample.Realistic(small))),
		"empty":     report.Build(sample.Source(sample.Empty(small))),
		"arabic":    arabicFixture(),
		"chinese":   chineseFixture(),
		"hostile":   hostile(),
		"roadmaps":  roadmaps("ar"),
	}
}

func write(tb testing.TB, d *report.Document) string {
	tb.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// TestSamples writes the documents into the folder that CIRTKIT_SAMPLES names, to be looked at.
func TestSamples(t *testing.T) {
	dir := os.Getenv("CIRTKIT_SAMPLES")
	if dir == "" {
		t.Skip("CIRTKIT_SAMPLES names no folder")
	}
	for name, d := range documents(t) {
		if err := os.WriteFile(filepath.Join(dir, name+".html"), []byte(write(t, d)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
