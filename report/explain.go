package report

import (
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Why the level is what it is, is told in the order in which it binds: what is certain, what hangs on open answers,
// what stands by claim and not by evidence, which answers move the scores, and what was left out. Each requirement
// that is not met has one sentence, at the answer that would meet it. Texts of options are whole sentences of
// questionnaires, so that they stand behind a colon.

// How many items the short form names; the gap register and the command have all.
const (
	mostReasons = 8
	mostMoves   = 3 // of a section, in the long form; the short one has the first
	mostNamed   = 8 // of the questions that a share or a score is taken over
	mostInFull  = 4 // of them, with their names; of more the numbers stand alone
)

// Explain says why the level towards the target is what it is, and what it lacks.
func Explain(s Source) []Block { return newBuilder(s).why(false) }

// whyPart is the short form for the report.
func (b *builder) whyPart() []Part {
	if !b.aims() {
		return nil
	}
	return []Part{{ID: "why", Title: b.aimed("report.why.title", b.target.Level), NewPage: true, Blocks: b.why(true)}}
}

func (b *builder) why(brief bool) []Block {
	if b.factsOnly {
		return []Block{
			Paragraph{Text: b.t("report.why.stock-take"), Style: Lead},
			Paragraph{Text: b.stockTakeLead(b.countOf("", b.questions()))},
		}
	}
	var e *scoring.Explanation
	if b.ladder != nil {
		e = b.judged.Explain(scoring.Claimed, b.target)
	}
	switch {
	case b.ladder == nil:
		return append(b.levelBlocks(), Paragraph{Text: b.t("report.why.no-level")})
	case e == nil: // a profile that the result was not scored with
		return b.levelBlocks()
	}
	w := reasons{builder: b, e: e, brief: brief}
	out := w.lead()
	out = append(out, w.certain()...)
	out = append(out, w.hanging()...)
	out = append(out, w.readingsDiffer()...)
	if !brief && w.Result.Tally("").Scored[scoring.Answered] > 0 { // the report has them beside the scores
		out = append(out, w.moves()...)
	}
	return append(out, w.waived()...)
}

// reasons is an explanation while it is told.
type reasons struct {
	*builder
	e     *scoring.Explanation
	brief bool
}

func (w *reasons) requirementAt(at scoring.RequirementAt) *scoring.RequirementResult {
	return &w.e.Ladder.Rungs[at.Level-1].Requirements[at.Index]
}

// lacking are the levels above the one reached that the explanation is about.
func (w *reasons) lacking() (from, to int) {
	return w.e.Ladder.Reached + 1, min(w.e.To, len(w.e.Ladder.Rungs))
}

// unmet lists the requirements up to the target that are not met, in order.
func (w *reasons) unmet(verdict scoring.Verdict) []scoring.RequirementAt {
	var out []scoring.RequirementAt
	for level, to := w.lacking(); level <= to; level++ {
		for i := range w.e.Ladder.Rungs[level-1].Requirements {
			if at := (scoring.RequirementAt{Level: level, Index: i}); w.requirementAt(at).Verdict == verdict {
				out = append(out, at)
			}
		}
	}
	return out
}

// lead is the level with how far each of the next ones is, and what makes a level out of reach as a whole.
func (w *reasons) lead() []Block {
	var out []Block
	text := ""
	switch {
	case w.wanted:
		out, text = []Block{Paragraph{Text: w.wantedLead(), Style: Lead}}, w.wantedSentences()
	case w.profile != nil:
		key := "report.profile.claimed." + profileWord(&w.e.Ladder.Rungs[0])
		out = []Block{Paragraph{Text: w.t(key, "profile", w.profile.Title), Style: Lead}}
		text = w.profileCount()
	default:
		out = []Block{Paragraph{Text: w.levelSentence(scoring.Claimed), Style: Lead}}
		for level, to := w.lacking(); level <= to; level++ {
			text = sentences(text, w.metSentence(w.e.Ladder, level))
		}
		if n := w.openCount(); n > 0 && w.e.Ladder.Possible > w.e.Ladder.Reached {
			text = sentences(text, w.t("report.level.possible", "level", w.e.Ladder.Possible, "n", n))
		}
	}
	text = sentences(text, w.atOneGlance())
	if from, to := w.lacking(); from < to && !w.brief && w.profile == nil && !w.wanted {
		text = sentences(text, w.t("report.why.towards", "level", w.target.Level, "title", w.ladder.Rungs[to-1].Title))
	}
	for _, l := range w.e.Levels {
		if l.Level <= w.e.Ladder.Reached {
			continue
		}
		switch {
		case l.Empty:
			text = sentences(text, w.aimed("report.why.empty", l.Level))
		case l.TooWaived:
			text = sentences(text, w.aimed("report.why.too-waived", l.Level))
		}
		for _, at := range l.Beyond {
			if q := w.q.Question(w.requirementAt(at).Question); q != nil {
				text = sentences(text, w.aimed("report.why.beyond", at.Level, "name", w.named(q)))
			}
		}
	}
	if text != "" {
		out = append(out, Paragraph{Text: text})
	}
	return out
}

// atOneGlance is said where one sentence tells all: nothing lacks, or nothing is known.
func (w *reasons) atOneGlance() string {
	n := w.Result.Tally("").Scored
	known, open := n[scoring.Answered], n[scoring.Open]+n[scoring.Unreadable]
	others := n[scoring.DontKnow] + n[scoring.Disputed] + n[scoring.Conflicting]
	switch from, to := w.lacking(); {
	case from > to:
		text := w.aimed("report.why.reached", w.target.Level)
		if w.openCount() > 0 {
			text = sentences(text, w.t("report.why.reached-open"))
		}
		return text
	case known == 0 && n[scoring.Withheld] == 0 && others == 0 && open > 0:
		return w.aimed("report.why.nothing-answered", w.target.Level)
	case known == 0 && open == 0 && others == 0 && n[scoring.Withheld] > 0:
		return w.aimed("report.why.all-withheld", w.target.Level)
	}
	return ""
}

// profileCount counts a profile's requirements by verdict.
func (w *reasons) profileCount() string {
	rung := &w.e.Ladder.Rungs[0]
	text := w.t("report.profile.count", "met", rung.CountMet, "failed", rung.CountFailed, "open", rung.CountOpen,
		"n", rung.CountMet+rung.CountFailed+rung.CountOpen)
	if rung.CountWaived > 0 {
		text = sentences(text, w.t("report.level.waived", "n", rung.CountWaived))
	}
	return text
}

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

// waived is what was left out, by level, and why the level stands in any case.
func (w *reasons) waived() []Block {
	var items []Bullet
	for level := 1; level <= min(max(w.e.To, w.e.Ladder.Reached), len(w.e.Ladder.Rungs)); level++ {
		rung := &w.e.Ladder.Rungs[level-1]
		if rung.CountWaived == 0 {
			continue
		}
		var names []string
		for i := range rung.Requirements {
			if r := &rung.Requirements[i]; r.Verdict == scoring.Waived {
				names = append(names, w.leftOut(r))
			}
		}
		n := len(rung.Requirements)
		text := w.aimed("report.why.waived", level, "n", rung.CountWaived, "all", n, "names", w.lang.Clauses(names))
		switch {
		case 2*rung.CountWaived > n:
			text = sentences(text, w.aimed("report.why.waived-too-many", level))
		case rung.Met:
			text = sentences(text, w.t("report.why.waived-met", "n", n-rung.CountWaived))
		default:
			text = sentences(text, w.t("report.why.waived-rest"))
		}
		items = append(items, Bullet{Text: text})
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{Heading{Level: 2, ID: "why-waived", Text: w.t("report.why.left-out")}, Bullets{Items: items}}
}

// leftOut names a waived requirement with the reason for which it is left out.
func (w *reasons) leftOut(r *scoring.RequirementResult) string {
	q := w.q.Question(r.Question)
	switch {
	case q == nil:
		return w.sectionName(r.Section)
	case w.standing(q) == scoring.NotApplicable:
		return w.t("report.why.waived-reason", "name", w.named(q), "reason", w.reason(q, w.entry(q.ID).Answer.Reason))
	}
	return w.t("report.why.waived-reason", "name", w.named(q), "reason", w.standingWord(w.standing(q)))
}
