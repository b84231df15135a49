package wizard

// welcome is for somebody who sees the program for the first time, and perhaps a terminal too: as much of it as there
// is room for, and before all how to go on.
func welcome(a *app, w, height int) []line {
	title := say(inkStrong, a.t("welcome.title"))
	for _, keys := range [][]string{{"welcome.what", "welcome.saved", "welcome.keys"}, {"welcome.what", "welcome.keys"}, {"welcome.keys"}} {
		var texts []string
		for _, k := range keys {
			texts = append(texts, a.t(k))
		}
		apart := append([]line{title, nil}, paragraphs(w, inkPlain, texts...)...)
		var close []line
		for _, l := range apart[2:] {
			if l != nil {
				close = append(close, l)
			}
		}
		for _, lines := range [][]line{apart, append([]line{title, nil}, close...), close} {
			if len(lines) < height {
				return append(lines, nil)
			}
		}
	}
	return nil
}
