package assessment

import (
	"bytes"
	"encoding/json"

	"cirtkit/internal/fault"
)

// Check says what Save would say of the intent in any file: a field that can't be, a value that is no JSON, a text or
// a name that is too long. Whoever keeps intents until they are saved asks first: one that can't be saved would keep
// back all that wait behind it.
func (i Intent) Check() error {
	if i.Undo != "" && len(i.Sets) > 0 {
		return fault.New(fault.Input, "assessment.undo-and-set")
	}
	if n := len(i.Sets); n > maxSets {
		return fault.New(fault.Input, "assessment.act-too-many", "n", n, "limit", maxSets)
	}
	size := actRoom
	for _, s := range i.Sets {
		if err := checkField(s.Field); err != nil {
			return err
		}
		value, err := compactValue(s)
		if err != nil {
			return err
		}
		if size += len(s.Field) + len(value) + setRoom; size > maxLine {
			return fault.New(fault.Input, "assessment.act-too-long", "limit", maxLine>>20)
		}
	}
	return nil
}

// What an act's line holds beside names and values, at most, in bytes: its time, author, reason and the hashes that it
// follows; and, for each field, the hashes of the values that it replaces. More than a few of these come only of
// merges, and the few bytes that they take count for nothing in a line of megabytes.
const (
	actRoom = 64 << 10
	setRoom = 1 << 10
)

// checkField says why nothing can be stored under a field's name; nil where it can.
func checkField(f Field) error {
	switch {
	case len(f) > maxFieldLen:
		return fault.New(fault.Input, "assessment.name-too-long")
	case !goodField(f):
		return fault.New(fault.Input, "assessment.bad-field", "field", cleanLine(string(f)))
	}
	return nil
}

// compactValue is a set's value as it is written, but for what depends on the file: compact, and through the gate of
// texts.
func compactValue(s Set) (json.RawMessage, error) {
	if len(s.Value) == 0 {
		return json.RawMessage("null"), nil
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, s.Value); err != nil {
		return nil, fault.New(fault.Input, "assessment.bad-value", "field", string(s.Field)).Because(err)
	}
	return cleanValue(compact.Bytes())
}
