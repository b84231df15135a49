package report

import (
	"cmp"
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// A questionnaire that asks of each service how it is given today, in which form it is wanted and from whom
// (questionnaires.ToBe) has a portfolio: one table that sets today and what is wanted side by side, by section and
// as a whole. What is wanted is the subject's own choice, so nothing here says that more would be better: a service
// that is not wanted has no gap.

// difference is what lies between today and what is wanted of a service.
type difference int

const (
	unsaid   difference = iota // what is wanted is not said, not known or withheld
	notAsked                   // what is wanted is not asked, or does not apply
	neither                    // not wanted, and not given
	unwanted                   // not wanted, and given
	asWanted
	above   // given in a firmer form than is wanted
	below   // wanted, and not yet given in that form
	unknown // wanted, and what there is today is not known
	outside // wanted, and today's answer says that it does not apply
)

var differenceWords = [...]string{
	unsaid: "unsaid", notAsked: "not-asked", neither: "neither", unwanted: "unwanted", asWanted: "as-wanted",
	above: "above", below: "below", unknown: "unknown", outside: "outside",
}

var differenceTones = [...]Tone{
	unsaid: Unsure, notAsked: Muted, neither: Muted, asWanted: Good, below: Lacking, unknown: Unsure, outside: Unsure,
}

// service is one line of the portfolio.
type service struct {
	questionnaires.ToBe
	section   *questionnaires.Section // at the top
	now       int                     // place of today's answer by claim; -1 where it is not known or does not apply
	wanted    int                     // place that is wanted; 0 nothing, -1 not known
	from      []string                // codes of who it is wanted from
	elsewhere bool                    // wanted, and from others than who gives it today
	difference
}

// portfolioOf sets each service's today and wanted side by side, in questionnaire order.
func (b *builder) portfolioOf() []service {
	var out []service
	for _, t := range b.q.ToBes() {
		s := service{ToBe: t, section: b.topSection(t.Question), now: -1, wanted: -1}
		if b.standing(t.Question) == scoring.Answered {
			s.now = b.result(t.Question.ID).Low[scoring.Claimed]
		}
		if b.standing(t.Wanted) == scoring.Answered {
			s.wanted = t.Place(b.entry(t.Wanted.ID).Answer.Option)
		}
		s.difference = b.difference(s)
		if t.By != nil && b.standing(t.By) == scoring.Answered && s.wanted != 0 {
			a := b.entry(t.By.ID).Answer
			if s.from = a.Options; t.By.Type == questionnaires.Choice {
				s.from = []string{a.Option}
			}
			today := b.providerOf(s)
			s.elsewhere = s.wanted > 0 && len(s.from) > 0 && t.By.OptionIndex(today) >= 0 && !slices.Contains(s.from, today)
		}
		out = append(out, s)
	}
	return out
}

func (b *builder) difference(s service) difference {
	today := b.standing(s.Question)
	out := today == scoring.NotApplicable || today == scoring.NotAsked
	switch asked := b.standing(s.Wanted); {
	case asked == scoring.NotAsked || asked == scoring.NotApplicable:
		return notAsked
	case s.wanted < 0:
		return unsaid
	case s.wanted == 0 && s.now > 0:
		return unwanted
	case s.wanted == 0:
		return neither
	case out:
		return outside
	case s.now < 0:
		return unknown
	case s.now < s.wanted:
		return below
	case s.now > s.wanted:
		return above
	}
	return asWanted
}

// providerOf is the code of who gives a service today; "" where it is not given or nobody said.
func (b *builder) providerOf(s service) string {
	if p := b.entry(s.Question.ID).Provided; s.now > 0 && slices.Contains(questionnaires.Providers, p) {
		return p
	}
	return ""
}

// topSection is the section at the top that a question stands in.
func (b *builder) topSection(q *questionnaires.Question) *questionnaires.Section {
	for _, s := range b.q.Sections {
		if slices.Contains(questionsIn(s), q) {
			return s
		}
	}
	return nil
}

// wishes says whether anything is said of what is wanted.
func (b *builder) wishes() bool {
	return slices.ContainsFunc(b.services, func(s service) bool { return s.wanted >= 0 })
}

// aimAtWanted makes what is wanted the report's target: a profile of one requirement a service.
func (b *builder) aimAtWanted() {
	title := b.t("report.wanted.target")
	p := questionnaires.Profile{ID: "wanted", Title: title, Of: b.q.ID}
	for _, s := range b.services {
		if s.wanted > 0 {
			p.Requires = append(p.Requires, questionnaires.Requirement{Question: s.Question.ID, AtLeast: s.Question.Options[s.wanted].Code})
		}
	}
	b.wanted = true
	b.judged = b.Result.Model().WithProfiles(p).Score(b.input())
	b.lookTowards(&p)
}

// WantedGaps are the gaps to what is wanted, in a reading; false where that is not what the report looks towards.
func WantedGaps(s Source, in scoring.Reading) ([]scoring.Gap, bool) {
	b := newBuilder(s)
	if !b.wanted {
		return nil, false
	}
	return b.judged.Gaps(in, b.target), true
}

// withOpenWishes adds to the register the services of which it is not known what is wanted: no gap can be told.
func (b *builder) withOpenWishes(p Part) Part {
	var items []Bullet
	for _, s := range b.services {
		if s.difference == unsaid || s.difference == outside {
			items = append(items, Bullet{
				Text: b.t("report.references.answer", "name", b.named(s.Question), "answer", b.differenceCell(s).Text),
				Link: anchor(s.Wanted),
			})
		}
	}
	if b.wanted && len(items) > 0 {
		p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "open-wishes", Text: b.t("report.wanted.open")},
			Paragraph{Text: b.t("report.wanted.open-lead", "n", len(items))}, Bullets{Items: items})
	}
	return p
}

// orWanted is the key of a text, or of the one that takes its place where what is wanted is the target.
func (b *builder) orWanted(key string) string {
	if b.wanted {
		return key + "-wanted"
	}
	return key
}

// serviceOf is the line of a question in the portfolio where what is wanted is the target, or nil.
func (b *builder) serviceOf(q *questionnaires.Question) *service {
	for i := range b.services {
		if b.wanted && b.services[i].Question == q {
			return &b.services[i]
		}
	}
	return nil
}

// inWordsOf is where the words stand for an option that is asked for: the fact that says what is wanted has its own,
// since an option of today says what there is.
func (b *builder) inWordsOf(q *questionnaires.Question, place int) (*questionnaires.Question, int) {
	if s := b.serviceOf(q); s != nil && place >= 0 && place < len(q.Options) {
		if at := s.Wanted.OptionIndex(q.Options[place].Code); at >= 0 {
			return s.Wanted, at
		}
	}
	return q, place
}

// wantedFrom says from whom a service is wanted; "" where nobody said or what is wanted is not the target.
func (b *builder) wantedFrom(q *questionnaires.Question) string {
	s := b.serviceOf(q)
	if s == nil || len(s.from) == 0 {
		return ""
	}
	var names []string
	for _, code := range s.from {
		names = append(names, cmp.Or(optionText(s.By, s.By.OptionIndex(code)), code))
	}
	return b.t("report.wanted.from", "names", b.lang.Clauses(names))
}

// standsAsWanted says whether a service is given as it is wanted, or in a firmer form.
func (b *builder) standsAsWanted(q *questionnaires.Question) bool {
	s := b.serviceOf(q)
	return s != nil && (s.difference == asWanted || s.difference == above)
}
