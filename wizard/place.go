package wizard

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Where a new file shall be is told while its path is typed: whether the folder is there and may be written to, and
// whether a file has the name already. It is read with the folder's list, beside the screen.

// surroundings are what is known of the folder of a path.
type surroundings struct {
	whole   string // the folder, from the root
	problem string // "missing", "not-a-folder", "not-allowed"; "" for none
}

// surroundingsOf looks at a folder.
func surroundingsOf(folder string) surroundings {
	s := surroundings{whole: wholePath(folder)}
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.problem = "missing"
	case err != nil || !mayWrite(folder):
		s.problem = "not-allowed"
	case !info.IsDir():
		s.problem = "not-a-folder"
	}
	return s
}

// placed is the field whose folder is looked at: the path that is being typed, or else the one that tells where a new
// file shall be.
func (f *form) placed() *field {
	if x := f.focused(); x != nil && x.kind == pathField {
		return x
	}
	for _, x := range f.shown() {
		if x.kind == pathField && x.says != nil {
			return x
		}
	}
	return nil
}

// placeSays tells of a path for new files, given by their names. Where asks is set, a file that is there is asked about
// later; else it is in the way.
func placeSays(s asker, names func(v values) []string, asks bool) func(f *form) (ink, string) {
	return func(f *form) (ink, string) {
		v := f.values()
		if f.listing == nil || f.folder != folderOf(v["path"]) || strings.HasSuffix(v["path"], "/") || v["path"] == "" {
			return inkMuted, ""
		}
		if p := f.around.problem; p != "" {
			return inkWarn, s.t("place."+p, "folder", f.around.whole)
		}
		var taken, free []string
		for _, name := range names(v) {
			name = filepath.Base(name)
			if slices.ContainsFunc(f.listing, func(c choice) bool { return c.text == name || c.text == name+"/" }) {
				taken = append(taken, name)
			} else {
				free = append(free, filepath.Join(f.around.whole, name))
			}
		}
		switch {
		case len(taken) > 0 && asks:
			return inkMuted, s.t("place.asks", "names", strings.Join(taken, ", "))
		case len(taken) > 0:
			return inkWarn, s.t("place.taken", "names", strings.Join(taken, ", "))
		}
		return inkGood, s.t("place.free", "path", strings.Join(free, ", "))
	}
}
