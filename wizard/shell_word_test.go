package wizard

import (
	"os/exec"
	"testing"
)

func TestShellWord(t *testing.T) {
	tests := []struct{ path, system, want string }{
		{"examplia.cirt", "linux", "examplia.cirt"},
		{"/tmp/a b.cirt", "linux", "'/tmp/a b.cirt'"},
		{"نموذج.cirt", "linux", "نموذج.cirt"},
		{"-rf.cirt", "linux", "./-rf.cirt"},
		{"$(id).cirt", "linux", "'$(id).cirt'"},
		{"a'b`c.cirt", "linux", `'a'\''b` + "`c.cirt'"},
		{"a\nhint: b.cirt", "linux", "'a\uFFFDhint: b.cirt'"},
		{`a\b.cirt`, "linux", `'a\b.cirt'`},
		{`C:\Users\A B\x.cirt`, "windows", `"C:\Users\A B\x.cirt"`},
		{`C:\x.cirt`, "windows", `C:\x.cirt`},
	}
	for _, tt := range tests {
		if got := shellWordOf(tt.path, tt.system); got != tt.want {
			t.Errorf("shellWordOf(%q, %s) = %s, want %s", tt.path, tt.system, got, tt.want)
		}
	}
}

// A shell reads a word back as the path that it stands for, whatever the name of the file holds.
func TestAShellReadsTheWordBack(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	for _, path := range []string{"/a/$(echo x)/`echo y`.cirt", "/a/b c;echo z&.cirt", `/a/'"'"\.cirt`, "/~/*?[a]!#.cirt", "/a/$HOME.cirt"} {
		out, err := exec.Command(sh, "-c", "printf %s "+shellWordOf(path, "linux")).Output()
		if err != nil || string(out) != path {
			t.Errorf("%q is read back as %q (%v)", path, out, err)
		}
	}
}
