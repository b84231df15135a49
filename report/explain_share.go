package report

import (
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// A share or a score is met by several answers together, so that none of them alone has a sentence for it.

// together is a share or a score in a sentence: what is asked of several answers, and what there is.
func (w *reasons) together(at scoring.RequirementAt) string {
	r := w.requirementAt(at)
	requirements := w.e.Ladder.Rungs[at.Level-1].Requirements
	source := shareSource(w.requires(&w.ladder.Rungs[at.Level-1]), requirements[:at.Index+1])
	_, need, have := w.requirement(r, source)
	if r.Kind == scoring.ShareAtLeast {
		key := "report.why.share"
		if r.Section == "" {
			key = "report.why.share-whole"
		}
		return w.aimed(key, at.Level, "section", w.sectionName(r.Section), "n", len(r.Questions),
			"answers", w.shareAnswers(source), "need", w.percent(r.NeedValue), "have", have)
	}
	return w.aimed("report.why.score", at.Level, "section", w.sectionName(r.Section), "need", need, "have", have)
}

// shareAnswers names the answers that carry weight in a share.
func (b *builder) shareAnswers(source *questionnaires.Requirement) string {
	switch {
	case source == nil:
	case source.AtLeastValue != nil:
		return b.t("report.why.share-answers-value", "value", b.percent(source.AtLeastValue.Float()))
	case source.AtLeast != "":
		return b.t("report.why.share-answers-option", "option", source.AtLeast)
	}
	return b.t("report.why.share-answers")
}

// sectionName is a section's title, or that all questions are meant.
func (b *builder) sectionName(id string) string {
	if s := b.q.Section(id); s != nil {
		return s.Title
	}
	return b.t("report.requirement.whole")
}

// ways names the answers that would bring a share or score over its border by themselves, and without such those
// that count towards it.
func (w *reasons) ways(at scoring.RequirementAt) string {
	var enough, help []string
	for i := range w.e.Acts {
		act := &w.e.Acts[i]
		q := w.q.Question(act.Question)
		switch {
		case act.Kind == scoring.AskFact || q == nil:
		case slices.Contains(act.Mends, at):
			enough = append(enough, q.ID)
		case slices.Contains(act.Helps, at) || slices.Contains(act.Joint, at):
			help = append(help, q.ID)
		}
	}
	switch {
	case len(enough) > 0:
		return w.t("report.why.any", "n", len(enough), "refs", w.someQuestions(enough))
	case len(help) > 0:
		return w.t("report.why.several", "n", len(help), "refs", w.someQuestions(help))
	}
	return ""
}

// someQuestions names a few questions in full, and of many the numbers of the first.
func (b *builder) someQuestions(ids []string) string {
	var refs, names []string
	for _, id := range ids {
		refs = append(refs, b.refs[id])
		names = append(names, b.named(b.q.Question(id)))
	}
	if len(ids) <= mostInFull {
		return b.lang.Clauses(names)
	}
	return b.some(refs)
}

// hangsOn names the open answers that a requirement hangs on, with how each of them stands; "" where it is certain.
func (w *reasons) hangsOn(at scoring.RequirementAt) string {
	var names []string
	for _, h := range w.judged.HangsOn(w.e.Reading, w.e.Target, at) {
		standing := w.t("report.why.not-shown")
		if h.Standing == scoring.Unreadable {
			h.Standing = scoring.Open // see builder.standing
		}
		if h.Standing != scoring.Answered {
			standing = w.standingWord(h.Standing)
		}
		names = append(names, w.t("report.why.hang", "ref", w.refs[h.Question], "standing", standing))
	}
	if len(names) == 0 {
		return ""
	}
	return w.t("report.why.hangs", "n", len(names), "refs", w.some(names))
}

// some names the first of many.
func (b *builder) some(names []string) string {
	if len(names) <= mostNamed {
		return b.lang.List(names)
	}
	return b.t("report.why.and-more", "names", b.lang.List(names[:mostNamed]), "n", len(names)-mostNamed)
}
