package lang

import "strings"

// Compare orders two words as a list in alphabetical order has them, for languages with an alphabet of their own. French
// and Spanish put a letter with an accent where the letter without it stands, so that É is sorted as E; capitals make no
// difference. Languages that are not written with letters have no order that their signs would give: all words are
// equal, and a stable sort leaves them in the order they came in.
func (l *Language) Compare(a, b string) int {
	if primary(l.code) == "zh" {
		return 0
	}
	return strings.Compare(plainLetters.Replace(strings.ToLower(a)), plainLetters.Replace(strings.ToLower(b)))
}

// plainLetters takes the accents off the small letters of French and Spanish. Arabic's alef with a hamza or madda stands
// where the plain alef does.
var plainLetters = strings.NewReplacer(
	"à", "a", "â", "a", "á", "a", "ä", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "í", "i", "î", "i", "ï", "i",
	"ñ", "n", "ó", "o", "ô", "o", "ö", "o", "œ", "oe", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ÿ", "y",
	"أ", "ا", "إ", "ا", "آ", "ا",
)
