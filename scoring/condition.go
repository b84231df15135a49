package scoring

import (
	"slices"
	"strings"

	"cirtkit/questionnaires"
)

// Conditions are evaluated on the facts. A test is false on a fact that is not asked or not applicable, unknown on
// one that has no settled answer, and otherwise what the answer says. On a fact that is perhaps not asked it is at
// most unknown.
//
// They are compiled to places: equal ones, and equal parts, to the same place, so that each is evaluated once however
// many questions have it.

// condition is a condition, or a part of one, compiled.
type condition struct {
	op    operator
	parts []int                     // of allOf, anyOf and not: places in Model.conditions
	fact  int                       // of a test: place in Model.questions
	test  *questionnaires.Condition // of a test
}

type operator int8

const (
	never    operator = iota // unknown for want of a fact; the loader refuses it
	always                   // nothing is asked of any fact
	allOf                    // each of its parts
	anyOf                    // one of its parts
	not                      // not its part
	testFact                 // a test of a fact
)

// asker evaluates the conditions of a model on one set of answers.
type asker struct {
	model *Model
	// tests are, by place of a condition that is a test, what it says of the answer to its fact, as if that were
	// asked.
	tests []Truth
	held  []Truth // by place of a condition: its truth, or unset
	asked []Truth // by question, or unset
}

const unset, visiting = Truth(-1), Truth(-2)

func newAsker(m *Model) asker {
	all := make([]Truth, 2*len(m.conditions)+len(m.questions))
	a := asker{model: m, tests: take(&all, len(m.conditions)), held: take(&all, len(m.conditions)), asked: all}
	a.forget()
	return a
}

// forget makes it evaluate again.
func (a *asker) forget() {
	for i := range a.held {
		a.held[i] = unset
	}
	for i := range a.asked {
		a.asked[i] = unset
	}
}

// ask says whether a question is asked.
func (a *asker) ask(i int) Truth {
	q := &a.model.questions[i]
	switch {
	case q.retired:
		return False
	case q.when < 0:
		return True
	case a.asked[i] == visiting:
		return Unknown // it hangs on itself
	case a.asked[i] == unset:
		a.asked[i] = visiting
		a.asked[i] = a.holds(q.when)
	}
	return a.asked[i]
}

// holds is the truth of a condition. In a circle it hangs on where one begins, and is not kept.
func (a *asker) holds(place int) Truth {
	if a.held[place] != unset {
		return a.held[place]
	}
	c := &a.model.conditions[place]
	t := Unknown
	switch c.op {
	case always:
		t = True
	case allOf:
		t = True
		for _, part := range c.parts {
			t = min(t, a.holds(part))
		}
	case anyOf:
		t = False
		for _, part := range c.parts {
			t = max(t, a.holds(part))
		}
	case not:
		t = a.holds(c.parts[0]).Not()
	case testFact:
		t = min(a.ask(c.fact), a.tests[place])
	}
	if !a.model.circular {
		a.held[place] = t
	}
	return t
}

// ofFact is what a test says of an answer to its fact, as if that were asked.
func (c *condition) ofFact(fact *questionnaires.Question, stands Standing, given *Given) Truth {
	switch stands {
	case Answered:
		return test(fact, c.test, given)
	case NotApplicable:
		return False
	}
	return Unknown
}

// test applies a condition's test to a fact that is answered.
func test(fact *questionnaires.Question, c *questionnaires.Condition, given *Given) Truth {
	switch {
	case c.Count != nil:
		n := len(given.Rows)
		return truth((c.Count.AtLeast == nil || n >= *c.Count.AtLeast) && (c.Count.AtMost == nil || n <= *c.Count.AtMost))
	case c.Any != nil:
		t := False
		for _, row := range given.Rows {
			t = max(t, testCell(row.Cells[c.Any.Column], c.Any))
		}
		return t
	case len(c.In) > 0:
		if fact.Type == questionnaires.Choices {
			return truth(slices.ContainsFunc(given.Answer.Options, func(code string) bool { return slices.Contains(c.In, code) }))
		}
		return truth(slices.Contains(c.In, given.Answer.Option))
	case c.AtLeast != nil || c.AtMost != nil:
		return testNumber(given.Answer.Number, c.AtLeast, c.AtMost)
	case c.From != "" || c.Until != "":
		return testDate(given.Answer.Date, c.From, c.Until)
	}
	return Unknown // no test; the loader refuses it
}

// testCell tests one cell of a row. An empty cell is unknown: it can still be filled in.
func testCell(cell string, t *questionnaires.RowTest) Truth {
	switch {
	case cell == "":
		return Unknown
	case len(t.In) > 0:
		for code := range strings.SplitSeq(cell, ",") {
			if slices.Contains(t.In, strings.TrimSpace(code)) {
				return True
			}
		}
		return False
	case t.AtLeast != nil || t.AtMost != nil:
		return testNumber(cell, t.AtLeast, t.AtMost)
	case t.From != "" || t.Until != "":
		return testDate(cell, t.From, t.Until)
	}
	return Unknown
}

func testNumber(number string, atLeast, atMost *questionnaires.Decimal) Truth {
	n, err := questionnaires.ParseDecimal(number)
	if err != nil {
		return Unknown
	}
	return truth((atLeast == nil || n >= *atLeast) && (atMost == nil || n <= *atMost))
}

// testDate compares dates as YYYY-MM-DD, whose order is that of the text.
func testDate(date, from, until string) Truth {
	if len(date) != len("2006-01-02") {
		return Unknown
	}
	return truth((from == "" || date >= from) && (until == "" || date <= until))
}
