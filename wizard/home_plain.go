package wizard

import (
	"errors"
	"os"
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// author asks once who signs the changes.
func (p *plainMode) author() bool {
	for p.set.Author == "" {
		p.print(p.t("author.intro"))
		name, ok := p.ask(p.t("author.label"))
		if !ok {
			return false
		}
		p.set.Author = name
	}
	_ = p.set.Save(p.cfg.Settings)
	return true
}

// home lists what was open last and the ways to begin.
func (p *plainMode) home() error {
	if d := p.offerNew(""); d != nil {
		p.restored = d
		if err := p.create(d.Question, d.ID); err != nil {
			p.complain(err)
		}
		p.restored = nil
	}
	for p.d == nil {
		if len(p.set.Recent) == 0 {
			p.print(p.t("welcome.what"))
			p.print(p.t("welcome.saved"))
		}
		what, ok := p.pick(p.t("home.title"), p.ways())
		if what == "quit" {
			p.left = true
		}
		if p.over() {
			return nil
		}
		if !ok {
			continue
		}
		if err := p.goWay(what); err != nil {
			p.complain(err)
		}
		if p.left {
			return nil
		}
	}
	return nil
}

// ways are what was open last, and the other ways to begin.
func (p *plainMode) ways() []choice {
	var options []choice
	for i, o := range p.recents() {
		options = append(options, choice{"recent " + strconv.Itoa(i), o})
	}
	options = append(options, choice{"new", p.t("home.new")}, choice{"open", p.t("home.open")})
	if p.cfg.Demo != nil {
		options = append(options, choice{"demo", p.t("home.demo")})
	}
	options = append(options, choice{"settings", p.t("home.settings")})
	if len(p.set.Recent) > 0 {
		options = append(options, choice{"forget", p.t("plain.forget")})
	}
	return append(options, choice{"quit", p.t("home.quit")})
}

// goWay goes one of the ways.
func (p *plainMode) goWay(what string) error {
	switch what {
	case "new":
		return p.create("", "")
	case "settings":
		p.doSettings(nil, "")
	case "forget":
		p.forget()
	case "open":
		if path, ok := p.askPath(p.t("open.path"), assessmentFiles); ok && path != "" {
			return p.open(expand(path))
		}
	case "demo":
		path, found, err := sampleFile(p.cfg.Demo)
		if err != nil {
			return err
		}
		p.print(sampleWords(p.t, path, found))
		return p.open(path)
	default:
		i, _ := strconv.Atoi(strings.TrimPrefix(what, "recent "))
		return p.open(p.set.Recent[i].Path)
	}
	return nil
}

// forget takes an assessment out of the list; its file stays.
func (p *plainMode) forget() {
	var options []choice
	for _, r := range p.set.Recent {
		options = append(options, choice{r.Path, r.Path})
	}
	if path, ok := p.pick(p.t("plain.forget-which"), options); ok {
		p.set = p.set.Forgotten(path)
		_ = p.set.Save(p.cfg.Settings)
		p.print(p.t("plain.forgotten", "path", path))
	}
}

func (p *plainMode) openOrNew(path string) error {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return p.create(p.cfg.Questionnaire, path)
	}
	return p.open(path)
}

// open opens a file; one that another program holds, or that this user may not write to, can be read.
func (p *plainMode) open(path string) error {
	f, err := assessment.Open(path, p.cfg.options(p.set.Author))
	if locked := assessment.IsLocked(err); locked || err != nil && readable(path) {
		p.complain(err)
		title := "problem.title"
		if locked {
			title = "locked.title"
		}
		what, ok := p.pick(p.t(title), []choice{{"read", p.t("locked.read")}, {"again", p.t("locked.again")}, {"back", p.t("locked.back")}})
		switch {
		case ok && what == "again":
			return p.open(path)
		case !ok || what != "read":
			return err
		}
		f, err = assessment.Read(path)
	}
	if err != nil {
		if kind := wrongKindOf(path); kind != someFile {
			return failed("problem." + string(kind))
		}
		return err
	}
	p.seat(f)
	p.found = readDrafts(p.d.path)
	return nil
}

func (p *plainMode) seat(file store) {
	p.d = newDesk(file, p.cfg.Now)
	p.d.translate(p.words)
	p.id = p.d.resume(p.set)
	p.since, p.sinceAsked = sinceOf(p.cfg, p.set, p.d)
	p.set = p.set.Opened(p.d.recent())
	_ = p.set.Save(p.cfg.Settings)
}

// create asks what a new assessment is about and makes its file.
func (p *plainMode) create(questionnaire, path string) error {
	if questionnaire == "" {
		var options []choice
		for _, q := range p.cfg.offered() {
			options = append(options, choice{q.ID, q.Title + " " + q.Version + ". " + q.Purpose + " " + p.t("new.for") + ": " + p.t("new.for."+q.Subject) + ". " +
				p.t("new.size", "n", q.Questions+q.Facts) + ", " + p.t("new.time", "time", duration(p.t, q.Minutes))})
		}
		id, ok := p.pick(p.t("new.questionnaire"), options)
		if !ok {
			return nil
		}
		questionnaire = id
	}
	q, err := questionnaires.Find(expand(questionnaire), p.cfg.Overlays...)
	if err != nil {
		return err
	}
	like := aboutLast(p.cfg.Since)
	f := newAssessmentForm(p.asker(), q, path, like, nil)
	f.of = &draft{Kind: newDraft, Question: questionnaire, ID: path}
	if p.restored == nil {
		p.restored = p.offerNew(questionnaire)
	}
	if p.restored != nil {
		p.newDrafts.decided(p.restored)
	}
	for {
		v, ok := p.fill(f)
		if !ok {
			p.print(p.t("plain.nothing-made"))
			p.keepDrafts()
			return nil
		}
		about := newAbout(v, like, p.words.Code())
		file, made, err := createFile(v["path"], q, about, p.cfg.options(p.set.Author))
		if err == nil {
			p.keepDrafts() // of what it was made of
			p.seat(file)
			p.print(p.t("new.done", "path", made))
			return nil
		}
		p.complain(err)
		if p.ended {
			return err
		}
		p.print(p.t("plain.again"))
	}
}

func (p *plainMode) doAbout(*questionnaires.Question, string) {
	if p.reads() {
		f := aboutForm(p.asker(), p.d, nil)
		p.print(f.title)
		for _, part := range f.told() {
			p.print(part.word + ": " + part.text)
		}
		return
	}
	was := p.d.state.About
	if v, ok := p.fill(aboutForm(p.asker(), p.d, nil)); ok {
		p.done(assessment.ChangeAbout(was, aboutFrom(v, was)))
	}
}

// recents are the assessments that were open last, a line each.
func (p *plainMode) recents() []string {
	stat := p.cfg.stat
	if stat == nil {
		stat = os.Stat
	}
	var looks []chan whereabouts
	for _, r := range p.set.Recent {
		where := make(chan whereabouts, 1)
		go func() { where <- whereIs(stat, r.Path, lookWithin) }()
		looks = append(looks, where)
	}
	var out []string
	for i, r := range p.set.Recent {
		s := p.t("plain.recent", "subject", recentName(r), "questionnaire", r.Questionnaire, "done", r.Answered, "total", r.Asked)
		s += ", " + statusWord(p.words, assessment.Status{Now: r.Status})
		switch where := <-looks[i]; {
		case where == gone:
			s += ", " + p.t("recent.gone")
		case where == away:
			s += ", " + p.t("recent.away")
		case !r.Saved.IsZero():
			s += ", " + ago(p.words, r.Saved, p.cfg.Now())
		}
		out = append(out, s)
	}
	return out
}
