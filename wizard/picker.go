package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// item is one row of a list to pick from.
type item struct {
	key    string // that picks it at once, or ""
	sign   string // a mark before the text, one cell
	text   string
	detail string        // in its own lines below the list while the cursor is on the row
	more   func() string // in the place of detail: for long lists, of which one row's is seen
	right  string        // at the right edge
	muted  bool
	apart  bool // a blank line stands before it
	value  string
	words  []string // folded; shown where they stand in the text

	heading string   // in a line before it
	whose   string   // a heading below that one, such as an institution
	cells   []string // in the columns of the list
	warns   int      // which of the cells warns, from 1; 0 for none
	columns []column // that the cells stand in; nil where there is no room for them
	under   string   // in lines below the text, where there are no columns
}

// about is what stands below the list while the cursor is on the row.
func (it item) about() string {
	if it.more != nil {
		return it.more()
	}
	return it.detail
}

// picker is a list to pick from: a menu, sections, reasons, what was found. Its items are made anew for
// every frame, so that it always shows the state as it is; those of a long list where what they are made of has changed.
type picker struct {
	id     string // of the screen
	title  string
	of     string // the question that it is about; its id stands beside the title
	intro  string
	empty  string // said when there is nothing to pick
	keymap keymap
	// lacks says that there is nothing to pick now: the keys that need a row are not offered then. Nil where there
	// always is.
	lacks func(a *app) bool
	items func(a *app) []item
	// from is what the items of a long list are made of, to be compared; nil for a list that is made anew every time.
	from func(a *app) any
	pick func(a *app, it item) tea.Cmd
	// other handles the actions of the screen's own keys; it is nil where there are none. The item is
	// the one under the cursor, or zero.
	other func(a *app, act action, it item) tea.Cmd
	// typed handles a key that is in no table; nil where none is meant.
	typed func(a *app, key string, it item) tea.Cmd
	// stays keeps the list open after a pick.
	stays bool
	// needs is what has to be worked out for the list, as worker.work; nil where nothing has.
	needs func(a *app) func() workedOut
	// columns stand beside the texts where there is room; nil for none.
	columns func(a *app) []column
	first   string // the head of the texts' own column

	at, top int
	hits    hits
	narrow  narrowing
	made    madeRows
}

// madeRows are the rows of a long list as they were made last.
type madeRows struct {
	from  any
	typed string // what they were narrowed by
	all   []item
	texts []string // of all, once they were narrowed
	left  []item
}

// rows are the list's rows, and those of them that it was narrowed to.
func (p *picker) rows(a *app) (all, left []item) {
	if p.from == nil {
		all = p.items(a)
		return all, p.narrow.left(all, nil)
	}
	if from := p.from(a); p.made.from != from {
		all = p.items(a)
		p.made = madeRows{from: from, all: all, left: all}
	}
	if typed := p.narrow.edit.text; p.made.typed != typed {
		if p.made.texts == nil {
			p.made.texts = searched(p.made.all)
		}
		p.made.typed, p.made.left = typed, p.narrow.left(p.made.all, p.made.texts)
	}
	return p.made.all, p.made.left
}

func (p *picker) name() string { return p.id }

func (p *picker) keys(a *app) keymap {
	switch {
	case p.narrow.on:
		return narrowKeys
	case p.keymap == nil:
		return pickerKeys
	case p.lacks != nil && p.lacks(a):
		return withoutRows(p.keymap)
	}
	return p.keymap
}

// withoutRows is a list's table while the list is empty.
func withoutRows(m keymap) keymap {
	return slices.DeleteFunc(slices.Clone(m), func(b binding) bool { return !rowless[b.do] })
}

// rowless are the actions of lists that need no row.
var rowless = map[action]bool{"add": true, "interview-session": true, "undo": true, "redo": true, "close": true, "help": true, "quit": true}

// move handles the keys that move a cursor through n rows; page is how many a page has.
func move(at, n, page int, act action) (int, bool) {
	switch act {
	case "up":
		at--
	case "down":
		at++
	case "page-up":
		at -= page
	case "page-down":
		at += page
	case "first":
		at = 0
	case "last":
		at = n - 1
	default:
		return at, false
	}
	return max(0, min(at, n-1)), true
}

func (p *picker) update(a *app, k tea.KeyMsg) tea.Cmd {
	if p.narrow.on && p.narrow.update(k) {
		p.at = 0
		return nil
	}
	_, items := p.rows(a)
	p.at = max(0, min(p.at, len(items)-1))
	for i, it := range items {
		if it.key != "" && it.key == k.String() {
			p.at = i
			return p.take(a, it)
		}
	}
	act := p.keys(a).action(k.String())
	if at, ok := move(p.at, len(items), 10, act); ok {
		p.at = at
		return nil
	}
	var it item
	if p.at < len(items) {
		it = items[p.at]
	}
	switch act {
	case "close":
		if p.narrow.edit.text != "" {
			p.narrow = narrowing{}
			return nil
		}
		a.pop()
	case "narrow":
		p.narrow.on = true
	case "pick":
		if len(items) > 0 {
			return p.take(a, it)
		}
	case "":
		if p.typed != nil {
			return p.typed(a, k.String(), it)
		}
	case "undo":
		return a.undo(nil)
	case "redo":
		return a.redo(nil)
	case "detail":
		a.readDetail(it)
	default:
		if p.other != nil {
			return p.other(a, act, it)
		}
	}
	return nil
}

func (p *picker) take(a *app, it item) tea.Cmd {
	if !p.stays {
		a.pop()
	}
	return p.pick(a, it)
}

func (p *picker) view(a *app, w, height int) []line {
	rows, items := p.rows(a) // first: they may say what the title is
	wide := min(w, 110)
	if p.columns != nil {
		wide = min(w, widestTable)
	}
	head := []line{say(inkStrong, " "+p.title)}
	if p.of != "" {
		head[0] = ends(head[0], say(inkMuted, a.desk.codes[p.of]+" "+p.of), wide-1)
	}
	if p.intro != "" {
		lines := wrapped(inkMuted, p.intro, wide-2)
		head = append(head, indent(1, atMost(lines, 4, wide-2))...)
	}
	all := len(rows)
	head = append(append(head, p.narrow.view(a, len(items), all, wide)...), nil)
	if len(items) == 0 && all > 0 {
		return append(head, indent(1, wrapped(inkMuted, a.t("narrow.nothing"), wide-2))...)
	}
	if len(items) == 0 {
		return append(head, indent(1, wrapped(inkMuted, p.empty, wide-2))...)
	}
	p.at = max(0, min(p.at, len(items)-1))
	if p.columns != nil {
		head = append(head, layColumns(items, p.columns(a), p.first, wide)...)
	}
	l := listLines(items, p.at, p.top, wide, height-len(head))
	p.top, p.hits = l.top, append(none(len(head)), l.rows...)
	return append(head, l.lines...)
}
