package wizard

import "slices"

// changingWords are the words of the line mode that change an assessment.
var changingWords = []string{
	"dontknow", "withheld", "na", "none", "add", "edit", "remove", "write", "provided", "clear", "mark", "undo", "redo", "behalf", "finding",
	"note", "review", "step", "record", "status", "approve", "signed", "release", "retry",
}

func (p *plainMode) reads() bool { return p.d != nil && p.d.file.ReadOnly() }

// keeps says whether the file can keep what a word changes, or that it can't.
func (p *plainMode) keeps(word string) bool {
	if !p.reads() || !slices.Contains(changingWords, word) {
		return true
	}
	p.cantChange()
	return false
}

func (p *plainMode) cantChange() { p.print(p.t(readOnlyKey(p.d))) }

// readOut prints a list that nothing can be done with, where the file can only be read; else it is false.
func (p *plainMode) readOut(title string, options []choice) bool {
	if !p.reads() {
		return false
	}
	p.print(title)
	if len(options) == 0 {
		p.print(p.t("plain.list-nothing"))
	}
	p.list(options)
	return true
}

// copyOn copies the file to another place and goes on there.
func (p *plainMode) copyOn(path string) {
	if len(p.d.file.Damage()) > 0 {
		p.cantChange()
		return
	}
	path = withEnding(expand(path))
	f, err := openCopy(p.d.path, path, p.cfg.options(p.set.Author))
	if err != nil {
		p.complain(err)
		return
	}
	_ = p.d.file.Close()
	id := p.id
	p.seat(f)
	p.id, p.shown = id, false
	p.print(p.t("copy-on.done", "path", path))
}
