package main

import (
	"os/exec"
	"path/filepath"
	"runtime"

	"cirtkit/internal/fault"
)

// openFile shows a file that was just written in the program that the system has for it. It waits for nothing: the
// viewer stays when cirtkit has ended.
func (p *program) openFile(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	viewer := viewerOf(runtime.GOOS, p.env)
	if viewer == nil {
		return fault.New(fault.Failed, "cmd.open.no-viewer", "file", path)
	}
	cmd := exec.Command(viewer[0], append(viewer[1:], abs)...)
	if err := cmd.Start(); err != nil {
		return fault.New(fault.Failed, "cmd.open.no-viewer", "file", path).Because(err)
	}
	return cmd.Process.Release()
}

// viewerOf is the command, and its first arguments, that opens a file on a system; nil where there is no screen to
// show it on.
func viewerOf(system string, env func(string) string) []string {
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	case "darwin":
		return []string{"open"}
	}
	if env("DISPLAY") == "" && env("WAYLAND_DISPLAY") == "" {
		return nil
	}
	return []string{"xdg-open"}
}
