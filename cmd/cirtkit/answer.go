package main

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// answerCommand records answers from a script. All of them are checked before any is written; each
// becomes one act, and all are written together.
func (p *program) answerCommand() *cobra.Command {
	var overlays []string
	var questionnaire, as, onBehalf, session, why string
	cmd := p.command("answer FILE ID=ANSWER…", takesBetween(2, -1))
	cmd.Example = p.t("cmd.answer.example")
	cmd.Flags().StringVar(&questionnaire, "questionnaire", "", p.t("cmd.answer.flag.questionnaire"))
	cmd.Flags().StringArrayVar(&overlays, "overlay", nil, p.t("cmd.flag.overlay"))
	cmd.Flags().StringVar(&as, "as", "", p.t("cmd.flag.as"))
	cmd.Flags().StringVar(&onBehalf, "for", "", p.t("cmd.answer.flag.for"))
	cmd.Flags().StringVar(&session, "session", "", p.t("cmd.answer.flag.session"))
	cmd.Flags().StringVar(&why, "why", "", p.t("cmd.answer.flag.why"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		author, err := p.author(as)
		if err != nil {
			return err
		}
		if err := checkWhy(why); err != nil {
			return err
		}
		// What is wrong with the answers is found before a file is made for them.
		var intents []assessment.Intent
		file, err := p.openOrCreate(args[0], questionnaire, overlays, author, func(q *questionnaires.Questionnaire) (err error) {
			intents, err = parseAnswers(q, args[1:])
			return err
		})
		if err != nil {
			return err
		}
		defer file.Close()
		for i := range intents {
			intents[i].For, intents[i].Session, intents[i].Why = onBehalf, session, why
		}
		_, err = file.Save(intents...)
		var f *fault.Fault
		if errors.As(err, &f) && f.Kind == fault.Failed {
			// The fault's own hint is for a screen that still holds the answers.
			return fault.New(fault.Failed, "cmd.answer.not-saved", "n", len(intents)).Because(f)
		}
		if err != nil {
			return err
		}
		p.printLine(p.stdout, p.t("cmd.answer.saved", "n", len(intents), "file", args[0]))
		return nil
	}
	return cmd
}

// checkWhy checks the word that says why something recorded is changed.
func checkWhy(why string) error {
	if why != "" && !slices.Contains(assessment.Whys, why) {
		return fault.New(fault.Usage, "cmd.answer.unknown-why", "why", why, "known", assessment.Whys)
	}
	return nil
}

// openOrCreate opens an assessment for writing, or makes it when a questionnaire is named and there is
// no such file yet. Nothing is made or left open when the check of the questionnaire fails.
func (p *program) openOrCreate(path, questionnaire string, overlays []string, author string, check func(*questionnaires.Questionnaire) error) (*assessment.File, error) {
	options := assessment.Options{Author: author, Now: p.now}
	_, err := os.Stat(path)
	switch {
	case err == nil:
		file, err := assessment.Open(path, options)
		if err != nil {
			return nil, err
		}
		p.sayTorn(file)
		if err := check(file.State().Questionnaire); err != nil {
			file.Close()
			return nil, err
		}
		return file, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	case questionnaire == "":
		return nil, fault.New(fault.Failed, "cmd.no-assessment", "file", path)
	}
	q, err := questionnaires.Find(questionnaire, overlays...)
	if err != nil {
		return nil, err
	}
	if err := check(q); err != nil {
		return nil, err
	}
	return assessment.Create(path, q, options)
}

// given is an answer to one question, as it is written on a command line.
type given struct {
	question *questionnaires.Question
	answer   questionnaires.Answer
}

// parseAnswers reads arguments such as "mandate.legal-basis=3" and reports every fault among them.
func parseAnswers(q *questionnaires.Questionnaire, args []string) ([]assessment.Intent, error) {
	answers, err := readGiven(q, args)
	var intents []assessment.Intent
	for _, g := range answers {
		intents = append(intents, assessment.SetAnswer(g.question, g.answer))
	}
	return intents, err
}

// readGiven reads arguments such as "mandate.legal-basis=3" and reports every fault among them.
func readGiven(q *questionnaires.Questionnaire, args []string) ([]given, error) {
	var answers []given
	var faults fault.List
	seen := map[string]bool{}
	for _, arg := range args {
		id, value, ok := strings.Cut(arg, "=")
		question, unknown := findQuestion(q, id)
		switch {
		case !ok:
			faults = append(faults, fault.New(fault.Usage, "cmd.answer.no-equals", "argument", arg))
		case unknown != nil:
			faults = append(faults, unknown)
		case seen[question.ID]:
			faults = append(faults, fault.New(fault.Usage, "cmd.answer.twice", "question", question.ID))
		default:
			seen[question.ID] = true
			answer, err := questionnaires.ParseAnswer(question, value)
			var f *fault.Fault
			if errors.As(err, &f) {
				faults = append(faults, f)
				continue
			}
			if err != nil {
				return nil, err
			}
			answers = append(answers, given{question, answer})
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return answers, nil
}
