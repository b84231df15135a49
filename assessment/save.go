package assessment

import (
	"encoding/json"
	"os"
	"time"

	"cirtkit/internal/fault"
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
	p := f.at.Load()
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := f.canSave(p); err != nil {
		return Saved{}, err
	}
	if p.broken { // see cutBack
		return Saved{}, fault.New(fault.Failed, "assessment.broken", "file", p.path)
	}
	acts, touched, err := p.plan(intents)
	if err == nil && len(acts) > 0 {
		err = p.append(f.through)
	}
	if err != nil {
		return Saved{}, err
	}
	return f.done(p, acts, touched)
}

// SaveAs writes the whole log and new acts for the intents into a new file, and goes on there. It is
// for when the first place is full or gone. The old file stays as it is.
//
// It does not wait for a save that is out in the old place, which may never come back: the intents of that
// save belong among these. When that save gets to the disk before this one, this one fails with the fault
// assessment.answered-after-all: the old place works again, and has them.
func (f *File) SaveAs(path string, intents ...Intent) (Saved, error) {
	f.moving.Lock()
	defer f.moving.Unlock()
	old, before := f.at.Load(), f.saved.Load()
	if err := f.canSave(old); err != nil {
		return Saved{}, err
	}
	p := newPlace(path, f.options, f.log, before.acts)
	acts, touched, err := p.plan(intents)
	if err == nil {
		err = p.found()
	}
	if err != nil {
		return Saved{}, err
	}
	f.publishing.Lock()
	if f.saved.Load() != before {
		f.publishing.Unlock()
		p.leave()
		os.Remove(path) // written a moment ago, and of no use
		return Saved{}, fault.New(fault.Failed, "assessment.answered-after-all", "file", old.path)
	}
	f.at.Store(p)
	saved := f.publish(p, acts, touched)
	f.publishing.Unlock()
	// Whatever the old place says now, it is given up: at once, or as soon as it lets go.
	if old.mu.TryLock() {
		old.leave()
		old.mu.Unlock()
	} else {
		go func() {
			old.mu.Lock()
			defer old.mu.Unlock()
			old.leave()
		}()
	}
	return saved, nil
}

// Check says what Save would say before it writes: that the path still names this file, as this program
// left it, and that the lock is still held. It never waits for a save that is out, which looks by itself.
func (f *File) Check() error {
	p := f.at.Load()
	if f.readOnly || !p.mu.TryLock() {
		return nil
	}
	defer p.mu.Unlock()
	if p.closed.Load() {
		return nil
	}
	if p.broken {
		return fault.New(fault.Failed, "assessment.broken", "file", p.path)
	}
	return p.ready()
}

func (f *File) canSave(p *place) error {
	switch {
	case !f.readOnly && !p.closed.Load():
		return nil
	case len(f.damage) > 0:
		return fault.New(fault.Integrity, "assessment.damaged", "file", p.path, "n", len(f.damage))
	}
	return fault.New(fault.Failed, "assessment.read-only", "file", p.path)
}

// done lets the readers see what was saved, unless the file has gone on in another place meanwhile.
func (f *File) done(p *place, acts []*Act, touched []Field) (Saved, error) {
	f.publishing.Lock()
	defer f.publishing.Unlock()
	if f.at.Load() != p {
		return Saved{}, fault.New(fault.Failed, "assessment.moved", "file", p.path)
	}
	return f.publish(p, acts, touched), nil
}

// plan makes the acts that a save writes, with their lines, and lists the fields that they touch. The place's fold
// stays as it is.
func (p *place) plan(intents []Intent) (acts []*Act, touched []Field, err error) {
	if p.lines = p.lines[:0]; cap(p.lines) > maxLine {
		p.lines = nil // what was brought in at once need not be held for ever
	}
	next := p.fold.ahead(p.fold.len(), p.fold.tips())
	p.lines, touched, err = next.plan(p.lines, p.options, p.path, intents)
	return next.acts, touched, err
}

// plan makes acts of intents and adds them to a fold that is ahead of the file's, so that each one is over what stands
// before it, those of the same batch included. It adds their lines to those before, and returns the fields that they
// touch. The path is for messages. After an error the fold has the acts before the one that could not be made.
func (f *fold) plan(before []byte, o Options, path string, intents []Intent) (lines []byte, touched []Field, err error) {
	lines = before
	known := func(h hash) *Act {
		if i, ok := f.place(h); ok {
			return f.act(i)
		}
		return nil
	}
	for _, intent := range intents {
		w, err := f.actOf(intent, o.Author)
		if err != nil {
			return lines, touched, err
		}
		if w == nil {
			continue
		}
		w.N, w.prev = f.nextN(), f.tips()
		w.At = o.Now().UTC().Truncate(time.Millisecond)
		w.By = o.Author
		start := len(lines)
		lines = w.appendLine(lines)
		line := lines[start:]
		if len(line) > maxLine {
			return lines, touched, fault.New(fault.Input, "assessment.act-too-long", "limit", maxLine>>20)
		}
		if n := len(w.Sets); n > maxSets {
			return lines, touched, fault.New(fault.Input, "assessment.act-too-many", "n", n, "limit", maxSets)
		}
		a := newAct(w, hashOf(line), known)
		lines = append(lines, '\n')
		touched = append(touched, f.add(a)...)
	}
	if f.len() > maxActs {
		return lines, touched, fault.New(fault.Failed, "assessment.too-many-acts", "file", path, "limit", maxActs)
	}
	if f.size() > maxValues {
		return lines, touched, fault.New(fault.Failed, "assessment.too-many-values", "file", path, "limit", maxValues)
	}
	return lines, touched, nil
}

// actOf is the act of an intent without its place in the log, or nil when it changes nothing.
func (f *fold) actOf(intent Intent, by string) (*written, error) {
	a := &written{voice: voice{For: cleanLine(intent.For), Session: cleanLine(intent.Session), Why: cleanLine(intent.Why)}}
	if intent.Undo != "" {
		if len(intent.Sets) > 0 {
			return nil, fault.New(fault.Input, "assessment.undo-and-set")
		}
		target, err := f.undoTarget(intent.Undo)
		if target < 0 || err != nil {
			return nil, err
		}
		a.undo, a.undoes = f.act(target).hash(), true
		return a, nil
	}
	places := make(map[Field]int, len(intent.Sets)) // among the act's sets
	for _, s := range intent.Sets {
		if err := checkField(s.Field); err != nil {
			return nil, err
		}
		value, err := f.valueOf(s)
		if err != nil {
			return nil, err
		}
		if !f.changes(s.Field, value, a, by) {
			continue
		}
		set := writtenSet{Field: s.Field, Value: value, over: f.over(s.Field)}
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

// valueOf is a set's value as it is written: an approval with the head that it is given on.
func (f *fold) valueOf(s Set) (json.RawMessage, error) {
	value, err := compactValue(s)
	if err != nil {
		return nil, err
	}
	if s.Field == fieldStatus {
		if v, ok := readStatus(value); ok && v.Approval != nil {
			v.Approval.Head = f.head()
			return mustJSON(v), nil
		}
	}
	return value, nil
}

// changes says whether a value would change anything: what the field says, who says it, or why.
func (f *fold) changes(field Field, value json.RawMessage, a *written, by string) bool {
	current := f.current(field)
	switch len(current) {
	case 0:
		return string(value) != "null"
	case 1:
		was := current[0]
		return a.Why != "" || field == fieldStatus || !sameValue(was.set.Value, value) ||
			was.act.By != by || was.act.For != a.For || was.act.Session != a.Session
	}
	return true
}

// undoTarget is the act that an undo names; -1 when it counts for nothing already.
func (f *fold) undoTarget(name string) (int, error) {
	switch name {
	case UndoLatest:
		return f.nextUndo(), nil
	case RedoLatest:
		return f.nextRedo(), nil
	}
	h, ok := parseHash([]byte(name))
	if ok {
		target, there := f.place(h)
		if there && !f.counted(target) {
			return -1, nil
		}
		if there {
			return target, nil
		}
	}
	return -1, fault.New(fault.Input, "assessment.no-such-act", "act", cleanLine(name))
}
