package assessment

import (
	"maps"
	"slices"
)

// A fold can lie ahead of another: it has the first acts of the one behind it, and some of its own that are not on
// the disk, or never will be. It costs what its own acts touch, however many stand behind them. The one behind stays
// as it is; and it may go on meanwhile, since acts are only ever added: what it said after its first n acts can still
// be told.
//
// Only folds of all acts have one ahead, so there are two layers at most. Whoever uses a fold that is ahead holds the
// other's lock for reading.

// ahead is a fold of the first n acts and none of its own yet; tips are the hashes that the next act follows.
func (f *fold) ahead(n int, tips []hash) *fold {
	o := &fold{
		behind: f, n: n, header: f.header,
		flipped: map[int]bool{}, at: indexOf(nil), undoers: map[int][]int{}, ends: make(map[hash]bool, len(tips)),
		fields: map[Field]*values{}, ofQuest: map[string][]Field{}, byKind: map[string][]Field{},
	}
	for _, h := range tips {
		o.ends[h] = true
	}
	return o
}

// again is a fold ahead of the same one, with the same acts of its own: acts that are added leave the first as it is.
func (f *fold) again() *fold {
	o := &fold{
		behind: f.behind, n: f.n, header: f.header, acts: slices.Clip(f.acts),
		flipped: maps.Clone(f.flipped), at: f.at.clone(), counts: slices.Clone(f.counts), undoers: clipped(f.undoers),
		ends: maps.Clone(f.ends), fields: make(map[Field]*values, len(f.fields)),
		ofQuest: clipped(f.ofQuest), byKind: clipped(f.byKind), approves: slices.Clip(f.approves), sets: f.sets,
	}
	for field, v := range f.fields {
		o.fields[field] = &values{all: slices.Clip(v.all), current: slices.Clone(v.current)}
	}
	return o
}

// clipped is a map of lists that can be added to without a change of the lists here.
func clipped[K comparable, V any](m map[K][]V) map[K][]V {
	out := make(map[K][]V, len(m))
	for k, list := range m {
		out[k] = slices.Clip(list)
	}
	return out
}

// len counts the acts.
func (f *fold) len() int { return f.n + len(f.acts) }

// size counts the values that all acts together give to fields.
func (f *fold) size() int {
	if f.behind != nil {
		return f.behind.sets + f.sets
	}
	return f.sets
}

func (f *fold) act(i int) *Act {
	if i < f.n {
		return f.behind.acts[i]
	}
	return f.acts[i-f.n]
}

// place is the place of the act with a hash.
func (f *fold) place(h hash) (int, bool) {
	if i, ok := f.at.find(f.acts, h); ok || f.behind == nil {
		return f.n + i, ok
	}
	i, ok := f.behind.place(h)
	return i, ok && i < f.n
}

// counted says whether act i counts.
func (f *fold) counted(i int) bool {
	if i >= f.n {
		return f.counts[i-f.n]
	}
	if counts, ok := f.flipped[i]; ok {
		return counts
	}
	return f.behind.countedAmong(i, f.n)
}

func (f *fold) count(i int, counts bool) {
	if i >= f.n {
		f.counts[i-f.n] = counts
	} else {
		f.flipped[i] = counts
	}
}

// countedAmong says whether act i counted while there were only n acts.
func (f *fold) countedAmong(i, n int) bool {
	if n == len(f.acts) {
		return f.counts[i]
	}
	for _, u := range f.undoers[i] {
		if u < n && f.countedAmong(u, n) {
			return false
		}
	}
	return true
}

// undoersOf lists the acts that undo act i.
func (f *fold) undoersOf(i int) []int {
	own := f.undoers[i]
	if i >= f.n {
		return own
	}
	before := f.behind.undoers[i]
	for len(before) > 0 && before[len(before)-1] >= f.n {
		before = before[:len(before)-1]
	}
	if len(own) == 0 {
		return before
	}
	return slices.Concat(before, own)
}

// own are a field's values for this fold to change, or nil where it has none: of a field that no act here has
// touched yet they are taken over from the fold behind.
func (f *fold) own(field Field) *values {
	v := f.fields[field]
	if v == nil && f.behind != nil {
		if was := f.behind.among(field, f.n); was != nil {
			v = &values{all: was.all, current: slices.Clone(was.current)}
			f.fields[field] = v
		}
	}
	return v
}

// among are a field's values while there were only n acts, or nil for none. They must not be changed.
func (f *fold) among(field Field, n int) *values {
	v := f.fields[field]
	switch {
	case v == nil || int(v.all[0].act) >= n:
		return nil
	case n == len(f.acts):
		return &values{all: slices.Clip(v.all), current: v.current}
	}
	then := &values{all: v.all}
	for int(then.all[len(then.all)-1].act) >= n {
		then.all = then.all[:len(then.all)-1]
	}
	then.all = slices.Clip(then.all)
	then.current = f.ahead(n, nil).standing(then, -1)
	return then
}

// current are the values of a field that count: none, one, or several that stand beside each other.
func (f *fold) current(field Field) []given {
	v := f.fields[field]
	if v == nil && f.behind != nil {
		v = f.behind.among(field, f.n)
	}
	if v == nil {
		return nil
	}
	return v.current
}

// allFields lists every field that an act sets; of a fold of all acts only.
func (f *fold) allFields() []Field {
	return slices.AppendSeq(make([]Field, 0, len(f.fields)), maps.Keys(f.fields))
}

// fieldsOf lists the fields that belong to a question, in the order in which they appeared.
func (f *fold) fieldsOf(question string) []Field {
	if f.behind == nil {
		return f.ofQuest[question]
	}
	return f.behind.appeared(f.behind.ofQuest[question], f.n, f.ofQuest[question])
}

// ofKind lists the fields of a kind, in the order in which they appeared.
func (f *fold) ofKind(kind string) []Field {
	if f.behind == nil {
		return f.byKind[kind]
	}
	return f.behind.appeared(f.behind.byKind[kind], f.n, f.byKind[kind])
}

// appeared are those of a list of fields that were there while there were only n acts, and more behind them.
func (f *fold) appeared(fields []Field, n int, more []Field) []Field {
	for len(fields) > 0 && f.fields[fields[len(fields)-1]].all[0].act >= uint32(n) {
		fields = fields[:len(fields)-1]
	}
	if len(more) == 0 {
		return fields
	}
	return slices.Concat(fields, more)
}

// approvals lists the acts that set the status to approved, the newest first.
func (f *fold) approvals(yield func(int) bool) {
	for _, i := range slices.Backward(f.approves) {
		if !yield(i) {
			return
		}
	}
	if f.behind == nil {
		return
	}
	for _, i := range slices.Backward(f.behind.approves) {
		if i < f.n && !yield(i) {
			return
		}
	}
}
