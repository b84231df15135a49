package wizard

import (
	"slices"
	"strings"
)

// step is what a field's prompt came to.
type step int

// The steps.
const (
	stepOn    step = iota // to the next field
	stepBack              // to the one before
	stepLeave             // out of the form
	stepQuit              // and out of the program
	stepLost              // the field could not be understood (maxTries)
	stepEnd               // the input has ended
)

// filling is a form while it is filled in, field by field.
type filling struct {
	*form
	was map[string]string // the values that it began with
}

// fill asks for a form's fields one by one: enter alone keeps what stands there, a hyphen empties it, back
// goes to the field before, and cancel leaves the form, which says what would be lost and offers to keep
// it. It is false when the form was left or the input ended.
func (p *plainMode) fill(f *form) (values, bool) {
	p.print(f.title)
	if f.intro != "" {
		p.print(f.intro)
	}
	if !p.formsTold {
		p.print(p.t("plain.form-how"))
		p.formsTold = true
	}
	g := filling{f, f.values()}
	if d := p.restored; d != nil && f.of != nil && f.of.Kind == d.Kind {
		f.restore(d)
		p.restored = nil
		p.follow(f.draft(p.cfg.Now()))
	}
	defer func() {
		if p.ctx.Err() == nil && (!p.ended || p.cfg.Echo) {
			p.half = nil // what becomes of it says the caller
		}
	}()
	problems := 0
	for i := 0; ; {
		if i >= len(f.shown()) {
			id, problem := f.verify(p.t)
			if problem == "" {
				return f.values(), true
			}
			p.print(problem)
			if problems++; problems > maxTries {
				p.gaveUp(g)
				return nil, false
			}
			at := max(0, slices.IndexFunc(f.shown(), func(x *field) bool { return x.id == id }))
			if v, ok, done := p.after(g, p.fillField(f, f.shown()[at])); done {
				return v, ok
			}
			continue
		}
		step := p.fillField(f, f.shown()[i])
		switch {
		case step == stepOn:
			f.typed = f.typed || len(g.entered()) > 0
			if d := f.draft(p.cfg.Now()); d != nil {
				p.follow(d)
			}
			i++
			continue
		case step == stepBack && i > 0:
			i--
			continue
		}
		if v, ok, done := p.after(g, step); done {
			return v, ok
		}
	}
}

// after does what follows from a field that was not filled in; done ends the form.
func (p *plainMode) after(g filling, s step) (v values, ok, done bool) {
	switch s {
	case stepOn:
	case stepLost:
		p.gaveUp(g)
		return nil, false, true
	case stepEnd:
		p.unfinished = p.enteredIn(g)
		return nil, false, true
	default:
		return p.leaveForm(g, s == stepQuit)
	}
	return nil, false, false
}

// gaveUp says that a form was left because a line after the other was not understood.
func (p *plainMode) gaveUp(g filling) {
	p.print(p.t("plain.gave-up-form", "n", maxTries, "what", p.enteredIn(g)))
}

// leaveForm leaves a form at once where nothing was entered, or else asks what is to become of it.
func (p *plainMode) leaveForm(g filling, quit bool) (v values, ok, done bool) {
	if len(g.entered()) == 0 {
		p.print(p.t("plain.form-left"))
		p.left = p.left || quit
		return nil, false, true
	}
	what, _ := p.pick(p.t("plain.form-leave", "what", p.enteredIn(g)), p.leaveChoices())
	switch {
	case p.ended:
		p.unfinished = p.enteredIn(g)
	case what == "on":
		return nil, false, false
	case what == "keep":
		if _, problem := g.verify(p.t); problem != "" {
			p.print(problem)
			return nil, false, false
		}
		p.left = p.left || quit
		return g.values(), true, true
	case what == "drop":
		p.left = p.left || quit
	case p.pending == "":
		return nil, false, false // nothing was chosen: the form goes on
	}
	return nil, false, true
}

// entered are the fields that were given another value.
func (g filling) entered() []*field {
	v := g.values()
	var out []*field
	for _, x := range g.shown() {
		if x.touched && v[x.id] != g.was[x.id] {
			out = append(out, x)
		}
	}
	return out
}

// enteredIn is a form with what was entered in it, in words.
func (p *plainMode) enteredIn(g filling) string {
	var parts []string
	for _, x := range g.entered() {
		parts = append(parts, x.label+": "+x.spoken())
	}
	if len(parts) == 0 {
		return g.title
	}
	return g.title + " (" + strings.Join(parts, "; ") + ")"
}

// spoken is a field's value in words.
func (x *field) spoken() string {
	if len(x.options) > 0 {
		return shownChoices(x.options, x.value)
	}
	return strings.ReplaceAll(x.value, "\n", " / ")
}

// fillField asks until the value is right, at most maxTries times.
func (p *plainMode) fillField(f *form, x *field) step {
	p.introduce(x)
	p.list(x.options)
	for tries := 1; ; tries++ {
		f.values()
		typed, ok := p.prompt(p.fieldPrompt(x))
		switch {
		case !ok:
			return stepEnd
		case x.kind == manyField && typed != "" && p.saysOf(typed, "help", "back", "cancel", "quit") == "" && typed != "-" && typed != "?":
			if typed, ok = p.moreLines(typed); !ok {
				return stepEnd
			}
		}
		switch p.saysOf(typed, "help", "back", "cancel", "quit") {
		case "help":
			p.print(p.t("plain.form-how"))
			tries--
			continue
		case "back":
			return stepBack
		case "cancel":
			return stepLeave
		case "quit":
			return stepQuit
		}
		if typed == "?" && x.kind == pathField {
			typed = folderOf(x.value) + typed
		}
		if typed == "?" && x.kind != pathField {
			p.print(p.t("plain.form-how"))
			tries--
			continue
		}
		said, plain := literal(typed)
		if x.kind == pathField {
			said, plain = p.path(typed)
		}
		if !plain {
			p.aside(typed, false)
			tries--
			continue
		}
		value, ok := p.fieldValue(x, said)
		if p.ended {
			return stepEnd
		}
		if ok {
			if x.kind == dateField {
				value = readDate(p.words, value)
			}
			value = x.tidy(value)
			problem := x.verify(p.t, value)
			if problem == "" {
				if value != x.value {
					x.value, x.touched = value, true
				}
				return stepOn
			}
			p.print(problem)
		}
		if !ok && x.kind == pathField {
			tries-- // it was looked for, and is asked for again
			continue
		}
		if tries == maxTries {
			return stepLost
		}
	}
}

// introduce says which field it is, with its hint, unless the prompt alone says that.
func (p *plainMode) introduce(x *field) {
	switch {
	case x.hint != "":
		p.print(p.t("plain.field", "label", x.label, "hint", x.hint))
	case len(x.options) > 0:
		p.print(x.label)
	}
}

// fieldPrompt says what can be typed, and what Enter alone keeps.
func (p *plainMode) fieldPrompt(x *field) string {
	what := x.label
	if x.hint != "" || len(x.options) > 0 {
		what = p.t(x.typedAs())
	}
	switch now := p.standing(x); {
	case now != "":
		return p.t("plain.keeps", "what", what, "now", now)
	case !x.required:
		return p.t("plain.keeps-none", "what", what)
	}
	return what
}

// standing is the value that Enter keeps: of options with what they are chosen by.
func (p *plainMode) standing(x *field) string {
	if len(x.options) == 0 {
		return x.spoken()
	}
	var parts []string
	for i, o := range x.options {
		if slices.Contains(strings.Split(x.value, ","), o.code) && (o.code != "" || x.kind == oneOfField) {
			by := sign(x.options, i)
			parts = append(parts, by+" "+strings.TrimPrefix(o.text, by+" "))
		}
	}
	if said := aloud(strings.Join(parts, ", ")); width(said) <= plainShort {
		return said
	}
	for i, part := range parts {
		parts[i], _, _ = strings.Cut(part, " ")
	}
	return strings.Join(parts, ", ")
}

// plainShort is how long a value in a prompt may be, in cells, before its number stands for it: it was
// read out above.
const plainShort = 40

// typedAs is the key of what can be typed in a field.
func (x *field) typedAs() string {
	switch {
	case x.kind == someOfField:
		return "plain.type-some"
	case len(x.options) > 0:
		return "plain.type-one"
	case x.kind == dateField:
		return "plain.type-date"
	case x.kind == decimalField:
		return "plain.type-number"
	case x.kind == pathField:
		return "plain.type-path"
	case x.kind == manyField:
		return "plain.type-many"
	}
	return "plain.type-text"
}

// moreLines reads on after the first line of a field of many, up to a full stop alone or an empty line.
func (p *plainMode) moreLines(first string) (string, bool) {
	lines := []string{first}
	for {
		typed, ok := p.read()
		if !ok {
			return "", false
		}
		if typed == "." || typed == "" {
			return strings.Join(lines, "\n"), true
		}
		s, _ := literal(typed)
		lines = append(lines, s)
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
				p.print(p.t("plain.no-option", "found", part, "signs", p.signs(x.options)))
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
			p.print(p.t("plain.no-option", "found", typed, "signs", p.signs(x.options)))
		}
		return code, ok
	case x.kind == pathField:
		return p.foundPath(typed, x.ends)
	case x.suggest != nil:
		return p.suggested(x, typed)
	}
	return typed, true
}

// suggested offers the known names that hold what was typed.
func (p *plainMode) suggested(x *field, typed string) (string, bool) {
	offers := x.suggest(typed)
	for _, o := range offers {
		if strings.EqualFold(o.code, typed) {
			return o.code, true
		}
	}
	if len(offers) == 0 {
		return typed, true
	}
	p.list(offers)
	pick, ok := p.prompt(p.t("plain.suggested", "typed", typed))
	switch {
	case !ok:
		return "", false
	case pick == "":
		return typed, true
	case p.saysOf(pick, "back", "cancel") != "": // asks for the field again
		return "", false
	}
	if code, ok := chosen(offers, pick); ok {
		return code, true
	}
	return pick, true
}
