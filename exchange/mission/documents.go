package mission

import (
	"slices"
	"strings"
	"unicode"
)

// Document is a piece of evidence that questions ask for. It is listed once, however many they are.
type Document struct {
	Name      Said
	Questions []int // places in Pack.Questions
	// Roles are whom to ask for it: who is asked its questions first, then who else could have it.
	Roles []string
}

// documents lists the evidence of questions, each piece once, by whom to ask first and then in the order
// of the questions. What only has to be looked at on site is listed apart.
func documents(questions []Question) (papers, onSite []Document) {
	var all []Document
	place := map[string]int{}
	for at, q := range questions {
		for _, name := range q.Evidence {
			key := normal(name.String())
			i, known := place[key]
			if !known {
				i = len(all)
				place[key] = i
				all = append(all, Document{Name: name})
			}
			if d := &all[i]; !slices.Contains(d.Questions, at) {
				d.Questions = append(d.Questions, at)
			}
		}
	}
	for i := range all {
		d := &all[i]
		seen := true // only looked at
		for _, at := range d.Questions {
			seen = seen && questions[at].Method == Observe
			if first := questions[at].Roles[0]; !slices.Contains(d.Roles, first) {
				d.Roles = append(d.Roles, first)
			}
		}
		for _, at := range d.Questions {
			for _, role := range questions[at].Roles {
				if !slices.Contains(d.Roles, role) {
					d.Roles = append(d.Roles, role)
				}
			}
		}
		if seen {
			onSite = append(onSite, *d)
		} else {
			papers = append(papers, *d)
		}
	}
	return papers, onSite
}

// normal is the form in which two texts that name the same document are the same: case, white space, signs,
// articles, and whether there is one or several don't count. What the document is of does: "the record of the
// test" and "the record of the review" stay two.
func normal(s string) string {
	var out []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), unicode.IsSpace) {
		word = strings.TrimFunc(word, unicode.IsPunct)
		if !strings.HasSuffix(word, "ss") {
			word = strings.TrimSuffix(word, "s")
		}
		if word != "" && !slices.Contains([]string{"the", "a", "an"}, word) {
			out = append(out, word)
		}
	}
	if len(out) == 0 {
		return s
	}
	return strings.Join(out, " ")
}
