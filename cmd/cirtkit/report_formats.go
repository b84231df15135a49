package main

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/report"
	"cirtkit/report/docx"
	"cirtkit/report/html"
	"cirtkit/report/markdown"
	"cirtkit/report/pdf"
	"cirtkit/report/text"
	"cirtkit/report/xlsx"
	"cirtkit/wizard"
)

// reportFormat is a form that a report can take.
type reportFormat struct {
	name, suffix string
	// write writes the document; the notes say what could not be shown as it is.
	write func(p *program, w io.Writer, r rendering) (notes []string, err error)
}

// rendering is a report that is about to take a form.
type rendering struct {
	source   report.Source
	document *report.Document // nil where a workbook alone is made
	answers  []byte           // machine-readable, to travel inside; nil for none
}

// reportFormats are the forms a report can take; the first is the default.
var reportFormats = []reportFormat{
	{"pdf", ".pdf", func(p *program, w io.Writer, r rendering) ([]string, error) {
		o := pdf.Options{}
		if r.answers != nil {
			o.Attached = []pdf.Attached{{Name: "answers.yaml", Type: "application/yaml", Description: r.document.Words.Answers, Data: r.answers}}
		}
		return p.writePDF(w, r.document, o)
	}},
	{"docx", ".docx", func(p *program, w io.Writer, r rendering) ([]string, error) {
		return nil, docx.Write(w, r.document, docx.Options{SourceDateEpoch: p.env("SOURCE_DATE_EPOCH")})
	}},
	{"xlsx", ".xlsx", (*program).writeWorkbook},
	{"html", ".html", func(_ *program, w io.Writer, r rendering) ([]string, error) { return nil, html.Write(w, r.document) }},
	{"md", ".md", func(_ *program, w io.Writer, r rendering) ([]string, error) {
		return nil, markdown.Write(w, r.document)
	}},
	{"text", ".txt", func(_ *program, w io.Writer, r rendering) ([]string, error) {
		return nil, text.Document(w, r.document, 80, false)
	}},
}

// reportFormatNames are their names.
func reportFormatNames() []string {
	var names []string
	for _, f := range reportFormats {
		names = append(names, f.name)
	}
	return names
}

// formatsAsked are the formats named, one or several with commas between; or the one that the name of the output
// file ends in; or else the default.
func formatsAsked(named, out string) ([]reportFormat, error) {
	if named == "" {
		for _, f := range reportFormats {
			if strings.EqualFold(filepath.Ext(out), f.suffix) {
				return []reportFormat{f}, nil
			}
		}
		return reportFormats[:1], nil
	}
	var asked []reportFormat
	for name := range strings.SplitSeq(named, ",") {
		f, ok := formatNamed(strings.TrimSpace(name))
		if !ok {
			return nil, fault.New(fault.Usage, "cmd.report.unknown-format", "format", name, "known", reportFormatNames())
		}
		if !slices.ContainsFunc(asked, func(a reportFormat) bool { return a.name == f.name }) {
			asked = append(asked, f)
		}
	}
	if len(asked) > 1 && out != "" {
		return nil, fault.New(fault.Usage, "cmd.report.one-out", "formats", named)
	}
	return asked, nil
}

func formatNamed(name string) (reportFormat, bool) {
	for _, f := range reportFormats {
		if f.name == name {
			return f, true
		}
	}
	return reportFormat{}, false
}

// render gives a document its form.
func (p *program) render(r rendering, f reportFormat) (data []byte, notes []string, err error) {
	var b bytes.Buffer
	notes, err = f.write(p, &b, r)
	return b.Bytes(), notes, err
}

// writePDF writes a document as PDF.
func (p *program) writePDF(w io.Writer, document *report.Document, o pdf.Options) (notes []string, err error) {
	o.SourceDateEpoch = p.env("SOURCE_DATE_EPOCH")
	warnings, err := pdf.Write(w, document, o)
	return notesOf(p.words, warnings), err
}

// writeWorkbook writes the workbook of the same assessment.
func (p *program) writeWorkbook(w io.Writer, r rendering) (notes []string, err error) {
	warnings, err := xlsx.Write(w, report.Book(r.source), xlsx.Options{SourceDateEpoch: p.env("SOURCE_DATE_EPOCH")})
	return notesOf(p.words, warnings), err
}

// notesOf are warnings in words.
func notesOf[W interface{ Message(*lang.Language) string }](words *lang.Language, warnings []W) []string {
	var notes []string
	for _, w := range warnings {
		notes = append(notes, w.Message(words))
	}
	return notes
}

// sayNotes says on stderr what could not be shown as it is.
func (p *program) sayNotes(notes []string) {
	for _, note := range notes {
		p.printLine(p.stderr, p.t("cmd.report.warning", "warning", note))
	}
}

// writeForms writes a report in each of its forms, and says which files it made. All are made before the first is
// written: where one can't be made, none is there.
func (p *program) writeForms(r rendering, formats []reportFormat, outs []string, force, open bool, telling *progress) error {
	defer telling.end()
	var made [][]byte
	var notes []string
	for _, f := range formats {
		telling.at(p.t("cmd.progress.writing", "format", f.name))
		data, said, err := p.render(r, f)
		if err != nil {
			return err
		}
		made, notes = append(made, data), append(notes, said...)
	}
	telling.end()
	p.sayNotes(notes)
	if outs[0] == "-" {
		_, err := p.stdout.Write(made[0])
		return err
	}
	for i, out := range outs {
		if err := writeFile(out, made[i], force); err != nil {
			return err
		}
		p.wrote(out)
	}
	if open {
		p.openFile(outs[0])
	}
	return nil
}

// writeReport writes the report, or the page to sign, of the wizard. It takes the place of a file that is there; the
// wizard has asked.
func (p *program) writeReport(source report.Source, o wizard.ReportOptions) (notes []string, err error) {
	formats, err := formatsAsked(o.Format, "")
	if o.Format == "" {
		formats, err = formatsAsked("", o.Path)
	}
	if err != nil {
		return nil, err
	}
	if err := translate(&source); err != nil {
		return nil, err
	}
	r := rendering{source: source}
	if o.SignOff {
		r.document = report.SignOff(source)
	} else {
		r.document = report.Build(source)
		if source.Depth != report.Summary {
			if r.answers, err = answersOf(source.State); err != nil {
				return nil, err
			}
		}
	}
	data, notes, err := p.render(r, formats[0])
	if err != nil {
		return nil, err
	}
	return notes, writeFile(o.Path, data, true)
}
