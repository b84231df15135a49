package wizard

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The map in doc.go names every file once, and none that is not there.
func TestTheMapIsWhole(t *testing.T) {
	src, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, places, _ := strings.Cut(string(src), "Where things are")
	_, places, _ = strings.Cut(places, "\n")
	named := map[string]int{}
	for _, name := range regexp.MustCompile(`\b[a-z][a-z_]*\.go`).FindAllString(places, -1) {
		named[name]++
		if _, err := os.Stat(name); err != nil {
			t.Errorf("the map names %s: %v", name, err)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		beside := regexp.MustCompile(`_(plain|unix|windows)\.go$`).ReplaceAllString(name, ".go")
		if strings.HasSuffix(name, "_test.go") || name == "doc.go" {
			continue
		}
		if named[name] != 1 && (beside == name || named[beside] != 1) {
			t.Errorf("the map names %s %d times", name, named[name])
		}
	}
}
