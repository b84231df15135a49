package wizard

import (
	"strings"

	"cirtkit/internal/settings"
)

// How the looks were chosen.
//
// The terminal is asked for nothing (a silent one would hold the program up for seconds), so its ground
// is not known, and neither is what it shows for the sixteen colours that a palette can move: their
// cyan and yellow are all but lost on many light grounds, their blue on dark ones, and "bright black" is
// the ground itself in a palette that many use. So:
//
//   - middle, where nothing is chosen and the terminal has colours that don't move: every colour has a
//     luminance near 0.18, where the contrast with black and with white is the same, and just above 4.5:1
//     with both. It needs no guess. Text is the terminal's own.
//   - dark and light are chosen in the settings. They paint their own ground, so what they promise
//     (4.5:1 for every ink, and more for text) holds in whatever window they are shown.
//   - sixteen, for consoles that have no more, and for those who have tuned their palette: bold carries
//     the order of things, three colours underline it, and nothing is grey.
//   - none: bold, underline and reverse alone.
//
// Readers who tell no red from green, or no blue from yellow, still tell what warns from what is well:
// the inks lie apart along the blue and yellow axis and, where the ground is known, in lightness. A test
// computes both from these tables. And each has a sign or a word beside it.

// look is a theme by its name in the settings; "" is the one that suits the terminal.
type look string

// The looks that palettes has. lookMiddle is what "" stands for where there are colours enough.
const (
	lookMiddle  look = "middle"
	lookDark    look = settings.Dark
	lookLight   look = settings.Light
	lookSixteen look = settings.Sixteen
	lookNone    look = settings.None
)

// ability is how many colours a terminal has.
type ability int

// The abilities.
const (
	noColour ability = iota
	sixteen
	many       // 256, most of them fixed
	trueColour // all
)

// paint is a colour: as red, green and blue, and the nearest of the 256 and of the 16.
type paint struct{ full, of256, of16 string }

func (p paint) at(of ability) string {
	switch of {
	case trueColour:
		return p.full
	case many:
		return p.of256
	case sixteen:
		return p.of16
	}
	return ""
}

// inked is how an ink looks; no colour is the terminal's own.
type inked struct {
	colour               paint
	on                   paint // the ground, where it is not the palette's
	bold, under, reverse bool
}

type palette struct {
	ground paint // none: the terminal's own
	inks   [inks]inked
}

var palettes = map[look]palette{
	lookMiddle: {inks: [inks]inked{
		inkStrong: {bold: true},
		inkMuted:  {colour: paint{full: "#757575", of256: "243"}},
		inkAccent: {colour: paint{full: "#2375d4", of256: "63"}, bold: true},
		inkGood:   {colour: paint{full: "#008655", of256: "29"}},
		inkWarn:   {colour: paint{full: "#c85000", of256: "130"}, bold: true},
		inkChosen: {reverse: true},
		inkCursor: {reverse: true},
	}},
	lookDark: {ground: paint{full: "#14181f", of256: "234"}, inks: [inks]inked{
		inkPlain:  {colour: darkText},
		inkStrong: {colour: paint{full: "#ffffff", of256: "231"}, bold: true},
		inkMuted:  {colour: paint{full: "#98a2ae", of256: "247"}},
		inkAccent: {colour: paint{full: "#6cb6ff", of256: "75"}, bold: true},
		inkGood:   {colour: paint{full: "#5fd0a5", of256: "79"}},
		inkWarn:   {colour: paint{full: "#f2b65c", of256: "215"}, bold: true},
		inkChosen: {colour: paint{full: "#ffffff", of256: "231"}, on: paint{full: "#1f4f86", of256: "24"}, bold: true},
		inkCursor: {colour: paint{full: "#14181f", of256: "234"}, on: darkText},
	}},
	lookLight: {ground: paint{full: "#fbfbf9", of256: "231"}, inks: [inks]inked{
		inkPlain:  {colour: lightText},
		inkStrong: {colour: paint{full: "#000000", of256: "16"}, bold: true},
		inkMuted:  {colour: paint{full: "#57606a", of256: "240"}},
		inkAccent: {colour: paint{full: "#0a58b5", of256: "25"}, bold: true},
		inkGood:   {colour: paint{full: "#046c4e", of256: "23"}},
		inkWarn:   {colour: paint{full: "#9a4600", of256: "94"}, bold: true},
		inkChosen: {colour: paint{full: "#000000", of256: "16"}, on: paint{full: "#bfdcf7", of256: "153"}, bold: true},
		inkCursor: {colour: paint{full: "#fbfbf9", of256: "231"}, on: lightText},
	}},
	lookSixteen: {inks: [inks]inked{
		inkStrong: {bold: true},
		inkAccent: {colour: paint{"6", "6", "6"}, bold: true},
		inkGood:   {colour: paint{"2", "2", "2"}},
		inkWarn:   {colour: paint{"3", "3", "3"}, bold: true},
		inkChosen: {reverse: true},
		inkCursor: {reverse: true},
	}},
	lookNone: {inks: [inks]inked{
		inkStrong: {bold: true},
		inkAccent: {bold: true},
		inkWarn:   {bold: true, under: true},
		inkChosen: {reverse: true},
		inkCursor: {reverse: true},
	}},
}

var (
	darkText  = paint{full: "#d8dee6", of256: "253"}
	lightText = paint{full: "#24292f", of256: "235"}
)

// on is the look that a terminal can show in place of the one that was asked for.
func (name look) on(of ability) look {
	switch {
	case name == lookNone || of == noColour:
		return lookNone
	case name == lookSixteen || of == sixteen:
		return lookSixteen
	case name == "":
		return lookMiddle
	}
	return name
}

// abilityHere is what the environment says of the terminal's colours. Where it says too little they are
// fewer: a colour that is not there may be shown as any other.
func abilityHere(env func(string) string, system string) ability {
	term := env("TERM")
	full := env("COLORTERM") == "truecolor" || env("COLORTERM") == "24bit"
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(term, p) {
				return true
			}
		}
		return false
	}
	switch {
	case term == "dumb" || strings.HasPrefix(term, "vt") || strings.HasSuffix(term, "-m") || has("mono"):
		return noColour
	case term == "linux":
		return sixteen
	case strings.HasPrefix(term, "screen") && env("TERM_PROGRAM") != "tmux":
		// GNU screen passes COLORTERM on and can't show what it promises.
		if has("256color") {
			return many
		}
		return sixteen
	case full, env("WT_SESSION") != "", has("-direct", "kitty", "alacritty", "foot", "ghostty", "wezterm"):
		return trueColour
	case has("256color"), strings.HasPrefix(term, "tmux"):
		return many
	}
	return sixteen // among them the console of Windows, which says nothing
}

// themeHere is the theme that the settings and the environment make. NO_COLOR stands unless a look was
// chosen by name in the settings.
func themeHere(set settings.Settings, env func(string) string, system string) theme {
	name, drawn := look(set.Theme), signsHere(env, system)
	if name == "" && env("NO_COLOR") != "" {
		name = lookNone
	}
	switch set.Signs {
	case settings.AllSigns:
		drawn = allSigns
	case settings.FewSigns:
		drawn = fewSigns
	case settings.ASCIISigns:
		drawn = asciiSigns
	}
	if env("CIRTKIT_ASCII") != "" {
		drawn = asciiSigns
	}
	return newTheme(name, abilityHere(env, system), drawn, direction(set.Bidi))
}
