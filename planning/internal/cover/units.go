package cover

import "math"

// Covers are counted in whole numbers, for what is counted has to be small: the states of a block are as many as the
// need has units. Need is always rounded so that whatever meets the cover meets the demand; the other way round it holds
// only where nothing had to be rounded.

const (
	// nearness, times the greatest gain, is how far apart two numbers can be by rounding alone: some hundred times
	// what floating point makes of them.
	nearness = 1e-11
	// smallUnit, times the greatest gain, is the least unit that is taken for one. What is smaller came about by
	// chance, and would make as many states as counting finely does.
	smallUnit = 1e-3
	// fineSteps is how many steps all gains together have where there is no unit.
	fineSteps = 1 << 30
	// mostWhole is the greatest gain that is taken for a whole number.
	mostWhole = 1 << 40
)

func isWhole(x float64) bool { return x == math.Trunc(x) && math.Abs(x) < mostWhole }

// whole turns a cover into whole numbers: rises are the gains of the parts, by option. Whole gains (wholes) stay exactly
// what they are, divided by what they have in common. Others are divided by the number of which all are multiples,
// to within rounding, if it is not tiny, and are counted finely and rounded up if it is.
func whole(need float64, parts []gains, rises [][]float64, wholes bool) (d demand, exact bool) {
	most, sum := 0.0, 0.0
	for _, rise := range rises {
		most = max(most, rise[len(rise)-1])
		sum += rise[len(rise)-1]
	}
	d.parts = parts
	count := func(in func(r float64) int64) {
		for j, rise := range rises {
			for _, r := range rise {
				d.parts[j].gain = append(d.parts[j].gain, min(in(r), d.need))
			}
		}
	}
	if wholes {
		common := int64(0)
		for _, rise := range rises {
			for _, r := range rise {
				common = gcd(common, int64(r))
			}
		}
		common = max(common, 1)
		d.need = (int64(math.Ceil(need)) + common - 1) / common
		count(func(r float64) int64 { return int64(r) / common })
		return d, true
	}
	slack := most * nearness * 2 * float64(len(rises)+1)
	if unit, found := commonUnit(rises, most); found {
		d.need = int64(math.Ceil((need - slack) / unit))
		count(func(r float64) int64 { return int64(math.Round(r / unit)) })
	} else {
		unit = sum / fineSteps
		d.need = int64(math.Floor((need - slack) / unit))
		count(func(r float64) int64 { return int64(math.Ceil(r / unit)) })
	}
	return d, false
}

// commonUnit finds the number of which all gains are multiples, to within rounding, by Euclid's algorithm.
func commonUnit(rises [][]float64, most float64) (unit float64, found bool) {
	near := most * nearness
	for _, rise := range rises {
		for _, r := range rise {
			for a := r; a > near; {
				unit, a = a, math.Mod(unit, a)
				if unit-a < near {
					a = 0
				}
			}
		}
	}
	if unit < most*smallUnit {
		return unit, false
	}
	for _, rise := range rises {
		for _, r := range rise {
			if math.Abs(r-unit*math.Round(r/unit)) > near {
				return unit, false
			}
		}
	}
	return unit, true
}
