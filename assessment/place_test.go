package assessment

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPlace: what somebody stated counts before the reference data, field by field.
func TestPlace(t *testing.T) {
	for name, tt := range map[string]struct {
		about About
		want  Place
	}{
		"a country":         {About{Country: "TUV"}, Place{Region: "Asia and the Pacific", Groups: []string{"ldc", "sids"}, AsOf: "2026-11-21"}},
		"a stated region":   {About{Country: "TUV", Region: "Europe"}, Place{Region: "Europe", RegionStated: true, Groups: []string{"ldc", "sids"}, AsOf: "2026-11-21"}},
		"in no group":       {About{Country: "TUV", Groups: []string{"none"}}, Place{Region: "Asia and the Pacific", GroupsStated: true, AsOf: "2026-11-21"}},
		"both stated":       {About{Country: "TUV", Region: "CIS", Groups: []string{"lldc"}}, Place{Region: "CIS", RegionStated: true, Groups: []string{"lldc"}, GroupsStated: true}},
		"a free name":       {About{Subject: "Examplia"}, Place{}},
		"a free name, said": {About{Subject: "Examplia", Region: "Africa", Groups: []string{"sids"}}, Place{Region: "Africa", RegionStated: true, Groups: []string{"sids"}, GroupsStated: true}},
	} {
		if diff := cmp.Diff(tt.want, tt.about.Place()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestPlaceIsKept: region and groups are saved with who said so, and words that are none are kept aside.
func TestPlaceIsKept(t *testing.T) {
	q := loadText(t, versionOne)
	f, err := Create(filepath.Join(t.TempDir(), "a.cirt"), q, Options{Author: "Ada"})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Save(SetAbout(About{Region: "Africa", Groups: []string{"ldc", "lldc"}})); err != nil {
		t.Fatal(err)
	}
	if a := f.State().About; a.Region != "Africa" || len(a.Groups) != 2 {
		t.Errorf("about %+v", a)
	}
	if _, err := f.Save(SetAbout(About{Region: "Atlantis"}), SetAbout(About{Groups: []string{"rich"}})); err != nil {
		t.Fatal(err)
	}
	if s := f.State(); s.About.Region != "" || s.About.Groups != nil || len(s.Unknown) != 2 {
		t.Errorf("about %+v, unknown %v", s.About, s.Unknown)
	}
}
