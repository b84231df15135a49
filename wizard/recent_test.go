package wizard

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
)

func TestAgo(t *testing.T) {
	now := time.Date(2026, 9, 30, 14, 2, 0, 0, time.UTC)
	for at, want := range map[time.Time]string{
		now.Add(-2 * time.Hour):    "today 12:02",
		now.Add(-15 * time.Hour):   "yesterday",
		now.AddDate(0, 0, -3):      "3 days ago",
		now.AddDate(0, 0, -7):      "23 September 2026",
		now.AddDate(0, 0, 2):       "2 October 2026", // of another clock
		now.AddDate(-1, 0, 0):      "30 September 2025",
		now.Add(-39 * time.Hour):   "2 days ago", // one day and a half, and yet the day before yesterday
		now.Add(9*time.Hour + 1e9): "today 23:02",
	} {
		if got := ago(lang.English(), at, now); got != want {
			t.Errorf("%v is %q, want %q", at, got, want)
		}
	}
}

// A drive that does not answer keeps nothing waiting.
func TestADriveThatDoesNotAnswer(t *testing.T) {
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	stat := func(string) (fs.FileInfo, error) { <-never; return nil, nil }
	if got := whereIs(stat, "x", time.Millisecond); got != away {
		t.Errorf("it is %v, want away", got)
	}
	if got := whereIs(os.Stat, t.TempDir(), time.Minute); got != there {
		t.Errorf("a file that is there is %v", got)
	}
}

// A file of the list that is gone can be found again, and takes its place in the list; or it is taken off.
func TestAFileOfTheListThatIsGone(t *testing.T) {
	r := open(t)
	path := r.app.desk.path
	moved := filepath.Join(r.dir, "moved.cirt")
	r.press("q")
	if err := os.Rename(path, moved); err != nil {
		t.Fatal(err)
	}
	cfg := r.app.cfg
	cfg.Path = ""
	n := newRig(t, cfg)
	n.size(100, 30)
	n.sees("Examplia", "file not found")
	n.press("1")
	n.sees("This file is not there any more", path)
	n.press("1", "ctrl+u")
	n.write(moved)
	n.press("enter")
	if n.app.desk == nil || n.app.desk.path != moved {
		t.Fatalf("not opened:\n%s", n.app.View())
	}
	n.press("q")
	if got := settings.Load(cfg.Settings).Recent; len(got) != 1 || got[0].Path != moved {
		t.Errorf("the list holds %+v", got)
	}

	if err := os.Remove(moved); err != nil {
		t.Fatal(err)
	}
	out, err := plainRun(t, cfg, "quit")
	if err != nil || !strings.Contains(out, "file not found") {
		t.Errorf("%v\n%s", err, out)
	}
	n = newRig(t, cfg)
	n.press("1", "2")
	n.sees("Welcome")
	if got := settings.Load(cfg.Settings).Recent; len(got) != 0 {
		t.Errorf("the list still holds %+v", got)
	}
}

// A window that is closed under the wizard, or a program that is killed, leaves the home screen right: how far the
// file is, and where one was.
func TestAnInterruptedFileIsRememberedAsItIs(t *testing.T) {
	remembered := func(r *rig) settings.Recent {
		t.Helper()
		all := settings.Load(r.app.cfg.Settings).Recent
		if len(all) == 0 {
			t.Fatal("nothing is remembered")
		}
		return all[0]
	}
	r := open(t)
	r.at("mandate.basis")
	r.press("3")
	at := r.app.top().(*asking).id
	if err := r.app.settle(time.Minute, false); err != nil {
		t.Fatal(err)
	}
	if got := remembered(r); got.Answered != 1 || got.Question != at {
		t.Errorf("closed: %d answered, at %q; want 1, at %q", got.Answered, got.Question, at)
	}

	r = open(t)
	now := r.app.cfg.Now().Add(2 * notedEvery)
	r.app.cfg.Now = func() time.Time { return now }
	r.at("mandate.basis")
	r.press("3")
	if got := remembered(r); got.Answered != 1 {
		t.Errorf("killed: %d answered, want 1", got.Answered)
	}
}
