package wizard

import (
	"cmp"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// The page of positions below a question: institution by institution, each with what it said in which session, and whether
// that is the answer.

// voice is an institution with all that it said on a question.
type voice struct {
	institution string
	said        []assessment.Position // in the order of the sessions' days
}

// voicesOf are the institutions in the order in which they were heard.
func (d *desk) voicesOf(id string) []voice {
	day := func(p assessment.Position) string {
		o, _ := d.sessionOf(p.Session)
		return o.Date
	}
	positions := slices.Clone(d.entry(id).Positions)
	slices.SortStableFunc(positions, func(a, b assessment.Position) int {
		if x, y := day(a), day(b); x != "" && y != "" {
			return cmp.Compare(x, y)
		}
		return 0
	})
	var out []voice
	for _, p := range positions {
		i := slices.IndexFunc(out, func(v voice) bool { return v.institution == p.Institution })
		if i < 0 {
			i = len(out)
			out = append(out, voice{institution: p.Institution})
		}
		out[i].said = append(out[i].said, p)
	}
	return out
}

// beside says how what was said stands to the answer: a sign, and words; both empty while there is no answer.
func (d *desk) beside(words *lang.Language, id string, p assessment.Position) (sign, said string) {
	switch e := d.entry(id); {
	case e.Answer.State == questionnaires.Unanswered || e.Conflict:
		return "•", ""
	case same(e.Answer, p.Answer):
		return "●", words.T("wizard.positions.as-answer")
	}
	return "≠", words.T("wizard.positions.otherwise")
}

// positionLines are the page.
func (s *asking) positionLines(a *app, q *questionnaires.Question, w int) []line {
	var out []line
	if n := len(accountsOf(q, a.desk.entry(s.id).Positions)); n > 1 {
		out = append(out, wrapped(inkWarn, a.t("positions.differ", "n", n), w)...)
	}
	for _, v := range a.desk.voicesOf(s.id) {
		out = append(out, wrapped(inkStrong, v.institution, w)...)
		for _, p := range v.said {
			sign, beside := a.desk.beside(a.words, s.id, p)
			in := inkGood
			if sign == "≠" {
				in = inkWarn
			}
			out = append(out, hang(line{{"  " + sign + " ", in}}, wrapped(inkPlain, a.answerWords(q, p.Answer), w-4))...)
			out = append(out, indent(4, wrapped(inkMuted, strings.Join(nonEmptyOf(a.desk.when(a.words, p), beside), " · "), w-4))...)
			if p.Note != "" {
				out = append(out, indent(4, wrapped(inkPlain, p.Note, w-4))...)
			}
		}
	}
	return out
}

// when is the session in which something was said.
func (d *desk) when(words *lang.Language, p assessment.Position) string {
	if o, ok := d.sessionOf(p.Session); ok {
		return placedSession(words, o)
	}
	return words.T("wizard.positions.no-session")
}

// voiceWords are the page in sentences, one an institution.
func (d *desk) voiceWords(words *lang.Language, q *questionnaires.Question) []string {
	var out []string
	for _, v := range d.voicesOf(q.ID) {
		var parts []string
		for _, p := range v.said {
			_, beside := d.beside(words, q.ID, p)
			parts = append(parts, strings.Join(nonEmptyOf(answerWords(words, q, p.Answer), d.when(words, p), beside, p.Note), ", "))
		}
		out = append(out, v.institution+": "+strings.Join(parts, "; "))
	}
	return out
}
