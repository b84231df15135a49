package scoring

// Tally counts the questions below a node, retired ones left out. Weights are in thousandths and count
// scored questions only.
type Tally struct {
	Asked         int // asked or perhaps asked: the sum of the seven counts that follow
	Answered      int
	NotApplicable int // for a reason that counts
	Disputed      int // not applicable for one that doesn't yet
	DontKnow      int
	Withheld      int
	Conflicting   int
	Open          int // unanswered, or unreadable
	NotAsked      int

	Scored      int   // scored questions that are asked or perhaps asked
	WeightAsked int64 // of the scored questions that are, or may be, in
	WeightKnown int64 // of these, with a known answer in this reading

	// How sure the result is, the same in every reading: of the scored questions that are asked or
	// perhaps asked, the weight by standing. Evidenced is the part of Answered whose claim evidence
	// supports in full; the bottom option needs none.
	WeightAnswered, WeightEvidenced, WeightNotApplicable, WeightDontKnow, WeightWithheld, WeightOpen int64
}

// count adds one question.
func (t *Tally) count(q *question, r *QuestionResult, reading Reading) {
	if q.retired {
		return
	}
	if r.Asked == False {
		t.NotAsked++
		return
	}
	t.Asked++
	weight := q.weight // 0 for facts
	switch r.Standing {
	case Answered:
		t.Answered++
		t.WeightAnswered += weight
		if r.Low[Evidenced] == r.High[Claimed] {
			t.WeightEvidenced += weight
		}
	case NotApplicable:
		t.NotApplicable++
		t.WeightNotApplicable += weight
	case Disputed:
		t.Disputed++
		t.WeightOpen += weight
	case DontKnow:
		t.DontKnow++
		t.WeightDontKnow += weight
	case Withheld:
		t.Withheld++
		t.WeightWithheld += weight
	case Conflicting:
		t.Conflicting++
		t.WeightOpen += weight
	default:
		t.Open++
		t.WeightOpen += weight
	}
	if !q.scored {
		return
	}
	t.Scored++
	if r.Out[reading] != True {
		t.WeightAsked += weight
		if r.Known[reading] {
			t.WeightKnown += weight
		}
	}
}

// add adds the tally of a part.
func (t *Tally) add(o *Tally) {
	t.Asked += o.Asked
	t.Answered += o.Answered
	t.NotApplicable += o.NotApplicable
	t.Disputed += o.Disputed
	t.DontKnow += o.DontKnow
	t.Withheld += o.Withheld
	t.Conflicting += o.Conflicting
	t.Open += o.Open
	t.NotAsked += o.NotAsked
	t.Scored += o.Scored
	t.WeightAsked += o.WeightAsked
	t.WeightKnown += o.WeightKnown
	t.WeightAnswered += o.WeightAnswered
	t.WeightEvidenced += o.WeightEvidenced
	t.WeightNotApplicable += o.WeightNotApplicable
	t.WeightDontKnow += o.WeightDontKnow
	t.WeightWithheld += o.WeightWithheld
	t.WeightOpen += o.WeightOpen
}
