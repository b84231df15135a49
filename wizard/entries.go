package wizard

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// entries answers a list question: entries are added, changed and taken out one by one, each in a form (rows.go). A
// wide window shows them as a table, a narrow one as cards.
type entries struct{}

func (entries) keys(a *app, s *asking) keymap {
	e := a.desk.entry(s.id)
	switch {
	case s.row >= 0 && s.row < len(e.Rows):
		return rowsKeys
	case len(e.Rows) == 0 && e.Answer.State == questionnaires.Unanswered:
		return firstRowKeys
	}
	return endOfRowsKeys
}

// take puts the cursor on the entry that a digit counts to. A key that would answer another question is told what to press
// here.
func (entries) take(a *app, s *asking, q *questionnaires.Question, k tea.KeyMsg) (tea.Cmd, bool) {
	key := k.String()
	if s.keys(a).action(key) != "" || !writes(key) {
		return nil, false
	}
	if n, err := strconv.Atoi(key); err == nil && n >= 1 && n <= len(a.desk.entry(q.ID).Rows) {
		s.row = n - 1
		return nil, true
	}
	said := "rows.press"
	if len(a.desk.entry(q.ID).Rows) == 0 {
		said = "rows.press-none"
	}
	a.tell(inkMuted, a.t(said, "found", key))
	return nil, true
}

func (entries) enter(a *app, s *asking, q *questionnaires.Question) tea.Cmd {
	e := a.desk.entry(q.ID)
	if s.row >= 0 && s.row < len(e.Rows) {
		a.push(a.rowForm(q, e.Rows[s.row]))
	} else {
		s.onward(a)
	}
	return nil
}

func (entries) rows(a *app, q *questionnaires.Question) int { return len(a.desk.entry(q.ID).Rows) }

func (entries) body(a *app, s *asking, q *questionnaires.Question, e *assessment.Entry, w int) body {
	var b body
	if len(e.Rows) == 0 {
		key := "rows.empty"
		if e.Answer.State == questionnaires.Answered {
			key = "rows.none"
		}
		b.add(-1, false, indent(4, wrapped(inkMuted, a.t(key), w-4))...)
		return b
	}
	t := newTable(a.words, q, e.Rows)
	if widths := t.fit(w - 4); widths != nil {
		t.asTable(&b, s.row, widths, w)
	} else {
		t.asCards(&b, s.row, w)
	}
	b.add(-1, false, indent(4, wrapped(inkMuted, a.t("rows.count", "n", len(e.Rows)), w-4))...)
	return b
}

// hasRows says whether a list has entries, which are taken out one by one, and says so on the screen.
func (s *asking) hasRows(a *app, q *questionnaires.Question) bool {
	n := len(a.desk.entry(q.ID).Rows)
	if q.Type != questionnaires.List || n == 0 {
		return false
	}
	a.tell(inkWarn, a.t("question.has-rows", "n", n))
	return true
}

// table is the entries of a list in words.
type table struct {
	heads  []string
	number []bool // the column stands at the right
	cells  [][]string
	whole  []string // each entry in one sentence
}

func newTable(words *lang.Language, q *questionnaires.Question, rows []questionnaires.Row) table {
	var t table
	for _, c := range q.Columns {
		t.heads = append(t.heads, c.Label)
		t.number = append(t.number, c.Type == questionnaires.Number)
	}
	for _, r := range rows {
		var cells []string
		for _, c := range q.Columns {
			cells = append(cells, cellWords(words, c, r.Cells[c.ID]))
		}
		t.cells = append(t.cells, cells)
		t.whole = append(t.whole, rowWords(words, q, r))
	}
	return t
}

const (
	columnGap    = 2
	narrowColumn = 10 // a column that is wider than this isn't made narrower
)

// fit is the width of each column in a table of w cells: as wide as what stands in it, or else the widest give way.
// It is nil where the table would have columns too narrow to be read.
func (t table) fit(w int) []int {
	widths := make([]int, len(t.heads))
	total := columnGap * (len(t.heads) - 1)
	for i, head := range t.heads {
		widths[i] = width(head)
		for _, cells := range t.cells {
			widths[i] = max(widths[i], width(cells[i]))
		}
		total += widths[i]
	}
	for ; total > w; total-- {
		widest := 0
		for i := range widths {
			if widths[i] > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= narrowColumn {
			return nil
		}
		widths[widest]--
	}
	return widths
}

// asTable draws an entry a line. What a column had to cut of the entry under the cursor stands below.
func (t table) asTable(b *body, cursor int, widths []int, w int) {
	b.add(-1, false, append(line{{"    ", inkPlain}}, t.row(t.heads, widths, inkMuted)...))
	for i, cells := range t.cells {
		head, in := line{{"    ", inkPlain}}, inkPlain
		if i == cursor {
			head, in = line{{"  ▸ ", inkAccent}}, inkChosen
		}
		b.add(i, i == cursor, append(head, t.row(cells, widths, in)...))
	}
	b.add(-1, false, nil)
	if cursor >= 0 && cursor < len(t.cells) && slices.ContainsFunc(t.cut(cursor, widths), func(c bool) bool { return c }) {
		b.add(-1, false, append(indent(4, wrapped(inkMuted, t.whole[cursor], w-4)), nil)...)
	}
}

func (t table) cut(row int, widths []int) []bool {
	out := make([]bool, len(widths))
	for i, c := range t.cells[row] {
		out[i] = width(c) > widths[i]
	}
	return out
}

func (t table) row(cells []string, widths []int, in ink) line {
	var l line
	for i, c := range cells {
		if i > 0 {
			l = append(l, span{strings.Repeat(" ", columnGap), in})
		}
		c = cut(c, widths[i])
		room := strings.Repeat(" ", max(0, widths[i]-width(c)))
		if t.number[i] {
			l = append(l, span{room + c, in})
		} else {
			l = append(l, span{c + room, in})
		}
	}
	return l
}

// asCards draws an entry in a few lines, the first column as its name.
func (t table) asCards(b *body, cursor int, w int) {
	for i, cells := range t.cells {
		head, in := line{{"  ", inkPlain}}, inkStrong
		if i == cursor {
			head, in = line{{"▸ ", inkAccent}}, inkChosen
		}
		name := cells[0]
		if name == "" {
			name = strconv.Itoa(i + 1)
		}
		card := hang(head, wrapped(in, name, w-2))
		for j := 1; j < len(cells); j++ {
			if cells[j] != "" {
				card = append(card, hang(line{{"    " + t.heads[j] + ": ", inkMuted}}, wrapped(inkPlain, cells[j], max(10, w-6-width(t.heads[j]))))...)
			}
		}
		b.add(i, i == cursor, card...)
		b.add(-1, false, nil)
	}
}

// cellWords is a cell as one reads it.
func cellWords(words *lang.Language, c questionnaires.Column, v string) string {
	switch {
	case v == "":
		return ""
	case len(c.Options) > 0:
		var texts []string
		for _, code := range strings.Split(v, ",") {
			for _, o := range c.Options {
				if o.Code == code {
					texts = append(texts, o.Text)
				}
			}
		}
		return strings.Join(texts, ", ")
	case c.Type == questionnaires.YesNo:
		return words.T("wizard.answer." + v)
	case c.Type == questionnaires.Number && isNumber(v):
		return bounds{c.Min, c.Max, c.Unit}.words(words, v)
	case c.Type == questionnaires.Date:
		return words.Date(v)
	case c.Unit != "":
		return v + " " + c.Unit
	}
	return v
}

// rowWords is a list's row in one sentence.
func rowWords(words *lang.Language, q *questionnaires.Question, r questionnaires.Row) string {
	var out []string
	for _, c := range q.Columns {
		if v := cellWords(words, c, r.Cells[c.ID]); v != "" {
			out = append(out, c.Label+": "+v)
		}
	}
	if len(out) == 0 {
		return r.ID
	}
	return strings.Join(out, " · ")
}
