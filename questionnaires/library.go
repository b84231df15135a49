package questionnaires

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"cirtkit/internal/fault"
)

//go:embed all:library
var libraryFiles embed.FS

// Info is what a list of questionnaires shows of one.
type Info struct {
	ID        string
	Version   string
	Title     string
	Purpose   string
	Subject   string // one of Subjects
	Questions int    // scored questions that are asked
	Facts     int    // facts that are asked
	Minutes   int    // usual time for all of them
	Digest    string
}

// Info describes a questionnaire. Retired questions don't count.
func (q *Questionnaire) Info() Info {
	i := Info{ID: q.ID, Version: q.Version, Title: q.Title, Purpose: q.Purpose, Subject: q.Subject, Digest: q.Digest()}
	for _, question := range q.Questions() {
		switch {
		case question.Retired != "":
			continue
		case question.Scored():
			i.Questions++
		default:
			i.Facts++
		}
		i.Minutes += question.Minutes
	}
	return i
}

// Library lists the questionnaires that come with the program: along the life of a CIRT, then what looks
// closer at a part of it. It reads the generated index, no YAML, so that the home screen is there at once.
func Library() []Info { return slices.Clone(libraryIndex[:]) }

// Open reads a questionnaire of the library and applies overlays, which are files, in order.
func Open(id string, overlays ...string) (*Questionnaire, error) {
	folder, err := libraryFolder(id)
	if err != nil {
		return nil, err
	}
	l := loader{fsys: folder, file: MainFile, shown: shownInLibrary(id)}
	if err := l.readOverlays(overlays); err != nil {
		return nil, err
	}
	return l.load()
}

// Find reads the questionnaire that somebody names: one of the library by its id, or one on disk by its path. A
// name that is neither, and doesn't look like a path, is taken for an id, so that the fault says which there are.
func Find(idOrPath string, overlays ...string) (*Questionnaire, error) {
	inLibrary := slices.ContainsFunc(libraryIndex[:], func(info Info) bool { return info.ID == idOrPath })
	if !inLibrary {
		if _, err := os.Stat(idOrPath); !errors.Is(err, fs.ErrNotExist) || strings.ContainsAny(idOrPath, `/\.`) {
			return Load(idOrPath, overlays...)
		}
	}
	return Open(idOrPath, overlays...)
}

// shownInLibrary gives the name that messages use for a file of the library.
func shownInLibrary(id string) func(string) string {
	return func(name string) string { return path.Join("library", id, name) }
}

// libraryFolder is the folder of a questionnaire of the library.
func libraryFolder(id string) (fs.FS, error) {
	known := make([]string, len(libraryIndex))
	for i, info := range libraryIndex {
		known[i] = info.ID
	}
	if !slices.Contains(known, id) {
		key, facts := unknownFacts("questionnaires.unknown-questionnaire", shortened(id), known)
		return nil, fault.New(fault.Input, key, facts...)
	}
	return fs.Sub(libraryFiles, path.Join("library", id))
}
