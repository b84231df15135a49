//go:build !windows

package wizard

import (
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"
)

// suspends gives the terminal back to the shell when the program is told to stop, and draws the screen anew when it
// goes on. ctrl+z says undo here, so this comes from outside: kill -TSTP, or a shell that stops its jobs. The function
// ends it.
func suspends(p *tea.Program, out io.Writer) (end func()) {
	told := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(told, syscall.SIGTSTP, syscall.SIGCONT)
	go func() {
		for {
			select {
			case <-done:
				return
			case s := <-told:
				if s == syscall.SIGCONT { // after SIGSTOP, of which nobody is told
					p.Send(tea.ClearScreen())
					continue
				}
				if p.ReleaseTerminal() != nil {
					continue
				}
				_, _ = io.WriteString(out, wrap)
				// Once it was asked for, Go never lets SIGTSTP stop the process again.
				_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
				for s != syscall.SIGCONT {
					s = <-told
				}
				_ = p.RestoreTerminal()
				_, _ = io.WriteString(out, noWrap)
				p.Send(tea.ResumeMsg{})
			}
		}
	}()
	return func() {
		signal.Stop(told)
		close(done)
	}
}
