package wizard

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
	"cirtkit/internal/text"
)

// The line mode is the whole wizard for screen readers, terminals that can't move their cursor, and
// pipes: one prompt at a time, numbered options, no colour, no lines drawn, nothing ever repainted.
// What the screen does with a key, it does with a word. One reader serves the whole run, so that piped
// answers are never lost between two prompts; the end of the input saves and says where to go on.

// plainMode is one run of it.
type plainMode struct {
	ctx   context.Context
	cfg   Config
	words *lang.Language
	set   settings.Settings
	typed chan string // lines of the input; closed at its end
	out   io.Writer
	d     *desk
	id    string // of the question that is asked
	// section is the one whose introduction was printed last.
	section string
	trail   []string
	ended   bool // the input has ended
	left    bool // the reader has left
	shown   bool // the question stands on the screen already

	since      string // the earlier assessment to lay beside the file that was opened
	sinceAsked bool   // by the command; else it is remembered

	interview bool   // only what the current session can answer
	reviewer  string // named once in a run
	found     *draft // beside the file that was opened
}

// maxTyped bounds one line of input, in bytes.
const maxTyped = text.DefaultMax

// Plain runs the line mode until the reader leaves or the input ends.
func Plain(ctx context.Context, cfg Config) error {
	p := &plainMode{
		ctx: ctx, cfg: cfg, words: cfg.Language, set: settings.Load(cfg.Settings),
		out: cfg.Stdout, typed: make(chan string),
	}
	// One reader for the whole run. It has a goroutine of its own, so that an interrupt need not wait
	// for a line; it ends with the input or the process.
	go readLines(bufio.NewReader(cfg.Stdin), p.typed)
	if cfg.Author != "" {
		p.set.Author = cfg.Author
	}
	return p.run()
}

// t is a text of the wizard's catalogue; where the screen's speaks of keys, "<key>-plain" has the words.
func (p *plainMode) t(key string, facts ...any) string {
	if p.words.Has("wizard." + key + "-plain") {
		key += "-plain"
	}
	return p.words.T("wizard."+key, facts...)
}

// word is a command's word in the reader's language.
func (p *plainMode) word(command string) string { return p.t("word." + command) }

func (p *plainMode) print(s string) { _, _ = fmt.Fprintln(p.out, text.Terminal(s)) }

// ask shows a prompt and reads a line. It is false when the input has ended.
func (p *plainMode) ask(prompt string) (string, bool) {
	_, _ = fmt.Fprint(p.out, text.Terminal(prompt)+": ")
	return p.read()
}

func (p *plainMode) read() (string, bool) {
	if p.ended {
		return "", false
	}
	select {
	case <-p.ctx.Done():
	case s, ok := <-p.typed:
		if ok {
			return s, true
		}
	}
	p.ended = true
	_, _ = fmt.Fprintln(p.out)
	return "", false
}

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

// many reads lines up to one that holds a full stop alone; so far gets what there is after each.
func (p *plainMode) many(prompt string, soFar func(string)) (string, bool) {
	p.print(prompt)
	var lines []string
	for {
		l, ok := p.read()
		if !ok && len(lines) == 0 {
			return "", false
		}
		if !ok || l == "." {
			s, _ := text.Clean(strings.TrimSpace(strings.Join(lines, "\n")), text.Block)
			return s, true
		}
		lines = append(lines, l)
		soFar(strings.Join(lines, "\n"))
	}
}

func (p *plainMode) sentence(err error) string { return sentence(p.words, err) }

func (p *plainMode) complain(err error) {
	p.print(p.sentence(err))
}

func (p *plainMode) asker() asker {
	return asker{p.t, p.sentence, p.cfg.Now().Format("2006-01-02"), p.set.Author}
}

func (p *plainMode) run() error {
	p.print(p.words.T("app.name") + ". " + p.t("tagline"))
	if !p.author() {
		return nil
	}
	var err error
	switch {
	case p.cfg.Path != "":
		err = p.openOrNew(expand(p.cfg.Path))
	case p.cfg.Questionnaire != "":
		err = p.create(p.cfg.Questionnaire, "")
	default:
		err = p.home()
	}
	if err != nil || p.d == nil {
		return err
	}
	defer func() {
		last := p.d.recent()
		last.Question = p.id
		p.set = p.set.Opened(last)
		_ = p.d.file.Close()
		_ = p.set.Save(p.cfg.Settings)
	}()
	p.begin()
	for !p.ended && !p.left && p.ctx.Err() == nil {
		p.question()
	}
	if n := p.d.queue.Waiting(); n > 0 {
		p.save() // once more before leaving
	}
	if n := p.d.queue.Waiting(); n > 0 {
		return failed("unsaved", "n", n, "path", p.d.path).Because(p.d.failed)
	}
	p.print(p.t("plain.end", "path", p.d.path))
	return p.ctx.Err()
}

// begin says what lies open.
func (p *plainMode) begin() {
	done, total := p.d.progress(nil)
	name := subjectOf(p.d.state.About)
	if name == "" {
		name = p.t("no-subject")
	}
	label := statusWord(p.words, p.d.state.Status)
	if tlp := p.d.state.About.TLP; tlp != "" {
		label = tlp + ", " + label
	}
	p.print(p.t("plain.begin", "subject", name, "questionnaire", p.d.title(), "done", done, "total", total, "label", label))
	for _, d := range p.d.file.Damage() {
		p.complain(d.Fault)
	}
	if torn := p.d.file.TornAside(); torn != "" {
		p.print(p.t("open.torn", "path", torn))
	}
	if p.d.file.ReadOnly() {
		p.print(p.t("read-only"))
	}
	p.offerDraft(p.found)
	p.sinceAtStart()
	p.print(p.t("plain.how"))
}
