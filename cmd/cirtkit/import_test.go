package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
)

// scriptFill types a value into a cell of a workbook, as a spreadsheet program would: fill FILE SHEET CELL VALUE.
// A value that begins with "n:" is a number.
func scriptFill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: fill FILE SHEET CELL VALUE")
	}
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	if number, ok := strings.CutPrefix(args[3], "n:"); ok {
		ts.Check(f.SetCellDefault(args[1], args[2], number))
	} else {
		ts.Check(f.SetCellStr(args[1], args[2], args[3]))
	}
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// scriptAbout says of whom an assessment is, as the wizard does: about FILE SUBJECT COUNTRY DATE.
func scriptAbout(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: about FILE SUBJECT COUNTRY DATE")
	}
	f, err := assessment.Open(ts.MkAbs(args[0]), assessment.Options{Author: "A. Officer"})
	ts.Check(err)
	_, err = f.Save(assessment.SetAbout(assessment.About{Subject: args[1], Country: args[2], Date: args[3]}))
	ts.Check(err)
	ts.Check(f.Close())
}

func TestImportOfALargeFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.xlsx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(maxSource+1), f.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = readSource(path)
	var large *fault.Fault
	if !errors.As(err, &large) || large.Key != "cmd.import.too-large" || large.Hint(lang.English()) == "" {
		t.Errorf("a large source gives %v", err)
	}
}

// On a terminal the changes are confirmed all at once, or question by question.
func TestConfirm(t *testing.T) {
	q, err := questionnaires.Load("testdata/common/small")
	if err != nil {
		t.Fatal(err)
	}
	in := &exchange.Incoming{}
	for id, form := range map[string]string{"status.exists": "decided", "mandate.basis": "2", "mandate.head": "yes"} {
		a, err := questionnaires.ParseAnswer(q.Question(id), form)
		if err != nil {
			t.Fatal(err)
		}
		in.Offers = append(in.Offers, exchange.Offer{Question: q.Question(id), Answer: a})
	}
	plan := exchange.Compare(&assessment.State{Questionnaire: q}, in, lang.English())
	for _, tt := range []struct {
		typed string
		want  string // ids that are taken; "-" when nothing is
	}{
		{"all\n", "status.exists mandate.basis mandate.head"},
		{"A\n", "status.exists mandate.basis mandate.head"},
		{"none\n", "-"},
		{"", "-"},
		{"what?\nall", "status.exists mandate.basis mandate.head"},
		{"each\nyes\nno\ny\n", "status.exists mandate.head"},
		{"each\nno\nno\nno\n", "-"},
		{"each\nyes\nnone\n", "-"},
		{"each\nyes\n", "-"},
		{"each\nyes\ndone\n", "status.exists"},
		{"each\ndone\n", "-"},
	} {
		var out bytes.Buffer
		p := &program{stdin: strings.NewReader(tt.typed), stdout: &out, stderr: io.Discard, words: lang.English()}
		accepted, _, ok := preview{p, plan, nil, true}.confirm(bufio.NewReader(p.stdin), false)
		var got []string
		for _, question := range plan.Questions() {
			if ok && (accepted == nil || accepted(question)) {
				got = append(got, question.ID)
			}
		}
		if len(got) == 0 {
			got = []string{"-"}
		}
		for line := range strings.Lines(strings.ReplaceAll(out.String(), "] ", "]\n")) { // Enter begins a line
			if width := text.Width(strings.TrimSuffix(line, "\n")); width > usualWidth {
				t.Errorf("typing %q shows a line of %d columns: %s", tt.typed, width, line)
			}
		}
		if strings.HasPrefix(tt.typed, "each") && !strings.Contains(out.String(), "1 of 3\n") {
			t.Errorf("typing %q does not say how many there are:\n%s", tt.typed, out.String())
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("typing %q takes %v, want %s", tt.typed, got, tt.want)
		}
	}
}

// On a terminal a line is broken between words, and the rest of a change stands below its beginning.
func TestLinesAreBrokenBetweenWords(t *testing.T) {
	words := strings.Repeat("supercalifragilistic decree ", 8)
	var out bytes.Buffer
	p := &program{stdout: &out, stderr: io.Discard, words: lang.English()}
	preview{program: p, wrapped: true}.line("  new      finding: " + words)
	lines := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
	if len(lines) < 3 {
		t.Fatalf("the line was not broken: %q", lines)
	}
	for i, line := range lines {
		if text.Width(line) >= usualWidth || i > 0 && !strings.HasPrefix(line, strings.Repeat(" ", standsIn)+"s") && !strings.HasPrefix(line, strings.Repeat(" ", standsIn)+"d") {
			t.Errorf("line %d is %q", i, line)
		}
		for _, word := range strings.Fields(line) {
			if !strings.Contains("new finding: "+words, word) || i > 0 && word != "decree" && word != "supercalifragilistic" {
				t.Errorf("the word %q was broken", word)
			}
		}
	}
}
