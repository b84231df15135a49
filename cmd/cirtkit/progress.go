package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"cirtkit/internal/text"
)

// quiet is how long a command may take before it tells what it is at.
const quiet = 400 * time.Millisecond

// progress tells what a command is at, on one line that goes away again. Most commands end before it says anything.
type progress struct {
	mu    sync.Mutex
	doing string
	done  chan struct{}
	ended sync.WaitGroup
}

// progress begins to watch over slow work. Without a terminal to tell it on, nothing is told.
func (p *program) progress() *progress {
	if !isTerminal(p.stderr) || p.env("TERM") == "dumb" {
		return &progress{}
	}
	ticker := time.NewTicker(quiet)
	w := watch(p.stderr, ticker.C, p.now)
	done := w.done
	w.ended.Go(func() { <-done; ticker.Stop() })
	return w
}

// watch tells at each tick what is being done and for how long.
func watch(to io.Writer, ticks <-chan time.Time, now func() time.Time) *progress {
	done := make(chan struct{})
	w := &progress{done: done}
	begun := now()
	w.ended.Go(func() {
		wide := 0
		defer func() {
			if wide > 0 {
				fmt.Fprintf(to, "\r%s\r", strings.Repeat(" ", wide))
			}
		}()
		for {
			select {
			case <-done:
				return
			case <-ticks:
			}
			w.mu.Lock()
			line := w.doing
			w.mu.Unlock()
			if line == "" {
				continue
			}
			if s := int(now().Sub(begun).Seconds()); s > 0 {
				line = fmt.Sprintf("%s %d s", line, s)
			}
			line = text.Fit(line, 79, "…")
			fmt.Fprintf(to, "\r%s%s", line, strings.Repeat(" ", max(0, wide-text.Width(line))))
			wide = max(wide, text.Width(line))
		}
	})
	return w
}

// at says what is being done from now on.
func (w *progress) at(doing string) {
	w.mu.Lock()
	w.doing = doing
	w.mu.Unlock()
}

// end takes the line away. It may be called more than once.
func (w *progress) end() {
	w.mu.Lock()
	done := w.done
	w.done = nil
	w.mu.Unlock()
	if done != nil {
		close(done)
		w.ended.Wait()
	}
}
