package planning

import (
	"math"

	"cirtkit/planning/internal/cover"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// What a rung asks for is put into two forms that the search understands: floors, places that a chain has to reach
// in any case, and covers, sums of gains that have to reach a need.
//
// A minimum option is a floor. A share is a cover, exactly: at worst (see scoring, docs/scoring.md "Requirements")
// a member with weight w adds to 1000·part - share·all
//
//	-share·w         below its minimum, whether or not it may leave,
//	(1000-share)·w   at its minimum and in for certain,
//	0                at its minimum and perhaps out: it leaves both sums,
//
// and the share is met where the sum is not below 0. An open answer that may turn out not applicable is in for
// certain as soon as a step answers it; one whose condition hangs on an unknown fact never is.
//
// A mean is a cover too: low is the mean over what stays and, of what may leave, whatever lies below it, so
// low ≥ m holds just when the sum of w·(v-m) over what stays and of min(0, w·(v-m)) over what may leave is not
// below 0. A minimum is a floor for each child. A sum up to the first child below 1 is a row of minimums. A mean or
// sum of sections adds up the sections' own forms, with all in that may leave: that is never below the score.
//
// Every form is one that a set of answers at the target meets, so nothing is lost by it. Where a form asks for less
// than the rung does, which can be with sections of which parts may leave, or where too many requirements may be
// waived, scoring refuses the set that was found, and the search goes on with scoring itself as the test. The forms
// let scores through by slack that scoring would refuse, for the same reason.
const slack = 2e-9

// wants is what rungs ask for.
type wants struct {
	floors []at // of requirements that name it
	covers []cover.Cover
	// lacking: a requirement asks for what no steps reach.
	lacking bool
}

// want adds what a demand asks for.
func (g *ground) want(w *wants, d *scoring.Demand) {
	if d.Reading != scoring.Claimed {
		// Any of them may have to be shown, also where no form below asks for it: so as not to be waived, or in place
		// of one that may leave.
		for _, m := range g.members(d) {
			g.prove(m.Question, d.Reading)
		}
	}
	switch d.Kind {
	case scoring.MinimumOption:
		for _, m := range d.Members {
			g.wantPlace(w, d.Reading, m.Question, m.Need)
		}
	case scoring.ShareAtLeast:
		g.wantShare(w, d)
	case scoring.ScoreAtLeast:
		if d.Nowhere {
			w.lacking = true
			return
		}
		parts, _ := g.model.Parts(d.Node)
		minimum := d.Minimum - slack - 1e-12*math.Abs(d.Minimum)
		g.wantScore(w, d.Reading, d.Node, minimum/parts.OutOf)
	}
}

// members are the questions that a demand is about, each with the place that it has to reach: of a score those that
// count in it, with their top options.
func (g *ground) members(d *scoring.Demand) []scoring.DemandMember {
	if d.Kind != scoring.ScoreAtLeast || d.Nowhere {
		return d.Members
	}
	return g.below(d.Reading, d.Node, nil)
}

func (g *ground) below(reading scoring.Reading, node string, to []scoring.DemandMember) []scoring.DemandMember {
	for _, part := range g.present(reading, node).Parts {
		if part.Question < 0 {
			to = g.below(reading, part.Node, to)
			continue
		}
		to = append(to, scoring.DemandMember{Question: part.Question, Need: len(g.questions[part.Question].Options) - 1})
	}
	return to
}

// wantPlace asks for a place of one question in a reading.
func (g *ground) wantPlace(w *wants, reading scoring.Reading, question, place int) {
	r := &g.result.Questions[question]
	if r.Out[reading] == scoring.True || r.Low[reading] >= place {
		return
	}
	if reading != scoring.Reviewed {
		g.floor(w, g.of[scoring.Claimed][question], place)
	}
	if reading != scoring.Claimed {
		g.floor(w, g.prove(question, reading), place)
	}
}

func (g *ground) floor(w *wants, chain, place int) {
	switch {
	case chain < 0 || place > g.chains[chain].top:
		w.lacking = true
	case place > g.chains[chain].from:
		w.floors = append(w.floors, at{chain, place})
	}
}

func (g *ground) wantShare(w *wants, d *scoring.Demand) {
	share := float64(max(0, d.Share))
	s := sum{ground: g, reading: d.Reading}
	for _, m := range d.Members {
		if g.result.Questions[m.Question].Out[d.Reading] == scoring.True || m.Weight == 0 {
			continue
		}
		weight := float64(m.Weight)
		s.add(m.Question, func(place int, stays bool) float64 {
			switch {
			case place < m.Need:
				return -share * weight
			case stays:
				return (1000 - share) * weight
			}
			return 0
		})
	}
	s.want(w)
}

// wantScore asks for a node's score to reach a border on the rule's own scale.
func (g *ground) wantScore(w *wants, reading scoring.Reading, node string, border float64) {
	parts := g.present(reading, node)
	if len(parts.Parts) == 0 || border <= 0 {
		return // nothing to test, or nothing to reach
	}
	switch parts.Rule {
	case questionnaires.Minimum:
		for _, part := range parts.Parts {
			g.wantPart(w, reading, part, border)
		}
	case questionnaires.SumWhileFull:
		g.wantWhileFull(w, reading, parts, border)
	default:
		g.wantSum(w, reading, parts, border)
	}
}

// present are the parts of a node's score that are not out.
func (g *ground) present(reading scoring.Reading, node string) scoring.ScoreParts {
	parts, _ := g.model.Parts(node)
	in := parts.Parts[:0]
	for _, part := range parts.Parts {
		if part.Question >= 0 && g.result.Questions[part.Question].Out[reading] == scoring.True {
			continue
		}
		if part.Question < 0 && len(g.present(reading, part.Node).Parts) == 0 {
			continue
		}
		in = append(in, part)
	}
	parts.Parts = in
	return parts
}

// wantPart asks for a border of one part of a score.
func (g *ground) wantPart(w *wants, reading scoring.Reading, part scoring.ScorePart, border float64) {
	if part.Question < 0 {
		g.wantScore(w, reading, part.Node, border)
		return
	}
	source := g.questions[part.Question]
	for place := range source.Options {
		if scoring.OptionValue(source, place) >= border {
			g.wantPlace(w, reading, part.Question, place)
			return
		}
	}
	w.lacking = true
}

// wantWhileFull asks for a sum up to and with the first part below 1. Where no part can be above 1, a sum of n-1 and
// something takes n-1 full parts, and that something of the next one.
func (g *ground) wantWhileFull(w *wants, reading scoring.Reading, parts scoring.ScoreParts, border float64) {
	for _, part := range parts.Parts {
		if part.Question >= 0 {
			continue
		}
		if below, _ := g.model.Parts(part.Node); below.Rule == questionnaires.Sum || below.Rule == questionnaires.SumWhileFull {
			g.wantSum(w, reading, parts, border)
			return
		}
	}
	for _, part := range parts.Parts {
		g.wantPart(w, reading, part, min(border, 1-slack))
		if border--; border <= 0 {
			return
		}
	}
	w.lacking = true
}

// wantSum asks for a mean or a sum.
func (g *ground) wantSum(w *wants, reading scoring.Reading, parts scoring.ScoreParts, border float64) {
	s := sum{ground: g, reading: reading}
	mean := parts.Rule == questionnaires.Mean || parts.Rule == questionnaires.MeanOfChildren
	// Where nothing is in for certain a sum is that of a single part, and no form is known for it.
	certain := false
	for _, part := range parts.Parts {
		certain = certain || part.Question >= 0 && g.result.Questions[part.Question].Out[reading] == scoring.False
	}
	if !mean {
		s.constant = -border
	}
	for _, part := range parts.Parts {
		factor := float64(part.Weight) / 1000
		if parts.Rule == questionnaires.SumWhileFull {
			factor = 1
		}
		if part.Question < 0 {
			g.addSection(&s, part.Node, factor)
			if mean {
				s.constant -= factor * border
			}
			continue
		}
		source := g.questions[part.Question]
		s.add(part.Question, func(place int, stays bool) float64 {
			v := scoring.OptionValue(source, place)
			switch {
			case mean && stays:
				return factor * (v - border)
			case mean:
				return min(0, factor*(v-border))
			case stays || !certain:
				return factor * v
			}
			return 0
		})
	}
	s.want(w)
}

// addSection adds a section's score, times a factor, as if nothing in it left: never less than the score.
func (g *ground) addSection(s *sum, node string, factor float64) {
	parts := g.present(s.reading, node)
	var weights int64
	for _, part := range parts.Parts {
		weights += part.Weight
	}
	for _, part := range parts.Parts {
		share := factor
		switch parts.Rule {
		case questionnaires.Mean, questionnaires.MeanOfChildren:
			share *= float64(part.Weight) / float64(weights)
		case questionnaires.Minimum: // no higher than the plain mean
			share /= float64(len(parts.Parts))
		case questionnaires.Sum:
			share *= float64(part.Weight) / 1000
		}
		if part.Question < 0 {
			g.addSection(s, part.Node, share)
			continue
		}
		source := g.questions[part.Question]
		s.add(part.Question, func(place int, _ bool) float64 { return share * scoring.OptionValue(source, place) })
	}
}

// sum is a cover in the making: what questions add to a sum that must not be below 0.
type sum struct {
	*ground
	reading  scoring.Reading
	constant float64 // with what is there
	size     float64 // of all terms, to judge rounding by
	parts    []cover.Part
}

// add adds a question that is in, or may be: the term says what it adds by its place, and by whether it is in for
// certain. Terms never fall when the place rises or the question becomes certain.
func (s *sum) add(question int, term func(place int, stays bool) float64) {
	r := &s.result.Questions[question]
	// A step answers what is open; what hangs on an unknown fact stays uncertain.
	stays, lasting := r.Out[s.reading] == scoring.False, r.Asked == scoring.True
	there := term(r.Low[s.reading], stays)
	s.constant += there
	s.size += math.Abs(there)
	claim := s.of[scoring.Claimed][question]
	switch s.reading {
	case scoring.Claimed:
		s.part(claim, func(place int) float64 { return term(place, lasting) - there })
	case scoring.Evidenced:
		// Claim and proof add up: the claim alone counts up to what evidence there is supports already, the
		// proof from there.
		proof := s.prove(question, scoring.Evidenced)
		if proof < 0 {
			return
		}
		shown := s.chains[proof].from
		s.part(claim, func(place int) float64 { return term(min(place, shown), lasting) - there })
		s.part(proof, func(place int) float64 { return term(place, lasting) - term(shown, lasting) })
	case scoring.Reviewed:
		s.part(s.prove(question, scoring.Reviewed), func(place int) float64 { return term(place, lasting) - there })
	}
}

// part adds what a chain's places above its first one gain.
func (s *sum) part(chain int, gain func(place int) float64) {
	if chain < 0 {
		return
	}
	c := &s.chains[chain]
	gains := make([]float64, c.top-c.from+1)
	for level := 1; level < len(gains); level++ {
		gains[level] = max(gains[level-1], gain(c.from+level))
	}
	if gains[len(gains)-1] > 0 {
		s.parts = append(s.parts, cover.Part{Chain: chain, Gain: gains})
	}
}

// want asks for the sum, where it is below 0 yet.
func (s *sum) want(w *wants) {
	need := -s.constant - 1e-12*s.size
	if need <= 0 {
		return
	}
	var most float64
	for _, part := range s.parts {
		most += part.Gain[len(part.Gain)-1]
	}
	if most < need {
		w.lacking = true
		return
	}
	c := cover.Cover{Need: need, Parts: s.parts}
	makeWhole(&c)
	w.covers = append(w.covers, c)
}

// makeWhole turns gains that are whole multiples of one number into small whole numbers, which the search knows
// best to use. The need is rounded up, but for what rounding may have added to it.
func makeWhole(c *cover.Cover) {
	least := math.Inf(1)
	for _, part := range c.Parts {
		for level := 1; level < len(part.Gain); level++ {
			if rise := part.Gain[level] - part.Gain[level-1]; rise > 1e-9*part.Gain[level] {
				least = min(least, rise)
			}
		}
	}
	for divisor := 1.0; divisor <= 12; divisor++ {
		unit := least / divisor
		if !multiples(c, unit) {
			continue
		}
		for _, part := range c.Parts {
			for level := range part.Gain {
				part.Gain[level] = math.Round(part.Gain[level] / unit)
			}
		}
		c.Need = math.Ceil(c.Need/unit - 1e-6)
		return
	}
}

// multiples says whether all gains of a cover are small multiples of a unit.
func multiples(c *cover.Cover, unit float64) bool {
	for _, part := range c.Parts {
		for _, gain := range part.Gain {
			n := gain / unit
			if n > 1e6 || math.Abs(n-math.Round(n)) > 1e-7 {
				return false
			}
		}
	}
	return true
}

// implied says whether one cover is met wherever another is: it has the same parts, gains no less and needs no more.
func implied(c, by *cover.Cover) bool {
	if c.Need > by.Need || len(c.Parts) != len(by.Parts) {
		return false
	}
	for i := range c.Parts {
		if c.Parts[i].Chain != by.Parts[i].Chain {
			return false
		}
		for level, gain := range by.Parts[i].Gain {
			if c.Parts[i].Gain[level] < gain {
				return false
			}
		}
	}
	return true
}
