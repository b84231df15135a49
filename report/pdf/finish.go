package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cirtkit/internal/text/arabic"
)

// finish writes a file of the library anew, object by object. It adds what the library can't write, and
// leaves all else as it is:
//
//   - the catalogue is made anew, with the document's language, the tree of tags (tagtree.go), the
//     outline, attached files, a description in XML, and the wish to show the title in the window's bar and
//     to be read from right to left;
//   - pages get their links, and are told that they have tags;
//   - every font gets another map from characters to Unicode. The library's own says that each character is
//     itself. That is right but for joined Arabic letters, which would be found by no search, and it is
//     one range over 65,536 characters where the standard allows 256;
//   - what the pages show is compressed. The library could do that, but it sets a compressor up for each
//     page, which takes longer than to compress it;
//   - the trailer gets an identifier, made from the content.
//
// Only what the library writes is read here, not any PDF.
func finish(pdf []byte, info Info, n *navigation) ([]byte, error) {
	f, err := readLibraryFile(pdf)
	if err != nil {
		return nil, err
	}
	maps, err := f.unicodeMaps()
	if err != nil {
		return nil, err
	}
	w := newFileWriter(len(pdf), len(f.objects))
	more := &additions{file: w, info: info, navigation: n}
	if more.pages = f.pages(); len(more.pages) != len(n.owners) {
		return nil, errUnexpected
	}
	catalogue := more.write()

	page := 0
	for _, o := range f.objects[1:] {
		shown, isPlain := plainStream(o.body)
		switch {
		case o.number == f.root:
			w.plain(o.number, catalogue)
		case page < len(more.pages) && o.number == more.pages[page]:
			w.plain(o.number, slices.Concat(bytes.TrimSuffix(o.body, []byte(">>")), more.onPage(page)))
			page++
		case len(maps) > 0 && o.number == maps[0]:
			w.stream(o.number, "", toUnicode())
		case slices.Contains(maps, o.number):
			w.plain(o.number, []byte("null")) // one map serves all fonts
		case isFont(o.body):
			w.plain(o.number, toUnicodeOf.ReplaceAll(o.body, fmt.Appendf(nil, "/ToUnicode %d 0 R", maps[0])))
		case isPlain:
			w.stream(o.number, "", shown)
		default:
			w.plain(o.number, o.body)
		}
	}
	return w.close(f.root, f.info), nil
}

var errUnexpected = errors.New("the PDF library wrote a file that is not what was expected")

// libraryFile is a finished file of the library.
type libraryFile struct {
	header     string
	objects    []object // by number; the first is none
	root, info int
}

// object is what stands between "obj" and "endobj".
type object struct {
	number int
	body   []byte
}

func readLibraryFile(pdf []byte) (*libraryFile, error) {
	f := &libraryFile{}
	tail := pdf[max(0, len(pdf)-300):]
	root, hasRoot := numberAfter(tail, "/Root ")
	info, hasInfo := numberAfter(tail, "/Info ")
	table, hasTable := numberAfter(tail, "startxref\n")
	if !hasRoot || !hasInfo || !hasTable || table >= len(pdf) || !bytes.HasSuffix(pdf, []byte("%%EOF\n")) {
		return nil, errUnexpected
	}
	f.root, f.info = root, info

	// The table: "xref", "0 N", and N lines that begin with an offset.
	lines := bytes.Split(pdf[table:], []byte("\n"))
	if len(lines) < 4 || string(lines[0]) != "xref" {
		return nil, errUnexpected
	}
	offsets := []int{0}
	for _, line := range lines[3:] {
		if len(line) < 18 || line[10] != ' ' {
			break
		}
		offset, err := strconv.Atoi(string(line[:10]))
		if err != nil || offset <= 0 || offset >= table {
			return nil, errUnexpected
		}
		offsets = append(offsets, offset)
	}
	if root <= 0 || root >= len(offsets) || len(offsets) < 2 {
		return nil, errUnexpected
	}

	// An object ends where the next one in the file begins.
	ends := append(slices.Clone(offsets[1:]), table)
	slices.Sort(ends)
	f.header = string(pdf[:ends[0]])
	f.objects = make([]object, len(offsets))
	for n, start := range offsets {
		if n == 0 {
			continue
		}
		i, _ := slices.BinarySearch(ends, start)
		body, ok := bytes.CutPrefix(pdf[start:ends[i+1]], fmt.Appendf(nil, "%d 0 obj\n", n))
		body, closed := bytes.CutSuffix(body, []byte("endobj\n"))
		if !ok || !closed {
			return nil, errUnexpected
		}
		f.objects[n] = object{n, bytes.TrimSuffix(body, []byte("\n"))}
	}
	return f, nil
}

func numberAfter(b []byte, key string) (int, bool) {
	i := bytes.LastIndex(b, []byte(key))
	if i < 0 {
		return 0, false
	}
	rest := b[i+len(key):]
	end := 0
	for end < len(rest) && rest[end] >= '0' && rest[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(rest[:end]))
	return n, err == nil
}

func isFont(body []byte) bool {
	return bytes.HasPrefix(body, []byte("<</Type /Font\n/Subtype /Type0\n"))
}

var toUnicodeOf = regexp.MustCompile(`/ToUnicode \d+ 0 R`)

// unicodeMaps are the numbers of the objects that fonts name as their maps to Unicode.
func (f *libraryFile) unicodeMaps() ([]int, error) {
	var maps []int
	for _, o := range f.objects[1:] {
		if !isFont(o.body) {
			continue
		}
		n, ok := numberAfter(o.body, "/ToUnicode ")
		if !ok || n <= 0 || n >= len(f.objects) {
			return nil, errUnexpected
		}
		maps = append(maps, n)
	}
	return maps, nil
}

// pages are the numbers of the objects of the pages, in order.
func (f *libraryFile) pages() []int {
	var pages []int
	for _, o := range f.objects[1:] {
		if bytes.HasPrefix(o.body, []byte("<</Type /Page\n")) {
			pages = append(pages, o.number)
		}
	}
	return pages
}

// plainStream is what a stream holds that is not compressed: what a page shows.
func plainStream(body []byte) ([]byte, bool) {
	rest, ok := bytes.CutPrefix(body, []byte("<</Length "))
	if !ok {
		return nil, false
	}
	number, rest, ok := bytes.Cut(rest, []byte(">>\nstream\n"))
	if !ok {
		return nil, false
	}
	n, err := strconv.Atoi(string(number))
	if err != nil || n < 0 || n > len(rest) || string(rest[n:]) != "\nendstream" {
		return nil, false
	}
	return rest[:n], true
}

// toUnicode maps the characters that text is drawn with to the characters that it means: joined Arabic
// letters to letters, everything else to itself.
func toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var ranges, single []string
	for row := range 0x100 {
		if row >= 0xD8 && row <= 0xDF {
			continue // halves of characters beyond the first plane; never drawn
		}
		if row < 0xFB || row > 0xFE {
			ranges = append(ranges, fmt.Sprintf("<%02X00> <%02XFF> <%02X00>\n", row, row, row))
			continue
		}
		for c := row << 8; c <= row<<8|0xFF; c++ {
			to := arabic.Unshape(rune(c))
			if to == "" {
				to = string(rune(c))
			}
			single = append(single, fmt.Sprintf("<%04X> <%s\n", c, strings.TrimPrefix(unicodeString(to), "<FEFF")))
		}
	}
	section := func(word string, entries []string) {
		for chunk := range slices.Chunk(entries, 100) { // the most that a section may have
			fmt.Fprintf(&b, "%d begin%s\n%send%s\n", len(chunk), word, strings.Join(chunk, ""), word)
		}
	}
	section("bfrange", ranges)
	section("bfchar", single)
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
