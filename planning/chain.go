package planning

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// A question's steps are a chain: one step for each option above the place that its answer surely has, and the
// step to an option waits for the step to the one below. A requirement that asks for a reading other than the
// claimed one makes a second chain for that question, of proofs: to record evidence, or to have the answer
// reviewed. A proof at a place waits for the claim at that place.

// chain is one of them. Places are those among the question's options.
type chain struct {
	question int // place in questionnaire order
	source   *questionnaires.Question
	proof    scoring.Reading // Claimed: the answer is lifted
	open     bool            // the answer is not known
	from     int             // place that is surely there; of proofs, shown
	top      int             // highest place that steps can reach: see ceiling
	done     int             // place that is reached by somebody's word, or from
	pinned   []int           // places of steps that are pinned
	links    []link          // links[0] leads to from+1
	blocked  block           // what keeps top below the last option
}

// link is one step of a chain.
type link struct {
	action *questionnaires.Action
	local  *assessment.LocalStep
	effort Range
	middle Days // by which ways are compared
	after  []at
	place  int // of the step in questionnaire order, from 1

	excluded bool // locally
}

// at is a place of a chain.
type at struct{ chain, place int }

// block is what stands before the first step of a chain that can't be taken.
type block struct {
	excluded bool // it is excluded locally
	waits    at   // otherwise it waits for this, which can't be reached
}

// link is the step to a place; nil where there is none.
func (c *chain) link(place int) *link {
	if i := place - c.from - 1; i >= 0 && i < len(c.links) {
		return &c.links[i]
	}
	return nil
}

// last is the highest option's place.
func (c *chain) last() int { return c.from + len(c.links) }

// ground is what there is before any step: the answers as scored, and every chain of steps that could be taken.
type ground struct {
	model     *scoring.Model
	in        scoring.Input
	result    *scoring.Result
	questions []*questionnaires.Question // in questionnaire order
	chains    []chain
	of        [3][]int // by reading, the chain of each question; -1 for none
	first     []int    // the number of each question's first step in questionnaire order
	places    map[string]int
}

func newGround(m *scoring.Model, in scoring.Input, steps []assessment.LocalStep) *ground {
	g := &ground{model: m, in: in, result: m.Score(in)}
	g.questions = make([]*questionnaires.Question, 0, len(g.result.Questions))
	for _, section := range m.Questionnaire().Sections {
		g.addQuestions(section)
	}
	for reading := range g.of {
		g.of[reading] = make([]int, len(g.questions))
		for i := range g.of[reading] {
			g.of[reading][i] = -1
		}
	}
	g.addChains(localSteps(steps))
	return g
}

func (g *ground) addQuestions(s *questionnaires.Section) {
	g.questions = append(g.questions, s.Questions...)
	for _, below := range s.Sections {
		g.addQuestions(below)
	}
}

// localSteps are the steps that something is set on, by question.
func localSteps(steps []assessment.LocalStep) map[string][]*assessment.LocalStep {
	if len(steps) == 0 {
		return nil
	}
	by := make(map[string][]*assessment.LocalStep, len(steps))
	for i := range steps {
		by[steps[i].Question] = append(by[steps[i].Question], &steps[i])
	}
	return by
}

// addChains makes the chains of claims. A question that is out, by its condition or as not applicable, has none.
func (g *ground) addChains(local map[string][]*assessment.LocalStep) {
	count, links := 0, 0
	for i, q := range g.questions {
		if from := g.result.Questions[i].Low[scoring.Claimed]; from >= 0 {
			count++
			links += len(q.Options) - 1 - from
		}
	}
	g.chains = make([]chain, 0, count+count/4)
	g.first = make([]int, len(g.questions))
	all := make([]link, links)
	place := 0
	for i, q := range g.questions {
		r := &g.result.Questions[i]
		first := place
		g.first[i] = place + 1
		if q.Scored() {
			place += max(0, len(q.Options)-1)
		}
		from := r.Low[scoring.Claimed]
		if from < 0 {
			continue
		}
		n := len(q.Options) - 1 - from
		c := chain{
			question: i, source: q, open: r.Standing != scoring.Answered,
			from: from, done: from, links: all[:n:n],
		}
		all = all[n:]
		for j := range c.links {
			c.links[j].place = first + from + j + 1
		}
		for j := range q.Improve {
			if l := c.link(q.OptionIndex(q.Improve[j].To)); l != nil {
				l.action = &q.Improve[j]
			}
		}
		for j := range c.links {
			c.links[j].effort, c.links[j].middle = effortOf(c.links[j].action)
		}
		g.of[scoring.Claimed][i] = len(g.chains)
		g.chains = append(g.chains, c)
		if steps := local[q.ID]; steps != nil {
			g.chains[len(g.chains)-1].set(steps)
		}
	}
	for i := range g.chains {
		g.addPrerequisites(&g.chains[i])
	}
	g.ceiling()
}

// addPrerequisites finds what the steps of a chain wait for beside the step below. What is out is not waited for,
// nor is what stands already.
func (g *ground) addPrerequisites(c *chain) {
	for place := c.done + 1; place <= c.last(); place++ {
		l := c.link(place)
		if l.action == nil {
			continue
		}
		for _, p := range l.action.After {
			i := g.claim(p.Question)
			if i < 0 {
				continue
			}
			other := &g.chains[i]
			if need := other.source.OptionIndex(p.AtLeast); need > other.done {
				l.after = append(l.after, at{i, need})
			}
		}
	}
}

// claim is the chain of a question's claim, by its id; -1 where there is none.
func (g *ground) claim(id string) int {
	if g.places == nil {
		g.places = make(map[string]int, len(g.questions))
		for i, q := range g.questions {
			g.places[q.ID] = i
		}
	}
	if i, ok := g.places[id]; ok {
		return g.of[scoring.Claimed][i]
	}
	return -1
}

// ceiling finds the highest place that each chain can reach when every step is taken that can be: by walking up
// all chains at once, each until a step is excluded or waits for what is not reached yet. What waits for itself in
// a circle, or for what is excluded, is never walked. Pins above that count for nothing.
func (g *ground) ceiling() {
	waiting := make(map[int][]int) // by chain, those that wait for it
	var ready []int
	for i := range g.chains {
		g.chains[i].top = g.chains[i].done
	}
	walk := func(i int) {
		c := &g.chains[i]
		before := c.top
		c.blocked = block{}
		for c.top < c.last() {
			l := c.link(c.top + 1)
			if l.excluded {
				c.blocked = block{excluded: true}
				break
			}
			missing := slices.IndexFunc(l.after, func(a at) bool { return g.chains[a.chain].top < a.place })
			if missing >= 0 {
				c.blocked = block{waits: l.after[missing]}
				waiting[l.after[missing].chain] = append(waiting[l.after[missing].chain], i)
				break
			}
			c.top++
		}
		if c.top > before && len(waiting[i]) > 0 {
			ready = append(ready, waiting[i]...)
			delete(waiting, i)
		}
	}
	for i := range g.chains {
		walk(i)
		for len(ready) > 0 {
			next := ready[len(ready)-1]
			ready = ready[:len(ready)-1]
			walk(next)
		}
	}
	for i := range g.chains {
		c := &g.chains[i]
		c.pinned = slices.DeleteFunc(c.pinned, func(place int) bool { return place > c.top })
	}
}

// prove is the chain of proofs of a question in a reading, made when it is first asked for; -1 where there can be
// none, as nothing is claimed.
func (g *ground) prove(question int, reading scoring.Reading) int {
	if i := g.of[reading][question]; i >= 0 {
		return i
	}
	of := g.of[scoring.Claimed][question]
	from := g.result.Questions[question].Low[reading]
	if of < 0 || from < 0 {
		return -1
	}
	claim := &g.chains[of]
	q := claim.source
	if reading == scoring.Evidenced {
		// Evidence for more than is claimed yet counts as soon as the claim is lifted.
		from = max(0, q.OptionIndex(g.in[q.ID].Supported))
	}
	last := len(q.Options) - 1
	c := chain{
		question: question, source: q, proof: reading, open: claim.open,
		from: from, done: from, top: max(from, claim.top), links: make([]link, last-from),
	}
	if claim.top < last {
		c.blocked = block{waits: at{of, claim.top + 1}}
	}
	for j := range c.links {
		place := from + 1 + j
		c.links[j].place = g.first[question] + place - 1
		if place > claim.done {
			c.links[j].after = []at{{of, place}}
		}
	}
	g.of[reading][question] = len(g.chains)
	g.chains = append(g.chains, c)
	return len(g.chains) - 1
}

// effortOf is the range of an action's size and the middle of it.
func effortOf(a *questionnaires.Action) (Range, Days) {
	if a == nil {
		size := SizeOf("")
		return Range{Least: size.Least, Most: size.Most, Unstated: true}, size.Middle
	}
	size := SizeOf(a.Size)
	return Range{Least: size.Least, Most: size.Most, Unstated: size.Word != a.Size}, size.Middle
}

// set applies what is set locally on the chain's steps. Where the words are at odds, done counts before excluded
// and excluded before pinned: what is done is not undone by a wish, and a step that is to belong to no roadmap
// keeps those above it out too, pinned or not.
func (c *chain) set(steps []*assessment.LocalStep) {
	for _, s := range steps {
		place := c.source.OptionIndex(s.Option)
		l := c.link(place)
		if l == nil {
			continue // there already, or nowhere
		}
		l.local = s
		if days, ok := costed(s.Days); ok {
			l.effort, l.middle = Range{Least: days, Most: days, Costed: true}, days
		}
		switch s.Status {
		case "done":
			c.done = max(c.done, place)
		case "excluded":
			l.excluded = true
		case "pinned", "under-way":
			c.pinned = append(c.pinned, place)
		}
	}
	for place := c.from + 1; place <= c.done; place++ {
		l := c.link(place)
		l.middle, l.effort, l.excluded = 0, Range{}, false
	}
	slices.Sort(c.pinned)
}

// costed reads days as entered, in tenths; what is left over counts as a tenth.
func costed(days string) (Days, bool) {
	if days == "" {
		return 0, false
	}
	d, err := questionnaires.ParseDecimal(days)
	if err != nil || d < 0 {
		return 0, false
	}
	return Days((d + 99) / 100), true
}
