package scoring

// Lack is what a rung lacks, by verdict, in the order of its requirements.
type Lack struct {
	Failed []RequirementResult // not met, whatever the open answers turn out to be
	Open   []RequirementResult // these hang on what is unknown
	Waived []RequirementResult // nothing to test
	// TooManyWaived: none fails or is open, and yet the rung is not met, as more than half of its
	// requirements are waived, or it has none.
	TooManyWaived bool
}

// Lacking says what a level of the ladder, counted from 1, still lacks by itself; lower levels are
// asked for by their own number.
func (l *LadderResult) Lacking(level int) Lack {
	var lack Lack
	if level < 1 || level > len(l.Rungs) {
		return lack
	}
	rung := &l.Rungs[level-1]
	for _, r := range rung.Requirements {
		switch r.Verdict {
		case Failed:
			lack.Failed = append(lack.Failed, r)
		case OpenYet:
			lack.Open = append(lack.Open, r)
		case Waived:
			lack.Waived = append(lack.Waived, r)
		}
	}
	lack.TooManyWaived = !rung.Met && len(lack.Failed)+len(lack.Open) == 0
	return lack
}
