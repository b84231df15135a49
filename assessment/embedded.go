package assessment

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// maxQuestionnaire bounds the questionnaire that a file carries, unpacked and packed, in bytes. What
// unpacks to more is refused while it unpacks, so that a bomb costs no more than this.
const maxQuestionnaire = questionnaires.MaxCanonical

// packQuestionnaire writes the questionnaire's line: canonical JSON, gzip without a name or a time,
// base64. The same program writes the same bytes each time.
func packQuestionnaire(q *questionnaires.Questionnaire) []byte {
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	if _, err := z.Write(q.Canonical()); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return base64.StdEncoding.AppendEncode(nil, packed.Bytes())
}

// unpackQuestionnaire reads the second line and checks it against the header.
func unpackQuestionnaire(line []byte, h Header, name string) (*questionnaires.Questionnaire, error) {
	damaged := func(key string) error {
		return fault.New(fault.Integrity, key).At(fault.Position{File: name, Line: 2})
	}
	if len(line) > maxQuestionnaire {
		return nil, damaged("assessment.damage.questionnaire-size")
	}
	packed := make([]byte, base64.StdEncoding.DecodedLen(len(line)))
	n, err := base64.StdEncoding.Strict().Decode(packed, line)
	if err != nil {
		return nil, damaged("assessment.damage.questionnaire")
	}
	z, err := gzip.NewReader(bytes.NewReader(packed[:n]))
	if err != nil {
		return nil, damaged("assessment.damage.questionnaire")
	}
	// The end of what is packed says how much it unpacks to: room for it, as far as that is likely.
	var unpacked bytes.Buffer
	unpacked.Grow(min(int(min(binary.LittleEndian.Uint32(packed[n-4:n]), maxQuestionnaire)), 100*n) + bytes.MinRead)
	if _, err := unpacked.ReadFrom(io.LimitReader(z, maxQuestionnaire+1)); err != nil {
		return nil, damaged("assessment.damage.questionnaire")
	}
	src := unpacked.Bytes()
	if len(src) > maxQuestionnaire {
		return nil, damaged("assessment.damage.questionnaire-size")
	}
	if hashOf(src).String() != h.Digest {
		return nil, damaged("assessment.damage.digest")
	}
	q, err := questionnaires.FromCanonical(src)
	if err != nil {
		return nil, inFile(err, fault.Position{File: name, Line: 2})
	}
	if q.ID != h.Questionnaire || q.Version != h.Version {
		return nil, damaged("assessment.damage.other-questionnaire")
	}
	return q, nil
}

// inFile says of each fault of a questionnaire which file carries it: of many files only one is damaged.
func inFile(err error, place fault.Position) error {
	because := func(err error) *fault.Fault {
		return fault.New(fault.Integrity, "assessment.damage.questionnaire").At(place).Because(err)
	}
	var several fault.List
	if !errors.As(err, &several) {
		return because(err)
	}
	out := make(fault.List, len(several))
	for i, f := range several {
		out[i] = because(f)
	}
	return out
}

func hexBytes(b []byte) string { return hex.EncodeToString(b) }
