package report_test

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// rowsOf are the cells of all tables of a part, a line a row.
func rowsOf(t *testing.T, d *report.Document, part string) []string {
	t.Helper()
	var out []string
	for _, block := range partOf(t, d, part).Blocks {
		table, ok := block.(report.Table)
		if !ok {
			continue
		}
		for _, row := range table.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, strings.ReplaceAll(c.Text, "\n", " / "))
			}
			out = append(out, strings.Join(cells, " | "))
		}
	}
	return out
}

// Every answer stands in its readings, with all that is recorded with it; what is not answered stands again with its
// reason.
func TestAnnexesTellEveryAnswer(t *testing.T) {
	d := report.Build(sample.Source(sample.Realistic(sample.Questionnaire(t, small))))
	for part, want := range map[string][]string{
		"annex-answers": {
			"MA-02 Does a paper say why the state needs a national CIRT? | 3: A text in force, and reviewed in the last five years / Reviewed: 2: A text signed by the head of the organisation" +
				" | On behalf of Ministry of Communications / Evidence: e1 / Reviewed by C. Reviewer / The review covers one chapter only. / Finding: The paper of 2025 was reviewed in March 2026; the review is on record.",
			"MA-03 Is an organisation named that hosts the team? | 2: A text signed by the head of the organisation / By evidence: Not supported yet" +
				" | On behalf of Ministry of Communications / Provided by: another national body / Evidence: e2 / Changed: earlier answer corrected",
			"MA-04 Does a legal instrument establish the national CIRT? | 1: A dated draft with a named owner" +
				" | On behalf of Ministry of Communications / Evidence: e4 / Finding: A draft decision of 14 May 2026 names the team in article 3. It has an owner in the legal office and no date for signature.",
			"ME-01 Is there a budget line for the team? | Don't know | On behalf of Ministry of Finance",
			"ME-02 Has the team the tools to keep record of incidents? | Not applicable: A regional team keeps the record | ",
			"W-01 Is a contact of the team published? | On a public page / By evidence: Not supported yet | On behalf of Regulator / Evidence: e3",
			"W-02 Does the team take part in a regional body? | Withheld | On behalf of Regulator",
			"W-03 Are exercises held? | Not asked | ",
		},
		"annex-standings": {
			"ME-02 Tools | Not applicable | A regional team keeps the record",
			"W-02 Regional body | Withheld | ",
			"ME-01 Budget | Don't know | ",
			"W-03 Exercises | Not asked | ",
		},
	} {
		if got := rowsOf(t, d, part); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", part, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// Each reason of a change is told in its words.
func TestAnnexTellsWhyAnAnswerChanged(t *testing.T) {
	for why, want := range map[string]string{
		"changed": "Changed: changed in fact", "corrected": "Changed: earlier answer corrected", "read-differently": "Changed: read differently",
		"evidence-found": "Changed: evidence found", "evidence-lost": "Changed: evidence lost", "": "", "no such reason": "",
	} {
		s := sample.Empty(sample.Questionnaire(t, small))
		s.Answers["mandate.need"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "1"}, Why: why}
		row := rowsOf(t, report.Build(sample.Source(s)), "annex-answers")[0]
		if _, recorded, _ := strings.Cut(row, "named owner"); !strings.HasSuffix(row, " | "+want) {
			t.Errorf("%q: %q; want %q", why, recorded, want)
		}
	}
}
