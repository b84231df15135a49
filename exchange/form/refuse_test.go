package form

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// hand edits a form with another library than the one behind it.
type hand struct {
	t    testing.TB
	file *excelize.File
	keys map[string]int // columns of the sheet of questions
	rows map[string]int
}

func edited(t testing.TB, src []byte, edit func(h *hand)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	h := &hand{t, f, map[string]int{}, map[string]int{}}
	rows, err := f.GetRows("Questions")
	if err != nil {
		t.Fatal(err)
	}
	for i, key := range rows[0] {
		h.keys[key] = i + 1
	}
	for i, row := range rows {
		if len(row) > 0 && i > 0 {
			h.rows[row[0]] = i + 1
		}
	}
	edit(h)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// set puts a value into the row of an id.
func (h *hand) set(row, key string, value any) {
	h.put("Questions", xlsx.Ref(h.keys[key], h.rows[row]), value)
}

func (h *hand) put(sheet, cell string, value any) {
	h.t.Helper()
	if err := h.file.SetCellValue(sheet, cell, value); err != nil {
		h.t.Fatal(err)
	}
}

// What can't be understood is refused with its cell and the reason, and nothing is guessed.
func TestRefusals(t *testing.T) {
	q := every(t)
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	blank := written(t, q, f.State())
	tests := []struct {
		name string
		edit func(h *hand)
		want []string
	}{
		{"no option", func(h *hand) { h.set("mandate.decision", keyAnswer, "4") }, []string{"Questions!G5 form.not-an-option"}},
		{"words that are no option", func(h *hand) { h.set("mandate.head", keyAnswer, "no idea") }, []string{"Questions!G6 form.not-an-option"}},
		{"a reason alone", func(h *hand) { h.set("mandate.decision", keyReason, "island") }, []string{"Questions!H5 form.reason-alone"}},
		{"a reason beside an answer", func(h *hand) {
			h.set("mandate.decision", keyAnswer, 2)
			h.set("mandate.decision", keyReason, "island")
		}, []string{"Questions!H5 form.reason-alone"}},
		{"no reason", func(h *hand) { h.set("mandate.decision", keyAnswer, "not applicable") }, []string{"Questions!H5 questionnaires.answer-reason"}},
		{"essential", func(h *hand) {
			h.set("services.alerts", keyAnswer, "Not applicable")
			h.set("services.alerts", keyReason, "because")
		}, []string{"Questions!H8 questionnaires.answer-essential"}},
		{"a number that is none", func(h *hand) { h.set("facts.count", keyAnswer, "many") }, []string{"Questions!G15 form.not-a-number"}},
		{"a number of two countries", func(h *hand) { h.set("facts.count", keyAnswer, "1,500") }, []string{"Questions!G15 form.not-a-number"}},
		{"a number too large", func(h *hand) { h.set("facts.count", keyAnswer, 100001) }, []string{"Questions!G15 questionnaires.answer-above"}},
		{"too many places", func(h *hand) { h.set("facts.count", keyAnswer, 0.3333) }, []string{"Questions!G15 form.not-a-number"}},
		{"a date of two countries", func(h *hand) { h.set("facts.since", keyAnswer, "03/04/2020") }, []string{"Questions!G16 exchange.two-dates"}},
		{"a year", func(h *hand) { h.set("facts.since", keyAnswer, 2019) }, []string{"Questions!G16 exchange.not-a-date"}},
		{"a mark that is none", func(h *hand) { h.set("facts.languages#fr", keyAnswer, "perhaps") }, []string{"Questions!G13 form.bad-mark"}},
		{"marks and none", func(h *hand) {
			h.set("facts.languages#fr", keyAnswer, "x")
			h.set("facts.languages", keyAnswer, "None of these")
		}, []string{"Questions!G11 form.marks-and-none"}},
		{"marks and don't know", func(h *hand) {
			h.set("facts.languages#fr", keyAnswer, "x")
			h.set("facts.languages", keyAnswer, "Don’t know")
		}, []string{"Questions!G11 form.marks-and-none"}},
		{"commas without codes", func(h *hand) { h.set("facts.languages", keyAnswer, " , ") }, []string{"Questions!G11 form.not-an-option"}},
		{"a code that is none", func(h *hand) { h.set("facts.languages", keyAnswer, "en, de") }, []string{"Questions!G11 form.not-an-option"}},
		{"listed, but not", func(h *hand) { h.set("facts.exercises", keyAnswer, "Listed on its sheet") }, []string{"Questions!G18 form.no-rows-listed"}},
		{"rows, and none", func(h *hand) {
			h.set("facts.exercises", keyAnswer, "There are none")
			h.put("facts.exercises Exercises", "B3", "Drill")
		}, []string{"Questions!G18 form.rows-and-none"}},
		{"words for a list", func(h *hand) { h.set("facts.exercises", keyAnswer, "Two drills") }, []string{"Questions!G18 form.not-an-option"}},
		{"cells of rows", func(h *hand) {
			h.put("facts.exercises Exercises", "B3", "Drill")
			h.put("facts.exercises Exercises", "C3", 1980)
			h.put("facts.exercises Exercises", "D3", "soon")
			h.put("facts.exercises Exercises", "E3", "walk")
			h.put("facts.exercises Exercises", "G3", "police and army")
		}, []string{
			"facts.exercises Exercises!C3 questionnaires.answer-below", "facts.exercises Exercises!D3 exchange.not-a-date",
			"facts.exercises Exercises!E3 form.not-an-option", "facts.exercises Exercises!G3 form.not-an-option",
		}},
		{"a row without its name", func(h *hand) { h.put("facts.exercises Exercises", "C3", 2020) }, []string{"facts.exercises Exercises!B3 questionnaires.row-required"}},
		{"a provider that is none", func(h *hand) { h.set("services.alerts", keyProvided, "somebody") }, []string{"Questions!I8 form.not-in-list"}},
		{"a document without a name", func(h *hand) { h.set("mandate.decision", keyIssuer, "Ministry") }, []string{"Questions!K5 form.no-document"}},
		{"a document that was met in no way", func(h *hand) {
			h.set("mandate.decision", keyAnswer, "2")
			h.set("mandate.decision", keyDocument, "Decree")
			h.set("mandate.decision", keyHow, "dreamt")
		}, []string{"Questions!N5 form.not-in-list"}},
		{"a document that shows nothing", func(h *hand) { h.set("mandate.decision", keyDocument, "Decree") }, []string{"Questions!K5 exchange.evidence-option"}},
		{"a document of no question", func(h *hand) {
			h.put("Evidence", "B3", "mandate.nothing")
			h.put("Evidence", "C3", "Decree")
		}, []string{"Evidence!B3 form.unknown-question"}},
		{"a further document that shows nothing", func(h *hand) {
			h.put("Evidence", "B3", "M-02")
			h.put("Evidence", "C3", "Decree")
		}, []string{"Evidence!C3 exchange.evidence-option"}},
		{"a document in two ways", func(h *hand) {
			h.set("mandate.decision", keyAnswer, "2")
			h.set("mandate.head", keyAnswer, "yes")
			for _, row := range []string{"mandate.decision", "mandate.head"} {
				h.set(row, keyDocument, "Decree of "+row)
				h.set(row, keyRecord, "e1-0000")
			}
		}, []string{"Questions!K6 form.record-twice"}},
		{"a document with two options", func(h *hand) {
			for i, shows := range []string{"1", "2"} {
				h.put("Evidence", xlsx.Ref(2, 3+i), "mandate.decision")
				h.put("Evidence", xlsx.Ref(3, 3+i), "Decree")
				h.put("Evidence", xlsx.Ref(11, 3+i), shows)
			}
		}, []string{"Evidence!C4 form.supports-twice"}},
		{"a document's option", func(h *hand) {
			h.put("Evidence", "B3", "mandate.decision")
			h.put("Evidence", "C3", "Decree")
			h.put("Evidence", "K3", "9")
		}, []string{"Evidence!K3 form.not-in-list"}},
		{"an error value", func(h *hand) {
			if err := h.file.SetCellFormula("Questions", "G15", "1/0"); err != nil {
				h.t.Fatal(err)
			}
		}, []string{"Questions!G15 form.broken-cell"}},
		{"an id of another questionnaire", func(h *hand) { h.put("Questions", "A5", "other.question") }, []string{"Questions!A5 form.unknown-row"}},
		{"a row twice", func(h *hand) {
			h.set("mandate.decision", keyAnswer, "2")
			h.put("Questions", "A40", "mandate.decision")
			h.put("Questions", "G40", "3")
		}, []string{"Questions!G40 form.row-twice"}},
		{"the same row twice", func(h *hand) {
			h.set("mandate.decision", keyAnswer, "2")
			h.put("Questions", "A40", "mandate.decision")
			h.put("Questions", "G40", "2")
		}, nil},
		{"no sheet of questions", func(h *hand) {
			if err := h.file.DeleteSheet("Questions"); err != nil {
				h.t.Fatal(err)
			}
		}, []string{"cirtkit form.no-questions-sheet"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in, err := Read("f.xlsx", edited(t, blank, tt.edit), q, f.State().ID)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range exchange.Compare(f.State(), in, lang.English()).Refused {
				got = append(got, f.Place.String()+" "+f.Key)
				if f.Error() == f.Key || strings.Contains(f.Error(), "{") {
					t.Errorf("no words: %v", f)
				}
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("refused %q, want %q", got, tt.want)
			}
		})
	}
}

// People type what they mean in more than one way.
func TestUnderstood(t *testing.T) {
	q := every(t)
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	blank := written(t, q, f.State())
	for _, tt := range []struct {
		row   string
		typed any
		want  string
	}{
		{"mandate.decision", "2 · =A decision that is signed", "2"},
		{"mandate.decision", "2 · words of an older translation", "2"},
		{"mandate.decision", 2, "2"},
		{"mandate.decision", " 2 ", "2"},
		{"mandate.decision", "not yet; NO host has  been named", "0"},
		{"mandate.decision", "don't know", "?"},
		{"mandate.decision", "Don’t know", "?"},
		{"mandate.decision", "?", "?"},
		{"mandate.decision", "!", "!"},
		{"mandate.head", true, "yes"},
		{"mandate.head", false, "no"},
		{"mandate.head", "Yes", "yes"},
		{"facts.languages", "fr; English", "en,fr"},
		{"facts.languages", "None of these", "="},
		{"facts.count", "1 500", "1500"},
		{"facts.count", "41,5", "41.5"},
		{"facts.count", 0.5, "0.5"},
		{"facts.since", "31.12.2019", "2019-12-31"},
		{"facts.since", "31/12/2019", "2019-12-31"},
		{"facts.since", "12/31/2019", "2019-12-31"},
		{"facts.since", "05/05/2019", "2019-05-05"},
		{"facts.since", "5 May 2019", "2019-05-05"},
		{"facts.since", "2019-12-31", "2019-12-31"},
		{"facts.remarks", 2019, "2019"},
		{"facts.remarks", "=Withheld", "Withheld"},
		{"facts.exercises", "There are none", "="},
	} {
		in, err := Read("f.xlsx", edited(t, blank, func(h *hand) { h.set(tt.row, keyAnswer, tt.typed) }), q, "")
		if err != nil || len(in.Refused) > 0 || len(in.Offers) != 1 {
			t.Errorf("%s: %v is read as %+v, %v", tt.row, tt.typed, in, err)
			continue
		}
		if got := questionnaires.FormatAnswer(q.Question(tt.row), in.Offers[0].Answer); got != tt.want {
			t.Errorf("%s: %v is read as %q, want %q", tt.row, tt.typed, got, tt.want)
		}
	}
}

// A cached value of a formula counts; the formula does not come along.
func TestFormulasAreValues(t *testing.T) {
	q := every(t)
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	src := edited(t, written(t, q, f.State()), func(h *hand) {
		h.set("facts.count", keyAnswer, 17)
		if err := h.file.SetCellFormula("Questions", "G15", "12+5"); err != nil {
			t.Fatal(err)
		}
	})
	imported(t, f, src)
	if got := f.State().Answers["facts.count"].Answer.Number; got != "17" {
		t.Errorf("the answer is %q", got)
	}
}

func TestWholeFormRefused(t *testing.T) {
	q := every(t)
	other, err := questionnaires.Open("establishment")
	if err != nil {
		t.Fatal(err)
	}
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	src := written(t, q, f.State())
	identity := func(key, value string) []byte {
		return edited(t, src, func(h *hand) {
			rows, err := h.file.GetRows("cirtkit")
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				if row[0] == key {
					h.put("cirtkit", xlsx.Ref(2, i+1), value)
				}
			}
		})
	}
	for _, tt := range []struct {
		name string
		src  []byte
		q    *questionnaires.Questionnaire
		want string
	}{
		{"another questionnaire", src, other, "form.other-questionnaire"},
		{"another version", identity(keyDigest, strings.Repeat("0", 64)), q, "form.other-version"},
		{"a later form", identity(keyFormat, "2"), q, "form.newer"},
		{"no digest", identity(keyDigest, ""), q, "form.not-a-form"},
		{"no identity", edited(t, src, func(h *hand) {
			if err := h.file.DeleteSheet("cirtkit"); err != nil {
				t.Fatal(err)
			}
		}), q, "form.not-a-form"},
		{"no workbook", []byte("question,answer\n"), q, "xlsx.not-a-workbook"},
	} {
		_, err := Read("f.xlsx", tt.src, tt.q, "")
		var f *fault.Fault
		if !errors.As(err, &f) || f.Key != tt.want || f.Hint(lang.English()) == "" {
			t.Errorf("%s: %v, want %s with a hint", tt.name, err, tt.want)
		}
	}
}

// A form never clears: what is empty in it stays as it is. And what it says in place of something else is
// listed as a change.
func TestEmptyChangesNothing(t *testing.T) {
	q := every(t)
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	save(t, f,
		assessment.SetAnswer(q.Question("mandate.decision"), questionnaires.Answer{State: questionnaires.Answered, Option: "1"}),
		assessment.SetFinding("mandate.decision", "kept"),
		assessment.SetWorkingNote("mandate.decision", "SECRET"),
		assessment.SetAnswer(q.Question("mandate.host"), questionnaires.Answer{State: questionnaires.Answered, Option: "ministry"}),
	)
	blank := fresh(t, t.TempDir(), q, 2)
	defer blank.Close()
	src := edited(t, written(t, q, blank.State()), func(h *hand) { h.set("mandate.decision", keyAnswer, "3") })
	plan := imported(t, f, src)
	e := f.State().Answers["mandate.decision"]
	if e.Answer.Option != "3" || e.Finding != "kept" || e.WorkingNote != "SECRET" || f.State().Answers["mandate.host"].Answer.Option != "ministry" {
		t.Errorf("the entry is %+v", e)
	}
	if len(plan.Changes) != 1 || plan.Changes[0].Kind != exchange.Changed || !strings.HasPrefix(plan.Changes[0].Old, "1 · A draft") || !strings.HasPrefix(plan.Changes[0].New, "3 · In force") {
		t.Errorf("the changes are %+v", plan.Changes)
	}
}

// Working notes and names of people are in no part of a form.
func TestNothingPrivateInAForm(t *testing.T) {
	q := every(t)
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	a := questionnaires.Answer{State: questionnaires.Answered, Option: "1"}
	save(t, f,
		assessment.SetAbout(assessment.About{Subject: "Examplia", Assessors: []string{"SECRET person"}, TLP: "TLP:RED"}),
		assessment.SetAnswer(q.Question("mandate.decision"), a),
		assessment.SetWorkingNote("mandate.decision", "SECRET note"),
		assessment.PutReview("mandate.decision", assessment.Review{By: "SECRET reviewer", Answer: a, Reason: "SECRET reason"}),
		assessment.PutPosition("mandate.decision", assessment.Position{Institution: "SECRET institution", Answer: a, Note: "SECRET"}),
		assessment.PutNote("n1-0000", "SECRET quick note"),
		assessment.PutEvidence(assessment.Evidence{ID: "e1-0000", Reference: "Decree", How: "seen", File: "/home/SECRET/decree.pdf", SHA256: "SECRET", Supports: map[string]string{"mandate.decision": "1"}}),
	)
	book, err := xlsx.Read("f.xlsx", written(t, q, f.State()), xlsx.Usual)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, s := range book.Sheets {
		for _, line := range s.Rows {
			for _, v := range line.Values {
				if strings.Contains(v.Text, "SECRET") {
					t.Errorf("%s!%s holds %q", s.Name, xlsx.Ref(v.Column, line.Number), v.Text)
				}
				found = found || v.Text == "Decree"
			}
		}
	}
	if !found {
		t.Error("the evidence is not in the form")
	}
}

// What is withheld shows through no other cell, and the form comes in without what it leaves out.
func TestWhatIsWithheldIsInNoForm(t *testing.T) {
	q := every(t)
	withheld := questionnaires.Answer{State: questionnaires.Withheld}
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	save(t, f,
		assessment.SetAnswer(q.Question("mandate.decision"), withheld),
		assessment.PutRow("facts.exercises", questionnaires.Row{ID: f.NewID("r"), Cells: map[string]string{"name": "SECRET"}}),
		assessment.SetAnswer(q.Question("facts.exercises"), withheld),
		assessment.SetProvided("services.alerts", "supplier"),
		assessment.SetAnswer(q.Question("services.alerts"), withheld),
		assessment.PutEvidence(assessment.Evidence{ID: f.NewID("e"), Reference: "Decree", How: "seen", Supports: map[string]string{"mandate.decision": "2", "services.alerts": "1"}}))
	src := written(t, q, f.State())
	book, err := xlsx.Read("f.xlsx", src, xlsx.Usual)
	if err != nil {
		t.Fatal(err)
	}
	documents := 0
	for _, sheet := range book.Sheets {
		for _, line := range sheet.Rows {
			if by := line.At(atProvided).Text; sheet.Name == "Questions" && line.At(1).Text == "services.alerts" && by != "" {
				t.Errorf("the form tells that what is withheld is provided by %q", by)
			}
			for _, v := range line.Values {
				if v.Text == "SECRET" {
					t.Errorf("%s!%d shows a row of a list that is withheld", sheet.Name, line.Number)
				}
			}
			if sheet.Name == "Evidence" && line.At(evDocument).Text == "Decree" {
				documents++
				if shows := line.At(evShows).Text; shows != "" {
					t.Errorf("row %d shows option %q", line.Number, shows)
				}
			}
		}
	}
	if documents != 2 {
		t.Errorf("%d rows of the document, want 2", documents)
	}
	before := f.State().Head
	imported(t, f, src)
	if f.State().Head != before {
		t.Error("coming back it changes something")
	}
	other := fresh(t, t.TempDir(), q, 2)
	defer other.Close()
	imported(t, other, src)
	if e := other.State().Evidence; len(e) != 1 || len(e[0].Supports) > 0 {
		t.Errorf("another assessment has the evidence %+v", e)
	}
}

// A form for one role has its questions only, and the file of the assessment keeps what it knows of a record
// beyond what the form can hold.
func TestRoleAndFiles(t *testing.T) {
	q := every(t)
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	save(t, f,
		assessment.SetAnswer(q.Question("mandate.decision"), questionnaires.Answer{State: questionnaires.Answered, Option: "1"}),
		assessment.PutEvidence(assessment.Evidence{ID: "e1-0000", Reference: "Decree", How: "seen", File: "decree.pdf", SHA256: "ab", Supports: map[string]string{"mandate.decision": "1"}}),
	)
	var b bytes.Buffer
	if _, err := Write(&b, Source{Questionnaire: q, State: f.State(), Role: "Legal office"}); err != nil {
		t.Fatal(err)
	}
	src := edited(t, b.Bytes(), func(h *hand) {
		if len(h.rows) != 3 { // the head, the heading, the question
			t.Errorf("the rows are %v", h.rows)
		}
		h.set("mandate.decision", keyIssuer, "Ministry")
	})
	imported(t, f, src)
	if got := f.State().Evidence; len(got) != 1 || got[0].Issuer != "Ministry" || got[0].File != "decree.pdf" || got[0].SHA256 != "ab" {
		t.Errorf("the register is %+v", got)
	}
	_, err := Write(&b, Source{Questionnaire: q, Role: "nobody"})
	var unknown *fault.Fault
	if !errors.As(err, &unknown) || unknown.Key != "form.unknown-role" {
		t.Errorf("an unknown role gives %v", err)
	}
}

func TestTooLongForACell(t *testing.T) {
	q := every(t)
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	long := strings.Repeat("é", xlsx.MaxCell+1)
	save(t, f, assessment.SetFinding("mandate.head", long))
	var b bytes.Buffer
	notes, err := Write(&b, Source{Questionnaire: q, State: f.State()})
	if err != nil || len(notes) != 1 || notes[0].Key != "form.too-long-for-a-cell" {
		t.Fatalf("notes %v, %v", notes, err)
	}
	imported(t, f, b.Bytes())
	if f.State().Answers["mandate.head"].Finding != long {
		t.Error("the finding was lost")
	}
}

func FuzzRead(f *testing.F) {
	q := every(f)
	var b bytes.Buffer
	if _, err := Write(&b, Source{Questionnaire: q}); err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"2", "Don't know", "x", "=1", "1,5", "31.12.2019", "", "There are none", "en, fr", "a · b"} {
		f.Add(s, s, s, uint8(0))
		f.Add(s, "r", s, uint8(3))
	}
	clean, err := xlsx.Read("f.xlsx", b.Bytes(), xlsx.Usual)
	if err != nil {
		f.Fatal(err)
	}
	// What is typed is fuzzed, and where: into the sheets as they were read, past the zip.
	f.Fuzz(func(t *testing.T, answer, other, cell string, at uint8) {
		book := copied(clean)
		put := func(sheet string, skip int, text string) {
			rows := book.Sheet(sheet).Rows
			line := &rows[min(len(rows)-1, skip)]
			column := 1 + int(at)%16
			for i := range line.Values {
				if line.Values[i].Column == column || i == int(at)%len(line.Values) {
					line.Values[i].Kind, line.Values[i].Text = xlsx.Kind(int(at)%6), text
					return
				}
			}
		}
		put("Questions", int(at)%30, answer)
		put("Questions", 7, other)
		put("Evidence", 0, cell)
		put("cirtkit", 9, cell)
		r := newReader(q, q, lang.English(), true)
		r.book(book)
		for _, o := range r.in.Offers {
			if o.Question == nil {
				t.Fatalf("an offer without a question: %+v", o)
			}
		}
		exchange.Compare(&assessment.State{Questionnaire: q}, r.in, lang.English())
	})
}

// copied is a workbook that can be changed without the other.
func copied(w *xlsx.Workbook) *xlsx.Workbook {
	out := &xlsx.Workbook{Sheets: slices.Clone(w.Sheets)}
	for i := range out.Sheets {
		rows := slices.Clone(out.Sheets[i].Rows)
		for k := range rows {
			rows[k].Values = slices.Clone(rows[k].Values)
		}
		out.Sheets[i].Rows = rows
	}
	return out
}

// A role is named by its id or its words, in any case: the form is the same.
func TestRoleByItsWords(t *testing.T) {
	q := every(t)
	var forms [][]byte
	for _, role := range []string{"legal", "Legal office", "LEGAL OFFICE"} {
		var b bytes.Buffer
		if _, err := Write(&b, Source{Questionnaire: q, Role: role}); err != nil {
			t.Fatal(err)
		}
		forms = append(forms, b.Bytes())
	}
	if !bytes.Equal(forms[0], forms[1]) || !bytes.Equal(forms[0], forms[2]) {
		t.Error("the forms of one role differ")
	}
}
