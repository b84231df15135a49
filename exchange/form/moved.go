package form

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"cirtkit/exchange"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// Ids stand in columns that are not shown. Whoever marks what is shown and sorts it leaves them behind, and each
// answer then stands beside the id of another question. The hidden sheet says which number belongs to which
// question, and which title to which document: a row that shows what belongs to another id is refused. A number
// that was changed or cleared belongs to nobody, and says nothing.

// shown is what the hidden sheet says of ids.
type shown struct {
	questions map[string]string          // by number
	titles    map[string]string          // fingerprints, by record
	records   map[string]map[string]bool // by fingerprint
}

func shownOf(book *xlsx.Workbook) shown {
	s := shown{map[string]string{}, map[string]string{}, map[string]map[string]bool{}}
	t := book.Sheet(keySheet)
	if t == nil {
		return s
	}
	for _, line := range t.Rows {
		name, value := line.At(1).Text, line.At(2).Text
		if id, ok := strings.CutPrefix(name, keyNumber); ok {
			s.questions[plainNumber(value)] = id
		}
		if id, ok := strings.CutPrefix(name, keyOf); ok {
			s.titles[id] = value
			if s.records[value] == nil {
				s.records[value] = map[string]bool{}
			}
			s.records[value][id] = true
		}
	}
	return s
}

func plainNumber(s string) string { return strings.ToUpper(strings.TrimSpace(s)) }

// fingerprint stands for a title in the hidden sheet, where it need not be read.
func fingerprint(title string) string {
	sum := sha256.Sum256([]byte(oneLine(title)))
	return hex.EncodeToString(sum[:8])
}

// moved says whether a row shows what belongs to another id, and under which key; q is nil for a row without an
// id.
func (s shown) moved(t table, line xlsx.Line, q *questionnaires.Question, option string) (key string, moved bool) {
	number := keyOther + "number"
	of, known := s.questions[plainNumber(t.at(line, number).Text)]
	switch {
	case q == nil:
		return number, known
	case known && of != q.ID:
		return number, true
	case option == "":
		return "", false
	case !blank(t.at(line, keyOther+"question")):
		return keyOther + "question", true // the row of a whole question
	}
	entry := keyOther + "options"
	code, _, _ := strings.Cut(t.at(line, entry).Text, exchange.EntrySign)
	code = strings.TrimSpace(code)
	return entry, code != option && q.OptionIndex(code) >= 0
}

// otherDocument says whether a title is that of another record than the one of the id.
func (s shown) otherDocument(record, title string) bool {
	own, known := s.titles[record]
	of := fingerprint(title)
	return known && own != of && len(s.records[of]) > 0
}
