package wizard

import (
	"slices"
	"strings"

	"cirtkit/wizard/internal/cells"
)

// terminalHere is what the environment says of the terminal that what is drawn is sent to; where it says too little,
// more is sent.
func terminalHere(env func(string) string, system string) cells.Terminal {
	return cells.Terminal{WideSigns: wideSigns(env), ErasesInGround: erasesInGround(env, system)}
}

// wideSigns says whether the terminal may give lines and signs two cells, as terminals that are set up for Chinese,
// Japanese or Korean do here and there. None can be asked; the locale tells for whom it was set up.
func wideSigns(env func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := env(name); locale != "" {
			language, _, _ := strings.Cut(locale, "_")
			return slices.Contains([]string{"zh", "ja", "ko"}, language)
		}
	}
	return false
}

// erasesInGround says whether the terminal's description has "bce": what is erased takes the ground that is written on.
// Those of GNU screen and tmux don't have it, and GNU screen is known by STY when TERM says something else.
func erasesInGround(env func(string) string, system string) bool {
	term := env("TERM")
	switch {
	case env("STY") != "":
		return false
	case term == "":
		return system == "windows"
	}
	return slices.ContainsFunc([]string{"xterm", "linux", "rxvt", "konsole", "vte", "alacritty", "foot", "putty"}, func(name string) bool {
		return term == name || strings.HasPrefix(term, name+"-")
	})
}
