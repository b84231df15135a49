package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
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
	file, err := p.openForImport(path, o, asking || o.yes && !o.dryRun)
	if err != nil {
		return err
	}
	defer file.Close()
	state := file.State()
	in, whole, err := p.incoming(state, source)
	if err != nil {
		return err
	}
	plan := exchange.Compare(state, in, p.words)
	if o.onBehalf != "" {
		plan.For = o.onBehalf
	}
	p.printPlan(plan, report.References(state.Questionnaire), path, source)
	// A form or a file of answers comes in whole or not at all, unless asked otherwise: half of one would pass
	// for the whole. Of an earlier assessment some answers never have a counterpart.
	if n := len(plan.Refused); n > 0 && whole && !o.withoutIt {
		return fault.New(fault.Input, "cmd.import.refused", "n", n, "source", source)
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
		answer, ok := p.confirm(plan, report.References(state.Questionnaire))
		if !ok {
			p.printLine(p.stdout, p.t("cmd.import.left"))
			return nil
		}
		accepted = answer
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

// openForImport opens the assessment: for writing, which needs an author, or only to compare.
func (p *program) openForImport(path string, o importOptions, write bool) (*assessment.File, error) {
	if !write {
		return p.read(path)
	}
	author, err := p.author(o.as)
	if err != nil {
		return nil, err
	}
	file, err := assessment.Open(path, assessment.Options{Author: author, Now: p.now})
	if err != nil {
		return nil, err
	}
	p.sayTorn(file)
	return file, nil
}

// maxSource bounds a source in memory, in bytes: that of the largest form, and of any file of answers.
const maxSource = 32 << 20

// incoming reads the source, whatever it is. Whole says that nothing may be left out of it unasked.
func (p *program) incoming(state *assessment.State, source string) (in *exchange.Incoming, whole bool, err error) {
	if assessment.Is(source) {
		file, err := p.readUndamaged(source)
		if err != nil {
			return nil, false, err
		}
		in, err := exchange.Earlier(state.Questionnaire, file.State(), filepath.Base(source))
		if err == nil && len(in.Offers)+len(in.Refused) == 0 {
			err = fault.New(fault.Input, "cmd.import.no-ties", "source", source, "file", state.Questionnaire.ID, "other", file.State().Questionnaire.ID)
		}
		return in, false, err
	}
	src, err := readSource(source)
	if err != nil {
		return nil, false, err
	}
	switch ext := strings.ToLower(filepath.Ext(source)); {
	case form.IsWorkbook(src), ext == ".xlsx", ext == ".xls", ext == ".ods":
		in, err = form.Read(source, src, state.Questionnaire, state.ID)
	case ext == ".csv", ext == ".tsv":
		in, err = exchange.ReadCSV(source, src, state.Questionnaire)
	case ext == ".yaml", ext == ".yml", ext == ".txt":
		in, err = exchange.ReadYAML(source, src, state.Questionnaire)
	default:
		err = fault.New(fault.Input, "cmd.import.unknown-source", "source", source)
	}
	return in, true, err
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
