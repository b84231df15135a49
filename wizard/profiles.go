package wizard

import (
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/fault"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// Profiles of others, such as a baseline that somebody has published, lie in files beside the assessment. The answers
// are held against them for as long as the program runs; nothing of them is kept.

// mostProfiles bounds how many are held against the answers.
const mostProfiles = 20

// readProfiles reads profiles, each checked against the questionnaire.
func readProfiles(paths []string, q *questionnaires.Questionnaire) ([]questionnaires.Profile, error) {
	var out []questionnaires.Profile
	for _, path := range paths {
		p, err := questionnaires.LoadProfile(expand(path), q)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// takeProfiles holds more profiles against the answers; one of the same id takes the other's place.
func (d *desk) takeProfiles(more []questionnaires.Profile) error {
	all := slices.Clone(d.profiles)
	for _, p := range more {
		if i := slices.IndexFunc(all, func(o questionnaires.Profile) bool { return o.ID == p.ID }); i >= 0 {
			all[i] = p
		} else {
			all = append(all, p)
		}
	}
	if len(all) > mostProfiles {
		return fault.New(fault.Input, "wizard.profiles.too-many", "limit", mostProfiles)
	}
	d.profiles = all
	d.model = scoring.Compile(d.q).WithProfiles(all...)
	d.refresh()
	return nil
}

// profilesRead brings back profiles.
type profilesRead struct {
	desk     *desk
	profiles []questionnaires.Profile
	problem  error
	asked    bool // somebody asked for it just now
}

// layProfiles reads profiles beside the screen.
func (a *app) layProfiles(paths []string, asked bool) tea.Cmd {
	if len(paths) == 0 {
		return nil
	}
	d := a.desk
	return func() tea.Msg {
		profiles, err := readProfiles(paths, d.q)
		return profilesRead{d, profiles, err, asked}
	}
}

func (a *app) gotProfiles(msg profilesRead) {
	if msg.desk != a.desk {
		return
	}
	err := msg.problem
	if err == nil {
		err = a.desk.takeProfiles(msg.profiles)
	}
	switch {
	case err != nil:
		a.complain(err)
	case msg.asked:
		a.tell(inkGood, a.t("profiles.added", "title", msg.profiles[0].Title))
	}
}

// askProfile asks for a profile's file.
func (a *app) askProfile() tea.Cmd {
	f := profileForm(a.asker(), filepath.Dir(a.desk.path)+string(filepath.Separator))
	a.push(f)
	return f.list()
}

func profileForm(s asker, path string) *form {
	return newForm(form{
		title: s.t("profiles.title"), intro: s.t("profiles.intro"), submitLabel: s.t("form.go-on"),
		fields: []*field{{id: "path", label: s.t("profiles.path"), kind: pathField, ends: modelFiles, required: true, value: path, hint: s.t("profiles.path-hint")}},
		check: func(v values) (string, string) {
			if folderOf(v["path"]) == v["path"] {
				return "path", s.t("since.name-a-file")
			}
			return "", ""
		},
		submit: func(a *app, v values) tea.Cmd { return a.layProfiles([]string{v["path"]}, true) },
	})
}

// profileItems lists the profiles, each with what it lacks; a question can be gone to.
func (a *app) profileItems() []item {
	d := a.desk
	var out []item
	for i, p := range d.profiles {
		claimed := &d.result.Readings[scoring.Claimed].Profiles[i]
		sign := "○"
		switch {
		case claimed.Met:
			sign = "✓"
		case claimed.Possible:
			sign = "?"
		}
		it := item{sign: sign, text: p.Title, right: metWords(a.t, claimed), apart: i > 0}
		for _, b := range report.Profile(a.source(), i) {
			if p, ok := b.(report.Paragraph); ok && p.Text != "" {
				if it.detail != "" {
					it.detail += "\n"
				}
				it.detail += text.WithoutIsolates(p.Text)
			}
		}
		out = append(out, it)
		for _, g := range d.lackingOf(i) {
			lacks := a.gapItem(g)
			lacks.text = "  " + lacks.text
			out = append(out, lacks)
		}
	}
	return out
}
