package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/text"
)

// questionnaireUpgradeCommand takes an assessment over to another version of its questionnaire, in a new file.
func (p *program) questionnaireUpgradeCommand() *cobra.Command {
	var to, out, as string
	var choose []string
	var preview, ascii bool
	cmd := p.command("upgrade FILE", takes(1))
	cmd.Example = p.t("cmd.upgrade.example")
	cmd.Flags().StringVar(&to, "to", "", p.t("cmd.upgrade.flag.to"))
	cmd.Flags().StringVar(&out, "out", "", p.t("cmd.upgrade.flag.out"))
	cmd.Flags().StringArrayVar(&choose, "choose", nil, p.t("cmd.upgrade.flag.choose"))
	cmd.Flags().StringVar(&as, "as", "", p.t("cmd.flag.as"))
	cmd.Flags().BoolVar(&preview, "preview", false, p.t("cmd.upgrade.flag.preview"))
	cmd.Flags().BoolVar(&ascii, "ascii", false, p.t("cmd.flag.ascii"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if out == "" && !preview {
			return fault.New(fault.Usage, "cmd.upgrade.no-out")
		}
		chosen, err := choices(choose)
		if err != nil {
			return err
		}
		file, err := p.readUndamaged(args[0])
		if err != nil {
			return err
		}
		state := file.State()
		if to == "" {
			to = state.Questionnaire.ID
		}
		q, err := questionnaires.Find(to)
		if err != nil {
			return err
		}
		if q.Digest() == state.Questionnaire.Digest() {
			return fault.New(fault.Input, "cmd.upgrade.same", "questionnaire", q.ID, "version", q.Version)
		}
		chain, found, err := q.MigrationsFrom(state.Questionnaire.Version)
		if err != nil {
			return err
		}
		upgraded, err := assessment.UpgradeTo(state, q, chain, chosen)
		if err != nil {
			return err
		}
		if err := text.Write(p.stdout, p.upgradeBlocks(state.Questionnaire, q, found, upgraded), 80, ascii); err != nil {
			return err
		}
		if preview {
			return nil
		}
		author, err := p.author(as)
		if err != nil {
			return err
		}
		if err := upgraded.Write(out, assessment.Options{Author: author, Now: p.now}); err != nil {
			return err
		}
		p.wrote(out)
		return nil
	}
	return cmd
}

// choices reads NEW=OLD.
func choices(list []string) (map[string]string, error) {
	out := map[string]string{}
	for _, c := range list {
		question, from, ok := strings.Cut(c, "=")
		if !ok || question == "" || from == "" {
			return nil, fault.New(fault.Usage, "cmd.upgrade.choose-form", "found", c)
		}
		out[question] = from
	}
	return out, nil
}

// upgradeKinds are what becomes of questions, in the order of the preview: what wants a look comes first.
var upgradeKinds = []string{
	assessment.UpgradeMerged, assessment.UpgradeSplit, assessment.UpgradeReworded, assessment.UpgradeRenamed, assessment.UpgradeRetired,
}

// upgradeBlocks lays out what becomes of what is recorded. Questions that stay as they are, are only counted.
func (p *program) upgradeBlocks(from, to *questionnaires.Questionnaire, found bool, u *assessment.Upgraded) []report.Block {
	blocks := []report.Block{
		report.Heading{Level: 2, Text: p.t("cmd.upgrade.title", "questionnaire", to.ID, "from", from.Version, "to", to.Version)},
	}
	if !found {
		blocks = append(blocks, report.Paragraph{Text: p.t("cmd.upgrade.no-migration", "from", from.Version, "to", to.Version)})
	}
	same := 0
	byKind := map[string][]assessment.Upgrade{}
	var lost []assessment.Upgrade
	for _, c := range u.Changes {
		if c.Lost != nil {
			lost = append(lost, c)
		}
		if c.Kind == assessment.UpgradeSame {
			same++
			continue
		}
		byKind[c.Kind] = append(byKind[c.Kind], c)
	}
	blocks = append(blocks, report.Paragraph{Text: p.t("cmd.upgrade.same-count", "n", same)})
	for _, kind := range upgradeKinds {
		if len(byKind[kind]) > 0 {
			blocks = append(blocks, report.Heading{Level: 3, Text: p.t("cmd.upgrade.kind." + kind)}, p.upgradeTable(byKind[kind]))
		}
	}
	if len(lost) > 0 {
		blocks = append(blocks, report.Heading{Level: 3, Text: p.t("cmd.upgrade.lost")}, p.lostList(lost))
	}
	if len(u.LostSteps) > 0 {
		var items []report.Bullet
		for _, s := range u.LostSteps {
			items = append(items, report.Bullet{Text: stepArgument{question: s.Question, option: s.Option}.String()})
		}
		blocks = append(blocks, report.Heading{Level: 3, Text: p.t("cmd.upgrade.lost-steps")}, report.Bullets{Items: items})
	}
	if n := len(u.LostPlanned); n > 0 {
		blocks = append(blocks, report.Paragraph{Text: p.t("cmd.upgrade.lost-planned", "n", n)})
	}
	for _, q := range to.Questions() {
		if old := u.Open[q.ID]; old != nil {
			var items []report.Bullet
			for _, id := range old {
				items = append(items, report.Bullet{Text: "--choose " + q.ID + "=" + id})
			}
			blocks = append(blocks, report.Paragraph{Text: p.t("cmd.upgrade.open", "question", q.ID)}, report.Bullets{Items: items})
		}
	}
	if u.Unknown > 0 {
		blocks = append(blocks, report.Paragraph{Text: p.t("cmd.upgrade.unknown", "n", u.Unknown)})
	}
	return blocks
}

func (p *program) upgradeTable(changes []assessment.Upgrade) report.Table {
	table := report.Table{Columns: []report.Column{
		{Head: p.t("cmd.upgrade.column.old"), Width: 0.3}, {Head: p.t("cmd.upgrade.column.new"), Width: 0.3}, {Head: p.t("cmd.upgrade.column.why"), Width: 0.4},
	}}
	for _, c := range changes {
		is := p.t("cmd.upgrade.nowhere")
		if c.New != nil {
			is = answered(c.New, c.Is)
		}
		table.Rows = append(table.Rows, []report.Cell{{Text: answered(c.Old, c.Was)}, {Text: is}, {Text: c.Why}})
	}
	return table
}

// answered is a question with its answer, and the words of both, so that a reader can compare two versions.
func answered(q *questionnaires.Question, a questionnaires.Answer) string {
	text := joined(" = ", q.ID, questionnaires.FormatAnswer(q, a)) + "\n" + q.Ask
	if i := q.OptionIndex(a.Option); a.Option != "" && i >= 0 {
		text += "\n" + q.Options[i].Text
	}
	return text
}

// lostList says which answers can't stand in the new version, and why.
func (p *program) lostList(lost []assessment.Upgrade) report.Bullets {
	var items []report.Bullet
	for _, c := range lost {
		reason := c.Lost.Error()
		var f *fault.Fault
		if errors.As(c.Lost, &f) {
			reason = f.Message(p.words)
		}
		items = append(items, report.Bullet{Text: reason})
	}
	return report.Bullets{Items: items}
}
