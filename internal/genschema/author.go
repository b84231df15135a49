package main

import (
	"encoding/json"
	"slices"
	"strings"

	"cirtkit/questionnaires"
)

// fileSchema is the schema of one kind of file, complete in itself, so that it can be copied anywhere and used
// without a network. Editors know draft 7.
func fileSchema(kind questionnaires.FormatFile, shapes []questionnaires.FormatShape) schema {
	a := author{shapes: shapes, defs: schema{}}
	out := a.object(a.find(kind.Shape))
	out["$schema"] = "http://json-schema.org/draft-07/schema#"
	out["title"] = "cirtkit: " + kind.Where
	out["$defs"] = a.defs
	return out
}

// author makes schemas of shapes, each once, as a definition.
type author struct {
	shapes []questionnaires.FormatShape
	defs   schema
}

// shape refers to the definition of a shape, and makes it when it is not there yet.
func (a *author) shape(name string) schema {
	def := strings.ReplaceAll(name, " ", "-")
	if _, made := a.defs[def]; !made {
		a.defs[def] = nil // a shape can hold itself
		a.defs[def] = a.object(a.find(name))
	}
	return schema{"$ref": "#/$defs/" + def}
}

func (a *author) find(name string) questionnaires.FormatShape {
	return a.shapes[slices.IndexFunc(a.shapes, func(s questionnaires.FormatShape) bool { return s.Name == name })]
}

// object is a mapping: its keys, and for each variant what holds where it applies.
func (a *author) object(s questionnaires.FormatShape) schema {
	properties := schema{}
	var required []string
	for _, k := range s.Keys {
		if there, several := properties[k.Name].(schema); several {
			properties[k.Name] = schema{} // each variant says what stands there
			if about, said := there["description"]; said {
				properties[k.Name] = schema{"description": about}
			}
			continue
		}
		v := a.value(k.Value)
		if k.About != "" {
			v["description"] = k.About
		}
		properties[k.Name] = v
		if k.Needed && len(k.Of) == 0 {
			required = append(required, k.Name)
		}
	}
	out := schema{"type": "object", "description": s.About, "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		out["required"] = required
	}
	if len(s.Variants) > 0 {
		out["allOf"] = a.variants(s)
	}
	return out
}

// variants says that exactly one variant applies, and what each allows and needs.
func (a *author) variants(s questionnaires.FormatShape) []schema {
	var out []schema
	var present []schema // one for each variant that a key makes
	otherwise := ""
	for _, v := range s.Variants {
		switch {
		case v.Type != "":
		case v.Otherwise:
			otherwise = v.Name
		default:
			present = append(present, schema{"required": []string{v.Name}})
		}
	}
	none := schema{"not": schema{"anyOf": present}}
	if len(present) > 0 {
		one := slices.Clone(present)
		if otherwise != "" {
			one = append(one, schema{"allOf": []schema{none, {"required": []string{otherwise}}}})
		}
		out = append(out, schema{"oneOf": one})
	}
	for _, v := range s.Variants {
		applies := schema{"required": []string{v.Name}}
		switch {
		case v.Type != "":
			applies = ofType(v)
		case v.Otherwise:
			applies = none
		}
		if then := a.variant(s, v); len(then) > 0 {
			out = append(out, schema{"if": applies, "then": then})
		}
	}
	return out
}

// ofType says when a variant by type applies.
func ofType(v questionnaires.FormatVariant) schema {
	out := schema{"properties": schema{"type": schema{"const": string(v.Type)}}, "required": []string{"type"}}
	if v.Otherwise {
		delete(out, "required") // without a type too
	}
	plain := schema{"properties": schema{"options": schema{"additionalProperties": schema{"type": scalars}}}}
	switch {
	case v.Plain:
		out["allOf"] = []schema{plain}
	case v.Valued:
		out["not"] = plain
	}
	return out
}

// variant is what holds where a variant applies: keys that it does not have are not there, those that it needs
// are, and a key that several variants have stands for what this one says.
func (a *author) variant(s questionnaires.FormatShape, v questionnaires.FormatVariant) schema {
	properties := schema{}
	var required []string
	times := map[string]int{}
	for _, k := range s.Keys {
		times[k.Name]++
	}
	for _, k := range s.Keys {
		if len(k.Of) == 0 {
			continue
		}
		switch has := slices.Contains(k.Of, v.Name); {
		case !has && properties[k.Name] == nil:
			properties[k.Name] = false
		case has:
			delete(properties, k.Name)
			if times[k.Name] > 1 {
				properties[k.Name] = a.value(k.Value)
			}
			if k.Needed {
				required = append(required, k.Name)
			}
		}
	}
	then := schema{}
	if len(properties) > 0 {
		then["properties"] = properties
	}
	if len(required) > 0 {
		then["required"] = required
	}
	if len(v.OneOf) > 0 {
		var one []schema
		for _, name := range v.OneOf {
			one = append(one, schema{"required": []string{name}})
		}
		then["oneOf"] = one
	}
	return then
}

// scalars are what a text can look like to an editor, which takes 1 for a number and true for a truth; the
// program takes every text as it is typed.
var scalars = []string{"string", "number", "boolean"}

func (a *author) value(v questionnaires.FormatValue) schema {
	switch {
	case v.Text != nil:
		out := schema{"type": scalars, "maxLength": v.Text.Limit, "pattern": `\S`}
		if !v.Text.Lines {
			out["pattern"] = `^\s*\S[^\n\t]*\s*$`
		}
		return out
	case v.Form != nil:
		return schema{"type": scalars, "pattern": v.Form.String()}
	case v.Words != nil:
		return schema{"enum": v.Words}
	case v.Decimal != nil:
		return schema{
			"type": []string{"number", "string"}, "pattern": `^-?[0-9]{1,13}(\.[0-9]{1,3})?$`,
			"minimum": number(v.Decimal.Low), "maximum": number(v.Decimal.High),
		}
	case v.Whole != nil:
		return schema{
			"type": []string{"integer", "string"}, "pattern": `^-?[0-9]{1,9}$`,
			"minimum": number(v.Whole.Low), "maximum": number(v.Whole.High),
		}
	case v.Flag:
		return schema{"enum": []any{true, false, "true", "false"}}
	case v.Shape != "":
		return a.shape(v.Shape)
	case v.List != nil:
		out := schema{"type": "array", "items": a.value(v.List.Of)}
		if v.List.NotEmpty {
			out["minItems"] = 1
		}
		if v.List.Distinct {
			out["uniqueItems"] = true
		}
		return out
	case v.Map != nil:
		return a.mapping(*v.Map)
	}
	var each []schema
	for _, one := range v.Any {
		each = append(each, a.value(one))
	}
	return schema{"anyOf": each}
}

// mapping has keys of the author's choosing.
func (a *author) mapping(m questionnaires.FormatMap) schema {
	out := schema{"type": "object", "additionalProperties": a.value(m.Of)}
	switch {
	case m.Words != nil:
		out["propertyNames"] = schema{"enum": m.Words}
	case m.Keys != nil:
		out["propertyNames"] = schema{"pattern": m.Keys.String()}
	}
	if m.AtLeast > 0 {
		out["minProperties"] = m.AtLeast
	}
	return out
}

func number(d questionnaires.Decimal) json.Number { return json.Number(d.String()) }
