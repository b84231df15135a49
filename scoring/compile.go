package scoring

import (
	"slices"

	"cirtkit/questionnaires"
)

// Model is a questionnaire prepared for scoring. It is never changed, so it can be shared.
type Model struct {
	source         *questionnaires.Questionnaire
	without        []string // ids of questions that were retired; see Without
	questions      []question
	byQuestion     map[string]int
	nodes          []node // the questionnaire itself, then every section, a parent before its children
	byNode         map[string]int
	conditions     []condition              // parts before what they are parts of
	circular       bool                     // the condition on some fact hangs on itself; the loader refuses it
	profiles       [][]requirement          // see WithProfiles
	profileIDs     []string                 // of these
	profileSources []questionnaires.Profile // of these

	// How much one reading's result needs, so that a score makes few allocations.
	countScores, countLadders, countRungs, countRequirements int
	// How many children the needed nodes have at most, and in all.
	mostItems, allItems int
}

// question is a question, compiled.
type question struct {
	source  *questionnaires.Question
	node    int // that it is directly below
	scored  bool
	retired bool
	weight  int64     // thousandths; 0 for a fact
	when    int       // place in Model.conditions; -1 where it is always asked
	values  []float64 // of a scored question's options, in [0,1]
}

// top is the place of a scored question's highest option.
func (q *question) top() int { return len(q.values) - 1 }

// node is the questionnaire or a section, compiled.
type node struct {
	id     string
	parent int // -1 at the top
	// The questions below it, however deep, are those from first up to end: questionnaire order keeps
	// them together.
	first, end int
	direct     int // its own questions are those from first up to direct
	children   []int
	weight     int64

	rule    string // how to score it; also for a node without a rule of its own, when another needs it
	shown   bool   // it has a rule of its own
	needed  bool   // its score is shown, or another score or a requirement needs it
	outOf   float64
	borders []float64 // of the bands
	kind    string
	own     []questionnaires.Ladder // as written
	ladders []ladder
}

// Compile prepares a questionnaire that is complete and checked, as the loader returns it. What the
// loader would refuse does no harm: a reference to nothing can't be met, a condition on nothing is
// unknown.
func Compile(q *questionnaires.Questionnaire) *Model {
	m := &Model{source: q, byQuestion: map[string]int{}, byNode: map[string]int{"": 0}}
	m.nodes = []node{compileNode("", -1, questionnaires.One, q.Score)}
	m.nodes[0].own = q.Ladders
	for _, section := range q.Sections {
		m.addSection(section, 0)
	}
	m.nodes[0].end = len(m.questions)
	m.compileConditions()
	for i := range m.nodes {
		m.addLadders(i)
	}
	m.markNeeded()
	m.countResults()
	return m
}

// find is the question with an id, or nil.
func (m *Model) find(id string) *questionnaires.Question {
	if i, ok := m.byQuestion[id]; ok {
		return m.questions[i].source
	}
	return nil
}

func compileQuestion(source *questionnaires.Question, node int) question {
	q := question{source: source, node: node, scored: source.Scored() && len(source.Options) > 0, retired: source.Retired != ""}
	if !q.scored {
		return q
	}
	q.weight = max(0, int64(source.Weight))
	q.values = make([]float64, len(source.Options))
	for i := range q.values {
		q.values[i] = OptionValue(source, i)
	}
	return q
}

// OptionValue is the value, in [0,1], of one of a scored question's options, by its place: the value
// stated, or where the place lies on the scale.
func OptionValue(q *questionnaires.Question, option int) float64 {
	if stated := q.Options[option].Value; stated != nil {
		return stated.Float()
	}
	if len(q.Options) == 1 {
		return 0
	}
	return float64(option) / float64(len(q.Options)-1)
}

func compileNode(id string, parent int, weight questionnaires.Decimal, score *questionnaires.ScoreRule) node {
	n := node{id: id, parent: parent, weight: max(0, int64(weight)), rule: questionnaires.Mean, outOf: 1}
	if score == nil {
		return n
	}
	n.rule, n.shown = score.Rule, true
	if score.OutOf > 0 && n.rule != questionnaires.Sum && n.rule != questionnaires.SumWhileFull {
		n.outOf = score.OutOf.Float()
	}
	for _, band := range score.Bands {
		n.borders = append(n.borders, band.From.Float())
	}
	return n
}

func (m *Model) addSection(s *questionnaires.Section, parent int) {
	place := len(m.nodes)
	m.byNode[s.ID] = place
	m.nodes[parent].children = append(m.nodes[parent].children, place)
	n := compileNode(s.ID, parent, s.Weight, s.Score)
	n.kind, n.own = s.Kind, s.Ladders
	n.first = len(m.questions)
	for _, source := range s.Questions {
		m.byQuestion[source.ID] = len(m.questions)
		m.questions = append(m.questions, compileQuestion(source, place))
	}
	n.direct = len(m.questions)
	m.nodes = append(m.nodes, n)
	for _, child := range s.Sections {
		m.addSection(child, place)
	}
	m.nodes[place].end = len(m.questions)
}

// addLadders compiles the ladders of a node: those stated once for its kind, then its own.
func (m *Model) addLadders(place int) {
	add := func(sources []questionnaires.Ladder, of string) {
		for i := range sources {
			if sources[i].Of == of {
				m.nodes[place].ladders = append(m.nodes[place].ladders, m.compileLadder(&sources[i], place))
			}
		}
	}
	if kind := m.nodes[place].kind; kind != "" {
		add(m.source.Ladders, kind)
	}
	add(m.nodes[place].own, "")
}

func (m *Model) compileLadder(source *questionnaires.Ladder, place int) ladder {
	l := ladder{id: source.ID}
	for i := range source.Rungs {
		rung := &source.Rungs[i]
		var requirements []requirement
		if rung.Profile != "" {
			requirements = m.compileRequirements(requirements, m.source.Profiles[rung.Profile].Requires, place)
		}
		l.rungs = append(l.rungs, m.compileRequirements(requirements, rung.Requires, place))
	}
	return l
}

func (m *Model) compileRequirements(to []requirement, sources []questionnaires.Requirement, place int) []requirement {
	for i := range sources {
		source := &sources[i]
		var req requirement
		req.node = -1
		req.reading, req.fixed = ReadingOf(source.Reading)
		switch {
		case source.Question != "":
			if question, ok := m.byQuestion[source.Question]; ok {
				req.members = []member{m.memberOf(question, source)}
			} else {
				req.kind = ScoreAtLeast // of nothing: it can't be met
			}
			to = append(to, req)
		case source.All != nil:
			for _, question := range m.selected(source.All, place) {
				one := req
				one.members = []member{m.memberOf(question, source)}
				to = append(to, one)
			}
		case source.Of != nil:
			req.kind, req.share = ShareAtLeast, int64(source.Share)
			req.section = m.sectionOf(source.Of.Section, place)
			for _, question := range m.selected(source.Of, place) {
				req.members = append(req.members, m.memberOf(question, source))
				req.questions = append(req.questions, m.questions[question].source.ID)
			}
			to = append(to, req)
		default:
			req.kind, req.section = ScoreAtLeast, m.sectionOf(source.Score, place)
			if node, ok := m.byNode[req.section]; ok {
				req.node = node
			}
			if source.Minimum != nil {
				req.minimum = source.Minimum.Float()
			}
			to = append(to, req)
		}
	}
	return to
}

// sectionOf is the id of the node that a requirement names, seen from the ladder's own node.
func (m *Model) sectionOf(name string, place int) string {
	if _, ok := m.byNode[name]; ok && name != "" {
		return name
	}
	switch name {
	case "", "self":
		return m.nodes[place].id
	case "whole":
		return ""
	}
	return name
}

// selected lists the scored questions that a selector picks, in questionnaire order.
func (m *Model) selected(s *questionnaires.Selector, place int) []int {
	node, ok := m.byNode[m.sectionOf(s.Section, place)]
	if !ok {
		return nil
	}
	var picked []int
	for i := m.nodes[node].first; i < m.nodes[node].end; i++ {
		q := &m.questions[i]
		tagged := len(s.Tags) == 0 || slices.ContainsFunc(s.Tags, func(tag string) bool { return slices.Contains(q.source.Tags, tag) })
		if q.scored && !q.retired && tagged {
			picked = append(picked, i)
		}
	}
	return picked
}

// memberOf finds the lowest place of a question's options that a requirement accepts. One past the last
// stands for a minimum that the question can't reach.
func (m *Model) memberOf(place int, source *questionnaires.Requirement) member {
	q := &m.questions[place]
	need := len(q.source.Options)
	switch {
	case source.AtLeastValue != nil:
		for i := len(q.values) - 1; i >= 0 && hasValue(q.source, i, *source.AtLeastValue); i-- {
			need = i
		}
	default:
		if option := q.source.OptionIndex(source.AtLeast); option >= 0 {
			need = option
		}
	}
	return member{question: place, need: need}
}

// hasValue says, in integers, whether an option's value is at least a decimal.
func hasValue(q *questionnaires.Question, option int, minimum questionnaires.Decimal) bool {
	if stated := q.Options[option].Value; stated != nil {
		return *stated >= minimum
	}
	return int64(option)*int64(questionnaires.One) >= int64(minimum)*int64(max(1, len(q.Options)-1))
}

// markNeeded finds the nodes whose score is to be made: those with a rule of their own, those that a
// requirement names, and the sections whose scores these are made of.
func (m *Model) markNeeded() {
	for i := range m.nodes {
		n := &m.nodes[i]
		n.needed = n.needed || n.shown
		for _, l := range n.ladders {
			for _, rung := range l.rungs {
				m.markNamed(rung)
			}
		}
	}
	for _, profile := range m.profiles {
		m.markNamed(profile)
	}
	for i := range m.nodes {
		if n := &m.nodes[i]; n.needed && n.rule != questionnaires.Mean {
			for _, child := range n.children {
				m.nodes[child].needed = true
			}
		}
	}
}

// markNamed marks the nodes whose scores requirements name.
func (m *Model) markNamed(requirements []requirement) {
	for _, req := range requirements {
		if req.node >= 0 {
			m.nodes[req.node].needed = true
		}
	}
}

func (m *Model) countResults() {
	for i := range m.nodes {
		n := &m.nodes[i]
		if n.needed {
			items := n.direct - n.first + len(n.children)
			if n.rule == questionnaires.Mean {
				items = n.end - n.first
			}
			m.mostItems, m.allItems = max(m.mostItems, items), m.allItems+items
		}
		if n.shown {
			m.countScores++
		}
		m.countLadders += len(n.ladders)
		for _, l := range n.ladders {
			m.countRungs += len(l.rungs)
			for _, rung := range l.rungs {
				m.countRequirements += len(rung)
			}
		}
	}
	m.countRungs += len(m.profiles)
	for _, profile := range m.profiles {
		m.countRequirements += len(profile)
	}
}
