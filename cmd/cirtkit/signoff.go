package main

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/files"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// signed is the signed page as it comes back.
type signed struct {
	scan, fingerprint  string
	name, office, date string
	as                 string
}

// signoffCommand writes the page that is signed with ink and stamp, and records the signed page when it comes back.
func (p *program) signoffCommand() *cobra.Command {
	var out, named string
	var force, open bool
	var s signed
	cmd := p.command("signoff FILE", takes(1))
	cmd.Example = p.t("cmd.signoff.example")
	flags := cmd.Flags()
	flags.StringVar(&named, "format", "", p.t("cmd.signoff.flag.format", "known", signoffFormats))
	flags.StringVar(&out, "out", "", p.t("cmd.signoff.flag.out"))
	p.reportLanguageFlag(cmd)
	flags.BoolVar(&force, "force", false, p.t("cmd.flag.force"))
	flags.BoolVar(&open, "open", false, p.t("cmd.report.flag.open"))
	flags.StringVar(&s.scan, "signed", "", p.t("cmd.signoff.flag.signed"))
	takesValue(cmd, "signed", "SCAN")
	flags.StringVar(&s.fingerprint, "fingerprint", "", p.t("cmd.signoff.flag.fingerprint"))
	takesValue(cmd, "fingerprint", "DIGITS")
	flags.StringVar(&s.name, "name", "", p.t("cmd.signoff.flag.name"))
	flags.StringVar(&s.office, "office", "", p.t("cmd.signoff.flag.office"))
	flags.StringVar(&s.date, "date", "", p.t("cmd.signoff.flag.date"))
	flags.StringVar(&s.as, "as", "", p.t("cmd.flag.as"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if s.scan != "" {
			return p.recordSigned(args[0], s)
		}
		for _, name := range []string{"fingerprint", "name", "office", "date", "as"} {
			if cmd.Flags().Changed(name) {
				return fault.New(fault.Usage, "cmd.signoff.needs-signed", "flag", "--"+name)
			}
		}
		formats, err := formatsAsked(named, out)
		if err != nil {
			return err
		}
		for _, f := range formats {
			if !slices.Contains(signoffFormats, f.name) {
				return fault.New(fault.Usage, "cmd.report.unknown-format", "format", f.name, "known", signoffFormats)
			}
		}
		words, err := p.reportLanguage(cmd)
		if err != nil {
			return err
		}
		// The pages stand beside the report, under names of their own.
		outs, err := outputsOf(strings.TrimSuffix(args[0], filepath.Ext(args[0]))+"-signoff"+filepath.Ext(args[0]), out, formats, force)
		if err != nil {
			return err
		}
		file, err := p.readUndamaged(args[0]) // nobody should sign for a part
		if err != nil {
			return err
		}
		state := file.State()
		source := report.Source{State: state, Result: scoreWith(state, nil), Language: words, Program: version}
		if err := translate(&source); err != nil {
			return err
		}
		return p.writeForms(rendering{source: source, document: report.SignOff(source)}, formats, outs, force, open, p.progress())
	}
	return cmd
}

// signoffFormats are those that can be signed, or filled in before that.
var signoffFormats = []string{"pdf", "docx", "text"}

// recordSigned records the signed page. Of a state that is not approved yet it records the approval too, and only if
// the page that was signed is of just that state: the fingerprint on the paper says so.
func (p *program) recordSigned(path string, s signed) error {
	sum, err := files.SHA256(s.scan)
	switch {
	case errors.Is(err, files.ErrNotRegular):
		return fault.New(fault.Input, "cmd.signoff.no-scan", "file", s.scan)
	case err != nil:
		return fault.New(fault.Input, "cmd.signoff.no-scan", "file", s.scan).Because(err)
	}
	author, err := p.author(s.as)
	if err != nil {
		return err
	}
	file, err := assessment.Open(path, assessment.Options{Author: author, Now: p.now})
	if err != nil {
		return err
	}
	defer file.Close()
	p.sayTorn(file)
	if n := len(file.Damage()); n > 0 {
		return fault.New(fault.Integrity, "assessment.damaged", "file", path, "n", n)
	}
	intents, err := p.signedIntents(file, s, sum)
	if err != nil {
		return err
	}
	if _, err := file.Save(intents...); err != nil {
		return err
	}
	approval := file.State().Status.Approval
	p.printLine(p.stdout, p.t("cmd.signoff.recorded", "name", joined(", ", approval.Name, approval.Office, approval.Date),
		"fingerprint", assessment.Fingerprint(approval.Head)))
	return nil
}

// signedIntents are what to record: the approval where there is none that stands, and the page as its evidence.
func (p *program) signedIntents(file *assessment.File, s signed, sum string) ([]assessment.Intent, error) {
	state := file.State()
	head, approval := state.Head, state.Status.Approval
	var intents []assessment.Intent
	if approval != nil && approval.Stands {
		head = approval.Head
		if s.name != "" || s.office != "" || s.date != "" {
			return nil, fault.New(fault.Usage, "cmd.signoff.approved-already", "name", approval.Name)
		}
		if s.fingerprint != "" && !assessment.SameFingerprint(s.fingerprint, head) {
			return nil, otherFingerprint(file.Path(), head)
		}
		s.date = approval.Date
	} else {
		switch {
		case s.name == "":
			return nil, fault.New(fault.Usage, "cmd.signoff.needs", "flag", "--name")
		case s.fingerprint == "":
			return nil, fault.New(fault.Usage, "cmd.signoff.needs", "flag", "--fingerprint")
		case s.date != "" && !questionnaires.IsDate(s.date):
			return nil, fault.New(fault.Usage, "cmd.signoff.date", "date", s.date)
		case !assessment.SameFingerprint(s.fingerprint, head):
			return nil, otherFingerprint(file.Path(), head)
		}
		s.date = cmp.Or(s.date, p.now().UTC().Format(time.DateOnly))
		intents = append(intents, assessment.Approve(s.name, s.office, s.date))
	}
	return append(intents, assessment.PutEvidence(assessment.Evidence{
		ID: file.NewID("e"), Reference: p.t("cmd.signoff.reference"), Date: s.date, How: "received",
		File: filepath.ToSlash(s.scan), SHA256: sum, SignedPage: head,
	})), nil
}

func otherFingerprint(path, head string) error {
	return fault.New(fault.Input, "cmd.signoff.other", "file", path, "fingerprint", assessment.Fingerprint(head))
}
