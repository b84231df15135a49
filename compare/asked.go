package compare

import (
	"maps"
	"reflect"
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// cause says why a question is asked on one side only; standing is how it stands where it is not.
func (c *comparison) cause(q, old *questionnaires.Question, standing scoring.Standing) Cause {
	switch {
	case standing == scoring.NotApplicable:
		return CauseAnswer
	case old == nil, (q.Retired == "") != (old.Retired == ""):
		return CauseVersion
	case old != q && !reflect.DeepEqual(q.When, old.When) && !c.sameCondition(&old.When, &q.When):
		return CauseCondition
	}
	return CauseFact
}

// sameCondition says whether a condition of the earlier version is another of the later one, its facts and codes
// carried along the migrations.
func (c *comparison) sameCondition(old, now *questionnaires.Condition) bool {
	list := func(a, b []questionnaires.Condition) bool {
		return slices.EqualFunc(a, b, func(x, y questionnaires.Condition) bool { return c.sameCondition(&x, &y) })
	}
	if !list(old.AllOf, now.AllOf) || !list(old.AnyOf, now.AnyOf) || (old.Not == nil) != (now.Not == nil) {
		return false
	}
	if old.Not != nil && !c.sameCondition(old.Not, now.Not) {
		return false
	}
	if old.Fact == "" || now.Fact == "" {
		return old.Fact == now.Fact
	}
	to := questionnaires.Destination{Question: old.Fact}
	if len(c.chain) > 0 {
		places, _ := c.chain.Destinations(old.Fact)
		i := slices.IndexFunc(places, func(d questionnaires.Destination) bool { return d.Question == now.Fact })
		if i < 0 {
			return false
		}
		to = places[i]
	}
	carried := *old
	carried.Fact = to.Question
	carried.In = nil
	for _, code := range old.In {
		carried.In = append(carried.In, to.Code(code))
	}
	return reflect.DeepEqual(carried, *now)
}

// nameFacts names, for each change that facts are the cause of, those that its condition reads and that differ.
// Where a fact that the condition reads is itself no longer or newly asked, those that decide that are named.
func (c *comparison) nameFacts(changes []Change) {
	differ := map[string]*Change{}
	for i := range changes {
		if q := changes[i].Question; q != nil {
			differ[q.ID] = &changes[i]
		}
	}
	for i := range changes {
		if changes[i].Cause == CauseFact {
			found, seen := map[string]bool{}, map[string]bool{}
			c.factsOf(&changes[i].Question.When, differ, found, seen)
			changes[i].Facts = slices.Sorted(maps.Keys(found))
		}
	}
}

// factsOf collects the facts that differ among those that a condition reads. Each fact is looked at once, so that
// a circle of conditions, which the loader refuses, ends too.
func (c *comparison) factsOf(when *questionnaires.Condition, differ map[string]*Change, found, seen map[string]bool) {
	for i := range when.AllOf {
		c.factsOf(&when.AllOf[i], differ, found, seen)
	}
	for i := range when.AnyOf {
		c.factsOf(&when.AnyOf[i], differ, found, seen)
	}
	if when.Not != nil {
		c.factsOf(when.Not, differ, found, seen)
	}
	if when.Fact == "" || seen[when.Fact] {
		return
	}
	seen[when.Fact] = true
	change := differ[when.Fact]
	if change == nil {
		return
	}
	if change.Cause == CauseFact {
		before := len(found)
		if c.factsOf(&change.Question.When, differ, found, seen); len(found) > before {
			return
		}
	}
	found[when.Fact] = true
}
