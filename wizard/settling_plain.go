package wizard

import (
	"strconv"
	"strings"

	"cirtkit/questionnaires"
)

// doSettle goes through what differs in the line mode: what is on this question first, then the rest.
func (p *plainMode) doSettle(q *questionnaires.Question, _ string) {
	list := p.d.disputes(p.words)
	if len(list) == 0 {
		p.print(p.t("conflict.none"))
		return
	}
	if !p.reads() {
		p.print(p.t("conflict.intro"))
	}
	var own, rest []dispute
	for _, v := range list {
		if v.question == q.ID {
			own = append(own, v)
		} else {
			rest = append(rest, v)
		}
	}
	for k, v := range append(own, rest...) {
		p.print(p.t("plain.conflict", "k", k+1, "n", len(list), "done", k))
		if !p.settle(v) {
			return
		}
	}
	if !p.reads() {
		p.print(p.t("conflict.none"))
	}
}

// settle reads the values of one out and takes the choice; false leaves.
func (p *plainMode) settle(v dispute) bool {
	title := v.what
	if w := p.d.worded(v.question); w != nil {
		title = v.question + ", " + v.what
		p.print(w.Ask)
	}
	var options []choice
	for i, s := range v.sides {
		facts := s.who + ", " + s.when
		if s.session != "" {
			facts += ", " + s.session
		}
		text := facts + ": " + s.value
		if v.text {
			text = facts + ":\n" + s.value
			if said := s.only(); said != "" {
				text += "\n" + p.t("conflict.only", "words", said)
			}
		}
		options = append(options, choice{"side " + strconv.Itoa(i), text})
	}
	if p.readOut(title, options) {
		return true
	}
	if v.text {
		options = append(options, choice{"both", p.t("conflict.keep-both")})
	}
	code, ok := p.pick(title, options)
	switch {
	case !ok:
		return false
	case code == "both":
		p.done(v.both())
	default:
		i, _ := strconv.Atoi(strings.TrimPrefix(code, "side "))
		p.done(v.sides[i].settles)
	}
	p.shown = false
	return true
}

// only is what a side alone says.
func (s side) only() string {
	var out []string
	for _, m := range s.differs {
		out = append(out, "“"+s.value[m.from:m.to]+"”")
	}
	return strings.Join(out, " … ")
}
