package questionnaires

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// applyOverlay adds what an overlay file holds to a questionnaire whose index is made: questions and
// sections under ids that begin with the overlay's id and a point, roles and sources of its own, local
// terms and examples. It cannot change what is there: a section of the questionnaire is named by its id
// alone, and only to say where new questions go.
func applyOverlay(q *Questionnaire, file source) error {
	top, err := parseYAML(file.name, file.text)
	if err != nil {
		return err
	}
	r := &overlayReader{questionnaireReader: newQuestionnaireReader(&reader{file: file.name, places: q.places}), q: q}
	r.questions = len(q.Questions())
	r.apply(top)
	if len(r.faults) > 0 {
		return sorted(r.faults)
	}
	q.finish()
	return nil
}

// overlayReader reads an overlay onto a questionnaire.
type overlayReader struct {
	*questionnaireReader
	q       *Questionnaire
	overlay string // its id
}

func (r *overlayReader) apply(top *yaml.Node) {
	o := r.object(top, spot{})
	if n := o.take("format"); n != nil {
		if v := r.whole(n); v > FormatVersion {
			r.fail(n, "questionnaires.newer-format", "found", v, "known", FormatVersion)
			return
		}
	}
	head := o.need("overlay")
	if head == nil {
		r.fail(top, "questionnaires.missing-key", "name", "overlay")
		return
	}
	applied := r.head(head)
	if len(r.faults) > 0 {
		return // without a sound prefix every id below would be reported
	}
	r.readScales(o)
	for _, role := range o.named("roles", titleText, r.id) {
		r.prefixed(o.node, role.ID)
		r.q.Roles = append(r.q.Roles, role)
	}
	for i, source := range r.sources(o) {
		r.places[spot{owner: r.q}.in("sources", len(r.q.Sources))] = r.places[o.at.in("sources", i)]
		r.q.Sources = append(r.q.Sources, source)
	}
	applied.Terms = o.named("terms", lineText, r.name)
	for _, p := range o.pairs("examples") {
		if applied.Examples == nil {
			applied.Examples = map[string]string{}
		}
		r.places[spot{overlayOwner(r.overlay), "/examples/" + p.key.Value}] = r.position(p.key)
		applied.Examples[p.key.Value] = r.text(p.value, longText)
	}
	for _, n := range r.listUnder(o, "sections") {
		r.addSection(n)
	}
	o.done()
	r.q.Overlays = append(r.q.Overlays, applied)
}

func (r *overlayReader) listUnder(o *object, key string) []*yaml.Node {
	if n := o.take(key); n != nil {
		return r.items(n)
	}
	return nil
}

// head reads what says which overlay this is.
func (r *overlayReader) head(n *yaml.Node) AppliedOverlay {
	h := r.object(n, spot{})
	a := AppliedOverlay{ID: needWith(h, "id", r.id), Version: needWith(h, "version", r.version)}
	if of := h.need("of"); of != nil && of.Value != r.q.ID {
		r.fail(of, "questionnaires.overlay-of", "found", found(of), "questionnaire", r.q.ID)
	}
	a.Owner = h.text("owner", titleText)
	h.done()
	r.overlay = a.ID
	taken := func(id string) bool { return strings.HasPrefix(id, a.ID+".") }
	for _, q := range r.q.Questions() {
		if taken(q.ID) {
			r.fail(n, "questionnaires.overlay-id-taken", "name", a.ID, "id", q.ID)
			break
		}
	}
	if slices.ContainsFunc(r.q.Overlays, func(o AppliedOverlay) bool { return o.ID == a.ID }) {
		r.fail(n, "questionnaires.listed-twice", "name", a.ID)
	}
	return a
}

// prefixed checks that an id is the overlay's own.
func (r *overlayReader) prefixed(n *yaml.Node, id string) {
	switch {
	case strings.HasPrefix(id, r.overlay+"."):
	case r.q.Question(id) != nil || r.q.Section(id) != nil:
		r.fail(n, "questionnaires.overlay-changes", "name", id)
	default:
		r.fail(n, "questionnaires.overlay-prefix", "name", id, "prefix", r.overlay+".")
	}
}

// addSection adds a new section at the end, or goes into one that is there.
func (r *overlayReader) addSection(n *yaml.Node) {
	if there := r.q.Section(childValue(n, "id")); there != nil {
		r.into(n, there)
		return
	}
	s := r.section(n, spot{})
	r.ownSection(n, s)
	r.q.Sections = append(r.q.Sections, s)
}

// into adds questions and sections to a section of the questionnaire.
func (r *overlayReader) into(n *yaml.Node, there *Section) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch key, value := n.Content[i], n.Content[i+1]; key.Value {
		case "id":
		case "questions":
			for _, item := range r.items(value) {
				q := r.question(item, spot{})
				r.prefixed(item, q.ID)
				there.Questions = append(there.Questions, q)
			}
		case "sections":
			for _, item := range r.items(value) {
				if inner := r.q.Section(childValue(item, "id")); inner != nil {
					r.into(item, inner)
					continue
				}
				s := r.section(item, spot{})
				r.ownSection(item, s)
				there.Sections = append(there.Sections, s)
			}
		default:
			r.fail(key, "questionnaires.overlay-section-key", "name", key.Value, "section", there.ID)
		}
	}
}

// ownSection checks that a new section and all below it have ids of the overlay.
func (r *overlayReader) ownSection(n *yaml.Node, s *Section) {
	r.prefixed(n, s.ID)
	for _, q := range s.Questions {
		r.prefixed(n, q.ID)
	}
	for _, child := range s.Sections {
		r.ownSection(n, child)
	}
}

// childValue is the text under a key of a mapping, or "".
func childValue(n *yaml.Node, key string) string {
	if n.Kind != yaml.MappingNode {
		return ""
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1].Value
		}
	}
	return ""
}

// Overlay says which applied overlay a question came with, or nil for a question of the questionnaire.
func (q *Questionnaire) Overlay(question string) *AppliedOverlay {
	for i := range q.Overlays {
		if strings.HasPrefix(question, q.Overlays[i].ID+".") {
			return &q.Overlays[i]
		}
	}
	return nil
}

// overlayOwner is the id of an overlay, as the owner of a spot.
type overlayOwner string

// checkOverlays checks what overlays say about questions.
func (c *checker) checkOverlays() {
	for _, o := range c.q.Overlays {
		for _, id := range sortedKeys(o.Examples) {
			if c.q.Question(id) == nil {
				c.unknownQuestion(spot{overlayOwner(o.ID), "/examples/" + id}, id)
			}
		}
	}
}
