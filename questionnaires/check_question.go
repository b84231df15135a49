package questionnaires

import (
	"slices"
	"strings"
)

func (c *checker) question(q *Question) {
	at := spot{owner: q}
	c.options(at.in("options"), q.Type, q.Options)
	c.bounds(at.in("min"), q.Min, q.Max)
	c.columns(at, q)
	if q.Essential && len(q.NA) > 0 {
		c.fail(at.in("na"), "questionnaires.essential-na", "question", q.ID)
	}
	c.unique(at.in("na"), q.NA, func(n Named) string { return n.ID })
	for i, role := range q.Whom {
		if !slices.ContainsFunc(c.q.Roles, func(n Named) bool { return n.ID == role }) {
			c.unknown(at.in("whom", i), "questionnaires.unknown-role", role, idsOf(c.q.Roles))
		}
	}
	for i, s := range q.Sources {
		if c.q.SourceOf(s) == nil {
			first, _, _ := strings.Cut(s, " ")
			c.unknown(at.in("sources", i), "questionnaires.unknown-source", first, knownSources(c.q.Sources))
		}
	}
	c.maps(at, q)
	c.sameAs(at, q)
	if !q.When.IsZero() {
		c.condition(at.in("when"), q.When)
		c.retiredFacts(at.in("when"), q)
	}
	if q.Scored() {
		c.improve(at, q)
	}
}

// retiredFacts refuses a question that waits for a fact which nobody asks any more.
func (c *checker) retiredFacts(at spot, q *Question) {
	if q.Retired != "" {
		return
	}
	for _, id := range factsOf(nil, q.When) {
		if fact := c.q.Question(id); fact != nil && fact.Retired != "" {
			c.fail(at, "questionnaires.retired", "question", id, "version", fact.Retired)
		}
	}
}

// SourceOf is the source that a reference begins with, or nil. The longest id wins, since ids may have
// spaces.
func (q *Questionnaire) SourceOf(reference string) *Source {
	var best *Source
	for i := range q.Sources {
		s := &q.Sources[i]
		rest, ok := strings.CutPrefix(reference, s.ID)
		if ok && (rest == "" || rest[0] == ' ') && (best == nil || len(s.ID) > len(best.ID)) {
			best = s
		}
	}
	return best
}

// CatalogueOf is the catalogue with an id, or nil.
func (q *Questionnaire) CatalogueOf(id string) *Catalogue {
	for i := range q.Catalogues {
		if q.Catalogues[i].ID == id {
			return &q.Catalogues[i]
		}
	}
	return nil
}

func idsOf(list []Named) []string {
	ids := make([]string, len(list))
	for i, n := range list {
		ids[i] = n.ID
	}
	return ids
}

func sourceIDs(list []Source) []string {
	ids := make([]string, len(list))
	for i, s := range list {
		ids[i] = s.ID
	}
	return ids
}

// options checks the options of a question or column of a type.
func (c *checker) options(at spot, t Type, options []Option) {
	if !optionTypes[t] {
		return
	}
	if len(options) < 2 {
		c.fail(at, "questionnaires.too-few-options", "found", len(options))
		return
	}
	seen := map[string]bool{}
	for i, o := range options {
		if seen[o.Code] {
			c.fail(at, "questionnaires.listed-twice", "name", o.Code)
		}
		seen[o.Code] = true
		switch {
		case o.Value == nil && options[0].Value == nil:
		case o.Value == nil || options[0].Value == nil:
			c.fail(at.in(o.Code), "questionnaires.values-some", "option", o.Code)
		case t != Choice:
			c.fail(at.in(o.Code), "questionnaires.value-not-choice", "option", o.Code)
		case *o.Value < 0 || *o.Value > One:
			c.fail(at.in(o.Code, "value"), "questionnaires.value-range", "found", *o.Value)
		case i > 0 && options[i-1].Value != nil && *o.Value < *options[i-1].Value:
			c.fail(at.in(o.Code, "value"), "questionnaires.value-falls", "option", o.Code, "found", *o.Value, "before", *options[i-1].Value)
		}
	}
	if t == YesNo && (len(options) != 2 || options[0].Code != "no" || options[1].Code != "yes") {
		c.fail(at, "questionnaires.yes-no-options")
	}
}

func (c *checker) bounds(at spot, low, high *Decimal) {
	if low != nil && high != nil && *low > *high {
		c.fail(at, "questionnaires.bounds", "min", *low, "max", *high)
	}
}

func (c *checker) columns(at spot, q *Question) {
	if q.Type != List {
		return
	}
	if len(q.Columns) == 0 {
		c.fail(at.in("columns"), "questionnaires.list-empty", "name", "columns")
	}
	seen := map[string]bool{}
	for i, column := range q.Columns {
		if seen[column.ID] {
			c.fail(at.in("columns", i, "id"), "questionnaires.listed-twice", "name", column.ID)
		}
		seen[column.ID] = true
		c.options(at.in("columns", i, "options"), column.Type, column.Options)
		c.bounds(at.in("columns", i, "min"), column.Min, column.Max)
	}
}

func (c *checker) maps(at spot, q *Question) {
	for _, id := range sortedKeys(q.Maps) {
		catalogue := c.q.CatalogueOf(id)
		if catalogue == nil {
			known := References()
			for _, k := range c.q.Catalogues {
				known = append(known, k.ID)
			}
			c.unknown(at.in("maps", id), "questionnaires.unknown-catalogue", id, known)
			continue
		}
		if len(catalogue.Codes) == 0 {
			continue
		}
		for i, code := range q.Maps[id] {
			if !slices.ContainsFunc(catalogue.Codes, func(n Named) bool { return n.ID == code }) {
				c.unknown(at.in("maps", id, i), "questionnaires.unknown-catalogue-code", code, idsOf(catalogue.Codes))
			}
		}
	}
}

// sameAs checks this question's side of its ties. Whether the other side is there is for the linter: the
// other questionnaire need not be at hand.
func (c *checker) sameAs(at spot, q *Question) {
	for i, s := range q.SameAs {
		here := at.in("same_as", i)
		for _, other := range q.SameAs[:i] {
			if other.ID == s.ID {
				c.fail(here, "questionnaires.listed-twice", "name", s.ID)
			}
		}
		if len(s.Options) > 0 && len(q.Options) == 0 {
			c.fail(here.in("options"), "questionnaires.key-for-type", "name", "options", "type", string(q.Type))
			continue
		}
		for _, there := range sortedKeys(s.Options) {
			if code := s.Options[there]; q.OptionIndex(code) < 0 {
				c.fail(here.in("options"), "questionnaires.question-option", "question", q.ID, "name", code, "known", codesOf(q.Options))
			}
		}
	}
}

// improve checks a chain of actions: each reaches an option above the one before it.
func (c *checker) improve(at spot, q *Question) {
	last := 0
	for i, a := range q.Improve {
		here := at.in("improve", i)
		place := q.OptionIndex(a.To)
		switch {
		case place < 0:
			c.unknown(here.in("to"), "questionnaires.unknown-option", a.To, codesOf(q.Options))
		case place == 0:
			c.fail(here.in("to"), "questionnaires.improve-lowest", "option", a.To)
		case place <= last:
			c.fail(here.in("to"), "questionnaires.improve-order", "option", a.To)
		default:
			last = place
		}
		for j, p := range a.After {
			spot := here.in("after", j)
			other := c.q.Question(p.Question)
			switch {
			case other == nil:
				c.unknownQuestion(spot, p.Question)
			case !other.Scored():
				c.fail(spot, "questionnaires.not-scored", "question", p.Question)
			case other.Retired != "":
				c.fail(spot, "questionnaires.retired", "question", p.Question, "version", other.Retired)
			case other.OptionIndex(p.AtLeast) < 0:
				c.unknownOption(spot, other, p.AtLeast)
			case other == q:
				c.fail(spot, "questionnaires.after-itself", "question", p.Question)
			}
		}
	}
}

func codesOf(options []Option) []string {
	codes := make([]string, len(options))
	for i, o := range options {
		codes[i] = o.Code
	}
	return codes
}

func (c *checker) unknownQuestion(at spot, id string) {
	known := make([]string, len(c.q.Questions()))
	for i, q := range c.q.Questions() {
		known[i] = q.ID
	}
	c.unknown(at, "questionnaires.unknown-question", id, known)
}

func (c *checker) unknownOption(at spot, q *Question, code string) {
	c.fail(at, "questionnaires.question-option", "question", q.ID, "name", code, "known", codesOf(q.Options))
}
