package report_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// The pseudo-language finds words that stand in the code and not in the catalogue. Each character of each text is moved
// to a place of its own where no language has letters; facts in braces stay. In a document made with it, whatever is
// not in that place came from elsewhere, and must be what the questionnaire says, what was entered, or a number.

// displaced moves the characters of the catalogue's texts, but not the names of facts and newlines.
func displaced(text string) string {
	var b strings.Builder
	inside := false
	for _, r := range text {
		switch {
		case r == '{':
			inside = true
			b.WriteRune(r)
		case r == '}':
			inside = false
			b.WriteRune(r)
		case inside || r == '\n':
			b.WriteRune(r)
		default:
			b.WriteRune(0xE000 + r%0x1800)
		}
	}
	return b.String()
}

func isDisplaced(r rune) bool { return r >= 0xE000 && r < 0xF800 }

// pseudo is English with its texts changed.
func pseudo(t *testing.T, code string, change func(string) string) *lang.Language {
	t.Helper()
	names, err := filepath.Glob("../internal/lang/catalogue/en/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("catalogue: %v, %v", names, err)
	}
	folder := fstest.MapFS{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]any
		if err := json.Unmarshal(src, &texts); err != nil {
			t.Fatal(err)
		}
		for key, text := range texts {
			switch text := text.(type) {
			case string:
				texts[key] = change(text)
			case map[string]any:
				for form, one := range text {
					text[form] = change(one.(string))
				}
			}
		}
		out, err := json.Marshal(texts)
		if err != nil {
			t.Fatal(err)
		}
		folder[filepath.Base(name)] = &fstest.MapFile{Data: out}
	}
	return lang.Read(code, folder)
}

// stringsIn calls visit with every string that can be reached, and the way to it.
func stringsIn(v reflect.Value, way string, seen map[uintptr]bool, visit func(way, s string)) {
	switch v.Kind() {
	case reflect.String:
		visit(way, v.String())
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		stringsIn(v.Elem(), way, seen, visit)
	case reflect.Interface:
		if !v.IsNil() {
			stringsIn(v.Elem(), way+"/"+v.Elem().Type().Name(), seen, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				stringsIn(v.Field(i), way+"."+f.Name, seen, visit)
			}
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for i := range v.Len() {
			stringsIn(v.Index(i), way, seen, visit)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			stringsIn(key, way, seen, visit)
			stringsIn(v.MapIndex(key), way, seen, visit)
		}
	}
}

var (
	// unread are fields of a document that nobody reads: links and codes; the months of a chart's axis, which the chart
	// writes as years and numbers; and words with braces that a renderer fills.
	unread = regexp.MustCompile(`\.(ID|Link|Language|Date|Months|Grid|Page|Sort)$`)
	// data are values of a workbook that are not written in words: months, dates, codes of options.
	data = regexp.MustCompile(`^([0-9]{4}-[0-9]{2}(-[0-9]{2})?|[a-z-]+(, [a-z-]+)*)$`)
	// bare is what may stand outside of the catalogue: numbers, references to questions, parts of hashes, versions.
	bare = regexp.MustCompile(`^([0-9]+([.,][0-9]+)*|[A-Z]{1,3}-?[0-9]{1,2}|[A-Z]{1,3}|r69-20[0-9]{2}|[0-9a-f]{12,64}|[0-9]{5}( [0-9]{5})+|1\.0\.0-test|TLP:[A-Z+]+)$`)
	// moved is what the catalogue said.
	moved = regexp.MustCompile(`[\x{E000}-\x{F7FF}\n]+`)
)

// formSigns are boxes to tick and lines to write on.
const formSigns = "☐☒_\u00a0"

// known collects what may come into a document from elsewhere.
func known(of ...any) map[string]bool {
	texts := map[string]bool{}
	for _, v := range of {
		stringsIn(reflect.ValueOf(v), "", map[uintptr]bool{}, func(_, s string) {
			for l := range strings.SplitSeq(s, "\n") {
				texts[strings.TrimSpace(l)] = true
				texts[lang.WithoutStop(strings.TrimSpace(l))] = true
				texts[lang.FirstSentence(strings.TrimSpace(l))] = true
				texts[lang.Capital(strings.TrimSpace(l))] = true
			}
		})
	}
	return texts
}

// strangers are the texts of a document that came past the catalogue, with the ways to them.
func strangers(d any, known map[string]bool) map[string]string {
	out := map[string]string{}
	stringsIn(reflect.ValueOf(d), "", map[uintptr]bool{}, func(way, s string) {
		if unread.MatchString(way) {
			return
		}
		for _, piece := range moved.Split(lang.WithoutIsolates(s), -1) {
			// A number at the end may begin the next sentence.
			piece = strings.TrimSpace(strings.Trim(piece, formSigns))
			rest := strings.TrimSpace(strings.TrimRight(piece, "0123456789"))
			if !known[piece] && !bare.MatchString(piece) && !known[rest] && !(strings.HasSuffix(way, "Cells.Text") && strings.HasPrefix(way, ".Sheets") && data.MatchString(piece)) {
				out[piece] = way
			}
		}
	})
	return out
}

func TestEveryWordComesFromTheCatalogue(t *testing.T) {
	words := pseudo(t, "en-x-pseudo", displaced)
	if got := words.T("report.page.contents"); strings.ContainsFunc(got, func(r rune) bool { return !isDisplaced(r) }) {
		t.Fatalf("the pseudo-language says %q", got)
	}
	var references []*questionnaires.Reference
	for _, id := range questionnaires.References() {
		r, err := questionnaires.OpenReference(id)
		if err != nil {
			t.Fatal(err)
		}
		references = append(references, r)
	}
	for _, tt := range everyKind(t) {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.source
			s.Language = words
			texts := known(s.State, tt.earlier, report.References(s.State.Questionnaire), references, "", "{line}")
			for name, said := range allSaid(t, s, tt.earlier) {
				found := strangers(said, texts)
				for _, piece := range slices.Sorted(maps.Keys(found)) {
					t.Errorf("%s%s: %q", name, found[piece], piece)
				}
			}
		})
	}
}

// kindOfReport is a source of a report, and an earlier state where it tells of changes.
type kindOfReport struct {
	name    string
	source  report.Source
	earlier *assessment.State
}

// everyKind are sources that show every kind of text between them.
func everyKind(t *testing.T) []kindOfReport {
	t.Helper()
	q := sample.Questionnaire(t, small)
	marked, _ := sample.Marked(q)
	before, after := sample.Realistic(q), aYearLater(q)
	since := sample.Source(after)
	since.Since = differing(t, before, after)
	planned := sample.Source(sample.Realistic(q))
	planned.Plan.Start, planned.Plan.Months = "2027-01", 12
	return []kindOfReport{
		{"realistic", sample.Source(sample.Realistic(q)), nil},
		{"planned", planned, nil},
		{"compared", since, before},
		{"marked", sample.Source(marked), nil},
		{"nothing answered", sample.Source(sample.Empty(q)), nil},
		{"everything withheld", sample.Source(sample.Same(q, questionnaires.Answer{State: questionnaires.Withheld})), nil},
		{"nothing applies", sample.Source(sample.Same(q, questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "shared"})), nil},
		{"stock-take", sample.Source(sample.Reported(sample.Questionnaire(t, "testdata/stocktake"))), nil},
		{"portfolio", sample.Source(sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio"))), nil},
		{"shapes", sample.Source(sample.Empty(sample.Questionnaire(t, "testdata/shapes"))), nil},
	}
}

// allSaid is all that the report makes of a source, by name.
func allSaid(t *testing.T, s report.Source, earlier *assessment.State) map[string]any {
	t.Helper()
	q := s.State.Questionnaire
	said := map[string]any{
		"report": report.Build(s), "results": report.Results(s), "explain": report.Explain(s), "sign-off": report.SignOff(s), "book": report.Book(s),
		"form": report.Form(report.FormSource{Questionnaire: q, Language: s.Language, State: s.State, Questions: q.Questions()}),
	}
	if !report.StockTake(q) {
		road := report.Plan(s)
		said["roadmap"] = report.Roadmap(s, road)
		var steps []string
		for _, step := range report.StepTexts(s, road) {
			steps = append(steps, step.Name, step.Do, step.Size, step.When, step.More)
		}
		said["steps"] = steps
		said["supposed"] = report.Supposed(s, s, q.Questions()[:2])
	}
	if earlier != nil {
		trend, err := compare.Over([]compare.Side{{State: earlier}, {State: s.State}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		said["trend"] = report.Trend(s, trend)
	}
	return said
}
