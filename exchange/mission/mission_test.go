package mission

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// model is a questionnaire with what a pack has to tell apart: several roles, each method, documents named
// alike, conditions, every type.
const model = `format: 1
id: trial
version: "1.0"
title: A trial
purpose: For the tests of the mission pack.
owner: cirtkit
licence: CC-BY-4.0
subject: team
roles:
  head: Head of the team
  legal: Legal office
  partner: Partner
sections:
  - id: a
    title: First section
    questions:
      - id: a.kind
        type: choice
        label: Kind
        ask: Of which kind is the team?
        why: Other questions hang on it.
        options: {own: Our own, shared: Shared}
        whom: [head]
        how: ask
        minutes: 3
      - id: a.law
        label: Law
        ask: Which act establishes the team?
        why: Others can rely on it.
        options: {0: Not yet, 1: A draft, 2: In force}
        evidence: [The act with its date., the minutes of the board]
        weight: 987
        essential: true
        whom: [legal, head]
        how: read
        probe: Who signed it?
        minutes: 10
        sources: ["EX 1"]
        improve: [{to: 1, do: Draft it, size: S, who: team}, {to: 2, do: Sign it, size: S, who: host}]
      - id: a.shared
        label: Agreement
        ask: Is the agreement with the other party signed?
        why: It says who does what.
        options: {0: Not yet, 1: Signed}
        evidence: ["the  act with its date", the agreement]
        provided: true
        na: {alone: Nobody else takes part}
        weight: 1
        whom: [head, partner]
        how: [ask, read]
        probe: Until when?
        minutes: 40
        when: {fact: a.kind, in: [shared]}
        sources: ["EX 1"]
        improve: [{to: 1, do: Sign it, size: S, who: host}]
  - id: b
    title: Second section
    questions:
      - id: b.room
        label: Room
        ask: Is the room locked?
        why: Others' data lie there.
        options: {0: Not yet, 1: Locked}
        evidence: [the lock]
        weight: 1
        whom: [head]
        how: observe
        probe: Who has a key?
        minutes: 60
        sources: ["EX 1"]
        improve: [{to: 1, do: Lock it, size: S, who: team}]
      - {id: b.number, type: number, label: Incidents, ask: "How many incidents were there?", why: "It shows the load.", unit: incidents, min: 0, max: 99, how: ask, minutes: 2, when: {all-of: [{fact: b.since, from: 2020-01-01}, {not: {fact: b.list, count: {at-most: 2}}}]}}
      - {id: b.since, type: date, label: Since, ask: "Since when?", why: "It shows the age.", whom: [head], how: ask, minutes: 1}
      - {id: b.name, type: text, label: Name, ask: "What is it called?", why: "It is used in letters.", whom: [head], how: ask, minutes: 1}
      - {id: b.many, type: choices, label: Tongues, ask: "Which languages are spoken?", why: "Callers need one.", options: {en: English, fr: French}, whom: [partner, head], how: ask, minutes: 1, when: {any-of: [{fact: b.number, at-least: 3}, {fact: b.list, any: {column: kind, in: [live]}}]}}
      - id: b.list
        type: list
        label: Exercises
        ask: Which exercises were held?
        why: It shows practice.
        columns:
          - {id: name, label: Name, type: text, required: true}
          - {id: kind, label: Kind, type: choice, options: {table: Table-top, live: Live}}
        whom: [head]
        how: ask
        minutes: 1
sources:
  EX: {title: An invented guide, owner: cirtkit, date: "2026", use: an example}
`

// folder writes the model with translations: code to the texts by item and field.
func folder(t *testing.T, translations map[string]map[string]string) *questionnaires.Questionnaire {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "trial")
	if err := os.MkdirAll(filepath.Join(dir, "lang"), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(questionnaires.MainFile, model)
	q, err := questionnaires.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	for code, texts := range translations {
		var b strings.Builder
		fmt.Fprintf(&b, "language: %s\nof: trial\nversion: \"1.0\"\n", code)
		kind := ""
		for _, item := range q.Items() {
			var fields []string
			for _, f := range item.Fields {
				if s := texts[item.Kind+" "+item.ID+" "+f.Name]; s != "" && !strings.Contains(f.Name, "/") {
					fields = append(fields, fmt.Sprintf("%s: %q", f.Name, s))
				}
			}
			var options []string
			for _, f := range item.Fields {
				if s := texts[item.Kind+" "+item.ID+" "+f.Name]; s != "" && strings.HasPrefix(f.Name, "options/") {
					options = append(options, fmt.Sprintf("%q: %q", strings.TrimPrefix(f.Name, "options/"), s))
				}
			}
			if len(options) > 0 {
				fields = append(fields, "options: {"+strings.Join(options, ", ")+"}")
			}
			if len(fields) == 0 {
				continue
			}
			if kind != item.Kind {
				kind = item.Kind
				fmt.Fprintf(&b, "%s:", kind)
				if item.ID != "" {
					b.WriteString("\n")
				}
			}
			fields = append([]string{fmt.Sprintf("from: %q", item.From())}, fields...)
			if item.ID != "" {
				fmt.Fprintf(&b, "  %s:", item.ID)
			}
			fmt.Fprintf(&b, " {%s}\n", strings.Join(fields, ", "))
		}
		write("lang/"+code+".yaml", b.String())
	}
	if q, err = questionnaires.Load(dir); err != nil {
		t.Fatal(err)
	}
	return q
}

// build makes a pack of the model in English.
func build(t *testing.T, o Options) *Pack {
	t.Helper()
	return Build([]Reading{{folder(t, nil), lang.English()}}, o)
}

func TestDocumentsAreListedOnce(t *testing.T) {
	p := build(t, Options{})
	type row struct {
		name, roles string
		questions   []int
	}
	var got []row
	for _, d := range p.Documents {
		got = append(got, row{d.Name.String(), strings.Join(d.Roles, " "), d.Questions})
	}
	want := []row{
		{"The act with its date.", "legal head partner", []int{1, 2}}, // named twice, with another case, article and sign
		{"the minutes of the board", "legal head", []int{1}},
		{"the agreement", "head partner", []int{2}},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("documents\n%v, want\n%v", got, want)
	}
	if len(p.OnSite) != 1 || p.OnSite[0].Name.String() != "the lock" {
		t.Errorf("on site %v, want the lock", p.OnSite)
	}
}

func TestInstitutionsAndTheirQuestions(t *testing.T) {
	p := build(t, Options{})
	var got []string
	for _, i := range p.Institutions {
		got = append(got, fmt.Sprint(i.Role, i.First, i.Also, i.Counts, i.Minutes, i.DeskMinutes))
	}
	want := []string{
		"head[0 2 3 5 6 8] [1 7] [5 1 0] 106 0", // 3+40+60+1+1+1
		"legal[1] [] [0 0 1] 1 10",              // read at the desk, one minute on site
		"partner[7] [2] [1 0 0] 1 0",
		"[4] [] [1 0 0] 2 0", // names nobody
	}
	if !slices.Equal(got, want) {
		t.Errorf("institutions\n%q, want\n%q", got, want)
	}
	if p.Minutes != 119 || p.DeskMinutes != 10 {
		t.Errorf("%d minutes, %d at the desk", p.Minutes, p.DeskMinutes)
	}
}

// The rule of agenda.go, by hand: 106 and 5 are 111, up to 120, in two sittings of an hour.
func TestAgendaByHand(t *testing.T) {
	p := build(t, Options{})
	var got []string
	for _, s := range p.Agenda.Slots {
		got = append(got, fmt.Sprintf("%d %d %s-%s %d %d/%d", s.Day, s.Half, hour(s.From), hour(s.To), s.Institution, s.Part, s.Of))
	}
	want := []string{
		"1 0 9:00-9:30 0 0/0",
		"1 0 9:45-10:45 0 1/2",
		"1 0 11:00-12:00 0 2/2",
		"1 1 14:00-14:30 1 1/1", // half an hour does not fit before 12:30
		"1 1 14:45-15:15 2 1/1",
		"1 1 15:30-16:00 3 1/1",
		"1 1 16:15-17:00 0 0/0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("agenda\n%s, want\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Whatever the minutes: no two sittings overlap, none leaves its half-day, every institution gets its time.
func TestAgendaOfEveryQuestionnaire(t *testing.T) {
	for _, info := range questionnaires.Library() {
		q, err := questionnaires.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		p := Build([]Reading{{q, lang.English()}}, Options{})
		checkAgenda(t, info.ID, p.Institutions, p.Agenda)
		if got, want := len(files(t, p)), 4+len(p.Institutions); got != want {
			t.Errorf("%s: %d files, want %d", info.ID, got, want)
		}
		if p.Minutes != info.Minutes {
			t.Errorf("%s: %d minutes, the library says %d", info.ID, p.Minutes, info.Minutes)
		}
	}
	for minutes := range 2000 {
		list := []Institution{{First: []int{0}, Minutes: minutes}, {Also: []int{0}}, {First: []int{0}, Minutes: 2000 - minutes}}
		checkAgenda(t, fmt.Sprint(minutes), list, agenda(list))
	}
}

func checkAgenda(t *testing.T, name string, institutions []Institution, a Agenda) {
	t.Helper()
	given := map[int]int{}
	last := 0
	for _, s := range a.Slots {
		if s.From < halfDays[s.Half][0] || s.To > halfDays[s.Half][1] || s.From >= s.To {
			t.Fatalf("%s: %+v is not in its half-day", name, s)
		}
		if begin := s.Day*1440 + s.From; begin < last {
			t.Fatalf("%s: %+v begins before the one before it ended", name, s)
		}
		last = s.Day*1440 + s.To
		if s.Kind == Sitting {
			if s.To-s.From > longestSit {
				t.Fatalf("%s: %+v is too long", name, s)
			}
			given[s.Institution] += s.To - s.From
		}
	}
	for i, institution := range institutions {
		need := 0
		if len(institution.First) > 0 {
			need = max(shortest, institution.Minutes+openClose)
		}
		if given[i] < need || given[i] > need+60+quarter*(need/longestSit+1) {
			t.Fatalf("%s: %s has %d minutes and needs %d", name, institution.Role, given[i], need)
		}
		if (need == 0) != slices.Contains(a.IfTimeAllows, i) {
			t.Fatalf("%s: %s, if time allows: %v", name, institution.Role, a.IfTimeAllows)
		}
	}
}

func TestConditionsInWords(t *testing.T) {
	p := build(t, Options{References: map[string]string{"a.kind": "A-01", "b.since": "B-03"}})
	for at, want := range map[int]string{
		2: "A-01 (Kind): “Shared”",
		4: "B-03 (Since): from 2020-01-01 and not: Exercises: at most 2 entries",
		7: "Incidents: 3 or more or Exercises: an entry has Kind: “Live”",
		0: "",
	} {
		if got := p.Questions[at].OnlyIf.String(); got != want {
			t.Errorf("%s is asked only if %q, want %q", p.Questions[at].ID, got, want)
		}
	}
}

func TestTwoLanguages(t *testing.T) {
	q := folder(t, map[string]map[string]string{"fr": {
		"questionnaire  title": "Un essai",
		"roles head text":      "Chef de l'équipe",
		"questions a.law ask":  "Quel acte institue l'équipe ?", "questions a.law options/0": "Pas encore",
		"questions a.kind label": "Genre", "questions a.kind options/shared": "Partagée",
	}})
	french, coverage, err := q.Translate("fr")
	if err != nil {
		t.Fatal(err)
	}
	if coverage.Translated != 6 {
		t.Fatalf("%d texts translated", coverage.Translated)
	}
	p := Build([]Reading{{french, lang.English()}, {q, lang.English()}}, Options{})
	law := p.Questions[1]
	if want := (Said{{Language: "fr", Text: "Quel acte institue l'équipe ?"}, {Language: "en", Text: "Which act establishes the team?"}}); !slices.Equal(law.Ask, want) {
		t.Errorf("asked %v, want %v", law.Ask, want)
	}
	if want := (Phrase{Language: "en", Text: "Others can rely on it.", English: true}); law.Why[0] != want {
		t.Errorf("a text without a translation is %v, want %v", law.Why[0], want)
	}
	if law.Options[0].Text[0].English || !law.Options[1].Text[0].English {
		t.Error("of the options the first is translated and the second is not")
	}
	if want := (Said{{Language: "fr", Text: "Genre: “Partagée”"}, {Language: "en", Text: "Kind: “Shared”"}}); !slices.Equal(p.Questions[2].OnlyIf, want) {
		t.Errorf("asked only if %v, want %v", p.Questions[2].OnlyIf, want)
	}
	if !p.Questions[7].OnlyIf[0].English {
		t.Error("a condition on an answer that is not translated does not say so")
	}
	sheet := words(t, file(t, p, "4-interviews/02-legal.docx"))
	for _, want := range []string{"Quel acte institue l'équipe ?", "Which act establishes the team?", "[in English] Others can rely on it."} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %q:\n%s", want, sheet)
		}
	}
}

func TestEssentialIsOneSheet(t *testing.T) {
	p := build(t, Options{Essential: true})
	made := files(t, p)
	if len(made) != 2 || made[0].Name != "pre-mission-check.docx" || made[1].Name != "pre-mission-check.xlsx" {
		t.Fatalf("files %v", names(made))
	}
	sheet := words(t, made[0])
	if !strings.Contains(sheet, "Questions: 1. Time: about 10 minutes.") || !strings.Contains(sheet, "Which act establishes the team?") || strings.Contains(sheet, "Of which kind") {
		t.Errorf("the check says\n%s", sheet)
	}
	if strings.Contains(sheet, "longer than the 45 minutes") {
		t.Error("ten minutes are not longer than 45")
	}
	stockTake, err := questionnaires.Open("resolution-69") // has no level, so nothing is essential
	if err != nil {
		t.Fatal(err)
	}
	none := Build([]Reading{{stockTake, lang.English()}}, Options{Essential: true})
	if got := words(t, files(t, none)[0]); !strings.Contains(got, "marks no question for a pre-mission check") {
		t.Errorf("the check of a stock-take says\n%s", got)
	}
	p.Minutes = CheckMinutes + 1
	if got := words(t, files(t, p)[0]); !strings.Contains(got, "longer than the 45 minutes") {
		t.Errorf("%d minutes, and the sheet does not say that they are more than 45", p.Minutes)
	}
}

// No sheet tells the room what a question weighs or which level hangs on it.
func TestSheetsShowNoWeight(t *testing.T) {
	q, err := questionnaires.Open("establishment")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []*Pack{build(t, Options{}), Build([]Reading{{q, lang.English()}}, Options{})} {
		for _, f := range files(t, p) {
			if !strings.HasSuffix(f.Name, ".docx") {
				continue
			}
			sheet := strings.ToLower(words(t, f))
			for _, no := range []string{"987", "essential mark", "weight", "readiness-1", "need and options on paper", "improve"} {
				if strings.Contains(sheet, no) {
					t.Errorf("%s says %q", f.Name, no)
				}
			}
		}
	}
}

func TestAnInterviewSheetHasItsQuestionsInOrder(t *testing.T) {
	p := build(t, Options{References: map[string]string{"a.kind": "A-01"}})
	sheet := words(t, file(t, p, "4-interviews/01-head.docx"))
	at := 0
	for _, want := range []string{
		"Interview sheet", "Head of the team · A trial", "Institution", "To ask", "First section", "A-01 Of which kind is the team?", "Why Other questions hang on it.",
		"☐ Our own", "☐ Shared", "☐ Don't know", "☐ Withheld", "Notes; evidence seen", "Is the agreement with the other party signed?", "Ask only if A-01 (Kind): “Shared”",
		"Also asked Partner", "☐ 0 Not yet", "☐ 1 Signed", "Provided by ☐ own team", "☐ Not applicable: Nobody else takes part", "Ask further Until when?",
		"To show ☐ the  act with its date", "☐ the agreement", "year – month – day", "What is it called?",
		"For each, note Kind (Table-top, Live)", "Name Kind 1 2 3 4 ☐ Don't know",
		"To look at on site", "Is the room locked?", "To show ☐ the lock", "To hear as well", "Which act establishes the team?", "Any number", "Promised at this meeting",
	} {
		want = strings.Join(strings.Fields(want), " ")
		i := strings.Index(sheet[at:], want)
		if i < 0 {
			t.Fatalf("%q is not there, or out of order; what follows is\n%s", want, sheet[at:])
		}
		at += i
	}
	if strings.Contains(sheet, "How many incidents") {
		t.Error("a question that is not for this institution is on its sheet")
	}
	if strings.Contains(sheet, "the minutes of the board") {
		t.Error("what another institution is to show is asked of this one")
	}
	if strings.Contains(sheet, "Read beforehand") {
		t.Error("a part without questions is there")
	}
	if number := words(t, file(t, p, "4-interviews/04-anyone.docx")); !strings.Contains(number, "incidents (0 – 99)") {
		t.Errorf("the number's unit and bounds are not there:\n%s", number)
	}
}

func TestWorkbook(t *testing.T) {
	p := build(t, Options{})
	book, err := xlsx.Read("5-mission.xlsx", file(t, p, "5-mission.xlsx").Data, xlsx.Usual)
	if err != nil {
		t.Fatal(err)
	}
	for name, rows := range map[string]int{"Documents": 4, "Institutions": 4, "Agenda": 7, "Questions": 9} {
		sheet := book.Sheet(name)
		if sheet == nil || len(sheet.Rows) != rows+1 {
			t.Errorf("the sheet %s is %v, want %d rows", name, sheet, rows)
		}
	}
	line := book.Sheet("Questions").Line(4)
	if got := line.At(3).Text + "|" + line.At(4).Text + "|" + line.At(7).Text; got != "Is the agreement with the other party signed?|Head of the team|40" {
		t.Errorf("the third question's row says %s", got)
	}
}

// A document has one number, on paper and in the workbook, whatever the questionnaire.
func TestDocumentsHaveOneNumber(t *testing.T) {
	for _, info := range questionnaires.Library() {
		q, err := questionnaires.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		p := Build([]Reading{{q, lang.English()}}, Options{})
		paper := words(t, file(t, p, "1-documents.docx"))
		book, err := xlsx.Read("5-mission.xlsx", file(t, p, "5-mission.xlsx").Data, xlsx.Usual)
		if err != nil {
			t.Fatal(err)
		}
		rows := book.Sheet("Documents").Rows[1:]
		if len(rows) != len(p.Documents)+len(p.OnSite) {
			t.Errorf("%s: %d documents in the workbook, want %d", info.ID, len(rows), len(p.Documents)+len(p.OnSite))
		}
		at := 0
		for i, row := range rows {
			want := strings.Join(strings.Fields(fmt.Sprintf("☐ %d %s", i+1, row.At(2).Text)), " ")
			found := strings.Index(paper[at:], want)
			if found < 0 {
				t.Fatalf("%s: the paper lacks %q where it should be", info.ID, want)
			}
			at += found
		}
	}
}

func TestDocumentsSayWhatTheyServe(t *testing.T) {
	paper := words(t, file(t, build(t, Options{}), "1-documents.docx"))
	for _, want := range []string{
		"Head of the team a.shared Agreement · Or ask Partner ☐ 1 the agreement",
		"Legal office a.law Law · a.shared Agreement · Or ask Head of the team; Partner ☐ 2 The act with its date.",
		"a.law Law · Or ask Head of the team ☐ 3 the minutes of the board", "b.room Room ☐ 4 the lock",
	} {
		if got := strings.ReplaceAll(paper, noBreakHyphen, "-"); !strings.Contains(got, want) {
			t.Errorf("the paper lacks %q:\n%s", want, got)
		}
	}
}

// Where one text lacks its translation, the others still have theirs.
func TestAHeadInTwoLanguages(t *testing.T) {
	q := folder(t, map[string]map[string]string{"fr": {"questions a.law why": "D'autres s'y fient.", "questions a.kind why": "D'autres en dépendent.", "questions a.kind ask": "Quel genre ?"}})
	french, _, err := q.Translate("fr")
	if err != nil {
		t.Fatal(err)
	}
	p := Build([]Reading{{q, lang.English()}, {french, lang.English()}}, Options{})
	sheet := words(t, file(t, p, "4-interviews/02-legal.docx"))
	for _, want := range []string{"Which act establishes the team? Why Others can rely on it.", "Why D'autres s'y fient."} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %q:\n%s", want, sheet)
		}
	}
	if strings.Count(sheet, "Others can rely on it.") != 1 {
		t.Errorf("the reason stands twice in one language:\n%s", sheet)
	}
}

func TestSameDocuments(t *testing.T) {
	for _, same := range [][2]string{
		{"the act with its date", "The  act with its date."}, {"record of the review", "the records of the reviews"}, {"an agreement", "the agreement"},
	} {
		if normal(same[0]) != normal(same[1]) {
			t.Errorf("%q and %q are two documents", same[0], same[1])
		}
	}
	for _, apart := range [][2]string{
		{"the record of the review", "the record of the test"}, {"the policy with date", "the policy with date and approval"}, {"the access", "the acces list"}, {"the", "a"},
	} {
		if normal(apart[0]) == normal(apart[1]) {
			t.Errorf("%q and %q are one document", apart[0], apart[1])
		}
	}
}

func TestSamePackSameBytes(t *testing.T) {
	a, b := files(t, build(t, Options{})), files(t, build(t, Options{}))
	for i := range a {
		if !bytes.Equal(a[i].Data, b[i].Data) {
			t.Errorf("%s differs", a[i].Name)
		}
	}
}

func TestFileNames(t *testing.T) {
	for id, want := range map[string]string{"head": "head", "": "anyone", "../up": "---up", "exl.hotline": "exl-hotline", strings.Repeat("a", 50): strings.Repeat("a", 40)} {
		if got := fileName(id); got != want {
			t.Errorf("fileName(%q) = %q, want %q", id, got, want)
		}
	}
}
