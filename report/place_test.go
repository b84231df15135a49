package report

import (
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// TestPlaceOnTheCover: the region and the groups say where they come from; a free name has none.
func TestPlaceOnTheCover(t *testing.T) {
	b := &builder{lang: lang.English()}
	for want, about := range map[string]assessment.About{
		"": {Subject: "Examplia"},
		"Asia and the Pacific, least developed countries, small island developing states (reference data of 21 November 2026, where nothing else is stated)": {Country: "TUV"},
		"Africa, landlocked developing countries (as stated)": {Region: "Africa", Groups: []string{"lldc"}},
	} {
		if got := b.place(about.Place()); got != want {
			t.Errorf("%+v: %q, want %q", about, got, want)
		}
	}
}
