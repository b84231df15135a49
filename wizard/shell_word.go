package wizard

import (
	"runtime"
	"strings"
	"unicode"
)

// shellWord is a path as it can be pasted into a command line here. The name of a file may come from a stranger, and
// must stay a name: in double quotes a shell of Unix would carry out what it holds, such as $(…).
func shellWord(path string) string { return shellWordOf(path, runtime.GOOS) }

func shellWordOf(path, system string) string {
	path = strings.Map(func(r rune) rune { // a line end would pass for a line of the program's own; nobody pastes such a name
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, path)
	if strings.HasPrefix(path, "-") { // else taken for a flag
		path = "./" + path
	}
	if !strings.ContainsFunc(path, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(`-_./:+,@=`, r) && (r != '\\' || system != "windows")
	}) {
		return path
	}
	if system == "windows" { // where no name holds a quote
		return `"` + path + `"`
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
