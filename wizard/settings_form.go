package wizard

import (
	"runtime"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
)

// settingsForm changes what is remembered between runs.
func settingsForm(a *app) *form {
	var languages []choice
	for _, c := range lang.UICodes() {
		l, _ := lang.Of(c)
		languages = append(languages, choice{c, l.T("wizard.language-name")})
	}
	return newForm(form{
		title: a.t("settings.title"), submitLabel: a.t("form.save"),
		fields: []*field{
			{id: "author", label: a.t("author.label"), hint: a.t("author.hint"), value: a.set.Author},
			{id: "language", label: a.t("settings.language"), kind: oneOfField, options: languages, value: a.words.Code()},
			a.chosen("theme", a.set.Theme, settings.Themes),
			a.chosen("signs", a.set.Signs, settings.SignSets),
			a.chosen("bidi", a.set.Bidi, settings.Bidis),
		},
		submit: func(a *app, v values) tea.Cmd {
			a.set.Author, a.set.Theme, a.set.Signs, a.set.Bidi = v["author"], v["theme"], v["signs"], v["bidi"]
			if l, ok := lang.Of(v["language"]); ok {
				a.set.Language = v["language"]
				a.speak(l)
			}
			a.theme = themeHere(a.set, a.cfg.env, runtime.GOOS)
			return a.remember()
		},
	})
}

// chosen is a field of the settings in which the first choice, with nothing stored, is what suits the terminal.
func (a *app) chosen(id, value string, from []string) *field {
	key := "settings." + id
	f := &field{id: id, label: a.t(key), kind: oneOfField, value: value, hint: a.t(key + "-hint")}
	f.options = []choice{{"", a.t(key + ".auto")}}
	for _, code := range from {
		f.options = append(f.options, choice{code, a.t(key + "." + code)})
	}
	return f
}

// speak shows every screen, and the questionnaire, in a language from now on.
func (a *app) speak(l *lang.Language) {
	a.words = l
	if a.desk != nil {
		a.desk.translate(l)
	}
	for _, s := range a.stack {
		if q, ok := s.(*asking); ok && q.results != nil {
			q.results.made = made{} // what it told was in the other one
		}
	}
}
