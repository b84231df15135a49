package questionnaires

import (
	"gopkg.in/yaml.v3"
)

var scoreRules = []string{Mean, MeanOfChildren, Minimum, Sum, SumWhileFull}

func (r *reader) scoreRule(o *object) *ScoreRule {
	n := o.take("score")
	if n == nil {
		return nil
	}
	s := r.object(n, o.at.in("score"))
	rule := &ScoreRule{OutOf: One}
	if s.need("rule") != nil {
		rule.Rule = s.word("rule", scoreRules)
	}
	if n := s.take("out-of"); n != nil {
		rule.OutOf = r.decimal(n)
	}
	rule.Bands = each(s, "bands", func(n *yaml.Node, at spot) Band {
		b := r.object(n, at)
		band := Band{From: needWith(b, "from", r.decimal), Title: b.needText("title", titleText)}
		b.done()
		return band
	})
	s.done()
	return rule
}

// ladders reads a node's ladders; only the questionnaire's own may be for a kind of section.
func (r *reader) ladders(o *object, forKinds bool) []Ladder {
	return each(o, "ladders", func(n *yaml.Node, at spot) Ladder {
		l := r.object(n, at)
		ladder := Ladder{ID: needWith(l, "id", r.id), Title: l.needText("title", titleText)}
		if forKinds {
			ladder.Of = with(l, "of", r.id)
		}
		l.need("rungs")
		ladder.Rungs = each(l, "rungs", r.rung)
		l.done()
		return ladder
	})
}

func (r *reader) rung(n *yaml.Node, at spot) Rung {
	o := r.object(n, at)
	rung := Rung{
		Title: o.needText("title", titleText), Text: o.text("text", longText),
		Profile: with(o, "profile", r.id), Requires: each(o, "requires", r.requirement),
	}
	o.done()
	return rung
}

// The forms of a requirement, by the key that makes it one.
var requirementForms = []string{"question", "all", "share", "score"}

var readingWords = []string{"claimed", "evidenced", "reviewed"}

func (r *reader) requirement(n *yaml.Node, at spot) Requirement {
	o := r.object(n, at)
	var q Requirement
	switch form := o.only(requirementForms); form {
	case "question":
		q.Question = needWith(o, "question", r.id)
		q.AtLeast = needWith(o, "at-least", r.code)
	case "all", "share":
		if form == "all" {
			q.All = needWith(o, "all", func(n *yaml.Node) *Selector { return r.selector(n, at.in("all")) })
		} else {
			q.Share = needWith(o, "share", r.decimal)
			q.Of = needWith(o, "of", func(n *yaml.Node) *Selector { return r.selector(n, at.in("of")) })
		}
		if o.has("at-least-value") {
			q.AtLeastValue = with(o, "at-least-value", r.decimalPointer)
		} else {
			q.AtLeast = needWith(o, "at-least", r.code)
		}
		o.known = append(o.known, "at-least-value")
	case "score":
		q.Score = needWith(o, "score", r.id)
		q.Minimum = needWith(o, "minimum", r.decimalPointer)
	default:
		return q
	}
	q.Reading = o.word("reading", readingWords)
	o.done()
	return q
}

// only finds which one of several forms a mapping has; it reports none and more than one, and gives "".
func (o *object) only(forms []string) string {
	if o.bad {
		return ""
	}
	form := ""
	for _, f := range forms {
		if !o.has(f) {
			continue
		}
		if form != "" {
			o.r.fail(o.node, "questionnaires.two-forms", "first", form, "second", f)
			return ""
		}
		form = f
	}
	if form == "" {
		o.known = append(o.known, forms...)
		o.r.fail(o.node, "questionnaires.no-form", "known", forms)
		return ""
	}
	return form
}

func (r *reader) selector(n *yaml.Node, at spot) *Selector {
	o := r.object(n, at)
	s := &Selector{Section: with(o, "section", r.id), Tags: o.texts("tags", r.id)}
	o.done()
	return s
}

var conditionForms = []string{"all-of", "any-of", "not", "fact"}

func (r *reader) condition(n *yaml.Node, at spot) Condition {
	o := r.object(n, at)
	var c Condition
	switch o.only(conditionForms) {
	case "all-of":
		if c.AllOf = each(o, "all-of", r.condition); len(c.AllOf) == 0 {
			r.fail(n, "questionnaires.list-empty", "name", "all-of")
		}
	case "any-of":
		if c.AnyOf = each(o, "any-of", r.condition); len(c.AnyOf) == 0 {
			r.fail(n, "questionnaires.list-empty", "name", "any-of")
		}
	case "not":
		if n := o.take("not"); n != nil {
			c.Not = new(r.condition(n, at.in("not")))
		}
	case "fact":
		c.Fact = needWith(o, "fact", r.id)
		c.In, c.AtLeast, c.AtMost, c.From, c.Until = r.tests(o)
		c.Count = with(o, "count", func(n *yaml.Node) *Range { return r.countRange(n, at.in("count")) })
		c.Any = with(o, "any", func(n *yaml.Node) *RowTest { return r.rowTest(n, at.in("any")) })
	default:
		return c
	}
	o.done()
	return c
}

// tests reads what a condition and a test of a row's column share.
func (r *reader) tests(o *object) (in []string, atLeast, atMost *Decimal, from, until string) {
	return o.texts("in", r.code), with(o, "at-least", r.decimalPointer), with(o, "at-most", r.decimalPointer),
		with(o, "from", r.date), with(o, "until", r.date)
}

func (r *reader) countRange(n *yaml.Node, at spot) *Range {
	o := r.object(n, at)
	whole := func(n *yaml.Node) *int { return new(r.whole(n)) }
	c := &Range{AtLeast: with(o, "at-least", whole), AtMost: with(o, "at-most", whole)}
	o.done()
	return c
}

func (r *reader) rowTest(n *yaml.Node, at spot) *RowTest {
	o := r.object(n, at)
	t := &RowTest{Column: needWith(o, "column", r.id)}
	t.In, t.AtLeast, t.AtMost, t.From, t.Until = r.tests(o)
	o.done()
	return t
}

// profile reads a file under profiles/.
func (r *reader) profile(top *yaml.Node) Profile {
	// The owner of the spots is the id, so that it is read first.
	id := ""
	for i := 0; i+1 < len(top.Content); i += 2 {
		if top.Content[i].Value == "id" {
			id = top.Content[i+1].Value
		}
	}
	o := r.object(top, spot{owner: profileOwner(id)})
	p := Profile{
		ID: needWith(o, "id", r.id), Version: needWith(o, "version", r.version), Title: o.needText("title", titleText),
		Text: o.text("text", longText), Owner: o.text("owner", titleText), Source: o.text("source", lineText),
		Of: needWith(o, "of", r.id),
	}
	o.need("requires")
	p.Requires = each(o, "requires", r.requirement)
	o.done()
	return p
}
