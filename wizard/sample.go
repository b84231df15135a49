package wizard

import (
	"os"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"
)

// sampleFile writes the sample into the current folder, or finds the one that was written before. It gives the
// whole path: the reader may not know which folder the program was started in.
func sampleFile(demo func(string) (string, error)) (path string, found bool, err error) {
	path, err = demo(".")
	if err != nil && path != "" {
		if _, missing := os.Stat(path); missing == nil {
			found, err = true, nil
		}
	}
	if whole, cant := filepath.Abs(path); err == nil && cant == nil {
		path = whole
	}
	return path, found, err
}

// sampleWords says where the sample is.
func sampleWords(t func(string, ...any) string, path string, found bool) string {
	if found {
		return t("home.sample-found", "path", path)
	}
	return t("home.sample-written", "path", path)
}

// gotSample opens the sample.
func (a *app) gotSample(msg demoed) tea.Cmd {
	if msg.problem != nil {
		a.complain(msg.problem)
		return nil
	}
	a.sample = &msg
	return a.open(msg.path)
}
