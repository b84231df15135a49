package assessment

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"cirtkit/questionnaires"
)

func noSyncing(f *os.File) disk { return noSync{f} }

func TestSupposing(t *testing.T) {
	f := newFile(t)
	mustSave(t, f,
		answer(t, legal, "1"), SetFinding(legal, "Decree 12."), answer(t, "mandate.review", "0"),
		PutReview(legal, Review{By: "Lin", Answer: option("1")}),
		PutEvidence(Evidence{ID: "e1-0000", Reference: "r", How: "seen", Supports: map[string]string{legal: "2"}}),
	)
	s := f.State()
	before := asJSON(t, s)
	supposed := s.Supposing(map[string]questionnaires.Answer{
		legal: option("3"), "mandate.review": {}, "service.alerts": option("yes"), "gone": option("1"),
	})
	if got := asJSON(t, s); got != before {
		t.Errorf("the state itself has changed:\n%s", got)
	}
	want := map[string]*Entry{
		legal: {
			Answer: option("3"), Finding: "Decree 12.",
			Review: &Review{By: "Lin", Answer: option("1"), At: s.Answers[legal].Review.At},
		},
		"service.alerts": {Answer: option("yes")},
	}
	if diff := cmp.Diff(want, supposed.Answers, cmpopts.IgnoreUnexported(Entry{})); diff != "" {
		t.Error(diff)
	}
	in := supposed.ScoringInput("2026-11-22")
	if g := in[legal]; g.Answer.Option != "3" || g.Supported != "2" || g.Reviewed == nil || g.Reviewed.Option != "1" {
		t.Errorf("scoring is told %+v", g)
	}
	if _, there := in["mandate.review"]; there {
		t.Error("what was cleared is still there")
	}
	if supposed.Head != s.Head || supposed.Status.Now != s.Status.Now {
		t.Error("the head or the status has changed")
	}
	if none := s.Supposing(nil); asJSON(t, none) != before {
		t.Error("supposing nothing changes something")
	}
}

func TestSupposingSettlesConflicts(t *testing.T) {
	f := newFile(t)
	other := mustOpen(t, copyOf(t, f, "other.cirt"), "Grace")
	mustSave(t, f, answer(t, legal, "1"), answer(t, "mandate.review", "1"))
	mustSave(t, other, answer(t, legal, "2"), answer(t, "mandate.review", "2"))
	merged := filepath.Join(t.TempDir(), "merged.cirt")
	if _, err := MergeFiles(merged, f.Path(), other.Path()); err != nil {
		t.Fatal(err)
	}
	s := mustRead(t, merged).State()
	if len(s.Conflicts) != 2 || !s.Answers[legal].Conflict {
		t.Fatalf("conflicts: %v", s.Conflicts)
	}
	supposed := s.Supposing(map[string]questionnaires.Answer{legal: option("3")})
	if len(supposed.Conflicts) != 1 || supposed.Answers[legal].Conflict || !supposed.Answers["mandate.review"].Conflict {
		t.Errorf("conflicts: %v", supposed.Conflicts)
	}
	if g := supposed.ScoringInput("")[legal]; g.Conflict || g.Answer.Option != "3" {
		t.Errorf("scoring is told %+v", g)
	}
	if len(s.Conflicts) != 2 || !s.Answers[legal].Conflict {
		t.Error("the state itself has changed")
	}
}

// What can't be read is recorded all the same: an answer that is cleared leaves it there, as saving would.
func TestSupposingKeepsWhatCannotBeRead(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, legal, "1"), SetProvided(legal, "nobody"))
	supposed := f.State().Supposing(map[string]questionnaires.Answer{legal: {}})
	mustSave(t, f, SetAnswer(example().Question(legal), questionnaires.Answer{}))
	saved := f.State()
	if saved.Answers[legal] == nil || supposed.Answers[legal] == nil || len(supposed.Unknown) != 1 {
		t.Errorf("saving leaves %+v, supposing %+v", saved.Answers[legal], supposed.Answers[legal])
	}
}

// Supposing answers gives what saving them gives, but for who said it and when.
func TestSupposingIsLikeSaving(t *testing.T) {
	folder := t.TempDir()
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		path := filepath.Join(folder, fmt.Sprintf("%d.cirt", run))
		r := &replicas{t: rt, ever: map[string]bool{}}
		f, err := Create(path, example(), r.options(0))
		if err != nil {
			rt.Fatal(err)
		}
		f.through = noSyncing
		r.files = []*File{f}
		defer func() { r.files[0].Close() }()
		for range rapid.IntRange(0, 12).Draw(rt, "before") {
			r.save(0, r.intent(r.files[0]))
			if rapid.IntRange(0, 3).Draw(rt, "merge") == 0 {
				// Somebody else works on a copy of what was there, so that values stand beside each other.
				base, err := ReadBytes(r.bytes(0), "base")
				if err != nil {
					rt.Fatal(err)
				}
				side := filepath.Join(folder, fmt.Sprintf("%d-side.cirt", run))
				if err := os.WriteFile(side, base.Log().bytes(base.Log().Acts), 0o600); err != nil {
					rt.Fatal(err)
				}
				other := r.open(side, 1)
				_, err = other.Save(r.intent(other), r.intent(other))
				if err != nil {
					rt.Fatal(err)
				}
				r.save(0, r.intent(r.files[0]), r.intent(r.files[0]))
				merged, err := Merge([][]byte{r.bytes(0), other.Log().bytes(other.Log().Acts)})
				other.Close()
				if err != nil {
					rt.Fatal(err)
				}
				r.put(0, merged)
			}
		}
		answers := map[string]questionnaires.Answer{}
		var all []Intent
		for _, id := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{legal, "mandate.review", "service.alerts", "service.exercises"}), rapid.ID[string]).Draw(rt, "questions") {
			q := example().Question(id)
			states := []questionnaires.Answer{{}, {State: questionnaires.DontKnow}, {State: questionnaires.Withheld}}
			for _, o := range q.Options {
				states = append(states, option(o.Code))
			}
			answers[id] = rapid.SampledFrom(states).Draw(rt, "answer")
			all = append(all, SetAnswer(q, answers[id]))
		}
		supposed := r.files[0].State().Supposing(answers)
		r.save(0, all...)
		saved := r.files[0].State()
		unsigned := func(entries map[string]*Entry) map[string]Entry {
			out := map[string]Entry{}
			for id, e := range entries {
				bare := *e
				if _, is := answers[id]; is {
					bare.By, bare.For, bare.Session, bare.Why, bare.At = "", "", "", "", time.Time{}
				}
				out[id] = bare
			}
			return out
		}
		for _, part := range [][2]any{
			{unsigned(saved.Answers), unsigned(supposed.Answers)},
			{saved.Evidence, supposed.Evidence},
			{saved.Steps, supposed.Steps},
			{len(saved.Conflicts), len(supposed.Conflicts)},
			{len(saved.Unknown), len(supposed.Unknown)},
			{saved.ScoringInput("2026-11-22"), supposed.ScoringInput("2026-11-22")},
		} {
			if got, want := asJSON(rt, part[1]), asJSON(rt, part[0]); got != want {
				rt.Fatalf("supposing gives\n%s\nsaving gives\n%s", got, want)
			}
		}
	})
}
