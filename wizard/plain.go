package wizard

import (
	"bufio"
	"cmp"
	"context"
	"io"

	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
)

// The line mode is the whole wizard for screen readers, terminals that can't move their cursor, and
// pipes. Its rules, the same everywhere:
//
//   - One prompt at a time, which says in a few words what can be typed. Nothing is ever repainted: no
//     colour, no lines drawn, no cursor moved, no carriage return. Numbers come before texts.
//   - What the screen does with a key, it does with a word (plain_commands.go); help alone gives the few
//     words that matter at this prompt, "help all" every word, help and a word that one.
//   - A line that begins with a slash is a command everywhere, inside notes, forms and lists too; two
//     slashes type one. Without a slash a command is understood where it can't be meant as an answer: at a
//     question and in a list, and the few words of forms (help, back, cancel, quit) there. A text that begins as
//     a command with more behind it is asked about once.
//   - Nothing that was entered is dropped in silence: leaving a form or a note says what is not saved and
//     offers to keep it.
//   - The end of the input, or an interrupt, saves what is complete, says in one line what was not
//     finished, and in the last where to go on. A note that was being written is complete as far as it
//     goes; a form is not before its last field. After an interrupt a note stays a draft.
//   - What can't be understood is said, and asked again: at a question for as long as it takes, since each
//     line there stands for itself; in a form or a list three times in a row (maxTries). Then the form or
//     the list is left and nothing of it recorded, so that one wrong line of a script neither swallows the
//     rest of it, nor has what follows recorded in the wrong place.
//
// One reader serves the whole run, so that piped answers are never lost between two prompts.

// plainMode is one run of it.
type plainMode struct {
	ctx   context.Context
	cfg   Config
	words *lang.Language
	set   settings.Settings
	typed chan string // lines of the input; closed at its end
	ahead []string    // those that were taken while a save was waited for
	stuck bool        // a save that was out never came back
	out   io.Writer
	d     *desk
	id    string // of the question that is asked
	// section is the one whose introduction was printed last.
	section string
	trail   []string
	ended   bool // the input has ended
	left    bool // the reader has left
	shown   bool // the question stands on the screen already

	through    *foundList // questions that were found and are gone through; nil for all
	since      string     // the earlier assessment to lay beside the file that was opened
	sinceAsked bool       // by the command; else it is remembered

	homeward   bool   // to the list of all assessments
	pending    string // a command that was typed in a list or at a prompt, which is left for it
	unfinished string // what was being filled in when the input ended
	formsTold  bool   // how forms are filled in was said

	room     bool     // only what a room may hear
	reviewer string   // named once in a run
	found    []*draft // beside the file that was opened

	half      []*draft // what is being entered
	restored  *draft   // that the next form begins with
	newDrafts *drafts  // of new assessments; nil where there can be none
}

// maxTries is how often in a row a field or a list asks again.
const maxTries = 3

// Plain runs the line mode until the reader leaves or the input ends.
func Plain(ctx context.Context, cfg Config) error {
	p := &plainMode{
		ctx: ctx, cfg: cfg, words: cfg.Language, set: settings.Load(cfg.Settings),
		out: cfg.Stdout, typed: make(chan string),
	}
	// One reader for the whole run. It has a goroutine of its own, so that an interrupt need not wait
	// for a line; it ends with the input or the process.
	go readLines(bufio.NewReader(cfg.Stdin), p.typed)
	p.newDrafts = newAssessmentDrafts(cfg.Settings)
	if cfg.Author != "" {
		p.set.Author = cfg.Author
	}
	return cmp.Or(p.run(), ctx.Err())
}

// t is a text of the wizard's catalogue; where the screen's speaks of keys, "<key>-plain" has the words.
func (p *plainMode) t(key string, facts ...any) string {
	key = readKey(p.words, p.d, key)
	if p.words.Has("wizard." + key + "-plain") {
		key += "-plain"
	}
	return p.words.T("wizard."+key, facts...)
}

// word is a command's word in the reader's language.
func (p *plainMode) word(command string) string { return p.t("word." + command) }

func (p *plainMode) sentence(err error) string { return sentence(p.words, err) }

func (p *plainMode) complain(err error) {
	p.print(p.sentence(err))
}

func (p *plainMode) asker() asker {
	return asker{p.t, p.sentence, p.cfg.Now().Format("2006-01-02"), p.set.Author}
}

// over says whether nothing more is asked.
func (p *plainMode) over() bool { return p.ended || p.left || p.ctx.Err() != nil }

func (p *plainMode) run() error {
	p.print(p.words.T("app.name") + ". " + p.t("tagline"))
	if !p.author() {
		p.goodbye()
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
	assessed := false
	for err == nil && p.d != nil {
		assessed = true
		err = p.assess()
		p.d = nil
		if err == nil && p.homeward && !p.over() {
			if err = p.home(); p.d != nil {
				p.homeward = false
			}
		}
	}
	switch {
	case err != nil:
	case !assessed:
		p.goodbye()
	case p.homeward:
		p.sayUnfinished()
		p.whole(p.t("plain.end-list"))
	}
	return err
}

// goodbye says what was not finished, and where to go on, where no assessment lies open any more.
func (p *plainMode) goodbye() {
	p.sayUnfinished()
	if p.ended {
		p.whole(p.t("plain.end-nothing", "command", p.again()))
	}
}

// again is the command line that this run began with, as far as it says what is meant.
func (p *plainMode) again() string {
	s := "cirtkit assess --plain"
	if p.cfg.Questionnaire != "" {
		s += " --questionnaire " + shellWord(p.cfg.Questionnaire)
	}
	if p.cfg.Path != "" {
		s += " " + shellWord(p.cfg.Path)
	}
	return s
}

func (p *plainMode) sayUnfinished() {
	if p.unfinished != "" {
		p.print(p.t("plain.unfinished", "what", p.unfinished))
		p.unfinished = ""
	}
}

// assess asks the questions of the assessment that lies open, until the reader leaves it.
func (p *plainMode) assess() error {
	d := p.d
	defer func() {
		last := d.recent()
		last.Question = p.id
		p.set = p.set.Opened(last)
		if !p.stuck {
			_ = d.file.Close()
		}
		_ = p.set.Save(p.cfg.Settings)
	}()
	p.begin()
	for !p.over() && !p.homeward {
		p.question()
	}
	d = p.d // that may have gone on in a copy
	if d.queue.Waiting() > 0 && !p.stuck {
		p.save() // once more before leaving
	}
	if d.queue.Waiting() == 0 && !p.stuck {
		p.keepDrafts()
	}
	if n := d.queue.Waiting(); n > 0 {
		return failed("unsaved", "n", n, "path", d.path).Because(d.failed)
	}
	if !d.file.ReadOnly() && !p.stuck {
		if d.failed = p.check(); d.failed != nil { // the file is not there as it was, and what follows would be untrue
			return d.failed
		}
	}
	p.sayUnfinished()
	switch path := shellWord(d.path); {
	case p.homeward:
		p.whole(p.t("plain.end-home", "path", d.path))
	case d.file.ReadOnly():
		p.whole(p.t("plain.end-read", "path", path))
	default:
		p.whole(p.t("plain.end", "path", path))
	}
	p.ended = p.ended || p.ctx.Err() != nil
	return nil
}

// begin says what lies open.
func (p *plainMode) begin() {
	done, total := p.d.progress()
	name := subjectOf(p.d.state.About)
	if name == "" {
		name = p.t("no-subject")
	}
	label := statusWord(p.words, p.d.state.Status)
	if tlp := p.d.state.About.TLP; tlp != "" {
		label = tlp + ", " + label
	}
	p.print(p.t("plain.begin", "subject", name, "questionnaire", p.d.title(), "done", done, "total", total, "label", aloud(label)))
	for _, d := range p.d.file.Damage() {
		p.complain(d.Fault)
	}
	if torn := p.d.file.TornAside(); torn != "" {
		p.print(p.t("open.torn", "path", torn))
	}
	if p.d.file.ReadOnly() {
		p.cantChange()
	}
	if n := len(p.d.state.Conflicts); n > 0 {
		p.print(p.t("plain.differs", "n", n))
	}
	found := p.found
	p.found = nil
	p.offerDrafts(p.app().foundDrafts(found))
	p.addProfiles(p.cfg.Profiles...)
	p.sinceAtStart()
	p.print(p.t("plain.how"))
}
