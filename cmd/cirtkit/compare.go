package main

import (
	"github.com/spf13/cobra"

	"cirtkit/compare"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// compareFlags say how assessments are held against each other.
type compareFlags struct {
	questionnaire string // where the migrations between versions lie
	otherSubject  bool
}

func (p *program) compareFlags(cmd *cobra.Command) *compareFlags {
	f := &compareFlags{}
	cmd.Flags().StringVar(&f.questionnaire, "questionnaire", "", p.t("cmd.compare.flag.questionnaire"))
	cmd.Flags().BoolVar(&f.otherSubject, "other-subject", false, p.t("cmd.compare.flag.other-subject"))
	takesValue(cmd, "questionnaire", "FOLDER")
	return f
}

// compareCommand says what changed between assessments of one subject, and why.
func (p *program) compareCommand() *cobra.Command {
	cmd := p.command("compare EARLIER LATER…", takesBetween(2, -1))
	cmd.Example = p.t("cmd.compare.example")
	how := p.compareFlags(cmd)
	shown := p.shownFlags(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if err := shown.check(); err != nil {
			return err
		}
		if len(args) > maxCompared {
			return fault.New(fault.Usage, "cmd.compare.too-many", "n", len(args), "limit", maxCompared)
		}
		var sides []compare.Side
		for _, path := range args {
			file, err := p.readUndamaged(path)
			if err != nil {
				return err
			}
			sides = append(sides, compare.Side{State: file.State(), Log: file.Log()})
		}
		chains, err := p.between(args, sides, how)
		if err != nil {
			return err
		}
		last := sides[len(sides)-1].State
		source := report.Source{State: last, Language: p.words, Program: version}
		if len(sides) == 2 {
			d, err := compare.Two(sides[0], sides[1], chains[0])
			if err != nil {
				return err
			}
			if shown.json {
				return p.printJSON(compareJSON(d))
			}
			source.Result = d.Whole.After
			return p.show(report.Change(source, d), shown)
		}
		trend, err := compare.Over(sides, chains)
		if err != nil {
			return err
		}
		if shown.json {
			return p.printJSON(compareJSON(trend.Differences...))
		}
		source.Result = trend.Points[len(trend.Points)-1].Result
		return p.show(report.Trend(source, trend), shown)
	}
	return cmd
}

// maxCompared bounds what is held in memory at once.
const maxCompared = 100

// between checks that assessments can be held against each other, and finds the migrations from each to the next.
func (p *program) between(paths []string, sides []compare.Side, how *compareFlags) ([]questionnaires.Migrations, error) {
	// Of all and not of neighbours only: one without a name would hide that those around it differ.
	for i := range sides {
		for j := range i {
			if !compare.SameSubject(sides[j].State, sides[i].State) && !how.otherSubject {
				return nil, fault.New(fault.Input, "cmd.compare.other-subject", "earlier", paths[j], "later", paths[i])
			}
		}
	}
	var chains []questionnaires.Migrations
	for i := range sides[1:] {
		earlier, later := sides[i].State, sides[i+1].State
		switch compare.OutOfOrder(sides[i], sides[i+1]) {
		case compare.LaterStateFirst:
			p.printLine(p.stderr, p.t("compare.order-record", "first", paths[i], "second", paths[i+1]))
		case compare.LaterDateFirst:
			p.printLine(p.stderr, p.t("cmd.compare.order", "first", paths[i], "on", earlier.About.Date, "second", paths[i+1], "date", later.About.Date))
		}
		chain, err := migrations(earlier.Questionnaire, later.Questionnaire, how.questionnaire)
		if err != nil {
			return nil, err
		}
		if old, new := earlier.Questionnaire, later.Questionnaire; old.ID == new.ID && old.Version == new.Version && old.Digest() != new.Digest() {
			p.printLine(p.stderr, p.t("compare.unversioned", "first", paths[i], "second", paths[i+1], "version", new.Version, "questionnaire", new.ID))
		}
		chains = append(chains, chain)
	}
	return chains, nil
}

// migrations finds the way from one version of a questionnaire to another. It lies beside the
// questionnaire, in the library or where somebody says; what an assessment carries within has none.
func migrations(old, new *questionnaires.Questionnaire, from string) (questionnaires.Migrations, error) {
	if old.ID != new.ID || old.Version == new.Version {
		return nil, nil
	}
	if from == "" {
		from = new.ID
		if !inLibrary(from) {
			return nil, nil // compare says that there is no way
		}
	}
	q, err := questionnaires.Find(from)
	if err != nil {
		return nil, err
	}
	if q.ID != new.ID {
		return nil, fault.New(fault.Input, "cmd.compare.wrong-questionnaire", "found", q.ID, "want", new.ID)
	}
	chain, _, err := q.MigrationsBetween(old.Version, new.Version)
	return chain, err
}

// inLibrary says whether a questionnaire comes with the program.
func inLibrary(id string) bool {
	for _, info := range questionnaires.Library() {
		if info.ID == id {
			return true
		}
	}
	return false
}

// since holds an assessment against an earlier one, for its report.
func (p *program) since(earlier, path string, later compare.Side, how *compareFlags) (*compare.Difference, error) {
	file, err := p.readUndamaged(earlier)
	if err != nil {
		return nil, err
	}
	sides := []compare.Side{{State: file.State(), Log: file.Log()}, later}
	chains, err := p.between([]string{earlier, path}, sides, how)
	if err != nil {
		return nil, err
	}
	return compare.Two(sides[0], sides[1], chains[0])
}
