// Package lang is the message catalogue: every string that a user reads comes from here, and so does how a
// language writes numbers, dates and lists.
//
// A language is a folder under catalogue/, with one JSON file a room or more ("cmd.json", "cmd-plan.json"), each a
// flat object from key to text. Keys begin with the room's name ("wizard.home.title"). A language need not have every
// room: one whose folder holds "report" and "lang" can write reports, and one that holds all can speak the whole
// program (see Speaks, UICodes).
//
// A text holds facts in braces, "{name}"; "{{" stands for one brace. A text that depends on a count is an object with
// CLDR plural categories (zero, one, two, few, many, other) and takes its count from the fact "n":
//
//	"wizard.open": {"one": "{n} question open", "other": "{n} questions open"}
//
// The form "zero", where it is stated, is taken for 0 in every language.
//
// A full stop that follows a fact which ends a sentence already ("Is there a law?") is left out.
//
// A key that a language lacks falls back to English; a key that English lacks is shown as the key, and
// a test fails for it.
package lang

import (
	"embed"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"sync"
)

//go:embed catalogue
var catalogue embed.FS

// Language is one language's messages. It is safe for concurrent use.
type Language struct {
	code      string
	plural    func(n int) string
	rooms     map[string]*room // by name; none is added after the language was made
	fallback  *Language
	isolating bool
}

// English is the base language; it has every key.
var English = sync.OnceValue(func() *Language { return read("en", compiledIn("en"), nil) })

// Of is the language with a code such as "fr", and false when no report can be written in it; the language is then
// English. A language that only reports speak has English for the rest (see UICodes).
func Of(code string) (*Language, bool) {
	switch {
	case code == "en":
		return English(), true
	case slices.Contains(CodesOf("report"), code):
		return Read(code, compiledIn(code)), true
	}
	return English(), false
}

// Codes lists the codes of the languages there are, sorted.
func Codes() []string {
	entries, err := fs.ReadDir(catalogue, "catalogue")
	if err != nil {
		panic(err) // the catalogue is compiled in
	}
	var codes []string
	for _, e := range entries {
		if e.IsDir() {
			codes = append(codes, e.Name())
		}
	}
	sort.Strings(codes)
	return codes
}

// Speaks says whether a language has the texts of a room: a file of its own for it. That such a file lacks nothing, a
// test says.
func Speaks(code, room string) bool {
	return slices.Contains(roomsIn(compiledIn(code)), room)
}

// Speaking is the language with a code where it has the texts of each of the rooms, else English and false.
func Speaking(code string, rooms ...string) (*Language, bool) {
	if l, ok := Of(code); ok && !slices.ContainsFunc(rooms, func(room string) bool { return !Speaks(code, room) }) {
		return l, true
	}
	return English(), false
}

// CodesOf lists the codes of the languages that have the texts of a room, sorted: CodesOf("report") are those that a
// report can be written in.
func CodesOf(room string) []string {
	return slices.DeleteFunc(Codes(), func(code string) bool { return !Speaks(code, room) })
}

// UICodes lists the codes of the languages that have the texts of every room, sorted: those that the program itself
// speaks.
func UICodes() []string {
	return slices.DeleteFunc(Codes(), func(code string) bool {
		there := roomsIn(compiledIn(code))
		for name := range English().rooms {
			if !slices.Contains(there, name) {
				return true
			}
		}
		return false
	})
}

// Code is the language's code, such as "en".
func (l *Language) Code() string { return l.code }

// RightToLeft says whether the language is written from right to left.
func (l *Language) RightToLeft() bool { return RightToLeft(l.code) }

// RightToLeft says whether the language with a code, such as "ar" or "fa-AF", is written from right to left.
func RightToLeft(code string) bool {
	switch primary(code) {
	case "ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi":
		return true
	}
	return false
}

// primary is the first part of a code: "en" of "en-GB".
func primary(code string) string {
	first, _, _ := strings.Cut(code, "-")
	return first
}

// Has says whether the key has a text, in the language or its fallback.
func (l *Language) Has(key string) bool {
	_, of := l.find(key)
	return of != nil
}

// Keys lists the keys of the language itself, sorted.
func (l *Language) Keys() []string {
	var keys []string
	for _, r := range l.rooms {
		for k := range r.texts() {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	return keys
}

// T is the text under a key with its facts filled in; facts alternate names and values. A plural text
// is chosen by the integer fact "n".
func (l *Language) T(key string, facts ...any) string {
	m, of := l.find(key)
	if of == nil {
		return key
	}
	text := m.text
	if m.forms != nil {
		text = m.form(facts, of.plural)
	}
	if !strings.Contains(text, "{") {
		return text
	}
	return l.fill(text, facts)
}

// find is the text under a key, and the language that has it: this one or its fallback; nil for none.
func (l *Language) find(key string) (message, *Language) {
	name, _, _ := strings.Cut(key, ".")
	for ; l != nil; l = l.fallback {
		if m, ok := l.rooms[name].texts()[key]; ok {
			return m, l
		}
	}
	return message{}, nil
}
