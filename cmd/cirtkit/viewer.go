package main

import (
	"os/exec"
	"path/filepath"
	"runtime"
)

// openFile shows a file that was just written in the program that the system has for it, or says that there is none.
// It waits for nothing: the viewer stays when cirtkit has ended.
func (p *program) openFile(path string) {
	abs, err := filepath.Abs(path)
	viewer := viewerOf(runtime.GOOS, p.env)
	if err == nil && viewer != nil {
		cmd := exec.Command(viewer[0], append(viewer[1:], abs)...)
		if err = cmd.Start(); err == nil {
			cmd.Process.Release() // it may go on; an error would be no news for anybody
			return
		}
	}
	p.printLine(p.stderr, p.t("cmd.open.no-viewer", "file", path))
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
