package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"time"

	"cirtkit/internal/fault"
	"cirtkit/internal/files"
)

// Saved says what is on the disk, written and synced.
type Saved struct {
	Head string    // of the file after the save
	At   time.Time // of the newest act in the file; zero without acts
	Acts int       // how many acts were written; 0 when the intents changed nothing
}

// Save writes one act for each intent: in order, in one write, with one sync. When it returns without
// an error, they are on the disk. When it returns an error, none of them is in the state, and the caller
// still has them: to try again, or to save them in another place with SaveAs.
//
// A value that the field already has, given by the same people in the same session and without a reason,
// makes no act.
func (f *File) Save(intents ...Intent) (Saved, error) {
	f.write.Lock()
	defer f.write.Unlock()
	if err := f.canSave(); err != nil {
		return Saved{}, err
	}
	if f.broken { // see cutBack
		return Saved{}, fault.New(fault.Failed, "assessment.broken", "file", f.path)
	}
	acts, touched, err := f.plan(intents)
	if err == nil && len(acts) > 0 {
		err = f.append(acts)
	}
	if err != nil {
		f.takeBack()
		return Saved{}, err
	}
	return f.done(acts, touched), nil
}

// SaveAs writes the whole log and new acts for the intents into a new file, and goes on there. It is
// for when the first place is full or gone. The old file stays as it is.
func (f *File) SaveAs(path string, intents ...Intent) (Saved, error) {
	f.write.Lock()
	defer f.write.Unlock()
	if err := f.canSave(); err != nil {
		return Saved{}, err
	}
	acts, touched, err := f.plan(intents)
	if err == nil {
		err = f.move(path)
	}
	if err != nil {
		f.takeBack()
		return Saved{}, err
	}
	return f.done(acts, touched), nil
}

func (f *File) canSave() error {
	switch {
	case f.disk != nil:
		return nil
	case len(f.damage) > 0:
		return fault.New(fault.Integrity, "assessment.damaged", "file", f.path, "n", len(f.damage))
	}
	return fault.New(fault.Failed, "assessment.read-only", "file", f.path)
}

// plan makes the acts and adds them to the fold, so that each one is over what stands before it, those
// of the same batch included.
func (f *File) plan(intents []Intent) (acts []*Act, touched []Field, err error) {
	for _, intent := range intents {
		a, err := f.actOf(intent)
		if err != nil {
			return nil, nil, err
		}
		if a == nil {
			continue
		}
		a.N, a.prev = f.fold.nextN(), f.fold.tips()
		a.At = f.options.Now().UTC().Truncate(time.Millisecond)
		a.By = f.options.Author
		a.seal()
		if len(a.line) > maxLine {
			return nil, nil, fault.New(fault.Input, "assessment.act-too-long", "limit", maxLine>>20)
		}
		if n := len(a.Sets); n > maxSets {
			return nil, nil, fault.New(fault.Input, "assessment.act-too-many", "n", n, "limit", maxSets)
		}
		touched = append(touched, f.fold.add(a)...)
		acts = append(acts, a)
	}
	if len(f.fold.acts) > maxActs {
		return nil, nil, fault.New(fault.Failed, "assessment.too-many-acts", "file", f.path, "limit", maxActs)
	}
	if f.fold.sets > maxValues {
		return nil, nil, fault.New(fault.Failed, "assessment.too-many-values", "file", f.path, "limit", maxValues)
	}
	return acts, touched, nil
}

// actOf is the act of an intent without its place in the log, or nil when it changes nothing.
func (f *File) actOf(intent Intent) (*Act, error) {
	a := &Act{For: cleanLine(intent.For), Session: cleanLine(intent.Session), Why: cleanLine(intent.Why)}
	if intent.Undo != "" {
		if len(intent.Sets) > 0 {
			return nil, fault.New(fault.Input, "assessment.undo-and-set")
		}
		target, err := f.undoTarget(intent.Undo)
		if target < 0 || err != nil {
			return nil, err
		}
		a.undo, a.undoes = f.fold.acts[target].hash, true
		return a, nil
	}
	places := make(map[Field]int, len(intent.Sets)) // among the act's sets
	for _, s := range intent.Sets {
		if !goodField(s.Field) {
			return nil, fault.New(fault.Input, "assessment.bad-field", "field", cleanLine(string(s.Field)))
		}
		value, err := f.valueOf(s)
		if err != nil {
			return nil, err
		}
		if !f.changes(s.Field, value, a) {
			continue
		}
		set := ActSet{Field: s.Field, Value: value, over: f.fold.over(s.Field)}
		// Of one field set twice in an act the last value stands.
		if i, twice := places[s.Field]; twice {
			a.Sets[i] = set
		} else {
			places[s.Field] = len(a.Sets)
			a.Sets = append(a.Sets, set)
		}
	}
	if len(a.Sets) == 0 {
		return nil, nil
	}
	return a, nil
}

// valueOf is a set's value as it is written: compact, through the gate of texts, an approval with the
// head that it is given on.
func (f *File) valueOf(s Set) (json.RawMessage, error) {
	if len(s.Value) == 0 {
		return json.RawMessage("null"), nil
	}
	var compact bytes.Buffer
	err := json.Compact(&compact, s.Value)
	if err != nil {
		return nil, fault.New(fault.Input, "assessment.bad-value", "field", string(s.Field)).Because(err)
	}
	value, err := cleanValue(compact.Bytes())
	if err != nil {
		return nil, err
	}
	if s.Field == fieldStatus {
		if v, ok := readStatus(value); ok && v.Approval != nil {
			v.Approval.Head = f.fold.head()
			return mustJSON(v), nil
		}
	}
	return value, nil
}

// changes says whether a value would change anything: what the field says, who says it, or why.
func (f *File) changes(field Field, value json.RawMessage, a *Act) bool {
	current := f.fold.current(field)
	switch len(current) {
	case 0:
		return string(value) != "null"
	case 1:
		was := current[0]
		return a.Why != "" || field == fieldStatus || !sameValue(was.set.Value, value) ||
			was.act.By != f.options.Author || was.act.For != a.For || was.act.Session != a.Session
	}
	return true
}

// undoTarget is the act that an undo names; -1 when it counts for nothing already.
func (f *File) undoTarget(name string) (int, error) {
	switch name {
	case UndoLatest:
		return f.fold.nextUndo(), nil
	case RedoLatest:
		return f.fold.nextRedo(), nil
	}
	h, ok := parseHash([]byte(name))
	if ok {
		target, there := f.fold.at[h]
		if there && !f.fold.counts[target] {
			return -1, nil
		}
		if there {
			return target, nil
		}
	}
	return -1, fault.New(fault.Input, "assessment.no-such-act", "act", cleanLine(name))
}

// append writes acts behind the file's last line and syncs them. Before and after, the file at the path
// must be the one that is open, of the size that it was left with: else another program has removed,
// replaced or changed it, and what was written may be nowhere.
func (f *File) append(acts []*Act) error {
	if err := f.stillOurs(f.size); err != nil {
		return err
	}
	var batch bytes.Buffer
	for _, a := range acts {
		batch.Write(a.line)
		batch.WriteByte('\n')
	}
	size := f.size + int64(batch.Len())
	if size > maxFile {
		return fault.New(fault.Failed, "assessment.too-large", "file", f.path, "limit", maxFile>>20)
	}
	var to disk = f.disk
	if f.through != nil {
		to = f.through(f.disk)
	}
	_, err := to.Write(batch.Bytes())
	if err == nil {
		err = to.Sync()
	}
	if err != nil {
		key := "assessment.not-saved"
		if f.cutBack(); f.broken {
			key = "assessment.broken"
		}
		return fault.New(fault.Failed, key, "file", f.path).Because(files.Reason(err))
	}
	if err := f.stillOurs(size); err != nil {
		return err
	}
	f.size = size
	return nil
}

// cutBack takes back a write that failed half way, so that trying again doesn't leave half a line in
// the middle. Where that fails too, this place takes no more: what it has is a torn end, which the next
// one to open the file sets aside.
func (f *File) cutBack() {
	info, err := f.disk.Stat()
	if err == nil && info.Size() == f.size {
		return
	}
	f.broken = cut(f.disk, f.size) != nil
}

// stillOurs says whether the path still names the file that is open, with a size.
func (f *File) stillOurs(size int64) error {
	named, err := os.Stat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Failed, "assessment.removed", "file", f.path)
	}
	if err != nil {
		return fault.New(fault.Failed, "assessment.not-saved", "file", f.path).Because(files.Reason(err))
	}
	open, err := f.disk.Stat()
	if err != nil {
		return fault.New(fault.Failed, "assessment.not-saved", "file", f.path).Because(files.Reason(err))
	}
	switch {
	case !os.SameFile(named, open):
		return fault.New(fault.Failed, "assessment.replaced", "file", f.path)
	case open.Size() != size:
		return fault.New(fault.Failed, "assessment.changed", "file", f.path)
	}
	return nil
}

// move writes the whole log into a new file and goes on there.
func (f *File) move(path string) error {
	whole := f.log.bytes(f.fold.acts)
	if err := files.Write(path, files.Keep, whole); err != nil {
		return err
	}
	l, err := takeLock(path, f.options.Author, f.options.Now())
	if err != nil {
		os.Remove(path) // written a moment ago, and of no use
		return err
	}
	disk, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		l.release()
		os.Remove(path)
		return cannotOpen(path, err)
	}
	f.disk.Close()   // nothing is waiting to be written there
	f.lock.release() // the old place is given up, whatever it says
	f.disk, f.lock, f.path, f.size, f.broken = disk, l, path, int64(len(whole)), false
	return nil
}

// takeBack returns to what is on the disk.
func (f *File) takeBack() {
	acts := f.saved.Load().acts
	if len(f.fold.acts) != len(acts) {
		f.refold(acts)
	}
}

// done lets the readers see what was saved.
func (f *File) done(acts []*Act, touched []Field) Saved {
	f.noteIDs(touched)
	state := f.view.update(f.fold, touched)
	f.publish(state)
	return Saved{Head: state.Head, At: state.LastChange, Acts: len(acts)}
}
