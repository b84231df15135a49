package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"cirtkit/internal/fault"
)

// open looks at the archive before anything is unpacked: what kind of file it is, how much it says it
// holds, and whether something is in it that a filled form has no need for.
func (r *reader) open(src []byte) *fault.Fault {
	if int64(len(src)) > r.limits.File {
		return tooMuch("file", r.limits.File>>20)
	}
	if bytes.HasPrefix(src, compound) {
		// Excel's old format, and a locked workbook of today, which is put into the old container.
		if bytes.Contains(src, wide("EncryptedPackage")) {
			return fault.New(fault.Input, "xlsx.encrypted")
		}
		return fault.New(fault.Input, "xlsx.old-format")
	}
	if !bytes.HasPrefix(src, []byte("PK")) {
		return fault.New(fault.Input, "xlsx.not-a-workbook")
	}
	archive, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return damaged("zip")
	}
	if len(archive.File) > r.limits.Entries {
		return tooMuch("entries", r.limits.Entries)
	}
	r.entries = make(map[string]*zip.File, len(archive.File))
	var whole uint64
	for _, f := range archive.File {
		name := f.Name
		if !safe(name) || !f.Mode().IsRegular() && !f.Mode().IsDir() {
			return fault.New(fault.Input, "xlsx.unsafe-name", "name", shortened(name, 80))
		}
		if f.Flags&1 != 0 { // locked by a zip program
			return fault.New(fault.Input, "xlsx.encrypted")
		}
		whole += f.UncompressedSize64
		if f.UncompressedSize64 > uint64(r.limits.Unpacked) || whole > uint64(r.limits.Unpacked) {
			return tooMuch("unpacked", r.limits.Unpacked>>20)
		}
		key := strings.ToLower(name)
		if r.entries[key] != nil {
			return damaged(name)
		}
		r.entries[key] = f
	}
	return r.belongs()
}

// compound are the first bytes of Microsoft's older container.
var compound = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// wide is ASCII in UTF-16, little end first.
func wide(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// safe says whether a name stays inside the archive, on any system.
func safe(name string) bool {
	return name != "" && !strings.ContainsAny(name, "\\:\x00") && !strings.HasPrefix(name, "/") &&
		!slices.Contains(strings.Split(name, "/"), "..")
}

// belongs refuses what is no workbook, and what no form that was filled in has in it.
func (r *reader) belongs() *fault.Fault {
	switch {
	case r.entries["mimetype"] != nil && r.entries["content.xml"] != nil:
		return fault.New(fault.Input, "xlsx.open-document")
	case r.entries["xl/workbook.bin"] != nil:
		return fault.New(fault.Input, "xlsx.old-format")
	case r.entries["[content_types].xml"] == nil:
		return fault.New(fault.Input, "xlsx.not-a-workbook")
	}
	for _, name := range slices.Sorted(maps.Keys(r.entries)) {
		folder, base := path.Split(name)
		switch {
		case strings.HasPrefix(base, "vbaproject"), strings.HasPrefix(name, "xl/macrosheets/"), strings.HasPrefix(name, "xl/dialogsheets/"):
			return fault.New(fault.Input, "xlsx.macros")
		case strings.HasPrefix(name, "xl/externallinks/"), name == "xl/connections.xml", strings.HasPrefix(name, "xl/querytables/"):
			return fault.New(fault.Input, "xlsx.external")
		case folder == "xl/embeddings/", folder == "xl/activex/", folder == "xl/ctrlprops/":
			return fault.New(fault.Input, "xlsx.embedded")
		}
	}
	types, f := r.bytes("[content_types].xml")
	if f != nil {
		return f
	}
	if bytes.Contains(bytes.ToLower(types), []byte("macroenabled")) {
		return fault.New(fault.Input, "xlsx.macros")
	}
	return nil
}

// bytes unpacks an entry. What it says of its size was added up before; here it is held to it.
func (r *reader) bytes(name string) ([]byte, *fault.Fault) {
	entry := r.entries[strings.ToLower(name)]
	if entry == nil {
		return nil, damaged(name)
	}
	from, err := entry.Open()
	if err != nil {
		return nil, damaged(name)
	}
	defer from.Close()
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(from, r.limits.Unpacked-r.unpacked+1))
	if r.unpacked += n; r.unpacked > r.limits.Unpacked {
		return nil, tooMuch("unpacked", r.limits.Unpacked>>20)
	}
	if err != nil {
		return nil, damaged(name)
	}
	return b.Bytes(), nil
}
