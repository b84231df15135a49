package docx

import (
	"math"
	"strings"

	"cirtkit/internal/docx"
	"cirtkit/report"
)

// splitAt is how long a text in a cell can be before its row may be torn over two pages, in characters: about a
// quarter of a page in a narrow column.
const splitAt = 700

func long(s string) bool { return length(s) > splitAt }

// mostBlank is how many lines a cell may leave free.
const mostBlank = 30

// blankLine is the height of a line to write on, in twips.
const blankLine = 360

// mostColumns is how many columns the format's readers take.
const mostColumns = 60

func (r *renderer) table(t report.Table) {
	if len(t.Columns) == 0 {
		return
	}
	if len(t.Columns) > mostColumns {
		t.Columns = t.Columns[:mostColumns]
	}
	if t.Caption != "" {
		r.add(docx.Paragraph{Style: docx.Caption, Runs: docx.Text(t.Caption)})
	}
	style := docx.Cell
	if t.Compact {
		style = docx.CellCompact
	}
	out := docx.Table{Look: docx.Report, Title: plain(t.Caption), Columns: r.columns(t)}
	head := docx.Row{Head: true}
	named := false
	for _, c := range t.Columns {
		named = named || c.Head != ""
		head.Cells = append(head.Cells, docx.TableCell{Paragraphs: []docx.Paragraph{
			{Style: docx.ColumnHead, Align: align(c), Runs: docx.Text(c.Head)},
		}})
	}
	if named {
		out.Rows = append(out.Rows, head)
	}
	for _, row := range t.Rows {
		var next docx.Row
		for i, column := range t.Columns {
			cell := report.Cell{}
			if i < len(row) {
				cell = row[i]
			}
			next.Split = next.Split || long(cell.Text)
			next.Cells = append(next.Cells, r.cell(cell, column, style))
			if cell.Blank > 0 {
				next.Height = max(next.Height, min(cell.Blank, mostBlank)*blankLine+blankLine)
			}
		}
		out.Rows = append(out.Rows, next)
	}
	r.add(out)
}

func align(c report.Column) docx.Align {
	if c.Align == report.End {
		return docx.End
	}
	return docx.Start
}

// cell is a cell. Its tone is a colour beside its words, which say it without.
func (r *renderer) cell(c report.Cell, column report.Column, style docx.Style) docx.TableCell {
	run := docx.Run{Text: c.Text, Bold: c.Strong}
	switch c.Tone {
	case report.Good:
		run.Ink = docx.Accent
	case report.Lacking:
		run.Ink = docx.Warm
	case report.Unsure:
		run.Italic = true
	case report.Muted:
		run.Muted = true
	}
	run = r.linked(run, c.Link)
	return docx.TableCell{ID: c.ID, Paragraphs: []docx.Paragraph{
		{Style: style, Align: align(column), Language: c.Language, Runs: []docx.Run{run}},
	}}
}

// The widths of columns: each is as wide as its longest word, if that isn't too long, and none is wider than its longest
// text. What is left is dealt out by how much there is to read, and by the share that the table names. Tables with the
// same heads get the same widths, so that columns stand below one another through a report.
const (
	cellPadding = 2*100 + 40 // left and right, in twips, and a little for fonts that are wider
	mostOfWord  = 0.24       // of the text's width that one word can claim
	rowsRead    = 30         // of a table, spread over all

	mostMeasured = 4000 // bytes of one text
)

func (r *renderer) columns(t report.Table) []int {
	if w := r.widths[t.Kind()]; len(w) == len(t.Columns) {
		return w
	}
	return r.shared([]report.Table{t})
}

func (r *renderer) allWidths() map[string][]int {
	out := map[string][]int{}
	for kind, tables := range r.doc.TablesByKind() {
		if len(tables[0].Columns) <= mostColumns {
			out[kind] = r.shared(tables)
		}
	}
	return out
}

// wants are what the columns of tables want of the text's width, in twips: the width of the longest word, of the
// longest line, and of all that there is to read.
type wants struct{ least, natural, read []float64 }

// shared are the widths of the columns of tables with the same heads, in twips; they add up to the text's width.
func (r *renderer) shared(tables []report.Table) []int {
	return r.wants(tables).dealOut(tables[0].Columns, float64(width()))
}

// wants measures tables with the same heads. Of large ones some rows are read whole, and of the others only words that
// are longer than those before.
func (r *renderer) wants(tables []report.Table) wants {
	columns := tables[0].Columns
	size := 9.5
	if tables[0].Compact {
		size = 8
	}
	w := wants{make([]float64, len(columns)), make([]float64, len(columns)), make([]float64, len(columns))}
	look := func(i int, s string, bold bool) {
		widest := 0.0
		for line := range strings.SplitSeq(s[:min(len(s), mostMeasured)], "\n") {
			wide := r.painter.Width(line, size, bold) * twipsPerPoint
			w.read[i] += wide
			w.natural[i] = max(w.natural[i], wide)
			if wide <= widest {
				continue
			}
			for word := range strings.FieldsFuncSeq(line, breaks) {
				widest = max(widest, r.word(word, size, bold))
			}
			widest = min(widest, wide)
		}
		w.least[i] = max(w.least[i], widest)
	}
	lengths := make([]int, len(columns))
	glance := func(i int, s string, bold bool) {
		for word := range strings.FieldsFuncSeq(s[:min(len(s), mostMeasured)], breaks) {
			if len(word) > lengths[i] {
				lengths[i] = len(word)
				w.least[i] = max(w.least[i], r.word(word, size, bold))
			}
		}
	}
	rows := 0
	for _, t := range tables {
		rows += len(t.Rows)
	}
	for i, c := range columns {
		look(i, c.Head, true)
	}
	step, n := max(1, rows/rowsRead), 0
	for _, t := range tables {
		for _, row := range t.Rows {
			n++
			for i := range min(len(row), len(columns)) {
				if n%step == 0 {
					look(i, row[i].Text, row[i].Strong)
				} else {
					glance(i, row[i].Text, row[i].Strong)
				}
			}
		}
	}
	return w
}

// dealOut gives columns their widths, in twips, so that they add up to a total.
func (w wants) dealOut(columns []report.Column, total float64) []int {
	room := total
	weight, out := make([]float64, len(columns)), make([]float64, len(columns))
	natural := make([]float64, len(columns)) // with the padding
	shares := 0.0
	for _, c := range columns {
		shares += share(c)
	}
	for i, c := range columns {
		out[i] = min(w.least[i], mostOfWord*total) + cellPadding
		natural[i] = max(w.natural[i]+cellPadding, out[i])
		room -= out[i]
		weight[i] = math.Pow(w.read[i]+1, 0.75) * math.Pow(share(c)/shares, 0.25)
	}
	if room < 0 { // more words than page
		scale := total / (total - room)
		for i := range out {
			out[i] *= scale
		}
		return whole(out, total)
	}
	// Deal out what is left; who has enough leaves its part to the others.
	for open := len(columns); room > 1 && open > 0; {
		sum := 0.0
		for i := range out {
			if out[i] < natural[i] {
				sum += weight[i]
			}
		}
		open = 0
		if sum == 0 {
			break
		}
		dealt := room
		for i := range out {
			if out[i] < natural[i] {
				more := min(dealt*weight[i]/sum, natural[i]-out[i])
				out[i] += more
				room -= more
				if out[i] < natural[i]-0.5 {
					open++
				}
			}
		}
	}
	if room > 1 { // every text has its line: the widths that the table names take the rest
		for i, c := range columns {
			out[i] += room * share(c) / shares
		}
	}
	return whole(out, total)
}

// breaks says where word processors break a line: at spaces, and within addresses.
func breaks(c rune) bool { return c == ' ' || c == '\n' || c == '/' }

// word is the width of a word, in twips; of one without end, its beginning's.
func (r *renderer) word(s string, size float64, bold bool) float64 {
	return r.painter.Width(s[:min(len(s), 60)], size, bold) * twipsPerPoint
}

func share(c report.Column) float64 {
	if c.Width > 0 && !math.IsInf(c.Width, 0) {
		return c.Width
	}
	return 1
}

// whole rounds widths so that they add up.
func whole(widths []float64, total float64) []int {
	out := make([]int, len(widths))
	at, before := 0.0, 0
	for i, w := range widths {
		at += w
		end := int(math.Round(at))
		if i == len(widths)-1 {
			end = int(total)
		}
		out[i] = max(end-before, 1)
		before = end
	}
	return out
}
