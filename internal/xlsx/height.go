package xlsx

import (
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

// across are the cells that are merged with cells beside them, by row and first column, each with its last column.
func (s *Sheet) across() map[Area]int {
	out := map[Area]int{}
	for _, a := range s.merged {
		if a.FirstRow == a.LastRow {
			out[Area{a.FirstColumn, a.FirstRow, a.FirstColumn, a.FirstRow}] = a.LastColumn
		}
	}
	return out
}

// height is how high a row must be for the wrapped texts in it; 0 when one line of the usual size is enough.
func (s *Sheet) height(number int, r row, across map[Area]int) float64 {
	most := 0.0
	for i, c := range r.cells {
		size := float64(usualSize)
		if c.style.Size > 0 {
			size = float64(c.style.Size)
		}
		lines := 1
		if c.style.Wrap && c.kind == String && !s.hidden[i+1] {
			width := 0.0
			last := max(across[Area{i + 1, number, i + 1, number}], i+1)
			for column := i + 1; column <= last; column++ {
				if column <= len(s.widths) && s.widths[column-1] > 0 {
					width += s.widths[column-1]
				} else {
					width += usualWidth
				}
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
