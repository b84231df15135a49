package wizard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
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

// sidebar is the list of sections with their progress, the current one in sight.
func (s *asking) sidebar(a *app, w, height int) []line {
	title := " " + a.t("sections.title") + " "
	top := say(inkMuted, "┌"+title+strings.Repeat("─", max(0, w-2-width(title)))+"┐")
	var rows []line
	current, here := 0, map[string]bool{}
	for up := a.desk.q.SectionOf(s.id); up != nil; up = a.desk.q.SectionOf(up.ID) {
		here[up.ID] = true
	}
	for _, p := range a.desk.parts() {
		if here[p.section.ID] {
			current = len(rows)
		}
		rows = append(rows, s.sectionRow(a, p, here[p.section.ID], w-2))
	}
	rows, first := window(rows, height-2, max(0, current-(height-2)/2), current, current)
	s.sideHits = none(1)
	for i := range rows {
		s.sideHits = append(s.sideHits, first+i)
	}
	out := []line{top}
	for i := range height - 2 {
		var l line
		if i < len(rows) {
			l = rows[i]
		}
		out = append(out, append(append(line{{"│", inkMuted}}, l.pad(w-2)...), span{"│", inkMuted}))
	}
	return append(out, say(inkMuted, "└"+strings.Repeat("─", w-2)+"┘"))
}

func (s *asking) sectionRow(a *app, p part, here bool, w int) line {
	sign, in := " ", inkPlain
	switch {
	case here:
		sign, in = "▸", inkStrong
	case p.done == p.total:
		sign, in = "✓", inkMuted
	}
	title := a.sectionTitle(p.section.ID)
	count := strconv.Itoa(p.done) + "/" + strconv.Itoa(p.total)
	left := line{{" " + strings.Repeat("  ", p.depth), inkPlain}, {sign + " ", inkAccent}, {title, in}}
	return ends(left, line{{count + " ", inkMuted}}, w)
}

// sectionTitle is a section's title in the reader's words.
func (a *app) sectionTitle(id string) string {
	if t := a.desk.words.Section(id); t != nil {
		return t.Title
	}
	if t := a.desk.q.Section(id); t != nil {
		return t.Title
	}
	return ""
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
	for _, q := range a.desk.asked() {
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
	if number > 0 {
		left = append(left, span{a.t("question.number", "k", number, "n", all) + " · ", inkMuted})
	}
	if session, ok := a.desk.current(); ok {
		word := "question.session"
		if s.interview {
			word = "question.interview"
		}
		left = append(left, span{a.t(word, "session", cut(briefSession(a.words, session), 24)) + " · ", inkGood})
	}
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

func (s *asking) optionLines(q *questionnaires.Question, e *assessment.Entry, i, w int) []line {
	o := q.Options[i]
	given := e.Answer.State == questionnaires.Answered && !e.Conflict &&
		(e.Answer.Option == o.Code || slices.Contains(e.Answer.Options, o.Code))
	cursor, sign := "  ", "  "
	if i == s.row {
		cursor = "▸ "
	}
	switch {
	case q.Type == questionnaires.Choices && given:
		sign = "☑ "
	case q.Type == questionnaires.Choices:
		sign = "☐ "
	case given:
		sign = "● "
	}
	in := inkPlain
	switch {
	case i == s.row:
		in = inkChosen
	case given:
		in = inkStrong
	}
	key := optionKey(q, i)
	if key == "" {
		key = " "
	}
	head := line{{cursor, inkAccent}, {sign, inkGood}, {key + "  ", inkAccent}}
	return hang(head, wrapped(in, o.Text, min(w-head.width(), 96)))
}

// fieldLines is a number, date or text: what is recorded, or the editor.
func (s *asking) fieldLines(a *app, q *questionnaires.Question, e *assessment.Entry, w int) []line {
	hint := a.t("field." + string(q.Type))
	if q.Type == questionnaires.Number {
		hint = bounds{q.Min, q.Max, q.Unit}.hint(a.t)
	}
	var out []line
	if s.typing {
		rows := s.edit.view(min(w-4, 80), 5, true)
		out = append(out, hang(line{{"  ▏ ", inkAccent}}, rows)...)
		if q.Unit != "" {
			out[0] = append(out[0], span{"  " + q.Unit, inkMuted})
		}
		if s.problem != "" {
			return append(out, indent(2, wrapped(inkWarn, s.problem, w-2))...)
		}
		return append(out, indent(2, wrapped(inkMuted, hint, w-2))...)
	}
	if v := valueOf(e.Answer); v != "" {
		if q.Unit != "" {
			v += " " + q.Unit
		}
		out = append(out, hang(line{{"  ● ", inkGood}}, wrapped(inkStrong, v, w-4))...)
		return append(out, indent(2, wrapped(inkMuted, a.t("field.change"), w-2))...)
	}
	begin := a.t("field.begin")
	if q.Type == questionnaires.Text {
		begin = a.t("field.begin-text")
	}
	return indent(2, wrapped(inkMuted, begin+" "+hint, w-2))
}

// listRows shows the rows of a list question.
func (s *asking) listRows(a *app, q *questionnaires.Question, e *assessment.Entry, w int) (lines []line, whose hits, from, to int) {
	if len(e.Rows) == 0 {
		key := "rows.empty"
		if e.Answer.State == questionnaires.Answered {
			key = "rows.none"
		}
		lines = indent(2, wrapped(inkMuted, a.t(key), w-2))
		return lines, none(len(lines)), 0, 0
	}
	for i, r := range e.Rows {
		cursor, in := "  ", inkPlain
		if i == s.row {
			cursor, in, from = "▸ ", inkChosen, len(lines)
		}
		lines = append(lines, hang(line{{cursor, inkAccent}}, wrapped(in, rowWords(a.words, q, r), w-2))...)
		if i == s.row {
			to = len(lines) - 1
		}
		for len(whose) < len(lines) {
			whose = append(whose, i)
		}
	}
	return lines, whose, from, to
}

// rowWords is a list's row in one sentence.
func rowWords(words *lang.Language, q *questionnaires.Question, r questionnaires.Row) string {
	var out []string
	for _, c := range q.Columns {
		v := r.Cells[c.ID]
		if v == "" {
			continue
		}
		if len(c.Options) > 0 {
			var texts []string
			for _, code := range strings.Split(v, ",") {
				for _, o := range c.Options {
					if o.Code == code {
						texts = append(texts, o.Text)
					}
				}
			}
			v = strings.Join(texts, ", ")
		} else if c.Type == questionnaires.YesNo {
			v = words.T("wizard.answer." + v)
		}
		if c.Unit != "" {
			v += " " + c.Unit
		}
		out = append(out, c.Label+": "+v)
	}
	if len(out) == 0 {
		return r.ID
	}
	return strings.Join(out, " · ")
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

// levelWords says weight, essential mark and the rungs that ask for this question; it is shown only
// when asked for, so that the room does not argue towards the next level.
func (a *app) levelWords(id string) string {
	q := a.desk.q.Question(id)
	if !q.Scored() {
		return a.t("levels.fact")
	}
	parts := []string{a.t("levels.weight", "weight", q.Weight.String())}
	if q.Essential {
		parts = append(parts, a.t("levels.essential"))
	}
	for _, l := range a.desk.q.Ladders {
		for i, r := range l.Rungs {
			requires := r.Requires
			if p, ok := a.desk.q.Profiles[r.Profile]; ok {
				requires = append(slices.Clone(requires), p.Requires...)
			}
			for _, need := range requires {
				if need.Question == id {
					parts = append(parts, a.t("levels.rung", "n", i+1, "option", need.AtLeast))
				}
			}
		}
	}
	return strings.Join(parts, " · ")
}

// guide is the row of tabs with the page of the current one.
func (s *asking) guide(a *app, q *questionnaires.Question, w, height int) []line {
	if height <= 0 {
		return nil
	}
	lines := indent(1, s.page(a, q, min(w-1, 100)))
	s.scroll = max(0, min(s.scroll, len(lines)-(height-1)))
	part, _ := window(lines, height-1, s.scroll, s.scroll, s.scroll)
	var more line
	if s.scroll+len(part) < len(lines) || s.scroll > 0 {
		more = line{{". , ", inkAccent}, {a.t("question.more"), inkMuted}}
	}
	return append([]line{ends(s.tabRow(a, w-more.width()-1), more, w)}, part...)
}

// tabRow names the tabs; those that don't fit beside the current one stay out.
func (s *asking) tabRow(a *app, w int) line {
	e := a.desk.entry(s.id)
	counts := [tabs]int{
		tabEvidence: len(a.desk.evidenceFor(s.id)), tabPositions: len(e.Positions),
	}
	names := make([]line, tabs)
	for i := range tabs {
		word := a.t("tab." + tabNames[i])
		if counts[i] > 0 {
			word += " " + strconv.Itoa(counts[i])
		}
		if i == tabFinding && e.Finding != "" || i == tabWorking && e.WorkingNote != "" || i == tabReview && e.Review != nil {
			word += " ✓"
		}
		names[i] = say(inkMuted, " "+word+" ")
		if i == s.tab {
			names[i] = say(inkChosen, " "+word+" ")
		}
	}
	first := 0
	for {
		total := 0
		for i := first; i <= int(s.tab); i++ {
			total += names[i].width() + 1
		}
		if total <= w || first >= int(s.tab) {
			break
		}
		first++
	}
	var l line
	for i := first; i < int(tabs); i++ {
		last := i == int(tabs)-1
		if i > first && l.width()+1+names[i].width() > w || i > first && !last && l.width()+3+names[i].width() > w {
			l = append(l, span{"·…", inkMuted})
			break
		}
		if i > first {
			l = append(l, span{"·", inkMuted})
		}
		l = append(l, names[i]...)
	}
	return l.fit(w)
}

// page is the text of the current tab.
func (s *asking) page(a *app, q *questionnaires.Question, w int) []line {
	e := a.desk.entry(s.id)
	note := func(text, empty string) []line {
		if text == "" {
			return wrapped(inkMuted, s.said(a, empty), w)
		}
		return wrapped(inkPlain, text, w)
	}
	switch s.tab {
	case tabFinding:
		return note(e.Finding, "finding.empty")
	case tabWorking:
		return note(e.WorkingNote, "working.empty")
	case tabEvidence:
		records := a.desk.evidenceFor(s.id)
		if len(records) == 0 {
			return wrapped(inkMuted, s.said(a, "evidence.empty"), w)
		}
		var out []line
		for _, r := range records {
			out = append(out, hang(line{{"• ", inkAccent}}, wrapped(inkPlain, a.evidenceWords(r, s.id), w-2))...)
		}
		return out
	case tabPositions:
		if len(e.Positions) == 0 {
			return wrapped(inkMuted, s.said(a, "positions.empty"), w)
		}
		var out []line
		for _, p := range e.Positions {
			out = append(out, hang(line{{"• ", inkAccent}}, wrapped(inkPlain, a.positionWords(q, p), w-2))...)
		}
		return out
	case tabReview:
		if e.Review == nil {
			return wrapped(inkMuted, s.said(a, "review.empty"), w)
		}
		return wrapped(inkPlain, reviewWords(a.words, q, e.Answer, e.Review), w)
	case tabHistory:
		return s.historyLines(a, w)
	}
	return s.guideLines(a, q, w)
}

func (s *asking) historyLines(a *app, w int) []line {
	changes, ok := a.desk.history[s.id]
	if !ok {
		changes = a.desk.file.History(s.id)
		a.desk.history[s.id] = changes
	}
	if len(changes) == 0 {
		return wrapped(inkMuted, a.t("history.empty"), w)
	}
	var out []line
	for i := len(changes) - 1; i >= 0; i-- {
		c := changes[i]
		in := inkPlain
		text := fmt.Sprintf("%s  %s", c.At.In(a.cfg.Now().Location()).Format("2006-01-02 15:04"), changeWords(a.words, a.desk, c, true))
		if c.By != "" {
			text += " · " + c.By
		}
		if c.Why != "" {
			text += " · " + a.t("why."+c.Why)
		}
		if c.Undone {
			text, in = text+" · "+a.t("history.undone"), inkMuted
		}
		out = append(out, hang(line{{"• ", inkAccent}}, wrapped(in, text, w-2))...)
	}
	return out
}
