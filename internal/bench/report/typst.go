//go:build !windows

package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// typstOf is the Markdown report as typst writes it: the same headings, paragraphs, lists and tables, the pages set as
// cirtkit sets them (A4, ten points, contents, numbers), and the charts as the pictures of the Word report at the end.
func typstOf(markdown string, pictures []string) string {
	var b strings.Builder
	b.WriteString("#set page(paper: \"a4\", numbering: \"1 of 1\")\n#set text(size: 10pt)\n#outline()\n")
	lines := strings.Split(markdown, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		trimmed := strings.TrimLeft(line, "#")
		depth := len(line) - len(trimmed)
		switch {
		case depth > 0 && strings.HasPrefix(trimmed, " "):
			fmt.Fprintf(&b, "%s %s\n", strings.Repeat("=", depth), typstText(trimmed[1:]))
		case strings.HasPrefix(line, "|"):
			var rows [][]string
			for ; i < len(lines) && strings.HasPrefix(lines[i], "|"); i++ {
				rows = append(rows, cells(lines[i]))
			}
			i--
			table(&b, rows)
		case strings.HasPrefix(line, "- "):
			fmt.Fprintf(&b, "- %s\n", typstText(line[2:]))
		case strings.HasPrefix(line, "> "):
			fmt.Fprintf(&b, "#quote(block: true)[%s]\n", typstText(line[2:]))
		default:
			b.WriteString(typstText(line) + "\n")
		}
	}
	for _, p := range pictures {
		fmt.Fprintf(&b, "#image(%q, width: 100%%)\n", p)
	}
	return b.String()
}

// cells are the cells of a row; a bar with a backslash before it is part of a text.
func cells(line string) []string {
	line = strings.ReplaceAll(strings.Trim(line, "|"), `\|`, "\x00")
	var out []string
	for cell := range strings.SplitSeq(line, "|") {
		out = append(out, strings.ReplaceAll(strings.TrimSpace(cell), "\x00", "|"))
	}
	return out
}

func table(b *strings.Builder, rows [][]string) {
	if len(rows) < 2 {
		return
	}
	fmt.Fprintf(b, "#table(columns: (%s),\n  table.header(", strings.Repeat("1fr,", len(rows[0])))
	for _, cell := range rows[0] {
		fmt.Fprintf(b, "[*%s*],", typstText(cell))
	}
	b.WriteString("),\n")
	for _, row := range rows[2:] { // the second row says how cells are aligned
		for len(row) < len(rows[0]) {
			row = append(row, "")
		}
		for _, cell := range row[:len(rows[0])] {
			fmt.Fprintf(b, "  [%s],", typstText(cell))
		}
		b.WriteString("\n")
	}
	b.WriteString(")\n")
}

var typstEscapes = strings.NewReplacer(
	`\#`, `\#`, `\\`, `\\`, "<br>", " \\\n", "#", `\#`, "$", `\$`, "*", `\*`, "_", `\_`, "`", "\\`", "@", `\@`, "<", `\<`, ">", `\>`,
	"[", `\[`, "]", `\]`, "~", `\~`, "/*", `\/\*`, "//", `\/\/`,
)

// typstText is a text of the Markdown report without what Markdown obeys, and with what typst obeys escaped.
func typstText(s string) string {
	var plain strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|<>~&\"'$@/:;,=^%?", s[i+1]) >= 0 {
			i++
		}
		plain.WriteByte(s[i])
	}
	return typstEscapes.Replace(plain.String())
}

// unpackPictures writes the pictures of a Word document into a folder, and returns their names.
func unpackPictures(docx, dir string) ([]string, error) {
	z, err := zip.OpenReader(docx)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	var names []string
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "word/media/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(io.LimitReader(r, 32<<20))
		r.Close()
		if err != nil {
			return nil, err
		}
		name := filepath.Base(f.Name)
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names, nil
}
