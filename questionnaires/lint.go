package questionnaires

import (
	"cmp"
	"slices"
	"strings"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

// Finding is what the linter says about a questionnaire that loads. Loading refuses what cannot be
// used; the linter finds what a reader, an interviewer or a translator would stumble over.
type Finding struct {
	Error    bool           // to be mended before a release; otherwise a warning, to be looked at
	Rule     string         // name of the rule, such as "ask-length"
	Place    fault.Position // zero for a questionnaire that was not read from YAML
	Question string         // id, or "" for what is not about one question
	Key      string         // message key in the catalogue
	Facts    []any          // for the message
}

// Message is the finding as one line in a language: place, severity, text, rule.
func (f Finding) Message(l *lang.Language) string {
	key := "questionnaires.lint-warning"
	if f.Error {
		key = "questionnaires.lint-error"
	}
	place := f.Place.String()
	if place == "" {
		place = f.Question
	}
	return l.T(key, "place", place, "text", l.T(f.Key, f.Facts...), "rule", f.Rule)
}

// Hint says what to do about the finding, or "" when the message says all.
func (f Finding) Hint(l *lang.Language) string {
	if !l.Has(f.Key + ".hint") {
		return ""
	}
	return l.T(f.Key+".hint", f.Facts...)
}

// Rule is one rule of the linter.
type Rule struct {
	Name  string
	Error bool
	find  func(*linter)
}

// LintRules lists the rules. Each has a message under "questionnaires.lint." and its name.
func LintRules() []Rule {
	return []Rule{
		{"ask-length", true, (*linter).askLength},
		{"ask-question-mark", true, (*linter).askQuestionMark},
		{"ask-double", false, (*linter).askDouble},
		{"option-length", true, (*linter).optionLength},
		{"vague", true, (*linter).vagueWords},
		{"options-same", true, (*linter).optionsSame},
		{"options-degree", true, (*linter).optionsDegree},
		{"voice", true, (*linter).voice},
		{"spelling", false, (*linter).spelling},
		{"guidance", true, (*linter).guidance},
		{"label-same", false, (*linter).labelSame},
		{"improve-chain", true, (*linter).improveChain},
		{"essential-unrequired", true, (*linter).essentialUnrequired},
		{"required-not-essential", false, (*linter).requiredNotEssential},
		{"rung-size", false, (*linter).rungSize},
		{"rung-tests-nothing", false, (*linter).rungTestsNothing},
		{"rung-empty-here", false, (*linter).rungEmptyHere},
		{"rung-conditional", false, (*linter).rungConditional},
		{"rung-falls", false, (*linter).rungFalls},
		{"no-effect", true, (*linter).noEffect},
		{"weights", false, (*linter).weights},
		{"source-incomplete", true, (*linter).sourceIncomplete},
		{"catalogue-own", false, (*linter).catalogueOwn},
		{"same-as", true, (*linter).sameAsBroken},
		{"next", false, (*linter).nextUnknown},
		{"unused", false, (*linter).unused},
		{"minutes", false, (*linter).minutes},
		{"id-gone", true, (*linter).idGone},
		{"profile", true, (*linter).profiles},
		{"translation", true, (*linter).translations},
		{"migration", true, (*linter).migrations},
	}
}

// Lint finds what is to be mended in a questionnaire, in the order of the places. For one that was
// loaded from a folder it also reads the profiles, translations and migrations that lie there.
func Lint(q *Questionnaire) []Finding { return lint(q, Released()) }

func lint(q *Questionnaire, released []Release) []Finding {
	l := linter{q: q, released: released}
	for _, rule := range LintRules() {
		l.rule = rule
		rule.find(&l)
	}
	slices.SortStableFunc(l.found, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Place.Column, b.Place.Column))
	})
	return l.found
}

type linter struct {
	q        *Questionnaire
	released []Release
	rule     Rule
	found    []Finding
}

// say adds a finding of the rule that is running.
func (l *linter) say(at spot, facts ...any) {
	l.sayAs("questionnaires.lint."+l.rule.Name, at, facts...)
}

// sayAs is say with another message than the rule's own.
func (l *linter) sayAs(key string, at spot, facts ...any) {
	f := Finding{Error: l.rule.Error, Rule: l.rule.Name, Place: l.q.places.find(at), Key: key, Facts: facts}
	if question, ok := at.owner.(*Question); ok {
		f.Question = question.ID
	}
	l.found = append(l.found, f)
}

// asked are the questions that are not retired.
func (l *linter) asked() []*Question {
	return slices.DeleteFunc(slices.Clone(l.q.Questions()), func(q *Question) bool { return q.Retired != "" })
}

// faults turns what was wrong with a file beside the questionnaire into findings.
func (l *linter) faults(err error) {
	for _, f := range gather(nil, err) {
		l.found = append(l.found, Finding{Error: true, Rule: l.rule.Name, Place: f.Place, Key: f.Key, Facts: f.Facts})
	}
}

// profiles reads the profiles beside the questionnaire that no ladder names; the others were read when
// it was loaded.
func (l *linter) profiles() {
	for _, id := range l.q.ProfilesBeside() {
		if _, err := l.q.ProfileBeside(id); err != nil {
			l.faults(err)
		}
	}
}

// translations reads every translation and reports what is stale. What is missing is no mistake: it is
// shown in English.
func (l *linter) translations() {
	if l.q.folder == nil {
		return
	}
	for _, code := range l.q.Languages()[1:] {
		t, err := l.q.readTranslation(code)
		if err != nil {
			l.faults(err)
			continue
		}
		for _, item := range l.q.Items() {
			if have, ok := t.items[[2]string{item.Kind, item.ID}]; ok && have.from != item.From() {
				l.found = append(l.found, Finding{
					Rule: l.rule.Name, Key: "questionnaires.lint.translation-stale", Place: have.at,
					Facts: []any{"kind", item.Kind, "id", item.ID, "want", item.From()},
				})
			}
		}
	}
}

// migrations reads every migration, and checks those to this version against it.
func (l *linter) migrations() {
	if _, err := l.q.migrationsBeside(); err != nil {
		l.faults(err)
	}
}
