package wizard

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// slow gives a part of a file each time that the test says so.
type slow struct {
	part  []byte
	parts chan struct{} // one for each part; closed at the end
}

func (s *slow) Read(b []byte) (int, error) {
	if _, ok := <-s.parts; !ok {
		return 0, io.EOF
	}
	return copy(b, s.part), nil
}

func (s *slow) Close() error { return nil }

// slowFile makes every file of a rig a slow one of a size; its readings run beside the test.
func (r *rig) slowFile(part, size int) (s *slow, ended chan hashed) {
	s, ended = &slow{part: bytes.Repeat([]byte("x"), part), parts: make(chan struct{}, size/part)}, make(chan hashed, 1)
	r.app.openFile = func(string) (io.ReadCloser, int64, error) { return s, int64(size), nil }
	return s, ended
}

// readBeside runs the reading of the record at the cursor beside the test, as a terminal would.
func (r *rig) readBeside(ended chan hashed) {
	r.hold = true
	r.press("c")
	r.hold = false
	held := r.held
	r.held = nil
	var beside func(c tea.Cmd)
	beside = func(c tea.Cmd) {
		if c == nil {
			return
		}
		switch msg := c().(type) {
		case tea.BatchMsg:
			for _, c := range msg {
				go beside(c)
			}
		case hashed:
			ended <- msg
		}
	}
	for _, c := range held {
		go beside(c)
	}
}

// While a large file is read the screen stays live, says how far it is and how fast, and takes what was read.
func TestALargeFileIsReadBesideTheWork(t *testing.T) {
	r := open(t)
	r.records()
	const part, parts = 1 << 20, 40
	s, ended := r.slowFile(part, part*parts)
	r.press("E")
	r.readBeside(ended)
	job := r.app.readings[0]
	for range parts / 4 {
		s.parts <- struct{}{}
	}
	for job.done.Load() < part*parts/4 { // the reading runs beside
		runtime.Gosched()
	}
	r.send(readingTick{job})
	r.sees("Reading decree.pdf: 25% of 42 MB", "MB/s", "ctrl+x stop")
	r.press("down", "up", "esc")
	r.at("mandate.basis")
	r.press("2")
	if got := r.answerTo("mandate.basis").Option; got != "2" {
		t.Errorf("answered %q while the file was read", got)
	}
	for range parts - parts/4 {
		s.parts <- struct{}{}
	}
	close(s.parts)
	r.send(<-ended)
	sum := sha256.Sum256(bytes.Repeat([]byte("x"), part*parts))
	if e := r.onDisk().Evidence[0]; e.SHA256 != hex.EncodeToString(sum[:]) || len(e.Supports) != 2 {
		t.Errorf("recorded %+v", e)
	}
	if strings.Contains(r.app.View(), "ctrl+x") {
		t.Errorf("it is still being read:\n%s", r.app.View())
	}
}

// A reading is stopped by a key; the record stays as it is.
func TestReadingIsStopped(t *testing.T) {
	r := open(t)
	r.records()
	s, ended := r.slowFile(1<<20, 40<<20)
	r.press("E")
	r.readBeside(ended)
	s.parts <- struct{}{}
	r.send(tea.KeyMsg{Type: tea.KeyCtrlX})
	s.parts <- struct{}{} // the part that it waits for
	r.send(<-ended)
	r.sees("Stopped reading decree.pdf")
	if e := r.onDisk().Evidence[0]; e.SHA256 != "" || e.File != "decree.pdf" || len(r.app.readings) != 0 {
		t.Errorf("recorded %+v", e)
	}
}

// A file of 300 MB that takes no room is recorded at once and hashed after; later it is the same, another, or gone.
func TestAFileOf300MBIsRecordedAndChecked(t *testing.T) {
	r := open(t)
	path := filepath.Join(r.dir, "scan.iso")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(300 << 20); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	r.at("mandate.basis")
	r.press("e", "a")
	r.write("Scan")
	fm := r.app.top().(*form)
	for i, x := range fm.shown() {
		if x.id == "file" {
			fm.focus(i)
		}
	}
	r.write("scan.iso") // beside the assessment
	r.press("ctrl+s")
	e := r.onDisk().Evidence[0]
	if sum, err := hashOf(context.Background(), io.LimitReader(zero{}, 300<<20), func(int64) {}); err != nil || e.SHA256 != sum || e.File != "scan.iso" {
		t.Errorf("recorded %+v, want the hash %s", e, sum)
	}
	r.press("c")
	r.sees("is the file that was recorded")
	if err := os.WriteFile(path, []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.press("c")
	r.sees("has changed since it was recorded")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.press("c")
	r.sees("not found")
	r.press("esc", "E", "C")
	r.sees("Files checked: 0 unchanged, 0 changed, 1 not found")
}

type zero struct{}

func (zero) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// A file that is not there brings the form back as it was filled in, with the reason beside the field.
func TestAFileThatIsNotThere(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("e", "a")
	r.write("Scan")
	fm := r.app.top().(*form)
	for i, x := range fm.shown() {
		if x.id == "file" {
			fm.focus(i)
		}
	}
	r.write("none.pdf")
	r.press("ctrl+s")
	f, ok := r.app.top().(*form)
	if !ok || f.wrong != "file" || f.values()["reference"] != "Scan" || len(r.app.desk.state.Evidence) != 0 {
		t.Fatalf("the screen:\n%s", r.app.View())
	}
	r.press("esc")
	if _, ok := r.app.top().(*form); !ok {
		t.Error("what was filled in is lost without a question")
	}
	r.press("ctrl+w", "ctrl+u", "ctrl+s")
	if got := r.onDisk().Evidence; len(got) != 1 || got[0].Reference != "Scan" {
		t.Errorf("recorded %+v", got)
	}
}

func TestCheckingInTheLineMode(t *testing.T) {
	cfg := newFile(t)
	path := filepath.Join(filepath.Dir(cfg.Path), "a.txt")
	if err := os.WriteFile(path, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := plainRun(t, cfg, "register", "1", "Paper", "", "", "", "", "", "", "a.txt", "register", "3", "check", "quit")
	if err != nil {
		t.Fatal(err)
	}
	ev := stateOf(t, cfg.Path).Evidence
	if len(ev) != 1 || !strings.HasPrefix(ev[0].SHA256, "ba7816bf") || !strings.Contains(out, "a.txt is the file that was recorded") {
		t.Errorf("recorded %+v\n%s", ev, out)
	}
}
