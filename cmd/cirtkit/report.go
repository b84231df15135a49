package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/exchange"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// reportOptions is how a report is asked for.
type reportOptions struct {
	formats, out, target, earlier  string
	depth, title, note, logo       string
	parts, profiles, texts         []string
	force, approved, open, without bool
}

// reportCommand writes the gap report.
func (p *program) reportCommand() *cobra.Command {
	var o reportOptions
	cmd := p.command("report FILE", takes(1))
	cmd.Example = p.t("cmd.report.example")
	flags := cmd.Flags()
	flags.StringVar(&o.formats, "format", "", p.t("cmd.report.flag.format", "known", reportFormatNames()))
	flags.StringVar(&o.out, "out", "", p.t("cmd.report.flag.out"))
	flags.StringVar(&o.depth, "depth", "standard", p.t("cmd.report.flag.depth", "known", report.Depths))
	flags.StringSliceVar(&o.parts, "parts", nil, p.t("cmd.report.flag.parts"))
	takesValue(cmd, "parts", "ID,…")
	flags.StringVar(&o.title, "title", "", p.t("cmd.report.flag.title"))
	flags.StringVar(&o.note, "note", "", p.t("cmd.report.flag.note"))
	flags.StringVar(&o.logo, "logo", "", p.t("cmd.report.flag.logo"))
	takesValue(cmd, "logo", "FILE")
	p.reportLanguageFlag(cmd)
	flags.StringVar(&o.target, "target", "", p.t("cmd.flag.target"))
	p.profileFlag(cmd, &o.profiles)
	flags.StringVar(&o.earlier, "since", "", p.t("cmd.report.flag.since"))
	takesValue(cmd, "since", "FILE")
	how := p.compareFlags(cmd)
	plan := p.planOptions(cmd)
	flags.StringArrayVar(&o.texts, "catalogue", nil, p.t("cmd.report.flag.catalogue"))
	flags.BoolVar(&o.without, "no-answers-inside", false, p.t("cmd.report.flag.without"))
	flags.BoolVar(&o.force, "force", false, p.t("cmd.flag.force"))
	flags.BoolVar(&o.approved, "approved", false, p.t("cmd.report.flag.approved"))
	flags.BoolVar(&o.open, "open", false, p.t("cmd.report.flag.open"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		formats, err := formatsAsked(o.formats, o.out)
		if err != nil {
			return err
		}
		if cmd.Flags().Changed("since") && o.earlier == "" {
			return fault.New(fault.Usage, "cmd.empty-argument", "command", cmd.CommandPath()+" --since", "use", cmd.UseLine())
		}
		depth, ok := report.ParseDepth(o.depth)
		if !ok {
			return fault.New(fault.Usage, "cmd.report.unknown-depth", "depth", o.depth, "known", report.Depths)
		}
		logo, err := readLogo(o.logo)
		if err != nil {
			return err
		}
		outs, err := outputsOf(args[0], o.out, formats, o.force)
		if err != nil {
			return err
		}
		source := report.Source{Program: version, Target: o.target, Depth: depth, Only: o.parts, Title: o.title, Note: o.note, Logo: logo}
		if source.Plan, err = plan.read(); err != nil {
			return err
		}
		telling := p.progress()
		defer telling.end()
		telling.at(p.t("cmd.progress.reading"))
		if source.Language, err = p.reportLanguage(cmd); err != nil {
			return err
		}
		if err := p.reportSource(&source, args[0], o, how); err != nil {
			return err
		}
		telling.at(p.t("cmd.progress.working"))
		r := rendering{source: source}
		if slices.ContainsFunc(formats, func(f reportFormat) bool { return f.name != "xlsx" }) { // which is made of the source
			r.document, err = untilInterrupted(cmd.Context(), func() *report.Document { return report.Build(source) })
			if err != nil {
				return err
			}
		}
		if depth != report.Summary && len(o.parts) == 0 && !o.without {
			// What is left out of the pages is not handed over inside them.
			if r.answers, err = answersOf(source.State); err != nil {
				return err
			}
		}
		return p.writeForms(r, formats, outs, o.force, o.open, telling)
	}
	return cmd
}

// reportSource reads what a report is made of.
func (p *program) reportSource(source *report.Source, path string, o reportOptions, how *compareFlags) error {
	file, err := p.read(path)
	if err != nil {
		return err
	}
	state, log := file.State(), file.Log()
	if o.approved {
		// The record goes on after the approval.
		if state, log = file.Approved(), nil; state == nil {
			return fault.New(fault.Failed, "cmd.report.not-approved", "file", path)
		}
	}
	if source.Profiles, err = readProfiles(o.profiles, state.Questionnaire); err != nil {
		return err
	}
	if err := checkTarget(state.Questionnaire, o.target, source.Profiles); err != nil {
		return err
	}
	if err := report.CheckParts(state.Questionnaire, o.parts); err != nil {
		return err
	}
	if source.Texts, err = readTexts(o.texts, state.Questionnaire); err != nil {
		return err
	}
	if o.earlier != "" {
		if source.Since, err = p.since(o.earlier, path, compare.Side{State: state, Log: log}, how); err != nil {
			return err
		}
	}
	p.sayUnknown(state)
	source.Damaged = len(file.Damage())
	source.State, source.Result = state, scoreWith(state, source.Profiles)
	return translate(source)
}

// outputsOf are the files to write, one a format. What is in the way is said before the work is done.
func outputsOf(path, out string, formats []reportFormat, force bool) ([]string, error) {
	if out != "" {
		formats = formats[:1]
	}
	var outs []string
	for _, f := range formats {
		name := out
		if name == "" {
			name = strings.TrimSuffix(path, filepath.Ext(path)) + f.suffix
		}
		if err := inTheWay(name, force); err != nil {
			return nil, err
		}
		outs = append(outs, name)
	}
	return outs, nil
}

// inTheWay says why a result can't take a name, as far as that can be seen before it is written.
func inTheWay(name string, force bool) error {
	if name == "-" {
		return nil
	}
	info, err := os.Stat(name)
	switch {
	case assessment.Is(name):
		return fault.New(fault.Failed, "cmd.is-assessment", "file", name)
	case force && err == nil && !info.Mode().IsRegular():
		return fault.New(fault.Failed, "files.not-a-file", "file", name)
	case force:
		return nil
	}
	if _, err := os.Lstat(name); err == nil {
		return fault.New(fault.Failed, "cmd.exists", "file", name)
	}
	return nil
}

// readLogo reads the picture for the cover.
func readLogo(path string) (*report.Image, error) {
	if path == "" {
		return nil, nil
	}
	data, err := readAtMost(path, report.MaxImageBytes, fault.New(fault.Input, "report.image.too-big", "most", report.MaxImageBytes>>20).At(fault.Position{File: path}))
	if err != nil {
		return nil, err
	}
	logo, err := report.ReadImage(bytes.NewReader(data), "")
	var f *fault.Fault
	if errors.As(err, &f) {
		return nil, f.At(fault.Position{File: path})
	}
	return logo, err
}

// answersOf are the answers in the form that import reads, with nothing that the report itself would not tell.
func answersOf(state *assessment.State) ([]byte, error) {
	var b bytes.Buffer
	err := exchange.Export(&b, state, exchange.Options{Enclosed: true})
	return b.Bytes(), err
}

// readTexts reads texts of clauses from files: the adopted text of a resolution, say, whose topics the
// questionnaire asks about.
func readTexts(names []string, q *questionnaires.Questionnaire) ([]*questionnaires.Reference, error) {
	var out []*questionnaires.Reference
	for _, name := range names {
		r, err := questionnaires.LoadReference(name)
		if err != nil {
			return nil, err
		}
		if r.Of == "" || q.CatalogueOf(r.Of) == nil {
			return nil, fault.New(fault.Input, "cmd.report.no-text", "catalogue", r.ID, "questionnaire", q.ID).At(fault.Position{File: name})
		}
		out = append(out, r)
	}
	return out, nil
}
