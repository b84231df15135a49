package mission

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// The examples of docs/mission.md hold: minutes of institutions on site, then when they are seen.
func TestAgendasOfTheDocument(t *testing.T) {
	src, err := os.ReadFile("../../docs/mission.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)```agenda\n(.*?)\n(.*?)```").FindAllStringSubmatch(string(src), -1)
	if len(examples) == 0 {
		t.Fatal("docs/mission.md has no example of an agenda")
	}
	for _, example := range examples {
		var institutions []Institution
		for _, field := range strings.Fields(example[1]) {
			i := Institution{First: []int{0}}
			if _, err := fmt.Sscan(field, &i.Minutes); err != nil {
				t.Fatal(err)
			}
			institutions = append(institutions, i)
		}
		var got strings.Builder
		for _, s := range agenda(institutions).Slots {
			what := [...]string{Opening: "opening", Sitting: fmt.Sprint("institution ", s.Institution+1), Closing: "closing"}[s.Kind]
			fmt.Fprintf(&got, "day %d %s-%s %s\n", s.Day, hour(s.From), hour(s.To), what)
		}
		if got.String() != example[2] {
			t.Errorf("the agenda of %s is\n%s, and the document says\n%s", example[1], got.String(), example[2])
		}
	}
}
