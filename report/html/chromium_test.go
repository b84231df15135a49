package html

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// view is how a page is looked at.
type view struct {
	width int // pixels
	dark  bool
}

// browser runs Chromium by its own flags. The test is skipped where there is none, and in short runs: it takes
// seconds.
func browser(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium here")
	return ""
}

// chromium runs the browser on a file and gives what it prints.
func chromium(t *testing.T, dark bool, arguments ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	scheme := "1"
	if dark {
		scheme = "0"
	}
	arguments = append([]string{
		"--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--disable-background-networking",
		"--user-data-dir=" + t.TempDir(), "--blink-settings=preferredColorScheme=" + scheme,
	}, arguments...)
	out, err := exec.CommandContext(ctx, browser(t), arguments...).Output()
	if err != nil {
		t.Fatalf("Chromium: %v", err)
	}
	return string(out)
}

var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="[^"]*"/>`)

// ask opens pages in frames of a width, lets a script look at each, and gives what the scripts say. A window cannot be
// as narrow as a telephone; a frame can. The script is the body of a function that returns a value, or a promise of
// one; it stands in a copy of the page whose policy allows it.
func ask[T any](t *testing.T, pages map[string]string, v view, script string) map[string]T {
	t.Helper()
	dir := t.TempDir()
	var frames strings.Builder
	for name, source := range pages {
		if !policy.MatchString(source) {
			t.Fatalf("%s has no content security policy", name)
		}
		source = policy.ReplaceAllString(source, "")
		source = strings.Replace(source, "</body>", "<script>addEventListener('load', async () => {"+
			"let said; try { said = await (async () => {"+script+"})() } catch (e) { said = {Error: String(e)} }"+
			"parent.postMessage({name: "+fmt.Sprintf("%q", name)+", said}, '*')})</script></body>", 1)
		if err := os.WriteFile(filepath.Join(dir, name+".html"), []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&frames, `<iframe src="%s.html" width="%d" height="900" style="border:0"></iframe>`, name, v.width)
	}
	outer := fmt.Sprintf(`<!DOCTYPE html><meta charset="utf-8"><body><pre id="said"></pre><script>
		let all = {}, left = %d
		addEventListener('message', e => { all[e.data.name] = e.data.said; if (--left === 0) said.textContent = JSON.stringify(all) })
		</script>%s</body>`, len(pages), frames.String())
	path := filepath.Join(dir, "outer.html")
	if err := os.WriteFile(path, []byte(outer), 0o644); err != nil {
		t.Fatal(err)
	}
	dom := chromium(t, v.dark, "--window-size=1400,1000", "--virtual-time-budget=60000", "--dump-dom", "file://"+path)
	_, said, _ := strings.Cut(dom, `<pre id="said">`)
	said, _, _ = strings.Cut(said, "</pre>")
	said = html.UnescapeString(said)
	var answers map[string]T
	if err := json.Unmarshal([]byte(said), &answers); err != nil || len(answers) != len(pages) {
		t.Fatalf("%v: the pages said %.2000q", err, said)
	}
	return answers
}

func written(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for name, d := range documents(t) {
		pages[name] = write(t, d)
	}
	return pages
}

// No page is wider than its screen, and no text of a chart leaves its drawing, meets another, or is too small to read.
func TestEveryScreenHoldsThePage(t *testing.T) {
	browser(t)
	pages := written(t)
	type found struct {
		Error             string
		Width, Scrolls    int
		Wide, Over, Small []string
		Charts            int
	}
	broad := map[string]string{} // in the broadest of the fonts that a reader may have
	for name, source := range pages {
		broad[name] = strings.ReplaceAll(source, `"Segoe UI","Noto Sans",`, `"DejaVu Sans",`)
	}
	for _, tt := range []struct {
		name  string
		width int
		pages map[string]string
	}{{"320", 320, pages}, {"360", 360, pages}, {"360 broad", 360, broad}, {"720", 720, pages}, {"900", 900, pages}, {"1200", 1200, pages}, {"1200 broad", 1200, broad}} {
		width, pages := tt.width, tt.pages
		t.Run(tt.name, func(t *testing.T) {
			for name, f := range ask[found](t, pages, view{width: width}, `
				const wide = [], over = [], small = []
				const root = document.scrollingElement, edge = root.clientWidth
				for (const e of document.body.querySelectorAll('*')) {
					const b = e.getBoundingClientRect()
					if (b.width && (b.right > edge + 1 || b.left < -1) && !e.closest('.scrolls,.numbers,.skip')) wide.push(e.tagName + ' ' + e.className + ': ' + e.textContent.slice(0, 40))
				}
				let charts = 0
				for (const svg of document.querySelectorAll('svg')) {
					const frame = svg.getBoundingClientRect()
					if (!frame.width) continue
					charts++
					const boxes = []
					for (const text of svg.querySelectorAll('text')) {
						const b = text.getBoundingClientRect(), size = parseFloat(getComputedStyle(text).fontSize) * frame.width / svg.viewBox.baseVal.width
						const what = text.textContent
						if (size < 11 && innerWidth >= 360) small.push(size.toFixed(1) + ': ' + what)
						if (b.left < frame.left - 1.5 || b.right > frame.right + 1.5) over.push('outside: ' + what + ' by ' + Math.max(frame.left - b.left, b.right - frame.right).toFixed(1))
						// The box of a line is higher than its letters.
						const box = {l: b.left, r: b.right, t: b.top + 0.22 * b.height, b: b.bottom - 0.22 * b.height, what}
						for (const o of boxes) if (box.l + 0.5 < o.r && o.l + 0.5 < box.r && box.t < o.b && o.t < box.b) over.push(what + ' over ' + o.what)
						boxes.push(box)
					}
				}
				return {Width: innerWidth, Scrolls: root.scrollWidth, Wide: wide.slice(0, 5), Over: over.slice(0, 5), Small: small.slice(0, 5), Charts: charts}`) {
				if f.Error != "" || f.Width != width {
					t.Fatalf("%s: %s, %d wide", name, f.Error, f.Width)
				}
				if f.Scrolls > width || len(f.Wide) > 0 {
					t.Errorf("%s is %d wide on a screen of %d: %q", name, f.Scrolls, width, f.Wide)
				}
				if len(f.Over) > 0 {
					t.Errorf("%s: texts of charts in each other's way: %q", name, f.Over)
				}
				if len(f.Small) > 0 {
					t.Errorf("%s: letters smaller than 11 pixels: %q", name, f.Small)
				}
				if name == "demo" && f.Charts < 10 {
					t.Errorf("%s: %d charts are shown", name, f.Charts)
				}
			}
		})
	}
}
