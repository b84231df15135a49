package exchange

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

func tied(t testing.TB) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Load("testdata/tied")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// made is an assessment with what is saved into it.
func made(t testing.TB, q *questionnaires.Questionnaire, intents ...assessment.Intent) *assessment.File {
	t.Helper()
	f, err := assessment.Create(filepath.Join(t.TempDir(), "a.cirt"), q, assessment.Options{
		Author: "Ada", Now: func() time.Time { return time.Date(2026, 11, 21, 14, 0, 0, 0, time.UTC) }, Random: strings.NewReader(strings.Repeat("0123456789abcdef", 40)),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	if _, err := f.Save(intents...); err != nil {
		t.Fatal(err)
	}
	return f
}

func set(t testing.TB, q *questionnaires.Questionnaire, id, form string) assessment.Intent {
	t.Helper()
	a, err := questionnaires.ParseAnswer(q.Question(id), form)
	if err != nil {
		t.Fatal(err)
	}
	return assessment.SetAnswer(q.Question(id), a)
}

// said writes what an assessment has, by question, and its register.
func said(s *assessment.State) []string {
	var out []string
	for _, q := range s.Questionnaire.Questions() {
		e := s.Answers[q.ID]
		if e == nil {
			continue
		}
		line := q.ID + "=" + questionnaires.FormatAnswer(q, e.Answer) + e.Provided
		for _, r := range e.Rows {
			line += fmt.Sprint(r.Cells)
		}
		out = append(out, line+e.Finding+e.WorkingNote)
	}
	for _, e := range s.Evidence {
		out = append(out, fmt.Sprint(e.Reference, " ", e.How, " ", e.File, e.SignedPage, e.Supports))
	}
	return out
}

func keys(list fault.List) []string {
	var out []string
	for _, f := range list {
		out = append(out, f.Place.String()+" "+f.Key)
	}
	return out
}

// An earlier assessment of another questionnaire offers what the ties name: answers by the map of codes, with
// the evidence for them, and no note, finding or person.
func TestEarlierByTies(t *testing.T) {
	from, to := example(t), tied(t)
	old := made(t, from,
		set(t, from, "mandate.legal-basis", "3"), set(t, from, "mandate.review", "2"), set(t, from, "mandate.host", "?"),
		set(t, from, "service.alerts", "yes"), assessment.SetProvided("service.alerts", "shared"),
		set(t, from, "service.languages", "en,fr"), set(t, from, "service.staff", "3"), set(t, from, "service.since", "2019-05-06"),
		set(t, from, "service.exercises", "="),
		assessment.PutRow("service.exercises", questionnaires.Row{ID: "r1-0000", Cells: map[string]string{"name": "Blue", "year": "2025"}}),
		assessment.PutRow("service.exercises", questionnaires.Row{ID: "r2-0000", Cells: map[string]string{"name": "Old", "year": "1999"}}),
		assessment.SetFinding("mandate.legal-basis", "SECRET finding"), assessment.SetWorkingNote("mandate.legal-basis", "SECRET note"),
		assessment.PutEvidence(assessment.Evidence{ID: "e1-0000", Reference: "Decree", How: "received", File: "d.pdf", SignedPage: strings.Repeat("0", 64), Supports: map[string]string{"mandate.legal-basis": "2", "mandate.review": "2", "service.since": assessment.WholeAnswer}}),
		assessment.PutEvidence(assessment.Evidence{ID: "e2-0000", Reference: "Of nothing here", How: "seen", Supports: map[string]string{"mandate.review": "1"}}),
	)
	in, err := Earlier(to, old.State(), "old.cirt")
	if err != nil {
		t.Fatal(err)
	}
	f := made(t, to)
	plan := Compare(f.State(), in, lang.English())
	wantRefused := []string{
		"old.cirt: mandate.review exchange.earlier-option", "old.cirt: service.staff exchange.earlier-type",
		"old.cirt: service.exercises questionnaires.answer-below",
	}
	if diff := cmp.Diff(wantRefused, keys(plan.Refused)); diff != "" {
		t.Errorf("refused (-want +got):\n%s", diff)
	}
	if _, err := f.Save(plan.Intent(f.NewID, nil)); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"all.basis=c", "all.host=?", "all.alerts=yesshared", "all.languages=fr,en", "all.since=2019-05-06", "all.exercises==map[name:Blue year:2025]",
		"Decree received d.pdfmap[all.basis:c all.since:answer]",
	}
	if diff := cmp.Diff(want, said(f.State())); diff != "" {
		t.Errorf("what came in (-want +got):\n%s", diff)
	}
	if n := len(f.Log().Acts); n != 1 {
		t.Errorf("it came in as %d acts", n)
	}
	// A second time there is nothing to change.
	again := Compare(f.State(), in, lang.English())
	if again.Count(New)+again.Count(Changed) > 0 {
		t.Errorf("a second time it would change %+v", again.Changes)
	}
}

// The tie holds in the other direction too, where the map of codes can be turned round.
func TestEarlierByTiesTurnedRound(t *testing.T) {
	from, to := tied(t), example(t)
	for code, want := range map[string]string{"a": "0", "b": "1", "c": ""} {
		old := made(t, from, set(t, from, "all.basis", code), set(t, from, "all.host", "The ministry"),
			assessment.PutEvidence(assessment.Evidence{ID: "e1-0000", Reference: "Decree", How: "seen", Supports: map[string]string{"all.basis": code}}))
		in, err := Earlier(to, old.State(), "old.cirt")
		if err != nil {
			t.Fatal(err)
		}
		f := made(t, to)
		plan := Compare(f.State(), in, lang.English())
		if _, err := f.Save(plan.Intent(f.NewID, nil)); err != nil {
			t.Fatal(err)
		}
		got := said(f.State())
		wanted := []string{"mandate.host=The ministry"}
		if want != "" {
			wanted = []string{"mandate.legal-basis=" + want, "mandate.host=The ministry", "Decree seen map[mandate.legal-basis:" + want + "]"}
		}
		if diff := cmp.Diff(wanted, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", code, diff)
		}
		if (want == "") != slices.Equal(keys(plan.Refused), []string{"old.cirt: all.basis exchange.earlier-option"}) {
			t.Errorf("%s: refused %v", code, keys(plan.Refused))
		}
	}
}

func library(t testing.TB, id string) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// Through the ties of the library: rows come without the columns that are not asked for, options without
// those that can't be chosen, an answer that shows a lower place comes as that place, and from a lower place
// none comes as a higher one.
func TestEarlierAcrossTheLibrary(t *testing.T) {
	national, stocktake, sim3 := library(t, "national-cirt"), library(t, "resolution-69"), library(t, "sim3-self-assessment")
	establishment := library(t, "establishment")
	for _, tt := range []struct {
		name     string
		from, to *questionnaires.Questionnaire
		intents  []assessment.Intent
		want     []string
	}{
		{"columns", national, stocktake, []assessment.Intent{
			set(t, national, "cirt.teams", "="),
			assessment.PutRow("cirt.teams", questionnaires.Row{ID: "r1-0000", Cells: map[string]string{"name": "Bank CIRT", "kind": "sector", "since": "2020", "contact": "yes"}}),
		}, []string{"partners.teams==map[kind:sector name:Bank CIRT since:2020]"}},
		{"options", national, stocktake, []assessment.Intent{set(t, national, "constituency.served", "central,civil,abroad")}, []string{"preparedness.actors=government,society"}},
		{"no option", national, stocktake, []assessment.Intent{set(t, national, "constituency.served", "abroad")}, nil},
		{"down", establishment, national, []assessment.Intent{set(t, establishment, "arrangement.agreement", "4")}, []string{"mandate.agreement=2"}},
		{"not up again", national, establishment, []assessment.Intent{set(t, national, "mandate.agreement", "2"), set(t, national, "constituency.defined", "2")}, []string{"constituency.defined=2"}},
		{"up on another scale", national, sim3, []assessment.Intent{set(t, national, "incidents.playbooks", "2")}, []string{"p-7=3"}},
		{"and not down from what several show", sim3, national, []assessment.Intent{set(t, sim3, "p-7", "3")}, nil},
	} {
		in, err := Earlier(tt.to, made(t, tt.from, tt.intents...).State(), "old.cirt")
		if err != nil {
			t.Fatal(err)
		}
		f := made(t, tt.to)
		if _, err := f.Save(Compare(f.State(), in, lang.English()).Intent(f.NewID, nil)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, said(f.State())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// An assessment of the same questionnaire offers its answers by id; what differs is a change, what was said
// already is the same, and only what is accepted comes in.
func TestEarlierOfTheSameQuestionnaire(t *testing.T) {
	q := example(t)
	in, err := Earlier(q, filled(t), "old.cirt")
	if err != nil {
		t.Fatal(err)
	}
	f := made(t, q, set(t, q, "mandate.legal-basis", "1"), set(t, q, "service.staff", "3.5"))
	plan := Compare(f.State(), in, lang.English())
	var got []string
	for _, c := range plan.Changes {
		got = append(got, fmt.Sprintf("%s %d%d %s -> %s", c.Question.ID, c.What, c.Kind, c.Old, c.New))
	}
	want := []string{
		"mandate.legal-basis 01 1 · A dated draft -> 2 · A signed decision",
		"mandate.legal-basis 40  -> Decision 12, Seen",
		"mandate.legal-basis 50  -> 2",
		"mandate.host 00  -> ? who: #1",
		"service.alerts 00  -> no · Not yet",
		"service.staff 02 3.5 -> 3.5",
		"service.exercises 10  -> Blue \"Wave\" | 2025",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	only := plan.Intent(f.NewID, func(q *questionnaires.Question) bool { return q.ID == "service.alerts" || q.ID == "service.exercises" })
	if _, err := f.Save(only); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"mandate.legal-basis=1", "service.alerts=no", "service.staff=3.5", "service.exercises=map[name:Blue \"Wave\" year:2025]"}, said(f.State())); diff != "" {
		t.Errorf("what came in (-want +got):\n%s", diff)
	}
}

// What is here stands: another assessment never replaces an answer by "don't know" and the like, and replaces
// another one only where somebody wants that.
func TestAnEarlierAssessmentReplacesNothingUnasked(t *testing.T) {
	q := example(t)
	na := "-:nothing of the kind"
	old := made(t, q, set(t, q, "mandate.legal-basis", "?"), set(t, q, "mandate.host", "!"), set(t, q, "service.staff", na),
		set(t, q, "service.alerts", "yes"), assessment.SetProvided("service.alerts", "shared"), set(t, q, "service.since", "2019-05-06"), set(t, q, "service.languages", "?"),
		assessment.PutEvidence(assessment.Evidence{ID: "e1-0000", Reference: "Log", How: "seen", Supports: map[string]string{"service.alerts": "yes"}}),
		assessment.PutEvidence(assessment.Evidence{ID: "e2-0000", Reference: "Decree", How: "seen", Supports: map[string]string{"service.alerts": "yes", "service.since": assessment.WholeAnswer}}))
	in, err := Earlier(q, old.State(), "old.cirt")
	if err != nil {
		t.Fatal(err)
	}
	here := []assessment.Intent{set(t, q, "mandate.legal-basis", "2"), set(t, q, "mandate.host", "Office"), set(t, q, "service.staff", "3"), set(t, q, "service.alerts", "no")}
	stays := []string{"mandate.legal-basis=2", "mandate.host=Office"}
	for _, tt := range []struct {
		keep bool
		left int
		want []string
	}{
		{true, 8, append(slices.Clone(stays), "service.alerts=no", "service.languages=?", "service.staff=3", "service.since=2019-05-06", "Decree seen map[service.since:answer]")},
		{false, 3, append(slices.Clone(stays), "service.alerts=yesshared", "service.languages=?", "service.staff=3", "service.since=2019-05-06",
			"Log seen map[service.alerts:yes]", "Decree seen map[service.alerts:yes service.since:answer]")},
	} {
		f := made(t, q, here...)
		plan := Compare(f.State(), in, lang.English())
		if tt.keep {
			plan.Keep()
		}
		if n := plan.Count(Left); n != tt.left {
			t.Errorf("keep %v: %d are left as they are, want %d: %+v", tt.keep, n, tt.left, plan.Changes)
		}
		if _, err := f.Save(plan.Intent(f.NewID, nil)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, said(f.State())); diff != "" {
			t.Errorf("keep %v: what came in (-want +got):\n%s", tt.keep, diff)
		}
	}
	// That there is nothing to list is an answer too.
	list := made(t, q, set(t, q, "service.exercises", "="), assessment.PutRow("service.exercises", questionnaires.Row{ID: "r1-0000", Cells: map[string]string{"name": "Blue", "year": "2025"}}))
	rows, err := Earlier(q, list.State(), "old.cirt")
	if err != nil {
		t.Fatal(err)
	}
	nothing := made(t, q, set(t, q, "service.exercises", "="))
	kept := Compare(nothing.State(), rows, lang.English())
	if n := kept.Count(Changed); n != 1 {
		t.Errorf("rows in place of none are %d changes: %+v", n, kept.Changes)
	}
	if kept.Keep(); kept.Count(Left) != 2 || kept.Count(New) > 0 {
		t.Errorf("rows in place of none: %+v", kept.Changes)
	}
	// A form of the same assessment says what it says.
	f := made(t, q, here...)
	form := *in
	form.Earlier = false
	plan := Compare(f.State(), &form, lang.English())
	plan.Keep()
	if n := plan.Count(Left); n > 0 {
		t.Errorf("of a form %d are left", n)
	}
}

func TestReadCSV(t *testing.T) {
	q := example(t)
	for _, tt := range []struct {
		name, src string
		offers    []string
		refused   []string
		err       string
	}{
		{"commas", "\xEF\xBB\xBFQuestion,Answer,Finding\r\nmandate.legal-basis,2,\"two\nlines\"\r\nservice.languages,\"fr,en\",\r\n", []string{"mandate.legal-basis=2 two\nlines a.csv:2", "service.languages=en,fr  a.csv:4"}, nil, ""},
		{"semicolons", "answer;question;note\n?;service.staff;x\n;;\n", []string{"service.staff=?  a.csv:2"}, nil, ""},
		{"tabs", "question\tanswer\tprovided\nservice.alerts\tyes\tsupplier\n", []string{"service.alerts=yes  a.csv:2"}, nil, ""},
		{"short lines", "question,answer\nservice.staff\n", []string{"service.staff=  a.csv:2"}, nil, ""},
		{
			"mistakes", "question,answer\nservice.stuff,1\nservice.staff,many\nservice.staff,1\nmandate.host,a\nmandate.host,b\n",
			[]string{"mandate.host=a  a.csv:5"},
			[]string{"a.csv:2 questionnaires.no-question-near", "a.csv:3 questionnaires.answer-number", "a.csv:4 exchange.csv-twice", "a.csv:6 exchange.csv-twice"},
			"",
		},
		{"dates", "question,answer\nservice.since,1 May 2026\n", []string{"service.since=2026-05-01  a.csv:2"}, nil, ""},
		{"a date of two countries", "question,answer\nservice.since,1.5.2026\n", nil, []string{"a.csv:2 exchange.two-dates"}, ""},
		{"no date", "question,answer\nservice.since,soon\n", nil, []string{"a.csv:2 exchange.not-a-date"}, ""},
		{"no head", "mandate.host,a\n", nil, nil, "a.csv:1 exchange.csv-head"},
		{"empty", "", nil, nil, "a.csv:1 exchange.csv-head"},
		{"Latin-1", "question,answer,finding\nmandate.host,a,D\xe9cret\n", nil, nil, "a.csv:2 exchange.csv-not-utf8"},
		{"UTF-16", "\xff\xfeq\x00u\x00", nil, nil, "a.csv:1 exchange.csv-not-utf8"},
		{"a column twice", "question,answer,Answer\nmandate.host,a,b\n", nil, nil, "a.csv:1 exchange.csv-column-twice"},
		{"broken", "question,answer\n\"a\"b,c\n", nil, nil, "a.csv:2:3 exchange.csv-broken"},
	} {
		in, err := ReadCSV("a.csv", []byte(tt.src), q)
		if err != nil {
			f, ok := err.(*fault.Fault)
			if got := f.Place.String() + " " + f.Key; !ok || got != tt.err || f.Hint(lang.English()) == "" {
				t.Errorf("%s: %s, want %s", tt.name, got, tt.err)
			}
			continue
		}
		var offers []string
		for _, o := range in.Offers {
			offers = append(offers, o.Question.ID+"="+questionnaires.FormatAnswer(o.Question, o.Answer)+" "+o.Finding+" "+o.From)
		}
		if tt.err != "" || !slices.Equal(offers, tt.offers) || !slices.Equal(keys(in.Refused), tt.refused) {
			t.Errorf("%s: offers %q, refused %q", tt.name, offers, keys(in.Refused))
		}
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add("question,answer\nmandate.host,a\n")
	f.Add("question;answer;finding\nmandate.host;\"a\nb\";x\n")
	q := example(f)
	f.Fuzz(func(t *testing.T, src string) {
		in, err := ReadCSV("a.csv", []byte(src), q)
		if (in == nil) == (err == nil) {
			t.Errorf("read as %v, %v", in, err)
		}
	})
}
