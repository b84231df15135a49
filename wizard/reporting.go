package wizard

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/lang"
	"cirtkit/report"
	"cirtkit/scoring"
)

// What is written on the way out, the report in its forms and the page to sign, is a job: one file after the other,
// each in a command of its own, so that the screen can say which one it is at.

// paper is one file of a job.
type paper struct{ ReportOptions }

// job is what is being written. Nothing is written before all of it may be.
type job struct {
	source  report.Source
	store   store // asked for the approved state, where that is meant
	papers  []paper
	replace bool // what is there may be replaced
	written []string
	notes   []string // what could not be shown as it was entered
	signOff bool     // it is the page to sign
}

// newJob is what a form's values ask for.
func newJob(d *desk, source report.Source, v values, signOff bool) job {
	source.Brief, source.Damaged = false, len(d.file.Damage())
	if depth, ok := report.ParseDepth(v["depth"]); ok {
		source.Depth = depth
	} else {
		source.Depth = report.Standard
	}
	if l, ok := lang.Of(v["language"]); ok {
		source.Language = l
	}
	source.Title, source.Note = v["title"], v["note"]
	j := job{source: source, papers: papersOf(v, signOff), signOff: signOff}
	if v["state"] == "approved" {
		j.store = d.file
	}
	return j
}

// asApproved puts the approved state in the place of the one that was changed since.
func (j *job) asApproved() error {
	if j.store == nil {
		return nil
	}
	state := j.store.Approved()
	if state == nil {
		return failed("report.not-approved")
	}
	j.source.State, j.source.Plan = state, report.Source{}.Plan
	j.source.Target = state.About.Target
	j.source.Result = scoring.Compile(state.Questionnaire).Score(state.ScoringInput(state.About.Date))
	j.store = nil
	return nil
}

// next writes the next file. What is in the way of any is asked about before the first.
func (j job) next(write func(report.Source, ReportOptions) ([]string, error)) (job, *taken, error) {
	if !j.replace && len(j.written) == 0 {
		if t := inTheWay(j); t != nil {
			return j, t, nil
		}
	}
	if err := j.asApproved(); err != nil {
		return j, nil, err
	}
	p := j.papers[len(j.written)]
	notes, err := write(j.source, p.ReportOptions)
	if err == nil {
		_, err = os.Stat(p.Path) // a file that is not there is never claimed
	}
	if err != nil {
		return j, nil, err
	}
	j.written = append(slices.Clone(j.written), wholePath(p.Path))
	j.notes = append(slices.Clone(j.notes), notes...)
	return j, nil, nil
}

func (j job) done() bool { return len(j.written) == len(j.papers) }

// wholePath is a path from the root, where that can be told: the reader may not know which folder the program is in.
func wholePath(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// taken says that files are there, which only the reader's word may replace; free is the same job beside them.
type taken struct {
	job   job
	there []string
	free  *job
}

// inTheWay looks for the files that a job would replace. A folder or a device is none: writing there says what is
// wrong.
func inTheWay(j job) *taken {
	t := taken{job: j}
	free := j
	free.papers = nil
	for _, p := range j.papers {
		if info, err := os.Stat(p.Path); err == nil && info.Mode().IsRegular() {
			t.there = append(t.there, p.Path)
			if p.Path = freePath(p.Path); p.Path == "" {
				free.papers = nil
				break
			}
		}
		free.papers = append(free.papers, p)
	}
	if t.there == nil {
		return nil
	}
	if free.papers != nil {
		t.free = &free
	}
	return &t
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

// bases are the names of paths, without their folders.
func bases(paths []string) []string {
	var out []string
	for _, p := range paths {
		out = append(out, filepath.Base(p))
	}
	return out
}

// names of the files of a job.
func (j job) names() []string {
	var out []string
	for _, p := range j.papers {
		out = append(out, filepath.Base(p.Path))
	}
	return out
}

// replaceChoices are what can be done about files in the way.
func (t taken) choices(s asker) []choice {
	var out []choice
	if t.free != nil {
		out = append(out, choice{"free", s.t("report.free", "path", strings.Join(t.free.names(), ", "))})
	}
	return append(out, choice{"replace", s.t("report.replace", "path", strings.Join(bases(t.there), ", "))})
}

// chosen is the job that a choice makes of it.
func (t taken) chosen(code string) job {
	if code == "free" && t.free != nil {
		return *t.free
	}
	j := t.job
	j.replace = true
	return j
}

// reported brings a job back after a file.
type reported struct {
	job     job
	taken   *taken
	problem error
}

// write begins or goes on with a job.
func (a *app) write(j job) tea.Cmd {
	p := j.papers[len(j.written)]
	a.tell(inkMuted, a.t("report.writing-file", "name", filepath.Base(p.Path), "k", len(j.written)+1, "n", len(j.papers)))
	do := a.cfg.Report
	return func() tea.Msg {
		j, t, err := j.next(do)
		return reported{j, t, err}
	}
}

func (a *app) gotReported(msg reported) tea.Cmd {
	switch {
	case msg.problem != nil:
		a.complain(msg.problem)
	case msg.taken != nil && a.desk != nil: // not left meanwhile
		a.push(replacePicker(*msg.taken, a))
	case msg.taken != nil:
	case !msg.job.done():
		return a.write(msg.job)
	case len(msg.job.written) == 1 && len(msg.job.notes) == 0:
		key := "report.done"
		if msg.job.signOff {
			key = "signoff.done"
		}
		a.tell(inkGood, a.t(key, "path", msg.job.written[0]))
	default:
		a.notice = ""
		a.push(writtenPage(a, msg.job))
	}
	return nil
}

// replacePicker asks what to do about files in the way.
func replacePicker(t taken, a *app) *picker {
	return &picker{
		id: "replace", title: a.t("report.taken-title"), intro: a.t("report.taken", "path", strings.Join(t.there, ", ")),
		items: func(a *app) []item {
			var out []item
			for i, c := range t.choices(a.asker()) {
				out = append(out, item{key: strconv.Itoa(i + 1), text: c.text, value: c.code})
			}
			return out
		},
		pick: func(a *app, it item) tea.Cmd { return a.write(t.chosen(it.value)) },
	}
}

// writtenPage says where the files are, and what could not be shown as it was entered.
func writtenPage(a *app, j job) *page {
	return &page{
		id: "written", title: a.t("report.written-title"),
		body: func(a *app, w int) []line {
			var out []line
			for _, path := range j.written {
				out = append(out, hang(say(inkGood, "✓ "), wrapped(inkPlain, path, w-2))...)
			}
			if n := len(j.notes); n > 0 {
				out = append(out, nil)
				out = append(out, wrapped(inkWarn, a.t("report.not-shown", "n", n), w)...)
				for _, note := range j.notes {
					out = append(out, hang(say(inkMuted, "• "), wrapped(inkPlain, note, w-2))...)
				}
			}
			return out
		},
		items: func(a *app) []item { return []item{{text: a.t("form.go-on"), value: "back"}} },
		pick:  func(*app, item) tea.Cmd { return nil },
	}
}
