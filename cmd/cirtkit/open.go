package main

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
)

// openQuestionnaires opens those that are named, or the whole library; overlays need the one that they are for.
func openQuestionnaires(names, overlays []string) ([]*questionnaires.Questionnaire, error) {
	if len(names) == 0 {
		for _, info := range questionnaires.Library() {
			names = append(names, info.ID)
		}
	}
	var out []*questionnaires.Questionnaire
	for _, name := range names {
		q, err := questionnaires.Find(name, overlays...)
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

// openReferences opens one catalogue, or all that come with the program.
func openReferences(only string) ([]*questionnaires.Reference, error) {
	if only != "" {
		reference, err := openReference(only)
		return []*questionnaires.Reference{reference}, err
	}
	var out []*questionnaires.Reference
	for _, id := range questionnaires.References() {
		reference, err := questionnaires.OpenReference(id)
		if err != nil {
			return nil, err
		}
		out = append(out, reference)
	}
	return out, nil
}

// openReference opens a catalogue by its id, or from a file.
func openReference(idOrPath string) (*questionnaires.Reference, error) {
	if !slices.Contains(questionnaires.References(), idOrPath) {
		if _, err := os.Stat(idOrPath); !errors.Is(err, fs.ErrNotExist) {
			return questionnaires.LoadReference(idOrPath)
		}
	}
	return questionnaires.OpenReference(idOrPath)
}

// read opens an assessment for reading. A torn end is said aloud; damage is printed line by line, and
// what can be read is still given, so that nothing is lost to a report.
func (p *program) read(path string) (*assessment.File, error) {
	file, err := assessment.Read(path)
	if err != nil {
		return nil, err
	}
	p.sayTorn(file)
	for _, d := range file.Damage() {
		p.printLine(p.stderr, p.t("cmd.damage", "damage", d.Fault.Message(p.words)))
	}
	return file, nil
}

// readUndamaged is read for what goes into another file, where nobody would see that a part is missing.
func (p *program) readUndamaged(path string) (*assessment.File, error) {
	file, err := p.read(path)
	if err != nil {
		return nil, err
	}
	if n := len(file.Damage()); n > 0 {
		return nil, fault.New(fault.Integrity, "assessment.damaged", "file", path, "n", n)
	}
	return file, nil
}

// readOrOpen is read or, where something is to be written, opens the assessment for its author.
func (p *program) readOrOpen(path, as string, write bool) (*assessment.File, error) {
	if !write {
		return p.read(path)
	}
	author, err := p.author(as)
	if err != nil {
		return nil, err
	}
	file, err := assessment.Open(path, assessment.Options{Author: author, Now: p.now})
	if err != nil {
		return nil, err
	}
	p.sayTorn(file)
	return file, nil
}

// sayTorn says once that a torn end was set aside, and where; or, of a file that is only read, that it was
// left out.
func (p *program) sayTorn(file *assessment.File) {
	if file.ReadOnly() && file.TornBytes() > 0 {
		p.printLine(p.stderr, p.t("cmd.merge.torn", "file", file.Path()))
	}
	if aside := file.TornAside(); aside != "" {
		p.printLine(p.stderr, p.t("cmd.torn", "file", file.Path(), "aside", aside))
	}
}

// author is who answers: --as, or the name kept in the settings. The login name is never used.
func (p *program) author(as string) (string, error) {
	if as != "" {
		return as, nil
	}
	if name := settings.Load(settings.Dir(p.env)).Author; name != "" {
		return name, nil
	}
	return "", fault.New(fault.Usage, "cmd.no-author")
}

// wrote says on stderr which file a command made.
func (p *program) wrote(path string) {
	p.printLine(p.stderr, p.t("cmd.wrote", "file", path))
}
