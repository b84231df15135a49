package wizard

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// On a question that takes a text each key means what it means elsewhere, until Enter or a paste opens the field.
func TestKeysOfATextQuestionAreThoseOfAll(t *testing.T) {
	r := open(t)
	r.at("facts.name")
	r.sees("Enter  writes the answer")
	r.press("m")
	if !r.onDisk().Answers["facts.name"].Marked {
		t.Errorf("m did not mark it:\n%s", r.app.View())
	}
	r.press("x") // means nothing here
	r.sees("Enter begins to write")
	if s := r.app.top().(*asking); s.typing {
		t.Error("a letter opened the field")
	}
	r.press("enter")
	r.write("dollars, m and q")
	r.press("enter")
	if a := r.answerTo("facts.name"); a.Text != "dollars, m and q" {
		t.Errorf("recorded %+v", a)
	}
	r.at("facts.name")
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(" and more"), Paste: true})
	r.press("enter")
	if a := r.answerTo("facts.name"); a.Text != "dollars, m and q and more" {
		t.Errorf("recorded %+v after a paste", a)
	}
}

// What a number is read as, and that it is out of bounds, is seen while it is typed; no message begins with an id.
func TestANumberIsReadWhileItIsTyped(t *testing.T) {
	r := open(t)
	r.at("facts.staff")
	r.press("5")
	r.sees("A number from 0 to 500 posts")
	r.press("0", "1")
	r.sees("501 is above 500, the highest that is taken.")
	r.press("enter")
	r.sees("501 is above 500, the highest that is taken.")
	if r.seen("facts.staff: 501") {
		t.Errorf("the message names the question that stands above it:\n%s", r.app.View())
	}
	r.press("backspace", ",", "5")
	r.sees("= 50.5 posts")
	money := bounds{unit: "EUR"}
	if got := money.words(lang.English(), "25000000.5"); got != "25,000,000.5 EUR" {
		t.Errorf("a number reads %q", got)
	}
	low, high := questionnaires.Decimal(1990*questionnaires.One), questionnaires.Decimal(2030*questionnaires.One)
	if got := (bounds{low: &low, high: &high}).words(lang.English(), "2026"); got != "2026" {
		t.Errorf("a year reads %q", got)
	}
}

func TestDatesAreReadInManyForms(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"2026-3-12", "2026-03-12"},
		{"25.3.2026", "2026-03-25"},
		{"3/25/2026", "2026-03-25"},
		{"3/3/2026", "2026-03-03"},
		{"5.1.2026", "5.1.2026"}, // day or month first is anybody's guess
		{"12 March 2026", "2026-03-12"},
		{"March 12, 2026", "2026-03-12"},
		{"12 mar. 2026", "2026-03-12"},
		{"12-Sept-2026", "2026-09-12"},
		{"2026 Sep 1", "2026-09-01"},
		{"2026年3月12日", "2026-03-12"},
		{"12 ma 2026", "12 ma 2026"}, // March or May
		{"31 February 2026", "31 February 2026"},
		{"March 2026", "March 2026"},
		{"2026", "2026"},
		{"the 12th", "the 12th"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := readDate(lang.English(), tt.typed); got != tt.want {
			t.Errorf("readDate(%q) = %q, want %q", tt.typed, got, tt.want)
		}
	}
}

// A date is moved by days and months, begins at today, and its weekday is seen before it is given.
func TestADateIsMovedByTheArrows(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"t", "2026-09-30"},
		{"up", "2026-09-30"},
		{"t up", "2026-10-01"},
		{"t down down", "2026-09-28"},
		{"t pgdown", "2026-08-30"},
		{"t pgup pgup pgup pgup pgup", "2027-02-28"}, // the last day where there is no 30th
	}
	for _, tt := range tests {
		r := open(t)
		r.at("facts.since")
		r.press("enter")
		r.press(strings.Fields(tt.keys)...)
		if got := r.app.top().(*asking).edit.text; got != tt.want {
			t.Errorf("%s gives %s, want %s", tt.keys, got, tt.want)
		}
		r.press("enter")
		if got := r.answerTo("facts.since").Date; got != tt.want {
			t.Errorf("%s recorded %s, want %s", tt.keys, got, tt.want)
		}
	}
	r := open(t)
	r.at("facts.since")
	r.press("1")
	r.write("2 march 2026")
	r.sees("= Thursday, 12 March 2026")
	r.press("enter")
	r.at("facts.since")
	r.sees("● Thursday, 12 March 2026")
}

// The reason of a change is asked for what others may have seen, not while one still tries which option it is.
func TestWhenAChangeIsNews(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("2")
	e, at := r.app.desk.entry("mandate.basis"), r.app.desk.entry("mandate.basis").At
	tests := []struct {
		name    string
		author  string
		session string
		after   time.Duration
		want    bool
	}{
		{"at once", "A. Officer", "", time.Second, false},
		{"a while later", "A. Officer", "", 11 * time.Minute, true},
		{"another author", "B. Officer", "", time.Second, true},
		{"in another session", "A. Officer", "s1", time.Second, true},
	}
	for _, tt := range tests {
		r.app.desk.session = tt.session
		if got := r.app.desk.earlier(e, tt.author, func() time.Time { return at.Add(tt.after) }); got != tt.want {
			t.Errorf("%s: asked is %v, want %v", tt.name, got, tt.want)
		}
	}
}
