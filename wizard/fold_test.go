package wizard

import "testing"

func TestFold(t *testing.T) {
	for given, want := range map[string]string{
		"República": "republica", "DÉCRET N° 7": "decret n° 7", "Ωμέγα": "ωμεγα", "中国": "中国", "": "", "Ünïcödé x": "unicode x",
	} {
		if got := fold(given); got != want {
			t.Errorf("fold(%q) = %q, want %q", given, got, want)
		}
	}
}

// What stands in a line is shown with its marks, and no letter is lost.
func TestWordsAreShownWhereTheyStand(t *testing.T) {
	tests := []struct {
		text  string
		words []string
		want  string // what is shown, in brackets
	}{
		{"The République names it", []string{"republique"}, "The [République] names it"},
		{"Re\u0301publique", []string{"re"}, "[Re\u0301]publique"},
		{"team, team", []string{"am", "te"}, "[team], [team]"},
		{"nothing here", []string{"x"}, "nothing here"},
		{"中国的团队", []string{"国"}, "中[国]的团队"},
	}
	for _, tt := range tests {
		got := ""
		for _, s := range showWords(plain(tt.text), tt.words) {
			if s.ink == inkAccent {
				got += "[" + s.text + "]"
			} else {
				got += s.text
			}
		}
		if got != tt.want {
			t.Errorf("showWords(%q, %v) = %q, want %q", tt.text, tt.words, got, tt.want)
		}
	}
}
