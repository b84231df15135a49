package wizard

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"cirtkit/assessment"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
)

// shelf is a file whose state a test made up, hostile text included; saving goes nowhere.
type shelf struct{ state *assessment.State }

func (s *shelf) Approved() *assessment.State { return nil }
func (s *shelf) State() *assessment.State    { return s.state }
func (s *shelf) Save(...assessment.Intent) (assessment.Saved, error) {
	return assessment.Saved{At: time.Date(2026, 9, 30, 14, 2, 0, 0, time.UTC)}, nil
}

func (s *shelf) SaveAs(string, ...assessment.Intent) (assessment.Saved, error) {
	return assessment.Saved{}, nil
}

func (s *shelf) Changes(assessment.Period, int) []assessment.Change { return nil }
func (s *shelf) Authors(assessment.Period) []string                 { return nil }
func (s *shelf) RecordHistory(string) []assessment.Change           { return nil }
func (s *shelf) History(q string) []assessment.Change {
	e := s.state.Answers[q]
	if e == nil {
		return nil
	}
	return []assessment.Change{{By: e.By, Field: assessment.Field("finding/" + q), Question: q, Before: "", After: fmt.Sprintf("%q", e.Finding)}}
}
func (s *shelf) NewID(kind string) string    { return kind + "1" }
func (s *shelf) Log() *assessment.Log        { return nil }
func (s *shelf) Author() string              { return "" }
func (s *shelf) Path() string                { return "shelf.cirt" }
func (s *shelf) ReadOnly() bool              { return false }
func (s *shelf) TornAside() string           { return "" }
func (s *shelf) Damage() []assessment.Damage { return nil }
func (s *shelf) Check() error                { return nil }
func (s *shelf) Close() error                { return nil }

// scraps are what texts are made of that break screens.
var scraps = []string{
	"a", "the ", "constitutional ", " ", "  ", "\n", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
	"中文字符", "ひらがな", "한국어", "\u1112", "\u1161", "\u11ab", "العربية", "نص طويل ", "עברית", "ก็", "हिन्दी",
	"é", "e\u0301", "\u0301", "\u0308\u0308\u0308\u0308", "\u200d", "\ufe0f", "\U0001f469\u200d\U0001f469\u200d\U0001f467",
	"\U0001f1e8\U0001f1ed", "\U0001f1e8", "\U0001f3fd", "\U0001f44d\U0001f3fd", "\u2764\ufe0f", "①", "…", "─", "│", "\ufdfa", "\U0001242b",
	"\x1b[2J", "\x1b]0;x\x07", "\t", "\r", "\x7f", "\u009b", "\u202e", "\u2066", "\u200f", "\u200b", "\u00ad", "\ufeff", "\xff", "\ufffd",
	"１２", "ｶﾞ", "㎡", "\U000e0041", "น้ำ", "กำ", "ຄຳ", "\u0e33", "क्षि", "वाणिज्य", "தமிழ்", "বাংলা", "ខ្មែរ", "မြန်မာ", "\u0600\u0661",
	"\u1112\u1112", "\U0001f3f3\ufe0f\u200d\U0001f308", "1\ufe0f\u20e3", "\u260e\ufe0f", "\u302e",
}

func scrap(r *rand.Rand, n int) string {
	var b strings.Builder
	for range r.IntN(n + 1) {
		b.WriteString(scraps[r.IntN(len(scraps))])
	}
	return b.String()
}

// hostile is a questionnaire and an assessment full of such texts. The questionnaire went through no
// gate: that the loader has one is no reason for a screen to break.
func hostile(t testing.TB, r *rand.Rand) *shelf {
	base := sample(t)
	q := *base
	q.Title = scrap(r, 12)
	for _, s := range q.AllSections() {
		s.Title, s.Intro = scrap(r, 12), scrap(r, 20)
	}
	state := &assessment.State{Questionnaire: &q, Answers: map[string]*assessment.Entry{}}
	state.About = assessment.About{Subject: scrap(r, 20), Team: scrap(r, 10), TLP: "TLP:AMBER+STRICT", Marking: scrap(r, 5), Assessors: []string{scrap(r, 4)}}
	state.Sessions = []assessment.Session{{ID: "s1", Kind: "interview", Place: scrap(r, 5), Institutions: []string{scrap(r, 5), scrap(r, 9)}}}
	state.Notes = []assessment.Note{{ID: "n1", Text: scrap(r, 40)}}
	for _, x := range q.Questions() {
		x.Ask, x.Why, x.Probe, x.Label, x.Unit = scrap(r, 30), scrap(r, 60), scrap(r, 20), scrap(r, 5), scrap(r, 3)
		for i := range x.Options {
			x.Options[i].Text = scrap(r, 30)
		}
		for i := range x.Columns {
			x.Columns[i].Label = scrap(r, 4)
		}
		e := &assessment.Entry{By: scrap(r, 3), Finding: scrap(r, 50), WorkingNote: scrap(r, 50), Marked: r.IntN(2) == 0}
		e.Positions = []assessment.Position{{Session: "s1", Institution: scrap(r, 6), Note: scrap(r, 6)}}
		switch {
		case r.IntN(3) == 0:
			e.Answer = questionnaires.Answer{State: questionnaires.NotApplicable, Reason: scrap(r, 20)}
		case len(x.Options) > 0 && x.Type != questionnaires.Choices:
			e.Answer = questionnaires.Answer{State: questionnaires.Answered, Option: x.Options[0].Code}
		case x.Type == questionnaires.Text:
			e.Answer = questionnaires.Answer{State: questionnaires.Answered, Text: scrap(r, 60)}
		case x.Type == questionnaires.List:
			e.Answer = questionnaires.Answer{State: questionnaires.Answered}
			e.Rows = []questionnaires.Row{{ID: "r1", Cells: map[string]string{"name": scrap(r, 20), "people": "3"}}}
		}
		state.Answers[x.ID] = e
		state.Evidence = append(state.Evidence, assessment.Evidence{ID: "e" + x.ID, Reference: scrap(r, 12), How: "promised", Promised: scrap(r, 5), Supports: map[string]string{x.ID: "2"}})
	}
	return &shelf{state}
}

// Whatever a file holds and however large the window is, every screen has exactly the window's height,
// no line wider than it, and nothing in it that a terminal obeys.
func TestNoScreenBreaks(t *testing.T) {
	t.Chdir(t.TempDir()) // reports and the like go to whatever path the keys happen to spell
	keys := []string{
		"up", "down", "left", "right", "enter", "esc", "tab", "shift+tab", " ", "1", "2", "3", "y", "n", "d", "-", "f", "w", "e", "E",
		"S", "N", "p", "v", "m", "s", "g", "/", "r", "t", "i", "u", "U", "l", "o", "b", ".", ",", "?", "a", "x", "0", "ctrl+s", "pgdown",
		"backspace", "home", "end", "ctrl+w", "ctrl+u", "delete", "A", "R", "V", "I", "=", "ctrl+z", "c",
	}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		cfg := testConfig(t, t.TempDir())
		rig := newRig(t, cfg)
		rig.send(opened{file: hostile(t, r), path: "/tmp/x"})
		look := theme{}
		if seed%3 == 1 {
			look = anyTheme(r)
		}
		rig.app.theme = look
		var pressed []string
		for range 120 {
			if r.IntN(4) == 0 {
				rig.size(40+r.IntN(100), 12+r.IntN(40))
			}
			if r.IntN(6) == 0 {
				s := scraps[r.IntN(len(scraps))]
				rig.write(s)
				pressed = append(pressed, fmt.Sprintf("%q", s))
			}
			if r.IntN(8) == 0 {
				x, y := r.IntN(140), r.IntN(50)
				button := []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown}[r.IntN(3)]
				rig.send(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: button})
				pressed = append(pressed, fmt.Sprintf("mouse %d at %d,%d", button, x, y))
			}
			if rig.app.desk == nil {
				break
			}
			k := keys[r.IntN(len(keys))]
			pressed = append(pressed, k)
			rig.press(k)
			if rig.app.desk == nil {
				break
			}
			check(t, rig.app, look, fmt.Sprintf("seed %d after %s", seed, strings.Join(pressed, " ")))
			if t.Failed() {
				return
			}
		}
	}
}

func check(t *testing.T, a *app, look theme, when string) {
	t.Helper()
	view := a.View()
	lines := strings.Split(view, "\n")
	if len(lines) != a.h {
		t.Errorf("%s: %s has %d lines in a window of %d", when, a.top().name(), len(lines), a.h)
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w > a.w {
			t.Errorf("%s: %s, line %d is %d cells wide in a window of %d: %q", when, a.top().name(), i, w, a.w, l)
		}
		if w := text.Widest(l); look == (theme{}) && w > a.w {
			t.Errorf("%s: %s, line %d is %d cells wide on a terminal that counts each code point, in a window of %d: %q", when, a.top().name(), i, w, a.w, l)
		}
		if look == (theme{}) && strings.ContainsFunc(l, obeyed) {
			t.Errorf("%s: %s, line %d holds what a terminal obeys: %q", when, a.top().name(), i, l)
		}
	}
}

// obeyed says whether a rune is a control character or reorders what stands around it.
func obeyed(r rune) bool {
	return r < 0x20 || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// A line broken to a width loses nothing and is no wider.
func TestBreaksKeepEveryByte(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		s, w := scrap(r, 30), 5+r.IntN(60)
		if r.IntN(2) == 0 {
			s = clean(s)
		}
		at := 0
		for _, b := range breaks(s, w) {
			if b.from != at {
				t.Fatalf("breaks(%q, %d) leaves out bytes %d to %d", s, w, at, b.from)
			}
			at = b.to
		}
		if at != len(s) {
			t.Fatalf("breaks(%q, %d) ends at %d of %d", s, w, at, len(s))
		}
		for _, l := range wrapped(inkPlain, s, w) {
			if l.width() > w {
				t.Fatalf("wrapped(%q, %d) has %q, %d cells", s, w, l[0].text, l.width())
			}
		}
	}
}

func TestBreaks(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"one two", 7, []string{"one two"}},
		{"constitution", 5, []string{"const", "ituti", "on"}},
		{"a\n\nb", 5, []string{"a", "", "b"}},
		{"中文字符", 5, []string{"中文", "字符"}},
		{"see 中文字符 now", 8, []string{"see 中文", "字符 now"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
	}
	for _, tt := range tests {
		var got []string
		for _, l := range wrapped(inkPlain, tt.text, tt.width) {
			got = append(got, l[0].text)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("wrapped(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}
