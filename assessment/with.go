package assessment

import "time"

// With is the state as it would be if intents were saved now: what a save by somebody, who is the file's author,
// would give at a time. Nothing is written, and the state itself does not change. It costs what the intents touch, however long the
// file is, and can be told from any state that the file was in, and from one that is foreseen itself.
//
// An intent that can't be saved is the error that Save would give; the state is then that of the intents before it. A
// state of a file that is open for reading only stays as it is: nothing can be saved there.
func (s *State) With(by string, at time.Time, intents ...Intent) (*State, error) {
	if len(intents) == 0 {
		return s, nil
	}
	foreseen := s
	var err error
	s.among(s.fold, func(f *fold) {
		o := Options{Author: by, Now: func() time.Time { return at }}.withDefaults()
		var touched []Field
		_, touched, err = f.plan(nil, o, "", intents)
		if f.len() > s.Acts { // what changes nothing makes no act
			foreseen = nextState(s, f, touched)
			foreseen.fold = f
		}
	})
	return foreseen, err
}

// NextUndo says what undo would do to the state; false when there is nothing to undo, and in a file that is open for
// reading only.
func (s *State) NextUndo() (Change, bool) { return s.nextUndo(s.fold) }

// NextRedo says what redo would do to the state; false when there is nothing to redo, and in a file that is open for
// reading only.
func (s *State) NextRedo() (Change, bool) {
	c, undo := s.nextRedo(s.fold)
	return c, undo != ""
}

// UndoMerge says whether there is nothing to undo because of a merge: undo goes back along one way only, and never
// past an act that follows several others.
func (s *State) UndoMerge() (merged bool) {
	s.among(s.fold, func(f *fold) { merged = f.undoMerge() })
	return merged
}

func (s *State) nextUndo(of *fold) (c Change, some bool) {
	s.among(of, func(f *fold) {
		if i := f.nextUndo(); i >= 0 {
			c, some = f.undoChange(i), true
		}
	})
	return c, some
}

// nextRedo also gives the hash of the undo that would be undone, "" for none.
func (s *State) nextRedo(of *fold) (c Change, undo string) {
	s.among(of, func(f *fold) {
		if i := f.nextRedo(); i >= 0 {
			c, undo = f.redoChange(i), f.act(i).Hash()
		}
	})
	return c, undo
}

// among looks at a fold of exactly the state's acts; where none is at hand (nil) it doesn't. The fold is the looker's
// own, to keep and to add to. It is ahead of another one, of the acts on the disk: that of the state, or of its file.
func (s *State) among(of *fold, look func(*fold)) {
	if of == nil {
		return
	}
	disk := of
	if of.behind != nil {
		disk = of.behind
	}
	disk.mu.RLock()
	defer disk.mu.RUnlock()
	if of == disk {
		look(disk.ahead(s.Acts, s.tips))
	} else {
		look(of.again())
	}
}
