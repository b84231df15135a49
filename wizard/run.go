package wizard

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/text"
	"cirtkit/wizard/internal/cells"
	_ "cirtkit/wizard/internal/quiet" // before bubbletea: see there
)

// Run shows the wizard on the full screen until the reader leaves. It decides nothing about terminals:
// ask ScreenPossible first. Whatever ends it, the terminal is put back as it was, and what was shown as
// saved is on the disk. An interrupt gives ctx's error.
func Run(ctx context.Context, cfg Config) error {
	a := newApp(cfg)
	screen := cells.New(cfg.Stdout, terminalHere(cfg.env, runtime.GOOS))
	p := tea.NewProgram(guarded{a},
		tea.WithContext(ctx), tea.WithInput(keyboard(cfg.Stdin)), tea.WithOutput(screen.Output()), tea.WithAltScreen(),
		tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
			if size, ok := msg.(tea.WindowSizeMsg); ok {
				screen.Resized(size.Width, size.Height)
			}
			return msg
		}),
		tea.WithFPS(120), // a frame waits for the next beat: half of it is half of the wait
		tea.WithMouseCellMotion(), tea.WithoutSignalHandler())
	end := suspends(p, cfg.Stdout)
	_, _ = io.WriteString(cfg.Stdout, noWrap)
	_, err := p.Run()
	_, _ = io.WriteString(cfg.Stdout, wrap)
	end()
	ordinary := err == nil && a.panicked == nil
	a.settleNew(ordinary)
	path, unsaved := "", error(nil)
	if a.desk != nil {
		path = a.desk.path
		within := settleWithin
		if a.quitting && a.desk.slow {
			within = 0 // the reader has waited, and knows
		}
		unsaved = a.settle(within, ordinary)
	}
	switch {
	case a.panicked != nil:
		return a.crash(path)
	case errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil:
		if unsaved != nil {
			a.say(a.sentence(unsaved))
		}
		return ctx.Err()
	case errors.Is(err, tea.ErrProgramPanic) && path != "":
		return fmt.Errorf("%w: %s", err, a.t("crash.file", "path", path))
	case err == nil && unsaved != nil:
		return unsaved
	case err == nil && path != "" && a.desk.file.ReadOnly():
		a.say(a.t("end-read", "path", shellWord(path)))
	case err == nil && path != "":
		a.say(a.t("end", "path", shellWord(path)))
	}
	return err
}

// Terminals don't agree on how wide some characters are. Where one draws a line wider than it was counted, the line must
// not go on in the next row: everything below would move, and the screen would never be whole again.
const (
	noWrap = "\x1b[?7l"
	wrap   = "\x1b[?7h"
)

// settleWithin bounds how long the program waits for a disk after it was told to end.
const settleWithin = 5 * time.Second

// settle brings to the disk what has not got there when the screen ends, by an interrupt or a fault: the
// batch that is out (Close waits for it), what waited behind it, a changed answer that is still asked why, and the drafts
// of all that was half written, which is offered at the next opening. After an ordinary end nothing is left to do: what
// was half written then was thrown away.
func (a *app) settle(within time.Duration, ordinary bool) error {
	d := a.desk
	out := d.out
	var half []*draft
	if !ordinary {
		half = a.lastHalves()
	}
	k := a.drafts()
	first, then := k.keep(half), func() error { return nil }
	if len(half) == 0 {
		first, then = nil, first
	}
	rest := d.queue.Unsaved()[out:]
	done := make(chan error, 1)
	a.noteRecent()
	set := a.set
	go func() {
		var err error
		if first != nil {
			_ = first()
		}
		if len(rest) > 0 && d.failed == nil {
			_, err = d.file.Save(rest...)
		}
		if then != nil && err == nil && out == 0 && d.failed == nil {
			_ = then() // what they held is saved
		}
		_ = d.file.Close()
		_ = set.Save(a.cfg.Settings) // losing it is harmless
		done <- err
	}()
	var err error
	select {
	case err = <-done:
	case <-time.After(within):
		err = errors.New(a.t("end.slow"))
	}
	if err == nil {
		err = d.failed
	}
	return unsaved(d, err)
}

// lastHalves is all that is half written when the screen ends in disorder. A fault of the model must not keep the rest from
// the disk.
func (a *app) lastHalves() (out []*draft) {
	defer func() { _ = recover() }()
	if a.panicked == nil {
		a.leaveWhy()
	}
	return a.halves()
}

// settleNew keeps what was entered for a new assessment when the screen ends in disorder, for the next start; else it was
// thrown away.
func (a *app) settleNew(ordinary bool) {
	if a.desk != nil && !ordinary {
		return // as the last beat left it
	}
	var half []*draft
	if !ordinary {
		half = a.lastHalves()
	}
	if write := a.newDrafts.keep(half); write != nil {
		_ = write()
	}
}

// unsaved is the fault that says what is not on the disk, or may not be, when the wizard ends; nil for nothing.
func unsaved(d *desk, problem error) error {
	switch n := d.queue.Waiting(); {
	case problem == nil:
		return nil
	case n == 0 && d.failed == nil:
		return nil // saved, and only closing it failed
	case n == 0:
		return problem
	default:
		return failed("unsaved", "n", n, "path", d.path).Because(problem)
	}
}

// say prints a line on the screen that is there again once the wizard's own is gone.
func (a *app) say(s string) { _, _ = fmt.Fprintln(a.cfg.Stdout, text.Terminal(s)) }

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
