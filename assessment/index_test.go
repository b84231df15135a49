package assessment

import (
	"encoding/binary"
	"testing"
)

// The index gives what a map would give, before and after it grows, whatever the hashes have in common.
func TestIndex(t *testing.T) {
	for name, makeHash := range map[string]func(i int) hash{
		"any hashes":                 func(i int) hash { return hashOf(binary.AppendUvarint(nil, uint64(i))) },
		"hashes with the same start": func(i int) (h hash) { binary.BigEndian.PutUint64(h[24:], uint64(i)); return h },
		"hashes with the same end":   func(i int) (h hash) { binary.LittleEndian.PutUint64(h[:], uint64(i)); return h },
	} {
		t.Run(name, func(t *testing.T) {
			const n = 3000
			var acts []*Act
			x := indexOf(nil)
			check := func(x index, upTo int) {
				t.Helper()
				for i := range n {
					if at, ok := x.find(acts, makeHash(i)); ok != (i < upTo) || ok && at != i {
						t.Fatalf("among %d acts, number %d is found at %d, %v", upTo, i, at, ok)
					}
				}
			}
			for i := range n {
				acts = append(acts, &Act{name: [1]hash{makeHash(i)}})
				x.enter(acts, i)
				if i < 70 || i == n/2 {
					check(x, i+1)
					check(indexOf(acts), i+1)
				}
			}
			check(x, n)
			check(indexOf(acts), n)
		})
	}
}
