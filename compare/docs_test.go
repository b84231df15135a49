package compare

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The examples of docs/compare.md hold. Blocks "yaml earlier", "yaml later" and "yaml migration" are the two versions
// of a questionnaire and the way between them. A block "example" has lines "earlier | later -> what", both of the
// earlier version, or with "across" from the one to the other; its other word says what is told: the changes,
// "evidence", "result" or "planned".
func TestDocumentedExamples(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "compare.md"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	files := map[string]string{
		"yaml earlier": filepath.Join("one", questionnaires.MainFile), "yaml later": filepath.Join("two", questionnaires.MainFile),
		"yaml migration": filepath.Join("two", "migrations", "1.0-2.0.yaml"),
	}
	type example struct{ info, line string }
	var examples []example
	parts := strings.Split(string(text), "\n```")
	for i := 1; i < len(parts); i += 2 { // in between, what is outside
		info, body, _ := strings.Cut(parts[i], "\n")
		if file, ok := files[info]; ok {
			path := filepath.Join(folder, file)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(body+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for line := range strings.Lines(body) {
			examples = append(examples, example{info, strings.TrimSpace(line)})
		}
	}
	if len(examples) < 40 {
		t.Fatalf("docs/compare.md has %d examples; were they lost?", len(examples))
	}
	one, two := load(t, filepath.Join(folder, "one")), load(t, filepath.Join(folder, "two"))
	chain, found, err := two.MigrationsFrom("1.0")
	if err != nil || !found || chain[0].Check(one, two) != nil {
		t.Fatal(found, err)
	}
	for _, e := range examples {
		sides, want, ok := strings.Cut(e.line, "->")
		earlier, later, both := strings.Cut(sides, "|")
		if !ok || !both {
			t.Errorf("%q is no example", e.line)
			continue
		}
		across := strings.Contains(e.info, "across")
		before := begin(t, one, "2025-03-01")
		record(t, before, earlier)
		var after *assessment.File
		var way questionnaires.Migrations
		if across {
			way = chain
			chosen := map[string]string{}
			if strings.Contains(earlier, "mail=") && strings.Contains(earlier, "chat=") && !strings.Contains(earlier, "plan:") {
				chosen["signed"] = "mail"
			}
			after = upgraded(t, before, two, chain, chosen, "2026-03-01")
		} else {
			after = copied(t, before, "2026-03-01")
		}
		record(t, after, later)
		d := mustTwo(t, side(before), side(after), way)
		got := ""
		switch strings.TrimSpace(strings.ReplaceAll(e.info, "across", "")) {
		case "example":
			got = inWords(d)
		case "example evidence":
			got = evidenceInWords(d)
		case "example result":
			got = resultInWords(d)
		case "example planned":
			got = plannedInWords(d)
		default:
			t.Fatalf("docs/compare.md has a block %q, which no test runs", e.info)
		}
		if want = strings.TrimSpace(want); got != want {
			t.Errorf("%s\n got %s", e.line, got)
		}
	}
}

// record records what an example says, word by word.
func record(t *testing.T, f *assessment.File, words string) {
	t.Helper()
	var roadmap *assessment.Roadmap
	for word := range strings.FieldsSeq(words) {
		kind, rest, ok := strings.Cut(word, ":")
		id, value, _ := strings.Cut(rest, "=")
		switch {
		case ok && kind == "evidence":
			save(t, f, assessment.PutEvidence(assessment.Evidence{ID: "e1-" + id, Reference: id, How: "seen", Supports: map[string]string{id: value}}))
		case ok && kind == "until":
			for _, e := range f.State().Evidence {
				e.ValidUntil = value
				save(t, f, assessment.PutEvidence(e))
			}
		case ok && kind == "gone":
			for _, e := range f.State().Evidence {
				save(t, f, assessment.RemoveEvidence(e))
			}
		case ok && kind == "row" && value == "":
			save(t, f, assessment.RemoveRow("partners", id))
		case ok && kind == "row":
			save(t, f, assessment.PutRow("partners", questionnaires.Row{ID: id, Cells: map[string]string{"name": value}}))
		case ok && kind == "plan":
			code, months, _ := strings.Cut(value, "@")
			first, last, _ := strings.Cut(months, "-")
			if roadmap == nil {
				roadmap = &assessment.Roadmap{Made: "2025-03-01", Start: "2025-04", DaysAMonth: "20"}
			}
			roadmap.Steps = append(roadmap.Steps, assessment.PlannedStep{Question: id, Option: code, First: number(t, first), Last: number(t, last)})
		default:
			give(t, f, word)
		}
	}
	if roadmap != nil {
		save(t, f, assessment.SetRoadmap(roadmap))
	}
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func orNothing(list []string) string {
	if len(list) == 0 {
		return "nothing"
	}
	return strings.Join(list, "; ")
}

// inWords is a difference's changes as the examples write them.
func inWords(d *Difference) string {
	words := [kinds]string{
		MovedUp: "up", MovedDown: "down", FirstAnswered: "first answered", NowOpen: "now open", NoLongerAsked: "no longer asked",
		NewlyAsked: "newly asked", Restated: "restated", Redelivered: "provided otherwise",
	}
	var list []string
	for i := range d.Changes {
		c := &d.Changes[i]
		q := c.Question
		if q == nil {
			q = c.Old
		}
		text := words[c.Kind] + " " + q.ID
		if c.Kind == MovedUp || c.Kind == MovedDown {
			text += fmt.Sprintf(" %d to %d", c.WasPlace, c.IsPlace)
		}
		switch c.Cause {
		case CauseVersion:
			text += " by the version"
		case CauseCondition:
			text += " by its condition"
		case CauseFact:
			text += " by " + strings.Join(c.Facts, ", ")
		case CauseAnswer:
			text += " by its answer"
		}
		var marks []string
		if c.Split {
			marks = append(marks, "split")
		}
		if len(c.Merged) > 0 {
			of := "of " + strings.Join(c.Merged, ", ")
			if c.Differed {
				of += " that differed"
			}
			marks = append(marks, of)
		}
		if c.Reworded {
			marks = append(marks, "reworded")
		}
		for _, r := range c.Rows {
			marks = append(marks, [...]string{RowAdded: "added ", RowRemoved: "removed ", RowChanged: "changed "}[r.Kind]+r.ID)
		}
		if len(marks) > 0 {
			text += " (" + strings.Join(marks, ", ") + ")"
		}
		if c.Cause == NoCause || c.Cause == CauseAnswer {
			if c.Reason == "" {
				text += ", no reason given"
			} else {
				text += ", " + c.Reason
			}
			if c.Mixed {
				text += " and others"
			}
		}
		if c.Progress > 0 {
			text += fmt.Sprint(", progress ", c.Progress)
		}
		if c.Setback > 0 {
			text += fmt.Sprint(", setback ", c.Setback)
		}
		list = append(list, text)
	}
	return orNothing(list)
}

func evidenceInWords(d *Difference) string {
	place := func(n int) string {
		if n < 0 {
			return "none"
		}
		return strconv.Itoa(n)
	}
	var list []string
	for _, e := range d.Evidence {
		word := [...]string{EvidenceFound: "found", EvidenceLost: "lost", EvidenceStale: "stale"}[e.Kind]
		list = append(list, fmt.Sprint(word, " ", e.Question, " ", place(e.Was), " to ", place(e.Is)))
	}
	return orNothing(list)
}

func resultInWords(d *Difference) string {
	of := func(name string, p Pair) string {
		value := func(n scoring.NodeResult) string {
			return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(n.Score.SoFar.V, 'f', 3, 64), "0"), ".")
		}
		before, after := p.Before.Reading(scoring.Claimed).Whole, p.After.Reading(scoring.Claimed).Whole
		return fmt.Sprintf("%s %s to %s, level %d to %d", name, value(before), value(after), before.Ladders[0].Reached, after.Ladders[0].Reached)
	}
	return of("like", d.Like) + "; " + of("whole", d.Whole)
}

func plannedInWords(d *Difference) string {
	if d.Planned == nil {
		return "nothing"
	}
	var list []string
	for _, s := range d.Planned.Steps {
		word := [...]string{StepDone: "done", StepNotYet: "not yet", StepOverdue: "overdue", StepGone: "gone"}[s.State]
		list = append(list, s.Question+"="+s.Option+" "+word)
	}
	return orNothing(list)
}
