package xlsx

import (
	"encoding/xml"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"cirtkit/internal/fault"
)

// table reads the cells of one sheet.
func (r *reader) table(s sheetPart) (Table, *fault.Fault) {
	t := Table{Name: s.name, Hidden: s.hidden}
	if _, f := r.related(s.entry); f != nil { // for links to other files
		return t, f
	}
	src, f := r.bytes(s.entry)
	if f != nil {
		return t, f
	}
	d := decoder(src)
	number := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return t, damaged(s.entry)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "row" {
			continue
		}
		line, f := r.line(d, start, number, s)
		if f != nil {
			return t, f
		}
		// Rows go up; a reader that let them go back would have to choose between two values of a cell.
		if line.Number <= number {
			return t, damaged(s.entry)
		}
		if number = line.Number; number > r.limits.Rows {
			return t, tooMuch("rows", r.limits.Rows)
		}
		if len(line.Values) > 0 {
			t.Rows = append(t.Rows, line)
		}
	}
}

// line reads one row; before is the number of the row before it.
func (r *reader) line(d *xml.Decoder, start xml.StartElement, before int, s sheetPart) (Line, *fault.Fault) {
	line := Line{Number: before + 1}
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			n, err := strconv.Atoi(a.Value)
			if err != nil {
				return line, damaged(s.entry)
			}
			line.Number = n
		case "hidden":
			line.Hidden = a.Value == "1" || a.Value == "true"
		}
	}
	column := 0
	for {
		token, err := d.Token()
		if err != nil {
			return line, damaged(s.entry)
		}
		switch t := token.(type) {
		case xml.EndElement:
			return line, nil
		case xml.StartElement:
			if t.Name.Local != "c" {
				if d.Skip() != nil {
					return line, damaged(s.entry)
				}
				continue
			}
			v, ok := r.value(d, t, column)
			if !ok || v.Column <= column {
				return line, damaged(s.entry)
			}
			if column = v.Column; column > r.limits.Columns {
				return line, tooMuch("columns", r.limits.Columns)
			}
			if v.Kind == Empty {
				continue
			}
			if r.cells++; r.cells > r.limits.Cells {
				return line, tooMuch("cells", r.limits.Cells)
			}
			// Many cells may refer to one long text: what they hold together is what their reader has to handle.
			if r.shown += int64(len(v.Text)); r.shown > r.limits.Unpacked {
				return line, tooMuch("unpacked", r.limits.Unpacked>>20)
			}
			line.Values = append(line.Values, v)
		}
	}
}

// value reads one cell; before is the column of the cell before it. False: it can't be read.
func (r *reader) value(d *xml.Decoder, start xml.StartElement, before int) (Value, bool) {
	v := Value{Column: before + 1}
	kind, style := "n", 0
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			column, ok := columnOf(a.Value)
			if !ok {
				return v, false
			}
			v.Column = column
		case "t":
			kind = a.Value
		case "s":
			style, _ = strconv.Atoi(a.Value) // a style that is none shows a number as it is
		}
	}
	var raw string
	var stated bool
	for {
		token, err := d.Token()
		if err != nil {
			return v, false
		}
		switch t := token.(type) {
		case xml.EndElement:
			r.take(&v, kind, style, raw, stated)
			return v, true
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				raw, err = plainText(d)
				stated = true
			case "is":
				raw, err = richText(d, "is")
				stated = true
			case "f":
				v.Formula = true
				err = d.Skip()
			default:
				err = d.Skip()
			}
			if err != nil {
				return v, false
			}
		}
	}
}

// plainText reads the characters of an element up to its end.
func plainText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := d.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

// take makes the value of what stood in the cell.
func (r *reader) take(v *Value, kind string, style int, raw string, stated bool) {
	if !stated {
		if v.Formula {
			v.Kind = Broken
		}
		return
	}
	trimmed := strings.TrimSpace(raw)
	switch kind {
	case "s":
		i, err := strconv.Atoi(trimmed)
		if err != nil || i < 0 || i >= len(r.texts) {
			v.Kind, v.Text = Broken, r.gate(trimmed).text
			return
		}
		v.fromText(r.texts[i])
	case "str":
		v.fromText(r.gate(unescaped(raw)))
	case "inlineStr":
		v.fromText(r.gate(raw))
	case "b":
		v.Kind, v.Text = Truth, "FALSE"
		if trimmed == "1" || strings.EqualFold(trimmed, "true") {
			v.Text = "TRUE"
		}
	case "d":
		v.fromText(r.gate(trimmed))
		if _, err := time.Parse(time.DateOnly, trimmed); err == nil {
			v.Kind = Day
		}
	case "n", "":
		r.number(v, trimmed, style >= 0 && style < len(r.days) && r.days[style])
	default: // an error value
		v.Kind, v.Text = Broken, r.gate(trimmed).text
	}
}

func (v *Value) fromText(t sharedText) {
	switch {
	case t.long:
		v.Kind = Broken
	case t.text != "":
		v.Kind = String
	}
	v.Text = t.text
}

// number takes a number or a day. Spreadsheet programs keep 15 digits; what stands behind them is noise.
func (r *reader) number(v *Value, raw string, day bool) {
	if raw == "" {
		if v.Formula {
			v.Kind = Broken
		}
		return
	}
	x, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || strings.ContainsAny(raw, "xX_") {
		v.Kind, v.Text = Broken, r.gate(raw).text
		return
	}
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if day {
		if text, ok := r.day(x); ok {
			v.Kind, v.Text = Day, text
			return
		}
	}
	v.Kind, v.Text = Decimal, strconv.FormatFloat(x, 'f', -1, 64)
	if v.Text == "-0" {
		v.Text = "0"
	}
}

// maxDay is the count of 9999-12-31, after which there are no dates in spreadsheets.
const maxDay = 2958465

// day writes a count of days as a date. Excel counts a 29 February 1900 that never was, so that the days
// before it are one off; LibreOffice doesn't. Since nobody can tell which of the two wrote the file, such a
// count is no date here.
func (r *reader) day(count float64) (string, bool) {
	zero := dayZero
	if r.from1904 {
		zero = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if count < 0 || count > maxDay || !r.from1904 && count < 61 {
		return "", false
	}
	minutes := int(math.Round((count - math.Floor(count)) * 24 * 60))
	t := zero.AddDate(0, 0, int(count)).Add(time.Duration(minutes) * time.Minute)
	if minutes == 0 {
		return t.Format(time.DateOnly), true
	}
	return t.Format("2006-01-02 15:04"), true
}

// columnOf is the column of a reference such as "C12".
func columnOf(ref string) (int, bool) {
	column := 0
	letters := strings.TrimRight(ref, "0123456789")
	if letters == "" || len(letters) > 3 || letters == ref {
		return 0, false
	}
	for i := range len(letters) {
		c := letters[i] &^ 0x20 // in capitals
		if c < 'A' || c > 'Z' {
			return 0, false
		}
		column = column*26 + int(c-'A') + 1
	}
	return column, true
}

// Line is the row with a number, or an empty one.
func (t *Table) Line(number int) Line {
	i, ok := slices.BinarySearchFunc(t.Rows, number, func(l Line, n int) int { return l.Number - n })
	if !ok {
		return Line{Number: number}
	}
	return t.Rows[i]
}
