package questionnaires

import "strings"

// Nearest is the known word that a mistyped one most likely stands for, or "" when none is near. The
// distance is the number of letters added, left out, changed, or swapped with their neighbour; a word
// is near when that is at most a third of its length; of one or two letters nothing is near but the same
// in other case.
func Nearest(found string, known []string) string {
	best, least := "", 1+len(found)/3
	for _, k := range known {
		if strings.EqualFold(found, k) {
			return k
		}
		if d := len(k) - len(found); d >= least || -d >= least {
			continue
		}
		if d := editDistance(found, k); d < least {
			best, least = k, d
		}
	}
	return best
}

// editDistance is the optimal string alignment distance, over bytes, with three rows of the table.
func editDistance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
