package questionnaires

// As-is and to-be. A scored question asks how something is today. A fact with `to-be-of` asks beside it in which
// form it is wanted, by the codes of the scored question; one with `to-be-by`, from whom. So a report can set the
// two side by side, and what is wanted is the questionnaire's own target.

// takesToBeOf says whether a question can say in which form something is wanted: one of several options, and a fact.
func (q *Question) takesToBeOf() bool { return q.Type == Choice && !q.Scored() }

// takesToBeBy says whether a question can say from whom something is wanted.
func (q *Question) takesToBeBy() bool { return q.takesToBeOf() || q.Type == Choices }

// ToBe is a scored question with the facts that say what is wanted of it.
type ToBe struct {
	Question *Question
	Wanted   *Question // says in which form
	By       *Question // says from whom; nil where nobody asks
}

// Place is the place among the scored question's options that an option of Wanted asks for: 0, the lowest, where
// nothing is wanted, which is also what an option means that the scored question lacks.
func (t ToBe) Place(code string) int { return max(t.Question.OptionIndex(code), 0) }

// ToBes lists what is asked both as it is and as it is wanted, in questionnaire order, retired questions left out.
func (q *Questionnaire) ToBes() []ToBe {
	wanted, by := map[string]*Question{}, map[string]*Question{}
	for _, fact := range q.Questions() {
		if fact.Retired != "" {
			continue
		}
		if fact.ToBeOf != "" {
			wanted[fact.ToBeOf] = fact
		}
		if fact.ToBeBy != "" {
			by[fact.ToBeBy] = fact
		}
	}
	var out []ToBe
	for _, scored := range q.Questions() {
		if fact := wanted[scored.ID]; fact != nil && scored.Retired == "" {
			out = append(out, ToBe{Question: scored, Wanted: fact, By: by[scored.ID]})
		}
	}
	return out
}

// toBe checks what facts say of scored questions: the question is there and scored, the codes are its own, and
// no two facts say the same of it. A fact that is retired may stand as it stood.
func (c *checker) toBe() {
	wanted, by := map[string]string{}, map[string]string{}
	for _, fact := range c.q.Questions() {
		at := spot{owner: fact}
		if fact.ToBeOf != "" && fact.ToBeBy != "" {
			c.fail(at.in("to-be-by"), "questionnaires.to-be-both")
			continue
		}
		if fact.ToBeOf != "" && c.toBeQuestion(at.in("to-be-of"), fact, "to-be-of", fact.ToBeOf, wanted) {
			c.toBeOptions(at, fact, c.q.Question(fact.ToBeOf))
		}
		if fact.ToBeBy != "" {
			c.toBeQuestion(at.in("to-be-by"), fact, "to-be-by", fact.ToBeBy, by)
		}
	}
	for _, fact := range c.q.Questions() {
		if fact.Retired == "" && fact.ToBeBy != "" && fact.ToBeOf == "" && wanted[fact.ToBeBy] == "" && c.q.Question(fact.ToBeBy) != nil {
			c.fail(spot{owner: fact}.in("to-be-by"), "questionnaires.to-be-alone", "question", fact.ToBeBy)
		}
	}
}

// toBeQuestion checks the question that a fact names under a key, and notes in said that it is spoken for.
func (c *checker) toBeQuestion(at spot, fact *Question, key, id string, said map[string]string) bool {
	scored := c.q.Question(id)
	switch {
	case scored == nil:
		c.unknownQuestion(at, id)
		return false
	case !scored.Scored():
		c.fail(at, "questionnaires.to-be-scored", "question", id)
		return false
	case fact.Retired != "":
		return true
	case scored.Retired != "":
		c.fail(at, "questionnaires.retired", "question", id, "version", scored.Retired)
	case said[id] != "":
		c.fail(at, "questionnaires.to-be-twice", "first", said[id], "question", id, "name", key)
	}
	said[id] = fact.ID
	return true
}

// toBeOptions checks that a fact's options are those of the scored question, but for one at most: that nothing is
// wanted.
func (c *checker) toBeOptions(at spot, fact, scored *Question) {
	others, above := 0, false
	for _, o := range fact.Options {
		place := scored.OptionIndex(o.Code)
		above = above || place > 0
		if place < 0 {
			others++
		}
	}
	switch known := codesOf(scored.Options); {
	case others > 1:
		c.fail(at.in("options"), "questionnaires.to-be-options", "n", others, "question", scored.ID, "known", known)
	case !above && len(fact.Options) > 0:
		c.fail(at.in("options"), "questionnaires.to-be-nothing", "question", scored.ID, "known", known)
	}
}
