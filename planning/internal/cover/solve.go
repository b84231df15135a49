package cover

// Solve finds the cheapest levels, looking at no more than limit nodes.
func Solve(p *Problem, limit int) Solution { return Solution{} }
