package wizard

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// How questions are found. What was typed is cut into words, and each of them must be found, in any order. A word is
// looked for in five wheres, in this order: the id and the report's code; the question; its options; what was noted
// on it; its guidance. It is found where it stands as typed, best at the beginning of a word. Where it stands
// nowhere, it is found weakly: with one slip in a word of five letters or more, or with its letters scattered over
// the id. Each word costs what its best place costs, weak ones more than all others; questions come in the order of
// what their words cost together, and else in their own.
//
// The questionnaire's own texts are folded once (library), what was noted once a change (deskIndex). A slip is held
// against every different word of the questionnaire once, and not once a question.

// where is a place that a word is looked for.
type where int

const (
	inID where = iota
	inQuestion
	inOptions
	inNotes
	inGuidance
	wheres
)

// The costs. That of a place is its number times costOfPlace, and one of the others on top.
const (
	costExact     = 0 // the whole id or code
	costBeginning = 1 // of a word
	costWithin    = 2
	costOfPlace   = 4
	costWeak      = 40 // letters scattered over an id
	costSlip      = costWeak + 1
)

// shelved is one question's texts, folded, with the numbers of their words.
type shelved struct {
	texts [wheres]string
	words [wheres][]int32
}

// library is a questionnaire made ready to be searched. What was noted is added by deskIndex.
type library struct {
	of      *questionnaires.Questionnaire // in the reader's words
	by      map[string]*shelved           // by question
	numbers map[string]int32              // of every different word long enough for a slip
	words   [][]rune                      // by number
	spare   []int32                       // for put
}

func makeLibrary(q, words *questionnaires.Questionnaire, codes map[string]string) *library {
	l := &library{of: words, by: map[string]*shelved{}, numbers: map[string]int32{}}
	for _, x := range q.Questions() {
		w, s := words.Question(x.ID), &shelved{}
		if w == nil {
			w = x
		}
		var options []string
		for _, o := range w.Options {
			options = append(options, o.Text)
		}
		l.put(s, inID, x.ID, codes[x.ID])
		l.put(s, inQuestion, w.Ask, w.Label)
		l.put(s, inOptions, options...)
		l.put(s, inGuidance, append([]string{w.Why, w.Probe}, w.Evidence...)...)
		l.by[x.ID] = s
	}
	return l
}

// put lays texts in a place of a question.
func (l *library) put(s *shelved, in where, texts ...string) {
	s.texts[in] = fold(strings.Join(texts, "\n"))
	numbers := l.spare[:0]
	for word := range eachWord(s.texts[in]) {
		if utf8.RuneCountInString(word) < leastTypo-1 {
			continue
		}
		n, known := l.numbers[word]
		if !known {
			n = int32(len(l.words))
			l.numbers[word], l.words = n, append(l.words, []rune(word))
		}
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	s.words[in] = slices.Clone(slices.Compact(numbers)) // as many as there are: it lies there as long as the file is open
	l.spare = numbers
}

// sought is a word that was typed, with the words of the library that it may be with a slip.
type sought struct {
	text string
	slip []bool // by number; nil where it is too short for one
}

// seek makes what was typed ready.
func (l *library) seek(typed string) []sought {
	var out []sought
	for _, word := range strings.Fields(fold(typed)) {
		s, letters := sought{text: word}, []rune(word)
		if len(letters) >= leastTypo {
			s.slip = make([]bool, len(l.words))
			for n, other := range l.words {
				s.slip[n] = nearly(letters, other)
			}
		}
		out = append(out, s)
	}
	return out
}

// cost is what all words cost in a question, and false where one is not found in it.
func (s *shelved) cost(words []sought) (cost int, found bool) {
	for i := range words {
		c, ok := s.costOf(&words[i])
		if !ok {
			return 0, false
		}
		cost += c
	}
	return cost, true
}

func (s *shelved) costOf(w *sought) (cost int, found bool) {
	id, code, _ := strings.Cut(s.texts[inID], "\n")
	if w.text == id || w.text == code {
		return costExact, true
	}
	for in := range wheres {
		if within, ok := stands(w.text, s.texts[in]); ok {
			return int(in)*costOfPlace + within, true
		}
	}
	if scattered(w.text, id) || scattered(w.text, code) {
		return costWeak, true
	}
	for in := range wheres {
		for _, n := range s.words[in] {
			if int(n) < len(w.slip) && w.slip[n] {
				return int(in)*costOfPlace + costSlip, true
			}
		}
	}
	return 0, false
}

// stands says whether a word stands in a text, and how well.
func stands(word, text string) (cost int, found bool) {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return costWithin, found
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return costBeginning, true
		}
		found = true
		at += len(word)
	}
}

// deskIndex is what can be looked for now: the library with what was noted, and which questions are in which state.
// It holds for one result and one session.
type deskIndex struct {
	of      *scoring.Result
	session string
	differs *compare.Difference

	asked  []*questionnaires.Question
	number map[string]int // by question: its place among those asked, from 1
	states map[string]map[string]bool
}

// index is made anew when an answer, a note or what lies beside has changed.
func (d *desk) index() *deskIndex {
	x := d.found
	if x != nil && x.of == d.result && x.session == d.session && x.differs == d.differs {
		return x
	}
	x = &deskIndex{of: d.result, session: d.session, differs: d.differs, asked: d.asked(), number: map[string]int{}, states: map[string]map[string]bool{}}
	d.found = x
	for i, q := range x.asked {
		x.number[q.ID] = i + 1
	}
	sets := d.overall()
	for _, state := range findStates {
		x.states[state] = map[string]bool{}
	}
	for _, q := range x.asked {
		for _, state := range findStates {
			if d.in(q, state, &sets) {
				x.states[state][q.ID] = true
			}
		}
	}
	if d.library != nil {
		for _, q := range x.asked {
			e := d.entry(q.ID)
			noted := []string{e.Finding, e.WorkingNote, e.Answer.Text}
			for _, r := range sets.records[q.ID] {
				noted = append(noted, r.Reference, r.Place, r.Issuer)
			}
			if s, text := d.library.by[q.ID], strings.Join(noted, "\n"); s.texts[inNotes] != fold(text) {
				d.library.put(s, inNotes, text)
			}
		}
	}
	return x
}

// ready makes the library, where nobody has yet.
func (d *desk) ready() {
	if d.library == nil || d.library.of != d.words {
		d.library, d.found = makeLibrary(d.q, d.words, d.codes), nil
	}
}

// find lists the questions that hold what was typed and are in all of the states (of findStates), the best first.
func (d *desk) find(typed string, states ...string) []*questionnaires.Question {
	searched := strings.TrimSpace(typed) != ""
	if searched {
		d.ready()
	}
	x := d.index()
	var words []sought
	if searched {
		words = d.library.seek(typed)
	}
	type scored struct {
		q    *questionnaires.Question
		cost int
	}
	var found []scored
	for _, q := range x.asked {
		if slices.ContainsFunc(states, func(s string) bool { return !x.states[s][q.ID] }) {
			continue
		}
		if !searched {
			found = append(found, scored{q: q})
		} else if cost, ok := d.library.by[q.ID].cost(words); ok {
			found = append(found, scored{q, cost})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(a.cost, b.cost) })
	out := make([]*questionnaires.Question, len(found))
	for i, f := range found {
		out[i] = f.q
	}
	return out
}

// findNotes lists the quick notes that hold every word as it was typed: they stand on no question.
func (d *desk) findNotes(typed string) []assessment.Note {
	words := strings.Fields(fold(typed))
	if len(words) == 0 {
		return nil
	}
	var out []assessment.Note
	for _, n := range d.state.Notes {
		text := fold(n.Text)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			out = append(out, n)
		}
	}
	return out
}
