package assessment

import (
	"bytes"
	"os"
	"slices"

	"cirtkit/internal/fault"
	"cirtkit/internal/files"
)

// Merged says what a merge brought together.
type Merged struct {
	Head      string
	Acts      int
	Ends      int // more than 1: the next act follows all of them
	Conflicts int
	Torn      []string // files whose torn end was left out
}

// Merge brings copies of one assessment together: the header and the questionnaire, which must be the
// same bytes in all, then every act that one of them has, in the order of n, then hash. It adds nothing.
// The order of the files and how often they are merged make no difference, byte for byte.
//
// A torn end is left out. Damage is refused, but for a line that one file lacks and another has.
func Merge(sources [][]byte) ([]byte, error) {
	named := make([]source, len(sources))
	for i, src := range sources {
		named[i] = source{src: src}
	}
	whole, _, err := merge(named)
	return whole, err
}

// MergeFiles merges files into a new one, which must not be there yet.
func MergeFiles(to string, paths ...string) (Merged, error) {
	sources := make([]source, len(paths))
	var torn []string
	for i, path := range paths {
		src, err := readWhole(path)
		if err != nil {
			return Merged{}, err
		}
		sources[i] = source{src: src, name: path}
	}
	whole, logs, err := merge(sources)
	if err != nil {
		return Merged{}, err
	}
	for i, log := range logs {
		if len(log.Torn) > 0 {
			torn = append(torn, paths[i])
		}
	}
	f, err := ReadBytes(whole, to)
	if err != nil {
		return Merged{}, err
	}
	if len(f.Damage()) > 0 {
		return Merged{}, f.Damage()[0].Fault
	}
	if err := files.Write(to, files.Keep, whole); err != nil {
		return Merged{}, err
	}
	s := f.State()
	return Merged{Head: s.Head, Acts: s.Acts, Ends: s.Ends, Conflicts: len(s.Conflicts), Torn: torn}, nil
}

// source is one file to merge; its name is for messages.
type source struct {
	src  []byte
	name string
}

func merge(sources []source) ([]byte, []*Log, error) {
	if len(sources) == 0 {
		return nil, nil, fault.New(fault.Usage, "assessment.nothing-to-merge")
	}
	var logs []*Log
	union := map[hash]*Act{}
	for i, s := range sources {
		log, lines, err := openLog(bytes.NewReader(s.src), s.name)
		if err != nil {
			return nil, nil, err
		}
		if i > 0 {
			if err := sameAssessment(logs[0], log, sources[0].name, s.name); err != nil {
				return nil, nil, err
			}
		}
		if err := log.scan(lines); err != nil {
			return nil, nil, err
		}
		if len(log.Damage) > 0 {
			return nil, nil, log.Damage[0].Fault
		}
		for _, a := range log.Acts {
			union[a.hash()] = a
		}
		logs = append(logs, log)
	}
	all := &Log{header: logs[0].header, model: logs[0].model, Header: logs[0].Header}
	for _, a := range union {
		all.Acts = append(all.Acts, a)
	}
	slices.SortFunc(all.Acts, (*Act).compare)
	if len(all.Acts) > maxActs {
		return nil, nil, fault.New(fault.Input, "assessment.too-many-acts", "file", sources[0].name, "limit", maxActs)
	}
	values := 0
	for _, a := range all.Acts {
		values += len(a.Sets())
	}
	if values > maxValues {
		return nil, nil, fault.New(fault.Input, "assessment.too-many-values", "file", sources[0].name, "limit", maxValues)
	}
	// Lines are checked against the union, so that a copy that lost a line is whole again beside one
	// that has it.
	for i := range all.Acts {
		all.places = append(all.places, int32(i+3))
	}
	all.index = indexOf(all.Acts)
	all.check(sources[0].name)
	if len(all.Damage) > 0 {
		return nil, nil, all.Damage[0].Fault
	}
	return all.bytes(all.Acts), logs, nil
}

// sameAssessment refuses files that are no copies of one assessment.
func sameAssessment(a, b *Log, nameA, nameB string) error {
	switch {
	case bytes.Equal(a.header, b.header) && bytes.Equal(a.model, b.model):
		return nil
	case a.Header.ID != b.Header.ID:
		return fault.New(fault.Input, "assessment.merge.other-assessment", "a", nameA, "b", nameB)
	case a.Header.Digest != b.Header.Digest:
		return fault.New(fault.Input, "assessment.merge.other-questionnaire", "a", nameA, "b", nameB)
	}
	return fault.New(fault.Integrity, "assessment.merge.other-bytes", "a", nameA, "b", nameB)
}

// readWhole reads a file of at most maxFile bytes.
func readWhole(path string) ([]byte, error) {
	if err := isFile(path); err != nil {
		return nil, err
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	return src, nil
}
