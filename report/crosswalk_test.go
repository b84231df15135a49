package report_test

import (
	"slices"
	"strings"
	"testing"

	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// The topics of the resolution have a table of what is reported. Every other catalogue is a few lines: each code that
// is asked about stands there once with its questions, the others in one line, and what was not checked once.
func TestOtherCataloguesAreCompact(t *testing.T) {
	q, err := questionnaires.Open("national-cirt")
	if err != nil {
		t.Fatal(err)
	}
	refs := report.References(q)
	d := report.Build(sample.Source(sample.Empty(q)))
	checkLinks(t, d)
	at := slices.IndexFunc(d.Parts, func(p report.Part) bool { return p.ID == "references" })
	tables, heads, size := 0, 0, 0
	under := map[string]string{} // heading's id to the text below it
	id := ""
	for _, block := range d.Parts[at].Blocks {
		switch block := block.(type) {
		case report.Table:
			tables++
			if id != "catalogue-r69" {
				t.Errorf("%s is set as a table", id)
			}
		case report.Heading:
			id, heads = block.ID, heads+1
		case report.Paragraph:
			under[id] += block.Text + "\n"
			size += len(block.Text)
		}
	}
	if tables != 1 || heads != len(q.Catalogues)+1 { // one is above the others
		t.Errorf("%d tables and %d headings for %d catalogues", tables, heads, len(q.Catalogues))
	}
	if size > 22_000 { // four pages
		t.Errorf("the catalogues take %d characters", size)
	}
	for _, c := range q.Catalogues {
		if c.ID == "r69" {
			continue
		}
		said := under["catalogue-"+c.ID]
		r, err := questionnaires.OpenReference(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		unchecked := false
		entries, closing, _ := strings.Cut(said, "No question of this questionnaire is on: ")
		for _, e := range r.Entries {
			unchecked = unchecked || e.Unchecked
			var asked []string
			for _, question := range q.Questions() {
				if question.Retired == "" && slices.Contains(question.Maps[c.ID], e.Code) {
					asked = append(asked, refs[question.ID])
				}
			}
			entry := e.Code + " " + e.Text + ": " + strings.Join(asked, ", ")
			if len(asked) > 0 && !strings.Contains(entries, entry) {
				t.Errorf("%s lacks %q", c.ID, entry)
			}
			if len(asked) == 0 && (strings.Contains(entries, entry) || !strings.Contains(closing, e.Code)) {
				t.Errorf("%s: %s is not among those that nobody asks about", c.ID, e.Code)
			}
		}
		if n := strings.Count(said, "not checked"); unchecked && n != 1 || !unchecked && n != 0 {
			t.Errorf("%s says %d times that it was not checked", c.ID, n)
		}
	}
}
