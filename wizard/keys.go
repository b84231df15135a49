package wizard

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Every key is in this file. A screen names its table, the table finds the action for a key, and the
// footer and the help screen are made of the same tables, so that what is shown is what works.
//
// The words for an action are in the catalogue: "wizard.key.<action>" in the footer, and
// "wizard.help.<action>" with a whole sentence in the help.

// action is what a key does.
type action string

// binding ties keys to an action.
type binding struct {
	do   action
	keys []string
	show string // how the keys are written
	foot int    // 1 stays longest in a narrow footer; 0 is only in the help
}

// keymap is one screen's table.
type keymap []binding

// action finds what a key does, or "".
func (m keymap) action(key string) action {
	for _, b := range m {
		if slices.Contains(b.keys, key) {
			return b.do
		}
	}
	return ""
}

var (
	keyHelp    = binding{"help", []string{"?", "f1"}, "?", 1}
	keyQuit    = binding{"quit", []string{"ctrl+c", "ctrl+q"}, "ctrl+c", 0}
	keyClose   = binding{"close", []string{"esc", "q"}, "esc", 1}
	keyUp      = binding{"up", []string{"up", "k"}, "↑", 0}
	keyDown    = binding{"down", []string{"down", "j"}, "↓", 0}
	keyMove    = binding{"move", nil, "↑↓", 1}
	keyPageUp  = binding{"page-up", []string{"pgup"}, "pgup", 0}
	keyPageDn  = binding{"page-down", []string{"pgdown"}, "pgdn", 0}
	keyFirst   = binding{"first", []string{"home"}, "home", 0}
	keyLast    = binding{"last", []string{"end"}, "end", 0}
	keyPick    = binding{"pick", []string{"enter"}, "enter", 1}
	keySuppose = binding{"suppose", []string{"T"}, "T", 3}
	keyPace    = binding{"pace", []string{"o"}, "o", 3}
	keyRecord  = binding{"record", []string{"R"}, "R", 3}
	keyNone    = binding{"none", []string{"0"}, "0", 2}
	keyUndo    = binding{"undo", []string{"u", "ctrl+z"}, "u", 3}
	keyRedo    = binding{"redo", []string{"U", "ctrl+y", "ctrl+r"}, "U", 3} // shown while there is something to redo
	keyDetail  = binding{"detail", []string{"ctrl+d", "."}, "ctrl+d", 0}    // the sign in list.go names it too
)

// keyQuitAlways are the keys that leave, whatever is on the screen.
var keyQuitAlways = keymap{keyQuit}

// redrawKeys draw anew what is on the screen, whatever it is: another program may have written over it.
var redrawKeys = keymap{{"redraw", []string{"ctrl+l"}, "ctrl+l", 0}}

// moving are the keys of every list.
var moving = keymap{keyMove, keyUp, keyDown, keyPageUp, keyPageDn, keyFirst, keyLast}

var homeKeys = slices.Concat(moving, keymap{
	keyPick,
	{"new", []string{"n"}, "n", 2},
	{"open", []string{"o"}, "o", 2},
	{"demo", []string{"d"}, "d", 3},
	{"settings", []string{"e", "L"}, "e", 4},
	{"forget", []string{"delete", "backspace"}, "del", 0},
	keyHelp,
	{"quit", []string{"q", "esc", "ctrl+c", "ctrl+q"}, "q", 1},
})

var questionKeys = keymap{
	{"choose", nil, "↑↓", 2},
	{"up", []string{"up", "k"}, "↑", 0},
	{"down", []string{"down", "j"}, "↓", 0},
	{"answer", []string{"enter"}, "enter", 1},
	{"toggle", []string{" "}, "space", 0},
	{"previous", []string{"left", "pgup"}, "←", 0},
	{"next", []string{"right", "pgdown"}, "→", 0},
	{"turn", nil, "←→", 2},
	{"back", []string{"b"}, "b", 5},
	{"next-open", []string{"o"}, "o", 3},
	{"finding", []string{"f"}, "f", 4},
	{"working", []string{"w"}, "w", 6},
	{"evidence", []string{"e"}, "e", 4},
	{"positions", []string{"p"}, "p", 8},
	{"review", []string{"V"}, "V", 0},
	{"settle", []string{"="}, "=", 0},
	{"provided", []string{"v"}, "v", 0},
	{"dont-know", []string{"d"}, "d", 0},
	{"withheld", []string{"!"}, "!", 0},
	{"not-applicable", []string{"-"}, "-", 0},
	{"clear", []string{"c", "delete"}, "c", 0},
	{"mark", []string{"m"}, "m", 7},
	{"tab", []string{"tab"}, "tab", 5},
	{"tab-back", []string{"shift+tab"}, "shift+tab", 0},
	{"scroll-down", []string{"ctrl+d", "ctrl+down", "."}, ".", 0},
	{"scroll-up", []string{"ctrl+u", "ctrl+up", ","}, ",", 0},
	{"levels", []string{"l"}, "l", 0},
	{"workshop", []string{"W"}, "W", 0},
	{"sections", []string{"s"}, "s", 6},
	{"find", []string{"/"}, "/", 6},
	{"goto", []string{"g"}, "g", 8},
	{"results", []string{"r"}, "r", 3},
	{"finish", []string{"t"}, "t", 7},
	{"target", []string{"G"}, "G", 0},
	{"since", []string{"P"}, "P", 0},
	{"suppose", []string{"T"}, "T", 0},
	{"register", []string{"E"}, "E", 0},
	{"sessions", []string{"S"}, "S", 0},
	{"session-end", []string{"X"}, "X", 0},
	{"interview", []string{"I"}, "I", 0},
	{"behalf", []string{"B"}, "B", 0},
	{"note", []string{"N"}, "N", 0},
	{"changes", []string{"h"}, "h", 0},
	{"about", []string{"i"}, "i", 0},
	{"settings", []string{"L"}, "L", 0},
	{"undo", []string{"u", "ctrl+z"}, "u", 5},
	{"redo", []string{"U", "ctrl+y", "ctrl+r"}, "U", 5},
	{"retry", []string{"R"}, "R", 0},
	{"save-as", []string{"A"}, "A", 0},
	{"menu", []string{"esc"}, "esc", 2},
	{"home", []string{"q"}, "q", 0},
	keyHelp,
	keyQuit,
}

// fieldKeys are those of a question whose answer is being typed.
var fieldKeys = keymap{
	{"answer", []string{"enter"}, "enter", 1},
	{"new-line", []string{"alt+enter", "ctrl+j"}, "alt+enter", 3},
	{"cancel", []string{"esc"}, "esc", 1},
	{"help", []string{"f1"}, "F1", 2},
	keyQuit,
}

// singleFieldKeys are fieldKeys of an answer that has one line.
var singleFieldKeys = slices.DeleteFunc(slices.Clone(fieldKeys), func(b binding) bool { return b.do == "new-line" })

// dayKeys are those of a date that is being typed, beside singleFieldKeys.
var dayKeys = keymap{
	{"day", nil, "↑↓", 2},
	{"day-later", []string{"up"}, "↑", 0},
	{"day-earlier", []string{"down"}, "↓", 0},
	{"month-later", []string{"pgup"}, "pgup", 0},
	{"month-earlier", []string{"pgdown"}, "pgdn", 0},
}

// workshopKeys are all that there is in the workshop mode: what opens anything that the room must not see is not here.
var workshopKeys = keymap{
	{"choose", nil, "↑↓", 3},
	{"up", []string{"up", "k"}, "↑", 0},
	{"down", []string{"down", "j"}, "↓", 0},
	{"answer", []string{"enter"}, "enter", 2},
	{"toggle", []string{" "}, "space", 0},
	{"previous", []string{"left", "pgup"}, "←", 0},
	{"next", []string{"right", "pgdown"}, "→", 0},
	{"turn", nil, "←→", 2},
	{"back", []string{"b"}, "b", 5},
	{"next-open", []string{"o"}, "o", 4},
	{"dont-know", []string{"d"}, "d", 0},
	{"withheld", []string{"!"}, "!", 0},
	{"undo", []string{"u", "ctrl+z"}, "u", 3},
	keyRedo,
	{"leave", []string{"esc"}, "esc", 1},
	keyHelp,
	keyQuit,
}

// unsavedKeys act on every question while something can't be saved.
var unsavedKeys = keymap{
	{"retry", []string{"R"}, "R", 1},
	{"save-as", []string{"A"}, "A", 1},
}

// copyKeys act on every question of a file that can only be read.
var copyKeys = keymap{{"save-as", []string{"A"}, "A", 2}}

// writes says whether a key is a letter or a digit.
func writes(key string) bool {
	r, size := utf8.DecodeRuneInString(key)
	return size == len(key) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// overlaid is a table before another one, of which what the first has taken is left out: no key is named twice.
func overlaid(first, rest keymap) keymap {
	if len(first) == 0 {
		return rest
	}
	out := slices.Clone(first)
	for _, b := range rest {
		kept := slices.DeleteFunc(slices.Clone(b.keys), func(k string) bool { return first.action(k) != "" })
		if len(b.keys) > 0 && len(kept) == 0 {
			continue
		}
		b.keys = kept
		out = append(out, b)
	}
	return out
}

// rowsKeys are those of a list question, beside questionKeys: enter opens the entry that the cursor is on.
var rowsKeys = keymap{
	{"edit", []string{"enter"}, "enter", 2},
	{"add", []string{"a", "+"}, "a", 1},
	{"none", []string{"0"}, "0", 3},
	{"remove", []string{"x", "delete"}, "x", 3},
}

// endOfRowsKeys are rowsKeys while the cursor is on no entry: enter goes on.
var endOfRowsKeys = keymap{
	{"add", []string{"a", "+"}, "a", 1},
	{"onward", []string{"enter"}, "enter", 2},
	{"none", []string{"0"}, "0", 3},
}

// firstRowKeys are rowsKeys while there is no entry: enter begins the first one.
var firstRowKeys = keymap{
	{"add", []string{"a", "+", "enter"}, "enter", 1},
	{"none", []string{"0"}, "0", 3},
}

// choicesKeys are those of a question with several answers, beside questionKeys.
var choicesKeys = keymap{keyNone}

var noteKeys = keymap{
	{"done", []string{"esc", "ctrl+s", "ctrl+d"}, "esc", 1},
	{"new-line", []string{"enter"}, "enter", 2},
	{"take-back", []string{"ctrl+z"}, "ctrl+z", 3},
	{"put-back", []string{"ctrl+y"}, "ctrl+y", 0},
	{"by-word", []string{"ctrl+left", "ctrl+right"}, "ctrl+←", 0},
	{"rub-word", []string{"ctrl+w", "alt+backspace"}, "ctrl+w", 0},
	{"line-ends", []string{"home", "end"}, "home", 0},
	{"text-ends", []string{"ctrl+home", "ctrl+end"}, "ctrl+home", 0},
	{"help", []string{"f1"}, "F1", 2},
	keyQuit,
}

// notesKeys are those of the quick notes.
var notesKeys = slices.Concat(moving, keymap{
	{"change", []string{"enter", "e"}, "enter", 1},
	{"add", []string{"a", "n", "+"}, "a", 1},
	{"to-question", []string{"l"}, "l", 1},
	{"remove", []string{"x", "delete"}, "x", 2},
	keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

// changesKeys are those of the list of changes.
var changesKeys = slices.Concat(moving, keymap{
	{"read", []string{"enter"}, "enter", 1},
	{"whole", []string{"tab"}, "tab", 1},
	{"author", []string{"b"}, "b", 2},
	{"period", []string{"d"}, "d", 2},
	{"visit", []string{"g"}, "g", 2},
	{"to-session", []string{"s"}, "s", 3},
	keyDetail,
	keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

// oneChangeKeys are those of one change that is read in whole.
var oneChangeKeys = slices.Concat(moving, keymap{keyClose, keyHelp, keyQuit})

// reviewKeys are those of the review, beside the keys of what can be accepted.
var reviewKeys = slices.Concat(moving, keymap{
	{"accept-one", nil, "a", 1},
	keyPick, keyUndo, keyRedo, keyClose, keyHelp, keyQuit,
})

// settlingKeys are those of the values that differ after a merge.
var settlingKeys = keymap{
	{"side", nil, "a b", 1},
	{"side-before", []string{"left"}, "←", 0},
	{"side-after", []string{"right"}, "→", 0},
	{"settle-with", []string{"enter"}, "enter", 3},
	{"both", []string{"+"}, "+", 2},
	{"anew", []string{"e"}, "e", 3},
	{"next-conflict", []string{"tab", "n"}, "tab", 2},
	{"previous-conflict", []string{"shift+tab", "p"}, "shift+tab", 0},
	{"scroll-down", []string{"down", "pgdown", "j", ".", " "}, "↓", 0},
	{"scroll-up", []string{"up", "pgup", "k", ","}, "↑", 0},
	keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
}

var formKeys = keymap{
	{"field", nil, "↑↓", 1},
	{"field-up", []string{"up", "shift+tab"}, "↑", 0},
	{"field-down", []string{"down", "tab"}, "↓", 0},
	{"value", nil, "←→", 2},
	{"value-before", []string{"left"}, "←", 0},
	{"value-after", []string{"right"}, "→", 0},
	{"toggle", []string{" "}, "space", 0},
	{"go-on", []string{"enter"}, "enter", 1},
	{"submit", []string{"ctrl+s"}, "ctrl+s", 1},
	{"cancel", []string{"esc"}, "esc", 1},
	{"help", []string{"f1"}, "F1", 3},
	keyQuit,
}

// pageKeys are those of a text with what can be done about it.
var pageKeys = keymap{
	keyMove, keyUp, keyDown,
	{"scroll-down", []string{"pgdown", "ctrl+d", "."}, "pgdn", 0},
	{"scroll-up", []string{"pgup", "ctrl+u", ","}, "pgup", 0},
	keyFirst, keyLast, keyPick, keyClose, keyHelp, keyQuit,
}

var pickerKeys = slices.Concat(moving, keymap{keyPick, keyDetail, keyClose, keyHelp, keyQuit})

// findKeys are those of a list that narrows while one types: letters belong to the text.
var findKeys = keymap{
	keyMove,
	{"up", []string{"up"}, "↑", 0},
	{"down", []string{"down"}, "↓", 0},
	keyPageUp, keyPageDn, keyPick,
	{"state", []string{"tab"}, "tab", 1},
	{"state-back", []string{"shift+tab"}, "shift+tab", 0},
	{"and", []string{"ctrl+f"}, "ctrl+f", 3},
	{"detail", []string{"ctrl+d"}, "ctrl+d", 0},
	{"close", []string{"esc"}, "esc", 1},
	{"help", []string{"f1"}, "F1", 2},
	keyQuit,
}

// narrowKeys are those of a list while one types what it is narrowed by.
var narrowKeys = keymap{
	keyMove,
	{"up", []string{"up"}, "↑", 0},
	{"down", []string{"down"}, "↓", 0},
	keyPageUp, keyPageDn,
	{"narrow-done", []string{"enter", "tab"}, "enter", 1},
	{"narrow-off", []string{"esc"}, "esc", 1},
	{"help", []string{"f1"}, "F1", 2},
	keyQuit,
}

// keyNarrow is what a list has that narrows while one types.
var keyNarrow = binding{"narrow", []string{"/"}, "/", 3}

// hashingKeys are those of every screen while a file is being read.
var hashingKeys = keymap{{"stop-reading", []string{"ctrl+x"}, "ctrl+x", 1}}

// evidenceKeys are those of the evidence on one question.
var evidenceKeys = slices.Concat(moving, keymap{
	{"link", []string{"enter", " "}, "enter", 1},
	{"add", []string{"a", "n", "+"}, "a", 1},
	{"change", []string{"e"}, "e", 2},
	{"received", []string{"r"}, "r", 4},
	{"check", []string{"c"}, "c", 0},
	{"take-hash", []string{"h"}, "h", 0},
	{"record-changes", []string{"H"}, "H", 0},
	{"unlink", []string{"x", "delete"}, "x", 4},
	keyNarrow,
	keyDetail,
	keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

// recordsKeys are those of the evidence register.
var recordsKeys = slices.Concat(moving, keymap{
	{"serves", []string{"enter"}, "enter", 1},
	{"add", []string{"a", "n", "+"}, "a", 1},
	{"change", []string{"e"}, "e", 2},
	{"received", []string{"r"}, "r", 3},
	{"link-many", []string{"l"}, "l", 3},
	{"check", []string{"c"}, "c", 5},
	{"check-all", []string{"C"}, "C", 0},
	{"take-hash", []string{"h"}, "h", 0},
	{"record-changes", []string{"H"}, "H", 0},
	{"sort", []string{"s"}, "s", 4},
	keyNarrow,
	keyDetail,
	{"remove", []string{"x", "delete"}, "x", 5},
	keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

// recordKeys are those of one record with the questions that it serves.
var recordKeys = slices.Concat(moving, keymap{
	{"visit", []string{"enter"}, "enter", 1},
	{"which", []string{"o"}, "o", 2},
	{"link-many", []string{"l"}, "l", 1},
	{"change", []string{"e"}, "e", 2},
	{"received", []string{"r"}, "r", 3},
	{"check", []string{"c"}, "c", 3},
	{"take-hash", []string{"h"}, "h", 0},
	{"record-changes", []string{"H"}, "H", 0},
	{"unlink", []string{"x", "delete"}, "x", 4},
	keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

// linkingKeys are those of the questions that a record is linked to; an option's own key says which it supports.
var linkingKeys = slices.Concat(moving, keymap{
	{"link", []string{"enter", " "}, "enter", 1},
	{"which", []string{"o"}, "o", 2},
	keyNarrow,
	keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

// positionsKeys are those of what institutions said on a question, beside the keys of its options. No letter is among them
// that could be an option's.
var positionsKeys = slices.Concat(moving, keymap{
	{"settle-account", []string{"="}, "=", 2},
	{"change", []string{"enter", "e"}, "enter", 2},
	{"add", []string{"a", "+"}, "a", 1},
	{"dont-know", []string{"d"}, "d", 0},
	{"withheld", []string{"!"}, "!", 0},
	{"account-before", []string{"left"}, "←", 0},
	{"account-after", []string{"right"}, "→", 0},
	{"remove", []string{"x", "delete"}, "x", 3},
	keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

var sessionsKeys = slices.Concat(moving, keymap{
	{"current", []string{"enter", " "}, "enter", 1},
	{"add", []string{"a", "n", "+"}, "a", 1},
	{"change", []string{"e"}, "e", 1},
	{"remove", []string{"x", "delete"}, "x", 2},
	keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

// institutionKeys are those of the list of who can answer.
var institutionKeys = slices.Concat(moving, keymap{
	{"interview-begin", []string{"enter", " "}, "enter", 1},
	{"interview-session", []string{"a", "n", "+"}, "a", 1},
	keyClose, keyHelp, keyQuit,
})

// turningPages are those of every page of the results. The key that opens them closes them too.
var turningPages = keymap{
	{"switch", []string{"tab", "right"}, "tab", 1},
	{"switch-back", []string{"shift+tab", "left"}, "shift+tab", 0},
}

var resultsEnd = keymap{
	{"target", []string{"G"}, "G", 4},
	{"since", []string{"P"}, "P", 0},
	keySuppose,
	{"finish", []string{"t"}, "t", 5},
	{"undo", []string{"u", "ctrl+z"}, "u", 0},
	keyRedo,
	{"close", []string{"esc", "q", "r"}, "esc", 1},
	keyHelp, keyQuit,
}

// readingKeys are those of a page that is read.
var readingKeys = slices.Concat(moving, turningPages, keymap{
	{"pick", []string{"enter"}, "enter", 0}, // on to the page to pick from
}, resultsEnd)

// resultsKeys are those of a page to pick from.
var resultsKeys = slices.Concat(moving, turningPages, keymap{
	{"pick", []string{"enter"}, "enter", 2},
	{"by-evidence", []string{"e"}, "e", 2},
}, resultsEnd)

// profilesKeys are those of the page of profiles.
var profilesKeys = slices.Concat(moving, turningPages, keymap{
	{"pick", []string{"enter"}, "enter", 2},
	{"add-profile", []string{"a", "+"}, "a", 2},
}, resultsEnd)

// wayUpKeys are those of the results where they show the roadmap.
var wayUpKeys = slices.Concat(moving, turningPages, keymap{
	{"steps", []string{"enter", "s"}, "enter", 2},
	keyPace, keyRecord,
}, resultsEnd)

var stepsKeys = slices.Concat(moving, keymap{
	{"step", []string{"enter", "e"}, "enter", 1},
	{"visit", []string{"g"}, "g", 2},
	keyPace, keyRecord, keyDetail, keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

// tryingKeys are those of the screen where answers are tried out. The arrows are for the answers, the pages for
// what follows from them.
var tryingKeys = slices.Concat(moving, keymap{
	{"try", []string{"enter", "e"}, "enter", 1},
	{"add", []string{"a", "+"}, "a", 1},
	{"remove", []string{"x", "delete"}, "x", 2},
	{"scroll-down", []string{"ctrl+d", "ctrl+down", "."}, ".", 3},
	{"scroll-up", []string{"ctrl+u", "ctrl+up", ","}, ",", 0},
	keyClose, keyHelp, keyQuit,
})

// stockTakeKeys are those of the results where nothing can be lacking.
var stockTakeKeys = slices.Concat(moving, turningPages, keymap{
	{"since", []string{"P"}, "P", 3},
	{"finish", []string{"t"}, "t", 2},
	{"undo", []string{"u", "ctrl+z"}, "u", 0},
	keyRedo,
	{"close", []string{"esc", "q", "r"}, "esc", 1},
	keyHelp, keyQuit,
})

var finishKeys = slices.Concat(moving, keymap{
	keyPick, keyUndo, keyRedo,
	keyClose, keyHelp, keyQuit,
})

// helpKeys are those of the help: letters belong to what is looked for.
var helpKeys = keymap{
	keyMove,
	{"up", []string{"up"}, "↑", 0},
	{"down", []string{"down"}, "↓", 0},
	keyPageUp, keyPageDn, keyFirst, keyLast,
	{"close", []string{"esc", "f1"}, "esc", 1},
	keyQuit,
}

// keyOf is what to press for an action on this question.
func (s *asking) keyOf(a *app, act action) string {
	here := *s
	here.typing = false
	for _, b := range here.keys(a) {
		if b.do == act {
			return b.show
		}
	}
	return ""
}

// said is a sentence that names keys, each by the name of its action.
func (s *asking) said(a *app, key string, facts ...any) string {
	for _, act := range []action{"finding", "working", "evidence", "positions", "review", "results", "finish", "next-open"} {
		facts = append(facts, string(act), s.keyOf(a, act))
	}
	if s.room && a.words.Has("wizard."+key+"-room") {
		key += "-room"
	}
	return a.t(key, facts...)
}

// keysShown writes the keys of a binding, at most n of them.
func (b binding) keysShown(n int) string {
	if len(b.keys) <= 1 {
		return b.show
	}
	names := []string{b.show}
	for _, k := range b.keys {
		if name := keyName(k); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names[:min(n, len(names))], " ")
}

func keyName(k string) string {
	switch k {
	case " ":
		return "space"
	case "left":
		return "←"
	case "right":
		return "→"
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "pgdown":
		return "pgdn"
	case "delete":
		return "del"
	case "f1":
		return "F1"
	}
	return k
}
