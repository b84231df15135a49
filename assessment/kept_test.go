package assessment

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// oddLines are acts as another program, or a hand, may write them: each says what an act may say, and none as this
// program would.
func oddLines(t testing.TB, lines []string) []string {
	t.Helper()
	var last hash
	for _, line := range lines[2:] {
		last = hashOf([]byte(strings.TrimSuffix(line, "\n")))
	}
	var out []string
	add := func(format string, facts ...any) {
		line := fmt.Sprintf(format, append([]any{len(lines) - 1 + len(out), last}, facts...)...)
		out = append(out, line+"\n")
		last = hashOf([]byte(line))
	}
	const whole = `"at":"2026-11-21T14:10:00Z"`
	add(`{"prev":["%[2]s"],"n":%[1]d,` + whole + `}`)
	add(` { "n" : %d , "prev" : [ "%s" ] , ` + whole + ` , "set" : [ { "field" : "finding/mandate.review" , "value" : "a" } ] } `)
	add(`{"n":%d,"prev":["%s"],` + whole + `,"set":[{"value":"b","field":"finding/mandate.review"}]}`)
	add(`{"n":%d,"prev":["%s"],` + whole + `,"set":[{"field":"finding/mandate.review","value":{ "later" : [1, 2] },"over":[]}]}`)
	add(`{"n":%d,"prev":["%s"],` + whole + `,"set":[{"field":"finding/mandate.review"}]}`)
	add(`{"n":%d,"prev":["%s"],` + whole + `,"set":[{"field":"finding/mandate.review","value":"c","colour":"red"}]}`)
	add(`{"n":%d,"prev":["%s"],` + whole + `,"set":[]}`)
	add(`{"n":%d,"prev":["%s"],` + whole + `,"by":"","colour":"red"}`)
	add(`{"n":%d,"prev":["%s"],` + whole + `,"by":"Ad\u0061","why":"\u00e9 <b>&","for":"a\/b"}`)
	add(`{"n":%d,"prev":["%s"],"at":"2026-11-21T14:10:00,250Z"}`)
	add(`{"n":%d,"prev":["%s"],"at":"2026-11-21T14:10:00.000Z"}`)
	add(`{"n":%d,"prev":["%s"],"at":"2026-11-21T14:10:00Z\u0007"}`)
	add(`{"n":%d,"prev":["%s"],"at":"2026-11-21T14:10:00Z\u0007","by":"` + strings.Repeat("x", 300) + `\u0007"}`)
	return out
}

// Lines are made again when they are needed, and no byte of them may be another: the head, merging and the hand-over
// rest on them.
func TestLinesComeBackToTheByte(t *testing.T) {
	plain := damageable(t)
	odd := append(plain[:len(plain):len(plain)], oddLines(t, plain)...)
	for name, src := range map[string][]byte{
		"as this program writes": []byte(strings.Join(plain, "")),
		"otherwise":              []byte(strings.Join(odd, "")),
		"of an older program":    bytesOf(t, "testdata/format-1.cirt"),
		"with every kind of act": allKinds(t),
	} {
		t.Run(name, func(t *testing.T) {
			f, err := ReadBytes(src, "a.cirt")
			if err != nil {
				t.Fatal(err)
			}
			if d := f.Damage(); len(d) > 0 {
				t.Fatalf("line %d: %v", d[0].Line, d[0].Fault)
			}
			log := f.Log()
			for i, a := range log.Acts {
				if name := hashOf(a.Line()).String(); name != a.Hash() {
					t.Errorf("act %d: the line comes back as %s", i+1, a.Line())
				}
			}
			if got := log.bytes(log.Acts); !bytes.Equal(got, src) {
				t.Error("the file is not the same")
			}
		})
	}
}

// allKinds is a file that this program wrote, with everything that a line can hold.
func allKinds(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.cirt")
	at := time.Date(2026, 11, 21, 14, 0, 0, 0, time.UTC)
	o := fixed("Ada \"the\" officer, Ürümqi \u2028\\")
	o.Now = func() time.Time {
		at = at.Add(1_234_567_891) // whole seconds, too
		if at.Second()%3 == 0 {
			at = at.Truncate(time.Second)
		}
		return at
	}
	f, err := Create(path, example(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	about := About{Subject: "Examplia <&>", Team: "EX-CIRT", Assessors: []string{"Ada", "林"}, Date: "2026-09-30", Mode: "self", TLP: "TLP:AMBER"}
	said := answer(t, "mandate.review", "2")
	said.For, said.Session, said.Why = "Ministry of the \"Interior\"", "s1-0000", "corrected"
	mustSave(t, f, SetAbout(about), said, SetFinding("mandate.review", "two\nlines, and 文字"), Intent{Undo: UndoLatest})
	mustSave(t, f, Intent{Undo: RedoLatest}, answer(t, "mandate.review", "1"), Intent{Sets: []Set{{Field: "working/mandate.review"}}})
	many := Intent{}
	for i := range 3 * manyFields {
		many = many.With(PutNote(fmt.Sprintf("n%d-0000", i+1), strings.Repeat("x", i)))
	}
	mustSave(t, f, many, SetFinding("mandate.review", strings.Repeat("long ", blockBytes)))
	// A copy that went another way, and an act that follows both ends.
	first := copyOf(t, f, "copy.cirt")
	mustSave(t, f, answer(t, "mandate.legal-basis", "1"))
	other, err := Open(first, fixed("Grace"))
	if err != nil {
		t.Fatal(err)
	}
	mustSave(t, other, answer(t, "mandate.legal-basis", "2"))
	other.Close()
	merged := filepath.Join(t.TempDir(), "merged.cirt")
	if _, err := MergeFiles(merged, path, first); err != nil {
		t.Fatal(err)
	}
	both, err := Open(merged, fixed("Lin"))
	if err != nil {
		t.Fatal(err)
	}
	defer both.Close()
	mustSave(t, both, answer(t, "mandate.legal-basis", "3"), Intent{Undo: UndoLatest}, many, said)
	whole := bytesOf(t, merged)
	if got := both.Log().bytes(both.Log().Acts); !bytes.Equal(got, whole) {
		t.Errorf("acts that were saved just now come back as\n%s", got[len(got)-2000:])
	}
	return whole
}

// A long piece of work is open for hours, on machines that are small: what is kept of an act is far less than its line.
func TestActsAreKeptSmall(t *testing.T) {
	const acts = 20_000
	lines := damageable(t)[:2]
	src := []byte(strings.Join(lines, ""))
	last := hashOf([]byte(strings.TrimSuffix(lines[0], "\n")))
	over := map[string][]hash{}
	at := time.Date(2026, 11, 21, 14, 0, 0, 0, time.UTC)
	for i := range acts {
		field := fmt.Sprintf("finding/mandate.q%d", i%300)
		w := written{
			voice: voice{By: "A. Officer", Session: fmt.Sprintf("s%d-0a1b", i/500), Why: "corrected"},
			N:     i + 1, prev: []hash{last}, At: at.Add(time.Duration(i) * time.Second),
			Sets: []writtenSet{{Field(field), mustJSON(fmt.Sprintf("No. %d", i)), over[field]}},
		}
		line := w.appendLine(nil)
		last = hashOf(line)
		over[field] = []hash{last}
		src = append(append(src, line...), '\n')
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f, err := ReadBytes(src, "a.cirt")
	if err != nil || len(f.Damage()) > 0 || f.State().Acts != acts {
		t.Fatal(err, len(f.Damage()), f.State().Acts)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(src)
	each := (int(after.HeapAlloc) - int(before.HeapAlloc)) / acts
	runtime.KeepAlive(f)
	const most = 190
	if t.Logf("%d bytes an act, of a line of %d", each, len(src)/acts); each > most {
		t.Errorf("an act takes %d bytes, want at most %d", each, most)
	}
}
