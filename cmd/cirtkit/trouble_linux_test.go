package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// The disk is full: that is said, what was written half is taken back, and with room again everything is saved.
func TestTheDiskIsFull(t *testing.T) {
	dir := smallDisk(t, "256k")
	term := team(t, dir, nil)
	path := filepath.Join(dir, "team.cirt")
	fill(t, filepath.Join(dir, "fill"))
	note := strings.TrimSpace(strings.Repeat("Signed in May. ", 600)) // more than is left of the file's last block
	play(t, term, []keystroke{
		{"f", []string{"goes into reports"}},
		{"\x1b[200~" + note + "\x1b[201~", []string{"Signed in May."}},
		{ctrlS, []string{"NOT SAVED", "no space left", "1 change"}},
		{"2", []string{"2 changes"}},
	}, true)
	holds(t, path, map[string]string{"status.exists": "decided", "mandate.basis": ""}) // whole, without what is not saved
	if err := os.Remove(filepath.Join(dir, "fill")); err != nil {
		t.Fatal(err)
	}
	play(t, term, []keystroke{{"R", nil}}, true)
	gone(t, term, "NOT SAVED")
	leave(t, term)
	holds(t, path, map[string]string{"mandate.basis": "2", "mandate.basis finding": note})
}

// Killed on a full disk, the program leaves a file that opens; on another disk it goes on.
func TestAnotherDisk(t *testing.T) {
	dir := smallDisk(t, "256k")
	term := team(t, dir, nil)
	path := filepath.Join(dir, "team.cirt")
	fill(t, filepath.Join(dir, "fill"))
	play(t, term, []keystroke{
		{"f", []string{"goes into reports"}},
		{"\x1b[200~" + strings.Repeat("Signed in May. ", 600) + "\x1b[201~", []string{"Signed in May."}},
		{ctrlS, []string{"NOT SAVED"}},
		{"2", []string{"2 changes"}},
	}, true)
	other := filepath.Join(t.TempDir(), "other.cirt")
	play(t, term, []keystroke{
		{"A", []string{"Save elsewhere", "-2.cirt"}}, // which is proposed
		{"\x15", nil},
		{"team2.cirt", []string{"team2.cirt"}},
		{ctrlS, []string{"no space left", "NOT SAVED"}}, // no better
		{"A", []string{"Save elsewhere", "-2.cirt"}},    // which is proposed
		{"\x15", nil},
		{other, []string{"other.cirt"}},
		{ctrlS, []string{"Everything is saved in"}},
		{"y", nil},
	}, true)
	countedAs(t, term, 3)
	term.Kill()
	holds(t, other, map[string]string{"status.exists": "decided", "mandate.basis": "2", "mandate.head": "yes"})
	holds(t, path, map[string]string{"status.exists": "decided"})
	if _, err := os.Stat(filepath.Join(dir, "team2.cirt")); !os.IsNotExist(err) {
		t.Errorf("something stayed of the place that was full (%v)", err)
	}
}

// smallDisk is a folder on a disk of its own.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a disk of its own needs the right to mount one: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// fill writes a file until the disk is full.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for block := bytes.Repeat([]byte{1}, 4096); err == nil; {
		_, err = f.Write(block)
	}
}

// A folder that may not be written to, by somebody who is not root: the file is read, and nothing is shown as saved.
func TestAFolderThatMayNotBeWrittenTo(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("another user is needed, since the file's owner may do anything; only root can become one")
	}
	dir := t.TempDir()
	team(t, dir, nil).Kill()
	path := filepath.Join(dir, "team.cirt")
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"assess", path, "--as", "B"}, {"answer", path, "--as", "B", "mandate.basis=1"}} {
		cmd := asNobody(t, args...)
		if args[0] == "answer" {
			out, err := cmd.CombinedOutput()
			if err == nil || len(out) == 0 {
				t.Errorf("answer: %v\n%s", err, out)
			}
			continue
		}
		term := onTerminal(t, cmd, 100, 30, "may not be opened by this user", "for reading only")
		play(t, term, []keystroke{{"1", []string{"READ ONLY", "Which instrument"}}, {"2", []string{"READ ONLY", "nothing can be changed"}}}, true)
		if strings.Contains(term.Text(), "saved ") {
			t.Errorf("something is shown as saved:\n%s", term.Text())
		}
		leave(t, term)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, before) {
		t.Errorf("something was written: %v", err)
	}
}

// asNobody is a command as a user who owns nothing.
func asNobody(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := programCommand(t, args...)
	const nobody = 65534
	home := t.TempDir()
	if err := os.Chown(home, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	cmd.Env = append(cmd.Env, "CIRTKIT_HOME="+home)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	// The folders of a test, and of the program under test, are closed to others.
	for _, path := range append(args, cmd.Path, cmd.Dir, home) {
		for dir := filepath.Dir(path); strings.HasPrefix(dir, os.TempDir()+"/"); dir = filepath.Dir(dir) {
			if err := os.Chmod(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	return cmd
}
