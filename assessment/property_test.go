package assessment

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"cirtkit/questionnaires"
)

// replicas are copies of one assessment on which several people work. Everything that was ever saved is
// remembered.
type replicas struct {
	t      *rapid.T
	files  []*File
	ever   map[string]bool // lines that were saved anywhere
	now    time.Time       // of every save
	inputs ScoringInputs
	trails [3][]trodden // of each replica, since its file was opened
}

// trodden is one save, and the state before it.
type trodden struct {
	before  *State
	at      time.Time
	intents []Intent
}

// noSync is a disk that is written but not synced: the properties here are not about the disk.
type noSync struct{ *os.File }

func (noSync) Sync() error { return nil }

// options are those of one of the people, whose clocks all show the same.
func (r *replicas) options(who int) Options {
	o := fixed(fmt.Sprintf("author %d", who))
	o.Now = func() time.Time { return r.now }
	return o
}

func (r *replicas) open(path string, who int) *File {
	f, err := Open(path, r.options(who))
	if err != nil {
		r.t.Fatal(err)
	}
	f.through = func(disk *os.File) disk { return noSync{disk} }
	return f
}

// put gives replica i the content of a file.
func (r *replicas) put(i int, content []byte) {
	path := r.files[i].Path()
	r.files[i].Close()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		r.t.Fatal(err)
	}
	r.files[i] = r.open(path, i)
	r.trails[i] = nil
}

func (r *replicas) bytes(i int) []byte {
	b, err := os.ReadFile(r.files[i].Path())
	if err != nil {
		r.t.Fatal(err)
	}
	return b
}

// intent draws one thing that a person can do.
func (r *replicas) intent(f *File) Intent {
	question := func(id string) *questionnaires.Question { return example().Question(id) }
	id := rapid.SampledFrom([]string{"mandate.legal-basis", "mandate.review"}).Draw(r.t, "question")
	code := rapid.SampledFrom([]string{"0", "1", "2"}).Draw(r.t, "code")
	switch rapid.IntRange(0, 24).Draw(r.t, "what") {
	case 11:
		return SetStatus(rapid.SampledFrom([]string{"draft", "agreed", "fact-checked", "no-status"}).Draw(r.t, "status"))
	case 12:
		return PutReview(id, Review{By: "Rev " + code, Answer: option(code)})
	case 13:
		return PutPosition(id, Position{Session: "s1-0000", Institution: "Ministry / " + code, Answer: option(code), Note: code})
	case 14:
		return RemovePosition(id, "s1-0000", "Ministry / "+code)
	case 15:
		return SetAbout(About{Subject: "Examplia " + code, Date: "2026-01-0" + code}, rapid.SampledFrom(aboutNames).Draw(r.t, "name"))
	case 16:
		return PutSession(Session{ID: "s" + code + "-0000", Kind: "interview", Place: id})
	case 17:
		return PutNote("n"+code+"-0000", rapid.SampledFrom([]string{"", "a note"}).Draw(r.t, "note"))
	case 18:
		return SetProvided(id, rapid.SampledFrom(append(questionnaires.Providers, "", "nobody")).Draw(r.t, "by"))
	case 19:
		return SetMark(id, code == "1").With(SetWorkingNote(id, code))
	case 20: // the signed page of the approval that there is, or of none
		head := f.State().Head
		if approval := f.State().Status.Approval; approval != nil {
			head = approval.Head
		}
		return PutEvidence(Evidence{ID: "e" + code + "-0000", Reference: "signed " + id, How: "seen", SignedPage: head})
	case 21:
		return Intent{Sets: []Set{{Field: Field(rapid.SampledFrom([]string{"answer/no.question", "future/" + id, "finding/" + id + "/x"}).Draw(r.t, "field")), Value: []byte(code)}}}
	case 22:
		return RemoveRow("service.exercises", "r"+code+"-0000")
	case 0:
		return SetAnswer(question(id), questionnaires.Answer{})
	case 1:
		return SetAnswer(question(id), option(code)).With(SetFinding(id, "finding "+code))
	case 2:
		return PutEvidence(Evidence{ID: "e" + code + "-0000", Reference: "r" + code, How: "seen", Supports: map[string]string{id: code}})
	case 3:
		return RemoveEvidence(Evidence{ID: "e" + code + "-0000", Supports: map[string]string{id: code}})
	case 4:
		return PutRow("service.exercises", questionnaires.Row{ID: "r" + code + "-0000", Cells: map[string]string{"name": id}})
	case 5:
		return Approve("N. N.", "", "2026-01-0"+code)
	case 6:
		return Release("x1-0000", Released{To: code})
	case 7:
		acts := f.Log().Acts
		if len(acts) == 0 {
			return Intent{Undo: UndoLatest}
		}
		return Intent{Undo: rapid.SampledFrom(acts).Draw(r.t, "act").Hash()}
	case 8:
		days := rapid.SampledFrom([]string{"", "1", "2"}).Draw(r.t, "days")
		status := rapid.SampledFrom([]string{"", "pinned", "never"}).Draw(r.t, "status")
		return PutStep(LocalStep{Question: id, Option: code, Days: days, Status: status})
	case 9:
		return RemoveStep(id, code)
	case 10:
		made := "2026-11-2" + code
		return SetRoadmap(&Roadmap{Made: made, DaysAMonth: "20", Steps: []PlannedStep{{Question: id, Option: code, First: 1, Last: 2}}})
	}
	in := SetAnswer(question(id), option(code))
	in.Session, in.For = rapid.SampledFrom([]string{"", "s1-0000"}).Draw(r.t, "session"), rapid.SampledFrom([]string{"", "Ministry"}).Draw(r.t, "for")
	in.Why = rapid.SampledFrom([]string{"", "", "corrected"}).Draw(r.t, "why")
	return in
}

// Whatever people do on copies of a file and however they bring them together, merging is commutative,
// associative and idempotent byte for byte; no act is lost; and the state is what the rules say of the
// set of lines, whether it was folded at once or act by act, and whatever the order of the lines. What a state
// foresees of saves is what they give.
func TestMergeAndFoldProperties(t *testing.T) {
	folder := t.TempDir()
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		r := &replicas{t: rt, ever: map[string]bool{}, now: time.Date(2026, 11, 21, 14, 0, 0, 0, time.UTC)}
		first, err := Create(filepath.Join(folder, fmt.Sprintf("%d-0.cirt", run)), example(), r.options(0))
		if err != nil {
			rt.Fatal(err)
		}
		r.files = []*File{first}
		first.through = func(disk *os.File) disk { return noSync{disk} }
		defer func() {
			for _, f := range r.files {
				f.Close()
				os.Remove(f.Path())
			}
		}()
		content := r.bytes(0)
		for i := 1; i < 3; i++ {
			path := filepath.Join(folder, fmt.Sprintf("%d-%d.cirt", run, i))
			if err := os.WriteFile(path, content, 0o600); err != nil {
				rt.Fatal(err)
			}
			r.files = append(r.files, r.open(path, i))
		}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			i := rapid.IntRange(0, 2).Draw(rt, "replica")
			f := r.files[i]
			switch rapid.IntRange(0, 9).Draw(rt, "step") {
			case 0, 1:
				r.save(i, Intent{Undo: UndoLatest})
			case 2:
				r.save(i, Intent{Undo: RedoLatest})
			case 3:
				r.save(i, r.intent(f), r.intent(f), Intent{Undo: UndoLatest}, r.intent(f))
			case 4, 5:
				j := rapid.IntRange(0, 2).Draw(rt, "with")
				merged, err := Merge([][]byte{r.bytes(i), r.bytes(j)})
				if err != nil {
					rt.Fatal(err)
				}
				r.put(i, merged)
			default:
				r.save(i, r.intent(f))
			}
			r.checkReplica(i)
		}
		r.checkMerges()
	})
}

func (r *replicas) save(i int, intents ...Intent) {
	f := r.files[i]
	r.now = r.now.Add(time.Second)
	r.trails[i] = append(r.trails[i], trodden{f.State(), r.now, intents})
	foreseen := r.foreseen(i, len(r.trails[i])-1)
	if _, err := f.Save(intents...); err != nil {
		r.t.Fatal(err)
	}
	sameState(r.t, "foreseen", foreseen, f.State())
	r.sameUndo(foreseen, f.State())
	from := rapid.IntRange(0, len(r.trails[i])-1).Draw(r.t, "from")
	foreseen = r.foreseen(i, from)
	sameState(r.t, "foreseen long before", foreseen, f.State())
	r.sameUndo(foreseen, f.State())
	for _, line := range linesOf(r.bytes(i))[2:] {
		r.ever[line] = true
	}
}

// foreseen is what a state that a replica was in foresees of the saves from there on: of each one on top of the
// others, or of all that a save wrote as one after another.
func (r *replicas) foreseen(i, from int) *State {
	trail := r.trails[i][from:]
	s := trail[0].before
	apart := rapid.Bool().Draw(r.t, "apart")
	for _, step := range trail {
		batches := [][]Intent{step.intents}
		if apart {
			batches = nil
			for _, in := range step.intents {
				batches = append(batches, []Intent{in})
			}
		}
		for _, batch := range batches {
			was, untouched := s, toldOf(r.t, s)
			// What else could be done from there makes no difference to what is.
			for _, other := range [][]Intent{{{Undo: UndoLatest}, {Undo: RedoLatest}}, {r.intent(r.files[i]), {Undo: UndoLatest}}} {
				_, _ = s.With("somebody", step.at, other...) // an act that it undoes may not be there yet
			}
			next, err := s.With(r.files[i].Author(), step.at, batch...)
			if err != nil {
				r.t.Fatal(err)
			}
			if got, want := r.inputs.Of(next, "2026-01-01"), next.ScoringInput("2026-01-01"); !reflect.DeepEqual(got, want) {
				r.t.Fatal("scoring is told", cmp.Diff(want, got))
			}
			if now := toldOf(r.t, was); now != untouched {
				r.t.Fatalf("the state that foresaw it was\n%s\nand is\n%s", untouched, now)
			}
			s = next
		}
	}
	return s
}

// sameUndo fails unless undo and redo would do the same in two states.
func (r *replicas) sameUndo(a, b *State) {
	say := func(s *State) string {
		undo, canUndo := s.NextUndo()
		redo, canRedo := s.NextRedo()
		return fmt.Sprint(undo, canUndo, redo, canRedo, s.UndoMerge())
	}
	if got, want := say(a), say(b); got != want {
		r.t.Fatalf("undo and redo are foreseen as\n%s\nand are\n%s", got, want)
	}
}

// toldOf is what a state says as a text, to see whether it changes.
func toldOf(t reporter, s *State) string {
	t.Helper()
	var supports []map[string]string
	for _, e := range s.Evidence {
		supports = append(supports, e.Supports)
	}
	return asJSON(t, []any{s, supports})
}

// sameState fails unless two states say the same, what is not shown included.
func sameState(t reporter, what string, got, want *State) {
	t.Helper()
	a, b := *got, *want
	a.fold, b.fold = nil, nil
	if !reflect.DeepEqual(a, b) {
		t.Fatal(what, cmp.Diff(b, a, cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.IgnoreFields(State{}, "Questionnaire")))
	}
}

// checkReplica compares what a file that is open says with the file read from scratch, with its lines
// shuffled, and with the reference.
func (r *replicas) checkReplica(i int) {
	content := r.bytes(i)
	open := asJSON(r.t, r.files[i].State())
	fresh, err := ReadBytes(content, "fresh")
	if err != nil || len(fresh.Damage()) > 0 {
		r.t.Fatalf("reading: %v, %v", err, fresh.Damage())
	}
	freshState := *fresh.State()
	freshState.Questionnaire = r.files[i].State().Questionnaire // two of the same
	sameState(r.t, "from scratch", &freshState, r.files[i].State())
	undo, canUndo := fresh.NextUndo()
	undoOpen, canUndoOpen := r.files[i].NextUndo()
	if !reflect.DeepEqual(undo, undoOpen) || canUndo != canUndoOpen {
		r.t.Fatalf("undo from scratch %+v, act by act %+v", undo, undoOpen)
	}
	if got, want := asJSON(r.t, fresh.Approved()), asJSON(r.t, r.files[i].Approved()); got != want {
		r.t.Fatalf("approved from scratch:\n%s\nact by act:\n%s", got, want)
	}

	lines := linesOf(content)
	acts := slices.Clone(lines[2:])
	rand.New(rand.NewPCG(uint64(len(acts)), 1)).Shuffle(len(acts), func(a, b int) { acts[a], acts[b] = acts[b], acts[a] })
	var shuffled bytes.Buffer
	for _, line := range append(slices.Clone(lines[:2]), acts...) {
		shuffled.WriteString(line)
	}
	other, err := ReadBytes(shuffled.Bytes(), "shuffled")
	if err != nil {
		r.t.Fatal(err)
	}
	if got := asJSON(r.t, other.State()); got != open {
		r.t.Fatalf("with its lines shuffled:\n%s\nin order:\n%s", got, open)
	}

	want := referenceOf(r.t, content).String()
	if got := sayFold(r.files[i].at.Load().fold); got != want {
		r.t.Fatalf("the fold says\n%s\nthe reference says\n%s", got, want)
	}
}

func (r *replicas) checkMerges() {
	merge := func(sources ...[]byte) []byte {
		merged, err := Merge(sources)
		if err != nil {
			r.t.Fatal(err)
		}
		return merged
	}
	a, b, c := r.bytes(0), r.bytes(1), r.bytes(2)
	all := merge(a, b, c)
	for name, got := range map[string][]byte{
		"another order": merge(c, a, b),
		"(a b) c":       merge(merge(a, b), c),
		"a (b c)":       merge(a, merge(b, c)),
		"twice":         merge(all, a, all, b),
		"alone":         merge(all),
	} {
		if !bytes.Equal(got, all) {
			r.t.Fatalf("merging %s gives other bytes", name)
		}
	}
	lines := linesOf(all)[2:]
	for _, line := range lines {
		delete(r.ever, line)
	}
	if len(r.ever) > 0 {
		r.t.Fatalf("%d acts are lost: %v", len(r.ever), sortedKeys(r.ever))
	}
	r.put(0, all)
	r.checkReplica(0)
	// One act settles all that stands beside each other: it follows every end and is over every value.
	conflicts := r.files[0].State().Conflicts
	var settle Intent
	for _, conflict := range conflicts {
		settle.Sets = append(settle.Sets, Set{Field: conflict.Field, Value: []byte(conflict.Values[0].Value)})
	}
	r.save(0, settle)
	if s := r.files[0].State(); len(s.Conflicts) > 0 || len(conflicts) > 0 && s.Ends != 1 {
		r.t.Fatalf("after settling: %s", asJSON(r.t, s.Conflicts))
	}
	r.checkReplica(0)
}

func TestQueueKeepsOrderAndLosesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var q Queue
		var saved, added []string
		name := func(i Intent) string { return i.Why }
		n := 0
		var out []Intent
		step := func(what int) {
			switch what {
			case 0, 1, 2:
				n++
				i := Intent{Why: fmt.Sprint(n)}
				added = append(added, name(i))
				q.Add(i)
			case 3:
				batch := q.Next()
				if out != nil && batch != nil {
					rt.Fatal("two batches are out")
				}
				if batch != nil {
					out = slices.Clone(batch)
				}
			case 4:
				for _, i := range out {
					saved = append(saved, name(i))
				}
				if out != nil {
					q.Done()
				}
				out = nil
			case 5:
				if out != nil {
					q.Failed()
				}
				out = nil
			}
			if q.Waiting() != len(added)-len(saved) || len(q.Unsaved()) != q.Waiting() {
				rt.Fatalf("%d wait, want %d", q.Waiting(), len(added)-len(saved))
			}
		}
		for range rapid.IntRange(0, 60).Draw(rt, "steps") {
			step(rapid.IntRange(0, 5).Draw(rt, "step"))
		}
		for q.Waiting() > 0 {
			step(3)
			step(4)
		}
		if !slices.Equal(saved, added) {
			rt.Fatalf("saved %v, added %v", saved, added)
		}
	})
}
