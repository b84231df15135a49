package planning

// Size is what an action of one size takes: work, and time that passes however many people work. The ranges are
// the project's own estimate, from nothing but judgement; what is printed says so. Whoever knows better costs a
// step locally.
type Size struct {
	Word                    string // one of questionnaires.Sizes
	Least, Most, Middle     Days
	LeastMonths, MostMonths int
	MiddleMonths            int
}

// Sizes are all sizes, the smallest first.
var Sizes = [...]Size{
	{Word: "S", Least: 20, Most: 80, Middle: 50, LeastMonths: 1, MostMonths: 1, MiddleMonths: 1},
	{Word: "M", Least: 100, Most: 400, Middle: 250, LeastMonths: 1, MostMonths: 3, MiddleMonths: 2},
	{Word: "L", Least: 500, Most: 1500, Middle: 1000, LeastMonths: 3, MostMonths: 12, MiddleMonths: 7},
	{Word: "XL", Least: 1500, Most: 4500, Middle: 3000, LeastMonths: 12, MostMonths: 24, MiddleMonths: 18},
}

// SizeOf is the size with a word. Where no action or no size is stated it is M: see Range.Unstated.
func SizeOf(word string) Size {
	for _, s := range Sizes {
		if s.Word == word {
			return s
		}
	}
	return Sizes[1]
}

// Middle is the step's effort for comparison and for the timetable: the middle of its size, or what it was costed
// at locally. A proof, and what is done, takes none.
func (s *Step) Middle() Days {
	switch {
	case s.Done || s.Proof != 0:
		return 0
	case s.Effort.Costed:
		return s.Effort.Least
	}
	return s.Size().Middle
}

// Size is the size of the step's action.
func (s *Step) Size() Size {
	if s.Action == nil {
		return SizeOf("")
	}
	return SizeOf(s.Action.Size)
}
