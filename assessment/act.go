package assessment

import (
	"bytes"
	"encoding/json"
	"strconv"
	"time"
)

// Act is one line of the file below its header and questionnaire. It is never changed.
type Act struct {
	N                     int // 1 + the largest before it
	At                    time.Time
	By, For, Session, Why string
	Sets                  []ActSet
	line                  []byte // without the newline
	hash                  hash
	prev                  []hash // sorted
	undo                  hash
	undoes                bool
	byField               map[Field]int // of an act that sets many fields: their places in Sets
	place                 int           // line in the file, from 1; 0 for an act not yet written
}

// ActSet is the value that an act gives to one field.
type ActSet struct {
	Field Field
	Value json.RawMessage // JSON as it stands in the line; null clears
	over  []hash          // the acts whose values it replaced, sorted
}

// Hash names the act: 64 hex digits.
func (a *Act) Hash() string { return a.hash.String() }

// Prev are the hashes of the acts that it follows, sorted; the header's for a first act.
func (a *Act) Prev() []string { return hexOf(a.prev) }

// Undoes is the hash of the act that it undoes, or "".
func (a *Act) Undoes() string {
	if !a.undoes {
		return ""
	}
	return a.undo.String()
}

// Line is the act as it stands in the file, without the newline. It must not be changed.
func (a *Act) Line() []byte { return a.line }

// Over are the hashes of the acts whose values it replaced, sorted.
func (s ActSet) Over() []string { return hexOf(s.over) }

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
	return a.hash.compare(b.hash)
}

// seal writes the act's line and names it. The keys stand in a fixed order and the JSON is compact, so
// that the same act has the same bytes on every machine.
func (a *Act) seal() {
	var b bytes.Buffer
	b.WriteString(`{"n":`)
	b.WriteString(strconv.Itoa(a.N))
	b.WriteString(`,"prev":`)
	writeHashes(&b, a.prev)
	b.WriteString(`,"at":"`)
	b.WriteString(formatTime(a.At))
	b.WriteByte('"')
	for _, text := range []struct{ key, value string }{
		{"by", a.By}, {"for", a.For}, {"session", a.Session}, {"why", a.Why},
	} {
		if text.value != "" {
			b.WriteString(`,"` + text.key + `":`)
			b.Write(mustJSON(text.value))
		}
	}
	if len(a.Sets) > 0 {
		b.WriteString(`,"set":[`)
		for i, s := range a.Sets {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`{"field":`)
			b.Write(mustJSON(string(s.Field)))
			b.WriteString(`,"value":`)
			b.Write(s.Value)
			if len(s.over) > 0 {
				b.WriteString(`,"over":`)
				writeHashes(&b, s.over)
			}
			b.WriteByte('}')
		}
		b.WriteByte(']')
	}
	if a.undoes {
		b.WriteString(`,"undo":"` + a.undo.String() + `"`)
	}
	b.WriteByte('}')
	a.line = b.Bytes()
	a.hash = hashOf(a.line)
}

func writeHashes(b *bytes.Buffer, hashes []hash) {
	b.WriteByte('[')
	for i, h := range hashes {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + h.String() + `"`)
	}
	b.WriteByte(']')
}

// The two layouts of a time: whole seconds, and milliseconds where there are some. Both are UTC.
const (
	layoutSeconds = "2006-01-02T15:04:05Z"
	layoutMillis  = "2006-01-02T15:04:05.000Z"
)

func formatTime(t time.Time) string {
	if t.Nanosecond() == 0 {
		return t.Format(layoutSeconds)
	}
	return t.Format(layoutMillis)
}

func parseTime(s string) (time.Time, bool) {
	layout := layoutSeconds
	if len(s) == len(layoutMillis) {
		layout = layoutMillis
	}
	t, err := time.Parse(layout, s)
	return t, err == nil && len(s) == len(layout)
}
