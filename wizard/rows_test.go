package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/questionnaires"
)

// yearly is the sample questionnaire with a year among the columns of its list.
func yearly(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(sampleFolder, "questionnaire.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	const before = "          - {id: people, label: People"
	if !strings.Contains(string(src), before) {
		t.Fatal("the sample has no column for people")
	}
	folder := t.TempDir()
	changed := strings.Replace(string(src), before, "          - {id: since, label: Since year, type: number, min: 1980, max: 2100}\n"+before, 1)
	if err := os.WriteFile(filepath.Join(folder, "questionnaire.yaml"), []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

// What is wrong with a column of an entry names the column as it is shown and has the cursor there; a year is a
// whole number, and nothing that is said names a number that is not the reader's or the questionnaire's.
func TestAProblemInAnEntryNamesItsColumn(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"1979", "Since year: 1979 is below 1980, the lowest that is taken."},
		{"2101", "Since year: 2101 is above 2100, the highest that is taken."},
		{"2004.5", "Since year: “2004.5” is not a year. Write four digits, from 1980 to 2100."},
		{"around", "Since year: “around” is not a year. Write four digits, from 1980 to 2100."},
	}
	folder := yearly(t)
	q, err := questionnaires.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		r := open(t)
		r.app.push(newRowForm(r.app.asker(), q.Question("facts.teams"), questionnaires.Row{}, nil))
		r.write("Gov-CIRT")
		f := r.app.top().(*form)
		for f.focused().id != "since" {
			r.press("down")
		}
		r.sees("A year of four digits, from 1980 to 2100")
		r.write(tt.typed)
		f.focus(0)
		r.press("ctrl+s")
		if f.problem != tt.want || r.app.top() != screen(f) || f.focused().id != "since" {
			t.Errorf("%s: the problem is %q, the cursor on %s", tt.typed, f.problem, f.focused().id)
		}
	}
	r := open(t)
	f := newRowForm(r.app.asker(), q.Question("facts.teams"), questionnaires.Row{Cells: map[string]string{"name": "X", "people": "1,000"}}, nil)
	if id, problem := f.verify(r.app.t); id != "people" || problem != "People: “1,000” is not a number. Write digits alone, with a point before at most three decimals." {
		t.Errorf("%s: %s", id, problem)
	}

	cfg := testConfig(t, t.TempDir())
	cfg.Questionnaire = folder
	path := filepath.Join(filepath.Dir(cfg.Settings), "x.cirt")
	said, err := plainRun(t, cfg, "Examplia", "", "", "", "", "", "", "", path,
		"goto facts.teams", "add", "Gov-CIRT", "", "2004.5", "1979", "2004.0", "", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []string{tests[0].want, tests[2].want} {
		if !strings.Contains(said, tt) {
			t.Errorf("the line mode does not say %q:\n%s", tt, said)
		}
	}
	if rows := stateOf(t, path).Answers["facts.teams"].Rows; len(rows) != 1 || rows[0].Cells["since"] != "2004" {
		t.Errorf("rows: %+v\n%s", rows, said)
	}
}

// Enter opens the entry that the cursor is on, with what it says.
func TestEnterOpensAnEntry(t *testing.T) {
	r := open(t)
	for _, name := range []string{"Gov-CIRT", "Uni-CIRT"} {
		r.at("facts.teams")
		r.press("a")
		r.write(name)
		r.press("ctrl+s")
	}
	r.at("facts.teams")
	r.press("down", "down", "enter")
	f, ok := r.app.top().(*form)
	if !ok || f.values()["name"] != "Uni-CIRT" {
		t.Fatalf("Enter opens no entry:\n%s", r.app.View())
	}
	f.focus(0)
	r.write(" North")
	r.press("ctrl+s")
	if rows := r.onDisk().Answers["facts.teams"].Rows; len(rows) != 2 || rows[1].Cells["name"] != "Uni-CIRT North" {
		t.Errorf("the entries are %+v", rows)
	}
}

// Where a table has no room, an entry is a card: its name, or its number, and every cell that says something.
func TestEntriesAsCards(t *testing.T) {
	r := open(t)
	q := r.app.desk.q.Question("facts.teams")
	table := newTable(r.app.words, q, []questionnaires.Row{
		{ID: "r1", Cells: map[string]string{"name": "Gov-CIRT", "people": "12"}},
		{ID: "r2", Cells: map[string]string{"people": "3"}},
	})
	var b body
	table.asCards(&b, 1, 40)
	var got []string
	for _, l := range b.lines {
		s := ""
		for _, part := range l {
			s += part.text
		}
		if s != "" {
			got = append(got, s)
		}
	}
	heads := map[string]string{}
	for _, c := range q.Columns {
		heads[c.ID] = c.Label
	}
	want := "  Gov-CIRT|    " + heads["people"] + ": 12 people|▸ 2|    " + heads["people"] + ": 3 people"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("the cards are %q\nwant %q", s, want)
	}
}

// Who provides a service is marked in the list that asks for it.
func TestWhoProvidesIsMarked(t *testing.T) {
	r := open(t)
	r.at("service.desk")
	r.press("y")
	r.at("service.desk")
	for _, key := range []string{"2", "3"} {
		r.press("v", key)
		now := r.onDisk().Answers["service.desk"].Provided
		r.press("v")
		for _, it := range r.app.top().(*picker).items(r.app) {
			if (it.sign == "●") != (it.value == now && now != "") {
				t.Errorf("%s provides, and %q has the sign %q", now, it.value, it.sign)
			}
		}
		r.press("esc")
	}
}
