package questionnaires

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cirtkit/internal/fault"

	"gopkg.in/yaml.v3"
)

// reader turns the nodes of one file into the model. It goes on after a mistake, so that one reading
// finds them all.
type reader struct {
	file   string
	places places
	faults fault.List
}

func (r *reader) position(n *yaml.Node) fault.Position {
	return fault.Position{File: r.file, Line: n.Line, Column: n.Column}
}

func (r *reader) fail(n *yaml.Node, key string, facts ...any) {
	if len(r.faults) < maxFaults {
		r.faults = append(r.faults, fault.New(fault.Input, key, facts...).At(r.position(n)))
	}
}

// mark remembers where a spot was written.
func (r *reader) mark(s spot, n *yaml.Node) { r.places[s] = r.position(n) }

// object is a mapping while it is read. Each method takes one key; done reports those that nobody took.
type object struct {
	r     *reader
	node  *yaml.Node
	at    spot
	known []string
	// missing are needed keys that are not there; done reports them, but for one that stands there misspelt.
	missing []string
	bad     bool // not a mapping at all: nothing more is said about it
}

func (r *reader) object(n *yaml.Node, at spot) *object {
	r.mark(at, n)
	o := &object{r: r, node: n, at: at}
	if n.Kind != yaml.MappingNode {
		r.fail(n, "questionnaires.expected-mapping", "found", kindWord(n))
		o.bad = true
	}
	return o
}

// take is the value under a key, or nil.
func (o *object) take(key string) *yaml.Node {
	if !slices.Contains(o.known, key) {
		o.known = append(o.known, key)
	}
	if o.bad {
		return nil
	}
	for i := 0; i+1 < len(o.node.Content); i += 2 {
		if o.node.Content[i].Value == key {
			value := o.node.Content[i+1]
			o.r.mark(o.at.key(key), value)
			return value
		}
	}
	return nil
}

// need is take for a key that must be there.
func (o *object) need(key string) *yaml.Node {
	n := o.take(key)
	if n == nil && !o.bad {
		o.missing = append(o.missing, key)
	}
	return n
}

// done reports the keys that the format does not have, and those that it needs.
func (o *object) done() {
	if o.bad {
		return
	}
	for i := 0; i+1 < len(o.node.Content); i += 2 {
		key := o.node.Content[i]
		if slices.Contains(o.known, key.Value) {
			continue
		}
		if near := Nearest(key.Value, o.known); near != "" {
			o.r.fail(key, "questionnaires.unknown-key-near", "name", shortened(key.Value), "near", near)
			o.missing = slices.DeleteFunc(o.missing, func(name string) bool { return name == near })
			continue
		}
		o.r.fail(key, "questionnaires.unknown-key", "name", shortened(key.Value), "known", o.known)
	}
	for _, name := range o.missing {
		o.r.fail(o.node, "questionnaires.missing-key", "name", name)
	}
}

// The kinds of text: how long each may be, in characters, and whether it may have several lines.
type textKind struct {
	limit int
	lines bool
}

var (
	shortText = textKind{limit: 40}
	titleText = textKind{limit: 200}
	lineText  = textKind{limit: 600}
	longText  = textKind{limit: 4000, lines: true}
)

// text reads a scalar as it was typed: 010, yes and 1.10 are text. White space around it is dropped,
// so that the layout of a block does not matter.
func (r *reader) text(n *yaml.Node, kind textKind) string {
	if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" && n.Value == "" {
		r.fail(n, "questionnaires.expected-text", "found", kindWord(n))
		return ""
	}
	s := strings.TrimSpace(n.Value)
	switch {
	case s == "":
		r.fail(n, "questionnaires.expected-text", "found", "nothing")
	case utf8.RuneCountInString(s) > kind.limit:
		r.fail(n, "questionnaires.text-too-long", "found", utf8.RuneCountInString(s), "limit", kind.limit)
	case !kind.lines && strings.ContainsAny(s, "\n\t"):
		r.fail(n, "questionnaires.text-one-line")
	}
	return s
}

func (o *object) text(key string, kind textKind) string {
	if n := o.take(key); n != nil {
		return o.r.text(n, kind)
	}
	return ""
}

func (o *object) needText(key string, kind textKind) string {
	if n := o.need(key); n != nil {
		return o.r.text(n, kind)
	}
	return ""
}

// The forms of names. An id is permanent and appears in files, commands and addresses; a code is an
// option's; a name is somebody else's, and may have spaces.
var (
	idForm      = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{0,79}$`)
	codeForm    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$`)
	nameForm    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 ._:/()-]{0,79}$`)
	versionForm = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$`)
)

func (r *reader) form(n *yaml.Node, form *regexp.Regexp, key string) string {
	if n.Kind != yaml.ScalarNode {
		r.fail(n, "questionnaires.expected-text", "found", kindWord(n))
		return ""
	}
	if !form.MatchString(n.Value) {
		r.fail(n, key, "found", shortened(n.Value))
	}
	return n.Value
}

func (r *reader) id(n *yaml.Node) string {
	return r.form(n, idForm, "questionnaires.id-form")
}

func (r *reader) code(n *yaml.Node) string {
	return r.form(n, codeForm, "questionnaires.code-form")
}

func (r *reader) name(n *yaml.Node) string {
	return r.form(n, nameForm, "questionnaires.name-form")
}

func (r *reader) version(n *yaml.Node) string {
	return r.form(n, versionForm, "questionnaires.version-form")
}

// with reads the value under a key by a function of reader; the zero value when the key is absent.
func with[T any](o *object, key string, read func(*yaml.Node) T) T {
	if n := o.take(key); n != nil {
		return read(n)
	}
	var zero T
	return zero
}

// needWith is with for a key that must be there.
func needWith[T any](o *object, key string, read func(*yaml.Node) T) T {
	if n := o.need(key); n != nil {
		return read(n)
	}
	var zero T
	return zero
}

// word reads one of a fixed set of words.
func (o *object) word(key string, words []string) string {
	n := o.take(key)
	if n == nil {
		return ""
	}
	return o.r.word(n, words)
}

func (r *reader) word(n *yaml.Node, words []string) string {
	if n.Kind != yaml.ScalarNode {
		r.fail(n, "questionnaires.expected-text", "found", kindWord(n))
		return ""
	}
	if !slices.Contains(words, n.Value) {
		r.fail(n, "questionnaires.unknown-word", "found", shortened(n.Value), "known", words)
	}
	return n.Value
}

func (o *object) flag(key string) bool {
	n := o.take(key)
	if n == nil {
		return false
	}
	switch n.Value {
	case "true", "false":
		if n.Kind == yaml.ScalarNode {
			return n.Value == "true"
		}
	}
	o.r.fail(n, "questionnaires.expected-flag", "found", found(n))
	return false
}

func (r *reader) decimal(n *yaml.Node) Decimal {
	if n.Kind == yaml.ScalarNode {
		if d, err := ParseDecimal(n.Value); err == nil {
			return d
		}
	}
	r.fail(n, "questionnaires.expected-decimal", "found", found(n))
	return 0
}

func (r *reader) decimalPointer(n *yaml.Node) *Decimal { return new(r.decimal(n)) }

func (r *reader) whole(n *yaml.Node) int {
	if n.Kind == yaml.ScalarNode && len(n.Value) <= 9 {
		if i, err := strconv.Atoi(n.Value); err == nil && strconv.Itoa(i) == n.Value {
			return i
		}
	}
	r.fail(n, "questionnaires.expected-whole-number", "found", found(n))
	return 0
}

func (r *reader) date(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || !IsDate(n.Value) {
		r.fail(n, "questionnaires.expected-date", "found", found(n))
		return ""
	}
	return n.Value
}

// items are the entries of a list.
func (r *reader) items(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		r.fail(n, "questionnaires.expected-list", "found", kindWord(n))
		return nil
	}
	return n.Content
}

// each reads every entry of a list under a key. An entry's spot is the key and its place.
func each[T any](o *object, key string, read func(n *yaml.Node, at spot) T) []T {
	n := o.take(key)
	if n == nil {
		return nil
	}
	var out []T
	for i, item := range o.r.items(n) {
		at := o.at.in(key, i)
		o.r.mark(at, item)
		out = append(out, read(item, at))
	}
	return out
}

// texts reads a list of texts without repeats.
func (o *object) texts(key string, read func(*yaml.Node) string) []string {
	seen := map[string]bool{}
	return each(o, key, func(n *yaml.Node, _ spot) string {
		s := read(n)
		if seen[s] && s != "" {
			o.r.fail(n, "questionnaires.listed-twice", "name", s)
		}
		seen[s] = true
		return s
	})
}

// pair is a key with its value.
type pair struct{ key, value *yaml.Node }

// pairs are the entries of a mapping under a key, in the order they were written.
func (o *object) pairs(key string) []pair {
	n := o.take(key)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		o.r.fail(n, "questionnaires.expected-mapping", "found", kindWord(n))
		return nil
	}
	out := make([]pair, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		o.r.mark(o.at.in(key, n.Content[i].Value), n.Content[i])
		out = append(out, pair{n.Content[i], n.Content[i+1]})
	}
	return out
}

// named reads a mapping from id to text.
func (o *object) named(key string, kind textKind, readKey func(*yaml.Node) string) []Named {
	var out []Named
	for _, p := range o.pairs(key) {
		out = append(out, Named{ID: readKey(p.key), Text: o.r.text(p.value, kind)})
	}
	return out
}

// found is what a message shows of a node: its text, or what kind it is.
func found(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		return kindWord(n)
	}
	return shortened(n.Value)
}
