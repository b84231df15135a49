package exchange

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// exported is what is read of an export (see Export): what a form can say too. Notes, positions, reviews, sessions and
// the status belong to the assessment that they were made in, and stay out.
type exported struct {
	Format        string `json:"cirtkit-export"`
	Questionnaire struct {
		ID      string `json:"id"`
		Version string `json:"version"`
		Digest  string `json:"digest"`
	} `json:"questionnaire"`
	Assessment struct {
		ID string `json:"id"`
	} `json:"assessment"`
	Answers map[string]struct {
		Answer   string `json:"answer"`
		Conflict bool   `json:"conflict"`
		Rows     []struct {
			ID    string            `json:"id"`
			Cells map[string]string `json:"cells"`
		} `json:"rows"`
		Provided string `json:"provided"`
		Finding  string `json:"finding"`
	} `json:"answers"`
	Evidence []struct {
		ID         string            `json:"id"`
		Reference  string            `json:"reference"`
		Place      string            `json:"place"`
		Issuer     string            `json:"issuer"`
		Date       string            `json:"date"`
		ValidUntil string            `json:"valid-until"`
		Marking    string            `json:"marking"`
		How        string            `json:"how"`
		Promised   string            `json:"promised-by"`
		Due        string            `json:"due"`
		SignedPage string            `json:"signed-page"`
		Conflict   bool              `json:"conflict"`
		Supports   map[string]string `json:"supports"`
	} `json:"evidence"`
}

// isExport says whether a YAML file is an export: Export writes this key first.
func isExport(src []byte) bool { return bytes.HasPrefix(src, []byte("cirtkit-export:")) }

// readExport reads an export as a source. Ours is the id of the assessment that it is to come into: records of its own
// are known by their ids. An answer or a record in conflict is refused, since nobody has settled which one counts.
//
// Faults: exchange.export-format, exchange.export-other-questionnaire, exchange.export-other-version, and those of
// questionnaires.YAMLToJSON.
func readExport(file string, src []byte, q *questionnaires.Questionnaire, ours string) (*Incoming, error) {
	whole, err := questionnaires.YAMLToJSON(file, src)
	if err != nil {
		return nil, err
	}
	at := fault.Position{File: file}
	var e exported
	if json.Unmarshal(whole, &e) != nil || e.Format != strconv.Itoa(FormatVersion) {
		return nil, fault.New(fault.Input, "exchange.export-format", "version", FormatVersion).At(at)
	}
	facts := []any{
		"questionnaire", e.Questionnaire.ID, "version", e.Questionnaire.Version, "digest", short(e.Questionnaire.Digest),
		"want", q.ID, "want-version", q.Version, "want-digest", short(q.Digest()),
	}
	if e.Questionnaire.ID != q.ID {
		return nil, fault.New(fault.Input, "exchange.export-other-questionnaire", facts...).At(at)
	}
	if e.Questionnaire.Digest != q.Digest() {
		return nil, fault.New(fault.Input, "exchange.export-other-version", facts...).At(at)
	}
	in := &Incoming{}
	for _, id := range slices.Sorted(maps.Keys(e.Answers)) {
		if _, unknown := q.FindQuestion(id); unknown != nil {
			in.Refuse(file, unknown)
		}
	}
	for _, question := range q.Questions() {
		entry, ok := e.Answers[question.ID]
		if !ok {
			continue
		}
		place := file + ": " + question.ID
		o := Offer{Question: question, From: place, Provided: entry.Provided, Finding: entry.Finding}
		if entry.Conflict {
			in.Refuse(place, fault.New(fault.Input, "exchange.earlier-conflict", "question", question.ID))
			continue
		}
		if entry.Answer != "" {
			if o.Answer, err = questionnaires.ParseAnswer(question, entry.Answer); err != nil {
				in.Refuse(place, err)
				continue
			}
		}
		for _, row := range entry.Rows {
			o.Rows = append(o.Rows, OfferedRow{questionnaires.Row{ID: row.ID, Cells: row.Cells}, place})
		}
		in.Offers = append(in.Offers, o)
	}
	for _, r := range e.Evidence {
		place := file + ": " + r.ID
		switch {
		case r.SignedPage != "": // of another state than this one
		case r.Conflict:
			in.Refuse(place, fault.New(fault.Input, "exchange.export-record-conflict", "record", r.ID))
		default:
			// Without an option stands what is withheld, or taken back: the document shows nothing there.
			maps.DeleteFunc(r.Supports, func(_, option string) bool { return option == "" })
			in.Records = append(in.Records, Record{From: place, Ours: e.Assessment.ID == ours && ours != "", Evidence: assessment.Evidence{
				ID: r.ID, Reference: r.Reference, Place: r.Place, Issuer: r.Issuer, Date: r.Date, ValidUntil: r.ValidUntil,
				Marking: r.Marking, How: r.How, Promised: r.Promised, Due: r.Due, Supports: r.Supports,
			}})
		}
	}
	return in, nil
}
