package questionnaires

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// What the rules allow.
const (
	maxAskWords    = 30
	maxOptionWords = 25
	maxFirstRungs  = 8   // requirements on each of the rungs 1 and 2
	maxMinutes     = 480 // a working day for all questions
)

func words(s string) int { return len(strings.Fields(s)) }

func (l *linter) askLength() {
	for _, q := range l.asked() {
		if n := words(q.Ask); n > maxAskWords {
			l.say(spot{q, "/ask"}, "found", n, "limit", maxAskWords)
		}
	}
}

func (l *linter) askQuestionMark() {
	for _, q := range l.asked() {
		if !strings.HasSuffix(q.Ask, "?") {
			l.say(spot{q, "/ask"})
		}
	}
}

// doubled matches what is usually two questions in one: a second verb after "and" or "or", or "and/or".
var doubled = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\band/or\b|\b(?:and|or) (?:is|are|was|were|does|do|did|has|have|can|will|how|when|where|why) `)
})

func (l *linter) askDouble() {
	for _, q := range l.asked() {
		if doubled().MatchString(q.Ask) || strings.Count(q.Ask, "?") > 1 {
			l.say(spot{q, "/ask"})
		}
	}
}

func (l *linter) optionLength() {
	for _, q := range l.asked() {
		for _, o := range q.Options {
			if n := words(o.Text); n > maxOptionWords {
				l.say(spot{q, "/options/" + o.Code}, "option", o.Code, "found", n, "limit", maxOptionWords)
			}
		}
	}
}

// optionsSame compares options as a reader would: case, accents and signs don't tell two apart.
func (l *linter) optionsSame() {
	for _, q := range l.asked() {
		seen := map[string]string{}
		for _, o := range q.Options {
			text := fold(o.Text)
			if first, same := seen[text]; same {
				l.say(spot{q, "/options/" + o.Code}, "option", o.Code, "first", first)
				continue
			}
			seen[text] = o.Code
		}
	}
}

// judging matches words that say what is wrong instead of what exists.
var judging = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(weak(?:ness|nesses|ly)?|poor(?:ly)?|fail(?:s|ed|ing|ure|ures)?|inadequate(?:ly)?|insufficient(?:ly)?|lack(?:s|ing)?|deficien(?:t|cy|cies)|bad(?:ly)?|immature|unprofessional|backward|neglect(?:ed|s)?)\b`)
})

// voice looks at what places a subject: options, and the names of sections, rungs and bands. A question
// may well ask what happens when a link fails.
func (l *linter) voice() {
	for _, item := range l.q.Items() {
		for _, f := range item.Fields {
			placing := item.Kind != "questions" && item.Kind != "roles" || strings.HasPrefix(f.Name, "options/")
			if !placing {
				continue
			}
			if word := judging().FindString(f.English()); word != "" {
				l.say(l.spotOf(item, f), "word", word)
			}
		}
	}
}

// otherSpelling matches CSIRT and CERT as words by themselves. In a name of somebody else's they are
// joined to it, or stand before a capital letter.
var otherSpelling = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^A-Za-z0-9.-])((?:CSIRT|CERT)s?)(?:$|[^A-Za-z0-9.\- ]| [^A-Z]|[.\-](?:$|[^A-Za-z0-9]))`)
})

func (l *linter) spelling() {
	for _, item := range l.q.Items() {
		for _, f := range item.Fields {
			if m := otherSpelling().FindStringSubmatch(f.English()); m != nil {
				l.say(l.spotOf(item, f), "word", m[1])
			}
		}
	}
}

// spotOf is where a translatable text stands in the model.
func (l *linter) spotOf(item Item, f Field) spot {
	switch item.Kind {
	case "sections":
		return spot{l.q.Section(item.ID), "/" + f.Name}
	case "questions":
		return spot{l.q.Question(item.ID), "/" + f.Name}
	case "profiles":
		return spot{profileOwner(item.ID), "/" + f.Name}
	case "ladders":
		if section, _, ok := strings.Cut(item.ID, ":"); ok {
			return spot{l.q.Section(section), "/ladders"}
		}
		i := slices.IndexFunc(l.q.Ladders, func(ladder Ladder) bool { return ladder.ID == item.ID })
		return spot{owner: l.q}.in("ladders", i, f.Name)
	case "roles":
		return spot{l.q, "/roles/" + item.ID}
	}
	return spot{l.q, "/" + f.Name}
}

// guidance asks that every question tells the interviewer what is needed to ask it; a scored one also what
// to show, what to ask further, and where it comes from. Questions of an overlay are local, and may come
// without sources.
func (l *linter) guidance() {
	for _, q := range l.asked() {
		for _, g := range []struct {
			name    string
			missing bool
		}{
			{"label", q.Label == ""},
			{"why", q.Why == ""},
			{"whom", len(q.Whom) == 0},
			{"how", len(q.How) == 0},
			{"minutes", q.Minutes == 0},
			{"evidence", q.Scored() && len(q.Evidence) == 0},
			{"probe", q.Scored() && q.Probe == ""},
			{"sources", q.Scored() && len(q.Sources) == 0 && l.q.Overlay(q.ID) == nil},
		} {
			if g.missing {
				l.say(spot{owner: q}, "question", q.ID, "name", g.name)
			}
		}
	}
}

func (l *linter) labelSame() {
	seen := map[string]string{}
	for _, q := range l.asked() {
		if q.Label == "" {
			continue
		}
		if first, same := seen[fold(q.Label)]; same {
			l.say(spot{q, "/label"}, "label", q.Label, "first", first)
			continue
		}
		seen[fold(q.Label)] = q.ID
	}
}

// improveChain asks for one action for each option above the lowest.
func (l *linter) improveChain() {
	for _, q := range l.asked() {
		if !q.Scored() {
			continue
		}
		for _, o := range q.Options[1:] {
			if !slices.ContainsFunc(q.Improve, func(a Action) bool { return a.To == o.Code }) {
				l.say(spot{q, "/improve"}, "question", q.ID, "option", o.Code)
			}
		}
	}
}

// rungOn is a rung with the nodes it stands on.
type rungOn struct {
	at       spot
	level    int // from 1
	whole    bool
	requires []Requirement
	nodes    []node
}

// rungs lists every rung, with the requirements of its profile in place of the profile.
func (l *linter) rungs() []rungOn {
	var out []rungOn
	add := func(at spot, ladder Ladder, nodes []node) {
		for i, r := range ladder.Rungs {
			requires := r.Requires
			if r.Profile != "" {
				requires = l.q.Profiles[r.Profile].Requires
			}
			out = append(out, rungOn{at.in("rungs", i), i + 1, ladder.Of == "" && nodes[0] == nil, requires, nodes})
		}
	}
	c := checker{q: l.q}
	for i, ladder := range l.q.Ladders {
		nodes := []node{nil}
		if ladder.Of != "" {
			nodes = c.ofKind(ladder.Of)
		}
		add(spot{owner: l.q}.in("ladders", i), ladder, nodes)
	}
	for _, s := range l.q.AllSections() {
		for i, ladder := range s.Ladders {
			add(spot{owner: s}.in("ladders", i), ladder, []node{s})
		}
	}
	return out
}

// tested lists the questions that a requirement tests on its nodes.
func (l *linter) tested(r Requirement, nodes []node) []*Question {
	var out []*Question
	switch {
	case r.Question != "":
		out = append(out, l.q.Question(r.Question))
	case r.All != nil, r.Of != nil:
		s := r.All
		if s == nil {
			s = r.Of
		}
		for _, n := range nodes {
			out = append(out, l.q.Select(*s, n)...)
		}
	}
	return out
}

// essentialUnrequired holds "essential" to its meaning: some rung requires it, by name or among all.
func (l *linter) essentialUnrequired() {
	required := map[*Question]bool{}
	for _, rung := range l.rungs() {
		for _, r := range rung.requires {
			if r.Of != nil {
				continue // a share can be met without any one question
			}
			for _, q := range l.tested(r, rung.nodes) {
				required[q] = true
			}
		}
	}
	for _, q := range l.asked() {
		if q.Essential && !required[q] {
			l.say(spot{q, "/essential"}, "question", q.ID)
		}
	}
}

// requiredNotEssential points at what the first rung of the whole requires by name: without it there is
// no level at all.
func (l *linter) requiredNotEssential() {
	said := map[*Question]bool{}
	for _, rung := range l.rungs() {
		if !rung.whole || rung.level > 1 {
			continue
		}
		for _, r := range rung.requires {
			if q := l.q.Question(r.Question); q != nil && !q.Essential && !said[q] {
				said[q] = true
				l.say(spot{owner: q}, "question", q.ID)
			}
		}
	}
}

func (l *linter) rungSize() {
	for _, rung := range l.rungs() {
		if !rung.whole || rung.level > 2 {
			continue
		}
		n := 0
		for _, r := range rung.requires {
			if r.All != nil {
				n += len(l.tested(r, rung.nodes))
			} else {
				n++
			}
		}
		if n > maxFirstRungs {
			l.say(rung.at, "level", rung.level, "found", n, "limit", maxFirstRungs)
		}
	}
}

// rungTestsNothing finds requirements that every answer meets.
func (l *linter) rungTestsNothing() {
	for _, rung := range l.rungs() {
		for _, r := range rung.requires {
			tested := l.tested(r, rung.nodes)
			nothing := r.Minimum != nil && *r.Minimum <= 0 || r.AtLeastValue != nil && *r.AtLeastValue <= 0
			if r.AtLeast != "" && len(tested) > 0 {
				nothing = !slices.ContainsFunc(tested, func(q *Question) bool { return q.OptionIndex(r.AtLeast) > 0 })
			}
			if nothing {
				l.say(rung.at, "level", rung.level)
			}
		}
	}
}

// rungEmptyHere finds sections of a kind where a rung selects nothing: there it can't be climbed.
func (l *linter) rungEmptyHere() {
	for _, rung := range l.rungs() {
		if len(rung.nodes) < 2 {
			continue
		}
		for _, r := range rung.requires {
			for _, n := range rung.nodes {
				if (r.All != nil || r.Of != nil) && len(l.tested(r, []node{n})) == 0 {
					l.say(rung.at, "level", rung.level, "section", n.ID)
				}
			}
		}
	}
}

// unused finds roles, sources, catalogues and tags that nothing refers to.
func (l *linter) unused() {
	roles, sources, catalogues := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, q := range l.q.Questions() {
		for _, r := range q.Whom {
			roles[r] = true
		}
		for _, s := range q.Sources {
			sources[l.q.SourceOf(s).ID] = true
		}
		for id := range q.Maps {
			catalogues[id] = true
		}
	}
	top := spot{owner: l.q}
	for _, r := range l.q.Roles {
		if !roles[r.ID] {
			l.say(top.in("roles", r.ID), "what", "roles", "name", r.ID)
		}
	}
	for _, s := range l.q.Sources {
		if !sources[s.ID] {
			l.say(top.in("sources", s.ID), "what", "sources", "name", s.ID)
		}
	}
	for _, c := range l.q.Catalogues {
		if !catalogues[c.ID] {
			l.say(top.in("catalogues", c.ID), "what", "catalogues", "name", c.ID)
		}
	}
	l.unusedTags()
}

func (l *linter) unusedTags() {
	selected := map[string]bool{}
	for _, rung := range l.rungs() {
		for _, r := range rung.requires {
			for _, s := range []*Selector{r.All, r.Of} {
				if s != nil {
					for _, tag := range s.Tags {
						selected[tag] = true
					}
				}
			}
		}
	}
	for _, id := range l.q.ProfilesBeside() {
		p, err := l.q.ProfileBeside(id)
		if err != nil {
			continue // said by the rule for profiles
		}
		for _, r := range p.Requires {
			for _, s := range []*Selector{r.All, r.Of} {
				if s != nil {
					for _, tag := range s.Tags {
						selected[tag] = true
					}
				}
			}
		}
	}
	said := map[string]bool{}
	for _, q := range l.q.Questions() {
		for i, tag := range q.Tags {
			if !selected[tag] && !said[tag] {
				said[tag] = true
				l.say(spot{owner: q}.in("tags", i), "what", "tags", "name", tag)
			}
		}
	}
}

func (l *linter) minutes() {
	if n := l.q.Info().Minutes; n > maxMinutes {
		l.say(spot{owner: l.q}, "found", n, "limit", maxMinutes)
	}
}

// idGone holds ids to their promise: what a released version asked is there, retired or not.
func (l *linter) idGone() {
	for _, r := range l.released {
		if r.ID != l.q.ID {
			continue
		}
		for _, id := range r.Questions {
			if l.q.Question(id) == nil {
				l.say(spot{owner: l.q}, "question", id, "version", r.Version)
			}
		}
	}
}
