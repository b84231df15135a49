package main

import (
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/text"
)

// coverageOutput is the versioned output of `cirtkit questionnaire coverage --json`; docs/schemas/
// coverage.schema.json describes it.
type coverageOutput struct {
	Format         int               `json:"format"` // 1
	Questionnaires []string          `json:"questionnaires"`
	Catalogues     []catalogueOutput `json:"catalogues"`
}

type catalogueOutput struct {
	ID     string       `json:"id"`
	Title  string       `json:"title"`
	Status string       `json:"status,omitempty"`
	Codes  []codeOutput `json:"codes"`
}

type codeOutput struct {
	Code      string        `json:"code"`
	Text      string        `json:"text"`
	Unchecked bool          `json:"unchecked,omitempty"` // the text was not compared with the owner's
	Clauses   []string      `json:"clauses,omitempty"`
	Asked     []askedOutput `json:"asked"`
}

type askedOutput struct {
	Questionnaire string `json:"questionnaire"`
	Question      string `json:"question"`
}

// questionnaireCoverageCommand says which codes of which catalogues are asked where, and which nowhere.
func (p *program) questionnaireCoverageCommand() *cobra.Command {
	var asJSON, missing, ascii bool
	var only string
	cmd := p.command("coverage [QUESTIONNAIRE...]", nil)
	cmd.Example = p.t("cmd.coverage.example")
	cmd.Flags().BoolVar(&asJSON, "json", false, p.t("cmd.flag.json"))
	cmd.Flags().BoolVar(&missing, "missing", false, p.t("cmd.coverage.flag.missing"))
	cmd.Flags().BoolVar(&ascii, "ascii", false, p.t("cmd.flag.ascii"))
	cmd.Flags().StringVar(&only, "catalogue", "", p.t("cmd.flag.catalogue"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		library, err := openQuestionnaires(args, nil)
		if err != nil {
			return err
		}
		references, err := openReferences(only)
		if err != nil {
			return err
		}
		out := coverageOutput{Format: 1, Questionnaires: []string{}, Catalogues: []catalogueOutput{}}
		for _, q := range library {
			out.Questionnaires = append(out.Questionnaires, q.ID)
		}
		for _, reference := range references {
			covered, err := questionnaires.CoverageOf(reference, library)
			if err != nil {
				return err
			}
			out.Catalogues = append(out.Catalogues, catalogueOf(reference, covered))
		}
		if asJSON {
			return p.printJSON(out)
		}
		return text.Write(p.stdout, p.coverageBlocks(out, only != "" || missing, missing), 80, ascii)
	}
	return cmd
}

func catalogueOf(reference *questionnaires.Reference, covered []questionnaires.Covered) catalogueOutput {
	out := catalogueOutput{ID: reference.ID, Title: reference.Title, Status: reference.Status, Codes: []codeOutput{}}
	for _, c := range covered {
		code := codeOutput{Code: c.Code, Text: c.Text, Unchecked: c.Unchecked, Clauses: c.Clauses, Asked: []askedOutput{}}
		for _, a := range c.Asked {
			code.Asked = append(code.Asked, askedOutput{a.Questionnaire.ID, a.Question.ID})
		}
		out.Codes = append(out.Codes, code)
	}
	return out
}

// coverageBlocks lays coverage out: a line for each catalogue or, in detail, a table with a row for each code.
func (p *program) coverageBlocks(out coverageOutput, detail, missing bool) []report.Block {
	var blocks []report.Block
	overview := report.Table{Columns: []report.Column{
		{Head: p.t("cmd.coverage.catalogue"), Width: 0.2}, {Head: p.t("cmd.coverage.title"), Width: 0.55}, {Head: p.t("cmd.coverage.asked"), Width: 0.25},
	}}
	for _, c := range out.Catalogues {
		table := report.Table{Columns: []report.Column{
			{Head: p.t("cmd.coverage.code"), Width: 0.12}, {Head: p.t("cmd.coverage.text"), Width: 0.4}, {Head: p.t("cmd.coverage.where"), Width: 0.48},
		}}
		asked := 0
		for _, code := range c.Codes {
			if len(code.Asked) > 0 {
				asked++
			}
			if missing && len(code.Asked) > 0 {
				continue
			}
			table.Rows = append(table.Rows, p.coverageRow(code))
		}
		count := p.t("cmd.coverage.count", "asked", asked, "of", len(c.Codes))
		overview.Rows = append(overview.Rows, []report.Cell{{Text: c.ID}, {Text: joined(" · ", c.Title, c.Status)}, {Text: count}})
		if missing && len(table.Rows) == 0 {
			continue
		}
		blocks = append(blocks, report.Heading{Level: 2, Text: c.Title}, report.Paragraph{Text: joined(" · ", c.Status, count)}, table)
	}
	if !detail {
		return []report.Block{overview}
	}
	if len(blocks) == 0 {
		return []report.Block{report.Paragraph{Text: p.t("cmd.coverage.none-missing")}}
	}
	return blocks
}

func (p *program) coverageRow(code codeOutput) []report.Cell {
	said := code.Text
	if code.Unchecked {
		said = p.t("cmd.coverage.unchecked", "text", said)
	}
	if len(code.Clauses) > 0 {
		said = joined(" · ", said, strings.Join(code.Clauses, ", "))
	}
	// A line for each questionnaire, with its questions.
	var lines []string
	for i, a := range code.Asked {
		if i > 0 && code.Asked[i-1].Questionnaire == a.Questionnaire {
			lines[len(lines)-1] += ", " + a.Question
			continue
		}
		lines = append(lines, a.Questionnaire+": "+a.Question)
	}
	where := strings.Join(lines, "\n")
	if where == "" {
		where = p.t("cmd.coverage.nowhere")
	}
	return []report.Cell{{Text: code.Code}, {Text: said}, {Text: where}}
}
