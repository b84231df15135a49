package questionnaires

// noEffect finds scored questions whose answer changes nothing: no score counts them and no rung tests
// them.
func (l *linter) noEffect() {
	tested := map[*Question]bool{}
	for _, rung := range l.rungs() {
		for _, r := range rung.requires {
			for _, q := range l.tested(r, rung.nodes) {
				tested[q] = true
			}
		}
	}
	for _, q := range l.asked() {
		if q.Scored() && !tested[q] && !(q.Weight > 0 && l.counted(q)) {
			l.say(spot{owner: q}, "question", q.ID)
		}
	}
}

// counted says whether the score of some node is made of a question: of its own section under any rule, of
// the nodes above under the rule that looks all the way down.
func (l *linter) counted(q *Question) bool {
	section := l.q.SectionOf(q.ID)
	if section.Score != nil || l.q.Score != nil && l.q.Score.Rule == Mean {
		return true
	}
	for s := l.q.SectionOf(section.ID); s != nil; s = l.q.SectionOf(s.ID) {
		if s.Score != nil && s.Score.Rule == Mean {
			return true
		}
	}
	return false
}

// fewQuestions is the number below which one question may well outweigh the others.
const fewQuestions = 3

// weights finds a question that counts for more than all the others of its section together: the section's
// score is then an answer to that question.
func (l *linter) weights() {
	for _, s := range l.q.AllSections() {
		var sum, most Decimal
		var heaviest *Question
		n := 0
		for _, q := range s.Questions {
			if !q.Scored() || q.Retired != "" {
				continue
			}
			n++
			sum += q.Weight
			if q.Weight > most {
				most, heaviest = q.Weight, q
			}
		}
		if n >= fewQuestions && most > sum-most {
			l.say(spot{heaviest, "/weight"}, "question", heaviest.ID, "weight", most, "others", sum-most)
		}
	}
}

// rungConditional finds rungs of the whole of which more than half can be waived at once: a rung is not met
// when more than half of it is waived, so that a subject to whom those questions are not put can never stand
// on it.
func (l *linter) rungConditional() {
	for _, rung := range l.rungs() {
		if !rung.whole {
			continue
		}
		waivable, n := 0, 0
		for _, r := range rung.requires {
			if r.Question == "" && r.All == nil {
				n++
				continue
			}
			for _, q := range l.tested(r, rung.nodes) {
				n++
				if !q.When.IsZero() || len(q.NA) > 0 {
					waivable++
				}
			}
		}
		if 2*waivable > n {
			l.say(rung.at, "level", rung.level, "found", waivable, "of", n)
		}
	}
}

// rungFalls finds rungs that ask less of a question than a rung below them: whoever stands there has more.
func (l *linter) rungFalls() {
	highest := map[*Question]int{}
	for _, rung := range l.rungs() {
		if !rung.whole {
			continue
		}
		if rung.level == 1 {
			highest = map[*Question]int{}
		}
		for _, r := range rung.requires {
			q := l.q.Question(r.Question)
			if q == nil || r.AtLeast == "" {
				continue
			}
			option := q.OptionIndex(r.AtLeast)
			if option < highest[q] {
				l.say(rung.at, "level", rung.level, "question", q.ID, "need", r.AtLeast, "below", q.Options[highest[q]].Code)
			}
			highest[q] = max(highest[q], option)
		}
	}
}
