package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"cirtkit/exchange"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
)

// printPlan shows what would change: a line for each question, and below it a line for each change.
func (p *program) printPlan(plan *exchange.Plan, references map[string]string, path, source string) {
	for _, f := range plan.Refused {
		p.printLine(p.stdout, p.t("cmd.import.one-refused", "fault", f.Message(p.words)))
	}
	for i, q := range plan.Questions() {
		if i > 0 || len(plan.Refused) > 0 {
			p.printLine(p.stdout, "")
		}
		p.printQuestion(plan, references, q)
	}
	for _, c := range plan.Changes {
		if c.Question == nil && c.Kind != exchange.Same {
			p.printChange(c)
		}
	}
	p.printLine(p.stdout, "")
	if plan.For != "" {
		p.printLine(p.stdout, p.t("cmd.import.for", "institution", plan.For))
	}
	p.printLine(p.stdout, p.t("cmd.import.sum", "file", path, "source", source, "new", plan.Count(exchange.New), "changed", plan.Count(exchange.Changed),
		"same", plan.Count(exchange.Same), "refused", len(plan.Refused)))
}

func (p *program) printQuestion(plan *exchange.Plan, references map[string]string, q *questionnaires.Question) {
	p.printLine(p.stdout, strings.TrimSpace(references[q.ID]+" "+q.ID)+": "+q.Ask)
	for _, c := range plan.Changes {
		if c.Question == q && c.Kind != exchange.Same {
			p.printChange(c)
		}
	}
}

// printChange shows one change: what is new, or what was there and what comes in its place.
func (p *program) printChange(c exchange.Change) {
	what := p.t("cmd.import.what." + [...]string{
		exchange.Answer: "answer", exchange.Row: "row", exchange.Provided: "provided",
		exchange.Finding: "finding", exchange.Document: "evidence", exchange.Link: "shows",
	}[c.What])
	old, new := cutLine(c.Old), cutLine(c.New)
	key := "cmd.import.new"
	if c.Kind == exchange.Changed {
		key = "cmd.import.changed"
	}
	p.printLine(p.stdout, p.t(key, "what", what, "old", old, "new", new, "from", c.From))
}

// cutLine is a text on one line, and no more of it than a preview can show.
func cutLine(s string) string { return text.Fit(text.OneLine(s), 120, "…") }

// confirm asks what to take: everything, nothing, or question by question. False: nothing is taken.
func (p *program) confirm(plan *exchange.Plan, references map[string]string) (accepted func(*questionnaires.Question) bool, ok bool) {
	in := bufio.NewReader(p.stdin)
	switch p.ask(in, p.t("cmd.import.ask"), "cmd.import.key.all", "cmd.import.key.each", "cmd.import.key.none") {
	case "cmd.import.key.all":
		return nil, true
	case "cmd.import.key.each":
	default:
		return nil, false
	}
	taken := map[*questionnaires.Question]bool{}
	for _, q := range plan.Questions() {
		p.printLine(p.stdout, "")
		p.printQuestion(plan, references, q)
		switch p.ask(in, p.t("cmd.import.ask-one"), "cmd.import.key.yes", "cmd.import.key.no", "cmd.import.key.none") {
		case "cmd.import.key.yes":
			taken[q] = true
		case "cmd.import.key.no":
		default:
			return nil, false
		}
	}
	return func(q *questionnaires.Question) bool { return taken[q] }, len(taken) > 0
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
