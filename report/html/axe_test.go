package html

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// axe-core finds nothing serious in any page, on a telephone and on a desk, in the light and in the dark. The test
// wants CIRTKIT_AXE to name the file axe.min.js; README.md says where it comes from.
func TestAxeFindsNothingSerious(t *testing.T) {
	browser(t)
	path := os.Getenv("CIRTKIT_AXE")
	if path == "" {
		t.Skip("CIRTKIT_AXE names no axe.min.js")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := written(t)
	for name := range pages {
		pages[name] = strings.Replace(pages[name], "</head>", "<script>"+string(axe)+"</script></head>", 1)
	}
	type found struct {
		Error      string
		Passes     int
		Violations []struct {
			ID, Impact string
			Nodes      []string
		}
	}
	for _, v := range []view{{360, false}, {360, true}, {1280, false}, {1280, true}} {
		t.Run(fmt.Sprintf("%+v", v), func(t *testing.T) {
			for name, f := range ask[found](t, pages, v, `
				if (matchMedia('(prefers-color-scheme: dark)').matches !== `+fmt.Sprint(v.dark)+`) throw 'the light is wrong'
				const r = await axe.run(document, {resultTypes: ['violations']})
				return {Passes: r.passes.length, Violations: r.violations.map(v => ({ID: v.id, Impact: v.impact, Nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 150))}))}`) {
				if f.Error != "" || f.Passes < 10 {
					t.Fatalf("%s: %s, %d rules passed", name, f.Error, f.Passes)
				}
				for _, violation := range f.Violations {
					if slices.Contains([]string{"serious", "critical"}, violation.Impact) {
						t.Errorf("%s: %s (%s): %q", name, violation.ID, violation.Impact, violation.Nodes)
					} else {
						t.Logf("%s: %s (%s): %q", name, violation.ID, violation.Impact, violation.Nodes)
					}
				}
			}
		})
	}
}
