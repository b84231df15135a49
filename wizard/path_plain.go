package wizard

import (
	"os"
	"strconv"
	"strings"
)

// The line mode can't complete a path under a cursor. A question mark behind a part of one lists what begins so, by numbers, and
// so does a part that names no file where one is to be read: a folder that is chosen lists what is in it. What a script gives
// without a question mark is taken as it stands.

// maxMatches is how many entries of a folder are read out.
const maxMatches = 20

// askPath asks for the path of a file of these endings, as a field's. It is false as ask is.
func (p *plainMode) askPath(prompt string, ends []string) (string, bool) {
	for {
		typed, ok := p.prompt(p.t("plain.path-prompt", "what", prompt))
		switch {
		case !ok || p.leaves(typed):
			return "", false
		case typed == "":
			return "", true
		case p.saysOf(typed, "help") != "":
			p.print(p.t("plain.ask-how") + " " + p.t("plain.path-how"))
			continue
		}
		said, plain := p.path(typed)
		if !plain {
			if p.aside(typed, true) {
				return "", false
			}
			continue
		}
		if path, ok := p.foundPath(said, ends); ok || p.over() {
			return path, ok
		}
	}
}

// foundPath is the path that was meant by what was typed. It is false where it is to be asked for again, or the input has ended.
func (p *plainMode) foundPath(typed string, ends []string) (string, bool) {
	typed, asked := p.askedPath(typed)
	for {
		if info, err := os.Stat(expand(typed)); err == nil && info.IsDir() && folderOf(typed) != typed {
			typed += "/"
		} else if err == nil && !info.IsDir() && !asked {
			return typed, true
		}
		if !asked && (p.cfg.Echo || ends != nil && len(ends) == 0) {
			return typed, true
		}
		found := matches(typed, ends)
		if len(found) == 0 {
			if !asked {
				return typed, true // what is wrong with it is said where it is read
			}
			p.print(p.t("plain.path-none", "typed", typed))
			return "", false
		}
		p.listPaths(found)
		which := "plain.path-which"
		if asked {
			which = "plain.path-which-asked"
		}
		pick, ok := p.prompt(p.t(which))
		n, err := strconv.Atoi(pick)
		said, plain := p.path(pick)
		switch {
		case !ok, p.saysOf(pick, "back", "cancel", "quit") != "", pick == "" && asked:
			return "", false
		case pick == "":
			return typed, true
		case err == nil && n >= 1 && n <= len(found) && n <= maxMatches:
			if typed = found[n-1].code; !strings.HasSuffix(typed, "/") {
				return typed, true
			}
			asked = true
		case p.saysOf(pick, "help") != "":
			p.print(p.t("plain.path-how"))
		case !plain:
			p.aside(pick, false)
		default: // more of it, or another one
			if folderOf(said) == "" && !strings.HasPrefix(said, "~") {
				said = folderOf(typed) + said
			}
			typed, asked = p.askedPath(said)
		}
	}
}

// askedPath takes the question mark off a path that asks what begins so; one that is the name's own stays.
func (p *plainMode) askedPath(typed string) (path string, asked bool) {
	if path, asked = strings.CutSuffix(typed, "?"); asked {
		if _, err := os.Stat(expand(typed)); err == nil {
			return typed, false
		}
	}
	return path, asked
}

// matches are the files of these endings, and the folders, that begin as was typed.
func matches(typed string, ends []string) []choice {
	as := folderOf(typed)
	folder := expand(as)
	if folder == "" {
		folder = "."
	}
	begins := strings.ToLower(typed[len(as):])
	var out []choice
	for _, c := range entriesOf(folder, as) {
		if strings.HasPrefix(strings.ToLower(c.text), begins) && fits(ends, c.text) {
			out = append(out, c)
		}
	}
	return out
}

// listPaths reads out the first of them by number.
func (p *plainMode) listPaths(found []choice) {
	for i, c := range found[:min(len(found), maxMatches)] {
		p.option(strconv.Itoa(i+1), c.text)
	}
	if over := len(found) - maxMatches; over > 0 {
		p.print(p.t("plain.path-more", "n", over))
	}
}
