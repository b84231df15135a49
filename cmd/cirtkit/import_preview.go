package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"cirtkit/exchange"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
	reporttext "cirtkit/report/text"
)

// preview shows a plan. On a terminal lines are broken between words.
type preview struct {
	*program
	plan       *exchange.Plan
	references map[string]string
	wrapped    bool
}

// print shows what would change: a line for each question, and below it a line for each change.
func (v preview) print(path, source string) {
	plan := v.plan
	// Of another assessment an answer without a counterpart is nothing to mend.
	one := "cmd.import.one-refused"
	if plan.Earlier {
		one = "cmd.import.one-left-out"
	}
	for _, f := range plan.Refused {
		v.line(v.t(one, "fault", f.Message(v.words)))
	}
	var hints []string
	for _, f := range plan.Refused {
		testOnlyFault(f.Key)
		if hint := f.Hint(v.words); hint != "" && !slices.Contains(hints, hint) {
			hints = append(hints, hint)
			v.line(v.t("cmd.do", "hint", hint))
		}
	}
	var shown []*questionnaires.Question
	for _, c := range plan.Changes {
		if c.Kind != exchange.Same && c.Question != nil && !slices.Contains(shown, c.Question) {
			if len(shown) > 0 || len(plan.Refused) > 0 {
				v.line("")
			}
			shown = append(shown, c.Question)
			v.question(c.Question)
		}
	}
	for _, c := range plan.Changes {
		if c.Question == nil && c.Kind != exchange.Same {
			v.change(c)
		}
	}
	v.line("")
	if plan.For != "" {
		v.line(v.t("cmd.import.for", "institution", plan.For))
	}
	sum := "cmd.import.sum"
	if plan.Earlier {
		sum = "cmd.import.sum-earlier"
	}
	v.line(v.t(sum, "file", path, "source", source, "new", plan.Count(exchange.New), "changed", plan.Count(exchange.Changed),
		"same", plan.Count(exchange.Same), "left", plan.Count(exchange.Left), "refused", len(plan.Refused)))
}

func (v preview) question(q *questionnaires.Question) {
	v.line(strings.TrimSpace(v.references[q.ID]+" "+q.ID) + ": " + q.Ask)
	for _, c := range v.plan.Changes {
		if c.Question == q && c.Kind != exchange.Same {
			v.change(c)
		}
	}
}

// change shows one change: what is new, what was there and what comes in its place, or what stays.
func (v preview) change(c exchange.Change) {
	what := v.t("cmd.import.what." + [...]string{
		exchange.Answer: "answer", exchange.Row: "row", exchange.Provided: "provided",
		exchange.Finding: "finding", exchange.Document: "evidence", exchange.Link: "shows",
	}[c.What])
	old, new := cutLine(c.Old), cutLine(c.New)
	key := "cmd.import.new"
	switch {
	case c.Kind == exchange.Changed:
		key = "cmd.import.changed"
	case c.Kind == exchange.Left && old == "":
		key = "cmd.import.not-taken"
	case c.Kind == exchange.Left:
		key = "cmd.import.stays"
	}
	v.line(v.t(key, "what", what, "old", old, "new", new, "from", c.From))
}

// The width of a terminal that is not asked for its own, in columns, and how far the rest of a change stands in.
const (
	usualWidth = 80
	standsIn   = 11
)

// line prints a line, on a terminal broken between words.
func (v preview) line(s string) {
	if !v.wrapped {
		v.printLine(v.stdout, s)
		return
	}
	s = strings.ReplaceAll(text.Terminal(s), "\n", " ")
	indent := ""
	if strings.HasPrefix(s, "  ") {
		indent = strings.Repeat(" ", standsIn)
	}
	body := strings.TrimLeft(s, " ")
	before := s[:len(s)-len(body)]
	if text.Width(s) < usualWidth {
		v.printLine(v.stdout, s)
		return
	}
	for _, part := range reporttext.Wrap(body, usualWidth-1-max(len(before), len(indent))) {
		v.printLine(v.stdout, before+part)
		before = indent
	}
}

// cutLine is a text on one line, and no more of it than a preview can show.
func cutLine(s string) string { return text.Fit(text.OneLine(s), 120, "…") }

// confirm asks what to take: everything, nothing, or question by question; "done" takes what was confirmed so
// far. All says that nothing was chosen by itself. Not ok: nothing is taken.
func (v preview) confirm(in *bufio.Reader, replace bool) (accepted func(*questionnaires.Question) bool, all, ok bool) {
	question := v.t("cmd.import.ask")
	if v.plan.Earlier && !replace && v.plan.Count(exchange.Changed) > 0 {
		question = v.t("cmd.import.ask-earlier")
	}
	switch v.ask(in, question, "cmd.import.key.all", "cmd.import.key.each", "cmd.import.key.none") {
	case "cmd.import.key.all":
		return nil, true, true
	case "cmd.import.key.each":
	default:
		return nil, false, false
	}
	taken := map[*questionnaires.Question]bool{}
	questions := v.plan.Questions()
asking:
	for i, q := range questions {
		v.line("")
		v.line(v.t("cmd.import.place", "i", i+1, "n", len(questions)))
		v.question(q)
		switch v.ask(in, v.t("cmd.import.ask-one"), "cmd.import.key.yes", "cmd.import.key.no", "cmd.import.key.done", "cmd.import.key.none") {
		case "cmd.import.key.yes":
			taken[q] = true
		case "cmd.import.key.no":
		case "cmd.import.key.done":
			break asking
		default:
			return nil, false, false
		}
	}
	return func(q *questionnaires.Question) bool { return taken[q] }, false, len(taken) > 0
}

// ask asks until one of the answers is given, by its letter or its word, and returns its key; "" at the end
// of input.
func (p *program) ask(in *bufio.Reader, question string, keys ...string) string {
	for {
		fmt.Fprint(p.stdout, text.Terminal(question)+" ")
		line, err := in.ReadString('\n')
		typed := strings.ToLower(strings.TrimSpace(line))
		for _, key := range keys {
			word := strings.ToLower(p.t(key))
			if typed == word || typed != "" && strings.HasPrefix(word, typed) {
				return key
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				p.printLine(p.stderr, p.plain(err))
			}
			return ""
		}
	}
}
