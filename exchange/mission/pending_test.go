package mission

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// shown is what is pending, a line an item: with whom, kind, what, about, due.
func shown(p Pending) []string {
	var out []string
	for _, w := range p.Institutions {
		with := w.Role + w.Name
		if w.Assessors {
			with = "assessors"
		}
		for _, i := range w.Items {
			about := i.Status
			if i.Question != nil {
				about = i.Question.ID
			}
			if i.Evidence != nil {
				about = i.Evidence.ID
			}
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s: %s %s %s %s", with, i.Kind, i.What, about, i.Due)))
		}
	}
	return out
}

func pendingIn(s *assessment.State, on string) Pending {
	day := on
	if day == "" {
		day = s.About.Date
	}
	return PendingOf(s, scoring.Score(s.Questionnaire, s.ScoringInput(day)), on)
}

func option(code string) questionnaires.Answer {
	return questionnaires.Answer{State: questionnaires.Answered, Option: code}
}

// settled is a state in which everything is answered and nothing above the bottom is claimed.
func settled(t *testing.T) *assessment.State {
	t.Helper()
	fact := questionnaires.Answer{State: questionnaires.Answered}
	return &assessment.State{
		Questionnaire: folder(t, nil),
		About:         assessment.About{Date: "2026-06-01"},
		Status:        assessment.Status{Now: "approved"},
		Answers: map[string]*assessment.Entry{
			"a.kind":   {Answer: option("shared")},
			"a.law":    {Answer: option("0")},
			"a.shared": {Answer: questionnaires.Answer{State: questionnaires.Withheld}},
			"b.room":   {Answer: option("0")},
			"b.number": {Answer: questionnaires.Answer{State: questionnaires.Answered, Number: "1"}},
			"b.since":  {Answer: questionnaires.Answer{State: questionnaires.Answered, Date: "2019-01-01"}},
			"b.name":   {Answer: questionnaires.Answer{State: questionnaires.Answered, Text: "x"}},
			"b.list":   {Answer: fact},
		},
	}
}

func TestPending(t *testing.T) {
	record := func(id, how string, change func(*assessment.Evidence)) assessment.Evidence {
		e := assessment.Evidence{ID: id, Reference: id, How: how, Supports: map[string]string{"a.law": "2"}}
		if change != nil {
			change(&e)
		}
		return e
	}
	promised := func(by, due string) func(*assessment.Evidence) {
		return func(e *assessment.Evidence) { e.Promised, e.Due = by, due }
	}
	tests := []struct {
		name   string
		on     string
		change func(*assessment.State)
		want   []string
	}{
		{"nothing", "", func(*assessment.State) {}, nil},
		{"a new file", "", func(s *assessment.State) { s.Answers, s.Status.Now = nil, "draft" }, []string{
			"head: open unanswered a.kind", "head: open unanswered b.room", "head: open unanswered b.since",
			"head: open unanswered b.name", "head: open unanswered b.list", "head: open may-be-asked a.shared", "legal: open unanswered a.law", "partner: open may-be-asked b.many",
			": open may-be-asked b.number", "assessors: verify status-open agreed",
		}},
		{"don't know is open, withheld is not", "", func(s *assessment.State) {
			s.Answers["a.law"].Answer = questionnaires.Answer{State: questionnaires.DontKnow}
		}, []string{"legal: open dont-know a.law"}},
		{"what is not asked is not pending", "", func(s *assessment.State) {
			s.Answers["a.kind"].Answer = option("own")
			delete(s.Answers, "a.shared")
		}, nil},
		{"a claim without evidence", "", func(s *assessment.State) { s.Answers["a.law"].Answer = option("2") }, []string{"legal: verify not-supported a.law"}},
		{"a claim with evidence for less", "", func(s *assessment.State) {
			s.Answers["a.law"].Answer = option("2")
			s.Evidence = []assessment.Evidence{record("e1", "received", func(e *assessment.Evidence) { e.Supports["a.law"] = "1" })}
		}, []string{"legal: verify not-supported a.law"}},
		{"a claim with evidence", "", func(s *assessment.State) {
			s.Answers["a.law"].Answer = option("2")
			s.Evidence = []assessment.Evidence{record("e1", "received", nil)}
		}, nil},
		{"promised evidence stands for the claim that it is for", "", func(s *assessment.State) {
			s.Answers["a.law"].Answer = option("2")
			s.Evidence = []assessment.Evidence{record("e1", "promised", promised("Ministry", "2026-07-01"))}
		}, []string{"Ministry: promised evidence-promised e1 2026-07-01"}},
		{"overdue first, then by day, then without a day", "", func(s *assessment.State) {
			s.Evidence = []assessment.Evidence{
				record("e1", "promised", promised("legal office", "")), record("e2", "promised", promised("Legal office", "2026-08-01")),
				record("e3", "promised", promised("legal", "2026-05-31")), record("e4", "promised", promised("Legal office", "2026-06-01")),
			}
			s.Answers["a.law"].Answer = questionnaires.Answer{}
		}, []string{
			"legal: promised evidence-overdue e3 2026-05-31", "legal: promised evidence-promised e4 2026-06-01",
			"legal: promised evidence-promised e2 2026-08-01", "legal: promised evidence-promised e1", "legal: open unanswered a.law",
		}},
		{"overdue on another day", "2026-05-01", func(s *assessment.State) {
			s.Evidence = []assessment.Evidence{record("e1", "promised", promised("legal", "2026-05-31"))}
		}, []string{"legal: promised evidence-promised e1 2026-05-31"}},
		{"no day, nothing overdue", "", func(s *assessment.State) {
			s.About.Date = ""
			s.Evidence = []assessment.Evidence{record("e1", "promised", promised("legal", "2001-05-31"))}
		}, []string{"legal: promised evidence-promised e1 2001-05-31"}},
		{"described, and run out", "", func(s *assessment.State) {
			s.Evidence = []assessment.Evidence{
				record("e1", "described", nil),
				record("e2", "seen", func(e *assessment.Evidence) { e.Issuer, e.ValidUntil = "Board", "2026-05-31" }),
				record("e3", "seen", func(e *assessment.Evidence) { e.ValidUntil = "2026-06-01" }), // the day itself still counts
			}
		}, []string{"legal: verify evidence-unseen e1", "Board: verify evidence-expired e2 2026-05-31"}},
		{"accounts differ, with each whose they are", "", func(s *assessment.State) {
			s.Answers["b.room"].Positions = []assessment.Position{
				{Institution: "Head of the team", Answer: option("1"), Note: "secret"}, {Institution: "Board", Answer: option("0")}, {Institution: "Board", Answer: option("1")},
			}
			s.Answers["a.law"].Positions = []assessment.Position{{Institution: "Board", Answer: option("1")}, {Institution: "Court", Answer: option("1")}}
		}, []string{"head: verify accounts-differ b.room", "Board: verify accounts-differ b.room"}},
		{"reviews are missed once there are some", "", func(s *assessment.State) {
			s.Answers["b.room"].Review = &assessment.Review{By: "R", Answer: option("0")}
		}, []string{"assessors: verify not-reviewed a.law"}},
		{"what contradicts itself before what lacks something", "", func(s *assessment.State) {
			s.Answers["a.law"].Answer = option("2")
			s.Answers["b.room"].Positions = []assessment.Position{{Institution: "legal", Answer: option("1")}, {Institution: "Board", Answer: option("0")}}
			s.Answers["a.shared"].Answer = questionnaires.Answer{}
			s.Evidence = []assessment.Evidence{record("e1", "promised", promised("legal", "2026-05-31"))}
			s.Evidence[0].Supports = map[string]string{"b.room": "1"}
		}, []string{
			"head: open unanswered a.shared", "legal: promised evidence-overdue e1 2026-05-31", "legal: verify accounts-differ b.room",
			"legal: verify not-supported a.law", "Board: verify accounts-differ b.room",
		}},
		{"for the assessors to decide", "", func(s *assessment.State) {
			s.Status.Now = "agreed"
			s.Answers["a.law"].Conflict = true
			s.Answers["b.room"].Answer = questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "rented"}
			s.Answers["b.name"].Marked = true
			s.Evidence = []assessment.Evidence{record("e1", "seen", func(e *assessment.Evidence) { e.Conflict = true })}
		}, []string{
			"assessors: verify records-differ e1", "assessors: verify answers-differ a.law", "assessors: verify reason-open b.room",
			"assessors: verify marked b.name", "assessors: verify status-open fact-checked",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := settled(t)
			tt.change(s)
			p := pendingIn(s, tt.on)
			if got := shown(p); !slices.Equal(got, tt.want) {
				t.Errorf("pending\n%s, want\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			for _, w := range p.Institutions {
				for _, i := range w.Items {
					for _, a := range i.Accounts {
						if a.Note != "" {
							t.Errorf("the note %q of a position is shown", a.Note)
						}
					}
				}
			}
		})
	}
}

func TestWhatWaitsWithSeveralCountsOnce(t *testing.T) {
	s := settled(t)
	s.Answers["b.room"].Positions = []assessment.Position{{Institution: "A", Answer: option("1")}, {Institution: "B", Answer: option("0")}}
	p := pendingIn(s, "")
	if p.CountWhat(AccountsDiffer) != 1 || p.CountWhat(NotSupported) != 0 {
		t.Errorf("%d accounts differ and %d answers lack evidence, want 1 and 0", p.CountWhat(AccountsDiffer), p.CountWhat(NotSupported))
	}
	if len(p.Institutions) != 2 || p.Count(Verify) != 1 {
		t.Errorf("%d institutions, %d to verify; want 2 and 1", len(p.Institutions), p.Count(Verify))
	}
}

// The state is not changed, so a note that is left out of a list stays in the file.
func TestPendingLeavesTheState(t *testing.T) {
	s := settled(t)
	s.Answers["b.room"].Positions = []assessment.Position{{Institution: "A", Answer: option("1"), Note: "kept"}, {Institution: "B", Answer: option("0")}}
	pendingIn(s, "")
	if s.Answers["b.room"].Positions[0].Note != "kept" {
		t.Error("the note is gone from the state")
	}
}
