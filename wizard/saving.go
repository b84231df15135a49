package wizard

import (
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

// quit ends the program when nothing waits to be saved any more.
func (a *app) quit() tea.Cmd {
	if a.halfTyped() && !a.dropping {
		// Said once, as for what can't be saved.
		a.dropping = true
		a.tell(inkWarn, a.t("quit.typed"))
		return nil
	}
	note := a.leaveWhy()
	for _, s := range a.stack {
		if n, ok := s.(*noting); ok {
			note = withCmd(note, n.keep(a))
		}
	}
	if a.desk == nil {
		return tea.Quit
	}
	d := a.desk
	switch {
	case d.failed != nil && !a.quitting:
		// Said once: what can't be saved would be lost. A second time takes the reader at their word.
		a.quitting = true
		if d.queue.Waiting() == 0 {
			a.tell(inkWarn, a.t("quit.lost", "path", d.path))
		} else {
			a.tell(inkWarn, a.t("quit.unsaved", "n", d.queue.Waiting()))
		}
		return note
	case d.slow && a.quitting:
		return tea.Quit // Run says what is not on the disk
	case d.failed != nil:
		return tea.Sequence(note, a.close(), tea.Quit)
	case d.queue.Waiting() == 0 && d.moving == 0:
		if a.quitting {
			return tea.Quit // the last look does not come back
		}
		a.quitting = true
		return tea.Sequence(note, a.lastLook())
	}
	a.quitting = true
	if !d.slow { // else the line about the disk says how to leave without it
		a.tell(inkMuted, a.t("quit.waiting"))
	}
	return tea.Batch(note, a.save())
}

// home goes back to the home screen when nothing waits to be saved any more.
func (a *app) home() tea.Cmd {
	d := a.desk
	switch n := d.queue.Waiting(); {
	case d.failed != nil && n > 0:
		a.tell(inkWarn, a.t("home.unsaved", "n", n))
		return nil
	case d.failed != nil:
		a.tell(inkWarn, a.t("home.lost", "path", d.path))
		return nil
	case n == 0 && d.moving == 0:
		a.leaving = true
		return a.lastLook()
	}
	a.leaving = true
	a.tell(inkMuted, a.t("home.waiting"))
	return a.save()
}

func (a *app) left() tea.Cmd {
	cmd := a.close()
	a.leaving, a.desk = false, nil
	a.stack = []screen{newHome()}
	return tea.Batch(cmd, a.look())
}

// lastLook looks at the file once more before it is left: that everything is saved is not said of one that has gone.
func (a *app) lastLook() tea.Cmd {
	d := a.desk
	file := d.file
	return func() tea.Msg { return lastLookMsg{d, file.Check()} }
}

// gotLastLook leaves, unless something has come between.
func (a *app) gotLastLook(msg lastLookMsg) tea.Cmd {
	d := a.desk
	switch {
	case d != msg.of || d.queue.Waiting() > 0: // leaving goes on once that is saved
		return nil
	case msg.problem != nil && (a.quitting || a.leaving):
		d.failed = msg.problem
		key := "home.lost"
		if a.quitting {
			key = "quit.lost"
		}
		a.leaving = false
		a.tell(inkWarn, a.t(key, "path", d.path))
		return nil
	case a.quitting:
		return tea.Sequence(a.close(), tea.Quit)
	case a.leaving:
		return a.left()
	}
	return nil
}

// close closes the open file and remembers it. What is seen stays as it is.
func (a *app) close() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	a.noteRecent()
	file, set, dir := a.desk.file, a.set, a.cfg.Settings
	return func() tea.Msg {
		_ = file.Close()
		_ = set.Save(dir) // losing it is harmless
		return nil
	}
}

// noteRecent brings the open file's line on the home screen up to date: how far it is, and where one is in it.
func (a *app) noteRecent() {
	last := a.desk.recent()
	for _, s := range a.stack {
		if s, ok := s.(*asking); ok {
			last.Question = s.id
		}
	}
	a.set = a.set.Opened(last)
	a.noted = a.cfg.Now()
}

// notedEvery is how old the line on the home screen of an open file may get: a program that is killed writes none.
const notedEvery = time.Minute

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
	if a.reads() {
		a.cantChange()
		return nil
	}
	if len(in.Sets) == 0 && in.Undo == "" {
		return nil
	}
	if err := in.Check(); err != nil { // it would keep back all that follows
		a.complain(err)
		return nil
	}
	if a.desk.put(in) {
		a.tell(inkWarn, a.t("status.reopened"))
	}
	return a.save()
}

// The disk may take its time. A save that has been out for slowAfter is said to be; nothing ends it, since what
// it has written can't be known, but another place can be taken meanwhile.
const slowAfter = 2 * time.Second

// checkEvery is how often it is looked whether the file is still there, and how often what failed is tried again.
const checkEvery = 5 * time.Second

// Messages about the disk. The desk tells one of an assessment that was left from one of that which is open.
type (
	savedMsg struct {
		of      *desk
		n       int // which save of the run
		saved   assessment.Saved
		state   *assessment.State
		problem error
	}
	movedMsg struct { // to another place
		of      *desk
		saved   assessment.Saved
		state   *assessment.State
		path    string
		problem error
	}
	slowMsg struct { // a save may still be out, or the way to another place
		of     *desk
		n      int
		moving bool
	}
	lastLookMsg struct {
		of      *desk
		problem error
	}
	checkMsg   struct{ of *desk } // it is time to look at the file
	checkedMsg struct {
		of      *desk
		n       int
		again   bool // look again in a while
		problem error
	}
)

// save writes all that waits as one save, when none is out.
func (a *app) save() tea.Cmd {
	d := a.desk
	if d.moving > 0 {
		return nil
	}
	batch := d.queue.Next()
	if batch == nil {
		return nil
	}
	d.saves++
	file, n := d.file, d.saves
	d.out = len(batch)
	return withCmd(func() tea.Msg {
		saved, err := file.Save(batch...)
		return savedMsg{of: d, n: n, saved: saved, state: file.State(), problem: err}
	}, a.later(slowAfter, func(time.Time) tea.Msg { return slowMsg{of: d, n: n} }))
}

// saveAs writes the assessment with all that is not on the disk to another place, where it then lives. It does
// not wait for a save that is out; until it is done, no other begins.
func (a *app) saveAs(path string) tea.Cmd {
	d := a.desk
	if d.moving > 0 {
		a.tell(inkWarn, a.t("save-as.moving"))
		return nil
	}
	batch, file, n := d.queue.Unsaved(), d.file, d.saves
	d.moving = 1 + len(batch)
	return withCmd(func() tea.Msg {
		saved, err := file.SaveAs(path, batch...)
		return movedMsg{of: d, saved: saved, state: file.State(), path: file.Path(), problem: err}
	}, a.later(slowAfter, func(time.Time) tea.Msg { return slowMsg{of: d, n: n, moving: true} }))
}

// retry tries again at once what could not be saved.
func (a *app) retry() tea.Cmd {
	if a.desk.queue.Waiting() == 0 {
		return a.check(false)
	}
	if !a.desk.queue.Saving() {
		a.desk.failed = nil
	}
	return a.save()
}

// watch looks at the file in a while.
func (a *app) watch() tea.Cmd {
	d := a.desk
	return a.later(checkEvery, func(time.Time) tea.Msg { return checkMsg{d} })
}

// lookAfter tries again what failed, or looks whether the file is still there. While a save is out, that one looks.
func (a *app) lookAfter(of *desk) tea.Cmd {
	switch d := a.desk; {
	case d != of || d.file.ReadOnly():
		return nil
	case d.queue.Waiting() > 0:
		return withCmd(a.save(), a.watch())
	}
	return a.check(true)
}

func (a *app) check(again bool) tea.Cmd {
	d := a.desk
	file, n := d.file, d.saves
	return func() tea.Msg { return checkedMsg{of: d, n: n, again: again, problem: file.Check()} }
}

func (a *app) gotChecked(msg checkedMsg) tea.Cmd {
	d := a.desk
	if d != msg.of {
		return nil
	}
	if d.saves == msg.n && d.moving == 0 { // else a save has looked since
		if d.failed != nil && msg.problem == nil {
			a.tell(inkGood, a.t("save.back"))
		}
		d.failed = msg.problem
	}
	if !msg.again {
		return nil
	}
	return a.watch()
}

func (a *app) gotSlow(msg slowMsg) {
	d := a.desk
	if d != msg.of || d.saves != msg.n || !msg.moving && !d.queue.Saving() || msg.moving && d.moving == 0 {
		return
	}
	d.slow = true
	if a.quitting {
		a.notice = ""
	}
}

func (a *app) gotSaved(msg savedMsg) tea.Cmd {
	d := a.desk
	if d != msg.of || d.saves != msg.n {
		return nil // of a place that was left
	}
	d.out, d.slow = 0, false
	if msg.problem != nil {
		// The changes stay in the queue, in front of whatever follows.
		d.queue.Failed()
		d.failed = msg.problem
		a.quitting, a.leaving = false, false
		return nil
	}
	d.queue.Done()
	return a.onDisk(msg.saved, msg.state)
}

func (a *app) gotMoved(msg movedMsg) tea.Cmd {
	d := a.desk
	if d != msg.of {
		return nil
	}
	n := d.moving - 1
	d.moving = 0
	if msg.problem != nil {
		d.slow = d.slow && d.queue.Saving()
		a.complain(msg.problem)
		if d.failed != nil {
			return nil
		}
		return a.save()
	}
	d.saves++ // what is still out in the old place no longer matters
	d.out, d.slow = 0, false
	d.queue.Moved(n)
	d.drafts, d.path = newDrafts(msg.path), msg.path
	a.tell(inkGood, a.t("save-as.done", "path", msg.path))
	return a.onDisk(msg.saved, msg.state)
}

// onDisk shows what was written and synced, and goes on with what waits: the next save, or leaving.
func (a *app) onDisk(saved assessment.Saved, now *assessment.State) tea.Cmd {
	d := a.desk
	var settled tea.Cmd
	if d.queue.Waiting() == 0 {
		settled = a.keepDrafts(a.halves()) // what else they held is saved
	}
	d.failed = nil
	if !saved.At.IsZero() {
		d.at = saved.At
	}
	d.settle(now)
	if cmd := a.save(); cmd != nil {
		return cmd
	}
	switch {
	case a.quitting:
		return tea.Sequence(settled, a.close(), tea.Quit)
	case a.leaving:
		return tea.Batch(settled, a.left())
	case a.cfg.Now().Sub(a.noted) >= notedEvery:
		a.noteRecent()
		return tea.Batch(settled, a.remember())
	}
	return settled
}

// halfTyped says whether leaving now would lose what is typed into a form or an answer. A note is kept.
func (a *app) halfTyped() bool {
	for _, s := range a.stack { // help may lie over it
		switch s := s.(type) {
		case *form:
			if s.typed {
				return true
			}
		case *asking:
			if s.writing(a) {
				return true
			}
		}
	}
	return false
}

// trouble says what stands between what is shown and the disk; "" for nothing. It stays until it is over.
func (a *app) trouble(s screen) string {
	d := a.desk
	if d == nil || d.failed == nil && !d.slow {
		return ""
	}
	n := d.queue.Waiting()
	what := ""
	switch {
	case d.failed == nil && a.quitting:
		return a.t("quit.slow", "n", n)
	case d.failed == nil:
		what = a.t("save.slow", "n", n)
	case n == 0:
		what = a.t("save.lost", "problem", unsavedSentence(a.words, d.failed))
	default:
		what = a.t("save.unsaved", "n", n, "problem", unsavedSentence(a.words, d.failed))
	}
	keys, there := s.keys(a), false
	switch s := s.(type) {
	case *form:
		if s.rescue {
			return what
		}
	case *picker:
		there = s.id == "menu"
	}
	switch {
	case keys.action("A") != "save-as" && !there:
		return what + " " + a.t("save.keys-there")
	case d.failed == nil:
		return what + " " + a.t("save.keys-slow")
	}
	return what + " " + a.t("save.keys")
}

// unsavedSentence says why something can't be saved, without the hint where that says only what is said of every
// change that can't be saved: that it is kept, and can be saved elsewhere.
func unsavedSentence(words *lang.Language, problem error) string {
	var f *fault.Fault
	if errors.As(problem, &f) {
		switch f.Key {
		case "assessment.not-saved", "assessment.removed", "assessment.replaced", "assessment.broken":
			return asSentence(f.Message(words))
		}
	}
	return sentence(words, problem)
}
