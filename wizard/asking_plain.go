package wizard

import (
	"slices"
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// question asks the current question once and takes one line.
func (p *plainMode) question() {
	q := p.d.q.Question(p.id)
	if q == nil {
		p.print(p.t("question.nothing"))
		p.left = true
		return
	}
	p.look()
	if p.d.queue.Waiting() == 0 {
		p.keepDrafts() // nothing is half entered here
	}
	if !p.shown {
		p.show(q)
		p.shown = true
	}
	typed := p.pending
	if p.pending = ""; typed == "" {
		var ok bool
		if typed, ok = p.prompt(p.t("plain.answer")); !ok {
			return
		}
	}
	if typed == "" {
		p.onward()
		return
	}
	said, plain := literal(typed)
	if (!plain || said == typed) && p.command(q, typed) {
		return
	}
	if q.Type == questionnaires.Text {
		said = p.unquoted(said)
	}
	ans, err := plainAnswer(p.words, q, said)
	if err == nil {
		err = questionnaires.CheckAnswer(q, ans)
	}
	if err != nil {
		first, _, _ := strings.Cut(said, " ")
		if near := p.nearWord(first); near != "" {
			p.noSuchWord(first)
			return
		}
		if len(q.Options) > 0 { // in the terms that were shown
			var keys []string
			for i := range q.Options {
				keys = append(keys, plainKey(q, i))
			}
			p.print(p.t("plain.no-answer", "found", typed, "keys", strings.Join(keys, ", ")))
		} else {
			p.print(wrongAnswer(p.words, q, ans, err))
		}
		p.print(p.t("plain.help-hint"))
		return
	}
	first, rest, _ := strings.Cut(said, " ")
	if plain && said == typed && q.Type == questionnaires.Text && p.wordMeant(first, rest) {
		p.command(q, "/"+typed)
		return
	}
	p.answer(q, ans)
	if c, ok := p.findWord(first); ok && rest != "" && q.Type == questionnaires.Text && !slices.Contains(takesMore, c.name) {
		p.print(p.t("plain.meant", "word", p.word(c.name), "line", typed))
	}
}

// wordMeant asks whether a line that could answer a question in words is a command, such as "find law": only a slash alone
// says that it is. Whatever else is typed then is what comes after the answer, so that a script loses no line.
func (p *plainMode) wordMeant(first, rest string) bool {
	c, known := p.findWord(first)
	if !known || rest == "" || !slices.Contains(takesMore, c.name) {
		return false
	}
	typed, ok := p.prompt(p.t("plain.word-meant", "line", first+" "+rest, "word", p.word(c.name)))
	switch {
	case ok && typed == "/":
		return true
	case ok && typed != "":
		p.ahead = append([]string{typed}, p.ahead...)
	}
	return false
}

// unquoted is a word of the line mode that stands in quotation marks, to be taken as it is.
func (p *plainMode) unquoted(typed string) string {
	inner := strings.Trim(typed, `"“”`)
	if _, ok := p.findWord(inner); ok && len(typed) > len(inner)+1 {
		return inner
	}
	return typed
}

// show reads a question out.
func (p *plainMode) show(q *questionnaires.Question) {
	w, e := p.d.worded(q.ID), p.d.entry(q.ID)
	asked := p.d.asked()
	k := 0
	for i := range asked {
		if asked[i].ID == q.ID {
			k = i + 1
		}
	}
	section := ""
	if s := p.d.q.SectionOf(q.ID); s != nil {
		if t := p.d.words.Section(s.ID); t != nil {
			s = t
		}
		section = p.enter(s)
	}
	p.print("")
	place := p.t("plain.place-on", "k", k, "n", len(asked), "id", q.ID)
	if section != "" {
		place = p.t("plain.place", "k", k, "n", len(asked), "section", section, "id", q.ID)
	}
	p.print(place)
	if list := p.through.words(p.t, q.ID); list != "" {
		p.print(list)
	}
	p.print(w.Ask)
	if e.Answer.State != questionnaires.Unanswered && len(e.Rows) == 0 {
		p.print(p.t("plain.recorded", "answer", answerWords(p.words, w, e.Answer)))
	}
	if e.Conflict && !p.room {
		p.print(conflictWords(p.words, p.d, w))
	}
	if e.Marked && !p.room {
		p.print(asSentence(p.t("question.marked")))
	}
	switch q.Type {
	case questionnaires.Number:
		p.print(bounds{q.Min, q.Max, q.Unit}.hint(p.t))
	case questionnaires.List:
		for i, r := range e.Rows {
			p.option(strconv.Itoa(i+1), rowWords(p.words, w, r))
		}
		p.print(p.t("plain.list"))
	case questionnaires.Date:
		p.print(p.t("field.date"))
	case questionnaires.Text:
		p.print(p.t("plain.answer-text"))
	case questionnaires.Choices:
		p.print(p.t("plain.choices"))
	}
	for i, o := range w.Options {
		p.option(plainKey(q, i), o.Text)
	}
}

// enter prints what a section's questions have in common, when the reader comes to it from another one. It gives the
// section's title where that has not been said.
func (p *plainMode) enter(s *questionnaires.Section) string {
	if s.ID == p.section {
		return ""
	}
	p.section = s.ID
	if s.Intro == "" {
		return s.Title
	}
	p.print("")
	p.print(p.t("plain.introduction", "section", s.Title, "intro", s.Intro))
	return ""
}

// plainKey is what an option is called in the line mode: as on the screen, or its number.
func plainKey(q *questionnaires.Question, i int) string {
	if k := optionKey(q, i); k != "" {
		return k
	}
	return strconv.Itoa(i + 1)
}

// optionTyped finds an option by its code, by what it is called on the screen, or by its text.
func optionTyped(q *questionnaires.Question, typed string) int {
	if i := q.OptionIndex(typed); i >= 0 {
		return i
	}
	for i := range q.Options {
		if strings.EqualFold(plainKey(q, i), typed) || strings.EqualFold(q.Options[i].Code, typed) || strings.EqualFold(q.Options[i].Text, typed) {
			return i
		}
	}
	return -1
}

// plainAnswer reads an answer as typed: an option's number, code or letter as shown; several of them;
// a number, a date, a text; else the syntax of the command line.
func plainAnswer(words *lang.Language, q *questionnaires.Question, typed string) (questionnaires.Answer, error) {
	ans := questionnaires.Answer{State: questionnaires.Answered}
	switch q.Type {
	case questionnaires.Scale, questionnaires.YesNo, questionnaires.Choice:
		if i := optionTyped(q, typed); i >= 0 {
			ans.Option = q.Options[i].Code
			return ans, nil
		}
	case questionnaires.Choices:
		in := make([]bool, len(q.Options))
		parts := strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ' ' })
		all := len(parts) > 0
		for _, part := range parts {
			if i := optionTyped(q, part); i >= 0 {
				in[i] = true
			} else {
				all = false
			}
		}
		if all {
			for i := range in {
				if in[i] {
					ans.Options = append(ans.Options, q.Options[i].Code)
				}
			}
			return ans, nil
		}
	case questionnaires.List:
		if !strings.HasPrefix(typed, "-:") && typed != "?" && typed != "!" {
			return ans, fault.New(fault.Input, "wizard.plain.list")
		}
	case questionnaires.Number, questionnaires.Date:
		if !strings.HasPrefix(typed, "-:") && typed != "?" && typed != "!" {
			return typedAnswer(words, q, typed)
		}
	}
	return questionnaires.ParseAnswer(q, typed)
}

// answer records an answer, asks for the reason of a change where there was an earlier one, moves on.
func (p *plainMode) answer(q *questionnaires.Question, ans questionnaires.Answer) {
	e := p.d.entry(q.ID)
	in := assessment.SetAnswer(q, ans)
	if same(e.Answer, ans) && !e.Conflict {
		p.onward()
		return
	}
	in.Why = p.whyChanged(e)
	if p.put(in) {
		p.print(p.t("plain.saved", "answer", answerWords(p.words, p.d.worded(q.ID), ans)))
		if p.providedSaid(q, ans) {
			p.onward()
		}
	}
}

// whyChanged asks for the reason of a change where there was an earlier answer; "" for none.
func (p *plainMode) whyChanged(e *assessment.Entry) string {
	if p.d.file.ReadOnly() || !p.d.earlier(e, p.set.Author, p.cfg.Now) {
		return ""
	}
	options := []choice{{"none", p.t("why.none")}}
	for _, w := range assessment.Whys {
		options = append(options, choice{w, p.t("why." + w)})
	}
	why, _ := p.pick(p.t("why.title"), options)
	if why == "none" {
		return ""
	}
	return why
}

// onward goes to the next question that is asked; after the last it says what is open.
func (p *plainMode) onward() {
	if p.d.guests != nil {
		if id := p.d.nextInInterview(p.id); id != "" {
			p.visit(id)
			return
		}
		p.d.endInterview()
		p.print(p.t("interview.done"))
	}
	if id, in := p.through.beside(p.d, p.id, 1); in {
		if id != "" {
			p.visit(id)
			return
		}
		p.print(p.t("find.list-end", "name", p.through.name))
	}
	p.through = nil
	if id := (&asking{id: p.id}).neighbour(&app{desk: p.d}, 1); id != "" {
		p.visit(id)
		return
	}
	if done, total := p.d.progress(); done < total {
		p.print(p.t("question.end-plain", "n", total-done))
	} else {
		p.print(p.t("question.all-done-plain"))
	}
	p.shown = true
}

func (p *plainMode) visit(id string) {
	if id == "" || p.d.q.Question(id) == nil {
		return
	}
	if id != p.id {
		p.trail = append(p.trail, p.id)
	}
	p.id, p.shown = id, false
}

// doWhy reads all guidance out.
func (p *plainMode) doWhy(q *questionnaires.Question, _ string) {
	all := (&app{words: p.words, cfg: p.cfg, desk: p.d}).guidanceOn(p.d.worded(q.ID))
	// What the section's questions have in common was read out when it was entered; terms reads it again.
	for _, g := range all {
		p.print(g.word + ": " + g.text)
	}
	if len(all) == 0 {
		p.print(p.t("guide.none"))
	}
	if p.d.terms() != nil {
		p.print(p.t("plain.terms-hint"))
	}
}

// doRecorded reads out all that is recorded on the question.
func (p *plainMode) doRecorded(q *questionnaires.Question, _ string) {
	e, w := p.d.entry(q.ID), p.d.worded(q.ID)
	p.print(p.t("plain.recorded", "answer", nowWords(p.words, w, e)))
	say := func(tab, text string) {
		if text != "" {
			p.print(p.t("tab."+tab) + ": " + aloud(text))
		}
	}
	say("finding", e.Finding)
	say("working", e.WorkingNote)
	for _, r := range p.d.evidenceFor(q.ID) {
		say("evidence", evidenceWords(p.words, p.d, r, q.ID))
	}
	if n := len(accountsOf(w, e.Positions)); n > 1 {
		say("positions", p.t("positions.differ", "n", n))
	}
	for _, said := range p.d.voiceWords(p.words, w) {
		say("positions", said)
	}
	if e.Review != nil {
		say("review", reviewWords(p.words, w, e))
	}
	if e.Provided != "" {
		p.print(p.t("provided.label") + ": " + p.t("provided."+e.Provided))
	}
	if e.Marked {
		p.print(asSentence(p.t("question.marked")))
	}
}

// doLevels says weight, essential mark and rungs of the question.
func (p *plainMode) doLevels(q *questionnaires.Question, _ string) {
	words := (&app{words: p.words, cfg: p.cfg, desk: p.d}).levelWords(q.ID)
	p.print(aloud(words))
}

// doWrite takes an answer of several lines.
func (p *plainMode) doWrite(q *questionnaires.Question, _ string) {
	if q.Type != questionnaires.Text {
		p.print(p.t("plain.not-a-text"))
		return
	}
	said, ok := p.many(p.t("plain.write")+" "+p.t("plain.full-stop"), valueOf(p.d.entry(q.ID).Answer), func(so string) {
		p.follow(&draft{Question: q.ID, Kind: answerDraft, Text: so, Time: p.cfg.Now()})
	})
	if !ok || said == "" {
		return
	}
	ans, err := plainAnswer(p.words, q, said)
	if err == nil {
		err = questionnaires.CheckAnswer(q, ans)
	}
	if err != nil {
		p.complain(err)
		return
	}
	p.answer(q, ans)
}

// doPrevious goes to the question before in the questionnaire's order.
func (p *plainMode) doPrevious(*questionnaires.Question, string) {
	if id := (&asking{id: p.id}).neighbour(&app{desk: p.d}, -1); id != "" {
		p.visit(id)
		return
	}
	p.print(p.t("question.first"))
}

func (p *plainMode) doBack(*questionnaires.Question, string) {
	if n := len(p.trail); n > 0 {
		p.id, p.trail, p.shown = p.trail[n-1], p.trail[:n-1], false
		return
	}
	if id := (&asking{id: p.id}).neighbour(&app{desk: p.d}, -1); id != "" {
		p.id, p.shown = id, false
		return
	}
	p.print(p.t("question.first"))
}

func (p *plainMode) doOpen(*questionnaires.Question, string) {
	if id := p.d.nextOpen(p.id); id != "" {
		p.visit(id)
		return
	}
	p.print(p.t("question.none-open-plain"))
}

func (p *plainMode) doNA(q *questionnaires.Question, rest string) {
	if q.Essential {
		p.print(p.t("na.essential"))
		return
	}
	reason := rest
	if reason == "" && len(q.NA) > 0 {
		var options []choice
		for i, r := range p.d.worded(q.ID).NA {
			options = append(options, choice{q.NA[i].ID, r.Text})
		}
		options = append(options, choice{"own", p.t("na.own")})
		code, ok := p.pick(p.t("na.title"), options)
		if !ok {
			return
		}
		if code != "own" {
			reason = code
		}
	}
	if reason == "" {
		p.print(p.t("na.own-intro"))
		typed, ok := p.ask(p.t("na.reason"))
		if !ok || typed == "" {
			return
		}
		reason = typed
	}
	ans := questionnaires.Answer{State: questionnaires.NotApplicable, Reason: reason}
	if err := questionnaires.CheckAnswer(q, ans); err != nil {
		p.complain(err)
		return
	}
	p.answer(q, ans)
}
