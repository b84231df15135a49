package questionnaires

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// questionnaireReader reads questionnaire.yaml and the files that are written like it.
type questionnaireReader struct {
	*reader
	scales    map[string][]Option
	scalesAt  map[string]*yaml.Node
	scaleUsed map[string]bool
	questions int
}

func newQuestionnaireReader(r *reader) *questionnaireReader {
	return &questionnaireReader{reader: r, scales: map[string][]Option{}, scalesAt: map[string]*yaml.Node{}, scaleUsed: map[string]bool{}}
}

// Subjects are the kinds of subject that assess themselves.
var Subjects = []string{"state", "team"}

func (r *questionnaireReader) questionnaire(top *yaml.Node) *Questionnaire {
	q := &Questionnaire{Profiles: map[string]Profile{}}
	o := r.object(top, spot{owner: q})
	// A newer format may have changed anything else, so nothing else is said about such a file.
	if q.Format = r.format(o); q.Format > FormatVersion {
		return q
	}
	q.ID = needWith(o, "id", r.id)
	q.Version = needWith(o, "version", r.version)
	q.Title = o.needText("title", titleText)
	q.Purpose = o.text("purpose", longText)
	q.Owner = o.text("owner", titleText)
	q.Licence = o.text("licence", shortText)
	if o.need("subject") != nil {
		q.Subject = o.word("subject", Subjects)
	}
	q.Roles = o.named("roles", titleText, r.id)
	q.Sources = r.sources(o)
	q.Catalogues = r.catalogues(o)
	q.Next = o.texts("next", r.id)
	r.readScales(o)
	q.Score = r.scoreRule(o)
	q.Ladders = r.ladders(o, true)
	o.need("sections")
	q.Sections = each(o, "sections", r.section)
	o.done()
	for name, n := range r.scalesAt {
		if !r.scaleUsed[name] {
			r.fail(n, "questionnaires.scale-unused", "name", name)
		}
	}
	return q
}

// format reads the version of the format and refuses a newer one.
func (r *reader) format(o *object) int {
	n := o.need("format")
	if n == nil {
		return 0
	}
	v := r.whole(n)
	switch {
	case v > FormatVersion:
		r.fail(n, "questionnaires.newer-format", "found", v, "known", FormatVersion)
	case v < 1:
		r.fail(n, "questionnaires.format-number", "known", FormatVersion)
	}
	return v
}

func (r *questionnaireReader) sources(o *object) []Source {
	var out []Source
	for i, p := range o.pairs("sources") {
		s := r.object(p.value, o.at.in("sources", i))
		out = append(out, Source{
			ID: r.name(p.key), Title: s.needText("title", lineText), Owner: s.text("owner", titleText), Date: s.text("date", shortText),
			Status: s.text("status", titleText), Use: s.text("use", lineText), URL: s.text("url", lineText),
		})
		s.done()
	}
	return out
}

func (r *questionnaireReader) catalogues(o *object) []Catalogue {
	var out []Catalogue
	for i, p := range o.pairs("catalogues") {
		c := r.object(p.value, o.at.in("catalogues", i))
		out = append(out, Catalogue{
			ID: r.id(p.key), Title: c.needText("title", lineText), Owner: c.text("owner", titleText), Use: c.text("use", lineText),
			Codes: c.named("codes", lineText, r.name),
		})
		c.done()
	}
	return out
}

func (r *questionnaireReader) readScales(o *object) {
	for _, p := range o.pairs("scales") {
		name := r.id(p.key)
		r.scales[name] = r.plainOptions(p.value)
		r.scalesAt[name] = p.key
	}
}

// plainOptions reads a mapping from code to text.
func (r *questionnaireReader) plainOptions(n *yaml.Node) []Option {
	if n.Kind != yaml.MappingNode {
		r.fail(n, "questionnaires.expected-mapping", "found", kindWord(n))
		return nil
	}
	var out []Option
	for i := 0; i+1 < len(n.Content); i += 2 {
		out = append(out, Option{Code: r.code(n.Content[i]), Text: r.text(n.Content[i+1], lineText)})
	}
	return out
}

func (r *questionnaireReader) section(n *yaml.Node, _ spot) *Section {
	s := &Section{Weight: One}
	o := r.object(n, spot{owner: s})
	s.ID = needWith(o, "id", r.id)
	s.Kind = with(o, "kind", r.id)
	s.Title = o.needText("title", titleText)
	s.Intro = o.text("intro", longText)
	s.Tags = o.texts("tags", r.id)
	s.Weight = r.weight(o, One)
	s.Score = r.scoreRule(o)
	s.Ladders = r.ladders(o, false)
	s.Sections = each(o, "sections", r.section)
	s.Questions = each(o, "questions", r.question)
	o.done()
	return s
}

// weight reads a weight, which is not negative.
func (r *reader) weight(o *object, usual Decimal) Decimal {
	n := o.take("weight")
	if n == nil {
		return usual
	}
	w := r.decimal(n)
	if w < 0 || w > MaxWeight {
		r.fail(n, "questionnaires.weight-range", "found", w, "limit", MaxWeight)
	}
	return w
}

func (r *questionnaireReader) question(n *yaml.Node, _ spot) *Question {
	q := &Question{}
	if r.questions++; r.questions > MaxQuestions {
		if r.questions == MaxQuestions+1 {
			r.fail(n, "questionnaires.too-many-questions", "limit", MaxQuestions)
		}
		return q
	}
	o := r.object(n, spot{owner: q})
	q.ID = needWith(o, "id", r.id)
	typed := o.take("type")
	if typed != nil {
		q.Type = r.typeOf(typed, typeWords)
	}
	q.Label = o.text("label", shortText)
	q.Ask = o.needText("ask", lineText)
	q.Why = o.text("why", longText)
	if typed == nil && !o.bad {
		q.Type = Scale
		if !o.has("options") && !o.has("scale") {
			r.fail(n, "questionnaires.missing-type", "known", typeWords)
			q.Type = Text
		}
	}
	q.Options = r.options(o, q)
	if q.Type == Number {
		q.Unit = o.text("unit", shortText)
		q.Min, q.Max = with(o, "min", r.decimalPointer), with(o, "max", r.decimalPointer)
	}
	if q.Type == List {
		o.need("columns")
		q.Columns = each(o, "columns", r.column)
	}
	if q.Scored() {
		q.Weight = r.weight(o, One)
		q.Essential = o.flag("essential")
		q.Provided = o.flag("provided")
		q.Improve = each(o, "improve", r.action)
	}
	q.NA = o.named("na", lineText, r.id)
	if w := o.take("when"); w != nil {
		q.When = r.condition(w, o.at.in("when"))
	}
	q.Evidence = o.texts("evidence", func(n *yaml.Node) string { return r.text(n, lineText) })
	q.Whom = o.texts("whom", r.id)
	q.How = r.oneOrMore(o, "how", Methods)
	q.Probe = o.text("probe", longText)
	if m := o.take("minutes"); m != nil {
		if q.Minutes = r.whole(m); q.Minutes < 1 || q.Minutes > 240 {
			r.fail(m, "questionnaires.minutes-range", "found", found(m))
		}
	}
	q.Tags = o.texts("tags", r.id)
	q.Sources = o.texts("sources", func(n *yaml.Node) string { return r.text(n, titleText) })
	q.Maps = r.maps(o)
	q.SameAs = each(o, "same_as", r.sameAs)
	if q.takesToBeOf() {
		q.ToBeOf = with(o, "to-be-of", r.id)
	}
	if q.takesToBeBy() {
		q.ToBeBy = with(o, "to-be-by", r.id)
	}
	q.Retired = with(o, "retired", r.version)
	r.refuseForType(o, q)
	o.done()
	return q
}

// MaxWeight is the largest weight of a question or section, so that sums of weights stay exact.
const MaxWeight = 1000 * One

var typeWords = []string{string(Scale), string(YesNo), string(Choice), string(Choices), string(Number), string(Date), string(Text), string(List)}

// typeOf reads the type of a question or a column.
func (r *reader) typeOf(n *yaml.Node, words []string) Type {
	if n.Kind != yaml.ScalarNode || !slices.Contains(words, n.Value) {
		r.fail(n, "questionnaires.unknown-type", "found", found(n), "known", words)
	}
	return Type(n.Value)
}

// typeKeys are the keys that only some types of question have.
var typeKeys = map[string]func(*Question) bool{
	"options":   func(q *Question) bool { return optionTypes[q.Type] },
	"scale":     func(q *Question) bool { return q.Type == Scale },
	"unit":      func(q *Question) bool { return q.Type == Number },
	"min":       func(q *Question) bool { return q.Type == Number },
	"max":       func(q *Question) bool { return q.Type == Number },
	"columns":   func(q *Question) bool { return q.Type == List },
	"weight":    (*Question).Scored,
	"essential": (*Question).Scored,
	"provided":  (*Question).Scored,
	"improve":   (*Question).Scored,
	"to-be-of":  (*Question).takesToBeOf,
	"to-be-by":  (*Question).takesToBeBy,
}

var optionTypes = map[Type]bool{Scale: true, YesNo: true, Choice: true, Choices: true}

// refuseForType reports keys that the format has, but not for this type of question.
func (r *questionnaireReader) refuseForType(o *object, q *Question) {
	if o.bad {
		return
	}
	if !slices.Contains(typeWords, string(q.Type)) {
		o.known = append(o.known, sortedKeys(typeKeys)...) // nobody knows which of them the right type has
		return
	}
	for i := 0; i+1 < len(o.node.Content); i += 2 {
		key := o.node.Content[i]
		if allowed, some := typeKeys[key.Value]; some && !allowed(q) {
			o.known = append(o.known, key.Value)
			switch key.Value {
			case "weight", "essential", "provided", "improve":
				r.fail(key, "questionnaires.key-for-scored", "name", key.Value)
			case "to-be-of", "to-be-by":
				r.fail(key, "questionnaires.key-for-fact", "name", key.Value)
			default:
				r.fail(key, "questionnaires.key-for-type", "name", key.Value, "type", string(q.Type))
			}
		}
	}
}

// has says whether a key is there, without taking it.
func (o *object) has(key string) bool {
	for i := 0; i+1 < len(o.node.Content); i += 2 {
		if o.node.Content[i].Value == key {
			return true
		}
	}
	return false
}

// options reads the options of a question, from itself or from a shared scale.
func (r *questionnaireReader) options(o *object, q *Question) []Option {
	switch {
	case !optionTypes[q.Type]:
		return nil
	case q.Type == Scale && o.has("scale"):
		o.known = append(o.known, "options")
		n := o.take("scale")
		if o.has("options") {
			r.fail(o.take("options"), "questionnaires.scale-and-options")
		}
		if n.Kind != yaml.ScalarNode {
			r.fail(n, "questionnaires.expected-text", "found", kindWord(n))
			return nil
		}
		scale, ok := r.scales[n.Value]
		if !ok {
			r.unknownName(n, "questionnaires.unknown-scale", n.Value, sortedKeys(r.scales))
			return nil
		}
		r.scaleUsed[n.Value] = true
		return slices.Clone(scale)
	case q.Type == YesNo:
		return r.yesNo(o.take("options"))
	case q.Type == Scale:
		o.known = append(o.known, "scale")
	}
	n := o.need("options")
	switch {
	case n == nil:
		return nil
	case q.Type == Choice && n.Kind == yaml.MappingNode && len(n.Content) > 0 && n.Content[1].Kind == yaml.MappingNode:
		return r.valuedOptions(o)
	default:
		return r.plainOptions(n)
	}
}

// yesNo are the options of a yes-no question; their texts may be given.
func (r *questionnaireReader) yesNo(n *yaml.Node) []Option {
	out := []Option{{Code: "no", Text: "No"}, {Code: "yes", Text: "Yes"}}
	if n == nil {
		return out
	}
	if n.Kind != yaml.MappingNode {
		r.fail(n, "questionnaires.expected-mapping", "found", kindWord(n))
		return out
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch key := n.Content[i]; key.Value {
		case "no":
			out[0].Text = r.text(n.Content[i+1], lineText)
		case "yes":
			out[1].Text = r.text(n.Content[i+1], lineText)
		default:
			r.fail(key, "questionnaires.unknown-key", "name", key.Value, "known", []string{"no", "yes"})
		}
	}
	return out
}

// valuedOptions reads the options of a scored choice: a text and a stated value each.
func (r *questionnaireReader) valuedOptions(o *object) []Option {
	var out []Option
	for _, p := range o.pairs("options") {
		code := r.code(p.key)
		option := r.object(p.value, o.at.in("options", code))
		out = append(out, Option{Code: code, Text: option.needText("text", lineText), Value: needWith(option, "value", r.decimalPointer)})
		option.done()
	}
	return out
}

var columnTypes = []string{string(Choice), string(Choices), string(YesNo), string(Number), string(Date), string(Text)}

func (r *questionnaireReader) column(n *yaml.Node, at spot) Column {
	o := r.object(n, at)
	c := Column{ID: needWith(o, "id", r.id), Label: o.needText("label", titleText)}
	if n := o.need("type"); n != nil {
		c.Type = r.typeOf(n, columnTypes)
	}
	switch c.Type {
	case Choice, Choices:
		if n := o.need("options"); n != nil {
			c.Options = r.plainOptions(n)
		}
	case YesNo:
		c.Options = r.yesNo(o.take("options"))
	case Number:
		c.Unit = o.text("unit", shortText)
		c.Min, c.Max = with(o, "min", r.decimalPointer), with(o, "max", r.decimalPointer)
	}
	c.Required = o.flag("required")
	o.done()
	return c
}

// oneOrMore reads one word or a list of words.
func (r *reader) oneOrMore(o *object, key string, words []string) []string {
	n := o.take(key)
	if n == nil {
		return nil
	}
	if n.Kind == yaml.SequenceNode {
		return o.texts(key, func(n *yaml.Node) string { return r.word(n, words) })
	}
	return []string{r.word(n, words)}
}

func (r *questionnaireReader) maps(o *object) map[string][]string {
	pairs := o.pairs("maps")
	if len(pairs) == 0 {
		return nil
	}
	out := map[string][]string{}
	for _, p := range pairs {
		var codes []string
		for i, n := range r.items(p.value) {
			r.mark(o.at.in("maps", p.key.Value, i), n)
			if code := r.name(n); slices.Contains(codes, code) {
				r.fail(n, "questionnaires.listed-twice", "name", code)
			} else {
				codes = append(codes, code)
			}
		}
		if len(codes) == 0 {
			r.fail(p.key, "questionnaires.list-empty", "name", p.key.Value)
		}
		out[p.key.Value] = codes
	}
	return out
}

func (r *questionnaireReader) action(n *yaml.Node, at spot) Action {
	o := r.object(n, at)
	a := Action{To: needWith(o, "to", r.code), Do: o.needText("do", lineText)}
	if o.need("size") != nil {
		a.Size = o.word("size", Sizes)
	}
	if o.need("who") != nil {
		a.Who = o.word("who", Deciders)
	}
	a.Needs = o.texts("needs", func(n *yaml.Node) string { return r.word(n, NeedKinds) })
	a.After = each(o, "after", r.prereq)
	o.done()
	return a
}

// prereq reads "question>=code".
func (r *questionnaireReader) prereq(n *yaml.Node, _ spot) Prereq {
	if n.Kind != yaml.ScalarNode {
		r.fail(n, "questionnaires.expected-text", "found", kindWord(n))
		return Prereq{}
	}
	question, code, ok := strings.Cut(n.Value, ">=")
	question, code = strings.TrimSpace(question), strings.TrimSpace(code)
	if !ok || question == "" || code == "" {
		r.fail(n, "questionnaires.prereq-form", "found", n.Value)
	}
	return Prereq{Question: question, AtLeast: code}
}

// sameAs reads a tie to a question of another questionnaire: {id: questionnaire/question, options: {there: here}}.
func (r *questionnaireReader) sameAs(n *yaml.Node, at spot) SameAs {
	o := r.object(n, at)
	var s SameAs
	if id := o.need("id"); id != nil {
		s.ID = r.text(id, titleText)
		if q, question := s.Split(); !idForm.MatchString(q) || !idForm.MatchString(question) {
			r.fail(id, "questionnaires.same-as-form", "found", shortened(s.ID))
		}
	}
	for _, p := range o.pairs("options") {
		if s.Options == nil {
			s.Options = map[string]string{}
		}
		s.Options[r.code(p.key)] = r.code(p.value)
	}
	o.done()
	return s
}

// unknownName reports a name that refers to nothing, with the nearest right one, or with all when
// there are few.
func (r *reader) unknownName(n *yaml.Node, key, name string, known []string) {
	key, facts := unknownFacts(key, name, known)
	r.fail(n, key, facts...)
}

// unknownFacts picks the message for a name that refers to nothing: with the suffix "-near" when a
// right one is near, which the hint then names.
func unknownFacts(key, name string, known []string) (string, []any) {
	if near := Nearest(name, known); near != "" {
		return key + "-near", []any{"name", name, "near", near}
	}
	const few = 12
	if len(known) > few {
		known = append(slices.Clone(known[:few]), "…")
	}
	return key, []any{"name", name, "known", known}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
