package wizard

import (
	"slices"
	"strconv"
	"strings"
)

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
	// says tells at once what the value means, below it: whether a file is there, say.
	says    func(f *form) (ink, string)
	touched bool
	// several says that the value is names with semicolons between: what is offered is added, and offered before
	// anything is typed.
	several bool

	// offersAll offers before anything is typed.
	offersAll bool

	// ends are the endings of the files that a path may name, such as ".cirt"; nil for any file, empty for a new one, of which
	// the folder alone is offered.
	ends []string

	began string // what it was before it was changed
	begun bool
}

// tidied is the value as it is kept: without what nobody typed on purpose.
func (x *field) tidied() string {
	s := strings.TrimSpace(x.value)
	if x.several {
		s = strings.TrimSpace(strings.TrimRight(s, "; "))
	}
	return x.tidy(s)
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

// shownLabel is the label, with a star where something must stand.
func (x *field) shownLabel() string {
	if x.required {
		return x.label + " *"
	}
	return x.label
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
