package pdf

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"
)

// additions are what finish adds to a file of the library.
type additions struct {
	file *fileWriter
	info Info
	*navigation
	pages     []int // numbers of the objects
	firstLink int   // number of the object of the first link; the others follow it
	linksOf   [][]int
	notes     []*element
	buffer    []byte
}

// write writes all that is not part of an object of the library, and returns the catalogue, from which
// everything is found.
func (a *additions) write() []byte {
	direction := "L2R"
	if a.info.RTL {
		direction = "R2L"
	}
	b := fmt.Appendf(nil, "<<\n/Type /Catalog\n/Pages 1 0 R\n/PageLayout /OneColumn\n/Lang %s\n/ViewerPreferences <</DisplayDocTitle true /Direction /%s>>\n",
		pdfString(a.info.Language), direction)
	a.writeLinks()
	if a.info.Tree != nil {
		b = fmt.Appendf(b, "/MarkInfo <</Marked true>>\n/StructTreeRoot %d 0 R\n", a.tree(a.info.Tree))
	}
	if len(a.outline) > 0 {
		b = fmt.Appendf(b, "/Outlines %d 0 R\n/PageMode /UseOutlines\n", a.writeOutline())
	}
	b = append(b, a.attachments()...)
	b = fmt.Appendf(b, "/Metadata %d 0 R\n", a.metadata())
	return append(b, ">>"...)
}

// writeLinks gives each link an object, and its element the link. It comes before the tree: a link's key
// in the tree follows those of the pages.
func (a *additions) writeLinks() {
	a.linksOf = make([][]int, len(a.pages))
	for i := range a.links {
		if number := a.file.next(); i == 0 {
			a.firstLink = number
		}
	}
	for i, link := range a.links {
		a.linksOf[link.page-1] = append(a.linksOf[link.page-1], i)
		b := fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/Rect%s/Border[0 0 0]/F 4", rectangle(link.box))
		if link.of.artifact == "" {
			link.of.links = append(link.of.links, i)
			b = fmt.Appendf(b, "/StructParent %d", len(a.owners)+i)
		}
		if link.of.says != "" {
			b = append(append(b, "/Contents"...), pdfString(link.of.says)...)
		}
		if link.url != "" {
			b = fmt.Appendf(b, "/A<</S/URI/URI%s>>", address(link.url))
		} else {
			b = append(append(b, "/Dest"...), a.destination(a.targets[link.to])...)
		}
		a.file.packed(a.firstLink+i, append(b, ">>"...))
	}
}

// destination is a place in the file. A target that was never marked leads to the beginning.
func (a *additions) destination(p place) string {
	p.page = min(max(p.page, 1), len(a.pages))
	return fmt.Sprintf("[%d 0 R/XYZ 0 %.2f null]", a.pages[p.page-1], pageHeight-p.y)
}

// address writes an address as a string of the file, which has to be ASCII.
func address(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c > '~' || strings.IndexByte(`"<>\^{|}`+"`", c) >= 0:
			fmt.Fprintf(&b, "%%%02X", c)
		case c == '(' || c == ')':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return "(" + b.String() + ")"
}

// isAddress says whether a link leads out of the document, to a page of the web.
func isAddress(s string) bool {
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") || !utf8.ValidString(s) || len(s) > 2000 {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && u.Host != ""
}

// page is the object of a page, whose content has a number.
func (a *additions) page(i, content int) []byte {
	b := fmt.Appendf(nil, "<</Type /Page\n/Parent %d 0 R\n/Resources %d 0 R\n/Contents %d 0 R", pagesObject, resourcesObject, content)
	b = append(b, "\n/Group <</Type /Group /S /Transparency /CS /DeviceRGB>>"...)
	if a.info.Tree != nil {
		b = fmt.Appendf(b, "\n/StructParents %d\n/Tabs /S", i)
	}
	if links := a.linksOf[i]; len(links) > 0 {
		b = append(b, "\n/Annots ["...)
		for _, i := range links {
			b = reference(b, a.firstLink+i)
		}
		b = append(b, ']')
	}
	return append(b, ">>"...)
}

// allPages is the object of all pages. Each takes its size from it.
func (a *additions) allPages() []byte {
	b := []byte("<</Type /Pages\n/Kids [")
	for _, number := range a.pages {
		b = reference(b, number)
	}
	return fmt.Appendf(b, "]\n/Count %d\n/MediaBox [0 0 %.2f %.2f]\n>>", len(a.pages), pageWidth, pageHeight)
}

// writeOutline writes the outline, with only its first level unfolded, and returns the number of its root.
func (a *additions) writeOutline() int {
	root := a.file.next()
	type node struct {
		number, parent      int // parent is a place in the list; -1 for the root
		prev, next          int
		first, last, inside int
	}
	nodes := make([]node, len(a.outline))
	top := node{number: root, first: -1, last: -1}
	var above []int // the entry of each level that the next one may stand under
	for i, entry := range a.outline {
		level := min(entry.level, len(above))
		above = above[:level]
		n := node{number: a.file.next(), parent: -1, prev: -1, next: -1, first: -1, last: -1}
		under := &top
		if level > 0 {
			n.parent = above[level-1]
			under = &nodes[n.parent]
		}
		if n.prev = under.last; n.prev >= 0 {
			nodes[n.prev].next = i
		} else {
			under.first = i
		}
		under.last = i
		under.inside++
		nodes[i] = n
		above = append(above, i)
	}
	for i, n := range nodes {
		parent := root
		if n.parent >= 0 {
			parent = nodes[n.parent].number
		}
		b := fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest%s", pdfString(a.outline[i].title), parent, a.destination(a.outline[i].at))
		for _, to := range []struct {
			key string
			at  int
		}{{"Prev", n.prev}, {"Next", n.next}, {"First", n.first}, {"Last", n.last}} {
			if to.at >= 0 {
				b = fmt.Appendf(b, "/%s %d 0 R", to.key, nodes[to.at].number)
			}
		}
		if n.inside > 0 {
			b = fmt.Appendf(b, "/Count %d", -n.inside)
		}
		a.file.packed(n.number, append(b, ">>"...))
	}
	a.file.packed(root, fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>",
		nodes[top.first].number, nodes[top.last].number, top.inside))
	return root
}

// information is what the file says of itself.
func (a *additions) information() []byte {
	b := []byte("<<")
	for _, text := range []struct{ key, value string }{{"Title", a.info.Title}, {"Subject", a.info.Subject}} {
		if text.value != "" {
			b = fmt.Appendf(b, "/%s %s", text.key, pdfString(text.value))
		}
	}
	date := time.Unix(a.info.Unix, 0).UTC().Format("20060102150405Z")
	return fmt.Appendf(b, "/Creator (cirtkit)/Producer (cirtkit)/CreationDate (D:%s)/ModDate (D:%s)>>", date, date)
}

// metadata writes what the file says of itself as XMP, for programs that catalogue files.
func (a *additions) metadata() int {
	number := a.file.next()
	date := time.Unix(a.info.Unix, 0).UTC().Format(time.RFC3339)
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` +
		"\n<dc:format>application/pdf</dc:format>\n")
	alternative := func(name, s string) {
		if s != "" {
			fmt.Fprintf(&b, "<dc:%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:%s>\n", name, escaped(s), name)
		}
	}
	alternative("title", a.info.Title)
	alternative("description", a.info.Subject)
	if a.info.Language != "" {
		fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escaped(a.info.Language))
	}
	fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n<xmp:CreatorTool>cirtkit</xmp:CreatorTool>\n<pdf:Producer>cirtkit</pdf:Producer>\n", date, date)
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	// Programs that know nothing of PDF look for this in the file, so it stays as it is.
	a.file.plain(number, fmt.Appendf(nil, "<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%s\nendstream", b.Len(), b.Bytes()))
	return number
}
