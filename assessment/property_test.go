package assessment

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cirtkit/questionnaires"
)

// replicas are copies of one assessment on which several people work. Everything that was ever saved is
// remembered.
type replicas struct {
	t     *rapid.T
	files []*File
	ever  map[string]bool // lines that were saved anywhere
}

// noSync is a disk that is written but not synced: the properties here are not about the disk.
type noSync struct{ *os.File }

func (noSync) Sync() error { return nil }

func (r *replicas) open(path string, who int) *File {
	f, err := Open(path, fixed(fmt.Sprintf("author %d", who)))
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
	switch rapid.IntRange(0, 12).Draw(r.t, "what") {
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
	return SetAnswer(question(id), option(code))
}

// Whatever people do on copies of a file and however they bring them together, merging is commutative,
// associative and idempotent byte for byte; no act is lost; and the state is what the rules say of the
// set of lines, whether it was folded at once or act by act, and whatever the order of the lines.
func TestMergeAndFoldProperties(t *testing.T) {
	folder := t.TempDir()
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		r := &replicas{t: rt, ever: map[string]bool{}}
		first, err := Create(filepath.Join(folder, fmt.Sprintf("%d-0.cirt", run)), example(), fixed("author 0"))
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
	if _, err := r.files[i].Save(intents...); err != nil {
		r.t.Fatal(err)
	}
	for _, line := range linesOf(r.bytes(i))[2:] {
		r.ever[line] = true
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
	if got := asJSON(r.t, fresh.State()); got != open {
		r.t.Fatalf("from scratch:\n%s\nact by act:\n%s", got, open)
	}
	undo, canUndo := fresh.NextUndo()
	undoOpen, canUndoOpen := r.files[i].NextUndo()
	if undo != undoOpen || canUndo != canUndoOpen {
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
