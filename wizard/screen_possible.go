package wizard

import "runtime"

// ScreenPossible says whether the full screen can be used: standard input and output are terminals,
// TERM names one that can move its cursor (Windows consoles leave TERM empty), and the reader has not
// asked for line mode with CIRTKIT_PLAIN or ACCESSIBLE. Where it is false, Plain is the way.
func ScreenPossible(stdinTerminal, stdoutTerminal bool, env func(string) string) bool {
	return screenPossible(stdinTerminal, stdoutTerminal, env, runtime.GOOS)
}

func screenPossible(stdin, stdout bool, env func(string) string, system string) bool {
	if !stdin || !stdout || env("CIRTKIT_PLAIN") != "" || env("ACCESSIBLE") != "" {
		return false
	}
	switch env("TERM") {
	case "dumb":
		return false
	case "":
		return system == "windows"
	}
	return true
}
