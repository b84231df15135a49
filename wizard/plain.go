package wizard

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
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

// author asks once who signs the changes.
func (p *plainMode) author() bool {
	for p.set.Author == "" {
		p.print(p.t("author.intro"))
		name, ok := p.ask(p.t("author.label"))
		if !ok {
			return false
		}
		p.set.Author = name
	}
	_ = p.set.Save(p.cfg.Settings)
	return true
}

// home lists what was open last and the ways to begin.
func (p *plainMode) home() error {
	for p.d == nil {
		var options []choice
		for i, r := range p.set.Recent {
			line := r.Subject
			if line == "" {
				line = filepath.Base(r.Path)
			}
			options = append(options, choice{"recent " + strconv.Itoa(i), p.t("plain.recent", "subject", line, "questionnaire", r.Questionnaire, "done", r.Answered, "total", r.Asked)})
		}
		options = append(options, choice{"new", p.t("home.new")}, choice{"open", p.t("home.open")})
		if p.cfg.Demo != nil {
			options = append(options, choice{"demo", p.t("home.demo")})
		}
		options = append(options, choice{"quit", p.t("home.quit")})
		what, ok := p.pick(p.t("home.title"), options)
		if !ok || what == "quit" || p.left {
			return nil
		}
		var err error
		switch what {
		case "new":
			err = p.create("", "")
		case "open":
			path, ok := p.ask(p.t("open.path"))
			if ok && path != "" {
				err = p.open(expand(path))
			}
		case "demo":
			var path string
			var found bool
			if path, found, err = sampleFile(p.cfg.Demo); err == nil {
				p.print(sampleWords(p.t, path, found))
				err = p.open(path)
			}
		default:
			i, _ := strconv.Atoi(strings.TrimPrefix(what, "recent "))
			err = p.open(p.set.Recent[i].Path)
		}
		if err != nil {
			p.complain(err)
		}
		if p.left {
			return nil
		}
	}
	return nil
}

func (p *plainMode) openOrNew(path string) error {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return p.create(p.cfg.Questionnaire, path)
	}
	return p.open(path)
}

// open opens a file; one that another program holds can be read.
func (p *plainMode) open(path string) error {
	f, err := assessment.Open(path, p.cfg.options(p.set.Author))
	if assessment.IsLocked(err) {
		p.complain(err)
		yes, ok := p.pick(p.t("locked.title"), []choice{{"read", p.t("locked.read")}, {"back", p.t("locked.back")}})
		if !ok || yes != "read" {
			return err
		}
		f, err = assessment.Read(path)
	}
	if err != nil {
		return err
	}
	p.seat(f)
	p.found = readDraft(p.d.path)
	return nil
}

func (p *plainMode) seat(file store) {
	p.d = newDesk(file, p.cfg.Now())
	p.d.translate(p.words)
	p.id = p.d.resume(p.set)
	p.set = p.set.Opened(p.d.recent())
	_ = p.set.Save(p.cfg.Settings)
}

// create asks what a new assessment is about and makes its file.
func (p *plainMode) create(questionnaire, path string) error {
	if questionnaire == "" {
		var options []choice
		for _, q := range p.cfg.offered() {
			options = append(options, choice{q.ID, q.Title + " " + q.Version + ". " + q.Purpose + " " +
				p.t("new.size", "n", q.Questions+q.Facts)})
		}
		id, ok := p.pick(p.t("new.questionnaire"), options)
		if !ok {
			return nil
		}
		questionnaire = id
	}
	q, err := questionnaires.Find(expand(questionnaire), p.cfg.Overlays...)
	if err != nil {
		return err
	}
	f := newAssessmentForm(p.asker(), q, path, nil)
	for {
		v, ok := p.fill(f)
		if !ok {
			p.print(p.t("plain.nothing-made"))
			return nil
		}
		about := aboutFrom(v, assessment.About{Language: p.words.Code()})
		file, made, err := createFile(v["path"], q, about, p.cfg.options(p.set.Author))
		if err == nil {
			p.seat(file)
			p.print(p.t("new.done", "path", made))
			return nil
		}
		p.complain(err)
		if p.ended {
			return err
		}
		p.print(p.t("plain.again"))
	}
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
	p.print(p.t("plain.how"))
}

// question asks the current question once and takes one line.
func (p *plainMode) question() {
	q := p.d.q.Question(p.id)
	if q == nil {
		p.print(p.t("question.nothing"))
		p.left = true
		return
	}
	if !p.shown {
		p.show(q)
		p.shown = true
	}
	typed, ok := p.ask(p.t("plain.answer"))
	if !ok {
		return
	}
	if typed == "" {
		p.onward()
		return
	}
	if p.command(q, typed) {
		return
	}
	ans, err := plainAnswer(q, typed)
	if err == nil {
		err = questionnaires.CheckAnswer(q, ans)
	}
	if err != nil {
		if len(q.Options) > 0 { // in the terms that were shown
			var keys []string
			for i := range q.Options {
				keys = append(keys, plainKey(q, i))
			}
			p.print(p.t("plain.no-answer", "found", typed, "keys", strings.Join(keys, ", ")))
		} else {
			p.complain(err)
		}
		p.print(p.t("plain.help-hint"))
		return
	}
	p.answer(q, ans)
}

// show reads a question out.
func (p *plainMode) show(q *questionnaires.Question) {
	w, e := p.d.worded(q.ID), p.d.entry(q.ID)
	asked := p.d.asked()
	k := 0
	for i := range asked {
		if asked[i].ID == q.ID {
			k = i + 1
		}
	}
	section := ""
	if s := p.d.q.SectionOf(q.ID); s != nil {
		if t := p.d.words.Section(s.ID); t != nil {
			s = t
		}
		section = s.Title
		p.enter(s)
	}
	p.print("")
	p.print(p.t("plain.place", "k", k, "n", len(asked), "section", section, "id", q.ID))
	p.print(w.Ask)
	switch q.Type {
	case questionnaires.Number:
		p.print(bounds{q.Min, q.Max, q.Unit}.hint(p.t))
	case questionnaires.List:
		for i, r := range e.Rows {
			p.print(strconv.Itoa(i+1) + "  " + rowWords(p.words, w, r))
		}
		p.print(p.t("plain.list"))
	case questionnaires.Date, questionnaires.Text:
		p.print(p.t("field." + string(q.Type)))
	case questionnaires.Choices:
		p.print(p.t("plain.choices"))
	}
	for i, o := range w.Options {
		p.print(plainKey(q, i) + "  " + o.Text)
	}
	if e.Answer.State != questionnaires.Unanswered && len(e.Rows) == 0 {
		p.print(p.t("plain.recorded", "answer", answerWords(p.words, w, e.Answer)))
	}
	if e.Conflict {
		p.print(conflictWords(p.words, p.d, w))
	}
	if e.Marked {
		p.print(p.t("question.marked"))
	}
}

// enter prints what a section's questions have in common, when the reader comes to it from another one.
func (p *plainMode) enter(s *questionnaires.Section) {
	if s.ID == p.section {
		return
	}
	p.section = s.ID
	if s.Intro != "" {
		p.print("")
		p.print(p.t("plain.introduction", "section", s.Title, "intro", s.Intro))
	}
}

// plainKey is what an option is called in the line mode: as on the screen, or its number.
func plainKey(q *questionnaires.Question, i int) string {
	if k := optionKey(q, i); k != "" {
		return k
	}
	return strconv.Itoa(i + 1)
}

// optionTyped finds an option by its code, by what it is called on the screen, or by its text.
func optionTyped(q *questionnaires.Question, typed string) int {
	if i := q.OptionIndex(typed); i >= 0 {
		return i
	}
	for i := range q.Options {
		if strings.EqualFold(plainKey(q, i), typed) || strings.EqualFold(q.Options[i].Code, typed) || strings.EqualFold(q.Options[i].Text, typed) {
			return i
		}
	}
	return -1
}

// plainAnswer reads an answer as typed: an option's number, code or letter as shown; several of them;
// a number, a date, a text; else the syntax of the command line.
func plainAnswer(q *questionnaires.Question, typed string) (questionnaires.Answer, error) {
	ans := questionnaires.Answer{State: questionnaires.Answered}
	switch q.Type {
	case questionnaires.Scale, questionnaires.YesNo, questionnaires.Choice:
		if i := optionTyped(q, typed); i >= 0 {
			ans.Option = q.Options[i].Code
			return ans, nil
		}
	case questionnaires.Choices:
		in := make([]bool, len(q.Options))
		parts := strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ' ' })
		all := len(parts) > 0
		for _, part := range parts {
			if i := optionTyped(q, part); i >= 0 {
				in[i] = true
			} else {
				all = false
			}
		}
		if all {
			for i := range in {
				if in[i] {
					ans.Options = append(ans.Options, q.Options[i].Code)
				}
			}
			return ans, nil
		}
	case questionnaires.List:
		if !strings.HasPrefix(typed, "-:") && typed != "?" && typed != "!" {
			return ans, fault.New(fault.Input, "wizard.plain.list")
		}
	case questionnaires.Number, questionnaires.Date:
		if !strings.HasPrefix(typed, "-:") && typed != "?" && typed != "!" {
			return typedAnswer(q, typed)
		}
	}
	return questionnaires.ParseAnswer(q, typed)
}

// answer records an answer, asks for the reason of a change where there was an earlier one, moves on.
func (p *plainMode) answer(q *questionnaires.Question, ans questionnaires.Answer) {
	e := p.d.entry(q.ID)
	in := assessment.SetAnswer(q, ans)
	if same(e.Answer, ans) && !e.Conflict {
		p.onward()
		return
	}
	if p.d.earlier(e) {
		options := []choice{{"none", p.t("why.none")}}
		for _, w := range assessment.Whys {
			options = append(options, choice{w, p.t("why." + w)})
		}
		why, _ := p.pick(p.t("why.title"), options)
		if why != "none" {
			in.Why = why
		}
	}
	if p.put(in) {
		p.print(p.t("plain.saved", "answer", answerWords(p.words, p.d.worded(q.ID), ans)))
		if p.providedSaid(q, ans) {
			p.onward()
		}
	}
}

// put saves at once; what can't be saved waits, and is tried again with the next change.
func (p *plainMode) put(in assessment.Intent) bool {
	if p.d.file.ReadOnly() {
		p.print(p.t("read-only"))
		return false
	}
	if len(in.Sets) == 0 && in.Undo == "" {
		return true
	}
	reopens := p.d.reopens(in)
	p.d.put(in)
	if !p.save() {
		return false
	}
	if reopens {
		p.print(p.t("status.reopened"))
	}
	return true
}

func (p *plainMode) save() bool {
	batch := p.d.queue.Next()
	if batch == nil {
		return true
	}
	saved, err := p.d.file.Save(batch...)
	if err != nil {
		p.d.queue.Failed()
		p.d.failed = err
		p.print(p.t("save.failed", "n", p.d.queue.Waiting(), "problem", p.sentence(err)))
		p.print(p.t("plain.save-again"))
		return false
	}
	p.saved(saved)
	return true
}

func (p *plainMode) saved(s assessment.Saved) {
	p.d.queue.Done()
	p.d.failed, p.d.path = nil, p.d.file.Path()
	if !s.At.IsZero() {
		p.d.at = s.At
	}
	p.d.settle(snapshot(p.d.file))
	p.draft(nil) // what it held is saved
}

// onward goes to the next question that is asked; after the last it says what is open.
func (p *plainMode) onward() {
	if p.interview {
		if id := p.d.nextInInterview(p.id); id != "" {
			p.visit(id)
			return
		}
		p.interview = false
		p.print(p.t("interview.done"))
	}
	if id := (&asking{id: p.id}).neighbour(&app{desk: p.d}, 1); id != "" {
		p.visit(id)
		return
	}
	if done, total := p.d.progress(nil); done < total {
		p.print(p.t("question.end-plain", "n", total-done))
	} else {
		p.print(p.t("question.all-done-plain"))
	}
	p.shown = true
}

func (p *plainMode) visit(id string) {
	if id == "" || p.d.q.Question(id) == nil {
		return
	}
	if id != p.id {
		p.trail = append(p.trail, p.id)
	}
	p.id, p.shown = id, false
}
