package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/exchange"
	"cirtkit/exchange/form"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// importOptions are the flags of import.
type importOptions struct {
	as, onBehalf, why      string
	dryRun, yes, withoutIt bool
	replace, otherSubject  bool // of what another assessment says
}

// importCommand brings answers into an assessment: from a form that was filled in, a file of answers, or an
// earlier or other assessment. It shows what would change; what is taken becomes one act.
func (p *program) importCommand() *cobra.Command {
	var o importOptions
	cmd := p.command("import FILE SOURCE", takes(2))
	cmd.Example = p.t("cmd.import.example")
	cmd.Flags().StringVar(&o.as, "as", "", p.t("cmd.flag.as"))
	cmd.Flags().StringVar(&o.onBehalf, "for", "", p.t("cmd.import.flag.for"))
	cmd.Flags().StringVar(&o.why, "why", "", p.t("cmd.answer.flag.why"))
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, p.t("cmd.import.flag.dry-run"))
	cmd.Flags().BoolVar(&o.yes, "yes", false, p.t("cmd.import.flag.yes"))
	cmd.Flags().BoolVar(&o.withoutIt, "without-refused", false, p.t("cmd.import.flag.without-refused"))
	cmd.Flags().BoolVar(&o.replace, "replace", false, p.t("cmd.import.flag.replace"))
	cmd.Flags().BoolVar(&o.otherSubject, "other-subject", false, p.t("cmd.import.flag.other-subject"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if err := checkWhy(o.why); err != nil {
			return err
		}
		return p.importInto(args[0], args[1], o)
	}
	return cmd
}

func (p *program) importInto(path, source string, o importOptions) error {
	asking := !o.dryRun && !o.yes && isTerminal(p.stdin) && isTerminal(p.terminal)
	file, err := p.readOrOpen(path, o.as, asking || o.yes && !o.dryRun)
	if err != nil {
		return err
	}
	defer file.Close()
	state := file.State()
	in, from, err := p.incoming(state, source)
	if err != nil {
		return err
	}
	answers := bufio.NewReader(p.stdin)
	if from != nil {
		p.printSubject("cmd.import.from", source, from.About)
		p.printSubject("cmd.import.into", path, state.About)
		if !compare.SameSubject(from, state) {
			switch {
			case asking && !o.otherSubject:
				if p.ask(answers, p.t("cmd.import.ask-other"), "cmd.import.key.yes", "cmd.import.key.no") != "cmd.import.key.yes" {
					p.printLine(p.stdout, p.t("cmd.import.left"))
					return nil
				}
			case o.yes && !o.dryRun && !o.otherSubject:
				return fault.New(fault.Input, "cmd.import.other-subject", "source", source, "file", path)
			default:
				p.printLine(p.stdout, p.t("cmd.import.other"))
			}
		}
		p.printLine(p.stdout, "")
	}
	plan := exchange.Compare(state, in, p.words)
	if o.onBehalf != "" {
		plan.For = o.onBehalf
	}
	never := plan.Count(exchange.Left)
	if !asking && !o.replace {
		plan.Keep()
	}
	show := preview{p, plan, report.References(state.Questionnaire), asking}
	show.print(path, source)
	// A form or a file of answers comes in whole or not at all, unless asked otherwise: half of one would pass
	// for the whole. Of an earlier assessment some answers never have a counterpart.
	if n := len(plan.Refused); n > 0 && from == nil && !o.withoutIt {
		return fault.New(fault.Input, "cmd.import.refused", "n", n, "source", source)
	}
	if plan.Count(exchange.Left) > never {
		p.printLine(p.stdout, p.t("cmd.import.replace"))
	}
	if plan.Count(exchange.New)+plan.Count(exchange.Changed) == 0 {
		p.printLine(p.stdout, p.t("cmd.import.nothing"))
		return nil
	}
	var accepted func(*questionnaires.Question) bool
	switch {
	case o.dryRun:
		p.printLine(p.stdout, p.t("cmd.import.dry-run"))
		return nil
	case asking:
		taken, all, ok := show.confirm(answers, o.replace)
		if !ok {
			p.printLine(p.stdout, p.t("cmd.import.left"))
			return nil
		}
		if all && !o.replace {
			plan.Keep()
		}
		accepted = taken
	case !o.yes:
		p.printLine(p.stdout, p.t("cmd.import.preview"))
		return nil
	}
	intent := plan.Intent(file.NewID, accepted)
	intent.Why = o.why
	saved, err := file.Save(intent)
	if err != nil {
		return err
	}
	if saved.Acts == 0 {
		p.printLine(p.stdout, p.t("cmd.import.left"))
		return nil
	}
	p.printLine(p.stdout, p.t("cmd.import.done", "n", len(intent.Sets), "file", path, "source", source))
	return nil
}

// maxSource bounds a source in memory, in bytes: that of the largest form, and of any file of answers.
const maxSource = 32 << 20

// incoming reads the source, whatever it is. From is the state of an assessment; nil for a form or a file of
// answers.
func (p *program) incoming(state *assessment.State, source string) (in *exchange.Incoming, from *assessment.State, err error) {
	if assessment.Is(source) {
		file, err := p.readUndamaged(source)
		if err != nil {
			return nil, nil, err
		}
		from := file.State()
		in, err := exchange.Earlier(state.Questionnaire, from, filepath.Base(source))
		if err == nil && len(in.Offers)+len(in.Refused) == 0 {
			err = nothingOffered(state, from, source)
		}
		return in, from, err
	}
	src, err := readSource(source)
	if err != nil {
		return nil, nil, err
	}
	switch ext := strings.ToLower(filepath.Ext(source)); {
	case form.IsWorkbook(src), ext == ".xlsx", ext == ".xls", ext == ".ods":
		in, err = form.Read(source, src, state.Questionnaire, state.ID)
	case ext == ".csv", ext == ".tsv":
		in, err = exchange.ReadCSV(source, src, state.Questionnaire)
	case ext == ".yaml", ext == ".yml", ext == ".txt":
		if len(src) > questionnaires.MaxFile {
			return nil, nil, answersTooLarge(source)
		}
		in, err = exchange.ReadYAML(source, src, state.Questionnaire, state.ID)
	default:
		err = fault.New(fault.Input, "cmd.import.unknown-source", "source", source)
	}
	return in, nil, err
}

// nothingOffered says why another assessment offers nothing: it has no answers, none to what is asked for here
// too, or nothing is.
func nothingOffered(state, from *assessment.State, source string) error {
	answered := false
	for _, e := range from.Answers {
		answered = answered || e.Conflict || e.Answer.State != questionnaires.Unanswered || len(e.Rows) > 0
	}
	if !answered {
		return fault.New(fault.Input, "cmd.import.no-answers", "source", source)
	}
	n, err := exchange.Tied(state.Questionnaire, from.Questionnaire)
	if err != nil {
		return err
	}
	if n > 0 {
		return fault.New(fault.Input, "cmd.import.none-tied-answered", "source", source, "n", n)
	}
	return fault.New(fault.Input, "cmd.import.no-ties", "source", source, "file", state.Questionnaire.ID, "other", from.Questionnaire.ID)
}

// answersTooLarge says that a file of answers is larger than any can be.
func answersTooLarge(path string) *fault.Fault {
	return fault.New(fault.Input, "cmd.too-large", "file", path, "limit", questionnaires.MaxFile>>20)
}

// readSource reads a file of bounded size.
func readSource(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fault.New(fault.Input, "cmd.import.unknown-source", "source", path)
	}
	return readAtMost(path, maxSource, fault.New(fault.Input, "cmd.import.too-large", "source", path, "limit", maxSource>>20))
}
