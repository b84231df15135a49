package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/exchange/mission"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// prepareCommand writes what a mission takes along.
func (p *program) prepareCommand() *cobra.Command {
	var out, languages string
	var overlays []string
	var essential, force bool
	cmd := p.command("prepare QUESTIONNAIRE", takes(1))
	cmd.Example = p.t("cmd.prepare.example")
	cmd.Flags().StringVar(&out, "out", "", p.t("cmd.prepare.flag.out"))
	cmd.Flags().BoolVar(&essential, "essential", false, p.t("cmd.prepare.flag.essential"))
	// In place of the flag that all commands have: sheets can have two languages.
	cmd.Flags().StringVar(&languages, "lang", "", p.t("cmd.prepare.flag.lang"))
	cmd.Flags().StringArrayVar(&overlays, "overlay", nil, p.t("cmd.flag.overlay"))
	cmd.Flags().BoolVar(&force, "force", false, p.t("cmd.flag.force"))
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if out == "" {
			return fault.New(fault.Usage, "cmd.prepare.no-out")
		}
		q, err := questionnaires.Find(args[0], overlays...)
		if err != nil {
			return err
		}
		readings, err := p.readings(q, languages)
		if err != nil {
			return err
		}
		pack := mission.Build(readings, mission.Options{Essential: essential, References: report.References(q)})
		if essential && len(pack.Questions) == 0 {
			return fault.New(fault.Usage, "cmd.prepare.no-essential", "questionnaire", q.ID)
		}
		made, err := pack.Files()
		if err != nil {
			return err
		}
		if err := p.writePack(out, made, force); err != nil {
			return err
		}
		if essential {
			p.printLine(p.stderr, p.t("cmd.prepare.minutes", "n", pack.Minutes, "questions", len(pack.Questions)))
			if pack.Minutes > mission.CheckMinutes {
				p.printLine(p.stderr, p.t("cmd.prepare.longer", "planned", mission.CheckMinutes))
			}
		}
		return nil
	}
	return cmd
}

// mostLanguages is how many languages stand side by side on a sheet of A4.
const mostLanguages = 2

// readings opens a questionnaire in the languages asked for; "" is the user's where there is a translation,
// and English.
func (p *program) readings(q *questionnaires.Questionnaire, languages string) ([]mission.Reading, error) {
	known := q.Languages()
	codes := strings.Split(strings.ReplaceAll(languages, " ", ""), ",")
	if languages == "" {
		codes = []string{"en"}
		if slices.Contains(known, p.words.Code()) {
			codes = []string{p.words.Code()}
		}
	}
	if len(codes) > mostLanguages {
		return nil, fault.New(fault.Usage, "cmd.prepare.too-many-languages", "found", languages, "most", mostLanguages)
	}
	var out []mission.Reading
	for i, code := range codes {
		if slices.Contains(codes[:i], code) {
			return nil, fault.New(fault.Usage, "cmd.prepare.language-twice", "language", code)
		}
		if !slices.Contains(known, code) {
			return nil, fault.New(fault.Usage, "cmd.prepare.no-language", "questionnaire", q.ID, "language", code, "known", known)
		}
		translated, coverage, err := q.Translate(code)
		if err != nil {
			return nil, err
		}
		if missing := coverage.Texts - coverage.Translated; missing > 0 {
			p.printLine(p.stderr, p.t("cmd.prepare.in-english", "n", missing, "language", code))
		}
		words, _ := lang.Speaking(code, "lang", "mission", "form") // the words around it are English where the program lacks the language
		out = append(out, mission.Reading{Questionnaire: translated, Words: words})
	}
	return out, nil
}

// writePack writes the files of a pack below a folder, which is made. When one of them is there already,
// nothing is written.
func (p *program) writePack(folder string, made []mission.File, force bool) error {
	for _, f := range made {
		path := filepath.Join(folder, filepath.FromSlash(f.Name))
		if _, err := os.Lstat(path); err == nil && !force {
			return fault.New(fault.Failed, "cmd.exists", "file", path)
		}
	}
	for _, f := range made {
		path := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := makeFolder(filepath.Dir(path)); err != nil {
			return err
		}
		if err := writeFile(path, f.Data, force); err != nil {
			return err
		}
		p.wrote(path)
	}
	return nil
}
