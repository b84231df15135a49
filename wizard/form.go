package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/lang"
)

// A form asks for several values: about the assessment, a record of evidence, a session, a row of a
// list. The screen shows it whole (form_keys.go, form_view.go), the line mode asks field by field
// (form_plain.go); both use the same fields (field.go), checks and the same submit.

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
	wrong   string // id of the field that the problem is with; "" for none
	typed   bool   // something was changed, which leaving would lose
	filled  bool   // it was filled in before and has come back: leaving would lose that
	leaving bool   // the reader was told so
	of      *draft // what its drafts are of; nil where none are kept
	rescue  bool   // it is where another place is named for what can't be saved
	// leave is what the reader is told; "" for the usual sentence, which says that it is lost.
	leave   string
	top     int
	folder  string // listed for a path field
	around  surroundings
	listing []choice

	spots []spot // by line of the last view
}

func (f *form) values() values {
	v := values{}
	for _, x := range f.fields {
		v[x.id] = x.tidied()
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

// told is what a form holds, to be read and not changed.
func (f *form) told() []guidance {
	var out []guidance
	for _, x := range f.shown() {
		if s := x.spoken(); s != "" {
			out = append(out, guidance{x.label, s})
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
	if x.several && x.value != "" && !strings.HasSuffix(strings.TrimSpace(x.value), ";") {
		x.value += "; " // ready for one more
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
	case x.suggest != nil && (x.value != "" || x.several || x.offersAll):
		return x.suggest(x.value)
	}
	return nil
}

func (f *form) set(value string) {
	x := f.focused()
	if !x.begun {
		x.began, x.begun = x.tidied(), true
	}
	x.value, x.touched = value, true
	f.typed = f.filled || slices.ContainsFunc(f.fields, func(x *field) bool { return x.begun && x.tidied() != x.began })
	f.values()
}

// refill puts values back in that were entered before, with what was wrong with one of them.
func (f *form) refill(v values, id, problem string) {
	for _, x := range f.fields {
		x.value, x.touched = v[x.id], true
	}
	f.filled, f.typed = true, true
	f.fault(id, problem)
}

// fault says what is wrong with a field, and goes there.
func (f *form) fault(id, problem string) {
	for i, x := range f.shown() {
		if x.id == id {
			f.focus(i)
		}
	}
	f.problem, f.wrong = problem, id
}

func (f *form) take() { f.set(f.edit.text) }

// dated puts the date in the focused field as the file has it, however it was typed.
func (f *form) dated(words *lang.Language) {
	if x := f.focused(); x != nil && x.kind == dateField {
		if read := readDate(words, strings.TrimSpace(x.value)); read != x.value {
			f.set(read)
			f.edit = newEditor(read, false)
		}
	}
}

// send checks and submits.
func (f *form) send(a *app) tea.Cmd {
	f.dated(a.words)
	if id, problem := f.verify(a.t); problem != "" {
		f.fault(id, problem)
		return nil
	}
	a.pop()
	a.submitted(f.draft(a.cfg.Now()))
	return f.submit(a, f.values())
}
