package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
)

// stockTake is the configuration of a run on a new assessment in which nothing is scored.
func stockTake(t *testing.T) Config {
	t.Helper()
	return newFileOf(t, "resolution-69", assessment.SetAbout(assessment.About{Subject: "Examplia", Date: "2026-09-30"}))
}

// Where nothing is scored the results are one page of what is reported, without a word of levels, and the way to
// the end names the stock-take.
func TestStockTakeResults(t *testing.T) {
	r := newRig(t, stockTake(t))
	defer func() { _ = r.app.desk.file.Close() }()
	r.size(120, 40)
	r.at("cirt.exists")
	r.press("1", "r")
	first := r.app.View()
	for _, want := range []string{"questions is reported on, 0 with evidence", "The national CIRT", "1 of 9", "Support asked for now: Not answered yet"} {
		if !strings.Contains(first, want) {
			t.Errorf("the results lack %q:\n%s", want, first)
		}
	}
	for _, key := range []string{"tab", "right", "enter"} {
		r.press(key)
		if got := r.app.View(); got != first {
			t.Errorf("after %s the results show another page:\n%s", key, got)
		}
	}
	for _, not := range []string{"level", "lacks", "By evidence"} {
		if strings.Contains(strings.ToLower(first), strings.ToLower(not)) {
			t.Errorf("the results of a stock-take say %q:\n%s", not, first)
		}
	}
	r.press("t")
	r.sees("Write the stock-take")
	r.press("w")
	r.sees("Write the stock-take")
}

func TestStockTakeInTheLineMode(t *testing.T) {
	said, err := plainRun(t, stockTake(t), "/help all", "/goto cirt.exists", "1", "results")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"report: write the stock-take as PDF", "results: how much is reported, what is asked for and offered",
		"questions is reported on, 0 with evidence", "The national CIRT; Reported: 1 of 9; With evidence: 0",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the line mode does not say %q:\n%s", want, said)
		}
	}
	if strings.Contains(said, "level") {
		t.Errorf("the line mode speaks of a level:\n%s", said)
	}
}
