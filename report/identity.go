package report

import (
	"slices"
)

// identity is what tells this file and this report from any other.
func (b *builder) identity() []Block {
	st := b.state
	var facts Facts
	add := func(key, value string) {
		if value != "" {
			facts.Items = append(facts.Items, Fact{b.t("report.identity." + key), value})
		}
	}
	add("questionnaire", b.t("report.identity.questionnaire-id", "id", b.q.ID, "version", b.q.Version))
	for _, o := range b.q.Overlays {
		add("overlay", b.t("report.identity.questionnaire-id", "id", o.ID, "version", o.Version))
	}
	add("digest", b.q.Digest())
	add("assessment", st.ID)
	add("head", st.Head)
	add("ends", number(st.Ends))
	add("acts", number(st.Acts))
	if a := st.Status.Approval; a != nil {
		add("approved-head", a.Head)
	}
	add("program", b.Program)
	out := []Block{Paragraph{Text: b.t("report.identity.lead")}, facts}
	var unknown []Bullet
	for _, u := range st.Unknown {
		// Only the name, and nothing of what is private: what stands under it may be a note.
		if !slices.Contains([]string{"answer", "row", "finding", "review", "supports"}, u.Field.Kind()) {
			continue
		}
		text := b.t("report.identity.unknown-name", "kind", b.t("report.identity.kind."+u.Field.Kind()), "name", u.Name)
		if u.Why != nil {
			text = b.t("report.identity.unknown-why", "name", text, "why", u.Why.Message(b.lang))
		}
		unknown = append(unknown, Bullet{Text: text})
	}
	if len(unknown) > 0 {
		out = append(out, Paragraph{Text: b.t("report.identity.unknown")}, Bullets{Items: unknown})
	}
	return out
}
