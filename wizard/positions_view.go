package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// narrowestAccount is how wide an account is at least where accounts stand side by side, in cells.
const narrowestAccount = 28

func (s *positions) view(a *app, w, height int) []line {
	q, e := a.desk.worded(s.question), a.desk.entry(s.question)
	wide := min(w-2, 130)
	accounts := accountsOf(q, e.Positions)
	rows := s.rows(a)
	s.at = max(0, min(s.at, len(rows)-1))

	out := []line{ends(say(inkStrong, " "+a.t("positions.title", "question", a.desk.codes[s.question]+" "+s.question)), s.count(a, accounts), w-1)}
	out = append(out, indent(1, atMost(wrapped(inkPlain, q.Ask, wide), 2, wide))...)
	out = append(out, s.answerLine(a, q, e, wide)...)
	if len(rows) == 0 {
		out = append(append(out, nil), indent(1, wrapped(inkMuted, a.t("positions.intro"), wide))...)
		out = append(out, indent(1, wrapped(inkMuted, a.t("positions.empty-list"), wide))...)
	}
	foot := s.legend(a, q, rows, wide, height-len(out))
	room := height - len(out) - len(foot)
	if room > 8 {
		out, room = append(out, nil), room-1
	}
	s.hits, s.beside = nil, nil
	if len(rows) > 0 {
		out = append(out, s.body(a, q, accounts, wide, room, len(out))...)
	}
	return append(exactly(out, height-len(foot)), foot...)
}

// count says how many institutions were heard, and whether they say the same.
func (s *positions) count(a *app, accounts []account) line {
	var heard []string
	for _, c := range accounts {
		for _, p := range c.held {
			if !slices.Contains(heard, p.Institution) {
				heard = append(heard, p.Institution)
			}
		}
	}
	switch {
	case len(accounts) > 1:
		return say(inkWarn, a.t("positions.differ", "n", len(accounts)))
	case len(heard) > 0:
		return say(inkMuted, a.t("positions.heard", "n", len(heard)))
	}
	return nil
}

// answerLine is the answer as it stands, which the positions lie beside.
func (s *positions) answerLine(a *app, q *questionnaires.Question, e *assessment.Entry, w int) []line {
	words := a.answerWords(q, e.Answer)
	switch {
	case e.Conflict:
		words = conflictWords(a.words, a.desk, q)
	case q.Type == questionnaires.List && len(e.Rows) > 0:
		words = a.t("positions.entries", "n", len(e.Rows))
	case e.For != "":
		words += " · " + a.t("question.behalf", "who", e.For)
	}
	head := line{{" " + a.t("positions.the-answer") + "  ", inkMuted}}
	return hang(head, atMost(wrapped(inkPlain, words, w-head.width()), 2, w-head.width()))
}

// legend are the options with their keys, where the cursor is on somebody who is heard now and there is room beside what
// was said.
func (s *positions) legend(a *app, q *questionnaires.Question, rows []assessment.Position, w, height int) []line {
	if a.reads() || !keyed(q) || len(rows) == 0 || !a.desk.heardNow(rows[s.at]) || height-len(q.Options) < 10 {
		return nil
	}
	out := []line{say(inkMuted, " "+a.t("positions.legend", "who", rows[s.at].Institution)).fit(w)}
	if height-len(q.Options) > 14 {
		out = append([]line{nil}, out...)
	}
	for i, o := range q.Options {
		key := optionKey(q, i)
		if key == "" {
			break
		}
		out = append(out, line{{"   " + key + "  ", inkAccent}, {o.Text, inkMuted}}.fit(w))
	}
	return append(out, line{
		{"   d  ", inkAccent}, {a.t("answer.dont-know"), inkMuted}, {"   !  ", inkAccent}, {a.t("answer.withheld"), inkMuted},
	}.fit(w))
}

// block is an account as it is drawn: lines with the rows that they belong to.
type block struct {
	lines    []line
	rows     hits
	from, to int // of the row under the cursor; to < from for none
}

func (b *block) add(row int, lines ...line) {
	b.lines = append(b.lines, lines...)
	for len(b.rows) < len(b.lines) {
		b.rows = append(b.rows, row)
	}
}

// body draws who was not heard yet, then the accounts: side by side where there is room for all of them.
func (s *positions) body(a *app, q *questionnaires.Question, accounts []account, w, room, above int) []line {
	var all block
	all.to = -1
	row := 0
	if unheard := a.desk.unheard(s.question); len(unheard) > 0 {
		where := ""
		if o, ok := a.desk.current(); ok {
			where = placedSession(a.words, o)
		}
		all.add(-1, say(inkMuted, strings.Join(nonEmptyOf(a.t("positions.unheard"), where), " · ")).fit(w))
		for _, p := range unheard {
			s.entry(a, &all, row, p, unheardSign, w)
			row++
		}
		all.add(-1, nil)
	}
	n := len(accounts)
	s.apart = 0
	if n > 1 && w >= sideBySide-2 && (w+3)/n-3 >= narrowestAccount {
		return s.columns(a, q, accounts, all, row, w, room, above)
	}
	for i, c := range accounts {
		if i > 0 {
			all.add(-1, nil)
		}
		row = s.account(a, q, &all, c, row, w)
	}
	part, top := window(all.lines, room, s.top, all.from, all.to)
	s.top = top
	s.hits = append(none(above), all.rows[top:top+len(part)]...)
	return scrollSigns(a, indent(1, part), top, len(all.lines), w)
}

// columns draws the accounts beside each other, with a rule between.
func (s *positions) columns(a *app, q *questionnaires.Question, accounts []account, head block, row, w, room, above int) []line {
	const gap = 3
	n := len(accounts)
	s.apart = (w-gap*(n-1))/n + gap
	blocks := make([]block, n)
	lines, from, to := head.lines, head.from, head.to
	most := 0
	for i, c := range accounts {
		b := &blocks[i]
		b.to = -1
		row = s.account(a, q, b, c, row, s.apart-gap)
		most = max(most, len(b.lines))
		if b.to >= b.from {
			from, to = len(head.lines)+b.from, len(head.lines)+b.to
		}
	}
	for y := range most {
		var l line
		for i, b := range blocks {
			var part line
			if y < len(b.lines) {
				part = b.lines[y]
			}
			l = append(l, part.pad(s.apart-gap)...)
			if i < n-1 {
				l = append(l, span{" │ ", inkMuted})
			}
		}
		lines = append(lines, l)
	}
	part, top := window(lines, room, s.top, from, to)
	s.top = top
	for _, b := range blocks {
		h := slices.Concat(head.rows, b.rows, none(most-len(b.rows)))
		s.beside = append(s.beside, append(none(above), h[top:top+len(part)]...))
	}
	return scrollSigns(a, indent(1, part), top, len(lines), w)
}

// scrollSigns puts a sign at the right where there is more above or below.
func scrollSigns(a *app, part []line, top, all, w int) []line {
	if n := len(part); n > 0 && top > 0 {
		part[0] = ends(part[0], say(inkAccent, "▲"), w)
	}
	if n := len(part); n > 0 && top+n < all {
		part[n-1] = ends(part[n-1], say(inkAccent, "▼ "+a.t("question.more")), w)
	}
	return part
}

// account draws what was said with those who said it, and gives the row after.
func (s *positions) account(a *app, q *questionnaires.Question, b *block, c account, row, w int) int {
	head := line{{"  ", inkPlain}}
	if e := a.desk.entry(s.question); same(e.Answer, c.answer) && !e.Conflict && e.Answer.State != questionnaires.Unanswered {
		head = line{{"● ", inkGood}}
	}
	b.add(-1, hang(head, atMost(wrapped(inkStrong, a.answerWords(q, c.answer), w-2), 4, w-2))...)
	for _, p := range c.held {
		s.entry(a, b, row, p, heardSign, w)
		row++
	}
	return row
}

// The signs of who was heard and who was not.
const heardSign, unheardSign = "•", "○"

// entry draws one institution, with its session and its note where it was heard.
func (s *positions) entry(a *app, b *block, row int, p assessment.Position, sign string, w int) {
	mark, in := "  ", inkPlain
	if row == s.at {
		mark, in = "▸ ", inkChosen
		b.from = len(b.lines)
	}
	head := line{{mark, inkAccent}, {sign + " ", inkAccent}}
	b.add(row, hang(head, atMost(wrapped(in, p.Institution, w-4), 2, w-4))...)
	if sign == heardSign {
		when := a.t("positions.no-session")
		if o, ok := a.desk.sessionOf(p.Session); ok {
			when = placedSession(a.words, o)
		}
		b.add(row, indent(4, atMost(wrapped(inkMuted, when, w-4), 2, w-4))...)
	}
	if p.Note != "" {
		b.add(row, indent(4, atMost(wrapped(inkPlain, p.Note, w-4), 6, w-4))...)
	}
	if row == s.at {
		b.to = len(b.lines) - 1
	}
}

func (s *positions) click(a *app, x, y int) tea.Cmd {
	h := s.hits
	if s.apart > 0 && len(s.beside) > 0 {
		h = s.beside[max(0, min((x-1)/s.apart, len(s.beside)-1))]
	}
	return choose(a, s, h, &s.at, y)
}
