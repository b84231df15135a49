package wizard

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// pair is the same assessment twice: one filled in on the screen, the other in the line mode.
type pair struct {
	t      *testing.T
	screen *rig
	plain  *plainMode
	said   *bytes.Buffer
	log    []string // what was done
	named  int      // names given so far, so that each is another
}

func newPair(t *testing.T) *pair {
	t.Helper()
	p := &pair{t: t, screen: open(t), said: &bytes.Buffer{}}
	cfg := newFile(t)
	cfg.oneLine, cfg.slowAfter = true, time.Hour // a disk that is slow here is the machine's
	f, err := assessment.Open(cfg.Path, cfg.options("A. Officer"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(stop)
	p.plain = &plainMode{ctx: ctx, cfg: cfg, words: cfg.Language, out: p.said, typed: make(chan string, 100), formsTold: true}
	p.plain.set.Author = "A. Officer"
	p.plain.d = newDesk(f, cfg.Now)
	p.plain.id = p.screen.question()
	return p
}

// enter has the line mode read lines, and none besides.
func (p *pair) enter(lines ...string) {
	p.t.Helper()
	p.log = append(p.log, "  typed "+strings.Join(lines, " | "))
	for _, l := range lines {
		p.plain.typed <- l
	}
	for len(p.plain.typed) > 0 || p.plain.pending != "" {
		p.plain.question()
	}
	if p.plain.ended || p.plain.left {
		p.t.Fatalf("the line mode asked for more than was typed, or was left:\n%s\n%s", strings.Join(p.log, "\n"), tail(p.said.String()))
	}
}

// press sends keys to the screen; what begins with an apostrophe is written.
func (p *pair) press(keys ...string) {
	p.log = append(p.log, "  pressed "+strings.Join(keys, " "))
	for _, k := range keys {
		if text, ok := strings.CutPrefix(k, "'"); ok {
			p.screen.write(text)
		} else {
			p.screen.press(k)
		}
	}
}

func tail(s string) string { return s[max(0, len(s)-3000):] }

// name is a text that nothing else is called.
func (p *pair) name(what string) string {
	p.named++
	return what + " " + strconv.Itoa(p.named)
}

// at has both at a question.
func (p *pair) at(id string) {
	p.t.Helper()
	p.screen.at(id)
	p.enter("/goto " + id)
}

// reason answers in both the question for the reason of a change, where it is asked, without one.
func (p *pair) reason() []string {
	if _, asked := p.screen.app.top().(*why); asked {
		p.press("esc")
		return []string{"1"}
	}
	return nil
}

// answerBy gives an answer with keys, and with lines.
func (p *pair) answerBy(q *questionnaires.Question, keys, lines []string) {
	p.press(keys...)
	lines = append(lines, p.reason()...)
	e := p.plain.d.entry(q.ID)
	if last := lines[len(lines)-1]; q.Provided && (lines[0] == "y" || last == "y") && e.Provided == "" && !same(e.Answer, questionnaires.Answer{State: questionnaires.Answered, Option: "yes"}) {
		lines = append(lines, "")
	}
	p.enter(lines...)
}

// fields are the lines that fill in a form, with the values that are given and Enter for the rest.
func fields(f *form, given values) []string {
	var out []string
	for _, x := range f.shown() {
		out = append(out, given[x.id])
	}
	return out
}

// The same abilities used at random give the same state, by keys and by words.
func TestRandomAbilitiesAgree(t *testing.T) {
	tried := map[string]int{}
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 6))
		p := newPair(t)
		for range 60 {
			all := p.screen.app.desk.asked()
			q := all[r.IntN(len(all))]
			a := deeds[r.IntN(len(deeds))]
			p.log = append(p.log, fmt.Sprintf("%s on %s", a.name, q.ID))
			p.at(q.ID)
			before := len(p.log)
			a.try(p, r, q)
			if len(p.log) > before {
				tried[a.name]++
			}
			want, got := recordedIn(p.screen.app.desk.state), recordedIn(p.plain.d.state)
			if want != got {
				t.Fatalf("seed %d: after\n%s\nthe screen has\n%s\nthe line mode\n%s\nand said\n%s", seed, strings.Join(p.log, "\n"), want, got, tail(p.said.String()))
			}
			if _, ok := p.screen.app.top().(*asking); !ok {
				t.Fatalf("seed %d: after\n%s\nthe screen is\n%s", seed, strings.Join(p.log, "\n"), p.screen.app.View())
			}
		}
		if n := p.plain.d.queue.Waiting(); n > 0 {
			t.Fatalf("seed %d: %d changes of the line mode are not saved", seed, n)
		}
		if want, got := recordedIn(p.screen.onDisk()), recordedIn(stateOf(t, p.plain.d.path)); want != got {
			t.Fatalf("seed %d: on the disk the screen has\n%s\nthe line mode\n%s", seed, want, got)
		}
	}
	for _, a := range deeds {
		if tried[a.name] == 0 {
			t.Errorf("%s was never tried", a.name)
		}
	}
}

var someTime = regexp.MustCompile(`"\d{4}-\d\d-\d\dT[^"]*"`)

// recordedIn is a state as text, without what differs between two files: ids, times, and the order of ids.
func recordedIn(s *assessment.State) string {
	var out strings.Builder
	ids := map[string]string{}
	sessions := slices.Clone(s.Sessions)
	slices.SortFunc(sessions, func(a, b assessment.Session) int { return cmp.Compare(a.ID, b.ID) })
	for i, o := range sessions {
		ids[o.ID] = "session " + strconv.Itoa(i)
	}
	evidence := slices.Clone(s.Evidence)
	slices.SortFunc(evidence, func(a, b assessment.Evidence) int { return cmp.Compare(a.Reference, b.Reference) })
	for _, e := range evidence {
		ids[e.ID] = e.Reference
	}
	notes := slices.Clone(s.Notes)
	slices.SortFunc(notes, func(a, b assessment.Note) int { return cmp.Compare(a.Text, b.Text) })
	for _, n := range notes {
		ids[n.ID] = n.Text
	}
	answers := map[string]*assessment.Entry{}
	for id, e := range s.Answers {
		e := *e
		e.Rows = slices.Clone(e.Rows)
		slices.SortFunc(e.Rows, func(a, b questionnaires.Row) int { return cmp.Compare(a.Cells["name"], b.Cells["name"]) })
		for _, row := range e.Rows {
			ids[row.ID] = row.Cells["name"]
		}
		answers[id] = &e
	}
	for _, part := range []any{s.About, s.Status, answers, evidence, sessions, notes, s.Steps} {
		src, err := json.MarshalIndent(part, "", " ")
		if err != nil {
			panic(err)
		}
		out.Write(src)
		out.WriteByte('\n')
	}
	all := someTime.ReplaceAllString(out.String(), `"a time"`)
	for id, name := range ids {
		all = strings.ReplaceAll(all, `"`+id+`"`, `"`+name+`"`)
	}
	return all
}
