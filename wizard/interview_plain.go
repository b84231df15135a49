package wizard

import (
	"strconv"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// doInterview begins an interview in the line mode, or ends it.
func (p *plainMode) doInterview(*questionnaires.Question, string) {
	d := p.d
	if d.guests != nil {
		d.reach(p.id)
		d.endInterview()
		p.print(p.t("interview.off"))
		return
	}
	all := d.audiences(p.t, p.words)
	if len(all) == 0 {
		p.print(p.t("interview.nobody"))
		return
	}
	var options []choice
	for i, u := range all {
		options = append(options, choice{"at " + strconv.Itoa(i), u.name + ": " + d.tallyOf(u).words(p.t)})
	}
	code, ok := p.pick(p.t("interview.intro"), options)
	if !ok {
		return
	}
	i, _ := strconv.Atoi(code[len("at "):])
	u := all[i]
	if u.session == "" && !d.file.ReadOnly() {
		how, ok := p.pick(p.t("interview.belongs"), []choice{{"no", p.t("interview.belongs-none")}, {"new", p.t("interview.belongs-new")}})
		if !ok {
			return
		}
		if how == "new" {
			was := assessment.Session{Kind: "interview", Date: p.asker().today}
			if !u.anyone {
				was.Roles = []string{u.name}
			}
			v, ok := p.fill(newSessionForm(p.asker(), d, was, nil))
			if !ok {
				return
			}
			s := d.sessionFrom(was, v)
			p.done(assessment.PutSession(s))
			u = audience{session: s.ID, roles: d.present(s), anyone: u.anyone, name: sessionWords(p.words, s)}
		}
	}
	id := d.begin(u)
	if id == "" {
		p.print(p.t("interview.nothing"))
		return
	}
	p.print(p.t("interview.on", "who", d.guestsName(p.words)))
	p.visit(id)
	p.shown = false
	d.reach(id)
}

// doBehalf says for whom the next answers are given, or ends that.
func (p *plainMode) doBehalf(_ *questionnaires.Question, rest string) {
	d := p.d
	switch {
	case d.forWhom != "" && rest == "":
		d.forWhom = ""
	case rest != "":
		d.forWhom = rest
	default:
		var options []choice
		for _, name := range d.named() {
			options = append(options, choice{name, name})
		}
		p.print(p.t("behalf.intro"))
		p.list(options)
		typed, ok := p.ask(p.t("behalf.who"))
		if !ok || typed == "" || p.leaves(typed) {
			return
		}
		if name, ok := chosen(options, typed); ok {
			typed = name
		}
		d.forWhom = typed
	}
	if who := d.behalf(); who != "" {
		p.print(p.t("behalf.on", "who", who))
	} else {
		p.print(p.t("behalf.off"))
	}
}
