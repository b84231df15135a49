package wizard

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
)

// openForm asks for a file's path, beginning with what is known of it. What is opened takes the place of a file of
// the list that is gone; "" for none.
func openForm(a *app, path, gone string) *form {
	return newForm(form{
		title: a.t("open.title"), intro: a.t("open.intro"), submitLabel: a.t("open.submit"),
		fields: []*field{{id: "path", label: a.t("open.path"), kind: pathField, ends: assessmentFiles, required: true, value: path, hint: a.t("open.path-hint")}},
		submit: func(a *app, v values) tea.Cmd { return a.openInPlaceOf(v["path"], gone) },
	})
}

// open opens a file for writing, or for reading when another program holds it.
func (a *app) open(path string) tea.Cmd { return a.openInPlaceOf(path, "") }

// openInPlaceOf opens a file that takes the place of one of the list that is gone; "" for none.
func (a *app) openInPlaceOf(path, instead string) tea.Cmd {
	if a.set.Author == "" {
		a.push(authorForm(a, func(a *app) tea.Cmd { return a.openInPlaceOf(path, instead) }))
		return nil
	}
	o := a.cfg.options(a.set.Author)
	return a.expect(func() tea.Msg {
		path = expand(path)
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return opened{path: path, missing: true}
		}
		f, err := assessment.Open(path, o)
		if err != nil {
			return opened{path: path, problem: err, kind: wrongKindOf(path), reads: readable(path)}
		}
		return opened{file: f, path: path, instead: instead, drafts: readDrafts(f.Path())}
	})
}

// openReadOnly opens a file without its lock.
func (a *app) openReadOnly(path string) tea.Cmd {
	return a.expect(func() tea.Msg {
		f, err := assessment.Read(path)
		if err != nil {
			return opened{path: path, problem: err}
		}
		return opened{file: f, path: path}
	})
}

func (a *app) gotOpened(msg opened) tea.Cmd {
	sample := a.sample
	a.sample = nil
	switch {
	case msg.missing && msg.path == expand(a.cfg.Path): // named on the command line: begin there
		return a.startNew(a.cfg.Questionnaire, msg.path)
	case msg.missing:
		a.push(missingPage(a, msg.path))
		return nil
	case msg.problem != nil:
		if assessment.IsLocked(msg.problem) {
			a.push(a.lockedPicker(msg.path, msg.problem))
			return nil
		}
		a.push(problemPage(a, msg))
		return nil
	}
	if msg.instead != "" {
		a.set = a.set.Forgotten(msg.instead)
	}
	cmd := a.seat(msg.file)
	if sample != nil && sample.path == msg.path && a.notice == "" {
		a.tell(inkGood, sampleWords(a.t, sample.path, sample.found))
	}
	return tea.Batch(cmd, a.offerDrafts(a.foundDrafts(msg.drafts)))
}

// seat lays an opened file on the desk and goes to where it was left.
func (a *app) seat(file store) tea.Cmd {
	a.desk = newDesk(file, a.cfg.Now)
	a.desk.translate(a.words)
	at := a.desk.resume(a.set)
	earlier := a.sinceAtStart()
	a.stack = []screen{newHome(), newAsking(at)}
	a.noteRecent()
	a.notice = ""
	switch {
	case len(file.Damage()) > 0:
		d := file.Damage()[0]
		a.tell(inkWarn, a.t("open.damaged", "n", len(file.Damage()), "problem", sentence(a.words, d.Fault)))
	case file.TornAside() != "":
		a.tell(inkWarn, a.t("open.torn", "path", file.TornAside()))
	case file.ReadOnly():
		a.tell(inkWarn, a.t("read-only"))
	case len(a.desk.state.Unknown) > 0:
		a.tell(inkWarn, a.t("open.unknown", "n", len(a.desk.state.Unknown), "name", a.desk.state.Unknown[0].Name))
	case len(a.desk.state.Conflicts) > 0:
		a.tell(inkWarn, a.t("open.differs", "n", len(a.desk.state.Conflicts), "key", "="))
	}
	return tea.Batch(a.remember(), earlier, a.layProfiles(a.cfg.Profiles, false), a.watch())
}

// translate shows the questionnaire's words in the reader's language where there are any. Ids, logic
// and what is saved stay as they are.
func (d *desk) translate(words *lang.Language) {
	d.words = d.q
	if words.Code() == "en" {
		return
	}
	if t, _, err := d.q.Translate(words.Code()); err == nil {
		d.words = t
	}
}

// worded is a question in the reader's words.
func (d *desk) worded(id string) *questionnaires.Question {
	if q := d.words.Question(id); q != nil {
		return q
	}
	return d.q.Question(id)
}

// resume is the question to begin with: where one was when the file was left, or else the first that is
// open, or the first.
func (d *desk) resume(set settings.Settings) string {
	asked := d.asked()
	path := d.recent().Path
	for _, r := range set.Recent {
		if r.Path == path && slices.ContainsFunc(asked, func(q *questionnaires.Question) bool { return q.ID == r.Question }) {
			return r.Question
		}
	}
	for _, q := range asked {
		if d.remains(q.ID) {
			return q.ID
		}
	}
	if len(asked) > 0 {
		return asked[0].ID
	}
	return ""
}

// expand takes "~/" for the user's folder, as people type it.
func expand(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}
