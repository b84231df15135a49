package wizard

import (
	"slices"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// BenchmarkFindKey is one key in the finder, 500 questions at 120×40: Update and View, words with slips among what is
// typed. The budget is 4 ms at the 99th percentile.
func BenchmarkFindKey(b *testing.B) {
	q := large(b, 500)
	state := &assessment.State{Questionnaire: q, Answers: map[string]*assessment.Entry{}}
	for i, x := range q.Questions() {
		if i%2 == 0 {
			state.Answers[x.ID] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "2"}, WorkingNote: "To be asked again in the ministry."}
		}
		state.Evidence = append(state.Evidence, assessment.Evidence{ID: x.ID, Reference: "Decree of " + x.ID, How: "received", Supports: map[string]string{x.ID: "2"}})
	}
	a := newApp(Config{Now: time.Now, Language: lang.English()})
	a.theme = newTheme(lookMiddle, trueColour, allSigns, "")
	a.Init()
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	a.Update(opened{file: &shelf{state}, path: "x"})
	_, cmd := a.Update(keyMsg("/"))
	for cmd != nil { // the questionnaire is made ready beside the screen
		_, cmd = a.Update(cmd())
	}
	var keys []string
	for _, c := range "instrumetn ministry decre" {
		keys = append(keys, string(c))
	}
	for range len(keys) {
		keys = append(keys, "backspace")
	}
	keys = append(keys, "tab", "down")
	times := make([]time.Duration, 0, b.N)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		k := keyMsg(keys[i%len(keys)])
		start := time.Now()
		a.Update(k)
		_ = a.View()
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms/p99")
	b.ReportMetric(float64(times[len(times)-1].Microseconds())/1000, "ms/most")
}
