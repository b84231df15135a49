package wizard

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"cirtkit/assessment"
)

// Whatever is typed, the line mode ends in order: it does not fall over, says where to go on, and sends
// nothing that a terminal obeys.
func TestRandomLinesEndInOrder(t *testing.T) {
	t.Chdir(t.TempDir()) // reports and copies go to whatever path the lines happen to spell
	for seed := range uint64(25) {
		lines := randomLines(rand.New(rand.NewPCG(seed, 9)), 150)
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

// randomLines are what somebody might type who knows the words and not what they are for.
func randomLines(r *rand.Rand, n int) []string {
	var words []string
	for _, c := range plainCommands() {
		if c.name != "quit" && c.name != "home" {
			words = append(words, c.name)
		}
	}
	ids := []string{"facts.exists", "facts.groups", "facts.staff", "facts.since", "facts.name", "facts.teams", "mandate.basis", "service.desk", "service.hours"}
	var lines []string
	for range n {
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
	return lines
}

// On files of every kind, with a disk that fails now and then, the line mode leaves on the disk what it says: the same
// state that it had, or an error that counts what is not there. The rules of the monkey on the screen hold here too.
func TestRandomLinesLeaveWhatTheySay(t *testing.T) {
	held := map[string]int{}
	for seed := range uint64(12) {
		seed += *monkeySeed
		m := newMonkey(t, seed)
		_ = m.leaveAtOnce()
		paths := []string{"examplia.cirt", "merged.cirt", "approved.cirt", "damaged.cirt", "torn.cirt"}
		path := paths[seed%uint64(len(paths))]
		f, err := assessment.Open(path, m.cfg.options("A. Officer"))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		cfg := m.cfg
		cfg.oneLine, cfg.slowAfter = true, time.Hour
		lines := randomLines(m.r, max(150, *monkeyKeys/10))
		typed := make(chan string, len(lines))
		for _, l := range lines {
			typed <- l
		}
		close(typed)
		p := &plainMode{ctx: context.Background(), cfg: cfg, words: cfg.Language, typed: typed}
		p.out = &overheard{p: p, m: m}
		p.set.Author = "A. Officer"
		d := newDesk(moody{f, m}, cfg.Now)
		p.d, p.id = d, "mandate.basis"
		m.last = lines
		err = p.assess()
		_ = d.file.Close()
		switch {
		case err == nil && d.queue.Waiting() > 0:
			m.fail("%s: it ends well with %d changes that wait", path, d.queue.Waiting())
		case err != nil && d.queue.Waiting() == 0 && !errors.Is(err, errMood): // which is what the last look may say
			m.fail("%s: nothing waits, and it ends with %v", path, err)
		case err == nil:
			m.same(stateOf(t, d.path), d.state, "the disk", "the line mode")
		}
		m.disk()
		m.private()
		for what, n := range m.held {
			held[what] += n
		}
	}
	if held["one thing"] < 50 || held["what the room hears"] < 5 {
		t.Errorf("the rules were hardly tried: %v", held)
	}
}

// leaveAtOnce ends the run on the screen that a monkey begins with.
func (m *monkey) leaveAtOnce() error {
	if d := m.rig.app.desk; d != nil {
		return d.file.Close()
	}
	return nil
}

// overheard is what the line mode prints: to a room no working note, to a terminal nothing that it obeys. While it prints
// the disk begins to fail, or is well again.
type overheard struct {
	p *plainMode
	m *monkey
}

func (o *overheard) Write(b []byte) (int, error) {
	if o.p.room {
		o.m.held["what the room hears"]++
		if bytes.Contains(b, []byte(canary)) {
			o.m.fail("the room hears %q", b)
		}
	}
	if strings.ContainsFunc(strings.ReplaceAll(string(b), "\n", ""), obeyed) {
		o.m.fail("it prints %q", b)
	}
	switch o.m.r.IntN(60) {
	case 0:
		o.m.fails = 1 + o.m.r.IntN(3)
	case 1:
		o.m.fails = 0
	}
	return len(b), nil
}
