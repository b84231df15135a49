package docx

import (
	"bytes"
	"encoding/xml"
	"strconv"

	"cirtkit/internal/text"
)

// tags writes XML. Names are constants of this package; whatever comes from outside is an attribute's
// value or a text, and is escaped here.
type tags struct{ bytes.Buffer }

// declaration begins every part.
const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// open begins an element; attributes alternate names and values.
func (t *tags) open(name string, attributes ...string) {
	t.begin(name, attributes)
	t.WriteByte('>')
}

// empty writes an element with nothing in it.
func (t *tags) empty(name string, attributes ...string) {
	t.begin(name, attributes)
	t.WriteString("/>")
}

func (t *tags) begin(name string, attributes []string) {
	t.WriteByte('<')
	t.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		t.WriteByte(' ')
		t.WriteString(attributes[i])
		t.WriteString(`="`)
		t.escape(attributes[i+1])
		t.WriteByte('"')
	}
}

func (t *tags) close(names ...string) {
	for _, name := range names {
		t.WriteString("</" + name + ">")
	}
}

// element writes an element that holds a text alone.
func (t *tags) element(name, s string, attributes ...string) {
	t.open(name, attributes...)
	t.escape(clean(s))
	t.close(name)
}

// escape writes a text; a buffer never fails.
func (t *tags) escape(s string) { _ = xml.EscapeText(t, []byte(s)) }

// clean is a text that XML can hold, and that says what it shows.
func clean(s string) string {
	out, _ := text.Clean(s, text.Rules{Max: longest, Newlines: true})
	return out
}

// cleanRun is a text that XML can hold, with the isolates, which stretches puts marks in place of.
func cleanRun(s string) string {
	return text.CleanIsolated(s, text.Rules{Max: longest, Newlines: true})
}

// longest bounds one text, in bytes: far above what an assessment can hold.
const longest = 1 << 20

func number(n int) string { return strconv.Itoa(n) }
