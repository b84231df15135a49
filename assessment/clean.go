package assessment

import (
	"bytes"
	"encoding/json"
	"slices"

	"cirtkit/internal/fault"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
)

// maxText is how long one text of a value may be, in bytes: more than anybody writes into a note, and
// well below a line's limit.
const maxText = 1 << 20

var textRules = text.Rules{Max: maxText, Newlines: true}

// cleanValue puts every text in a JSON value through the gate of texts: what could mislead or obey a
// terminal is taken out. It is used on values that come in and on values that are read, so that neither
// a pasted note nor a stranger's file carries such a thing into a state. Values without a doubtful byte,
// nearly all, are returned as they are.
func cleanValue(raw json.RawMessage) (json.RawMessage, error) {
	if len(raw) <= maxText && !doubtful(raw) {
		return raw, nil
	}
	var value any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		return nil, err
	}
	value, err := cleanAny(value)
	if err != nil {
		return nil, err
	}
	return mustJSON(value), nil
}

// doubtful says whether a value can hold a character that may not stand in a text: one that is written
// as an escape other than \" \\ \/ \n, or one outside ASCII that the gate refuses.
func doubtful(raw []byte) bool {
	ascii := true
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\\':
			i++
			if i < len(raw) && raw[i] != '"' && raw[i] != '\\' && raw[i] != '/' && raw[i] != 'n' {
				return true
			}
		case c >= 0x7f:
			ascii = false
		}
	}
	return !ascii && text.Check(string(raw), text.Rules{Max: len(raw), Newlines: true}) != nil
}

func cleanAny(value any) (any, error) {
	var err error
	switch v := value.(type) {
	case string:
		if len(v) > maxText {
			return nil, fault.New(fault.Input, "assessment.text-too-long", "bytes", len(v), "max", maxText)
		}
		v, _ = text.Clean(v, textRules)
		return v, nil
	case []any:
		for i := range v {
			if v[i], err = cleanAny(v[i]); err != nil {
				return nil, err
			}
		}
	case map[string]any:
		for key, element := range v {
			if v[key], err = cleanAny(element); err != nil {
				return nil, err
			}
		}
	}
	return value, nil
}

// sameValue says whether two JSON values say the same, whatever their spaces and the order of keys.
func sameValue(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) {
		return true
	}
	return bytes.Equal(plainValue(a), plainValue(b))
}

// plainValue writes a value compactly, keys sorted, numbers as they were typed.
func plainValue(raw json.RawMessage) []byte {
	var value any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if d.Decode(&value) != nil {
		return raw
	}
	return mustJSON(value)
}

// cleanLine puts a text of one line through the gate.
func cleanLine(s string) string {
	s, _ = text.Clean(s, text.Line)
	return s
}

// Values are cleaned as notes are, which may have several lines. Names, titles and dates have one: a
// second could pass for something else on a page.

func cleanLines(lines ...*string) {
	for _, line := range lines {
		*line = cleanLine(*line)
	}
}

func cleanList(list []string) {
	for i := range list {
		list[i] = cleanLine(list[i])
	}
}

func (a *About) clean() {
	cleanLines(&a.Subject, &a.Country, &a.Region, &a.Team, &a.TeamKind, &a.Date, &a.Mode, &a.TLP, &a.Marking, &a.Target, &a.Language)
	cleanList(a.Groups)
	cleanList(a.Assessors)
}

func (e *Evidence) clean() {
	cleanLines(&e.Reference, &e.Place, &e.Issuer, &e.Date, &e.ValidUntil, &e.Marking, &e.How, &e.Promised, &e.Due,
		&e.File, &e.SHA256, &e.SignedPage)
}

func (s *Session) clean() {
	cleanLines(&s.Kind, &s.Date, &s.Place)
	cleanList(s.Institutions)
	cleanList(s.Roles)
}

func (r *Released) clean() {
	cleanLines(&r.To, &r.Date)
	cleanList(r.Uses)
}

// known says whether the fields of fixed words have one of them, and the date is one: the score, and
// what every page is marked with, rest on them.
func (a *About) known() bool {
	one := func(word string, words []string) bool { return word == "" || slices.Contains(words, word) }
	for _, g := range a.Groups {
		if !slices.Contains(Groups, g) {
			return false
		}
	}
	return one(a.Region, questionnaires.Regions) && one(a.TeamKind, TeamKinds) && one(a.Mode, Modes) && one(a.TLP, TLPs) && (a.Date == "" || questionnaires.IsDate(a.Date))
}
