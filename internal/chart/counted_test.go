package chart

import "testing"

// A label in Chinese leaves no number alone on its last line, and parts none from what it counts.
func TestChineseNumbersInLabels(t *testing.T) {
	ruler := Ruler{Width: func(s string, _ Face) float64 { return float64(len([]rune(s))) }}
	for text, want := range map[string]string{"提供方：至选项3": "项3", "现已达到第12级": "第12级"} {
		got := ruler.wrap(text, float64(len([]rune(text))-1), 3)
		if len(got) != 2 || got[1] != want {
			t.Errorf("%s: lines %q, the last one is not %q", text, got, want)
		}
	}
}
