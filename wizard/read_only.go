package wizard

import (
	"io"
	"os"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/files"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// A file that is open for reading only – another program holds it, its folder takes no changes, a line is damaged – is shown
// like any other, but nothing is offered that it could not keep: the footer, the help, the menu and the words leave it out,
// and a key that is tried all the same says why nothing happens. What helps is a copy elsewhere, in which the work goes on.

// changingActions are the actions that change an assessment. On a form they mean what is typed there.
var changingActions = []action{
	"answer", "toggle", "edit", "none", "dont-know", "withheld", "not-applicable", "clear", "provided", "mark", "finding", "working", "review",
	"undo", "redo", "behalf", "session-end", "retry", "add", "change", "remove", "link", "link-many", "which", "unlink", "received",
	"take-hash", "to-question", "current", "interview-session", "account", "settle-account", "settle-with", "both", "anew", "accept-one", "step",
	"record",
}

// reads says whether the assessment that lies open can only be read.
func (a *app) reads() bool { return a.desk != nil && a.desk.file.ReadOnly() }

// changes says whether an action of a screen changes the assessment: what is tried out, and what only goes on, does not.
func (a *app) changes(s screen, act action) bool {
	if !slices.Contains(changingActions, act) {
		return false
	}
	switch s := s.(type) {
	case *form, *trying, *help, *home:
		return false
	case *asking:
		q := a.desk.q.Question(s.id)
		return act != "answer" || q != nil && q.Type != questionnaires.Choices && (len(q.Options) == 0 || s.row >= 0)
	}
	return true
}

// keysOf are the keys of a screen that can do something now.
func (a *app) keysOf(s screen) keymap {
	m := s.keys(a)
	if !a.reads() {
		return m
	}
	m = slices.DeleteFunc(slices.Clone(m), func(b binding) bool { return a.changes(s, b.do) })
	if _, ok := s.(*asking); ok {
		for i := range m {
			if m[i].do == "answer" { // where it is left, it goes on
				m[i].do = "onward"
			}
		}
	}
	return m
}

// offered are the keys that the footer shows: redo only while something was undone.
func (a *app) offered(s screen) keymap {
	m := a.keysOf(s)
	redoes := a.desk != nil && a.desk.redoes()
	out := make(keymap, 0, 24)
	for _, b := range m {
		if b.foot > 0 && (redoes || b.do != "redo") {
			out = append(out, b)
		}
	}
	return out
}

// readKey is the key of a text that does not name what can't be done, where there is one and the file can only be read.
func readKey(words *lang.Language, d *desk, key string) string {
	if d != nil && d.file.ReadOnly() && words.Has("wizard."+key+"-read") {
		return key + "-read"
	}
	return key
}

// cantChange says why nothing can be changed, and what would help.
func (a *app) cantChange() { a.tell(inkMuted, a.t(readOnlyKey(a.desk))) }

// readOnlyKey is the sentence on a file that can only be read: what is damaged is damaged in a copy too.
func readOnlyKey(d *desk) string {
	if len(d.file.Damage()) > 0 {
		return "read-only-damaged"
	}
	return "read-only"
}

// copyWhole writes the bytes of an assessment to another place, which must be free: its history goes along, and what both
// take in from then on can be merged.
func copyWhole(from, to string) error {
	return files.WriteWhole(to, files.Keep, func(w io.Writer) error {
		f, err := os.Open(from)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.Copy(w, f)
		return err
	})
}

// copyOnForm asks where the copy shall be in which the work goes on.
func copyOnForm(a *app) *form {
	return newForm(form{
		title: a.t("copy-on.title"), intro: a.t("copy-on.intro"), submitLabel: a.t("copy-on.submit"),
		fields: []*field{{
			id: "path", label: a.t("new.path"), kind: pathField, ends: noFile, required: true, hint: a.t("save-as.hint"),
			says: placeSays(a.asker(), func(v values) []string { return []string{withEnding(v["path"])} }, false),
		}},
		submit: func(a *app, v values) tea.Cmd { return a.copyOn(withEnding(expand(v["path"]))) },
	})
}

// copyOn makes the copy and goes on in it.
func (a *app) copyOn(path string) tea.Cmd {
	from, o := a.desk.path, a.cfg.options(a.set.Author)
	return a.expect(func() tea.Msg {
		f, err := openCopy(from, path, o)
		if err != nil {
			return copiedOn{problem: err}
		}
		return copiedOn{file: f, path: path}
	})
}

func openCopy(from, path string, o assessment.Options) (store, error) {
	if err := copyWhole(from, path); err != nil {
		return nil, err
	}
	return assessment.Open(path, o)
}

// copiedOn brings back the copy in which the work goes on.
type copiedOn struct {
	file    store
	path    string
	problem error
}

func (a *app) gotCopiedOn(msg copiedOn) tea.Cmd {
	if msg.problem != nil {
		a.complain(msg.problem)
		return nil
	}
	at, last := a.question().id, a.close()
	cmd := a.seat(msg.file)
	a.question().show(a, at)
	if a.notice == "" {
		a.tell(inkGood, a.t("copy-on.done", "path", msg.path))
	}
	return tea.Sequence(last, cmd)
}
