package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"

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
	exact := exactHeader(line) && json.Unmarshal(line, &h) == nil
	_, goodDigest := parseHash([]byte(h.Digest))
	if !exact || !goodDigest || len(h.ID) != 32 || !isHex(h.ID) || h.Questionnaire == "" {
		return Header{}, fault.New(fault.Integrity, "assessment.damage.header").At(place)
	}
	return h, nil
}

// exactHeader says whether a line, which is valid JSON, is one object with the header's keys, each once. The decoder of a
// struct would take a key twice, or in capitals, and two programs could read two headers in one line.
func exactHeader(line []byte) bool {
	missing := []string{"cirtkit", "format", "id", "questionnaire", "version", "digest"}
	d := json.NewDecoder(bytes.NewReader(line))
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		return false
	}
	for d.More() {
		key, err := d.Token()
		name, ok := key.(string)
		i := slices.Index(missing, name)
		var value json.RawMessage
		if err != nil || !ok || i < 0 || d.Decode(&value) != nil {
			return false
		}
		missing = slices.Delete(missing, i, i+1)
	}
	return len(missing) == 0
}

// Is says whether a file is an assessment, of whatever version, damaged or not.
func Is(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false // opening a pipe would wait for ever
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	start, err := io.ReadAll(io.LimitReader(f, maxHeader+1))
	if err != nil {
		return false
	}
	line, _, _ := bytes.Cut(start, []byte("\n"))
	_, err = readHeader(line, path)
	var no *fault.Fault
	return !errors.As(err, &no) || no.Key != "assessment.not-an-assessment"
}

func isHex(s string) bool {
	for i := range len(s) {
		if nibble(s[i]) > 15 {
			return false
		}
	}
	return true
}
