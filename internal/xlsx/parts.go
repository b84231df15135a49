package xlsx

import (
	"encoding/xml"
	"path"
	"strings"

	"cirtkit/internal/fault"
	"cirtkit/internal/text"
)

// sheetPart is a sheet as the workbook's own part names it.
type sheetPart struct {
	name   string
	hidden bool
	entry  string
}

// relation is a line of a part's list of other parts.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// related reads the list of the parts that a part refers to; a part without one refers to none. A link to a
// page that somebody pasted is allowed, since it is never followed; any other target outside is not.
func (r *reader) related(part string) ([]relation, *fault.Fault) {
	folder, base := path.Split(part)
	name := folder + "_rels/" + base + ".rels"
	if r.entries[strings.ToLower(name)] == nil {
		return nil, nil
	}
	src, f := r.bytes(name)
	if f != nil {
		return nil, f
	}
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	if xml.Unmarshal(src, &list) != nil {
		return nil, damaged(name)
	}
	for i := range list.Relations {
		one := &list.Relations[i]
		// Macros under another name.
		if kind := strings.ToLower(path.Base(one.Type)); kind == "vbaproject" || kind == "xlmacrosheet" || kind == "dialogsheet" {
			return nil, fault.New(fault.Input, "xlsx.macros")
		}
		if strings.EqualFold(one.Mode, "External") {
			if !strings.HasSuffix(one.Type, "/hyperlink") {
				return nil, fault.New(fault.Input, "xlsx.external")
			}
			continue
		}
		if rooted, ok := strings.CutPrefix(one.Target, "/"); ok {
			one.Target = path.Clean(rooted)
		} else {
			one.Target = path.Join(folder, one.Target)
		}
	}
	return list.Relations, nil
}

// parts finds the workbook's own part, and its sheets in their order.
func (r *reader) parts() (book []relation, sheets []sheetPart, f *fault.Fault) {
	top, f := r.related("")
	if f != nil {
		return nil, nil, f
	}
	main := "xl/workbook.xml"
	for _, one := range top {
		if strings.HasSuffix(one.Type, "/officeDocument") {
			main = one.Target
		}
	}
	src, f := r.bytes(main)
	if f != nil {
		return nil, nil, f
	}
	var workbook struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Other []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if xml.Unmarshal(src, &workbook) != nil {
		return nil, nil, damaged(main)
	}
	r.from1904 = workbook.Properties.Date1904 == "1" || workbook.Properties.Date1904 == "true"
	if len(workbook.Sheets) > r.limits.Sheets {
		return nil, nil, tooMuch("sheets", r.limits.Sheets)
	}
	if book, f = r.related(main); f != nil {
		return nil, nil, f
	}
	for _, s := range workbook.Sheets {
		part := sheetPart{hidden: s.State == "hidden" || s.State == "veryHidden"}
		part.name, _ = text.Clean(s.Name, text.Line)
		for _, one := range book {
			for _, a := range s.Other {
				// The only attribute in a namespace is the one that names the relation.
				if a.Name.Local == "id" && a.Name.Space != "" && a.Value == one.ID && strings.HasSuffix(one.Type, "/worksheet") {
					part.entry = one.Target
				}
			}
		}
		if part.entry != "" { // a sheet that holds a chart alone has no cells
			sheets = append(sheets, part)
		}
	}
	return book, sheets, nil
}

// target is the part of a kind that the workbook refers to, or "".
func target(book []relation, kind string) string {
	for _, one := range book {
		if strings.HasSuffix(one.Type, "/"+kind) {
			return one.Target
		}
	}
	return ""
}
