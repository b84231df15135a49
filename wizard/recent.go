package wizard

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
)

// The assessments that were open last. The list is made of what the settings remember; no file is opened for it.
// Whether each is still there is looked at beside the screen, since a drive may not answer.

// whereabouts say whether a file of the list is there.
type whereabouts int

// The whereabouts.
const (
	there whereabouts = iota // or not looked at yet
	gone
	away // its drive does not answer
)

// lookWithin bounds how long a drive may take to answer.
const lookWithin = 2 * time.Second

// lookedAt brings back whether a file of the list is there.
type lookedAt struct {
	path  string
	where whereabouts
}

func (l lookedAt) take(a *app) {
	for _, s := range a.stack {
		if h, ok := s.(*home); ok {
			if h.where == nil {
				h.where = map[string]whereabouts{}
			}
			h.where[l.path] = l.where
		}
	}
}

// look looks whether the files of the list are there, each by itself.
func (a *app) look() tea.Cmd {
	var cmds []tea.Cmd
	stat := a.cfg.stat
	if stat == nil {
		stat = os.Stat
	}
	for _, r := range a.set.Recent {
		cmds = append(cmds, func() tea.Msg { return lookedAt{r.Path, whereIs(stat, r.Path, lookWithin)} })
	}
	return tea.Batch(cmds...)
}

// whereIs asks for a file, and does not wait for ever.
func whereIs(stat func(string) (fs.FileInfo, error), path string, within time.Duration) whereabouts {
	answer := make(chan error, 1)
	go func() {
		_, err := stat(path)
		answer <- err
	}()
	select {
	case err := <-answer:
		if errors.Is(err, fs.ErrNotExist) {
			return gone
		}
		return there
	case <-time.After(within):
		return away
	}
}

// recentName is what an assessment of the list is called.
func recentName(r settings.Recent) string {
	if r.Subject == "" {
		return filepath.Base(r.Path)
	}
	return r.Subject
}

// recentItems are the rows of the list, in columns: how far, which status, saved when.
func recentItems(a *app, where map[string]whereabouts, w int) []item {
	const barCells = 8
	columns := make([][]string, len(a.set.Recent))
	widest := make([]int, 4)
	for i, r := range a.set.Recent {
		count := ""
		if r.Asked > 0 {
			count = strconv.Itoa(r.Answered) + "/" + strconv.Itoa(r.Asked)
		}
		cells := []string{"", count, statusWord(a.words, assessment.Status{Now: r.Status}), savedWhen(a, r, where[r.Path])}
		if w >= 90 && r.Asked > 0 {
			cells[0] = bar(r.Answered, r.Asked, barCells)
		}
		if w < 72 {
			cells[2] = ""
		}
		for k, c := range cells {
			widest[k] = max(widest[k], width(c))
		}
		columns[i] = cells
	}
	var out []item
	for i, r := range a.set.Recent {
		right := ""
		for k, c := range columns[i] {
			if widest[k] == 0 {
				continue
			}
			space := strings.Repeat(" ", widest[k]-width(c))
			if k == 1 { // numbers stand at the right
				c, space = space+c, ""
			}
			right += c + space + "  "
		}
		right = strings.TrimSuffix(right, "  ")
		it := item{text: cut(recentName(r), max(12, w-9-width(right))), right: right, value: "recent", detail: recentDetail(a, r, where[r.Path], w < 72)}
		if i < 9 {
			it.key = strconv.Itoa(i + 1)
		}
		out = append(out, it)
	}
	return out
}

// savedWhen is when an assessment was saved last, or that its file is not to be found.
func savedWhen(a *app, r settings.Recent, where whereabouts) string {
	switch {
	case where == gone:
		return a.t("recent.gone")
	case where == away:
		return a.t("recent.away")
	case r.Saved.IsZero():
		return ""
	}
	return ago(a.words, r.Saved, a.cfg.Now())
}

// recentDetail is what the row has no room for.
func recentDetail(a *app, r settings.Recent, where whereabouts, narrow bool) string {
	first := r.Questionnaire
	if status := statusWord(a.words, assessment.Status{Now: r.Status}); narrow && first != "" {
		first += " · " + status
	}
	parts := []string{first, r.Path}
	switch where {
	case gone:
		parts = append(parts, a.t("recent.gone-long"))
	case away:
		parts = append(parts, a.t("recent.away-long"))
	}
	if first == "" {
		parts = parts[1:]
	}
	return strings.Join(parts, "\n")
}

// ago is a time as people say it: a time today, yesterday, some days ago, else a date.
func ago(words *lang.Language, at, now time.Time) string {
	at = at.In(now.Location())
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	switch days := int(day(now).Sub(day(at)).Hours() / 24); {
	case days == 0:
		return words.T("wizard.today-at", "time", at.Format("15:04"))
	case days == 1:
		return words.T("wizard.yesterday")
	case days > 1 && days < 7:
		return words.T("wizard.days-ago", "n", days)
	}
	return words.Date(at.Format(time.DateOnly))
}

// gonePage says that a file of the list is not there any more, and what can be done.
func gonePage(path string) func(a *app) *page {
	return func(a *app) *page {
		return &page{
			id: "gone", title: a.t("gone.title"),
			body: func(a *app, w int) []line {
				return paragraphs(w, inkPlain, path, a.t("gone.body"))
			},
			items: func(a *app) []item {
				return []item{
					{key: "1", text: a.t("gone.find"), value: "find"},
					{key: "2", text: a.t("gone.forget"), value: "forget"},
					{key: "3", text: a.t("locked.back"), value: "back"},
				}
			},
			pick: func(a *app, it item) tea.Cmd {
				switch it.value {
				case "find":
					f := openForm(a, beside(path), path)
					a.push(f)
					return f.list()
				case "forget":
					a.set = a.set.Forgotten(path)
					return a.remember()
				}
				return nil
			},
		}
	}
}
