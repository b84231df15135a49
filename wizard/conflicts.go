package wizard

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// After a merge two values of one field can stand beside each other. Somebody settles it by a new act, which
// is over both: with one of them, or with a text that holds both.

// dispute is one field with the values that stand beside each other, in words.
type dispute struct {
	field    assessment.Field
	question string
	what     string // is disputed: "answer", "finding"
	text     bool   // the values are texts of many words
	sides    []side // oldest first
}

// side is one value of a dispute, and the change that settles the dispute with it.
type side struct {
	value   string // in words, in whole
	by, who string // by: the author; who: the author with on whose behalf
	session string // in words, or ""
	when    string // YYYY-MM-DD hh:mm
	differs []stretch
	settles assessment.Intent
}

// disputes are all values that differ after a merge, in the order of the questions.
func (d *desk) disputes(words *lang.Language) []dispute {
	place := map[string]int{}
	for i, q := range d.q.Questions() {
		place[q.ID] = i + 1
	}
	var out []dispute
	for _, c := range d.state.Conflicts {
		out = append(out, d.dispute(words, c))
	}
	slices.SortStableFunc(out, func(a, b dispute) int { return cmp.Compare(place[a.question], place[b.question]) })
	return out
}

func (d *desk) dispute(words *lang.Language, c assessment.Conflict) dispute {
	out := dispute{field: c.Field, question: c.Question, what: disputed(words, c.Field), text: isNote(c.Field)}
	values := slices.SortedStableFunc(slices.Values(c.Values), func(a, b assessment.ConflictValue) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Act, b.Act))
	})
	for _, v := range values {
		s := side{
			value: d.valueWords(words, c.Field, v.Value), by: v.By, who: v.By,
			when:    v.At.In(d.zone).Format("2006-01-02 15:04"),
			settles: assessment.Intent{Sets: []assessment.Set{{Field: c.Field, Value: []byte(v.Value)}}},
		}
		if v.For != "" {
			s.who = words.T("wizard.conflict.for", "by", v.By, "for", v.For)
		}
		for _, o := range d.state.Sessions {
			if o.ID == v.Session && v.Session != "" {
				s.session = sessionWords(words, o)
			}
		}
		out.sides = append(out.sides, s)
	}
	if out.text {
		for i := range out.sides {
			other := out.sides[0]
			if i == 0 {
				other = out.sides[1]
			}
			out.sides[i].differs = differing(out.sides[i].value, other.value)
		}
	}
	return out
}

// isNote says whether a field is a text of many words, of which both versions can be kept.
func isNote(f assessment.Field) bool {
	kind := f.Kind()
	return kind == "finding" || kind == "working" || kind == "note"
}

// disputed names what is disputed.
func disputed(words *lang.Language, f assessment.Field) string {
	kind, rest, _ := strings.Cut(string(f), "/")
	switch {
	case kind == "about" && words.Has("wizard.about."+rest):
		return words.T("wizard.change.about") + ": " + words.T("wizard.about."+rest)
	case words.Has("wizard.change." + kind):
		return words.T("wizard.change." + kind)
	}
	return string(f)
}

// both is the change that keeps all texts of a dispute, one below the other, oldest first.
func (v dispute) both() assessment.Intent {
	var texts []string
	for _, s := range v.sides {
		if t := textOf(string(s.settles.Sets[0].Value)); t != "" && !slices.Contains(texts, t) {
			texts = append(texts, t)
		}
	}
	whole, _ := json.Marshal(strings.Join(texts, "\n\n"))
	return assessment.Intent{Sets: []assessment.Set{{Field: v.field, Value: whole}}}
}

// valueWords is a field's value in whole, as one reads it.
func (d *desk) valueWords(words *lang.Language, f assessment.Field, src string) string {
	src = noNull(src)
	if src == "" {
		return words.T("wizard.conflict.nothing")
	}
	q := d.worded(f.Question())
	switch kind := f.Kind(); {
	case kind == "answer" && q != nil:
		var ans questionnaires.Answer
		if json.Unmarshal([]byte(src), &ans) == nil {
			return answerWords(words, q, ans)
		}
	case kind == "evidence":
		var e assessment.Evidence
		if json.Unmarshal([]byte(src), &e) == nil {
			return strings.Join(nonEmptyOf(evidenceWords(words, d, e, ""), hashedFile(words, e)), " · ")
		}
	case kind == "session":
		var s assessment.Session
		if json.Unmarshal([]byte(src), &s) == nil {
			return sessionWords(words, s)
		}
	case kind == "position" && q != nil:
		var p assessment.Position
		if json.Unmarshal([]byte(src), &p) == nil {
			return strings.TrimSuffix(positionBrief(words, q, f, src)+" – "+p.Note, " – ")
		}
	case kind == "review" && q != nil:
		var r assessment.Review
		if json.Unmarshal([]byte(src), &r) == nil {
			return strings.TrimSuffix(reviewBrief(words, q, src)+" – "+r.Reason, " – ")
		}
	case kind == "row" && q != nil:
		return rowBrief(words, q, src)
	case kind == "status":
		return statusChangeTo(words, src)
	case kind == "provided":
		return providedBrief(words, src)
	case kind == "step":
		return stepBrief(words, src)
	case kind == "roadmap":
		return roadmapBrief(words, src)
	case kind == "mark":
		return words.T("wizard.question.marked")
	}
	var s string
	if json.Unmarshal([]byte(src), &s) == nil {
		return s
	}
	var names []string
	if json.Unmarshal([]byte(src), &names) == nil {
		return strings.Join(names, "; ")
	}
	return src
}

// statusChangeTo is a status in words, with who approved.
func statusChangeTo(words *lang.Language, src string) string {
	v := struct {
		Now      string
		Approval *assessment.Approval
	}{}
	_ = json.Unmarshal([]byte(src), &v)
	if v.Approval != nil {
		return words.T("wizard.change.approval", "name", v.Approval.Name)
	}
	return statusName(words, v.Now)
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
			if t := textOf(v.Value); t != "" {
				texts = append(texts, t)
			}
		}
		slices.Sort(texts)
		return strings.Join(texts, "\n\n")
	}
	return recorded
}

// textOf is a value that is a text; "" for any other.
func textOf(value string) string {
	var s string
	if json.Unmarshal([]byte(noNull(value)), &s) != nil {
		return ""
	}
	return s
}
