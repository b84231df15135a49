package wizard

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// A form asks for several values: about the assessment, a record of evidence, a session, a row of a
// list. The screen shows it whole (this file), the line mode asks field by field (form_plain.go); both
// use the same fields, checks and the same submit.

// kind is the kind of a field.
type kind int

// The kinds.
const (
	textField    kind = iota
	manyField         // many lines
	oneOfField        // one of Options, or none where it is not required
	someOfField       // any of Options: codes joined by commas
	dateField         // YYYY-MM-DD
	decimalField      // a decimal of at most three places
	pathField         // a file's path
)

// choice is one thing to choose: a code with the text that is shown.
type choice struct{ code, text string }

// field is one value of a form.
type field struct {
	id, label, hint string
	kind            kind
	options         []choice
	required        bool
	bounds          bounds // of a decimal
	value           string
	// suggest offers values for what has been typed; the code is what gets into the field.
	suggest func(typed string) []choice
	// known says that a value is nearly always one of those offered: enter takes the only one, and goes
	// to the list first when there are several.
	known bool
	// follows gives the value for as long as nobody has typed one.
	follows func(v values) string
	hidden  func(v values) bool
	touched bool
}

// values are a form's values by field id.
type values map[string]string

// form is a form being filled in.
type form struct {
	title, intro string
	fields       []*field
	submitLabel  string
	// check says what is wrong: the field and the sentence; "" for nothing.
	check func(v values) (id, problem string)
	// submit does what the form is for. It runs with the form already closed.
	submit func(a *app, v values) tea.Cmd

	at      int // focused field; len(shown) is the submit line
	edit    editor
	offered bool // the list of what is offered was gone to already
	option  int  // of a choice: the one under the cursor; of suggestions: -1 for none
	problem string
	typed   bool // something was changed, which leaving would lose
	leaving bool // the reader was told so
	// leave is what the reader is told; "" for the usual sentence, which says that it is lost.
	leave   string
	top     int
	folder  string // listed for a path field
	listing []choice
}

func (f *form) values() values {
	v := values{}
	for _, x := range f.fields {
		v[x.id] = x.tidy(strings.TrimSpace(x.value))
	}
	for _, x := range f.fields {
		if x.follows != nil && !x.touched {
			x.value = x.follows(v)
			v[x.id] = x.value
		}
	}
	return v
}

// shown are the fields that the values so far ask for.
func (f *form) shown() []*field {
	v := f.values()
	var out []*field
	for _, x := range f.fields {
		if x.hidden == nil || !x.hidden(v) {
			out = append(out, x)
		}
	}
	return out
}

// verify checks every shown field, then the whole.
func (f *form) verify(say func(string, ...any) string) (id, problem string) {
	v := f.values()
	for _, x := range f.shown() {
		if p := x.verify(say, v[x.id]); p != "" {
			return x.id, p
		}
	}
	if f.check != nil {
		return f.check(v)
	}
	return "", ""
}

// verify says what is wrong with one value, or "".
func (x *field) verify(say func(string, ...any) string, value string) string {
	switch {
	case value == "" && x.required:
		return say("form.required", "field", x.label)
	case value == "":
		return ""
	case x.kind == dateField && !validDate(value):
		return say("form.not-a-date", "found", value)
	case x.kind == decimalField:
		return x.bounds.verify(say, x.label, value)
	}
	return ""
}

// newForm focuses the first field.
func newForm(f form) *form {
	f.values()
	f.focus(0)
	return &f
}

func (f *form) focused() *field {
	if s := f.shown(); f.at < len(s) {
		return s[f.at]
	}
	return nil
}

func (f *form) focus(i int) {
	f.at = max(0, min(i, len(f.shown())))
	x := f.focused()
	if x == nil {
		return
	}
	f.edit = newEditor(x.value, x.kind == manyField)
	f.option = -1
	if len(x.options) > 0 {
		f.option = max(0, slices.IndexFunc(x.options, func(c choice) bool { return c.code == x.value }))
	}
}

// offers are the suggestions for the focused field.
func (f *form) offers() []choice {
	x := f.focused()
	switch {
	case x == nil || len(x.options) > 0:
		return nil
	case x.kind == pathField:
		return f.paths()
	case x.suggest != nil && x.value != "":
		return x.suggest(x.value)
	}
	return nil
}

func (f *form) keys(*app) keymap { return formKeys }
func (f *form) name() string     { return "form" }

func (f *form) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := formKeys.action(k.String())
	x := f.focused()
	offers := f.offers()
	f.problem = ""
	sure := f.leaving
	f.leaving = false
	switch act {
	case "cancel":
		if f.typed && !sure {
			f.leaving, f.problem = true, cmp.Or(f.leave, a.t("form.leave"))
			return nil
		}
		a.pop()
		return nil
	case "submit":
		return f.send(a)
	case "go-on":
		if x == nil {
			return f.send(a)
		}
		if x.kind == manyField {
			f.edit.update(k)
			f.take()
			return nil
		}
		if f.option < 0 && x.suggest != nil { // typed out in full, in small letters perhaps
			f.option = slices.IndexFunc(offers, func(c choice) bool { return strings.EqualFold(c.code, x.value) })
		}
		if f.option < 0 && x.known && len(offers) > 0 && !f.offered {
			f.option, f.offered = 0, true
			if len(offers) > 1 {
				return nil
			}
		}
		if len(offers) > 0 && f.option >= 0 {
			f.set(offers[f.option].code)
			if x.kind == pathField && strings.HasSuffix(x.value, "/") {
				f.edit = newEditor(x.value, false)
				f.option = -1
				return f.list()
			}
		}
		if x.kind == oneOfField && len(x.options) > 0 {
			f.set(x.options[f.option].code)
		}
		if len(f.fields) == 1 {
			return f.send(a)
		}
		f.focus(f.at + 1)
		return f.list()
	case "field-up":
		if x != nil && x.kind == manyField && k.String() == "up" && f.edit.vertical(-1) {
			return nil
		}
		if len(offers) > 0 && f.option >= 0 && k.String() == "up" {
			f.option--
			return nil
		}
		f.focus(f.at - 1)
		return f.list()
	case "field-down":
		if x != nil && x.kind == manyField && k.String() == "down" && f.edit.vertical(1) {
			return nil
		}
		if len(offers) > 0 && k.String() == "tab" && f.option < 0 {
			f.set(offers[0].code)
			f.edit = newEditor(x.value, false)
			return f.list()
		}
		if len(offers) > 0 && f.option < len(offers)-1 && k.String() == "down" {
			f.option++
			return nil
		}
		f.focus(f.at + 1)
		return f.list()
	}
	if x == nil {
		return nil
	}
	if len(x.options) > 0 {
		f.choose(x, act, k.String())
		return nil
	}
	if f.edit.update(k) {
		f.take()
		f.option, f.offered = -1, false
		return f.list()
	}
	return nil
}

// choose handles the keys of a field with options.
func (f *form) choose(x *field, act action, key string) {
	// With nothing chosen yet the first step takes the option that the cursor is on.
	unset := x.kind == oneOfField && !slices.ContainsFunc(x.options, func(c choice) bool { return c.code == x.value })
	digit := digitOption(x.options, key)
	switch {
	case act == "value-before":
		f.option = max(0, f.option-1)
	case act == "value-after" && unset:
	case act == "value-after":
		f.option = min(len(x.options)-1, f.option+1)
	case act == "toggle" && x.kind == someOfField:
		f.set(toggled(x.options, x.value, x.options[f.option].code))
		return
	case digit >= 0:
		f.option = digit
		if x.kind == someOfField {
			f.set(toggled(x.options, x.value, x.options[f.option].code))
			return
		}
	case (key == "backspace" || key == "delete") && !x.required:
		f.set("")
		return
	default:
		return
	}
	if x.kind == oneOfField {
		f.set(x.options[f.option].code)
	}
}

// digitOption is the option that a digit stands for, or -1: the one whose label begins with that number,
// where labels have numbers, and else the one in that place. A label that says 3 is never chosen by
// another digit.
func digitOption(options []choice, key string) int {
	if len(key) != 1 || key[0] < '0' || key[0] > '9' {
		return -1
	}
	numbered := false
	for i, o := range options {
		if _, err := strconv.Atoi(o.code); err == nil {
			if numbered = true; o.code == key {
				return i
			}
		}
	}
	if place := int(key[0] - '1'); !numbered && key != "0" && place < len(options) {
		return place
	}
	return -1
}

// toggled adds a code to codes joined by commas, or takes it out, in the order of the options.
func toggled(options []choice, value, code string) string {
	have := strings.Split(value, ",")
	var out []string
	for _, o := range options {
		in := slices.Contains(have, o.code)
		if in != (o.code == code) {
			out = append(out, o.code)
		}
	}
	return strings.Join(out, ",")
}

func (f *form) set(value string) {
	x := f.focused()
	f.typed = f.typed || x.value != value
	x.value, x.touched = value, true
	f.values()
}

func (f *form) take() { f.set(f.edit.text) }

// send checks and submits.
func (f *form) send(a *app) tea.Cmd {
	if id, problem := f.verify(a.t); problem != "" {
		for i, x := range f.shown() {
			if x.id == id {
				f.focus(i)
			}
		}
		f.problem = problem
		return nil
	}
	a.pop()
	return f.submit(a, f.values())
}

func (f *form) view(a *app, w, height int) []line {
	wide := min(w, 100)
	head := []line{say(inkStrong, " "+f.title)}
	if f.intro != "" && height > 14 {
		head = append(head, indent(1, wrapped(inkMuted, f.intro, wide-2))...)
	}
	head = append(head, nil)

	labels := 0
	shown := f.shown()
	for _, x := range shown {
		labels = max(labels, width(x.shownLabel()))
	}
	labels = min(labels, max(12, wide/3))
	room := max(8, wide-labels-5)
	var body []line
	from, to := 0, 0
	for i, x := range shown {
		if i == f.at {
			from = len(body)
		}
		body = append(body, f.row(a, x, i == f.at, labels, room, height)...)
		if i == f.at {
			to = len(body) - 1
		}
	}
	body = append(body, nil)
	button := "  " + f.submitLabel + "  "
	if f.at == len(shown) {
		from, to = len(body), len(body)
		body = append(body, line{{" ▸ ", inkAccent}, {button, inkChosen}})
	} else {
		body = append(body, line{{"   ", inkPlain}, {button, inkAccent}})
	}
	var foot []line
	if f.problem != "" {
		foot = append(foot, indent(1, wrapped(inkWarn, f.problem, wide-2))...)
	} else if x := f.focused(); x != nil && x.hint != "" {
		foot = append(foot, indent(1, wrapped(inkMuted, x.hint, wide-2))...)
	}
	foot = foot[:min(len(foot), 4)]
	part, top := window(body, height-len(head)-len(foot)-1, f.top, from, to)
	f.top = top
	if n := len(part); n > 0 && top+n < len(body) {
		part = slices.Clone(part)
		part[n-1] = ends(part[n-1], say(inkAccent, "▼ "), w)
	}
	out := append(head, exactly(part, height-len(head)-len(foot)-1)...)
	out = append(out, nil)
	return append(out, foot...)
}

// shownLabel is the label, with a star where something must stand.
func (x *field) shownLabel() string {
	if x.required {
		return x.label + " *"
	}
	return x.label
}

// row draws one field: its label and value, and its options when it is focused.
func (f *form) row(a *app, x *field, focused bool, labels, room, height int) []line {
	mark, in := "  ", inkMuted
	if focused {
		mark, in = " ▸", inkStrong
	}
	head := append(line{{mark + " ", inkAccent}}, line{{x.shownLabel(), in}}.pad(labels)...)
	head = append(head, span{"  ", inkPlain})
	if !focused {
		value := x.value
		switch {
		case len(x.options) > 0:
			value = shownChoices(x.options, x.value)
		case x.kind == manyField:
			return hang(head, wrapped(inkPlain, x.value, room)[:1])
		}
		if value == "" {
			return []line{append(head, span{"–", inkMuted})}
		}
		return []line{append(head, span{value, inkPlain}).fit(labels + room + 5)}
	}
	if len(x.options) > 0 {
		return hang(head, f.optionRows(x, room, max(3, height-8)))
	}
	var rows []line
	if x.kind == manyField {
		rows = f.edit.view(room, min(6, max(2, height-10)), true)
	} else {
		rows = f.edit.view(room, 1, true)
	}
	for i, o := range f.offers() {
		if i >= 8 {
			break
		}
		in, sign := inkMuted, "  "
		if i == f.option {
			in, sign = inkChosen, "▸ "
		}
		rows = append(rows, line{{sign, inkAccent}, {o.text, in}}.fit(room))
	}
	return hang(head, rows)
}

func (f *form) optionRows(x *field, room, height int) []line {
	have := strings.Split(x.value, ",")
	var rows []line
	for i, o := range x.options {
		sign := "○ "
		if x.kind == someOfField {
			sign = "☐ "
		}
		if slices.Contains(have, o.code) && (x.value != "" || o.code == "") {
			sign = "● "
			if x.kind == someOfField {
				sign = "☑ "
			}
		}
		in := inkPlain
		if i == f.option {
			in = inkChosen
		}
		rows = append(rows, line{{sign, inkAccent}, {o.text, in}}.fit(room))
	}
	rows, _ = window(rows, height, max(0, f.option-height/2), f.option, f.option)
	return rows
}

// shownChoices are the texts of codes joined by commas.
func shownChoices(options []choice, value string) string {
	var out []string
	for _, c := range strings.Split(value, ",") {
		for _, o := range options {
			if o.code == c {
				out = append(out, o.text)
			}
		}
	}
	return strings.Join(out, ", ")
}
