package assessment

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/fault"
)

// damaged is a whole file with an act of every kind, as lines.
func damageable(t testing.TB) []string {
	f, err := Create(filepath.Join(t.TempDir(), "a.cirt"), example(), fixed("Ada"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	mustSave(t, f, answer(t, "mandate.review", "0"), answer(t, "mandate.review", "1"), answer(t, "mandate.legal-basis", "2"),
		Intent{Undo: UndoLatest}, SetFinding("mandate.review", "x"))
	return linesOf(bytesOf(t, f.Path()))
}

// Each kind of damage is named by its line; the rest opens, and only for reading.
func TestDamageIsNamedByItsLine(t *testing.T) {
	replace := func(line int, old, new string) func([]string) []string {
		return func(lines []string) []string {
			if !strings.Contains(lines[line-1], old) {
				t.Fatalf("line %d has no %s: %s", line, old, lines[line-1])
			}
			lines[line-1] = strings.Replace(lines[line-1], old, new, 1)
			return lines
		}
	}
	insert := func(line string) func([]string) []string {
		return func(lines []string) []string { return append(lines, line+"\n") }
	}
	act := func(change func(a *written)) func([]string) []string {
		return func(lines []string) []string {
			var last hash
			for _, line := range lines[2:] {
				last = hashOf([]byte(strings.TrimSuffix(line, "\n")))
			}
			a := &written{N: len(lines) - 1, prev: []hash{last}, voice: voice{By: "Mallory"}}
			change(a)
			return append(lines, string(a.appendLine(nil))+"\n")
		}
	}
	zero := strings.Repeat("0", 64)
	var none hash
	tests := []struct {
		name   string
		change func([]string) []string
		want   []string // "line key"
	}{
		{"whole", func(l []string) []string { return l }, nil},
		{"a value changed", replace(4, `"option":"1"`, `"option":"2"`), []string{"5 assessment.damage.prev-missing"}},
		{"cut", func(l []string) []string { l[4] = l[4][:50] + "\n"; return l }, []string{
			"5 assessment.damage.json", "6 assessment.damage.prev-missing", "6 assessment.damage.undo-missing",
		}},
		{"removed", func(l []string) []string { return slices.Delete(l, 3, 4) }, []string{"4 assessment.damage.prev-missing"}},
		{"first act removed", func(l []string) []string { return slices.Delete(l, 2, 3) }, []string{
			"3 assessment.damage.prev-missing", "3 assessment.damage.over-missing",
		}},
		{"twice", func(l []string) []string { return append(l, l[3]) }, []string{"8 assessment.damage.line-twice"}},
		{"empty line", insert(""), []string{"8 assessment.damage.json"}},
		{"zeros in the middle", func(l []string) []string { return slices.Insert(l, 5, "\x00\x00\n") }, []string{"6 assessment.damage.json"}},
		{"not JSON", insert("hello"), []string{"8 assessment.damage.json"}},
		{"an array", insert("[]"), []string{"8 assessment.damage.json"}},
		{"two objects", insert("{} {}"), []string{"8 assessment.damage.json"}},
		{"not UTF-8", insert("{\"x\":\"\xff\"}"), []string{"8 assessment.damage.not-utf8"}},
		{"nothing in it", insert("{}"), []string{"8 assessment.damage.missing"}},
		{"a key twice", insert(`{"n":1,"n":1}`), []string{"8 assessment.damage.key-twice"}},
		{"an unknown key twice", insert(`{"new":1,"new":1}`), []string{"8 assessment.damage.key-twice"}},
		{"n is text", insert(`{"n":"1"}`), []string{"8 assessment.damage.n"}},
		{"n is 0", insert(`{"n":0}`), []string{"8 assessment.damage.n"}},
		{"n is huge", insert(`{"n":99999999999999999999}`), []string{"8 assessment.damage.n"}},
		{"no prev", insert(`{"n":1,"prev":[]}`), []string{"8 assessment.damage.prev"}},
		{"prev in capitals", insert(`{"n":1,"prev":["` + strings.Repeat("A", 64) + `"]}`), []string{"8 assessment.damage.prev"}},
		{"prev twice", insert(`{"n":1,"prev":["` + zero + `","` + zero + `"]}`), []string{"8 assessment.damage.prev"}},
		{"a local time", insert(`{"n":1,"prev":["` + zero + `"],"at":"2026-11-21T14:00:00+02:00"}`), []string{"8 assessment.damage.at"}},
		{"a date only", insert(`{"n":1,"prev":["` + zero + `"],"at":"2026-11-21"}`), []string{"8 assessment.damage.at"}},
		{"a field without a name", insert(`{"n":1,"prev":["` + zero + `"],"at":"2026-11-21T14:00:00Z","set":[{"value":1}]}`), []string{"8 assessment.damage.field"}},
		{"a field twice", insert(`{"n":1,"set":[{"field":"a"},{"field":"a"}]}`), []string{"8 assessment.damage.field-twice"}},
		{"a broken value", insert(`{"n":1,"set":[{"field":"a","value":01}]}`), []string{"8 assessment.damage.json"}},
		{"undo is no hash", insert(`{"undo":"x"}`), []string{"8 assessment.damage.undo"}},
		{"over is no list", insert(`{"set":[{"field":"a","over":"x"}]}`), []string{"8 assessment.damage.over"}},
		{"n too large", act(func(a *written) { a.N++ }), []string{"8 assessment.damage.n-wrong"}},
		{"n too small", act(func(a *written) { a.N-- }), []string{"8 assessment.damage.n-wrong"}},
		{"follows nothing", act(func(a *written) { a.prev = []hash{none} }), []string{"8 assessment.damage.prev-missing"}},
		{"over nothing", act(func(a *written) {
			a.Sets = []writtenSet{{Field: "answer/mandate.review", Value: []byte("1"), over: []hash{none}}}
		}), []string{"8 assessment.damage.over-missing"}},
		{"over an act without the field", act(func(a *written) {
			a.Sets = []writtenSet{{Field: "answer/mandate.host", Value: []byte("1"), over: a.prev}}
		}), []string{"8 assessment.damage.over-wrong"}},
		{"undoes nothing", act(func(a *written) { a.undoes = true }), []string{"8 assessment.damage.undo-missing"}},
		{"undoes and sets", act(func(a *written) {
			a.undoes, a.undo = true, a.prev[0]
			a.Sets = []writtenSet{{Field: "answer/mandate.host", Value: []byte("1")}}
		}), []string{"8 assessment.damage.undo-and-set"}},
		{"keys of a later program", act(func(*written) {}), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			content := strings.Join(tt.change(damageable(t)), "")
			path := filepath.Join(t.TempDir(), "a.cirt")
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			f, err := Open(path, fixed("Ada"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			var got []string
			for _, d := range f.Damage() {
				got = append(got, fmt.Sprintf("%d %s", d.Line, d.Fault.Key))
				wantFault(t, d.Fault, fault.Integrity, d.Fault.Key)
				if d.Fault.Place.Line != d.Line || d.Fault.Place.File != path {
					t.Errorf("the place is %v", d.Fault.Place)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("the damage is %q, want %q", got, tt.want)
			}
			if f.ReadOnly() != (len(tt.want) > 0) {
				t.Errorf("read only: %v", f.ReadOnly())
			}
			if f.State().Answers["mandate.review"] == nil {
				t.Error("the rest can't be read")
			}
			if len(tt.want) > 0 {
				_, err := f.Save(words(t, "x"))
				wantFault(t, err, fault.Integrity, "assessment.damaged")
				_, err = f.SaveAs(path+".2", words(t, "x"))
				wantFault(t, err, fault.Integrity, "assessment.damaged")
			}
			f.Close()
			if string(bytesOf(t, path)) != content {
				t.Error("the file was touched")
			}
			if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
				t.Errorf("files were left behind: %v", entries)
			}
		})
	}
}

// A damaged file with a torn end keeps it: nothing is repaired in silence.
func TestDamageKeepsTheTornEnd(t *testing.T) {
	lines := damageable(t)
	lines[4] = "broken\n"
	content := strings.Join(lines, "") + "{\"n\""
	path := filepath.Join(t.TempDir(), "a.cirt")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	f := mustOpen(t, path, "Ada")
	if f.TornAside() != "" || f.TornBytes() != 4 || string(bytesOf(t, path)) != content {
		t.Errorf("set aside in %q", f.TornAside())
	}
}

func TestTheQuestionnaireIsChecked(t *testing.T) {
	lines := damageable(t)
	pack := func(content []byte) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(content); err != nil {
			t.Fatal(err)
		}
		z.Close()
		return base64.StdEncoding.EncodeToString(b.Bytes()) + "\n"
	}
	bomb := pack(make([]byte, maxQuestionnaire+1))
	other := []byte(`{"id":"other"}`)
	tests := []struct {
		name, header, model, key string
	}{
		{"not base64", lines[0], "###\n", "assessment.damage.questionnaire"},
		{"not gzip", lines[0], "aGVsbG8=\n", "assessment.damage.questionnaire"},
		{"cut", lines[0], lines[1][:400] + "\n", "assessment.damage.questionnaire"},
		{"another", lines[0], pack(other), "assessment.damage.digest"},
		{"a bomb", lines[0], bomb, "assessment.damage.questionnaire-size"},
		{"no questionnaire", strings.Replace(lines[0], example().Digest(), hashOf(other).String(), 1), pack(other), "assessment.damage.questionnaire"},
		{"another version", strings.Replace(lines[0], `"version":"1.0"`, `"version":"1.1"`, 1), lines[1], "assessment.damage.other-questionnaire"},
		{"no digest", strings.Replace(lines[0], example().Digest(), "x", 1), lines[1], "assessment.damage.header"},
		{"a header key twice", strings.Replace(lines[0], "{", `{"id":"00000000000000000000000000000000",`, 1), lines[1], "assessment.damage.header"},
		{"a header key in capitals", strings.Replace(lines[0], `"id"`, `"ID"`, 1), lines[1], "assessment.damage.header"},
		{"a header key missing", strings.Replace(lines[0], `"version":"1.0",`, "", 1), lines[1], "assessment.damage.header"},
		{"an unknown key in the header", strings.Replace(lines[0], "{", `{"x":1,`, 1), lines[1], "assessment.damage.header"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadBytes([]byte(tt.header+tt.model), "a.cirt")
			wantFault(t, err, fault.Integrity, tt.key)
			var several fault.List
			errors.As(err, &several) // where there is one, it is what a user is shown
			for _, f := range several {
				if !strings.HasPrefix(f.Error(), "a.cirt:2: ") {
					t.Errorf("it does not say which file: %v", f)
				}
			}
		})
	}
	if len(bomb) > 100_000 {
		t.Errorf("the bomb is %d bytes: it shows nothing", len(bomb))
	}
}

// What the questionnaire lacks is kept in the file and reported, and never counts as an answer.
func TestUnknownNamesAreKeptAndReported(t *testing.T) {
	f := newFile(t)
	set := func(field Field, value string) Intent {
		return Intent{Sets: []Set{{Field: field, Value: []byte(value)}}}
	}
	mustSave(t, f,
		set("answer/gone.question", `{"state":"answered","option":"1"}`),
		set("answer/mandate.review", `{"state":"answered","option":"9"}`),
		set("answer/mandate.legal-basis", `"text"`),
		set("answer/service.staff", `{"state":"later"}`),
		set("finding/gone.question", `"kept"`),
		set("row/service.exercises/r1-0000", `{"gone":"x"}`),
		set("supports/e1-0000/gone.question", `"1"`),
		set("supports/e1-0000/mandate.review", `"9"`),
		set("supports/e2-0000/mandate.review", `"1"`),
		set("evidence/e1-0000", `{"reference":"x","how":"dreamt"}`),
		set("about/colour", `"red"`),
		set("later/thing", `{"a":1}`),
		set("answer", `1`), set("supports", `1`), set("evidence", `1`), set("session/a/b", `{}`), set("position/mandate.review", `{}`),
		set("provided/service.alerts", `"somebody"`),
		set("status", `{"now":"perfect"}`),
	)
	want := []string{
		"about/colour", "answer", "answer/gone.question", "answer/mandate.legal-basis", "answer/mandate.review",
		"answer/service.staff", "evidence", "evidence/e1-0000", "finding/gone.question", "later/thing", "position/mandate.review",
		"provided/service.alerts", "row/service.exercises/r1-0000", "session/a/b", "status", "supports",
		"supports/e1-0000/gone.question", "supports/e1-0000/mandate.review", "supports/e2-0000/mandate.review",
	}
	for _, s := range []*State{f.State(), mustRead(t, f.Path()).State()} {
		var got []string
		for _, u := range s.Unknown {
			got = append(got, string(u.Field))
			wantFault(t, u.Why, fault.Input, u.Why.Key)
			if u.Name == "" || u.Value == "" || len(u.Act) != 64 {
				t.Errorf("the report on %s is %+v", u.Field, u)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("reported are %q, want %q", got, want)
		}
		for id, e := range s.Answers {
			if e.Answer.State != "" || len(e.Rows) > 0 {
				t.Errorf("%s is answered: %+v", id, e)
			}
		}
		if s.Status.Now != "draft" {
			t.Errorf("the status is %s", s.Status.Now)
		}
	}
	mustSave(t, f, answer(t, "mandate.review", "1"), set("later/thing", "null"))
	if got := f.State().Unknown; len(got) != len(want)-2 {
		t.Errorf("%d names are reported after two were put right, want %d", len(got), len(want)-2)
	}
}

// Keys that a later program of the same format adds stay in the lines.
func TestKeysOfALaterProgramAreKept(t *testing.T) {
	lines := damageable(t)
	var last hash
	for _, line := range lines[2:] {
		last = hashOf([]byte(strings.TrimSuffix(line, "\n")))
	}
	later := fmt.Sprintf(`{ "later" : {"x":[1, "}]"]} ,"n":6,"prev":["%s"],"at":"2026-11-21T14:00:00.250Z","set":[{"field":"mark/mandate.review","value":true,"tone":"firm"}]}`, last)
	content := strings.Join(lines, "") + later + "\n"
	path := filepath.Join(t.TempDir(), "a.cirt")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	f := mustOpen(t, path, "Ada")
	if !f.State().Answers["mandate.review"].Marked || len(f.Damage()) > 0 || f.State().LastChange.Nanosecond() != 250_000_000 {
		t.Errorf("the act was not read: %v", f.Damage())
	}
	mustSave(t, f, words(t, "x"))
	if got := string(bytesOf(t, path)); !strings.HasPrefix(got, content) {
		t.Error("the line was changed")
	}
}

func FuzzReadLog(f *testing.F) {
	lines := damageable(f)
	whole := strings.Join(lines, "")
	f.Add([]byte(whole))
	f.Add([]byte(lines[0] + lines[1]))
	for _, line := range lines[2:] {
		f.Add([]byte(lines[0] + lines[1] + line))
	}
	f.Add(bytesOf(f, "testdata/format-1.cirt"))
	f.Fuzz(func(t *testing.T, src []byte) { tryToRead(t, src) })
}

// FuzzActs keeps the first two lines whole, so that the fuzzer gets past them.
func FuzzActs(f *testing.F) {
	lines := damageable(f)
	for _, line := range lines[2:] {
		f.Add([]byte(line))
	}
	f.Add([]byte(strings.Join(lines[2:], "")))
	start := lines[0] + lines[1]
	f.Fuzz(func(t *testing.T, acts []byte) { tryToRead(t, append([]byte(start), acts...)) })
}

// FuzzValues puts any value under any field, twice and undone, so that the fuzzer reaches what makes a
// state of them.
func FuzzValues(f *testing.F) {
	for _, a := range []string{"testdata/format-1.cirt"} {
		for _, act := range mustRead(f, a).Log().Acts {
			for _, set := range act.Sets() {
				f.Add(string(set.Field), []byte(set.Value), []byte("null"))
			}
		}
	}
	lines := damageable(f)
	log, err := ReadLog([]byte(lines[0]+lines[1]), "")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, field string, first, second []byte) {
		values := [][]byte{first, second, first}
		file := append([]byte(nil), lines[0]+lines[1]...)
		last := []hash{hashOf(log.header)}
		for i, value := range values {
			var compact bytes.Buffer
			if !goodField(Field(field)) || json.Compact(&compact, value) != nil {
				return
			}
			a := &written{N: 1 + min(i, 1), prev: last, Sets: []writtenSet{{Field: Field(field), Value: compact.Bytes()}}}
			if i == 2 {
				a.By = "Grace" // two acts after the first: a conflict
			}
			line := a.appendLine(nil)
			if i == 0 {
				last = []hash{hashOf(line)}
			}
			file = append(append(file, line...), '\n')
		}
		tryToRead(t, file)
	})
}

// tryToRead reads what may be anything. It must not panic, and what it accepts must make sense.
func tryToRead(t *testing.T, src []byte) {
	file, err := ReadBytes(src, "a.cirt")
	if err != nil {
		return
	}
	s := file.State()
	file.Approved()
	file.NextUndo()
	file.NextRedo()
	s.ScoringInput("2026-01-01")
	for _, q := range s.Questionnaire.Questions() {
		file.History(q.ID)
	}
	for _, a := range file.Log().Acts {
		if hashOf(a.Line()) != a.hash() {
			t.Fatalf("a line comes back as %s", a.Line())
		}
	}
	if len(file.Damage()) > 0 || file.TornBytes() > 0 {
		return
	}
	merged, err := Merge([][]byte{src, src})
	if err != nil {
		t.Fatalf("a file without damage can't be merged: %v", err)
	}
	again, err := ReadBytes(merged, "a.cirt")
	if err != nil || asJSON(t, again.State()) != asJSON(t, s) {
		t.Fatalf("merged with itself it says something else: %v", err)
	}
}
