package wizard

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// After a merge two values of one field can stand beside each other. Here they are shown side by side,
// with who gave them and when; choosing one puts it over both.

// side is one value of a conflict, in words, and the change that settles the conflict with it.
type side struct {
	words   string
	whole   string // of a text that is too long for a line
	settles assessment.Intent
}

// sides are the values that stand beside each other on a question, or anywhere ("").
func (d *desk) sides(words *lang.Language, question string) []side {
	var out []side
	for _, c := range d.state.Conflicts {
		if question != "" && c.Question != question {
			continue
		}
		kind := c.Field.Kind()
		what := string(c.Field)
		if words.Has("wizard.change." + kind) {
			what = words.T("wizard.change." + kind)
		}
		if c.Question != "" && question == "" {
			what = words.T("wizard.change.on", "question", c.Question, "what", what)
		}
		for _, v := range slices.SortedStableFunc(slices.Values(c.Values), func(a, b assessment.ConflictValue) int { return a.At.Compare(b.At) }) {
			value := brief(noNull(v.Value))
			if q := d.worded(c.Question); kind == "answer" && q != nil {
				value = shortAnswer(words, q, noNull(v.Value))
			}
			switch kind {
			case "step":
				value = stepBrief(words, noNull(v.Value))
			case "roadmap":
				value = roadmapBrief(words, noNull(v.Value))
			}
			out = append(out, side{
				whole: textOf(v),
				words: words.T("wizard.conflict.side", "what", what, "value", value, "by", v.By, "time", v.At.In(d.zone).Format("2006-01-02 15:04")),
				settles: assessment.Intent{Sets: []assessment.Set{{
					Field: c.Field, Value: []byte(v.Value),
				}}},
			})
		}
	}
	return out
}

// standingText is a text that is recorded on a question: all that stand beside each other after a merge, with a
// line between, so that writing on loses none of them.
func (d *desk) standingText(kind, question, recorded string) string {
	for _, c := range d.state.Conflicts {
		if c.Field.Kind() != kind || c.Question != question {
			continue
		}
		var texts []string
		for _, v := range c.Values {
			if t := textOf(v); t != "" {
				texts = append(texts, t)
			}
		}
		slices.Sort(texts)
		return strings.Join(texts, "\n\n")
	}
	return recorded
}

// textOf is a value that is a text; "" for any other.
func textOf(v assessment.ConflictValue) string {
	var s string
	if json.Unmarshal([]byte(noNull(v.Value)), &s) != nil {
		return ""
	}
	return s
}

// conflicting says whether two values stand beside each other anywhere on a question.
func (d *desk) conflicting(question string) bool {
	return slices.ContainsFunc(d.state.Conflicts, func(c assessment.Conflict) bool { return c.Question == question })
}

// conflictPicker chooses between the values on a question, or anywhere ("").
func conflictPicker(a *app, question string) *picker {
	p := &picker{
		id: "conflicts", title: a.t("conflict.title"), intro: a.t("conflict.intro"), empty: a.t("conflict.none"), stays: true,
	}
	p.items = func(a *app) []item {
		var out []item
		for i, s := range a.desk.sides(a.words, question) {
			it := item{text: s.words, value: strconv.Itoa(i), detail: s.whole}
			if i < 9 {
				it.key = strconv.Itoa(i + 1)
			}
			out = append(out, it)
		}
		return out
	}
	p.pick = func(a *app, it item) tea.Cmd {
		i, _ := strconv.Atoi(it.value)
		return a.put(a.desk.sides(a.words, question)[i].settles)
	}
	return p
}

// doSettle chooses in the line mode: on this question, or where nothing is open here, anywhere.
func (p *plainMode) doSettle(q *questionnaires.Question, _ string) {
	sides := p.d.sides(p.words, q.ID)
	if len(sides) == 0 {
		sides = p.d.sides(p.words, "")
	}
	if len(sides) == 0 {
		p.print(p.t("conflict.none"))
		return
	}
	var options []choice
	for i, s := range sides {
		options = append(options, choice{"side " + strconv.Itoa(i), s.words})
	}
	code, ok := p.pick(p.t("conflict.intro"), options)
	for i := range options {
		if ok && options[i].code == code {
			p.done(sides[i].settles)
			p.shown = false
		}
	}
}
