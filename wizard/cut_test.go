package wizard

import (
	"fmt"
	"strings"
	"testing"
)

// What is cut ends in one sign, however full its last line is.
func TestAtMostSaysOnceThatItIsCut(t *testing.T) {
	for _, last := range []string{"", "a", "abcdefgh", "abcdefghi", "abcdefghij", "长长长长长"} {
		got := atMost([]line{plain("first"), plain(last), plain("third")}, 2, 10)
		if len(got) != 2 || strings.Count(stored(got[1]), "…") != 1 || got[1].width() > 10 {
			t.Errorf("%q is cut to %q", last, fmt.Sprint(got))
		}
	}
}

// A list that goes on above or below its window says so.
func TestAListSaysWhereItGoesOn(t *testing.T) {
	var items []item
	for range 30 {
		items = append(items, item{text: "a row"})
	}
	for _, tt := range []struct {
		at    int
		first string
		last  string
	}{{0, "", "▼"}, {15, "▲", "▼"}, {29, "▲", ""}} {
		got := listLines(items, tt.at, 0, 40, 10).lines
		for i, l := range got {
			want := ""
			switch i {
			case 0:
				want = tt.first
			case len(got) - 1:
				want = tt.last
			}
			if strings.TrimSpace(strings.Replace(strings.Replace(stored(l), "▸", "", 1), "a row", "", 1)) != want {
				t.Errorf("at %d, line %d is %q, want it to end with %q", tt.at, i, stored(l), want)
			}
		}
	}
}
