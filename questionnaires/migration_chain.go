package questionnaires

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"

	"cirtkit/internal/fault"
)

// Migrations is a chain of migrations, each from the version to which the one before leads. The empty chain
// leads from any version to any other: every question keeps its id and its codes.
type Migrations []*Migration

// MigrationsFrom finds the shortest chain of the migrations beside the questionnaire that leads from a version
// to its own. Without one it gives the empty chain, and false.
func (q *Questionnaire) MigrationsFrom(version string) (chain Migrations, found bool, err error) {
	return q.MigrationsBetween(version, q.Version)
}

// MigrationsBetween finds the shortest chain of the migrations beside the questionnaire that leads from one version
// to another, whichever its own is. Without one it gives the empty chain, and false.
func (q *Questionnaire) MigrationsBetween(from, to string) (chain Migrations, found bool, err error) {
	if from == to {
		return nil, true, nil
	}
	all, err := q.migrationsBeside()
	if err != nil {
		return nil, false, err
	}
	// Breadth first from the old version, so that the first chain to arrive is a shortest one.
	reached := map[string]Migrations{from: nil}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		here := queue[0]
		if here == to {
			return reached[here], true, nil
		}
		for _, m := range all {
			if _, seen := reached[m.To]; m.From == here && !seen {
				reached[m.To] = append(slices.Clone(reached[here]), m)
				queue = append(queue, m.To)
			}
		}
	}
	return nil, false, nil
}

// migrationsBeside reads every migration in the questionnaire's folder.
func (q *Questionnaire) migrationsBeside() (Migrations, error) {
	if q.folder == nil {
		return nil, nil
	}
	files, err := fs.Glob(q.folder, "migrations/*.yaml")
	if err != nil {
		return nil, nil // the pattern is well-formed
	}
	var all Migrations
	var faults fault.List
	for _, file := range files {
		src, err := readFile(q.folder, file, q.shown(file))
		var m *Migration
		if err == nil {
			m, err = ParseMigration(q.shown(file), src)
		}
		if err == nil {
			err = m.checkEnds(q)
		}
		if err != nil {
			faults = gather(faults, err)
			continue
		}
		all = append(all, m)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return all, nil
}

// checkEnds checks a migration beside a questionnaire: against the questionnaire itself where it leads there.
func (m *Migration) checkEnds(q *Questionnaire) error {
	if m.To != q.Version {
		return nil
	}
	return m.Check(nil, q)
}

// Destination is a question of the new version to which an answer goes.
type Destination struct {
	Question string
	Codes    map[string]string // old code to new; a code that is not named stays
}

// Code is the new code of an old one.
func (d Destination) Code(old string) string {
	if code, ok := d.Codes[old]; ok {
		return code
	}
	return old
}

// Destinations says where the answers to a question of the old version go: one place, several after a split,
// none when it was retired; and what the migrations say about why.
func (chain Migrations) Destinations(question string) (list []Destination, why string) {
	list = []Destination{{Question: question}}
	for _, m := range chain {
		var next []Destination
		for _, d := range list {
			i := slices.IndexFunc(m.Steps, func(s MigrationStep) bool { return s.Question == d.Question })
			if i < 0 {
				next = append(next, d)
				continue
			}
			step := m.Steps[i]
			why = cmp.Or(step.Why, why)
			for _, id := range step.Becomes {
				next = append(next, Destination{Question: id, Codes: composed(d.Codes, step.Options)})
			}
		}
		list = next
	}
	return list, why
}

// composed is the map of codes that applies the first and then the second.
func composed(first, second map[string]string) map[string]string {
	if len(first) == 0 {
		return second
	}
	out := maps.Clone(first)
	for old, mid := range first {
		if code, ok := second[mid]; ok {
			out[old] = code
		}
	}
	for old, code := range second {
		if _, moved := first[old]; !moved {
			out[old] = code
		}
	}
	return out
}

// Reworded says whether the question or its options read otherwise than those of another version, so that an
// answer taken over wants a second look.
func (q *Question) Reworded(old *Question) bool {
	if q.Ask != old.Ask || q.Type != old.Type || len(q.Options) != len(old.Options) {
		return true
	}
	for i, o := range q.Options {
		if o.Text != old.Options[i].Text {
			return true
		}
	}
	return false
}
