package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// verifyCommand checks a file line by line and says what it is.
func (p *program) verifyCommand() *cobra.Command {
	cmd := p.command("verify FILE…", takesBetween(1, -1))
	cmd.Example = p.t("cmd.verify.example")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		damaged := false
		for _, path := range args {
			file, err := assessment.Read(path)
			if err != nil {
				return err
			}
			p.verify(file)
			damaged = damaged || len(file.Damage()) > 0
		}
		if damaged {
			return reported{fault.Integrity}
		}
		return nil
	}
	return cmd
}

// verify prints the identity of a file, then what is damaged, torn, unknown or in conflict.
func (p *program) verify(file *assessment.File) {
	s := file.State()
	say := func(key string, facts ...any) { p.printLine(p.stdout, p.t("cmd.verify."+key, facts...)) }
	say("file", "file", file.Path())
	say("questionnaire", "id", s.Questionnaire.ID, "version", s.Questionnaire.Version, "digest", s.Questionnaire.Digest())
	say("origin", "known", p.origin(s))
	say("assessment", "id", s.ID)
	say("head", "head", s.Head)
	say("fingerprint", "fingerprint", assessment.Fingerprint(s.Head))
	say("acts", "n", s.Acts)
	say("ends", "n", s.Ends)
	say("status", "status", s.Status.Now)
	if s.Status.ChangedSince {
		say("changed-since")
	}
	if a := s.Status.Approval; a != nil {
		say("approval", "who", joined(", ", a.Name, a.Office, a.Date), "head", a.Head)
		say("approved-fingerprint", "fingerprint", assessment.Fingerprint(a.Head))
	}
	p.sayTorn(file)
	p.sayUnknown(s)
	var damaged fault.List
	for _, d := range file.Damage() {
		damaged = append(damaged, d.Fault)
	}
	if len(damaged) == 0 {
		fmt.Fprintln(p.stdout, p.t("cmd.verify.sound"))
		return
	}
	p.printFaults(damaged)
	p.printLine(p.stderr, p.t("cmd.do", "hint", p.t("cmd.verify.keep")))
}

// origin says whether the file's questionnaire is the one of this program's library.
func (p *program) origin(s *assessment.State) string {
	for _, info := range questionnaires.Library() {
		if info.Digest == s.Questionnaire.Digest() {
			return p.t("cmd.verify.same")
		}
	}
	return p.t("cmd.verify.other")
}
