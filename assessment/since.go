package assessment

import (
	"bytes"
	"encoding/json"
	"time"

	"cirtkit/questionnaires"
)

// Recorded is one value that somebody gave to a question's answer, or to a row of a list.
type Recorded struct {
	Before questionnaires.Answer // what the file said just before; the zero answer for nothing
	Answer questionnaires.Answer // the zero answer: cleared
	// Row is the id of the row, where a row of a list was put or taken away; the answers are then zero.
	Row              string
	Why              string // one of Whys, or ""
	By, For, Session string
	At               time.Time
}

// Since lists, by question, what the log records as answers after an earlier state and up to a later one, which
// is the log's own or one that it has had. Oldest first; what was undone up to then is left out.
//
// Which acts come after the earlier state: where it is a state of this assessment, those that it does not hold. That
// needs the earlier state's own record (nil where it is not at hand) only where its file is a copy that has gone a
// way of its own. Otherwise times decide: of a file that began after the earlier one began all acts (it is another
// assessment, or was made of that one), else those that are newer than the earlier state's last change.
func (l *Log) Since(earlier *State, record *Log, later *State) map[string][]Recorded {
	upTo := l.held(later)
	if upTo == nil {
		upTo = l.notAfter(later.LastChange)
	}
	before := l.heldBefore(earlier, record, later)
	counts := l.counting(upTo)
	asked := map[string]bool{}
	for i, a := range l.Acts {
		if counts[i] && !before[i] {
			for k := range a.Sets() {
				if kind := a.Sets()[k].Field.Kind(); kind == kindAnswer || kind == kindRow {
					asked[a.Sets()[k].Field.Question()] = true
				}
			}
		}
	}
	list := make(map[string][]Recorded, len(asked))
	stood := make(map[string]*ActSet, len(asked)) // by question, the newest value so far
	for i, a := range l.Acts {
		if !counts[i] {
			continue
		}
		for k := range a.Sets() {
			set := &a.Sets()[k]
			question := set.Field.Question()
			if !asked[question] {
				continue
			}
			r := Recorded{Why: cleanLine(a.Why), By: a.By, For: a.For, Session: a.Session, At: a.At()}
			switch set.Field.Kind() {
			case kindAnswer:
				if !before[i] {
					r.Before, r.Answer = answerOf(stood[question]), answerOf(set)
					list[question] = append(list[question], r)
				}
				stood[question] = set
			case kindRow:
				if parts := set.Field.parts(); len(parts) == 2 && !before[i] {
					r.Row = parts[1]
					list[question] = append(list[question], r)
				}
			}
		}
	}
	return list
}

// answerOf reads the answer that an act gives; nothing, and what can't be read, is the zero answer.
func answerOf(set *ActSet) (a questionnaires.Answer) {
	if set == nil || set.clears() {
		return a
	}
	if code, ok := plainOption(set.Value); ok {
		return questionnaires.Answer{State: questionnaires.Answered, Option: code}
	}
	raw, err := cleanValue(set.Value)
	if err != nil || json.Unmarshal(raw, &a) != nil {
		return questionnaires.Answer{}
	}
	return a
}

// plainOption reads the answer that a file holds mostly: one option, as this program writes it. Anything that could
// mean something else in JSON, or that has to be cleaned, is left to the reader of all answers.
func plainOption(raw []byte) (code string, ok bool) {
	rest, ok := bytes.CutPrefix(raw, []byte(`{"state":"answered","option":"`))
	if !ok {
		return "", false
	}
	rest, ok = bytes.CutSuffix(rest, []byte(`"}`))
	if !ok || len(rest) == 0 {
		return "", false
	}
	for _, c := range rest {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '-' && c != '.' && c != '_' {
			return "", false
		}
	}
	return string(rest), true
}

// heldBefore marks the acts that come before what is new since an earlier state.
func (l *Log) heldBefore(earlier *State, record *Log, later *State) []bool {
	switch held := l.held(earlier); {
	case held != nil:
		return held
	case l.Header.ID == earlier.ID && record != nil && record.Header.ID == earlier.ID:
		return l.shared(record, earlier)
	case l.Header.ID != earlier.ID && later.Created.After(earlier.Created):
		return make([]bool, len(l.Acts))
	}
	return l.notAfter(earlier.LastChange)
}

// shared marks the acts that another copy of the assessment holds in one of its states.
func (l *Log) shared(other *Log, s *State) []bool {
	held := other.held(s)
	there := make(map[hash]bool, len(other.Acts))
	for i, a := range other.Acts {
		if held == nil || held[i] {
			there[a.hash()] = true
		}
	}
	marks := make([]bool, len(l.Acts))
	for i, a := range l.Acts {
		marks[i] = there[a.hash()]
	}
	return marks
}

// held marks the acts that a state of this file holds; nil where the file never was in that state, or where it
// can't be told.
func (l *Log) held(s *State) []bool {
	if l.Header.ID != s.ID {
		return nil
	}
	marks := make([]bool, len(l.Acts))
	if s.Acts == 0 {
		return marks
	}
	// Whoever looks mostly has a state of a file that one person wrote: its acts are the first in order.
	if i := s.Acts - 1; i < len(l.Acts) && headOf([]hash{l.Acts[i].hash()}) == s.Head && l.chained(i) {
		for k := range i + 1 {
			marks[k] = true
		}
		return marks
	}
	at := indexOf(l.Acts)
	for i, a := range l.Acts {
		switch s.Head {
		case headOf([]hash{a.hash()}): // it was the only end
			marks[i] = true
		case headOf(a.prevs()): // it followed all of the ends
		default:
			continue
		}
		for next := []int{i}; len(next) > 0; {
			here := l.Acts[next[len(next)-1]]
			next = next[:len(next)-1]
			for _, p := range here.prevs() {
				if j, ok := at.find(l.Acts, p); ok && !marks[j] {
					marks[j] = true
					next = append(next, j)
				}
			}
		}
		return marks
	}
	if s.Acts == len(l.Acts) && headOf(l.ends()) == s.Head { // several ends that nothing has followed yet
		for i := range marks {
			marks[i] = true
		}
		return marks
	}
	return nil
}

// ends are the hashes of the acts that no act follows.
func (l *Log) ends() []hash {
	followed := map[hash]bool{}
	for _, a := range l.Acts {
		for _, p := range a.prevs() {
			followed[p] = true
		}
	}
	var ends []hash
	for _, a := range l.Acts {
		if !followed[a.hash()] {
			ends = append(ends, a.hash())
		}
	}
	return ends
}

// chained says whether every act up to a place follows the one before it and no other.
func (l *Log) chained(upTo int) bool {
	for i := 1; i <= upTo; i++ {
		if prev := l.Acts[i].prevs(); len(prev) != 1 || prev[0] != l.Acts[i-1].hash() {
			return false
		}
	}
	return true
}

// notAfter marks the acts that are not newer than a time.
func (l *Log) notAfter(t time.Time) []bool {
	marks := make([]bool, len(l.Acts))
	for i, a := range l.Acts {
		marks[i] = !a.At().After(t)
	}
	return marks
}

// counting marks the acts among some that count: those that no act among them undoes that counts itself.
func (l *Log) counting(among []bool) []bool {
	counts := make([]bool, len(l.Acts))
	copy(counts, among)
	var at *index
	// An undo stands behind what it undoes, so from the end on each is settled before it is needed.
	for i := len(l.Acts) - 1; i >= 0; i-- {
		a := l.Acts[i]
		if !a.undoes() || !counts[i] {
			continue
		}
		if at == nil {
			x := indexOf(l.Acts)
			at = &x
		}
		if target, ok := at.find(l.Acts, a.undo()); ok && l.Acts[target].N < a.N {
			counts[target] = false
		}
	}
	return counts
}

// Carried is an answer in the codes of the question to which migrations lead.
func Carried(a questionnaires.Answer, to questionnaires.Destination) questionnaires.Answer {
	return recoded(a, to)
}
