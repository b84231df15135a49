package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"cirtkit/internal/text/arabic"
)

// finish writes a file: the pages, given compressed, and around them the objects of a file of the library, which
// has one page that uses all fonts and pictures there are. It adds what the library can't write:
//
//   - the catalogue, with the document's language, the tree of tags (tagtree.go), the outline, attached files,
//     a description in XML, and the wish to show the title in the window's bar and to be read from right to
//     left;
//   - the pages, with their links;
//   - what the file says of itself: the library's own breaks a title with a sign beyond the first plane of Unicode;
//   - names for fonts and pictures that are numbers;
//   - another map from characters to Unicode for every font. The library's own says that each character is
//     itself. That is right but for joined Arabic letters, which would be found by no search, and it is
//     one range over 65,536 characters where the standard allows 256;
//   - the identifier, made from the content.
//
// Only what the library writes is read here, not any PDF.
func finish(pdf []byte, info Info, n *navigation, pages [][]byte) ([]byte, error) {
	f, err := readLibraryFile(pdf)
	if err != nil {
		return nil, err
	}
	maps, err := f.unicodeMaps()
	if err != nil {
		return nil, err
	}
	size := len(pdf)
	for _, p := range pages {
		size += len(p)
	}
	w := newFileWriter(size, len(f.objects))
	more := &additions{file: w, info: info, navigation: n}
	for range pages {
		more.pages = append(more.pages, w.next())
	}
	catalogue := more.write()

	for i, page := range pages {
		content := w.next()
		w.plain(more.pages[i], more.page(i, content))
		w.compressed(content, "", page)
	}
	for _, o := range f.objects[1:] {
		switch {
		case o.number == f.root:
			w.plain(o.number, catalogue)
		case o.number == f.info:
			w.plain(o.number, more.information())
		case o.number == pagesObject:
			w.plain(o.number, more.allPages())
		case o.number == resourcesObject:
			w.plain(o.number, f.numbered(o.body))
		case o.number == f.page || o.number == f.page+1:
			// The library's own page stays away.
		case len(maps) > 0 && o.number == maps[0]:
			w.stream(o.number, "", toUnicode())
		case slices.Contains(maps, o.number):
			w.plain(o.number, []byte("null")) // one map serves all fonts
		case isFont(o.body):
			w.plain(o.number, toUnicodeOf.ReplaceAll(o.body, fmt.Appendf(nil, "/ToUnicode %d 0 R", maps[0])))
		default:
			w.plain(o.number, o.body)
		}
	}
	return w.close(f.root, f.info), nil
}

// The numbers that the library gives to what all pages belong to, and to what they use.
const (
	pagesObject     = 1
	resourcesObject = 2
)

var errUnexpected = errors.New("the PDF library wrote a file that is not what was expected")

// libraryFile is a finished file of the library.
type libraryFile struct {
	objects    []object // by number; the first is none
	root, info int
	page       int // the one that uses everything; its content has the next number
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
	f.page = slices.IndexFunc(f.objects, func(o object) bool { return bytes.HasPrefix(o.body, []byte("<</Type /Page\n")) })
	if f.page < 0 || f.page+1 >= len(f.objects) {
		return nil, errUnexpected
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

var (
	fontUsed    = regexp.MustCompile(`/F([0-9a-f]+) [0-9.]+ Tf`)
	pictureUsed = regexp.MustCompile(`/I([0-9a-f]+) Do`)
)

// numbered are the resources, with the library's names for fonts and pictures, which are long, replaced by
// the place at which its page uses them first.
func (f *libraryFile) numbered(resources []byte) []byte {
	shown := f.objects[f.page+1].body
	for letter, used := range map[string]*regexp.Regexp{"F": fontUsed, "I": pictureUsed} {
		for i, found := range used.FindAllSubmatch(shown, -1) {
			resources = bytes.Replace(resources, fmt.Appendf(nil, "/%s%s ", letter, found[1]), fmt.Appendf(nil, "/%s%d ", letter, i+1), 1)
		}
	}
	return resources
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
			line := fmt.Appendf(nil, "<%04X> <", c)
			for _, unit := range utf16.Encode([]rune(to)) {
				line = fmt.Appendf(line, "%04X", unit)
			}
			single = append(single, string(line)+">\n")
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
