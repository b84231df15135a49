package questionnaires

import "cirtkit/internal/text"

// unclean finds the first character that the gate for text from outside stops, as the gate names it.
func unclean(s string) (character string, bad bool) {
	f := text.Check(s, text.Rules{Max: MaxCanonical, Newlines: true})
	if f == nil {
		return "", false
	}
	for i := 0; i+1 < len(f.Facts); i += 2 {
		if f.Facts[i] == "found" {
			character, _ = f.Facts[i+1].(string)
		}
	}
	return character, true
}
