package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// The program's rooms may only import what stands to their left in docs/design.md ("Rooms"), or a rule of
// the domain ends up on a screen and can't be tested without one. The tables below are that section,
// said in a way that a machine can check. Tests are free: a test of scoring may read its vectors from YAML.

// module is the path that every import of the project's own packages begins with.
const module = "cirtkit/"

// mayImport lists, for each room, the other rooms that its packages may import. A room is a folder with
// all below it, unless a longer name stands here too. Packages under internal/ are no rooms: they are
// leaves that every room may import, and import none themselves.
var mayImport = map[string][]string{
	"questionnaires":   {},
	"scoring":          {"questionnaires"},
	"assessment":       {"questionnaires", "scoring"},
	"planning":         {"questionnaires", "scoring", "assessment"},
	"compare":          {"questionnaires", "scoring", "assessment"},
	"exchange":         {"questionnaires", "scoring", "assessment"},
	"exchange/mission": {"questionnaires", "scoring", "assessment"},
	"exchange/form":    {"questionnaires", "scoring", "assessment", "exchange"},
	"demo":             {"questionnaires", "assessment"},
	"report":           {"questionnaires", "scoring", "assessment", "planning", "compare"},
	"report/pdf":       {"report"},
	"report/text":      {"report"},
	"report/docx":      {"report"},
	"report/html":      {"report"},
	"report/xlsx":      {"report"},
	"report/markdown":  {"report"},
	"wizard":           {"questionnaires", "scoring", "assessment", "planning", "compare", "exchange/mission", "report", "report/text"},
	"cmd/cirtkit": {
		"questionnaires", "scoring", "assessment", "planning", "compare", "exchange", "exchange/mission", "exchange/form", "demo", "report", "report/pdf", "report/text", "report/docx", "report/html", "report/xlsx", "report/markdown", "wizard",
	},
	// Commands for those who work on cirtkit. They are not linked into the program.
	"internal/bench":                {"questionnaires", "assessment"},
	"internal/genindex":             {"questionnaires"},
	"internal/genschema":            {"questionnaires"},
	"internal/releasequestionnaire": {"questionnaires"},
}

// onlyIn names the one place, or few, where a library may be imported, so that it can be replaced there
// without touching the rest (docs/decisions says why each of them is here). The longest matching path
// counts. Libraries that are not listed may be imported anywhere.
var onlyIn = map[string][]string{
	"gopkg.in/yaml.v3":                {"questionnaires"},
	"github.com/jung-kurt/gofpdf":     {"report/pdf"},
	"github.com/xuri/excelize":        {"internal/xlsx"},
	"github.com/charmbracelet":        {"wizard"},
	"github.com/charmbracelet/x/ansi": {"wizard", "internal/text"}, // how many cells a text takes
	"github.com/muesli":               {"wizard"},
	"github.com/spf13":                {"cmd/cirtkit"},
	"github.com/gofrs/flock":          {"assessment"},
	"golang.org/x/image":              {"internal/chart/picture"},
	"github.com/creack/pty":           {"internal/ptytest"},
	"github.com/hinshun/vt10x":        {"internal/ptytest"},
	module + "internal/ptytest":       {"internal/bench", "internal/pictures"},
	module + "internal/bench/long":    {"internal/bench"}, // and tests
	module + "internal/officetest":    {},                 // made for tests
	module + "report/internal/sample": {},                 // made for tests
}

// impure are the standard packages that scoring must do without: the same answers give the same result
// on every machine, today and in ten years.
var impure = []string{"os", "io", "io/fs", "net", "time", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand", "syscall", "unsafe"}

// roomsKept fails when a package imports what its room may not, on any of the systems the program is
// built for.
func roomsKept() error {
	var found []string
	for _, system := range []string{"linux", "windows", "darwin"} {
		cmd := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, module+"...")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return fmt.Errorf("go list for %s: %w", system, err)
		}
		for line := range strings.Lines(string(out)) {
			fields := strings.Fields(line)
			found = append(found, strayImports(fields[0], fields[1:])...)
		}
	}
	if len(found) == 0 {
		return nil
	}
	slices.Sort(found)
	return errors.New("imports that docs/design.md does not allow:\n" + strings.Join(slices.Compact(found), "\n"))
}

// strayImports lists which of a package's imports break the rules, one line each. Paths are import paths.
func strayImports(importer string, imports []string) []string {
	from := strings.TrimPrefix(importer, module)
	room := roomOf(from)
	var stray []string
	if room == "" && !within(from, "internal") {
		stray = append(stray, from+" is in no room: name the room in internal/check/rooms.go and in docs/design.md")
	}
	for _, imported := range imports {
		name, own := strings.CutPrefix(imported, module)
		to := ""
		if own {
			to = roomOf(name)
		}
		owners, owned := ownersOf(imported)
		switch {
		case to != "" && to != room && !slices.Contains(mayImport[room], to):
			stray = append(stray, fmt.Sprintf("%s imports the room %s", from, to))
		case owned && !slices.ContainsFunc(owners, func(owner string) bool { return within(from, owner) }):
			stray = append(stray, fmt.Sprintf("%s imports %s, which belongs to %v alone", from, imported, owners))
		case room == "scoring" && slices.Contains(impure, imported):
			stray = append(stray, fmt.Sprintf("%s imports %s: scoring is pure", from, imported))
		}
	}
	return stray
}

// roomOf is the room that a package of the project is in, by its path below the module; "" for a leaf.
func roomOf(path string) string {
	room := ""
	for name := range mayImport {
		if within(path, name) && len(name) > len(room) {
			room = name
		}
	}
	return room
}

// ownersOf lists who may import a package, and whether anybody is listed for it.
func ownersOf(imported string) ([]string, bool) {
	longest := ""
	for name := range onlyIn {
		if within(imported, name) && len(name) > len(longest) {
			longest = name
		}
	}
	owners, ok := onlyIn[longest]
	return owners, ok
}

// within says whether a path is a folder or lies below it.
func within(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+"/")
}
