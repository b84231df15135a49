package cellstest

import (
	"fmt"
	"io"
)

// Sender is what stands between the library and a terminal.
type Sender interface {
	io.Writer
	Resized(w, h int)
}

// Pair is one library before two terminals of each kind: what it writes goes to one as it is, and to the other through
// a Sender.
type Pair struct {
	Library *Library
	Sender  Sender
	Came    int // bytes from the library
	Sent    int // and from the Sender
	Writes  int // of the Sender

	plain, through []*Screen
}

// counting counts what is written.
type counting struct {
	to            io.Writer
	bytes, writes *int
}

func (c counting) Write(p []byte) (int, error) {
	*c.bytes += len(p)
	*c.writes++
	return c.to.Write(p)
}

// NewPair makes the terminals, of a size; the Sender is told it when the library has started.
func NewPair(w, h int, sender func(io.Writer) Sender, kinds ...Widths) *Pair {
	p := &Pair{}
	var plain, through []io.Writer
	for _, widths := range kinds {
		a, b := NewScreen(w, h, widths), NewScreen(w, h, widths)
		p.plain, p.through = append(p.plain, a), append(p.through, b)
		plain, through = append(plain, a), append(through, b)
	}
	p.Sender = sender(counting{io.MultiWriter(through...), &p.Sent, &p.Writes})
	p.Library = &Library{Out: counting{io.MultiWriter(append(plain, p.Sender)...), &p.Came, new(int)}}
	p.Library.Resize(w, h)
	return p
}

// EraseInOwn makes terminals of them that erase in their own ground.
func (p *Pair) EraseInOwn() {
	for i := range p.plain {
		p.plain[i].ErasesInOwn, p.through[i].ErasesInOwn = true, true
	}
}

// Turn changes the size of the terminals alone.
func (p *Pair) Turn(w, h int) {
	for i := range p.plain {
		p.plain[i].Resize(w, h)
		p.through[i].Resize(w, h)
	}
}

// Resize is what happens once the program knows the size.
func (p *Pair) Resize(w, h int) {
	p.Sender.Resized(w, h)
	p.Library.Resize(w, h)
}

// Wrapped is how often a text ran over the end of its line as the library wrote it: the terminal takes it for wider than
// the library does, and then both are wrong until all is drawn anew.
func (p *Pair) Wrapped() int {
	n := 0
	for _, s := range p.plain {
		n += s.Wrapped
	}
	return n
}

// Difference says where what two terminals of a kind show differs, in words, or "".
func (p *Pair) Difference() string {
	for i := range p.plain {
		if d := p.plain[i].Difference(p.through[i]); d != "" {
			return fmt.Sprintf("terminal %d: %s", i, d)
		}
		if odd := p.through[i].Odd; len(odd) > len(p.plain[i].Odd) {
			return fmt.Sprintf("terminal %d: sequences that a terminal may not know: %q", i, odd)
		}
	}
	return ""
}
