package questionnaires

import (
	"slices"

	"cirtkit/internal/fault"

	"gopkg.in/yaml.v3"
)

// Migration says how answers to one version of a questionnaire become answers to another. A question
// that it does not name keeps its id and its options.
type Migration struct {
	Questionnaire string
	From, To      string // versions
	Steps         []MigrationStep
	places        places
}

// MigrationStep is what becomes of one question of the old version.
type MigrationStep struct {
	Question string            // id in the old version
	Becomes  []string          // ids in the new version: one (renamed, or the same), several (split), none (retired)
	Options  map[string]string // old code to new code; codes that are not named stay
	Why      string            // what a reader of the preview is told
}

// LoadMigration reads a migration file and checks it against the versions that are at hand; either may
// be nil.
func LoadMigration(name string, from, to *Questionnaire) (*Migration, error) {
	src, err := readPath(name)
	if err != nil {
		return nil, err
	}
	m, err := ParseMigration(name, src)
	if err != nil {
		return nil, err
	}
	return m, m.Check(from, to)
}

// ParseMigration reads the text of a migration file.
func ParseMigration(name string, src []byte) (*Migration, error) {
	top, err := parseYAML(name, src)
	if err != nil {
		return nil, err
	}
	r := &reader{file: name, places: places{}}
	m := &Migration{places: r.places}
	o := r.object(top, spot{})
	m.Questionnaire = needWith(o, "of", r.id)
	m.From = needWith(o, "from", r.version)
	m.To = needWith(o, "to", r.version)
	if to := o.take("to"); to != nil && m.From == m.To {
		r.fail(to, "questionnaires.migration-same", "version", m.To)
	}
	o.need("questions")
	seen := map[string]bool{}
	m.Steps = each(o, "questions", func(n *yaml.Node, at spot) MigrationStep {
		s := r.migrationStep(n, at)
		if seen[s.Question] {
			r.fail(n, "questionnaires.listed-twice", "name", s.Question)
		}
		seen[s.Question] = true
		return s
	})
	o.done()
	if len(r.faults) > 0 {
		return nil, sorted(r.faults)
	}
	return m, nil
}

// migrationForms are what can become of a question.
var migrationForms = []string{"renamed", "split", "merged", "retired", "options"}

// migrationStep reads one step:
//
//	{question: a, renamed: b}             with options, if their codes changed
//	{question: a, split: [b, c]}          the answer goes to each
//	{question: a, merged: b}              as others do; where they differ, who upgrades chooses
//	{question: a, retired: true}          the answer stays in the old file
//	{question: a, options: {3: 2}}        the same question with other codes
func (r *reader) migrationStep(n *yaml.Node, at spot) MigrationStep {
	o := r.object(n, at)
	s := MigrationStep{Question: needWith(o, "question", r.id)}
	if o.bad {
		return s
	}
	forms := slices.DeleteFunc(slices.Clone(migrationForms), func(f string) bool { return f == "options" || !o.has(f) })
	switch {
	case len(forms) > 1:
		r.fail(n, "questionnaires.two-forms", "first", forms[0], "second", forms[1])
	case len(forms) == 0 && !o.has("options"):
		r.fail(n, "questionnaires.no-form", "known", migrationForms)
	}
	if id := with(o, "renamed", r.id); id != "" {
		s.Becomes = []string{id}
	}
	if ids := o.texts("split", r.id); len(ids) > 0 {
		s.Becomes = ids
	}
	if id := with(o, "merged", r.id); id != "" {
		s.Becomes = []string{id}
	}
	retired := o.flag("retired")
	if len(s.Becomes) == 0 && !retired {
		s.Becomes = []string{s.Question}
	}
	for _, p := range o.pairs("options") {
		if s.Options == nil {
			s.Options = map[string]string{}
		}
		s.Options[r.code(p.key)] = r.code(p.value)
	}
	s.Why = o.text("why", longText)
	o.done()
	return s
}

// Check checks a migration against the two versions; either may be nil when it is not at hand. Every
// question and option that it names must exist, and with both at hand every question of the old version
// must have a place in the new one, or be named as retired.
func (m *Migration) Check(from, to *Questionnaire) error {
	var faults fault.List
	fail := func(at spot, key string, facts ...any) {
		if len(faults) < maxFaults {
			faults = append(faults, fault.New(fault.Input, key, facts...).At(m.places.find(at)))
		}
	}
	version := func(key string, q *Questionnaire, want string) {
		if q != nil && (q.ID != m.Questionnaire || q.Version != want) {
			fail(spot{path: "/" + key}, "questionnaires.migration-version", "want", m.Questionnaire+" "+want, "found", q.ID+" "+q.Version)
		}
	}
	version("from", from, m.From)
	version("to", to, m.To)
	named := map[string]bool{}
	for i, s := range m.Steps {
		at := spot{path: "/questions"}.in(i)
		named[s.Question] = true
		if from != nil {
			m.checkOld(fail, at, s, from.Question(s.Question))
		}
		if to != nil {
			for _, id := range s.Becomes {
				m.checkNew(fail, at, s, id, to.Question(id))
			}
		}
	}
	if from != nil && to != nil {
		for _, q := range from.Questions() {
			if !named[q.ID] && to.Question(q.ID) == nil {
				fail(spot{}, "questionnaires.migration-forgets", "question", q.ID)
			}
		}
	}
	if len(faults) > 0 {
		return sorted(faults)
	}
	return nil
}

func (m *Migration) checkOld(fail func(spot, string, ...any), at spot, s MigrationStep, q *Question) {
	if q == nil {
		fail(at, "questionnaires.migration-question", "question", s.Question, "version", m.From)
		return
	}
	for _, code := range sortedKeys(s.Options) {
		if q.OptionIndex(code) < 0 {
			fail(at, "questionnaires.question-option", "question", q.ID, "name", code, "known", codesOf(q.Options))
		}
	}
}

func (m *Migration) checkNew(fail func(spot, string, ...any), at spot, s MigrationStep, id string, q *Question) {
	if q == nil {
		fail(at, "questionnaires.migration-question", "question", id, "version", m.To)
		return
	}
	for _, old := range sortedKeys(s.Options) {
		if code := s.Options[old]; q.OptionIndex(code) < 0 {
			fail(at, "questionnaires.question-option", "question", q.ID, "name", code, "known", codesOf(q.Options))
		}
	}
}
