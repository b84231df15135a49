package mission

import (
	"slices"
	"strings"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// Reading is a questionnaire in one language, and the words around it.
type Reading struct {
	Questionnaire *questionnaires.Questionnaire
	Words         *lang.Language
}

// language is the code of the reading's texts.
func (r Reading) language() string { return r.Questionnaire.Language() }

// Phrase is a text in one language.
type Phrase struct {
	Language string // code of the language that it is in
	Text     string
	// English: it was asked for in another language, which lacks it, and stands here in English.
	English bool
}

// Said is the same thing in each language of a pack, in their order. It is empty where there is nothing
// to say.
type Said []Phrase

// String is the text in the first language.
func (s Said) String() string {
	if len(s) == 0 {
		return ""
	}
	return s[0].Text
}

// Joined is the texts in all languages, once where they are the same.
func (s Said) Joined(separator string) string {
	var out []string
	for _, p := range s {
		if !slices.Contains(out, p.Text) {
			out = append(out, p.Text)
		}
	}
	return strings.Join(out, separator)
}

// speaker takes texts from the readings of a pack.
type speaker []Reading

// main is the questionnaire in the first language.
func (s speaker) main() *questionnaires.Questionnaire { return s[0].Questionnaire }

// text is a text of the questionnaire in each language. Kind, id and field name it as a translation does.
func (s speaker) text(kind, id, field string, of func(*questionnaires.Questionnaire) string) Said {
	var out Said
	for _, r := range s {
		p := Phrase{Language: r.language(), Text: of(r.Questionnaire)}
		if p.Text == "" {
			return nil
		}
		if r.Questionnaire.InEnglish(kind, id, field) {
			p.Language, p.English = "en", true
		}
		out = append(out, p)
	}
	return out
}

// ofQuestion is a text of a question in each language.
func (s speaker) ofQuestion(id, field string, of func(*questionnaires.Question) string) Said {
	return s.text("questions", id, field, func(q *questionnaires.Questionnaire) string { return of(q.Question(id)) })
}

// role is the name of a role in each language.
func (s speaker) role(id string) Said {
	if id == Anyone {
		return s.words(func(words *lang.Language) string { return words.T("mission.anyone") })
	}
	return s.text("roles", id, "text", func(q *questionnaires.Questionnaire) string { return q.Role(id) })
}

// roles are the names of roles in each language, in one text.
func (s speaker) roles(ids []string) Said {
	out := make(Said, len(s))
	for i, r := range s {
		var names []string
		english := false
		for _, id := range ids {
			p := s.role(id)[i]
			names, english = append(names, p.Text), english || p.English
		}
		out[i] = Phrase{Language: r.language(), Text: strings.Join(names, "; "), English: english}
	}
	return out
}

// words is a text of the catalogue in each language.
func (s speaker) words(of func(*lang.Language) string) Said {
	out := make(Said, len(s))
	for i, r := range s {
		out[i] = Phrase{Language: r.Words.Code(), Text: of(r.Words)}
	}
	return out
}
