package questionnaires

import (
	"regexp"
	"strings"
)

// FormatShapes lists the shapes. Those that a file begins with are named by FormatFiles.
func FormatShapes() []FormatShape {
	short, title, line, long := textOf(shortText), textOf(titleText), textOf(lineText), textOf(longText)
	plainOptions := optionsValue(line)
	// Forms that the reader checks in another way; made here, since the program itself has no use for them.
	date := formed(regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`))
	prereq := formed(regexp.MustCompile(`^ *[^> ][^>]*>= *[^ ].*$`))
	tieID := formed(regexp.MustCompile(`^` + inner(idForm) + `/` + inner(idForm) + `$`))
	scored := []string{"scale", "yes-no", "valued choice"}
	question := []FormatKey{
		{Name: "id", Value: idValue, Needed: true, About: "Permanent: never changed, deleted or used for something else."},
		{Name: "type", Value: wordOf(typeWords), About: "What kind of answer it takes; scale when left out."},
		{Name: "label", Value: short, About: "A short name for tables and charts."},
		{Name: "ask", Value: line, Needed: true, About: "The question, as it is read aloud."},
		{Name: "why", Value: long, About: "Why it matters."},
		{Name: "options", Value: plainOptions, Of: []string{"scale", "choice", "choices"}, About: "The answers, lowest first: a code and a text each."},
		{Name: "options", Value: FormatValue{Map: &FormatMap{Words: []string{"no", "yes"}, Of: line}}, Of: []string{"yes-no"}, About: "Other words for no and yes."},
		{Name: "options", Value: optionsValue(shaped("valued option")), Of: []string{"valued choice"}, About: "The answers, lowest first: a code with a text and a value each."},
		{Name: "scale", Value: idValue, Of: []string{"scale"}, About: "A shared scale, instead of options."},
		{Name: "unit", Value: short, Of: []string{"number"}, About: "What is counted."},
		{Name: "min", Value: anyDecimal, Of: []string{"number"}, About: "The lowest number taken."},
		{Name: "max", Value: anyDecimal, Of: []string{"number"}, About: "The highest number taken."},
		{Name: "columns", Value: someOf(shaped("column")), Needed: true, Of: []string{"list"}, About: "The columns of each row."},
		{Name: "weight", Value: between(0, MaxWeight), Of: scored, About: "How much it counts in the score; 1 when left out."},
		{Name: "essential", Value: flagValue, Of: scored, About: "true: some rung requires it; it is never not applicable."},
		{Name: "provided", Value: flagValue, Of: scored, About: "true: the answer also says who provides it."},
		{Name: "improve", Value: listOf(shaped("action")), Of: scored, About: "What to do to reach each option from the one below."},
		{Name: "na", Value: mapOf(idForm, line), About: "The reasons for which it may be not applicable."},
		{Name: "when", Value: shaped("condition"), About: "Asked only where this holds; reads facts only."},
		{Name: "evidence", Value: distinct(line), About: "What to show."},
		{Name: "whom", Value: distinct(idValue), About: "Who can answer: ids of roles."},
		{Name: "how", Value: FormatValue{Any: []FormatValue{wordOf(Methods), distinct(wordOf(Methods))}}, About: "How to find out."},
		{Name: "probe", Value: long, About: "What to ask further."},
		{Name: "minutes", Value: wholeBetween(1, 240), About: "The usual time."},
		{Name: "tags", Value: distinct(idValue), About: "What requirements select by."},
		{Name: "sources", Value: distinct(title), About: "Where it comes from: a source's id, a space, the clause."},
		{Name: "maps", Value: mapOf(nil, FormatValue{List: &FormatList{Of: nameValue, NotEmpty: true, Distinct: true}}), About: "Codes of others, by catalogue."},
		{Name: "same_as", Value: listOf(shaped("tie")), About: "Questions of other questionnaires that ask for the same fact."},
		{Name: "to-be-of", Value: idValue, Of: []string{"choice"}, About: "A scored question: this fact says in which form what it asks about is wanted."},
		{Name: "to-be-by", Value: idValue, Of: []string{"choice", "choices"}, About: "A scored question: this fact says from whom what it asks about is wanted."},
		{Name: "retired", Value: versionValue, About: "The version since which it is no longer asked."},
	}
	conditionTests := func(variants ...string) []FormatKey {
		return []FormatKey{
			{Name: "in", Value: distinct(codeValue), Of: variants, About: "A choice that is one of these; choices that have one of them."},
			{Name: "at-least", Value: anyDecimal, Of: variants, About: "A number of at least this."},
			{Name: "at-most", Value: anyDecimal, Of: variants, About: "A number of at most this."},
			{Name: "from", Value: date, Of: variants, About: "A date on or after this day."},
			{Name: "until", Value: date, Of: variants, About: "A date on or before this day."},
		}
	}
	section := []FormatKey{
		{Name: "id", Value: idValue, Needed: true, About: "Permanent, as that of a question."},
		{Name: "kind", Value: idValue, About: "What kind of section; a ladder can be for all of a kind."},
		{Name: "title", Value: title, Needed: true},
		{Name: "intro", Value: long, About: "What is shown before its questions."},
		{Name: "tags", Value: distinct(idValue)},
		{Name: "weight", Value: between(0, MaxWeight), About: "Among its siblings, for mean-of-children and sum; 1 when left out."},
		{Name: "score", Value: shaped("score")},
		{Name: "ladders", Value: listOf(shaped("ladder of a section"))},
		{Name: "sections", Value: listOf(shaped("section"))},
		{Name: "questions", Value: listOf(shaped("question"))},
	}
	ladder := []FormatKey{
		{Name: "id", Value: idValue, Needed: true},
		{Name: "title", Value: title, Needed: true},
		{Name: "rungs", Value: someOf(shaped("rung")), Needed: true, About: "The lowest first."},
	}
	source := []FormatKey{
		{Name: "title", Value: line, Needed: true},
		{Name: "owner", Value: title, About: "Who publishes it."},
		{Name: "date", Value: short, About: "As published."},
		{Name: "status", Value: title, About: "Such as proposal, or in force."},
		{Name: "use", Value: line, About: "Under which licence or rule it is used here."},
		{Name: "url", Value: line},
	}
	return []FormatShape{
		{
			Name: "questionnaire", About: "A questionnaire.",
			Keys: []FormatKey{
				{Name: "format", Value: formatValue, Needed: true, About: "The version of the format."},
				{Name: "id", Value: idValue, Needed: true, About: "Never changes."},
				{Name: "version", Value: versionValue, Needed: true, About: "In quotes, so that 1.10 stays 1.10."},
				{Name: "title", Value: title, Needed: true},
				{Name: "purpose", Value: long, About: "What it is for, in one or two sentences."},
				{Name: "owner", Value: title},
				{Name: "licence", Value: short, About: "An SPDX id."},
				{Name: "subject", Value: wordOf(Subjects), Needed: true, About: "Who assesses itself: a state, territory or economy, or a team."},
				{Name: "roles", Value: mapOf(idForm, title), About: "Who can answer; whom refers to them."},
				{Name: "sources", Value: mapOf(nameForm, shaped("source")), About: "Publications that questions refer to; the shared ones need not stand here."},
				{Name: "catalogues", Value: mapOf(idForm, shaped("catalogue of a questionnaire")), About: "Codes of others; the shared ones need not stand here."},
				{Name: "next", Value: distinct(idValue), About: "Questionnaires that lead on from this one."},
				{Name: "scales", Value: mapOf(idForm, plainOptions), About: "Options that several questions share."},
				{Name: "score", Value: shaped("score"), About: "Of the whole."},
				{Name: "ladders", Value: listOf(shaped("ladder")), About: "How answers become levels."},
				{Name: "sections", Value: someOf(shaped("section")), Needed: true},
			},
		},
		{Name: "source", About: "A publication.", Keys: source},
		{
			Name: "catalogue of a questionnaire", About: "A set of codes that only this questionnaire knows.",
			Keys: []FormatKey{
				{Name: "title", Value: line, Needed: true},
				{Name: "owner", Value: title},
				{Name: "use", Value: line, About: "Under which licence or rule it is used here."},
				{Name: "codes", Value: mapOf(nameForm, line), About: "Any code is taken without."},
			},
		},
		{Name: "section", About: "A part of the questionnaire; it holds sections or questions.", Keys: section},
		{
			Name: "question", About: "Asks one thing.", Keys: question,
			Variants: []FormatVariant{
				{Name: "scale", Type: Scale, Otherwise: true, OneOf: []string{"options", "scale"}},
				{Name: "yes-no", Type: YesNo},
				{Name: "choice", Type: Choice, Plain: true, OneOf: []string{"options"}},
				{Name: "valued choice", Type: Choice, Valued: true},
				{Name: "choices", Type: Choices, OneOf: []string{"options"}},
				{Name: "number", Type: Number},
				{Name: "date", Type: Date},
				{Name: "text", Type: Text},
				{Name: "list", Type: List},
			},
		},
		{
			Name: "valued option", About: "An option that carries a value.",
			Keys: []FormatKey{
				{Name: "text", Value: line, Needed: true},
				{Name: "value", Value: between(0, One), Needed: true, About: "From 0 to 1; never less than that of the option before."},
			},
		},
		{
			Name: "column", About: "A column of a list.",
			Keys: []FormatKey{
				{Name: "id", Value: idValue, Needed: true},
				{Name: "label", Value: title, Needed: true},
				{Name: "type", Value: wordOf(columnTypes), Needed: true},
				{Name: "options", Value: plainOptions, Needed: true, Of: []string{"choice", "choices"}},
				{Name: "options", Value: FormatValue{Map: &FormatMap{Words: []string{"no", "yes"}, Of: line}}, Of: []string{"yes-no"}},
				{Name: "unit", Value: short, Of: []string{"number"}},
				{Name: "min", Value: anyDecimal, Of: []string{"number"}},
				{Name: "max", Value: anyDecimal, Of: []string{"number"}},
				{Name: "required", Value: flagValue, About: "true: a row without it is refused."},
			},
			Variants: []FormatVariant{
				{Name: "choice", Type: Choice},
				{Name: "choices", Type: Choices},
				{Name: "yes-no", Type: YesNo},
				{Name: "number", Type: Number},
				{Name: "date", Type: Date},
				{Name: "text", Type: Text},
			},
		},
		{
			Name: "action", About: "One step up: what to do to reach an option from the one below.",
			Keys: []FormatKey{
				{Name: "to", Value: codeValue, Needed: true, About: "The option that it reaches."},
				{Name: "do", Value: line, Needed: true},
				{Name: "size", Value: wordOf(Sizes), Needed: true},
				{Name: "who", Value: wordOf(Deciders), Needed: true, About: "Who decides."},
				{Name: "needs", Value: distinct(wordOf(NeedKinds))},
				{Name: "after", Value: listOf(prereq), About: "What must be there first: question>=option."},
			},
		},
		{
			Name: "tie", About: "A question of another questionnaire that asks for the same fact.",
			Keys: []FormatKey{
				{Name: "id", Value: tieID, Needed: true, About: "questionnaire/question"},
				{Name: "options", Value: mapOf(codeForm, codeValue), About: "The other question's code to this question's; left out where they are the same."},
			},
		},
		{
			Name: "condition", About: "When a question is asked.",
			Keys: append([]FormatKey{
				{Name: "all-of", Value: someOf(shaped("condition")), Of: []string{"all-of"}, About: "All of these hold."},
				{Name: "any-of", Value: someOf(shaped("condition")), Of: []string{"any-of"}, About: "One of these holds."},
				{Name: "not", Value: shaped("condition"), Of: []string{"not"}, About: "This does not hold."},
				{Name: "fact", Value: idValue, Of: []string{"fact"}, About: "A question that is not scored; with a test."},
				{Name: "count", Value: shaped("count"), Of: []string{"fact"}, About: "A list with so many rows."},
				{Name: "any", Value: shaped("test of a row"), Of: []string{"fact"}, About: "A list with a row for which this holds."},
			}, conditionTests("fact")...),
			Variants: []FormatVariant{{Name: "all-of"}, {Name: "any-of"}, {Name: "not"}, {Name: "fact"}},
		},
		{
			Name: "count", About: "How many rows.",
			Keys: []FormatKey{
				{Name: "at-least", Value: wholeBetween(0, 999_999_999)},
				{Name: "at-most", Value: wholeBetween(0, 999_999_999)},
			},
		},
		{
			Name: "test of a row", About: "A test of one column.",
			Keys: append([]FormatKey{{Name: "column", Value: idValue, Needed: true}}, conditionTests()...),
		},
		{
			Name: "score", About: "How a score is made of what lies below.",
			Keys: []FormatKey{
				{Name: "rule", Value: wordOf(scoreRules), Needed: true},
				{Name: "out-of", Value: between(1, MaxWeight), About: "How the score is shown, and what minimums and bands compare with; 1 when left out."},
				{Name: "bands", Value: listOf(shaped("band")), About: "From 0, rising; a border belongs to the band above it."},
			},
		},
		{
			Name: "band", About: "A named part of the score's range.",
			Keys: []FormatKey{{Name: "from", Value: anyDecimal, Needed: true}, {Name: "title", Value: title, Needed: true}},
		},
		{
			Name: "ladder", About: "Rungs, the lowest first; the level is the highest that is met with all below it.",
			Keys: append(ladder[:3:3], FormatKey{Name: "of", Value: idValue, About: "It stands on every section of this kind."}),
		},
		{Name: "ladder of a section", About: "Rungs, the lowest first; the level is the highest that is met with all below it.", Keys: ladder},
		{
			Name: "rung", About: "One level of a ladder.",
			Keys: []FormatKey{
				{Name: "title", Value: title, Needed: true},
				{Name: "text", Value: long, About: "What a subject on this rung has."},
				{Name: "profile", Value: idValue, About: "A file under profiles/."},
				{Name: "requires", Value: someOf(shaped("requirement"))},
			},
			Variants: []FormatVariant{{Name: "profile"}, {Name: "requires"}},
		},
		{
			Name: "requirement", About: "One test.",
			Keys: []FormatKey{
				{Name: "question", Value: idValue, Of: []string{"question"}},
				{Name: "all", Value: shaped("selector"), Of: []string{"all"}, About: "The same minimum on each question that is selected."},
				{Name: "share", Value: between(1, One), Of: []string{"share"}, About: "Of the weight of the questions that are selected, 0 to 1."},
				{Name: "of", Value: shaped("selector"), Needed: true, Of: []string{"share"}},
				{Name: "at-least", Value: codeValue, Needed: true, Of: []string{"question"}, About: "An option's code."},
				{Name: "at-least", Value: codeValue, Of: []string{"all", "share"}, About: "An option's code."},
				{Name: "at-least-value", Value: between(0, One), Of: []string{"all", "share"}, About: "A value, for questions of several scales."},
				{Name: "score", Value: idValue, Of: []string{"score"}, About: "A section's id, self, or whole."},
				{Name: "minimum", Value: anyDecimal, Needed: true, Of: []string{"score"}, About: "On the score as it is shown."},
				{Name: "reading", Value: wordOf(readingWords), About: "Tested in this reading always."},
			},
			Variants: []FormatVariant{
				{Name: "question"},
				{Name: "all", OneOf: []string{"at-least", "at-least-value"}},
				{Name: "share", OneOf: []string{"at-least", "at-least-value"}},
				{Name: "score"},
			},
		},
		{
			Name: "selector", About: "Scored questions below a section that have one of the tags.",
			Keys: []FormatKey{
				{Name: "section", Value: idValue, About: "The ladder's own node when left out."},
				{Name: "tags", Value: distinct(idValue), About: "All when left out."},
			},
		},
		{
			Name: "profile", About: "A named set of requirements.",
			Keys: []FormatKey{
				{Name: "id", Value: idValue, Needed: true, About: "That of the file's name."},
				{Name: "version", Value: versionValue, Needed: true},
				{Name: "title", Value: title, Needed: true},
				{Name: "text", Value: long},
				{Name: "owner", Value: title},
				{Name: "source", Value: line, About: "Where its numbers are published."},
				{Name: "of", Value: idValue, Needed: true, About: "The questionnaire's id."},
				{Name: "requires", Value: someOf(shaped("requirement")), Needed: true},
			},
		},
		{
			Name: "translation", About: "The texts of a questionnaire in another language.",
			Keys: []FormatKey{
				{Name: "language", Value: formed(languageForm), Needed: true},
				{Name: "of", Value: idValue, Needed: true, About: "The questionnaire's id."},
				{Name: "version", Value: versionValue, Needed: true, About: "The questionnaire's version when it was last looked through."},
				{Name: "questionnaire", Value: shaped("translation of the questionnaire")},
				{Name: "roles", Value: mapOf(nil, shaped("translation of a role"))},
				{Name: "sections", Value: mapOf(nil, shaped("translation of a section"))},
				{Name: "questions", Value: mapOf(nil, shaped("translation of a question"))},
				{Name: "ladders", Value: mapOf(nil, shaped("translation of a ladder")), About: "Of a section: section:ladder."},
				{Name: "profiles", Value: mapOf(nil, shaped("translation of a profile"))},
			},
		},
		translationShape("the questionnaire", "title", "purpose", "bands"),
		translationShape("a role", "text"),
		translationShape("a section", "title", "intro", "bands"),
		translationShape("a question", "label", "ask", "why", "options", "unit", "columns", "na", "evidence", "probe", "improve"),
		translationShape("a ladder", "title", "rungs"),
		translationShape("a profile", "title", "text"),
		{
			Name: "translation of a column", About: "The texts of a column.",
			Keys: []FormatKey{{Name: "label", Value: long}, {Name: "options", Value: mapOf(nil, long)}, {Name: "unit", Value: long}},
		},
		{Name: "translation of a rung", About: "The texts of a rung.", Keys: []FormatKey{{Name: "title", Value: long}, {Name: "text", Value: long}}},
		{
			Name: "migration", About: "What becomes of the answers to another version.",
			Keys: []FormatKey{
				{Name: "of", Value: idValue, Needed: true, About: "The questionnaire's id."},
				{Name: "from", Value: versionValue, Needed: true},
				{Name: "to", Value: versionValue, Needed: true},
				{Name: "questions", Value: listOf(shaped("step of a migration")), Needed: true},
			},
		},
		{
			Name: "step of a migration", About: "What becomes of one question; one that is not named keeps its id and its codes.",
			Keys: []FormatKey{
				{Name: "question", Value: idValue, Needed: true, About: "Its id in the old version."},
				{Name: "renamed", Value: idValue, About: "Its new id."},
				{Name: "split", Value: distinct(idValue), About: "The questions to each of which the answer goes."},
				{Name: "merged", Value: idValue, About: "The question that several become."},
				{Name: "retired", Value: flagValue, About: "true: it is no longer asked."},
				{Name: "options", Value: mapOf(codeForm, codeValue), About: "Old code to new code; codes that are not named stay."},
				{Name: "why", Value: long, About: "What a reader of the preview is told."},
			},
			Variants: []FormatVariant{{Name: "renamed"}, {Name: "split"}, {Name: "merged"}, {Name: "retired"}, {Name: "options", Otherwise: true}},
		},
		{
			Name: "overlay", About: "Local questions, terms and examples.",
			Keys: []FormatKey{
				{Name: "format", Value: formatValue},
				{Name: "overlay", Value: shaped("head of an overlay"), Needed: true},
				{Name: "scales", Value: mapOf(idForm, plainOptions)},
				{Name: "roles", Value: mapOf(idForm, title)},
				{Name: "sources", Value: mapOf(nameForm, shaped("source"))},
				{Name: "terms", Value: mapOf(nameForm, line), About: "Local words, by the questionnaire's."},
				{Name: "examples", Value: mapOf(nil, long), About: "Local examples, by question."},
				{Name: "sections", Value: listOf(shaped("section of an overlay"))},
			},
		},
		{
			Name: "head of an overlay", About: "Which overlay this is.",
			Keys: []FormatKey{
				{Name: "id", Value: idValue, Needed: true, About: "What it adds has ids that begin with this and a point."},
				{Name: "version", Value: versionValue, Needed: true},
				{Name: "of", Value: idValue, Needed: true, About: "The questionnaire's id."},
				{Name: "owner", Value: title},
			},
		},
		{Name: "section of an overlay", About: "A section of its own, or the id of one that is there, with what is added to it.", Keys: overlaySection(section)},
		{
			Name: "catalogue", About: "Codes of others, or where such codes stand in a text.",
			Keys: append([]FormatKey{
				{Name: "id", Value: idValue, Needed: true},
				{Name: "groups", Value: mapOf(nameForm, line), About: "Titles of groups of codes."},
				{Name: "codes", Value: mapOf(nameForm, FormatValue{Any: []FormatValue{line, shaped("entry of a catalogue")}}), Needed: true, Of: []string{"codes"}},
				{Name: "of", Value: idValue, About: "The catalogue whose codes stand in this text."},
				{Name: "clauses", Value: mapOf(nameForm, listOf(title)), Needed: true, Of: []string{"of"}, About: "Where each code stands."},
			}, source...),
			Variants: []FormatVariant{{Name: "codes", Otherwise: true}, {Name: "of"}},
		},
		{
			Name: "entry of a catalogue", About: "A code with more than its text.",
			Keys: []FormatKey{
				{Name: "text", Value: line, Needed: true},
				{Name: "group", Value: nameValue, About: "One of groups."},
				{Name: "unchecked", Value: flagValue, About: "true: the text was not compared with the owner's publication."},
			},
		},
		{
			Name: "sources", About: "The publications that every questionnaire can refer to.",
			Keys: []FormatKey{{Name: "sources", Value: mapOf(nameForm, shaped("source")), Needed: true}},
		},
	}
}

// overlaySection are the keys of a section in an overlay: its id alone is needed, since the section may be there.
func overlaySection(section []FormatKey) []FormatKey {
	keys := make([]FormatKey, len(section))
	for i, k := range section {
		k.Needed = k.Name == "id"
		if k.Name == "sections" {
			k.Value = listOf(shaped("section of an overlay"))
		}
		keys[i] = k
	}
	return keys
}

// translationShape is an item of a translation: any of its texts, in the same nesting as the English.
func translationShape(what string, texts ...string) FormatShape {
	long := textOf(longText)
	byPlace := func(v FormatValue) FormatValue {
		return FormatValue{Any: []FormatValue{listOf(v), mapOf(regexp.MustCompile(`^[0-9]+$`), v)}}
	}
	nested := map[string]FormatValue{
		"bands": byPlace(long), "evidence": byPlace(long), "options": mapOf(nil, long), "na": mapOf(nil, long), "improve": mapOf(nil, long),
		"columns": mapOf(nil, shaped("translation of a column")), "rungs": byPlace(shaped("translation of a rung")),
	}
	s := FormatShape{Name: "translation of " + what, About: "The texts of " + what + "; what is left out is shown in English.", Keys: []FormatKey{
		{Name: "from", Value: formed(fromForm), Needed: true, About: "The first 8 digits of the checksum of the English texts; the linter tells them."},
	}}
	for _, name := range texts {
		v, ok := nested[name]
		if !ok {
			v = long
		}
		s.Keys = append(s.Keys, FormatKey{Name: name, Value: v})
	}
	return s
}

// The values that the table is made of.

func textOf(kind textKind) FormatValue       { return FormatValue{Text: &FormatText{kind.limit, kind.lines}} }
func formed(form *regexp.Regexp) FormatValue { return FormatValue{Form: form} }
func shaped(name string) FormatValue         { return FormatValue{Shape: name} }
func wordOf(words []string) FormatValue      { return FormatValue{Words: words} }
func listOf(v FormatValue) FormatValue       { return FormatValue{List: &FormatList{Of: v}} }
func distinct(v FormatValue) FormatValue {
	return FormatValue{List: &FormatList{Of: v, Distinct: true}}
}

func someOf(v FormatValue) FormatValue { return FormatValue{List: &FormatList{Of: v, NotEmpty: true}} }

func mapOf(k *regexp.Regexp, v FormatValue) FormatValue {
	return FormatValue{Map: &FormatMap{Keys: k, Of: v}}
}

func between(low, high Decimal) FormatValue { return FormatValue{Decimal: &FormatBounds{low, high}} }

func wholeBetween(low, high Decimal) FormatValue {
	return FormatValue{Whole: &FormatBounds{low * One, high * One}}
}

var (
	idValue      = formed(idForm)
	codeValue    = formed(codeForm)
	nameValue    = formed(nameForm)
	versionValue = formed(versionForm)
	flagValue    = FormatValue{Flag: true}
	anyDecimal   = between(-MaxDecimal, MaxDecimal)
	formatValue  = wholeBetween(1, FormatVersion)
)

// optionsValue is at least two codes, with what stands at each.
func optionsValue(text FormatValue) FormatValue {
	return FormatValue{Map: &FormatMap{Keys: codeForm, Of: text, AtLeast: 2}}
}

// inner is a form without its anchors.
func inner(form *regexp.Regexp) string {
	return strings.TrimSuffix(strings.TrimPrefix(form.String(), "^"), "$")
}
