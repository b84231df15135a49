package questionnaires

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"cirtkit/internal/fault"

	"gopkg.in/yaml.v3"
)

// The limits of a file, checked before anything else.
const (
	MaxFile      = 4 << 20 // bytes
	MaxKeys      = 2000    // in one mapping
	MaxDepth     = 100     // mappings and sequences inside each other
	MaxQuestions = 5000    // in a questionnaire, overlays included
	maxEntries   = 5000    // in one list
	// MaxRequirements bounds the requirements of all ladders, those of a profile counted on each rung.
	MaxRequirements = 2000
	maxFaults       = 50 // reported for one file
)

// parseYAML reads the one document of a file into nodes, and refuses what no file of the format may
// have (see shape). The top must be a mapping.
func parseYAML(file string, src []byte) (*yaml.Node, error) {
	whole := fault.Position{File: file}
	if len(src) > MaxFile {
		return nil, fault.New(fault.Input, "questionnaires.file-too-large", "limit", MaxFile>>20).At(whole)
	}
	if !utf8.Valid(src) {
		return nil, fault.New(fault.Input, "questionnaires.not-utf8").At(invalidUTF8At(file, src))
	}
	doc, err := decodeNode(src)
	switch {
	case errors.Is(err, io.EOF):
		return nil, fault.New(fault.Input, "questionnaires.file-empty").At(whole)
	case err != nil:
		return nil, syntaxFault(file, err)
	}
	top := doc.first.Content[0]
	if doc.more != nil {
		return nil, fault.New(fault.Input, "questionnaires.second-document").At(fault.Position{File: file, Line: doc.more.Line, Column: doc.more.Column})
	}
	if doc.err != nil {
		return nil, syntaxFault(file, doc.err)
	}
	s := shape{file: file}
	s.check(top, 0)
	if len(s.faults) > 0 {
		return nil, s.faults
	}
	if top.Kind != yaml.MappingNode {
		if top.Kind == yaml.ScalarNode && top.ShortTag() == "!!null" {
			return nil, fault.New(fault.Input, "questionnaires.file-empty").At(whole)
		}
		return nil, fault.New(fault.Input, "questionnaires.not-a-mapping", "found", kindWord(top)).At(fault.Position{File: file, Line: top.Line, Column: top.Column})
	}
	return top, nil
}

// documents is what a file's YAML holds: the first document, and either the start of a second one or
// the fault met behind the first.
type documents struct {
	first, more *yaml.Node
	err         error
}

// decodeNode decodes into nodes. The library promises to return its faults; a panic in it is still
// turned into one, since the file may be a stranger's.
func decodeNode(src []byte) (docs documents, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(src))
	var first, more yaml.Node
	if err := dec.Decode(&first); err != nil {
		return documents{}, err
	}
	if len(first.Content) == 0 {
		return documents{}, io.EOF
	}
	docs.first = &first
	switch err := dec.Decode(&more); {
	case err == nil:
		docs.more = &more
	case !errors.Is(err, io.EOF):
		docs.err = err
	}
	return docs, nil
}

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): (.*)$`)

// syntaxFault says where the YAML cannot be read. The library's line can be off by a few, and some
// faults have none, so the message says "near".
func syntaxFault(file string, err error) error {
	at := fault.Position{File: file}
	text := strings.ReplaceAll(err.Error(), "\n", " ")
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		return fault.New(fault.Input, "questionnaires.syntax-near", "line", m[1], "problem", m[2]).At(at)
	}
	return fault.New(fault.Input, "questionnaires.syntax", "problem", strings.TrimPrefix(text, "yaml: ")).At(at)
}

// invalidUTF8At is the place of the first byte that is not UTF-8.
func invalidUTF8At(file string, src []byte) fault.Position {
	line, column := 1, 1
	for len(src) > 0 {
		r, n := utf8.DecodeRune(src)
		if r == utf8.RuneError && n <= 1 {
			break
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
		src = src[n:]
	}
	return fault.Position{File: file, Line: line, Column: column}
}
