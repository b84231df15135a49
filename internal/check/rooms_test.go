package main

import (
	"slices"
	"testing"
)

// The real tree keeps the rules. go test runs in the package's folder, and go list takes the module's
// path, so the folder does not matter.
func TestRoomsAreKept(t *testing.T) {
	if err := roomsKept(); err != nil {
		t.Error(err)
	}
}

func TestStrayImports(t *testing.T) {
	tests := []struct {
		name     string
		importer string
		imported string
		want     string // "" where the import is allowed
	}{
		{"a room to the left", "cirtkit/scoring", "cirtkit/questionnaires", ""},
		{"a room to the right", "cirtkit/scoring", "cirtkit/assessment", "scoring imports the room assessment"},
		{"the first room imports none", "cirtkit/questionnaires", "cirtkit/scoring", "questionnaires imports the room scoring"},
		{"a leaf", "cirtkit/questionnaires", "cirtkit/internal/text", ""},
		{"a leaf imports no room", "cirtkit/internal/text", "cirtkit/questionnaires", "internal/text imports the room questionnaires"},
		{"a tool may", "cirtkit/internal/genindex", "cirtkit/questionnaires", ""},
		{"a renderer sees the document alone", "cirtkit/report/pdf", "cirtkit/scoring", "report/pdf imports the room scoring"},
		{"a renderer and the document", "cirtkit/report/pdf", "cirtkit/report", ""},
		{"one renderer and another", "cirtkit/report/pdf", "cirtkit/report/text", "report/pdf imports the room report/text"},
		{"a part of a room", "cirtkit/report/pdf", "cirtkit/report/pdf/internal/x", ""},
		{"a name that only begins like a room", "cirtkit/reporting", "time", "reporting is in no room: name the room in internal/check/rooms.go and in docs/design.md"},
		{"what is made for tests", "cirtkit/report", "cirtkit/report/internal/sample", "report imports cirtkit/report/internal/sample, which belongs to [] alone"},
		{"a library at home", "cirtkit/questionnaires", "gopkg.in/yaml.v3", ""},
		{"a library elsewhere", "cirtkit/exchange", "gopkg.in/yaml.v3", "exchange imports gopkg.in/yaml.v3, which belongs to [questionnaires] alone"},
		{"a part of a library", "cirtkit/report", "github.com/charmbracelet/lipgloss/table", "report imports github.com/charmbracelet/lipgloss/table, which belongs to [wizard] alone"},
		{"a part of a library that others may use", "cirtkit/internal/text", "github.com/charmbracelet/x/ansi", ""},
		{"a clock in scoring", "cirtkit/scoring", "time", "scoring imports time: scoring is pure"},
		{"a clock elsewhere", "cirtkit/assessment", "time", ""},
		{"a library that nobody owns", "cirtkit/report", "golang.org/x/text/unicode/norm", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			if tt.want != "" {
				want = []string{tt.want}
			}
			if got := strayImports(tt.importer, []string{tt.imported}); !slices.Equal(got, want) {
				t.Errorf("strayImports(%q, %q) = %q, want %q", tt.importer, tt.imported, got, want)
			}
		})
	}
}
