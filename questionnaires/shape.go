package questionnaires

import (
	"cirtkit/internal/fault"

	"gopkg.in/yaml.v3"
)

// shape refuses what no file of the format may have, whatever it means: too much depth or too many
// keys, aliases, anchors and merge keys (a small file could unfold into a huge one), tags, keys that
// are not plain text, a key given twice, and characters that the gate for text stops.
type shape struct {
	file   string
	faults fault.List
}

func (s *shape) fail(n *yaml.Node, key string, facts ...any) {
	if len(s.faults) < maxFaults {
		s.faults = append(s.faults, fault.New(fault.Input, key, facts...).At(fault.Position{File: s.file, Line: n.Line, Column: n.Column}))
	}
}

func (s *shape) check(n *yaml.Node, depth int) {
	if depth > MaxDepth {
		s.fail(n, "questionnaires.too-deep", "limit", MaxDepth)
		return
	}
	if n.Kind == yaml.AliasNode {
		s.fail(n, "questionnaires.alias", "name", n.Value)
		return
	}
	if n.Anchor != "" {
		s.fail(n, "questionnaires.anchor", "name", n.Anchor)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		s.fail(n, "questionnaires.tag", "name", n.Tag)
	}
	switch n.Kind {
	case yaml.MappingNode:
		s.mapping(n, depth)
	case yaml.SequenceNode:
		if len(n.Content) > maxEntries {
			s.fail(n, "questionnaires.list-too-long", "found", len(n.Content), "limit", maxEntries)
			return
		}
		for _, item := range n.Content {
			s.check(item, depth+1)
		}
	case yaml.ScalarNode:
		if found, bad := unclean(n.Value); bad {
			s.fail(n, "questionnaires.character", "character", found)
		}
	}
}

func (s *shape) mapping(n *yaml.Node, depth int) {
	if len(n.Content)/2 > MaxKeys {
		s.fail(n, "questionnaires.too-many-keys", "found", len(n.Content)/2, "limit", MaxKeys)
		return
	}
	first := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind == yaml.AliasNode:
			s.fail(key, "questionnaires.alias", "name", key.Value)
		case key.Kind != yaml.ScalarNode:
			s.fail(key, "questionnaires.key-not-text", "found", kindWord(key))
		case key.ShortTag() == "!!merge":
			s.fail(key, "questionnaires.merge-key")
		default:
			s.check(key, depth+1)
			if line, twice := first[key.Value]; twice {
				s.fail(key, "questionnaires.duplicate-key", "name", key.Value, "line", line)
			} else {
				first[key.Value] = key.Line
			}
		}
		s.check(value, depth+1)
	}
}

// kindWord is the format's word for what a node is, as the documentation uses it.
func kindWord(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "mapping"
	case yaml.SequenceNode:
		return "list"
	case yaml.AliasNode:
		return "alias"
	}
	if n.ShortTag() == "!!null" {
		return "nothing"
	}
	return "text"
}
