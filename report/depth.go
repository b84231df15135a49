package report

// Depth is how much a report holds.
type Depth int

// The depths.
const (
	Full     Depth = iota // every line: what an auditor reads
	Standard              // what a director works from: all but the annexes of single answers and records
	Summary               // two pages for a minister: the summary, and the decisions asked
)

// Depths are the names of the depths, as flags have them, from the least.
var Depths = []string{"summary", "standard", "full"}

// ParseDepth reads the name of a depth.
func ParseDepth(name string) (Depth, bool) {
	for i, d := range []Depth{Summary, Standard, Full} {
		if Depths[i] == name {
			return d, true
		}
	}
	return Full, false
}
