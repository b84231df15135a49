package compare

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

func load(t testing.TB, folder string) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// grown are two versions of one questionnaire, and the way from the first to the second.
func grown(t testing.TB) (one, two *questionnaires.Questionnaire, chain questionnaires.Migrations) {
	t.Helper()
	one, two = load(t, "testdata/grown-1.0"), load(t, "testdata/grown")
	chain, found, err := two.MigrationsFrom("1.0")
	if err != nil || !found {
		t.Fatalf("the way from 1.0 to 2.0: %v, %v", found, err)
	}
	if err := chain[0].Check(one, two); err != nil {
		t.Fatal(err)
	}
	return one, two, chain
}

// clock ticks a minute a reading from a day on.
func clock(day string) func() time.Time {
	var mu sync.Mutex
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Minute)
		return now
	}
}

func options(day string) assessment.Options {
	var seed [32]byte
	copy(seed[:], day)
	return assessment.Options{Author: "Ada", Now: clock(day), Random: rand.NewChaCha8(seed)}
}

// begin makes a file that a test writes into from a day on.
func begin(t testing.TB, q *questionnaires.Questionnaire, day string) *assessment.File {
	t.Helper()
	f, err := assessment.Create(filepath.Join(t.TempDir(), "a.cirt"), q, options(day))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	save(t, f, assessment.SetAbout(assessment.About{Subject: "A team", Date: day}))
	return f
}

func save(t testing.TB, f *assessment.File, intents ...assessment.Intent) {
	t.Helper()
	if _, err := f.Save(intents...); err != nil {
		t.Fatal(err)
	}
}

// give records answers, such as "law=2", "law=2/changed" with a reason, "budget=-:shared", "law=" to clear.
func give(t testing.TB, f *assessment.File, answers string) {
	t.Helper()
	for word := range strings.FieldsSeq(answers) {
		word, why, _ := strings.Cut(word, "/")
		id, text, ok := strings.Cut(word, "=")
		q := f.State().Questionnaire.Question(id)
		if !ok || q == nil {
			t.Fatalf("%q is no answer", word)
		}
		a, err := questionnaires.ParseAnswer(q, text)
		if err != nil {
			t.Fatal(err)
		}
		intent := assessment.SetAnswer(q, a)
		intent.Why = why
		save(t, f, intent)
	}
}

// upgraded takes a file over to another version, in a file that begins on a day and is dated so.
func upgraded(t testing.TB, f *assessment.File, q *questionnaires.Questionnaire, chain questionnaires.Migrations, chosen map[string]string, day string) *assessment.File {
	t.Helper()
	u, err := assessment.UpgradeTo(f.State(), q, chain, chosen)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "b.cirt")
	if err := u.Write(path, options(day)); err != nil {
		t.Fatal(err)
	}
	return reopen(t, path, day)
}

// copied is a copy of a file as it is, to be written on with from a day on and dated so.
func copied(t testing.TB, f *assessment.File, day string) *assessment.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "c.cirt")
	if err := writeBytes(path, f); err != nil {
		t.Fatal(err)
	}
	return reopen(t, path, day)
}

func reopen(t testing.TB, path, day string) *assessment.File {
	t.Helper()
	f, err := assessment.Open(path, options(day))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	save(t, f, assessment.SetAbout(assessment.About{Date: day}, "date"))
	return f
}

func side(f *assessment.File) Side { return Side{State: f.State(), Log: f.Log()} }

func mustTwo(t testing.TB, a, b Side, chain questionnaires.Migrations) *Difference {
	t.Helper()
	d, err := Two(a, b, chain)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// state is made by hand: no file is behind it, and no time.
func state(t testing.TB, q *questionnaires.Questionnaire, date, answers string) *assessment.State {
	t.Helper()
	s := &assessment.State{Questionnaire: q, ID: "by-hand", Answers: map[string]*assessment.Entry{}}
	s.About.Date = date
	for word := range strings.FieldsSeq(answers) {
		word, why, _ := strings.Cut(word, "/")
		id, text, _ := strings.Cut(word, "=")
		question := q.Question(id)
		if question == nil {
			t.Fatalf("no question %s", id)
		}
		a, err := questionnaires.ParseAnswer(question, text)
		if err != nil {
			t.Fatal(err)
		}
		s.Answers[id] = &assessment.Entry{Answer: a, Why: why}
	}
	return s
}

// changeOf is the change of a question of the later version, or of the earlier one where the later has none.
func changeOf(t testing.TB, d *Difference, id string) *Change {
	t.Helper()
	for i := range d.Changes {
		c := &d.Changes[i]
		if c.Question != nil && c.Question.ID == id || c.Question == nil && c.Old.ID == id {
			return c
		}
	}
	t.Fatalf("no change of %s", id)
	return nil
}

func wantFault(t testing.TB, err error, key string) {
	t.Helper()
	var f *fault.Fault
	if !errors.As(err, &f) || f.Key != key || f.Kind != fault.Input {
		t.Fatalf("error %v, want the fault %s", err, key)
	}
	if strings.ContainsAny(f.Error(), "{}") || f.Error() == key {
		t.Errorf("the message of %s is not whole: %q", key, f.Error())
	}
}

var kindWords = [kinds]string{
	MovedUp: "up", MovedDown: "down", FirstAnswered: "first", NowOpen: "open", NoLongerAsked: "gone", NewlyAsked: "new",
	Restated: "restated", Redelivered: "redelivered",
}

func writeBytes(path string, f *assessment.File) error {
	b, err := os.ReadFile(f.Path())
	if err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o600)
}
