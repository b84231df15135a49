// Package markup writes HTML and SVG that is well-formed, and in which nothing that came from outside can become markup:
// names are constants of the caller; texts and attribute values are escaped on their way out.
//
// What is written is XML as well as HTML: every element is closed, every attribute quoted, and the only entities are the
// five that XML has. The exceptions are the caller's own words given to Raw.
package markup

import (
	"bytes"

	"cirtkit/internal/text"
)

// Writer collects markup. The zero value is ready.
type Writer struct{ bytes.Buffer }

// Open begins an element. Attributes alternate names and values; one whose name begins with "?" is left out when its
// value is "".
func (w *Writer) Open(name string, attributes ...string) {
	w.begin(name, attributes)
	w.WriteByte('>')
}

// Void writes an element that never has content.
func (w *Writer) Void(name string, attributes ...string) {
	w.begin(name, attributes)
	w.WriteString("/>")
}

func (w *Writer) begin(name string, attributes []string) {
	w.WriteByte('<')
	w.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		name, value := attributes[i], attributes[i+1]
		if name[0] == '?' {
			if value == "" {
				continue
			}
			name = name[1:]
		}
		w.WriteByte(' ')
		w.WriteString(name)
		w.WriteString(`="`)
		w.Text(value)
		w.WriteByte('"')
	}
}

// Close ends elements, the innermost first.
func (w *Writer) Close(names ...string) {
	for _, name := range names {
		w.WriteString("</")
		w.WriteString(name)
		w.WriteByte('>')
	}
}

// Element writes an element that holds a text alone.
func (w *Writer) Element(name, s string, attributes ...string) {
	w.Open(name, attributes...)
	w.Text(s)
	w.Close(name)
}

// Raw writes markup, a style sheet or a script as it stands. Nothing from outside may be in it.
func (w *Writer) Raw(s string) { w.WriteString(s) }

// Text writes a text that has passed Clean, escaped.
func (w *Writer) Text(s string) {
	s = Clean(s)
	from := 0
	for i := range len(s) {
		entity := ""
		switch s[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&quot;"
		case '\'':
			entity = "&#39;"
		default:
			continue
		}
		w.WriteString(s[from:i])
		w.WriteString(entity)
		from = i + 1
	}
	w.WriteString(s[from:])
}

// longest bounds one text, in bytes: far above what an assessment can hold.
const longest = 4 << 20

// Clean is a text that markup can hold and that reads as it is stored: without control characters but the newline,
// without what reorders the text around it, and with isolates that are closed where they were opened.
func Clean(s string) string {
	return text.CleanIsolated(s, text.Rules{Max: longest, Newlines: true})
}
