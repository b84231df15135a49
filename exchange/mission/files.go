package mission

import (
	"bytes"
	"fmt"
	"strings"

	"cirtkit/internal/docx"
)

// File is one file of a pack. Its name may begin with a folder, parted by a slash.
type File struct {
	Name string
	Data []byte
}

// Files writes a pack: what is sent ahead, what the team works with at the desk, a sheet for each
// institution in a file of its own (what is asked of one is not for another), and a workbook to keep track
// in. The pack of essential questions is one sheet and the workbook.
func (p *Pack) Files() ([]File, error) {
	w := &writer{pack: p}
	documents := []struct {
		name string
		make func() *docx.Document
	}{
		{"1-documents.docx", w.documents},
		{"2-institutions-and-agenda.docx", w.agenda},
		{"3-desk-review.docx", w.desk},
	}
	if p.Essential {
		documents = documents[:0]
		documents = append(documents, struct {
			name string
			make func() *docx.Document
		}{"pre-mission-check.docx", w.check})
	}
	for i := range p.Institutions {
		if p.Essential {
			break
		}
		name := fmt.Sprintf("4-interviews/%02d-%s.docx", i+1, fileName(p.Institutions[i].Role))
		documents = append(documents, struct {
			name string
			make func() *docx.Document
		}{name, func() *docx.Document { return w.interview(i) }})
	}
	var out []File
	for _, d := range documents {
		var b bytes.Buffer
		if err := d.make().Write(&b); err != nil {
			return nil, err
		}
		out = append(out, File{d.name, b.Bytes()})
	}
	var b bytes.Buffer
	if err := p.workbook().Write(&b); err != nil {
		return nil, err
	}
	name := "5-mission.xlsx"
	if p.Essential {
		name = "pre-mission-check.xlsx"
	}
	return append(out, File{name, b.Bytes()}), nil
}

// fileName is an id as a part of a file's name: letters, digits and hyphens, at most 40.
func fileName(id string) string {
	if id == Anyone {
		return "anyone"
	}
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '-'
	}, id)
	return name[:min(len(name), 40)]
}
