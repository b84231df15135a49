package wizard

import "strings"

// maxCompared bounds the table that two texts are compared in: some thousand words each.
const maxCompared = 4 << 20

// differing are the stretches of a text whose words are not in another one, in the order in which they stand:
// what is left when the longest run of words that both have in common is taken away. Equal beginnings and ends
// are set aside first; where what remains is too long to compare, all of it counts as differing.
func differing(s, other string) []stretch {
	a, b := wordsOf(s), wordsOf(other)
	same := func(i, j int) bool { return s[a[i].from:a[i].to] == other[b[j].from:b[j].to] }
	for len(a) > 0 && len(b) > 0 && same(0, 0) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(len(a)-1, len(b)-1) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	in := make([]bool, len(a)) // both texts
	if len(a)*len(b) <= maxCompared {
		// longest[i][j] is how many words a[i:] and b[j:] have in common.
		longest := make([][]uint16, len(a)+1)
		for i := range longest {
			longest[i] = make([]uint16, len(b)+1)
		}
		for i := len(a) - 1; i >= 0; i-- {
			for j := len(b) - 1; j >= 0; j-- {
				if same(i, j) {
					longest[i][j] = longest[i+1][j+1] + 1
				} else {
					longest[i][j] = max(longest[i+1][j], longest[i][j+1])
				}
			}
		}
		for i, j := 0, 0; i < len(a) && j < len(b); {
			switch {
			case same(i, j):
				in[i] = true
				i, j = i+1, j+1
			case longest[i+1][j] >= longest[i][j+1]:
				i++
			default:
				j++
			}
		}
	}
	var out []stretch
	for i, w := range a {
		switch n := len(out); {
		case in[i]:
		case n > 0 && i > 0 && !in[i-1] && strings.IndexByte(s[out[n-1].to:w.from], '\n') < 0:
			out[n-1].to = w.to // with the space between
		default:
			out = append(out, w)
		}
	}
	return out
}

// wordsOf are the words of a text; a wide character is one by itself.
func wordsOf(s string) []stretch {
	var out []stretch
	open := false
	for i := 0; i < len(s); {
		n, cells := cluster(s[i:])
		switch {
		case s[i] == ' ' || s[i] == '\n':
			open = false
		case open && cells < 2:
			out[len(out)-1].to = i + n
		default:
			out = append(out, stretch{i, i + n})
			open = cells < 2
		}
		i += n
	}
	return out
}

// marked is a text broken to a width, with some stretches in another ink.
func marked(in, other ink, s string, marks []stretch, w int) []line {
	var out []line
	for _, r := range breaks(s, w) {
		to := r.from + len(strings.TrimRight(s[r.from:r.to], " \n"))
		var l line
		at := r.from
		for _, m := range marks {
			from, end := max(m.from, at), min(m.to, to)
			if from >= end {
				continue
			}
			l = append(l, span{s[at:from], in}, span{s[from:end], other})
			at = end
		}
		out = append(out, append(l, span{s[at:max(at, to)], in}))
	}
	return out
}
