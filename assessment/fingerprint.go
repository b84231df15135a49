package assessment

import (
	"encoding/hex"
	"math/big"
	"strings"
)

// A fingerprint is a head that can be read aloud, over a telephone or across a table, in any language that has
// digits: six groups of five digits, the head as a number modulo 10^30. Two files with the same fingerprint are
// the same but for a chance of one in 10^30; to make another file that has the fingerprint of one that is given
// takes as many tries.

// The shape of a fingerprint.
const (
	fingerprintGroups = 6
	fingerprintGroup  = 5
)

var fingerprintModulus = new(big.Int).Exp(big.NewInt(10), big.NewInt(fingerprintGroups*fingerprintGroup), nil)

// Fingerprint is the fingerprint of a head, with a space between groups; "" for what is no head.
func Fingerprint(head string) string {
	sum, err := hex.DecodeString(head)
	if err != nil || len(sum) != len(hash{}) {
		return ""
	}
	number := new(big.Int).SetBytes(sum)
	digits := number.Mod(number, fingerprintModulus).String()
	digits = strings.Repeat("0", fingerprintGroups*fingerprintGroup-len(digits)) + digits
	var groups []string
	for ; digits != ""; digits = digits[fingerprintGroup:] {
		groups = append(groups, digits[:fingerprintGroup])
	}
	return strings.Join(groups, " ")
}

// SameFingerprint says whether a person wrote the fingerprint of a head, whatever stands between the digits.
func SameFingerprint(written, head string) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case '0' <= r && r <= '9':
				return r
			case '٠' <= r && r <= '٩': // as an Arabic keyboard writes them
				return r - '٠' + '0'
			case strings.ContainsRune(" -.,·\u00a0\u202f\t", r):
				return -1
			}
			return 'x'
		}, s)
	}
	want := Fingerprint(head)
	return want != "" && digits(written) == digits(want)
}
