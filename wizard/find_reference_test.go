package wizard

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"cirtkit/questionnaires"
)

// findSlowly is what is found, said as plainly as it can be: no index, no numbers of words, the textbook's distance.
func findSlowly(d *desk, typed string) []string {
	type scored struct {
		id   string
		cost int
	}
	var found []scored
next:
	for _, q := range d.asked() {
		w, e := d.worded(q.ID), d.entry(q.ID)
		var options []string
		for _, o := range w.Options {
			options = append(options, o.Text)
		}
		noted := []string{e.Finding, e.WorkingNote, e.Answer.Text}
		for _, r := range d.evidenceFor(q.ID) {
			noted = append(noted, r.Reference, r.Place, r.Issuer)
		}
		fields := [][]string{{q.ID, d.codes[q.ID]}, {w.Ask, w.Label}, options, noted, append([]string{w.Why, w.Probe}, w.Evidence...)}
		sum := 0
		for _, word := range strings.Fields(fold(typed)) {
			best := -1
			add := func(cost int) {
				if best < 0 || cost < best {
					best = cost
				}
			}
			for i, texts := range fields {
				text := []rune(fold(strings.Join(texts, "\n")))
				for at := range text {
					if !strings.HasPrefix(string(text[at:]), word) {
						continue
					}
					add(4*i + 2)
					if at == 0 || !unicode.IsLetter(text[at-1]) && !unicode.IsDigit(text[at-1]) {
						add(4*i + 1)
					}
				}
			}
			if word == fold(q.ID) || word == fold(d.codes[q.ID]) {
				add(0)
			}
			if best < 0 {
				if subsequence(word, fold(q.ID)) || subsequence(word, fold(d.codes[q.ID])) {
					add(40)
				}
				for i, texts := range fields {
					for _, other := range foldedWords(fold(strings.Join(texts, "\n"))) {
						if begun(word, other) {
							add(41 + 4*i)
						}
					}
				}
			}
			if best < 0 {
				continue next
			}
			sum += best
		}
		found = append(found, scored{q.ID, sum})
	}
	slices.SortStableFunc(found, func(a, b scored) int { return a.cost - b.cost })
	var out []string
	for _, f := range found {
		out = append(out, f.id)
	}
	return out
}

// subsequence tries every beginning of a part of the id.
func subsequence(word, id string) bool {
	letters, text := []rune(word), []rune(id)
	if len(letters) < 3 {
		return false
	}
	for from := range text {
		if from > 0 && (unicode.IsLetter(text[from-1]) || unicode.IsDigit(text[from-1])) || text[from] != letters[0] {
			continue
		}
		at := 0
		for _, r := range text[from:] {
			if at < len(letters) && letters[at] == r {
				at++
			}
		}
		if at == len(letters) {
			return true
		}
	}
	return false
}

// begun says whether a word begins another with at most one slip, by the distance of every beginning.
func begun(typed, word string) bool {
	a, b := []rune(typed), []rune(word)
	if len(a) < 5 {
		return false
	}
	for n := range len(b) + 1 {
		if n >= len(a)-1 && distance(a, b[:n]) <= 1 {
			return true
		}
	}
	return false
}

// distance counts letters more, less, other, and neighbours that changed places (each pair once).
func distance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
			case j == 0:
				d[i][j] = i
			default:
				same := 1
				if a[i-1] == b[j-1] {
					same = 0
				}
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+same)
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return d[len(a)][len(b)]
}

func ids(questions []*questionnaires.Question) []string {
	var out []string
	for _, q := range questions {
		out = append(out, q.ID)
	}
	return out
}

// What the index finds, and in which order, is what the slow way finds: for words of the questionnaire, cut short,
// with slips, put together anyhow, and for anything else.
func TestFindingIsAsTheSlowWay(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("w")
	r.write("Décret n° 7, article 4: la République")
	r.press("esc", "e", "a")
	r.write("Instrument of the Ministry")
	r.press("ctrl+s", "esc")
	d := r.app.desk
	var words []string
	for _, q := range d.asked() {
		w := d.worded(q.ID)
		words = append(words, q.ID, d.codes[q.ID])
		words = append(words, foldedWords(w.Ask+" "+w.Label+" "+w.Why)...)
		for _, o := range w.Options {
			words = append(words, foldedWords(o.Text)...)
		}
	}
	words = append(words, "Décret", "republique", "Ministry", "ministyr", "mbs", "msdk")
	hits := 0
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.Custom(func(t *rapid.T) string {
			w := []rune(rapid.SampledFrom(words).Draw(t, "word"))
			switch at := rapid.IntRange(0, max(0, len(w)-1)).Draw(t, "at"); rapid.IntRange(0, 6).Draw(t, "slip") {
			case 1:
				w = w[:at]
			case 2:
				w = w[at:]
			case 3:
				w = slices.Delete(slices.Clone(w), at, min(at+1, len(w)))
			case 4:
				w = slices.Insert(slices.Clone(w), at, rapid.RuneFrom([]rune("aex")).Draw(t, "letter"))
			case 5:
				if at+1 < len(w) {
					w[at], w[at+1] = w[at+1], w[at]
				}
			case 6:
				return rapid.StringN(0, 6, 12).Draw(t, "anything")
			}
			return string(w)
		})
		typed := strings.Join(rapid.SliceOfN(word, 0, 2).Draw(t, "words"), " ")
		got, want := ids(d.find(typed)), findSlowly(d, typed)
		if !slices.Equal(got, want) {
			t.Fatalf("find(%q) = %v, want %v", typed, got, want)
		}
		if len(got) > 0 && len(got) < len(d.asked()) {
			hits++
		}
	})
	if hits < 10 {
		t.Errorf("only %d texts found some and not all", hits)
	}
}
