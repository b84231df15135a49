package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
)

// earlierFile writes an assessment of the sample questionnaire, of a year before, with answers in the written form.
func earlierFile(t *testing.T, dir, subject string, answers ...string) string {
	t.Helper()
	path := filepath.Join(dir, "earlier.cirt")
	q := sample(t)
	f, err := assessment.Create(path, q, testConfig(t, dir).options("B. Officer"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	intents := []assessment.Intent{assessment.SetAbout(assessment.About{Subject: subject, Date: "2025-09-30"})}
	for _, word := range answers {
		id, value, _ := strings.Cut(word, "=")
		answer, err := questionnaires.ParseAnswer(q.Question(id), value)
		if err != nil {
			t.Fatal(err)
		}
		intents = append(intents, assessment.SetAnswer(q.Question(id), answer))
	}
	if _, err := f.Save(intents...); err != nil {
		t.Fatal(err)
	}
	return path
}

// An earlier assessment is laid beside with a key, remembered with the file, and taken away again.
func TestAnEarlierAssessmentLiesBeside(t *testing.T) {
	r := open(t)
	path := earlierFile(t, r.dir, "Examplia", "mandate.basis=1", "facts.staff=7")
	before, _ := os.ReadFile(path)
	if a, said := r.app.desk.lastTime("mandate.basis"); said {
		t.Errorf("nothing lies beside, and it said %v", a)
	}
	r.press("P", "ctrl+u")
	r.write("mission/2025/")
	r.golden("since-form")
	r.press("esc", "esc", "P")
	r.write("earl")
	r.press("tab", "enter")
	r.sees("The assessment of 2025-09-30 lies beside: 2 answers of last time.")
	if a, said := r.app.desk.lastTime("mandate.basis"); !said || a.Option != "1" {
		t.Errorf("it said %v, %v of the basis", a, said)
	}
	if a, said := r.app.desk.lastTime("service.desk"); said {
		t.Errorf("it said %v where it said nothing", a)
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the earlier assessment was written to")
	}
	// Opened again, it lies beside again.
	r.press("q")
	r.press("1")
	if _, said := r.app.desk.lastTime("facts.staff"); !said {
		t.Errorf("it was not remembered:\n%s", r.app.View())
	}
	if s := settings.Load(r.app.cfg.Settings); len(s.Recent) == 0 || s.Recent[0].Since != path {
		t.Errorf("the settings remember %+v", s.Recent)
	}
	r.press("P", "ctrl+u", "enter")
	r.sees("No earlier assessment lies beside now.")
	if _, said := r.app.desk.lastTime("facts.staff"); said {
		t.Error("it still lies beside")
	}
	if s := settings.Load(r.app.cfg.Settings); s.Recent[0].Since != "" {
		t.Errorf("the settings remember %+v", s.Recent)
	}
}

// What can't lie beside is said, and what lay beside stays.
func TestWhatCantLieBeside(t *testing.T) {
	r := open(t)
	earlier := earlierFile(t, r.dir, "Examplia", "mandate.basis=1")
	r.press("P", "ctrl+u")
	r.write(earlier)
	r.press("enter")
	other := t.TempDir()
	broken := filepath.Join(other, "broken.cirt")
	if err := os.WriteFile(broken, []byte("nothing\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.size(160, 40)
	for path, want := range map[string]string{
		earlierFile(t, other, "Elsewhere", "mandate.basis=0"): "of another subject",
		r.app.desk.path:                      "is the assessment that lies open",
		filepath.Join(other, "nowhere.cirt"): "nowhere.cirt",
		broken:                               "broken.cirt",
	} {
		r.press("P", "ctrl+u")
		r.write(path)
		r.press("enter")
		if seen := strings.Join(strings.Fields(r.app.View()), " "); !strings.Contains(seen, want) {
			t.Errorf("%s: %q is not said:\n%s", path, want, r.app.View())
		}
		r.press("esc", "esc") // the form is there again with what was typed
		if a, said := r.app.desk.lastTime("mandate.basis"); !said || a.Option != "1" {
			t.Errorf("after %s it said %v, %v", path, a, said)
		}
	}
	r.press("P", "ctrl+u")
	r.write(other + string(filepath.Separator))
	r.press("ctrl+s")
	r.sees("This is a folder.")
}

// What is remembered and no longer there is said and does no harm; it stays remembered.
func TestARememberedEarlierAssessmentThatIsGone(t *testing.T) {
	r := open(t)
	path := earlierFile(t, r.dir, "Examplia", "mandate.basis=1")
	r.press("P", "ctrl+u")
	r.write(path)
	r.press("enter", "q")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.size(160, 40)
	r.press("1")
	r.sees("could not be read")
	if _, said := r.app.desk.lastTime("mandate.basis"); said {
		t.Error("what is gone lies beside")
	}
	if s := settings.Load(r.app.cfg.Settings); s.Recent[0].Since != path {
		t.Errorf("the settings remember %+v", s.Recent[0])
	}
}

func TestPlainSince(t *testing.T) {
	dir := t.TempDir()
	cfg := testConfig(t, dir)
	cfg.Path = filepath.Join(dir, "a.cirt")
	f, err := assessment.Create(cfg.Path, sample(t), cfg.options("A. Officer"))
	if err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	path := earlierFile(t, dir, "Examplia", "mandate.basis=1")
	out, err := plainRun(t, cfg, "since "+path, "quit")
	if err != nil || !strings.Contains(out, "lies beside: 1 answer of last time.") {
		t.Errorf("%v:\n%s", err, out)
	}
	out, err = plainRun(t, cfg, "since", "", "since", "-", "quit")
	if err != nil || strings.Count(out, "lies beside: 1 answer of last time.") != 2 || !strings.Contains(out, "No earlier assessment lies beside now.") {
		t.Errorf("remembered, asked for again and taken away: %v:\n%s", err, out)
	}
	cfg.Since = path
	out, err = plainRun(t, cfg, "quit")
	if err != nil || !strings.Contains(out, "lies beside: 1 answer of last time.") {
		t.Errorf("named beside the file: %v:\n%s", err, out)
	}
}

// A path that can't be read is not lost: the form comes back with it, and with what is wrong.
func TestAnEarlierAssessmentThatIsNotThereIsAskedForAgain(t *testing.T) {
	r := open(t)
	r.press("P")
	r.write("nowhere.cirt")
	r.press("ctrl+s")
	f, ok := r.app.top().(*form)
	if !ok || !strings.HasSuffix(f.values()["path"], "nowhere.cirt") {
		t.Fatalf("what was typed is gone:\n%s", r.app.View())
	}
	r.sees("There is no file")
}
