package wizard

import (
	"testing"
	"testing/fstest"

	"cirtkit/internal/lang"
)

// A language that is chosen holds at once, on every screen that lies below.
func TestALanguageHoldsAtOnce(t *testing.T) {
	other := lang.Read("fr", fstest.MapFS{"wizard.json": {Data: []byte(`{
		"wizard.finish.title": "Terminer", "wizard.home.recent": "Récents", "wizard.finish.group.ways": "Puis", "wizard.menu.home": "Accueil"
	}`)}})
	r := open(t)
	r.press("L")
	f := r.app.top().(*form)
	r.app.speak(other)
	if f != r.app.top() {
		t.Fatal("the screen on top is another")
	}
	r.press("esc", "t")
	r.sees("Terminer", "Puis", "Accueil")
	r.press("h")
	r.sees("Récents")
}
