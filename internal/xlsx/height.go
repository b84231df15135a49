package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"cirtkit/internal/text"
)

// Spreadsheet programs differ in whether they fit the rows of a new file to their texts, so the file says how
// high each row is about to be. It is counted, not measured: in characters a line, a little too high rather
// than too low. The program then fits the row again when somebody types into it.

const (
	usualWidth = 9.0   // of a column, in characters
	usualSize  = 11    // of letters, in points
	lineHeight = 1.36  // of the size of the letters
	maxHeight  = 409.0 // the most that the format allows, in points
)

// height is how high a row must be for the wrapped texts in it; 0 when one line of the usual size is enough.
func (s *Sheet) height(r row) float64 {
	most := 0.0
	for i, c := range r.cells {
		size := float64(usualSize)
		if c.style.Size > 0 {
			size = float64(c.style.Size)
		}
		lines := 1
		if c.style.Wrap && c.kind == String && !s.hidden[i+1] {
			width := usualWidth
			if i < len(s.widths) && s.widths[i] > 0 {
				width = s.widths[i]
			}
			lines = linesOf(c.value, (width-1)*usualSize/size, c.style.Bold)
		}
		most = max(most, float64(lines)*size*lineHeight)
	}
	if most <= usualSize*lineHeight {
		return 0
	}
	return min(most, maxHeight)
}

// linesOf counts the lines of a text in a column of a width, broken at spaces.
func linesOf(s string, width float64, bold bool) int {
	letter := 1.0
	if bold {
		letter = 1.08
	}
	lines := 0
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines++
		at := 0.0
		for word := range strings.FieldsSeq(paragraph) {
			w := float64(text.Width(word)) * letter
			switch {
			case at == 0:
				at = w
			case at+letter+w <= width:
				at += letter + w
			default:
				lines++
				at = w
			}
			for at > width && width > 1 { // a long word goes on in the next line
				lines++
				at -= width
			}
		}
	}
	return lines
}

// growing takes away the mark that the library puts on every height: that somebody set it by hand. With it
// a row would not grow when a long text is typed into it.
func growing(src []byte, w io.Writer) error {
	archive, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	for _, f := range archive.File {
		from, err := f.Open()
		if err != nil {
			return err
		}
		part, err := io.ReadAll(from)
		if err != nil {
			return err
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/") {
			part = bytes.ReplaceAll(part, []byte(` customHeight="true"`), nil)
			part = bytes.ReplaceAll(part, []byte(` customHeight="1"`), nil)
		}
		to, err := out.Create(f.Name)
		if err != nil {
			return err
		}
		if _, err := to.Write(part); err != nil {
			return err
		}
	}
	return out.Close()
}
