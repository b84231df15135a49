package assessment

import (
	"bytes"
	"slices"
)

// keeper makes acts out of what lines say, so that they take little memory: what comes again is kept once, and what
// is kept lies side by side in blocks.
//
// Its zero value is ready. It is given up when a file is read; the acts stay.
type keeper struct {
	acts   []Act    // the rest of a block
	sets   []ActSet // the rest of a block
	bytes  []byte   // a block, filled up to its length
	voices map[voice]*voice
	last   *voice
	values map[string][]byte // the short ones
	line   []byte            // for comparing
}

// The sizes of blocks: about 32 KB each.
const (
	blockActs  = 256
	blockSets  = 512
	blockBytes = 32 << 10
)

// keep makes the act of a line. The act that a hash names is asked of known, which may give nil.
func (k *keeper) keep(w *written, line []byte, name hash, known func(hash) *Act) *Act {
	if len(k.acts) == 0 {
		k.acts = make([]Act, blockActs)
	}
	a := &k.acts[0]
	k.acts = k.acts[1:]
	a.voice = k.voice(w.voice)
	a.take(w, name, known, k.take)
	for i := range a.Sets() {
		set := &a.Sets()[i]
		set.Value = k.value(set.Value)
	}
	if k.line = w.appendLine(k.line[:0]); !bytes.Equal(k.line, line) {
		if a.rare == nil {
			a.rare = &rare{}
		}
		a.rare.line = bytes.Clone(line)
	}
	return a
}

// newAct makes an act of one line alone.
func newAct(w *written, name hash, known func(hash) *Act) *Act {
	a := &Act{voice: &voice{}}
	*a.voice = w.voice
	a.take(w, name, known, func(n int) []ActSet { return make([]ActSet, n) })
	return a
}

// take takes over what a line says, but for its voice. The values are still those of the line.
func (a *Act) take(w *written, name hash, known func(hash) *Act, room func(int) []ActSet) {
	a.N, a.at = w.N, w.At.UnixMilli()
	a.name[0] = name
	if many := len(w.Sets) != 1; many || len(w.prev) != 1 {
		a.rare = &rare{many: many}
	}
	if len(w.prev) == 1 {
		a.prev = namedBy(w.prev[0], known)
	} else {
		a.rare.prev = slices.Clone(w.prev)
	}
	if w.undoes {
		a.rare.undo = namedBy(w.undo, known)
	}
	if len(w.Sets) > 1 {
		a.rare.sets = room(len(w.Sets))
	}
	for i, s := range w.Sets {
		a.Sets()[i] = ActSet{s.Field, s.Value, hashesOf(s.over, known)}
	}
	if len(w.Sets) >= manyFields {
		a.rare.byField = make(map[Field]int, len(w.Sets))
		for i, s := range w.Sets {
			a.rare.byField[s.Field] = i
		}
	}
}

// manyFields is from how many fields on an act has a map of them.
const manyFields = 17

// namedBy is a hash as it lies in the act that it names, or by itself.
func namedBy(h hash, known func(hash) *Act) *[1]hash {
	if a := known(h); a != nil {
		return &a.name
	}
	return &[1]hash{h}
}

func hashesOf(list []hash, known func(hash) *Act) hashes {
	switch len(list) {
	case 0:
		return hashes{}
	case 1:
		return hashes{one: namedBy(list[0], known)}
	}
	own := slices.Clone(list)
	return hashes{several: &own}
}

func (k *keeper) voice(v voice) *voice {
	if k.last != nil && *k.last == v {
		return k.last
	}
	known := k.voices[v]
	if known == nil {
		if k.voices == nil {
			k.voices = map[voice]*voice{}
		}
		own := v // so that v itself need not be kept
		known = &own
		k.voices[v] = known
	}
	k.last = known
	return known
}

func (k *keeper) take(n int) []ActSet {
	switch {
	case n > blockSets/4:
		return make([]ActSet, n)
	case n > len(k.sets):
		k.sets = make([]ActSet, blockSets)
	}
	own := k.sets[:n:n]
	k.sets = k.sets[n:]
	return own
}

// value keeps a value. Answers are short and come again and again.
func (k *keeper) value(v []byte) []byte {
	const short, most = 64, 10_000
	if len(v) > short {
		return k.copied(v)
	}
	if known, ok := k.values[string(v)]; ok {
		return known
	}
	own := k.copied(v)
	if k.values == nil {
		k.values = map[string][]byte{}
	}
	if len(k.values) < most {
		k.values[string(own)] = own
	}
	return own
}

func (k *keeper) copied(v []byte) []byte {
	if len(v) > blockBytes/8 {
		return bytes.Clone(v)
	}
	if len(v) > cap(k.bytes)-len(k.bytes) {
		k.bytes = make([]byte, 0, blockBytes)
	}
	start := len(k.bytes)
	k.bytes = append(k.bytes, v...)
	return k.bytes[start:len(k.bytes):len(k.bytes)]
}
