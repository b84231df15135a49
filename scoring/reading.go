package scoring

// Reading is one of the three ways to read the answers.
type Reading int8

// The readings.
const (
	Claimed   Reading = iota // what the subject says
	Evidenced                // what recorded evidence supports
	Reviewed                 // what a named reviewer accepts
)

// Readings lists the readings in order.
var Readings = [3]Reading{Claimed, Evidenced, Reviewed}

var readingWords = [3]string{"claimed", "evidenced", "reviewed"}

// String is the reading's word: "claimed", "evidenced" or "reviewed".
func (r Reading) String() string {
	if r < 0 || int(r) >= len(readingWords) {
		return "unknown"
	}
	return readingWords[r]
}

// ReadingOf is the reading with a word, and false for any other word.
func ReadingOf(word string) (Reading, bool) {
	for i, w := range readingWords {
		if w == word {
			return Reading(i), true
		}
	}
	return Claimed, false
}
