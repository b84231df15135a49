package questionnaires

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxCanonical bounds the canonical form, in bytes: what an assessment file carries and reads.
const MaxCanonical = 16 << 20

// Canonical is the questionnaire's JSON in the canonical form of RFC 8785: no white space, the members
// of every object sorted by the UTF-16 units of their names, strings and numbers written in one way
// only. The caller may not change it. A translated questionnaire gives the form of its English source.
func (q *Questionnaire) Canonical() []byte {
	if q.canonical == nil {
		return canonical(q) // see FromCanonical
	}
	return q.canonical
}

// Digest is the SHA-256 of the canonical form, in lower-case hex: the questionnaire's identity.
func (q *Questionnaire) Digest() string { return q.digest }

// seal fixes the canonical form and the digest. It is called once, when the model is complete.
func (q *Questionnaire) seal(canonical []byte) {
	sum := sha256.Sum256(canonical)
	q.canonical, q.digest = canonical, hex.EncodeToString(sum[:])
}

// canonical writes the canonical form of a questionnaire.
func canonical(q *Questionnaire) []byte {
	w := canonicalWriter{members: map[reflect.Type][]member{}}
	w.write(reflect.ValueOf(q))
	return w.out
}

// isCanonical says whether a text is the canonical form of a questionnaire, without a second text of its size.
func isCanonical(src []byte, q *Questionnaire) bool {
	w := canonicalWriter{members: map[reflect.Type][]member{}, compared: true, rest: src}
	w.write(reflect.ValueOf(q))
	w.compare()
	return !w.differs && len(w.rest) == 0
}

// canonicalWriter writes values of the model. The model has structs, maps with text keys, slices,
// pointers, texts, truth values, whole numbers and decimals, and nothing else; a test walks the types.
//
// Numbers: RFC 8785 asks for what ECMAScript prints for the nearest double. A Decimal has at most 15
// significant digits, so the double's shortest form is the decimal itself, and it lies where ECMAScript
// prints no exponent.
type canonicalWriter struct {
	out     []byte
	members map[reflect.Type][]member // of the types met so far

	// Compared with rest, what is written is not kept.
	compared bool
	rest     []byte
	differs  bool
}

// compare takes what was written off the rest.
func (w *canonicalWriter) compare() {
	if w.differs = w.differs || !bytes.HasPrefix(w.rest, w.out); !w.differs {
		w.rest = w.rest[len(w.out):]
	}
	w.out = w.out[:0]
}

var decimalType = reflect.TypeFor[Decimal]()

func (w *canonicalWriter) write(v reflect.Value) {
	if w.compared && len(w.out) > 4<<10 {
		w.compare()
	}
	switch v.Kind() {
	case reflect.Pointer:
		w.write(v.Elem())
	case reflect.String:
		w.out = appendCanonicalString(w.out, v.String())
	case reflect.Bool:
		w.out = strconv.AppendBool(w.out, v.Bool())
	case reflect.Int:
		w.out = strconv.AppendInt(w.out, v.Int(), 10)
	case reflect.Int64:
		if v.Type() != decimalType {
			panic(fmt.Sprintf("the model has no values of type %s", v.Type()))
		}
		w.out = append(w.out, Decimal(v.Int()).String()...)
	case reflect.Slice:
		w.out = append(w.out, '[')
		for i := range v.Len() {
			w.comma(i == 0)
			w.write(v.Index(i))
		}
		w.out = append(w.out, ']')
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return compareUTF16(a.String(), b.String()) })
		w.out = append(w.out, '{')
		for i, k := range keys {
			w.name(k.String(), i == 0)
			w.write(v.MapIndex(k))
		}
		w.out = append(w.out, '}')
	case reflect.Struct:
		w.out = append(w.out, '{')
		first := true
		for _, m := range w.membersOf(v.Type()) {
			value := v.Field(m.field)
			if m.omitEmpty && isEmpty(value) {
				continue
			}
			w.name(m.name, first)
			w.write(value)
			first = false
		}
		w.out = append(w.out, '}')
	default:
		panic(fmt.Sprintf("the model has no values of type %s", v.Type())) // a fault of the program; see the test
	}
}

func (w *canonicalWriter) comma(first bool) {
	if !first {
		w.out = append(w.out, ',')
	}
}

func (w *canonicalWriter) name(name string, first bool) {
	w.comma(first)
	w.out = append(appendCanonicalString(w.out, name), ':')
}

// member is a field of a struct as it stands in JSON.
type member struct {
	name      string
	field     int
	omitEmpty bool
}

// membersOf reads the json tags of a struct type, sorted as RFC 8785 asks. Fields that are not exported
// have no place in JSON.
func (w *canonicalWriter) membersOf(t reflect.Type) []member {
	if known, ok := w.members[t]; ok {
		return known
	}
	var out []member
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		out = append(out, member{name, i, option != ""})
	}
	slices.SortFunc(out, func(a, b member) int { return compareUTF16(a.name, b.name) })
	w.members[t] = out
	return out
}

// isEmpty says whether a member marked omitempty or omitzero is left out.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	case reflect.Struct:
		if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
			return z.IsZero()
		}
	}
	return v.IsZero()
}

// appendCanonicalString escapes what JSON must escape, in the shortest way, and nothing else.
func appendCanonicalString(b []byte, s string) []byte {
	const hexDigits = "0123456789abcdef"
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= 0x20:
			b = append(b, c)
		case c == '\b':
			b = append(b, '\\', 'b')
		case c == '\t':
			b = append(b, '\\', 't')
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\f':
			b = append(b, '\\', 'f')
		case c == '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(b, '"')
}

// compareUTF16 orders two texts by their UTF-16 units, as ECMAScript does: a character outside the
// basic plane comes before U+E000 and what follows it.
func compareUTF16(a, b string) int {
	for a != "" && b != "" {
		r, n := utf8.DecodeRuneInString(a)
		s, m := utf8.DecodeRuneInString(b)
		if r != s {
			return cmp.Compare(firstUnit(r, s), firstUnit(s, r))
		}
		a, b = a[n:], b[m:]
	}
	return cmp.Compare(len(a), len(b))
}

// firstUnit is the UTF-16 unit in which r differs from other.
func firstUnit(r, other rune) rune {
	high, low := utf16.EncodeRune(r)
	if high == utf8.RuneError {
		return r
	}
	if otherHigh, _ := utf16.EncodeRune(other); otherHigh == high {
		return low
	}
	return high
}
