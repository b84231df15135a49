//go:build !windows

// Command pictures makes the pictures of the README from the program itself: a screen of the wizard as
// SVG, and a page of the report as PNG. It needs pdftoppm.
//
//	go run ./internal/pictures
package main

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"cirtkit/internal/ptytest"
)

const (
	cols, rows  = 120, 40
	summaryPage = "3" // of the demo's report
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

func run() error {
	dir, err := os.MkdirTemp("", "pictures")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "cirtkit")
	for _, args := range [][]string{
		{"go", "build", "-o", program, "./cmd/cirtkit"},
		{program, "demo", "--out", dir},
		{"pdftoppm", "-r", "60", "-png", "-singlefile", "-f", summaryPage, filepath.Join(dir, "demo.pdf"), "docs/pictures/report"},
	} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", args[0], err, out)
		}
	}
	cmd := exec.Command(program, "assess", "demo.cirt", "--as", "A. Officer")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8", "CIRTKIT_HOME="+filepath.Join(dir, "home"))
	term, err := ptytest.Start(cmd, cols, rows)
	if err != nil {
		return err
	}
	defer term.Kill()
	if err := term.Wait(10*time.Second, "Sections", "Why"); err != nil {
		return err
	}
	return os.WriteFile("docs/pictures/wizard.svg", []byte(svg(term.Text())), 0o644)
}

// svg draws lines of text as a terminal window.
func svg(screen string) string {
	const width, height = 7.8, 17.0 // of a cell, in pixels
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" role="img" aria-label="A question in the wizard">`+"\n",
		cols*width+24, rows*height+24)
	b.WriteString(`<rect width="100%" height="100%" rx="8" fill="#14181f"/>` + "\n")
	b.WriteString(`<g font-family="ui-monospace,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="13" fill="#d7dde6" xml:space="preserve">` + "\n")
	for i, line := range strings.Split(screen, "\n") {
		if line == "" {
			continue
		}
		n := len([]rune(line))
		fmt.Fprintf(&b, `<text x="12" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n",
			12+height*float64(i)+13, width*float64(n), html.EscapeString(line))
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}
