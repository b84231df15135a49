package form

import (
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/internal/text"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// words understand what stands in the cells of a form: in its language, and in English.
type words struct{ in []*lang.Language }

func wordsOf(l *lang.Language) words {
	if l.Code() == "en" {
		return words{[]*lang.Language{l}}
	}
	return words{[]*lang.Language{l, lang.English()}}
}

// is says whether a text is the message of a key, in any of the languages.
func (w words) is(s, key string) bool {
	return slices.ContainsFunc(w.in, func(l *lang.Language) bool { return same(s, l.T(key)) })
}

// same compares texts as people type them: capitals, spaces and the kind of apostrophe don't matter.
func same(a, b string) bool {
	plain := func(s string) string { return strings.ReplaceAll(text.OneLine(s), "’", "'") }
	return strings.EqualFold(plain(a), plain(b))
}

// answer is what an answer cell says. None: it says that there is nothing to choose or to list.
type answer struct {
	questionnaires.Answer
	none bool
}

// answer reads the cell of a question.
func (w words) answer(q *questionnaires.Question, v xlsx.Value) (answer, error) {
	if blank(v) {
		return answer{}, nil
	}
	state := func(s questionnaires.AnswerState) (answer, error) {
		return answer{Answer: questionnaires.Answer{State: s}}, nil
	}
	// An option may have the same words as one of these; then it is the option.
	if code := w.option(q.Options, v); code == "" {
		switch {
		case w.is(v.Text, "form.dont-know"), strings.TrimSpace(v.Text) == "?":
			return state(questionnaires.DontKnow)
		case w.is(v.Text, "form.withheld"), strings.TrimSpace(v.Text) == "!":
			return state(questionnaires.Withheld)
		case w.is(v.Text, "form.not-applicable"):
			return state(questionnaires.NotApplicable)
		}
	}
	a := questionnaires.Answer{State: questionnaires.Answered}
	switch q.Type {
	case questionnaires.Choices:
		if w.is(v.Text, "form.none-of-these") {
			return answer{a, true}, nil
		}
		var err error
		a.Options, err = w.codes(q.ID, q.Options, v.Text)
		return answer{a, false}, err
	case questionnaires.List:
		switch {
		case w.is(v.Text, "form.no-rows"):
			return answer{a, true}, nil
		case w.is(v.Text, "form.listed"):
			return answer{a, false}, nil
		}
		l := w.in[0]
		return answer{}, notInList(q.ID, v.Text, append([]string{l.T("form.listed"), l.T("form.no-rows")}, special(q, l)...))
	case questionnaires.Number:
		number, ok := numberOf(v)
		if !ok {
			return answer{}, fault.New(fault.Input, "form.not-a-number", "question", q.ID, "found", short(v.Text))
		}
		a.Number = number
	case questionnaires.Date:
		day, err := w.day(v)
		if err != nil {
			return answer{}, err
		}
		a.Date = day
	case questionnaires.Text:
		a.Text = w.typed(v.Text)
	default:
		code := w.option(q.Options, v)
		if code == "" {
			return answer{}, notInList(q.ID, v.Text, append(entries(q.Options), special(q, w.in[0])...))
		}
		a.Option = code
	}
	return answer{a, false}, nil
}

// notInList is the fault of a text that is none of those known; asked is the id of a question, or of a list with its
// column.
func notInList(asked, found string, known []string) error {
	return fault.New(fault.Input, "form.not-an-option", "question", asked, "found", short(found), "known", known)
}

// codes are the codes of several options that stand in one cell, a comma, a semicolon or a new line between them.
func (w words) codes(asked string, options []questionnaires.Option, cell string) ([]string, error) {
	var out []string
	for _, part := range strings.FieldsFunc(cell, func(c rune) bool { return c == ',' || c == ';' || c == '\n' }) {
		code := w.option(options, xlsx.Value{Kind: xlsx.String, Text: part})
		if code == "" {
			return nil, notInList(asked, part, entries(options))
		}
		out = append(out, code)
	}
	if len(out) == 0 { // commas alone are not the word for none
		return nil, notInList(asked, cell, entries(options))
	}
	return out, nil
}

// option is the code of the option that a cell names: as the drop-down does, by the code, or by the text
// where only one option has it. "" for none.
func (w words) option(options []questionnaires.Option, v xlsx.Value) string {
	s := text.OneLine(v.Text)
	if v.Kind == xlsx.Truth {
		s = map[string]string{"TRUE": "yes", "FALSE": "no"}[v.Text]
	}
	if code, _, ok := strings.Cut(s, exchange.EntrySign); ok {
		s = strings.TrimSpace(code)
	}
	var byText []string
	for _, o := range options {
		switch {
		case o.Code == s:
			return o.Code
		case o.Text != "" && same(o.Text, s):
			byText = append(byText, o.Code)
		}
	}
	if len(byText) == 1 {
		return byText[0]
	}
	var byCode []string
	for _, o := range options {
		if strings.EqualFold(o.Code, s) {
			byCode = append(byCode, o.Code)
		}
	}
	if len(byCode) == 1 {
		return byCode[0]
	}
	return ""
}

// reasonCode is the code of a reason that a cell gives as the drop-down does or by its text; other words
// stand as they are.
func reasonCode(q *questionnaires.Question, reason string) string {
	code, _, _ := strings.Cut(reason, exchange.EntrySign)
	for _, na := range q.NA {
		if na.ID == strings.TrimSpace(code) || same(na.Text, reason) {
			return na.ID
		}
	}
	return reason
}

// marked says whether the cell of an option is marked. Not ok: it says something else.
func (w words) marked(v xlsx.Value) (marked, ok bool) {
	s := strings.ToLower(strings.TrimSpace(v.Text))
	switch {
	case blank(v), s == "false", s == "0", s == "-", w.is(s, "form.mark-no"):
		return false, true
	case s == "x", s == "✓", s == "✔", s == "true", s == "1", w.is(s, "form.mark"), w.is(s, "form.mark-yes"):
		return true, true
	}
	return false, false
}

// cell is what a cell of a list holds, as rows keep it.
func (w words) cell(q *questionnaires.Question, c questionnaires.Column, v xlsx.Value) (string, error) {
	name := q.ID + "/" + c.ID
	switch c.Type {
	case questionnaires.Number:
		number, ok := numberOf(v)
		if !ok {
			return "", fault.New(fault.Input, "form.not-a-number", "question", name, "found", short(v.Text))
		}
		return number, nil
	case questionnaires.Date:
		return w.day(v)
	case questionnaires.Choice, questionnaires.YesNo:
		if code := w.option(c.Options, v); code != "" {
			return code, nil
		}
	case questionnaires.Choices:
		codes, err := w.codes(name, c.Options, v.Text)
		if err != nil {
			return "", err
		}
		place := func(code string) int {
			return slices.IndexFunc(c.Options, func(o questionnaires.Option) bool { return o.Code == code })
		}
		slices.SortFunc(codes, func(a, b string) int { return place(a) - place(b) })
		return strings.Join(slices.Compact(codes), ","), nil
	default:
		return v.Text, nil
	}
	return "", notInList(name, v.Text, entries(c.Options))
}

// asWritten is a text as its cell shows it. One that would be taken for "Don't know" and the like has a "="
// before it, as on the command line.
func asWritten(s string, l *lang.Language) string {
	if wordsOf(l).reserved(s) {
		return "=" + s
	}
	return s
}

// typed is the text of a cell without the "=" of asWritten.
func (w words) typed(s string) string {
	if rest, ok := strings.CutPrefix(s, "="); ok && w.reserved(rest) {
		return rest
	}
	return s
}

// reserved says whether a text, whatever number of "=" it begins with, is one of the words that stand in
// place of an answer.
func (w words) reserved(s string) bool {
	s = strings.TrimLeft(s, "=")
	return slices.ContainsFunc([]string{"form.dont-know", "form.withheld", "form.not-applicable"}, func(key string) bool { return w.is(s, key) }) ||
		strings.TrimSpace(s) == "?" || strings.TrimSpace(s) == "!"
}

// provider is the provider that a cell names.
func (w words) provider(s string) (string, bool) {
	return w.oneOf(s, questionnaires.Providers, "form.provided.")
}

// how is the way in which a document was met.
func (w words) how(s string) (string, bool) { return w.oneOf(s, assessment.Hows, "form.how.") }

func (w words) oneOf(s string, ids []string, key string) (string, bool) {
	for _, id := range ids {
		if w.is(s, key+id) || same(s, id) {
			return id, true
		}
	}
	return "", false
}

// inWords says what is there to choose from, in the language of the form.
func (w words) inWords() exchange.Words { return exchange.WordsIn(w.in[0]) }

// oneLine puts a text on one line, as names and titles are kept.
func oneLine(s string) string {
	s, _ = text.Clean(s, text.Rules{Max: 1 << 20})
	return s
}
