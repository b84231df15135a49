package questionnaires_test

import (
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

func resolution69(t *testing.T) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Open("resolution-69")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestResolution69GradesNobody: a stock-take has nothing that could be made into a score or an order.
func TestResolution69GradesNobody(t *testing.T) {
	q := resolution69(t)
	if q.Score != nil || len(q.Ladders) > 0 || len(q.Profiles) > 0 {
		t.Error("it has a score, a ladder or a profile")
	}
	for _, s := range q.AllSections() {
		if s.Score != nil || len(s.Ladders) > 0 {
			t.Errorf("section %s has a score or a ladder", s.ID)
		}
	}
	for _, question := range q.Questions() {
		if question.Scored() || question.Essential || len(question.Improve) > 0 {
			t.Errorf("%s is scored, essential, or has steps to climb", question.ID)
		}
		for _, o := range question.Options {
			if strings.Trim(o.Code, "0123456789") == "" {
				t.Errorf("%s: the code %s of an option looks like a mark", question.ID, o.Code)
			}
		}
	}
}

// TestResolution69Topics: every topic of the proposals is asked about, and each question cites just the clauses in
// which its topics stand.
func TestResolution69Topics(t *testing.T) {
	topics, err := questionnaires.OpenReference("r69")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]*questionnaires.Reference{}
	for id, file := range map[string]string{"R69-2014": "r69-2014", "R69-2021": "r69-2021"} {
		if texts[id], err = questionnaires.OpenReference(file); err != nil {
			t.Fatal(err)
		}
		if texts[id].Status != "proposal" {
			t.Errorf("%s is of status %q, want proposal", id, texts[id].Status)
		}
	}
	asked := map[string]bool{}
	for _, question := range resolution69(t).Questions() {
		var want, have []string
		for _, topic := range question.Maps["r69"] {
			asked[topic] = true
			for id, text := range texts {
				for _, clause := range text.Clauses[topic] {
					want = append(want, id+" "+clause)
				}
			}
		}
		for _, source := range question.Sources {
			if strings.HasPrefix(source, "R69-") {
				have = append(have, source)
			}
		}
		slices.Sort(want)
		slices.Sort(have)
		if want = slices.Compact(want); !slices.Equal(have, want) {
			t.Errorf("%s cites %v; its topics %v stand in %v", question.ID, have, question.Maps["r69"], want)
		}
	}
	for _, topic := range topics.Entries {
		if !asked[topic.Code] {
			t.Errorf("nothing asks about %s, %s", topic.Code, topic.Text)
		}
	}
}

// TestResolution69Depth: each question tells the interviewer what is needed to ask it, and what can be told with
// evidence names it. What says only who reports needs none.
func TestResolution69Depth(t *testing.T) {
	for _, q := range resolution69(t).Questions() {
		if q.Label == "" || q.Why == "" || len(q.Whom) == 0 || len(q.How) == 0 || q.Minutes == 0 {
			t.Errorf("%s: a label, a why, whom, how or minutes is not there", q.ID)
		}
		if len(q.Evidence) == 0 && !slices.Contains([]string{"report.office", "report.region", "report.groups"}, q.ID) {
			t.Errorf("%s names no evidence", q.ID)
		}
	}
}

// TestResolution69Matches: what is asked for and what is offered have the same subjects and kinds, so that the one
// can be laid beside the other.
func TestResolution69Matches(t *testing.T) {
	q := resolution69(t)
	asked, offered := q.Question("asked.support"), q.Question("offered.help")
	for i, column := range []string{"subject", "kind"} {
		if asked.Columns[i].ID != column || !slices.Equal(asked.Columns[i].Options, offered.Columns[i].Options) {
			t.Errorf("%s: what is asked for and what is offered have other options", column)
		}
	}
	if !slices.Equal(q.Question("report.responsible").Columns[0].Options, asked.Columns[0].Options) {
		t.Error("who is responsible is asked by other subjects")
	}
}

func TestResolution69IsLintClean(t *testing.T) {
	for _, finding := range questionnaires.Lint(resolution69(t)) {
		t.Error(finding.Message(lang.English()))
	}
}
