package cells

import "io"

// terminalFile is what the library takes for a terminal, when it is one.
type terminalFile interface {
	io.ReadWriteCloser
	Fd() uintptr
}

// file is a Writer that is still a file.
type file struct {
	*Writer
	terminalFile
}

// Write is the Writer's.
func (f file) Write(p []byte) (int, error) { return f.Writer.Write(p) }

// Output is what to hand to the library: a file where out is one, so that it finds the terminal's size and sets its
// modes.
func (w *Writer) Output() io.Writer {
	if f, ok := w.out.(terminalFile); ok {
		return file{w, f}
	}
	return w
}
