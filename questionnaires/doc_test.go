package questionnaires

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"

	"gopkg.in/yaml.v3"
)

const formatDoc = "../docs/questionnaire-format.md"

// snippet is a fenced YAML block of the documentation. The comment before it says what it is:
//
//	<!-- whole -->           a whole questionnaire
//	<!-- refused KEY -->     a whole questionnaire that is refused with a fault
//	<!-- file NAME -->       a file of the example's folder
//	<!-- questions -->       questions for the example's first section
//	<!-- top -->             keys for the top of the example
//	<!-- catalogue NAME -->  a catalogue in a file of its own
type snippet struct {
	kind, argument, text string
	line                 int
}

var snippetMark = regexp.MustCompile(`^<!-- (whole|refused|file|questions|top|catalogue)(?: (.*))? -->$`)

func snippets(t *testing.T) []snippet {
	t.Helper()
	src, err := os.ReadFile(formatDoc)
	if err != nil {
		t.Fatal(err)
	}
	var out []snippet
	lines := strings.Split(string(src), "\n")
	for i := 0; i < len(lines); i++ {
		if lines[i] != "```yaml" {
			continue
		}
		mark := snippetMark.FindStringSubmatch(lines[i-1])
		if mark == nil {
			t.Fatalf("%s:%d: no comment before the block says how it is tested", formatDoc, i+1)
		}
		s := snippet{kind: mark[1], argument: mark[2], line: i + 1}
		for i++; lines[i] != "```"; i++ {
			s.text += lines[i] + "\n"
		}
		out = append(out, s)
	}
	return out
}

// exampleFolder writes the example's files to a folder and gives its name.
func exampleFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	n := 0
	for _, s := range snippets(t) {
		if s.kind == "file" {
			writeFile(t, filepath.Join(folder, s.argument), s.text)
			n++
		}
	}
	if n < 5 {
		t.Fatalf("%s has %d files of the example", formatDoc, n)
	}
	return folder
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func mustLoad(t testing.TB, path string, overlays ...string) *Questionnaire {
	t.Helper()
	q, err := Load(path, overlays...)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestDocumentedExample(t *testing.T) {
	folder := exampleFolder(t)
	q := mustLoad(t, folder, filepath.Join(folder, "overlay.yaml"))
	if q.Question("exl.hotline") == nil || q.Question("exl.region.drill") == nil {
		t.Error("the overlay's questions are not there")
	}
	for _, f := range Lint(q) {
		t.Errorf("the linter, with the overlay: %s", f.Message(lang.English()))
	}
	q = mustLoad(t, folder)
	for _, f := range Lint(q) {
		t.Errorf("the linter: %s", f.Message(lang.English()))
	}
	french, coverage, err := q.Translate("fr")
	if err != nil {
		t.Fatal(err)
	}
	if french.Question("contact.address").Ask != "L'équipe peut-elle être jointe ?" {
		t.Errorf("the French question reads %q", french.Question("contact.address").Ask)
	}
	if coverage.Translated == 0 || len(coverage.Stale) > 0 {
		t.Errorf("coverage of the translation = %+v, want nothing stale", coverage)
	}
	if _, err := LoadMigration(filepath.Join(folder, "migrations/0.9-1.0.yaml"), nil, q); err != nil {
		t.Error(err)
	}
}

func TestDocumentedSnippets(t *testing.T) {
	folder := exampleFolder(t)
	for _, s := range snippets(t) {
		if s.kind == "file" {
			continue
		}
		t.Run(s.kind+" "+s.argument, func(t *testing.T) {
			name := filepath.Join(folder, MainFile)
			example, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text := s.text
			switch s.kind {
			case "catalogue":
				reference, err := ParseReference(s.argument, []byte(text))
				if err != nil {
					t.Fatal(err)
				}
				if covered, err := CoverageOf(reference, nil); err != nil || len(covered) == 0 {
					t.Errorf("%s:%d: %d codes, %v", formatDoc, s.line, len(covered), err)
				}
				return
			case "top":
				text = merged(t, string(example), s.text, nil)
			case "questions":
				text = merged(t, string(example), "", []byte(s.text))
			}
			file := filepath.Join(folder, "snippet.yaml")
			writeFile(t, file, text)
			_, err = Load(file)
			var f *fault.Fault
			switch {
			case s.kind == "refused":
				if !errors.As(err, &f) || f.Key != s.argument {
					t.Errorf("%s:%d: Load = %v, want %s", formatDoc, s.line, err, s.argument)
				}
			case err != nil:
				t.Errorf("%s:%d: %v\n%s", formatDoc, s.line, err, text)
			}
		})
	}
}

// merged puts keys at the top of the example, or questions into its first section.
func merged(t *testing.T, example, top string, questions []byte) string {
	t.Helper()
	node := func(src string) *yaml.Node {
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(src), &doc); err != nil {
			t.Fatal(err)
		}
		return doc.Content[0]
	}
	whole := node(example)
	value := func(n *yaml.Node, key string) **yaml.Node {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				return &n.Content[i+1]
			}
		}
		return nil
	}
	if top != "" {
		extra := node(top)
		for i := 0; i+1 < len(extra.Content); i += 2 {
			if there := value(whole, extra.Content[i].Value); there != nil {
				*there = extra.Content[i+1]
				continue
			}
			whole.Content = append(whole.Content, extra.Content[i], extra.Content[i+1])
		}
	}
	if questions != nil {
		first := (*value(whole, "sections")).Content[0]
		list := *value(first, "questions")
		list.Content = append(list.Content, node(string(questions)).Content...)
	}
	out, err := yaml.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestDocumentedMessage holds the documentation to the message that the program gives.
func TestDocumentedMessage(t *testing.T) {
	for _, s := range snippets(t) {
		if s.kind != "refused" {
			continue
		}
		folder := t.TempDir()
		writeFile(t, filepath.Join(folder, MainFile), s.text)
		_, err := Load(folder)
		var f *fault.Fault
		if !errors.As(err, &f) {
			t.Fatalf("Load = %v", err)
		}
		f.Place.File = MainFile
		want := f.Error() + "\nhint: " + f.Hint(lang.English()) + "\n"
		doc, err := os.ReadFile(formatDoc)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(doc), want) {
			t.Errorf("the documentation does not show\n%s", want)
		}
	}
}

// TestDocumentedRules: the table of the linter's rules lists them all, in their order, with their severity.
func TestDocumentedRules(t *testing.T) {
	doc, err := os.ReadFile(formatDoc)
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(doc), "\n## The linter's rules\n")
	part, _, _ = strings.Cut(part, "\n## ")
	var got, want []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| (error|warning)(?:, warning)? \\| .+ \\|$").FindAllStringSubmatch(part, -1) {
		got = append(got, row[1]+": "+row[2])
	}
	for _, rule := range LintRules() {
		severity := "warning"
		if rule.Error {
			severity = "error"
		}
		want = append(want, rule.Name+": "+severity)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the table has\n%q\nand the rules are\n%q", got, want)
	}
}

// TestDocumentedKeys: the reference names every key of every shape that an author writes.
func TestDocumentedKeys(t *testing.T) {
	doc, err := os.ReadFile(formatDoc)
	if err != nil {
		t.Fatal(err)
	}
	_, reference, _ := strings.Cut(string(doc), "\n# Part two: reference\n")
	for _, s := range FormatShapes() {
		for _, k := range s.Keys {
			if !regexp.MustCompile("[`{, ]" + regexp.QuoteMeta(k.Name) + "[`:,} ]").MatchString(reference) {
				t.Errorf("the reference does not name %q of %s", k.Name, s.Name)
			}
		}
	}
}
