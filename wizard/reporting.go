package wizard

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/questionnaires"
	"cirtkit/report"
)

// reportForm proposes a place beside the assessment.
func reportForm(s asker, d *desk, submit func(*app, values) tea.Cmd) *form {
	title := "report.title"
	if report.StockTake(d.q) {
		title = "report.stock-take"
	}
	return newForm(form{
		title: s.t(title), intro: s.t("report.intro"), submitLabel: s.t("report.submit"),
		fields: []*field{{
			id: "path", label: s.t("new.path"), kind: pathField, required: true, touched: true,
			value: reportPath(d.path), hint: s.t("report.hint"),
		}},
		submit: submit,
	})
}

// reportPath is the report's place: beside the assessment, with its name.
func reportPath(file string) string { return strings.TrimSuffix(file, filepath.Ext(file)) + ".pdf" }

// taken says that a file is there, which only the reader's word may replace.
type taken struct{ path, free string }

// inTheWay looks for a file at a path. A folder or a device is none: writing there says what is wrong.
func inTheWay(path string) (taken, bool) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return taken{}, false
	}
	return taken{path, freePath(path)}, true
}

// freePath is the first of name-2.pdf, name-3.pdf and so on that is not there; "" when all are.
func freePath(path string) string {
	ext := filepath.Ext(path)
	for n := 2; n < 1000; n++ {
		free := strings.TrimSuffix(path, ext) + "-" + strconv.Itoa(n) + ext
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			return free
		}
	}
	return ""
}

// replaceChoices are what can be done about a file in the way.
func replaceChoices(s asker, t taken) []choice {
	var out []choice
	if t.free != "" {
		out = append(out, choice{"free", s.t("report.free", "path", filepath.Base(t.free))})
	}
	return append(out, choice{"replace", s.t("report.replace", "path", filepath.Base(t.path))})
}

// report writes the gap report of what is shown now. It takes the place of a file that is there only
// when told to.
func (a *app) report(path string, replace bool) tea.Cmd {
	source, write := a.source(), a.cfg.Report
	path = expand(path)
	a.tell(inkMuted, a.t("report.writing"))
	return func() tea.Msg {
		if t, there := inTheWay(path); there && !replace {
			return t
		}
		notes, err := writeReport(write, source, path)
		return reported{path, notes, err}
	}
}

// writeReport never claims a file that is not there.
func writeReport(write func(report.Source, string) ([]string, error), source report.Source, path string) ([]string, error) {
	notes, err := write(source, path)
	if err != nil {
		return nil, err
	}
	_, err = os.Stat(path)
	return notes, err
}

// gotTaken asks what to do about a file in the way.
func (a *app) gotTaken(t taken) {
	if a.desk == nil {
		return // left meanwhile
	}
	a.push(&picker{
		id: "replace", title: a.t("report.taken-title"), intro: a.t("report.taken", "path", t.path),
		items: func(a *app) []item {
			var out []item
			for i, c := range replaceChoices(a.asker(), t) {
				out = append(out, item{key: strconv.Itoa(i + 1), text: c.text, value: c.code})
			}
			return out
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value == "replace" {
				return a.report(t.path, true)
			}
			return a.report(t.free, false)
		},
	})
}

func (a *app) gotReported(msg reported) {
	if msg.problem != nil {
		a.complain(msg.problem)
		return
	}
	path := msg.path
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if n := len(msg.notes); n > 0 {
		a.tell(inkWarn, a.t("report.done-notes", "path", path, "n", n, "first", msg.notes[0]))
		return
	}
	a.tell(inkGood, a.t("report.done", "path", path))
}

// doReport writes the report in the line mode.
func (p *plainMode) doReport(_ *questionnaires.Question, rest string) {
	if p.cfg.Report == nil {
		p.print(p.t("report.none"))
		return
	}
	path := rest
	if path == "" {
		v, ok := p.fill(reportForm(p.asker(), p.d, nil))
		if !ok {
			return
		}
		path = v["path"]
	}
	path = expand(path)
	for {
		t, there := inTheWay(path)
		if !there {
			break
		}
		what, ok := p.pick(p.t("report.taken", "path", t.path), replaceChoices(p.asker(), t))
		if !ok {
			return
		}
		if what == "replace" {
			break
		}
		path = t.free
	}
	notes, err := writeReport(p.cfg.Report, reportSource(p.d, p.words, p.cfg.Program), path)
	if err != nil {
		p.complain(err)
		return
	}
	for _, note := range notes {
		p.print(note)
	}
	p.print(p.t("report.done", "path", path))
}
