package questionnaires

import (
	_ "embed"
	"slices"
	"strings"

	"cirtkit/internal/fault"
)

//go:embed skeleton.yaml
var skeleton string

// Skeleton is the text of a questionnaire to begin from, with an id of one's own: every kind of question once,
// with comments. It loads, and the linter has nothing to say about it.
func Skeleton(id string) ([]byte, error) {
	if !idForm.MatchString(id) || slices.Contains(reservedIDs, id) {
		return nil, fault.New(fault.Input, "questionnaires.id-form", "found", shortened(id))
	}
	return []byte(strings.Replace(skeleton, "\nid: my-questionnaire ", "\nid: "+id+" ", 1)), nil
}
