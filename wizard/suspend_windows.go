package wizard

import (
	"io"

	tea "github.com/charmbracelet/bubbletea"
)

// suspends does nothing where processes can't be suspended by a shell.
func suspends(*tea.Program, io.Writer) (end func()) { return func() {} }
