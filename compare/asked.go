package compare

import (
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
// Where a fact that the condition reads is itself no longer or newly asked, or only perhaps, those that decide that are
// named.
func (c *comparison) nameFacts(changes []Change) {
	differ := map[string]*Change{}
	for i := range changes {
		if q := changes[i].Question; q != nil {
			differ[q.ID] = &changes[i]
		}
	}
	facts := deciding{differ: differ, hangs: map[string]*questionnaires.Condition{}, known: map[string][]string{}}
	for i, q := range c.later.State.Questionnaire.Questions() {
		if old := c.links[i].old; old >= 0 && c.earlier.result.Questions[old].Asked != c.later.result.Questions[i].Asked {
			facts.hangs[q.ID] = &q.When
		}
	}
	for i := range changes {
		if changes[i].Cause == CauseFact {
			changes[i].Facts = facts.of(&changes[i].Question.When)
		}
	}
}

// deciding finds the facts that differ and decide a condition.
type deciding struct {
	differ map[string]*Change
	hangs  map[string]*questionnaires.Condition // by fact that one side is surer than the other to ask: when it is asked
	known  map[string][]string                  // by fact; nil while it is being found, so that a circle of conditions ends
}

// of lists the facts of a condition, sorted.
func (f *deciding) of(when *questionnaires.Condition) []string {
	var list []string
	for i := range when.AllOf {
		list = append(list, f.of(&when.AllOf[i])...)
	}
	for i := range when.AnyOf {
		list = append(list, f.of(&when.AnyOf[i])...)
	}
	if when.Not != nil {
		list = append(list, f.of(when.Not)...)
	}
	if when.Fact != "" {
		list = append(list, f.ofFact(when.Fact)...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (f *deciding) ofFact(id string) []string {
	if list, ok := f.known[id]; ok {
		return list
	}
	f.known[id] = nil
	change, hangs := f.differ[id], f.hangs[id]
	var list []string
	if hangs != nil && (change == nil || change.Cause == CauseFact) {
		list = f.of(hangs)
	}
	if len(list) == 0 && change != nil {
		list = []string{id}
	}
	f.known[id] = list
	return list
}
