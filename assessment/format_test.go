package assessment

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// update renews what is expected, never the files themselves: go test ./assessment -update, then read
// what changed.
var update = flag.Bool("update", false, "renew the expected states in testdata")

// Files of every released version open for ever and say what they said. They are never written again.
func TestOldFilesOpenForEver(t *testing.T) {
	paths, err := filepath.Glob("testdata/format-*.cirt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no old files", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			f := mustRead(t, path)
			s := *f.State()
			if s.Questionnaire.ID != "example" || len(s.Questionnaire.Questions()) == 0 {
				t.Errorf("the questionnaire is %s", s.Questionnaire.ID)
			}
			s.Questionnaire = nil
			got := asJSON(t, s) + "\n"
			expected := strings.TrimSuffix(path, ".cirt") + ".json"
			if *update {
				if err := os.WriteFile(expected, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(bytesOf(t, expected)); got != want {
				t.Errorf("the file says\n%s\nwant\n%s", got, want)
			}
			merged, err := Merge([][]byte{bytesOf(t, path)})
			if err != nil || !bytes.Equal(merged, bytesOf(t, path)) {
				t.Errorf("merged with itself it is another file: %v", err)
			}
		})
	}
}

// docExamples are the blocks of docs/assessment-file.md below a comment that says what a test does.
func docExamples(t *testing.T) []string {
	t.Helper()
	blocks := regexp.MustCompile("(?s)<!-- example: [^\n]*-->\n```[a-z]*\n(.*?)```").
		FindAllSubmatch(bytesOf(t, "../docs/assessment-file.md"), -1)
	var examples []string
	for _, block := range blocks {
		examples = append(examples, string(block[1]))
	}
	if len(examples) != 3 {
		t.Fatalf("the document has %d examples, want 3", len(examples))
	}
	return examples
}

func TestTheDocumentsExample(t *testing.T) {
	document := string(bytesOf(t, "../docs/assessment-file.md"))
	f, err := ReadBytes([]byte(docExamples(t)[0]), "docs/assessment-file.md")
	if err != nil || len(f.Damage()) > 0 {
		t.Fatal(err, f.Damage())
	}
	s := f.State()
	e := s.Answers["mandate.legal-basis"]
	if s.Ends != 2 || e.Answer.Option != "1" || e.Finding != "Decree 12 of 2 May 2026, published." || len(s.Conflicts) != 0 {
		t.Errorf("the example says something else than its text: %s", asJSON(t, s))
	}
	if !strings.Contains(document, "the head `"+s.Head+"`") {
		t.Errorf("the document names another head than %s", s.Head)
	}
}

// The commands of the document recompute what the program says.
func TestTheDocumentsCommands(t *testing.T) {
	for _, tool := range []string{"sh", "sed", "base64", "gunzip", "sha256sum", "comm", "mktemp"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("this system has no", tool)
		}
	}
	examples := docExamples(t)
	example := filepath.Join(t.TempDir(), "example.cirt")
	if err := os.WriteFile(example, []byte(examples[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{example, "testdata/format-1.cirt"} {
		f := mustRead(t, path)
		for i, want := range []string{f.Log().Header.Digest, f.State().Head} {
			out, err := exec.Command("sh", "-c", examples[1+i], "sh", path).CombinedOutput()
			if got, _, _ := strings.Cut(string(out), " "); err != nil || got != want {
				t.Errorf("%s gives %s%v, want %s", examples[1+i], out, err, want)
			}
		}
	}
}
