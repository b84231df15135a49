package scoring

import (
	"slices"

	q "cirtkit/questionnaires"
)

// The reference scores one *completion*: a set of answers with nothing open. It knows no bounds and no
// three-valued logic, only the rules as docs/scoring.md states them, read from the questionnaire as
// written. What is open is tried out, completion by completion (see eachCompletion).

// completion settles every question.
type completion struct {
	model *q.Questionnaire
	place map[string]int    // of scored questions: the option's place; -1 for not applicable
	fact  map[string]string // of facts: the option's code; "" for not applicable
}

func (c *completion) asked(question *q.Question) bool {
	return question.Retired == "" && c.holds(question.When)
}

func (c *completion) holds(w q.Condition) bool {
	switch {
	case w.AllOf != nil:
		for _, part := range w.AllOf {
			if !c.holds(part) {
				return false
			}
		}
		return true
	case w.AnyOf != nil:
		return slices.ContainsFunc(w.AnyOf, c.holds)
	case w.Not != nil:
		return !c.holds(*w.Not)
	case w.Fact == "":
		return true
	}
	for _, question := range questionsBelow(c.model.Sections) {
		if question.ID == w.Fact && c.asked(question) {
			return slices.Contains(w.In, c.fact[w.Fact])
		}
	}
	return false
}

// in says whether a question counts, and its place.
func (c *completion) in(question *q.Question) (int, bool) {
	place := c.place[question.ID]
	return place, place >= 0 && c.asked(question)
}

func questionsBelow(sections []*q.Section) []*q.Question {
	var all []*q.Question
	for _, s := range sections {
		all = append(all, s.Questions...)
		all = append(all, questionsBelow(s.Sections)...)
	}
	return all
}

func sectionsBelow(sections []*q.Section) []*q.Section {
	var all []*q.Section
	for _, s := range sections {
		all = append(all, s)
		all = append(all, sectionsBelow(s.Sections)...)
	}
	return all
}

func optionValue(question *q.Question, place int) float64 {
	if v := question.Options[place].Value; v != nil {
		return v.Float()
	}
	return float64(place) / float64(len(question.Options)-1)
}

// counted is a child that counts in a score.
type counted struct{ weight, value float64 }

func (c *completion) countedQuestions(questions []*q.Question) []counted {
	var list []counted
	for _, question := range questions {
		if place, ok := c.in(question); ok && question.Scored() && question.Weight > 0 {
			list = append(list, counted{question.Weight.Float(), optionValue(question, place)})
		}
	}
	return list
}

// score is a node's score before it is scaled for display, and false where nothing is left.
func (c *completion) score(rule *q.ScoreRule, questions []*q.Question, sections []*q.Section) (float64, bool) {
	name := q.Mean
	if rule != nil {
		name = rule.Rule
	}
	var list []counted
	if name == q.Mean {
		list = c.countedQuestions(append(slices.Clone(questions), questionsBelow(sections)...))
	} else {
		list = c.countedQuestions(questions)
		for _, s := range sections {
			if v, ok := c.score(s.Score, s.Questions, s.Sections); ok && s.Weight > 0 {
				list = append(list, counted{s.Weight.Float(), v})
			}
		}
	}
	if len(list) == 0 {
		return 0, false
	}
	switch name {
	case q.Minimum:
		return slices.MinFunc(list, func(a, b counted) int {
			if a.value < b.value {
				return -1
			}
			return 1
		}).value, true
	case q.Sum:
		total := 0.0
		for _, child := range list {
			total += child.weight * child.value
		}
		return total, true
	case q.SumWhileFull:
		total := 0.0
		for _, child := range list {
			total += child.value
			if child.value < 1-1e-9 {
				break
			}
		}
		return total, true
	}
	total, weight := 0.0, 0.0
	for _, child := range list {
		total += child.weight * child.value
		weight += child.weight
	}
	return total / weight, true
}

// referenceNode is a node as the reference sees it.
type referenceNode struct {
	id        string
	rule      *q.ScoreRule
	questions []*q.Question
	sections  []*q.Section
	ladders   []q.Ladder
}

// referenceNodes lists the questionnaire itself, then every section, with the ladders of its kind
// before its own.
func referenceNodes(m *q.Questionnaire) []referenceNode {
	whole := referenceNode{"", m.Score, nil, m.Sections, nil}
	for _, l := range m.Ladders {
		if l.Of == "" {
			whole.ladders = append(whole.ladders, l)
		}
	}
	nodes := []referenceNode{whole}
	for _, s := range sectionsBelow(m.Sections) {
		n := referenceNode{s.ID, s.Score, s.Questions, s.Sections, nil}
		for _, l := range m.Ladders {
			if l.Of != "" && l.Of == s.Kind {
				n.ladders = append(n.ladders, l)
			}
		}
		n.ladders = append(n.ladders, s.Ladders...)
		nodes = append(nodes, n)
	}
	return nodes
}

// shown is a node's score as displayed.
func (c *completion) shown(n referenceNode) (float64, bool) {
	v, ok := c.score(n.rule, n.questions, n.sections)
	if n.rule != nil && n.rule.OutOf > 0 && n.rule.Rule != q.Sum && n.rule.Rule != q.SumWhileFull {
		v *= n.rule.OutOf.Float()
	}
	return v, ok
}

// level is the highest rung that is met together with all lower ones.
func (c *completion) level(l q.Ladder, of referenceNode) int {
	for i, rung := range l.Rungs {
		if !c.met(append(slices.Clone(c.model.Profiles[rung.Profile].Requires), rung.Requires...), of) {
			return i
		}
	}
	return len(l.Rungs)
}

func (c *completion) met(requires []q.Requirement, of referenceNode) bool {
	var outcomes []Verdict
	for _, r := range requires {
		outcomes = append(outcomes, c.test(r, of)...)
	}
	waived := 0
	for _, outcome := range outcomes {
		switch outcome {
		case Failed:
			return false
		case Waived:
			waived++
		}
	}
	return len(outcomes) > 0 && waived*2 <= len(outcomes)
}

func (c *completion) test(r q.Requirement, of referenceNode) []Verdict {
	switch {
	case r.Question != "":
		for _, question := range questionsBelow(c.model.Sections) {
			if question.ID == r.Question {
				return []Verdict{c.testOption(question, r)}
			}
		}
		return []Verdict{Failed}
	case r.All != nil:
		var outcomes []Verdict
		for _, question := range c.selected(r.All, of) {
			outcomes = append(outcomes, c.testOption(question, r))
		}
		return outcomes
	case r.Of != nil:
		var part, whole q.Decimal
		for _, question := range c.selected(r.Of, of) {
			switch c.testOption(question, r) {
			case Met:
				part, whole = part+question.Weight, whole+question.Weight
			case Failed:
				whole += question.Weight
			}
		}
		if whole == 0 {
			return []Verdict{Waived}
		}
		return []Verdict{metOrFailed(part*1000 >= whole*r.Share)}
	}
	for _, n := range referenceNodes(c.model) {
		if n.id == r.Score || r.Score == "self" && n.id == of.id || r.Score == "whole" && n.id == "" {
			v, ok := c.shown(n)
			if !ok {
				return []Verdict{Waived}
			}
			return []Verdict{metOrFailed(v >= r.Minimum.Float()-1e-9)}
		}
	}
	return []Verdict{Failed}
}

func (c *completion) testOption(question *q.Question, r q.Requirement) Verdict {
	place, ok := c.in(question)
	switch {
	case !ok:
		return Waived
	case r.AtLeastValue != nil:
		return metOrFailed(optionValue(question, place) >= r.AtLeastValue.Float()-1e-12)
	}
	return metOrFailed(question.OptionIndex(r.AtLeast) >= 0 && place >= question.OptionIndex(r.AtLeast))
}

func (c *completion) selected(s *q.Selector, of referenceNode) []*q.Question {
	var picked []*q.Question
	below := func(questions []*q.Question, sections []*q.Section) {
		for _, question := range append(slices.Clone(questions), questionsBelow(sections)...) {
			tagged := len(s.Tags) == 0
			for _, tag := range s.Tags {
				tagged = tagged || slices.Contains(question.Tags, tag)
			}
			if tagged && question.Scored() && question.Retired == "" {
				picked = append(picked, question)
			}
		}
	}
	if s.Section == "" {
		below(of.questions, of.sections)
		return picked
	}
	for _, section := range sectionsBelow(c.model.Sections) {
		if section.ID == s.Section {
			below(section.Questions, section.Sections)
		}
	}
	return picked
}

// places lists what a scored question's answer can still turn out to be, in one reading, if it is
// asked: places among its options, and -1 for not applicable.
func places(question *q.Question, g Given, reading Reading) []int {
	var every []int
	for i := range question.Options {
		every = append(every, i)
	}
	if !question.Essential {
		every = append(every, -1)
	}
	notApplicable := func(accepted bool) []int {
		if accepted && !question.Essential {
			return []int{-1}
		}
		return every
	}
	option := func(code string) []int {
		if i := question.OptionIndex(code); i >= 0 {
			return []int{i}
		}
		return every
	}
	if reading == Reviewed {
		switch {
		case g.Reviewed == nil:
			return every
		case g.Reviewed.State == q.Answered:
			return option(g.Reviewed.Option)
		case g.Reviewed.State == q.NotApplicable:
			return notApplicable(true)
		}
		return every
	}
	switch {
	case g.Conflict:
		return every
	case g.Answer.State == q.NotApplicable:
		isListed := slices.ContainsFunc(question.NA, func(n q.Named) bool { return n.ID == g.Answer.Reason })
		return notApplicable(g.Accepted || isListed)
	case g.Answer.State != q.Answered:
		return every
	}
	claim := option(g.Answer.Option)
	if reading == Claimed || len(claim) > 1 {
		return claim
	}
	if supported := question.OptionIndex(g.Supported); supported >= 0 {
		return []int{min(claim[0], supported)}
	}
	return every[:claim[0]+1] // the bottom alone where the bottom is claimed
}

// codes lists what a fact, a choice here, can still turn out to be.
func codes(fact *q.Question, g Given) []string {
	if !g.Conflict {
		if g.Answer.State == q.Answered {
			return []string{g.Answer.Option}
		}
		if g.Answer.State == q.NotApplicable && (g.Accepted || slices.ContainsFunc(fact.NA, func(n q.Named) bool { return n.ID == g.Answer.Reason })) {
			return []string{""}
		}
	}
	every := []string{""}
	for _, o := range fact.Options {
		every = append(every, o.Code)
	}
	return every
}

// eachCompletion calls visit with every completion of the answers in one reading.
func eachCompletion(m *q.Questionnaire, in Input, reading Reading, visit func(*completion)) {
	c := &completion{model: m, place: map[string]int{}, fact: map[string]string{}}
	all := questionsBelow(m.Sections)
	var settle func(i int)
	settle = func(i int) {
		if i == len(all) {
			visit(c)
			return
		}
		question := all[i]
		if !question.Scored() {
			for _, code := range codes(question, in[question.ID]) {
				c.fact[question.ID] = code
				settle(i + 1)
			}
			return
		}
		for _, place := range places(question, in[question.ID], reading) {
			c.place[question.ID] = place
			settle(i + 1)
		}
	}
	settle(0)
}
