package assessment

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

func TestEverythingSetIsThereAfterReopening(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, SetAbout(About{Subject: "Examplia", TLP: "TLP:AMBER", Assessors: []string{"Ada", "Grace"}}))
	evidence, session, row, note, release := f.NewID("e"), f.NewID("s"), f.NewID("r"), f.NewID("n"), f.NewID("x")
	mustSave(t, f,
		Intent{Sets: answer(t, "mandate.legal-basis", "2").Sets, For: "Ministry", Session: session, Why: "corrected"},
		SetAnswer(question(t, "mandate.review"), questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "no-instrument"}),
		SetAnswer(question(t, "service.languages"), questionnaires.Answer{State: questionnaires.Answered, Options: []string{"en", "ar"}}),
		SetAnswer(question(t, "service.staff"), questionnaires.Answer{State: questionnaires.DontKnow}),
		SetProvided("service.alerts", "shared"),
		SetFinding("mandate.legal-basis", "Decision 12/2026.\nNot yet published."),
		SetWorkingNote("mandate.legal-basis", "call the legal office"),
		SetMark("mandate.review", true),
		PutRow("service.exercises", questionnaires.Row{ID: row, Cells: map[string]string{"name": "Blue Wave", "year": "2025"}}),
		PutEvidence(Evidence{ID: evidence, Reference: "Decision 12/2026", How: "received", Supports: map[string]string{"mandate.legal-basis": "2"}}),
		PutSession(Session{ID: session, Kind: "interview", Institutions: []string{"Ministry"}}),
		PutPosition("mandate.legal-basis", Position{Session: session, Institution: "Ministry / legal", Answer: option("3"), Note: "from memory"}),
		PutReview("mandate.legal-basis", Review{By: "Lin", Answer: option("1"), Reason: "not signed"}),
		PutNote(note, "ask about the budget"),
		Release(release, Released{To: "Reviewer", Uses: []string{"reviewer"}}),
		SetStatus("agreed"),
	)
	before := f.State()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	after := mustOpen(t, f.Path(), "Ada").State()
	if got, want := asJSON(t, after), asJSON(t, before); got != want {
		t.Errorf("after reopening:\n%s\nbefore:\n%s", got, want)
	}

	e := after.Answers["mandate.legal-basis"]
	if e.Answer.Option != "2" || e.By != "Ada" || e.For != "Ministry" || e.Session != session || e.Why != "corrected" {
		t.Errorf("the answer is %+v", e)
	}
	if e.Finding != "Decision 12/2026.\nNot yet published." || e.WorkingNote != "call the legal office" {
		t.Errorf("finding %q, working note %q", e.Finding, e.WorkingNote)
	}
	if e.Review == nil || e.Review.By != "Lin" || e.Review.At.IsZero() {
		t.Errorf("the review is %+v", e.Review)
	}
	if len(e.Positions) != 1 || e.Positions[0].Institution != "Ministry / legal" || e.Positions[0].Session != session {
		t.Errorf("the positions are %+v", e.Positions)
	}
	if rows := after.Answers["service.exercises"].Rows; len(rows) != 1 || rows[0].Cells["name"] != "Blue Wave" {
		t.Errorf("the rows are %v", rows)
	}
	if !after.Answers["mandate.review"].Marked || after.Answers["service.alerts"].Provided != "shared" {
		t.Error("mark or provider is missing")
	}
	if len(after.Evidence) != 1 || after.Evidence[0].Supports["mandate.legal-basis"] != "2" {
		t.Errorf("the evidence is %+v", after.Evidence)
	}
	if len(after.Notes) != 1 || len(after.Sessions) != 1 || len(after.Status.Released) != 1 || after.Status.Now != "agreed" {
		t.Errorf("notes %v, sessions %v, status %+v", after.Notes, after.Sessions, after.Status)
	}
	if len(after.About.Assessors) != 2 || after.About.Subject != "Examplia" {
		t.Errorf("about is %+v", after.About)
	}
	if len(after.Unknown) != 0 || len(after.Conflicts) != 0 {
		t.Errorf("unknown %v, conflicts %v", after.Unknown, after.Conflicts)
	}
}

func TestClearingTakesEverythingAway(t *testing.T) {
	f := newFile(t)
	e := Evidence{ID: f.NewID("e"), Reference: "r", How: "seen", Supports: map[string]string{"mandate.review": "1"}}
	p := Position{Institution: "Ministry", Answer: option("1")}
	mustSave(t, f, answer(t, "mandate.review", "1"), SetMark("mandate.review", true), SetFinding("mandate.review", "x"),
		PutEvidence(e), PutPosition("mandate.review", p), PutNote("n1-0000", "x"),
		PutSession(Session{ID: "s1-0000", Kind: "workshop"}), PutReview("mandate.review", Review{By: "Lin", Answer: option("1")}),
		PutRow("service.exercises", questionnaires.Row{ID: "r1-0000", Cells: map[string]string{"name": "x"}}))
	mustSave(t, f, SetAnswer(question(t, "mandate.review"), questionnaires.Answer{}), SetMark("mandate.review", false),
		SetFinding("mandate.review", ""), RemoveEvidence(e), RemovePosition("mandate.review", "", "Ministry"),
		RemoveNote("n1-0000"), RemoveSession("s1-0000"), RemoveReview("mandate.review"), RemoveRow("service.exercises", "r1-0000"))
	s := f.State()
	if len(s.Answers) != 0 || len(s.Evidence) != 0 || len(s.Notes) != 0 || len(s.Sessions) != 0 || len(s.Unknown) != 0 {
		t.Errorf("something is left: %s", asJSON(t, s))
	}
	if f.NewID("e")[:3] == "e1-" {
		t.Error("the number of a removed record was given out again")
	}
}

func TestSavingTheSameAgainWritesNothing(t *testing.T) {
	f := newFile(t)
	first := mustSave(t, f, answer(t, "mandate.review", "1"))
	size := len(bytesOf(t, f.Path()))
	again := mustSave(t, f, answer(t, "mandate.review", "1"), SetFinding("mandate.review", ""))
	if again.Acts != 0 || again.Head != first.Head || len(bytesOf(t, f.Path())) != size {
		t.Errorf("the same again gave %+v after %+v", again, first)
	}
	why := answer(t, "mandate.review", "1")
	why.Why = "read-differently"
	if saved := mustSave(t, f, why); saved.Acts != 1 {
		t.Error("the same answer with a reason was dropped")
	}
}

func TestCreateNeverReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.cirt")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Create(path, example(), fixed("Ada"))
	wantFault(t, err, fault.Failed, "files.exists")
	if string(bytesOf(t, path)) != "mine" {
		t.Error("the file was touched")
	}
}

func TestOpenWhatIsNoAssessment(t *testing.T) {
	whole := string(bytesOf(t, newFile(t).Path()))
	tests := []struct {
		name, content string
		kind          fault.Kind
		key           string
	}{
		{"empty", "", fault.Input, "assessment.not-an-assessment"},
		{"text", "hello\nworld\n", fault.Input, "assessment.not-an-assessment"},
		{"other JSON", "{\"format\":1}\n\n", fault.Input, "assessment.not-an-assessment"},
		{"no line end", `{"cirtkit":"assessment","format":1}`, fault.Input, "assessment.not-an-assessment"},
		{"newer", `{"cirtkit":"assessment","format":2,"new":true}` + "\nx\n", fault.Input, "assessment.newer"},
		{"format is text", `{"cirtkit":"assessment","format":"1"}` + "\nx\n", fault.Integrity, "assessment.damage.header"},
		{"header lacks fields", `{"cirtkit":"assessment","format":1}` + "\nx\n", fault.Integrity, "assessment.damage.header"},
		{"Windows line ends", strings.ReplaceAll(whole, "\n", "\r\n"), fault.Integrity, "assessment.damage.line-ends"},
		{"cut in the questionnaire", whole[:len(whole)/2], fault.Integrity, "assessment.damage.no-questionnaire"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.cirt")
			if err := os.WriteFile(path, []byte(tt.content), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(path, fixed("Ada"))
			wantFault(t, err, tt.kind, tt.key)
			_, err = Read(path)
			wantFault(t, err, tt.kind, tt.key)
			if string(bytesOf(t, path)) != tt.content {
				t.Error("the file was touched")
			}
			if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
				t.Errorf("files were left behind: %v", entries)
			}
		})
	}
	_, err := Open(filepath.Join(t.TempDir(), "none.cirt"), fixed("Ada"))
	wantFault(t, err, fault.Failed, "assessment.no-such-file")
	_, err = Read(t.TempDir())
	wantFault(t, err, fault.Failed, "assessment.not-a-file")

	// Without a byte on the disk, a file that is too large to be read.
	large := filepath.Join(t.TempDir(), "large.cirt")
	disk, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(disk.Truncate(maxFile+1), disk.Close()); err != nil {
		t.Skip("this file system has no holes:", err)
	}
	_, err = Open(large, fixed("Ada"))
	wantFault(t, err, fault.Input, "assessment.too-large")
}

func TestASecondWriterIsToldWhoHoldsTheFile(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"))
	_, err := Open(f.Path(), fixed("Grace"))
	got := wantFault(t, err, fault.Failed, "assessment.locked")
	if !IsLocked(err) || got.Facts[3] != "Ada" {
		t.Errorf("IsLocked(%v) = %v, facts %v", err, IsLocked(err), got.Facts)
	}
	reader, err := Read(f.Path())
	if err != nil || shownAnswer(reader.State(), "mandate.review") != "1" {
		t.Fatalf("Read beside a writer: %v", err)
	}
	_, err = reader.Save(answer(t, "mandate.review", "2"))
	wantFault(t, err, fault.Failed, "assessment.read-only")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(f.Path())); len(entries) != 1 {
		t.Errorf("closing left %v", entries)
	}
	mustSave(t, mustOpen(t, f.Path(), "Grace"), answer(t, "mandate.review", "2"))
}

func TestTornEndIsSetAsideOnce(t *testing.T) {
	tests := []struct{ name, torn string }{
		{"half a line", `{"n":2,"prev":["`},
		{"a whole line without its newline", `{"n":2,"prev":["x"],"at":"2026-11-21T14:00:00Z"}`},
		{"a run of zeros", "\x00\x00\x00\x00\x00\x00"},
		{"half a line and zeros", "{\"n\"\x00\x00\x00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFile(t)
			mustSave(t, f, answer(t, "mandate.review", "1"))
			f.Close()
			good := bytesOf(t, f.Path())
			for n, wantAside := range []string{f.Path() + ".torn-1", f.Path() + ".torn-2"} {
				if err := os.WriteFile(f.Path(), append(good[:len(good):len(good)], tt.torn...), 0o600); err != nil {
					t.Fatal(err)
				}
				reader, err := Read(f.Path())
				if err != nil || reader.TornBytes() != len(tt.torn) || reader.TornAside() != "" {
					t.Fatalf("Read: %v, %d torn bytes, aside %q", err, reader.TornBytes(), reader.TornAside())
				}
				opened := mustOpen(t, f.Path(), "Ada")
				if opened.TornAside() != wantAside || opened.ReadOnly() {
					t.Fatalf("time %d: set aside in %q, want %q", n+1, opened.TornAside(), wantAside)
				}
				if got := string(bytesOf(t, wantAside)); got != tt.torn {
					t.Errorf("set aside %q, want %q", got, tt.torn)
				}
				if got := bytesOf(t, f.Path()); string(got) != string(good) {
					t.Errorf("the log was left with %d bytes, want %d", len(got), len(good))
				}
				opened.Close()
			}
			again := mustOpen(t, f.Path(), "Ada")
			if again.TornAside() != "" {
				t.Error("said a second time")
			}
			mustSave(t, again, answer(t, "mandate.review", "2"))
		})
	}
}

// Is knows an assessment by its header alone: a damaged or later one too, and never by its name.
func TestIs(t *testing.T) {
	dir := t.TempDir()
	lines := damageable(t)
	for name, tt := range map[string]struct {
		content string
		want    bool
	}{
		"whole":          {strings.Join(lines, ""), true},
		"of a later one": {`{"cirtkit":"assessment","format":9,"other":1}` + "\n", true},
		"damaged":        {`{"cirtkit":"assessment"}` + "\nx", true},
		"a result.cirt":  {"cirtkit-export: 1\n", false},
		"empty":          {"", false},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(tt.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := Is(path); got != tt.want {
			t.Errorf("Is(%s) = %v, want %v", name, got, tt.want)
		}
	}
	for _, path := range []string{dir, filepath.Join(dir, "nothing")} {
		if Is(path) {
			t.Errorf("Is(%s) = true", path)
		}
	}
}
