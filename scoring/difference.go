package scoring

// Difference is a requirement whose verdict is not the same in every reading.
type Difference struct {
	At       RequirementAt
	Verdicts [3]Verdict // by Reading
}

// Differences lists the requirements of the levels from 1 to the target's whose verdicts differ between what is
// claimed, evidenced and reviewed. One that asks for a reading of its own is the same in all three.
func (r *Result) Differences(t Target) []Difference {
	var ladders [3]*LadderResult
	for i := range ladders {
		if ladders[i] = r.Readings[i].Ladder(t); ladders[i] == nil {
			return nil
		}
	}
	var list []Difference
	for i := range ladders[0].Rungs[:t.upTo(len(ladders[0].Rungs))] {
		for j := range ladders[0].Rungs[i].Requirements {
			d := Difference{At: RequirementAt{Level: i + 1, Index: j}}
			for reading := range ladders {
				d.Verdicts[reading] = ladders[reading].Rungs[i].Requirements[j].Verdict
			}
			if d.Verdicts[Evidenced] != d.Verdicts[Claimed] || d.Verdicts[Reviewed] != d.Verdicts[Claimed] {
				list = append(list, d)
			}
		}
	}
	return list
}
