package wizard

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// large is a questionnaire of n scored questions in sections of 20.
func large(b *testing.B, n int) *questionnaires.Questionnaire {
	var s strings.Builder
	s.WriteString("format: 1\nid: large\nversion: \"1.0\"\ntitle: Large\nsubject: state\nscore: {rule: mean}\nsections:\n")
	for i := range n {
		if i%20 == 0 {
			fmt.Fprintf(&s, "  - id: s%d\n    title: Section number %d\n    questions:\n", i/20, i/20)
		}
		fmt.Fprintf(&s, "      - {id: s%d.q%d, ask: Does an instrument of kind %d establish the national team and its powers, why: A mandate in force gives others a ground to share data and carries the budget through changes of office., evidence: [the instrument with number and date, the page that names the team], options: {0: Not yet; no instrument and no draft, 1: A dated draft with a named owner, 2: A signed decision of the host organisation, 3: \"A law, decree or cabinet decision in force\", 4: \"In force, and reviewed in the last five years, with the record\"}}\n", i/20, i, i)
	}
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "questionnaire.yaml"), []byte(s.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	q, err := questionnaires.Load(dir)
	if err != nil {
		b.Fatal(err)
	}
	return q
}

// BenchmarkKey is one key on the question screen, 500 questions at 120×40: Update and View. Every
// third key is an answer, which also scores everything anew. The budget is 4 ms at the 99th percentile.
func BenchmarkKey(b *testing.B) {
	q := large(b, 500)
	state := &assessment.State{Questionnaire: q, Answers: map[string]*assessment.Entry{}}
	for i, x := range q.Questions() {
		if i%2 == 0 {
			state.Answers[x.ID] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "2"}}
		}
	}
	a := newApp(Config{Now: time.Now, Language: lang.English()})
	a.theme = newTheme(lookMiddle, trueColour, allSigns, "")
	a.Init()
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	a.Update(opened{file: &shelf{state}, path: "x"})
	keys := []string{"down", "down", "3", "right", "left", "1", "tab", "o", "4"}
	r := rand.New(rand.NewPCG(1, 1))
	times := make([]time.Duration, 0, b.N)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		k := keyMsg(keys[i%len(keys)])
		start := time.Now()
		_, cmd := a.Update(k)
		_ = a.View()
		times = append(times, time.Since(start))
		if cmd != nil && r.IntN(2) == 0 { // a save comes back now and then
			a.Update(savedMsg{of: a.desk, n: a.desk.saves, snap: snap{state: state}})
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms/p99")
}
