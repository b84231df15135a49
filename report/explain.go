package report

import "cirtkit/scoring"

// Why the level is what it is, is told in the order in which it binds: what is certain, what hangs on open answers,
// what stands by claim and not by evidence, which answers move the scores, and what was left out. Texts of options are
// whole sentences of questionnaires, so that they stand behind a colon.

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
