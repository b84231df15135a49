package wizard

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// answerWords is an answer as one reads it: the option's text, "don't know", a number with its unit.
func (a *app) answerWords(q *questionnaires.Question, ans questionnaires.Answer) string {
	return answerWords(a.words, q, ans)
}

// nowWords is what is recorded on a question in a few words: the answer, how many entries a list has, or that answers differ
// after a merge.
func nowWords(words *lang.Language, q *questionnaires.Question, e *assessment.Entry) string {
	if e.Conflict {
		return words.T("wizard.find.conflict")
	}
	return claimWords(words, q, e)
}

// claimWords is an answer as one reads it; of a list that has entries, how many.
func claimWords(words *lang.Language, q *questionnaires.Question, e *assessment.Entry) string {
	if len(e.Rows) > 0 {
		return words.T("wizard.rows.count", "n", len(e.Rows))
	}
	return answerWords(words, q, e.Answer)
}

func answerWords(words *lang.Language, q *questionnaires.Question, ans questionnaires.Answer) string {
	t := func(key string) string { return words.T("wizard." + key) }
	switch ans.State {
	case questionnaires.Unanswered:
		return t("answer.unanswered")
	case questionnaires.DontKnow:
		return t("answer.dont-know")
	case questionnaires.Withheld:
		return t("answer.withheld")
	case questionnaires.NotApplicable:
		reason := ans.Reason
		for _, r := range q.NA {
			if r.ID == reason {
				reason = r.Text
			}
		}
		if reason == "" {
			return t("answer.not-applicable")
		}
		return t("answer.not-applicable") + ": " + reason
	}
	if ans.Option != "" {
		if i := q.OptionIndex(ans.Option); i >= 0 {
			return optionWords(q, i)
		}
		return ans.Option
	}
	if q.Type == questionnaires.Choices {
		var out []string
		for _, c := range ans.Options {
			if i := q.OptionIndex(c); i >= 0 {
				out = append(out, q.Options[i].Text)
			}
		}
		if len(out) == 0 {
			return t("answer.none-of-these")
		}
		return strings.Join(out, "; ")
	}
	v := valueOf(ans)
	if q.Type == questionnaires.List {
		return t("answer.no-entries")
	}
	if v == "" {
		return t("answer.answered")
	}
	switch {
	case ans.Number != "":
		return bounds{q.Min, q.Max, q.Unit}.words(words, v)
	case ans.Date != "":
		return words.Date(v)
	}
	return v
}

// conflictWords says which answers stand beside each other after a merge, and whose they are.
func conflictWords(words *lang.Language, d *desk, q *questionnaires.Question) string {
	var sides []string
	for _, c := range d.state.Conflicts {
		if c.Question != q.ID || c.Field.Kind() != "answer" {
			continue
		}
		for _, v := range c.Values {
			side := shortAnswer(words, q, noNull(v.Value))
			if v.By != "" {
				side += " (" + v.By + ")"
			}
			sides = append(sides, side)
		}
	}
	return strings.TrimSpace(words.T("wizard.question.conflict") + " " + strings.Join(sides, "; "))
}

// optionWords is an option's text, with its code before it where the code is a number on a scale.
func optionWords(q *questionnaires.Question, i int) string {
	o := q.Options[i]
	if q.Type == questionnaires.Scale && len(o.Code) <= 3 {
		return o.Code + " " + o.Text
	}
	return o.Text
}

// changeWords says what a change did, or would do; within says that its question is known from where
// the words stand.
func changeWords(words *lang.Language, d *desk, c assessment.Change, within bool) string {
	t := func(key string, facts ...any) string { return words.T("wizard."+key, facts...) }
	s := oneChange(words, d, c, within)
	if len(c.Also) > 0 {
		s += " " + t("change.others", "n", len(c.Also))
	}
	return s
}

func oneChange(words *lang.Language, d *desk, c assessment.Change, within bool) string {
	t := func(key string, facts ...any) string { return words.T("wizard."+key, facts...) }
	before, after := noNull(c.Before), noNull(c.After)
	kind := c.Field.Kind()
	what := string(c.Field)
	if words.Has("wizard.change." + kind) {
		what = t("change." + kind)
	}
	if option, ok := strings.CutPrefix(string(c.Field), "step/"+c.Question+"/"); ok {
		what = t("change.step-to", "option", option)
	}
	if c.Question != "" && !within {
		what = t("change.on", "question", c.Question, "what", what)
	}
	q := d.worded(c.Question)
	switch {
	case kind == "about":
		_, name, _ := strings.Cut(string(c.Field), "/")
		what = t("about." + name)
	case kind == "answer" && q != nil:
		before, after = shortAnswer(words, q, before), shortAnswer(words, q, after)
		if before == after { // chosen among several after a merge
			break
		}
		if within {
			return t("change.answer-within", "before", before, "after", after)
		}
		return t("change.of-answer", "question", c.Question, "before", before, "after", after)
	case kind == "position" && q != nil:
		before, after = positionBrief(words, q, c.Field, before), positionBrief(words, q, c.Field, after)
	case kind == "evidence":
		if hash := hashChange(words, before, after); hash != "" {
			return hash
		}
	case kind == "row" && q != nil:
		before, after = rowBrief(words, q, before), rowBrief(words, q, after)
	case kind == "status":
		return statusChange(words, before, after)
	case kind == "review" && q != nil:
		before, after = reviewBrief(words, q, before), reviewBrief(words, q, after)
	case kind == "mark" && after != "":
		return what
	case kind == "provided":
		before, after = providedBrief(words, before), providedBrief(words, after)
	case kind == "step":
		before, after = stepBrief(words, before), stepBrief(words, after)
	case kind == "roadmap":
		before, after = roadmapBrief(words, before), roadmapBrief(words, after)
	}
	switch {
	case before == "" && after == "":
		return what
	case before == "":
		return t("change.added", "what", what, "value", brief(after))
	case after == "":
		return t("change.removed", "what", what)
	}
	return t("change.changed", "what", what, "value", brief(after))
}

// statusChange says which approval came or went, or between which states the assessment moved.
func statusChange(words *lang.Language, before, after string) string {
	read := func(src string) (now string, by string) {
		v := struct {
			Now      string
			Approval *assessment.Approval
		}{Now: "draft"}
		if src != "" {
			_ = json.Unmarshal([]byte(src), &v)
		}
		if v.Approval != nil {
			by = v.Approval.Name
		}
		return v.Now, by
	}
	was, wasBy := read(before)
	is, isBy := read(after)
	if by := isBy + wasBy; (isBy == "") != (wasBy == "") {
		return words.T("wizard.change.approval", "name", by)
	}
	if was == is { // set again, after a change had opened a new draft
		return statusName(words, is)
	}
	return words.T("wizard.change.answer-within", "before", statusName(words, was), "after", statusName(words, is))
}

func statusName(words *lang.Language, s string) string {
	if words.Has("wizard.status." + s) {
		return words.T("wizard.status." + s)
	}
	return s
}

func noNull(src string) string {
	if src == "null" {
		return ""
	}
	return src
}

// positionBrief is a position's JSON as its institution with what it said; "" for none.
func positionBrief(words *lang.Language, q *questionnaires.Question, f assessment.Field, src string) string {
	var p assessment.Position
	if src == "" || json.Unmarshal([]byte(src), &p) != nil {
		return ""
	}
	name, err := url.PathUnescape(string(f[strings.LastIndexByte(string(f), '/')+1:]))
	if err != nil {
		name = ""
	}
	return name + ", " + answerWords(words, q, p.Answer)
}

// rowBrief is a list row's JSON with each value after its label; "" for none.
func rowBrief(words *lang.Language, q *questionnaires.Question, src string) string {
	var r questionnaires.Row
	if src == "" || json.Unmarshal([]byte(src), &r.Cells) != nil {
		return src
	}
	return rowWords(words, q, r)
}

func providedBrief(words *lang.Language, src string) string {
	var code string
	if json.Unmarshal([]byte(src), &code) != nil || !words.Has("wizard.provided."+code) {
		return src
	}
	return words.T("wizard.provided." + code)
}

// stepBrief is what is set on a step; "" for nothing.
func stepBrief(words *lang.Language, src string) string {
	var s assessment.LocalStep
	if src == "" || json.Unmarshal([]byte(src), &s) != nil {
		return src
	}
	var parts []string
	if words.Has("wizard.step-status." + s.Status) {
		parts = append(parts, words.T("wizard.step-status."+s.Status))
	}
	for _, value := range []struct{ key, text string }{
		{"days", s.Days}, {"owner", s.Owner}, {"cost", s.Cost}, {"funding", s.Funding}, {"due", s.Due},
	} {
		if value.text != "" {
			parts = append(parts, words.T("wizard.step."+value.key)+": "+value.text)
		}
	}
	return strings.Join(parts, ", ")
}

// roadmapBrief is a recorded roadmap by its target, its day and its steps; "" for none.
func roadmapBrief(words *lang.Language, src string) string {
	var r assessment.Roadmap
	if src == "" || json.Unmarshal([]byte(src), &r) != nil {
		return src
	}
	return words.T("wizard.change.roadmap-of", "target", r.Target+r.Profile, "made", r.Made, "n", len(r.Steps))
}

// shortAnswer is an answer in JSON, in a few words.
func shortAnswer(words *lang.Language, q *questionnaires.Question, src string) string {
	var ans questionnaires.Answer
	if src != "" && json.Unmarshal([]byte(src), &ans) != nil {
		return src
	}
	if ans.State == questionnaires.Answered && ans.Option != "" && len(ans.Option) <= 3 {
		return ans.Option
	}
	return cut(answerWords(words, q, ans), 40)
}

// brief is the beginning of a JSON value, as text.
func brief(src string) string {
	var s string
	if json.Unmarshal([]byte(src), &s) == nil {
		return cut("“"+strings.Join(strings.Fields(s), " "), 50) + "”"
	}
	var names []string
	if json.Unmarshal([]byte(src), &names) == nil {
		return cut(strings.Join(names, "; "), 50)
	}
	var cells map[string]string
	if json.Unmarshal([]byte(src), &cells) == nil && cells["reference"] == "" && cells["kind"] == "" && cells["now"] == "" {
		return cut(strings.Join(slices.Sorted(maps.Values(cells)), ", "), 50)
	}
	var record struct{ Reference, Kind, Now, To string }
	if json.Unmarshal([]byte(src), &record) == nil {
		if s := record.Reference + record.Kind + record.Now + record.To; s != "" {
			return cut(s, 50)
		}
	}
	return cut(src, 50)
}

// evidenceWords is a record in one line, with the option it supports on a question ("" for none).
func (a *app) evidenceWords(e assessment.Evidence, question string) string {
	return evidenceWords(a.words, a.desk, e, question)
}

func evidenceWords(words *lang.Language, d *desk, e assessment.Evidence, question string) string {
	t := func(key string, facts ...any) string { return words.T("wizard."+key, facts...) }
	parts := []string{e.Reference}
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(e.Place)
	add(e.Issuer)
	add(e.Date)
	how := t("how-met." + e.How)
	if e.How == "promised" && e.Promised != "" {
		how += " (" + strings.TrimSpace(e.Promised+" "+e.Due) + ")"
	}
	add(how)
	if e.ValidUntil != "" && e.ValidUntil < d.on() {
		add(t("evidence.expired", "date", e.ValidUntil))
	}
	if code, ok := e.Supports[question]; ok {
		switch q := d.q.Question(question); {
		case q == nil:
		case !q.Scored():
			add(t("evidence.supports-answer"))
		case q.OptionIndex(code) >= 0:
			key := "evidence.supports"
			if !e.Supporting(d.on()) {
				key = "evidence.would-support"
			}
			add(t(key, "option", code))
		}
	}
	return strings.Join(parts, " · ")
}

func positionWords(words *lang.Language, d *desk, q *questionnaires.Question, p assessment.Position) string {
	s := p.Institution
	for _, o := range d.state.Sessions {
		if o.ID == p.Session {
			s += " (" + sessionWords(words, o) + ")"
		}
	}
	s += ": " + answerWords(words, q, p.Answer)
	if p.Note != "" {
		s += " – " + p.Note
	}
	return s
}

// sessionWords is a session in one line.
func sessionWords(words *lang.Language, s assessment.Session) string {
	parts := []string{words.T("wizard.session-kind." + s.Kind)}
	place, there := s.Place, strings.Join(s.Institutions, "; ")
	if place == there { // they met at their own place
		place = ""
	}
	for _, p := range []string{s.Date, place, there} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}

// placedSession is a session in one line without those who were there.
func placedSession(words *lang.Language, s assessment.Session) string {
	s.Institutions = nil
	return sessionWords(words, s)
}

// briefSession is a session as it is named beside a question: its institutions, or else its kind and day.
func briefSession(words *lang.Language, s assessment.Session) string {
	if len(s.Institutions) > 0 {
		return strings.Join(s.Institutions, "; ")
	}
	return strings.TrimSpace(words.T("wizard.session-kind."+s.Kind) + " " + s.Date)
}

// reportSource is what reports and results are made of.
func reportSource(d *desk, words *lang.Language, program string) report.Source {
	return report.Source{
		State: d.state, Result: d.result, Language: words, Program: program, Target: cmp.Or(d.toward, d.state.About.Target), Brief: true, Plan: d.pace,
		Profiles: d.profiles, Since: d.differs,
	}
}

// source is what reports and results of the assessment that lies open are made of.
func (a *app) source() report.Source { return reportSource(a.desk, a.words, a.cfg.Program) }
