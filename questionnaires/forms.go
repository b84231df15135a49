package questionnaires

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cirtkit/internal/fault"
)

// forms checks that each single value of a model that did not come through the YAML reader has the form
// which the reader would have asked for. Nothing may be nil that the checks rely on, so it runs first.
func forms(q *Questionnaire) fault.List {
	f := formChecker{}
	if q.Format != FormatVersion {
		f.fail("questionnaires.format-number", "known", FormatVersion)
		return f.faults
	}
	f.form(q.ID, idForm, "questionnaires.id-form")
	f.form(q.Version, versionForm, "questionnaires.version-form")
	f.need(q.Title, "title", titleText)
	f.text(q.Purpose, longText)
	f.text(q.Owner, titleText)
	f.text(q.Licence, shortText)
	f.word(q.Subject, Subjects)
	f.named(q.Roles, idForm, "questionnaires.id-form", titleText)
	for _, s := range q.Sources {
		f.form(s.ID, nameForm, "questionnaires.name-form")
		f.need(s.Title, "title", lineText)
		f.texts(lineText, s.Owner, s.Date, s.Status, s.Use, s.URL)
	}
	for _, c := range q.Catalogues {
		f.form(c.ID, idForm, "questionnaires.id-form")
		f.need(c.Title, "title", lineText)
		f.texts(lineText, c.Owner, c.Use)
		f.named(c.Codes, nameForm, "questionnaires.name-form", lineText)
	}
	for _, id := range q.Next {
		f.form(id, idForm, "questionnaires.id-form")
	}
	f.score(q.Score)
	f.ladders(q.Ladders)
	for _, id := range sortedKeys(q.Profiles) {
		p := q.Profiles[id]
		if p.ID != id {
			f.fail("questionnaires.profile-file-name", "found", p.ID, "name", id)
		}
		f.form(p.ID, idForm, "questionnaires.id-form")
		f.form(p.Version, versionForm, "questionnaires.version-form")
		f.need(p.Title, "title", titleText)
		f.texts(longText, p.Text, p.Owner, p.Source)
		f.requirements(p.Requires)
	}
	f.sections(q.Sections)
	if f.questions > MaxQuestions {
		f.fail("questionnaires.too-many-questions", "limit", MaxQuestions)
	}
	for _, o := range q.Overlays {
		f.overlay(o)
	}
	return f.faults
}

type formChecker struct {
	faults    fault.List
	questions int
}

func (f *formChecker) fail(key string, facts ...any) {
	if len(f.faults) < maxFaults {
		f.faults = append(f.faults, fault.New(fault.Input, key, facts...))
	}
}

func (f *formChecker) form(s string, form *regexp.Regexp, key string) {
	if !form.MatchString(s) {
		f.fail(key, "found", shortened(s))
	}
}

func (f *formChecker) word(s string, words []string) {
	if !slices.Contains(words, s) {
		f.fail("questionnaires.unknown-word", "found", shortened(s), "known", words)
	}
}

func (f *formChecker) text(s string, kind textKind) {
	switch {
	case utf8.RuneCountInString(s) > kind.limit:
		f.fail("questionnaires.text-too-long", "found", utf8.RuneCountInString(s), "limit", kind.limit)
	case !kind.lines && strings.ContainsAny(s, "\n\t"):
		f.fail("questionnaires.text-one-line")
	case s != strings.TrimSpace(s):
		f.fail("questionnaires.text-space", "found", shortened(s))
	}
}

func (f *formChecker) texts(kind textKind, texts ...string) {
	for _, s := range texts {
		f.text(s, kind)
	}
}

func (f *formChecker) need(s, name string, kind textKind) {
	if s == "" {
		f.fail("questionnaires.missing-key", "name", name)
	}
	f.text(s, kind)
}

func (f *formChecker) named(list []Named, form *regexp.Regexp, key string, kind textKind) {
	for _, n := range list {
		f.form(n.ID, form, key)
		f.need(n.Text, n.ID, kind)
	}
}

func (f *formChecker) decimal(d Decimal, low, high Decimal) {
	if d < low || d > high {
		f.fail("questionnaires.weight-range", "found", d, "limit", high)
	}
}

func (f *formChecker) score(s *ScoreRule) {
	if s == nil {
		return
	}
	f.word(s.Rule, scoreRules)
	for _, b := range s.Bands {
		f.need(b.Title, "title", titleText)
	}
}

func (f *formChecker) ladders(list []Ladder) {
	for _, l := range list {
		f.form(l.ID, idForm, "questionnaires.id-form")
		f.need(l.Title, "title", titleText)
		for _, r := range l.Rungs {
			f.need(r.Title, "title", titleText)
			f.text(r.Text, longText)
			f.requirements(r.Requires)
		}
	}
}

// requirements checks that each has exactly one of the four forms, with what belongs to it.
func (f *formChecker) requirements(list []Requirement) {
	for _, r := range list {
		var forms []string
		for _, form := range []struct {
			name string
			set  bool
		}{{"question", r.Question != ""}, {"all", r.All != nil}, {"share", r.Of != nil || r.Share != 0}, {"score", r.Score != ""}} {
			if form.set {
				forms = append(forms, form.name)
			}
		}
		switch {
		case len(forms) == 0:
			f.fail("questionnaires.no-form", "known", requirementForms)
			continue
		case len(forms) > 1:
			f.fail("questionnaires.two-forms", "first", forms[0], "second", forms[1])
			continue
		}
		form := forms[0]
		if (form == "score") != (r.Minimum != nil) {
			f.fail("questionnaires.requirement-keys", "form", form, "name", "minimum")
		}
		selects := form == "all" || form == "share"
		if form == "share" && r.Of == nil {
			f.fail("questionnaires.missing-key", "name", "of")
		}
		switch {
		case form == "score" && (r.AtLeast != "" || r.AtLeastValue != nil),
			form == "question" && (r.AtLeast == "" || r.AtLeastValue != nil),
			selects && (r.AtLeast == "") == (r.AtLeastValue == nil):
			f.fail("questionnaires.requirement-keys", "form", form, "name", "at-least")
		}
		if r.Reading != "" {
			f.word(r.Reading, readingWords)
		}
	}
}

func (f *formChecker) sections(list []*Section) {
	for _, s := range list {
		if s == nil {
			f.fail("questionnaires.expected-mapping", "found", "nothing")
			continue
		}
		f.form(s.ID, idForm, "questionnaires.id-form")
		f.need(s.Title, "title", titleText)
		f.text(s.Intro, longText)
		if s.Kind != "" {
			f.form(s.Kind, idForm, "questionnaires.id-form")
		}
		f.ids(s.Tags)
		f.decimal(s.Weight, 0, MaxWeight)
		f.score(s.Score)
		f.ladders(s.Ladders)
		f.sections(s.Sections)
		for _, q := range s.Questions {
			if f.questions++; q == nil {
				f.fail("questionnaires.expected-mapping", "found", "nothing")
			} else if f.questions <= MaxQuestions {
				f.question(q)
			}
		}
	}
}

func (f *formChecker) ids(list []string) {
	for i, id := range list {
		f.form(id, idForm, "questionnaires.id-form")
		if slices.Contains(list[:i], id) {
			f.fail("questionnaires.listed-twice", "name", id)
		}
	}
}

func (f *formChecker) question(q *Question) {
	f.form(q.ID, idForm, "questionnaires.id-form")
	f.word(string(q.Type), typeWords)
	f.text(q.Label, shortText)
	f.need(q.Ask, "ask", lineText)
	f.texts(longText, q.Why, q.Probe)
	f.texts(shortText, q.Unit)
	f.options(q.Options)
	for _, name := range sortedKeys(typeKeys) {
		if allowed := typeKeys[name]; !allowed(q) && hasKey(q, name) {
			f.fail("questionnaires.key-for-type", "name", name, "type", string(q.Type))
		}
	}
	f.decimal(q.Weight, 0, MaxWeight)
	for _, c := range q.Columns {
		f.form(c.ID, idForm, "questionnaires.id-form")
		f.need(c.Label, "label", titleText)
		f.word(string(c.Type), columnTypes)
		f.options(c.Options)
		f.text(c.Unit, shortText)
		if len(c.Options) > 0 && !optionTypes[c.Type] {
			f.fail("questionnaires.key-for-type", "name", "options", "type", string(c.Type))
		}
		if (c.Unit != "" || c.Min != nil || c.Max != nil) && c.Type != Number {
			f.fail("questionnaires.key-for-type", "name", "min", "type", string(c.Type))
		}
	}
	f.named(q.NA, idForm, "questionnaires.id-form", lineText)
	f.condition(q.When)
	f.texts(lineText, q.Evidence...)
	f.ids(q.Whom)
	for _, h := range q.How {
		f.word(h, Methods)
	}
	if q.Minutes < 0 || q.Minutes > 240 {
		f.fail("questionnaires.minutes-range", "found", q.Minutes)
	}
	f.ids(q.Tags)
	f.texts(titleText, q.Sources...)
	for _, id := range sortedKeys(q.Maps) {
		if len(q.Maps[id]) == 0 {
			f.fail("questionnaires.list-empty", "name", id)
		}
		for _, code := range q.Maps[id] {
			f.form(code, nameForm, "questionnaires.name-form")
		}
	}
	for _, a := range q.Improve {
		f.need(a.Do, "do", lineText)
		f.word(a.Size, Sizes)
		f.word(a.Who, Deciders)
		for _, n := range a.Needs {
			f.word(n, NeedKinds)
		}
	}
	for _, id := range []string{q.ToBeOf, q.ToBeBy} {
		if id != "" {
			f.form(id, idForm, "questionnaires.id-form")
		}
	}
	if q.Retired != "" {
		f.form(q.Retired, versionForm, "questionnaires.version-form")
	}
}

// hasKey says whether a question has what a key of typeKeys stands for.
func hasKey(q *Question, key string) bool {
	switch key {
	case "options":
		return len(q.Options) > 0
	case "unit":
		return q.Unit != ""
	case "min":
		return q.Min != nil
	case "max":
		return q.Max != nil
	case "columns":
		return len(q.Columns) > 0
	case "weight":
		return q.Weight != 0
	case "essential":
		return q.Essential
	case "provided":
		return q.Provided
	case "improve":
		return len(q.Improve) > 0
	case "to-be-of":
		return q.ToBeOf != ""
	case "to-be-by":
		return q.ToBeBy != ""
	}
	return false
}

func (f *formChecker) options(list []Option) {
	for _, o := range list {
		f.form(o.Code, codeForm, "questionnaires.code-form")
		f.need(o.Text, o.Code, lineText)
	}
}

// condition checks that each has exactly one of its forms.
func (f *formChecker) condition(w Condition) {
	set := 0
	for _, is := range []bool{len(w.AllOf) > 0, len(w.AnyOf) > 0, w.Not != nil, w.Fact != ""} {
		if is {
			set++
		}
	}
	tests := len(w.In) > 0 || w.AtLeast != nil || w.AtMost != nil || w.From != "" || w.Until != "" || w.Count != nil || w.Any != nil
	if set > 1 || tests && w.Fact == "" {
		f.fail("questionnaires.two-forms", "first", conditionForms[0], "second", conditionForms[3])
	}
	f.dates(w.From, w.Until)
	if w.Any != nil {
		f.dates(w.Any.From, w.Any.Until)
	}
	parts := slices.Concat(w.AllOf, w.AnyOf)
	if w.Not != nil {
		parts = append(parts, *w.Not)
	}
	for _, part := range parts {
		if part.IsZero() {
			f.fail("questionnaires.no-form", "known", conditionForms)
		}
		f.condition(part)
	}
}

func (f *formChecker) dates(dates ...string) {
	for _, d := range dates {
		if d != "" && !IsDate(d) {
			f.fail("questionnaires.expected-date", "found", shortened(d))
		}
	}
}

func (f *formChecker) overlay(o AppliedOverlay) {
	f.form(o.ID, idForm, "questionnaires.id-form")
	f.form(o.Version, versionForm, "questionnaires.version-form")
	f.text(o.Owner, titleText)
	f.named(o.Terms, nameForm, "questionnaires.name-form", lineText)
	for _, id := range sortedKeys(o.Examples) {
		f.need(o.Examples[id], id, longText)
	}
}

// shortened is a text as a message shows it.
func shortened(s string) string {
	if utf8.RuneCountInString(s) > 60 {
		return string([]rune(s)[:60]) + "…"
	}
	return s
}
