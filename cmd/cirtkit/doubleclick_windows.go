package main

import (
	"fmt"
	"os"

	"github.com/inconshreveable/mousetrap"

	"cirtkit/internal/lang"
)

// waitIfDoubleClicked keeps the console window of a double-click open after an error, which would
// close it before anybody has read the message.
func waitIfDoubleClicked(code int) {
	if code == exitDone || !mousetrap.StartedByExplorer() {
		return
	}
	words, err := chooseLanguage(nil, os.Getenv)
	if err != nil {
		words = lang.English()
	}
	fmt.Fprint(os.Stderr, words.T("cmd.press-enter"))
	_, _ = os.Stdin.Read(make([]byte, 1)) // whatever comes, or nothing, the program ends
}
