package main

import (
	"github.com/spf13/cobra"

	"cirtkit/internal/fault"
	"cirtkit/report"
	"cirtkit/report/text"
)

// shownFlags are the flags of commands that show what they find: as text of a width, or for programs.
type shownFlags struct {
	json, ascii bool
	width       int // of text, in cells
}

func (p *program) shownFlags(cmd *cobra.Command) *shownFlags {
	f := &shownFlags{}
	cmd.Flags().BoolVar(&f.json, "json", false, p.t("cmd.flag.json"))
	cmd.Flags().BoolVar(&f.ascii, "ascii", false, p.t("cmd.flag.ascii"))
	cmd.Flags().IntVar(&f.width, "width", 80, p.t("cmd.flag.width"))
	return f
}

// The widths that text can be set in, in cells.
const (
	leastWidth = 40
	mostWidth  = 400
)

// check takes a width that text can be set in.
func (f *shownFlags) check() error {
	if f.width < leastWidth || f.width > mostWidth {
		return fault.New(fault.Usage, "cmd.width", "width", f.width)
	}
	return nil
}

// show writes blocks of a report as text.
func (p *program) show(blocks []report.Block, f *shownFlags) error {
	return text.Write(p.stdout, blocks, f.width, f.ascii)
}
