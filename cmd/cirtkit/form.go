package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/exchange/form"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/pdf"
)

// questionnaireFormCommand writes a form to fill in without cirtkit: a workbook that `import` reads back, or
// a PDF to print.
func (p *program) questionnaireFormCommand() *cobra.Command {
	var out, from, whom string
	var force bool
	cmd := p.command("form QUESTIONNAIRE", takes(1))
	cmd.Example = p.t("cmd.form.example")
	cmd.Flags().StringVar(&out, "out", "", p.t("cmd.form.flag.out"))
	cmd.Flags().StringVar(&from, "from", "", p.t("cmd.form.flag.from"))
	cmd.Flags().StringVar(&whom, "whom", "", p.t("cmd.form.flag.whom"))
	cmd.Flags().BoolVar(&force, "force", false, p.t("cmd.flag.force"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		kind := strings.ToLower(filepath.Ext(out))
		switch {
		case out == "":
			return fault.New(fault.Usage, "cmd.form.no-out")
		case kind != ".xlsx" && kind != ".pdf":
			return fault.New(fault.Usage, "cmd.form.unknown-kind", "file", out)
		}
		q, state, err := p.formOf(args[0], from)
		if err != nil {
			return err
		}
		source := form.Source{
			Questionnaire: q, Language: p.words, State: state, Role: whom, References: report.References(q), Date: p.now().UTC().Format(time.DateOnly),
		}
		questions, err := form.Questions(q, whom)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if kind == ".xlsx" {
			notes, err := form.Write(&b, source)
			if err != nil {
				return err
			}
			for _, note := range notes {
				p.printLine(p.stderr, p.t("cmd.form.note", "note", note.Message(p.words)))
			}
		} else {
			document := report.Form(report.FormSource{
				Questionnaire: q, Language: p.words, State: state, Questions: questions, Conditions: form.Conditions(source), Date: source.Date, Program: version,
			})
			notes, err := p.writePDF(&b, document, pdf.Options{})
			if err != nil {
				return err
			}
			p.sayNotes(notes)
		}
		if err := writeFile(out, b.Bytes(), force); err != nil {
			return err
		}
		p.wrote(out)
		return nil
	}
	return cmd
}

// formOf gives the questionnaire in the user's language, where there is a translation, and the state of the
// assessment that fills the form in, if one is named. It must be of the same questionnaire: its own is then
// the one that counts.
func (p *program) formOf(questionnaire, from string) (*questionnaires.Questionnaire, *assessment.State, error) {
	q, err := questionnaires.Find(questionnaire)
	if err != nil {
		return nil, nil, err
	}
	var state *assessment.State
	if from != "" {
		file, err := p.read(from)
		if err != nil {
			return nil, nil, err
		}
		state = file.State()
		if of := state.Questionnaire; of.Digest() != q.Digest() {
			return nil, nil, fault.New(fault.Input, "cmd.form.other-questionnaire", "file", from,
				"found", of.ID+" "+of.Version, "want", q.ID+" "+q.Version)
		}
	}
	if translated, _, err := q.Translate(p.words.Code()); err == nil {
		q = translated
	}
	return q, state, nil
}
