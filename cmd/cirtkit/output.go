package main

import (
	"encoding/json"
	"io"

	"cirtkit/internal/fault"
	"cirtkit/internal/files"
)

// output is standard output. It remembers the first failure to write and takes nothing more, so that
// commands may print without looking: a result that did not come out whole is said once, at the end.
type output struct {
	to  io.Writer
	err error
}

func (o *output) Write(b []byte) (int, error) {
	if o.err == nil {
		_, o.err = o.to.Write(b)
	}
	return len(b), nil
}

// fault is what to say of output that was lost, or nil.
func (o *output) fault() error {
	if o.err == nil {
		return nil
	}
	return fault.New(fault.Failed, "cmd.output-lost").Because(files.Reason(o.err))
}

// printJSON prints a versioned output, indented for reading.
func (p *program) printJSON(out any) error {
	encoder := json.NewEncoder(p.stdout)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}
