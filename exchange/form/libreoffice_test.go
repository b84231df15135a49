package form

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	difference "github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/lang"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// edit is one thing that a person does in the spreadsheet program; see testdata/fill.py.
type edit struct {
	Do     string `json:"do,omitempty"`
	Row    string `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
	Sheet  string `json:"sheet,omitempty"`
	At     string `json:"at,omitempty"`
	Type   string `json:"type,omitempty"`
}

// inLibreOffice opens a workbook in LibreOffice, edits it, and gives what it saved. The test is skipped where
// LibreOffice or its Python bridge is not there.
func inLibreOffice(t *testing.T, src []byte, edits []edit) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not here")
	}
	python := ""
	for _, name := range []string{"python3", "/usr/bin/python3", "/usr/lib/libreoffice/program/python"} {
		if exec.Command(name, "-c", "import uno").Run() == nil {
			python = name
			break
		}
	}
	if python == "" {
		t.Skip("LibreOffice's bridge to Python is not here")
	}
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	list, err := json.Marshal(edits)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"in.xlsx": src, "edits.json": list} {
		if err := os.WriteFile(path(name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	pipe := "cirtkit" + strconv.Itoa(os.Getpid())
	program := exec.CommandContext(ctx, office, "--headless", "--norestore", "--nologo",
		"-env:UserInstallation=file://"+path("profile"), "--accept=pipe,name="+pipe+";urp;")
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(ctx, python, "testdata/fill.py", path("in.xlsx"), path("out.xlsx"), path("edits.json"), pipe).CombinedOutput()
	if err != nil {
		cancel()
		_ = program.Wait() // what went wrong is said by the script
		t.Fatalf("%v: %s", err, out)
	}
	_ = program.Wait() // the script ended it
	saved, err := os.ReadFile(path("out.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// typedIn fills in the form of testdata/every.
var typedIn = []edit{
	{Sheet: "Read me", At: "C7", Type: "Ministry of Examplia"},
	{Row: "mandate.host", Column: keyAnswer, Type: "ministry · A ministry"},
	{Row: "mandate.decision", Column: keyAnswer, Type: "2 · =A decision that is signed"},
	{Row: "mandate.decision", Column: keyFinding, Type: "=signed\non 1/2, not published"},
	{Row: "mandate.decision", Column: keyDocument, Type: "Decree 12/2024"},
	{Row: "mandate.decision", Column: keyIssuer, Type: "1/2"},
	{Row: "mandate.decision", Column: keyDate, Type: "2024-02-29"},
	{Row: "mandate.decision", Column: keyHow, Type: "Received"},
	{Row: "mandate.head", Column: keyAnswer, Type: "Not applicable"},
	{Row: "mandate.head", Column: keyReason, Type: "2026-01-02 was too early"},
	{Row: "services.alerts", Column: keyAnswer, Type: "1"},
	{Row: "services.alerts", Column: keyProvided, Type: "A supplier"},
	{Row: "services.alerts", Column: keyDocument, Type: "Decree 12/2024"},
	{Row: "services.alerts", Column: keyIssuer, Type: "1/2"},
	{Row: "services.alerts", Column: keyDate, Type: "2024-02-29"},
	{Row: "services.alerts", Column: keyHow, Type: "Received"},
	{Row: "services.hours", Column: keyAnswer, Type: "Withheld"},
	{Row: "facts.languages#fr", Column: keyAnswer, Type: "x"},
	{Row: "facts.languages#ar", Column: keyAnswer, Type: "X"},
	{Row: "facts.count", Column: keyAnswer, Type: "41.5"},
	{Row: "facts.since", Column: keyAnswer, Type: "2019-12-31"},
	{Row: "facts.remarks", Column: keyAnswer, Type: "1/2"},
	{Row: "facts.later", Column: keyAnswer, Type: "Don't know"},
	{Sheet: "facts.exercises Exercises", At: "B3", Type: "Blue Wave"},
	{Sheet: "facts.exercises Exercises", At: "C3", Type: "2025"},
	{Sheet: "facts.exercises Exercises", At: "D3", Type: "2025-05-06"},
	{Sheet: "facts.exercises Exercises", At: "E3", Type: "live · Live"},
	{Sheet: "facts.exercises Exercises", At: "F3", Type: "yes · Yes"},
	{Sheet: "facts.exercises Exercises", At: "G3", Type: "bank, police"},
	{Sheet: "facts.exercises Exercises", At: "B5", Type: "007"},
	{Sheet: "Evidence", At: "B3", Type: "facts.count"},
	{Sheet: "Evidence", At: "C3", Type: "Register 2025"},
	{Sheet: "Evidence", At: "D3", Type: "p. 7"},
	{Sheet: "Evidence", At: "F3", Type: "2026-01-31"},
	{Sheet: "Evidence", At: "H3", Type: "Seen"},
	{Sheet: "Evidence", At: "B4", Type: "M-02 · mandate.decision"},
	{Sheet: "Evidence", At: "C4", Type: "Draft of 2020"},
	{Sheet: "Evidence", At: "H4", Type: "Public"},
	{Sheet: "Evidence", At: "K4", Type: "1"},
}

// saidIn is what typedIn says.
var saidIn = content{
	Answers: map[string]string{
		"mandate.host": "ministry", "mandate.decision": "2", "mandate.head": "-:2026-01-02 was too early", "services.alerts": "1", "services.hours": "!",
		"facts.languages": "fr,ar", "facts.count": "41.5", "facts.since": "2019-12-31", "facts.remarks": "1/2", "facts.exercises": "=", "facts.later": "?",
	},
	Findings: map[string]string{"mandate.decision": "=signed\non 1/2, not published"},
	Provided: map[string]string{"services.alerts": "supplier"},
	Rows: map[string][]string{"facts.exercises": {
		"map[day:2025-05-06 kind:live led:yes name:Blue Wave with:police,bank year:2025]", "map[name:007]",
	}},
	Evidence: []string{
		recordText(assessment.Evidence{Reference: "Decree 12/2024", Issuer: "1/2", Date: "2024-02-29", How: "received"}, "map[mandate.decision:2 services.alerts:1]"),
		recordText(assessment.Evidence{Reference: "Draft of 2020", How: "public"}, "map[mandate.decision:1]"),
		recordText(assessment.Evidence{Reference: "Register 2025", Place: "p. 7", Date: "2026-01-31", How: "seen"}, "map[facts.count:answer]"),
	},
}

// A form that LibreOffice filled in comes in without loss, and as well after its rows were sorted and hidden,
// columns and rows added, a column moved, and the sheet renamed.
func TestFilledInByLibreOffice(t *testing.T) {
	for _, tt := range []struct {
		name string
		more []edit
	}{
		{"typed", nil},
		{"moved about", []edit{
			{Do: "unprotect"}, {Do: "sort"}, {Do: "add_column"}, {Do: "move_column"}, {Do: "add_rows"}, {Do: "hide_rows"}, {Do: "rename_sheet"},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := every(t)
			f := fresh(t, t.TempDir(), q, 1)
			defer f.Close()
			filled := inLibreOffice(t, written(t, q, f.State()), append(append([]edit{}, typedIn...), tt.more...))
			if tt.more != nil {
				movedAbout(t, filled)
			}
			plan := imported(t, f, filled)
			if diff := difference.Diff(saidIn, contentOf(f.State())); diff != "" {
				t.Errorf("something else came in (-want +got):\n%s", diff)
			}
			if plan.For != "Ministry of Examplia" {
				t.Errorf("it came in on behalf of %q", plan.For)
			}
			if got := f.Log().Acts; len(got) != 1 || got[0].For != "Ministry of Examplia" {
				t.Errorf("it came in as %d acts", len(got))
			}
		})
	}
}

// movedAbout checks that the script did what it says.
func movedAbout(t *testing.T, src []byte) {
	t.Helper()
	book, err := xlsx.Read("out.xlsx", src, xlsx.Usual)
	if err != nil {
		t.Fatal(err)
	}
	questions, ok := tableOf(&book.Sheets[0])
	if !ok || questions.name != "Our answers" || questions.columns[keyFinding] != 2 || questions.columns[keyAnswer] != 9 {
		t.Fatalf("the first sheet is %q, with the columns %v", questions.name, questions.columns)
	}
	hidden, first := 0, ""
	for _, line := range questions.rows {
		if line.Hidden {
			hidden++
		}
		if id := questions.at(line, keyID).Text; id != "" {
			first = cmp.Or(first, id)
		}
	}
	if hidden < 3 || first == "mandate.host" {
		t.Fatalf("%d rows are hidden, the first is %s", hidden, first)
	}
}

// What LibreOffice opens and saves stays as it was, whatever the texts look like.
func TestPassesThroughLibreOffice(t *testing.T) {
	q := every(t)
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	answers := map[string]questionnaires.Answer{
		"mandate.decision": {State: questionnaires.Answered, Option: "2"},
		"facts.remarks":    {State: questionnaires.Answered, Text: "=1+1"},
		"facts.since":      {State: questionnaires.Answered, Date: "1899-01-02"},
		"facts.count":      {State: questionnaires.Answered, Number: "99999.999"},
		"mandate.head":     {State: questionnaires.NotApplicable, Reason: "none"},
	}
	for id, a := range answers {
		save(t, f, assessment.SetAnswer(q.Question(id), a), assessment.SetFinding(id, "_x0041_ two\nlines, "+id+" +1 العربية 漢字 🙂"))
	}
	state := f.State()
	in, err := Read("f.xlsx", inLibreOffice(t, written(t, q, state), []edit{}), q, state.ID)
	if err != nil {
		t.Fatal(err)
	}
	plan := exchange.Compare(state, in, lang.English())
	if len(plan.Refused) > 0 || plan.Count(exchange.Same) != 10 || len(plan.Changes) != 10 {
		t.Errorf("refused %v, changes %+v", plan.Refused, plan.Changes)
	}
}
