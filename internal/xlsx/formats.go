package xlsx

import (
	"encoding/xml"
	"strings"

	"cirtkit/internal/fault"
)

// formats reads which styles show a number as a date: in a spreadsheet nothing else tells a day from a
// number.
func (r *reader) formats(book []relation) *fault.Fault {
	part := target(book, "styles")
	if part == "" {
		return nil
	}
	src, f := r.bytes(part)
	if f != nil {
		return f
	}
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if xml.Unmarshal(src, &styles) != nil {
		return damaged(part)
	}
	own := map[int]bool{}
	for _, f := range styles.Formats {
		own[f.ID] = showsDay(f.Code)
	}
	for _, c := range styles.Cells {
		day, ok := own[c.Format]
		r.days = append(r.days, ok && day || !ok && builtInDay(c.Format))
	}
	return nil
}

// builtInDay says whether one of the formats that need no code is a date or a time; those from 27 on are
// the ones of East Asian versions.
func builtInDay(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// showsDay says whether a format's code shows a part of a date or time: one of its letters outside quotes,
// brackets and escapes. What the brackets hold is a colour, a language or a condition; an elapsed time
// ([h]) is a time too.
func showsDay(code string) bool {
	code, _, _ = strings.Cut(code, ";") // for positive numbers
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return false
			}
			i += end + 1
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return false
			}
			if inside := strings.ToLower(code[i+1 : i+end]); inside != "" && strings.Trim(inside, "hms") == "" {
				return true
			}
			i += end
		case '\\', '_', '*':
			i++
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			return true
		case 'G', 'g':
			if strings.HasPrefix(strings.ToLower(code[i:]), "general") {
				return false
			}
		}
	}
	return false
}
