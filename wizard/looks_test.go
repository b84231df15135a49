package wizard

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"cirtkit/internal/settings"
)

// anyTheme is some theme that a reader may have.
func anyTheme(r *rand.Rand) theme {
	names := []look{"", lookDark, lookLight, lookSixteen, lookNone}
	return newTheme(names[r.IntN(len(names))], ability(r.IntN(4)), signs(r.IntN(3)), []direction{"", "program", "off"}[r.IntN(3)])
}

// rgb is a colour as three parts from 0 to 1, without the curve that displays put on them.
type rgb [3]float64

// linear takes sRGB's curve off a part of 0 to 255 (WCAG 2.2, "relative luminance").
func linear(v int) float64 {
	c := float64(v) / 255
	if c <= 0.03928 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

// colourOf reads "#rrggbb", or one of the fixed ones of the 256.
func colourOf(t *testing.T, s string) rgb {
	t.Helper()
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		n, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || len(hex) != 6 {
			t.Fatalf("%q is no colour", s)
		}
		return rgb{linear(int(n >> 16)), linear(int(n >> 8 & 255)), linear(int(n & 255))}
	}
	n, err := strconv.Atoi(s)
	switch {
	case err != nil || n < 16 || n > 255:
		t.Fatalf("%q is none of the colours that no palette moves", s)
	case n >= 232:
		return rgb{linear(8 + 10*(n-232)), linear(8 + 10*(n-232)), linear(8 + 10*(n-232))}
	}
	steps := [6]int{0, 95, 135, 175, 215, 255}
	n -= 16
	return rgb{linear(steps[n/36]), linear(steps[n/6%6]), linear(steps[n%6])}
}

func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is WCAG's: from 1, for a colour on itself, to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// seenWith are the colours as they are seen without one of the three kinds of cones: the matrices for full severity
// of Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency" (2009).
var seenWith = map[string][3]rgb{
	"all cones":    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func (c rgb) through(m [3]rgb) rgb {
	var out rgb
	for i, row := range m {
		out[i] = min(1, max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2]))
	}
	return out
}

// lab is a colour in Oklab, where distances are those that are seen.
func (c rgb) lab() rgb {
	l := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	m := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	s := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return rgb{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// farFrom is how far two colours lie apart, in hundredths of the way from black to white; 2 is just noticeable.
func farFrom(a, b rgb) float64 {
	x, y := a.lab(), b.lab()
	return 100 * math.Sqrt((x[0]-y[0])*(x[0]-y[0])+(x[1]-y[1])*(x[1]-y[1])+(x[2]-y[2])*(x[2]-y[2]))
}

var inkNames = [inks]string{"plain", "strong", "muted", "accent", "good", "warn", "chosen", "cursor"}

// Every ink can be read on its ground: 4.5 to 1, WCAG's measure for text. Where the ground is the terminal's, on black
// and on white. The nearest of the 256 colours may miss it by a hair on one of the two.
func TestInksAreReadable(t *testing.T) {
	for _, name := range []look{lookMiddle, lookDark, lookLight} {
		for _, of := range []ability{many, trueColour} {
			p := palettes[name]
			for i, ink := range p.inks {
				if ink.colour == (paint{}) {
					continue
				}
				grounds := []string{"#000000", "#ffffff"}
				if p.ground != (paint{}) {
					grounds = []string{p.ground.at(of)}
				}
				if ink.on != (paint{}) {
					grounds = []string{ink.on.at(of)}
				}
				least := 4.5
				if name == lookMiddle && of == many {
					least = 4.4
				}
				for _, ground := range grounds {
					if c := contrast(colourOf(t, ink.colour.at(of)), colourOf(t, ground)); c < least {
						t.Errorf("%s, %d: %s has a contrast of %.2f on %s, want %.1f", name, of, inkNames[i], c, ground, least)
					}
				}
			}
		}
	}
	// The measure itself, by WCAG's own example values.
	if c := contrast(colourOf(t, "#000000"), colourOf(t, "#ffffff")); math.Abs(c-21) > 1e-9 {
		t.Errorf("black on white is %v to 1, want 21", c)
	}
	if c := contrast(colourOf(t, "#777777"), colourOf(t, "#ffffff")); math.Abs(c-4.48) > 0.005 {
		t.Errorf("#777777 on white is %v to 1, want 4.48", c)
	}
}

// What warns is told from what is well, and from a key, whatever cones the reader has; a key is told from what is well.
func TestInksAreToldApart(t *testing.T) {
	pairs := []struct {
		a, b  ink
		least float64
	}{
		{inkWarn, inkGood, 8},
		{inkWarn, inkAccent, 8},
		{inkWarn, inkMuted, 8},
		{inkAccent, inkMuted, 5},
		{inkAccent, inkGood, 3},
	}
	for _, name := range []look{lookMiddle, lookDark, lookLight} {
		for _, of := range []ability{many, trueColour} {
			for _, pair := range pairs {
				a := colourOf(t, palettes[name].inks[pair.a].colour.at(of))
				b := colourOf(t, palettes[name].inks[pair.b].colour.at(of))
				for who, m := range seenWith {
					if d := farFrom(a.through(m), b.through(m)); d < pair.least {
						t.Errorf("%s, %d, with %s: %s and %s are %.1f apart, want %.0f", name, of, who, inkNames[pair.a], inkNames[pair.b], d, pair.least)
					}
				}
			}
		}
	}
}

// Without colour the inks that order a screen still differ, and none is ever the ground: no bright black, no faint.
func TestInksWithoutColour(t *testing.T) {
	for _, name := range []look{lookNone, lookSixteen} {
		l := newTheme(name, sixteen, allSigns, "")
		for _, pair := range [][2]ink{{inkPlain, inkStrong}, {inkPlain, inkAccent}, {inkPlain, inkWarn}, {inkPlain, inkChosen}, {inkGood, inkWarn}, {inkStrong, inkWarn}, {inkPlain, inkCursor}} {
			if l.turn[pair[0]][pair[1]] == "" {
				t.Errorf("%s: %s and %s look the same", name, inkNames[pair[0]], inkNames[pair[1]])
			}
		}
		for from := range l.turn {
			for _, set := range l.turn[from] {
				for _, part := range strings.Split(strings.Trim(set, "\x1b[m"), ";") {
					n, _ := strconv.Atoi(part)
					if n == 2 || n >= 90 || name == lookNone && n >= 30 {
						t.Errorf("%s sends %q", name, set)
					}
				}
			}
		}
	}
}

// What the environment says decides; what it does not say is taken to be missing.
func TestThemeHere(t *testing.T) {
	type env map[string]string
	tests := []struct {
		name   string
		set    settings.Settings
		env    env
		system string
		want   theme
	}{
		{"a terminal with all colours", settings.Settings{}, env{"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "linux", newTheme("", trueColour, allSigns, "")},
		{"macOS Terminal", settings.Settings{}, env{"TERM": "xterm-256color"}, "darwin", newTheme("", many, allSigns, "")},
		{"over SSH, without COLORTERM", settings.Settings{Theme: "dark"}, env{"TERM": "xterm-256color", "LANG": "fr_FR.UTF-8"}, "linux", newTheme(lookDark, many, allSigns, "")},
		{"tmux", settings.Settings{}, env{"TERM": "tmux-256color", "COLORTERM": "24bit"}, "linux", newTheme("", trueColour, allSigns, "")},
		{"tmux that calls itself screen", settings.Settings{}, env{"TERM": "screen-256color", "TERM_PROGRAM": "tmux", "COLORTERM": "truecolor"}, "linux", newTheme("", trueColour, allSigns, "")},
		{"screen in a terminal with all colours", settings.Settings{}, env{"TERM": "screen", "COLORTERM": "truecolor"}, "linux", newTheme("", sixteen, allSigns, "")},
		{"the kernel's console", settings.Settings{Theme: "light"}, env{"TERM": "linux"}, "linux", newTheme(lookSixteen, sixteen, asciiSigns, "")},
		{"a plain xterm", settings.Settings{}, env{"TERM": "xterm"}, "linux", newTheme("", sixteen, allSigns, "")},
		{"an old terminal", settings.Settings{}, env{"TERM": "vt220"}, "linux", newTheme(lookNone, noColour, asciiSigns, "")},
		{"Windows Terminal", settings.Settings{}, env{"WT_SESSION": "1"}, "windows", newTheme("", trueColour, allSigns, "")},
		{"the old console of Windows", settings.Settings{}, env{}, "windows", newTheme("", sixteen, fewSigns, "")},
		{"the old console, all signs wanted", settings.Settings{Signs: "all"}, env{}, "windows", newTheme("", sixteen, allSigns, "")},
		{"NO_COLOR", settings.Settings{}, env{"TERM": "xterm-256color", "NO_COLOR": "1"}, "linux", newTheme(lookNone, many, allSigns, "")},
		{"NO_COLOR, but a look was chosen", settings.Settings{Theme: "light"}, env{"TERM": "xterm-256color", "NO_COLOR": "1"}, "linux", newTheme(lookLight, many, allSigns, "")},
		{"CIRTKIT_ASCII", settings.Settings{Signs: "all"}, env{"TERM": "xterm-256color", "CIRTKIT_ASCII": "1"}, "linux", newTheme("", many, asciiSigns, "")},
		{"a locale of another encoding", settings.Settings{}, env{"TERM": "xterm-256color", "LANG": "ru_RU.KOI8-R"}, "linux", newTheme("", many, asciiSigns, "")},
		{"no locale but C", settings.Settings{}, env{"TERM": "xterm-256color", "LANG": "en_GB.UTF-8", "LC_ALL": "C"}, "linux", newTheme("", many, asciiSigns, "")},
		{"a locale that names no encoding", settings.Settings{}, env{"TERM": "xterm-256color", "LANG": "en_GB"}, "linux", newTheme("", many, allSigns, "")},
		{"the locale that counts first", settings.Settings{}, env{"TERM": "xterm-256color", "LC_ALL": "C.utf8", "LANG": "ru_RU.KOI8-R"}, "linux", newTheme("", many, allSigns, "")},
		{"the order of text", settings.Settings{Bidi: "program"}, env{"TERM": "xterm-256color"}, "linux", newTheme("", many, allSigns, "program")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := themeHere(tt.set, func(k string) string { return tt.env[k] }, tt.system)
			if got != tt.want {
				t.Errorf("signs %d, bidi %q, whole %v, muted %q; want %d, %q, %v, %q", got.signs, got.bidi, got.whole, got.turn[inks][inkMuted],
					tt.want.signs, tt.want.bidi, tt.want.whole, tt.want.turn[inks][inkMuted])
			}
		})
	}
}

// A theme with a ground of its own paints every cell of the window, and each line by itself.
func TestTheGroundIsPaintedToTheEdges(t *testing.T) {
	l := newTheme(lookDark, trueColour, allSigns, "")
	out := strings.Split(l.render([]line{{{"a", inkPlain}, {"b", inkWarn}}, nil}, 5, 3), "\n")
	ground := "48;2;20;24;31"
	for i, row := range out {
		if width(plainOf(row)) != 5 || !strings.HasPrefix(row, "\x1b[") || !strings.HasSuffix(row, "\x1b[m") {
			t.Errorf("line %d is %q", i, row)
		}
		if n := strings.Count(row, ground); n != strings.Count(row, "\x1b[")-1 {
			t.Errorf("line %d sets the ground %d times: %q", i, n, row)
		}
	}
}

// plainOf is a line without what colours it.
func plainOf(s string) string {
	var b strings.Builder
	for s != "" {
		before, rest, found := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !found {
			break
		}
		_, s, _ = strings.Cut(rest, "m")
	}
	return b.String()
}

// A space that doesn't break is a sign like the others: where the encoding is another than UTF-8, it is shown as two.
func TestSpacesThatDontBreakInASCII(t *testing.T) {
	const text = "Training plan: to\u00a02, at 85\u202f%"
	if got := asciiSigns.in(text); got != "Training plan: to 2, at 85 %" {
		t.Errorf("in ASCII: %q", got)
	}
	if got := allSigns.in(text); got != text {
		t.Errorf("with all signs: %q", got)
	}
}

// A sign is as wide as what stands for it, and each set holds only what it says.
func TestSignsKeepTheirWidth(t *testing.T) {
	for name, pairs := range map[string]string{"few": inFew, "ASCII": inASCII} {
		runes := []rune(pairs)
		if len(runes)%2 != 0 {
			t.Fatalf("%s: a sign stands alone", name)
		}
		for i := 0; i < len(runes); i += 2 {
			if a, b := width(string(runes[i])), width(string(runes[i+1])); a != b {
				t.Errorf("%s: %c is %d cells wide, and %c %d", name, runes[i], a, runes[i+1], b)
			}
			if name == "ASCII" && runes[i+1] >= 0x80 {
				t.Errorf("%c is not of ASCII", runes[i+1])
			}
		}
	}
}
