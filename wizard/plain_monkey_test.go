package wizard

import (
	"bytes"
	"context"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// Whatever is typed, the line mode ends in order: it does not fall over, says where to go on, and sends
// nothing that a terminal obeys.
func TestRandomLinesEndInOrder(t *testing.T) {
	t.Chdir(t.TempDir()) // reports and copies go to whatever path the lines happen to spell
	var words []string
	for _, c := range plainCommands() {
		if c.name != "quit" {
			words = append(words, c.name)
		}
	}
	ids := []string{"facts.exists", "facts.groups", "facts.staff", "facts.since", "facts.name", "facts.teams", "mandate.basis", "service.desk", "service.hours"}
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 9))
		var lines []string
		for range 150 {
			word := words[r.IntN(len(words))]
			switch r.IntN(10) {
			case 0, 1:
				lines = append(lines, word)
			case 2:
				lines = append(lines, "/"+word)
			case 3:
				lines = append(lines, word+" "+scrap(r, 3))
			case 4:
				lines = append(lines, "/goto "+ids[r.IntN(len(ids))])
			case 5, 6:
				lines = append(lines, strconv.Itoa(r.IntN(12)))
			case 7:
				lines = append(lines, "")
			case 8:
				lines = append(lines, []string{".", "-", "?", "!", "cancel", "back", "/cancel", "/back", "help", "//", "/", "y", "2026-02-29", "M-01=2"}[r.IntN(14)])
			case 9:
				lines = append(lines, strings.ReplaceAll(scrap(r, 6), "\n", " "))
			}
		}
		var out bytes.Buffer
		cfg := newFile(t)
		cfg.Stdin, cfg.Stdout = strings.NewReader(strings.Join(lines, "\n")), &out
		if err := Plain(context.Background(), cfg); err != nil {
			t.Fatalf("seed %d: %v\n%s\n%s", seed, err, strings.Join(lines, "\n"), tail(out.String()))
		}
		all := strings.Split(strings.TrimSpace(out.String()), "\n")
		if last := all[len(all)-1]; !strings.Contains(last, "cirtkit assess --plain") {
			t.Errorf("seed %d: it ends with %q after\n%s", seed, last, strings.Join(lines[max(0, len(lines)-20):], "\n"))
		}
		for _, l := range all {
			if strings.ContainsFunc(l, obeyed) {
				t.Errorf("seed %d: it printed %q", seed, l)
			}
		}
		stateOf(t, cfg.Path) // it can be read
	}
}
