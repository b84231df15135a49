package planning

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"cirtkit/assessment"
	"cirtkit/planning/internal/cover"
	q "cirtkit/questionnaires"
	"cirtkit/scoring"
)

// reference finds the cheapest way to a target by trying every place of every answer, every piece of evidence and
// every review, each with a score of its own. It follows docs/planning.md and shares nothing with Make but the
// table of sizes and Apply's way of taking a step.
type reference struct {
	m         *scoring.Model
	in        scoring.Input
	o         Options
	questions []*q.Question
	start     *scoring.Result
	evidenced bool // some requirement asks for evidence
	reviewed  bool
	ways      []referenceWay
}

// referenceWay is a place for each question: claimed, supported, reviewed; -1 where the question has no chain.
type referenceWay [][3]int

func newReference(m *scoring.Model, in scoring.Input, o Options) *reference {
	r := &reference{m: m, in: in, o: o, questions: questionsOf(m.Questionnaire()), start: m.Score(in)}
	for _, d := range m.Demands(scoring.Claimed, o.Target) {
		r.evidenced = r.evidenced || d.Reading == scoring.Evidenced
		r.reviewed = r.reviewed || d.Reading == scoring.Reviewed
	}
	return r
}

// from is where a question's chains begin; done is where the claim stands by somebody's word.
func (r *reference) from(i int) (from [3]int, done int) {
	question, result := r.questions[i], &r.start.Questions[i]
	from = [3]int{result.Low[scoring.Claimed], max(0, question.OptionIndex(r.in[question.ID].Supported)), result.Low[scoring.Reviewed]}
	done = from[0]
	if from[0] < 0 {
		return [3]int{-1, -1, -1}, -1
	}
	for _, s := range r.local(question.ID, "done") {
		done = max(done, question.OptionIndex(s.Option))
	}
	return from, done
}

func (r *reference) local(id string, statuses ...string) []assessment.LocalStep {
	var found []assessment.LocalStep
	for _, s := range r.o.Steps {
		if s.Question == id && slices.Contains(statuses, s.Status) {
			found = append(found, s)
		}
	}
	return found
}

// enumerate collects every way that is closed under what steps wait for and takes nothing that is excluded.
func (r *reference) enumerate(way referenceWay) {
	i := len(way)
	if i == len(r.questions) {
		if r.closed(way) {
			r.ways = append(r.ways, slices.Clone(way))
		}
		return
	}
	from, done := r.from(i)
	if from[0] < 0 {
		r.enumerate(append(way, from))
		return
	}
	question := r.questions[i]
	excluded := len(question.Options)
	for _, s := range r.local(question.ID, "excluded") {
		if place := question.OptionIndex(s.Option); place > done {
			excluded = min(excluded, place)
		}
	}
	for claim := done; claim < excluded; claim++ {
		supported, reviewed := []int{from[1]}, []int{from[2]}
		if r.evidenced {
			for place := from[1] + 1; place <= claim; place++ {
				supported = append(supported, place)
			}
		}
		if r.reviewed && from[2] >= 0 {
			for place := from[2] + 1; place <= claim; place++ {
				reviewed = append(reviewed, place)
			}
		}
		for _, s := range supported {
			for _, v := range reviewed {
				r.enumerate(append(way, [3]int{claim, s, v}))
			}
		}
	}
}

// closed says whether an order of steps leads to a way: each question in turn goes up as far as it can.
func (r *reference) closed(way referenceWay) bool {
	now := make([]int, len(way))
	for i := range way {
		_, now[i] = r.from(i)
	}
	for moved := true; moved; {
		moved = false
		for i, question := range r.questions {
			for now[i] < way[i][0] && r.ready(question, now[i]+1, now) {
				now[i]++
				moved = true
			}
		}
	}
	for i := range way {
		if now[i] < way[i][0] {
			return false
		}
	}
	return true
}

func (r *reference) ready(question *q.Question, to int, now []int) bool {
	for _, a := range question.Improve {
		if a.To != question.Options[to].Code {
			continue
		}
		for _, p := range a.After {
			i := slices.IndexFunc(r.questions, func(other *q.Question) bool { return other.ID == p.Question })
			if now[i] >= 0 && now[i] < r.questions[i].OptionIndex(p.AtLeast) {
				return false
			}
		}
	}
	return true
}

// best is the cheapest way, and what it costs; false where there is none.
func (r *reference) best() (best referenceWay, least cover.Cost, found bool) {
	r.enumerate(nil)
	// Of pins those count that some way reaches.
	highest := make([]int, len(r.questions))
	for _, way := range r.ways {
		for i := range way {
			highest[i] = max(highest[i], way[i][0])
		}
	}
	pinned := make([]int, len(r.questions))
	for i, question := range r.questions {
		for _, s := range r.local(question.ID, "pinned", "under-way") {
			if place := question.OptionIndex(s.Option); place <= highest[i] {
				pinned[i] = max(pinned[i], place)
			}
		}
	}
	for _, way := range r.ways {
		keeps := true
		for i := range way {
			keeps = keeps && (way[i][0] < 0 || way[i][0] >= pinned[i])
		}
		if !keeps {
			continue
		}
		if cost := r.cost(way); !found || less(cost, least) {
			if reached(r.m, r.apply(way), r.o.Target) >= level(r.o.Target) {
				best, least, found = way, cost, true
			}
		}
	}
	return best, least, found
}

func less(a, b cover.Cost) bool {
	return a.Effort < b.Effort || a.Effort == b.Effort && (a.Count < b.Count || a.Count == b.Count && a.Order < b.Order)
}

// cost adds up the efforts, the number and the places of the steps.
func (r *reference) cost(way referenceWay) cover.Cost {
	var cost cover.Cost
	number := 0 // of the steps before
	for i, question := range r.questions {
		from, done := r.from(i)
		for place := from[0] + 1; from[0] >= 0 && place <= way[i][0]; place++ {
			cost.Order += int64(number + place)
			if place > done {
				cost.Count++
				cost.Effort += r.effort(question, place)
			}
		}
		for proof := 1; proof <= 2; proof++ {
			if way[i][proof] > from[proof] {
				cost.Count++
				cost.Order += int64(number + way[i][proof])
			}
		}
		if question.Scored() {
			number += len(question.Options) - 1
		}
	}
	return cost
}

func (r *reference) effort(question *q.Question, place int) int64 {
	code := question.Options[place].Code
	effort := int64(SizeOf("M").Middle)
	for _, a := range question.Improve {
		if a.To == code {
			effort = int64(SizeOf(a.Size).Middle)
		}
	}
	for _, s := range r.o.Steps {
		if s.Question == question.ID && s.Option == code && s.Days != "" {
			days, _ := q.ParseDecimal(s.Days)
			effort = (int64(days) + 99) / 100
		}
	}
	return effort
}

func (r *reference) apply(way referenceWay) scoring.Input {
	var steps []Step
	for i, places := range way {
		from, _ := r.from(i)
		for proof, place := range places {
			if place > from[proof] {
				steps = append(steps, Step{Question: r.questions[i], To: place, Proof: scoring.Reading(proof)})
			}
		}
	}
	return Apply(r.in, steps)
}

// wayOf is the way that a roadmap's steps lead.
func (r *reference) wayOf(steps []Step) referenceWay {
	way := make(referenceWay, len(r.questions))
	for i, question := range r.questions {
		way[i], _ = r.from(i)
		for _, s := range steps {
			if s.Question == question {
				way[i][s.Proof] = max(way[i][s.Proof], s.To)
			}
		}
	}
	return way
}

// Make finds what trying everything finds: the same effort, the same number of steps, the same steps in
// questionnaire order; and where there is no way, it says so.
func TestAgainstEveryWay(t *testing.T) {
	kinds := []struct {
		name string
		n    int
		d    drawing
		also []int // seeds at which it once went wrong
	}{
		{name: "minimums, shares and means", n: 1500, d: drawing{questions: 5, options: 4}},
		{name: "facts", n: 1000, d: drawing{questions: 5, options: 4, facts: true}},
		{name: "rules", n: 1500, d: drawing{questions: 5, options: 3, rules: true}},
		{name: "rules and facts", n: 1500, d: drawing{questions: 5, options: 3, rules: true, facts: true}},
		{name: "local steps and circles", n: 1500, d: drawing{questions: 5, options: 4, local: true, circles: true}},
		{name: "readings", n: 1500, d: drawing{questions: 3, options: 3, readings: true}},
		{name: "all", n: 2000, d: drawing{questions: 3, options: 3, rules: true, facts: true, readings: true, local: true, circles: true}, also: []int{100541, 107494}},
	}
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			n := kind.n
			if testing.Short() {
				n /= 10
			}
			planned, outOfReach := 0, 0
			for _, seed := range append(seeds(n), kind.also...) {
				d := kind.d
				d.Rand = rand.New(rand.NewPCG(uint64(seed), 3))
				switch againstEveryWay(t, &d, fmt.Sprint("seed ", seed)) {
				case Planned:
					planned++
				case OutOfReach:
					outOfReach++
				}
				if t.Failed() {
					return
				}
			}
			if planned < n/5 || outOfReach < n/100 {
				t.Errorf("of %d only %d were planned and %d out of reach", n, planned, outOfReach)
			}
		})
	}
}

func seeds(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// againstEveryWay checks one random questionnaire and gives the outcome.
func againstEveryWay(t *testing.T, d *drawing, name string) Outcome {
	questionnaire := d.model()
	m := scoring.Compile(questionnaire)
	in := d.answers(questionnaire)
	_, targets := allTargets(t, questionnaire)
	o := Options{Target: targets[d.IntN(len(targets))], Steps: d.steps(questionnaire), Nodes: 1_000_000}
	roadmap := checkPlan(t, m, in, o, name, true)
	r := newReference(m, in, o)
	want, least, found := r.best()
	if !found {
		if roadmap.Outcome != OutOfReach {
			t.Errorf("%s: there is no way to %s; Make finds %v", name, o.Target, r.wayOf(roadmap.Steps))
		}
		return roadmap.Outcome
	}
	if roadmap.Outcome == OutOfReach {
		t.Errorf("%s: out of reach for %v; there is a way to %s: %v", name, roadmap.Obstacles, o.Target, want)
		return roadmap.Outcome
	}
	got := r.wayOf(roadmap.Steps)
	if cost := r.cost(got); cost != least {
		t.Errorf("%s: the way to %s is %v for %v; Make goes %v for %v", name, o.Target, want, least, got, cost)
	}
	if !roadmap.Exact {
		t.Errorf("%s: the least effort is not said to be the least", name)
	}
	return roadmap.Outcome
}
