package pdf

import (
	"math"
	"slices"
	"strings"

	"cirtkit/report"
)

// How the widths of a table's columns are found.
//
// A table names shares of the width, as good as its author could know them before the texts were there. From them, as
// much as helps is moved between columns: no column is narrower than its longest word, and the rows together take as
// few lines as can be. The number of lines of a cell is estimated from the width of its text, so that nothing is broken
// into lines twice. Each step moves some width from the column that spares it best to the one that gains most, until no
// step helps. Tables with the same heads get the same widths, so that one below the other their columns stand in line.

const (
	widthSteps  = 24   // at most
	widthRows   = 24   // rows looked at, spread over all
	fewWords    = 48.0 // a text of this width is not broken, as if it were a word
	ragged      = 8.0  // points that a line loses at its end, on average: half a word
	strayed     = 0.02 // what it costs to leave the named share, in lines a row for each width of ten points
	sideLines   = 0.03 // what a line costs that is not of the highest cell of its row
	mostColumns = 12   // in a table with more, shares are taken as they are
)

// columnWidths are the widths of a table's columns, padding included.
func (l *layout) columnWidths(t report.Table) []float64 {
	if l.widths == nil {
		l.widths = l.allWidths()
	}
	if w, ok := l.widths[t.Kind()]; ok {
		return w
	}
	shares := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		shares[i] = share(c)
	}
	return shares
}

func (l *layout) allWidths() map[string][]float64 {
	widths := map[string][]float64{}
	for kind, tables := range l.doc.TablesByKind() {
		if n := len(tables[0].Columns); n > 1 && n <= mostColumns {
			widths[kind] = l.sharedWidths(tables)
		}
	}
	return widths
}

// extent is how wide the paragraphs of a cell are, each in one line, and what its mark takes from the column.
type extent struct {
	paragraphs []float64
	mark       float64
}

// lines is about how many lines the cell takes in a column of a width, without its padding.
func (e extent) lines(width float64) float64 {
	width = max(1, width-e.mark)
	n := 0.0
	for _, w := range e.paragraphs {
		if w <= width {
			n++
		} else {
			n += math.Ceil(w / max(1, width-ragged))
		}
	}
	return n
}

// sharedWidths are the widths of the columns of tables of one kind.
func (l *layout) sharedWidths(tables []report.Table) []float64 {
	columns := tables[0].Columns
	named := make([]float64, len(columns))
	total := 0.0
	for _, c := range columns {
		total += share(c)
	}
	for i, c := range columns {
		named[i] = bodyWidth * share(c) / total
	}
	rows, least := l.extents(tables)
	if !fit(least) {
		return named
	}
	return balance(named, least, rows)
}

// extents measures the heads and some rows of tables of one kind, and the widest word of each column.
func (l *layout) extents(tables []report.Table) (measured [][]extent, least []float64) {
	columns := tables[0].Columns
	st := cellStyle
	if tables[0].Compact {
		st = compactStyle
	}
	least = make([]float64, len(columns))
	measure := func(c report.Cell, at int) extent {
		style := st
		style.bold = c.Strong
		extent, word := l.extent(c.Text, style)
		if marked(c.Tone) {
			extent.mark = toneRoom
		}
		if len(extent.paragraphs) == 1 && extent.paragraphs[0] <= fewWords {
			word = extent.paragraphs[0] // "not yet" stays on a line
		}
		least[at] = max(least[at], word+extent.mark)
		return extent
	}
	head := make([]extent, len(columns))
	for i, c := range columns {
		head[i] = measure(report.Cell{Text: c.Head, Strong: true}, i)
	}
	measured = append(measured, head)
	rows := 0
	for _, t := range tables {
		rows += len(t.Rows)
	}
	every, seen := max(1, (rows+widthRows-1)/widthRows), 0
	for _, t := range tables {
		for _, row := range t.Rows {
			if seen++; (seen-1)%every != 0 {
				continue
			}
			extents := make([]extent, len(columns))
			for i := range min(len(row), len(columns)) {
				extents[i] = measure(row[i], i)
			}
			measured = append(measured, extents)
		}
	}
	return measured, least
}

// balance moves width between columns from the named shares on, each at least so wide, until no step makes the rows
// take fewer lines.
func balance(named, least []float64, rows [][]extent) []float64 {
	widths := slices.Clone(named)
	widen(widths, least)
	cost := func() float64 {
		lines := 0.0 // of all rows; a long cell beside short ones counts once more, a little
		for _, row := range rows {
			most := 1.0
			for i, e := range row {
				n := e.lines(widths[i] - 2*cellPadX)
				most = max(most, n)
				lines += n * sideLines
			}
			lines += most
		}
		for i := range widths {
			lines += math.Abs(widths[i]-named[i]) / 10 * strayed * float64(len(rows))
		}
		return lines
	}
	best := cost()
	for range widthSteps {
		from, to, moved := -1, -1, 0.0
		for a := range widths {
			for b := range widths {
				for _, step := range [...]float64{8, 24, 56} {
					if a == b || widths[a]-step < least[a] {
						continue
					}
					was, had := widths[a], widths[b]
					widths[a], widths[b] = was-step, had+step
					if c := cost(); c < best-1e-9 {
						best, from, to, moved = c, a, b, step
					}
					widths[a], widths[b] = was, had
				}
			}
		}
		if from < 0 {
			break
		}
		widths[from] -= moved
		widths[to] += moved
	}
	return widths
}

// fit makes of the widths of words those of columns. Where not all long words have room, the longest are torn.
func fit(least []float64) bool {
	for _, most := range [...]float64{0.3, 0.22, 0.16, 0.12, 0.08} {
		needed := 0.0
		for _, w := range least {
			needed += min(w+1, bodyWidth*most) + 2*cellPadX
		}
		if needed > bodyWidth {
			continue
		}
		for i, w := range least {
			least[i] = min(w+1, bodyWidth*most) + 2*cellPadX
		}
		return true
	}
	return false
}

// widen gives each column its least width, at the cost of those that have more than theirs.
func widen(widths, least []float64) {
	missing, spare := 0.0, 0.0
	for i := range widths {
		if d := widths[i] - least[i]; d < 0 {
			missing -= d
		} else {
			spare += d
		}
	}
	if missing == 0 || spare == 0 {
		return
	}
	for i := range widths {
		if d := widths[i] - least[i]; d < 0 {
			widths[i] = least[i]
		} else {
			widths[i] -= d * missing / spare
		}
	}
}

// extent is how wide the paragraphs of a text are, and its widest word. Only the beginning of a long text is looked at.
func (l *layout) extent(s string, st style) (extent, float64) {
	const most = 1200
	rest := 1.0
	if len(s) > most {
		rest = float64(len(s)) / most
		s = strings.ToValidUTF8(s[:most], "")
	}
	var out extent
	widest := 0.0
	for paragraph := range strings.SplitSeq(s, "\n") {
		width, word := l.set.extent(paragraph, st)
		out.paragraphs = append(out.paragraphs, width*rest)
		widest = max(widest, word)
	}
	return out, widest
}

// share is a column's share of the width; a column that names none gets one.
func share(c report.Column) float64 {
	if c.Width > 0 && c.Width < 1e6 {
		return c.Width
	}
	return 1
}
