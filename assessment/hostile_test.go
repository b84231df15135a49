package assessment

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/fault"
)

// Files that are made to be slow: each has many acts that refer to each other in the worst way there is.
// None may take much longer than an honest file of its size; a test that hangs shows the fault.
func TestFilesMadeToBeSlow(t *testing.T) {
	const acts = 20_000
	lines := damageable(t)
	start := lines[0] + lines[1]
	header := hashOf([]byte(strings.TrimSuffix(lines[0], "\n")))
	approval := statusValue{Now: "approved", Approval: &Approval{Name: "A", Head: headOf([]hash{header})}}
	tests := []struct {
		name string
		make func(i int, before []hash) *written
		want func(s *State) bool
	}{
		{"one field, nothing replaced", func(i int, _ []hash) *written {
			return &written{N: 1, prev: []hash{header}, Sets: []writtenSet{{Field: "finding/mandate.review", Value: mustJSON(fmt.Sprint(i))}}}
		}, func(s *State) bool { return s.Ends == acts && len(s.Conflicts[0].Values) == acts }},
		{"one field, each over the first two", func(i int, before []hash) *written {
			a := &written{N: 1, prev: []hash{header}, Sets: []writtenSet{{Field: "finding/mandate.review", Value: mustJSON(fmt.Sprint(i))}}}
			if i > 1 {
				a.N, a.prev = 2, sortedHashes(before[0], before[1])
				a.Sets[0].over = a.prev
			}
			return a
		}, func(s *State) bool { return s.Ends == acts-2 && len(s.Conflicts[0].Values) == acts-2 }},
		{"undo of undo of undo", func(i int, before []hash) *written {
			if i == 0 {
				return &written{N: 1, prev: []hash{header}, Sets: []writtenSet{{Field: "finding/mandate.review", Value: mustJSON("x")}}}
			}
			return &written{N: i + 1, prev: []hash{before[i-1]}, undoes: true, undo: before[i-1]}
		}, func(s *State) bool { return s.Ends == 1 && s.Answers["mandate.review"] == nil }},
		{"signed pages over signed pages", func(i int, before []hash) *written {
			if i == 0 {
				return &written{N: 1, prev: []hash{header}, Sets: []writtenSet{{Field: fieldStatus, Value: mustJSON(approval)}}}
			}
			a := &written{N: i + 1, prev: []hash{before[i-1]}, Sets: []writtenSet{{
				Field: "evidence/e1-0000", Value: mustJSON(Evidence{Reference: fmt.Sprint(i), How: "seen", SignedPage: approval.Approval.Head}),
			}}}
			if i > 2 {
				a.Sets[0].over = sortedHashes(before[i-1], before[i-2])
			} else if i == 2 {
				a.Sets[0].over = []hash{before[1]}
			}
			return a
		}, func(s *State) bool {
			return s.Status.Now == "approved" && len(s.Evidence) == 1 && len(s.Conflicts) == 0
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var file strings.Builder
			file.WriteString(start)
			made := make([]hash, 0, acts)
			for i := range acts {
				line := tt.make(i, made).appendLine(nil)
				made = append(made, hashOf(line))
				file.Write(line)
				file.WriteByte('\n')
			}
			f, err := ReadBytes([]byte(file.String()), "slow")
			if err != nil || len(f.Damage()) > 0 {
				t.Fatal(err, f.Damage()[:min(3, len(f.Damage()))])
			}
			if !tt.want(f.State()) {
				t.Errorf("the state is of %d acts with %d ends, %d conflicts, status %+v", f.State().Acts, f.State().Ends, len(f.State().Conflicts), f.State().Status)
			}
		})
	}
}

func sortedHashes(a, b hash) []hash {
	if a.compare(b) > 0 {
		a, b = b, a
	}
	return []hash{a, b}
}

// The limit of values is counted over all acts, so that no file takes more memory than it says.
func TestMoreValuesThanAFileMayGive(t *testing.T) {
	lines := damageable(t)
	var sets strings.Builder
	for i := range maxSets {
		fmt.Fprintf(&sets, `,{"field":"x/%d"}`, i)
	}
	var src strings.Builder
	src.WriteString(lines[0] + lines[1])
	prev := hashOf([]byte(strings.TrimSuffix(lines[0], "\n")))
	for i := range maxValues/maxSets + 1 {
		fmt.Fprintf(&src, `{"n":%d,"prev":["%s"],"at":"2026-11-21T14:02:11Z","set":[%s]}`+"\n", i+1, prev, sets.String()[1:])
	}
	_, err := ReadBytes([]byte(src.String()), "a.cirt")
	var f *fault.Fault
	if !errors.As(err, &f) || f.Key != "assessment.too-many-values" || f.Kind != fault.Input {
		t.Errorf("ReadBytes = %v, want assessment.too-many-values", err)
	}
}

// What every page is marked with, and what the score rests on, is one of the words of the format, or a
// date: another value is kept and named, and counts for nothing.
func TestValuesThatAreNoneOfTheWords(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, SetAbout(About{Subject: "Examplia", TLP: "TLP:BLACK", Date: "31/12/2026", Mode: "none", TeamKind: "x"}))
	mustSave(t, f, PutEvidence(Evidence{ID: "e1-0000", Reference: "r", How: "seen", ValidUntil: "31/12/2020"}))
	mustSave(t, f, PutEvidence(Evidence{ID: "e2-0000", Reference: "r", How: "guessed"}))
	s := f.State()
	if want := (About{Subject: "Examplia"}); !reflect.DeepEqual(s.About, want) {
		t.Errorf("about is %+v, want %+v", s.About, want)
	}
	var fields []string
	for _, u := range s.Unknown {
		fields = append(fields, string(u.Field))
		if u.Why == nil || u.Why.Key != "assessment.unknown.value" {
			t.Errorf("%s is unknown because of %v", u.Field, u.Why)
		}
	}
	want := []string{"about/date", "about/mode", "about/team-kind", "about/tlp", "evidence/e1-0000", "evidence/e2-0000"}
	if !slices.Equal(fields, want) {
		t.Errorf("unknown are %q, want %q", fields, want)
	}
}

// A second line could pass for something else on a page, or in a terminal.
func TestNamesHaveOneLine(t *testing.T) {
	const two = "one\ntwo"
	f := newFile(t)
	mustSave(t, f,
		SetAbout(About{Subject: two, Country: two, Team: two, Marking: two, Target: two, Language: two, Assessors: []string{two}}),
		PutEvidence(Evidence{ID: "e1-0000", Reference: two, Place: two, Issuer: two, Date: two, Marking: two, How: "seen", Promised: two, Due: two, File: two, SHA256: two}),
		PutSession(Session{ID: "s1-0000", Kind: two, Date: two, Place: two, Institutions: []string{two}, Roles: []string{two}}),
		Release("x1-0000", Released{To: two, Uses: []string{two}, Date: two}),
		PutReview("mandate.review", Review{By: two, Answer: option("0")}),
		SetFinding("mandate.review", two))
	s := f.State()
	shown := fmt.Sprintf("%#v %#v %#v %#v %q", s.About, s.Evidence, s.Sessions, s.Status.Released, s.Answers["mandate.review"].Review.By)
	if strings.Contains(shown, `\n`) || strings.Count(shown, "one two") != 25 {
		t.Errorf("%d names of one line in %s", strings.Count(shown, "one two"), shown)
	}
	if got := s.Answers["mandate.review"].Finding; got != two {
		t.Errorf("the finding is %q; it may have several lines", got)
	}
}
