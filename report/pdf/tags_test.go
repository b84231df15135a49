package pdf

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"cirtkit/internal/text/arabic"
	"cirtkit/internal/text/bidi"
	"cirtkit/internal/typeset"
	"cirtkit/report"
)

// node is an element of a file's tree as a stranger reads it.
type node struct {
	role, lang, alt, actual string
	drawn                   string // the text of its marks, in order
	attributes              string
	links                   int
	kids                    []*node
}

// reading is what a program that reads aloud makes of the node's text.
func (n *node) reading() string {
	if n.actual != "" {
		return n.actual
	}
	s := n.drawn
	for _, kid := range n.kids {
		s += kid.reading()
	}
	return s
}

// taggedFile reads a file's objects with qpdf, so that nothing of what wrote them reads them.
type taggedFile struct {
	t       *testing.T
	objects map[string]struct {
		Value  any
		Stream struct {
			Data string
			Dict map[string]any
		}
	}
	marks map[string]string // text by page and number
}

func readTagged(t *testing.T, pdf []byte) (*taggedFile, *node) {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skipf("%v: install it to read the tags with it", err)
	}
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", file).Output()
	if err != nil {
		t.Fatalf("qpdf --json: %v", err)
	}
	var all struct{ Qpdf []json.RawMessage }
	f := &taggedFile{t: t, marks: map[string]string{}}
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(all.Qpdf[1], &f.objects); err != nil {
		t.Fatal(err)
	}
	catalogue := f.dict(f.dict(f.objects["trailer"].Value)["/Root"])
	f.readPages(catalogue["/Pages"].(string))
	root := f.dict(catalogue["/StructTreeRoot"])
	top := f.node(root["/K"].(string), catalogue["/StructTreeRoot"].(string))
	for mark := range f.marks {
		t.Errorf("the mark %s belongs to no element", mark)
	}
	return f, top
}

// dict is a dictionary, or that which a reference leads to.
func (f *taggedFile) dict(v any) map[string]any {
	if ref, ok := v.(string); ok {
		v = f.objects["obj:"+ref].Value
	}
	d, ok := v.(map[string]any)
	if !ok {
		f.t.Fatalf("%v is no dictionary", v)
	}
	return d
}

func (f *taggedFile) readPages(ref string) {
	d := f.dict(ref)
	if d["/Type"] == "/Pages" {
		for _, kid := range d["/Kids"].([]any) {
			f.readPages(kid.(string))
		}
		return
	}
	if d["/Tabs"] != "/S" {
		f.t.Errorf("page %s: links don't follow the tree: /Tabs %v", ref, d["/Tabs"])
	}
	content, err := base64.StdEncoding.DecodeString(f.objects["obj:"+d["/Contents"].(string)].Stream.Data)
	if err != nil {
		f.t.Fatal(err)
	}
	f.readContent(ref, content)
}

var token = regexp.MustCompile(`(?s)\((?:\\.|[^\\()])*\)|<<.*?>>|[^\s()<]+`)

// readContent collects the text of each mark, and finds what is drawn outside of all.
func (f *taggedFile) readContent(page string, content []byte) {
	type open struct {
		id       string
		backward bool
	}
	var stack []open
	var operands [][]byte
	for _, tok := range token.FindAll(content, -1) {
		switch op := string(tok); op {
		case "BDC", "BMC":
			own := operands[len(operands)-map[string]int{"BDC": 2, "BMC": 1}[op]:]
			o := open{backward: string(own[0]) == "/ReversedChars"}
			if m := regexp.MustCompile(`/MCID (\d+)`).FindSubmatch(own[len(own)-1]); m != nil {
				o.id = page + "/" + string(m[1])
				f.marks[o.id] = ""
			}
			if o.id == "" && !o.backward && string(own[0]) != "/Artifact" {
				f.t.Errorf("page %s: a mark that is neither an element nor an artifact: %s", page, bytes.Join(own, []byte(" ")))
			}
			stack, operands = append(stack, o), nil
		case "EMC":
			if len(stack) == 0 {
				f.t.Fatalf("page %s: a mark ends that never began", page)
			}
			stack, operands = stack[:len(stack)-1], nil
		case "Tj", "TJ", "S", "s", "f", "F", "B", "b", "Do":
			if len(stack) == 0 {
				f.t.Errorf("page %s: %s outside of all marks", page, op)
				continue
			}
			if op == "Tj" || op == "TJ" {
				at := stack[0].id
				if _, known := f.marks[at]; known {
					for _, shown := range operands { // of a TJ, between strings stand numbers
						if shown[0] == '(' {
							f.marks[at] += shownText(shown, stack[len(stack)-1].backward)
						}
					}
				}
			}
			operands = nil
		default:
			operands = append(operands, tok)
		}
	}
	if len(stack) > 0 {
		f.t.Errorf("page %s ends inside a mark", page)
	}
}

// shownText is what a string shows, as it is read.
func shownText(s []byte, backward bool) string {
	s = s[1 : len(s)-1]
	var raw []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++
			if s[i] == 'r' {
				raw = append(raw, '\r')
				continue
			}
		}
		raw = append(raw, s[i])
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	runes := utf16.Decode(units)
	if backward {
		slices.Reverse(runes)
		for i := range runes {
			runes[i] = bidi.Mirror(runes[i])
		}
	}
	var b strings.Builder
	for _, r := range runes {
		if to := arabic.Unshape(r); to != "" {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func textOf(v any) string {
	s, _ := v.(string)
	s, _ = strings.CutPrefix(s, "u:")
	return s
}

func (f *taggedFile) node(ref, parent string) *node {
	d := f.dict(ref)
	if d["/P"] != parent {
		f.t.Errorf("element %s says its parent is %v, but it is %s", ref, d["/P"], parent)
	}
	n := &node{
		role: strings.TrimPrefix(d["/S"].(string), "/"), lang: textOf(d["/Lang"]),
		alt: textOf(d["/Alt"]), actual: textOf(d["/ActualText"]),
	}
	if a, ok := d["/A"].(map[string]any); ok {
		n.attributes = fmt.Sprint(a)
	}
	kids, ok := d["/K"].([]any)
	if !ok {
		kids = []any{d["/K"]}
	}
	take := func(page string, id any) {
		key := page + "/" + strconv.Itoa(int(id.(float64)))
		text, ok := f.marks[key]
		if !ok {
			f.t.Errorf("element %s has the mark %s, which is not there or belongs to another", ref, key)
		}
		delete(f.marks, key)
		n.drawn += text
	}
	for _, kid := range kids {
		switch kid := kid.(type) {
		case float64:
			take(d["/Pg"].(string), kid)
		case string:
			n.kids = append(n.kids, f.node(kid, ref))
		case map[string]any:
			if kid["/Type"] == "/MCR" {
				take(kid["/Pg"].(string), kid["/MCID"])
				continue
			}
			n.links++
			link := f.dict(kid["/Obj"])
			if _, ok := link["/StructParent"]; !ok || link["/Subtype"] != "/Link" || textOf(link["/Contents"]) == "" {
				f.t.Errorf("element %s has the link %v", ref, link)
			}
		default:
			f.t.Errorf("element %s has the kid %v", ref, kid)
		}
	}
	return n
}

// outline is a tree as one line for each element that has a text of its own or stands for a drawing.
func (n *node) outline(out *[]string) {
	switch {
	case n.role == "Figure":
		*out = append(*out, "Figure "+n.alt)
		return
	case n.role == "Lbl":
		return // the layout's
	case n.role == "TOC":
		return
	case n.role == "Link":
		*out = append(*out, "Link "+tidy(n.reading()))
		return
	case len(n.kids) == 0 || n.drawn != "":
		*out = append(*out, n.role+" "+tidy(n.reading()))
	}
	for _, kid := range n.kids {
		kid.outline(out)
	}
}

// tidy is a text without what layout may change: how spaces look, and how letters are joined.
func tidy(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if typeset.Invisible(r) {
			return -1
		}
		return r
	}, s)), " ")
}

// expected is what the tree of a document should say, line by line.
func expected(d *report.Document) []string {
	var out []string
	say := func(role, s string) {
		if tidy(s) != "" {
			out = append(out, role+" "+tidy(s))
		}
	}
	linked := func(role, s, to string) {
		if to != "" {
			role = "Link"
		}
		say(role, s)
	}
	say("H1", d.Title)
	say("P", d.Subject)
	say("P", d.Notice)
	say("P", d.Note)
	for _, f := range d.Cover {
		say("TH", f.Name)
		say("TD", f.Value)
	}
	say("P", d.Identity)
	say("H1", d.Words.Contents)
	for _, p := range d.Parts {
		say("H1", p.Title)
		deepest := 1
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case report.Heading:
				deepest = min(max(b.Level, 2), deepest+1, 3)
				say(fmt.Sprintf("H%d", deepest), b.Text)
			case report.Paragraph:
				role := "P"
				if b.Style == report.Small {
					role = "Note"
				}
				say(role, b.Text)
			case report.Bullets:
				for _, item := range b.Items {
					linked("LBody", item.Text, item.Link)
				}
			case report.Facts:
				for _, f := range b.Items {
					say("TH", f.Name)
					say("TD", f.Value)
				}
			case report.Table:
				say("Caption", b.Caption)
				for _, c := range b.Columns {
					say("TH", c.Head)
				}
				for _, row := range b.Rows {
					for _, c := range row {
						linked("TD", c.Text, c.Link)
					}
				}
			case report.Chart:
				say("Caption", b.Caption)
				out = append(out, "Figure "+b.Alt)
				if b.Radar != nil {
					say("Note", b.Alt)
				}
			}
		}
	}
	for _, s := range d.Closing {
		say("P", s)
	}
	return out
}

// The tree reads as the document does, whatever the order of drawing, and everything on a page is part of
// it or said to be an ornament.
func TestTagsReadAsTheDocument(t *testing.T) {
	for _, name := range []string{"english", "arabic", "chinese", "long"} {
		t.Run(name, func(t *testing.T) {
			d := fixtures[name]()
			pdf, _ := render(t, d)
			_, top := readTagged(t, pdf)
			var got []string
			top.outline(&got)
			want := expected(d)
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Fatalf("line %d of the tree:\n got %q\nwant %q", i, got[min(i, len(got)):min(i+3, len(got))], want[min(i, len(want)):min(i+3, len(want))])
				}
			}
		})
	}
}

// What programs say that know the text of a right-to-left line only from the order of drawing is the same.
func TestDrawnTextIsInTheOrderOfReading(t *testing.T) {
	for name, make := range fixtures {
		pdf, _ := render(t, make())
		_, top := readTagged(t, pdf)
		checked := 0
		var walk func(n *node)
		walk = func(n *node) {
			if n.actual != "" && n.role != "Figure" {
				checked++
				// A vowel on lam-alef, which is one sign, is read before or behind both.
				vowels := strings.NewReplacer("\u064e", "", "\u064f", "", "\u0650", "")
				// What no font has is replaced in what is drawn alone.
				drawable := string(newTypesetter("en", false).clean(n.actual, false))
				if got, want := vowels.Replace(tidy(n.drawn)), vowels.Replace(tidy(drawable)); got != want {
					t.Errorf("%s: a %s is drawn as\n%q, and says\n%q", name, n.role, got, want)
				}
			}
			for _, kid := range n.kids {
				walk(kid)
			}
		}
		walk(top)
		if name == "arabic" && checked < 30 {
			t.Errorf("arabic: %d texts checked", checked)
		}
	}
}

func TestTagsKnowWhatTheySay(t *testing.T) {
	d := fixture()
	d.Parts[0].Blocks = append(d.Parts[0].Blocks,
		report.Paragraph{Text: "Le décret n'est pas signé.", Language: "fr"},
		report.Bullets{Items: []report.Bullet{{Text: "The strategy", Link: "https://example.org/strategy"}}},
	)
	d.Logo = testPicture(t, 4, 2, color.NRGBA{200, 0, 0, 255})
	pdf, _ := render(t, d)
	_, top := readTagged(t, pdf)
	var all []string
	var walk func(n *node, path string)
	walk = func(n *node, path string) {
		path += "/" + n.role
		all = append(all, fmt.Sprintf("%s lang=%s alt=%.20s links=%d %s %.30s", path, n.lang, n.alt, n.links, n.attributes, n.reading()))
		for _, kid := range n.kids {
			walk(kid, path)
		}
	}
	walk(top, "")
	text := strings.Join(all, "\n")
	for _, want := range []string{
		`(?m)^/Document/Sect/P lang=fr .*Le décret`,
		`(?m)^/Document/Sect/Figure .*alt=A crest .*BBox`,
		`(?m)^/Document/Sect/Table/THead/TR/TH .*/Scope:/Column.* No\.$`,
		`(?m)^/Document/Sect/Table/TBody/TR/TD .* M-01$`,
		`(?m)^/Document/Sect/Table/TBody/TR/TD/Link .*links=1 .*Does a legal`,
		`(?m)^/Document/Sect/Table/TR/TH .*/Scope:/Row.* Questions`,
		`(?m)^/Document/Sect/L/LI/LBody/Link .*links=1 .*The strategy`,
		`(?m)^/Document/Sect/L .*ListNumbering:/Decimal`,
		`(?m)^/Document/Sect/L/LI/Lbl .* 1\.$`,
		`(?m)^/Document/Sect/BlockQuote/P .*Article 7`,
		`(?m)^/Document/Sect/TOC/TOCI/Reference/Link .*links=1 .*Summary`,
		`(?m)^/Document/Sect/Table/Caption .* Gaps$`,
	} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("no element is %s in\n%.6000s", want, text)
		}
	}
}

// pdfinfo shows the tree with poppler's eyes.
func TestPdfinfoSaysTagged(t *testing.T) {
	for name, make := range fixtures {
		d := make()
		pdf, _ := render(t, d)
		if info := tool(t, pdf, "pdfinfo", "FILE"); !strings.Contains(info, "Tagged:          yes") || !strings.Contains(info, "Metadata Stream: yes") {
			t.Errorf("%s: pdfinfo says\n%s", name, info)
		}
		if name != "english" && name != "chinese" {
			continue // pdfinfo turns Arabic around, and takes many seconds for long documents
		}
		got := tool(t, pdf, "pdfinfo", "-struct-text", "FILE")
		if strings.Contains(got, "Error") {
			t.Errorf("%s: pdfinfo -struct-text: %.500s", name, got)
		}
		var texts []string
		more := false // the line before was one of the same element
		for line := range strings.Lines(got) {
			s := strings.TrimSpace(line)
			s, ours := strings.CutPrefix(s, `"`)
			if s = strings.TrimSuffix(s, `"`); ours && more {
				texts[len(texts)-1] += s
			} else if ours {
				texts = append(texts, s)
			}
			more = ours
		}
		for i, s := range texts {
			texts[i] = tidy(s)
		}
		at := 0
		for _, want := range expected(d) {
			role, text, _ := strings.Cut(want, " ")
			if role == "Figure" {
				continue
			}
			found := slices.Index(texts[at:], text)
			if found < 0 {
				t.Fatalf("%s: %q is not there, or not in its place", name, want)
			}
			at += found + 1
		}
	}
}

func TestGhostscriptHasNothingToSay(t *testing.T) {
	for _, name := range []string{"english", "arabic"} {
		pdf, _ := render(t, fixtures[name]())
		if out := tool(t, pdf, "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "FILE"); out != "" {
			t.Errorf("%s: gs says %s", name, out)
		}
	}
}
