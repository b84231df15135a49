package assessment

import (
	"hash/maphash"
	"slices"
)

// index finds an act among others by its hash. It holds places alone, the hashes lie in the acts: a map from hashes
// would take ten times the memory.
//
// It is a table with open addressing: an act's place stands in the first slot that was free from where its hash
// points to. Where that is depends on a random seed, since whoever makes a file can choose the hashes of its lines
// to some degree, and could have all of them point to one slot.
type index struct {
	seed  maphash.Seed
	slots []uint32 // a power of two of them; 1 + the place, 0 for a free one
}

// indexOf is an index of acts, with room for as many more.
func indexOf(acts []*Act) index {
	x := index{seed: maphash.MakeSeed()}
	n := 16
	for n < len(acts)*3/2 {
		n *= 2
	}
	x.slots = make([]uint32, n)
	for i := range acts {
		x.enter(acts, i)
	}
	return x
}

// clone is an index to which acts can be added apart.
func (x *index) clone() index { return index{seed: x.seed, slots: slices.Clone(x.slots)} }

// enter adds the act at a place; those before it are there already.
func (x *index) enter(acts []*Act, i int) {
	if i+1 > len(x.slots)*3/4 {
		x.slots = make([]uint32, 2*len(x.slots))
		for k := range i {
			x.put(acts, k)
		}
	}
	x.put(acts, i)
}

func (x *index) put(acts []*Act, i int) {
	at := x.slot(&acts[i].name[0])
	for x.slots[at] != 0 {
		at = (at + 1) & (len(x.slots) - 1)
	}
	x.slots[at] = uint32(i) + 1
}

// find is the place of the act with a hash.
func (x *index) find(acts []*Act, h hash) (int, bool) {
	for at := x.slot(&h); x.slots[at] != 0; at = (at + 1) & (len(x.slots) - 1) {
		if i := int(x.slots[at]) - 1; acts[i].name[0] == h {
			return i, true
		}
	}
	return 0, false
}

func (x *index) slot(h *hash) int {
	return int(maphash.Bytes(x.seed, h[:]) & uint64(len(x.slots)-1))
}
