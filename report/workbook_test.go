package report_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/scoring"
)

var updateBooks = flag.Bool("update", false, "renew testdata/workbook")

// tsv is a workbook as text: a sheet after the other, a row a line, cells apart by tabs, and before each number,
// share, date, month and link what it is.
func tsv(b *report.Workbook) string {
	var out strings.Builder
	cell := func(v report.Value) string {
		text := strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(v.Text)
		switch v.Type {
		case report.NumberValue:
			text = "#" + text
		case report.PercentValue:
			text = "%" + text
		case report.DateValue:
			text = "date " + text
		case report.MonthValue:
			text = "month " + text
		}
		if v.Link != "" {
			text += " → " + v.Link
		}
		return text
	}
	fmt.Fprintf(&out, "%s\n%s · %s · %s · %s · %s\n%s\n", b.Title, b.Subject, b.Label, b.Marking, b.Status, b.Date, b.Identity)
	for _, s := range b.Sheets {
		fmt.Fprintf(&out, "\n======== %s (%s)\n", s.Name, s.ID)
		for _, g := range s.Grids {
			fmt.Fprintf(&out, "\n-- %s: %s\n", g.ID, g.Title)
			if !g.Headless {
				var heads []string
				for _, f := range g.Columns {
					heads = append(heads, f.Head)
				}
				out.WriteString(strings.Join(heads, "\t") + "\n")
			}
			if sentencesOf(g) { // those of the Document: see TestWorkbookSaysWhatTheDocumentSays
				fmt.Fprintf(&out, "%d texts\n", len(g.Rows))
				continue
			}
			for _, r := range g.Rows {
				var cells []string
				for _, v := range r.Cells {
					cells = append(cells, cell(v))
				}
				out.WriteString(strings.TrimRight(strings.Join(cells, "\t"), "\t") + "\n")
			}
		}
		if s.Chart != nil {
			fmt.Fprintf(&out, "\nchart of %s: %s\n", s.Chart.Grid, s.Chart.Title)
		}
	}
	return out.String()
}

// sentencesOf says whether a grid holds running texts.
func sentencesOf(g report.Grid) bool { return g.Headless && len(g.Columns) == 1 }

// planned is the realistic sample with steps that are set locally and a roadmap that was recorded.
func planned(t *testing.T) *assessment.State {
	state := sample.Realistic(sample.Questionnaire(t, small))
	state.Steps = []assessment.LocalStep{
		{Question: "mandate.host", Option: "3", Status: "under-way", Days: "12.5", Owner: "Legal office", Cost: "USD 40,000.00", Funding: "=own budget", Due: "2027-03-31"},
		{Question: "mandate.legal-basis", Option: "2", Status: "pinned", Cost: "about 1,500"},
		{Question: "work.contact", Option: "yes", Status: "excluded"},
	}
	road := report.Plan(sample.Source(state))
	state.Roadmap = road.Record("2026-11-03")
	return state
}

func TestWorkbookAsText(t *testing.T) {
	for name, state := range map[string]*assessment.State{
		"realistic": planned(t),
		"empty":     sample.Empty(sample.Questionnaire(t, small)),
		"stocktake": sample.Reported(sample.Questionnaire(t, "testdata/stocktake")),
		"portfolio": sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio")),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata/workbook", name+".tsv")
			got := tsv(report.Book(sample.Source(state)))
			if *updateBooks {
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the workbook is not %s (renew with -update, and read what changed):\n%s", path, firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\n got: %s\nwant: %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}

// sheet is a sheet of a workbook, with at as its cells by column.
func sheet(t *testing.T, b *report.Workbook, id string) report.Sheet {
	t.Helper()
	for _, s := range b.Sheets {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("there is no sheet %s", id)
	return report.Sheet{}
}

func at(t *testing.T, g report.Grid, r report.Record, column string) report.Value {
	t.Helper()
	i := slices.IndexFunc(g.Columns, func(f report.Field) bool { return f.ID == column })
	if i < 0 || i >= len(r.Cells) {
		t.Fatalf("the grid %s has no column %s", g.ID, column)
	}
	return r.Cells[i]
}

func grid(t *testing.T, s report.Sheet, id string) report.Grid {
	t.Helper()
	for _, g := range s.Grids {
		if g.ID == id {
			return g
		}
	}
	t.Fatalf("the sheet %s has no grid %s", s.ID, id)
	return report.Grid{}
}

// Every cell has the type of its column, or is a text or empty; every row has as many cells as there are columns;
// every link leads somewhere; every ID stands once.
func TestWorkbookIsWhole(t *testing.T) {
	q := sample.Questionnaire(t, small)
	for name, state := range map[string]*assessment.State{
		"realistic": planned(t), "empty": sample.Empty(q),
		"withheld":       sample.Same(q, questionnaires.Answer{State: questionnaires.Withheld}),
		"not applicable": sample.Same(q, questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "none"}),
		"stocktake":      sample.Reported(sample.Questionnaire(t, "testdata/stocktake")),
		"portfolio":      sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio")),
		"shapes":         sample.Empty(sample.Questionnaire(t, "testdata/shapes")),
	} {
		b := report.Book(sample.Source(state))
		ids := map[string]bool{}
		for _, s := range b.Sheets {
			for _, id := range append([]string{s.ID}, idsOf(s)...) {
				if ids[id] {
					t.Errorf("%s: the ID %s stands twice", name, id)
				}
				ids[id] = true
			}
		}
		for _, s := range b.Sheets {
			if s.Name == "" || strings.HasPrefix(s.Name, "report.book") {
				t.Errorf("%s: the sheet %s is named %q", name, s.ID, s.Name)
			}
			for _, g := range s.Grids {
				for _, f := range g.Columns {
					if !g.Headless && (f.Head == "" || strings.HasPrefix(f.Head, "report.")) {
						t.Errorf("%s: %s: the head of %s is %q", name, s.ID, f.ID, f.Head)
					}
				}
				for _, r := range g.Rows {
					if len(r.Cells) != len(g.Columns) {
						t.Errorf("%s: %s: a row has %d cells of %d: %v", name, s.ID, len(r.Cells), len(g.Columns), r.Cells)
						continue
					}
					for i, v := range r.Cells {
						checkValue(t, name+": "+s.ID+"."+g.Columns[i].ID, g.Columns[i].Type, v, ids)
					}
				}
			}
		}
	}
}

func idsOf(s report.Sheet) []string {
	var out []string
	for _, g := range s.Grids {
		for _, r := range g.Rows {
			if r.ID != "" {
				out = append(out, r.ID)
			}
		}
	}
	return out
}

func checkValue(t *testing.T, where string, column report.ValueType, v report.Value, ids map[string]bool) {
	t.Helper()
	if v.Link != "" && !ids[v.Link] {
		t.Errorf("%s leads to %s, which is not there", where, v.Link)
	}
	switch v.Type {
	case report.NoValue, report.TextValue:
		if (v.Type == report.NoValue) != (v.Text == "") {
			t.Errorf("%s: %+v", where, v)
		}
		return
	case report.NumberValue, report.PercentValue:
		if _, err := strconv.ParseFloat(v.Text, 64); err != nil {
			t.Errorf("%s: %+v", where, v)
		}
		if column == report.MonthValue || column == report.NumberValue { // months that are only counted; scores in percent
			return
		}
	case report.DateValue:
		if !questionnaires.IsDate(v.Text) {
			t.Errorf("%s: %+v", where, v)
		}
	case report.MonthValue:
		if _, ok := questionnaires.ParseMonth(v.Text); !ok {
			t.Errorf("%s: %+v", where, v)
		}
	}
	if v.Type != column {
		t.Errorf("%s holds the type %d, its column is %d", where, v.Type, column)
	}
}

// The numbers are those of the Document: levels, scores, gaps and their order, steps and their months.
func TestWorkbookSaysWhatTheDocumentSays(t *testing.T) {
	source := sample.Source(planned(t))
	d, b := report.Build(source), report.Book(source)
	said := strings.ReplaceAll(whole(t, d), "\u00a0", " ")
	if b.Title != d.Title || b.Subject != d.Subject || b.Label != d.Label || b.Marking != d.Marking || b.Status != d.Status ||
		b.Identity != d.Identity || b.Date != d.Date || b.Language != d.Language || b.RTL != d.RTL {
		t.Errorf("the workbook says of itself %q %q %q", b.Title, b.Subject, b.Identity)
	}
	overview := sheet(t, b, "overview")
	for _, f := range d.Cover {
		if !slices.ContainsFunc(grid(t, overview, "about").Rows, func(r report.Record) bool { return r.Cells[0].Text == f.Name && r.Cells[1].Text == f.Value }) {
			t.Errorf("the overview lacks %s: %s", f.Name, f.Value)
		}
	}
	sentences := 0
	for _, s := range b.Sheets {
		for _, g := range s.Grids {
			for _, r := range g.Rows {
				if sentencesOf(g) {
					sentences++
					if text := strings.ReplaceAll(r.Cells[0].Text, "\u00a0", " "); !strings.Contains(said, text) && text != d.Notice && !slices.Contains(d.Closing, text) {
						t.Errorf("the Document nowhere says %q", text)
					}
				}
			}
		}
	}
	if sentences < 8 {
		t.Errorf("there are %d texts only", sentences)
	}
	levels := grid(t, overview, "levels")
	for i, r := range scoring.Readings {
		ladder := source.Result.Readings[r].Whole.Ladders[0]
		row := levels.Rows[i]
		if at(t, levels, row, "reached").Text != strconv.Itoa(ladder.Reached) || at(t, levels, row, "possible").Text != strconv.Itoa(ladder.Possible) {
			t.Errorf("the levels are %v, want %d and %d", row.Cells, ladder.Reached, ladder.Possible)
		}
	}
	// Each score that the overview has in numbers is in the Document in words.
	scores := grid(t, overview, "sections")
	for _, row := range scores.Rows {
		for i, v := range row.Cells[1 : len(row.Cells)-1] {
			if v.Type == report.NoValue {
				continue
			}
			if shown := shownAs(t, v); !strings.Contains(said, shown) {
				t.Errorf("the Document nowhere says %s, the %s of %s", shown, scores.Columns[i+1].ID, row.Cells[0].Text)
			}
		}
	}
	// The register in its order, gaps and then what is open.
	var refs []string
	for _, part := range d.Parts {
		if part.ID == "gaps" {
			for _, block := range part.Blocks {
				table, ok := block.(report.Table)
				for i := range table.Rows {
					for _, c := range table.Rows[i] {
						if ok && strings.HasPrefix(c.ID, "gap-") {
							refs = append(refs, strings.TrimPrefix(c.ID, "gap-"))
						}
					}
				}
			}
		}
	}
	var numbers []string
	gaps := sheet(t, b, "gaps").Grids[0]
	for _, r := range gaps.Rows {
		numbers = append(numbers, strings.TrimPrefix(r.ID, "gap-"))
	}
	if len(refs) == 0 || !slices.Equal(refs, numbers) {
		t.Errorf("the gaps are %v, those of the Document %v", numbers, refs)
	}
	known := report.References(source.State.Questionnaire)
	for i, r := range gaps.Rows {
		if got := at(t, gaps, r, "number").Text; got != known[numbers[i]] {
			t.Errorf("%s has the number %s, want %s", numbers[i], got, known[numbers[i]])
		}
	}
	// Every step of the roadmap with its months and days.
	road := report.Plan(source)
	steps := sheet(t, b, "roadmap").Grids[0]
	n := 0
	for _, p := range road.Phases {
		for _, at := range p.Steps {
			checkStep(t, steps, steps.Rows[n], n, at, source)
			n++
		}
	}
	if n == 0 || n > len(steps.Rows) {
		t.Errorf("%d steps", n)
	}
}

func checkStep(t *testing.T, g report.Grid, row report.Record, n, place int, source report.Source) {
	t.Helper()
	s := report.Plan(source).Steps[place]
	for column, want := range map[string]string{
		"step": strconv.Itoa(n + 1), "number": report.References(source.State.Questionnaire)[s.Question.ID],
		"days-least": s.Effort.Least.Decimal().String(), "days-most": s.Effort.Most.Decimal().String(),
	} {
		if got := at(t, g, row, column).Text; got != want && !(s.Proof != scoring.Claimed && got == "") {
			t.Errorf("step %d has the %s %q, want %q", n+1, column, got, want)
		}
	}
}

// shownAs is a score as the Document writes it.
func shownAs(t *testing.T, v report.Value) string {
	t.Helper()
	x, err := strconv.ParseFloat(v.Text, 64)
	if err != nil {
		t.Fatal(err)
	}
	if v.Type == report.PercentValue {
		switch p := strconv.FormatFloat(x*100, 'f', 0, 64); {
		case p == "100" && x < 1:
			return "99%"
		case p == "0" && x > 0:
			return "1%"
		default:
			return p + "%"
		}
	}
	s := strconv.FormatFloat(x, 'f', v.Places, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// What is private is in no cell.
func TestWorkbookKeepsWhatIsPrivate(t *testing.T) {
	state, private := sample.Marked(sample.Questionnaire(t, small))
	said := tsv(report.Book(sample.Source(state)))
	for _, marker := range private {
		if strings.Contains(said, marker) {
			t.Errorf("the workbook says %s", marker)
		}
	}
}

// The answer to a question that is withheld shows in no cell: not in a place, a reading, what institutions said, what
// evidence supports, what was planned, or how far a step is.
func TestWorkbookKeepsWhatIsWithheld(t *testing.T) {
	const id = "work.partners"
	state := planned(t)
	q := state.Questionnaire.Question(id)
	option := func(code string) questionnaires.Answer {
		return questionnaires.Answer{State: questionnaires.Answered, Option: code}
	}
	reveal := func(e *assessment.Entry) {
		e.Review = &assessment.Review{By: "C. Reviewer", Answer: option("2")}
		e.Positions = []assessment.Position{{Session: "s1", Institution: "Office of Tides", Answer: option("2")}}
		state.Evidence = append(state.Evidence[:4:4], assessment.Evidence{ID: "e9", Reference: "Letter", How: "received", Supports: map[string]string{id: "2"}})
		state.Steps = append(state.Steps[:3:3], assessment.LocalStep{Question: id, Option: "2", Status: "done"}, assessment.LocalStep{Question: id, Option: "3", Status: "under-way"})
		state.Roadmap.Steps = append(state.Roadmap.Steps, assessment.PlannedStep{Question: id, Option: "3", First: 1, Last: 2}, assessment.PlannedStep{Question: id, Option: "2", First: 1, Last: 2})
	}
	value := func(a questionnaires.Answer) assessment.ConflictValue {
		src, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		return assessment.ConflictValue{Value: string(src), For: "Office of Tides"}
	}
	for name, hide := range map[string]func(*assessment.Entry){
		"withheld": func(e *assessment.Entry) { e.Answer = questionnaires.Answer{State: questionnaires.Withheld} },
		"one of two": func(e *assessment.Entry) {
			e.Answer, e.Conflict = option("2"), true
			state.Conflicts = []assessment.Conflict{{Field: assessment.Field("answer/" + id), Question: id, Values: []assessment.ConflictValue{
				value(option("2")), value(questionnaires.Answer{State: questionnaires.Withheld}),
			}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			state.Conflicts = nil
			entry := &assessment.Entry{}
			state.Answers[id] = entry
			reveal(entry)
			hide(entry)
			b := report.Book(sample.Source(state))
			if strings.Contains(tsv(b), "Office of Tides") {
				t.Error("it says what an institution said")
			}
			answers := sheet(t, b, "answers").Grids[0]
			for _, r := range answers.Rows {
				if r.ID != "answer-"+id {
					continue
				}
				for _, column := range []string{"option", "place", "value", "evidenced-place", "reviewed-place", "accounts"} {
					if v := at(t, answers, r, column); v.Text != "" {
						t.Errorf("the %s of the answer is %q", column, v.Text)
					}
				}
				for _, column := range []string{"answer", "evidenced", "reviewed"} {
					v := at(t, answers, r, column).Text
					if v != "Withheld" && v != "Several answers stand beside each other" {
						t.Errorf("the %s of the answer is %q", column, v)
					}
				}
			}
			for _, s := range []string{"roadmap", "recorded"} {
				g := sheet(t, b, s).Grids[0]
				rows := 0
				for _, r := range g.Rows {
					if at(t, g, r, "number").Link != "answer-"+id {
						continue
					}
					rows++
					if s == "roadmap" && slices.Contains([]string{"Done", "Under way"}, at(t, g, r, "status").Text) {
						t.Errorf("the roadmap says how far a step is: %v", r.Cells)
					}
					if s == "recorded" && (at(t, g, r, "to").Text != "Withheld" || rows > 1) {
						t.Errorf("the recorded roadmap says what was planned: %v", r.Cells)
					}
				}
			}
			evidence := sheet(t, b, "evidence").Grids[0]
			last := evidence.Rows[len(evidence.Rows)-1]
			if got := at(t, evidence, last, "supports").Text; strings.Contains(got, ":") || !strings.Contains(got, "W-02") || q == nil {
				t.Errorf("the record supports %q", got)
			}
		})
	}
	// The rows of a list that is withheld are no answer either.
	state.Answers["means.posts"].Answer.State = questionnaires.Withheld
	for _, s := range report.Book(sample.Source(state)).Sheets {
		if strings.HasPrefix(s.ID, "list-") {
			t.Errorf("there is a sheet with the rows of %s", s.ID)
		}
	}
}

// Depth and Only make no difference.
func TestWorkbookIsAlwaysWhole(t *testing.T) {
	source := sample.Source(planned(t))
	all := tsv(report.Book(source))
	source.Depth, source.Only, source.Brief = report.Summary, []string{"summary"}, true
	if tsv(report.Book(source)) != all {
		t.Error("a workbook for the summary is another one")
	}
}

func BenchmarkBook(b *testing.B) {
	q, err := questionnaires.Load(small)
	if err != nil {
		b.Fatal(err)
	}
	source := sample.Source(sample.Realistic(q))
	b.ReportAllocs()
	for b.Loop() {
		report.Book(source)
	}
}
