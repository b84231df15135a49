package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/report/text"
)

const small = "testdata/small"

// plain is all that a document says, as text, with plain spaces.
func plain(t *testing.T, d *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := text.Document(&b, d, 2000, false); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

// whole is every string of a document, what no text shows included: links, alternative texts.
func whole(t *testing.T, d *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNothingPrivateIsInADocument(t *testing.T) {
	state, private := sample.Marked(sample.Questionnaire(t, small))
	if len(private) < 30 {
		t.Fatalf("only %d markers", len(private))
	}
	said := whole(t, report.Build(sample.Source(state)))
	for _, marker := range private {
		if strings.Contains(said, marker) {
			t.Errorf("the document holds %s", marker)
		}
	}
	// The same state does say what is meant for reports.
	for _, want := range []string{"A. Assessor", "C. Reviewer", "Ministry of Finance", "The review covers one chapter only.", strings.Repeat("9f86d081", 8)} {
		if !strings.Contains(said, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
}

// The fields of the state are known to TestNothingPrivateIsInADocument; a new one has to be added there.
func TestMarkersCoverEveryField(t *testing.T) {
	for _, want := range []struct {
		value any
		n     int
	}{
		{assessment.Entry{}, 14},
		{assessment.Position{}, 4},
		{assessment.Note{}, 3},
	} {
		n := 0
		for _, f := range reflect.VisibleFields(reflect.TypeOf(want.value)) {
			if f.IsExported() { // others can't be told by anybody outside their package
				n++
			}
		}
		if n != want.n {
			t.Errorf("%T has %d fields, %d when the markers were set: is the new one private? Then sample.Marked marks it", want.value, n, want.n)
		}
	}
}

func TestEveryAnswerFindingAndRecordIsInADocument(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state := sample.Realistic(q)
	said := plain(t, report.Build(sample.Source(state)))
	for _, question := range q.Questions() {
		if !strings.Contains(said, question.Ask) {
			t.Errorf("question %s is not in the document", question.ID)
		}
	}
	for id, e := range state.Answers {
		if e.Finding != "" && !strings.Contains(said, e.Finding) {
			t.Errorf("the finding on %s is not in the document", id)
		}
	}
	for _, e := range state.Evidence {
		if !strings.Contains(said, e.ID+" "+e.Reference) {
			t.Errorf("evidence %s is not in the document", e.ID)
		}
	}
	for _, want := range []string{
		"By claim, level 1 is reached: On paper.",
		"2 of 4 requirements of level 2 met.",
		"Level 2 needs: A text signed by the head of the organisation. So far: A dated draft with a named owner.",
		"On behalf of Ministry of Finance",
		"Provided by: another national body",
		"125,000.5 USD",
		"Head of team", "Full time", "1 February 2026",
		"Promised by Regulator until 1 December 2026",
		"Valid until 30 June 2026; no longer valid on the date of the assessment",
		"Not applicable: A regional team keeps the record",
		"Settled answer",
		"Designations used imply no opinion on the legal status of any country, territory or area, or of its authorities.",
		"Made with cirtkit; not a finding, ranking or endorsement by ITU.",
		"self-assessment",
		state.Head, q.Digest(),
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
}

func TestSameSourceSameDocument(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state, _ := sample.Marked(q)
	want := report.Build(sample.Source(state))
	for range 20 {
		if diff := cmp.Diff(want, report.Build(sample.Source(state))); diff != "" {
			t.Fatalf("two documents of one state differ:\n%s", diff)
		}
	}
}

func TestDraftUntilApproved(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	build := func() *report.Document { return report.Build(sample.Source(state)) }
	if d := build(); d.Status != "DRAFT" {
		t.Errorf("agreed: status %q, want DRAFT", d.Status)
	}
	state.Status = assessment.Status{Now: "approved", Approval: &assessment.Approval{
		Name: "D. Minister", Office: "Ministry of Communications", Date: "2026-11-20", Head: strings.Repeat("ab", 32), Stands: true,
	}}
	d := build()
	if said := plain(t, d); d.Status == "DRAFT" || !strings.Contains(said, "Approved by D. Minister, Ministry of Communications, on 20 November 2026") {
		t.Errorf("approved: status %q", d.Status)
	}
	state.Status.Now = "draft" // a later act
	d = build()
	if said := plain(t, d); d.Status != "DRAFT" || !strings.Contains(said, "Draft; changed since an earlier state was approved") {
		t.Errorf("changed since: status %q", d.Status)
	}
}

func TestLabelIsAlwaysThere(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	state.About.TLP = ""
	d := report.Build(sample.Source(state))
	if said := plain(t, d); d.Label != report.DefaultLabel || !strings.Contains(said, "TLP:AMBER (default; none was chosen)") {
		t.Errorf("label %q", d.Label)
	}
}

func TestTarget(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	for _, tt := range []struct{ asked, own, want string }{
		{"", "readiness:3", "Gap register: up to level 3"},
		{"readiness:1", "readiness:3", "Gap register: up to level 1"},
		{"", "", "Gap register: up to level 2"}, // the one above what is reached
		{"nonsense", "gone:9", "Gap register: up to level 2"},
	} {
		state.About.Target = tt.own
		s := sample.Source(state)
		s.Target = tt.asked
		if said := plain(t, report.Build(s)); !strings.Contains(said, tt.want) {
			t.Errorf("asked for %q, own %q: the document lacks %q", tt.asked, tt.own, tt.want)
		}
	}
}

// Steps and claims beyond the target are no concern of its reader.
func TestNothingBeyondTheTarget(t *testing.T) {
	source := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	for _, tt := range []struct {
		target      string
		has, hasNot []string
	}{
		{"readiness:3", []string{
			"MA-04 Legal basis: to 3", "ME-01 Budget: to 2", "2 claims count for the levels up to 3",
			"MA-04 Legal basis then meets what level 2 needs",
		}, []string{"ME-01 Budget: to 3"}},
		{"readiness:2", []string{
			"MA-04 Legal basis: to 2", "ME-01 Budget: to 1", "1 claim counts for the levels up to 2",
		}, []string{"MA-04 Legal basis: to 3", "ME-01 Budget: to 2", "W-02 Regional body: to"}},
	} {
		source.Target = tt.target
		said := plain(t, report.Build(source))
		for _, want := range tt.has {
			if !strings.Contains(said, want) {
				t.Errorf("up to %s the document lacks %q", tt.target, want)
			}
		}
		for _, not := range tt.hasNot {
			if strings.Contains(said, not) {
				t.Errorf("up to %s the document holds %q", tt.target, not)
			}
		}
	}
}

// A number that a comment cites stays, whatever the answers are.
func TestReferencesArePermanent(t *testing.T) {
	q := sample.Questionnaire(t, small)
	for _, state := range []*assessment.State{sample.Empty(q), sample.Realistic(q)} {
		said := plain(t, report.Build(sample.Source(state)))
		for _, want := range []string{"MA-04 Legal basis", "ME-01 Budget", "W-01 Contact published"} {
			if !strings.Contains(said, want) {
				t.Errorf("the document lacks %q", want)
			}
		}
	}
}

// Any state gives a document: no panic, links that lead somewhere, and a table for what it says.
func TestAnyStateGivesADocument(t *testing.T) {
	for _, path := range []string{small, "testdata/stocktake"} {
		t.Run(path, func(t *testing.T) { anyState(t, sample.Questionnaire(t, path)) })
	}
}

func anyState(t *testing.T, q *questionnaires.Questionnaire) {
	states := []questionnaires.AnswerState{
		questionnaires.Unanswered, questionnaires.Answered, questionnaires.NotApplicable,
		questionnaires.DontKnow, questionnaires.Withheld, "future",
	}
	rapid.Check(t, func(r *rapid.T) {
		state := sample.Empty(q)
		state.About.Target = rapid.SampledFrom([]string{"", "readiness:3", "readiness:9", ":"}).Draw(r, "target")
		for _, question := range q.Questions() {
			if rapid.Bool().Draw(r, "skip") {
				continue
			}
			e := &assessment.Entry{Conflict: rapid.IntRange(0, 5).Draw(r, "conflict") == 0, Provided: rapid.SampledFrom([]string{"", "own", "gone"}).Draw(r, "provided")}
			e.Answer.State = rapid.SampledFrom(states).Draw(r, "state")
			e.Answer.Option = rapid.SampledFrom([]string{"0", "1", "2", "3", "yes", "no", "operating", "none", "gone", ""}).Draw(r, "option")
			e.Answer.Reason = rapid.SampledFrom([]string{"", "shared", "none", "another reason"}).Draw(r, "reason")
			for i := range rapid.IntRange(0, 8).Draw(r, "rows") {
				cell := rapid.SampledFrom([]string{"", "yes", "donor", "2026-01-01", "12", "training,gone"}).Draw(r, "cell")
				e.Rows = append(e.Rows, questionnaires.Row{ID: fmt.Sprintf("r%d", i), Cells: map[string]string{"subject": cell, "source": cell, "signed": cell, "kind": cell, "until": cell, "gone": cell}})
			}
			if rapid.IntRange(0, 3).Draw(r, "reviewed") == 0 {
				e.Review = &assessment.Review{By: "R", Answer: e.Answer}
			}
			state.Answers[question.ID] = e
			state.Evidence = append(state.Evidence, assessment.Evidence{
				ID: fmt.Sprintf("e%d", len(state.Evidence)+1), How: rapid.SampledFrom([]string{"received", "promised", "gone", ""}).Draw(r, "how"),
				ValidUntil: rapid.SampledFrom([]string{"", "2020-01-01", "soon"}).Draw(r, "valid"),
				Supports:   map[string]string{question.ID: e.Answer.Option, "gone": "1"},
			})
		}
		for i := range rapid.IntRange(0, 3).Draw(r, "steps") {
			question := rapid.SampledFrom(q.Questions()).Draw(r, "step")
			state.Steps = append(state.Steps, assessment.LocalStep{
				Question: question.ID, Option: fmt.Sprint(i + 1), Status: rapid.SampledFrom(append([]string{"", "gone"}, assessment.StepStatuses...)).Draw(r, "status"),
				Days: rapid.SampledFrom([]string{"", "0", "7.5"}).Draw(r, "days"), Due: rapid.SampledFrom([]string{"", "2020-01-01", "2027-05-05", "soon"}).Draw(r, "due"),
			})
		}
		source := sample.Source(state)
		d := report.Build(source)
		if len(report.Results(source)) == 0 || len(report.Explain(source)) == 0 || len(roadmap(source)) == 0 {
			r.Fatal("no results, no explanation or no roadmap")
		}
		checkLinks(r, d)
		all, err := json.Marshal(append(d.Parts, report.Part{Blocks: append(report.Explain(source), roadmap(source)...)}))
		if err != nil {
			r.Fatal(err)
		}
		if key := rawKey.FindString(string(all)); key != "" {
			r.Fatalf("the document shows the key %s", key)
		}
		if fact := unfilled.FindString(string(all)); fact != "" {
			r.Fatalf("the document shows the unfilled %s", fact)
		}
	})
}

// What a reader must never see: a key of the catalogue, and a fact that was not filled in.
var (
	rawKey   = regexp.MustCompile(`report\.[a-z]+[a-z.-]*`)
	unfilled = regexp.MustCompile(`[^\\]\{[a-z]+\}`)
)

// checkLinks fails for a link without a target, a target twice, an empty part, a table of no shape, and a
// block that no format draws.
func checkLinks(t interface{ Fatalf(string, ...any) }, d *report.Document) {
	targets, links := map[string]bool{}, map[string]bool{}
	target := func(id string) {
		if id != "" && targets[id] {
			t.Fatalf("%s is a target twice", id)
		}
		targets[id] = true
	}
	for _, p := range d.Parts {
		target(p.ID)
		if p.Title == "" || len(p.Blocks) == 0 {
			t.Fatalf("part %s is empty", p.ID)
		}
		for _, block := range p.Blocks {
			switch b := block.(type) {
			case report.Heading:
				target(b.ID)
				if b.Text == "" {
					t.Fatalf("part %s has a heading without words", p.ID)
				}
			case report.Bullets:
				for _, item := range b.Items {
					links[item.Link] = true
				}
				if len(b.Items) == 0 {
					t.Fatalf("part %s has a list without items", p.ID)
				}
			case report.Table:
				if len(b.Rows) == 0 {
					t.Fatalf("part %s has a table without rows", p.ID)
				}
				for _, row := range b.Rows {
					if len(row) != len(b.Columns) {
						t.Fatalf("part %s has a row of %d cells in %d columns", p.ID, len(row), len(b.Columns))
					}
					for _, cell := range row {
						target(cell.ID)
						links[cell.Link] = true
					}
				}
			case report.Paragraph, report.Facts, report.Chart:
			default: // formats know the types of document.go alone, and would leave it out
				t.Fatalf("part %s has a block of type %T", p.ID, block)
			}
		}
	}
	for link := range links {
		if link != "" && !targets[link] {
			t.Fatalf("nothing is at the link %s", link)
		}
	}
}

func TestWhatStandsBesideEachOtherIsShown(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	state.Answers["mandate.host"].Conflict = true
	state.Conflicts = []assessment.Conflict{{Field: "answer/mandate.host", Question: "mandate.host", Values: []assessment.ConflictValue{
		{Value: `{"state":"answered","option":"2"}`, For: "Regulator"}, {Value: `{"state":"dont-know"}`},
	}}}
	state.Unknown = []assessment.UnknownName{{
		Field: "answer/gone.question", Name: "gone.question=4",
		Why: fault.New(fault.Input, "report.level.none-defined"),
	}}
	state.Evidence[0].Conflict = true
	said := plain(t, report.Build(sample.Source(state)))
	for _, want := range []string{
		"MA-03 Host: 2: A text signed by the head of the organisation (on behalf of Regulator); Don't know",
		"answer: gone.question=4 (This questionnaire defines no levels.)",
		"Two versions of this record stand beside each other",
		"1 on which several answers stand beside each other",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
}

// An answer that the questionnaire does not offer is open for the score, so the report counts it as open,
// and shows what was entered.
func TestAnswerThatIsNotOfferedIsOpen(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state := sample.Same(q, questionnaires.Answer{State: questionnaires.DontKnow})
	state.Answers["mandate.host"].Answer = questionnaires.Answer{State: questionnaires.Answered, Option: "gone"}
	said := plain(t, report.Build(sample.Source(state)))
	for _, want := range []string{
		`questions are open: 1 not answered yet, `,
		`Not answered yet +“gone”, an option that this questionnaire lacks`,
	} {
		if !regexp.MustCompile(want).MatchString(said) {
			t.Errorf("the document lacks %q", want)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	q, err := questionnaires.Open("establishment")
	if err != nil {
		b.Fatal(err)
	}
	state := sample.Same(q, questionnaires.Answer{State: questionnaires.Answered, Option: "1"})
	source := sample.Source(state)
	b.ReportAllocs()
	for b.Loop() {
		report.Build(source)
	}
}
