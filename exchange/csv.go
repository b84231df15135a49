package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"cirtkit/internal/fault"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
)

// The columns of a file of answers. Question and answer must be there; other columns are left alone.
const (
	csvQuestion = "question"
	csvAnswer   = "answer"
	csvFinding  = "finding"
	csvProvided = "provided"
)

// maxCSV bounds the lines of a file of answers: more than any questionnaire has questions.
const maxCSV = 20_000

// ReadCSV reads answers from a table: a line with the names of the columns, then a line for each question, its
// id under "question", its answer in the form of the command line or a date as Day reads it under "answer", and if there are such
// columns, "finding" and "provided" (one of questionnaires.Providers). Commas, semicolons or tabs stand
// between the columns, whichever the first line has. Lines that can't be taken are among Refused.
//
// Faults: exchange.csv-not-utf8, exchange.csv-head, exchange.csv-column-twice, exchange.csv-broken,
// exchange.csv-too-long.
func ReadCSV(file string, src []byte, q *questionnaires.Questionnaire) (*Incoming, error) {
	src = bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF"))
	if at := notUTF8(src); at > 0 {
		return nil, fault.New(fault.Input, "exchange.csv-not-utf8").At(fault.Position{File: file, Line: at})
	}
	first, _, _ := bytes.Cut(src, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(src))
	r.FieldsPerRecord = -1 // a line may end early
	r.Comma = separator(string(first))
	at := func() fault.Position {
		line, _ := r.FieldPos(0)
		return fault.Position{File: file, Line: line}
	}
	head, err := r.Read()
	columns := map[string]int{}
	for i, name := range head {
		if name = strings.ToLower(strings.TrimSpace(name)); slices.Contains([]string{csvQuestion, csvAnswer, csvFinding, csvProvided}, name) {
			if columns[name] > 0 {
				return nil, fault.New(fault.Input, "exchange.csv-column-twice", "column", name).At(fault.Position{File: file, Line: 1})
			}
			columns[name] = i + 1
		}
	}
	if err != nil || columns[csvQuestion] == 0 || columns[csvAnswer] == 0 {
		return nil, fault.New(fault.Input, "exchange.csv-head", "want", []string{csvQuestion, csvAnswer}).At(fault.Position{File: file, Line: 1})
	}
	in := &Incoming{}
	seen := map[string]bool{}
	for n := 1; ; n++ {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return in, nil
		}
		var broken *csv.ParseError
		switch {
		case errors.As(err, &broken):
			return nil, fault.New(fault.Input, "exchange.csv-broken").At(fault.Position{File: file, Line: broken.Line, Column: broken.Column})
		case err != nil:
			return nil, fault.New(fault.Input, "exchange.csv-broken").At(fault.Position{File: file})
		case n > maxCSV:
			return nil, fault.New(fault.Input, "exchange.csv-too-long", "limit", maxCSV).At(fault.Position{File: file})
		}
		cell := func(name string) string {
			if i := columns[name]; i > 0 && i <= len(fields) {
				s, _ := text.Clean(fields[i-1], text.Rules{Max: maxFinding, Newlines: true})
				return s
			}
			return ""
		}
		id := strings.TrimSpace(cell(csvQuestion))
		if id == "" {
			continue
		}
		question, unknown := q.FindQuestion(id)
		if unknown == nil && seen[id] {
			unknown = fault.New(fault.Input, "exchange.csv-twice", "question", id)
		}
		if unknown != nil {
			in.Refused = append(in.Refused, unknown.At(at()))
			continue
		}
		seen[id] = true
		o := Offer{Question: question, From: at().String(), Finding: cell(csvFinding), Provided: strings.TrimSpace(cell(csvProvided))}
		if o.Answer, err = tableAnswer(question, cell(csvAnswer)); err != nil {
			in.Refused = append(in.Refused, placed(err, at())...)
			continue
		}
		in.Offers = append(in.Offers, o)
	}
}

// tableAnswer is the answer of a line: as on the command line, or a date as people write it.
func tableAnswer(q *questionnaires.Question, s string) (questionnaires.Answer, error) {
	a, err := questionnaires.ParseAnswer(q, s)
	if err == nil || q.Type != questionnaires.Date || strings.HasPrefix(s, "-") || strings.HasPrefix(s, "=") {
		return a, err
	}
	day, err := Day(s)
	if err != nil {
		return a, err
	}
	return questionnaires.ParseAnswer(q, day)
}

// notUTF8 is the number of the first line whose bytes are no UTF-8, or that holds a NUL, as UTF-16 does; 0 for
// none. Letters that were lost would come in as answers, and nobody would see which.
func notUTF8(src []byte) int {
	line := 0
	for text := range bytes.Lines(src) {
		if line++; !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
			return line
		}
	}
	return 0
}

// separator is what stands between the columns: of the three that spreadsheet programs write, the one that
// the first line has most of.
func separator(line string) rune {
	best := ','
	for _, c := range ";\t" {
		if strings.Count(line, string(c)) > strings.Count(line, string(best)) {
			best = c
		}
	}
	return best
}

// ReadYAML reads a bare map of answers (see ReadAnswers) as a source, where any mistake is an error; or what Export
// writes, as a report carries it inside. Ours is the id of the assessment that it is to come into.
func ReadYAML(file string, src []byte, q *questionnaires.Questionnaire, ours string) (*Incoming, error) {
	if isExport(src) {
		return readExport(file, src, q, ours)
	}
	answers, err := ReadAnswers(file, src, q)
	if err != nil {
		return nil, err
	}
	in := &Incoming{}
	for _, question := range q.Questions() {
		if a, ok := answers[question.ID]; ok {
			in.Offers = append(in.Offers, Offer{Question: question, From: file, Answer: a})
		}
	}
	return in, nil
}
