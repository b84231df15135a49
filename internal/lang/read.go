package lang

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Read makes a language of the JSON files of a folder, with English for what they lack. The rooms are read when they
// are first asked for; a file that can't be read is a fault of whoever made the folder, and panics then.
func Read(code string, folder fs.FS) *Language { return read(code, folder, English()) }

// compiledIn is the folder of a language that came with the program. A fault in it is a fault of the program, and a
// test reads them all.
func compiledIn(code string) fs.FS {
	folder, err := fs.Sub(catalogue, path.Join("catalogue", code))
	if err != nil {
		panic(err)
	}
	return folder
}

func read(code string, folder fs.FS, fallback *Language) *Language {
	l := &Language{code: code, plural: pluralOf(code), rooms: map[string]*room{}, fallback: fallback}
	for _, file := range files(folder) {
		name := roomOf(file)
		if l.rooms[name] == nil {
			l.rooms[name] = &room{folder: folder}
		}
		l.rooms[name].files = append(l.rooms[name].files, file)
	}
	return l
}

// room is the texts of one room. Most commands need few rooms of many, and reading all takes as long as starting the
// program: a room is read when the first text of it is asked for.
type room struct {
	folder fs.FS
	files  []string
	once   sync.Once
	read   map[string]message
}

func (r *room) texts() map[string]message {
	if r == nil {
		return nil
	}
	r.once.Do(func() {
		srcs, n := make([]string, len(r.files)), 0
		for i, file := range r.files {
			src, err := fs.ReadFile(r.folder, file)
			if err != nil {
				panic(err)
			}
			srcs[i] = string(src)
			n += textsIn(srcs[i])
		}
		r.read = make(map[string]message, n)
		for i, src := range srcs {
			if err := parseInto(r.read, src); err != nil {
				panic(fmt.Sprintf("%s: %v", r.files[i], err))
			}
		}
	})
	return r.read
}

// files lists the catalogue files of a folder.
func files(folder fs.FS) []string {
	names, err := fs.Glob(folder, "*.json")
	if err != nil {
		panic(err) // the pattern is sound
	}
	return names
}

// roomOf is the room of a catalogue file: "cmd" of "cmd-plan.json".
func roomOf(file string) string {
	name, _, _ := strings.Cut(strings.TrimSuffix(file, ".json"), "-")
	return name
}

// roomsIn lists the rooms that a folder has files of.
func roomsIn(folder fs.FS) []string {
	var rooms []string
	for _, file := range files(folder) {
		rooms = append(rooms, roomOf(file))
	}
	return rooms
}

// message is one text, or its plural forms by category.
type message struct {
	text  string
	forms map[string]string
}
