package assessment

import (
	"bytes"
	"encoding/json"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// FormatVersion is the version of the assessment file's format that this program writes. It reads this
// one and every one before it.
const FormatVersion = 1

// Header is the first line of a file. It never changes.
type Header struct {
	Cirtkit       string `json:"cirtkit"`       // always "assessment": what the file is
	Format        int    `json:"format"`        // FormatVersion
	ID            string `json:"id"`            // of the assessment: 32 random hex digits
	Questionnaire string `json:"questionnaire"` // its id
	Version       string `json:"version"`       // of the questionnaire
	Digest        string `json:"digest"`        // of the questionnaire: SHA-256 of its canonical JSON
}

// maxHeader is how long a header's line may be, in bytes.
const maxHeader = 4 << 10

// newHeader is the header of a new assessment; random holds 16 bytes.
func newHeader(q *questionnaires.Questionnaire, random []byte) Header {
	return Header{
		Cirtkit:       "assessment",
		Format:        FormatVersion,
		ID:            hexBytes(random),
		Questionnaire: q.ID,
		Version:       q.Version,
		Digest:        q.Digest(),
	}
}

// readHeader reads the first line. A format of a later program is told apart from a file that is no
// assessment at all, and from a damaged header.
func readHeader(line []byte, name string) (Header, error) {
	place := fault.Position{File: name, Line: 1}
	var kind struct {
		Cirtkit string
		Format  json.RawMessage
	}
	if len(line) > maxHeader || json.Unmarshal(line, &kind) != nil || kind.Cirtkit != "assessment" {
		return Header{}, fault.New(fault.Input, "assessment.not-an-assessment", "file", name)
	}
	var format int
	if json.Unmarshal(kind.Format, &format) != nil || format < 1 {
		return Header{}, fault.New(fault.Integrity, "assessment.damage.header").At(place)
	}
	if format > FormatVersion {
		return Header{}, fault.New(fault.Input, "assessment.newer", "file", name,
			"format", format, "known", FormatVersion)
	}
	var h Header
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	err := d.Decode(&h)
	if err == nil && d.More() {
		err = fault.New(fault.Integrity, "assessment.damage.header")
	}
	_, goodDigest := parseHash([]byte(h.Digest))
	if err != nil || !goodDigest || len(h.ID) != 32 || !isHex(h.ID) || h.Questionnaire == "" {
		return Header{}, fault.New(fault.Integrity, "assessment.damage.header").At(place)
	}
	return h, nil
}

func isHex(s string) bool {
	for i := range len(s) {
		if nibble(s[i]) > 15 {
			return false
		}
	}
	return true
}
