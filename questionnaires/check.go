package questionnaires

import (
	"cmp"
	"slices"
	"strings"

	"cirtkit/internal/fault"
)

// check finds what is wrong with a complete model whose single values are well formed: names that
// refer to nothing, ids given twice, cycles, rules that contradict each other, rungs that nobody can
// climb. The index must be made. Faults come in the order of their places.
func check(q *Questionnaire) fault.List {
	c := checker{q: q}
	if c.ids(); len(c.faults) > 0 {
		return c.faults // with an id given twice, references would be checked against the wrong one
	}
	c.names()
	for _, s := range q.AllSections() {
		c.section(s)
	}
	for _, question := range q.Questions() {
		c.question(question)
	}
	c.toBe()
	c.scores()
	c.allLadders()
	c.checkOverlays()
	c.conditionCycles()
	c.prereqCycles()
	c.size()
	return sorted(c.faults)
}

// checker collects faults.
type checker struct {
	q            *Questionnaire
	faults       fault.List
	requirements int // looked at so far
}

func (c *checker) fail(at spot, key string, facts ...any) {
	if len(c.faults) < maxFaults {
		c.faults = append(c.faults, fault.New(fault.Input, key, facts...).At(c.q.places.find(at)))
	}
}

// unknown reports a name that refers to nothing.
func (c *checker) unknown(at spot, key, name string, known []string) {
	if len(c.faults) >= maxFaults {
		return // looking for the nearest name takes time
	}
	key, facts := unknownFacts(key, name, known)
	c.fail(at, key, facts...)
}

// sorted puts faults in the order of their places.
func sorted(faults fault.List) fault.List {
	slices.SortStableFunc(faults, func(a, b *fault.Fault) int {
		return cmp.Or(strings.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Place.Column, b.Place.Column))
	})
	return faults
}

// gather appends what an error carries to a list.
func gather(to fault.List, err error) fault.List {
	switch err := err.(type) {
	case nil:
		return to
	case fault.List:
		return append(to, err...)
	case *fault.Fault:
		return append(to, err)
	default:
		return append(to, fault.New(fault.Failed, "questionnaires.unreadable").Because(err))
	}
}

// reservedIDs are words of requirements that an id would hide.
var reservedIDs = []string{"self", "whole"}

// ids checks that no id stands for two things. Sections and questions share one set of ids.
func (c *checker) ids() {
	seen := map[string]spot{}
	one := func(id string, at spot) {
		at = at.in("id")
		if slices.Contains(reservedIDs, id) {
			c.fail(at, "questionnaires.reserved-id", "name", id)
		}
		if first, twice := seen[id]; twice {
			c.fail(at, "questionnaires.duplicate-id", "name", id, "first", c.q.places.find(first).String())
			return
		}
		seen[id] = at
	}
	var visit func(list []*Section)
	visit = func(list []*Section) {
		for _, s := range list {
			one(s.ID, spot{owner: s})
			for _, question := range s.Questions {
				one(question.ID, spot{owner: question})
			}
			visit(s.Sections)
		}
	}
	visit(c.q.Sections)
}

// names checks the lists of names at the top, for models that do not come from a mapping.
func (c *checker) names() {
	top := spot{owner: c.q}
	c.unique(top.in("roles"), c.q.Roles, func(n Named) string { return n.ID })
	c.uniqueSources(top)
	for i, catalogue := range c.q.Catalogues {
		c.unique(top.in("catalogues", i), catalogue.Codes, func(n Named) string { return n.ID })
		for _, other := range c.q.Catalogues[:i] {
			if other.ID == catalogue.ID {
				c.fail(top.in("catalogues", i), "questionnaires.listed-twice", "name", catalogue.ID)
			}
		}
	}
	if n := len(c.q.Questions()); n > MaxQuestions {
		c.fail(top, "questionnaires.too-many-questions", "limit", MaxQuestions)
	}
	if len(c.q.Sections) == 0 {
		c.fail(top.in("sections"), "questionnaires.list-empty", "name", "sections")
	}
}

func (c *checker) uniqueSources(top spot) {
	seen := make(map[string]bool, len(c.q.Sources))
	for i, s := range c.q.Sources {
		if seen[s.ID] {
			c.fail(top.in("sources", i), "questionnaires.listed-twice", "name", s.ID)
		}
		seen[s.ID] = true
	}
}

// unique checks that no name is listed twice.
func (c *checker) unique(at spot, list []Named, id func(Named) string) {
	seen := make(map[string]bool, len(list))
	for _, n := range list {
		if seen[id(n)] {
			c.fail(at, "questionnaires.listed-twice", "name", id(n))
		}
		seen[id(n)] = true
	}
}

func (c *checker) section(s *Section) {
	at := spot{owner: s}
	if len(s.Sections)+len(s.Questions) == 0 {
		c.fail(at, "questionnaires.section-empty", "name", s.ID)
	}
}

// size bounds the canonical form, which repeats a shared scale in every question. The options may fill half
// of it; what else a questionnaire holds is bounded by its files.
func (c *checker) size() {
	const most = MaxCanonical / 2
	total := 0
	for _, question := range c.q.Questions() {
		for _, o := range question.Options {
			total += len(o.Code) + len(o.Text) + 20
		}
	}
	if total > most {
		c.fail(spot{owner: c.q}, "questionnaires.too-large", "limit", most)
	}
}
