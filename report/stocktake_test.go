package report_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// part is the part of a document with an id, as text.
func part(t *testing.T, d *report.Document, id string) string {
	t.Helper()
	for _, p := range d.Parts {
		if p.ID == id {
			return plain(t, &report.Document{Parts: []report.Part{p}})
		}
	}
	t.Fatalf("the document has no part %q", id)
	return ""
}

// squeezed is a text with all white space as single spaces.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestStockTakeSaysWhatIsReported(t *testing.T) {
	d := report.Build(sample.Source(sample.Reported(sample.Questionnaire(t, "testdata/stocktake"))))
	checkLinks(t, d)
	if d.Title != "A small stock-take" {
		t.Errorf("title %q", d.Title)
	}
	if !strings.HasPrefix(d.Notice, "This is a stock-take.") {
		t.Errorf("notice %q", d.Notice)
	}
	tests := []struct {
		part string
		want []string
		not  []string
	}{
		{"summary", []string{
			// Asked are 8: all but the one that waits for a team in service.
			"4 of 8 questions are reported on, 2 with evidence on record. Of the others: 1 does not apply, 1 is withheld, 1 is not known, 1 is not answered yet.",
			"The team 2 of 3 1 1 does not apply",
			"Partners abroad 0 of 3 0 1 is withheld, 1 is not known, 1 is not answered yet",
			"Support wanted: Subject 1 · Training, Advice",
			"Support wanted: Subject 5 · Training, Advice",
			"Support wanted: 2 more entries in the section",
			"Help: None",
		}, []string{"Subject 6"}},
		{"section-team", []string{
			"Being built", "On behalf of Ministry of Communications", "e1 Decree 12 (Received)", "The act was signed in June 2026.",
			"Not applicable: No comparison so far",
			"2 rows", "e2 Grant agreement (Promised)", "Donor 2027 Yes 1 February 2025", "State budget No",
			"Where accounts differ", "Regulator",
		}, []string{"Since when has it been in service?"}},
		{"section-abroad", []string{"Withheld", "Don't know", "What else should a reader know? Not answered yet"}, nil},
		{"catalogue-r69", []string{
			"r69-2014 Proposal ACP/37/1 to WTDC-14", "Proposal",
			"t01 A national CIRT exists where one is needed resolves 1 b1 resolves 1 b1 T-01 Team today: Being built",
			"t07 Good practice for establishing CIRTs known and applied resolves 2 b1 resolves 2 b1",
			"t14 Part of developing countries in FIRST and others resolves 2 b3 – AB-01 Bodies: Withheld",
			"t23 Lasting and suitable resources – noting e T-04 Sources of funding: Donor · Until year: 2027 · Signed · Paid since: 1 February 2025; State budget",
		}, []string{"In service since"}},
		{"annex-evidence", []string{"e3 Letters of request", "Promised by Ministry of Finance until 1 December 2026", "T-01 Team today"}, []string{": building", ": answer"}},
	}
	for _, tt := range tests {
		said := squeezed(part(t, d, tt.part))
		for _, want := range tt.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s lacks %q:\n%s", tt.part, want, said)
			}
		}
		for _, not := range tt.not {
			if strings.Contains(said, not) {
				t.Errorf("%s says %q", tt.part, not)
			}
		}
	}
}

// grading are the words of a result. Topics and columns may have such a word in another meaning.
var (
	grading = regexp.MustCompile(`(?i)\b(levels?|scores?|scored|gaps?|targets?|roadmap|strengths?|ladders?|rungs?|points|weak|claim\w*)\b`)
	meant   = strings.NewReplacer("All levels and actors", "", "standardization gap", "", "no points are given here", "")
)

// A stock-take grades nobody, whatever was answered, in a report and on the screen.
func TestStockTakeGradesNobody(t *testing.T) {
	q, err := questionnaires.Open("resolution-69")
	if err != nil {
		t.Fatal(err)
	}
	half := sample.Empty(q)
	for i, question := range q.Questions() {
		e := &assessment.Entry{}
		if question.Type == questionnaires.Choice && i%2 == 0 {
			e.Answer = questionnaires.Answer{State: questionnaires.Answered, Option: question.Options[len(question.Options)-1].Code}
			e.Finding = "A finding."
		}
		half.Answers[question.ID] = e
	}
	for name, state := range map[string]*assessment.State{
		"empty":    sample.Empty(q),
		"withheld": sample.Same(q, questionnaires.Answer{State: questionnaires.Withheld}),
		"unknown":  sample.Same(q, questionnaires.Answer{State: questionnaires.DontKnow}),
		"half":     half,
	} {
		t.Run(name, func(t *testing.T) {
			for _, mode := range []string{"", "self", "facilitated", "external"} {
				state.About.Mode = mode
				source := sample.Source(state)
				d := report.Build(source)
				checkLinks(t, d)
				said := meant.Replace(squeezed(plain(t, d) + plain(t, &report.Document{Parts: []report.Part{{Blocks: report.Results(source)}}})))
				if at := grading.FindStringIndex(said); at != nil {
					t.Errorf("mode %q: a stock-take says “%s”", mode, said[max(0, at[0]-60):min(len(said), at[1]+60)])
				}
				for _, p := range d.Parts {
					if len(p.Blocks) == 0 {
						t.Errorf("part %s is empty", p.ID)
					}
					for _, block := range p.Blocks {
						if _, drawn := block.(report.Chart); drawn {
							t.Errorf("part %s draws a chart", p.ID)
						}
					}
				}
			}
		})
	}
}

// Every topic of the two proposals stands in the report with its clauses, whatever is answered.
func TestStockTakeHasEveryTopicByClause(t *testing.T) {
	q, err := questionnaires.Open("resolution-69")
	if err != nil {
		t.Fatal(err)
	}
	said := squeezed(part(t, report.Build(sample.Source(sample.Empty(q))), "catalogue-r69"))
	topics, err := questionnaires.OpenReference("r69")
	if err != nil {
		t.Fatal(err)
	}
	if len(topics.Entries) != 43 {
		t.Fatalf("%d topics", len(topics.Entries))
	}
	texts := make([]*questionnaires.Reference, 2)
	for i, id := range []string{"r69-2014", "r69-2021"} {
		if texts[i], err = questionnaires.OpenReference(id); err != nil {
			t.Fatal(err)
		}
	}
	for _, topic := range topics.Entries {
		want := topic.Code + " " + topic.Text
		if !strings.Contains(said, want) {
			t.Errorf("lacks %q", want)
		}
		// The clauses stand on lines of their own, side by side: the first of each text follows the topic.
		_, after, _ := strings.Cut(said, topic.Code+" ")
		for _, text := range texts {
			clause := "–"
			if c := text.Clauses[topic.Code]; len(c) > 0 {
				clause = c[0]
			}
			if at := strings.Index(after, clause); at < 0 || at > 260 {
				t.Errorf("%s: the clause %q of %s does not stand beside it", topic.Code, clause, text.ID)
			}
		}
	}
}

// What is asked is what is reported on and the others together, in every section.
func TestStockTakeCountsAddUp(t *testing.T) {
	q := sample.Questionnaire(t, "testdata/stocktake")
	state := sample.Reported(q)
	state.Answers["abroad.remarks"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Text: "x"}, Conflict: true}
	counted := 0
	for _, block := range report.Results(sample.Source(state)) {
		table, ok := block.(report.Table)
		if !ok {
			continue
		}
		for _, row := range table.Rows {
			var reported, asked int
			if _, err := fmt.Sscanf(row[1].Text, "%d of %d", &reported, &asked); err != nil {
				t.Fatalf("%q: %v", row[1].Text, err)
			}
			sum := reported
			for _, n := range regexp.MustCompile(`\d+`).FindAllString(row[3].Text, -1) {
				var others int
				fmt.Sscan(n, &others)
				sum += others
			}
			if sum != asked {
				t.Errorf("%s: %q and %q are %d of %d", row[0].Text, row[1].Text, row[3].Text, sum, asked)
			}
			counted++
		}
		if said := table.Rows[1][3].Text; !strings.Contains(said, "1 has several answers") {
			t.Errorf("two answers beside each other are told as %q", said)
		}
	}
	if counted != 5 {
		t.Errorf("%d rows were counted, want 4 sections and all", counted)
	}
}

// One question that is scored, and the report is a gap report again.
func TestOneScoredQuestionMakesAGapReport(t *testing.T) {
	d := report.Build(sample.Source(sample.Empty(sample.Questionnaire(t, "testdata/shapes"))))
	if !strings.HasPrefix(d.Title, "Gap report: ") {
		t.Errorf("title %q", d.Title)
	}
}

// A section of which nothing is asked says so, and the summary passes over it.
func TestStockTakeSectionNotAsked(t *testing.T) {
	state := sample.Reported(sample.Questionnaire(t, "testdata/stocktake"))
	state.Answers["team.exists"].Answer.Option = "none"
	d := report.Build(sample.Source(state))
	checkLinks(t, d)
	if said := part(t, d, "section-offered"); !strings.Contains(said, "No question of this section is asked") {
		t.Errorf("the section says\n%s", said)
	}
	if said := part(t, d, "summary"); strings.Contains(said, "Help: None") || !regexp.MustCompile(`Help offered +– +– +Not asked`).MatchString(said) {
		t.Errorf("the summary says\n%s", said)
	}
}
