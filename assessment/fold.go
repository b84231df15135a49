package assessment

import (
	"slices"
	"sync"
)

// fold works out which values count.
//
// The rules, from the format:
//
//	an act counts unless an act that counts undoes it;
//	a value counts unless its act doesn't, or an act that counts is over it;
//	two values of one field that count and differ are a conflict.
//
// An act refers only to acts that stand before it in the order of n, then hash, because their hashes are
// in its bytes. So one pass from the last act to the first settles which acts count: whoever undoes an
// act was settled before it. And one pass from the first to the last settles the values of a field: each
// act that counts takes away what it is over and adds its own. The result depends on the set of acts
// alone.
//
// An act added at the end changes little. Its own fields take one such step. An undo flips the act it
// names, and if that is an undo itself, the act which that one names, and so on; the fields of the acts
// that flipped are worked out again, from their own acts only.
//
// What a save would do is worked out in a fold that lies ahead of another (see ahead.go).
type fold struct {
	mu       sync.RWMutex // held to add acts, and to look at a fold from one that is ahead of it
	behind   *fold        // whose first acts stand before those here; nil for a fold of all acts
	n        int          // how many
	flipped  map[int]bool // of those, whether they count, where that differs from the fold behind
	header   hash
	acts     []*Act        // in the order of n, then hash; an act's place counts those of the fold behind
	at       index         // of the acts here
	counts   []bool        // of the acts here
	undoers  map[int][]int // by the act that is undone
	ends     map[hash]bool // acts that no act follows; the header where there is none
	fields   map[Field]*values
	ofQuest  map[string][]Field // fields that belong to a question, in the order in which they appeared
	byKind   map[string][]Field
	approves []int // acts that set the status to approved
	sets     int   // values that all acts together give to fields
}

// values are all values that a field was given, and those of them that count.
type values struct {
	all     []value // in the order of their acts
	current []given // those that count, in the same order
}

// value is one act's value of one field: the act's place, and the value's place in the act. A file has as many as it
// has acts, so they are kept small.
type value struct{ act, set uint32 }

// given is one act's value of one field, to work with.
type given struct {
	act *Act
	set *ActSet
	i   int // of the act
}

// foldOf folds a set of acts from scratch. They must be in order (see Act.compare).
func foldOf(header hash, acts []*Act) *fold {
	f := &fold{
		header:  header,
		counts:  make([]bool, 0, len(acts)+64),
		undoers: map[int][]int{},
		ends:    map[hash]bool{header: true},
		fields:  map[Field]*values{},
		ofQuest: map[string][]Field{},
		byKind:  map[string][]Field{},
	}
	f.acts = acts[:len(acts):len(acts)]
	f.at = indexOf(acts)
	for i, a := range acts {
		f.counts = append(f.counts, true)
		f.noteUndo(i, a)
	}
	for i := len(acts) - 1; i >= 0; i-- {
		f.counts[i] = f.countsNow(i)
	}
	f.makeRoom()
	followed := make([]bool, len(acts))
	for i, a := range acts {
		for _, p := range a.prevs() {
			if before, ok := f.place(p); ok {
				followed[before] = true
			}
		}
		f.enter(i, a)
	}
	for _, v := range f.fields {
		v.current = f.standing(v, -1)
	}
	if len(acts) > 0 {
		delete(f.ends, header)
	}
	for i, a := range acts {
		if !followed[i] {
			f.ends[a.hash()] = true
		}
	}
	return f
}

// undone is the place of the act that an act undoes; false when it undoes none, or one that doesn't stand before it:
// that is damage, it counts for nothing, and nothing counts less for it.
func (f *fold) undone(a *Act) (int, bool) {
	if !a.undoes() {
		return 0, false
	}
	target, ok := f.place(a.undo())
	return target, ok && f.act(target).N < a.N
}

// extend adds acts. Whoever looks at the fold from one that is ahead of it waits meanwhile.
func (f *fold) extend(acts []*Act) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, a := range acts {
		f.add(a)
	}
}

// add appends one act, which must follow all others in order, and returns the fields that it touched.
func (f *fold) add(a *Act) []Field {
	i := f.len()
	f.acts = append(f.acts, a)
	f.at.enter(f.acts, i-f.n)
	f.counts = append(f.counts, true)
	for _, p := range a.prevs() {
		delete(f.ends, p)
	}
	delete(f.ends, f.header)
	f.ends[a.hash()] = true
	touched := make([]Field, 0, len(a.Sets()))
	for _, set := range a.Sets() {
		touched = append(touched, set.Field)
	}
	f.enter(i, a)
	for k := range a.Sets() {
		v := f.fields[a.Sets()[k].Field]
		v.current = step(v.current, f.given(v.all[len(v.all)-1]))
	}
	if target, ok := f.noteUndo(i, a); ok {
		for _, flipped := range f.settle(target) {
			for _, set := range f.act(flipped).Sets() {
				v := f.own(set.Field)
				v.current = f.standing(v, -1)
				touched = append(touched, set.Field)
			}
		}
	}
	return touched
}

// noteUndo enters an undo under the act that it names, and returns that act.
func (f *fold) noteUndo(i int, a *Act) (target int, ok bool) {
	if target, ok = f.undone(a); ok {
		f.undoers[target] = append(f.undoers[target], i)
	}
	return target, ok
}

// countsNow says whether act i counts, given that every act behind it is settled.
func (f *fold) countsNow(i int) bool {
	for _, u := range f.undoersOf(i) {
		if f.counted(u) {
			return false
		}
	}
	return true
}

// settle works out again whether an act counts, and the acts it undoes in turn. It returns those that
// changed.
func (f *fold) settle(i int) []int {
	var changed []int
	for {
		now := f.countsNow(i)
		if now == f.counted(i) {
			return changed
		}
		f.count(i, now)
		changed = append(changed, i)
		next, ok := f.undone(f.act(i))
		if !ok {
			return changed
		}
		i = next
	}
}

// makeRoom gives each field of a fold of all acts as much room as its values will take, side by side.
func (f *fold) makeRoom() {
	counts := map[*values]int{}
	total := 0
	for _, a := range f.acts {
		for k := range a.Sets() {
			counts[f.valuesOf(a.Sets()[k].Field)]++
			total++
		}
	}
	room := make([]value, total)
	for v, n := range counts {
		v.all, room = room[:0:n], room[n:]
	}
}

// valuesOf are the values of a field, which is new to the fold where it has none.
func (f *fold) valuesOf(field Field) *values {
	v := f.own(field)
	if v == nil {
		v = &values{}
		f.fields[field] = v
		if q := field.Question(); q != "" {
			f.ofQuest[q] = append(f.ofQuest[q], field)
		}
		kind := field.Kind()
		f.byKind[kind] = append(f.byKind[kind], field)
	}
	return v
}

// enter files an act's values under their fields.
func (f *fold) enter(i int, a *Act) {
	f.sets += len(a.Sets())
	for k := range a.Sets() {
		set := &a.Sets()[k]
		v := f.valuesOf(set.Field)
		v.all = append(v.all, value{uint32(i), uint32(k)})
		if set.Field == fieldStatus && approves(set) {
			f.approves = append(f.approves, i)
		}
	}
}

func (f *fold) given(v value) given {
	a := f.act(int(v.act))
	return given{act: a, set: &a.Sets()[v.set], i: int(v.act)}
}

// step takes away from the current values what a value is over, and adds it. It works in place.
func step(current []given, g given) []given {
	if over := g.set.over.list(); len(over) > 0 {
		current = slices.DeleteFunc(current, func(c given) bool { return slices.Contains(over, c.act.hash()) })
	}
	return append(current, g)
}

// standing works out a field's current values from all of them. Act `without` is left out as if it did
// not count; -1 leaves out none. A field with many values is not gone through step by step: in a file
// made to be slow, each step could meet as many values as there are acts.
func (f *fold) standing(v *values, without int) []given {
	var current []given
	counts := func(v value) bool { return f.counted(int(v.act)) && int(v.act) != without }
	if len(v.all) <= 64 {
		for _, one := range v.all {
			if counts(one) {
				current = step(current, f.given(one))
			}
		}
		return current
	}
	// An act refers only to what stands before it, so a value that is replaced anywhere is replaced.
	replaced := map[int]bool{}
	for _, one := range v.all {
		if !counts(one) {
			continue
		}
		g := f.given(one)
		for _, o := range g.set.over.list() {
			if before, ok := f.place(o); ok && before < g.i {
				replaced[before] = true
			}
		}
	}
	for _, one := range v.all {
		if counts(one) && !replaced[int(one.act)] {
			current = append(current, f.given(one))
		}
	}
	return current
}

// over are the hashes of a field's current values, sorted: what a new value replaces.
func (f *fold) over(field Field) []hash {
	var hashes []hash
	for _, g := range f.current(field) {
		hashes = append(hashes, g.act.hash())
	}
	slices.SortFunc(hashes, hash.compare)
	return hashes
}

// tips are the hashes that a new act follows, sorted.
func (f *fold) tips() []hash {
	tips := make([]hash, 0, len(f.ends))
	for h := range f.ends {
		tips = append(tips, h)
	}
	slices.SortFunc(tips, hash.compare)
	return tips
}

// head names the state of the file.
func (f *fold) head() string { return headOf(f.tips()) }

// nextN is the n of an act that follows all others.
func (f *fold) nextN() int {
	if f.len() == 0 {
		return 1
	}
	return f.act(f.len()-1).N + 1
}
