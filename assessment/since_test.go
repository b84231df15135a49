package assessment

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"cirtkit/questionnaires"
)

// onTime are options whose clock begins at an hour of one day.
func onTime(author string, hour int) Options {
	o := fixed(author)
	now := time.Date(2026, 11, 21, hour, 0, 0, 0, time.UTC)
	o.Now = func() time.Time {
		now = now.Add(time.Minute)
		return now
	}
	return o
}

// TestSince reads what a file records after a state of its own, after an undo, and of another file.
func TestSince(t *testing.T) {
	id := "mandate.legal-basis"
	f, err := Create(filepath.Join(t.TempDir(), "a.cirt"), example(), onTime("Ada", 9))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	why := func(code, reason string) Intent {
		i := answer(t, id, code)
		i.Why = reason
		return i
	}
	mustSave(t, f, why("0", ""))
	first := f.State()
	mustSave(t, f, why("1", "changed"))
	middle := f.State()
	mustSave(t, f, why("2", "corrected"))
	mustSave(t, f, SetFinding(id, "No answer."))
	cleared := SetAnswer(question(t, id), questionnaires.Answer{})
	mustSave(t, f, cleared)
	mustSave(t, f, why("3", "changed"))
	mustSave(t, f, Intent{Undo: UndoLatest})
	got := f.Log().Since(first, nil, f.State())[id]
	want := []Recorded{
		{Before: option("0"), Answer: option("1"), Why: "changed", By: "Ada"},
		{Before: option("1"), Answer: option("2"), Why: "corrected", By: "Ada"},
		{Before: option("2"), By: "Ada"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Recorded{}, "At")); diff != "" {
		t.Error(diff)
	}
	// Up to a state that the file once had, and back from a later one.
	if diff := cmp.Diff(want[:1], f.Log().Since(first, nil, middle)[id], cmpopts.IgnoreFields(Recorded{}, "At")); diff != "" {
		t.Error(diff)
	}
	if got := f.Log().Since(f.State(), nil, middle); len(got) != 0 {
		t.Errorf("back: %v", got)
	}
	// Another file that began later counts whole; one that began before, from that one's last change on.
	other, err := Create(filepath.Join(t.TempDir(), "b.cirt"), example(), onTime("Grace", 8))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	mustSave(t, other, why("2", ""))
	early := other.State()
	if n := len(f.Log().Since(early, nil, f.State())[id]); n != 4 {
		t.Errorf("%d values since a file that began before, want 4", n)
	}
	if n := len(other.Log().Since(f.State(), nil, early)[id]); n != 0 {
		t.Errorf("%d values of a file that began before and was not written in since", n)
	}
}

// TestSinceAcrossMerges: in a file that grew from copies, what comes since a state is what that state's file does
// not hold, whatever ways the copies went.
func TestSinceAcrossMerges(t *testing.T) {
	ids := []string{"mandate.legal-basis", "service.alerts"}
	rapid.Check(t, func(r *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			r.Fatal(err)
		}
		path := filepath.Join(folder, "base.cirt")
		f, err := Create(path, example(), fixed("Base"))
		if err != nil {
			r.Fatal(err)
		}
		f.Close()
		write := func(path, author string) {
			f, err := Open(path, fixed(author))
			if err != nil {
				r.Fatal(err)
			}
			defer f.Close()
			for range rapid.IntRange(0, 3).Draw(r, "acts") {
				i := Intent{Undo: UndoLatest}
				if rapid.IntRange(0, 5).Draw(r, "undo") > 0 {
					q := example().Question(rapid.SampledFrom(ids).Draw(r, "question"))
					i = SetAnswer(q, option(rapid.SampledFrom(q.Options).Draw(r, "option").Code))
				}
				if _, err := f.Save(i); err != nil {
					r.Fatal(err)
				}
			}
		}
		read := func(path string) *File {
			f, err := Read(path)
			if err != nil {
				r.Fatal(err)
			}
			return f
		}
		write(path, "Base")
		base := read(path)
		var copies []*File
		var paths []string
		for _, author := range []string{"Ada", "Grace"} {
			to := filepath.Join(folder, author+".cirt")
			src, err := os.ReadFile(path)
			if err != nil {
				r.Fatal(err)
			}
			if err := os.WriteFile(to, src, 0o600); err != nil {
				r.Fatal(err)
			}
			write(to, author)
			copies, paths = append(copies, read(to)), append(paths, to)
		}
		merged := filepath.Join(folder, "merged.cirt")
		if _, err := MergeFiles(merged, paths...); err != nil {
			r.Fatal(err)
		}
		fresh := read(merged)
		write(merged, "Lin")
		last := read(merged)
		newest := last
		// The last one since each of the others, and one copy since the other.
		since := func(earlier, last *File) {
			held := map[hash]bool{}
			for _, a := range earlier.Log().Acts {
				held[a.hash()] = true
			}
			want := map[string][]string{}
			log := last.Log()
			counts := foldOf(hashOf(log.header), log.Acts).counts
			for i, a := range log.Acts {
				for k := range a.Sets() {
					if set := &a.Sets()[k]; counts[i] && !held[a.hash()] && set.Field.Kind() == kindAnswer {
						want[set.Field.Question()] = append(want[set.Field.Question()], answerOf(set).Option)
					}
				}
			}
			records := []*Log{earlier.Log()}
			if earlier == fresh && last == newest {
				records = append(records, nil) // a state that this very file has had needs no record
			}
			for _, record := range records {
				got := map[string][]string{}
				for id, list := range log.Since(earlier.State(), record, last.State()) {
					for _, g := range list {
						got[id] = append(got[id], g.Answer.Option)
					}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					r.Fatal(diff)
				}
			}
			// A state's own file is never ahead of it.
			if own := earlier.Log().Since(earlier.State(), nil, earlier.State()); len(own) != 0 {
				r.Fatalf("since itself: %v", own)
			}
		}
		for _, earlier := range []*File{copies[0], copies[1], base, fresh, last} {
			since(earlier, last)
		}
		since(copies[0], copies[1])
		since(copies[1], copies[0])
		since(fresh, copies[0])
	})
}

// TestPlainOption: the short way reads what the long way reads, and leaves alone what it can't be sure of.
func TestPlainOption(t *testing.T) {
	for raw, short := range map[string]bool{
		`{"state":"answered","option":"2"}`:                 true,
		`{"state":"answered","option":"in-force.2_A"}`:      true,
		`{"state":"answered","option":""}`:                  false,
		`{"state":"answered","option":"a\u0062"}`:           false,
		`{"state":"answered","option":"\u202e2"}`:           false,
		`{"state":"answered","option":"2","reason":"x"}`:    false,
		`{"state":"answered", "option":"2"}`:                false,
		`{"state":"answered","option":"2"} `:                false,
		`{"state":"answered","option":"2","option":"3"}`:    false,
		`{"state":"dont-know"}`:                             false,
		`{"state":"answered","option":"é"}`:                 false,
		`{"state":"answered","options":["2"]}`:              false,
		`{"state":"answered","option":"`:                    false,
		`{"state":"answered","option":"2"}{"state":"none"}`: false,
	} {
		code, ok := plainOption([]byte(raw))
		if ok != short {
			t.Errorf("plainOption(%s) = %q, %v", raw, code, ok)
		}
		if !ok {
			continue
		}
		var long questionnaires.Answer
		if err := json.Unmarshal([]byte(raw), &long); err != nil || long.Option != code || long.State != questionnaires.Answered {
			t.Errorf("%s is %q the short way, %+v the long way, %v", raw, code, long, err)
		}
	}
}

// TestSinceHostile: whatever a file says, reading what it records ends and stays within it.
func TestSinceHostile(t *testing.T) {
	f := newFile(t)
	for _, code := range []string{"0", "1", "2"} {
		mustSave(t, f, answer(t, "mandate.legal-basis", code))
	}
	src := bytesOf(t, f.Path())
	lines := bytes.SplitAfter(src, []byte("\n"))
	for skip := 2; skip < len(lines)-1; skip++ { // an act is lost: others follow what is not there
		damaged, err := ReadBytes(bytes.Join(slices.Delete(slices.Clone(lines), skip, skip+1), nil), "x")
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*State{f.State(), damaged.State(), {}, {ID: f.State().ID, Acts: 7, Head: "none"}} {
			if n := len(damaged.Log().Since(s, f.Log(), damaged.State())["mandate.legal-basis"]); n > 2 {
				t.Errorf("%d values", n)
			}
		}
	}
}
