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
		p.takeBack()
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
	saved := f.publish(p, len(acts), touched)
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
	return f.publish(p, len(acts), touched), nil
}

// plan makes the acts and adds them to the fold, so that each one is over what stands before it, those
// of the same batch included.
func (p *place) plan(intents []Intent) (acts []*Act, touched []Field, err error) {
	if p.lines = p.lines[:0]; cap(p.lines) > maxLine {
		p.lines = nil // what was brought in at once need not be held for ever
	}
	known := func(h hash) *Act {
		if i, ok := p.fold.place(h); ok {
			return p.fold.acts[i]
		}
		return nil
	}
	for _, intent := range intents {
		w, err := p.actOf(intent)
		if err != nil {
			return nil, nil, err
		}
		if w == nil {
			continue
		}
		w.N, w.prev = p.fold.nextN(), p.fold.tips()
		w.At = p.options.Now().UTC().Truncate(time.Millisecond)
		w.By = p.options.Author
		start := len(p.lines)
		p.lines = w.appendLine(p.lines)
		line := p.lines[start:]
		if len(line) > maxLine {
			return nil, nil, fault.New(fault.Input, "assessment.act-too-long", "limit", maxLine>>20)
		}
		if n := len(w.Sets); n > maxSets {
			return nil, nil, fault.New(fault.Input, "assessment.act-too-many", "n", n, "limit", maxSets)
		}
		a := newAct(w, hashOf(line), known)
		p.lines = append(p.lines, '\n')
		touched = append(touched, p.fold.add(a)...)
		acts = append(acts, a)
	}
	if len(p.fold.acts) > maxActs {
		return nil, nil, fault.New(fault.Failed, "assessment.too-many-acts", "file", p.path, "limit", maxActs)
	}
	if p.fold.sets > maxValues {
		return nil, nil, fault.New(fault.Failed, "assessment.too-many-values", "file", p.path, "limit", maxValues)
	}
	return acts, touched, nil
}

// actOf is the act of an intent without its place in the log, or nil when it changes nothing.
func (p *place) actOf(intent Intent) (*written, error) {
	a := &written{voice: voice{For: cleanLine(intent.For), Session: cleanLine(intent.Session), Why: cleanLine(intent.Why)}}
	if intent.Undo != "" {
		if len(intent.Sets) > 0 {
			return nil, fault.New(fault.Input, "assessment.undo-and-set")
		}
		target, err := p.undoTarget(intent.Undo)
		if target < 0 || err != nil {
			return nil, err
		}
		a.undo, a.undoes = p.fold.acts[target].hash(), true
		return a, nil
	}
	places := make(map[Field]int, len(intent.Sets)) // among the act's sets
	for _, s := range intent.Sets {
		if err := checkField(s.Field); err != nil {
			return nil, err
		}
		value, err := p.valueOf(s)
		if err != nil {
			return nil, err
		}
		if !p.changes(s.Field, value, a) {
			continue
		}
		set := writtenSet{Field: s.Field, Value: value, over: p.fold.over(s.Field)}
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
func (p *place) valueOf(s Set) (json.RawMessage, error) {
	value, err := compactValue(s)
	if err != nil {
		return nil, err
	}
	if s.Field == fieldStatus {
		if v, ok := readStatus(value); ok && v.Approval != nil {
			v.Approval.Head = p.fold.head()
			return mustJSON(v), nil
		}
	}
	return value, nil
}

// changes says whether a value would change anything: what the field says, who says it, or why.
func (p *place) changes(field Field, value json.RawMessage, a *written) bool {
	current := p.fold.current(field)
	switch len(current) {
	case 0:
		return string(value) != "null"
	case 1:
		was := current[0]
		return a.Why != "" || field == fieldStatus || !sameValue(was.set.Value, value) ||
			was.act.By != p.options.Author || was.act.For != a.For || was.act.Session != a.Session
	}
	return true
}

// undoTarget is the act that an undo names; -1 when it counts for nothing already.
func (p *place) undoTarget(name string) (int, error) {
	switch name {
	case UndoLatest:
		return p.fold.nextUndo(), nil
	case RedoLatest:
		return p.fold.nextRedo(), nil
	}
	h, ok := parseHash([]byte(name))
	if ok {
		target, there := p.fold.place(h)
		if there && !p.fold.counts[target] {
			return -1, nil
		}
		if there {
			return target, nil
		}
	}
	return -1, fault.New(fault.Input, "assessment.no-such-act", "act", cleanLine(name))
}
