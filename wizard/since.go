package wizard

import (
	"cmp"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/internal/fault"
	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// An earlier assessment of the same subject can lie beside the one that is open: what it said then is shown once
// a new answer is given, and what changed since can be read and looked for. It is only read. Its path is kept
// with the recent files; losing it is harmless.

// since is the earlier assessment that lies beside.
type since struct {
	path  string
	side  compare.Side
	chain questionnaires.Migrations // to the version of the one that is open
	said  map[string]questionnaires.Answer
}

// lastTime is what the earlier assessment said on a question of this one, in this one's codes. It is false where
// none lies beside, and where nothing was said on it.
func (d *desk) lastTime(id string) (questionnaires.Answer, bool) {
	if d.since == nil {
		return questionnaires.Answer{}, false
	}
	answer, said := d.since.said[id]
	return answer, said
}

// readSince reads an earlier assessment to lay it beside one that is open.
func readSince(cfg Config, path string, file store) (*since, error) {
	path = expand(path)
	later := file.State()
	if sameFile(path, file.Path()) {
		return nil, fault.New(fault.Input, "wizard.since.same-file", "file", path)
	}
	f, err := assessment.Read(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if n := len(f.Damage()); n > 0 {
		return nil, fault.New(fault.Integrity, "assessment.damaged", "file", path, "n", n)
	}
	s := &since{path: path, side: compare.Side{State: f.State(), Log: f.Log()}}
	if !compare.SameSubject(s.side.State, later) {
		return nil, fault.New(fault.Input, "wizard.since.other-subject", "file", path)
	}
	if cfg.Migrations != nil {
		if s.chain, err = cfg.Migrations(s.side.State.Questionnaire, later.Questionnaire); err != nil {
			return nil, err
		}
	}
	s.side.Model = scoring.Compile(s.side.State.Questionnaire)
	if s.said, err = compare.Earlier(s.side, later.Questionnaire, s.chain); err != nil {
		return nil, err
	}
	return s, nil
}

// sameFile says whether two paths name the same place.
func sameFile(a, b string) bool {
	x, errX := filepath.Abs(a)
	y, errY := filepath.Abs(b)
	return errX == nil && errY == nil && x == y
}

// sinceRead brings back an earlier assessment.
type sinceRead struct {
	desk    *desk
	path    string
	since   *since
	problem error
	asked   bool // somebody asked for it just now; else it was remembered
	typed   bool // in the form for it, which comes back with what is wrong
}

// laySince reads an earlier assessment beside the screen.
func (a *app) laySince(path string, asked bool) tea.Cmd {
	if path == "" {
		return nil
	}
	d, cfg := a.desk, a.cfg
	return func() tea.Msg {
		s, err := readSince(cfg, path, d.file)
		return sinceRead{desk: d, path: path, since: s, problem: err, asked: asked}
	}
}

func (a *app) gotSince(msg sinceRead) tea.Cmd {
	if a.desk != msg.desk {
		return nil
	}
	switch {
	case msg.problem != nil && msg.typed:
		f := sinceForm(a.asker(), msg.path)
		a.push(f)
		f.refill(values{"path": msg.path}, "path", a.sentence(msg.problem))
		return f.list()
	case msg.problem != nil && msg.asked:
		a.complain(msg.problem)
		return nil
	case msg.problem != nil:
		if a.notice == "" {
			a.tell(inkMuted, a.t("since.not-there", "path", msg.path))
		}
		return nil
	}
	a.desk.takeSince(msg.since)
	if !msg.asked {
		return nil
	}
	a.tell(inkGood, sinceWords(a.t, msg.since))
	return a.keepSince()
}

// takeSince lays an earlier assessment beside, or nil for none.
func (d *desk) takeSince(s *since) {
	d.since, d.sincePath, d.differs, d.differsErr = s, "", nil, nil
	if s == nil {
		return
	}
	d.sincePath = s.path
	if abs, err := filepath.Abs(s.path); err == nil {
		d.sincePath = abs
	}
}

// sinceWords says which assessment lies beside.
func sinceWords(t func(string, ...any) string, s *since) string {
	return t("since.laid", "date", cmp.Or(s.side.State.About.Date, t("about.not-said")), "n", len(s.said))
}

// sinceAtStart begins to read the earlier assessment that belongs to the file that was opened: the one that the command
// named beside it, or the one that was remembered.
func (a *app) sinceAtStart() tea.Cmd {
	path, asked := sinceOf(a.cfg, a.set, a.desk)
	return a.laySince(path, asked)
}

func sinceOf(cfg Config, set settings.Settings, d *desk) (path string, asked bool) {
	if cfg.Since != "" && sameFile(expand(cfg.Path), d.path) {
		return cfg.Since, true
	}
	here := d.recent().Path
	for _, r := range set.Recent {
		if r.Path == here {
			d.sincePath = r.Since // kept, even where it can't be read today
		}
	}
	return d.sincePath, false
}

// askSince opens the form for the earlier assessment, in the folder of the one that is open.
func (a *app) askSince() tea.Cmd {
	f := sinceForm(a.asker(), cmp.Or(a.desk.sincePath, filepath.Dir(a.desk.path)+string(filepath.Separator)))
	a.push(f)
	return f.list()
}

// sinceForm asks for the earlier assessment; nothing takes the one that lies beside away.
func sinceForm(s asker, path string) *form {
	return newForm(form{
		title: s.t("since.title"), intro: s.t("since.intro"), submitLabel: s.t("form.go-on"),
		fields: []*field{{id: "path", label: s.t("since.path"), kind: pathField, ends: assessmentFiles, value: path, hint: s.t("since.path-hint")}},
		check: func(v values) (string, string) {
			if v["path"] != "" && folderOf(v["path"]) == v["path"] {
				return "path", s.t("since.name-a-file")
			}
			return "", ""
		},
		submit: func(a *app, v values) tea.Cmd {
			if v["path"] != "" {
				lay := a.laySince(v["path"], true)
				return func() tea.Msg {
					read := lay().(sinceRead)
					read.typed = true
					return read
				}
			}
			a.desk.takeSince(nil)
			a.tell(inkMuted, a.t("since.none"))
			return a.keepSince()
		},
	})
}

// keepSince remembers what lies beside with the recent file.
func (a *app) keepSince() tea.Cmd {
	a.noteRecent()
	return a.remember()
}
