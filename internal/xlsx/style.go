package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// styleKey names a style of the file: how a cell looks, and what its value needs.
type styleKey struct {
	look  Style
	day   bool
	quote bool // the text could be taken for something else when it is edited
}

// style is the number of a cell's style in the file; 0 for the usual one.
func (p *printer) style(c Cell) int {
	key := styleKey{look: c.style, day: c.kind == Day, quote: c.kind == String && !c.style.AsText && reinterpreted(c.value)}
	if key == (styleKey{}) {
		return 0
	}
	id, ok := p.styles[key]
	if !ok {
		var err error
		id, err = p.file.NewStyle(key.look.style(key.day))
		p.fail(err)
		if key.quote {
			id = p.quoted(id)
		}
		p.styles[key] = id
	}
	return id
}

// reinterpreted says whether a spreadsheet program could take a text for something else if somebody edited its cell:
// for a formula, or for a number, a date or a truth value, or drop the apostrophe that it begins with. What looks
// like a date differs by country ("3 May", "1.2"), so every short text with a digit counts.
func reinterpreted(s string) bool {
	s = strings.TrimLeft(s, " \n")
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "":
		return false
	case strings.ContainsRune("=+-@'＝＋－＠", first), strings.EqualFold(s, "true"), strings.EqualFold(s, "false"):
		return true
	}
	return len(s) <= 40 && strings.ContainsFunc(s, unicode.IsDigit)
}

// quoted is a copy of a style that keeps a text a text when somebody edits its cell. The library has no
// name for it.
func (p *printer) quoted(id int) int {
	if p.err != nil {
		return 0
	}
	formats := p.file.Styles.CellXfs
	copied, yes := formats.Xf[id], true
	copied.QuotePrefix = &yes
	formats.Xf = append(formats.Xf, copied)
	formats.Count = len(formats.Xf)
	return formats.Count - 1
}

// dayFormat is a date that reads the same everywhere.
const dayFormat = "yyyy-mm-dd"

// textFormat is the format's number for texts.
const textFormat = 49

// The colours: dark behind white, and pale ones that print as light greys.
var fills = map[Fill]string{Dark: "1F3A4D", Band: "D5E0E8", Input: "FFF8DC", Pale: "F2F2F2"}

func (s Style) style(day bool) *excelize.Style {
	font := &excelize.Font{Family: "Calibri", Size: 11, Bold: s.Bold, Italic: s.Italic}
	if s.Size > 0 {
		font.Size = float64(s.Size)
	}
	switch {
	case s.Fill == Dark:
		font.Color = "FFFFFF"
	case s.Muted:
		font.Color = "595959"
	case s.Link:
		font.Color, font.Underline = "1F4E79", "single"
	}
	out := &excelize.Style{
		Font:       font,
		Alignment:  &excelize.Alignment{Vertical: "top", WrapText: s.Wrap},
		Protection: &excelize.Protection{Locked: !s.Unlocked},
	}
	switch {
	case s.Centre:
		out.Alignment.Horizontal = "center"
	case s.End && s.RightToLeft:
		out.Alignment.Horizontal, out.Alignment.Indent = "left", 1
	case s.RightToLeft:
		out.Alignment.Horizontal = "right"
	case s.End:
		out.Alignment.Horizontal, out.Alignment.Indent = "right", 1
	}
	if colour := fills[s.Fill]; colour != "" {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	if s.Border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			out.Border = append(out.Border, excelize.Border{Type: side, Color: "9AA5AD", Style: 1})
		}
	}
	switch {
	case s.Format != "":
		out.CustomNumFmt = &s.Format
	case day:
		format := dayFormat
		out.CustomNumFmt = &format
	case s.AsText:
		out.NumFmt = textFormat
	}
	return out
}
