package wizard

import tea "github.com/charmbracelet/bubbletea"

// Keys can come before the screen that they are meant for: a person types on while a file is being read, or a slow
// machine shows the first frame late. Such keys wait until the file is there, and then mean what they would have meant
// on its screen; on the screen that is still shown they could open another file.

// maxEarly bounds the keys that wait; what follows is no typing any more.
const maxEarly = 1000

// expect gives a command that brings another screen; its message must be one of the arrivals.
func (a *app) expect(cmd tea.Cmd) tea.Cmd {
	a.expected++
	return cmd
}

// arrival says whether a message is one that expect announced.
func arrival(msg tea.Msg) bool {
	switch msg.(type) {
	case opened, created, loaded, demoed, copiedOn:
		return true
	}
	return false
}

// problemOf is what kept a screen from coming, or nil.
func problemOf(msg tea.Msg) error {
	switch msg := msg.(type) {
	case opened:
		return msg.problem
	case created:
		return msg.problem
	case loaded:
		return msg.problem
	case demoed:
		return msg.problem
	case copiedOn:
		return msg.problem
	}
	return nil
}

// waits keeps what is typed while another screen is on its way. Leaving never waits: a file may come from a drive that
// doesn't answer.
func (a *app) waits(msg tea.Msg) bool {
	if a.expected == 0 {
		return false
	}
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if keyQuitAlways.action(msg.String()) == "quit" {
			return false
		}
		if len(a.early) < maxEarly {
			a.early = append(a.early, msg)
		}
		return true
	case tea.MouseMsg:
		return true // it was aimed at what was shown
	}
	return false
}

// arrived goes on with the keys that waited. They are dropped where the screen that they were meant for did not come, and
// where a draft was found: a digit that was meant for a question would throw it away.
func (a *app) arrived(msg tea.Msg) tea.Cmd {
	a.expected = max(0, a.expected-1)
	if p, asks := a.top().(*picker); problemOf(msg) != nil || asks && p.id == "draft" {
		a.early = nil
	}
	var cmds []tea.Cmd
	for a.expected == 0 && len(a.early) > 0 {
		k := a.early[0]
		a.early = a.early[1:]
		cmds = append(cmds, a.handle(k))
	}
	return tea.Batch(cmds...)
}
