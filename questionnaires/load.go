package questionnaires

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"cirtkit/internal/fault"
)

// MainFile is the name of the file that makes a folder a questionnaire.
const MainFile = "questionnaire.yaml"

// Load reads a questionnaire from a folder, or from a single YAML file, and applies overlays, which
// are files, in order. Profiles that ladders name are read from the folder profiles/ beside it.
//
// What is wrong is a fault.List: everything found in one reading, at most 50 faults a file.
func Load(name string, overlays ...string) (*Questionnaire, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, openFault(name, err)
	}
	folder, file := filepath.Dir(name), filepath.Base(name)
	if info.IsDir() {
		folder, file = name, MainFile
	}
	l := loader{fsys: os.DirFS(folder), file: file, shown: func(f string) string { return filepath.Join(folder, filepath.FromSlash(f)) }}
	if err := l.readOverlays(overlays); err != nil {
		return nil, err
	}
	return l.load()
}

// source is a file's text, with the name that messages give it.
type source struct {
	name string
	text []byte
}

// loader reads one questionnaire's folder.
type loader struct {
	fsys     fs.FS
	file     string              // of the questionnaire, in fsys
	shown    func(string) string // a file's name in messages
	overlays []source
}

// readOverlays reads the files of overlays.
func (l *loader) readOverlays(names []string) error {
	for _, name := range names {
		src, err := readPath(name)
		if err != nil {
			return err
		}
		l.overlays = append(l.overlays, source{name, src})
	}
	return nil
}

// openFault says why a file or folder cannot be read.
func openFault(name string, err error) error {
	at := fault.Position{File: name}
	if errors.Is(err, fs.ErrNotExist) {
		if path.Base(filepath.ToSlash(name)) == MainFile {
			return fault.New(fault.Input, "questionnaires.no-main-file", "file", MainFile).At(fault.Position{File: filepath.Dir(name)})
		}
		return fault.New(fault.Input, "questionnaires.no-file").At(at)
	}
	var bad *fs.PathError
	if errors.As(err, &bad) {
		err = bad.Err
	}
	return fault.New(fault.Failed, "questionnaires.unreadable").At(at).Because(err)
}

// readPath reads a file on disk.
func readPath(name string) ([]byte, error) {
	return readFile(os.DirFS(filepath.Dir(name)), filepath.Base(name), name)
}

// readFile reads a file of at most MaxFile bytes.
func readFile(fsys fs.FS, name, shown string) ([]byte, error) {
	// Opening a pipe that nobody writes to would wait for ever, and not hear an interrupt.
	if info, err := fs.Stat(fsys, name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return nil, fault.New(fault.Input, "questionnaires.not-a-file").At(fault.Position{File: shown})
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, openFault(shown, err)
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, openFault(shown, err)
	}
	if len(src) > MaxFile {
		return nil, fault.New(fault.Input, "questionnaires.file-too-large", "limit", MaxFile>>20).At(fault.Position{File: shown})
	}
	return src, nil
}

func (l loader) load() (*Questionnaire, error) {
	src, err := readFile(l.fsys, l.file, l.shown(l.file))
	if err != nil {
		return nil, err
	}
	top, err := parseYAML(l.shown(l.file), src)
	if err != nil {
		return nil, err
	}
	r := newQuestionnaireReader(&reader{file: l.shown(l.file), places: make(places, len(src)/40)})
	q := r.questionnaire(top)
	if !harmless(r.faults) {
		return nil, sorted(r.faults)
	}
	q.places = r.places
	if err := l.readProfiles(q); err != nil {
		return nil, sorted(gather(r.faults, err))
	}
	q.finish()
	if len(r.faults) > 0 {
		if err := addShared(q); err != nil {
			return nil, err
		}
		faults := sorted(append(r.faults, check(q)...))
		return nil, faults[:min(len(faults), maxFaults)]
	}
	for _, o := range l.overlays {
		if err := applyOverlay(q, o); err != nil {
			return nil, err
		}
	}
	if err := addShared(q); err != nil {
		return nil, err
	}
	if faults := check(q); len(faults) > 0 {
		return nil, faults
	}
	q.seal(canonical(q))
	q.folder = l.fsys
	q.shown = l.shown
	return q, nil
}

// harmlessFaults leave the model as it was meant, so that the checks can go on and find the rest of what
// is wrong. After others they would report what only follows from them.
var harmlessFaults = []string{
	"questionnaires.unknown-key", "questionnaires.unknown-key-near", "questionnaires.text-too-long", "questionnaires.text-one-line",
	"questionnaires.minutes-range", "questionnaires.weight-range", "questionnaires.listed-twice", "questionnaires.key-for-scored",
	"questionnaires.unknown-word", "questionnaires.scale-unused",
}

func harmless(faults fault.List) bool {
	return !slices.ContainsFunc(faults, func(f *fault.Fault) bool { return !slices.Contains(harmlessFaults, f.Key) })
}

// readProfiles reads the profiles that ladders name. One that has no file is left to the checks.
func (l loader) readProfiles(q *Questionnaire) error {
	var faults fault.List
	for _, name := range profilesNamed(q) {
		file := path.Join("profiles", name+".yaml")
		if _, err := fs.Stat(l.fsys, file); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		src, err := readFile(l.fsys, file, l.shown(file))
		if err == nil {
			var p Profile
			if p, err = parseProfile(l.shown(file), src, q.places); err == nil {
				if p.ID != name {
					err = fault.New(fault.Input, "questionnaires.profile-file-name", "found", p.ID, "name", name).At(q.places.find(spot{owner: profileOwner(p.ID), path: "/id"}))
				}
				q.Profiles[name] = p
			}
		}
		faults = gather(faults, err)
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

func parseProfile(file string, src []byte, at places) (Profile, error) {
	top, err := parseYAML(file, src)
	if err != nil {
		return Profile{}, err
	}
	r := &reader{file: file, places: at}
	p := r.profile(top)
	if len(r.faults) > 0 {
		return Profile{}, sorted(r.faults)
	}
	return p, nil
}

// LoadProfile reads a profile from a file and checks it against a questionnaire: everything that it
// names must be there, and it must be possible to meet it. The questionnaire does not change.
func LoadProfile(name string, q *Questionnaire) (Profile, error) {
	src, err := readPath(name)
	if err != nil {
		return Profile{}, err
	}
	return ParseProfile(name, src, q)
}

// ParseProfile is LoadProfile for a text that is read already.
func ParseProfile(name string, src []byte, q *Questionnaire) (Profile, error) {
	at := places{}
	p, err := parseProfile(name, src, at)
	if err != nil {
		return Profile{}, err
	}
	c := checker{q: &Questionnaire{ID: q.ID, Score: q.Score, Sections: q.Sections, Ladders: q.Ladders, index: q.index, places: at}}
	c.profile(p, []node{nil})
	if len(c.faults) > 0 {
		return Profile{}, sorted(c.faults)
	}
	return p, nil
}

// ProfilesBeside lists the ids of the profiles in the folder that the questionnaire was loaded from,
// those that no ladder names included.
func (q *Questionnaire) ProfilesBeside() []string {
	if q.folder == nil {
		return nil
	}
	files, err := fs.Glob(q.folder, "profiles/*.yaml")
	if err != nil {
		return nil
	}
	ids := make([]string, len(files))
	for i, f := range files {
		ids[i] = strings.TrimSuffix(path.Base(f), ".yaml")
	}
	return ids
}

// ProfileBeside reads one of the profiles that ProfilesBeside lists.
func (q *Questionnaire) ProfileBeside(id string) (Profile, error) {
	if p, ok := q.Profiles[id]; ok {
		return p, nil
	}
	known := q.ProfilesBeside()
	if !slices.Contains(known, id) {
		key, facts := unknownFacts("questionnaires.unknown-profile", shortened(id), known)
		return Profile{}, fault.New(fault.Input, key, facts...)
	}
	file := path.Join("profiles", id+".yaml")
	src, err := readFile(q.folder, file, q.shown(file))
	if err != nil {
		return Profile{}, err
	}
	return ParseProfile(q.shown(file), src, q)
}
