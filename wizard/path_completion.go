package wizard

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// maxListed bounds how many entries of a folder are read for what is offered while a path is typed.
const maxListed = 5000

// The endings of files that are asked for by their path.
var (
	noFile          = []string{}
	assessmentFiles = []string{".cirt"}
	modelFiles      = []string{".yaml", ".yml"}
	pageFiles       = []string{".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic", ".webp"}
)

// fits says whether a place that takes files of these endings can read an entry of a folder: folders lead on to others.
func fits(ends []string, name string) bool {
	return ends == nil || strings.HasSuffix(name, "/") || slices.Contains(ends, strings.ToLower(filepath.Ext(name)))
}

// nothingHere says that the folder has no file of the kind that is asked for; "" where it has, or any will do.
func (f *form) nothingHere(t func(string, ...any) string) string {
	x := f.focused()
	if x == nil || x.kind != pathField || len(x.ends) == 0 || f.listing == nil || f.folder != folderOf(x.value) || f.around.problem != "" {
		return ""
	}
	for _, c := range f.listing {
		if fits(x.ends, c.text) && !strings.HasSuffix(c.text, "/") {
			return ""
		}
	}
	return t("place.none-here", "endings", strings.Join(x.ends, ", "), "folder", f.around.whole)
}

// folderOf is the folder that a typed path is in, with its slash, as it was typed.
func folderOf(typed string) string {
	if i := strings.LastIndexAny(typed, "/"+string(filepath.Separator)); i >= 0 {
		return typed[:i+1]
	}
	return ""
}

// paths are the entries of the listed folder that begin as was typed.
func (f *form) paths() []choice {
	x := f.focused()
	dir := folderOf(x.value)
	if f.listing == nil || f.folder != dir {
		return nil
	}
	typed := strings.ToLower(x.value[len(dir):])
	var out []choice
	for _, c := range f.listing {
		if strings.HasPrefix(strings.ToLower(c.text), typed) && c.code != x.value && fits(x.ends, c.text) {
			out = append(out, c)
		}
	}
	return out
}

// list reads the folder of the path that is being typed, unless it is the one that was read.
func (f *form) list() tea.Cmd {
	x := f.placed()
	if x == nil {
		return nil
	}
	dir := folderOf(x.value)
	if f.listing != nil && f.folder == dir {
		return nil
	}
	return func() tea.Msg {
		from := expand(dir)
		if from == "" {
			from = "."
		}
		return listed{folder: dir, listing: entriesOf(from, dir), around: surroundingsOf(from)}
	}
}

// entriesOf are the files of a folder, then the folders in it, each in the order of their names; as is what stands before
// their names where they are typed.
func entriesOf(folder, as string) []choice {
	files, folders := []choice{}, []choice{}
	if d, err := os.Open(folder); err == nil {
		entries, _ := d.ReadDir(maxListed)
		_ = d.Close()
		slices.SortFunc(entries, func(a, b os.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
		for _, e := range entries {
			switch name := e.Name(); {
			case strings.HasPrefix(name, "."):
			case isFolder(folder, e):
				folders = append(folders, choice{as + name + "/", name + "/"})
			default:
				files = append(files, choice{as + name, name})
			}
		}
	}
	return append(files, folders...)
}

// isFolder says whether an entry leads to others; a link may.
func isFolder(folder string, e os.DirEntry) bool {
	if e.Type()&os.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := os.Stat(filepath.Join(folder, e.Name()))
	return err == nil && info.IsDir()
}

// gotListed shows what the folder holds to the form that asked for it.
func (a *app) gotListed(msg listed) {
	if f, ok := a.top().(*form); ok {
		f.folder, f.listing, f.around = msg.folder, msg.listing, msg.around
	}
}
