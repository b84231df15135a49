package lang

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestCompare(t *testing.T) {
	tests := []struct {
		code  string
		words []string
		want  []string
	}{
		{"fr", []string{"Mesure", "Élément de preuve", "Constat", "Écart", "lecture", "Exigence"}, []string{"Constat", "Écart", "Élément de preuve", "Exigence", "lecture", "Mesure"}},
		{"en", []string{"gap", "Finding", "Ladder"}, []string{"Finding", "gap", "Ladder"}},
		{"ar", []string{"فجوة", "إجراء", "استنتاج"}, []string{"إجراء", "استنتاج", "فجوة"}},
		{"zh-Hans", []string{"行动", "证据", "差距"}, []string{"行动", "证据", "差距"}},
	}
	for _, tt := range tests {
		l := Read(tt.code, fstest.MapFS{"report.json": {Data: []byte(`{}`)}})
		got := slices.Clone(tt.words)
		slices.SortStableFunc(got, l.Compare)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: sorted %q, want %q", tt.code, got, tt.want)
		}
	}
}
