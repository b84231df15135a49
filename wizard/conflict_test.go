package wizard

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cirtkit/assessment"
)

// Two people answer in copies of one file; after a merge both answers stand, with their names, until
// somebody settles it.
func TestAMergeShowsBothAnswers(t *testing.T) {
	cfg := twoAnswers(t)
	r := newRig(t, cfg)
	r.at("mandate.basis")
	r.sees("stand beside each other", "1 (A. Officer)", "3 (C. Consultant)", "0/9")
	if strings.Contains(r.app.View(), "●") {
		t.Errorf("the question looks answered:\n%s", r.app.View())
	}
	r.press("u")
	r.sees("Undo does not go back past a merge")
	r.press("/", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab")
	r.sees("two answers after a merge", "1 question", "≠")
	r.press("esc", "t")
	r.sees("1 value differs after a merge")
	r.press("esc", "=")
	r.sees("A  A. Officer", "1 A dated draft", "B  C. Consultant", "3 A law, decree", "2026-09-30 14:02")
	r.press("1") // an option's number is no side's letter
	r.sees("1 of 1 · 0 settled")
	r.press("a")
	if e := r.onDisk().Answers["mandate.basis"]; e.Conflict || e.Answer.Option != "1" {
		t.Errorf("after choosing the first: %+v\n%s", e, r.app.View())
	}
	r.sees("Nothing differs")
	r.press("esc", "u")
	r.at("mandate.basis")
	r.sees("stand beside each other")
	r.at("mandate.basis")
	r.press("3")
	for r.app.top().name() == "why" {
		r.press("esc")
	}
	if e := r.onDisk().Answers["mandate.basis"]; e.Conflict || e.Answer.Option != "3" {
		t.Errorf("after answering: %+v", e)
	}
	r.press("ctrl+c")
}

// Writing on a finding that differs after a merge begins with both texts: none is lost unseen.
func TestAMergedFindingKeepsBothTexts(t *testing.T) {
	const begins = "The ministry told us on the telephone that the paper for the cabinet was "
	finding := func(end string) []assessment.Intent {
		return []assessment.Intent{assessment.SetFinding("mandate.basis", begins+end)}
	}
	cfg := mergedFile(t, newFile(t), finding("no."), finding("yes."))
	r := newRig(t, cfg)
	r.at("mandate.basis")
	r.press("=")
	r.sees("cabinet was") // in whole
	r.press("esc", "f")
	r.write("!")
	r.press("esc")
	written := r.onDisk().Answers["mandate.basis"].Finding
	if !strings.Contains(written, "was no.") || !strings.Contains(written, "was yes.") {
		t.Errorf("the finding is %q", written)
	}
}

// Everything that differs between two copies of one file is gone through without a number that shifts: answers,
// findings, a record of evidence, the date. Texts can both be kept. Keys and words settle alike.
func TestSettlingAWholeMerge(t *testing.T) {
	merge := func(cfg Config) Config {
		t.Helper()
		said := func(author, institution, option, finding, date string) []assessment.Intent {
			session := assessment.Session{ID: "s1-" + strings.Repeat(option, 4), Kind: "interview", Date: date, Institutions: []string{institution}}
			answer := answeredBy(sample(t), "mandate.basis", option)
			answer.For, answer.Session = institution, session.ID
			return []assessment.Intent{
				assessment.PutSession(session), answer, assessment.SetFinding("mandate.basis", finding),
				assessment.SetAbout(assessment.About{Date: date}),
				assessment.PutEvidence(assessment.Evidence{ID: "e1-aaaa", Reference: "Decree 12 as " + author + " saw it", How: "received"}),
			}
		}
		return mergedFile(t, cfg,
			said("A. Officer", "Ministry of the Interior", "1", "The decree of May names the team.\nArticle 4 was shown.", "2026-09-28"),
			said("C. Consultant", "Regulator", "3", "The decree of June names the team.\nNo article was shown.", "2026-09-29"))
	}
	check := func(how, path string) {
		t.Helper()
		s := stateOf(t, path)
		e := s.Answers["mandate.basis"]
		const both = "The decree of May names the team.\nArticle 4 was shown.\n\nThe decree of June names the team.\nNo article was shown."
		if len(s.Conflicts) != 0 || e.Answer.Option != "3" || e.Finding != both || s.About.Date != "2026-09-28" || s.Evidence[0].Reference != "Decree 12 as C. Consultant saw it" {
			t.Errorf("%s: %d conflicts, answer %q, finding %q, date %s, evidence %+v", how, len(s.Conflicts), e.Answer.Option, e.Finding, s.About.Date, s.Evidence)
		}
	}

	cfg := merge(newFile(t))
	r := newRig(t, cfg)
	r.dir = filepath.Dir(cfg.Path)
	r.at("mandate.basis")
	r.press("=")
	r.sees("3 of 4 · 0 settled", "for Ministry of the Interior", "Interview · 2026-09-29 · Regulator")
	r.golden("conflict-answer")
	r.press("b")
	r.sees("4 of 4 · 1 settled", "1 of 4 settled")
	r.golden("conflict-finding")
	r.press("+")
	r.sees("1 of 4 · 2 settled", "Date")
	r.press("a")
	r.sees("2 of 4 · 3 settled")
	r.press("u")
	r.sees("2 of 4 · 2 settled")
	r.press("shift+tab")
	r.sees("1 of 4 · 2 settled")
	r.press("a", "b")
	r.sees("4 settled", "Nothing differs any more")
	r.press("ctrl+c")
	check("screen", cfg.Path)

	cfg = merge(newFile(t))
	out, err := plainRun(t, cfg, "goto mandate.basis", "settle", "2", "3", "1", "2", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"A. Officer, for Ministry of the Interior", "Article 4 was shown.", "Only here: “June” … “No article”", "3 of 4. 2 settled."} {
		if !strings.Contains(out, said) {
			t.Errorf("the line mode does not say %q:\n%s", said, out)
		}
	}
	check("line mode", cfg.Path)
}

func TestDiffering(t *testing.T) {
	tests := []struct{ a, b, want string }{
		{"the same text", "the same text", ""},
		{"signed in May 2025", "signed in June 2025", "May"},
		{"one two three four", "one three four five", "two"},
		{"all of it", "", "all of it"},
		{"第三条已示", "第四条已示", "三"},
		{"line one\nline two", "line one", "line|two"},
		{"a b c", "c b a", "a b"},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range differing(tt.a, tt.b) {
			got = append(got, tt.a[m.from:m.to])
		}
		if s := strings.Join(got, "|"); s != tt.want && s != strings.ReplaceAll(tt.want, "|", " ") {
			t.Errorf("differing(%q, %q) = %q, want %q", tt.a, tt.b, s, tt.want)
		}
	}
	long := strings.Repeat("word and another ", 4000)
	if got := differing(long+"x", "y "+long); len(got) == 0 {
		t.Error("two long texts differ nowhere")
	}
}

// Each kind of value that can differ after a merge is told in words, not in the file's.
func TestValuesThatDifferAreToldInWords(t *testing.T) {
	r := open(t)
	d := r.app.desk
	tests := []struct {
		field       assessment.Field
		value, want string
	}{
		{"answer/mandate.basis", `{"state":"answered","option":"2"}`, "2 A signed decision of the host organisation"},
		{"answer/mandate.basis", `{"state":"dont-know"}`, "don't know"},
		{"answer/mandate.basis", `null`, "nothing"},
		{"answer/mandate.basis", ``, "nothing"},
		{"finding/mandate.basis", `"It is public."`, "It is public."},
		{"mark/mandate.basis", `true`, "marked"},
		{"provided/service.desk", `"supplier"`, "a supplier"},
		{"evidence/e1", `{"reference":"Decree 7","how":"seen"}`, "Decree 7 · seen, not copied"},
		{"session/s1", `{"kind":"workshop","date":"2026-09-28","institutions":["The host"]}`, "Workshop · 2026-09-28 · The host"},
		{"position/mandate.basis/s1/The%20host", `{"answer":{"state":"answered","option":"1"},"note":"Said twice."}`, "The host, 1 A dated draft with a named owner – Said twice."},
		{"review/mandate.basis", `{"by":"R. Viewer","answer":{"state":"answered","option":"1"},"reason":"Not in force"}`, "R. Viewer, 1 A dated draft with a named owner – Not in force"},
		{"row/facts.teams/r1", `{"name":"Gov-CIRT","people":"4"}`, "Gov-CIRT"},
		{"status", `{"now":"fact-checked"}`, "fact-checked"},
		{"about/assessors", `["Ada","Grace"]`, "Ada; Grace"},
		{"about/team", `"EX-CIRT"`, "EX-CIRT"},
	}
	for _, tt := range tests {
		if got := d.valueWords(r.app.words, tt.field, tt.value); !strings.Contains(strings.ToLower(got), strings.ToLower(tt.want)) {
			t.Errorf("valueWords(%s, %s) = %q, want %q", tt.field, tt.value, got, tt.want)
		}
	}
}

// disputedFile is a file in which the answer to mandate.basis and two findings differ after a merge.
func disputedFile(t *testing.T) Config {
	t.Helper()
	said := func(says string) []assessment.Intent {
		return []assessment.Intent{
			answeredBy(sample(t), "mandate.basis", says), assessment.SetFinding("mandate.basis", "It says "+says+"."),
			assessment.SetFinding("service.desk", "The desk says "+says+"."),
		}
	}
	return mergedFile(t, newFile(t), said("1"), said("3"))
}

// Arrows and a click choose a side, Enter settles with it; what is settled says so; n and p go to the others.
func TestChoosingASide(t *testing.T) {
	r := newRig(t, disputedFile(t))
	r.size(120, 40)
	r.at("mandate.basis")
	r.press("=")
	s := r.app.top().(*settling)
	fields := func() (out []assessment.Field) {
		for _, c := range r.onDisk().Conflicts {
			out = append(out, c.Field)
		}
		return out
	}
	var way []assessment.Field
	for _, k := range []string{"n", "n", "n", "p", "p", "p"} {
		r.press(k)
		way = append(way, s.list[s.at].field)
	}
	if way[2] != s.list[0].field || way[0] == way[1] || way[3] != way[1] || way[4] != way[0] {
		t.Errorf("n and p go to %v", way)
	}
	begin := s.at
	field := s.list[begin].field
	r.press("right", "left", "left", "right", "right", "enter")
	if s.chosen != 0 || s.at == begin || slices.Contains(fields(), field) {
		t.Errorf("after the second side of %s: %v", field, fields())
	}
	want := s.list[begin].sides[1].settles.Sets[0].Value
	if got := r.onDisk().Answers["mandate.basis"]; field.Kind() == "answer" && !strings.Contains(string(want), `"`+got.Answer.Option+`"`) {
		t.Errorf("recorded %+v, want %s", got.Answer, want)
	}
	r.press("p")
	r.sees("✓")
	r.press("enter")
	r.reads("This one is settled.")
	r.press("n")
	left := len(fields())
	clickOn(r, "C. Consultant")
	if s.chosen != 1 {
		t.Errorf("a click on the second side chooses side %d", s.chosen)
	}
	r.press("enter")
	if now := len(fields()); now != left-1 {
		t.Errorf("%d of %d still differ", now, left)
	}
}

// The line mode reads the question out before its values, and says when nothing differs any more.
func TestSettlingLineByLine(t *testing.T) {
	cfg := disputedFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "settle", "1", "2", "1", "settle", "quit")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(out, "1 of 3")
	if n := strings.Count(after, "Does a legal instrument establish the team?"); n < 2 {
		t.Errorf("the question is read out %d times:\n%s", n, after)
	}
	if n := strings.Count(out, "Nothing differs any more."); n != 2 {
		t.Errorf("that nothing differs is said %d times, want at the end and when asked again:\n%s", n, out)
	}
	if c := stateOf(t, cfg.Path).Conflicts; len(c) > 0 {
		t.Errorf("%+v still differ", c)
	}
}
