package wizard

import (
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// Handing over: a copy without history for somebody else, and the record of whom the assessment was
// given to, for which uses.

// copyForm asks where the copy shall be.
func copyForm(s asker, d *desk, submit func(*app, values) tea.Cmd) *form {
	return newForm(form{
		title: s.t("copy.title"), intro: s.t("copy.intro"), submitLabel: s.t("copy.submit"),
		fields: []*field{{
			id: "path", label: s.t("new.path"), kind: pathField, ends: noFile, required: true, touched: true,
			value: copyPath(d.path), hint: s.t("copy.hint"),
			says: placeSays(s, func(v values) []string { return []string{withEnding(v["path"])} }, false),
		}},
		submit: submit,
	})
}

// copyPath is the copy's proposed place, beside the assessment.
func copyPath(file string) string {
	ext := filepath.Ext(file)
	return strings.TrimSuffix(file, ext) + "-copy" + ext
}

// writeCopy copies what is on the disk, and gives the copy's path. It never overwrites a file.
func writeCopy(from, to string, o assessment.Options) (string, error) {
	to = expand(to)
	if filepath.Ext(to) == "" {
		to += ".cirt"
	}
	f, err := assessment.Read(from)
	if err != nil {
		return to, err
	}
	defer f.Close()
	return to, assessment.CopyWithoutHistory(f, to, o)
}

// copied is a copy that was written, or not.
type copied struct {
	path    string
	problem error
}

// copy writes the copy, once everything is saved.
func (a *app) copy(to string) tea.Cmd {
	if a.desk.queue.Waiting() > 0 {
		a.tell(inkWarn, a.t("copy.unsaved"))
		return nil
	}
	from, o := a.desk.path, a.cfg.options(a.set.Author)
	return func() tea.Msg {
		path, err := writeCopy(from, to, o)
		return copied{path, err}
	}
}

func (a *app) gotCopied(msg copied) {
	if msg.problem != nil {
		a.complain(msg.problem)
		return
	}
	a.tell(inkGood, a.t("copy.done", "path", msg.path))
}

func (a *app) releaseForm() *form {
	return releaseForm(a.asker(), func(a *app, v values) tea.Cmd { return a.put(a.desk.releaseFrom(v)) })
}

// releaseForm asks to whom the assessment is given, and for which uses.
func releaseForm(s asker, submit func(*app, values) tea.Cmd) *form {
	var uses []choice
	for _, u := range assessment.Uses {
		uses = append(uses, choice{u, s.t("use." + u)})
	}
	return newForm(form{
		title: s.t("release.title"), intro: s.t("release.intro"), submitLabel: s.t("release.submit"), of: &draft{Kind: releaseDraft},
		fields: []*field{
			{id: "to", label: s.t("release.to"), required: true},
			{id: "uses", label: s.t("release.uses"), kind: someOfField, options: uses, required: true, hint: s.t("release.uses-hint")},
			{id: "date", label: s.t("release.date"), kind: dateField, value: s.today, hint: s.t("form.date-hint")},
		},
		submit: submit,
	})
}

// releaseFrom is the record that a release makes.
func (d *desk) releaseFrom(v values) assessment.Intent {
	return assessment.Release(d.file.NewID("x"), assessment.Released{
		To: v["to"], Uses: strings.Split(v["uses"], ","), Date: v["date"],
	})
}

// releaseWords is a release in one line.
func releaseWords(words *lang.Language, r assessment.Released) string {
	var uses []string
	for _, u := range r.Uses {
		if words.Has("wizard.use." + u) {
			u = words.T("wizard.use." + u)
		}
		uses = append(uses, u)
	}
	parts := []string{words.T("wizard.release.released", "to", r.To), r.Date, strings.Join(uses, "; ")}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}
