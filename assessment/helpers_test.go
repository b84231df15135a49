package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// example is the questionnaire of testdata/example.
var example = sync.OnceValue(func() *questionnaires.Questionnaire {
	q, err := questionnaires.Load("testdata/example")
	if err != nil {
		panic(err)
	}
	return q
})

func question(t testing.TB, id string) *questionnaires.Question {
	t.Helper()
	q := example().Question(id)
	if q == nil {
		t.Fatalf("the example has no question %s", id)
	}
	return q
}

// reporter is what the helpers need of a test, so that property tests can use them too.
type reporter interface {
	Helper()
	Fatal(...any)
}

// clock ticks one second a reading, from a fixed time.
func clock() func() time.Time {
	var mu sync.Mutex
	now := time.Date(2026, 11, 21, 14, 0, 0, 0, time.UTC)
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Second)
		return now
	}
}

// fixed are options under which the same steps write the same bytes.
func fixed(author string) Options {
	var seed [32]byte
	copy(seed[:], author)
	return Options{Author: author, Now: clock(), Random: rand.NewChaCha8(seed)}
}

// newFile makes an assessment in a folder of its own.
func newFile(t testing.TB) *File {
	t.Helper()
	f, err := Create(filepath.Join(t.TempDir(), "team.cirt"), example(), fixed("Ada"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func option(code string) questionnaires.Answer {
	return questionnaires.Answer{State: questionnaires.Answered, Option: code}
}

// answer is an intent for a question of a scale.
func answer(t testing.TB, id, code string) Intent { return SetAnswer(question(t, id), option(code)) }

func mustSave(t testing.TB, f *File, intents ...Intent) Saved {
	t.Helper()
	saved, err := f.Save(intents...)
	if err != nil {
		t.Fatalf("Save: %v", err)
	}
	return saved
}

func mustOpen(t testing.TB, path, author string) *File {
	t.Helper()
	f, err := Open(path, fixed(author))
	if err != nil {
		t.Fatalf("Open(%s): %v", path, err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func bytesOf(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// copyOf copies a file beside it, as somebody does who sends it by mail.
func copyOf(t testing.TB, f *File, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, bytesOf(t, f.Path()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// wantFault fails unless an error is a fault with a key, whose message and facts are all there.
func wantFault(t testing.TB, err error, kind fault.Kind, key string) *fault.Fault {
	t.Helper()
	var f *fault.Fault
	if !errors.As(err, &f) {
		t.Fatalf("error %v, want the fault %s", err, key)
	}
	if f.Key != key || f.Kind != kind {
		t.Fatalf("fault %s of kind %d (%v), want %s of kind %d", f.Key, f.Kind, err, key, kind)
	}
	if message := f.Error(); bytes.ContainsAny([]byte(message), "{}") || message == key {
		t.Errorf("the message of %s is not whole: %q", key, message)
	}
	return f
}

// shownAnswer is the option that a state has for a question, "" for none.
func shownAnswer(s *State, id string) string {
	if e := s.Answers[id]; e != nil {
		return e.Answer.Option
	}
	return ""
}

// asJSON writes anything, for comparing whole states.
func asJSON(t reporter, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// writeQuestionnaire writes a questionnaire with a number of questions and returns its folder.
func writeQuestionnaire(t testing.TB, questions int) string {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("format: 1\nid: large\nversion: \"1\"\ntitle: Large\nlicence: CC-BY-4.0\nsubject: team\n" +
		"sections:\n  - id: all\n    title: All\n    questions:\n")
	for i := range questions {
		fmt.Fprintf(&b, "      - id: all.q%d\n        ask: Is thing number %d in place?\n"+
			"        why: A thing that is in place gives others a ground to rely on it through changes of office.\n"+
			"        options: {\"0\": Not yet and no draft, \"1\": A dated draft with an owner, \"2\": In force}\n"+
			"        evidence: [the instrument with number and date, the page that names it]\n", i, i)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "questionnaire.yaml"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}
