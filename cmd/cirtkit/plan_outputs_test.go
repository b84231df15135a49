package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/demo"
	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// outputOf runs a command with --json, checks what it prints against the command's schema, and gives it as a value.
func outputOf(t *testing.T, args ...string) map[string]any {
	t.Helper()
	home := t.TempDir()
	env := func(name string) string { return map[string]string{"CIRTKIT_HOME": home, "LANG": "C.UTF-8"}[name] }
	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), append(args, "--json"), strings.NewReader(""), &stdout, &stderr, env); code != exitDone {
		t.Fatalf("cirtkit %s: exit code %d\n%s", strings.Join(args, " "), code, stderr.String())
	}
	var value map[string]any
	if err := json.Unmarshal(stdout.Bytes(), &value); err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(schemas, args[0]+".schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Fatalf("cirtkit %s: %v", strings.Join(args, " "), err)
	}
	return value
}

// answeredAtRandom is an assessment in which about so many of a hundred questions are answered, some of them with
// "don't know" or "withheld". The same seed gives the same answers.
func answeredAtRandom(t *testing.T, path, questionnaire string, seed uint64, answered int) *assessment.State {
	t.Helper()
	q, err := questionnaires.Find(questionnaire)
	if err != nil {
		t.Fatal(err)
	}
	f, err := assessment.Create(path, q, assessment.Options{Author: "A. Officer"})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	random := rand.New(rand.NewPCG(seed, 1))
	var intents []assessment.Intent
	for _, question := range q.Questions() {
		a := questionnaires.Answer{State: questionnaires.Answered}
		if n := len(question.Options); n > 0 {
			code := question.Options[random.IntN(n)].Code
			if question.Type == questionnaires.Choices {
				a.Options = []string{code}
			} else {
				a.Option = code
			}
		}
		switch chance := random.IntN(100); {
		case chance >= answered:
			continue
		case chance%10 == 0:
			a = questionnaires.Answer{State: questionnaires.DontKnow}
		case chance%10 == 1:
			a = questionnaires.Answer{State: questionnaires.Withheld}
		}
		if questionnaires.CheckAnswer(question, a) == nil {
			intents = append(intents, assessment.SetAnswer(question, a))
		}
	}
	about := assessment.About{Subject: "Examplia", Date: "2026-10-09"}
	if _, err := f.Save(append(intents, assessment.SetAbout(about))...); err != nil {
		t.Fatal(err)
	}
	return f.State()
}

// TestOutputsFitTheirSchemas explains and plans the way to the top of every ladder of the library, from nothing
// answered to all, and compares; what is printed fits the published schemas and agrees with itself.
func TestOutputsFitTheirSchemas(t *testing.T) {
	dir := t.TempDir()
	for _, info := range questionnaires.Library() {
		var files []string
		for i, answered := range []int{0, 40, 100} {
			path := filepath.Join(dir, fmt.Sprintf("%s-%d.cirt", info.ID, i))
			state := answeredAtRandom(t, path, info.ID, uint64(i), answered)
			files = append(files, path)
			targets := [][]string{nil}
			for _, l := range state.Questionnaire.Ladders {
				if l.Of == "" {
					targets = append(targets, []string{"--target", scoring.Target{Ladder: l.ID, Level: len(l.Rungs)}.String()})
				}
			}
			for _, target := range targets {
				outputOf(t, append([]string{"explain", path}, target...)...)
				plan := outputOf(t, append([]string{"plan", path}, target...)...)
				checkPlan(t, plan, path+" "+strings.Join(target, " "))
			}
		}
		outputOf(t, append([]string{"compare"}, files...)...)
		outputOf(t, "compare", files[0], files[2])
	}
}

// checkPlan checks that a roadmap for a program agrees with itself.
func checkPlan(t *testing.T, plan map[string]any, name string) {
	t.Helper()
	steps, _ := plan["steps"].([]any)
	target, _ := plan["target"].(map[string]any)
	if plan["outcome"] == "planned" {
		want, isLevel := target["level"]
		if target["profile"] == nil && (!isLevel || plan["promised"] != want) {
			t.Errorf("%s: promises level %v, and the target is %v", name, plan["promised"], target)
		}
		if len(steps) == 0 {
			t.Errorf("%s: planned without a step", name)
		}
	}
	if (plan["outcome"] == "out-of-reach") != (plan["obstacles"] != nil) {
		t.Errorf("%s: %v, obstacles %v", name, plan["outcome"], plan["obstacles"])
	}
	inPhases, waiting := 0, 0
	for _, phase := range plan["phases"].([]any) {
		inPhases += len(phase.(map[string]any)["steps"].([]any))
	}
	for i, s := range steps {
		if s.(map[string]any)["last"].(float64) > 0 {
			waiting++
		}
		for _, w := range s.(map[string]any)["waits"].([]any) {
			before := int(w.(float64))
			if before == i || before >= len(steps) {
				t.Errorf("%s: step %d waits for %d of %d", name, i, before, len(steps))
			}
		}
	}
	if inPhases > len(steps) || inPhases < waiting {
		t.Errorf("%s: %d of %d steps are in phases", name, inPhases, len(steps))
	}
	for _, list := range []string{"late", "decisions", "support", "quick_wins"} {
		for _, place := range plan[list].([]any) {
			if int(place.(float64)) >= len(steps) {
				t.Errorf("%s: %s names step %v of %d", name, list, place, len(steps))
			}
		}
	}
}

// Every kind that a package knows has a word of its own for other programs.
func TestEveryKindHasAWord(t *testing.T) {
	checkWords(t, "outcome", outcomeWord, planning.NoTarget)
	checkWords(t, "obstacle", obstacleWord, planning.NotReviewed)
	checkWords(t, "change", changeWord, compare.Redelivered)
	checkWords(t, "evidence", evidenceWord, compare.EvidenceStale)
	checkWords(t, "planned step", plannedWord, compare.StepGone)
	causes := maps.Clone(causeWord)
	causes[compare.NoCause] = "none" // it is left out
	checkWords(t, "cause", causes, compare.CauseAnswer)
}

func checkWords[K ~int8](t *testing.T, what string, words map[K]string, last K) {
	t.Helper()
	seen := map[string]bool{}
	for k := K(0); k <= last; k++ {
		if words[k] == "" || seen[words[k]] {
			t.Errorf("%s %d is %q", what, k, words[k])
		}
		seen[words[k]] = true
	}
	if len(words) != int(last)+1 {
		t.Errorf("%d words for %ss, want %d", len(words), what, last+1)
	}
}

// TestTryingOutIsAnswering: what --if shows is what answering would give, and the file stays as it was.
func TestTryingOutIsAnswering(t *testing.T) {
	dir := t.TempDir()
	tried := filepath.Join(dir, "tried.cirt")
	state := answeredAtRandom(t, tried, "establishment", 7, 50)
	before, err := os.ReadFile(tried)
	if err != nil {
		t.Fatal(err)
	}
	var arguments, ifs []string
	for i, q := range state.Questionnaire.Questions() {
		if q.Scored() && i%4 == 0 {
			argument := q.ID + "=" + q.Options[len(q.Options)-1].Code
			arguments = append(arguments, argument)
			ifs = append(ifs, "--if", argument)
		}
	}
	answered := filepath.Join(dir, "answered.cirt")
	if err := os.WriteFile(answered, before, 0o644); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	env := func(name string) string { return map[string]string{"CIRTKIT_HOME": home, "LANG": "C.UTF-8"}[name] }
	var out bytes.Buffer
	if code := run(context.Background(), append([]string{"answer", answered, "--as", "A"}, arguments...), strings.NewReader(""), &out, &out, env); code != exitDone {
		t.Fatal(out.String())
	}
	for _, command := range []string{"score", "explain", "plan"} {
		with := outputOf(t, append([]string{command, tried}, ifs...)...)
		saved := outputOf(t, command, answered)
		supposed, _ := with["supposed"].(map[string]any)
		if got, _ := supposed["answers"].(map[string]any); len(got) != len(arguments) {
			t.Errorf("%s: %d answers tried out, want %d", command, len(got), len(arguments))
		}
		plain := outputOf(t, "score", tried)
		claimed := plain["readings"].(map[string]any)["claimed"].(map[string]any)
		if diff := cmp.Diff(claimed["score"], supposed["before"].(map[string]any)["score"]); diff != "" {
			t.Errorf("%s: the score before\n%s", command, diff)
		}
		for _, m := range []map[string]any{with, saved} {
			delete(m, "supposed")
			delete(m, "assessment") // the head differs
		}
		if diff := cmp.Diff(saved, with); diff != "" {
			t.Errorf("%s: answered, and tried out\n%s", command, diff)
		}
	}
	after, err := os.ReadFile(tried)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("trying out changed the file (%v)", err)
	}
}

// TestOutputsNameNobody: what goes to other programs holds no working note, no finding and no person's name.
func TestOutputsNameNobody(t *testing.T) {
	dir := t.TempDir()
	old, path := filepath.Join(dir, "old.cirt"), filepath.Join(dir, "demo.cirt")
	sample := openDemo(t, path)
	answeredAtRandom(t, old, sample.Questionnaire.ID, 3, 60)
	secret := slices.Clone(sample.About.Assessors)
	for _, e := range sample.Answers {
		secret = append(secret, e.By, e.WorkingNote, e.Finding, e.Answer.Text)
		if e.Review != nil {
			secret = append(secret, e.Review.By, e.Review.Reason)
		}
		for _, p := range e.Positions {
			secret = append(secret, p.Note)
		}
	}
	for _, n := range sample.Notes {
		secret = append(secret, n.Text)
	}
	if a := sample.Status.Approval; a != nil {
		secret = append(secret, a.Name)
	}
	checked := 0
	for _, args := range [][]string{{"explain", path}, {"plan", path}, {"compare", old, path, "--other-subject"}} {
		text, err := json.Marshal(outputOf(t, args...))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range secret {
			if len(s) < 6 {
				continue
			}
			checked++
			quoted, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(text, quoted[1:len(quoted)-1]) {
				t.Errorf("%s --json holds %q", args[0], s)
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d texts were looked for", checked)
	}
}

// openDemo writes the sample and gives its state.
func openDemo(t *testing.T, path string) *assessment.State {
	t.Helper()
	if err := demo.Write(path); err != nil {
		t.Fatal(err)
	}
	f, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return f.State()
}
