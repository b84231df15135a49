package wizard

import (
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The question screen, from wide to narrow: at 100 columns the sections stand at the left, with the questions of the
// current one; below, a strip has a sign for each section. In a low window the blank lines go first, then the
// guidance shrinks to a line, then the options scroll; the question itself always stays.

const (
	sidebarFrom = 100 // columns
	airyFrom    = 18  // lines: with fewer there is no blank line
	guideApart  = 9   // lines that are left to the guidance where options are set apart, however much there is of it
)

// clickSpot is a place that can be clicked beside the rows of the answer.
type clickSpot struct {
	y, from, to int // a line, and its columns, of the question's part of the screen
	do          action
	tab         tab    // of the action "page"
	visit       string // of the action "visit": a question
}

func (s *asking) view(a *app, w, height int) []line {
	s.spots, s.sideHits, s.mainFrom = nil, nil, 0
	if a.desk.q.Question(s.id) == nil {
		return indent(1, wrapped(inkMuted, a.t("question.nothing"), w-2))
	}
	if s.room {
		return s.roomView(a, w, height)
	}
	if w < sidebarFrom {
		s.mainAt = 1
		return indent(1, s.main(a, w-2, height))
	}
	wide := max(30, min(38, w*3/10))
	s.mainFrom, s.mainAt = wide, wide+2
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

// main is the question with its answers and what is known about it, in at most height lines.
func (s *asking) main(a *app, w, height int) []line {
	q, e := a.desk.worded(s.id), a.desk.entry(s.id)
	// News takes its lines from the guidance alone: nothing else moves while it comes and goes.
	calm := height + a.news
	airy := calm >= airyFrom
	head := s.head(a, q, w, calm)
	tail := s.below(a, q, w, airy)
	page := indent(1, s.page(a, q, min(w-1, widestText+8)))
	// What the answers don't need is the guidance's; when they need more, they scroll.
	room := max(2, calm-len(head)-len(tail)-max(guideRoom(calm), a.news)-blank(airy))
	answers := s.answers(a, q, e, w, room, calm, len(head)+len(tail)+guideApart+blank(airy))
	part := s.scrolled(answers, room, len(head), w)
	out := append(head, part...)
	for _, p := range s.tailSpots {
		p.y += len(out)
		s.spots = append(s.spots, p)
	}
	out = append(out, tail...)
	if airy {
		out = append(out, nil)
	}
	return append(out, s.guide(a, page, w, height-len(out), len(out))...)
}

// guideRoom is how many lines are kept for the guidance.
func guideRoom(height int) int {
	switch {
	case height >= 30:
		return 8
	case height >= 20:
		return 4
	case height >= 14:
		return 2
	}
	return 1
}

func blank(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// head is where one is, and the question.
func (s *asking) head(a *app, q *questionnaires.Question, w, height int) []line {
	out := []line{s.place(a, w)}
	if height >= airyFrom {
		if s.mainFrom == 0 && height > airyFrom+2 {
			out = append(out, s.strip(a, w))
		}
		out = append(out, nil)
	}
	ask := wrapped(inkStrong, q.Ask, min(w, widestText))
	if most := max(2, height/3); len(ask) > most {
		ask = atMost(ask, most, min(w, widestText))
	}
	out = append(out, ask...)
	if height >= airyFrom {
		out = append(out, nil)
	}
	return out
}

// answers is the part in which one answers. Options of several lines are set apart where room is left for it and for
// what stands around them.
func (s *asking) answers(a *app, q *questionnaires.Question, e *assessment.Entry, w, room, height, around int) body {
	s.apart = false
	b := answeringOf(q.Type).body(a, s, q, e, w)
	if n := len(q.Options); n > 1 && len(b.lines) > n && len(b.lines)+n-1 <= min(room, height-around) {
		s.apart = true
		b = answeringOf(q.Type).body(a, s, q, e, w)
	}
	return b
}

// scrolled is what of the answers has room, with a sign where there is more.
func (s *asking) scrolled(b body, room, at, w int) []line {
	part, top := window(b.lines, room, s.rowTop, b.from, b.to)
	s.rowTop = top
	s.hits = append(none(at), b.whose[top:top+len(part)]...)
	part = slices.Clone(part)
	if len(part) == len(b.lines) || len(part) == 0 {
		return part
	}
	if top > 0 {
		part[0] = ends(part[0], say(inkAccent, "▲"), w)
	}
	if top+len(part) < len(b.lines) {
		last := len(part) - 1
		part[last] = ends(part[last], say(inkAccent, "▼"), w)
	}
	return part
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
	from := left.width()
	left = append(left, a.desk.company(a)...)
	if left.width() > from { // a click shows with whom
		do := action("sessions")
		if a.desk.session == "" {
			do = "interview"
		}
		if a.desk.session == "" && a.desk.guests == nil {
			do = "behalf"
		}
		s.spots = append(s.spots, clickSpot{y: 0, from: from, to: left.width() - 3, do: do})
	}
	left = append(left, span{strings.Join(path, " · "), inkAccent})
	e := a.desk.entry(s.id)
	var right line
	if e.Marked {
		right = append(right, span{"⚑ " + a.t("question.marked") + "  ", inkWarn})
	}
	if w >= 60 {
		number, id := span{a.desk.codes[s.id], inkMuted}, span{" " + s.id, inkMuted}
		if right = append(right, number); left.width()+right.width()+width(id.text)+2 < w {
			right = append(right, id) // where one is comes before the name that only files need
		}
	}
	// The place in the section is there whole or not at all.
	if here := say(inkMuted, " · "+a.t("question.place", "k", k, "n", n)); k > 0 && left.width()+here.width()+1+right.width() <= w {
		left = append(left, here...)
	}
	return ends(left, right, w)
}

// below is what stands under the answers: what every question takes, and what is known of the one that was given.
// While an answer is being written there is none: its keys would be part of the text.
func (s *asking) below(a *app, q *questionnaires.Question, w int, airy bool) []line {
	s.tailSpots = nil
	if s.typing {
		return nil
	}
	e := a.desk.entry(s.id)
	var out []line
	if q.Type == questionnaires.Choices {
		key := "question.several"
		if e.Answer.State == questionnaires.Answered && len(e.Answer.Options) == 0 {
			key = "question.none-of-these"
		}
		out = indent(4, wrapped(inkMuted, a.t(key), w-4))
	}
	if airy {
		out = append(out, nil)
	}
	out = append(out, s.specials(a, q, e, w, len(out))...)
	if e.Answer.State == questionnaires.NotApplicable {
		reason, in := a.answerWords(q, e.Answer), inkMuted
		if a.desk.standing(s.id) == scoring.Disputed {
			reason += " (" + a.t("na.disputed") + ")"
			in = inkWarn
		}
		out = append(out, indent(4, wrapped(in, reason, w-4))...)
	}
	if e.Conflict {
		out = append(out, indent(4, wrapped(inkWarn, conflictWords(a.words, a.desk, q), w-4))...)
	}
	if a.desk.conflicting(s.id) {
		out = append(out, line{{"    = ", inkAccent}, {a.t("conflict.key"), inkWarn}}.fit(w))
	}
	if q.Provided {
		out = append(out, s.provider(a, e, w))
	}
	if e.Review != nil {
		text := wrapped(inkAccent, reviewWords(a.words, q, e), w-4)
		out = append(out, indent(4, atMost(text, 2, w-4))...)
	}
	out = append(out, s.lastTimeLines(a, q, e, w)...)
	if s.levels {
		out = append(out, indent(4, wrapped(inkMuted, a.levelWords(s.id), w-4))...)
	}
	return out
}

// specials are the answers that every question takes, with the current one marked; at is their first line below the
// answers.
func (s *asking) specials(a *app, q *questionnaires.Question, e *assessment.Entry, w, at int) []line {
	var out []line
	l := line{{"    ", inkPlain}}
	add := func(state questionnaires.AnswerState, act action, word string) {
		if a.reads() && e.Answer.State != state {
			return
		}
		sign, in := "", inkMuted
		if e.Answer.State == state {
			sign, in = "● ", inkStrong
		}
		part := line{{sign, inkGood}, {s.keyOf(a, act) + " ", inkAccent}, {a.t(word), in}, {"   ", inkPlain}}
		if l.width()+part.width() > w {
			out = append(out, l)
			l = line{{"    ", inkPlain}}
		}
		s.tailSpots = append(s.tailSpots, clickSpot{y: at + len(out), from: l.width(), to: l.width() + part.width() - 3, do: act})
		l = append(l, part...)
	}
	add(questionnaires.DontKnow, "dont-know", "answer.dont-know")
	add(questionnaires.Withheld, "withheld", "answer.withheld")
	if !q.Essential {
		add(questionnaires.NotApplicable, "not-applicable", "answer.not-applicable")
	}
	return append(out, l)
}

// provider is who provides a service or means.
func (s *asking) provider(a *app, e *assessment.Entry, w int) line {
	who := a.t("about.not-said")
	if e.Provided != "" {
		who = a.t("provided." + e.Provided)
	}
	return line{{"    " + s.keyOf(a, "provided") + " ", inkAccent}, {a.t("provided.label") + ": ", inkMuted}, {who, inkPlain}}.fit(w)
}

// lastTimeLines is what an earlier assessment answered. It stands here only once there is an answer, so that it
// leads nobody.
func (s *asking) lastTimeLines(a *app, q *questionnaires.Question, e *assessment.Entry, w int) []line {
	was, ok := a.desk.lastTime(s.id)
	if !ok || was.State == questionnaires.Unanswered || e.Answer.State == questionnaires.Unanswered || e.Conflict {
		return nil
	}
	head := line{{"    " + a.t("last-time.label") + "  ", inkMuted}}
	text := wrapped(inkPlain, a.answerWords(q, was), max(10, w-head.width()))
	return hang(head, atMost(text, 2, w-head.width()))
}
