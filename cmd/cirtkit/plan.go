package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/planning"
	"cirtkit/report"
)

// planFlags are the flags of plan.
type planFlags struct {
	target, profile string
	options         *planOptions
	ifs             []string
	steps           *stepFlags
	save            bool
	as              string
	shown           *shownFlags
}

// planCommand shows the roadmap to a target, and records it where it is told to.
func (p *program) planCommand() *cobra.Command {
	var f planFlags
	cmd := p.command("plan FILE", takes(1))
	cmd.Example = p.t("cmd.plan.example")
	cmd.Flags().StringVar(&f.target, "target", "", p.t("cmd.flag.target"))
	cmd.Flags().StringVar(&f.profile, "profile", "", p.t("cmd.plan.flag.profile"))
	takesValue(cmd, "target", "LADDER:LEVEL")
	takesValue(cmd, "profile", "FILE")
	f.options = p.planOptions(cmd)
	p.ifFlag(cmd, &f.ifs)
	f.steps = p.stepFlags(cmd)
	cmd.Flags().BoolVar(&f.save, "save", false, p.t("cmd.plan.flag.save"))
	cmd.Flags().StringVar(&f.as, "as", "", p.t("cmd.flag.as"))
	f.shown = p.shownFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		var profiles []string
		if cmd.Flags().Changed("profile") {
			profiles = []string{f.profile}
		}
		return p.plan(cmd.Context(), args[0], f, profiles)
	}
	return cmd
}

// plan makes the roadmap and shows it; with --save it is recorded before it is shown.
func (p *program) plan(ctx context.Context, path string, f planFlags, profiles []string) error {
	if err := f.shown.check(); err != nil {
		return err
	}
	switch {
	case f.save && len(f.ifs) > 0:
		return fault.New(fault.Usage, "cmd.plan.if-and-save")
	case f.target != "" && profiles != nil && !strings.HasPrefix(f.target, "profile:"):
		return fault.New(fault.Usage, "cmd.plan.two-targets")
	}
	stated, err := f.options.read()
	if err != nil {
		return err
	}
	file, err := p.readOrOpen(path, f.as, f.save)
	if err != nil {
		return err
	}
	defer file.Close()
	state := file.State()
	compared, err := readProfiles(profiles, state.Questionnaire)
	if err != nil {
		return err
	}
	if err := checkTarget(state.Questionnaire, f.target, compared); err != nil {
		return err
	}
	steps, err := f.steps.layOver(state)
	if err != nil {
		return err
	}
	with := withSteps(state, steps.all)
	tried, err := suppose(with, f.ifs, compared)
	if err != nil {
		return err
	}
	before := report.Source{
		State: with, Result: scoreWith(with, compared), Language: p.words, Program: version,
		Target: targetsOf(f.target, compared)[0], Profiles: compared, Plan: stated,
	}
	source := tried.over(before)
	roadmap, err := untilInterrupted(ctx, func() *planning.Roadmap { return report.Plan(source) })
	if err != nil {
		return err
	}
	if f.save {
		// A profile lies in a file of the user's, so that an assessment can't look towards it by itself.
		named := f.target != "" && len(compared) == 0
		if err := p.saveRoadmap(file, named, steps, roadmap); err != nil {
			return err
		}
		state = file.State()
		source.State = state
	}
	if f.shown.json {
		return p.printJSON(planJSON(before, source, tried, roadmap))
	}
	p.sayUnknown(state)
	return p.show(append(tried.blocks(before), report.Roadmap(source, roadmap)...), f.shown)
}

// untilInterrupted works something out that can take long and touches nothing outside; an interrupt does not wait for
// it. What is worked out when the interrupt comes is not given either: nobody wants it recorded any more.
func untilInterrupted[T any](ctx context.Context, work func() T) (T, error) {
	done := make(chan T, 1)
	go func() { done <- work() }()
	var out T
	select {
	case out = <-done:
	case <-ctx.Done():
	}
	return out, ctx.Err()
}

// withSteps is a state with other local steps. The state itself does not change.
func withSteps(state *assessment.State, steps []assessment.LocalStep) *assessment.State {
	with := *state
	with.Steps = steps
	return &with
}

// saveRoadmap records, as one act, what was said about steps, the target where one was named, and the roadmap. A
// roadmap that reaches nothing is none; what was recorded before then stays.
func (p *program) saveRoadmap(file *assessment.File, named bool, steps *localSteps, roadmap *planning.Roadmap) error {
	var intent assessment.Intent
	for _, s := range steps.changed {
		intent = intent.With(assessment.PutStep(s))
	}
	state := file.State()
	if named {
		about := state.About
		about.Target = roadmap.Target.String()
		intent = intent.With(assessment.ChangeAbout(state.About, about))
	}
	planned := roadmap.Recordable()
	if planned {
		record := roadmap.Record(p.now().UTC().Format(time.DateOnly))
		if err := assessment.CheckRoadmap(state.Questionnaire, record); err != nil {
			return err
		}
		intent = intent.With(assessment.SetRoadmap(record))
	}
	if len(intent.Sets) > 0 {
		_, err := file.Save(intent)
		var f *fault.Fault
		if errors.As(err, &f) && f.Kind == fault.Failed {
			// The fault's own hint is for a screen that still holds what was entered.
			return fault.New(fault.Failed, "cmd.plan.not-saved").Because(f)
		}
		if err != nil {
			return err
		}
	}
	switch {
	case planned:
		p.printLine(p.stderr, p.t("cmd.plan.saved", "file", file.Path(), "target", roadmap.Target.String(), "n", len(roadmap.Steps)))
	case len(intent.Sets) > 0:
		p.printLine(p.stderr, p.t("cmd.plan.saved-without", "file", file.Path()))
	default:
		p.printLine(p.stderr, p.t("cmd.plan.nothing-saved", "file", file.Path()))
	}
	return nil
}
