package wizard

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
)

// held is a rig on a file that is still being read when the first keys come.
func held(t *testing.T, cfg Config) *rig {
	t.Helper()
	r := &rig{t: t, app: newApp(cfg), hold: true}
	r.app.later = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	r.app.theme = theme{}
	r.run(r.app.Init())
	return r
}

// What is typed while the file is being read answers its first question; at home "1" would open another file.
func TestKeysWaitForTheFile(t *testing.T) {
	made := open(t)
	made.press("ctrl+q")
	cfg := made.app.cfg
	other := filepath.Join(made.dir, "other.cirt")
	keep(t, cfg, settings.Recent{Path: other})

	r := held(t, cfg)
	r.size(80, 24)
	r.press("/")
	r.write("legal")
	r.press("enter", "2")
	r.release()
	if got := r.answerTo("mandate.basis"); got.State != questionnaires.Answered || got.Option != "2" {
		t.Errorf("mandate.basis is %+v", got)
	}
	_ = r.app.desk.file.Close()
}

// A draft that was found is thrown away by nobody who could not see it.
func TestKeysThatWaitedThrowNoDraftAway(t *testing.T) {
	made := open(t)
	made.at("mandate.basis")
	made.press("e", "a")
	made.write("Decree 12")
	_ = made.app.settle(time.Minute, false)
	r := held(t, made.app.cfg)
	r.press("2", "2")
	r.release()
	r.sees("half filled in was found", "Decree 12")
	r.press("1", "ctrl+s")
	if e := r.onDisk().Evidence; len(e) != 1 || e[0].Reference != "Decree 12" {
		t.Errorf("recorded %+v", e)
	}
	_ = r.app.desk.file.Close()
}

// A file that can't be read leaves the keys without a meaning; and leaving waits for no file.
func TestKeysForAFileThatDoesNotCome(t *testing.T) {
	made := open(t)
	made.press("ctrl+q")
	cfg := made.app.cfg
	cfg.Path = filepath.Join(made.dir, "broken.cirt")
	if err := os.WriteFile(cfg.Path, []byte("no assessment\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	keep(t, cfg, settings.Recent{Path: filepath.Join(made.dir, "examplia.cirt")})
	r := held(t, cfg)
	r.press("1", "1")
	r.release()
	if r.app.desk != nil {
		t.Error("a key that was meant for one file opened another")
	}
	r = held(t, cfg)
	r.press("ctrl+q")
	r.release()
	if !r.quit {
		t.Error("ctrl+q waited for the file")
	}
}
