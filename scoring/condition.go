package scoring

import (
	"slices"
	"strings"

	"cirtkit/questionnaires"
)

// facts is what conditions are evaluated on. A test is false on a fact that is not asked or not applicable,
// unknown on one that has no settled answer, and otherwise what the answer says.
type facts struct {
	in    Input
	find  func(id string) *questionnaires.Question
	asked func(*questionnaires.Question) Truth // isAsked, remembered
}

func (f *facts) isAsked(q *questionnaires.Question) Truth {
	if q.Retired != "" {
		return False
	}
	return f.hold(&q.When)
}

func (f *facts) hold(c *questionnaires.Condition) Truth {
	switch {
	case len(c.AllOf) > 0:
		t := True
		for i := range c.AllOf {
			t = min(t, f.hold(&c.AllOf[i]))
		}
		return t
	case len(c.AnyOf) > 0:
		t := False
		for i := range c.AnyOf {
			t = max(t, f.hold(&c.AnyOf[i]))
		}
		return t
	case c.Not != nil:
		return f.hold(c.Not).Not()
	case c.Fact == "":
		return True
	}
	fact := f.find(c.Fact)
	if fact == nil {
		return Unknown // the loader refuses it
	}
	// A test on a fact that is not asked is false, so on one that is perhaps not asked it is at most
	// unknown.
	asked := f.asked(fact)
	if asked == False {
		return False
	}
	given := f.in[c.Fact]
	switch standing(fact, &given) {
	case Answered:
		return min(asked, test(fact, c, &given))
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
