package wizard

import (
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// hasRows says whether a list has entries, which are taken out one by one, and says so on the screen.
func (s *asking) hasRows(a *app, q *questionnaires.Question) bool {
	n := len(a.desk.entry(q.ID).Rows)
	if q.Type != questionnaires.List || n == 0 {
		return false
	}
	a.tell(inkWarn, a.t("question.has-rows", "n", n))
	return true
}

// listRows shows the rows of a list question.
func (s *asking) listRows(a *app, q *questionnaires.Question, e *assessment.Entry, w int) (lines []line, whose hits, from, to int) {
	if len(e.Rows) == 0 {
		key := "rows.empty"
		if e.Answer.State == questionnaires.Answered {
			key = "rows.none"
		}
		lines = indent(2, wrapped(inkMuted, a.t(key), w-2))
		return lines, none(len(lines)), 0, 0
	}
	for i, r := range e.Rows {
		cursor, in := "  ", inkPlain
		if i == s.row {
			cursor, in, from = "▸ ", inkChosen, len(lines)
		}
		lines = append(lines, hang(line{{cursor, inkAccent}}, wrapped(in, rowWords(a.words, q, r), w-2))...)
		if i == s.row {
			to = len(lines) - 1
		}
		for len(whose) < len(lines) {
			whose = append(whose, i)
		}
	}
	return lines, whose, from, to
}

// rowWords is a list's row in one sentence.
func rowWords(words *lang.Language, q *questionnaires.Question, r questionnaires.Row) string {
	var out []string
	for _, c := range q.Columns {
		v := r.Cells[c.ID]
		if v == "" {
			continue
		}
		if len(c.Options) > 0 {
			var texts []string
			for _, code := range strings.Split(v, ",") {
				for _, o := range c.Options {
					if o.Code == code {
						texts = append(texts, o.Text)
					}
				}
			}
			v = strings.Join(texts, ", ")
		} else if c.Type == questionnaires.YesNo {
			v = words.T("wizard.answer." + v)
		}
		if c.Unit != "" {
			v += " " + c.Unit
		}
		out = append(out, c.Label+": "+v)
	}
	if len(out) == 0 {
		return r.ID
	}
	return strings.Join(out, " · ")
}
