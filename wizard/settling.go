package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// settling is where the values that differ after a merge are settled, one after another. The list is taken when the
// screen opens, so that no number shifts while one goes through it.
type settling struct {
	list   []dispute
	took   map[int]string // what was chosen, by place
	at     int
	chosen int // side under the cursor
	scroll int
	lines  int // of the values, in the last view
	room   int
	hits   hits
	widths int // of a side, where they stand side by side; 0 where they stand below each other
}

// sideBySide is from how many columns on two values stand beside each other.
const sideBySide = 100

// newSettling begins with what differs on a question, or with the first ("").
func newSettling(a *app, question string) *settling {
	s := &settling{list: a.desk.disputes(a.words), took: map[int]string{}}
	for i := len(s.list) - 1; i >= 0; i-- {
		if s.list[i].question == question {
			s.at = i
		}
	}
	return s
}

func (s *settling) name() string { return "conflicts" }

// keys: what is for texts alone stays out where a value is none.
func (s *settling) keys(*app) keymap {
	if len(s.list) > 0 && s.list[s.at].text {
		return settlingKeys
	}
	return slices.DeleteFunc(slices.Clone(settlingKeys), func(b binding) bool { return b.do == "both" || b.do == "anew" })
}

// letter is what a side is called. It has no number: a number could be taken for that of an option.
func letter(i int) string {
	if i < 4 {
		return string(rune('A' + i))
	}
	return "·"
}

// open says whether one still differs.
func (s *settling) open(a *app, i int) bool {
	if s.took[i] != "" && a.desk.queue.Waiting() > 0 {
		return false // settled, and on its way to the disk
	}
	for _, c := range a.desk.state.Conflicts {
		if c.Field == s.list[i].field {
			return true
		}
	}
	return false
}

// settled counts those that are.
func (s *settling) settled(a *app) int {
	n := 0
	for i := range s.list {
		if !s.open(a, i) {
			n++
		}
	}
	return n
}

// next goes to the next one that is open, round the end; it stays where none is.
func (s *settling) next(a *app) {
	for i := 1; i <= len(s.list); i++ {
		if k := (s.at + i) % len(s.list); s.open(a, k) {
			s.show(k)
			return
		}
	}
}

func (s *settling) show(i int) {
	s.at, s.chosen, s.scroll = (i+len(s.list))%len(s.list), 0, 0
}

func (s *settling) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := settlingKeys.action(k.String())
	if act == "close" {
		a.pop()
		return nil
	}
	if len(s.list) == 0 {
		return nil
	}
	v := s.list[s.at]
	for i := range v.sides {
		if strings.EqualFold(k.String(), letter(i)) {
			s.chosen = i
			return s.settle(a, v.sides[i].settles, letter(i))
		}
	}
	switch act {
	case "side-before":
		s.chosen = max(0, s.chosen-1)
	case "side-after":
		s.chosen = min(len(v.sides)-1, s.chosen+1)
	case "settle-with":
		return s.settle(a, v.sides[s.chosen].settles, letter(s.chosen))
	case "both":
		if !v.text {
			return nil
		}
		return s.settle(a, v.both(), a.t("conflict.both"))
	case "anew":
		kind := noteKind(v.field.Kind())
		if kind != findingNote && kind != workingNote || !s.open(a, s.at) {
			return nil
		}
		return a.note(kind, v.question)
	case "next-conflict":
		s.show(s.at + 1)
	case "previous-conflict":
		s.show(s.at - 1)
	case "scroll-down":
		s.scroll = max(0, min(s.scroll+max(1, s.room-2), s.lines-s.room))
	case "scroll-up":
		s.scroll = max(0, s.scroll-max(1, s.room-2))
	case "undo":
		return a.undo(nil)
	case "redo":
		return a.redo(nil)
	}
	return nil
}

// settle puts a value over all that stand beside each other, and goes on to the next.
func (s *settling) settle(a *app, in assessment.Intent, how string) tea.Cmd {
	if !s.open(a, s.at) {
		a.tell(inkMuted, a.t("conflict.settled-already"))
		return nil
	}
	cmd := a.put(in)
	if a.desk.file.ReadOnly() {
		return cmd
	}
	s.took[s.at] = how
	if done := s.settled(a); done < len(s.list) {
		a.tell(inkGood, a.t("conflict.so-far", "done", done, "n", len(s.list)))
		s.next(a)
	} else {
		a.tell(inkGood, a.t("conflict.none"))
	}
	return cmd
}

func (s *settling) view(a *app, w, height int) []line {
	wide := min(w-2, 130)
	if len(s.list) == 0 {
		return []line{say(inkStrong, " "+a.t("conflict.title")), nil, say(inkMuted, " "+a.t("conflict.none"))}
	}
	v := s.list[s.at]
	place := a.t("conflict.place", "k", s.at+1, "n", len(s.list), "done", s.settled(a))
	out := []line{ends(say(inkStrong, " "+a.t("conflict.title")), say(inkMuted, place), wide+1)}
	if height > 22 {
		out = append(out, indent(1, atMost(wrapped(inkMuted, a.t("conflict.intro"), wide), 2, wide))...)
	}
	out = append(out, nil)
	if q := a.desk.worded(v.question); q != nil {
		out = append(out, line{{" " + v.what, inkAccent}, {" · " + a.desk.codes[q.ID] + " " + q.ID, inkMuted}}.fit(w))
		out = append(out, indent(1, atMost(wrapped(inkPlain, q.Ask, wide), 2, wide))...)
	} else {
		out = append(out, say(inkAccent, " "+v.what).fit(w))
	}
	if !s.open(a, s.at) {
		out = append(out, say(inkGood, " ✓ "+a.t("conflict.settled", "how", s.took[s.at])).fit(w))
	}
	out = append(out, nil)
	body, whose := s.sides(a, v, wide)
	body = indent(1, body)
	s.lines, s.room = len(body), max(1, height-len(out))
	s.scroll = max(0, min(s.scroll, s.lines-s.room))
	part, top := window(body, s.room, s.scroll, s.scroll, s.scroll)
	s.hits = append(none(len(out)), whose[min(top, len(whose)):]...)
	part = append([]line(nil), part...)
	if top > 0 {
		part[0] = ends(part[0], say(inkAccent, "▲"), w)
	}
	if n := len(part); n > 0 && top+n < len(body) {
		part[n-1] = ends(part[n-1], say(inkAccent, "▼ "+a.t("question.more")), w)
	}
	return append(out, part...)
}

// sides draws the values: side by side in a wide window, else below each other.
func (s *settling) sides(a *app, v dispute, w int) ([]line, hits) {
	n := len(v.sides)
	s.widths = 0
	if w < sideBySide-2 || n > 3 {
		var out []line
		var whose hits
		for i := range v.sides {
			out = append(append(out, s.side(a, v, i, w)...), nil)
			for len(whose) < len(out) {
				whose = append(whose, i)
			}
		}
		return out, whose
	}
	const gap = 3
	s.widths = (w-gap*(n-1))/n + gap
	columns, most := make([][]line, n), 0
	for i := range v.sides {
		columns[i] = s.side(a, v, i, s.widths-gap)
		most = max(most, len(columns[i]))
	}
	out := make([]line, most)
	for y := range out {
		var l line
		for i, c := range columns {
			var part line
			if y < len(c) {
				part = c[y]
			}
			l = append(l, part.pad(s.widths-gap)...)
			if i < n-1 {
				l = append(l, span{" │ ", inkMuted})
			}
		}
		out[y] = l
	}
	return out, make(hits, most)
}

// side draws one value with who gave it, when and in which session.
func (s *settling) side(a *app, v dispute, i, w int) []line {
	one := v.sides[i]
	in := inkStrong
	mark := " "
	if i == s.chosen {
		in, mark = inkChosen, "▸"
	}
	out := []line{line{{mark + " ", inkAccent}, {letter(i) + "  ", inkAccent}, {one.who, in}}.fit(w)}
	out = append(out, say(inkMuted, "     "+one.when).fit(w))
	if one.session != "" {
		out = append(out, indent(5, atMost(wrapped(inkMuted, one.session, w-5), 2, w-5))...)
	}
	out = append(out, nil)
	return append(out, indent(5, marked(inkPlain, inkChosen, one.value, one.differs, w-5))...)
}

// click chooses the side that was clicked; Enter settles with it.
func (s *settling) click(_ *app, x, y int) tea.Cmd {
	if len(s.list) == 0 {
		return nil
	}
	i := s.hits.at(y)
	if s.widths > 0 && i >= 0 {
		i = (x - 1) / s.widths
	}
	if i >= 0 && i < len(s.list[s.at].sides) {
		s.chosen = i
	}
	return nil
}
