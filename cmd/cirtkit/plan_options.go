package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cirtkit/internal/fault"
	"cirtkit/planning"
)

// planOptions are the flags that say what a roadmap is made for.
type planOptions struct {
	start, daysAMonth string
	months            int
	flags             *pflag.FlagSet
}

// planOptions gives a command the flags that say what a roadmap is made for.
func (p *program) planOptions(cmd *cobra.Command) *planOptions {
	o := &planOptions{flags: cmd.Flags()}
	cmd.Flags().StringVar(&o.start, "start", "", p.t("cmd.plan.flag.start"))
	cmd.Flags().IntVar(&o.months, "months", 0, p.t("cmd.plan.flag.months"))
	cmd.Flags().StringVar(&o.daysAMonth, "days-a-month", "", p.t("cmd.plan.flag.days-a-month"))
	takesValue(cmd, "start", "YYYY-MM")
	takesValue(cmd, "months", "N")
	takesValue(cmd, "days-a-month", "DAYS")
	return o
}

// read gives the options that were stated; what was not is left at its zero.
func (o *planOptions) read() (planning.Options, error) {
	var out planning.Options
	if o.flags.Changed("start") {
		if !planning.IsStart(o.start) {
			return out, fault.New(fault.Usage, "cmd.plan.start", "found", o.start, "first", planning.FirstYear, "last", planning.LastYear)
		}
		out.Start = o.start
	}
	if o.flags.Changed("months") {
		if o.months < 1 || o.months > planning.MostMonths {
			return out, fault.New(fault.Usage, "cmd.plan.months", "found", o.months, "limit", planning.MostMonths)
		}
		out.Months = o.months
	}
	if o.flags.Changed("days-a-month") {
		days, ok := planning.ParseDaysAMonth(o.daysAMonth)
		if !ok {
			return out, fault.New(fault.Usage, "cmd.plan.days-a-month", "found", o.daysAMonth)
		}
		out.DaysAMonth = days
	}
	return out, nil
}
