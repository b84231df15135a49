package main

import (
	"reflect"
	"strings"
	"unicode"

	"cirtkit/questionnaires"
)

// canonicalSchema is the schema of a questionnaire's canonical form, made from the Go types that it is written
// from and read into, so that it can't fall behind them.
func canonicalSchema() schema {
	c := canonical{defs: schema{
		"id":      schema{"type": "string", "pattern": "^[a-z0-9][a-z0-9.-]*$", "maxLength": 80},
		"code":    schema{"type": "string", "description": "option code; logic keys on it, never on text"},
		"decimal": schema{"type": "number", "description": "a decimal of at most three places"},
	}}
	out := c.object(reflect.TypeFor[questionnaires.Questionnaire]())
	out["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	out["$id"] = "urn:cirtkit:schema:questionnaire:1"
	out["title"] = "cirtkit questionnaire show --json"
	out["description"] = "A complete questionnaire: scales resolved, overlays applied, shared sources and catalogues added, with the profiles that its ladders name. In its canonical form (RFC 8785) it is what a digest is taken of and what an assessment file carries."
	out["$defs"] = c.defs
	return out
}

type canonical struct{ defs schema }

// known is what the types alone don't say, by type and field.
func known() map[string]schema {
	words := func(list []string) schema { return schema{"enum": list} }
	id, code := schema{"$ref": "#/$defs/id"}, schema{"$ref": "#/$defs/code"}
	return map[string]schema{
		"Questionnaire.Format":  {"const": questionnaires.FormatVersion},
		"Questionnaire.ID":      id,
		"Questionnaire.Subject": words(questionnaires.Subjects),
		"Questionnaire.Next":    {"type": "array", "items": id},
		"Section.ID":            id,
		"Question.ID":           id,
		"Question.How":          {"type": "array", "items": words(questionnaires.Methods)},
		"Option.Code":           code,
		"Action.To":             code,
		"Action.Size":           words(questionnaires.Sizes),
		"Action.Who":            words(questionnaires.Deciders),
		"Action.Needs":          {"type": "array", "items": words(questionnaires.NeedKinds)},
		"Prereq.Question":       id,
		"Prereq.AtLeast":        code,
		"Condition.Fact":        id,
		"ScoreRule.Rule":        words(questionnaires.ScoreRules()),
		"Requirement.Question":  id,
		"Requirement.AtLeast":   code,
		"Requirement.Reading":   words(questionnaires.ReadingWords()),
		"Selector.Section":      id,
		"Profile.Of":            id,
		"Column.Type":           words(questionnaires.ColumnTypes()),
	}
}

// neverEmpty are lists that hold something.
var neverEmpty = map[string]bool{"Ladder.Rungs": true}

// object is the schema of a struct: its fields as encoding/json writes them; those that are never left out are
// required.
func (c canonical) object(t reflect.Type) schema {
	properties := schema{}
	var required []string
	said := known()
	for field := range t.Fields() {
		tag := field.Tag.Get("json")
		if tag == "" {
			continue // kept beside the model
		}
		name, options, _ := strings.Cut(tag, ",")
		if properties[name] = c.value(field.Type); said[t.Name()+"."+field.Name] != nil {
			properties[name] = said[t.Name()+"."+field.Name]
		}
		if neverEmpty[t.Name()+"."+field.Name] {
			properties[name].(schema)["minItems"] = 1
		}
		if options == "" {
			required = append(required, name)
		}
	}
	out := schema{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

func (c canonical) value(t reflect.Type) schema {
	switch t {
	case reflect.TypeFor[questionnaires.Decimal]():
		return schema{"$ref": "#/$defs/decimal"}
	case reflect.TypeFor[questionnaires.Type]():
		return schema{"enum": questionnaires.TypeWords()}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return c.value(t.Elem())
	case reflect.Slice:
		return schema{"type": "array", "items": c.value(t.Elem())}
	case reflect.Map:
		return schema{"type": "object", "additionalProperties": c.value(t.Elem())}
	case reflect.Struct:
		name := kebab(t.Name())
		if _, made := c.defs[name]; !made {
			c.defs[name] = nil // a section holds sections
			c.defs[name] = c.object(t)
		}
		return schema{"$ref": "#/$defs/" + name}
	case reflect.Bool:
		return schema{"type": "boolean"}
	case reflect.Int:
		return schema{"type": "integer"}
	}
	return schema{"type": "string"}
}

// kebab writes "RowTest" as "row-test".
func kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
