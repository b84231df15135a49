package questionnaires

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"cirtkit/internal/fault"
)

// FromCanonical reads a questionnaire from its canonical form, such as an assessment file carries. It
// may be a stranger's: it is bounded, has to be the canonical form to the byte, and goes through every
// check that a questionnaire from YAML does.
func FromCanonical(src []byte) (*Questionnaire, error) {
	if len(src) > MaxCanonical {
		return nil, fault.New(fault.Input, "questionnaires.canonical-too-large", "limit", MaxCanonical>>20)
	}
	if !utf8.Valid(src) {
		return nil, fault.New(fault.Input, "questionnaires.not-utf8")
	}
	deepest, longest := jsonShape(src)
	if deepest > 2*MaxDepth {
		return nil, fault.New(fault.Input, "questionnaires.too-deep", "limit", 2*MaxDepth)
	}
	if longest > maxEntries {
		return nil, fault.New(fault.Input, "questionnaires.list-too-long", "found", longest, "limit", maxEntries)
	}
	q := &Questionnaire{}
	if json.Unmarshal(src, q) != nil {
		var err error
		if q, err = decodeStrictly(src); err != nil {
			return nil, err
		}
	}
	if q.Format > FormatVersion {
		return nil, fault.New(fault.Input, "questionnaires.newer-format", "found", q.Format, "known", FormatVersion)
	}
	if faults := forms(q); len(faults) > 0 {
		if _, err := decodeStrictly(src); err != nil {
			return nil, err
		}
		return nil, faults
	}
	// What decoding passed over (space, another order, a member given twice, another spelling of a
	// number, a field that is unknown) would give the same questionnaire a second identity.
	if !isCanonical(src, q) {
		if _, err := decodeStrictly(src); err != nil {
			return nil, err
		}
		return nil, fault.New(fault.Input, "questionnaires.canonical-form")
	}
	if character, bad := uncleanJSON(src); bad {
		return nil, fault.New(fault.Input, "questionnaires.character", "character", character)
	}
	q.finish()
	if faults := check(q); len(faults) > 0 {
		return nil, faults
	}
	// The form is not kept: it can be written again, since it was just compared, and few ask for it.
	q.seal(src)
	q.canonical = nil
	return q, nil
}

// decodeStrictly decodes a canonical form, or says what can't be decoded. It takes several times as much memory as
// decoding what has no fault.
func decodeStrictly(src []byte) (*Questionnaire, error) {
	q := &Questionnaire{}
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.DisallowUnknownFields()
	err := dec.Decode(q)
	if err == nil {
		return q, nil
	}
	if f := newerFormat(src); f != nil {
		return nil, f
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return nil, fault.New(fault.Input, "questionnaires.canonical-field", "name", strings.Trim(name, `"`))
	}
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field != "" {
		return nil, fault.New(fault.Input, "questionnaires.canonical-type", "name", wrong.Field, "found", wrong.Value)
	}
	return nil, fault.New(fault.Input, "questionnaires.canonical-json").Because(err)
}

// newerFormat says that a newer version of the format was found, or is nil. A newer one may have changed
// anything else, so it is said in the place of every other fault.
func newerFormat(src []byte) error {
	var header struct {
		Format json.Number `json:"format"`
	}
	if err := json.Unmarshal(src, &header); err != nil {
		return nil
	}
	if n, err := header.Format.Int64(); err != nil || n <= FormatVersion {
		return nil
	}
	return fault.New(fault.Input, "questionnaires.newer-format", "found", header.Format.String(), "known", FormatVersion)
}

// uncleanJSON is unclean for every text of a canonical form at once. What must not stand there is either
// there as it is, or one of the escapes that the form has for control characters; a line feed is allowed.
func uncleanJSON(src []byte) (character string, bad bool) {
	plain := true
	for i := 0; i < len(src); i++ {
		if src[i] != '\\' {
			plain = plain && src[i] >= ' ' && src[i] < 0x7f
			continue
		}
		i++
		switch c := src[i]; c {
		case '"', '\\', 'n':
		case 'u':
			return "U+" + strings.ToUpper(string(src[i+1:i+5])), true
		default:
			return "U+" + map[byte]string{'b': "0008", 't': "0009", 'f': "000C", 'r': "000D"}[c], true
		}
	}
	if plain {
		return "", false
	}
	return unclean(string(src))
}

// jsonShape is how deep objects and arrays lie inside each other, and how many entries the longest has,
// without checking anything else.
func jsonShape(src []byte) (deepest, longest int) {
	var entries []int // of those that are open
	inString := false
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			entries = append(entries, 1)
			deepest = max(deepest, len(entries))
		case (c == '}' || c == ']') && len(entries) > 0:
			entries = entries[:len(entries)-1]
		case c == ',' && len(entries) > 0:
			entries[len(entries)-1]++
			longest = max(longest, entries[len(entries)-1])
		}
	}
	return deepest, longest
}
