package questionnaires

import (
	"fmt"
	"strconv"
	"strings"
)

// Decimal is a decimal of at most three places, kept as an integer count of thousandths, so that
// weights and borders add and compare exactly.
type Decimal int64

// One is the decimal 1.
const One Decimal = 1000

// MaxDecimal is the largest decimal taken from a file: a million million.
const MaxDecimal = 1_000_000_000_000 * One

// ParseDecimal reads digits with an optional sign and at most three places after a point.
func ParseDecimal(s string) (Decimal, error) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, places, pointed := strings.Cut(digits, ".")
	if whole == "" || pointed && places == "" || len(places) > 3 || len(whole) > 13 {
		return 0, fmt.Errorf("%q is not a decimal of at most three places", s)
	}
	for _, c := range whole + places {
		if c < '0' || c > '9' {
			return 0, fmt.Errorf("%q is not a decimal of at most three places", s)
		}
	}
	n, err := strconv.ParseInt(whole+(places + "000")[:3], 10, 64)
	if err != nil || Decimal(n) > MaxDecimal {
		return 0, fmt.Errorf("%q is too large", s)
	}
	if negative {
		n = -n
	}
	return Decimal(n), nil
}

// String writes the decimal with as many places as it needs.
func (d Decimal) String() string {
	sign, n := "", int64(d)
	if n < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.FormatInt(n/1000, 10)
	if rest := n % 1000; rest != 0 {
		s += "." + strings.TrimRight(fmt.Sprintf("%03d", rest), "0")
	}
	return s
}

// Float is the nearest float64.
func (d Decimal) Float() float64 { return float64(d) / 1000 }

// MarshalJSON writes a JSON number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalJSON reads a JSON number of at most three places, without an exponent.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	n, err := ParseDecimal(string(b))
	if err != nil {
		return err
	}
	*d = n
	return nil
}
