package questionnaires

import "slices"

// Covered is one code of a catalogue with the questions that map to it.
type Covered struct {
	Entry
	Clauses []string // in a text of clauses: where the code stands there
	Asked   []AskedIn
}

// AskedIn is a question of one questionnaire.
type AskedIn struct {
	Questionnaire *Questionnaire
	Question      *Question
}

// CoverageOf says for every code of a catalogue, in its order, which questions of the questionnaires ask about
// it. For a text of clauses the codes are those of its catalogue (see Base) that stand in the text. Retired
// questions don't count.
func CoverageOf(reference *Reference, library []*Questionnaire) ([]Covered, error) {
	base, err := reference.Base()
	if err != nil {
		return nil, err
	}
	var out []Covered
	for _, e := range base.Entries {
		clauses, placed := reference.Clauses[e.Code]
		if reference.Of != "" && !placed {
			continue
		}
		c := Covered{Entry: e, Clauses: clauses}
		for _, q := range library {
			for _, question := range q.Questions() {
				if question.Retired == "" && slices.Contains(question.Maps[base.ID], e.Code) {
					c.Asked = append(c.Asked, AskedIn{q, question})
				}
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// Base is the catalogue whose codes a text of clauses places; any other catalogue is its own.
func (r *Reference) Base() (*Reference, error) {
	if r.Of == "" {
		return r, nil
	}
	return OpenReference(r.Of)
}
