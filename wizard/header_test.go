package wizard

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cirtkit/assessment"
)

// Whatever the subject, the label and the status are, the header says whether all is saved and how far it is.
func TestTheHeaderKeepsWhatMatters(t *testing.T) {
	subjects := []string{
		"Examplia", strings.Repeat("Long ", 40), strings.Repeat("中文字符", 30), strings.Repeat("العربية ", 20),
		strings.Repeat("e\u0301\u0308", 60), strings.Repeat("\U0001f469\u200d\U0001f469\u200d\U0001f467", 40),
	}
	r := open(t)
	for _, subject := range subjects {
		for _, status := range []assessment.Status{{}, {Now: "fact-checked", ChangedSince: true}, {Now: "approved"}} {
			for _, w := range []int{40, 60, 80, 100, 120, 200} {
				r.size(w, 24)
				r.app.desk.state.About = assessment.About{Subject: subject, TLP: "TLP:AMBER+STRICT"}
				r.app.desk.state.Status = status
				first := r.app.theme.render(r.app.header(), w, 1)
				name := fmt.Sprintf("%.12s…, %q, %d cells: %q", subject, status.Now, w, first)
				if ansi.StringWidth(first) != w && !strings.HasSuffix(first, " ") || ansi.StringWidth(first) > w {
					t.Errorf("%s: %d cells", name, ansi.StringWidth(first))
				}
				for _, want := range []string{"saved", "9"} {
					if !strings.Contains(first, want) {
						t.Errorf("%s: no %q", name, want)
					}
				}
				if beginning, _ := cluster(subject); !strings.Contains(first, subject[:beginning]) {
					t.Errorf("%s: the subject is not there", name)
				}
				if ansi.StringWidth(subject) > w && !strings.Contains(first, "…") {
					t.Errorf("%s: cut without a sign", name)
				}
				if w >= 80 && !strings.Contains(first, "TLP:AMBER+STRICT") {
					t.Errorf("%s: no label", name)
				}
				if want := statusWord(r.app.words, status)[:5]; w >= 60 && !strings.Contains(first, want) {
					t.Errorf("%s: no %q", name, want)
				}
			}
		}
	}
}

// Whatever is said beside it, whose assessment it is stands whole in the header: the status is left with its word first, then
// the team goes; and no name is cut while anything else could say less.
func TestTheHeaderShortensBeforeItCuts(t *testing.T) {
	tests := []struct {
		about      assessment.About
		w          int
		whole, not string // what stands there whole, and what is left out for it
	}{
		{assessment.About{Subject: "Examplia", Team: "EX-CIRT"}, 60, "Examplia – EX-CIRT  ", "fact-checked"},
		{assessment.About{Subject: "Examplia", Team: "EX-CIRT"}, 80, "Examplia – EX-CIRT  ", "fact-checked"},
		{assessment.About{Subject: "Examplia", Team: "EX-CIRT"}, 90, "Examplia – EX-CIRT  ", ""},
		{assessment.About{Subject: "Northern Examplia", Team: "National CIRT of Examplia"}, 60, "Northern Examplia  ", "National"},
		{assessment.About{Subject: "Northern Examplia", Team: "EX-CIRT"}, 80, "Northern Examplia – EX-CIRT  ", "fact-checked"},
		{assessment.About{Subject: "Northern Examplia", Team: "National CIRT of Examplia"}, 70, "Northern Examplia  ", "National"},
		{assessment.About{Subject: "Northern Examplia", Team: "National CIRT of Examplia"}, 120, "Northern Examplia – National CIRT of Examplia  ", ""},
		{assessment.About{Team: "CIRT of the Electricity Sector"}, 80, "CIRT of the Electricity Sector  ", "fact-checked"},
		{assessment.About{Subject: "Examplia"}, 40, "Examplia  ", "TLP"},
	}
	for _, tt := range tests {
		r := open(t)
		r.size(tt.w, 24)
		tt.about.TLP = "TLP:AMBER"
		for _, marked := range []string{"saved", "saving", "NOT SAVED", "STILL SAVING"} {
			d := r.app.desk
			d.state.About, d.state.Status = tt.about, assessment.Status{Now: "fact-checked", ChangedSince: true}
			d.failed, d.slow = nil, false
			switch marked {
			case "saving":
				r.hold = true
				r.run(r.app.put(assessment.SetMark("mandate.basis", true)))
				d.state.About, d.state.Status = tt.about, assessment.Status{Now: "fact-checked", ChangedSince: true}
			case "NOT SAVED":
				d.failed = errors.New("disk full")
			case "STILL SAVING":
				d.slow = true
			}
			first := r.app.theme.render(r.app.header(), tt.w, 1) + " "
			if !strings.HasPrefix(first, " "+tt.whole) || tt.not != "" && strings.Contains(first, tt.not) || strings.Contains(first, "…") {
				t.Errorf("%d cells: the header is\n%q, want %q without %q", tt.w, first, tt.whole, tt.not)
			}
			if !strings.Contains(first, marked) || tt.w >= 60 && !strings.Contains(first, "DRAFT") || tt.w >= 70 && !strings.Contains(first, "TLP:AMBER") {
				t.Errorf("%d cells, %s: the header is\n%q", tt.w, marked, first)
			}
		}
	}
}

// A tall window shows more keys, in two lines: what answers and moves above.
func TestTheFooterHasTwoLinesInATallWindow(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.size(120, 40)
	lines := strings.Split(r.app.View(), "\n")
	above, below := lines[38], lines[39]
	for _, want := range []string{"enter go on", "o next open", "/ find"} {
		if !strings.Contains(above, want) {
			t.Errorf("no %q in %q", want, above)
		}
	}
	for _, want := range []string{"f finding", "e evidence", "r results", "? help"} {
		if !strings.Contains(below, want) {
			t.Errorf("no %q in %q", want, below)
		}
	}
	r.size(120, 29)
	if lines := strings.Split(r.app.View(), "\n"); strings.Contains(lines[27], "answer") || !strings.Contains(lines[28], "? help") {
		t.Errorf("two lines in a low window: %q", lines[27:])
	}
}

// Each key of the question screen has a group in the help.
func TestEveryKeyHasAGroup(t *testing.T) {
	for name, table := range map[string]keymap{"question": questionKeys, "field": fieldKeys, "rows": rowsKeys, "first row": firstRowKeys, "end of rows": endOfRowsKeys, "choices": choicesKeys, "unsaved": unsavedKeys} {
		for _, b := range table {
			if groupOf[b.do] == "" {
				t.Errorf("%s: %s has no group", name, b.do)
			}
		}
	}
}

// The help finds what is typed, says when there is nothing, and lists each key once.
func TestTheHelpFinds(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.size(120, 60)
	r.press("?")
	h := r.app.top().(*help)
	r.sees("Answer", "Move about", "Notes, evidence, people", "Look up", "The whole assessment", "mouse")
	for _, b := range questionKeys {
		if len(b.keys) > 0 {
			r.sees(b.show)
		}
	}
	r.write("evidence")
	r.sees("All evidence", "Evidence for this question")
	if strings.Contains(r.app.View(), "To the next question") {
		t.Errorf("what was not looked for is shown:\n%s", r.app.View())
	}
	r.write("xyz")
	r.sees("No key here is about “evidencexyz”.")
	r.press("esc")
	if r.app.top() != h || h.query != "" {
		t.Errorf("Esc does not go back to all keys")
	}
	r.press("esc")
	r.question()
	r.size(60, 20)
	r.press("?")
	r.sees("▼ more")
	r.press("end")
	r.sees("▲", "never needed")
}
