package scoring

import "testing"

// A fact has no place on a scale, and is read as claimed in all three readings.
func TestFactsInEveryReading(t *testing.T) {
	m := loadText(t, conditionModel)
	tests := []struct {
		answers string
		known   bool
		out     Truth
	}{
		{"kind=own", true, False},
		{"", false, False},
		{"kind=?", false, False},
		{"kind=-:other", false, False},
		{"kind=-:other accepted:kind", true, True},
	}
	for _, tt := range tests {
		q := Score(m, parseGiven(t, m, tt.answers)).Question("kind")
		for _, r := range Readings {
			if q.Low[r] != -1 || q.High[r] != -1 || q.Known[r] != tt.known || q.Out[r] != tt.out {
				t.Errorf("%q, %s: from %d to %d, known %v, out %v; want -1 to -1, %v, %v",
					tt.answers, r, q.Low[r], q.High[r], q.Known[r], q.Out[r], tt.known, tt.out)
			}
		}
	}
}
