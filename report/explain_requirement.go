package report

import (
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Each requirement that is not met has one sentence, at the answer that would meet it: what is asked for, and what
// there is.

// certain is what is not met whatever the open answers turn out to be.
func (w *reasons) certain() []Block {
	failed := w.unmet(scoring.Failed)
	var items []Bullet
	told := map[scoring.RequirementAt]bool{}
	for i := range w.e.Acts {
		act := &w.e.Acts[i]
		if act.Kind != scoring.Raise && act.Kind != scoring.Prove && act.Kind != scoring.Review {
			continue
		}
		if text := w.needs(act, failed, told); text != "" {
			items = append(items, w.bullet(act.Question, sentences(text, w.stands(act))))
		}
	}
	items = append(items, w.remaining(failed, told)...)
	return w.list("report.why.certain", "certain", items)
}

// hanging is what hangs on open answers, with how each of them stands.
func (w *reasons) hanging() []Block {
	open := w.unmet(scoring.OpenYet)
	var items []Bullet
	told := map[scoring.RequirementAt]bool{}
	for i := range w.e.Acts {
		act := &w.e.Acts[i]
		if act.Kind == scoring.AskFact {
			continue
		}
		if text := w.needs(act, open, told); text != "" {
			items = append(items, w.bullet(act.Question, sentences(text, w.stands(act))))
		}
	}
	for i := range w.e.Acts {
		if act := &w.e.Acts[i]; act.Kind == scoring.AskFact {
			if text := w.decides(act, told); text != "" {
				items = append(items, w.bullet(act.Question, text))
			}
		}
	}
	items = append(items, w.remaining(open, told)...)
	return w.list("report.why.open", "open", items)
}

func (w *reasons) bullet(question, text string) Bullet {
	q := w.q.Question(question)
	if q == nil {
		return Bullet{Text: text}
	}
	return Bullet{Text: w.t("report.gap.sentence", "name", w.named(q), "because", text)}
}

// list is a heading with a sentence and a list; nothing where the list is empty. The short form ends early and says
// where the rest is.
func (w *reasons) list(key, id string, items []Bullet) []Block {
	if len(items) == 0 {
		return nil
	}
	shown := items
	if w.brief && len(items) > mostReasons {
		shown = items[:mostReasons]
	}
	out := []Block{
		Heading{Level: 2, ID: "why-" + id, Text: w.t(key)},
		Paragraph{Text: w.t(key + "-lead")},
		Bullets{Items: shown},
	}
	if more := len(items) - len(shown); more > 0 {
		out = append(out, Paragraph{Text: w.t("report.why.more", "n", more), Style: Small})
	}
	return out
}

// needs says what the requirements on the act's own question ask for, a sentence each; those that were told are
// marked.
func (w *reasons) needs(act *scoring.Act, among []scoring.RequirementAt, told map[scoring.RequirementAt]bool) string {
	q := w.q.Question(act.Question)
	if q == nil {
		return ""
	}
	text, last := "", -1
	for _, at := range among {
		r := w.requirementAt(at)
		if r.Kind != scoring.MinimumOption || r.Question != act.Question || r.Reading != act.Reading || told[at] {
			continue
		}
		told[at] = true
		if r.Need == last {
			continue // a higher level asks for the same
		}
		last = r.Need
		key := "report.why.needs"
		if r.Reading != scoring.Claimed {
			key = "report.why.needs-shown"
		}
		text = sentences(text, w.aimed(key, at.Level, "need", plainOption(w.inWordsOf(q, r.Need)), "reading", w.readingWord(r.Reading)))
	}
	return text
}

// stands says what there is now: the option that is known, or how the answer stands.
func (w *reasons) stands(act *scoring.Act) string {
	q := w.q.Question(act.Question)
	standing := w.standing(q)
	switch {
	case act.Kind == scoring.Prove:
		return w.t("report.why.to-prove", "have", plainOption(q, w.result(q.ID).Low[scoring.Claimed]))
	case act.Kind == scoring.Review:
		return w.t("report.why.to-review")
	case act.Kind == scoring.Accept:
		return w.t("report.why.to-accept", "reason", w.reason(q, w.entry(q.ID).Answer.Reason))
	case standing == scoring.Answered:
		return w.t("report.why.have", "have", plainOption(q, w.result(q.ID).Low[scoring.Claimed]))
	}
	return w.t("report.why.stands." + standing.String())
}

// decides says what an unknown fact decides: whether questions are asked, on which requirements stand.
func (w *reasons) decides(act *scoring.Act, told map[scoring.RequirementAt]bool) string {
	q := w.q.Question(act.Question)
	if q == nil {
		return ""
	}
	var refs []string
	for _, at := range slices.Concat(act.Mends, act.Waives, act.Helps, act.Joint) {
		r := w.requirementAt(at)
		if ref := w.refs[r.Question]; ref != "" && !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
		if r.Kind == scoring.MinimumOption && r.Verdict == scoring.OpenYet {
			told[at] = true
		}
	}
	standing := w.standingWord(w.standing(q))
	if len(refs) == 0 {
		return w.t("report.why.fact-some", "standing", standing)
	}
	return w.t("report.why.fact", "standing", standing, "refs", w.lang.List(refs))
}

// remaining are the requirements that no answer alone has a sentence for: shares and scores, with the answers that
// count in them, and whatever else is left.
func (w *reasons) remaining(among []scoring.RequirementAt, told map[scoring.RequirementAt]bool) []Bullet {
	var items []Bullet
	for _, at := range among {
		if told[at] {
			continue
		}
		r := w.requirementAt(at)
		if r.Kind == scoring.MinimumOption {
			if q := w.q.Question(r.Question); q != nil {
				text := w.aimed("report.why.needs", at.Level, "need", plainOption(w.inWordsOf(q, r.Need)))
				items = append(items, w.bullet(q.ID, sentences(text, w.t("report.why.have", "have", w.plainHave(q)))))
			}
			continue
		}
		text := w.hangsOn(at)
		if text == "" {
			text = w.ways(at)
		}
		items = append(items, Bullet{Text: sentences(w.together(at), text)})
	}
	return items
}

// plainHave is what there is now, or how the answer stands.
func (b *builder) plainHave(q *questionnaires.Question) string {
	if res := b.result(q.ID); res.Standing == scoring.Answered && res.Low[scoring.Claimed] >= 0 {
		return plainOption(q, res.Low[scoring.Claimed])
	}
	return b.standingWord(b.standing(q))
}
