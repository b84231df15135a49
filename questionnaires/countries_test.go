package questionnaires

import (
	"regexp"
	"slices"
	"testing"
)

// TestCountries counts the reference data as its sources do.
func TestCountries(t *testing.T) {
	members := map[string]int{}
	ldc, lldc, sids, transition, others := 0, 0, 0, 0, []string{}
	seen := map[string]bool{}
	for _, c := range Countries() {
		if !regexp.MustCompile(`^[A-Z]{3}$`).MatchString(c.ISO3) || seen[c.ISO3] || c.Name == "" || !IsDate(c.AsOf) {
			t.Errorf("row %+v", c)
		}
		seen[c.ISO3] = true
		if !slices.Contains(Regions, c.Region) || !slices.Contains([]string{"checked", "likely", "unverified"}, c.Confidence) {
			t.Errorf("%s: region %q, %q", c.ISO3, c.Region, c.Confidence)
		}
		if !c.Member {
			others = append(others, c.ISO3)
			if c.Note == "" {
				t.Errorf("%s: nothing says why it is listed", c.ISO3)
			}
			continue
		}
		members[c.Region]++
		for of, is := range map[*int]bool{&ldc: c.LDC, &lldc: c.LLDC, &sids: c.SIDS, &transition: c.Transition} {
			if is {
				*of++
			}
		}
	}
	for region, want := range map[string]int{"Africa": 44, "Americas": 35, "Arab States": 21, "Asia and the Pacific": 39, "CIS": 9, "Europe": 46} {
		if members[region] != want {
			t.Errorf("%s has %d Member States, want %d", region, members[region], want)
		}
	}
	if ldc != 44 || lldc != 32 || sids != 37 || transition != 17 {
		t.Errorf("LDC %d, LLDC %d, SIDS %d, in transition %d, want 44, 32, 37, 17", ldc, lldc, sids, transition)
	}
	slices.Sort(others)
	if want := []string{"COK", "NIU", "PSE", "TKL"}; !slices.Equal(others, want) {
		t.Errorf("not Member States: %v, want %v", others, want)
	}
	for _, iso3 := range []string{"BGD", "LAO", "NPL", "UKR", "MDA", "GEO"} {
		if c, ok := CountryOf(iso3); !ok || c.Note == "" {
			t.Errorf("%s: nothing says that it is to be verified", iso3)
		}
	}
	if _, ok := CountryOf("XXX"); ok {
		t.Error("there is no XXX")
	}
}

func TestFindCountries(t *testing.T) {
	tests := []struct {
		typed string
		first string // code of the best one; "" for none
		all   int    // how many, or -1
	}{
		{"fji", "FJI", -1},
		{"Fiji", "FJI", 1},
		{"cote d ivoire", "CIV", 1},
		{"cote divoire", "CIV", 1},
		{"CÔTE D’IVOIRE", "CIV", 1},
		{"turkiye", "TUR", 1},
		{"papua", "PNG", 1},
		{"guinea", "GIN", 4},
		{"islands", "COK", -1},
		{"guinea bissau", "GNB", 1},
		{"tome", "STP", 1},
		{"niger", "NER", 2},
		{"bolivia (", "BOL", 1},
		{"tok", "TKL", 1},
		{"zzz", "", 0},
		{"?!", "", 0},
		{"", "AFG", 198},
	}
	for _, tt := range tests {
		got := FindCountries(tt.typed)
		first := ""
		if len(got) > 0 {
			first = got[0].ISO3
		}
		if first != tt.first || tt.all >= 0 && len(got) != tt.all {
			t.Errorf("FindCountries(%q) gives %s of %d, want %s of %d", tt.typed, first, len(got), tt.first, tt.all)
		}
	}
}

func TestReadCountriesRefuses(t *testing.T) {
	for _, src := range []string{"", "iso3,name\nFJI,Fiji\n", "\"unclosed"} {
		if _, err := readCountries(src); err == nil {
			t.Errorf("readCountries(%q) took it", src)
		}
	}
}

func BenchmarkFindCountries(b *testing.B) {
	for b.Loop() {
		FindCountries("rep")
	}
}
