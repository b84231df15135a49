package scoring

// Tally says how the questions below a node stand, retired ones left out. It is the same in every reading.
type Tally struct {
	Questions [standings]int   // by Standing, facts included
	Scored    [standings]int   // by Standing, of the scored questions alone
	Weight    [standings]int64 // of these, in thousandths
	// Evidenced is the part of Weight[Answered] whose claims recorded evidence supports in full. The bottom
	// option needs no evidence.
	Evidenced int64
}

// Tally counts the questions below a section, or all of them under "". It is empty for a section that the
// questionnaire lacks.
func (r *Result) Tally(section string) Tally {
	var t Tally
	place, ok := r.model.byNode[section]
	if !ok {
		return t
	}
	n := &r.model.nodes[place]
	for i := n.first; i < n.end; i++ {
		q, result := &r.model.questions[i], &r.Questions[i]
		if q.retired {
			continue
		}
		t.Questions[result.Standing]++
		if !q.scored {
			continue
		}
		t.Scored[result.Standing]++
		t.Weight[result.Standing] += q.weight
		if result.Standing == Answered && result.Low[Evidenced] == result.Low[Claimed] {
			t.Evidenced += q.weight
		}
	}
	return t
}
