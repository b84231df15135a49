package wizard

import (
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/lang"
	"cirtkit/report"
)

// reportForm asks which report is wanted. All of it is proposed, so that one key writes the usual one, beside the
// assessment.
func reportForm(s asker, d *desk, words *lang.Language, submit func(*app, values) tea.Cmd) *form {
	title := "report.title"
	if report.StockTake(d.q) {
		title = "report.stock-take"
	}
	f := newForm(form{
		title: s.t(title), intro: s.t("report.intro"), submitLabel: s.t("report.submit"), submit: submit, check: onDiskFirst(s, d),
		fields: []*field{
			{id: "formats", label: s.t("report.formats"), kind: someOfField, required: true, value: ReportFormats[0], options: formatChoices(s, ReportFormats), hint: s.t("report.formats-hint")},
			{id: "depth", label: s.t("report.depth"), kind: oneOfField, value: "standard", options: depthChoices(s)},
			languageField(s, words),
			stateField(s, d, words),
			{id: "title", label: s.t("report.own-title"), hint: s.t("report.own-title-hint")},
			{id: "note", label: s.t("report.note"), kind: manyField, hint: s.t("report.note-hint")},
			{
				id: "path", label: s.t("new.path"), kind: pathField, ends: noFile, required: true, hint: s.t("report.hint"),
				follows: func(v values) string { return proposedPath(d.path, "", v["formats"]) },
				says:    placeSays(s, func(v values) []string { return pathsOf(papersOf(v, false)) }, true),
			},
		},
	})
	f.focus(len(f.shown()))
	return f
}

// signOffForm asks for the page to sign.
func signOffForm(s asker, d *desk, words *lang.Language, submit func(*app, values) tea.Cmd) *form {
	f := newForm(form{
		title: s.t("signoff.title"), intro: s.t("signoff.intro"), submitLabel: s.t("report.submit"), submit: submit, check: onDiskFirst(s, d),
		fields: []*field{
			{id: "formats", label: s.t("report.formats"), kind: oneOfField, required: true, value: SignOffFormats[0], options: formatChoices(s, SignOffFormats)},
			languageField(s, words),
			{
				id: "path", label: s.t("new.path"), kind: pathField, ends: noFile, required: true, hint: s.t("report.hint"),
				follows: func(v values) string { return proposedPath(d.path, "-signoff", v["formats"]) },
				says:    placeSays(s, func(v values) []string { return pathsOf(papersOf(v, true)) }, true),
			},
		},
	})
	f.focus(len(f.shown()))
	return f
}

// onDiskFirst refuses to write while a change is on its way: what is written names the state on the disk, and must say
// what that state says.
func onDiskFirst(s asker, d *desk) func(values) (id, problem string) {
	return func(values) (string, string) {
		if d.queue.Waiting() > 0 {
			return "path", s.t("report.unsaved")
		}
		return "", ""
	}
}

func formatChoices(s asker, formats []string) []choice {
	var out []choice
	for _, f := range formats {
		out = append(out, choice{f, s.t("report.format." + f)})
	}
	return out
}

func depthChoices(s asker) []choice {
	var out []choice
	for _, d := range report.Depths {
		out = append(out, choice{d, s.t("report.depth." + d)})
	}
	return out
}

// languageField asks for the language of what is written: that of the screen, where reports can be written in it.
func languageField(s asker, words *lang.Language) *field {
	var options []choice
	for _, code := range lang.CodesOf("report") {
		options = append(options, choice{code, s.t("language." + code)})
	}
	return &field{
		id: "language", label: s.t("report.language"), kind: oneOfField, value: words.Code(), options: options,
		hidden: func(values) bool { return len(options) < 2 },
	}
}

// stateField asks, where something was changed after an approval, which of the two states is meant.
func stateField(s asker, d *desk, words *lang.Language) *field {
	x := &field{id: "state", label: s.t("report.state"), kind: oneOfField, value: "now", hidden: func(values) bool { return true }}
	if by := d.state.Status.Approval; by != nil && d.state.Status.Now != "approved" {
		x.options = []choice{{"now", s.t("report.state.now")}, {"approved", s.t("report.state.approved", "name", by.Name, "date", words.Date(by.Date))}}
		x.hidden = nil
	}
	return x
}

// endings are what the names of files end in, by their format.
var endings = map[string]string{"pdf": ".pdf", "docx": ".docx", "html": ".html", "xlsx": ".xlsx", "md": ".md", "text": ".txt"}

// formatOf is the format that a name ends in, or "".
func formatOf(path string) string {
	for format, ending := range endings {
		if strings.EqualFold(filepath.Ext(path), ending) {
			return format
		}
	}
	return ""
}

// proposedPath is beside the assessment, with its name; the ending is left to the formats where there are several.
func proposedPath(file, part, formats string) string {
	name := strings.TrimSuffix(file, filepath.Ext(file)) + part
	if endings[formats] != "" {
		name += endings[formats]
	}
	return name
}

// papersOf are the files that a form's values name, one a format. A single one whose name ends in another format is
// written in that.
func papersOf(v values, signOff bool) []paper {
	formats := slices.DeleteFunc(strings.Split(v["formats"], ","), func(f string) bool { return f == "" })
	path := expand(v["path"])
	named := formatOf(path)
	if len(formats) == 1 {
		known := ReportFormats
		if signOff {
			known = SignOffFormats
		}
		switch {
		case named != "" && slices.Contains(known, named):
			formats[0] = named
		case filepath.Ext(path) == "":
			path += endings[formats[0]]
		}
		return []paper{{ReportOptions{Path: path, Format: formats[0], SignOff: signOff}}}
	}
	if named != "" {
		path = strings.TrimSuffix(path, filepath.Ext(path))
	}
	var out []paper
	for _, f := range formats {
		out = append(out, paper{ReportOptions{Path: path + endings[f], Format: f, SignOff: signOff}})
	}
	return out
}

func pathsOf(papers []paper) []string {
	var out []string
	for _, p := range papers {
		out = append(out, p.Path)
	}
	return out
}
