package wizard

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

func (f *form) name() string { return "form" }

// keys are formKeys as far as they mean something in the field: arrows to the sides where there are choices, and a new
// line where a text may have many.
func (f *form) keys(a *app) keymap {
	x := f.focused()
	m := slices.Clone(formKeys)
	for i := range m {
		switch m[i].do {
		case "submit":
			if f.submitLabel != a.t("form.save") { // "save" is said only of what is saved
				m[i].do = "ready"
			}
		case "value":
			if x == nil || len(x.options) == 0 {
				m[i].foot = 0
			}
		case "go-on":
			if x != nil && x.kind == manyField {
				m[i].do = "new-line"
			}
		}
	}
	return m
}

func (f *form) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := formKeys.action(k.String())
	x := f.focused()
	f.problem, f.wrong = "", ""
	sure := f.leaving
	f.leaving = false
	if act == "go-on" || act == "field-up" || act == "field-down" {
		f.dated(a.words)
	}
	switch act {
	case "cancel":
		if f.typed && !sure {
			f.leaving, f.problem = true, cmp.Or(f.leave, a.t("form.leave"))
			return nil
		}
		a.pop()
		return nil
	case "submit":
		if offers := f.offers(); x != nil && f.option >= 0 && f.option < len(offers) { // what the cursor is on is meant
			f.accept(x, offers[f.option].code)
		}
		return f.send(a)
	case "go-on":
		if x == nil {
			return f.send(a)
		}
		return f.goOn(a, x, k)
	case "field-up":
		return f.upward(x, k.String())
	case "field-down":
		return f.downward(x, k.String())
	}
	if x == nil {
		return nil
	}
	if len(x.options) > 0 {
		f.choose(x, act, k.String())
		return nil
	}
	if f.edit.update(k) {
		a.leftOut(&f.edit)
		f.take()
		f.option, f.offered = -1, false
		return f.list()
	}
	return nil
}

// goOn takes what is offered or chosen, and goes to the next field.
func (f *form) goOn(a *app, x *field, k tea.KeyMsg) tea.Cmd {
	if x.kind == manyField {
		f.edit.update(k)
		f.take()
		return nil
	}
	offers := f.offers()
	if f.option < 0 && x.suggest != nil && !x.several { // typed out in full, in small letters perhaps
		f.option = slices.IndexFunc(offers, func(c choice) bool { return strings.EqualFold(c.code, x.value) })
	}
	if f.option < 0 && x.known && len(offers) > 0 && !f.offered {
		f.option, f.offered = 0, true
		if len(offers) > 1 {
			return nil
		}
	}
	if len(offers) > 0 && f.option >= 0 {
		f.accept(x, offers[f.option].code)
		if x.several || x.kind == pathField && strings.HasSuffix(x.value, "/") {
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
}

// accept puts what was offered into the field, with the cursor behind it.
func (f *form) accept(x *field, value string) {
	if x.several {
		value += "; "
	}
	f.set(value)
	f.edit = newEditor(x.value, false)
	f.option = -1
}

func (f *form) upward(x *field, key string) tea.Cmd {
	switch {
	case x != nil && x.kind == manyField && key == "up" && f.edit.vertical(-1):
		return nil
	case len(f.offers()) > 0 && f.option >= 0 && key == "up":
		f.option--
		return nil
	}
	f.focus(f.at - 1)
	return f.list()
}

func (f *form) downward(x *field, key string) tea.Cmd {
	offers := f.offers()
	switch {
	case x != nil && x.kind == manyField && key == "down" && f.edit.vertical(1):
		return nil
	case len(offers) > 0 && key == "tab" && f.option < 0 && !x.nothingTyped():
		f.accept(x, offers[0].code)
		return f.list()
	case len(offers) > 0 && f.option < len(offers)-1 && key == "down":
		f.option++
		return nil
	}
	f.focus(f.at + 1)
	return f.list()
}

// nothingTyped says whether what is offered answers to nothing that was typed: then tab goes on.
func (x *field) nothingTyped() bool {
	return x.several && (x.value == "" || strings.HasSuffix(strings.TrimSpace(x.value), ";"))
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
