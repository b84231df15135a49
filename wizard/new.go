package wizard

import (
	"cmp"
	"path/filepath"
	"slices"
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
	return a.expect(loadQuestionnaire(a.cfg, idOrPath, path))
}

func loadQuestionnaire(cfg Config, idOrPath, path string) tea.Cmd {
	return func() tea.Msg {
		q, err := questionnaires.Find(expand(idOrPath), cfg.Overlays...)
		return loaded{q: q, from: idOrPath, path: path, like: aboutLast(cfg.Since), problem: err}
	}
}

// aboutLast is what the earlier assessment, which lies beside from the start, is about: nothing of it where it can't be
// read, which is said when it is laid beside.
func aboutLast(path string) assessment.About {
	if path == "" {
		return assessment.About{}
	}
	f, err := assessment.Read(expand(path))
	if err != nil {
		return assessment.About{}
	}
	defer f.Close()
	return f.State().About
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
	a.begun = newAssessmentForm(a.asker(), q, msg.path, msg.like, func(a *app, v values) tea.Cmd {
		return a.create(v["path"], q, newAbout(v, msg.like, a.words.Code()))
	})
	a.begun.of = &draft{Kind: newDraft, Question: msg.from, ID: msg.path}
	a.push(a.begun)
	d := a.newFound(msg.from)
	switch {
	case d == nil:
	case d == a.resumed:
		a.resumed = nil
		return a.goOnWith(d)
	default:
		a.offerNew(d, func(a *app) tea.Cmd { return a.goOnWith(d) })
	}
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

// newAssessmentForm asks what a new assessment is about, and where its file shall be. It proposes what an earlier one was
// about, but for who assesses and when.
func newAssessmentForm(s asker, q *questionnaires.Questionnaire, path string, like assessment.About, submit func(*app, values) tea.Cmd) *form {
	like.Assessors, like.Date = nonEmpty(s.author), s.today
	like.Mode, like.TLP = cmp.Or(like.Mode, "self"), cmp.Or(like.TLP, "TLP:AMBER")
	fields := aboutFields(s, q, like)
	for _, x := range fields {
		if x.id == "target" && !slices.ContainsFunc(x.options, func(c choice) bool { return c.code == x.value }) {
			x.value = "" // of another questionnaire
		}
	}
	proposed := &field{
		id: "path", label: s.t("new.path"), hint: s.t("new.path-hint"), kind: pathField, ends: noFile, required: true, value: path,
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

// newAbout is what was entered for a new assessment. Where the subject is that of the earlier one, so is its place.
func newAbout(v values, like assessment.About, language string) assessment.About {
	about := assessment.About{Language: language}
	if v["subject"] == like.Subject {
		about.Region, about.Groups = like.Region, like.Groups
	}
	return aboutFrom(v, about)
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
	done := a.keepDrafts(nil) // of what it was made of
	cmd := withCmd(done, a.seat(msg.file))
	a.desk.at = a.desk.disk.LastChange
	a.tell(inkGood, a.t("new.done", "path", msg.path))
	return cmd
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
