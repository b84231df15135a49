//go:build linux || darwin

package assessment

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"cirtkit/internal/fault"
)

// The test binary is also the program that is killed: with these variables set it is a writer.
const (
	envWriter = "CIRTKIT_TEST_WRITER" // path of the file
	envMode   = "CIRTKIT_TEST_MODE"   // "answer" or "full"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(envWriter); path != "" {
		os.Exit(writer(path, os.Getenv(envMode)))
	}
	os.Exit(m.Run())
}

func writer(path, mode string) int {
	f, err := Open(path, Options{Author: "Ada"})
	if err != nil {
		fmt.Println("error", err)
		return 1
	}
	if mode == "full" {
		return fillDisk(f)
	}
	for i := 0; ; i++ {
		intents := make([]Intent, 1+i%3)
		names := make([]string, len(intents))
		for k := range intents {
			names[k] = fmt.Sprintf("%d-%d-%d", os.Getpid(), i, k)
			intents[k] = SetFinding("mandate.review", names[k])
		}
		if _, err := f.Save(intents...); err != nil {
			fmt.Println("error", err)
			return 1
		}
		// Only now is it shown as saved.
		fmt.Println("saved", strings.Join(names, " "))
	}
}

// A kill at any moment loses nothing that was shown as saved, and the file opens again by itself.
func TestKilledAtAnyMoment(t *testing.T) {
	f := newFile(t)
	path := f.Path()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	const kills = 200
	shown := map[string]bool{}
	random := rand.New(rand.NewPCG(1, 2))
	for range kills {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), envWriter+"="+path, envMode+"=answer")
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		read := func() bool {
			if !lines.Scan() {
				return false
			}
			names, ok := strings.CutPrefix(lines.Text(), "saved ")
			if !ok {
				t.Fatalf("the writer says %q", lines.Text())
			}
			for name := range strings.FieldsSeq(names) {
				shown[name] = true
			}
			return true
		}
		// A random number of saves, then a random stretch of the next one.
		for range random.IntN(8) {
			read()
		}
		for range random.IntN(100_000) {
			_ = random.Uint64()
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for read() { // what it had shown before it died counts
		}
		cmd.Wait()
	}
	again := mustOpen(t, path, "Ada")
	if len(again.Damage()) > 0 {
		t.Fatalf("damage: %v", again.Damage())
	}
	found := map[string]bool{}
	for _, a := range again.Log().Acts {
		text, err := strconv.Unquote(string(a.Sets()[0].Value))
		if err != nil {
			t.Fatal(err)
		}
		found[text] = true
	}
	if len(shown) < kills {
		t.Errorf("only %d answers were shown as saved: the test shows nothing", len(shown))
	}
	for name := range shown {
		if !found[name] {
			t.Errorf("%s was shown as saved and is not in the file", name)
		}
	}
	if s := again.State(); s.Ends != 1 || s.Acts < len(shown) {
		t.Errorf("%d acts with %d ends, at least %d expected", s.Acts, s.Ends, len(shown))
	}
}

// A lock goes with the process that held it.
func TestAKillReleasesTheLock(t *testing.T) {
	f := newFile(t)
	f.Close()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), envWriter+"="+f.Path(), envMode+"=answer")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the writer wrote nothing")
	}
	_, err = Open(f.Path(), fixed("Grace"))
	held := wantFault(t, err, fault.Failed, "assessment.locked")
	if fmt.Sprint(held.Facts[5]) != fmt.Sprint(cmd.Process.Pid) {
		t.Errorf("the lock is said to be held by process %v, want %d", held.Facts[5], cmd.Process.Pid)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	mustSave(t, mustOpen(t, f.Path(), "Grace"), words(t, "x"))
}

// A disk that is really full, here by a limit on the size of files: the save fails, the file is as it
// was, and when there is room again everything is saved.
func TestDiskFull(t *testing.T) {
	f := newFile(t)
	f.Close()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), envWriter+"="+f.Path(), envMode+"=full")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if bytes.HasPrefix(out, []byte("skip")) {
		t.Skip(string(out))
	}
	s := mustRead(t, f.Path()).State()
	if s.Ends != 1 || s.Answers["mandate.review"].Finding != "after" {
		t.Errorf("the file says %s", asJSON(t, s))
	}
}

func fillDisk(f *File) int {
	signal.Ignore(syscall.SIGXFSZ)
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		fmt.Println("skip: no limit on the size of files:", err)
		return 0
	}
	small := was
	small.Cur = uint64(f.at.Load().size) + 1000
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
		fmt.Println("skip: no limit on the size of files:", err)
		return 0
	}
	saved := 0
	for {
		_, err := f.Save(SetFinding("mandate.review", strings.Repeat("x", 50+saved)))
		if err == nil {
			if saved++; saved > 100 {
				fmt.Println("the limit was never reached")
				return 1
			}
			continue
		}
		var failed *fault.Fault
		if !errors.As(err, &failed) || failed.Key != "assessment.not-saved" || !errors.Is(err, syscall.EFBIG) {
			fmt.Println("the save failed with", err)
			return 1
		}
		break
	}
	info, err := os.Stat(f.Path())
	if err != nil || info.Size() != f.at.Load().size || f.State().Acts != saved || saved == 0 {
		fmt.Println("after the failed save:", info.Size(), f.at.Load().size, f.State().Acts, saved, err)
		return 1
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		fmt.Println(err)
		return 1
	}
	if _, err := f.Save(SetFinding("mandate.review", "after")); err != nil {
		fmt.Println("with room again:", err)
		return 1
	}
	if err := f.Close(); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}
