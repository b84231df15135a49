package wizard

import (
	"slices"
	"strings"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The question screen, from wide to narrow: at 100 columns the sections stand at the left; below, only
// the question's own section is named. In a low window the blank lines go first, then the guidance
// shrinks to a line, then the options scroll; the question itself always stays.

const sidebarFrom = 100 // columns

func (s *asking) view(a *app, w, height int) []line {
	if a.desk.q.Question(s.id) == nil {
		return indent(1, wrapped(inkMuted, a.t("question.nothing"), w-2))
	}
	s.mainFrom = 0
	if w < sidebarFrom {
		return indent(1, s.main(a, w-2, height))
	}
	wide := max(30, min(38, w*3/10))
	s.mainFrom = wide
	side := s.sidebar(a, wide, height)
	main := s.main(a, min(w-wide-3, 110), height)
	out := make([]line, height)
	for i := range out {
		l := side[i].pad(wide)
		if i < len(main) {
			l = append(append(l, span{"  ", inkPlain}), main[i]...)
		}
		out[i] = l
	}
	return out
}

// main is the question with its options and what is known about it, in at most height lines.
func (s *asking) main(a *app, w, height int) []line {
	q := a.desk.worded(s.id)
	airy := height >= 19
	head := []line{s.place(a, w)}
	if airy {
		head = append(head, nil)
	}
	ask := wrapped(inkStrong, q.Ask, min(w, 90))
	head = append(head, ask[:min(len(ask), max(2, height/3))]...)
	if airy {
		head = append(head, nil)
	}
	body, whose, from, to := s.body(a, q, w)
	tail := s.specials(a, q, w)
	guide := 1
	switch {
	case height >= 30:
		guide = 8
	case height >= 20:
		guide = 4
	case height >= 14:
		guide = 2
	}
	// What the answers don't need is the guidance's; when they need more, they scroll.
	room := height - len(head) - len(tail) - guide
	if airy {
		room--
	}
	room = max(2, room)
	part, top := window(body, room, s.rowTop, from, to)
	s.rowTop = top
	s.hits = append(none(len(head)), whose[top:top+len(part)]...)
	part = slices.Clone(part)
	if len(part) < len(body) && len(part) > 0 { // say that there is more
		if top > 0 {
			part[0] = ends(part[0], say(inkAccent, "▲"), w)
		}
		if top+len(part) < len(body) {
			last := len(part) - 1
			part[last] = ends(part[last], say(inkAccent, "▼"), w)
		}
	}
	out := append(append(head, part...), tail...)
	if airy {
		out = append(out, nil)
	}
	return append(out, s.guide(a, q, w, height-len(out))...)
}

// place says where one is: section, number, id, and whether the question is marked.
func (s *asking) place(a *app, w int) line {
	section := a.desk.q.SectionOf(s.id)
	var path []string
	for up := section; up != nil; up = a.desk.q.SectionOf(up.ID) {
		path = append([]string{a.sectionTitle(up.ID)}, path...)
	}
	n, k, all, number := 0, 0, 0, 0
	going := a.desk.asked()
	if a.desk.guests != nil {
		going = a.desk.interview()
	}
	for _, q := range going {
		if all++; q.ID == s.id {
			number = all
		}
		if a.desk.q.SectionOf(q.ID) == section {
			n++
			if q.ID == s.id {
				k = n
			}
		}
	}
	// What is cut in a narrow window is the end: the section's name, never the number.
	var left line
	if list := s.list.words(a.t, s.id); list != "" {
		left = append(left, span{list + " · ", inkGood})
	} else if number > 0 {
		left = append(left, span{a.t("question.number", "k", number, "n", all) + " · ", inkMuted})
	}
	left = append(left, a.desk.company(a)...)
	left = append(left, span{strings.Join(path, " · "), inkAccent})
	if k > 0 {
		left = append(left, span{" · " + a.t("question.place", "k", k, "n", n), inkMuted})
	}
	e := a.desk.entry(s.id)
	var right line
	if e.Marked {
		right = append(right, span{"⚑ " + a.t("question.marked") + "  ", inkWarn})
	}
	if w >= 60 {
		right = append(right, span{a.desk.codes[s.id] + " " + s.id, inkMuted})
	}
	return ends(left, right, w)
}

// body is what can be answered: options, a field, or rows; whose each line is, and the lines that must
// be seen.
func (s *asking) body(a *app, q *questionnaires.Question, w int) (lines []line, whose hits, from, to int) {
	e := a.desk.entry(s.id)
	switch q.Type {
	case questionnaires.Number, questionnaires.Date, questionnaires.Text:
		lines = s.fieldLines(a, q, e, w)
		return lines, make(hits, len(lines)), 0, len(lines) - 1
	case questionnaires.List:
		return s.listRows(a, q, e, w)
	}
	for i := range q.Options {
		if i == s.row {
			from = len(lines)
		}
		lines = append(lines, s.optionLines(q, e, i, w)...)
		if i == s.row {
			to = len(lines) - 1
		}
		for len(whose) < len(lines) {
			whose = append(whose, i)
		}
	}
	return lines, whose, from, to
}

// specials is the line of answers that every question takes, with the current one marked, and who
// provides a service or means. While an answer is being written there is none: its keys would be part of the text.
func (s *asking) specials(a *app, q *questionnaires.Question, w int) []line {
	if s.typing {
		return nil
	}
	e := a.desk.entry(s.id)
	var out []line
	l := line{{"    ", inkPlain}}
	add := func(state questionnaires.AnswerState, act action, word string) {
		sign, in := "", inkMuted
		if e.Answer.State == state {
			sign, in = "● ", inkStrong
		}
		part := line{{sign, inkGood}, {s.keyOf(a, act) + " ", inkAccent}, {a.t(word), in}, {"   ", inkPlain}}
		if l.width()+part.width() > w {
			out = append(out, l)
			l = line{{"    ", inkPlain}}
		}
		l = append(l, part...)
	}
	add(questionnaires.DontKnow, "dont-know", "answer.dont-know")
	add(questionnaires.Withheld, "withheld", "answer.withheld")
	if !q.Essential {
		add(questionnaires.NotApplicable, "not-applicable", "answer.not-applicable")
	}
	out = append(out, l)
	if e.Answer.State == questionnaires.NotApplicable {
		reason := a.answerWords(q, e.Answer)
		in := inkMuted
		if a.desk.standing(s.id) == scoring.Disputed {
			reason += " (" + a.t("na.disputed") + ")"
			in = inkWarn
		}
		out = append(out, wrapped(in, "    "+reason, w)...)
	}
	if e.Conflict {
		out = append(out, indent(4, wrapped(inkWarn, conflictWords(a.words, a.desk, q), w-4))...)
	}
	if a.desk.conflicting(s.id) {
		out = append(out, line{{"    = ", inkAccent}, {a.t("conflict.key"), inkWarn}}.fit(w))
	}
	if q.Type == questionnaires.Choices {
		key := "question.several"
		if e.Answer.State == questionnaires.Answered && len(e.Answer.Options) == 0 {
			key = "question.none-of-these"
		}
		out = append(indent(4, wrapped(inkMuted, a.t(key), w-4)), out...)
	}
	if q.Provided {
		who := a.t("about.not-said")
		if e.Provided != "" {
			who = a.t("provided." + e.Provided)
		}
		out = append(out, line{{"    " + s.keyOf(a, "provided") + " ", inkAccent}, {a.t("provided.label") + ": ", inkMuted}, {who, inkPlain}}.fit(w))
	}
	if e.Review != nil {
		text := wrapped(inkAccent, reviewWords(a.words, q, e.Answer, e.Review), w-4)
		out = append(out, indent(4, text[:min(len(text), 2)])...)
	}
	if s.levels {
		out = append(out, indent(4, wrapped(inkMuted, a.levelWords(s.id), w-4))...)
	}
	return out
}
