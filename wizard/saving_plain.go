package wizard

import (
	"cmp"
	"errors"
	"strings"
	"time"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// put saves at once; what can't be saved waits, and is tried again with the next change.
func (p *plainMode) put(in assessment.Intent) bool {
	if p.d.file.ReadOnly() {
		p.cantChange()
		return false
	}
	if len(in.Sets) == 0 && in.Undo == "" {
		return true
	}
	if err := in.Check(); err != nil { // it would keep back all that follows
		p.complain(err)
		return false
	}
	reopens := p.d.put(in)
	if !p.save() {
		return false
	}
	if reopens {
		p.print(p.t("status.reopened"))
	}
	return true
}

func (p *plainMode) save() bool {
	batch := p.d.queue.Next()
	if batch == nil {
		return true
	}
	saved, err := p.waitFor(func() (assessment.Saved, error) { return p.d.file.Save(batch...) })
	if p.d.queue.Waiting() == 0 {
		return true // in another place meanwhile
	}
	if err != nil {
		p.d.queue.Failed()
		p.failed(err)
		return false
	}
	p.saved(saved)
	return true
}

func (p *plainMode) saved(s assessment.Saved) {
	p.d.queue.Done()
	p.d.failed, p.d.path = nil, p.d.file.Path()
	if !s.At.IsZero() {
		p.d.at = s.At
	}
	p.d.settle(p.d.file.State())
	p.keepDrafts() // what they held is saved
}

// failed says what can't be saved, and what can be done about it.
func (p *plainMode) failed(err error) {
	p.d.failed = err
	if n := p.d.queue.Waiting(); n > 0 {
		p.print(p.t("save.unsaved", "n", n, "problem", unsavedSentence(p.words, err)))
	} else {
		p.print(p.t("save.lost", "problem", unsavedSentence(p.words, err)))
	}
	if !p.stuck {
		p.print(p.t("plain.save-again"))
	}
}

func (p *plainMode) doRetry(*questionnaires.Question, string) {
	if p.d.queue.Waiting() == 0 {
		p.d.failed = nil
		p.look()
	}
	if p.save() && p.d.failed == nil {
		p.print(p.t("save.nothing"))
	}
}

func (p *plainMode) doSaveAs(_ *questionnaires.Question, rest string) {
	if !p.reads() && p.d.queue.Waiting() == 0 && p.d.failed == nil {
		p.print(p.t("save.nothing"))
		return
	}
	if rest == "" {
		what, other := p.t("new.path"), p.cfg.elsewhere(p.d.path)
		if other != "" {
			what = p.t("save-as.proposed", "path", other)
		}
		typed, ok := p.askPath(what, noFile)
		if !ok {
			return
		}
		if typed = cmp.Or(typed, other); typed == "" {
			return
		}
		rest = typed
	}
	if p.reads() {
		p.copyOn(rest)
		return
	}
	p.saveAs(rest)
}

// saveAs goes on in another place with all that is not on the disk, that of a save which is out included.
func (p *plainMode) saveAs(path string) bool {
	saved, err := p.d.file.SaveAs(expand(path), p.d.queue.Unsaved()...)
	if err != nil {
		p.complain(err)
		return false
	}
	p.d.queue.Moved(p.d.queue.Waiting())
	p.d.drafts = newDrafts(p.d.file.Path())
	p.saved(saved)
	p.print(p.t("save-as.done", "path", p.d.path))
	return true
}

// look says, before a question is asked, that the file is no longer there as it was. A disk that does not answer
// is spoken of when something is saved.
func (p *plainMode) look() {
	if p.d.failed != nil || p.d.queue.Waiting() > 0 || p.d.file.ReadOnly() {
		return
	}
	if err := p.check(); err != nil {
		p.failed(err)
	}
}

// check says whether the file is as it was left, as far as the disk answers in time.
func (p *plainMode) check() error {
	file, done := p.d.file, make(chan error, 1)
	go func() { done <- file.Check() }()
	select {
	case err := <-done:
		return err
	case <-time.After(p.slowAfter()):
		return nil
	}
}

func (p *plainMode) slowAfter() time.Duration { return cmp.Or(p.cfg.slowAfter, slowAfter) }

// waitFor waits for a save. When the disk takes its time that is said, and two words are taken while it does:
// saveas with a path, and quit. Another line waits until what it answers is asked, and so does a quit behind it: it may
// have been typed before anybody knew. Of a pipe nothing is taken: its lines answer no news.
func (p *plainMode) waitFor(save func() (assessment.Saved, error)) (assessment.Saved, error) {
	type outcome struct {
		saved assessment.Saved
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		saved, err := save()
		done <- outcome{saved, err}
	}()
	slow := time.After(p.slowAfter())
	var typed chan string // nothing is taken of what is typed before it is said that something can be
	for {
		select {
		case o := <-done:
			return o.saved, o.err
		case <-slow:
			if p.ended || p.cfg.Echo {
				p.print(p.t("save.slow", "n", p.d.queue.Waiting()))
				continue
			}
			p.print(p.t("plain.slow", "n", p.d.queue.Waiting()))
			typed = p.typed
		case s, ok := <-typed:
			first, path, _ := strings.Cut(strings.TrimPrefix(s, "/"), " ")
			switch {
			case !ok:
				typed = nil
			case p.says(first, "saveas") && path != "":
				if p.saveAs(strings.TrimSpace(path)) {
					return assessment.Saved{}, nil
				}
			case p.says(first, "quit") && path == "" && len(p.ahead) == 0:
				p.left, p.stuck = true, true
				return assessment.Saved{}, errors.New(p.t("end.slow"))
			default:
				p.ahead = append(p.ahead, s)
				p.print(p.t("plain.slow-later"))
			}
		case <-p.ctx.Done():
			p.ended, p.stuck = true, true
			return assessment.Saved{}, errors.New(p.t("end.slow"))
		}
	}
}
