package scoring

import (
	"slices"
	"strings"
	"testing"

	q "cirtkit/questionnaires"
)

const conditionModel = `
format: 1
id: facts
version: "1"
title: Facts
subject: team
sections:
  - id: facts
    title: Facts
    questions:
      - {id: kind, type: choice, ask: "Kind?", options: {own: Own, shared: Shared, hosted: Hosted}}
      - {id: means, type: choices, ask: "Means?", options: {mail: Mail, web: Web, phone: Phone}}
      - {id: staff, type: number, ask: "Staff?", min: 0}
      - {id: since, type: date, ask: "Since?"}
      - {id: name, type: text, ask: "Name?"}
      - id: teams
        type: list
        ask: Teams?
        columns:
          - {id: kind, label: Kind, type: choice, options: {sector: Sector, national: National}}
          - {id: size, label: Size, type: number}
          - {id: from, label: From, type: date}
          - {id: langs, label: Languages, type: choices, options: {ar: Arabic, fr: French}}
      - {id: later, type: choice, ask: "Later?", options: {"no": No, "yes": Yes}, when: {fact: kind, in: [own]}}
  - id: main
    title: Main
    questions:
      - {id: scored, type: yes-no, ask: "Scored?"}
`

func decimal(t *testing.T, text string) *q.Decimal {
	t.Helper()
	d, err := q.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

// askedWhen is a copy of a questionnaire with one more question, "asked", that has a condition.
func askedWhen(m *q.Questionnaire, when q.Condition) *q.Questionnaire {
	more := *m
	asked := &q.Question{ID: "asked", Type: q.Text, When: when}
	more.Sections = append(slices.Clone(m.Sections), &q.Section{ID: "more", Questions: []*q.Question{asked}})
	return &more
}

func TestConditions(t *testing.T) {
	m := loadText(t, conditionModel)
	two := 2
	row := func(cells ...string) q.Row {
		r := q.Row{Cells: map[string]string{}}
		for _, cell := range cells {
			column, value, _ := strings.Cut(cell, "=")
			r.Cells[column] = value
		}
		return r
	}
	own := q.Condition{Fact: "kind", In: []string{"own"}}
	later := q.Condition{Fact: "later", In: []string{"yes"}}
	staff := q.Condition{Fact: "staff", AtLeast: decimal(t, "3"), AtMost: decimal(t, "9.5")}
	since := q.Condition{Fact: "since", From: "2020-01-01", Until: "2020-12-31"}
	web := q.Condition{Fact: "means", In: []string{"web", "phone"}}
	count := q.Condition{Fact: "teams", Count: &q.Range{AtLeast: &two}}
	atMost := q.Condition{Fact: "teams", Count: &q.Range{AtMost: &two}}
	sector := q.Condition{Fact: "teams", Any: &q.RowTest{Column: "kind", In: []string{"sector"}}}
	big := q.Condition{Fact: "teams", Any: &q.RowTest{Column: "size", AtLeast: decimal(t, "5")}}
	early := q.Condition{Fact: "teams", Any: &q.RowTest{Column: "from", Until: "2015-12-31"}}
	french := q.Condition{Fact: "teams", Any: &q.RowTest{Column: "langs", In: []string{"fr"}}}
	tests := []struct {
		name    string
		when    q.Condition
		answers string
		rows    []q.Row
		want    Truth
	}{
		{"no condition", q.Condition{}, "", nil, True},
		{"one of the codes", own, "kind=own", nil, True},
		{"another code", own, "kind=shared", nil, False},
		{"unanswered", own, "", nil, Unknown},
		{"don't know", own, "kind=?", nil, Unknown},
		{"withheld", own, "kind=!", nil, Unknown},
		{"in conflict", own, "kind=own conflict:kind", nil, Unknown},
		{"not applicable, not accepted", own, "kind=-:other", nil, Unknown},
		{"not applicable, accepted", own, "kind=-:other accepted:kind", nil, False},
		{"not turns round", q.Condition{Not: &own}, "kind=own", nil, False},
		{"not leaves unknown", q.Condition{Not: &own}, "", nil, Unknown},
		{"not of not applicable", q.Condition{Not: &own}, "kind=-:other accepted:kind", nil, True},
		{"a fact not asked", later, "kind=shared later=yes", nil, False},
		{"a fact perhaps not asked, true", later, "later=yes", nil, Unknown},
		{"a fact perhaps not asked, false", later, "later=no", nil, False},
		{"all: one false decides", q.Condition{AllOf: []q.Condition{own, staff}}, "kind=shared", nil, False},
		{"all: one open", q.Condition{AllOf: []q.Condition{own, staff}}, "kind=own", nil, Unknown},
		{"any: one true decides", q.Condition{AnyOf: []q.Condition{own, staff}}, "kind=own", nil, True},
		{"any: one open", q.Condition{AnyOf: []q.Condition{own, staff}}, "kind=shared", nil, Unknown},
		{"any code of choices", web, "means=mail,phone", nil, True},
		{"no code of choices", web, "means=mail", nil, False},
		{"a number at the lower end", staff, "staff=3", nil, True},
		{"a number at the upper end", staff, "staff=9.5", nil, True},
		{"a number above", staff, "staff=9.501", nil, False},
		{"a number below", staff, "staff=2.999", nil, False},
		{"the first day", since, "since=2020-01-01", nil, True},
		{"the last day", since, "since=2020-12-31", nil, True},
		{"the day after", since, "since=2021-01-01", nil, False},
		{"two rows", count, "", []q.Row{row("kind=sector"), row("kind=sector")}, True},
		{"one row", count, "", []q.Row{row("kind=sector")}, False},
		{"as many rows as there may be", atMost, "", []q.Row{row(), row()}, True},
		{"more rows than there may be", atMost, "", []q.Row{row(), row(), row()}, False},
		{"no list yet", count, "", nil, Unknown},
		{"a list said not to be known, with rows", count, "teams=?", []q.Row{row(), row()}, Unknown},
		{"a row of the kind", sector, "", []q.Row{row("kind=national"), row("kind=sector")}, True},
		{"no row of the kind", sector, "", []q.Row{row("kind=national")}, False},
		{"an empty cell", sector, "", []q.Row{row("kind=national"), row()}, Unknown},
		{"an empty cell beside one that decides", sector, "", []q.Row{row(), row("kind=sector")}, True},
		{"a number in a row", big, "", []q.Row{row("size=5")}, True},
		{"no number in a row", big, "", []q.Row{row("size=many")}, Unknown},
		{"a date in a row", early, "", []q.Row{row("from=2016-01-01")}, False},
		{"codes in a row", french, "", []q.Row{row("langs=ar,fr")}, True},
		{"a fact that there is not", q.Condition{Fact: "nothing", In: []string{"x"}}, "", nil, Unknown},
		{"a fact without a test", q.Condition{Fact: "name"}, "name=x", nil, Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := parseGiven(t, m, tt.answers)
			if tt.rows != nil {
				g := in["teams"]
				g.Rows = tt.rows
				in["teams"] = g
			}
			if got := Score(askedWhen(m, tt.when), in).Question("asked").Asked; got != tt.want {
				t.Errorf("a question with the condition %+v is asked: %v; want %v", tt.when, got, tt.want)
			}
		})
	}
}

// The loader refuses conditions that hang on themselves; scoring them all the same ends.
func TestConditionOnItselfIsUnknown(t *testing.T) {
	fact := func(id, on string) *q.Question {
		return &q.Question{ID: id, Type: q.Choice, Options: drawOptions(2, nil), When: q.Condition{Fact: on, In: []string{"1"}}}
	}
	m := &q.Questionnaire{Sections: []*q.Section{{ID: "s", Questions: []*q.Question{fact("a", "b"), fact("b", "a"), fact("c", "c")}}}}
	yes := Given{Answer: q.Answer{State: q.Answered, Option: "1"}}
	for _, r := range Score(m, Input{"a": yes, "b": yes, "c": yes}).Questions {
		if r.Asked != Unknown {
			t.Errorf("%s is asked: %v; want unknown", r.ID, r.Asked)
		}
	}
}
