package assessment

import (
	"encoding/json"
	"strconv"
	"time"
	"unicode/utf8"
)

// Act is one line of the file below its header and questionnaire, as it is kept in memory. It is never changed.
//
// A file has tens of thousands of acts, so they are kept small: names that come again and again are one text, a hash
// that names an act which was read before lies in that act alone, and the line is not kept where it can be written
// again (see written), as any line of this program can.
type Act struct {
	*voice
	N    int   // 1 + the largest before it
	at   int64 // milliseconds since 1970, UTC: lines know no finer time
	name [1]hash
	prev *[1]hash  // as it lies in the act before; nil where it follows several
	one  [1]ActSet // what it sets, where that is one field
	rare *rare     // nil for nearly all
}

// voice is who says something, on whose behalf, in which session, and why.
type voice struct{ By, For, Session, Why string }

// rare is what few acts need.
type rare struct {
	many    bool          // it does not set one field, but what sets says
	sets    []ActSet      //
	prev    []hash        // where it follows several
	line    []byte        // without the newline, where it is not as this program would write it
	byField map[Field]int // of an act that sets many fields: their places in Sets
	undo    *[1]hash      // nil: it undoes nothing
}

// ActSet is the value that an act gives to one field.
type ActSet struct {
	Field Field
	Value json.RawMessage // JSON as it stands in the line; null clears
	over  hashes          // the acts whose values it replaced
}

// hashes are names of acts, sorted. One alone, as nearly always, lies in the act that it names.
type hashes struct {
	one     *[1]hash
	several *[]hash // where one is nil
}

// list must not be changed.
func (h hashes) list() []hash {
	switch {
	case h.one != nil:
		return h.one[:]
	case h.several != nil:
		return *h.several
	}
	return nil
}

// Hash names the act: 64 hex digits.
func (a *Act) Hash() string { return a.name[0].String() }

func (a *Act) hash() hash { return a.name[0] }

// At is when the act was made, in UTC.
func (a *Act) At() time.Time { return time.UnixMilli(a.at).UTC() }

// Sets are the values that it gives to fields. They must not be changed.
func (a *Act) Sets() []ActSet {
	if a.rare != nil && a.rare.many {
		return a.rare.sets
	}
	return a.one[:]
}

// Prev are the hashes of the acts that it follows, sorted; the header's for a first act.
func (a *Act) Prev() []string { return hexOf(a.prevs()) }

func (a *Act) prevs() []hash {
	if a.prev == nil {
		return a.rare.prev
	}
	return a.prev[:]
}

// Undoes is the hash of the act that it undoes, or "".
func (a *Act) Undoes() string {
	if !a.undoes() {
		return ""
	}
	return a.rare.undo[0].String()
}

func (a *Act) undoes() bool { return a.rare != nil && a.rare.undo != nil }

// undo is the hash of the act that it undoes; it must undo one.
func (a *Act) undo() hash { return a.rare.undo[0] }

// Line is the act as it stands in the file, without the newline. It must not be changed.
func (a *Act) Line() []byte { return a.appendLine(nil) }

func (a *Act) appendLine(b []byte) []byte {
	if a.rare != nil && a.rare.line != nil {
		return append(b, a.rare.line...)
	}
	w := written{N: a.N, prev: a.prevs(), At: a.At(), voice: *a.voice, Sets: make([]writtenSet, len(a.Sets()))}
	for i, s := range a.Sets() {
		w.Sets[i] = writtenSet{s.Field, s.Value, s.over.list()}
	}
	if a.undoes() {
		w.undoes, w.undo = true, a.undo()
	}
	return w.appendLine(b)
}

// value is the act's value of a field, or nil when it doesn't set it.
func (a *Act) value(f Field) *ActSet {
	if a.rare != nil && a.rare.byField != nil {
		if i, ok := a.rare.byField[f]; ok {
			return &a.rare.sets[i]
		}
		return nil
	}
	for i, sets := 0, a.Sets(); i < len(sets); i++ {
		if sets[i].Field == f {
			return &sets[i]
		}
	}
	return nil
}

// Over are the hashes of the acts whose values it replaced, sorted.
func (s ActSet) Over() []string { return hexOf(s.over.list()) }

func (s ActSet) clears() bool { return string(s.Value) == "null" }

func hexOf(hashes []hash) []string {
	out := make([]string, len(hashes))
	for i, h := range hashes {
		out[i] = h.String()
	}
	return out
}

// compare orders acts by n, then by hash. Whatever an act refers to stands before it.
func (a *Act) compare(b *Act) int {
	if a.N != b.N {
		return a.N - b.N
	}
	return a.name[0].compare(b.name[0])
}

// written is an act as its line says it: with everything that is in the line, on its way in or out.
type written struct {
	voice
	N      int
	At     time.Time // of milliseconds, UTC
	prev   []hash    // sorted
	Sets   []writtenSet
	undo   hash
	undoes bool
}

type writtenSet struct {
	Field Field
	Value json.RawMessage
	over  []hash // sorted
}

// appendLine writes the act's line without the newline. The keys stand in a fixed order and the JSON is compact, so
// that the same act has the same bytes on every machine.
func (w *written) appendLine(b []byte) []byte {
	b = append(b, `{"n":`...)
	b = strconv.AppendInt(b, int64(w.N), 10)
	b = appendHashes(append(b, `,"prev":`...), w.prev)
	b = appendTime(append(b, `,"at":"`...), w.At)
	b = append(b, '"')
	b = appendMember(b, `,"by":`, w.By)
	b = appendMember(b, `,"for":`, w.For)
	b = appendMember(b, `,"session":`, w.Session)
	b = appendMember(b, `,"why":`, w.Why)
	for i, s := range w.Sets {
		if i == 0 {
			b = append(b, `,"set":[`...)
		} else {
			b = append(b, ',')
		}
		b = appendText(append(b, `{"field":`...), string(s.Field))
		b = append(append(b, `,"value":`...), s.Value...)
		if len(s.over) > 0 {
			b = appendHashes(append(b, `,"over":`...), s.over)
		}
		b = append(b, '}')
	}
	if len(w.Sets) > 0 {
		b = append(b, ']')
	}
	if w.undoes {
		b = append(appendHash(append(b, `,"undo":`...), &w.undo), '}')
		return b
	}
	return append(b, '}')
}

func appendMember(b []byte, key, value string) []byte {
	if value == "" {
		return b
	}
	return appendText(append(b, key...), value)
}

// appendText writes a text as mustJSON does.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return append(b, mustJSON(s)...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func appendHashes(b []byte, hashes []hash) []byte {
	b = append(b, '[')
	for i := range hashes {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendHash(b, &hashes[i])
	}
	return append(b, ']')
}

// The two layouts of a time: whole seconds, and milliseconds where there are some. Both are UTC.
const (
	layoutSeconds = "2006-01-02T15:04:05Z"
	layoutMillis  = "2006-01-02T15:04:05.000Z"
)

func appendTime(b []byte, t time.Time) []byte {
	millis := t.Nanosecond() / int(time.Millisecond)
	if millis == 0 {
		return t.AppendFormat(b, time.RFC3339) // the same as layoutSeconds, and there is a short way to it
	}
	b = t.Truncate(time.Second).AppendFormat(b, time.RFC3339)
	b = append(b[:len(b)-1], '.', byte('0'+millis/100), byte('0'+millis/10%10), byte('0'+millis%10), 'Z')
	return b
}

func parseTime(s string) (time.Time, bool) {
	layout := layoutSeconds
	switch len(s) {
	case len(layoutSeconds):
	case len(layoutMillis):
		layout = layoutMillis
	default:
		return time.Time{}, false
	}
	if s[10] == 'T' && s[13] == ':' && s[16] == ':' && s[19] == layout[19] && s[len(s)-1] == 'Z' {
		layout = time.RFC3339 // of a text with these signs in these places it says the same, and there is a short way from it
	}
	t, err := time.Parse(layout, s)
	return t, err == nil
}
