package wizard

import (
	"strconv"
	"strings"
)

// list prints options, each after what it is chosen by.
func (p *plainMode) list(options []choice) {
	for i, o := range options {
		p.option(sign(options, i), o.text)
	}
}

// option prints what an option is chosen by, and its text.
func (p *plainMode) option(sign, words string) {
	lead := sign + "  "
	for i, l := range p.lines(words, plainWidth-len(lead)) {
		if i > 0 {
			lead = strings.Repeat(" ", len(lead))
		}
		p.whole(lead + l)
	}
}

// sign is what an option is chosen by: its number; or a letter, where codes are numbers themselves and
// a number could be taken for one of them.
func sign(options []choice, i int) string {
	for _, o := range options {
		if _, err := strconv.Atoi(o.code); err == nil && i < 26 {
			return string(rune('a' + i))
		}
	}
	return strconv.Itoa(i + 1)
}

// chosen finds an option by its sign, its code or its text.
func chosen(options []choice, typed string) (string, bool) {
	for _, o := range options {
		if o.code != "" && strings.EqualFold(o.code, typed) || strings.EqualFold(o.text, typed) {
			return o.code, true
		}
	}
	for i, o := range options {
		if strings.EqualFold(sign(options, i), typed) {
			return o.code, true
		}
	}
	return "", false
}

// signs are what a list is chosen from by: "1 to 12", "a to e", or "1".
func (p *plainMode) signs(options []choice) string {
	switch n := len(options); n {
	case 0:
		return ""
	case 1:
		return sign(options, 0)
	default:
		return p.t("plain.from-to", "from", sign(options, 0), "to", sign(options, n-1))
	}
}

// pick asks for one of several, by number; "" when the input ended or nothing was chosen. A command leaves
// the list and is carried out.
func (p *plainMode) pick(title string, options []choice) (string, bool) {
	p.print(title)
	p.list(options)
	for tries := 1; ; tries++ {
		typed, ok := p.prompt(p.t("plain.number"))
		if !ok || typed == "" {
			return "", false
		}
		if code, ok := chosen(options, typed); ok {
			return code, true
		}
		if p.leaves(typed) {
			return "", false
		}
		if p.saysOf(typed, "help") != "" || typed == "?" {
			p.print(p.t("plain.list-how"))
			tries--
			continue
		}
		first, _, _ := strings.Cut(strings.TrimPrefix(typed, "/"), " ")
		if _, known := p.findWord(first); known && p.d != nil {
			if p.aside("/"+strings.TrimPrefix(typed, "/"), true) {
				return "", false
			}
			tries--
			continue
		}
		p.print(p.t("plain.no-option", "found", typed, "signs", p.signs(options)))
		if tries == maxTries {
			p.print(p.t("plain.gave-up-list", "n", maxTries))
			return "", false
		}
	}
}
