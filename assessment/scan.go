package assessment

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"cirtkit/internal/text"
)

// Limits of one act. They are far above what a person writes, and low enough that a hostile file can't
// take the machine's memory.
const (
	maxLine     = 4 << 20 // bytes of an act's line
	maxSets     = 20_000  // fields that one act sets
	maxHashes   = 10_000  // hashes in one prev or over
	maxFieldLen = 1_000   // bytes of a field's name
	maxN        = 1 << 53
)

var null = json.RawMessage("null")

// The keys of an act, as bits of what a line has already.
const (
	keyN uint = 1 << iota
	keyPrev
	keyAt
	keyBy
	keyFor
	keySession
	keyWhy
	keySet
	keyUndo

	required = keyN | keyPrev | keyAt
)

// scanner reads the JSON of one act's line. encoding/json would take five times as long, and would let
// a key that stands twice pass. It reads the act's own shape itself; the values of fields, whatever they
// are, it only cuts out and checks with json.Valid.
//
// Each method returns false at the first thing that is wrong; fault then says what.
//
// A scanner may be used for one line after the other.
type scanner struct {
	b      []byte
	i      int
	wrong  string            // message key of what is wrong
	intern map[string]string // names and fields come again and again
	over   []hash            // a buffer: those of the line that is read
}

// read reads one line into the act, which it clears before. Values are parts of the line.
func (s *scanner) read(line []byte, a *written) bool {
	s.over = s.over[:0]
	*a = written{prev: a.prev[:0], Sets: a.Sets[:0]}
	ok := s.act(line, a)
	if !ok && s.wrong != "assessment.damage.not-utf8" && !json.Valid(line) {
		s.wrong = "assessment.damage.json" // whatever was noticed first, that is the reason
	}
	return ok
}

func (s *scanner) act(line []byte, a *written) bool {
	s.b, s.i, s.wrong = line, 0, ""
	if !utf8.Valid(line) {
		return s.fail("assessment.damage.not-utf8")
	}
	seen := map[string]bool(nil)
	var known uint
	ok := s.object(func(key []byte) bool {
		bit := uint(0)
		switch string(key) {
		case "n":
			bit = keyN
			n, ok := s.integer()
			a.N = n
			if !ok || n < 1 || n > maxN {
				return s.fail("assessment.damage.n")
			}
		case "prev":
			bit = keyPrev
			var ok bool
			if a.prev, ok = s.hashes(a.prev[:0]); !ok || len(a.prev) == 0 {
				return s.fail("assessment.damage.prev")
			}
		case "at":
			bit = keyAt
			return s.time(&a.At) && s.once(&known, bit)
		case "by":
			bit = keyBy
			return s.name(&a.By) && s.once(&known, bit)
		case "for":
			bit = keyFor
			return s.name(&a.For) && s.once(&known, bit)
		case "session":
			bit = keySession
			return s.name(&a.Session) && s.once(&known, bit)
		case "why":
			bit = keyWhy
			return s.name(&a.Why) && s.once(&known, bit)
		case "set":
			bit = keySet
			if !s.sets(a) {
				return false
			}
		case "undo":
			bit = keyUndo
			digits, ok := s.plainString()
			if !ok {
				return s.fail("assessment.damage.undo")
			}
			if a.undo, ok = parseHash(digits); !ok {
				return s.fail("assessment.damage.undo")
			}
			a.undoes = true
		default:
			// A key of a later program of the same format: kept in the line, not understood.
			if seen == nil {
				seen = map[string]bool{}
			}
			if seen[string(key)] {
				return s.fail("assessment.damage.key-twice")
			}
			seen[string(key)] = true
			_, ok := s.value()
			return ok
		}
		return s.once(&known, bit)
	})
	if !ok {
		return s.fail("assessment.damage.json")
	}
	s.space()
	switch {
	case s.i != len(s.b):
		return s.fail("assessment.damage.json")
	case known&required != required:
		return s.fail("assessment.damage.missing")
	case a.undoes && len(a.Sets) > 0:
		return s.fail("assessment.damage.undo-and-set")
	}
	return true
}

// sets reads the fields that an act sets.
func (s *scanner) sets(a *written) bool {
	ok := s.array(func() bool {
		if len(a.Sets) == maxSets {
			return s.fail("assessment.damage.too-many")
		}
		set := writtenSet{Value: null}
		var known uint
		ok := s.object(func(key []byte) bool {
			switch string(key) {
			case "field":
				var name string
				if !s.name(&name) {
					return false
				}
				set.Field = Field(name)
				return s.once(&known, 1)
			case "value":
				var ok bool
				if set.Value, ok = s.value(); !ok {
					return false
				}
				return s.once(&known, 2)
			case "over":
				var ok bool
				if set.over, ok = s.hashes(s.over[len(s.over):]); !ok {
					return s.fail("assessment.damage.over")
				}
				if n := len(s.over) + len(set.over); n <= cap(s.over) {
					s.over = s.over[:n]
				}
				return s.once(&known, 4)
			}
			_, ok := s.value()
			return ok
		})
		if !ok {
			return false
		}
		if known&1 == 0 || !goodField(set.Field) {
			return s.fail("assessment.damage.field")
		}
		a.Sets = append(a.Sets, set)
		return true
	})
	if !ok {
		return false
	}
	if len(a.Sets) > 1 && fieldTwice(a.Sets) {
		return s.fail("assessment.damage.field-twice")
	}
	return true
}

func fieldTwice(sets []writtenSet) bool {
	if len(sets) < manyFields {
		for i := range sets {
			for k := range i {
				if sets[k].Field == sets[i].Field {
					return true
				}
			}
		}
		return false
	}
	seen := make(map[Field]bool, len(sets))
	for _, set := range sets {
		if seen[set.Field] {
			return true
		}
		seen[set.Field] = true
	}
	return false
}

// goodField says whether a field's name may stand: it is shown to people, so it passes the gate of
// texts.
func goodField(f Field) bool {
	return f != "" && len(f) <= maxFieldLen && text.Check(string(f), text.Line) == nil
}

// fail notes what is wrong; the first reason stands.
func (s *scanner) fail(key string) bool {
	if s.wrong == "" {
		s.wrong = key
	}
	return false
}

// once refuses a key that stands twice.
func (s *scanner) once(known *uint, bit uint) bool {
	if *known&bit != 0 {
		return s.fail("assessment.damage.key-twice")
	}
	*known |= bit
	return true
}

func (s *scanner) space() {
	for s.i < len(s.b) && (s.b[s.i] == ' ' || s.b[s.i] == '\t' || s.b[s.i] == '\r') {
		s.i++
	}
}

// sign takes one byte of punctuation, with white space before it.
func (s *scanner) sign(c byte) bool {
	s.space()
	if s.i < len(s.b) && s.b[s.i] == c {
		s.i++
		return true
	}
	return false
}

func (s *scanner) object(member func(key []byte) bool) bool {
	if !s.sign('{') {
		return false
	}
	if s.sign('}') {
		return true
	}
	for {
		s.space()
		key, ok := s.stringBytes()
		if !ok || !s.sign(':') || !member(key) {
			return false
		}
		if s.sign('}') {
			return true
		}
		if !s.sign(',') {
			return false
		}
	}
}

func (s *scanner) array(element func() bool) bool {
	if !s.sign('[') {
		return false
	}
	if s.sign(']') {
		return true
	}
	for {
		if !element() {
			return false
		}
		if s.sign(']') {
			return true
		}
		if !s.sign(',') {
			return false
		}
	}
}

// hashes reads a sorted list of hashes and adds it to an empty one, behind which may be written.
func (s *scanner) hashes(list []hash) ([]hash, bool) {
	ok := s.array(func() bool {
		digits, ok := s.plainString()
		if !ok || len(list) == maxHashes {
			return false
		}
		h, ok := parseHash(digits)
		list = append(list, h)
		return ok
	})
	sorted := slices.IsSortedFunc(list, hash.compare)
	for i := 1; i < len(list); i++ {
		sorted = sorted && list[i] != list[i-1]
	}
	return list, ok && sorted
}

func (s *scanner) integer() (int, bool) {
	s.space()
	start := s.i
	for s.i < len(s.b) && '0' <= s.b[s.i] && s.b[s.i] <= '9' {
		s.i++
	}
	if s.i == start || s.i-start > 16 || s.b[start] == '0' {
		return 0, false
	}
	n, err := strconv.Atoi(string(s.b[start:s.i]))
	return n, err == nil
}

// name reads a short text that a person reads. What may not stand in a text is taken out of it.
func (s *scanner) name(to *string) bool {
	t, ok := s.text()
	if !ok {
		return false
	}
	*to = t
	return true
}

func (s *scanner) time(to *time.Time) (ok bool) {
	s.space()
	start := s.i
	if b, plain := s.plainString(); plain {
		if *to, ok = parseTime(string(b)); ok {
			return true
		}
	}
	s.i = start
	t, ok := s.text() // what may not stand in a text is taken out of times too
	if !ok {
		return false
	}
	if *to, ok = parseTime(t); !ok {
		return s.fail("assessment.damage.at")
	}
	return true
}

func (s *scanner) text() (string, bool) {
	s.space()
	b, ok := s.stringBytes()
	if !ok {
		return "", s.fail("assessment.damage.json")
	}
	if known, ok := s.intern[string(b)]; ok {
		return known, true
	}
	t, _ := text.Clean(string(b), text.Line)
	if s.intern != nil && len(b) <= 200 && t == string(b) {
		s.intern[t] = t
	}
	return t, true
}

// plainString reads a string without escapes.
func (s *scanner) plainString() ([]byte, bool) {
	s.space()
	if s.i >= len(s.b) || s.b[s.i] != '"' {
		return nil, false
	}
	start := s.i + 1
	for j := start; j < len(s.b); j++ {
		switch c := s.b[j]; {
		case c == '"':
			s.i = j + 1
			return s.b[start:j], true
		case c == '\\' || c < 0x20:
			return nil, false
		}
	}
	return nil, false
}

// stringBytes reads any JSON string.
func (s *scanner) stringBytes() ([]byte, bool) {
	if b, ok := s.plainString(); ok {
		return b, true
	}
	start := s.i
	end, ok := s.endOfString()
	if !ok {
		return nil, false
	}
	var t string
	if json.Unmarshal(s.b[start:end], &t) != nil {
		return nil, false
	}
	s.i = end
	return []byte(t), true
}

// endOfString is the place behind the string that begins here.
func (s *scanner) endOfString() (int, bool) {
	if s.i >= len(s.b) || s.b[s.i] != '"' {
		return 0, false
	}
	for j := s.i + 1; j < len(s.b); j++ {
		switch s.b[j] {
		case '\\':
			j++
		case '"':
			return j + 1, true
		}
	}
	return 0, false
}

// value cuts out one JSON value of any kind: it finds the end by counting brackets outside strings, and
// json.Valid has the last word.
func (s *scanner) value() (json.RawMessage, bool) {
	s.space()
	start, depth := s.i, 0
	for s.i < len(s.b) {
		switch c := s.b[s.i]; c {
		case '"':
			end, ok := s.endOfString()
			if !ok {
				return nil, false
			}
			s.i = end
		case '{', '[':
			depth++
			s.i++
		case '}', ']', ',':
			if depth == 0 {
				return s.checked(start)
			}
			if c != ',' {
				depth--
			}
			s.i++
		default:
			s.i++
		}
	}
	return s.checked(start)
}

func (s *scanner) checked(start int) (json.RawMessage, bool) {
	raw := s.b[start:s.i:s.i]
	for len(raw) > 0 && (raw[len(raw)-1] == ' ' || raw[len(raw)-1] == '\t' || raw[len(raw)-1] == '\r') {
		raw = raw[:len(raw)-1]
	}
	if !json.Valid(raw) {
		return nil, s.fail("assessment.damage.json")
	}
	return raw, true
}
