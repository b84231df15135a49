package questionnaires

import (
	"cmp"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Country is a state, territory or economy of the reference data, with the groups it was in on a day.
// reference/SOURCES.md says where each comes from and what is not verified; an assessment may say
// otherwise. Designations used imply no opinion on legal status.
type Country struct {
	ISO3       string // ISO 3166-1 alpha-3
	Name       string // English short name
	Region     string // one of Regions
	Member     bool   // an ITU Member State
	LDC        bool   // least developed countries
	LLDC       bool   // landlocked developing countries
	SIDS       bool   // small island developing states
	Transition bool   // economies in transition
	Confidence string // of the region: checked, likely or unverified
	AsOf       string // the day of the data, YYYY-MM-DD
	Note       string // what is uncertain
	folded     string // for searching: see fold
	joined     string // folded without spaces, for names written with more or fewer of them
}

// Groups are the ids of the groups that the country is in: "ldc", "lldc", "sids", "transition".
func (c Country) Groups() []string {
	var out []string
	for _, g := range []struct {
		id string
		in bool
	}{{"ldc", c.LDC}, {"lldc", c.LLDC}, {"sids", c.SIDS}, {"transition", c.Transition}} {
		if g.in {
			out = append(out, g.id)
		}
	}
	return out
}

// Regions are the ITU regions.
var Regions = []string{"Africa", "Americas", "Arab States", "Asia and the Pacific", "CIS", "Europe"}

//go:embed reference/countries.csv
var countriesFile string

// Countries lists the reference data in order of the names.
func Countries() []Country { return slices.Clone(countries()) }

var countries = sync.OnceValue(func() []Country {
	list, err := readCountries(countriesFile)
	if err != nil {
		panic(err) // the file is compiled in, and a test reads it
	}
	return list
})

func readCountries(src string) ([]Country, error) {
	records, err := csv.NewReader(strings.NewReader(src)).ReadAll()
	if err != nil {
		return nil, err
	}
	columns := []string{"iso3", "name", "region", "itu_member", "ldc", "lldc", "sids", "transition", "region_confidence", "as_of", "note"}
	if len(records) == 0 || !slices.Equal(records[0], columns) {
		return nil, fmt.Errorf("countries: the columns are not %v", columns)
	}
	var list []Country
	for _, r := range records[1:] {
		list = append(list, Country{
			ISO3: r[0], Name: r[1], Region: r[2], Member: r[3] == "1", LDC: r[4] == "1", LLDC: r[5] == "1", SIDS: r[6] == "1",
			Transition: r[7] == "1", Confidence: r[8], AsOf: r[9], Note: r[10], folded: fold(r[1]), joined: joined(fold(r[1])),
		})
	}
	slices.SortFunc(list, func(a, b Country) int { return strings.Compare(a.folded, b.folded) })
	return list, nil
}

// CountryOf is the country with an ISO 3166-1 alpha-3 code.
func CountryOf(iso3 string) (Country, bool) {
	for _, c := range countries() {
		if c.ISO3 == iso3 {
			return c, true
		}
	}
	return Country{}, false
}

// FindCountries lists the countries that what was typed may stand for, best first: the code, the whole
// name, the beginning of the name, the beginning of a word in it, any part of it. Case, accents and
// signs don't count. Nothing typed gives every country.
func FindCountries(typed string) []Country {
	want := fold(typed)
	if want == "" {
		if strings.TrimSpace(typed) != "" {
			return nil
		}
		return Countries()
	}
	type match struct {
		Country
		rank int
	}
	var found []match
	for _, c := range countries() {
		rank := 0
		switch {
		case strings.EqualFold(c.ISO3, want):
			rank = 1
		case c.folded == want:
			rank = 2
		case strings.HasPrefix(c.folded, want):
			rank = 3
		case strings.Contains(c.folded, " "+want):
			rank = 4
		case strings.Contains(c.folded, want):
			rank = 5
		case strings.Contains(c.joined, joined(want)):
			rank = 6
		default:
			continue
		}
		found = append(found, match{c, rank})
	}
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(a.rank, b.rank) })
	out := make([]Country, len(found))
	for i, m := range found {
		out[i] = m.Country
	}
	return out
}

// fold makes names comparable: small letters without accents, every run of other signs one space.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '`':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(undotted(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func joined(folded string) string { return strings.ReplaceAll(folded, " ", "") }

// undotted maps letters that do not come apart into a letter and an accent.
func undotted(r rune) rune {
	switch r {
	case 'ı':
		return 'i'
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	}
	return r
}
