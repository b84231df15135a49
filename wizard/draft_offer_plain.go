package wizard

import (
	"strings"

	"cirtkit/questionnaires"
)

// app is what the forms of the screen are made with, for the sake of their fields and words.
func (p *plainMode) app() *app {
	return &app{words: p.words, cfg: p.cfg, desk: p.d, set: p.set, reviewer: p.reviewer, newDrafts: p.newDrafts, stack: []screen{newAsking(p.id)}}
}

// drafts are those of the assessment that lies open, or of a new one; nil where there can be none.
func (p *plainMode) drafts() *drafts { return p.app().drafts() }

// follow keeps what has been entered so far; what is empty takes it away.
func (p *plainMode) follow(now *draft) {
	if now == nil || now.Text == "" && len(now.Values) == 0 {
		p.half = nil
	} else {
		p.half = []*draft{now}
	}
	p.keepDrafts()
}

// keepDrafts writes what is half entered, or takes away what no longer is.
func (p *plainMode) keepDrafts() {
	if write := p.drafts().keep(p.half); write != nil {
		_ = write()
	}
}

// offerDrafts asks about what was found beside the file, one after another.
func (p *plainMode) offerDrafts(found []*draft) {
	for _, d := range found {
		if p.over() || p.pending != "" {
			return
		}
		f := p.app().reopened(d)
		p.print(draftWords(p.words, d, f, p.cfg.Now()))
		text := draftText(d, f)
		head, whole := headOf(text)
		p.print(head)
		keep := "draft.keep"
		if !d.noted() {
			keep = "draft.go-on"
		}
		options := []choice{{"keep", p.t(keep)}, {"discard", p.t("draft.discard")}}
		if !whole {
			p.print(p.t("draft.long", "n", len(strings.Fields(text))))
			options = append(options, choice{"all", p.t("draft.hear-all")})
		}
		what, _ := p.pick(draftTitle(p.words, d), options)
		for what == "all" {
			p.print(text)
			what, _ = p.pick(draftTitle(p.words, d), options[:2])
		}
		switch what {
		case "keep":
			p.takeDraft(d)
		case "discard":
			p.drafts().decided(d)
			p.keepDrafts()
		}
	}
	if k := p.drafts(); k != nil && len(k.undecided) == 0 {
		p.keepDrafts() // what else was found says nothing new
	}
}

// What of a long text is read out before one asks for all of it.
const (
	headLines = 4
	headWords = 60
)

// headOf is how a text begins, to the end of a line or of a word; whole says that it is all of it.
func headOf(text string) (head string, whole bool) {
	lines, words := 0, 0
	for i, r := range text {
		switch r {
		case '\n':
			lines++
		case ' ':
			words++
		default:
			continue
		}
		if lines == headLines || words == headWords {
			return text[:i] + " …", false
		}
	}
	return text, true
}

// takeDraft goes on with a draft: a note is kept, an answer is recorded where it is one, a form is gone through with what was
// entered.
func (p *plainMode) takeDraft(d *draft) {
	if d.Question != "" {
		p.visit(d.Question)
	}
	q := p.d.q.Question(p.id)
	if d.Kind == answerDraft {
		p.typedBefore(q, d)
		return
	}
	p.drafts().decided(d)
	if d.noted() {
		p.done(p.d.noteIntent(d.Kind, d.Question, d.Text))
		return
	}
	p.restored = d
	switch d.Kind {
	case evidenceDraft:
		e, _ := p.d.record(d.ID)
		p.fillEvidence(e, d.Question)
	case sessionDraft:
		p.fillSession(p.d.draftedSession(d, p.asker().today))
	case positionDraft:
		p.fillPosition(p.d.draftedPosition(d), q)
	case rowDraft:
		p.fillRow(q, p.d.draftedRow(d))
	case aboutDraft:
		p.doAbout(q, "")
	case stepDraft:
		p.fillStep(d.ID)
	case reviewDraft:
		if p.reviewer != "" || p.askReviewer() {
			p.fillReview(q, d.ID)
		}
	case approvalDraft:
		p.doApprove(q, "")
	case releaseDraft:
		p.doRelease(q, "")
	case reasonDraft:
		p.doNA(q, d.Values["reason"])
	}
	p.restored = nil
}

// typedBefore records an answer that was typed, or says what is wrong with it; then it can be typed again, and the draft
// stays.
func (p *plainMode) typedBefore(q *questionnaires.Question, d *draft) {
	ans, err := plainAnswer(p.words, q, d.Text)
	if err == nil {
		err = questionnaires.CheckAnswer(q, ans)
	}
	if err != nil {
		p.print(wrongAnswer(p.words, q, ans, err))
		return
	}
	p.drafts().decided(d)
	p.answer(q, ans)
}

// offerNew offers what was entered for a new assessment from a questionnaire ("" for any) in a run that was cut off. It
// gives the draft to go on with, or nil.
func (p *plainMode) offerNew(questionnaire string) *draft {
	d := p.app().newFound(questionnaire)
	if d == nil {
		return nil
	}
	p.print(p.t("draft.found", "where", p.t("home.new"), "time", ago(p.words, d.Time, p.cfg.Now())))
	p.print(d.written())
	what, _ := p.pick(draftTitle(p.words, d), []choice{{"keep", p.t("draft.go-on")}, {"discard", p.t("draft.discard")}})
	switch what {
	case "keep":
		return d
	case "discard":
		p.newDrafts.decided(d)
		p.keepDrafts()
	}
	return nil
}
