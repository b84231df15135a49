package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// The workshop mode is the question screen for a projector: one question with its answers, large by space and not by
// letters, and nothing that a room must not see. Level, weight, essential mark, results, notes, evidence, positions,
// reviews and last time's answer are neither drawn here nor within reach of a key: the mode has a table of its own
// (workshopKeys), so that no accident opens them. The room agrees an answer; the rest is done afterwards.

const (
	roomWidth  = 76 // the widest line of text
	roomMargin = 3
)

// spacing is how far apart things stand: the roomiest that the window has room for.
type spacing struct {
	lines   bool // a blank line between the lines of one text
	options int  // blank lines between two answers
	ask     int  // and around the question
}

var spacings = []spacing{{true, 2, 3}, {false, 2, 3}, {false, 1, 2}, {false, 1, 1}, {false, 0, 1}, {false, 0, 0}}

// enterRoom begins the workshop mode, and leaveRoom ends it.
func (s *asking) enterRoom(a *app) {
	s.room, s.levels, s.tab, s.scroll = true, false, tabGuide, 0
	a.tell(inkMuted, a.t("workshop.begun"))
}

func (s *asking) leaveRoom(a *app) {
	s.room = false
	a.tell(inkMuted, a.t("workshop.ended"))
}

// bare says that the screen stands without the header: its progress and status are not the room's.
func (s *asking) bare() bool { return s.room }

// roomKeys are those of a question in the workshop mode.
func (s *asking) roomKeys(a *app, q *questionnaires.Question) keymap {
	all := workshopKeys
	if a.desk.failed != nil {
		all = overlaid(unsavedKeys, all)
	}
	return overlaid(answeringOf(q.Type).keys(a, s), all)
}

// aside says whether a change is of something else than an answer, or of anything beside one.
func aside(c *assessment.Change) bool {
	other := func(f assessment.Field) bool { return f.Kind() != "answer" && f.Kind() != "row" }
	return c != nil && (other(c.Field) || slices.ContainsFunc(c.Also, other))
}

// roomUndo takes back an answer. Another change is not for the room: it is not even named.
func (s *asking) roomUndo(a *app) tea.Cmd {
	if aside(a.desk.nextUndo()) {
		a.tell(inkMuted, a.t("workshop.undo-other"))
		return nil
	}
	return a.undo(s)
}

// roomRedo does an answer again. Another change is not for the room either.
func (s *asking) roomRedo(a *app) tea.Cmd {
	if aside(a.desk.nextRedo()) {
		a.tell(inkMuted, a.t("workshop.undo-other"))
		return nil
	}
	return a.redo(s)
}

// roomView draws the question for the room.
func (s *asking) roomView(a *app, w, height int) []line {
	q, e := a.desk.worded(s.id), a.desk.entry(s.id)
	text := min(w-2*roomMargin, roomWidth)
	left := (w - text) / 2
	top := s.roomTop(a, w)
	room := height - 1
	var ask []line
	var b body
	used := 0
	for _, sp := range spacings {
		ask = spaced(wrapped(inkStrong, q.Ask, text), sp.lines)
		ask = append(append(slices.Repeat([]line{nil}, sp.ask), ask...), slices.Repeat([]line{nil}, max(1, sp.ask))...)
		b = s.roomBody(a, q, e, text, sp)
		if used = len(ask) + len(b.lines); used <= room {
			break
		}
	}
	if most := max(2, room/2); used > room && len(ask) > most {
		ask = atMost(ask, most, text)
	}
	above := max(0, (room-used)/4)
	head := append([]line{top}, slices.Repeat([]line{nil}, above)...)
	head = append(head, indent(left, ask)...)
	part := s.scrolled(b, max(1, height-len(head)), len(head), text+2) // the sign for more stands beside the bar
	return append(head, indent(left, part)...)
}

// roomTop says where one is, and no more: the section, the number, the sharing label; and that something is not
// saved, while that is so.
func (s *asking) roomTop(a *app, w int) line {
	number, all := 0, 0
	for _, q := range a.desk.asked() {
		if all++; q.ID == s.id {
			number = all
		}
	}
	section := ""
	if own := a.desk.q.SectionOf(s.id); own != nil {
		section = a.sectionTitle(own.ID)
	}
	var right line
	if a.desk.failed != nil {
		right = append(right, a.savedMark(false), span{"  ", inkPlain})
	}
	if tlp := a.desk.state.About.TLP; tlp != "" {
		right = append(right, span{tlp + "  ", inkStrong})
	}
	if number > 0 {
		right = append(right, span{a.t("workshop.place", "k", number, "n", all), inkPlain})
	}
	right = append(right, span{strings.Repeat(" ", roomMargin), inkPlain})
	return ends(line{{strings.Repeat(" ", roomMargin), inkPlain}, {section, inkStrong}}, right, w)
}

// roomBody is the answers, each far from the next; the one that was given is a bar over the whole width.
func (s *asking) roomBody(a *app, q *questionnaires.Question, e *assessment.Entry, w int, sp spacing) body {
	var b body
	gap := func() { b.add(-1, false, slices.Repeat([]line{nil}, sp.options)...) }
	if len(q.Options) == 0 {
		b = answeringOf(q.Type).body(a, s, q, e, w)
	}
	for i, o := range q.Options {
		if i > 0 {
			gap()
		}
		key := optionKey(q, i)
		if key == "" {
			key = " "
		}
		sign := "  "
		if q.Type == questionnaires.Choices {
			sign = "☐ "
			if chose(e, o.Code) {
				sign = "☑ "
			}
		}
		b.add(i, i == s.row, roomLines(sign, key, o.Text, chose(e, o.Code), i == s.row, w, sp.lines)...)
	}
	if s.typing {
		return b
	}
	gap()
	if sp.options == 0 {
		b.add(-1, false, nil)
	}
	for i, special := range []struct {
		act   action
		state questionnaires.AnswerState
	}{{"dont-know", questionnaires.DontKnow}, {"withheld", questionnaires.Withheld}} {
		if i > 0 && sp.options > 1 {
			b.add(-1, false, nil)
		}
		given := e.Answer.State == special.state && !e.Conflict
		b.add(-1, given, roomLines("  ", s.keyOf(a, special.act), a.t("answer."+string(special.act)), given, false, w, sp.lines)...)
	}
	return b
}

// roomLines is one answer: a bar where it is the one that was given.
func roomLines(sign, key, text string, given, cursor bool, w int, airy bool) []line {
	mark, in, keyInk := "  ", inkPlain, inkAccent
	switch {
	case given:
		mark, in, keyInk = "● ", inkChosen, inkChosen
		if cursor && sign != "  " { // several can be given, and which one a key would change is to be seen
			mark = "▸ "
		}
	case cursor:
		mark, in = "▸ ", inkStrong
	}
	head := line{{mark, keyInk}, {sign, in}, {key + "   ", keyInk}}
	room := strings.Repeat(" ", head.width())
	var out []line
	for i, l := range spaced(wrapped(in, text, w-head.width()-1), airy) {
		if i > 0 {
			head = line{{room, in}}
		}
		l = append(slices.Clone(head), l...)
		if given {
			l = append(l, span{strings.Repeat(" ", max(0, w-l.width())), in})
		}
		out = append(out, l)
	}
	return out
}

// spaced puts a blank line between the lines of a text.
func spaced(lines []line, airy bool) []line {
	if !airy || len(lines) < 2 {
		return lines
	}
	out := lines[:1:1]
	for _, l := range lines[1:] {
		out = append(out, nil, l)
	}
	return out
}
