package scoring

// tolerance is how far below a border a score may lie and still reach it. Rounding takes scores a little
// off: in float64, 0.1 + 0.7 is less than 0.8.
const tolerance = 1e-9

// reaches says whether a score has reached a border.
func reaches(score, border float64) bool { return score >= border-tolerance }

// bandOf is the place of the last band whose border the value has reached; -1 where there is no value,
// or it lies below all bands.
func bandOf(borders []float64, v Value) int {
	band := -1
	if v.Defined {
		for i, border := range borders {
			if reaches(v.V, border) {
				band = i
			}
		}
	}
	return band
}
