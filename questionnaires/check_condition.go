package questionnaires

import "slices"

// condition checks one condition: it reads facts only, by a test that suits the fact's type.
func (c *checker) condition(at spot, w Condition) {
	for i, part := range w.AllOf {
		c.condition(at.in("all-of", i), part)
	}
	for i, part := range w.AnyOf {
		c.condition(at.in("any-of", i), part)
	}
	if w.Not != nil {
		c.condition(at.in("not"), *w.Not)
	}
	if w.Fact == "" {
		return
	}
	fact := c.q.Question(w.Fact)
	switch {
	case fact == nil:
		c.unknownQuestion(at.in("fact"), w.Fact)
	case fact.Scored():
		c.fail(at.in("fact"), "questionnaires.when-scored", "question", w.Fact)
	case fact.Type == List:
		c.listTest(at, w, fact)
	case w.Count != nil || w.Any != nil:
		c.fail(at, "questionnaires.test-for-type", "question", w.Fact, "type", string(fact.Type), "known", testsOf(fact.Type))
	default:
		t := factTest{w.In, w.AtLeast, w.AtMost, w.From, w.Until}
		c.test(at, t, w.Fact, fact.Type, fact.Options)
	}
}

// factTest is what a test of a fact and of a row's column share.
type factTest struct {
	in              []string
	atLeast, atMost *Decimal
	from, until     string
}

func (t factTest) empty() bool {
	return len(t.in) == 0 && t.atLeast == nil && t.atMost == nil && t.from == "" && t.until == ""
}

// testsOf names the tests that suit a type.
func testsOf(t Type) []string {
	switch t {
	case Choice, Choices, YesNo:
		return []string{"in"}
	case Number:
		return []string{"at-least", "at-most"}
	case Date:
		return []string{"from", "until"}
	case List:
		return []string{"count", "any"}
	}
	return nil
}

// test checks that a test suits a type, has something to test, and names options that exist.
func (c *checker) test(at spot, t factTest, name string, of Type, options []Option) {
	suits := testsOf(of)
	used := map[string]bool{"in": len(t.in) > 0, "at-least": t.atLeast != nil, "at-most": t.atMost != nil, "from": t.from != "", "until": t.until != ""}
	any := false
	for _, word := range []string{"in", "at-least", "at-most", "from", "until"} {
		if !used[word] {
			continue
		}
		any = true
		if !slices.Contains(suits, word) {
			c.fail(at, "questionnaires.test-for-type", "question", name, "type", string(of), "known", suits)
			return
		}
	}
	switch {
	case len(suits) == 0:
		c.fail(at, "questionnaires.text-untestable", "question", name)
	case !any:
		c.fail(at, "questionnaires.test-missing", "question", name, "known", suits)
	case t.atLeast != nil && t.atMost != nil && *t.atLeast > *t.atMost:
		c.fail(at, "questionnaires.bounds", "min", *t.atLeast, "max", *t.atMost)
	case t.from != "" && t.until != "" && t.from > t.until:
		c.fail(at, "questionnaires.bounds", "min", t.from, "max", t.until)
	}
	for i, code := range t.in {
		if !slices.ContainsFunc(options, func(o Option) bool { return o.Code == code }) {
			c.fail(at.in("in", i), "questionnaires.question-option", "question", name, "name", code, "known", codesOf(options))
		}
	}
}

// listTest checks a test on a list: how many rows, or a row for which something holds.
func (c *checker) listTest(at spot, w Condition, fact *Question) {
	if !(factTest{w.In, w.AtLeast, w.AtMost, w.From, w.Until}).empty() || (w.Count == nil) == (w.Any == nil) {
		c.fail(at, "questionnaires.test-for-type", "question", w.Fact, "type", string(List), "known", testsOf(List))
		return
	}
	if w.Count != nil {
		low, high := w.Count.AtLeast, w.Count.AtMost
		switch {
		case low == nil && high == nil:
			c.fail(at, "questionnaires.test-missing", "question", w.Fact, "known", []string{"at-least", "at-most"})
		case low != nil && *low < 0 || high != nil && *high < 0:
			c.fail(at, "questionnaires.count-negative")
		case low != nil && high != nil && *low > *high:
			c.fail(at, "questionnaires.bounds", "min", *low, "max", *high)
		}
		return
	}
	for _, column := range fact.Columns {
		if column.ID == w.Any.Column {
			t := factTest{w.Any.In, w.Any.AtLeast, w.Any.AtMost, w.Any.From, w.Any.Until}
			c.test(at.in("any"), t, w.Fact+"/"+column.ID, column.Type, column.Options)
			return
		}
	}
	var known []string
	for _, column := range fact.Columns {
		known = append(known, column.ID)
	}
	c.unknown(at.in("any", "column"), "questionnaires.unknown-column", w.Any.Column, known)
}

// factsOf appends the facts that a condition reads.
func factsOf(facts []string, w Condition) []string {
	for _, part := range w.AllOf {
		facts = factsOf(facts, part)
	}
	for _, part := range w.AnyOf {
		facts = factsOf(facts, part)
	}
	if w.Not != nil {
		facts = factsOf(facts, *w.Not)
	}
	if w.Fact != "" {
		facts = append(facts, w.Fact)
	}
	return facts
}
