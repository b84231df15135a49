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
)

// saveAsForm asks for another place after a save has failed.
func saveAsForm(a *app) *form {
	return newForm(form{
		title: a.t("save-as.title"), intro: a.t("save-as.intro"), submitLabel: a.t("form.save"), rescue: true,
		fields: []*field{{id: "path", label: a.t("new.path"), kind: pathField, ends: noFile, required: true, hint: a.t("save-as.hint")}},
		submit: func(a *app, v values) tea.Cmd { return a.saveAs(expand(v["path"])) },
	})
}

// maxFree is how many names are tried for one that is free.
const maxFree = 100

// elsewhere proposes another place for a file: NAME-2 with its ending, or the next number that is free, in the first folder that
// can be written to, its own last; "" for none.
func (c Config) elsewhere(path string) string {
	folders := c.places
	if folders == nil {
		folders = usualPlaces
	}
	own := wholePath(filepath.Dir(path))
	in := slices.DeleteFunc(slices.Clone(folders()), func(f string) bool { return wholePath(f) == own })
	if len(in) < len(folders()) {
		in = append(in, own)
	}
	end := filepath.Ext(path)
	name := strings.TrimSuffix(filepath.Base(path), end)
	for _, folder := range in {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() || !mayWrite(folder) {
			continue
		}
		for n := range maxFree {
			to := filepath.Join(folder, name+"-"+strconv.Itoa(n+2)+end)
			if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
				return filepath.ToSlash(to)
			}
		}
	}
	return ""
}

// usualPlaces are the home and the working folder.
func usualPlaces() []string {
	var out []string
	for _, folder := range []func() (string, error){os.UserHomeDir, os.Getwd} {
		if f, err := folder(); err == nil {
			out = append(out, f)
		}
	}
	return out
}

// proposed brings another place into a form, unless somebody has begun to type one.
type proposed struct {
	form *form
	path string
	listed
}

func (p proposed) take(a *app) {
	x := p.form.fields[0]
	if p.path == "" || x.touched || x.value != "" {
		return
	}
	x.value = p.path
	p.form.focus(0)
	p.form.folder, p.form.listing, p.form.around = p.folder, p.listing, p.around
}

// propose looks for another place beside the screen: a drive may not answer.
func (a *app) propose(f *form) tea.Cmd {
	cfg, path := a.cfg, a.desk.path
	return func() tea.Msg {
		out := proposed{form: f, path: cfg.elsewhere(path)}
		if out.path != "" {
			folder := folderOf(out.path)
			out.listed = listed{folder: folder, listing: entriesOf(folder, folder), around: surroundingsOf(folder)}
		}
		return workedOut(out)
	}
}
