package questionnaires

import "slices"

// scores checks every score rule.
func (c *checker) scores() {
	c.scoreRule(spot{owner: c.q}, c.q.Score, c.q.Sections)
	for _, s := range c.q.AllSections() {
		c.scoreRule(spot{owner: s}, s.Score, s.Sections)
	}
}

func (c *checker) scoreRule(at spot, rule *ScoreRule, children []*Section) {
	if rule == nil {
		return
	}
	at = at.in("score")
	if rule.OutOf <= 0 || rule.OutOf > MaxWeight {
		c.fail(at.in("out-of"), "questionnaires.out-of-range", "found", rule.OutOf, "limit", MaxWeight)
	}
	for i, b := range rule.Bands {
		switch {
		case i == 0 && b.From != 0:
			c.fail(at.in("bands", i), "questionnaires.band-first", "found", b.From)
		case i > 0 && b.From <= rule.Bands[i-1].From:
			c.fail(at.in("bands", i), "questionnaires.band-order", "found", b.From, "before", rule.Bands[i-1].From)
		}
	}
	if rule.Rule == Mean {
		return // made of the questions, however deep
	}
	for _, s := range children {
		if s.Score == nil {
			c.fail(at, "questionnaires.child-without-score", "rule", rule.Rule, "section", s.ID)
		}
	}
}

// profilesNamed lists the ids of the profiles that ladders name, without repeats.
func profilesNamed(q *Questionnaire) []string {
	var names []string
	add := func(ladders []Ladder) {
		for _, l := range ladders {
			for _, r := range l.Rungs {
				if r.Profile != "" && !slices.Contains(names, r.Profile) {
					names = append(names, r.Profile)
				}
			}
		}
	}
	add(q.Ladders)
	var visit func(list []*Section)
	visit = func(list []*Section) {
		for _, s := range list {
			add(s.Ladders)
			visit(s.Sections)
		}
	}
	visit(q.Sections)
	return names
}

// node is where a ladder stands: a section, or nil for the questionnaire itself.
type node = *Section

func (c *checker) allLadders() {
	top := spot{owner: c.q}
	named := profilesNamed(c.q)
	for id := range c.q.Profiles {
		if !slices.Contains(named, id) {
			c.fail(spot{owner: profileOwner(id)}, "questionnaires.profile-not-named", "name", id)
		}
	}
	for i, l := range c.q.Ladders {
		at := top.in("ladders", i)
		for _, other := range c.q.Ladders[:i] {
			if other.ID == l.ID {
				c.fail(at.in("id"), "questionnaires.listed-twice", "name", l.ID)
			}
		}
		nodes := []node{nil}
		if l.Of != "" {
			if nodes = c.ofKind(l.Of); len(nodes) == 0 {
				c.unknown(at.in("of"), "questionnaires.unknown-kind", l.Of, c.kinds())
				continue
			}
		}
		c.ladder(at, l, nodes)
	}
	for _, s := range c.q.AllSections() {
		for i, l := range s.Ladders {
			at := spot{owner: s}.in("ladders", i)
			taken := func(other Ladder) bool { return other.ID == l.ID && (other.Of == "" || other.Of == s.Kind) }
			if slices.ContainsFunc(s.Ladders[:i], taken) || slices.ContainsFunc(c.q.Ladders, func(k Ladder) bool { return k.Of != "" && taken(k) }) {
				c.fail(at.in("id"), "questionnaires.listed-twice", "name", l.ID)
			}
			if l.Of != "" {
				c.fail(at, "questionnaires.section-ladder-of", "name", l.ID)
			}
			c.ladder(at, l, []node{s})
		}
	}
}

func (c *checker) ofKind(kind string) []node {
	var nodes []node
	for _, s := range c.q.AllSections() {
		if s.Kind == kind {
			nodes = append(nodes, s)
		}
	}
	return nodes
}

func (c *checker) kinds() []string {
	var kinds []string
	for _, s := range c.q.AllSections() {
		if s.Kind != "" && !slices.Contains(kinds, s.Kind) {
			kinds = append(kinds, s.Kind)
		}
	}
	return kinds
}

func (c *checker) ladder(at spot, l Ladder, nodes []node) {
	if len(l.Rungs) == 0 {
		c.fail(at.in("rungs"), "questionnaires.list-empty", "name", "rungs")
	}
	for i, r := range l.Rungs {
		here := at.in("rungs", i)
		switch {
		case r.Profile != "" && len(r.Requires) > 0:
			c.fail(here, "questionnaires.rung-both", "name", r.Title)
		case r.Profile != "":
			p, ok := c.q.Profiles[r.Profile]
			if !ok {
				c.fail(here.in("profile"), "questionnaires.no-profile", "name", r.Profile)
				continue
			}
			c.profile(p, nodes)
		case len(r.Requires) == 0:
			c.fail(here, "questionnaires.rung-empty", "name", r.Title)
		default:
			for j, q := range r.Requires {
				c.requirement(here.in("requires", j), q, nodes)
			}
		}
	}
}

// profile checks a profile where a ladder uses it.
func (c *checker) profile(p Profile, nodes []node) {
	at := spot{owner: profileOwner(p.ID)}
	if p.Of != c.q.ID {
		c.fail(at.in("of"), "questionnaires.profile-of", "name", p.ID, "found", p.Of, "questionnaire", c.q.ID)
	}
	if len(p.Requires) == 0 {
		c.fail(at.in("requires"), "questionnaires.list-empty", "name", "requires")
	}
	for i, r := range p.Requires {
		c.requirement(at.in("requires", i), r, nodes)
	}
}

// requirement checks that what a requirement tests exists and can be met. A ladder for a kind stands
// on several nodes: a selection may be empty on some of them (the rung is then not met there), but not
// on all.
func (c *checker) requirement(at spot, r Requirement, nodes []node) {
	if c.requirements++; c.requirements > MaxRequirements {
		if c.requirements == MaxRequirements+1 {
			c.fail(at, "questionnaires.too-many-requirements", "limit", MaxRequirements)
		}
		return
	}
	switch {
	case r.Question != "":
		c.minimum(at, r)
	case r.All != nil:
		c.selection(at, "all", *r.All, r, nodes)
	case r.Of != nil:
		if r.Share <= 0 || r.Share > One {
			c.fail(at.in("share"), "questionnaires.share-range", "found", r.Share)
		}
		c.selection(at, "of", *r.Of, r, nodes)
	case r.Score != "":
		c.scoreMinimum(at, r, nodes)
	}
}

func (c *checker) minimum(at spot, r Requirement) {
	q := c.q.Question(r.Question)
	switch {
	case q == nil:
		c.unknownQuestion(at.in("question"), r.Question)
	case !q.Scored():
		c.fail(at.in("question"), "questionnaires.not-scored", "question", r.Question)
	case q.Retired != "":
		c.fail(at.in("question"), "questionnaires.retired", "question", r.Question, "version", q.Retired)
	case q.OptionIndex(r.AtLeast) < 0:
		c.unknownOption(at.in("at-least"), q, r.AtLeast)
	}
}

func (c *checker) selection(at spot, key string, s Selector, r Requirement, nodes []node) {
	if s.Section != "" && c.q.Section(s.Section) == nil {
		c.unknownSection(at.in(key), s.Section)
		return
	}
	if s.Section != "" {
		nodes = nodes[:1] // the same on each
	}
	var all []*Question
	seen := map[*Question]bool{}
	for _, n := range nodes {
		for _, q := range c.q.Select(s, n) {
			if !seen[q] {
				seen[q] = true
				all = append(all, q)
			}
		}
	}
	if len(all) == 0 {
		c.fail(at.in(key), "questionnaires.selects-nothing", "tags", s.Tags)
		return
	}
	if v := r.AtLeastValue; v != nil {
		if *v < 0 || *v > One {
			c.fail(at.in("at-least-value"), "questionnaires.value-range", "found", *v)
			return
		}
		for _, q := range all {
			if top := topValue(q); *v > top {
				c.fail(at.in("at-least-value"), "questionnaires.value-unreachable", "question", q.ID, "found", *v, "top", top)
				return
			}
		}
		return
	}
	for _, q := range all {
		if q.OptionIndex(r.AtLeast) < 0 {
			c.unknownOption(at.in("at-least"), q, r.AtLeast)
			return
		}
	}
}

func (c *checker) unknownSection(at spot, id string) {
	var known []string
	for _, s := range c.q.AllSections() {
		known = append(known, s.ID)
	}
	c.unknown(at, "questionnaires.unknown-section", id, known)
}

// topValue is the highest value that a question can have.
func topValue(q *Question) Decimal {
	if n := len(q.Options); n > 0 && q.Options[n-1].Value != nil {
		return *q.Options[n-1].Value
	}
	return One
}

// scoreMinimum checks a minimum for a score: the node has one, and it can be as high as that.
func (c *checker) scoreMinimum(at spot, r Requirement, nodes []node) {
	switch r.Score {
	case "self":
	case "whole":
		nodes = []node{nil}
	default:
		s := c.q.Section(r.Score)
		if s == nil {
			c.unknownSection(at.in("score"), r.Score)
			return
		}
		nodes = []node{s}
	}
	if r.Minimum == nil {
		return
	}
	for _, n := range nodes {
		rule, name := c.q.Score, "whole"
		if n != nil {
			rule, name = n.Score, n.ID
		}
		if rule == nil {
			c.fail(at.in("score"), "questionnaires.no-score", "section", name)
			return
		}
		if len(c.q.Select(Selector{}, n)) == 0 {
			c.fail(at.in("score"), "questionnaires.nothing-scored", "section", name)
			return
		}
		if top := c.top(n); r.Minimum.Float() > top+1e-9 {
			c.fail(at.in("minimum"), "questionnaires.score-unreachable", "section", name, "found", *r.Minimum, "top", Decimal(top*1000))
			return
		}
	}
}

// top is the highest score that a node can have, on its displayed scale: for a sum what it adds up to,
// for any other rule what it is shown out of.
func (c *checker) top(n node) float64 {
	rule := c.q.Score
	if n != nil {
		rule = n.Score
	}
	switch {
	case rule == nil:
		return 0
	case rule.Rule == Sum || rule.Rule == SumWhileFull:
		return c.rawTop(n)
	}
	return rule.OutOf.Float()
}

// rawTop is the highest score that a node can have before it is scaled for display, which is what the node
// above adds up. For means and minimums it may be a little high (a mean of choices whose highest value is
// below 1), which only lets a rung pass that nobody will climb.
func (c *checker) rawTop(n node) float64 {
	rule, sections, questions := c.q.Score, c.q.Sections, []*Question(nil)
	if n != nil {
		rule, sections, questions = n.Score, n.Sections, n.Questions
	}
	switch {
	case rule == nil:
		return 0
	case rule.Rule != Sum && rule.Rule != SumWhileFull:
		return 1
	}
	total := 0.0
	add := func(weight Decimal, value float64) {
		if rule.Rule == SumWhileFull {
			weight = One // it adds its children as they are
		}
		total += weight.Float() * value
	}
	for _, q := range questions {
		if q.Scored() && q.Retired == "" {
			add(q.Weight, topValue(q).Float())
		}
	}
	for _, s := range sections {
		add(s.Weight, c.rawTop(s))
	}
	return total
}

// Select lists the scored questions that a selector picks on a node (nil: the questionnaire itself),
// in questionnaire order, without retired ones.
func (q *Questionnaire) Select(s Selector, on *Section) []*Question {
	if s.Section != "" {
		on = q.Section(s.Section)
	}
	var out []*Question
	take := func(list []*Question) {
		for _, question := range list {
			if question.Scored() && question.Retired == "" && (len(s.Tags) == 0 || slices.ContainsFunc(s.Tags, func(tag string) bool { return slices.Contains(question.Tags, tag) })) {
				out = append(out, question)
			}
		}
	}
	if on == nil {
		take(q.Questions())
		return out
	}
	var visit func(s *Section)
	visit = func(s *Section) {
		take(s.Questions)
		for _, child := range s.Sections {
			visit(child)
		}
	}
	visit(on)
	return out
}
