package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/report/text"
)

// textsOf calls visit with every text of a document that somebody reads, and the way to it.
func textsOf(d any, visit func(way, text string)) {
	stringsIn(reflect.ValueOf(d), "", map[uintptr]bool{}, func(way, s string) {
		if !unread.MatchString(way) {
			visit(way, s)
		}
	})
}

// checkIsolates checks that isolates open and close on one line, and that none wraps another whole.
func checkIsolates(t *testing.T, way, text string) {
	t.Helper()
	for line := range strings.SplitSeq(text, "\n") {
		var open []int
		closed := map[int]int{} // where one closes, to where it opened
		runes := []rune(line)
		for i, r := range runes {
			switch r {
			case '\u2068':
				open = append(open, i)
			case '\u2069':
				if len(open) == 0 {
					t.Errorf("%s: an isolate closes that is not open: %q", way, text)
					return
				}
				start := open[len(open)-1]
				open = open[:len(open)-1]
				if inner, ok := closed[i-1]; ok && inner == start+1 {
					t.Errorf("%s: an isolate in an isolate: %q", way, text)
				}
				closed[i] = start
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: an isolate does not close on its line: %q", way, text)
		}
	}
}

// In every language that a report can be written in, and in one that stands for those from right to left, each kind
// of report comes out with no key, no fact left in braces and no isolate out of place; blocks for screens have none.
func TestLanguages(t *testing.T) {
	languages := []*lang.Language{pseudo(t, "ar-x-pseudo", func(text string) string {
		inside := false
		return strings.Map(func(r rune) rune {
			switch {
			case r == '{':
				inside = true
			case r == '}':
				inside = false
			case !inside && unicode.IsLetter(r):
				return 'ا' + unicode.ToLower(r)%20 // an Arabic letter
			}
			return r
		}, text)
	})}
	for _, code := range lang.CodesOf("report") {
		l, _ := lang.Of(code)
		languages = append(languages, l)
	}
	for _, l := range languages {
		for _, tt := range everyKind(t) {
			t.Run(l.Code()+"/"+tt.name, func(t *testing.T) {
				s := tt.source
				s.Language = l
				isolated := false
				for name, said := range allSaid(t, s, tt.earlier) {
					_, document := said.(*report.Document)
					textsOf(said, func(way, text string) {
						if key := rawKey.FindString(text) + unfilled.FindString(text); key != "" {
							t.Errorf("%s%s shows %s", name, way, key)
						}
						if strings.ContainsAny(text, "\u2068\u2069") {
							isolated = true
							if !document {
								t.Errorf("%s%s, for a screen, holds isolates: %q", name, way, text)
							}
						}
						checkIsolates(t, name+way, text)
					})
				}
				if isolated != l.RightToLeft() {
					t.Errorf("isolates: %v", isolated)
				}
			})
		}
	}
}

// A questionnaire without a translation is said to be English, once on the cover and once in words, and what is wholly
// its own carries the language.
func TestQuestionnaireWithoutTranslation(t *testing.T) {
	s := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	if plainLanguage(report.Build(s)) != "" {
		t.Error("in an English report blocks carry a language")
	}
	s.Language = pseudo(t, "fr", func(text string) string { return text })
	d := report.Build(s)
	said := plain(t, d)
	for _, want := range []string{"English; the questionnaire in English", "The questionnaire has no translation into the language of this report."} {
		if strings.Count(said, want) != 1 {
			t.Errorf("it says %q %d times", want, strings.Count(said, want))
		}
	}
	if strings.Contains(said, "[English]") {
		t.Error("single texts are marked though all are English")
	}
	if !strings.Contains(plainLanguage(d), "MA-04 Legal basis") {
		t.Errorf("a question's name carries no language:\n%s", plainLanguage(d))
	}
}

// The words of the glossary stand in the alphabet's order of the report's own language.
func TestGlossaryInOrder(t *testing.T) {
	s := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	for code, first := range map[string]string{"en": "Action", "fr": "Constat"} {
		l, ok := lang.Of(code)
		if !ok {
			continue
		}
		s.Language = l
		var words []string
		for _, p := range report.Build(s).Parts {
			if p.ID == "annex-glossary" {
				for _, f := range p.Blocks[0].(report.Facts).Items {
					words = append(words, f.Name)
				}
			}
		}
		if len(words) < 5 || words[0] != first || !slices.IsSortedFunc(words, l.Compare) {
			t.Errorf("%s: the glossary has %q, want %s first and the others in order", code, words, first)
		}
	}
}

// plainLanguage is all that carries a language, a line each.
func plainLanguage(d *report.Document) string {
	var b strings.Builder
	add := func(text, language string) {
		if language != "" {
			b.WriteString(language + " " + text + "\n")
		}
	}
	for _, p := range d.Parts {
		for _, block := range p.Blocks {
			switch block := block.(type) {
			case report.Heading:
				add(block.Text, block.Language)
			case report.Paragraph:
				add(block.Text, block.Language)
			case report.Bullets:
				for _, i := range block.Items {
					add(i.Text, i.Language)
				}
			case report.Table:
				for _, row := range block.Rows {
					for _, c := range row {
						add(c.Text, c.Language)
					}
				}
			}
		}
	}
	return b.String()
}

// A translated questionnaire is read instead of the English one; what it lacks stands in English and is marked.
func TestTranslatedQuestionnaire(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(small)); err != nil {
		t.Fatal(err)
	}
	q, err := questionnaires.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	var y bytes.Buffer
	y.WriteString("language: fr\nof: " + q.ID + "\nversion: \"" + q.Version + "\"\nquestions:\n")
	for _, item := range q.Items() {
		if item.Kind != "questions" || item.ID != "mandate.legal-basis" {
			continue
		}
		y.WriteString("  " + item.ID + ":\n    from: \"" + item.From() + "\"\n")
		for _, f := range item.Fields {
			switch f.Name {
			case "label":
				y.WriteString("    label: Base juridique\n")
			case "options/1":
				y.WriteString("    options: {\"1\": Un projet daté}\n")
			}
		}
	}
	if err := os.MkdirAll(filepath.Join(folder, "lang"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "lang", "fr.yaml"), y.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if q, err = questionnaires.Load(folder); err != nil {
		t.Fatal(err)
	}
	s := sample.Source(sample.Realistic(q))
	if s.Questionnaire, _, err = q.Translate("fr"); err != nil {
		t.Fatal(err)
	}
	before := sample.Realistic(q)
	before.Answers["mandate.legal-basis"].Answer = chosen("0")
	before.About.Date = "2025-11-02"
	s.Since = differing(t, before, s.State)
	english := plain(t, report.Build(s))
	if strings.Contains(english, "Base juridique") {
		t.Error("an English report takes the translation")
	}
	s.Language = pseudo(t, "fr", func(text string) string { return text })
	d := report.Build(s)
	said := plain(t, d)
	for _, want := range []string{"MA-04 Base juridique", "1: Un projet daté", "MA-03 Host [English]", "English; the questionnaire in part in English", "marked [English]"} {
		if !strings.Contains(said, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	if strings.Contains(said, "Legal basis") {
		t.Error("the English name of a translated question stands somewhere")
	}
	carries := plainLanguage(d)
	if strings.Contains(carries, "Base juridique") || !strings.Contains(carries, "MA-03 Host [English]") {
		t.Errorf("what carries a language:\n%s", carries)
	}
	checkLinks(t, d)
	var screen bytes.Buffer
	if err := text.Document(&screen, &report.Document{Parts: []report.Part{{Blocks: report.Roadmap(s, report.Plan(sample.Source(sample.Realistic(q))))}}}, 200, false); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(screen.String(), "Legal basis") {
		t.Error("a roadmap made of the English questionnaire keeps its names")
	}
}
