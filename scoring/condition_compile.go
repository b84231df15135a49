package scoring

import (
	"encoding/binary"
	"slices"

	"cirtkit/questionnaires"
)

// compileConditions gives each question its condition. It needs every question to be there.
func (m *Model) compileConditions() {
	c := conditionCompiler{model: m, places: map[string]int{}}
	for i := range m.questions {
		q := &m.questions[i]
		q.when = -1
		if !q.source.When.IsZero() {
			q.when = c.compile(&q.source.When)
		}
	}
	m.circular = m.hasCircle()
}

type conditionCompiler struct {
	model  *Model
	places map[string]int // by what the condition says
	key    []byte
}

// compile gives the place of a condition, which may be there already.
func (c *conditionCompiler) compile(source *questionnaires.Condition) int {
	var compiled condition
	list := func(op operator, sources []questionnaires.Condition) {
		compiled.op = op
		for i := range sources {
			compiled.parts = append(compiled.parts, c.compile(&sources[i]))
		}
	}
	switch {
	case len(source.AllOf) > 0:
		list(allOf, source.AllOf)
	case len(source.AnyOf) > 0:
		list(anyOf, source.AnyOf)
	case source.Not != nil:
		compiled.op, compiled.parts = not, []int{c.compile(source.Not)}
	case source.Fact == "":
		compiled.op = always
	default:
		if fact, ok := c.model.byQuestion[source.Fact]; ok {
			compiled.op, compiled.fact, compiled.test = testFact, fact, source
		}
	}
	c.write(&compiled)
	if place, ok := c.places[string(c.key)]; ok {
		return place
	}
	place := len(c.model.conditions)
	c.places[string(c.key)] = place
	c.model.conditions = append(c.model.conditions, compiled)
	return place
}

// write makes the key of a condition: the same for those that say the same, and for no others.
func (c *conditionCompiler) write(compiled *condition) {
	k := append(c.key[:0], byte(compiled.op))
	for _, part := range compiled.parts {
		k = binary.AppendVarint(k, int64(part))
	}
	if t := compiled.test; t != nil {
		k = binary.AppendVarint(k, int64(compiled.fact))
		k = appendTexts(k, t.In...)
		k = appendTexts(k, t.From, t.Until)
		k = appendNumbers(k, t.AtLeast, t.AtMost)
		if t.Count != nil {
			k = append(k, 'c')
			k = appendNumbers(k, t.Count.AtLeast, t.Count.AtMost)
		}
		if t.Any != nil {
			k = append(k, 'a')
			k = appendTexts(k, t.Any.In...)
			k = appendTexts(k, t.Any.Column, t.Any.From, t.Any.Until)
			k = appendNumbers(k, t.Any.AtLeast, t.Any.AtMost)
		}
	}
	c.key = k
}

func appendTexts(k []byte, texts ...string) []byte {
	k = binary.AppendVarint(k, int64(len(texts)))
	for _, t := range texts {
		k = append(binary.AppendVarint(k, int64(len(t))), t...)
	}
	return k
}

func appendNumbers[T ~int | ~int64](k []byte, numbers ...*T) []byte {
	for _, n := range numbers {
		if n == nil {
			k = append(k, 0)
			continue
		}
		k = binary.AppendVarint(append(k, 1), int64(*n))
	}
	return k
}

// hasCircle says whether the condition on some fact hangs on itself; the loader refuses that.
func (m *Model) hasCircle() bool {
	const visiting, done = 1, 2
	state := make([]int8, len(m.questions))
	var question, part func(i int) bool
	question = func(i int) bool {
		if state[i] != 0 || m.questions[i].when < 0 {
			return state[i] == visiting
		}
		state[i] = visiting
		found := part(m.questions[i].when)
		state[i] = done
		return found
	}
	part = func(i int) bool {
		c := &m.conditions[i]
		return c.op == testFact && question(c.fact) || slices.ContainsFunc(c.parts, part)
	}
	for i := range m.questions {
		if question(i) {
			return true
		}
	}
	return false
}
