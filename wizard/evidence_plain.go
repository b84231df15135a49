package wizard

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// doEvidence is the evidence on a question: records are added, linked to it, changed, or taken from it.
func (p *plainMode) doEvidence(q *questionnaires.Question, _ string) {
	options := []choice{{"new", p.t("plain.evidence-new")}}
	for _, e := range p.d.state.Evidence {
		options = append(options, choice{e.ID, evidenceWords(p.words, p.d, e, q.ID)})
	}
	if p.readOut(p.t("evidence.title", "question", q.ID), options[1:]) {
		return
	}
	id, ok := p.pick(p.t("evidence.title", "question", q.ID), options)
	if !ok {
		return
	}
	e, known := p.d.record(id)
	if !known {
		p.fillEvidence(e, q.ID)
		return
	}
	what := choice{"link", p.t("plain.evidence-link")}
	if _, linked := e.Supports[q.ID]; linked {
		what = choice{"unlink", p.t("plain.evidence-unlink")}
	}
	do, ok := p.pick(e.Reference, append([]choice{what}, p.recordChoices(e)...))
	switch {
	case !ok:
	case do == "link":
		p.linkEvidence(e, q)
	case do == "unlink":
		p.done(assessment.Support(e.ID, q.ID, ""))
	default:
		p.changeEvidence(do, e, q.ID)
	}
}

// linkEvidence says which option of a question a record supports; of a fact it is all that is reported.
func (p *plainMode) linkEvidence(e assessment.Evidence, q *questionnaires.Question) {
	if !q.Scored() {
		p.done(assessment.Support(e.ID, q.ID, assessment.WholeAnswer))
		return
	}
	var options []choice
	for i, o := range p.d.worded(q.ID).Options {
		options = append(options, choice{q.Options[i].Code, o.Text})
	}
	if code, ok := p.pick(p.t("evidence.which"), options); ok {
		p.done(assessment.Support(e.ID, q.ID, code))
	}
}

// doRegister is all evidence of the assessment, or the records that hold the words after the command; an order of the
// register may be named in their place.
func (p *plainMode) doRegister(_ *questionnaires.Question, rest string) {
	order, words := "recorded", foldedWords(fold(rest))
	for _, o := range registerOrders {
		if p.says(rest, o) || strings.EqualFold(rest, p.t("register.word."+o)) {
			order, words = o, nil
		}
	}
	options := []choice{{"new", p.t("plain.evidence-new")}, {"check-all", p.t("plain.evidence-check-all")}}
	for _, e := range p.d.inRegisterOrder(order) {
		text := evidenceWords(p.words, p.d, *e, "") + ". " + p.t("evidence.serves", "n", len(e.Supports))
		if holdsAll(text, words) {
			options = append(options, choice{e.ID, text})
		}
	}
	if p.readOut(p.t("register.title"), options[2:]) {
		return
	}
	id, ok := p.pick(p.t("register.title"), options)
	switch {
	case !ok:
	case id == "new":
		p.fillEvidence(assessment.Evidence{}, "")
	case id == "check-all":
		for _, e := range p.d.state.Evidence {
			if e.File != "" {
				p.checkFile(e)
			}
		}
	default:
		p.record(id)
	}
}

// recordChoices are what can be done with a record, wherever one comes to it from.
func (p *plainMode) recordChoices(e assessment.Evidence) []choice {
	out := []choice{{"change", p.t("plain.evidence-change")}}
	if e.How != "received" {
		out = append(out, choice{"received", p.t("help.received")})
	}
	out = append(out, p.fileOptions(e)...)
	out = append(out, choice{"changes", p.t("help.record-changes")})
	return append(out, choice{"remove", p.t("plain.evidence-remove")})
}

// record does something with one of the register.
func (p *plainMode) record(id string) {
	e, ok := p.d.record(id)
	if !ok {
		return
	}
	options := []choice{{"serves", p.t("plain.record-serves", "n", len(e.Supports))}, {"link-many", p.t("help.link-many")}}
	do, ok := p.pick(e.Reference, append(options, p.recordChoices(e)...))
	switch {
	case !ok:
	case do == "serves":
		var served []*questionnaires.Question
		for _, q := range p.d.q.Questions() {
			if _, ok := e.Supports[q.ID]; ok {
				served = append(served, q)
			}
		}
		p.listQuestions(e.Reference, served)
	case do == "link-many":
		p.linkMany(e)
	default:
		p.changeEvidence(do, e, "")
	}
}

// linkMany links a record to the questions that are named, by number or id, each with the option that was answered.
func (p *plainMode) linkMany(e assessment.Evidence) {
	typed, ok := p.ask(p.t("linking.ask"))
	if !ok || p.leaves(typed) {
		return
	}
	for _, name := range strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		name, code, said := strings.Cut(name, "=")
		q := p.d.q.Question(p.d.byNumberOrID(name))
		switch {
		case q == nil:
			p.print(p.t("goto.unknown", "found", name))
		case said && q.Scored() && q.OptionIndex(code) < 0:
			p.print(p.t("question.no-option", "found", code))
		case said && q.Scored():
			p.done(assessment.Support(e.ID, q.ID, code))
		case linkOption(p.d, q) != "":
			p.done(assessment.Support(e.ID, q.ID, linkOption(p.d, q)))
		default:
			p.linkEvidence(e, q)
		}
	}
}

// changeEvidence does what was picked of recordChoices.
func (p *plainMode) changeEvidence(do string, e assessment.Evidence, question string) {
	switch do {
	case "received":
		p.done(received(e))
	case "check":
		p.checkFile(e)
	case "take-hash":
		p.takeHash(e)
	case "changes":
		p.sayChanges(p.d.changesOfRecord(e.ID), historyAsked{}, false)
	case "remove":
		p.done(assessment.RemoveEvidence(e))
	default:
		p.fillEvidence(e, question)
	}
}

// fillEvidence adds or changes a record; its file is hashed.
func (p *plainMode) fillEvidence(e assessment.Evidence, question string) {
	f := newEvidenceForm(p.asker(), p.d, e, question, nil)
	g := filling{f, f.values()}
	v, ok := p.fill(f)
	for tries := 0; ok; tries++ {
		is := e
		in, file := p.d.evidenceFrom(&is, question, v)
		if file == "" {
			p.done(in)
			return
		}
		sum, err := p.hashFile(file)
		switch {
		case err == nil:
			v["sha256"] = sum
			was := e
			was.ID = is.ID
			in, _ = p.d.evidenceFrom(&was, question, v)
			p.done(in)
			return
		case errors.Is(err, context.Canceled): // the record stands without
			p.done(in)
			return
		}
		p.complain(err)
		if tries == maxTries {
			p.gaveUp(g)
			return
		}
		v, ok = p.fileAgain(g)
	}
}

// fileAgain asks for a record's file alone, where the one that was given can't be read; false where the form was left.
func (p *plainMode) fileAgain(g filling) (values, bool) {
	p.follow(g.draft(p.cfg.Now()))
	defer func() {
		if p.ctx.Err() == nil && (!p.ended || p.cfg.Echo) {
			p.half = nil // what becomes of it says the caller
		}
	}()
	p.print(p.t("evidence.file-again"))
	at := slices.IndexFunc(g.fields, func(x *field) bool { return x.id == "file" })
	for {
		s := p.fillField(g.form, g.fields[at])
		if s == stepOn {
			return g.values(), true
		}
		if s == stepBack {
			s = stepLeave
		}
		if v, ok, done := p.after(g, s); done {
			return v, ok
		}
	}
}

// hashFile reads a file, and says how far it is where that takes a while. A large one is left for later with the word
// stop, or an interrupt (context.Canceled); another line that is typed meanwhile waits until it is asked for.
func (p *plainMode) hashFile(file string) (string, error) {
	r, size, err := openNamed(openFile, file, filepath.Dir(p.d.path))
	if err != nil {
		return "", err
	}
	defer r.Close()
	var typed chan string
	if size <= readAtOnce {
		p.print(p.t("evidence.hashing", "path", file))
	} else {
		p.print(p.t("plain.hashing-large", "path", file))
		if !p.ended && len(p.ahead) == 0 {
			typed = p.typed
		}
	}
	ctx, stop := context.WithCancel(p.ctx)
	defer stop()
	type outcome struct {
		sum string
		err error
	}
	quarters, ended := make(chan int64, 3), make(chan outcome, 1)
	go func() {
		done, told := int64(0), int64(0)
		sum, err := hashOf(ctx, r, func(n int64) {
			if done += n; size > readAtOnce && done*4/size > told && done*4/size < 4 {
				told = done * 4 / size
				quarters <- told
			}
		})
		ended <- outcome{sum, err}
	}()
	for {
		select {
		case o := <-ended:
			switch {
			case errors.Is(o.err, context.Canceled):
				p.print(p.t("reading.stopped", "path", file))
				return "", context.Canceled
			case o.err != nil:
				return "", failed("file-unreadable", "path", file).Because(o.err)
			}
			return o.sum, nil
		case q := <-quarters:
			p.print(p.t("reading.quarter", "percent", q*25))
		case s, ok := <-typed:
			switch {
			case !ok:
				typed = nil
				continue
			case p.saysOf(s, "stop", "cancel") != "":
				stop()
			default:
				p.ahead, typed = append(p.ahead, s), nil
			}
			if p.cfg.Echo {
				p.whole(s)
			}
		}
	}
}

// checkFile reads a record's file again and says whether it is the one whose hash was recorded.
func (p *plainMode) checkFile(e assessment.Evidence) {
	if e.File == "" {
		p.print(p.t("file.none"))
		return
	}
	sum, err := p.hashFile(e.File)
	switch {
	case errors.Is(err, context.Canceled):
	case err != nil:
		p.d.note(e, "missing", "")
		p.complain(err)
	case e.SHA256 == "":
		p.done(withHash(e, sum))
	case e.SHA256 == sum:
		p.d.note(e, "same", sum)
		p.print(p.t("file.is-same", "path", e.File))
	default:
		p.d.note(e, "changed", sum)
		p.print(p.t("file.is-changed", "path", e.File))
	}
}

// takeHash records the hash of a file that a check found to be another.
func (p *plainMode) takeHash(e assessment.Evidence) {
	c := p.d.checkOf(e)
	if p.put(withHash(e, c.sum)) {
		p.print(p.t("file.taken", "path", e.File, "hash", c.sum[:12]))
	}
}

// fileOptions are what can be done with a record's file.
func (p *plainMode) fileOptions(e assessment.Evidence) []choice {
	var out []choice
	if e.File != "" {
		out = append(out, choice{"check", p.t("help.check")})
	}
	if p.d.checkOf(e).outcome == "changed" {
		out = append(out, choice{"take-hash", p.t("help.take-hash")})
	}
	return out
}
