package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// A list that has the key for it narrows while one types: its rows are those that hold every word. Enter goes back to
// the list as it is then, esc to the whole list.

// narrowing is what a list is narrowed by.
type narrowing struct {
	on   bool // the text is being typed
	edit editor
}

func (n *narrowing) words() []string { return foldedWords(fold(n.edit.text)) }

// left are the rows that hold what was typed; texts are what they hold, as searched gives it, or nil.
func (n *narrowing) left(items []item, texts []string) []item {
	words := n.words()
	if len(words) == 0 {
		return items
	}
	if texts == nil {
		texts = searched(items)
	}
	var out []item
	for i, it := range items {
		if containsAll(texts[i], words) {
			out = append(out, it)
		}
	}
	return out
}

// searched is the folded text of each row.
func searched(items []item) []string {
	texts := make([]string, len(items))
	for i, it := range items {
		texts[i] = fold(strings.Join(slices.Concat([]string{it.text, it.under, it.right, it.about(), it.value}, it.cells), "\n"))
	}
	return texts
}

// holdsAll says whether a text holds all of the folded words.
func holdsAll(text string, words []string) bool {
	return containsAll(fold(text), words)
}

func containsAll(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// update handles a key while the text is being typed, and says whether it did.
func (n *narrowing) update(k tea.KeyMsg) bool {
	switch narrowKeys.action(k.String()) {
	case "narrow-done":
		n.on = false
	case "narrow-off":
		n.on, n.edit = false, newEditor("", false)
	case "":
		return n.edit.update(k)
	default:
		return false // the list moves
	}
	return true
}

// view is the line with what was typed, or nothing.
func (n *narrowing) view(a *app, shown, all, w int) []line {
	if !n.on && n.edit.text == "" {
		return nil
	}
	count := say(inkMuted, a.t("narrow.count", "n", shown, "all", all)+" ")
	l := append(line{{" / ", inkAccent}}, n.edit.view(max(8, w-count.width()-6), 1, n.on)[0]...)
	return []line{ends(l, count, w)}
}
