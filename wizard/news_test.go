package wizard

import (
	"strings"
	"testing"
)

// In the smallest window, with a disk that fails and a reader who wants to leave nonetheless, the news takes nearly all
// the room there is. Every screen that a question leads to can still be drawn.
func TestEveryScreenUnderALotOfNews(t *testing.T) {
	for _, b := range questionKeys {
		for _, k := range b.keys {
			if questionKeys.action(k) == "quit" || questionKeys.action(k) == "home" {
				continue
			}
			r, d, _ := onDrive(t)
			r.press("2")
			d.fails = errMood
			r.press("y")
			r.size(minWidth, minHeight)
			r.at("mandate.basis")
			for _, then := range [][]string{{k}, {"ctrl+q"}, {"down", "ctrl+q"}} {
				r.press(then...)
				if r.quit {
					break
				}
				if n := strings.Count(r.app.View(), "\n") + 1; n != minHeight {
					t.Errorf("after %s, %s: %d lines in a window of %d:\n%s", k, then, n, minHeight, r.app.View())
				}
			}
		}
	}
}
