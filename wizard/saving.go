package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// quit ends the program when nothing waits to be saved any more.
func (a *app) quit() tea.Cmd {
	if a.halfTyped() && !a.dropping {
		// Said once, as for what can't be saved.
		a.dropping = true
		a.tell(inkWarn, a.t("quit.typed"))
		return nil
	}
	var note tea.Cmd
	switch s := a.top().(type) {
	case *noting:
		note = s.keep(a)
	case *why:
		note = s.leave(a)
	}
	if a.desk == nil {
		return tea.Quit
	}
	if a.desk.failed != nil && !a.quitting {
		// Said once: what can't be saved would be lost. A second time takes the reader at their word.
		a.quitting = true
		a.tell(inkWarn, a.t("quit.unsaved", "n", a.desk.queue.Waiting()))
		return note
	}
	a.quitting = true
	if a.desk.queue.Waiting() == 0 || a.desk.failed != nil {
		return tea.Sequence(note, a.close(), tea.Quit)
	}
	a.tell(inkMuted, a.t("quit.waiting"))
	return tea.Batch(note, a.save())
}

// home goes back to the home screen when nothing waits to be saved any more.
func (a *app) home() tea.Cmd {
	if a.desk.failed != nil {
		a.tell(inkWarn, a.t("home.unsaved", "n", a.desk.queue.Waiting()))
		return nil
	}
	a.leaving = true
	if a.desk.queue.Waiting() == 0 {
		return a.left()
	}
	return a.save()
}

func (a *app) left() tea.Cmd {
	cmd := a.close()
	a.leaving, a.desk = false, nil
	a.stack = []screen{newHome()}
	return tea.Batch(cmd, a.look())
}

// close closes the open file and remembers it. What is seen stays as it is.
func (a *app) close() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	last := a.desk.recent()
	for _, s := range a.stack {
		if s, ok := s.(*asking); ok {
			last.Question = s.id
		}
	}
	a.set = a.set.Opened(last)
	file, set, dir := a.desk.file, a.set, a.cfg.Settings
	return func() tea.Msg {
		_ = file.Close()
		_ = set.Save(dir) // losing it is harmless
		return nil
	}
}

// remember keeps the settings.
func (a *app) remember() tea.Cmd {
	set, dir := a.set, a.cfg.Settings
	return func() tea.Msg {
		_ = set.Save(dir)
		return nil
	}
}

// put queues a change and starts saving.
func (a *app) put(in assessment.Intent) tea.Cmd {
	if a.desk.file.ReadOnly() {
		a.tell(inkWarn, a.t("read-only"))
		return nil
	}
	if len(in.Sets) == 0 && in.Undo == "" {
		return nil
	}
	reopens := a.desk.reopens(in)
	a.desk.put(in)
	if reopens {
		a.tell(inkWarn, a.t("status.reopened"))
	}
	return a.save()
}

// save writes all that waits as one save, when none is out.
func (a *app) save() tea.Cmd {
	d := a.desk
	batch := d.queue.Next()
	if batch == nil {
		return nil
	}
	file, path := d.file, d.path
	d.out = len(batch)
	return func() tea.Msg {
		saved, err := file.Save(batch...)
		return savedMsg{saved: saved, snap: snapshot(file), path: path, problem: err}
	}
}

// saveAs writes all that waits to another place, where the assessment then lives.
func (a *app) saveAs(path string) tea.Cmd {
	d := a.desk
	batch := d.queue.Next()
	if batch == nil {
		return nil
	}
	file := d.file
	d.out = len(batch)
	return func() tea.Msg {
		saved, err := file.SaveAs(path, batch...)
		return savedMsg{saved: saved, snap: snapshot(file), path: file.Path(), problem: err}
	}
}

func (a *app) gotSaved(msg savedMsg) tea.Cmd {
	d := a.desk
	if d == nil {
		return nil
	}
	d.out = 0
	if msg.problem != nil {
		// The changes stay in the queue, in front of whatever follows.
		d.queue.Failed()
		d.failed = msg.problem
		a.quitting, a.leaving = false, false
		return nil
	}
	d.queue.Done()
	var settled tea.Cmd
	if n, writing := a.top().(*noting); d.queue.Waiting() == 0 && (!writing || n.draft(a) == nil) {
		settled = a.keepDraft(nil) // what it held is saved
	}
	if d.path != msg.path {
		d.drafts, d.draftCount = &draftFile{path: draftPath(msg.path)}, 0
	}
	d.failed, d.path = nil, msg.path
	if !msg.saved.At.IsZero() {
		d.at = msg.saved.At
	}
	d.settle(msg.snap)
	if cmd := a.save(); cmd != nil {
		return cmd
	}
	switch {
	case a.quitting:
		return tea.Sequence(settled, a.close(), tea.Quit)
	case a.leaving:
		return tea.Batch(settled, a.left())
	}
	return settled
}

// halfTyped says whether leaving now would lose what is typed into a form or an answer. A note is kept.
func (a *app) halfTyped() bool {
	switch s := a.top().(type) {
	case *form:
		return s.typed
	case *asking:
		return a.desk != nil && s.typing && s.edit.text != valueOf(a.desk.entry(s.id).Answer)
	}
	return false
}
