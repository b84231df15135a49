package wizard

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cirtkit/questionnaires"
	"cirtkit/report"
)

// doHelp says how to answer and the few words that matter here; every word with "all", or one word.
func (p *plainMode) doHelp(q *questionnaires.Question, rest string) {
	switch rest = strings.TrimPrefix(rest, "/"); {
	case rest == "":
		p.helpHere(q)
	case p.says(rest, "all"):
		p.helpAll()
	default:
		if c, ok := p.findWord(rest); ok {
			p.print(p.helpOf(c))
			return
		}
		p.noSuchWord(rest)
	}
}

// helpHere is the help on this question.
func (p *plainMode) helpHere(q *questionnaires.Question) {
	p.print(p.howToAnswer(q))
	here := []string{"why", "terms", "dontknow", "withheld", "na", "finding", "evidence", "next", "back", "open", "find", "results", "quit"}
	switch {
	case p.room:
		here = roomWords
	case p.d.file.ReadOnly():
		here = []string{"why", "recorded", "next", "back", "find", "results", "saveas", "quit"}
	case p.d.failed != nil:
		here = append([]string{"retry", "saveas"}, here...)
	}
	for _, c := range plainCommands() {
		if !slices.Contains(here, c.name) || c.name == "na" && q.Essential || c.name == "terms" && p.d.terms() == nil {
			continue
		}
		p.print(p.helpOf(c))
	}
	p.print(p.t("plain.help-more"))
}

// howToAnswer says what can be typed for an answer.
func (p *plainMode) howToAnswer(q *questionnaires.Question) string {
	switch q.Type {
	case questionnaires.Number:
		return bounds{q.Min, q.Max, q.Unit}.hint(p.t)
	case questionnaires.Date:
		return p.t("field.date")
	case questionnaires.Text:
		return p.t("plain.answer-text")
	case questionnaires.List:
		return p.t("plain.list")
	case questionnaires.Choices:
		return p.t("plain.choices")
	}
	return p.t("plain.answer-option")
}

// helpAll is every word, in groups.
func (p *plainMode) helpAll() {
	p.print(p.t("plain.help"))
	for _, g := range plainWords() {
		p.print("")
		p.print(p.t("plain.group." + g.name))
		for _, c := range g.words {
			if p.usable(c.name) {
				p.print(p.helpOf(c))
			}
		}
	}
}

// helpOf is a word and what it does.
func (p *plainMode) helpOf(c plainCommand) string {
	key := ""
	if report.StockTake(p.d.q) {
		key = map[string]string{"report": "plain.stock-take-report", "results": "plain.stock-take-results"}[c.name]
	}
	return p.word(c.name) + ": " + p.t(cmp.Or(key, "word."+c.name+".help"))
}

// rowTyped is the entry of a list that a number names; -1 for none.
func rowTyped(rows []questionnaires.Row, typed string) int {
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > len(rows) {
		return -1
	}
	return n - 1
}
