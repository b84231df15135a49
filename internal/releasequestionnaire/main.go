// Releasequestionnaire records that the version of a questionnaire in the library is given out: it adds
// the version, its digest and its ids to questionnaires/released.json. From then on the version does not
// change; a test sees to it. Run it from the top of the repository:
//
//	go run ./internal/releasequestionnaire establishment
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

const target = "questionnaires/released.json"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "releasequestionnaire: name one questionnaire of the library")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "releasequestionnaire:", err)
		os.Exit(1)
	}
}

func run(id string) error {
	q, err := questionnaires.Open(id)
	if err != nil {
		return err
	}
	for _, f := range questionnaires.Lint(q) {
		if f.Error {
			return fmt.Errorf("not released: %s", f.Message(lang.English()))
		}
	}
	list := questionnaires.Released()
	for _, r := range list {
		if r.ID == q.ID && r.Version == q.Version {
			return fmt.Errorf("%s %s is released already", q.ID, q.Version)
		}
	}
	r := questionnaires.Release{ID: q.ID, Version: q.Version, Digest: q.Digest()}
	for _, question := range q.Questions() {
		r.Questions = append(r.Questions, question.ID)
	}
	src, err := json.MarshalIndent(append(list, r), "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(target, append(src, '\n'), 0o644)
}
