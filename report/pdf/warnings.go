package pdf

import (
	"fmt"
	"slices"
	"strings"

	"cirtkit/internal/lang"
	"cirtkit/internal/text"
)

// Warning says which characters had to be replaced in a part of the document, because no font that
// cirtkit carries has them.
type Warning struct {
	Where      string // title of the part, and the heading in it; "" on the cover and in what every page says
	Characters []rune // each once, in the order in which they came
	Count      int    // how often they were replaced
}

// Warnings are in the order of the document.
type Warnings []Warning

// Message is the warning as a sentence. At most ten characters are named.
func (w Warning) Message(l *lang.Language) string {
	names := make([]string, 0, 10)
	for _, r := range w.Characters[:min(10, len(w.Characters))] {
		names = append(names, fmt.Sprintf("U+%04X", r))
	}
	if len(w.Characters) > 10 {
		names = append(names, "…")
	}
	key := "pdf.replaced"
	if w.Where == "" {
		key = "pdf.replaced.cover"
	}
	return l.T(key, "n", w.Count, "where", text.WithoutIsolates(w.Where), "characters", strings.Join(names, ", "))
}

// lostCharacters collects what was replaced, part by part.
type lostCharacters struct {
	where    string
	warnings Warnings
}

func (c *lostCharacters) add(r rune) {
	n := len(c.warnings)
	if n == 0 || c.warnings[n-1].Where != c.where {
		c.warnings = append(c.warnings, Warning{Where: c.where})
		n++
	}
	w := &c.warnings[n-1]
	w.Count++
	if len(w.Characters) < 1000 && !slices.Contains(w.Characters, r) {
		w.Characters = append(w.Characters, r)
	}
}

// mark is a copy to go back to, when what follows is set anew.
func (c *lostCharacters) mark() lostCharacters {
	m := lostCharacters{where: c.where, warnings: slices.Clone(c.warnings)}
	for i := range m.warnings {
		m.warnings[i].Characters = slices.Clone(m.warnings[i].Characters)
	}
	return m
}
