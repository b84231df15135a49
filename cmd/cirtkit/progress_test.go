package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// lockedBuffer can be read while it is written.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestProgressTellsAndGoesAway(t *testing.T) {
	var out lockedBuffer
	ticks := make(chan time.Time)
	clock := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	var mu sync.Mutex
	w := watch(&out, ticks, func() time.Time { mu.Lock(); defer mu.Unlock(); return clock })
	ticks <- clock // nothing is being done yet: nothing is told
	w.at("reading the assessment …")
	ticks <- clock
	ticks <- clock // the line of the tick before is out by now
	mu.Lock()
	clock = clock.Add(3 * time.Second)
	mu.Unlock()
	w.at("writing …")
	ticks <- clock
	ticks <- clock
	w.end()
	w.end()
	got := out.String()
	if !strings.HasPrefix(got, "\rreading the assessment …\r") || !strings.Contains(got, "\rwriting … 3 s") {
		t.Errorf("it told %q", got)
	}
	if last := got[strings.LastIndex(strings.TrimSuffix(got, "\r"), "\r"):]; strings.TrimSpace(last) != "" {
		t.Errorf("it left %q", last)
	}
}

func TestNothingIsToldAtOnce(t *testing.T) {
	var out lockedBuffer
	w := watch(&out, make(chan time.Time), time.Now)
	w.at("reading the assessment …")
	w.end()
	if out.String() != "" {
		t.Errorf("it told %q", out.String())
	}
	// Without a terminal there is nothing to watch.
	p := &program{stderr: &out, env: noEnvironment}
	quietly := p.progress()
	quietly.at("x")
	quietly.end()
	if out.String() != "" {
		t.Errorf("it told %q", out.String())
	}
}

func TestViewerOf(t *testing.T) {
	screen := func(name string) string { return map[string]string{"DISPLAY": ":0"}[name] }
	for system, want := range map[string]string{"windows": "rundll32 url.dll,FileProtocolHandler", "darwin": "open", "linux": "xdg-open"} {
		if got := strings.Join(viewerOf(system, screen), " "); got != want {
			t.Errorf("on %s: %q", system, got)
		}
	}
	if viewerOf("linux", noEnvironment) != nil {
		t.Error("without a screen there is nothing to show a file in")
	}
}
