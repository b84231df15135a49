package form

import (
	"slices"
	"strconv"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// swap exchanges two rows from a column on, as a sort does that leaves out the columns before it.
func (h *hand) swap(sheet string, one, other int, columns ...string) {
	h.t.Helper()
	for _, column := range columns {
		a, b := column+strconv.Itoa(one), column+strconv.Itoa(other)
		was, err := h.file.GetCellValue(sheet, a)
		if err != nil {
			h.t.Fatal(err)
		}
		is, err := h.file.GetCellValue(sheet, b)
		if err != nil {
			h.t.Fatal(err)
		}
		h.put(sheet, a, is)
		h.put(sheet, b, was)
	}
}

// A sort that leaves out the columns that are not shown moves answers under other ids. No such row comes in.
func TestRowsMovedWithoutTheirIds(t *testing.T) {
	q := every(t)
	f := fresh(t, t.TempDir(), q, 1)
	defer f.Close()
	save(t, f,
		assessment.SetAnswer(q.Question("mandate.decision"), questionnaires.Answer{State: questionnaires.Answered, Option: "2"}),
		assessment.SetAnswer(q.Question("services.alerts"), questionnaires.Answer{State: questionnaires.Answered, Option: "1"}),
		assessment.PutEvidence(assessment.Evidence{ID: f.NewID("e"), Reference: "Decree", How: "seen", Supports: map[string]string{"mandate.decision": "2"}}),
		assessment.PutEvidence(assessment.Evidence{ID: f.NewID("e"), Reference: "Bulletins", How: "seen", Supports: map[string]string{"services.alerts": "1"}}))
	src := written(t, q, f.State())
	shown := []string{"B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O"}
	for _, tt := range []struct {
		name string
		edit func(h *hand)
		want []string
	}{
		{"nothing", func(*hand) {}, nil},
		{"whole rows", func(h *hand) {
			h.swap("Questions", h.rows["mandate.decision"], h.rows["services.alerts"], append([]string{"A"}, shown...)...)
		}, nil},
		{"without the ids", func(h *hand) {
			h.swap("Questions", h.rows["mandate.decision"], h.rows["services.alerts"], shown...)
		}, []string{"Questions!B5 form.row-moved", "Questions!B8 form.row-moved"}},
		{"a heading among them", func(h *hand) {
			h.swap("Questions", h.rows["mandate.decision"], h.rows["mandate.decision"]-1, shown...)
		}, []string{"Questions!B4 form.row-moved"}},
		{"options of one question", func(h *hand) {
			h.set("facts.languages#fr", keyAnswer, "x")
			h.swap("Questions", h.rows["facts.languages#fr"], h.rows["facts.languages#en"], shown...)
		}, []string{"Questions!F12 form.row-moved"}},
		{"an option under its question", func(h *hand) {
			h.set("facts.languages", keyFinding, "All of them")
			h.swap("Questions", h.rows["facts.languages"], h.rows["facts.languages#en"], shown...)
		}, []string{"Questions!D12 form.row-moved"}},
		{"documents without their ids", func(h *hand) {
			h.swap("Questions", h.rows["mandate.decision"], h.rows["services.alerts"], "O")
		}, []string{"Questions!K5 form.document-moved", "Questions!K8 form.document-moved"}},
		{"a document of another name", func(h *hand) { h.set("mandate.decision", keyDocument, "Decree 12") }, nil},
	} {
		in, err := Read("f.xlsx", edited(t, src, tt.edit), q, f.State().ID)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		var got []string
		for _, refused := range in.Refused {
			got = append(got, refused.Place.String()+" "+refused.Key)
			if refused.Kind != fault.Input || refused.Hint(lang.English()) == "" {
				t.Errorf("%s: %s has no hint", tt.name, refused.Key)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: refused %v, want %v", tt.name, got, tt.want)
		}
		for _, o := range in.Offers {
			answer := questionnaires.FormatAnswer(o.Question, o.Answer)
			if want := map[string]string{"mandate.decision": "2", "services.alerts": "1", "facts.languages": ""}[o.Question.ID]; answer != want {
				t.Errorf("%s: %s is answered %q", tt.name, o.Question.ID, answer)
			}
		}
	}
}
