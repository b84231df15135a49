package wizard

import (
	"slices"
	"strconv"
	"strings"
)

// fill asks for a form's fields one by one: enter alone keeps what stands there, "-" empties it, and
// the word for "cancel" leaves the form. It is false when the form was left or the input ended.
func (p *plainMode) fill(f *form) (values, bool) {
	p.print(f.title)
	if f.intro != "" {
		p.print(f.intro)
	}
	p.print(p.t("plain.form-how"))
	for i := 0; i < len(f.shown()); i++ {
		if !p.fillField(f, f.shown()[i]) {
			return nil, false
		}
	}
	for {
		id, problem := f.verify(p.t)
		if problem == "" {
			return f.values(), true
		}
		p.print(problem)
		for _, x := range f.shown() {
			if x.id == id && !p.fillField(f, x) {
				return nil, false
			}
		}
	}
}

// says whether a word of the line mode was typed, in the reader's language or as it is in the table.
func (p *plainMode) says(typed, word string) bool {
	return strings.EqualFold(typed, word) || strings.EqualFold(typed, p.word(word))
}

// leaves says whether what was typed leaves a form or a list; quit leaves the program too.
func (p *plainMode) leaves(typed string) bool {
	if p.says(typed, "quit") {
		p.left = true
	}
	return p.left || p.says(typed, "cancel") || p.says(typed, "back")
}

// fillField asks until the value is right.
func (p *plainMode) fillField(f *form, x *field) bool {
	if x.hint != "" {
		p.print(x.hint)
	}
	p.list(x.options)
	for {
		f.values()
		now := x.value
		if len(x.options) > 0 {
			now = shownChoices(x.options, x.value)
		}
		prompt := x.label
		if now != "" {
			prompt += " [" + now + "]"
		}
		typed, ok := p.ask(prompt)
		if !ok || p.leaves(typed) {
			return false
		}
		if p.says(typed, "help") || typed == "?" {
			p.print(p.t("plain.form-how"))
			continue
		}
		value, ok := p.fieldValue(x, typed)
		if !ok {
			continue
		}
		value = x.tidy(value)
		if problem := x.verify(p.t, value); problem != "" {
			p.print(problem)
			continue
		}
		if value != x.value {
			x.value, x.touched = value, true
		}
		return true
	}
}

// fieldValue reads what was typed for a field; false asks again, after the reason was said.
func (p *plainMode) fieldValue(x *field, typed string) (string, bool) {
	switch {
	case typed == "":
		return x.value, true
	case typed == "-":
		return "", true
	case x.kind == someOfField:
		var codes []string
		for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ' ' }) {
			code, ok := chosen(x.options, part)
			if !ok {
				p.print(p.t("plain.no-option", "found", part))
				return "", false
			}
			codes = append(codes, code)
		}
		value := ""
		for _, o := range x.options {
			if slices.Contains(codes, o.code) {
				value = strings.TrimPrefix(value+","+o.code, ",")
			}
		}
		return value, true
	case len(x.options) > 0:
		code, ok := chosen(x.options, typed)
		if !ok {
			p.print(p.t("plain.no-option", "found", typed))
		}
		return code, ok
	case x.suggest != nil:
		return p.suggested(x, typed)
	}
	return typed, true
}

// suggested offers the known names that hold what was typed.
func (p *plainMode) suggested(x *field, typed string) (string, bool) {
	offers := x.suggest(typed)
	if len(offers) == 0 {
		return typed, true
	}
	p.list(offers)
	pick, ok := p.ask(p.t("plain.suggested", "typed", typed))
	if !ok || pick == "" {
		return typed, ok
	}
	if code, ok := chosen(offers, pick); ok {
		return code, true
	}
	return pick, true
}

// list prints options, each after what it is chosen by.
func (p *plainMode) list(options []choice) {
	for i, o := range options {
		p.print(sign(options, i) + "  " + o.text)
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

// pick asks for one of several, by number; "" when the input ended or nothing was chosen.
func (p *plainMode) pick(title string, options []choice) (string, bool) {
	p.print(title)
	p.list(options)
	for {
		typed, ok := p.ask(p.t("plain.number"))
		if !ok || typed == "" {
			return "", false
		}
		if code, ok := chosen(options, typed); ok {
			return code, true
		}
		if p.leaves(typed) {
			return "", false
		}
		if p.says(typed, "help") {
			p.print(p.t("plain.list-how"))
			continue
		}
		p.print(p.t("plain.no-option", "found", typed))
	}
}
