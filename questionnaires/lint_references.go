package questionnaires

import (
	"net/url"
	"slices"
)

// sourceIncomplete asks that a reader can find every publication that is cited, and knows under which rule
// something of it stands here.
func (l *linter) sourceIncomplete() {
	for _, s := range l.q.Sources {
		at := spot{owner: l.q}.in("sources", s.ID)
		for _, part := range []struct {
			name    string
			missing bool
		}{
			{"owner", s.Owner == ""},
			{"date", s.Date == "" && s.Status == ""},
			{"use", s.Use == ""},
		} {
			if part.missing {
				l.say(at, "source", s.ID, "name", part.name)
			}
		}
		if s.URL != "" {
			if u, err := url.Parse(s.URL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
				l.say(at, "source", s.ID, "name", "url")
			}
		}
	}
}

// catalogueOwn points at catalogues that only this questionnaire knows: coverage and lists of evidence by
// code don't find them, and without codes a misspelt one stays unseen.
func (l *linter) catalogueOwn() {
	for _, c := range l.q.Catalogues {
		if reference, err := OpenReference(c.ID); err == nil && reference.Title == c.Title {
			continue
		}
		l.say(spot{owner: l.q}.in("catalogues", c.ID), "catalogue", c.ID, "known", placesOfCodes())
	}
}

// placesOfCodes are the shared catalogues that hold codes themselves.
func placesOfCodes() []string {
	return slices.DeleteFunc(References(), func(id string) bool {
		reference, err := OpenReference(id)
		return err != nil || reference.Of != ""
	})
}

// sameAsBroken checks the far side of ties to questionnaires of the library: the question is there, its codes
// are, and it is of a type whose answers can be taken over.
func (l *linter) sameAsBroken() {
	open := map[string]*Questionnaire{l.q.ID: l.q}
	for _, q := range l.asked() {
		for i, s := range q.SameAs {
			id, question := s.Split()
			if _, known := open[id]; !known {
				open[id], _ = Open(id) // nil: not of the library; nothing can be said about it
			}
			if open[id] == nil {
				continue
			}
			at := spot{owner: q}.in("same_as", i)
			other := open[id].Question(question)
			switch {
			case other == nil || other == q:
				l.say(at, "question", q.ID, "id", s.ID)
			case !alike(q, other):
				l.sayAs("questionnaires.lint.same-as-type", at, "question", q.ID, "id", s.ID, "type", string(other.Type))
			default:
				for _, code := range missingCodes(q, other, s) {
					l.sayAs("questionnaires.lint.same-as-code", at, "question", q.ID, "id", s.ID, "code", code)
				}
			}
		}
	}
}

// alike says whether the answers to two questions are of one kind: one option, several, or a value of the
// same type.
func alike(a, b *Question) bool {
	if len(a.Options) > 0 && len(b.Options) > 0 {
		return (a.Type == Choices) == (b.Type == Choices)
	}
	return a.Type == b.Type
}

// missingCodes lists the codes of the tie that the other question does not have; where the tie says that the
// codes are the same, those of the other question that mean nothing here.
func missingCodes(q, other *Question, s SameAs) []string {
	var missing []string
	if len(s.Options) > 0 {
		for _, code := range sortedKeys(s.Options) {
			if other.OptionIndex(code) < 0 {
				missing = append(missing, code)
			}
		}
		return missing
	}
	for _, o := range other.Options {
		if q.OptionIndex(o.Code) < 0 {
			missing = append(missing, o.Code)
		}
	}
	return missing
}

// nextUnknown checks that what leads on from here is there.
func (l *linter) nextUnknown() {
	for i, id := range l.q.Next {
		if !slices.ContainsFunc(Library(), func(info Info) bool { return info.ID == id }) || id == l.q.ID {
			l.say(spot{owner: l.q}.in("next", i), "name", id)
		}
	}
}
