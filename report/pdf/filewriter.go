package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"unicode/utf16"
)

// fileWriter writes the objects of a file, each once and in any order, and the table of where they are.
//
// Small objects, of which a tree of tags has thousands, are packed: many together make one compressed
// stream, a tenth as long as they are. That takes version 1.5 of the format, which is of 2003.
type fileWriter struct {
	out bytes.Buffer
	at  []position // by number
	z   *compressor

	small  []byte // objects for the next stream of objects
	starts []byte // their numbers, and where in small they begin
	number int    // of that stream; 0 while there is none
	count  int
}

// position is where an object is: at an offset of the file, or in a stream of objects.
type position struct{ offset, stream, index int }

// fullStream is when a stream of objects is long enough: a reader unpacks all of it to get at one object.
const fullStream = 48 << 10

// newFileWriter begins a file. Numbers below next are given out already.
func newFileWriter(size, next int) *fileWriter {
	w := &fileWriter{at: make([]position, next, next+256), z: newCompressor()}
	w.out.Grow(size + 64<<10)
	// The second line tells programs that move files that this one is not text.
	w.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return w
}

// next is the number of an object that is still to be written.
func (w *fileWriter) next() int {
	w.at = append(w.at, position{})
	return len(w.at) - 1
}

func (w *fileWriter) begin(number int) {
	w.at[number] = position{offset: w.out.Len()}
	w.out.WriteString(strconv.Itoa(number))
	w.out.WriteString(" 0 obj\n")
}

// plain writes an object as it is.
func (w *fileWriter) plain(number int, body []byte) {
	w.begin(number)
	w.out.Write(body)
	w.out.WriteString("\nendobj\n")
}

// stream writes a stream, compressed. Entries are what its dictionary says beside that.
func (w *fileWriter) stream(number int, entries string, content []byte) {
	w.compressed(number, entries, w.z.compress(content))
}

// compressed writes a stream that is compressed already.
func (w *fileWriter) compressed(number int, entries string, content []byte) {
	w.begin(number)
	w.out.WriteString("<<" + entries + "/Filter/FlateDecode/Length " + strconv.Itoa(len(content)) + ">>\nstream\n")
	w.out.Write(content)
	w.out.WriteString("\nendstream\nendobj\n")
}

// compressor compresses streams, one after the other: to set one up takes longer than to compress a page.
type compressor struct {
	out bytes.Buffer
	z   *zlib.Writer
}

func newCompressor() *compressor {
	c := &compressor{}
	c.z, _ = zlib.NewWriterLevel(&c.out, zlib.BestSpeed) // the level is one that there is
	return c
}

// compress is good until the next call.
func (c *compressor) compress(content []byte) []byte {
	c.out.Reset()
	c.z.Reset(&c.out)
	// Neither call fails on a buffer.
	c.z.Write(content)
	c.z.Close()
	return c.out.Bytes()
}

// packed writes an object, which is no stream, into a stream of objects.
func (w *fileWriter) packed(number int, body []byte) {
	if w.number == 0 {
		w.number = w.next()
	}
	w.at[number] = position{stream: w.number, index: w.count}
	w.count++
	w.starts = strconv.AppendInt(w.starts, int64(number), 10)
	w.starts = append(w.starts, ' ')
	w.starts = strconv.AppendInt(w.starts, int64(len(w.small)), 10)
	w.starts = append(w.starts, ' ')
	w.small = append(append(w.small, body...), '\n')
	if len(w.small) >= fullStream {
		w.flush()
	}
}

func (w *fileWriter) flush() {
	if w.number == 0 {
		return
	}
	first := len(w.starts)
	w.stream(w.number, fmt.Sprintf("/Type/ObjStm/N %d/First %d", w.count, first), append(w.starts, w.small...))
	w.small, w.starts, w.number, w.count = w.small[:0], w.starts[:0], 0, 0
}

// close writes the table and returns the file.
func (w *fileWriter) close(root, info int) []byte {
	w.flush()
	sum := sha256.Sum256(w.out.Bytes())
	table := w.next()
	w.at[table] = position{offset: w.out.Len()}
	start := w.out.Len()

	// A row an object: its kind (0 free, 1 at an offset, 2 in a stream), the offset or the stream, and the
	// place in the stream. Each row is given as the difference to the one above, since most go up by the same.
	const width = 7
	rows := make([]byte, 0, len(w.at)*(width+1))
	var row, above [width]byte
	for number, at := range w.at {
		switch {
		case at.stream > 0:
			row[0] = 2
			binary.BigEndian.PutUint32(row[1:], uint32(at.stream))
			binary.BigEndian.PutUint16(row[5:], uint16(at.index))
		case at.offset > 0:
			row[0] = 1
			binary.BigEndian.PutUint32(row[1:], uint32(at.offset))
			binary.BigEndian.PutUint16(row[5:], 0)
		default:
			row = [width]byte{}
			if number == 0 {
				row[5], row[6] = 0xFF, 0xFF
			}
		}
		rows = append(rows, 2)
		for i := range row {
			rows = append(rows, row[i]-above[i])
		}
		above = row
	}
	w.stream(table, fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]"+
		"/DecodeParms<</Predictor 12/Columns %d>>", len(w.at), root, info, sum[:16], sum[:16], width), rows)
	fmt.Fprintf(&w.out, "startxref\n%d\n%%%%EOF\n", start)
	return w.out.Bytes()
}

// pdfString writes a text of the file: as it is where that is plain ASCII, else in Unicode.
func pdfString(s string) string {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '(' || c == ')' || c == '\\' {
			return unicodeString(s)
		}
	}
	return "(" + s + ")"
}

// unicodeString writes a text of the file as UTF-16 with a mark, byte by byte.
func unicodeString(s string) string {
	b := make([]byte, 0, 2*len(s)+6)
	b = append(b, "(\xfe\xff"...)
	for _, c := range utf16.Encode([]rune(s)) {
		b = appendEscaped(appendEscaped(b, byte(c>>8)), byte(c))
	}
	return string(append(b, ')'))
}
