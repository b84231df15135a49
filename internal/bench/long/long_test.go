package long

import (
	"path/filepath"
	"testing"

	"cirtkit/assessment"
)

// What is measured on the file is worth what the file is: whole, with all that gathers in a long piece of work.
func TestAssessment(t *testing.T) {
	dir := t.TempDir()
	q, err := Questionnaire(filepath.Join(dir, "long"), 60)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "long.cirt")
	if err := Assessment(path, q, 2_000); err != nil {
		t.Fatal(err)
	}
	f, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	s := f.State()
	if d := f.Damage(); len(d) > 0 || len(s.Unknown) > 0 || len(s.Conflicts) > 0 {
		t.Errorf("damage %v, unknown %v, conflicts %v", d, s.Unknown, s.Conflicts)
	}
	if s.Acts != 2_000 || len(q.Questions()) != 60 {
		t.Errorf("%d acts on %d questions", s.Acts, len(q.Questions()))
	}
	var findings, working, positions, reviews int
	for _, e := range s.Answers {
		findings += len(e.Finding)
		working += len(e.WorkingNote)
		positions += len(e.Positions)
		if e.Review != nil {
			reviews++
		}
	}
	for what, n := range map[string]int{
		"answers": len(s.Answers), "findings": findings, "working notes": working, "positions": positions, "reviews": reviews,
		"records": len(s.Evidence), "sessions": len(s.Sessions), "notes": len(s.Notes),
	} {
		if n == 0 {
			t.Errorf("there are no %s", what)
		}
	}
}
