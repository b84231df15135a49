package assessment

import (
	"cmp"
	"encoding/hex"
	"strconv"
	"strings"
)

// The ids of records, rows, sessions and notes are made of a letter, a number that people can say
// ("evidence 5"), and four random hex digits: "e5-1f3a". The number is one more than the largest that
// the file has seen, so ids go up as records are made. The random part keeps two records apart that two
// people numbered alike in two copies of a file; after a merge they stand beside each other as e5-1f3a
// and e5-9c02. Should even that part be the same, once in 65,536 such pairs, the two records are a
// conflict and not silently one.

// CompareIDs puts ids in order: by letter, then number, then what follows. Ids of another form stand
// in the order of their bytes.
func CompareIDs(a, b string) int {
	la, na, _ := splitID(a)
	lb, nb, _ := splitID(b)
	return cmp.Or(cmp.Compare(la, lb), cmp.Compare(na, nb), cmp.Compare(a, b))
}

// splitID cuts an id into its letters, its number and the rest.
func splitID(id string) (letters string, number int, rest string) {
	start := strings.IndexAny(id, "0123456789")
	if start < 0 {
		return id, 0, ""
	}
	end := start
	for end < len(id) && end-start < 9 && '0' <= id[end] && id[end] <= '9' {
		end++
	}
	number, err := strconv.Atoi(id[start:end])
	if err != nil {
		return id, 0, ""
	}
	return id[:start], number, id[end:]
}

// ids hands out ids that a file doesn't have yet.
type ids struct{ largest map[string]int }

// seen notes the ids that a field's name holds.
func (i *ids) seen(f Field) {
	parts := f.parts()
	var id string
	switch f.Kind() {
	case kindEvidence, kindSession, kindNote, kindReleased, kindSupports:
		id = f.first()
	case kindRow:
		if len(parts) == 2 {
			id = parts[1]
		}
	}
	if letters, number, _ := splitID(id); number > i.largest[letters] {
		i.largest[letters] = number
	}
}

// next is a new id; random holds two bytes.
func (i *ids) next(letter string, random []byte) string {
	i.largest[letter]++
	return letter + strconv.Itoa(i.largest[letter]) + "-" + hex.EncodeToString(random)
}
