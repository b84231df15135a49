package report_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// partsOf are the IDs of a document's parts, in order.
func partsOf(d *report.Document) string {
	var ids []string
	for _, p := range d.Parts {
		ids = append(ids, p.ID)
	}
	return strings.Join(ids, " ")
}

func TestPartsByDepth(t *testing.T) {
	gap := sample.Source(aYearLater(sample.Questionnaire(t, small)))
	gap.Since = differing(t, sample.Realistic(gap.State.Questionnaire), gap.State)
	stockTake := sample.Source(sample.Reported(sample.Questionnaire(t, "testdata/stocktake")))
	portfolio := sample.Source(sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio")))
	tests := []struct {
		name   string
		source report.Source
		depth  report.Depth
		only   string
		want   string
	}{
		{"summary", gap, report.Summary, "", "summary decisions"},
		{
			"standard", gap, report.Standard, "",
			"summary decisions reading why overview section-mandate section-means section-work gaps roadmap requirements references change " +
				"annex-accounts annex-standings annex-sources annex-glossary annex-identity",
		},
		{
			"full", gap, report.Full, "",
			"summary decisions reading why overview section-mandate section-means section-work gaps roadmap requirements references change " +
				"annex-answers annex-facts annex-accounts annex-evidence annex-standings annex-sources annex-glossary annex-identity",
		},
		{"in document order", gap, report.Full, "roadmap summary", "summary roadmap"},
		{"beyond the depth", gap, report.Summary, "answers gaps", "gaps annex-answers"},
		{"all sections", gap, report.Standard, "sections", "section-mandate section-means section-work"},
		{"one section", gap, report.Standard, "section:means", "section-means"},
		{"all annexes", gap, report.Standard, "annexes", "annex-answers annex-facts annex-accounts annex-evidence annex-standings annex-sources annex-glossary annex-identity"},
		{"nothing to tell", gap, report.Full, "profiles", "nothing"},
		{"stock-take, summary", stockTake, report.Summary, "", "summary"},
		{"stock-take, no decisions", stockTake, report.Full, "decisions gaps roadmap why overview", "nothing"},
		{"portfolio, summary", portfolio, report.Summary, "", "summary decisions"},
		{"portfolio, its own part", portfolio, report.Standard, "portfolio", "portfolio"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.source
			s.Depth, s.Only = tt.depth, strings.Fields(tt.only)
			if err := report.CheckParts(s.State.Questionnaire, s.Only); err != nil {
				t.Fatal(err)
			}
			d := report.Build(s)
			checkLinks(t, d)
			if got := partsOf(d); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if brief := tt.depth == report.Summary && tt.only == ""; d.Brief != brief {
				t.Errorf("Brief is %t", d.Brief)
			}
			if !d.Parts[0].NewPage {
				t.Error("the first part stands on the cover")
			}
			extent := slices.ContainsFunc(d.Cover, func(f report.Fact) bool { return f.Name == "Extent" })
			if whole := tt.depth == report.Full && tt.only == ""; extent == whole {
				t.Errorf("the cover says that something is left out: %t", extent)
			}
		})
	}
}

// Every part that a report has can be asked for by a name of PartIDs, and has words for a list of them.
func TestPartIDs(t *testing.T) {
	var ids []string
	for _, p := range report.PartIDs {
		ids = append(ids, p.ID)
		if title := lang.English().T(p.Title); title == p.Title || strings.Contains(title, "{") {
			t.Errorf("part %s is called %q", p.ID, title)
		}
	}
	const want = "summary portfolio decisions reading why overview sections gaps roadmap requirements profiles references change " +
		"annexes answers facts accounts evidence standings sources glossary identity"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("scripts name these parts, and they have to stay\ngot  %s\nwant %s", got, want)
	}
}

func TestCheckParts(t *testing.T) {
	q := sample.Questionnaire(t, small)
	tests := []struct{ id, key, near string }{
		{"roadmap", "", ""},
		{"section:means", "", ""},
		{"roadmpa", "report.parts.unknown-near", "roadmap"},
		{"section:mean", "report.parts.unknown-near", "section:means"},
		{"Gaps", "report.parts.unknown-near", "gaps"},
		{"everything", "report.parts.unknown", ""},
		{"", "report.parts.unknown", ""},
	}
	for _, tt := range tests {
		err := report.CheckParts(q, []string{"summary", tt.id})
		var f *fault.Fault
		switch {
		case tt.key == "" && err != nil, tt.key != "" && !errors.As(err, &f):
			t.Errorf("CheckParts(%q) = %v", tt.id, err)
		case tt.key != "" && (f.Key != tt.key || f.Kind != fault.Usage || !strings.Contains(f.Hint(lang.English()), tt.near)):
			t.Errorf("CheckParts(%q) = %s, %q; want %s", tt.id, f.Key, f.Hint(lang.English()), tt.key)
		}
	}
}

func TestCoverIsThatOfTheSource(t *testing.T) {
	s := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	s.Title, s.Note, s.Logo = "Where we stand", "For the board of 5 May.", &report.Image{Width: 1, Height: 1, Alt: "A seal"}
	d := report.Build(s)
	if d.Title != s.Title || d.Note != s.Note || d.Logo != s.Logo {
		t.Errorf("title %q, note %q, logo %v", d.Title, d.Note, d.Logo)
	}
}
