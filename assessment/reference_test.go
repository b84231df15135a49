package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// reference is the fold as its rules read, slow and obvious: it works on the lines of a file with
// encoding/json and looks at every act for every question that it asks.
type reference struct {
	header string
	acts   map[string]refAct
}

type refAct struct {
	Prev []string `json:"prev"`
	Set  []struct {
		Field string          `json:"field"`
		Value json.RawMessage `json:"value"`
		Over  []string        `json:"over"`
	} `json:"set"`
	Undo string `json:"undo"`
}

func referenceOf(t reporter, file []byte) reference {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(string(file), "\n"), "\n")
	r := reference{header: hexSum(lines[0]), acts: map[string]refAct{}}
	for _, line := range lines[2:] {
		var a refAct
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		r.acts[hexSum(line)] = a
	}
	return r
}

func hexSum(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// counts: an act counts unless an act that counts undoes it.
func (r reference) counts(act string) bool {
	for name, a := range r.acts {
		if a.Undo == act && r.counts(name) {
			return false
		}
	}
	return true
}

// values: a value counts unless its act doesn't, or an act that counts is over it.
func (r reference) values(field string) []string {
	var standing []string
	for name, a := range r.acts {
		for _, set := range a.Set {
			if set.Field != field || !r.counts(name) {
				continue
			}
			replaced := false
			for other, b := range r.acts {
				for _, s := range b.Set {
					replaced = replaced || s.Field == field && slices.Contains(s.Over, name) && r.counts(other)
				}
			}
			if !replaced {
				standing = append(standing, name+" "+string(set.Value))
			}
		}
	}
	slices.Sort(standing)
	return standing
}

func (r reference) fields() []string {
	seen := map[string]bool{}
	for _, a := range r.acts {
		for _, set := range a.Set {
			seen[set.Field] = true
		}
	}
	return sortedKeys(seen)
}

// head: the SHA-256 of the hashes of the ends, sorted, a newline after each.
func (r reference) head() string {
	var ends []string
	for name := range r.acts {
		followed := false
		for _, a := range r.acts {
			followed = followed || slices.Contains(a.Prev, name)
		}
		if !followed {
			ends = append(ends, name)
		}
	}
	if len(r.acts) == 0 {
		ends = []string{r.header}
	}
	slices.Sort(ends)
	return hexSum(strings.Join(ends, "\n") + "\n")
}

// String is everything that the reference says.
func (r reference) String() string {
	var b strings.Builder
	fmt.Fprintln(&b, "head", r.head())
	for _, field := range r.fields() {
		fmt.Fprintln(&b, field, r.values(field))
	}
	return b.String()
}

// sayFold says the same of the real fold.
func sayFold(f *fold) string {
	var b strings.Builder
	fmt.Fprintln(&b, "head", f.head())
	for _, field := range slices.Sorted(slices.Values(f.allFields())) {
		var values []string
		for _, g := range f.current(field) {
			values = append(values, g.act.Hash()+" "+string(g.set.Value))
		}
		slices.Sort(values)
		fmt.Fprintln(&b, field, values)
	}
	return b.String()
}

// linesOf cuts a file into its lines, each with its newline.
func linesOf(file []byte) []string { return slices.Collect(strings.Lines(string(file))) }
