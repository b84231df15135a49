package questionnaires

import (
	"regexp"
	"slices"
)

// The format as a table: every kind of mapping in the files of the format, with its keys and what may stand
// under each. The reader does not read it; it is what the JSON Schemas for authors are generated from
// (internal/genschema), and a test holds reader and schemas against each other: what the reader says that it
// knows is what the schemas have, for every kind of mapping. Words, forms and limits are the reader's own. The
// table itself is FormatShapes.

// FormatShape is one kind of mapping.
type FormatShape struct {
	Name  string
	About string // one sentence for an author
	Keys  []FormatKey
	// Variants, where the keys depend on what the mapping is; exactly one of them applies.
	Variants []FormatVariant
}

// FormatVariant is one of several things that a mapping can be.
type FormatVariant struct {
	Name string
	// When it applies: the value of the key "type" is Type; or, where Type is empty, the key Name is there.
	Type Type
	// Plain, Valued: of a choice, the variant whose options are texts, or texts with values.
	Plain, Valued bool
	// OneOf are keys of which exactly one is needed.
	OneOf []string
	// Otherwise: the variant that applies where no other does.
	Otherwise bool
}

// FormatKey is a key of a mapping.
type FormatKey struct {
	Name   string
	Value  FormatValue
	Needed bool
	About  string
	Of     []string // names of the variants that have it; empty: all
}

// FormatValue says what may stand under a key. One of its fields decides.
type FormatValue struct {
	Text    *FormatText
	Form    *regexp.Regexp // a text of this form
	Words   []string       // one of these words
	Decimal *FormatBounds
	Whole   *FormatBounds
	Flag    bool
	Shape   string // a mapping of this shape
	List    *FormatList
	Map     *FormatMap
	Any     []FormatValue // any of these
}

// FormatText bounds a text.
type FormatText struct {
	Limit int  // characters
	Lines bool // it may have several lines
}

// FormatBounds of a number, both inclusive.
type FormatBounds struct{ Low, High Decimal }

// FormatList says what a list holds.
type FormatList struct {
	Of       FormatValue
	NotEmpty bool
	Distinct bool // nothing twice
}

// FormatMap says what a mapping with free keys holds.
type FormatMap struct {
	Keys    *regexp.Regexp // form of the keys; nil: any text
	Words   []string       // the keys are some of these
	Of      FormatValue
	AtLeast int
}

// FormatFile is one kind of file.
type FormatFile struct {
	Name  string // of the schema
	Shape string
	Where string // where such a file lies
}

// FormatFiles lists the kinds of file that an author writes.
func FormatFiles() []FormatFile {
	return []FormatFile{
		{"questionnaire-file", "questionnaire", "questionnaire.yaml"},
		{"profile-file", "profile", "profiles/<id>.yaml"},
		{"translation-file", "translation", "lang/<code>.yaml"},
		{"migration-file", "migration", "migrations/<from>-<to>.yaml"},
		{"overlay-file", "overlay", "an overlay, anywhere"},
		{"catalogue-file", "catalogue", "a catalogue, anywhere"},
		{"sources-file", "sources", "catalogues/sources.yaml"},
	}
}

// ScoreRules are the rules that a score can have.
func ScoreRules() []string { return slices.Clone(scoreRules) }

// ReadingWords are the three ways to read the answers.
func ReadingWords() []string { return slices.Clone(readingWords) }

// TypeWords are the types of questions.
func TypeWords() []string { return slices.Clone(typeWords) }

// ColumnTypes are the types of a list's columns.
func ColumnTypes() []string { return slices.Clone(columnTypes) }
