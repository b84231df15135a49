package report_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// said is what blocks say, on one line.
func said(t *testing.T, blocks []report.Block) string {
	t.Helper()
	return squeezed(strings.NewReplacer("─", "", "═", "").Replace(plain(t, &report.Document{Parts: []report.Part{{ID: "p", Title: "P", Blocks: blocks}}})))
}

// partOf is a part of a document.
func partOf(t *testing.T, d *report.Document, id string) report.Part {
	t.Helper()
	for _, p := range d.Parts {
		if p.ID == id {
			return p
		}
	}
	t.Fatalf("the document has no part %q", id)
	return report.Part{}
}

func TestExplain(t *testing.T) {
	q := sample.Questionnaire(t, small)
	top := sample.Same(q, questionnaires.Answer{State: questionnaires.Answered, Option: "3"})
	top.Answers["work.contact"].Answer.Option = "yes"
	top.Answers["mandate.status"].Answer.Option = "operating"
	unasked := sample.Realistic(q)
	unasked.Answers["mandate.status"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.DontKnow}}
	tests := []struct {
		name      string
		source    report.Source
		has, lack []string
	}{
		{"some of each kind", sample.Source(sample.Realistic(q)), []string{
			"By claim, level 1 is reached: On paper.",
			"What is certain This is below what is asked for",
			// One act, and what two levels ask of it.
			"MA-04 Legal basis. Level 2 needs: A text signed by the head of the organisation. Level 3 needs: A text in force, and reviewed in the last five years. So far: A dated draft with a named owner.",
			"What depends on open answers",
			"ME-01 Budget. Level 2 needs: A dated draft with a named owner. Level 3 needs: A text signed by the head of the organisation. So far the answer is “don't know”.",
			"Level 3 asks that, of 3 questions together (Cooperation and services), answers at 50% of their scale or above carry 60% of the weight. So far: 50% to 100%. It depends on this answer: W-02 (withheld).",
			"By claim 3 requirements are met that recorded evidence does not support yet.",
			"Mandate 62 MA-04 Legal basis: 62 → 76 MA-03 Host: 62 → 71",
			"Means 0 to 100 ME-01 Budget (don't know)",
			"Level 3: 1 of 5 requirements does not apply here (ME-02 Tools: A regional team keeps the record).",
			"What follows is about the way to level 3: In service.",
		}, []string{"nothing is lacking"}},
		{"all reached", sample.Source(top), []string{
			"By claim, level 3 is reached: In service.", "By claim nothing is lacking: each of the requirements up to level 3 is met",
		}, []string{"What is certain", "What depends", "Open answers", "What follows"}},
		{"nothing answered", sample.Source(sample.Empty(q)), []string{
			"No scored question is answered yet. So nothing is certain", "MA-02 Need stated. Level 1 needs: A dated draft with a named owner. It is not answered yet.",
		}, []string{"What is certain", "more certain"}},
		{"all withheld", sample.Source(sample.Same(q, questionnaires.Answer{State: questionnaires.Withheld})), []string{
			"Every scored answer is withheld. So nothing is certain", "The answer is known to the subject and withheld.",
		}, []string{"What is certain", "not known", "more certain"}},
		{"no levels", func() report.Source {
			bare := *q
			bare.Ladders = nil
			return sample.Source(sample.Empty(&bare))
		}(), []string{"nothing is asked for that could be met or lacking"}, []string{"What is certain"}},
		{"a stock-take", sample.Source(sample.Reported(sample.Questionnaire(t, "testdata/stocktake"))), []string{
			"Nothing is scored here", "4 of 8 questions are reported on",
		}, []string{"needs:"}},
		{"what is wanted", sample.Source(sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio"))), []string{
			"W-01 1.1 Monitoring. Wanted: With a procedure. So far: Not given.",
			"1 service is given as wanted by claim, and recorded evidence does not support that yet. Service By claim By evidence H-01 2.1 Intake met open",
		}, []string{"level", "lifts", "requirement", "Requirement"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := said(t, report.Explain(tt.source))
			for _, want := range tt.has {
				if !strings.Contains(got, want) {
					t.Errorf("it lacks %q:\n%s", want, got)
				}
			}
			for _, not := range tt.lack {
				if strings.Contains(got, not) {
					t.Errorf("it says %q:\n%s", not, got)
				}
			}
		})
	}
}

// Towards a profile: requirements that test evidence or a fact's condition, scores, and one that is mostly waived.
func TestExplainTowardsAProfile(t *testing.T) {
	q := sample.Questionnaire(t, small)
	tests := []struct {
		name, requires string
		has            []string
	}{
		{"of every kind", "[{question: work.partners, at-least: \"2\"}, {question: mandate.host, at-least: \"2\", reading: evidenced}, {question: mandate.need, at-least: \"3\", reading: reviewed}, {score: whole, minimum: 90}]", []string{
			"By claim, the profile “Mine” is not met yet", "Of 4 requirements:",
			"W-02 Regional body. The profile needs: A text signed by the head of the organisation. The answer is known to the subject and withheld.",
			"MA-03 Host. The profile needs, by evidence: A text signed by the head of the organisation. It is claimed (A text signed by the head of the organisation); recorded evidence does not support it yet.",
			"MA-02 Need stated. The profile needs, reviewed: A text in force",
			"The profile needs a score (all questions): 90 of 100 or more. So far: 37 of 100 to 87 of 100. It takes several of these answers: ",
		}},
		{"mostly waived", "[{question: means.tools, at-least: \"1\"}, {question: work.exercises, at-least: \"1\"}, {question: mandate.host, at-least: \"1\"}]", []string{
			"More than half of what the profile asks for does not apply here, so that it cannot be met as things are.",
			"2 of 3 requirements do not apply here (ME-02 Tools: A regional team keeps the record; W-03 Exercises: not asked). That is more than half, so that the profile is not met.",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := compared(sample.Realistic(q), profile(t, q, tt.requires))
			source.Target = "profile:mine"
			got := said(t, report.Explain(source))
			for _, want := range tt.has {
				if !strings.Contains(got, want) {
					t.Errorf("it lacks %q:\n%s", want, got)
				}
			}
			if strings.Contains(got, "evel 1") {
				t.Errorf("it speaks of levels:\n%s", got)
			}
		})
	}
}

// Where nothing is known yet there is no level to speak of, only the profile.
func TestExplainTowardsAProfileWithoutAnswers(t *testing.T) {
	q := sample.Questionnaire(t, small)
	for _, of := range []struct {
		state *assessment.State
		want  string
	}{
		{sample.Empty(q), "No scored question is answered yet. So nothing is certain, and no answer speaks against the profile."},
		{sample.Same(q, questionnaires.Answer{State: questionnaires.Withheld}), "Every scored answer is withheld. So nothing is certain, and no answer speaks against the profile."},
	} {
		source := compared(of.state, profile(t, q, "[{question: mandate.need, at-least: \"1\"}]"))
		source.Target = "profile:mine"
		if got := said(t, report.Explain(source)); !strings.Contains(got, of.want) || strings.Contains(got, "evel") {
			t.Errorf("it lacks %q, or speaks of levels:\n%s", of.want, got)
		}
	}
}

// A fact that is not known can decide whether what a level asks for is asked at all; whoever knows it is told so.
func TestExplainNamesTheFactThatDecides(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state := sample.Realistic(q)
	state.Answers["mandate.status"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.DontKnow}}
	source := compared(state, profile(t, q, "[{question: work.exercises, at-least: \"1\"}, {question: mandate.need, at-least: \"1\"}, {question: mandate.host, at-least: \"1\"}]"))
	source.Target = "profile:mine"
	got := said(t, report.Explain(source))
	if want := "MA-01 Status today. This fact (don't know) decides whether these questions are asked: W-03."; !strings.Contains(got, want) {
		t.Errorf("it lacks %q:\n%s", want, got)
	}
}

// What a reviewer accepts of a withheld answer is not told by what the readings make of it.
func TestExplainDoesNotTellWhatIsWithheld(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state := sample.Realistic(q)
	state.Answers["work.partners"].Review = &assessment.Review{By: "C. Reviewer", Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "3"}}
	source := compared(state, profile(t, q, "[{question: work.partners, at-least: \"2\"}, {question: mandate.host, at-least: \"2\"}]"))
	source.Target = "profile:mine"
	for _, b := range report.Explain(source) {
		if table, ok := b.(report.Table); ok {
			for _, row := range table.Rows {
				if strings.Contains(row[0].Text, "Regional body") {
					t.Errorf("it tells %v", row)
				}
			}
		}
	}
}

// In the report the part is short; the register and the command have the rest.
func TestWhyIsShortInTheReport(t *testing.T) {
	library, err := questionnaires.Open("national-cirt")
	if err != nil {
		t.Fatal(err)
	}
	source := sample.Source(sample.Same(library, questionnaires.Answer{State: questionnaires.Answered, Option: "0"}))
	source.Target = library.Ladders[0].ID + ":" + strconv.Itoa(len(library.Ladders[0].Rungs))
	d := report.Build(source)
	checkLinks(t, d)
	long, short := said(t, report.Explain(source)), said(t, partOf(t, d, "why").Blocks)
	if !strings.Contains(short, "more are in the gap register") || len(short) > len(long)/2 {
		t.Errorf("in the report %d bytes, in the command %d", len(short), len(long))
	}
}

// Texts about a level have their counterparts for a profile, and, where one can be said of it, for what is wanted.
func TestEveryTextOfALevelHasItsCounterparts(t *testing.T) {
	// What is wanted is a minimum for each service: never a share, a score or what evidence shows.
	never := []string{
		"report.gap.choice", "report.gap.evidence", "report.gap.need-choice", "report.gaps.choice",
		"report.gaps.waived", "report.why.share", "report.why.share-whole", "report.why.score", "report.why.needs-shown",
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			lit, isLit := call.Args[0].(*ast.BasicLit)
			if !ok || f.Sel.Name != "aimed" || !isLit {
				return true
			}
			key, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			checked++
			for _, end := range []string{"", "-profile", "-wanted"} {
				if !lang.English().Has(key+end) && (end != "-wanted" || !slices.Contains(never, key)) {
					t.Errorf("%s: there is no text under %s%s", name, key, end)
				}
			}
			return true
		})
	}
	if checked < 30 {
		t.Errorf("only %d texts checked", checked)
	}
}
