package wizard

import (
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// maxListed bounds how many entries of a folder are offered while a path is typed.
const maxListed = 500

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
		if strings.HasPrefix(strings.ToLower(c.text), typed) && c.code != x.value {
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
		out := []choice{}
		if d, err := os.Open(from); err == nil {
			entries, _ := d.ReadDir(maxListed)
			_ = d.Close()
			for _, e := range entries {
				switch name := e.Name(); {
				case strings.HasPrefix(name, "."):
				case e.IsDir():
					out = append(out, choice{dir + name + "/", name + "/"})
				default:
					out = append(out, choice{dir + name, name})
				}
			}
		}
		return listed{folder: dir, listing: out, around: surroundingsOf(from)}
	}
}
