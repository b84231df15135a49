package scoring

import "math/bits"

// requirement is one test, compiled: a minimum for one question, a share of weight, or a minimum score.
type requirement struct {
	kind    RequirementKind
	reading Reading // in which it is tested whatever is asked for, if fixed
	fixed   bool
	members []member // one for a minimum option; those of a share
	share   int64    // thousandths
	node    int      // of a score, its place in Model.nodes; -1 when there is none
	minimum float64  // of a score

	section   string   // for the result
	questions []string // of a share, for the result
}

// member is a question with the place that its answer has to reach.
type member struct {
	question int // place in Model.questions
	need     int
}

// judge tests a requirement twice, at its worst and at its best. Worst to best the outcomes are failed,
// waived, met: a rung falls by any failure, and by more waivers than half.
func (s *sheet) judge(req *requirement, asked Reading, r *RequirementResult) {
	r.Kind, r.Reading, r.Section, r.Questions = req.kind, asked, req.section, req.questions
	if req.fixed {
		r.Reading = req.reading
	}
	switch req.kind {
	case MinimumOption:
		s.judgeOption(req, r)
	case ShareAtLeast:
		s.judgeShare(req, r)
	case ScoreAtLeast:
		s.judgeScore(req, r)
	}
	r.settle()
}

// settle makes the verdict of the outcomes.
func (r *RequirementResult) settle() {
	r.Verdict = r.Worst
	if r.Worst != r.Best {
		r.Verdict = OpenYet
	}
}

func metOrFailed(met bool) Verdict {
	if met {
		return Met
	}
	return Failed
}

// mayBeWaived counts a requirement as waived where that is worse than met, or better than failed.
func (r *RequirementResult) mayBeWaived() {
	if r.Worst == Met {
		r.Worst = Waived
	}
	if r.Best == Failed {
		r.Best = Waived
	}
}

func (s *sheet) judgeOption(req *requirement, r *RequirementResult) {
	m := req.members[0]
	q := &s.questions[m.question]
	r.Question, r.Need = q.ID, m.need
	r.HaveLow, r.HaveHigh = q.Low[r.Reading], q.High[r.Reading]
	out := q.Out[r.Reading]
	if out == True {
		r.Worst, r.Best = Waived, Waived
		return
	}
	r.Worst, r.Best = metOrFailed(r.HaveLow >= m.need), metOrFailed(r.HaveHigh >= m.need)
	if out == Unknown {
		r.mayBeWaived()
	}
}

// judgeShare takes the share of the weight that is in. At worst, a question that may be out is in if it
// can be below its minimum, which makes the share smaller, and out otherwise, which does so too; the
// test can only be waived where nothing has to be in, and that is worse than met. At best it is the
// other way round.
func (s *sheet) judgeShare(req *requirement, r *RequirementResult) {
	var t tallied
	for _, m := range req.members {
		t.put(&s.questions[m.question], uint64(s.model.questions[m.question].weight), m.need, r.Reading)
	}
	t.judge(req, r)
}

// tallied is a share counted twice: at its worst and at its best.
type tallied struct {
	worst, best share
	stays       int // how many members can't be out
}

// put counts a member with a weight.
func (t *tallied) put(q *QuestionResult, weight uint64, need int, reading Reading) {
	out := q.Out[reading]
	if out == True || weight == 0 {
		return
	}
	mustStay := out == False
	if mustStay {
		t.stays++
	}
	if low := q.Low[reading] >= need; mustStay || !low {
		t.worst.add(weight, low)
	}
	if high := q.High[reading] >= need; mustStay || high {
		t.best.add(weight, high)
	}
}

// minus is without what another one counts.
func (t tallied) minus(o tallied) tallied {
	return tallied{worst: t.worst.minus(o.worst), best: t.best.minus(o.best), stays: t.stays - o.stays}
}

func (t *tallied) judge(req *requirement, r *RequirementResult) {
	r.NeedValue = float64(req.share) / 1000
	r.HaveLowV, r.HaveHighV = t.worst.value(), t.best.value()
	r.Worst, r.Best = t.worst.test(req.share), t.best.test(req.share)
	if t.stays == 0 {
		r.mayBeWaived()
		r.complete()
	}
}

// complete gives a share that may vanish both ends: what there is at the other end stands alone where
// one end has nothing left.
func (r *RequirementResult) complete() {
	switch {
	case !r.HaveLowV.Defined:
		r.HaveLowV = r.HaveHighV
	case !r.HaveHighV.Defined:
		r.HaveHighV = r.HaveLowV
	}
}

// share is a part of a weight, in thousandths.
type share struct{ part, of uint64 }

func (s *share) add(weight uint64, reached bool) {
	s.of += weight
	if reached {
		s.part += weight
	}
}

func (s share) minus(o share) share { return share{part: s.part - o.part, of: s.of - o.of} }

// test compares part/of with thousandths/1000 as integers; the products need up to 128 bits.
func (s share) test(thousandths int64) Verdict {
	if s.of == 0 {
		return Waived
	}
	haveHigh, haveLow := bits.Mul64(s.part, 1000)
	needHigh, needLow := bits.Mul64(s.of, uint64(max(0, thousandths)))
	return metOrFailed(haveHigh > needHigh || haveHigh == needHigh && haveLow >= needLow)
}

func (s share) value() Value {
	if s.of == 0 {
		return Value{}
	}
	return Value{V: float64(s.part) / float64(s.of), Defined: true}
}

func (s *sheet) judgeScore(req *requirement, r *RequirementResult) {
	r.NeedValue = req.minimum
	if req.node < 0 {
		return // nothing to test it on: failed; the loader refuses it
	}
	score := s.score(req.node, r.Reading)
	r.HaveLowV, r.HaveHighV = score.Low, score.High
	if !score.Low.Defined {
		r.Worst, r.Best = Waived, Waived
		return
	}
	r.Worst, r.Best = metOrFailed(reaches(score.Low.V, req.minimum)), metOrFailed(reaches(score.High.V, req.minimum))
	if score.MayVanish {
		r.mayBeWaived()
	}
}
