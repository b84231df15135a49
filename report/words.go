package report

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

func number(n int) string { return strconv.Itoa(n) }

// decimal writes a number with at most so many places, a half rounded up as percents are.
func (b *builder) decimal(v float64, places int) string { return b.lang.Number(v, places) }

// percent writes a share of one, rounded to whole percents; what is neither none nor all is never
// rounded to 0 or 100.
func (b *builder) percent(share float64) string {
	p := math.Round(share * 100)
	if share > 0 && p == 0 {
		p = 1
	}
	if share < 1-1e-9 && p == 100 {
		p = 99
	}
	return b.lang.Percent(int(p))
}

// date writes YYYY-MM-DD as the language does; anything else stays as it is.
func (b *builder) date(iso string) string { return b.lang.Date(iso) }

// short is the beginning of a hash, enough to compare by eye.
func short(hash string) string {
	if len(hash) > 12 {
		return hash[:12]
	}
	return hash
}

// lines joins what is not empty, a line each.
func lines(items ...string) string {
	var out []string
	for _, item := range items {
		if item != "" {
			out = append(out, item)
		}
	}
	return strings.Join(out, "\n")
}

// option is one option of a question in words: its code, where that is a number, and its text.
func (b *builder) option(q *questionnaires.Question, place int) string {
	if place < 0 || place >= len(q.Options) {
		return b.t("report.none")
	}
	o := q.Options[place]
	if o.Text == "" {
		return o.Code
	}
	if _, err := strconv.Atoi(o.Code); err != nil {
		return o.Text
	}
	return b.t("report.option", "code", o.Code, "text", o.Text)
}

// optionText is an option's text without its code.
func optionText(q *questionnaires.Question, place int) string {
	if place < 0 || place >= len(q.Options) {
		return ""
	}
	return cmp.Or(q.Options[place].Text, q.Options[place].Code)
}

// answer is an answer in words. What the questionnaire does not know is shown as it stands.
func (b *builder) answer(q *questionnaires.Question, a questionnaires.Answer) string {
	switch a.State {
	case questionnaires.NotApplicable:
		return b.t("report.answer.not-applicable", "reason", b.reason(q, a.Reason))
	case questionnaires.DontKnow:
		return b.t("report.answer.dont-know")
	case questionnaires.Withheld:
		return b.t("report.answer.withheld")
	case questionnaires.Answered:
	default:
		return b.t("report.answer.open")
	}
	switch q.Type {
	case questionnaires.Scale, questionnaires.YesNo, questionnaires.Choice:
		if i := q.OptionIndex(a.Option); i >= 0 {
			return b.option(q, i)
		}
		return b.t("report.answer.unknown-option", "code", a.Option)
	case questionnaires.Choices:
		if len(a.Options) == 0 {
			return b.t("report.answer.none-of-these")
		}
		var texts []string
		for _, code := range a.Options {
			texts = append(texts, cmp.Or(optionText(q, q.OptionIndex(code)), code))
		}
		return b.lang.Clauses(texts)
	case questionnaires.Number:
		return b.lang.Quantity(a.Number, q.Unit)
	case questionnaires.Date:
		return b.date(a.Date)
	case questionnaires.List:
		if n := len(b.entry(q.ID).Rows); n > 0 {
			return b.t("report.answer.rows", "n", n)
		}
		return b.t("report.answer.no-rows")
	default:
		return a.Text
	}
}

// reason is the text of a reason's code, or the words that were entered.
func (b *builder) reason(q *questionnaires.Question, code string) string {
	for _, na := range q.NA {
		if na.ID == code {
			return na.Text
		}
	}
	return code
}

// claim is the answer as it stands, a conflict included.
func (b *builder) claim(q *questionnaires.Question) string {
	if b.result(q.ID).Standing == scoring.NotAsked {
		return b.t("report.answer.not-asked")
	}
	if e := b.entry(q.ID); !e.Conflict {
		return b.answer(q, e.Answer)
	}
	return b.t("report.answer.conflict")
}

// standsAt is what is known of a scored question in a reading: an option, or from which to which.
func (b *builder) standsAt(q *questionnaires.Question, r scoring.Reading) string {
	res := b.result(q.ID)
	switch {
	case res.Standing == scoring.NotAsked || res.Standing == scoring.NotApplicable:
		return b.t("report.none")
	case b.hidden(q) || r == scoring.Claimed && res.Standing != scoring.Answered:
		return b.claim(q) // what is withheld is withheld in every reading, one that a reviewer corrected included
	case res.Low[r] < 0:
		return b.t("report.none")
	case res.Low[r] == res.High[r]:
		return b.option(q, res.Low[r])
	case r == scoring.Evidenced && res.Standing == scoring.Answered:
		return b.t("report.answer.not-evidenced")
	case r == scoring.Reviewed:
		return b.t("report.answer.not-reviewed")
	}
	return b.claim(q)
}

// bounds is a score in words without what is known so far: by evidence or review, what is known can be a
// few answers that lie high, and would read as more than what is claimed.
func (b *builder) bounds(s *scoring.NodeScore, rule *questionnaires.ScoreRule) string {
	if s == nil || rule == nil || !s.Low.Defined || !s.High.Defined {
		return b.t("report.score.undefined")
	}
	low, high := b.scoreNumber(s.Low.V, rule), b.scoreNumber(s.High.V, rule)
	if low == high {
		return b.scoreValue(s.Low.V, rule)
	}
	return b.t("report.score.bounds", "low", low, "high", high)
}

// score is a score in words: so far, and the bounds where they differ.
func (b *builder) score(s *scoring.NodeScore, rule *questionnaires.ScoreRule) string {
	bounds := b.bounds(s, rule)
	if s == nil || rule == nil || !s.SoFar.Defined || bounds == b.scoreValue(s.Low.V, rule) {
		return bounds
	}
	return b.t("report.score.so-far", "value", b.scoreValue(s.SoFar.V, rule), "bounds", bounds)
}

// scoreValue is one number on a rule's displayed scale: a percentage out of 1, else "3.1 of 5".
func (b *builder) scoreValue(v float64, rule *questionnaires.ScoreRule) string {
	number := b.scoreNumber(v, rule)
	if isSum(rule) || rule.OutOf == questionnaires.One || rule.OutOf == 0 {
		return number
	}
	return b.t("report.score.out-of", "value", number, "out-of", b.decimal(rule.OutOf.Float(), 3))
}

// scoreNumber is scoreValue without the end of the scale. As with percents, what is not full is never rounded to the
// end, nor what is not empty to 0; of points the end is not shown.
func (b *builder) scoreNumber(v float64, rule *questionnaires.ScoreRule) string {
	switch {
	case isSum(rule):
		return b.decimal(notEmpty(v, 2), 2)
	case rule.OutOf == questionnaires.One || rule.OutOf == 0:
		return b.percent(v)
	}
	top, places := rule.OutOf.Float(), scorePlaces(rule.OutOf)
	unit := math.Pow10(places)
	if last := (math.Round(top*unit) - 1) / unit; v < top-1e-9 {
		v = min(v, last)
	}
	return b.decimal(notEmpty(v, places), places)
}

// notEmpty is a number that is not rounded to 0 at so many places unless it is 0.
func notEmpty(v float64, places int) float64 {
	if v > 1e-9 {
		return max(v, 1/math.Pow10(places))
	}
	return v
}

// scorePlaces is how many places a score is shown with: none on a scale of 20 and more, else one; more where the end
// of the scale has more, or would leave nothing between it and 0.
func scorePlaces(outOf questionnaires.Decimal) int {
	places := 1
	if outOf >= 20*questionnaires.One {
		places = 0
	}
	unit := questionnaires.One // of the last place, in thousandths
	for range places {
		unit /= 10
	}
	for unit > 1 && (outOf%unit != 0 || outOf < 2*unit) {
		unit /= 10
		places++
	}
	if outOf < 2*unit {
		places++
	}
	return places
}

func isSum(rule *questionnaires.ScoreRule) bool {
	return rule.Rule == questionnaires.Sum || rule.Rule == questionnaires.SumWhileFull
}

// subject is what is assessed, in one line.
func (b *builder) subject() string {
	about := b.state.About
	switch {
	case about.Subject != "" && about.Team != "":
		return b.t("report.subject.both", "subject", about.Subject, "team", about.Team)
	case about.Subject != "" || about.Team != "":
		return about.Subject + about.Team
	}
	return b.t("report.subject.none")
}

func (b *builder) label() string { return cmp.Or(b.state.About.TLP, DefaultLabel) }

// approved says whether the state as it is now is the one that was approved.
func (b *builder) approved() bool {
	s := b.state.Status
	return s.Now == "approved" && s.Approval != nil
}

func (b *builder) status() string {
	if !b.approved() {
		return b.t("report.status.draft-mark")
	}
	return b.t("report.status.approved-mark")
}

// statusInFull is the status with the approval behind it.
func (b *builder) statusInFull() string {
	a := b.state.Status.Approval
	approval := ""
	if a != nil {
		approval = b.t("report.status.approval", "name", a.Name, "office", a.Office, "date", b.date(a.Date))
		if a.Office == "" {
			approval = b.t("report.status.approval-by-name", "name", a.Name, "date", b.date(a.Date))
		}
	}
	switch {
	case b.approved():
		return approval
	case a != nil:
		return b.t("report.status.changed-since", "approval", approval)
	}
	if b.state.Status.ChangedSince {
		return b.t("report.status." + b.statusNow() + "-changed")
	}
	return b.t("report.status." + b.statusNow())
}

func (b *builder) statusNow() string {
	for _, s := range assessment.Statuses[:3] {
		if s == b.state.Status.Now {
			return s
		}
	}
	return assessment.Statuses[0]
}

// needs are the kinds of thing that an action needs, in words.
func (b *builder) needs(kinds []string) string {
	var out []string
	for _, k := range kinds {
		out = append(out, b.t("report.need."+k))
	}
	return b.lang.And(out)
}

func (b *builder) standingWord(s scoring.Standing) string {
	keys := [...]string{
		scoring.Open: "open", scoring.Answered: "answered", scoring.NotApplicable: "not-applicable",
		scoring.Disputed: "disputed", scoring.DontKnow: "dont-know", scoring.Withheld: "withheld",
		scoring.Conflicting: "conflicting", scoring.NotAsked: "not-asked",
	}
	if s < 0 || int(s) >= len(keys) {
		s = scoring.Open
	}
	return b.t("report.standing." + keys[s])
}

// capital makes the first letter a capital, for what begins a cell or a line.
func capital(s string) string { return lang.Capital(s) }

// plainOption is an option's text, without a full stop at its end.
func plainOption(q *questionnaires.Question, place int) string {
	return lang.WithoutStop(optionText(q, place))
}

// sentences puts one text behind another.
func sentences(a, b string) string { return lang.Sentences(a, b) }

// firstSentence is a text up to its first full stop; the summary has no room for more.
func firstSentence(s string) string { return lang.FirstSentence(s) }
