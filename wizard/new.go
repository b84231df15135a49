package wizard

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// startNew begins a new assessment: first the questionnaire, unless it is given or there is only one,
// then what is assessed and by whom.
func (a *app) startNew(questionnaire, path string) tea.Cmd {
	if a.set.Author == "" {
		a.push(authorForm(a, func(a *app) tea.Cmd { return a.startNew(questionnaire, path) }))
		return nil
	}
	if questionnaire != "" {
		return a.loadQuestionnaire(questionnaire, path)
	}
	a.push(newChoosing(a, path))
	return nil
}

// duration is minutes as people say them.
func duration(t func(string, ...any) string, minutes int) string {
	if minutes < 90 {
		return t("minutes", "n", minutes)
	}
	return t("hours", "n", (minutes+30)/60)
}

func (a *app) loadQuestionnaire(idOrPath, path string) tea.Cmd {
	return a.expect(loadQuestionnaire(idOrPath, path, a.cfg.Overlays))
}

func loadQuestionnaire(idOrPath, path string, overlays []string) tea.Cmd {
	return func() tea.Msg {
		q, err := questionnaires.Find(expand(idOrPath), overlays...)
		return loaded{q, path, err}
	}
}

func (a *app) gotLoaded(msg loaded) tea.Cmd {
	if msg.problem != nil {
		a.complain(msg.problem)
		return nil
	}
	q := msg.q
	of := strings.Join([]string{q.Digest(), msg.path, a.words.Code()}, " ")
	if f := a.begun; f != nil && f.typed && a.begunOf == of {
		f.leaving, f.problem = false, ""
		a.push(f)
		return f.list()
	}
	// It comes back as it was filled in, when it was left, or when the file can't be made.
	a.begunOf = of
	a.begun = newAssessmentForm(a.asker(), q, msg.path, func(a *app, v values) tea.Cmd {
		return a.create(v["path"], q, aboutFrom(v, assessment.About{Language: a.words.Code()}))
	})
	a.push(a.begun)
	return nil
}

// asker is what forms are made with; the line mode has one too.
type asker struct {
	t      func(key string, facts ...any) string
	say    func(error) string
	today  string
	author string
}

func (a *app) asker() asker { return asker{a.t, a.sentence, a.today(), a.set.Author} }

// newAssessmentForm asks what a new assessment is about, and where its file shall be.
func newAssessmentForm(s asker, q *questionnaires.Questionnaire, path string, submit func(*app, values) tea.Cmd) *form {
	fields := aboutFields(s, q, assessment.About{
		Assessors: nonEmpty(s.author), Date: s.today, Mode: "self", TLP: "TLP:AMBER",
	})
	proposed := &field{
		id: "path", label: s.t("new.path"), hint: s.t("new.path-hint"), kind: pathField, required: true, value: path,
		touched: path != "",
		follows: func(v values) string { return fileName(v["subject"], v["team"], q.ID) },
		says:    placeSays(s, func(v values) []string { return []string{withEnding(v["path"])} }, false),
	}
	return newForm(form{
		title: s.t("new.title", "questionnaire", q.Title+" "+q.Version), intro: s.t("new.intro"),
		fields: append(fields, proposed), submitLabel: s.t("new.submit"), submit: submit, leave: s.t("new.leave"),
		check: func(v values) (string, string) {
			if v["subject"] == "" && v["team"] == "" {
				return "subject", s.t("new.no-subject")
			}
			return "", ""
		},
	})
}

// aboutFields are the fields of About; the same for a new assessment and later.
func aboutFields(s asker, q *questionnaires.Questionnaire, about assessment.About) []*field {
	options := func(key string, codes []string) []choice {
		var out []choice
		for _, c := range codes {
			out = append(out, choice{c, s.t(key + "." + c)})
		}
		return out
	}
	targets := []choice{{"", s.t("about.no-target")}}
	for _, l := range q.Ladders {
		if l.Of != "" {
			continue
		}
		for i, r := range l.Rungs {
			targets = append(targets, choice{
				l.ID + ":" + strconv.Itoa(i+1), s.t("about.target-level", "n", i+1, "title", r.Title),
			})
		}
	}
	team := s.t("about.team-hint")
	if q.Subject == "team" {
		team = s.t("about.team-itself-hint")
	}
	fields := []*field{
		{id: "subject", label: s.t("about.subject"), hint: s.t("about.subject-hint"), value: about.Subject, suggest: countries, known: true},
		{id: "team", label: s.t("about.team"), hint: team, value: about.Team},
		{
			id: "team-kind", label: s.t("about.team-kind"), kind: oneOfField, value: about.TeamKind,
			options: append([]choice{{"", s.t("about.not-said")}}, options("team-kind", assessment.TeamKinds)...),
			hidden:  func(v values) bool { return v["team"] == "" },
		},
		{id: "assessors", label: s.t("about.assessors"), hint: s.t("about.assessors-hint"), value: strings.Join(about.Assessors, "; ")},
		{id: "date", label: s.t("about.date"), hint: s.t("about.date-hint"), kind: dateField, value: about.Date},
		{id: "mode", label: s.t("about.mode"), kind: oneOfField, value: about.Mode, options: options("mode", assessment.Modes), hint: s.t("about.mode-hint")},
		{id: "tlp", label: s.t("about.tlp"), kind: oneOfField, value: about.TLP, options: options("tlp", assessment.TLPs), hint: s.t("about.tlp-hint")},
		{id: "marking", label: s.t("about.marking"), hint: s.t("about.marking-hint"), value: about.Marking},
	}
	if len(targets) > 1 {
		fields = append(fields, &field{id: "target", label: s.t("about.target"), kind: oneOfField, value: about.Target, options: targets, hint: s.t("about.target-hint")})
	}
	return fields
}

// placeFields are the region and the groups of the subject: those of the reference data, unless somebody
// states others. Not asked at the start, where they would stand in the way.
func placeFields(s asker, about assessment.About) []*field {
	plain := about
	plain.Region, plain.Groups = "", nil
	usual := plain.Place()
	var regions, groups []choice
	as := s.t("about.not-said")
	if usual.Region != "" {
		as = s.t("about.region-usual", "region", usual.Region, "date", usual.AsOf)
	}
	regions = append(regions, choice{"", as})
	for _, r := range questionnaires.Regions {
		regions = append(regions, choice{r, r})
	}
	var names []string
	for _, g := range assessment.Groups {
		groups = append(groups, choice{g, s.t("group." + g)})
		if slices.Contains(usual.Groups, g) {
			names = append(names, s.t("group."+g))
		}
	}
	hint := s.t("about.groups-hint")
	if usual.AsOf != "" {
		if names == nil {
			names = []string{s.t("group.none")}
		}
		hint = s.t("about.groups-usual", "groups", names, "date", usual.AsOf)
	}
	return []*field{
		{id: "region", label: s.t("about.region"), kind: oneOfField, value: about.Region, options: regions},
		{id: "groups", label: s.t("about.groups"), hint: hint, kind: someOfField, value: strings.Join(about.Groups, ","), options: groups},
	}
}

// countries offers states, territories and economies for a part of a name.
func countries(typed string) []choice {
	var out []choice
	for _, c := range questionnaires.FindCountries(typed) {
		if c.Name == typed {
			return nil
		}
		if len(out) < 8 {
			out = append(out, choice{c.Name, c.Name + " · " + c.ISO3})
		}
	}
	return out
}

// aboutFrom reads the form's values over what stood there.
func aboutFrom(v values, about assessment.About) assessment.About {
	about.Subject, about.Country = v["subject"], ""
	for _, c := range questionnaires.FindCountries(about.Subject) {
		if strings.EqualFold(c.Name, about.Subject) {
			about.Subject, about.Country = c.Name, c.ISO3
			break
		}
	}
	if region, asked := v["region"]; asked {
		about.Region, about.Groups = region, nil
		if v["groups"] != "" {
			about.Groups = strings.Split(v["groups"], ",")
		}
	}
	about.Team, about.TeamKind = v["team"], v["team-kind"]
	if about.Team == "" {
		about.TeamKind = ""
	}
	about.Assessors = names(v["assessors"])
	about.Date, about.Mode, about.TLP, about.Marking = v["date"], v["mode"], v["tlp"], v["marking"]
	if t, ok := v["target"]; ok {
		about.Target = t
	}
	return about
}

// names splits a list of names at semicolons.
func names(s string) []string {
	var out []string
	for _, n := range strings.Split(s, ";") {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// fileName is a safe name for a new file, in the current folder: letters and digits of any script,
// with hyphens between, never a name that a system keeps for itself. A team whose name begins with the
// subject's says both.
func fileName(subject, team, questionnaire string) string {
	name := slug(subject + " " + team)
	if of := slug(subject); of != "" && strings.HasPrefix(slug(team)+"-", of+"-") {
		name = slug(team)
	}
	if name == "" {
		name = "assessment"
	}
	return name + "-" + questionnaire + ".cirt"
}

// slug is a text as a part of a file's name, at most about 60 bytes long.
func slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 60 {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// create makes the file and records what it is about as its first act.
func (a *app) create(path string, q *questionnaires.Questionnaire, about assessment.About) tea.Cmd {
	o := a.cfg.options(a.set.Author)
	return a.expect(func() tea.Msg {
		f, path, err := createFile(path, q, about, o)
		if err != nil {
			return created{path: path, problem: err}
		}
		return created{file: f, path: path}
	})
}

// withEnding is a path of an assessment, with the usual ending where none was typed.
func withEnding(path string) string {
	if filepath.Ext(path) == "" {
		path += ".cirt"
	}
	return path
}

func createFile(path string, q *questionnaires.Questionnaire, about assessment.About, o assessment.Options) (store, string, error) {
	path = withEnding(expand(path))
	f, err := assessment.Create(path, q, o)
	if err != nil {
		return nil, path, err
	}
	if _, err := f.Save(assessment.SetAbout(about)); err != nil {
		_ = f.Close()
		return nil, path, err
	}
	return f, path, nil
}

func (a *app) gotCreated(msg created) tea.Cmd {
	if msg.problem != nil {
		if a.begun != nil {
			a.push(a.begun)
			a.begun.problem = a.sentence(msg.problem)
			return nil
		}
		a.complain(msg.problem)
		return nil
	}
	a.begun = nil
	cmd := a.seat(msg.file)
	a.desk.at = a.desk.disk.LastChange
	a.tell(inkGood, a.t("new.done", "path", msg.path))
	return cmd
}

// aboutForm changes what an assessment is about.
func aboutForm(s asker, d *desk, submit func(a *app, in assessment.Intent) tea.Cmd) *form {
	was := d.state.About
	return newForm(form{
		title: s.t("about.title"), submitLabel: s.t("form.save"),
		fields: append(aboutFields(s, d.q, was), placeFields(s, was)...),
		submit: func(a *app, v values) tea.Cmd {
			return submit(a, assessment.ChangeAbout(was, aboutFrom(v, was)))
		},
	})
}

// validDate says whether a text is a day, as YYYY-MM-DD.
func validDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// failed is a fault of this room.
func failed(key string, facts ...any) *fault.Fault {
	return fault.New(fault.Failed, "wizard."+key, facts...)
}
