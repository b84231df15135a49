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
	tables, size := 0, 0
	under := map[string]string{} // a catalogue's id to what its row says
	for _, block := range d.Parts[at].Blocks {
		table, ok := block.(report.Table)
		if !ok {
			continue
		}
		tables++
		for _, row := range table.Rows {
			if id := row[0].ID; id != "" {
				under[id] = row[0].Text + "\n" + row[1].Text
				size += len(under[id])
			}
		}
	}
	if tables != 2 || len(under) != len(q.Catalogues)-1 { // one of topics, one of the other catalogues
		t.Errorf("%d tables with %d rows of catalogues for %d catalogues", tables, len(under), len(q.Catalogues))
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
