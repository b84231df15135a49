package compare

import "testing"

// TestWithheld: what is withheld on one side only silences its section, those around it and the whole; what is withheld
// on both tells nothing through the whole.
func TestWithheld(t *testing.T) {
	one, two, chain := grown(t)
	for _, tt := range []struct {
		was, is string
		section bool
		once    bool
	}{
		{"law=2", "law=!", true, true},
		{"law=!", "law=2", true, true},
		{"law=!", "law=!", true, false},
		{"law=2", "law=1", false, false},
		{"posts=2", "posts=!", false, false}, // no score counts it
	} {
		d := mustTwo(t, Side{State: state(t, one, "", tt.was)}, Side{State: state(t, one, "", tt.is)}, nil)
		if d.Withheld("ground") != tt.section || d.Withheld("") != tt.section || d.Withheld("about") || d.WithheldOnce != tt.once {
			t.Errorf("%s, %s: section %v, whole %v, once %v", tt.was, tt.is, d.Withheld("ground"), d.Withheld(""), d.WithheldOnce)
		}
	}
	// Across versions: of merged questions each counts.
	d := mustTwo(t, Side{State: state(t, one, "", "mail=! chat=s")}, Side{State: state(t, two, "", "signed=1")}, chain)
	if !d.WithheldOnce {
		t.Error("a withheld answer that was merged is told")
	}
	trend, err := Over([]Side{{State: state(t, one, "", "law=1")}, {State: state(t, one, "", "law=2")}, {State: state(t, one, "", "law=!")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !trend.WithheldOnce() {
		t.Error("a trend tells what is withheld at its end")
	}
	if trend.Differences = trend.Differences[:1]; trend.WithheldOnce() {
		t.Error("nothing is withheld, and it is said to be")
	}
}
