// Package quiet stops bubbletea v1 from asking the terminal for its background colour when the program
// starts, which makes a terminal that never answers cost five seconds. Go initialises packages in order
// of import path, each as soon as its own imports are ready; this one imports lipgloss and nothing else,
// and its path sorts before bubbletea's, so it is ready first.
package quiet

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
