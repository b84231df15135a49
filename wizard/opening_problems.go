package wizard

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// What can't be opened as an assessment is said on a page, with what to do about it.

// wrongKind is what was given in the place of an assessment.
type wrongKind string

// The kinds that have a way on.
const (
	someFile        wrongKind = ""
	folderGiven     wrongKind = "folder"
	questionsGiven  wrongKind = "questionnaire" // a questionnaire's file or folder
	questionsMain             = "questionnaire.yaml"
	questionsEnding           = ".yaml"
)

// wrongKindOf looks at what could not be opened.
func wrongKindOf(path string) wrongKind {
	info, err := os.Stat(path)
	if err != nil {
		return someFile
	}
	if info.IsDir() {
		if inner, err := os.Stat(filepath.Join(path, questionsMain)); err == nil && inner.Mode().IsRegular() {
			return questionsGiven
		}
		return folderGiven
	}
	if ending := strings.ToLower(filepath.Ext(path)); ending == questionsEnding || ending == ".yml" {
		return questionsGiven
	}
	return someFile
}

// readable says whether an assessment that can't be opened for writing can be read: on a medium or in a folder that this
// user may not write to.
func readable(path string) bool {
	_, err := assessment.Read(path)
	return err == nil
}

// problemPage says why a path can't be opened, and what can be done.
func problemPage(a *app, msg opened) *page {
	said := a.sentence(msg.problem)
	if msg.kind != someFile {
		said = a.t("problem."+string(msg.kind), "path", msg.path)
	}
	return &page{
		id: "problem", title: a.t("problem.title"),
		body: func(a *app, w int) []line { return paragraphs(w, inkPlain, msg.path, said) },
		items: func(a *app) []item {
			var out []item
			add := func(text, value string) {
				out = append(out, item{key: strconv.Itoa(len(out) + 1), text: a.t(text), value: value})
			}
			switch msg.kind {
			case folderGiven:
				add("problem.look-inside", "inside")
			case questionsGiven:
				add("problem.begin", "begin")
			default:
				if msg.reads {
					add("locked.read", "read")
				}
				add("locked.again", "again")
			}
			add("problem.another", "another")
			add("locked.back", "back")
			return out
		},
		pick: func(a *app, it item) tea.Cmd {
			ask := func(path string) tea.Cmd {
				f := openForm(a, path, "")
				a.push(f)
				return f.list()
			}
			switch it.value {
			case "inside":
				return ask(strings.TrimRight(filepath.ToSlash(msg.path), "/") + "/")
			case "begin":
				return a.startNew(msg.path, "")
			case "read":
				return a.openReadOnly(msg.path)
			case "again":
				return a.open(msg.path)
			case "another":
				return ask(beside(msg.path))
			}
			return nil
		},
	}
}

// missingPage says that there is no file, and keeps what was typed for another try.
func missingPage(a *app, path string) *page {
	for _, r := range a.set.Recent {
		if r.Path == path {
			return gonePage(path)(a)
		}
	}
	return &page{
		id: "problem", title: a.t("problem.title"),
		body: func(a *app, w int) []line { return wrapped(inkPlain, a.t("open.missing", "path", path), w) },
		items: func(a *app) []item {
			return []item{{key: "1", text: a.t("problem.correct"), value: "correct"}, {key: "2", text: a.t("locked.back"), value: "back"}}
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value != "correct" {
				return nil
			}
			f := openForm(a, path, "")
			a.push(f)
			return f.list()
		},
	}
}

// lockedPicker offers what can be done with a file that another program holds.
func (a *app) lockedPicker(path string, problem error) *picker {
	return &picker{
		id: "locked", title: a.t("locked.title"), intro: a.sentence(problem),
		items: func(a *app) []item {
			return []item{
				{key: "1", text: a.t("locked.read"), value: "read"},
				{key: "2", text: a.t("locked.again"), value: "again"},
				{key: "3", text: a.t("locked.back"), value: "back"},
			}
		},
		pick: func(a *app, it item) tea.Cmd {
			switch it.value {
			case "read":
				return a.openReadOnly(path)
			case "again":
				return a.open(path)
			}
			return nil
		},
	}
}
