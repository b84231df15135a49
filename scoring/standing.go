package scoring

import "cirtkit/questionnaires"

// Standing is how a question stands.
type Standing int8

// The standings. NotAsked outranks the others: of a question that is not asked, no answer counts.
const (
	Open Standing = iota // asked, or perhaps asked, and unanswered
	Answered
	NotApplicable // for a reason that counts
	Disputed      // not applicable, but essential, or for a reason that no reviewer has accepted yet
	DontKnow
	Withheld
	Conflicting
	NotAsked
	Unreadable // answered with something that the question does not offer

	standings // how many there are
)

// String is the standing's word, such as "not-applicable".
func (s Standing) String() string {
	words := [...]string{"open", "answered", "not-applicable", "disputed", "dont-know", "withheld", "conflicting", "not-asked", "unreadable"}
	if s < 0 || int(s) >= len(words) {
		return "unknown"
	}
	return words[s]
}

// standing says how the answer to a question stands, whether or not the question is asked.
func standing(q *questionnaires.Question, given *Given) Standing {
	if given.Conflict {
		return Conflicting
	}
	switch given.Answer.State {
	case questionnaires.Answered:
		if !readable(q, &given.Answer) {
			return Unreadable
		}
		return Answered
	case questionnaires.NotApplicable:
		if !q.Essential && (given.Accepted || listed(q, given.Answer.Reason)) {
			return NotApplicable
		}
		return Disputed
	case questionnaires.DontKnow:
		return DontKnow
	case questionnaires.Withheld:
		return Withheld
	case questionnaires.Unanswered:
		// Rows are entered one by one; the first one begins the answer.
		if q.Type == questionnaires.List && len(given.Rows) > 0 {
			return Answered
		}
		return Open
	}
	return Unreadable
}

// readable says whether an answer has a value of the question's type. Options that the question lacks
// are kept in the file and reported there; they can't be scored.
func readable(q *questionnaires.Question, a *questionnaires.Answer) bool {
	switch q.Type {
	case questionnaires.Scale, questionnaires.YesNo, questionnaires.Choice:
		return q.OptionIndex(a.Option) >= 0
	case questionnaires.Choices:
		for _, code := range a.Options {
			if q.OptionIndex(code) < 0 {
				return false
			}
		}
		return true
	case questionnaires.Number:
		_, err := questionnaires.ParseDecimal(a.Number)
		return err == nil
	case questionnaires.Date:
		return len(a.Date) == len("2006-01-02")
	}
	return true
}

func listed(q *questionnaires.Question, reason string) bool {
	for i := range q.NA {
		if q.NA[i].ID == reason {
			return true
		}
	}
	return false
}

// place is where an answer can still be, in one reading: on an option from low to high, or out of the
// sums.
type place struct {
	low, high int
	known     bool  // it is settled: low == high, and out is not unknown
	out       Truth // True: it has left the sums; low and high are then -1
}

var outside = place{low: -1, high: -1, known: true, out: True}

func at(option int) place { return place{low: option, high: option, known: true} }

// anywhere is the place of an unknown answer: on any option, and, unless the question is essential, a
// reviewer may still find it not applicable.
func (q *question) anywhere() place {
	return place{low: 0, high: q.top(), out: min(Unknown, truth(!q.source.Essential))}
}

// readFact is the place of a fact, which has no options to stand between. It is the same in all readings.
func readFact(stands Standing) place {
	if stands == NotApplicable {
		return outside
	}
	return place{low: -1, high: -1, known: stands == Answered}
}

// stance is an answer with its texts turned into places, and whether the question is asked.
type stance struct {
	standing Standing // as if the question were asked
	asked    Truth
	// Of a scored question, places among its options; -1 for none.
	claim     int // only of one that is answered
	supported int // the highest that evidence supports
	reviewed  int // notApplicable where the reviewer finds so
}

const notApplicable = -2

func (q *question) stance(given *Given) stance {
	s := stance{standing: standing(q.source, given), claim: -1, supported: -1, reviewed: -1}
	if !q.scored {
		return s
	}
	if s.standing == Answered {
		s.claim = q.source.OptionIndex(given.Answer.Option)
	}
	if given.Supported != "" {
		s.supported = q.source.OptionIndex(given.Supported)
	}
	if given.Reviewed != nil {
		switch given.Reviewed.State {
		case questionnaires.Answered:
			s.reviewed = q.source.OptionIndex(given.Reviewed.Option)
		case questionnaires.NotApplicable:
			if !q.source.Essential {
				s.reviewed = notApplicable
			}
		}
	}
	return s
}

// place is where a stance stands in one reading.
func (q *question) place(s *stance, r Reading) place {
	var p place
	switch {
	case !q.scored:
		p = readFact(s.standing)
	case r == Reviewed:
		p = q.readReviewed(s.reviewed)
	case s.standing == NotApplicable:
		p = outside
	case s.standing != Answered:
		p = q.anywhere()
	case r == Claimed:
		p = at(s.claim)
	default:
		p = readEvidenced(s.claim, s.supported)
	}
	return p.under(s.asked)
}

// readEvidenced reads a claim by the highest option that evidence supports, or -1. Evidence never lifts
// an answer above the claim, and the bottom option needs none.
func readEvidenced(claim, supported int) place {
	switch {
	case claim == 0:
		return at(0)
	case supported < 0:
		return place{low: 0, high: claim}
	}
	return at(min(claim, supported))
}

// readReviewed reads what the reviewer accepts, whatever is claimed. The reviewer's not applicable
// needs no listed reason.
func (q *question) readReviewed(reviewed int) place {
	switch {
	case reviewed >= 0:
		return at(reviewed)
	case reviewed == notApplicable:
		return outside
	}
	return q.anywhere()
}

// under applies the truth of the question's condition.
func (p place) under(asked Truth) place {
	switch asked {
	case False:
		return outside
	case Unknown:
		if p.out == False {
			p.out, p.known = Unknown, false
		}
	}
	return p
}
