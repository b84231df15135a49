package assessment

import (
	"encoding/json"
	"slices"
	"time"

	"cirtkit/internal/fault"
	"cirtkit/internal/files"
	"cirtkit/questionnaires"
)

// CopyWithoutHistory starts a new file for handing over: a new assessment id, the same questionnaire,
// and the current state as its first act. Working notes, quick notes and the notes of positions stay
// behind, and so does an approval, since it names a head of the old file: the copy is a draft, or what
// had been agreed before. The copy can't be merged with the old file.
//
// A state with conflicts can't be one act; they must be settled first. A damaged file is refused.
func CopyWithoutHistory(f *File, to string, o Options) error {
	o = o.withDefaults()
	now := f.saved.Load()
	if n := len(f.damage); n > 0 {
		// What the copy lacks could not be seen in it.
		return fault.New(fault.Integrity, "assessment.damaged", "file", now.path, "n", n)
	}
	if n := len(now.state.Conflicts); n > 0 {
		return fault.New(fault.Input, "assessment.copy-conflicts", "file", now.path, "n", n)
	}
	return writeNew(to, f.log.Questionnaire, f.log.model, handedOver(foldOf(hashOf(f.log.header), now.acts)), o)
}

// writeNew writes a new assessment of a questionnaire, which is also given as files hold it, with values as its
// first act. It never touches a file that is there. The options have their defaults.
func writeNew(path string, q *questionnaires.Questionnaire, model []byte, values []writtenSet, o Options) error {
	id, err := o.random(16)
	if err != nil {
		return err
	}
	header := mustJSON(newHeader(q, id))
	log := &Log{header: header, model: model}
	whole := log.bytes(nil)
	if len(values) > 0 {
		first := written{N: 1, prev: []hash{hashOf(header)}, voice: voice{By: o.Author}, At: o.Now().UTC().Truncate(time.Millisecond), Sets: values}
		line := first.appendLine(nil)
		if len(line) > maxLine {
			return fault.New(fault.Failed, "assessment.act-too-long", "limit", maxLine>>20)
		}
		if n := len(first.Sets); n > maxSets {
			return fault.New(fault.Failed, "assessment.act-too-many", "n", n, "limit", maxSets)
		}
		whole = append(append(whole, line...), '\n')
	}
	return files.Write(path, files.Keep, whole)
}

// handedOver are the values of a state that leave with a copy, in the order of their fields' names.
// What this program doesn't know is left behind too: it could be a note.
func handedOver(f *fold) []writtenSet {
	var sets []writtenSet
	for _, field := range slices.Sorted(slices.Values(f.allFields())) {
		current := f.current(field)
		if len(current) == 0 {
			continue
		}
		value := current[len(current)-1].set.Value
		if string(value) == "null" {
			continue
		}
		switch field.Kind() {
		case kindAbout, kindAnswer, kindRow, kindProvided, kindFinding, kindMark, kindReview, kindEvidence, kindSupports,
			kindSession, kindReleased, kindStep, string(fieldRoadmap):
		case kindPosition:
			var p positionValue
			if json.Unmarshal(value, &p) != nil {
				continue
			}
			p.Note = ""
			value = mustJSON(p)
		case string(fieldStatus):
			v, ok := readStatus(value)
			if !ok || v.Now == "approved" || v.Now == Statuses[0] {
				continue
			}
			value = mustJSON(statusValue{Now: v.Now})
		default:
			continue
		}
		sets = append(sets, writtenSet{Field: field, Value: value})
	}
	return sets
}
