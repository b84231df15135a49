package questionnaires

import (
	"encoding/json"

	"gopkg.in/yaml.v3"
)

// YAMLToJSON reads a YAML file as strictly as the loader does, and writes its one document as JSON, so
// that other rooms need no YAML of their own. Every scalar becomes a text as it was typed, but true and
// false, which become themselves, and null.
func YAMLToJSON(file string, src []byte) ([]byte, error) {
	top, err := parseYAML(file, src)
	if err != nil {
		return nil, err
	}
	return json.Marshal(plain(top))
}

// plain is a node as encoding/json writes it. Depth and size were bounded when the file was read.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = plain(item)
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	}
	return n.Value
}
