package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"cirtkit/internal/text/arabic"
)

// finish writes a file of the library anew, object by object. It adds what the library can't write, and
// leaves all else as it is:
//
//   - the catalogue gets the document's language, and the wish to show its title in the window's bar and to
//     be read from right to left;
//   - every font gets another map from characters to Unicode. The library's own says that each character is
//     itself. That is right but for joined Arabic letters, which would be found by no search, and it is
//     one range over 65,536 characters where the standard allows 256;
//   - what the pages show is compressed. The library could do that, but it sets a compressor up for each
//     page, which takes longer than to compress it;
//   - the trailer gets an identifier, made from the content.
//
// Only what the library writes is read here, not any PDF.
func finish(pdf []byte, info Info) ([]byte, error) {
	f, err := readLibraryFile(pdf)
	if err != nil {
		return nil, err
	}
	maps, err := f.unicodeMaps()
	if err != nil {
		return nil, err
	}
	var (
		out     bytes.Buffer
		offsets = make([]int, len(f.objects))
		packer  = newPacker()
	)
	out.Grow(len(pdf)/2 + 16<<10)
	out.WriteString(f.header)
	for _, o := range f.objects[1:] {
		offsets[o.number] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n", o.number)
		page, isPlain := plainStream(o.body)
		switch {
		case o.number == f.root:
			out.WriteString(catalog(o.body, info))
		case len(maps) > 0 && o.number == maps[0]:
			out.Write(packer.stream(toUnicode()))
		case slices.Contains(maps, o.number):
			out.WriteString("null") // one map serves all fonts
		case isFont(o.body):
			out.Write(toUnicodeOf.ReplaceAll(o.body, fmt.Appendf(nil, "/ToUnicode %d 0 R", maps[0])))
		case isPlain:
			out.Write(packer.stream(page))
		default:
			out.Write(o.body)
		}
		out.WriteString("\nendobj\n")
	}

	sum := sha256.Sum256(out.Bytes())
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, offset := range offsets[1:] {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%X> <%X>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets), f.root, f.info, sum[:16], sum[:16], at)
	return out.Bytes(), nil
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

// catalog is the catalogue with more in it.
func catalog(body []byte, info Info) string {
	direction := "L2R"
	if info.RTL {
		direction = "R2L"
	}
	return fmt.Sprintf("%s/Lang %s\n/ViewerPreferences <</DisplayDocTitle true /Direction /%s>>\n>>",
		strings.TrimSuffix(strings.TrimSpace(string(body)), ">>"), pdfString(info.Language), direction)
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

// packer compresses streams, one after the other.
type packer struct {
	out bytes.Buffer
	z   *zlib.Writer
}

func newPacker() *packer {
	p := &packer{}
	p.z, _ = zlib.NewWriterLevel(&p.out, zlib.BestSpeed) // the level is one that there is
	return p
}

// stream is a compressed stream with its dictionary. It is good until the next call.
func (p *packer) stream(content []byte) []byte {
	p.out.Reset()
	p.z.Reset(&p.out)
	// Neither call fails on a buffer.
	p.z.Write(content)
	p.z.Close()
	head := fmt.Appendf(nil, "<</Filter /FlateDecode /Length %d>>\nstream\n", p.out.Len())
	return append(append(head, p.out.Bytes()...), "\nendstream"...)
}

// pdfString writes a string of the file: UTF-16 with a mark, in hex.
func pdfString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, c := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", c)
	}
	b.WriteString(">")
	return b.String()
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
			single = append(single, fmt.Sprintf("<%04X> <%s\n", c, strings.TrimPrefix(pdfString(to), "<FEFF")))
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
