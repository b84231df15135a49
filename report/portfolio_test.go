package report_test

import (
	"regexp"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// tableLine is the line of a part's tables whose first cell is the given one, its cells joined.
func tableLine(t *testing.T, d *report.Document, partID, first string) string {
	t.Helper()
	for _, p := range d.Parts {
		if p.ID != partID {
			continue
		}
		for _, b := range p.Blocks {
			table, ok := b.(report.Table)
			if !ok {
				continue
			}
			for _, row := range table.Rows {
				if row[0].Text == first {
					var cells []string
					for _, c := range row[1:] {
						cells = append(cells, squeezed(c.Text))
					}
					return strings.Join(cells, " | ")
				}
			}
		}
	}
	t.Fatalf("the part %s has no line %q", partID, first)
	return ""
}

func hasPart(d *report.Document, id string) bool {
	for _, p := range d.Parts {
		if p.ID == id {
			return true
		}
	}
	return false
}

// answered is an entry from "code", "code by provider", "?" or "!"; "-" is not applicable, "" not answered.
func answered(text string) *assessment.Entry {
	code, by, _ := strings.Cut(text, " by ")
	e := &assessment.Entry{Provided: by}
	switch code {
	case "":
	case "?":
		e.Answer.State = questionnaires.DontKnow
	case "!":
		e.Answer.State = questionnaires.Withheld
	case "-":
		e.Answer = questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "elsewhere"}
	default:
		e.Answer = questionnaires.Answer{State: questionnaires.Answered, Option: code, Options: strings.Split(code, "+")}
	}
	return e
}

// A line says how the service is given, in which form and from whom it is wanted, and what lies between; the
// register lists it when a step is left or may be.
func TestPortfolioLine(t *testing.T) {
	tests := []struct {
		name             string
		now, wanted, by  string
		line             string
		gap, open, wish  bool // in the register as a gap; as one whose start is open; as an open wish
		stands, sayNoGap bool
	}{
		{"to be set up", "0", "2", "own", "0 | 2 | – | Own team | New: 2 steps", true, false, false, false, false},
		{"one step", "1 by own", "2", "own", "1 | 2 | Own team | Own team | 1 step", true, false, false, false, false},
		{"one step, from others", "1 by own", "2", "shared+army", "1 | 2 | Own team | Shared Army | 1 step Other provider", true, false, false, false, false},
		{"one of them gives it", "1 by shared", "2", "shared+army", "1 | 2 | Shared | Shared Army | 1 step", true, false, false, false, false},
		{"a provider of another list", "1 by partner", "2", "own", "1 | 2 | Partner | Own team | 1 step", true, false, false, false, false},
		{"as wanted", "2 by own", "2", "own", "2 | 2 | Own team | Own team | As wanted", false, false, false, true, true},
		{"as wanted, from others", "2 by own", "2", "shared", "2 | 2 | Own team | Shared | As wanted Other provider", false, false, false, true, true},
		{"firmer", "3", "1", "", "3 | 1 | Not said | Not said | Firmer than wanted", false, false, false, true, true},
		{"not wanted", "0", "none", "", "0 | No | – | – | Not wanted", false, false, false, false, true},
		{"given, not wanted", "2 by own", "none", "own", "2 | No | Own team | – | Given, not wanted", false, false, false, false, true},
		{"outside, not wanted", "-", "none", "", "Left out | No | – | – | Not wanted", false, false, false, false, true},
		{"outside and wanted", "-", "1", "own", "Left out | 1 | – | Own team | To settle: wanted, and today left out", false, false, true, false, true},
		{"today unknown", "?", "2", "!", "Unknown | 2 | – | Withheld | Open: today", true, true, false, false, false},
		{"today withheld", "!", "1", "?", "Withheld | 1 | – | Unknown | Open: today", true, true, false, false, false},
		{"today not answered", "", "3", "own", "Not said | 3 | – | Own team | Open: today", true, true, false, false, false},
		{"today unknown, not wanted", "?", "none", "", "Unknown | No | – | – | Not wanted", false, false, false, false, true},
		{"wanted withheld", "1 by own", "!", "", "1 | Withheld | Own team | Not said | Open: what is wanted", false, false, true, false, true},
		{"wanted unknown, from others", "1 by own", "?", "shared", "1 | Unknown | Own team | Shared | Open: what is wanted", false, false, true, false, true},
		{"wanted unknown", "1 by own", "?", "own", "1 | Unknown | Own team | Own team | Open: what is wanted", false, false, true, false, true},
	}
	q := sample.Questionnaire(t, "testdata/portfolio")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			state := sample.Empty(q)
			state.Answers = map[string]*assessment.Entry{
				"watch.now": answered(tt.now), "watch.wanted": answered(tt.wanted), "watch.from": answered(tt.by),
				"warn.now": answered("0"), "warn.wanted": answered("0"), // so that something is said
				"intake.now": answered("0"), "intake.wanted": answered("0"), "cause.now": answered("0"), "cause.wanted": answered("0"),
			}
			d := report.Build(sample.Source(state))
			checkLinks(t, d)
			if got := tableLine(t, d, "portfolio", "1.1 Monitoring"); got != tt.line {
				t.Errorf("the line is\n%s\nwant\n%s", got, tt.line)
			}
			register := squeezed(part(t, d, "gaps"))
			if got := strings.Contains(register, "Wanted: "); got != tt.gap {
				t.Errorf("in the register = %v, want %v:\n%s", got, tt.gap, register)
			}
			if got := strings.Contains(register, "The answer is open"); got != tt.open {
				t.Errorf("with an open start = %v, want %v", got, tt.open)
			}
			if got := strings.Contains(register, "Of 1 service no gap can be told"); got != tt.wish {
				t.Errorf("as an open wish = %v, want %v", got, tt.wish)
			}
			if got := strings.Contains(register, "What is not wanted has no gap"); got != tt.sayNoGap {
				t.Errorf("says that there is no gap = %v, want %v", got, tt.sayNoGap)
			}
			if got := strings.Contains(part(t, d, "summary"), "Given as wanted, or in a firmer form"); got != tt.stands {
				t.Errorf("named as given as wanted = %v, want %v", got, tt.stands)
			}
		})
	}
}

// Sections and the whole are counted in the same table; what is wanted from others and not given by them is an
// agreement to make; the steps lead from today to what is wanted and no further.
func TestPortfolioLeadsToWhatIsWanted(t *testing.T) {
	d := report.Build(sample.Source(sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio"))))
	checkLinks(t, d)
	for first, want := range map[string]string{
		"Watching":     "1 given | 1 wanted |  |  | 1 not yet, 1 given, not wanted",
		"Handling":     "2 given | 1 wanted |  |  | 1 as wanted, 1 open",
		"All services": "3 given | 2 wanted |  |  | 1 as wanted, 1 not yet, 1 given, not wanted, 1 open",
		// The second table of the part.
		"Own team":             "2.1 | – | –",
		"A shared arrangement": "– | 1.1, 2.1 | 1.1, 2.1",
		"Army":                 "– | 1.1 | 1.1",
	} {
		if got := tableLine(t, d, "portfolio", first); got != want {
			t.Errorf("%s: %q, want %q", first, got, want)
		}
	}
	for id, want := range map[string][]string{
		"summary":        {"Given today: 3 of 4 services. Wanted: 2.", "1.1 Monitoring. Wanted: With a procedure. Today: Not given."},
		"decisions":      {"Write down which logs are watched Host", "is then given as wanted", "A shared arrangement: 1.1 Monitoring; 2.1 Intake", "Name who looks at logs (team)"},
		"gaps":           {"Wanted: 2: With a procedure", "From: A shared arrangement; Army", "2.2 Causes: Open: what is wanted"},
		"roadmap":        {"2 steps lead to what is wanted"},
		"section-watch":  {"Wanted: With a procedure."},
		"section-handle": {"Given as wanted"},
	} {
		said := squeezed(part(t, d, id))
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s lacks %q:\n%s", id, w, said)
			}
		}
	}
	if said := part(t, d, "roadmap"); strings.Contains(said, "Go through the alarms") || strings.Contains(said, "Name who warns") {
		t.Errorf("a step beyond what is wanted:\n%s", said)
	}
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			chart, ok := b.(report.Chart)
			if !ok || chart.Bars == nil || p.ID != "section-watch" {
				continue
			}
			if got := []float64{chart.Bars.Bars[0].Target, chart.Bars.Bars[1].Target}; got[0] < 0.66 || got[0] > 0.67 || got[1] != -1 {
				t.Errorf("marks of the bars at %v, want two thirds, and none where nothing is wanted", got)
			}
		}
	}
}

// levelWords are those of a ladder, which a questionnaire without one never speaks of.
var levelWords = regexp.MustCompile(`(?i)\b(levels?|ladders?|rungs?|weak|poor|maturity)\b`)

func TestPortfolioSpeaksOfNoLevels(t *testing.T) {
	library, err := questionnaires.Open("service-portfolio")
	if err != nil {
		t.Fatal(err)
	}
	small := sample.Questionnaire(t, "testdata/portfolio")
	full := sample.Empty(library)
	for i, q := range library.Questions() {
		if len(q.Options) > 0 {
			code := q.Options[i*7%len(q.Options)].Code
			full.Answers[q.ID] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: code, Options: []string{code}}}
		}
	}
	for name, state := range map[string]*assessment.State{
		"small":    sample.Portfolio(small),
		"empty":    sample.Empty(library),
		"answered": full,
		"withheld": sample.Same(library, questionnaires.Answer{State: questionnaires.Withheld}),
		"unknown":  sample.Same(library, questionnaires.Answer{State: questionnaires.DontKnow}),
		"outside":  sample.Same(library, questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "elsewhere"}),
	} {
		t.Run(name, func(t *testing.T) {
			source := sample.Source(state)
			d := report.Build(source)
			checkLinks(t, d)
			var parts []report.Part
			for _, p := range d.Parts {
				if p.ID != "references" { // catalogues have words of their own
					parts = append(parts, p)
				}
			}
			for _, p := range append(parts, report.Part{ID: "results", Blocks: report.Results(source)}) {
				said := squeezed(plain(t, &report.Document{Parts: []report.Part{p}}))
				said = strings.NewReplacer("Self-assessment and maturity", "", "Maturity", "", "Levels", "").Replace(said)
				if at := levelWords.FindStringIndex(said); at != nil && !strings.Contains(p.ID, "sources") {
					t.Errorf("%s says “%s”", p.ID, said[max(0, at[0]-60):min(len(said), at[1]+60)])
				}
			}
			if got, want := hasPart(d, "roadmap"), name == "small" || name == "answered"; got != want {
				t.Errorf("it has a roadmap = %v, want %v", got, want)
			}
			if !hasPart(d, "portfolio") {
				t.Error("it has no table of today and what is wanted")
			}
		})
	}
}

// A ladder and a profile that somebody asks for go before what is wanted, which the table then still shows.
func TestPortfolioBesideOtherTargets(t *testing.T) {
	state := sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio"))
	q := state.Questionnaire
	mine := profile(t, q, "[{question: cause.now, at-least: \"3\"}]")
	d := report.Build(compared(state, mine))
	checkLinks(t, d)
	if register := part(t, d, "gaps"); !strings.Contains(register, "2.2 Causes") || strings.Contains(register, "1.1 Monitoring") || strings.Contains(register, "no gap can be told") {
		t.Errorf("with a profile the register is\n%s", register)
	}
	if !hasPart(d, "portfolio") {
		t.Error("with a profile there is no table of today and what is wanted")
	}

	laddered := *q
	laddered.Ladders = []questionnaires.Ladder{{ID: "l", Title: "L", Rungs: []questionnaires.Rung{{Title: "One", Requires: mine.Requires}}}}
	state.Questionnaire = &laddered
	d = report.Build(sample.Source(state))
	checkLinks(t, d)
	if register := part(t, d, "gaps"); !strings.Contains(register, "Level 1 needs") || strings.Contains(register, "1.1 Monitoring") {
		t.Errorf("with a ladder the register is\n%s", register)
	}
	if !hasPart(d, "portfolio") || !strings.Contains(part(t, d, "summary"), "level 1") {
		t.Error("with a ladder the table or the level is not there")
	}
}

// Where the services have options of their own, the table has their words.
func TestPortfolioOfDifferentScales(t *testing.T) {
	state := sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio"))
	question := state.Questionnaire.Question("warn.now")
	question.Options[1].Text = "By telephone"
	d := report.Build(sample.Source(state))
	for first, want := range map[string]string{
		"1.1 Monitoring": "0: Not given | 2: With a procedure | – | Shared Army | New: 2 steps",
		"1.2 Warnings":   "1: By telephone | No | – | – | Given, not wanted",
	} {
		if got := tableLine(t, d, "portfolio", first); got != want {
			t.Errorf("%s: %q, want %q", first, got, want)
		}
	}
	if said := part(t, d, "portfolio"); strings.Contains(said, "The numbers under") {
		t.Error("it explains numbers that have their words beside them")
	}
}
