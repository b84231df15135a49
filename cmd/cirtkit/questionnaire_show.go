package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/text"
)

// questionnaireShowCommand prints a questionnaire for reading, or its canonical JSON.
func (p *program) questionnaireShowCommand() *cobra.Command {
	var asJSON, ascii bool
	var only string
	var overlays []string
	cmd := p.command("show QUESTIONNAIRE", takes(1))
	cmd.Example = p.t("cmd.show.example")
	cmd.Flags().BoolVar(&asJSON, "json", false, p.t("cmd.show.flag.json"))
	cmd.Flags().BoolVar(&ascii, "ascii", false, p.t("cmd.flag.ascii"))
	cmd.Flags().StringArrayVar(&overlays, "overlay", nil, p.t("cmd.flag.overlay"))
	cmd.Flags().StringVar(&only, "question", "", p.t("cmd.show.flag.question"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		q, err := questionnaires.Find(args[0], overlays...)
		if err != nil {
			return err
		}
		if asJSON && only != "" {
			return fault.New(fault.Usage, "cmd.show.json-whole")
		}
		if asJSON {
			_, err := fmt.Fprintf(p.stdout, "%s\n", q.Canonical())
			return err
		}
		if only == "" {
			return text.Write(p.stdout, p.questionnaireBlocks(q), 80, ascii)
		}
		question, unknown := q.FindQuestion(only)
		if unknown != nil {
			return unknown
		}
		return text.Write(p.stdout, p.questionBlocks(q, question), 80, ascii)
	}
	return cmd
}

// questionnaireBlocks lays out a whole questionnaire, in order, for a person to read and comment on.
func (p *program) questionnaireBlocks(q *questionnaires.Questionnaire) []report.Block {
	blocks := []report.Block{
		report.Heading{Level: 2, Text: q.Title},
		report.Paragraph{Text: q.Purpose, Style: report.Lead},
		report.Facts{Items: []report.Fact{
			{Name: p.t("cmd.show.id"), Value: q.ID + " " + q.Version},
			{Name: p.t("cmd.show.digest"), Value: q.Digest()},
			{Name: p.t("cmd.show.owner"), Value: q.Owner},
			{Name: p.t("cmd.show.licence"), Value: q.Licence},
		}},
	}
	if len(q.Next) > 0 {
		blocks = append(blocks, report.Paragraph{Text: p.t("cmd.show.next", "questionnaires", q.Next)})
	}
	for _, ladder := range q.Ladders {
		items := make([]report.Bullet, 0, len(ladder.Rungs))
		for _, rung := range ladder.Rungs {
			items = append(items, report.Bullet{Text: joined(": ", rung.Title, rung.Text)})
		}
		blocks = append(blocks, report.Heading{Level: 3, Text: ladder.Title}, report.Bullets{Numbered: true, Items: items})
	}
	for _, section := range q.AllSections() {
		blocks = append(blocks, report.Heading{Level: 2, Text: section.Title})
		if section.Intro != "" {
			blocks = append(blocks, report.Paragraph{Text: section.Intro})
		}
		for _, question := range section.Questions {
			blocks = append(blocks, p.questionBlocks(q, question)...)
		}
	}
	return blocks
}

// questionBlocks lays out one question with its options and guidance.
func (p *program) questionBlocks(q *questionnaires.Questionnaire, question *questionnaires.Question) []report.Block {
	heading := question.ID
	if question.Essential {
		heading += " · " + p.t("cmd.show.essential")
	}
	if question.Retired != "" {
		heading += " · " + p.t("cmd.show.retired", "version", question.Retired)
	}
	blocks := []report.Block{
		report.Heading{Level: 3, Text: heading},
		report.Paragraph{Text: question.Ask, Style: report.Lead},
	}
	if len(question.Options) > 0 {
		var items []report.Bullet
		for _, o := range question.Options {
			items = append(items, report.Bullet{Text: o.Code + "  " + o.Text})
		}
		blocks = append(blocks, report.Bullets{Items: items})
	}
	var facts []report.Fact
	say := func(key, value string) {
		if value != "" {
			facts = append(facts, report.Fact{Name: p.t("cmd.show." + key), Value: value})
		}
	}
	if !question.When.IsZero() {
		when, _ := q.ConditionWords(question.When, p.words, func(id string) string { return id })
		say("when", when)
	}
	say("type", string(question.Type))
	say("unit", question.Unit)
	for _, c := range question.Columns {
		say("column", c.Label+" ("+string(c.Type)+")")
	}
	if question.Scored() {
		say("weight", question.Weight.String())
	}
	say("why", question.Why)
	say("evidence", strings.Join(question.Evidence, "; "))
	var whom []string
	for _, role := range question.Whom {
		whom = append(whom, q.Role(role))
	}
	say("whom", strings.Join(whom, "; "))
	say("how", strings.Join(question.How, ", "))
	say("probe", question.Probe)
	if question.Minutes > 0 {
		say("minutes", fmt.Sprint(question.Minutes))
	}
	say("sources", strings.Join(question.Sources, "; "))
	for _, same := range question.SameAs {
		say("same-as", same.ID)
	}
	say("to-be-of", question.ToBeOf)
	say("to-be-by", question.ToBeBy)
	for _, na := range question.NA {
		say("na", na.ID+": "+na.Text)
	}
	for _, step := range question.Improve {
		say("improve", joined(" ", step.To+":", step.Do, "("+step.Size+", "+step.Who+")"))
	}
	return append(blocks, report.Facts{Items: facts})
}

// joined joins the words that are not empty.
func joined(separator string, words ...string) string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, separator)
}
