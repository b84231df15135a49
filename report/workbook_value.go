package report

import (
	"cmp"
	"strconv"
	"strings"

	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

func textValue(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{Type: TextValue, Text: s}
}

// linesValue is a text of one line each.
func linesValue(items []string) Value { return textValue(strings.Join(items, "\n")) }

func intValue(n int) Value { return Value{Type: NumberValue, Text: strconv.Itoa(n)} }

// decimalValue is a decimal as it was entered, with the places that it has; what is none stays as it is.
func decimalValue(decimal string) Value {
	d, err := questionnaires.ParseDecimal(decimal)
	if err != nil {
		return textValue(decimal)
	}
	_, places, _ := strings.Cut(decimal, ".")
	return Value{Type: NumberValue, Text: d.String(), Places: len(places)}
}

// floatValue is a number that is shown with so many places, and has more behind them.
func floatValue(v float64, places int) Value {
	return Value{Type: NumberValue, Text: digits(v), Places: places}
}

func percentValue(share float64) Value { return Value{Type: PercentValue, Text: digits(share)} }

// digits writes a number with ten places at most. That is more than anybody needs and no more than a spreadsheet
// keeps: what stands behind them differs from what was meant by how computers calculate.
func digits(v float64) string {
	s := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 10, 64), "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// daysValue is work in person-days.
func daysValue(d planning.Days) Value { return decimalValue(d.Decimal().String()) }

// dateValue is a date; what is none stays as it is.
func dateValue(iso string) Value {
	if !questionnaires.IsDate(iso) {
		return textValue(iso)
	}
	return Value{Type: DateValue, Text: iso}
}

// monthValue is the n-th month from a start: a month of the calendar, or the number of one that is only counted.
func (w *bookBuilder) monthValue(start string, n int) Value {
	switch year, month, ok := monthOf(start, n); {
	case n <= 0:
		return Value{}
	case n > planning.Horizon:
		return textValue(w.doneIn(start, n))
	case !ok:
		return intValue(n)
	default:
		return Value{Type: MonthValue, Text: questionnaires.Month(12*year + month - 1).String()}
	}
}

func (v Value) to(link string) Value {
	v.Link = link
	return v
}

// numbered is a question's number, which leads to its row.
func (w *bookBuilder) numbered(q *questionnaires.Question) Value {
	return textValue(w.refs[q.ID]).to(w.rowOf(q))
}

// rowOf is the ID of a question's row.
func (w *bookBuilder) rowOf(q *questionnaires.Question) string {
	if w.factsOnly {
		return "fact-" + q.ID
	}
	return anchor(q)
}

// yesNo is a yes or a no in a word.
func (w *bookBuilder) yesNo(yes bool) Value {
	if yes {
		return textValue(w.t("report.answer.yes"))
	}
	return textValue(w.t("report.answer.no"))
}

// sectionOf is where a question stands: the titles of its sections, from the top.
func (w *bookBuilder) sectionOf(q *questionnaires.Question) string {
	if w.sections == nil {
		w.sections = map[string]string{}
		for _, s := range w.q.Sections {
			w.enter(s, "")
		}
	}
	return w.sections[q.ID]
}

func (w *bookBuilder) enter(s *questionnaires.Section, above string) {
	path := s.Title
	if above != "" {
		path = w.t("report.book.section", "above", above, "title", s.Title)
	}
	for _, q := range s.Questions {
		w.sections[q.ID] = path
	}
	for _, child := range s.Sections {
		w.enter(child, path)
	}
}

// recordsOn are the ids of the evidence on a question.
func (w *bookBuilder) recordsOn(q *questionnaires.Question) []string {
	if w.records == nil {
		w.records = map[string][]string{}
		for _, e := range w.state.Evidence {
			for id := range e.Supports {
				w.records[id] = append(w.records[id], e.ID)
			}
		}
	}
	return w.records[q.ID]
}

// records is the one record that a cell can lead to; "" for none and for several.
func recordLink(ids []string) string {
	if len(ids) != 1 {
		return ""
	}
	return "evidence-" + ids[0]
}

// places is the place of an answer among its options in a reading; nothing where it is not known or must not show.
func (w *bookBuilder) placeIn(q *questionnaires.Question, r scoring.Reading) (int, bool) {
	res := w.result(q.ID)
	switch {
	case !q.Scored(), w.hidden(q), res.Standing == scoring.NotAsked, res.Standing == scoring.NotApplicable,
		r == scoring.Claimed && res.Standing != scoring.Answered:
		return 0, false
	}
	return res.Low[r], res.Low[r] >= 0 && res.Low[r] == res.High[r]
}

func (w *bookBuilder) placeValue(q *questionnaires.Question, r scoring.Reading) Value {
	if place, ok := w.placeIn(q, r); ok {
		return intValue(place)
	}
	return Value{}
}

// reads is what is known of a scored question in a reading, in words.
func (w *bookBuilder) reads(q *questionnaires.Question, r scoring.Reading) Value {
	switch {
	case !q.Scored():
		return Value{}
	case w.hidden(q):
		return textValue(w.claim(q))
	}
	return textValue(w.standsAt(q, r))
}

// said is what is recorded on an answer beside the answer itself.
func (w *bookBuilder) finding(q *questionnaires.Question) Value {
	return textValue(w.entry(q.ID).Finding)
}

func (w *bookBuilder) onBehalf(q *questionnaires.Question) Value { return textValue(w.entry(q.ID).For) }

// standingValue is how a question stands, in a word.
func (w *bookBuilder) standingValue(q *questionnaires.Question) Value {
	return textValue(capital(w.standingWord(w.standing(q))))
}

// titleOf is what a question is called where its number stands beside it.
func (w *bookBuilder) titleOf(q *questionnaires.Question) string {
	return strings.TrimPrefix(cmp.Or(q.Label, q.Ask), w.refs[q.ID]+" ")
}
