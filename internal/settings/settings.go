// Package settings keeps what is convenient to remember between two runs: the author's name, the
// language, the look, and the assessments that were open last. Nothing of an assessment lives here;
// losing the file is harmless, and a damaged one is taken as if it were not there.
package settings

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"cirtkit/internal/files"
	"cirtkit/internal/text"
)

// MaxRecent bounds the list of recent files; maxSize the file, in bytes.
const (
	MaxRecent = 12
	maxSize   = 256 << 10
)

// Settings is what is remembered.
type Settings struct {
	Author   string   `json:"author,omitempty"`   // asked once; never the login name
	Language string   `json:"language,omitempty"` // code, such as "en"
	Theme    string   `json:"theme,omitempty"`    // one of Themes; "" is the one that suits the terminal
	Signs    string   `json:"signs,omitempty"`    // one of SignSets; "" is the one that suits the terminal
	Bidi     string   `json:"bidi,omitempty"`     // one of Bidis; "" leaves the order of mixed text to the terminal
	Recent   []Recent `json:"recent,omitempty"`   // newest first
}

// Themes are the looks that can be asked for.
var Themes = []string{Dark, Light, Sixteen, None}

// The looks: two with a ground of their own, one in the colours of the terminal's palette, one without colours.
const (
	Dark    = "dark"
	Light   = "light"
	Sixteen = "sixteen"
	None    = "none"
)

// SignSets are the lines, arrows and marks that can be asked for.
var SignSets = []string{AllSigns, FewSigns, ASCIISigns}

// The sets: all that are used, those that the fonts of old consoles have, and none but ASCII.
const (
	AllSigns   = "all"
	FewSigns   = "few"
	ASCIISigns = "ascii"
)

// Bidis say who puts text that reads from the right in the order in which it is seen, where it is not the terminal:
// the program, or nobody.
var Bidis = []string{BidiProgram, BidiOff}

// See Bidis.
const (
	BidiProgram = "program"
	BidiOff     = "off"
)

// Recent says enough about a file to show it in a list without opening it.
type Recent struct {
	Path          string    `json:"path"` // absolute
	Subject       string    `json:"subject,omitempty"`
	Questionnaire string    `json:"questionnaire,omitempty"` // title and version
	Status        string    `json:"status,omitempty"`        // one of the assessment's statuses
	Since         string    `json:"since,omitempty"`         // an earlier assessment that lay beside; absolute
	Question      string    `json:"question,omitempty"`      // on the screen when it was left
	Answered      int       `json:"answered"`
	Asked         int       `json:"asked"`
	Saved         time.Time `json:"saved"`
}

// Dir is the folder of the settings: CIRTKIT_HOME, or "cirtkit" in the user's configuration folder.
// It is "" where neither is known; settings are then not kept.
func Dir(env func(string) string) string {
	if home := env("CIRTKIT_HOME"); home != "" {
		return home
	}
	base, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(base, "cirtkit")
}

// Load reads the settings of a folder. What can't be read counts as not there.
func Load(dir string) Settings {
	var s struct {
		Settings
		ASCII bool `json:"ascii"` // as it was said before there were several sets
	}
	if dir == "" {
		return s.Settings
	}
	if info, err := os.Stat(path(dir)); err != nil || !info.Mode().IsRegular() {
		return s.Settings // opening a pipe would wait for ever
	}
	f, err := os.Open(path(dir))
	if err != nil {
		return s.Settings
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil || len(src) > maxSize || json.Unmarshal(src, &s) != nil {
		return Settings{}
	}
	if s.ASCII && s.Signs == "" {
		s.Signs = ASCIISigns
	}
	if s.Theme == "plain" { // as it was called before
		s.Theme = None
	}
	return s.clean()
}

// Save writes the settings whole or not at all.
func (s Settings) Save(dir string) error {
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	src, err := json.MarshalIndent(s.clean(), "", "  ")
	if err != nil {
		return err
	}
	return files.Write(path(dir), files.Replace, append(src, '\n'))
}

// Opened puts a file at the top of the list.
func (s Settings) Opened(r Recent) Settings {
	s = s.Forgotten(r.Path)
	s.Recent = append([]Recent{r}, s.Recent...)
	s.Recent = s.Recent[:min(len(s.Recent), MaxRecent)]
	return s
}

// Forgotten takes a file off the list.
func (s Settings) Forgotten(file string) Settings {
	s.Recent = slices.DeleteFunc(slices.Clone(s.Recent), func(r Recent) bool { return r.Path == file })
	return s
}

// clean bounds what a stranger could have put into the file.
func (s Settings) clean() Settings {
	line := func(t *string) { *t, _ = text.Clean(*t, text.Line) }
	line(&s.Author)
	line(&s.Language)
	for _, of := range []struct {
		chosen *string
		from   []string
	}{{&s.Theme, Themes}, {&s.Signs, SignSets}, {&s.Bidi, Bidis}} {
		if !slices.Contains(of.from, *of.chosen) {
			*of.chosen = ""
		}
	}
	s.Recent = slices.Clone(s.Recent[:min(len(s.Recent), MaxRecent)])
	for i := range s.Recent {
		r := &s.Recent[i]
		line(&r.Path)
		line(&r.Subject)
		line(&r.Questionnaire)
		line(&r.Status)
		line(&r.Question)
		line(&r.Since)
		r.Answered, r.Asked = max(r.Answered, 0), max(r.Asked, 0)
	}
	return s
}

func path(dir string) string { return filepath.Join(dir, "settings.json") }
