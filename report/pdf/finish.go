package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"cirtkit/internal/text/arabic"
)

// finish appends an incremental update to a file that the library has written: PDF lets a later part of
// a file replace objects of an earlier one. Replaced are
//
//   - the catalogue: with the document's language, and the wish to show its title in the window's bar and
//     to be read from right to left;
//   - every font's map from characters to Unicode. The library's own map says that each character is
//     itself. That is right but for joined Arabic letters, which would be found by no search, and it is
//     one range over 65,536 characters where the standard allows 256;
//   - the trailer: with an identifier, made from the content.
//
// Only what the library writes is read here, not any PDF.
func finish(pdf []byte, info Info) ([]byte, error) {
	f, err := readLibraryFile(pdf)
	if err != nil {
		return nil, err
	}
	u := update{file: f, offsets: map[int]int{}}
	u.out.Grow(len(pdf) + 8<<10)
	u.out.Write(pdf)

	catalog, ok := f.object(f.root)
	if !ok {
		return nil, errUnexpected
	}
	direction := "L2R"
	if info.RTL {
		direction = "R2L"
	}
	body := strings.TrimSuffix(strings.TrimSpace(catalog), ">>")
	u.write(f.root, fmt.Sprintf("%s/Lang %s\n/ViewerPreferences <</DisplayDocTitle true /Direction /%s>>\n>>",
		body, pdfString(info.Language), direction))

	unicodeMap := packedStream(toUnicode())
	for _, at := range f.unicodeMaps() {
		u.write(at, unicodeMap)
	}
	return u.close(), nil
}

var errUnexpected = errors.New("the PDF library wrote a file that is not what was expected")

// libraryFile is a finished file of the library.
type libraryFile struct {
	bytes             []byte
	offsets           []int // of objects, by number
	root, info, xrefs int
}

func readLibraryFile(pdf []byte) (*libraryFile, error) {
	f := &libraryFile{bytes: pdf}
	tail := pdf[max(0, len(pdf)-300):]
	var ok [3]bool
	f.root, ok[0] = numberAfter(tail, "/Root ")
	f.info, ok[1] = numberAfter(tail, "/Info ")
	f.xrefs, ok[2] = numberAfter(tail, "startxref\n")
	if ok != [3]bool{true, true, true} || f.xrefs >= len(pdf) {
		return nil, errUnexpected
	}
	lines := bytes.Split(pdf[f.xrefs:], []byte("\n"))
	if len(lines) < 3 || string(lines[0]) != "xref" {
		return nil, errUnexpected
	}
	for _, line := range lines[2:] {
		if len(line) < 18 || line[10] != ' ' {
			break
		}
		offset, err := strconv.Atoi(string(line[:10]))
		if err != nil {
			return nil, errUnexpected
		}
		f.offsets = append(f.offsets, offset)
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

// object is the text of an object without a stream.
func (f *libraryFile) object(n int) (string, bool) {
	if n <= 0 || n >= len(f.offsets) || f.offsets[n] >= len(f.bytes) {
		return "", false
	}
	rest, ok := bytes.CutPrefix(f.bytes[f.offsets[n]:], fmt.Appendf(nil, "%d 0 obj\n", n))
	if !ok {
		return "", false
	}
	body, _, ok := bytes.Cut(rest, []byte("endobj"))
	return string(body), ok
}

// unicodeMaps are the objects that fonts name as their maps to Unicode.
func (f *libraryFile) unicodeMaps() []int {
	var out []int
	for n := range f.offsets {
		if n == 0 || n >= len(f.offsets) || f.offsets[n] >= len(f.bytes) {
			continue
		}
		start := f.bytes[f.offsets[n]:min(len(f.bytes), f.offsets[n]+64)]
		if !bytes.Contains(start, []byte("/Type /Font\n/Subtype /Type0")) {
			continue
		}
		if object, ok := f.object(n); ok {
			if at, ok := numberAfter([]byte(object), "/ToUnicode "); ok && at < len(f.offsets) {
				out = append(out, at)
			}
		}
	}
	return out
}

// update is the part that is appended.
type update struct {
	file    *libraryFile
	out     bytes.Buffer
	offsets map[int]int
}

func (u *update) write(n int, body string) {
	u.offsets[n] = u.out.Len()
	fmt.Fprintf(&u.out, "%d 0 obj\n%s\nendobj\n", n, body)
}

func (u *update) close() []byte {
	sum := sha256.Sum256(u.out.Bytes())
	at := u.out.Len()
	u.out.WriteString("xref\n")
	numbers := make([]int, 0, len(u.offsets))
	for n := range u.offsets {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		fmt.Fprintf(&u.out, "%d 1\n%010d 00000 n \n", n, u.offsets[n])
	}
	fmt.Fprintf(&u.out, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/Prev %d\n/ID [<%X> <%X>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(u.file.offsets), u.file.root, u.file.info, u.file.xrefs, sum[:16], sum[:16], at)
	return u.out.Bytes()
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

func packedStream(content []byte) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	// Neither call fails on a buffer.
	z.Write(content)
	z.Close()
	return fmt.Sprintf("<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", b.Len(), b.String())
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
