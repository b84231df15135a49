package wizard

import "strings"

// named are the institutions that the assessment names: in sessions, positions, promises and as issuers, each once.
func (d *desk) named() []string {
	var out []string
	seen := map[string]bool{"": true}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	for _, s := range d.state.Sessions {
		for _, i := range s.Institutions {
			add(i)
		}
	}
	for _, q := range d.q.Questions() {
		for _, p := range d.entry(q.ID).Positions {
			add(p.Institution)
		}
	}
	for _, e := range d.state.Evidence {
		add(e.Promised)
		add(e.Issuer)
	}
	return out
}

// institutions offers those of them that hold what was typed.
func (d *desk) institutions(typed string) []choice {
	var out []choice
	for _, name := range d.named() {
		if name != typed && strings.Contains(strings.ToLower(name), strings.ToLower(typed)) {
			out = append(out, choice{name, name})
		}
	}
	return out
}
