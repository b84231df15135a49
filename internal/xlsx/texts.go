package xlsx

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"cirtkit/internal/fault"
	"cirtkit/internal/text"
)

// sharedText is one of the texts that cells refer to by number.
type sharedText struct {
	text string
	long bool // over the limit of a cell, and cut
}

// sharedTexts reads the texts that the cells of all sheets share.
func (r *reader) sharedTexts(book []relation) *fault.Fault {
	part := target(book, "sharedStrings")
	if part == "" {
		return nil
	}
	src, f := r.bytes(part)
	if f != nil {
		return f
	}
	d := decoder(src)
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damaged(part)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "si" {
			whole, err := richText(d, "si")
			if err != nil {
				return damaged(part)
			}
			if len(r.texts) >= r.limits.Cells {
				return tooMuch("cells", r.limits.Cells)
			}
			r.texts = append(r.texts, r.gate(whole))
		}
	}
}

// richText reads the text of an element up to its end: the pieces in <t>, however they look, but not the
// readings that stand beside Japanese in <rPh>. Each piece has its escapes for itself.
func richText(d *xml.Decoder, element string) (string, error) {
	var b, piece strings.Builder
	depth, reading := 0, 0
	inText := false
	for {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if t.Name.Local == "rPh" {
				reading++
			}
			inText = t.Name.Local == "t" && reading == 0
		case xml.EndElement:
			if depth == 0 && t.Name.Local == element {
				return b.String(), nil
			}
			depth--
			if t.Name.Local == "rPh" {
				reading--
			}
			b.WriteString(unescaped(piece.String()))
			piece.Reset()
			inText = false
		case xml.CharData:
			if inText {
				piece.Write(t)
			}
		}
	}
}

// gate makes a text of the file one that may come in.
func (r *reader) gate(s string) sharedText {
	long := len(s) > r.limits.Text
	s, _ = text.Clean(s, text.Rules{Max: r.limits.Text, Newlines: true})
	return sharedText{s, long}
}

// unescaped puts characters in the place of their escapes: _x0041_ is "A", and _x005F_ the "_" that keeps
// what follows from being one.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapable.ReplaceAllStringFunc(s, func(escape string) string {
		unit, err := strconv.ParseUint(escape[2:6], 16, 16)
		if err != nil || unit >= 0xD800 && unit <= 0xDFFF { // half a character, which is none
			return escape
		}
		return string(rune(unit))
	})
}

// decoder reads XML strictly: it knows no entities but the usual five.
func decoder(src []byte) *xml.Decoder { return xml.NewDecoder(bytes.NewReader(src)) }
