package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"cirtkit/questionnaires"
)

// references numbers every question, so that comments can cite it: the prefix of its top section and
// its place there, such as "M-07". The number depends on the questionnaire alone, never on the
// answers: it is the same in every report of one version. A label that begins with that number in its own
// way, as the codes of a published model do, keeps it: "M-7 Mandate" is M-7.
func references(q *questionnaires.Questionnaire) map[string]string {
	ids := make([]string, len(q.Sections))
	for i, s := range q.Sections {
		ids[i] = s.ID
	}
	out := map[string]string{}
	prefixes := prefixesOf(ids)
	for i, top := range q.Sections {
		n := 0
		var number func(s *questionnaires.Section)
		number = func(s *questionnaires.Section) {
			for _, question := range s.Questions { // retired ones keep their place
				n++
				out[question.ID] = fmt.Sprintf("%s-%02d", prefixes[i], n)
				if own := fmt.Sprintf("%s-%d", prefixes[i], n); strings.HasPrefix(question.Label, own+" ") {
					out[question.ID] = own
				}
			}
			for _, child := range s.Sections {
				number(child)
			}
		}
		number(top)
	}
	return out
}

// References are the numbers of all questions by their ids, for who shows them outside of a report.
func References(q *questionnaires.Questionnaire) map[string]string { return references(q) }

// prefixesOf gives every id the shortest beginning that no other id shares, of at most three letters.
// Where that is not enough, in the order of the ids, it is the first letter with a later one that is
// still free; then the first letter with a number.
func prefixesOf(ids []string) []string {
	letters := make([]string, len(ids))
	for i, id := range ids {
		letters[i] = strings.ToUpper(strings.Map(func(c rune) rune {
			if c > unicode.MaxASCII || !unicode.IsLetter(c) && !unicode.IsDigit(c) {
				return -1
			}
			return c
		}, id))
	}
	out := make([]string, len(ids))
	for i := range ids {
		for n := 1; n <= min(3, len(letters[i])) && out[i] == ""; n++ {
			alone := true
			for j := range ids {
				alone = alone && (j == i || !strings.HasPrefix(letters[j], letters[i][:n]))
			}
			if alone {
				out[i] = letters[i][:n]
			}
		}
	}
	for i := range ids {
		for n := 1; n < len(letters[i]) && out[i] == ""; n++ {
			if pair := letters[i][:1] + letters[i][n:n+1]; !slices.Contains(out, pair) {
				out[i] = pair
			}
		}
		if out[i] == "" {
			out[i] = fmt.Sprintf("%.1s%d", letters[i]+"S", i+1)
		}
	}
	return out
}
