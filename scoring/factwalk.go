package scoring

import "slices"

// factWalk finds the facts that questions hang on.
type factWalk struct {
	asker asker
	seen  []bool // questions whose condition was looked at; it ends circles, which the loader refuses
	found []int
}

func (r *Result) newFactWalk() *factWalk {
	w := &factWalk{asker: newAsker(r.model), seen: make([]bool, len(r.model.questions))}
	copy(w.asker.tests, r.tests)
	return w
}

// openFacts lists the facts whose own answers leave it open whether a question is asked, in questionnaire order. The
// list holds until the next call.
func (w *factWalk) openFacts(question int) []int {
	clear(w.seen)
	w.found = w.found[:0]
	w.ask(question)
	slices.Sort(w.found)
	w.found = slices.Compact(w.found)
	return w.found
}

func (w *factWalk) ask(question int) {
	if q := &w.asker.model.questions[question]; !w.seen[question] && !q.retired && q.when >= 0 {
		w.seen[question] = true
		w.condition(q.when)
	}
}

func (w *factWalk) condition(place int) {
	if w.asker.holds(place) != Unknown {
		return
	}
	c := &w.asker.model.conditions[place]
	if c.op == testFact {
		if w.asker.tests[place] == Unknown {
			w.found = append(w.found, c.fact)
		}
		w.ask(c.fact)
	}
	for _, part := range c.parts {
		w.condition(part)
	}
}
