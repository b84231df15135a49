package mission

import "cirtkit/questionnaires"

// condition says in each language when a question is asked: on which answer to which other question it
// hangs.
func (s speaker) condition(c questionnaires.Condition, references map[string]string) Said {
	var out Said
	for _, r := range s {
		text, english := r.Questionnaire.ConditionWords(c, r.Words, func(id string) string { return references[id] })
		out = append(out, Phrase{Language: r.language(), Text: text, English: english})
	}
	return out
}
