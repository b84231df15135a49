//go:build !windows

// Command pictures makes the pictures of the README from the program itself: a screen of the wizard as
// SVG, and two pages of the report as PNG. It needs pdftoppm and pdftotext.
//
//	go run ./internal/pictures
package main

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"cirtkit/internal/ptytest"
)

const (
	cols, rows = 120, 40
	question   = "mandate.host"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

// drawPage draws the page of a report on which the part with this title begins, as a PNG.
func drawPage(report, title, to string) error {
	for page := 1; ; page++ {
		n := strconv.Itoa(page)
		text, err := exec.Command("pdftotext", "-f", n, "-l", n, report, "-").CombinedOutput()
		if err != nil {
			return fmt.Errorf("no page begins with %q: %w\n%s", title, err, text)
		}
		// The contents have the title in a line of its own as well.
		lines := strings.Split(string(text), "\n")
		if !slices.Contains(lines, title) || slices.Contains(lines, "Contents") {
			continue
		}
		if out, err := exec.Command("pdftoppm", "-r", "60", "-png", "-singlefile", "-f", n, report, to).CombinedOutput(); err != nil {
			return fmt.Errorf("pdftoppm: %w\n%s", err, out)
		}
		return nil
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
	} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", args[0], err, out)
		}
	}
	report := filepath.Join(dir, "demo.pdf")
	for _, of := range []struct{ title, picture string }{
		{"Summary", "report"},
		{"Roadmap: to level 4", "roadmap"},
	} {
		if err := drawPage(report, of.title, filepath.Join("docs", "pictures", of.picture)); err != nil {
			return err
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
	for _, step := range []struct{ keys, wait string }{
		{"", "? help"},
		{"g", "Go to"},
		{question, question},
		{"\r", "To show"},
	} {
		if err := term.Type(step.keys); err != nil {
			return err
		}
		if err := term.Wait(10*time.Second, step.wait); err != nil {
			return err
		}
		time.Sleep(time.Second) // on a busy machine a key is lost that comes with the first frame
	}
	return os.WriteFile("docs/pictures/wizard.svg", []byte(svg(term.Runs())), 0o644)
}

// svg draws the screen as a terminal window.
func svg(screen [][]ptytest.Run) string {
	const width, height = 7.8, 17.0 // of a cell, in pixels
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" role="img" aria-label="A question in the wizard">`+"\n",
		cols*width+24, rows*height+24)
	b.WriteString(`<rect width="100%" height="100%" rx="8" fill="` + paper + `"/>` + "\n")
	b.WriteString(`<g font-family="ui-monospace,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="13" fill="` + ink + `" xml:space="preserve">` + "\n")
	for y, runs := range screen {
		top := 12 + height*float64(y)
		for _, r := range runs {
			left, wide := 12+width*float64(r.Column), width*float64(len([]rune(r.Text)))
			reversed := r.BG == ptytest.Default
			ground := ""
			switch {
			case reversed:
				ground = ink
			case r.BG < 256:
				ground = colour(r.BG)
			}
			if ground != "" {
				fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", left, top, wide, height, ground)
			}
			look := ""
			switch {
			case reversed:
				look += ` fill="` + paper + `"`
			case r.FG < 256:
				look += ` fill="` + colour(r.FG) + `"`
			}
			if r.Bold {
				look += ` font-weight="bold"`
			}
			// Spaces at the ends and more than one within are left out: not every viewer keeps them, and the length is that
			// of what is drawn.
			for _, at := range words.FindAllStringIndex(r.Text, -1) {
				text := r.Text[at[0]:at[1]]
				fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs"%s>%s</text>`+"\n",
					left+width*float64(utf8.RuneCountInString(r.Text[:at[0]])), top+13, width*float64(utf8.RuneCountInString(text)), look, html.EscapeString(text))
			}
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// words are what stands together on a line.
var words = regexp.MustCompile(`[^ ]+(?: [^ ]+)*`)

// The window's own colours.
const paper, ink = "#14181f", "#d7dde6"

// colour is a colour of the palette of 256: 16 named ones, a cube of 6×6×6, and 24 greys.
func colour(c uint32) string {
	named := [16]string{
		"#000000", "#c75c5c", "#5faf5f", "#d7af5f", "#5f87d7", "#af87d7", "#5fafaf", "#c6c6c6",
		"#808080", "#ff8787", "#87d787", "#ffd787", "#87afff", "#d7afff", "#87d7d7", "#ffffff",
	}
	switch {
	case c < 16:
		return named[c]
	case c >= 232:
		grey := 8 + 10*(c-232)
		return fmt.Sprintf("#%02x%02x%02x", grey, grey, grey)
	}
	steps := [6]int{0, 95, 135, 175, 215, 255}
	c -= 16
	return fmt.Sprintf("#%02x%02x%02x", steps[c/36], steps[c/6%6], steps[c%6])
}
