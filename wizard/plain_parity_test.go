package wizard

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// screenTables are the tables of keys.go by what plainCommand.does calls them.
func screenTables() map[string]keymap {
	return map[string]keymap{
		"home": homeKeys, "question": questionKeys, "field": fieldKeys, "unsaved": unsavedKeys, "copy": copyKeys, "rows": rowsKeys, "firstRow": firstRowKeys, "onward": onwardKeys, "endOfRows": endOfRowsKeys,
		"choices": choicesKeys, "note": noteKeys, "notes": notesKeys, "review": reviewKeys, "changes": changesKeys, "oneChange": oneChangeKeys, "settling": settlingKeys, "form": formKeys, "picker": pickerKeys, "find": findKeys,
		"evidence": evidenceKeys, "positions": positionsKeys, "sessions": sessionsKeys, "institution": institutionKeys, "results": resultsKeys,
		"records": recordsKeys, "record": recordKeys, "linking": linkingKeys, "narrow": narrowKeys, "hashing": hashingKeys,
		"wayUp": wayUpKeys, "steps": stepsKeys, "trying": tryingKeys, "stockTake": stockTakeKeys, "finish": finishKeys,
		"help": helpKeys, "page": pageKeys, "day": dayKeys, "reading": readingKeys, "profiles": profilesKeys, "redraw": redrawKeys,
	}
}

// derivedTables are made of others, and do nothing of their own.
var derivedTables = []string{"singleField", "workshop"}

// wordless are the actions that need no word, and why: "*" stands for every table.
var wordless = map[string]string{
	"*.up": noCursor, "*.down": noCursor, "*.move": noCursor, "*.page-up": noCursor, "*.page-down": noCursor, "*.first": noCursor, "*.last": noCursor,
	"*.choose": noCursor, "*.turn": noCursor, "*.field": noCursor, "*.field-down": noCursor, "*.value": noCursor, "*.value-before": noCursor,
	"*.value-after": noCursor, "*.scroll-up": noScrolling, "*.scroll-down": noScrolling,
	"*.detail": "all of it is read out",
	"*.answer": byLine, "*.toggle": byLine, "*.pick": byLine, "*.go-on": byLine, "*.submit": byLine, "note.done": byLine, "note.new-line": byLine,
	"note.take-back": "back within a note", "note.put-back": byLine, "note.by-word": noCursor, "note.rub-word": noCursor,
	"changes.visit": "goto", "changes.to-session": "sessions", "review.accept-one": byLine, "settling.side": noCursor, "settling.side-before": noCursor, "settling.side-after": noCursor,
	"positions.account-before": noCursor, "positions.account-after": noCursor,
	"settling.next-conflict": byLine, "settling.previous-conflict": byLine,
	"note.line-ends": noCursor, "note.text-ends": noCursor,
	"*.field-up": "back in a form", "*.close": "back in a list", "*.cancel": "cancel in a form", "*.help": "help everywhere", "*.quit": "quit everywhere",
	"home.new": atStart, "home.open": atStart, "home.demo": atStart, "home.forget": atStart,
	"steps.visit": "goto", "redraw.redraw": "nothing is drawn",
	"*.narrow": narrows, "narrow.narrow-done": narrows, "narrow.narrow-off": narrows,
	"day.day": wholeDate, "day.day-later": wholeDate, "day.day-earlier": wholeDate, "day.month-later": wholeDate, "day.month-earlier": wholeDate,
}

const (
	wholeDate   = "a date is written whole"
	noCursor    = "there is no cursor to move"
	noScrolling = "nothing scrolls"
	narrows     = "words after the command"
	byLine      = "a line that is typed does it"
	atStart     = "a number of the list at the start"
)

// Whatever the screen does with a key, the line mode does with a word, or it is said why not; and no word
// claims what no key does.
func TestEveryKeyHasItsWord(t *testing.T) {
	tables := screenTables()
	has := map[string]bool{}
	for name, table := range tables {
		for _, b := range table {
			has[name+"."+string(b.do)] = true
		}
	}
	done := map[string]string{}
	for _, c := range plainCommands() {
		for _, d := range c.does {
			if !has[d] {
				t.Errorf("the word %s claims to do %s, which no key does", c.name, d)
			}
			done[d] = c.name
		}
	}
	used := map[string]bool{}
	for _, d := range slices.Sorted(maps.Keys(has)) {
		_, act, _ := strings.Cut(d, ".")
		switch {
		case wordless["*."+act] != "":
			used["*."+act] = true
		case wordless[d] != "":
			used[d] = true
		case done[d] == "":
			t.Errorf("no word of the line mode does %s: name it in the field does of its word in plain_commands.go, or say in wordless why it needs none", d)
		}
	}
	for d := range wordless {
		if !used[d] {
			t.Errorf("wordless has %s, which no key does", d)
		}
	}
}

// A word without a key does what a list of the screen offers, or what the screen shows all the time.
func TestWordsWithoutAKey(t *testing.T) {
	var without []string
	for _, c := range plainCommands() {
		if len(c.does) == 0 {
			without = append(without, c.name)
		}
	}
	r := open(t)
	r.press("t")
	var offered []string
	for _, it := range r.app.top().(*picker).items(r.app) {
		offered = append(offered, it.value)
	}
	seen := []string{"again", "terms"}
	for _, w := range without {
		if !slices.Contains(offered, w) && !slices.Contains(seen, w) {
			t.Errorf("the word %s names no key that does the same, and the finish screen does not offer it", w)
		}
	}
	for _, o := range offered {
		if _, _, filter := strings.Cut(o, ":"); filter {
			continue
		}
		if !slices.ContainsFunc(plainCommands(), func(c plainCommand) bool { return c.name == o }) {
			t.Errorf("the finish screen offers %s, for which there is no word", o)
		}
	}
}

// The tables of the test are all that there are in the package.
func TestEveryTableOfKeysIsKnown(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				if name, keys := strings.CutSuffix(v.Names[0].Name, "Keys"); keys && !strings.HasPrefix(name, "why") {
					found = append(found, name)
				}
			}
		}
	}
	want := slices.Sorted(maps.Keys(screenTables()))
	want = append(want, derivedTables...)
	slices.Sort(want)
	slices.Sort(found)
	if !slices.Equal(found, want) {
		t.Errorf("tables of keys in the package: %v; the test knows %v", found, want)
	}
}

// Every word has its name and its help in the catalogue, stands once, and is spoken of nowhere else.
func TestEveryWordIsInTheCatalogue(t *testing.T) {
	words := testConfig(t, t.TempDir()).Language
	seen := map[string]bool{}
	for _, c := range plainCommands() {
		for _, key := range []string{"wizard.word." + c.name, "wizard.word." + c.name + ".help"} {
			if !words.Has(key) {
				t.Errorf("%s is not in the catalogue", key)
			}
		}
		if w := words.T("wizard.word." + c.name); seen[w] || strings.Contains(w, " ") {
			t.Errorf("the word %q stands twice, or is more than one word", w)
		} else {
			seen[w] = true
		}
	}
	for _, g := range plainWords() {
		if !words.Has("wizard.plain.group." + g.name) {
			t.Errorf("the group %s has no title", g.name)
		}
	}
	for _, aside := range spokenAside {
		if !slices.ContainsFunc(plainCommands(), func(c plainCommand) bool { return c.name == aside }) {
			t.Errorf("%s is said aside, and is no word", aside)
		}
	}
}
