package pdf

import (
	"cmp"
	"crypto/md5"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"cirtkit/internal/text"
)

// attachments writes the files that travel inside, and returns what the catalogue says of them.
func (a *additions) attachments() []byte {
	if len(a.info.Attached) == 0 {
		return nil
	}
	type named struct {
		name   string
		number int
	}
	var files []named
	taken := map[string]bool{}
	date := time.Unix(a.info.Unix, 0).UTC().Format("(D:20060102150405Z)")
	for _, f := range a.info.Attached {
		name := fileName(f.Name, taken)
		content, file := a.file.next(), a.file.next()
		a.file.stream(content, fmt.Sprintf("/Type/EmbeddedFile/Subtype%s/Params<</Size %d/CreationDate%s/ModDate%s/CheckSum<%X>>>",
			pdfName(mediaType(f.Type)), len(f.Data), date, date, md5.Sum(f.Data)), f.Data)
		description, _ := text.Clean(f.Description, text.Rules{Max: 1 << 10})
		a.file.packed(file, fmt.Appendf(nil, "<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship/Data/EF<</F %d 0 R/UF %d 0 R>>>>",
			pdfString(name), unicodeString(name), pdfString(description), content, content))
		files = append(files, named{name, file})
	}
	relations := []byte("/AF [")
	for _, f := range files {
		relations = reference(relations, f.number)
	}
	// A tree of names has them in the order of their bytes.
	slices.SortFunc(files, func(a, b named) int { return strings.Compare(a.name, b.name) })
	b := []byte("/Names <</EmbeddedFiles <</Names [")
	for _, f := range files {
		b = reference(append(b, pdfString(f.name)...), f.number)
	}
	b = append(b, "]>>>>\n"...)
	return append(append(b, relations...), "]\n"...)
}

// fileName is the name of an attached file, which whoever unpacks it may write to a disk: without a folder,
// in letters, digits and a few signs, and only once.
func fileName(name string, taken map[string]bool) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', strings.ContainsRune("-_.", r):
			return r
		}
		return '-'
	}, path.Base(strings.ReplaceAll(name, `\`, "/")))
	name = strings.TrimLeft(name[max(0, len(name)-100):], ".-")
	if name == "" {
		name = "file"
	}
	end := path.Ext(name)
	for stem, n := strings.TrimSuffix(name, end), 2; taken[name]; n++ {
		name = stem + "-" + strconv.Itoa(n) + end
	}
	taken[name] = true
	return name
}

// mediaType is a type that can be written; what is none says nothing of its file.
func mediaType(s string) string {
	if len(s) > 100 || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "application/octet-stream"
	}
	return cmp.Or(s, "application/octet-stream")
}

// pdfName writes a name of the file.
func pdfName(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := range len(s) {
		if c := s[i]; c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || strings.IndexByte("-+._", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}

// escaped is a text for XML.
func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}
