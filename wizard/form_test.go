package wizard

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// everyKind is a form with a field of each kind.
func everyKind(sent *values) *form {
	return newForm(form{
		title: "Trial", submitLabel: "Send",
		fields: []*field{
			{id: "name", label: "Name", required: true},
			{id: "few", label: "Few", kind: oneOfField, options: []choice{{"a", "First"}, {"b", "Second"}}},
			{id: "many", label: "Many", kind: someOfField, options: []choice{{"x", strings.Repeat("long ", 9) + "x"}, {"y", "Yonder"}, {"z", "Zone"}}},
			{id: "people", label: "People", several: true, suggest: lastOf([]string{"Head", "Legal adviser", "Clerk"})},
			{id: "day", label: "Day", kind: dateField},
			{id: "story", label: "Story", kind: manyField, hint: "As long as it takes"},
		},
		submit: func(_ *app, v values) tea.Cmd { *sent = v; return nil },
	})
}

// spotOf is where a text stands on the screen.
func (r *rig) spotOf(text string) (x, y int) {
	r.t.Helper()
	for y, l := range strings.Split(r.app.View(), "\n") {
		if at := strings.Index(l, text); at >= 0 {
			return width(l[:at]), y
		}
	}
	r.t.Fatalf("%q is not on the screen:\n%s", text, r.app.View())
	return 0, 0
}

func (r *rig) clickOn(text string) {
	r.t.Helper()
	x, y := r.spotOf(text)
	r.send(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
}

// Leaving asks only while something stands that was not there before.
func TestAFormAsksOnlyForWhatIsTyped(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		asks bool
	}{
		{"nothing typed", nil, false},
		{"looked around", []string{"down", "down", "up"}, false},
		{"typed", []string{"a"}, true},
		{"typed and taken back", []string{"a", "backspace"}, false},
		{"chosen", []string{"down", "right"}, true},
		{"names looked at", []string{"down", "down", "down"}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t)
			var sent values
			r.app.push(everyKind(&sent))
			r.press(tt.keys...)
			r.press("esc")
			if _, there := r.app.top().(*form); there != tt.asks {
				t.Errorf("still in the form: %v, want %v\n%s", there, tt.asks, r.app.View())
			}
		})
	}
}

// What is wrong stands beneath the field that it is about, which has the cursor.
func TestAFormSaysWhatIsWrongBesideIt(t *testing.T) {
	r := open(t)
	var sent values
	r.app.push(everyKind(&sent))
	r.write("N")
	r.press("down", "down", "down", "shift+tab", "tab", "shift+tab", "shift+tab", "shift+tab")
	f := r.app.top().(*form)
	f.focus(4)
	r.write("yesterday")
	r.press("ctrl+s")
	_, day := r.spotOf("Day")
	if _, y := r.spotOf("is not a date"); y != day+1 {
		t.Errorf("the sentence is on line %d, its field on %d\n%s", y, day, r.app.View())
	}
	if sent != nil || f.focused().id != "day" {
		t.Errorf("sent %v, the cursor is on %s", sent, f.focused().id)
	}
	r.press("backspace")
	if strings.Contains(r.app.View(), "is not a date") {
		t.Error("the sentence stays while it is mended")
	}
}

// A date is read in a form as it is for an answer, and stands as the file has it as soon as one goes on.
func TestAFormReadsADateAsItIsWritten(t *testing.T) {
	for _, onward := range []string{"enter", "up", "down", "ctrl+s"} {
		r := open(t)
		var sent values
		r.app.push(everyKind(&sent))
		r.write("N")
		r.app.top().(*form).focus(4)
		r.write("12 March 2024")
		r.press(onward, "ctrl+s")
		if sent["day"] != "2024-03-12" {
			t.Errorf("after %s, the day sent is %q\n%s", onward, sent["day"], r.app.View())
		}
	}
}

// Everything in a form can be clicked: fields, choices in a line and below each other, what is offered, the button.
func TestAFormByMouse(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			r := open(t)
			r.size(size[0], size[1])
			var sent values
			r.app.push(everyKind(&sent))
			r.write("N")
			r.clickOn("Few")
			r.clickOn("Second")
			r.clickOn("Many")
			r.clickOn("Yonder")
			r.clickOn("Zone")
			r.clickOn("Yonder")
			r.clickOn("People")
			r.clickOn("Legal adviser")
			r.clickOn("Clerk")
			r.clickOn("Story")
			r.write("two")
			r.press("enter")
			r.write("lines")
			r.clickOn("[ Send ]")
			want := values{"name": "N", "few": "b", "many": "z", "people": "Legal adviser; Clerk", "day": "", "story": "two\nlines"}
			if fmt.Sprint(sent) != fmt.Sprint(want) {
				t.Errorf("sent %v, want %v", sent, want)
			}
		})
	}
}

// Names that are offered are added one by one, by keys too; enter with nothing chosen goes on.
func TestNamesAreAdded(t *testing.T) {
	r := open(t)
	var sent values
	r.app.push(everyKind(&sent))
	r.write("N")
	f := r.app.top().(*form)
	f.focus(3)
	r.sees("Head", "Legal adviser", "Clerk")
	r.press("down", "down", "enter")
	r.write("cle")
	r.press("tab")
	r.write("A new one")
	r.press("enter")
	if f.focused().id != "day" {
		t.Errorf("the cursor is on %s", f.focused().id)
	}
	r.press("ctrl+s")
	if sent["people"] != "Legal adviser; Clerk; A new one" {
		t.Errorf("sent %q", sent["people"])
	}
}

// Long labels and values, wide characters, joined letters and a paste stay within the window, and what is cut or out of
// sight has a sign.
func TestAFormIsNeverWiderThanItsWindow(t *testing.T) {
	words := []string{"国家网络安全应急响应团队的法律依据与职责", "الفريق الوطني للاستجابة للطوارئ الحاسوبية وصلاحياته", strings.Repeat("long ", 30), "é́́é́", "👩‍🚒👨‍👩‍👧"}
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 40}} {
		r := open(t)
		r.size(size[0], size[1])
		var fields []*field
		for i, word := range words {
			fields = append(fields,
				&field{id: fmt.Sprint("one", i), label: word, required: true, value: word},
				&field{id: fmt.Sprint("many", i), label: word, kind: manyField, value: word + "\n" + word},
				&field{id: fmt.Sprint("choice", i), label: word, kind: oneOfField, options: []choice{{"a", word}, {"b", word + word}}})
		}
		f := newForm(form{title: strings.Join(words, " "), fields: fields, submitLabel: words[0]})
		r.app.push(f)
		for i := range len(fields) + 1 {
			f.focus(i)
			r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Join(words, "\n")), Paste: true})
			v := r.app.View()
			lines := strings.Split(v, "\n")
			if len(lines) != size[1] {
				t.Fatalf("at %v field %d: %d lines", size, i, len(lines))
			}
			for _, l := range lines {
				if width(l) > size[0] {
					t.Fatalf("at %v field %d: %d cells in %q", size, i, width(l), l)
				}
			}
			above, below := strings.Contains(v, "▲"), strings.Contains(v, "▼")
			if size[1] < 40 && (i == 0 && !below || i == len(fields) && !above) {
				t.Errorf("at %v field %d what is out of sight has no sign\n%s", size, i, v)
			}
		}
	}
}
