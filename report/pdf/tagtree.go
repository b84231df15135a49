package pdf

import (
	"fmt"
	"strconv"
)

// tree writes the tree of tags and returns the number of its root.
func (a *additions) tree(root *element) int {
	top := a.file.next()
	a.numberElements(root)

	a.notes = a.notes[:0]
	a.elements(root, top)

	// From a page's marks, and from each link, back to their elements. Pages have the keys from 0 on, links
	// those that follow.
	parents := []byte("<</Nums[")
	for page, owners := range a.owners {
		list := []byte{'['}
		for _, e := range owners {
			list = reference(list, e.number)
		}
		number := a.file.next()
		a.file.packed(number, append(list, ']'))
		parents = append(strconv.AppendInt(parents, int64(page), 10), ' ')
		parents = reference(parents, number)
	}
	for i, link := range a.links {
		if link.of.number > 0 {
			parents = append(strconv.AppendInt(parents, int64(len(a.owners)+i), 10), ' ')
			parents = reference(parents, link.of.number)
		}
	}
	parentTree := a.file.next()
	a.file.packed(parentTree, append(parents, "]>>"...))

	body := fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d",
		root.number, parentTree, len(a.owners)+len(a.links))
	if len(a.notes) > 0 {
		body = append(body, "/IDTree<</Names["...)
		for i, e := range a.notes {
			body = reference(append(body, noteID(i)...), e.number)
		}
		body = append(body, "]>>"...)
	}
	a.file.packed(top, append(body, ">>"...))
	return top
}

// noteID is the name of a note; names grow with the notes, also as strings.
func noteID(i int) string { return fmt.Sprintf("(note%06d)", i) }

func reference(b []byte, number int) []byte {
	return append(strconv.AppendInt(b, int64(number), 10), " 0 R "...)
}

// numberElements gives the elements their numbers, in the order in which they are read, and drops those
// that nothing was drawn for. It says whether anything is left.
func (a *additions) numberElements(e *element) bool {
	e.number = a.file.next()
	kept := e.kids[:0]
	for _, kid := range e.kids {
		if a.numberElements(kid) {
			kept = append(kept, kid)
		}
	}
	e.kids = kept
	if len(kept)+len(e.marks) == 0 && e.parent != nil {
		e.number = 0 // a number that no object has is free
		return false
	}
	return true
}

// elements writes an element and all below it.
func (a *additions) elements(e *element, parent int) {
	b := append(a.buffer[:0], "<</S/"...)
	b = append(b, e.role...)
	b = append(b, "/P "...)
	b = append(strconv.AppendInt(b, int64(parent), 10), " 0 R"...)
	if e.language != "" {
		b = append(append(b, "/Lang"...), pdfString(e.language)...)
	}
	if e.alt != "" {
		b = append(append(b, "/Alt"...), pdfString(e.alt)...)
	}
	if e.text != "" {
		b = append(append(b, "/ActualText"...), pdfString(e.text)...)
	}
	b = a.attributes(b, e)
	b = a.kids(b, e)
	b = append(b, ">>"...)
	a.file.packed(e.number, b)
	a.buffer = b
	for _, kid := range e.kids {
		a.elements(kid, e.number)
	}
}

func (a *additions) attributes(b []byte, e *element) []byte {
	switch {
	case e.role == roleDocument && a.info.RTL:
		b = append(b, "/A<</O/Layout/WritingMode/RlTb>>"...)
	case e.role == roleHeadCell && e.columnHead:
		b = append(b, "/A<</O/Table/Scope/Column>>"...)
	case e.role == roleHeadCell:
		b = append(b, "/A<</O/Table/Scope/Row>>"...)
	case e.role == roleList && e.numbered:
		b = append(b, "/A<</O/List/ListNumbering/Decimal>>"...)
	case e.role == roleList:
		b = append(b, "/A<</O/List/ListNumbering/Disc>>"...)
	case e.role == roleFigure && e.boxes == 1:
		b = fmt.Appendf(b, "/A<</O/Layout/Placement/Block/BBox%s>>", rectangle(e.box))
	case e.role == roleNote:
		b = append(append(b, "/ID"...), noteID(len(a.notes))...)
		a.notes = append(a.notes, e)
	}
	return b
}

// rectangle is a box as the file has it, with the origin in the page's lower left corner.
func rectangle(b Box) string {
	return fmt.Sprintf("[%.2f %.2f %.2f %.2f]", b.X, pageHeight-b.Y-b.H, b.X+b.W, pageHeight-b.Y)
}

// kids lists what an element is made of: marks on pages, other elements, links.
func (a *additions) kids(b []byte, e *element) []byte {
	page := 0
	if len(e.marks) > 0 {
		page = e.marks[0].page
		b = append(b, "/Pg "...)
		b = append(strconv.AppendInt(b, int64(a.pages[page-1]), 10), " 0 R"...)
	}
	b = append(b, "/K"...)
	if len(e.marks) == 1 && len(e.kids)+len(e.links) == 0 {
		return strconv.AppendInt(append(b, ' '), int64(e.marks[0].id), 10)
	}
	b = append(b, '[')
	for _, m := range e.marks {
		if m.page == page {
			b = append(strconv.AppendInt(b, int64(m.id), 10), ' ')
		} else {
			b = fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", a.pages[m.page-1], m.id)
		}
	}
	for _, kid := range e.kids {
		b = reference(b, kid.number)
	}
	for _, i := range e.links {
		b = fmt.Appendf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", a.pages[a.links[i].page-1], a.firstLink+i)
	}
	return append(b, ']')
}
