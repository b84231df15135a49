package scoring

// lift is the stance that comes of doing what an act says: the answer is at a place or above it and, in the evidenced
// and the reviewed reading, evidence or a reviewer shows it there.
func (s stance) lift(reading Reading, place int) stance {
	if s.standing != Answered || s.claim < place {
		s.standing, s.claim = Answered, place
	}
	switch reading {
	case Evidenced:
		s.supported = max(s.supported, place)
	case Reviewed:
		s.reviewed = place
	}
	return s
}

// withdraw is the stance of a question of which a reviewer has accepted that it is not applicable.
func (s stance) withdraw() stance {
	s.standing, s.reviewed = NotApplicable, notApplicable
	return s
}

// actKind is what has to be done to an answer that is to be at a place in a reading.
func (q *question) actKind(s *stance, reading Reading, place int) ActKind {
	reviewed := reading == Reviewed && s.reviewed != -1
	switch s.standing {
	case Answered:
		switch {
		case s.claim < place || reading == Claimed:
			return Raise
		case reading == Evidenced:
			return Prove
		}
		return Review
	case Conflicting:
		return Reconcile
	case Disputed:
		if !q.source.Essential && !reviewed {
			return Accept
		}
	case NotApplicable:
		if !reviewed {
			return Review
		}
	}
	return Settle
}

// withdraws says whether an act of a kind takes the question out.
func (s *stance) withdraws(kind ActKind) bool {
	return kind == Accept || kind == Review && s.standing == NotApplicable
}

// isOpen says whether the answer itself, whatever hangs on its condition, is open in a reading so that it can still
// be found not applicable.
func (q *question) isOpen(s *stance, reading Reading) bool {
	as := *s
	as.asked = True
	return q.place(&as, reading).out == Unknown
}
