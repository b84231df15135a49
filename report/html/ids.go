package html

import (
	"strconv"
	"strings"

	"cirtkit/report"
)

// ids gives every target of the document an id that stands once in the page. A target keeps its own where it can, so
// that a link from outside, such as to a gap by its number, still leads there in the next draft.
type ids struct {
	taken map[string]bool
	of    map[string]string // a target of the document, to its id; the first of a name counts
	used  map[string]bool   // targets whose id has been given out

	main, contents string
	parts          []string // by their place
	last           int
}

// own begins the ids that this package makes. A target of the document that begins so gets another.
const own = "x-"

func newIDs(d *report.Document) *ids {
	n := &ids{taken: map[string]bool{}, of: map[string]string{}, used: map[string]bool{}, main: own + "main", contents: own + "contents"}
	for _, part := range d.Parts {
		n.know(part.ID)
		for _, b := range part.Blocks {
			switch b := b.(type) {
			case report.Heading:
				n.know(b.ID)
			case report.Table:
				for _, row := range b.Rows {
					for _, c := range row[:min(len(row), len(b.Columns))] { // what is shown
						n.know(c.ID)
					}
				}
			}
		}
	}
	for i, part := range d.Parts {
		id := n.target(part.ID)
		if id == "" {
			id = own + "part-" + strconv.Itoa(i+1)
		}
		n.parts = append(n.parts, id)
	}
	return n
}

// know gives a target its id.
func (n *ids) know(target string) {
	if target == "" || n.of[target] != "" {
		return
	}
	id := strings.Map(func(r rune) rune {
		if r > 0x20 && r < 0x7F && !strings.ContainsRune(`"&<>'%`, r) {
			return r
		}
		return '_'
	}, target)
	if strings.HasPrefix(id, own) {
		id = "id-" + id
	}
	free := id
	for i := 2; n.taken[free] || n.taken[free+"-t"] || strings.HasSuffix(free, "-t"); i++ {
		free = id + "-" + strconv.Itoa(i)
	}
	n.taken[free], n.of[target] = true, free
}

// target is the id to set at a target: "" for none, and where it was set before.
func (n *ids) target(target string) string {
	if target == "" || n.used[target] {
		return ""
	}
	n.used[target] = true
	return n.of[target]
}

// link is where a link leads: a place in the page, or an address on the web. It is "" for a place that the document
// does not have, and for any other address: the text then stands without a link.
func (n *ids) link(to string) (href string, outside bool) {
	if id := n.of[to]; id != "" {
		return "#" + id, false
	}
	if strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://") {
		return to, true
	}
	return "", false
}

// next is a new id of this package.
func (n *ids) next(kind string) string {
	n.last++
	return own + kind + strconv.Itoa(n.last)
}
