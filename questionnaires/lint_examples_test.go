package questionnaires

import (
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/internal/lang"
)

var update = flag.Bool("update", false, "renew what the linter says about the broken examples")

// TestLintExamples lints one broken example for every rule, each in a folder of its own under testdata/lint,
// and compares all that is said about it with want.txt there.
func TestLintExamples(t *testing.T) {
	for _, rule := range LintRules() {
		t.Run(rule.Name, func(t *testing.T) {
			folder := filepath.Join("testdata", "lint", rule.Name)
			var said strings.Builder
			ofRule := 0
			for _, f := range lint(mustLoad(t, folder), releasedBeside(t, folder)) {
				if f.Rule == rule.Name {
					ofRule++
				}
				f.Place.File = filepath.ToSlash(strings.TrimPrefix(f.Place.File, folder+string(filepath.Separator)))
				said.WriteString(f.Message(lang.English()) + "\n")
				if hint := f.Hint(lang.English()); hint != "" {
					said.WriteString("  hint: " + hint + "\n")
				} else {
					t.Errorf("%s has no hint", f.Key)
				}
			}
			if ofRule == 0 {
				t.Errorf("the rule found nothing in its example")
			}
			want := filepath.Join(folder, "want.txt")
			if *update {
				writeFile(t, want, said.String())
			}
			text, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if said.String() != string(text) {
				t.Errorf("said\n%swant\n%s", said.String(), text)
			}
		})
	}
	folders, err := os.ReadDir(filepath.Join("testdata", "lint"))
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) != len(LintRules()) {
		t.Errorf("%d examples for %d rules", len(folders), len(LintRules()))
	}
}

// releasedBeside reads the released versions that an example pretends to have.
func releasedBeside(t *testing.T, folder string) []Release {
	src, err := os.ReadFile(filepath.Join(folder, "released.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var list []Release
	if err := json.Unmarshal(src, &list); err != nil {
		t.Fatal(err)
	}
	return list
}
