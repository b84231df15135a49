package questionnaires

// index finds nodes by id. It is made once, when a questionnaire is complete.
type index struct {
	questions map[string]*Question
	sections  map[string]*Section
	order     []*Question         // all questions, in questionnaire order
	parent    map[string]*Section // a question's or section's section; nil at the top
	walk      []*Section          // all sections, a parent before its children
}

// finish makes the index. It must be called once, before the questionnaire is used.
func (q *Questionnaire) finish() {
	q.index = index{
		questions: map[string]*Question{},
		sections:  map[string]*Section{},
		parent:    map[string]*Section{},
	}
	var visit func(s *Section)
	visit = func(s *Section) {
		q.index.sections[s.ID] = s
		q.index.walk = append(q.index.walk, s)
		for _, question := range s.Questions {
			q.index.questions[question.ID] = question
			q.index.order = append(q.index.order, question)
			q.index.parent[question.ID] = s
		}
		for _, child := range s.Sections {
			q.index.parent[child.ID] = s
			visit(child)
		}
	}
	for _, s := range q.Sections {
		visit(s)
	}
}

// Question is the question with an id, or nil.
func (q *Questionnaire) Question(id string) *Question { return q.index.questions[id] }

// Section is the section with an id, or nil.
func (q *Questionnaire) Section(id string) *Section { return q.index.sections[id] }

// Questions lists every question in questionnaire order, retired ones included.
func (q *Questionnaire) Questions() []*Question { return q.index.order }

// AllSections lists every section, a parent before its children.
func (q *Questionnaire) AllSections() []*Section { return q.index.walk }

// SectionOf is the section that directly holds a question or a section; nil at the top.
func (q *Questionnaire) SectionOf(id string) *Section { return q.index.parent[id] }

// OptionIndex is the place of an option's code among the options, or -1.
func (q *Question) OptionIndex(code string) int {
	for i := range q.Options {
		if q.Options[i].Code == code {
			return i
		}
	}
	return -1
}

// Role is the text of a role's id, or the id itself.
func (q *Questionnaire) Role(id string) string {
	for _, r := range q.Roles {
		if r.ID == id {
			return r.Text
		}
	}
	return id
}
