package html

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// The browser itself, given the page as it is, runs its script and asks the page's server for nothing else. (That no
// other address stands in a page but those of links is checked in check.)
func TestNothingComesFromElsewhere(t *testing.T) {
	browser(t)
	for name, source := range written(t) {
		if name != "demo" && name != "fixture" && name != "hostile" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			var mu sync.Mutex
			var asked []string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				defer mu.Unlock()
				asked = append(asked, r.URL.Path)
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				fmt.Fprint(w, source)
			}))
			defer server.Close()
			dom := chromium(t, false, "--window-size=1280,1000", "--virtual-time-budget=10000", "--dump-dom", server.URL+"/report")
			if !slices.Equal(asked, []string{"/report"}) {
				t.Errorf("the page's server was asked for %q", asked)
			}
			if sorts := strings.Contains(source, "data-sort="); sorts && !strings.Contains(dom, `<button type="button"`) {
				t.Error("the script did not run")
			}
		})
	}
}

// A policy that keeps the page's own style or script out would show at once as a page without a face.
func TestPolicyLetsThePageBe(t *testing.T) {
	browser(t)
	source := write(t, fixture())
	probe := `<iframe id="f" width="1280" height="800"></iframe>`
	path := filepath.Join(t.TempDir(), "page.html")
	outer := filepath.Join(filepath.Dir(path), "outer.html")
	if err := os.WriteFile(path, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	script := `<pre id="said"></pre><script>f.onload = () => { const d = f.contentDocument, said2 = [getComputedStyle(d.querySelector('h1')).color, getComputedStyle(d.querySelector('.k1 tr > *, table tr > *')).textAlign, d.querySelectorAll('thead button').length]; said.textContent = said2.join('|') }; f.src = 'page.html'</script>`
	if err := os.WriteFile(outer, []byte("<!DOCTYPE html><body>"+probe+script), 0o644); err != nil {
		t.Fatal(err)
	}
	dom := chromium(t, false, "--allow-file-access-from-files", "--virtual-time-budget=10000", "--dump-dom", "file://"+outer)
	if want := `<pre id="said">rgb(11, 74, 117)|left|6</pre>`; !strings.Contains(dom, want) {
		t.Errorf("want %s in %.600s", want, dom[strings.Index(dom, "<pre"):])
	}
}
