package wizard

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cirtkit/internal/text"
)

// maxTyped bounds one line of input, in bytes.
const maxTyped = text.DefaultMax

// readLines sends the lines of an input, through the gate for what comes in. The rest of a line over
// the limit is dropped.
func readLines(in *bufio.Reader, lines chan<- string) {
	defer close(lines)
	for {
		var b []byte
		part, err := in.ReadSlice('\n')
		for b = append(b, part...); errors.Is(err, bufio.ErrBufferFull); {
			if part, err = in.ReadSlice('\n'); len(b) < maxTyped {
				b = append(b, part...)
			}
		}
		if err != nil && len(b) == 0 {
			return
		}
		s, _ := text.Clean(strings.TrimRight(string(b), "\r\n"), text.Rules{})
		lines <- strings.TrimSpace(s)
		if err != nil {
			return
		}
	}
}

// prompt shows a prompt and reads a line as it is. It is false when the input has ended.
func (p *plainMode) prompt(prompt string) (string, bool) {
	lines := p.lines(prompt, plainWidth-20)
	_, _ = fmt.Fprint(p.out, strings.Join(lines, "\n")+": ")
	return p.read()
}

func (p *plainMode) read() (string, bool) {
	if p.ended {
		return "", false
	}
	if len(p.ahead) > 0 {
		s := p.ahead[0]
		p.ahead = p.ahead[1:]
		return s, true
	}
	select {
	case <-p.ctx.Done():
	case s, ok := <-p.typed:
		if ok {
			if p.cfg.Echo {
				p.whole(s)
			}
			return s, true
		}
	}
	p.ended = true
	_, _ = fmt.Fprintln(p.out)
	return "", false
}

// path is literal where a path is asked for, which begins with a slash itself: there only a slash with a
// word of the line mode is a command.
func (p *plainMode) path(typed string) (string, bool) {
	first, _, _ := strings.Cut(strings.TrimPrefix(typed, "/"), " ")
	if _, known := p.findWord(first); strings.HasPrefix(typed, "/") && !known {
		return typed, true
	}
	return literal(typed)
}

// literal is what was typed, without the slash that says that the next one is meant. It is false for a
// command.
func literal(typed string) (string, bool) {
	if strings.HasPrefix(typed, "//") {
		return typed[1:], true
	}
	return typed, !strings.HasPrefix(typed, "/")
}

// says whether a word of the line mode was typed, in the reader's language or as it is in the table.
func (p *plainMode) says(typed, word string) bool {
	return strings.EqualFold(typed, word) || strings.EqualFold(typed, p.word(word))
}

// saysOf is the word of a few that was typed, with a slash before it or not; "" for none.
func (p *plainMode) saysOf(typed string, words ...string) string {
	typed = strings.TrimPrefix(typed, "/")
	for _, w := range words {
		if p.says(typed, w) {
			return w
		}
	}
	return ""
}

// leaves says whether what was typed leaves a form or a list; quit leaves the program too.
func (p *plainMode) leaves(typed string) bool {
	switch p.saysOf(typed, "quit", "cancel", "back") {
	case "quit":
		p.left = true
	case "":
		return p.left
	}
	return true
}

// ask asks for one line, such as a path. It is false when the input has ended, or the prompt was left:
// with back, cancel, quit, or a command after a slash, which is carried out then.
func (p *plainMode) ask(prompt string) (string, bool) {
	for {
		typed, ok := p.prompt(prompt)
		switch {
		case !ok || p.leaves(typed):
			return "", false
		case p.saysOf(typed, "help") != "" || typed == "?":
			p.print(p.t("plain.ask-how"))
			continue
		}
		s, plain := p.path(typed)
		if plain {
			return s, true
		}
		if p.aside(typed, true) {
			return "", false
		}
	}
}

// aside takes a command after a slash where something else is asked for. What only says something is said
// at once. Another is kept for after (then it is true) where this place can be left for it, or else it is
// said how to leave.
func (p *plainMode) aside(typed string, leave bool) bool {
	first, rest, _ := strings.Cut(strings.TrimPrefix(typed, "/"), " ")
	c, known := p.findWord(first)
	switch {
	case !known:
		p.noSuchWord(first)
	case p.d == nil:
		p.print(p.t("plain.no-assessment"))
	case slices.Contains(spokenAside, c.name):
		shown := p.shown
		c.run(p, p.d.q.Question(p.id), strings.TrimSpace(rest))
		p.shown = shown
	case !leave:
		p.print(p.t("plain.not-here", "word", p.word(c.name)))
	default:
		p.pending = typed
		return true
	}
	return false
}

// many reads lines up to one that holds a full stop alone; so far gets what there is after each, "" for
// nothing, and old is what a word brings in. It is false when nothing is to be recorded.
func (p *plainMode) many(prompt, old string, soFar func(string)) (string, bool) {
	defer func() {
		if p.ctx.Err() == nil {
			p.half = nil // what becomes of it says the caller
		}
	}()
	p.print(prompt)
	var lines []string
	kept := func() string {
		s, _ := text.Clean(strings.TrimSpace(strings.Join(lines, "\n")), text.Block)
		return s
	}
	for {
		typed, ok := p.read()
		switch {
		case !ok && len(lines) == 0:
			return "", false
		case !ok:
			return kept(), p.noteEnds()
		case typed == ".":
			return kept(), true
		}
		s, plain := literal(typed)
		if !plain && p.saysOf(typed, "old") != "" {
			s, plain = old, true
		}
		if plain {
			if len(strings.Join(lines, "\n"))+len(s) >= text.DefaultMax {
				p.print(p.t("plain.note-full"))
				continue
			}
			lines = append(lines, strings.Split(s, "\n")...)
			soFar(kept())
			continue
		}
		switch word := p.saysOf(typed, "help", "again", "back", "cancel", "quit"); word {
		case "help":
			p.print(p.t("plain.note-how"))
		case "again":
			p.print(kept())
			p.print(p.t("plain.note-on", "n", len(lines)))
		case "back":
			if len(lines) == 0 {
				p.print(p.t("plain.note-empty"))
				continue
			}
			last := len(lines) - 1
			p.print(p.t("plain.note-back", "line", lines[last]))
			lines = lines[:last]
			soFar(kept())
		case "cancel", "quit":
			switch p.leaveNote(kept(), len(lines)) {
			case "on":
				p.print(p.t("plain.note-on", "n", len(lines)))
				continue
			case "keep":
				p.left = p.left || word == "quit"
				return kept(), true
			case "ended":
				return kept(), p.noteEnds()
			}
			p.left = p.left || word == "quit"
			soFar("")
			return "", false
		default:
			p.aside(typed, false)
		}
	}
}

// noteEnds says whether a note that the end of the input cut off is recorded. After an interrupt it is
// not: its draft has it, and is offered at the next opening.
func (p *plainMode) noteEnds() bool {
	if p.ctx.Err() != nil {
		p.unfinished = p.t("plain.note-draft")
		return false
	}
	return true
}

// leaveNote asks what is to become of what was written: "on", "keep" or "drop"; or "ended".
func (p *plainMode) leaveNote(written string, lines int) string {
	if written == "" {
		p.print(p.t("plain.form-left"))
		return "drop"
	}
	what, ok := p.pick(p.t("plain.note-leave", "n", lines), p.leaveChoices())
	switch {
	case p.ended:
		return "ended"
	case !ok:
		return "on"
	}
	return what
}

// leaveChoices are what can be done with what was entered, and is not saved.
func (p *plainMode) leaveChoices() []choice {
	return []choice{{"on", p.t("plain.leave-on")}, {"keep", p.t("plain.leave-keep")}, {"drop", p.t("plain.leave-drop")}}
}
