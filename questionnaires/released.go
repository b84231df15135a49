package questionnaires

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"
)

// Release is a version of a questionnaire of the library that has been given out. It never changes: any
// change, wording included, is a new version. An entry is added with
//
//	go run ./internal/releasequestionnaire ID
//
// and a test fails when a released version's digest is no longer the one it was released with.
type Release struct {
	ID        string   `json:"id"`
	Version   string   `json:"version"`
	Digest    string   `json:"digest"`
	Questions []string `json:"questions"` // their ids, which are permanent
}

//go:embed released.json
var releasedFile []byte

// Released lists the released versions, oldest first.
func Released() []Release { return slices.Clone(releases()) }

var releases = sync.OnceValue(func() []Release {
	var list []Release
	if err := json.Unmarshal(releasedFile, &list); err != nil {
		panic(err) // the file is compiled in, and a test reads it
	}
	return list
})
