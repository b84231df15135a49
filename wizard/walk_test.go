package wizard

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// The screens, each by the keys that lead to it from a question.
var walk = [][]string{
	{},
	{"l"},
	{"tab"},
	{"tab", "tab"},
	{"tab", "tab", "tab"},
	{"tab", "tab", "tab", "tab"},
	{"shift+tab"},
	{"f"},
	{"w"},
	{"e"},
	{"e", "a"},
	{"E"},
	{"p"},
	{"S"},
	{"S", "a"},
	{"N"},
	{"V"},
	{"s"},
	{"/"},
	{"g"},
	{"r"},
	{"r", "tab"},
	{"r", "tab", "tab"},
	{"r", "tab", "tab", "tab"},
	{"T"},
	{"t"},
	{"i"},
	{"L"},
	{"esc"},
	{"?"},
	{"-"},
	{"v"},
	{"I"},
	{"B"},
	{"m"},
}

// Where a long text begins and ends: a screen on which more begin than end has to say that there is more.
const (
	begins = "«"
	ended  = "»"
)

// Long texts in scripts of every width go through every screen at three sizes. Each screen has the window's height, no
// line is wider than it by two measures, and nothing is cut without a sign. (The two don't agree on a vowel of Thai,
// which is a part of the letter before it for one, and takes a cell of its own for the other and for many terminals.)
func TestNothingIsCutWithoutASign(t *testing.T) {
	texts := map[string]string{
		"Latin": "constitutional Donaudampfschifffahrtsgesellschaftskapitän ", "Chinese": "国家计算机应急响应小组的任务与职责，", "Arabic": "الفريق الوطني للاستجابة ",
		"marks": "e\u0301\u0308a\u0323\u0302 n\u0303 ", "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd \U0001f1e8\U0001f1ed ",
	}
	for name, part := range texts {
		long := func(n int) string { return begins + strings.TrimSpace(strings.Repeat(part, n)) + ended }
		sizes := [][2]int{{60, 20}, {80, 24}, {120, 40}}
		if name == "marks" || name == "emoji" {
			sizes = sizes[:1]
		}
		file := worded(t, long)
		for _, size := range sizes {
			for _, keys := range walk {
				r := newRig(t, testConfig(t, t.TempDir()))
				r.send(opened{file: file, path: "/tmp/x"})
				if r.app.desk == nil {
					t.Fatal("nothing is open")
				}
				r.at("mandate.basis")
				r.size(size[0], size[1])
				r.press(keys...)
				when := fmt.Sprintf("%s, %dx%d, %s after %v", name, size[0], size[1], r.app.top().name(), keys)
				view := r.app.View()
				lines := strings.Split(view, "\n")
				if len(lines) != size[1] {
					t.Errorf("%s: %d lines", when, len(lines))
				}
				for i, l := range lines {
					if a, b := ansi.StringWidth(l), uniseg.StringWidth(l); a > size[0] || b > size[0] {
						t.Errorf("%s: line %d is %d or %d cells wide: %q", when, i, a, b, l)
					}
				}
				from, to := strings.Count(view, begins), strings.Count(view, ended)
				if from > to && !strings.ContainsAny(view, "…▼▲") && !strings.Contains(view, ". , more") {
					t.Errorf("%s: %d texts begin, %d end, and no sign says that there is more:\n%s", when, from, to, view)
				}
			}
		}
	}
}

// worded is an assessment with long texts everywhere.
func worded(t *testing.T, long func(n int) string) *shelf {
	t.Helper()
	q := *sample(t)
	q.Title = long(6)
	for _, s := range q.AllSections() {
		s.Title, s.Intro = long(4), long(12)
	}
	state := &assessment.State{Questionnaire: &q, Answers: map[string]*assessment.Entry{}}
	state.About = assessment.About{Subject: long(6), Team: long(3), TLP: "TLP:AMBER", Marking: long(3), Assessors: []string{long(2)}, Date: "2026-09-30"}
	state.Sessions = []assessment.Session{{ID: "s1", Kind: "interview", Date: "2026-09-30", Place: long(3), Institutions: []string{long(3), long(4)}}}
	state.Notes = []assessment.Note{{ID: "n1", Text: long(20)}}
	for _, x := range q.Questions() {
		x.Ask, x.Why, x.Probe = long(8), long(20), long(8)
		for i := range x.Options {
			x.Options[i].Text = long(5)
		}
		e := &assessment.Entry{By: long(2), Finding: long(25), WorkingNote: long(25)}
		e.Positions = []assessment.Position{{Session: "s1", Institution: long(3), Note: long(6)}}
		if len(x.Options) > 0 && x.Type != questionnaires.Choices {
			e.Answer = questionnaires.Answer{State: questionnaires.Answered, Option: x.Options[0].Code}
		}
		state.Answers[x.ID] = e
		state.Evidence = append(state.Evidence, assessment.Evidence{ID: "e" + x.ID, Reference: long(5), How: "promised", Promised: long(3), Supports: map[string]string{x.ID: "0"}})
	}
	return &shelf{state}
}
