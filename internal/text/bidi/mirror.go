package bidi

import "slices"

//go:generate go run gen.go

// Mirror is the character that looks like r seen in a mirror, or r itself if there is none.
func Mirror(r rune) rune {
	if r < mirrors[0].from || r > mirrors[len(mirrors)-1].from {
		return r
	}
	i, found := slices.BinarySearchFunc(mirrors[:], r, func(m mirror, r rune) int { return int(m.from - r) })
	if !found {
		return r
	}
	return mirrors[i].to
}

type mirror struct{ from, to rune }
