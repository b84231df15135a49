package compare

// Totals count what a difference holds.
type Totals struct {
	Changes  [kinds]int // by Kind
	Progress int        // options moved up in fact, over all questions
	Setback  int        // options moved down in fact
	// InFact are the questions with progress or setback. Otherwise are those that moved for another reason alone,
	// or because of an answer that was corrected; NoReason those that moved without any reason given.
	InFact, Otherwise, NoReason int
	Evidence                    [3]int // by EvidenceKind
}

// Totals counts.
func (d *Difference) Totals() Totals {
	var t Totals
	for i := range d.Changes {
		c := &d.Changes[i]
		t.Changes[c.Kind]++
		t.Progress += c.Progress
		t.Setback += c.Setback
		switch moved := c.Kind == MovedUp || c.Kind == MovedDown; {
		case c.Progress > 0 || c.Setback > 0:
			t.InFact++
		case moved && c.Reason == "":
			t.NoReason++
		case moved:
			t.Otherwise++
		}
	}
	for i := range d.Evidence {
		t.Evidence[d.Evidence[i].Kind]++
	}
	return t
}
