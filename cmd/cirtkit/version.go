package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// version is the program's version. A release sets it when it is built.
var version = "0.1.0-dev"

// versionCommand prints the version, and the Go and the system it was built for.
func (p *program) versionCommand() *cobra.Command {
	cmd := p.command("version", takes(0))
	cmd.RunE = func(*cobra.Command, []string) error {
		_, err := fmt.Fprintf(p.stdout, "cirtkit %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}
	return cmd
}
