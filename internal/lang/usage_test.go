package lang_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cirtkit/internal/lang"
)

var (
	// looksLikeKey lists literals that have the form of a key and are none.
	looksLikeKey = []string{"report.pdf"}
	// given lists texts whose braces are filled in later, by whoever shows them, and texts for what can't
	// happen unless another room breaks its promise.
	given = []string{"report.page.number", "report.page.sort", "assessment.unknown.value"}
	// families lists the beginnings of keys that are put together where no literal shows it.
	families = []string{"wizard.mode.", "wizard.team-kind.", "wizard.tlp.", "wizard.plain.note-"}
	// prefixed lists folders whose own t puts their name before a key.
	prefixed = []string{"wizard"}
	// variants are endings of keys that stand beside the one that the source names: a fault's hint, the
	// message when something near was found, the words of the line mode where it has its own, and those about a profile.
	variants = []string{".hint", "-near", "-near.hint", "-plain", "-profile", "-read", "-room", "-wanted"}
)

// literal is a string in the source that has the form of a key, or of the beginning of one.
type literal struct {
	text  string
	at    token.Position
	facts []string // names given with it, in a call that names them all; nil otherwise
	known bool     // facts are the whole of what is given
	sure  bool     // it stands in a call of a t, so that it is a key
	maybe bool     // it need not be a key: it only counts as a use of one
}

// literals parses every Go file of the module, tests aside, for strings that begin with the name of a
// room of the catalogue and a dot.
func literals(t *testing.T) []literal {
	t.Helper()
	rooms := map[string]bool{}
	for _, key := range lang.English().Keys() {
		room, _, _ := strings.Cut(key, ".")
		rooms[room] = true
	}
	form := regexp.MustCompile(`^([a-z]+)\.[A-Za-z0-9.-]*$`)
	part := regexp.MustCompile(`^[a-z][A-Za-z0-9.-]*$`)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	var found []literal
	files := token.NewFileSet()
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name == "testdata" || strings.HasPrefix(name, ".") && path != root {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(files, path, src, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		own := "" // what this folder's t puts before a key
		if slices.Contains(prefixed, folder) {
			own = folder + "."
		}
		calls := map[*ast.BasicLit]literal{}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.CallExpr:
				for i, arg := range n.Args {
					if lit, ok := arg.(*ast.BasicLit); ok && takesFacts(n) {
						names, known := factNames(n, i+1)
						calls[lit] = literal{facts: names, known: known, sure: i == 0 && calledT(n)}
					}
				}
			case *ast.BasicLit:
				text, err := strconv.Unquote(n.Value)
				if n.Kind != token.STRING || err != nil {
					return true
				}
				l, called := calls[n]
				l.at = files.Position(n.Pos())
				m := form.FindStringSubmatch(text)
				isKey := m != nil && rooms[m[1]] && !slices.Contains(looksLikeKey, text)
				switch {
				case own != "" && text == own:
					return true // where t is made
				case own != "" && part.MatchString(text) && !strings.HasPrefix(text, own):
					whole := l
					whole.text, whole.maybe = own+text, !called || !l.sure
					found = append(found, whole)
					isKey = isKey && !l.sure
					l.maybe = true
				}
				if isKey {
					l.text = text
					found = append(found, l)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// takesFacts says whether a call is one of those that fill a text: T of a language, t of whatever
// carries one, New of a fault.
func takesFacts(call *ast.CallExpr) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	x, _ := f.X.(*ast.Ident)
	return f.Sel.Name == "T" || f.Sel.Name == "t" || f.Sel.Name == "New" && x != nil && x.Name == "fault"
}

// calledT says whether a call is one of a t, which may put a prefix before its key.
func calledT(call *ast.CallExpr) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	return ok && f.Sel.Name == "t"
}

// factNames are the literal names among the alternating arguments from a place on; known is false
// where an argument is spread or a name is no literal.
func factNames(call *ast.CallExpr, from int) (names []string, known bool) {
	if call.Ellipsis.IsValid() {
		return nil, false
	}
	for i := from; i < len(call.Args); i += 2 {
		lit, ok := call.Args[i].(*ast.BasicLit)
		if !ok {
			return nil, false
		}
		name, err := strconv.Unquote(lit.Value)
		if err != nil {
			return nil, false
		}
		names = append(names, name)
	}
	return names, true
}

// beginsKey says whether keys are made by adding to a literal: it ends in a dot, and a key begins so.
func beginsKey(literal, key string) bool {
	return strings.HasSuffix(literal, ".") && strings.HasPrefix(key, literal)
}

func TestEveryKeyInTheSourceIsInTheCatalogue(t *testing.T) {
	keys := lang.English().Keys()
	for _, l := range literals(t) {
		if l.maybe || lang.English().Has(l.text) || slices.ContainsFunc(keys, func(key string) bool { return beginsKey(l.text, key) }) {
			continue
		}
		t.Errorf("%s: no text under %q (if it is no key, name it in looksLikeKey)", l.at, l.text)
	}
}

func TestEveryKeyOfTheCatalogueIsUsed(t *testing.T) {
	found := literals(t)
	if len(found) < 100 {
		t.Fatalf("only %d literals found; is the source being read?", len(found))
	}
	for _, key := range lang.English().Keys() {
		if !slices.ContainsFunc(found, func(l literal) bool {
			return l.text == key || beginsKey(l.text, key) ||
				slices.ContainsFunc(families, func(begin string) bool { return strings.HasPrefix(key, begin) }) ||
				slices.ContainsFunc(variants, func(end string) bool { return l.text+end == key })
		}) {
			t.Errorf("nothing uses the text under %q", key)
		}
	}
}

// Every fact that a text asks for is given where the text is asked for.
func TestEveryFactIsGiven(t *testing.T) {
	const mark = "\x00"
	fact := regexp.MustCompile(`\{([a-z-]+)\}`)
	checked := 0
	for _, l := range literals(t) {
		if !l.known || !lang.English().Has(l.text) || slices.Contains(given, l.text) {
			continue
		}
		// With every given name filled in, a name in braces that is left was not given. Both 1 and 2 are
		// tried, for texts with plural forms.
		for _, n := range []int{1, 2} {
			var facts []any
			for _, name := range l.facts {
				if name == "n" {
					facts = append(facts, "n", n)
				} else {
					facts = append(facts, name, mark)
				}
			}
			for _, key := range []string{l.text, l.text + ".hint", l.text + "-plain", l.text + "-read"} {
				if !lang.English().Has(key) {
					continue
				}
				checked++
				if left := fact.FindStringSubmatch(lang.English().T(key, facts...)); left != nil {
					t.Errorf("%s: the text under %q asks for {%s}, which is not given", l.at, key, left[1])
				}
			}
		}
	}
	if checked < 100 {
		t.Fatalf("only %d texts checked", checked)
	}
}
