package questionnaires

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// The expressions are made when the linter first needs them: no other command waits for that at its start.

// vague matches words that two readers understand differently: no document, date or number shows them.
var vague = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(adequate|appropriate|sufficient|suitable|regular|effective|efficient|proper|timely|frequent|periodic(?:al)?|systematic(?:al)?|comprehensive|robust|significant|reasonable|optimal|mature)(?:ly)?\b`)
})

// measure matches what makes such a word countable: a number, or how often.
var measure = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[0-9]|\b(?:two|three|four|five|six|ten|twelve|once|twice|every|each|per|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b`)
})

// vagueWords looks at what is read aloud and answered: the question and its options.
func (l *linter) vagueWords() {
	for _, q := range l.asked() {
		if word := vague().FindString(q.Ask); word != "" && !measure().MatchString(q.Ask) {
			l.say(spot{q, "/ask"}, "word", word)
		}
		for _, o := range q.Options {
			if word := vague().FindString(o.Text); word != "" && !measure().MatchString(o.Text) {
				l.say(spot{q, "/options/" + o.Code}, "word", word)
			}
		}
	}
}

// degrees are words that only turn a text up or down.
var degrees = strings.Fields(`fully partly partially largely mostly mainly completely entirely wholly well better best good more most less least
	very quite rather somewhat often sometimes rarely seldom always usually generally occasionally frequently regularly clearly strongly
	highly broadly widely limited partial full complete some many few much basic advanced strong a an the in and to is are`)

// optionsDegree compares each option with the one below: what the two don't share has to be something that
// can be seen, and not only words of degree.
func (l *linter) optionsDegree() {
	for _, q := range l.asked() {
		if !q.Scored() {
			continue
		}
		for i := 1; i < len(q.Options); i++ {
			below, here := strings.Fields(fold(q.Options[i-1].Text)), strings.Fields(fold(q.Options[i].Text))
			differ := append(without(here, below), without(below, here)...)
			if len(differ) > 0 && len(without(differ, degrees)) == 0 {
				l.say(spot{q, "/options/" + q.Options[i].Code}, "option", q.Options[i].Code, "below", q.Options[i-1].Code, "words", strings.Join(differ, ", "))
			}
		}
	}
}

// without lists the words of a that b does not have.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(w string) bool { return slices.Contains(b, w) })
}
