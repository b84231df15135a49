package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// takesValue says in a command's help what a flag takes, such as ID=CODE, in place of the name of a type.
func takesValue(cmd *cobra.Command, flag, value string) {
	f := cmd.Flags().Lookup(flag)
	f.Value = namedValue{f.Value, value}
	if f.DefValue == "[]" {
		f.DefValue = "" // help would print it as a default
	}
}

// namedValue is a flag's value under another name.
type namedValue struct {
	pflag.Value
	name string
}

// Type is the name that help prints.
func (v namedValue) Type() string { return v.name }
