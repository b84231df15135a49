package wizard

import (
	"slices"
	"strconv"
	"strings"
)

// list prints options, each after what it is chosen by.
func (p *plainMode) list(options []choice) {
	for i, o := range options {
		by := sign(options, i)
		p.option(by, aloud(strings.TrimPrefix(o.text, by+" ")))
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

// sign is what an option is chosen by: its number; where codes are numbers themselves its code, and a
// letter for those among them that are not, so that no number could be taken for another.
func sign(options []choice, i int) string {
	numbered := func(o choice) bool {
		_, err := strconv.Atoi(o.code)
		return err == nil
	}
	if !slices.ContainsFunc(options, numbered) {
		return strconv.Itoa(i + 1)
	}
	if numbered(options[i]) {
		return options[i].code
	}
	letter := 'a'
	for _, o := range options[:i] {
		if !numbered(o) && letter < 'z' {
			letter++
		}
	}
	return string(letter)
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

// signs are what a list is chosen by: "1 to 12", or "a, 0, 1, 2".
func (p *plainMode) signs(options []choice) string {
	var all []string
	for i := range options {
		all = append(all, sign(options, i))
	}
	if n := len(all); n > 3 && all[0] == "1" && all[n-1] == strconv.Itoa(n) {
		return p.t("plain.from-to", "from", all[0], "to", all[n-1])
	}
	return strings.Join(all, ", ")
}

// pick asks for one of several, by number; "" when the input ended or nothing was chosen. A command leaves
// the list and is carried out.
func (p *plainMode) pick(title string, options []choice) (string, bool) {
	p.print(title)
	p.list(options)
	ask := "plain.number"
	for i := range options {
		if s := sign(options, i); s[0] >= 'a' {
			ask = "plain.number-or-letter"
		}
	}
	for tries := 1; ; tries++ {
		typed, ok := p.prompt(p.t(ask))
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
