package wizard

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/lang"
)

// docs/wizard.md lists the keys and words as the tables have them; go test ./wizard -update renews the lists.
func TestTheDocumentListsKeysAndWords(t *testing.T) {
	const path = "../docs/wizard.md"
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc := string(src)
	for name, list := range map[string]string{"keys": documentedKeys(), "words": documentedWords()} {
		before, rest, _ := strings.Cut(doc, "<!-- "+name+" -->\n")
		was, after, found := strings.Cut(rest, "<!-- end -->\n")
		if !found {
			t.Fatalf("%s has no place for the %s", path, name)
		}
		if was != list && !*update {
			t.Errorf("%s does not list the %s as they are; go test ./wizard -update renews it", path, name)
		}
		doc = before + "<!-- " + name + " -->\n" + list + "<!-- end -->\n" + after
	}
	if *update {
		if err := os.WriteFile(path, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// documentedKeys is the table of the question screen, by what one wants to do.
func documentedKeys() string {
	words := lang.English()
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "| %s | |\n| --- | --- |\n", words.T("wizard.group."+string(g)))
		for _, k := range slices.Concat(questionKeys, redrawKeys) {
			if groupOf[k.do] == g && len(k.keys) > 0 {
				fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(k.keysShown(1000), " ", "` `"), words.T("wizard.help."+string(k.do)))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// documentedWords is the table of the line mode's words.
func documentedWords() string {
	words := lang.English()
	var b strings.Builder
	for _, g := range plainWords() {
		fmt.Fprintf(&b, "| %s | |\n| --- | --- |\n", words.T("wizard.plain.group."+g.name))
		for _, c := range g.words {
			fmt.Fprintf(&b, "| `%s` | %s |\n", words.T("wizard.word."+c.name), words.T("wizard.word."+c.name+".help"))
		}
		b.WriteString("\n")
	}
	return b.String()
}
