//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"cirtkit/assessment"
	"cirtkit/internal/ptytest"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// A whole assessment of a questionnaire of the library, from the home screen to the report, with the real program in a
// real terminal. The test knows the questionnaire and what is on the disk; what comes next it works out for itself, and
// it goes on as soon as the screen shows it.

// officer is somebody who fills in an assessment.
type officer struct {
	t    *testing.T
	term *ptytest.Terminal
	path string // of the assessment
	q    *questionnaires.Questionnaire
}

// whole is the questionnaire that is filled in.
const whole = "establishment"

// sits starts the program at home.
func sits(t *testing.T, cols, rows int) *officer {
	t.Helper()
	q, err := questionnaires.Find(whole)
	if err != nil {
		t.Fatal(err)
	}
	cmd := programCommand(t, "assess", "--as", "A. Officer")
	term := onTerminal(t, cmd, cols, rows)
	return &officer{t: t, term: term, path: filepath.Join(cmd.Dir, "whole.cirt"), q: q}
}

// types sends keys and waits for what must be on the screen then.
func (o *officer) types(keys string, then ...string) {
	o.t.Helper()
	if err := o.term.Type(keys); err != nil {
		o.t.Fatal(err)
	}
	wait(o.t, o.term, then...)
}

// asked lists the questions that the answers on the disk leave to be asked, in order.
func (o *officer) asked() []*questionnaires.Question {
	o.t.Helper()
	file, err := assessment.Read(o.path)
	if err != nil {
		o.t.Fatal(err)
	}
	state := file.State()
	result := scoring.Compile(state.Questionnaire).Score(state.ScoringInput("2026-09-30"))
	var out []*questionnaires.Question
	for _, r := range result.Questions {
		if q := o.q.Question(r.ID); q != nil && r.Asked != scoring.False {
			out = append(out, q)
		}
	}
	return out
}

// onScreen is enough of a question to know it by: its first words, which no layout breaks.
func onScreen(q *questionnaires.Question) string {
	words := strings.Fields(q.Ask)
	return strings.Join(words[:min(len(words), 5)], " ")
}

// goesThrough answers every question in its way, and gives what was answered by id.
func (o *officer) goesThrough(answer func(q *questionnaires.Question) string) map[string]string {
	o.t.Helper()
	given := map[string]string{}
	for {
		var next *questionnaires.Question
		for _, q := range o.asked() {
			if _, ok := given[q.ID]; !ok {
				next = q
				break
			}
		}
		if next == nil {
			return given
		}
		o.shows(onScreen(next))
		given[next.ID] = answer(next)
		o.reaches(next.ID)
	}
}

// reaches waits until an answer is on the disk, of which the screen must have heard.
func (o *officer) reaches(id string) {
	o.t.Helper()
	err := o.term.Until(patience, "the answer to "+id+" on the disk", func(string) bool {
		file, err := assessment.Read(o.path)
		return err == nil && file.State().Answers[id] != nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

// keysFor are the keys that answer a question with its last option, or something like it, and what the file has then.
func keysFor(q *questionnaires.Question) (keys, have string) {
	last := len(q.Options) - 1
	switch q.Type {
	case questionnaires.YesNo:
		return "y", "yes"
	case questionnaires.Scale, questionnaires.Choice:
		return digitFor(q, last), q.Options[last].Code
	case questionnaires.Choices:
		return "1" + enter, q.Options[0].Code
	case questionnaires.Number:
		n := "7"
		if q.Min != nil {
			n = q.Min.String()
		}
		return enter + n + enter, n
	case questionnaires.Date:
		return enter + "2026-01-05" + enter, "2026-01-05"
	case questionnaires.List:
		return "0", ""
	}
	return enter + "In the words of the officer" + enter, "In the words of the officer"
}

// digitFor is the digit in front of an option.
func digitFor(q *questionnaires.Question, i int) string {
	for _, o := range q.Options {
		if len(o.Code) != 1 || o.Code[0] < '0' || o.Code[0] > '9' {
			return string(rune('1' + i))
		}
	}
	return q.Options[i].Code
}

// leaves ends the program, and checks the file against what was answered.
func (o *officer) leaves(given map[string]string) {
	o.t.Helper()
	if err := o.term.Type(ctrlQ); err != nil {
		o.t.Fatal(err)
	}
	ends(o.t, o.term)
	file, err := assessment.Read(o.path)
	if err != nil {
		o.t.Fatal(err)
	}
	for id, want := range given {
		a := file.State().Answers[id].Answer
		if got := a.Option + strings.Join(a.Options, ",") + a.Number + a.Date + a.Text; a.State != questionnaires.Answered || got != want {
			o.t.Errorf("%s: %s %q, want %q", id, a.State, got, want)
		}
	}
	if len(given) < 50 {
		o.t.Errorf("only %d questions were asked", len(given))
	}
	pdf, err := os.ReadFile(strings.TrimSuffix(o.path, ".cirt") + ".pdf")
	if err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
		o.t.Errorf("no report: %v", err)
	}
}

// TestWholeAssessmentByKeys never touches a mouse.
func TestWholeAssessmentByKeys(t *testing.T) {
	o := sits(t, 80, 24)
	wait(t, o.term, "New assessment")
	o.types("n", "Which questionnaire")
	o.types(o.number(), "Subject")
	o.types("Atlantis"+ctrlS, onScreen(o.q.Questions()[0]))
	o.renamed()
	given := o.goesThrough(func(q *questionnaires.Question) string {
		keys, have := keysFor(q)
		if err := o.term.Type(keys); err != nil {
			t.Fatal(err)
		}
		return have
	})
	o.types("t", "Finish")
	o.types("w", "File")
	o.types(ctrlS, "The report is in")
	o.leaves(given)
}

// number is the digit of the questionnaire in the list of the library.
func (o *officer) number() string {
	for i, info := range questionnaires.Library() {
		if info.ID == whole {
			return string(rune('1' + i))
		}
	}
	o.t.Fatal("the library lacks " + whole)
	return ""
}

// renamed finds the file that the program proposed a name for.
func (o *officer) renamed() {
	o.t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(o.path), "*.cirt"))
	if err != nil || len(found) != 1 {
		o.t.Fatalf("assessments: %v %v", found, err)
	}
	o.path = found[0]
}

// shows waits for a whole frame with a text.
func (o *officer) shows(text string) {
	o.t.Helper()
	if err := o.term.WaitFrame(patience, text); err != nil {
		o.t.Fatal(err)
	}
}

// clicks presses the mouse on a text and waits for what must be on the screen then.
func (o *officer) clicks(text string, then ...string) {
	o.t.Helper()
	o.shows(text)
	if err := o.term.Click(text); err != nil {
		o.t.Fatal(err)
	}
	wait(o.t, o.term, then...)
}

// clicksKey presses the mouse on a key at the bottom of the screen: the last place where its name stands.
func (o *officer) clicksKey(name string, then ...string) {
	o.t.Helper()
	o.shows(name)
	lines := strings.Split(o.term.Text(), "\n")
	x, y := -1, len(lines)
	for x < 0 && y > len(lines)-2 {
		y--
		if before, _, found := strings.Cut(lines[y], name); found {
			x = utf8.RuneCountInString(before)
		}
	}
	if x < 0 {
		o.t.Fatalf("no %q at the bottom:\n%s", name, strings.Join(lines, "\n"))
	}
	if err := o.term.ClickAt(x, y); err != nil {
		o.t.Fatal(err)
	}
	wait(o.t, o.term, then...)
}

// TestWholeAssessmentByMouse types nothing but a name, numbers, dates and texts.
func TestWholeAssessmentByMouse(t *testing.T) {
	o := sits(t, 120, 40)
	wait(t, o.term, "New assessment")
	o.clicks("New assessment", "Which questionnaire")
	o.clicks(o.q.Title, "Subject")
	o.types("Atlantis", "Atlantis", "atlantis-establishment.cirt")
	o.clicks("Create the file", onScreen(o.q.Questions()[0]))
	o.renamed()
	given := o.goesThrough(func(q *questionnaires.Question) string {
		last := len(q.Options) - 1
		keys, have := keysFor(q)
		switch q.Type {
		case questionnaires.YesNo:
			for i, option := range q.Options {
				if option.Code == "yes" {
					o.clicks(option.Code[:1] + "  " + firstWords(q.Options[i].Text))
				}
			}
		case questionnaires.Scale, questionnaires.Choice:
			o.clicks(digitFor(q, last) + "  " + firstWords(q.Options[last].Text))
		case questionnaires.Choices:
			o.clicks("1  "+firstWords(q.Options[0].Text), "☑")
			o.clicksKey("→")
		case questionnaires.List:
			o.clicksKey("0 none")
		default:
			typed := strings.Trim(keys, enter)
			o.clicksKey("enter", "▏")
			o.types(typed, typed)
			o.clicksKey("enter")
		}
		return have
	})
	o.clicksKey("t finish", "Finish")
	o.clicks("Write the gap report", "File")
	o.clicksKey("ctrl+s", "The report is in")
	o.leaves(given)
}

// firstWords are enough of an option to find it by, and too few for its line to be broken.
func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), 3)], " ")
}
