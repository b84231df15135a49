package wizard

import (
	"context"
	"errors"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	_ "cirtkit/wizard/internal/quiet" // before bubbletea: see there
)

// Run shows the wizard on the full screen until the reader leaves. It decides nothing about terminals:
// ask ScreenPossible first. Whatever ends it, the terminal is put back as it was, and what was shown as
// saved is on the disk.
func Run(ctx context.Context, cfg Config) error {
	a := newApp(cfg)
	p := tea.NewProgram(guarded{a},
		tea.WithContext(ctx), tea.WithInput(cfg.Stdin), tea.WithOutput(cfg.Stdout), tea.WithAltScreen(), tea.WithMouseCellMotion(),
		tea.WithoutSignalHandler())
	_, err := p.Run()
	path := ""
	if a.desk != nil {
		path = a.desk.path
		// A note that was being written lies in its draft, and is offered at the next opening.
		if n, ok := a.top().(*noting); ok && !a.desk.file.ReadOnly() {
			if d := n.draft(a); d != nil {
				_ = a.desk.drafts.put(a.desk.draftCount+1, d)
			}
		}
		// After an interrupt or a fault the batch that is out still gets to the disk (Close waits for
		// it); what waited behind it follows.
		if rest := a.desk.queue.Unsaved()[a.desk.out:]; len(rest) > 0 && a.desk.failed == nil {
			_, _ = a.desk.file.Save(rest...)
		}
		_ = a.desk.file.Close()
	}
	switch {
	case a.panicked != nil:
		return a.crash(path)
	case errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, tea.ErrProgramPanic) && path != "":
		return fmt.Errorf("%w: %s", err, a.t("crash.file", "path", path))
	}
	return err
}

// crash says where the file is after the program fell over.
func (a *app) crash(path string) error {
	if path == "" {
		return errors.New(a.t("crash", "what", fmt.Sprint(a.panicked)))
	}
	return errors.New(a.t("crash", "what", fmt.Sprint(a.panicked)) + " " + a.t("crash.file", "path", path))
}

// guarded catches a panic of the model, so that the program ends in order: the terminal is restored and
// the error says where the assessment is, instead of a trace over a broken screen.
type guarded struct{ *app }

// Update is app.Update, guarded.
func (g guarded) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			g.panicked = r
			m, cmd = g, tea.Quit
		}
	}()
	if g.panicked != nil { // in View, which can't quit
		return g, tea.Quit
	}
	_, cmd = g.app.Update(msg)
	return g, cmd
}

// View is app.View, guarded; after a panic there is nothing to show.
func (g guarded) View() (s string) {
	defer func() {
		if r := recover(); r != nil {
			if g.panicked == nil {
				g.panicked = r
			}
			s = ""
		}
	}()
	if g.panicked != nil {
		return ""
	}
	return g.app.View()
}
