package wizard

import (
	"strings"
	"testing"

	"cirtkit/questionnaires"
)

// nationalFile is a new assessment of a questionnaire whose first section says what its words mean.
func nationalFile(t *testing.T) (cfg Config, intro string) {
	t.Helper()
	cfg = newFileOf(t, "national-cirt")
	return cfg, stateOf(t, cfg.Path).Questionnaire.AllSections()[0].Intro
}

// What the first section says of the words of all others is on the section's page below each question, to its last
// word, in a small window; in its own section it is there once.
func TestTheTermsAreReadInEverySection(t *testing.T) {
	cfg, intro := nationalFile(t)
	r := newRig(t, cfg)
	defer func() { _ = r.app.desk.file.Close() }()
	r.size(80, 24)
	words := strings.Fields(intro)
	first := strings.Join(words[:3], " ")
	questions := r.app.desk.asked()
	for _, q := range []*questionnaires.Question{questions[0], questions[len(questions)/2], questions[len(questions)-1]} {
		r.at(q.ID)
		r.app.top().(*asking).tab = tabSection
		var seen []string
		for range 60 {
			seen = append(seen, r.app.View())
			r.press(".")
		}
		all := strings.Join(strings.Fields(strings.Join(seen, " ")), " ")
		for i := 0; i+2 < len(words); i += 2 {
			if !strings.Contains(all, words[i]) {
				t.Fatalf("%s: %q is nowhere below the question:\n%s", q.ID, words[i], r.app.View())
			}
		}
		if v := r.app.View(); !strings.Contains(v, words[len(words)-1]) {
			t.Errorf("%s: the guidance does not end with %q:\n%s", q.ID, words[len(words)-1], v)
		}
		in := r.app.desk.q.SectionOf(q.ID) == r.app.desk.q.SectionOf(questions[0].ID)
		if got := strings.Contains(all, " Terms: ") || strings.Contains(all, " Terms "); got == in {
			t.Errorf("%s: a heading of terms is %v", q.ID, got)
		}
		s := r.app.top().(*asking)
		s.scroll = 0
		var b strings.Builder
		for _, l := range s.sectionLines(r.app, r.app.desk.worded(q.ID), 400) {
			for _, part := range l {
				b.WriteString(part.text)
			}
		}
		if n := strings.Count(b.String(), first); n != 1 {
			t.Errorf("%s: the introduction is there %d times", q.ID, n)
		}
	}
}

func TestTheWordTerms(t *testing.T) {
	cfg, intro := nationalFile(t)
	out, err := plainRun(t, cfg, "goto 100", "terms", "why", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out, intro); n != 2 { // on entering at the beginning, and when asked for
		t.Errorf("the introduction was read %d times:\n%s", n, out)
	}
	if !strings.Contains(out, "terms") {
		t.Errorf("nothing says that there is a word terms:\n%s", out)
	}
	cfg = newFile(t)
	out, err = plainRun(t, cfg, "goto service.desk", "terms", "help", "quit")
	if err != nil || strings.Count(out, "What the answers are read against.") != 2 || !strings.Contains(out, "terms: ") {
		t.Errorf("%v\n%s", err, out)
	}
}
