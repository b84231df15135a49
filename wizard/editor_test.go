package wizard

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/rivo/uniseg"

	"cirtkit/internal/lang"
	"cirtkit/internal/text"
)

// characters cuts a text as a reader would count, by the library alone.
func characters(s string) []string {
	var out []string
	for g := uniseg.NewGraphemes(s); g.Next(); {
		out = append(out, g.Str())
	}
	return out
}

// The editor against a model that knows nothing of it: a text as a list of characters, cut anew after every key.
type editorModel struct {
	text string
	at   int // byte
}

// boundary moves a place to the next beginning of a character.
func (m *editorModel) boundary(at int) int {
	n := 0
	for _, c := range characters(m.text) {
		if n >= at {
			return n
		}
		n += len(c)
	}
	return len(m.text)
}

func (m *editorModel) insert(s string) {
	s, _ = text.Clean(s, text.Rules{Newlines: true, Max: 1 << 20})
	m.text = m.text[:m.at] + s + m.text[m.at:]
	m.at = m.boundary(m.at + len(s))
}

func (m *editorModel) step(by int) int {
	n, last := 0, 0
	for _, c := range characters(m.text) {
		if by < 0 && n+len(c) >= m.at {
			return n
		}
		if by > 0 && n == m.at {
			return n + len(c)
		}
		last = n
		n += len(c)
	}
	if by < 0 && m.at > last && len(m.text) > 0 {
		return last
	}
	return m.at
}

// pieces are what the fuzzer types: letters, marks that combine, wide and joined characters, writing from right
// to left, and what a paste brings along.
var pieces = []string{
	"a", "ab c", " ", "\n", "é", "\u0301", "漢", "漢字かな", "مرحبا", "👩‍👩‍👧", "🇨🇭", "🇨", "\u200d", "\r\n", "\t", "\x1b[2J",
	"\u202e", "한", "ก็", "x\u0336y", "\u0600", "—", "longwordwithoutanyspace", "\u200f", "👍🏽", "🏽", "\uFE0F", "1️⃣",
}

var moves = []string{
	"left", "right", "up", "down", "home", "end", "pgup", "pgdown", "ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end",
}

func FuzzEditor(f *testing.F) {
	f.Add([]byte("a"), uint8(10))
	f.Add([]byte{0, 40, 1, 41, 42, 5, 43, 40, 40, 50, 9, 3, 44}, uint8(4))
	f.Add([]byte{9, 10, 11, 10, 40, 23, 42, 41, 44, 4, 5, 6, 51, 52, 53}, uint8(1))
	seed := make([]byte, 120)
	for i := range seed {
		seed[i] = byte(i*i*7 + i*13)
	}
	f.Add(seed, uint8(17))
	f.Fuzz(func(t *testing.T, keys []byte, w uint8) {
		if len(keys) > 120 {
			return
		}
		room := 6 + int(w)%60
		e, m := newEditor("", true), &editorModel{}
		height := 1 + len(keys)%7
		for i, k := range keys {
			switch n := int(k); {
			case n%64 < 40:
				s := pieces[n%len(pieces)]
				e.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true})
				m.insert(s)
			case n%64 == 40:
				e.update(tea.KeyMsg{Type: tea.KeyBackspace})
				from := m.step(-1)
				m.text, m.at = m.text[:from]+m.text[m.at:], from
				m.at = m.boundary(m.at)
			case n%64 == 41:
				e.update(tea.KeyMsg{Type: tea.KeyDelete})
				m.text = m.text[:m.at] + m.text[m.step(1):]
				m.at = m.boundary(m.at)
			case n%64 == 42:
				e.update(tea.KeyMsg{Type: tea.KeyLeft})
				m.at = m.step(-1)
			case n%64 == 43:
				e.update(tea.KeyMsg{Type: tea.KeyRight})
				m.at = m.step(1)
			case n%64 == 44: // whatever undo does, redo does back
				was, at := e.text, e.at
				e.undo()
				e.redo()
				if e.text != was {
					t.Fatalf("key %d: undo and redo made %q of %q", i, e.text, was)
				}
				e.at = at
			case n%64 == 45:
				e.click(theme{}, n%70, n%9)
				m.at = e.at
			default:
				e.update(keyMsg(moves[n%len(moves)]))
				m.at = e.at // where it went is another test's; that it is a boundary is this one's
			}
			if e.text != m.text || e.at != m.at || m.boundary(m.at) != m.at {
				t.Fatalf("key %d: %q with the cursor at %d, want %q at %d", i, e.text, e.at, m.text, m.boundary(m.at))
			}
			checkEditorView(t, &e, room, height)
		}
		last := e.text
		for range keys {
			e.undo()
		}
		if e.text != "" || len(e.past) != 0 {
			t.Fatalf("all undone leaves %q", e.text)
		}
		for range keys {
			e.redo()
		}
		if e.text != last {
			t.Fatalf("all done again gives %q, want %q", e.text, last)
		}
	})
}

// checkEditorView: never wider nor higher than told, with one cursor.
func checkEditorView(t *testing.T, e *editor, w, height int) {
	t.Helper()
	for _, many := range []bool{true, false} {
		o := *e
		if o.many = many; !many {
			o.text = strings.ReplaceAll(o.text, "\n", " ")
			o.settle()
		}
		lines := o.view(w, height, true)
		cursors := 0
		for _, l := range lines {
			if l.width() > w {
				t.Fatalf("a line of %d cells in %d: %v", l.width(), w, l)
			}
			for _, s := range l {
				if s.ink&inkLook == inkCursor {
					cursors++
				}
			}
		}
		if cursors != 1 || len(lines) > height {
			t.Fatalf("%d cursors on %d lines of %d: %q at %d, %d cells:\n%v", cursors, len(lines), height, o.text, o.at, w, lines)
		}
		if many {
			e.top, e.width, e.height = o.top, o.width, o.height
		}
	}
}

// Keys as people know them; | is the cursor.
func TestEditorKeys(t *testing.T) {
	tests := []struct{ name, was, keys, want string }{
		{"a word left", "one two-three|", "ctrl+left ctrl+left", "one |two-three"},
		{"a word right", "|one  two", "ctrl+right ctrl+right", "one  two|"},
		{"a word of another script", "法律です|", "alt+left", "法律|です"},
		{"rub out a word", "one two|", "ctrl+w", "one |"},
		{"rub out the word behind", "|one two", "alt+d", "| two"},
		{"rub out the rest of the line", "a|b\nc", "ctrl+k", "a|\nc"},
		{"one character, however many code points", "a👩‍👩‍👧é|", "backspace backspace", "a|"},
		{"the end of a line that goes on", "|漢字漢字漢字漢字漢字漢字", "end", "漢字漢字|漢字漢字漢字漢字"},
		{"ends of the text", "a\nb\nc|", "ctrl+home x ctrl+end y", "xa\nb\ncy|"},
		{"down keeps its column past a short line", "lo|ng\n\nlong", "down down", "long\n\nlo|ng"},
		{"a page", "a\nb\nc\nd|", "pgup pgup", "a|\nb\nc\nd"},
		{"undo goes by words", "|", "o n e   t w o ctrl+z", "one |"},
		{"undo all, and again", "|", "a   b ctrl+z ctrl+z ctrl+y", "a |"},
		{"what is new can't be done again", "|", "a ctrl+z b ctrl+y", "b|"},
		{"rubbed out in one go comes back in one go", "abc|", "backspace backspace ctrl+z", "abc|"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before, after, _ := strings.Cut(tt.was, "|")
			e := newEditor(before+after, true)
			e.at = len(before)
			e.view(12, 3, true)
			for _, k := range strings.Split(strings.ReplaceAll(tt.keys, "  ", " space"), " ") {
				if k == "space" {
					k = " "
				}
				e.update(keyMsg(k))
				e.view(12, 3, true)
			}
			if got := e.text[:e.at] + "|" + e.text[e.at:]; got != tt.want {
				t.Errorf("%q with %s is %q, want %q", tt.was, tt.keys, got, tt.want)
			}
		})
	}
}

// A paste keeps what it can, and what it can't is said.
func TestEditorPaste(t *testing.T) {
	words := lang.English()
	say := func(key string, facts ...any) string { return words.T("wizard."+key, facts...) }
	tests := []struct {
		name, was, paste string
		many             bool
		want, said       string
	}{
		{"line ends and tabs", "", "a\r\nb\rc\td", true, "a\nb\nc d", ""},
		{"signs that terminals obey", "", "a\x1b[2J\x07b", true, "a[2Jb", "2 characters that can't be shown were left out."},
		{"what turns text round", "", "a\u202eb", true, "ab", "1 character that can't be shown was left out."},
		{"a copied line in a field", "", "Ministry of Finance\r\n", false, "Ministry of Finance", ""},
		{"two lines in a field", "", "one\ntwo", false, "one two", ""},
		{"too long", strings.Repeat("x", text.DefaultMax-4), "漢字漢", true, strings.Repeat("x", text.DefaultMax-4) + "漢", "2 characters did not fit"},
		{"too long for a line", strings.Repeat("x", text.Line.Max-1), "👩‍👩‍👧y", false, strings.Repeat("x", text.Line.Max-1), "6 characters did not fit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEditor(tt.was, tt.many)
			e.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(tt.paste), Paste: true})
			if e.text != tt.want || !utf8.ValidString(e.text) {
				t.Errorf("%.40q, want %.40q", e.text[max(0, len(e.text)-40):], tt.want[max(0, len(tt.want)-40):])
			}
			if said := e.said(say); !strings.HasPrefix(said, tt.said) || (said == "") != (tt.said == "") {
				t.Errorf("it says %q, want %q", said, tt.said)
			}
			e.update(keyMsg("left"))
			if said := e.said(say); said != "" {
				t.Errorf("after the next key it still says %q", said)
			}
		})
	}
}

func BenchmarkEditorLongNote(b *testing.B) {
	for name, unit := range map[string]string{"latin": "The cabinet decided in May. ", "han": "内阁于五月作出决定。"} {
		b.Run(name, func(b *testing.B) {
			e := newEditor(strings.Repeat(unit, 60<<10/len(unit)), true)
			for b.Loop() {
				e.update(keyMsg("x"))
				e.view(96, 30, true)
				e.update(keyMsg("backspace"))
				e.view(96, 30, true)
			}
		})
	}
}
