package wizard

import (
	"slices"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// doSettings changes the name that signs and the language. How the screen looks means nothing here.
func (p *plainMode) doSettings(*questionnaires.Question, string) {
	f := settingsForm(&app{words: p.words, cfg: p.cfg, set: p.set})
	f.title = p.t("home.settings")
	f.fields = slices.DeleteFunc(f.fields, func(x *field) bool {
		return x.id != "author" && (x.id != "language" || len(x.options) < 2)
	})
	v, ok := p.fill(f)
	if !ok {
		return
	}
	p.set.Author = v["author"]
	if l, known := lang.Of(v["language"]); known && v["language"] != "" {
		p.words, p.set.Language = l, v["language"]
		if p.d != nil {
			p.d.translate(l)
		}
	}
	if err := p.set.Save(p.cfg.Settings); err != nil {
		p.complain(err)
		return
	}
	p.shown = false
	p.print(p.t("plain.settings-done"))
}
