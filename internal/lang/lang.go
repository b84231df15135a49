// Package lang is the message catalogue: every string that a user reads comes from here.
//
// A language is a folder under catalogue/, with one JSON file a room, each a flat object from key to
// text. Keys begin with the room's name ("wizard.home.title"). A text holds facts in braces, "{name}";
// "{{" stands for one brace. A text that depends on a count is an object with CLDR plural categories
// (zero, one, two, few, many, other) and takes its count from the fact "n":
//
//	"wizard.open": {"one": "{n} question open", "other": "{n} questions open"}
//
// The form "zero", where it is stated, is taken for 0 in every language.
//
// A key that a language lacks falls back to English; a key that English lacks is shown as the key, and
// a test fails for it.
package lang

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed catalogue
var catalogue embed.FS

// Language is one language's messages. It is safe for concurrent use.
type Language struct {
	code     string
	tag      language.Tag
	texts    map[string]message
	fallback *Language
}

// message is one text, or its plural forms by category.
type message struct {
	text  string
	forms map[string]string
}

// UnmarshalJSON takes a string or an object of plural forms.
func (m *message) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &m.text)
	}
	return json.Unmarshal(b, &m.forms)
}

// English is the base language; it has every key.
var English = sync.OnceValue(func() *Language { return mustRead("en", nil) })

// Of is the language with a code such as "fr", and false when the catalogue has none; the language is
// then English.
func Of(code string) (*Language, bool) {
	if code == "en" {
		return English(), true
	}
	for _, c := range Codes() {
		if c == code {
			return mustRead(code, English()), true
		}
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

// mustRead reads a language that is compiled in; a fault in it is a fault of the program, and a test
// reads them all.
func mustRead(code string, fallback *Language) *Language {
	l := &Language{code: code, tag: language.Make(code), texts: map[string]message{}, fallback: fallback}
	files, err := fs.Glob(catalogue, path.Join("catalogue", code, "*.json"))
	if err != nil {
		panic(err)
	}
	for _, name := range files {
		src, err := catalogue.ReadFile(name)
		if err != nil {
			panic(err)
		}
		if err := json.Unmarshal(src, &l.texts); err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
	}
	return l
}

// Code is the language's code, such as "en".
func (l *Language) Code() string { return l.code }

// RightToLeft says whether the language is written from right to left.
func (l *Language) RightToLeft() bool {
	switch l.code {
	case "ar", "fa", "he", "ur":
		return true
	}
	return false
}

// Has says whether the key has a text, in the language or its fallback.
func (l *Language) Has(key string) bool {
	_, ok := l.find(key)
	return ok
}

// Keys lists the keys of the language itself, sorted.
func (l *Language) Keys() []string {
	keys := make([]string, 0, len(l.texts))
	for k := range l.texts {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// T is the text under a key with its facts filled in; facts alternate names and values. A plural text
// is chosen by the integer fact "n".
func (l *Language) T(key string, facts ...any) string {
	m, ok := l.find(key)
	if !ok {
		return key
	}
	text := m.text
	if m.forms != nil {
		text = m.form(count(facts), l.tag)
	}
	if !strings.Contains(text, "{") {
		return text
	}
	return fill(text, facts)
}

func (l *Language) find(key string) (message, bool) {
	for ; l != nil; l = l.fallback {
		if m, ok := l.texts[key]; ok {
			return m, true
		}
	}
	return message{}, false
}

// form is the form for a count: that of the CLDR plural category in the language, or "zero" for 0 in
// any language that states it, or else "other".
func (m message) form(n int, tag language.Tag) string {
	if text, ok := m.forms["zero"]; ok && n == 0 {
		return text
	}
	category := map[plural.Form]string{
		plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
	}[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]
	if text, ok := m.forms[category]; ok {
		return text
	}
	return m.forms["other"]
}

// count is the fact "n" without its sign; any large number when there is none, so that "other" is taken.
func count(facts []any) int {
	for i := 0; i+1 < len(facts); i += 2 {
		if n, ok := facts[i+1].(int); ok && facts[i] == "n" {
			return max(n, -n)
		}
	}
	return 1_000_000
}

// fill puts facts in the place of their names in braces. An unknown name stays as it stands.
func fill(text string, facts []any) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:open])
		text = text[open:]
		if strings.HasPrefix(text, "{{") {
			b.WriteByte('{')
			text = text[2:]
			continue
		}
		end := strings.IndexByte(text, '}')
		if end < 0 {
			b.WriteString(text)
			return b.String()
		}
		value, ok := fact(text[1:end], facts)
		if !ok {
			value = text[:end+1]
		}
		b.WriteString(value)
		text = text[end+1:]
	}
}

func fact(name string, facts []any) (string, bool) {
	for i := 0; i+1 < len(facts); i += 2 {
		if facts[i] != name {
			continue
		}
		switch v := facts[i+1].(type) {
		case string:
			return v, true
		case int:
			return strconv.Itoa(v), true
		case []string:
			return strings.Join(v, ", "), true
		default:
			return fmt.Sprint(v), true
		}
	}
	return "", false
}
