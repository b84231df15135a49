package wizard

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
)

// screen is one screen of the wizard. Update and view do no I/O: what must wait for a disk is a command.
type screen interface {
	// name finds the screen's words in the catalogue: "wizard.screen.<name>" is its title in the help.
	name() string
	keys(a *app) keymap
	update(a *app, k tea.KeyMsg) tea.Cmd
	view(a *app, w, height int) []line
}

// app is the model: a stack of screens, of which the top one is seen, and the assessment that lies open.
type app struct {
	cfg   Config
	words *lang.Language
	theme theme
	set   settings.Settings

	w, h  int
	stack []screen
	desk  *desk

	bodyTop   int    // line at which the screen on top began in the last view
	notice    string // one line of news at the bottom
	noticeInk ink
	quitting  bool // as soon as nothing waits to be saved
	leaving   bool // to the home screen, likewise
	panicked  any
	begun     *form                                                // of a new assessment whose file is being made
	later     func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick, but in tests
}

// The smallest window that the screens are made for.
const (
	minWidth  = 40
	minHeight = 12
)

func newApp(cfg Config) *app {
	a := &app{cfg: cfg, words: cfg.Language, set: settings.Load(cfg.Settings), w: 80, h: 24, later: tea.Tick}
	if cfg.Author != "" {
		a.set.Author = cfg.Author
	}
	colour := cfg.env("NO_COLOR") == "" && a.set.Theme != "plain"
	a.theme = newTheme(colour, a.set.ASCII || cfg.env("CIRTKIT_ASCII") != "")
	return a
}

// t is a text of the wizard's catalogue.
func (a *app) t(key string, facts ...any) string { return a.words.T("wizard."+key, facts...) }

// today is the date of the passed-in clock.
func (a *app) today() string { return a.cfg.Now().Format(time.DateOnly) }

func (a *app) top() screen { return a.stack[len(a.stack)-1] }

// push opens a screen on top; news of the screen below is old then.
func (a *app) push(s screen) { a.stack = append(a.stack, s); a.notice = "" }

func (a *app) pop() {
	if len(a.stack) > 1 {
		a.stack = a.stack[:len(a.stack)-1]
	}
}

// tell shows a line of news until the next key.
func (a *app) tell(in ink, s string) { a.notice, a.noticeInk = s, in }

// complain shows what went wrong with what to do about it.
func (a *app) complain(err error) { a.tell(inkWarn, a.sentence(err)) }

// sentence is an error in the reader's language, with its hint.
func (a *app) sentence(err error) string { return sentence(a.words, err) }

func sentence(words *lang.Language, err error) string {
	var f *fault.Fault
	if !errors.As(err, &f) {
		return asSentence(err.Error())
	}
	s := asSentence(f.Message(words))
	if h := f.Hint(words); h != "" {
		s += " " + asSentence(h)
	}
	return s
}

// asSentence begins a message with a capital, unless it begins with a name of a file or an id, and ends
// it with a full stop: on a command line it stands after "cirtkit: ", here it stands alone.
func asSentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	first, _, _ := strings.Cut(s, " ")
	if r, size := utf8.DecodeRuneInString(s); !strings.ContainsAny(first, "./\\:=-_") {
		s = string(unicode.ToUpper(r)) + s[size:]
	}
	if !strings.ContainsAny(s[len(s)-1:], ".?!:") {
		s += "."
	}
	return s
}

// Init starts with the file that was named, or at home.
func (a *app) Init() tea.Cmd {
	a.stack = []screen{newHome()}
	switch {
	case a.cfg.Path != "":
		return a.open(a.cfg.Path)
	case a.cfg.Questionnaire != "":
		return a.startNew(a.cfg.Questionnaire, "")
	}
	return nil
}

// Messages from commands.
type (
	opened struct {
		file    store
		path    string
		problem error
		missing bool // there is no such file
	}
	created struct {
		file    store
		path    string
		problem error
	}
	savedMsg struct {
		saved   assessment.Saved
		snap    snap
		path    string
		problem error
	}
	loaded struct {
		q       *questionnaires.Questionnaire
		path    string
		problem error
	}
	listed struct {
		folder  string
		listing []choice
	}
	reported struct {
		path    string
		problem error
	}
	demoed struct {
		path    string
		problem error
	}
	tick struct{ of *noting }
)

// Update handles a message. It is pure but for the model itself: every disk is behind a command.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
		return a, nil
	case tea.MouseMsg:
		return a, a.mouse(msg)
	case tea.KeyMsg:
		a.notice = ""
		var cmds []tea.Cmd
		for _, k := range apart(msg) {
			cmds = append(cmds, a.key(k))
		}
		return a, tea.Batch(cmds...)
	case opened:
		return a, a.gotOpened(msg)
	case created:
		return a, a.gotCreated(msg)
	case loaded:
		return a, a.gotLoaded(msg)
	case savedMsg:
		return a, a.gotSaved(msg)
	case listed:
		if f, ok := a.top().(*form); ok {
			f.folder, f.listing = msg.folder, msg.listing
		}
	case hashed:
		return a, a.gotHashed(msg)
	case reported:
		a.gotReported(msg)
	case demoed:
		if msg.problem != nil {
			a.complain(msg.problem)
			return a, nil
		}
		return a, a.open(msg.path)
	case tick:
		return a, msg.of.tick(a)
	}
	return a, nil
}

// apart gives the keys of a message one by one. Keys that are pressed faster than the terminal is read
// come as one message; a paste stays whole, and so do the parts of one character.
func apart(k tea.KeyMsg) []tea.KeyMsg {
	if k.Type != tea.KeyRunes || len(k.Runes) < 2 || k.Paste || k.Alt {
		return []tea.KeyMsg{k}
	}
	var out []tea.KeyMsg
	for s := string(k.Runes); s != ""; {
		n, _ := cluster(s)
		out = append(out, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s[:n])})
		s = s[n:]
	}
	return out
}

// key hands a key to the top screen, unless it means the same everywhere.
func (a *app) key(k tea.KeyMsg) tea.Cmd {
	s := a.top()
	act := s.keys(a).action(k.String())
	if act != "quit" && a.desk != nil && a.desk.failed != nil {
		a.quitting = false // having read what would be lost, the reader stays
	}
	switch act {
	case "help":
		a.push(newHelp(a, s))
		return nil
	case "quit":
		return a.quit()
	}
	return s.update(a, k)
}

// quit ends the program when nothing waits to be saved any more.
func (a *app) quit() tea.Cmd {
	if n, ok := a.top().(*noting); ok {
		n.keep(a)
	}
	if a.desk == nil {
		return tea.Quit
	}
	if a.desk.failed != nil && !a.quitting {
		// Said once: what can't be saved would be lost. A second time takes the reader at their word.
		a.quitting = true
		a.tell(inkWarn, a.t("quit.unsaved", "n", a.desk.queue.Waiting()))
		return nil
	}
	a.quitting = true
	if a.desk.queue.Waiting() == 0 || a.desk.failed != nil {
		return tea.Sequence(a.close(), tea.Quit)
	}
	a.tell(inkMuted, a.t("quit.waiting"))
	return a.save()
}

// home goes back to the home screen when nothing waits to be saved any more.
func (a *app) home() tea.Cmd {
	if a.desk.failed != nil {
		a.tell(inkWarn, a.t("home.unsaved", "n", a.desk.queue.Waiting()))
		return nil
	}
	a.leaving = true
	if a.desk.queue.Waiting() == 0 {
		return a.left()
	}
	return a.save()
}

func (a *app) left() tea.Cmd {
	cmd := a.close()
	a.leaving, a.desk = false, nil
	a.stack = []screen{newHome()}
	return cmd
}

// close closes the open file and remembers it. What is seen stays as it is.
func (a *app) close() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	a.set = a.set.Opened(a.desk.recent())
	file, set, dir := a.desk.file, a.set, a.cfg.Settings
	return func() tea.Msg {
		_ = file.Close()
		_ = set.Save(dir) // losing it is harmless
		return nil
	}
}

// remember keeps the settings.
func (a *app) remember() tea.Cmd {
	set, dir := a.set, a.cfg.Settings
	return func() tea.Msg {
		_ = set.Save(dir)
		return nil
	}
}

// put queues a change and starts saving.
func (a *app) put(in assessment.Intent) tea.Cmd {
	if a.desk.file.ReadOnly() {
		a.tell(inkWarn, a.t("read-only"))
		return nil
	}
	if len(in.Sets) == 0 && in.Undo == "" {
		return nil
	}
	a.desk.put(in)
	return a.save()
}

// save writes all that waits as one save, when none is out.
func (a *app) save() tea.Cmd {
	d := a.desk
	batch := d.queue.Next()
	if batch == nil {
		return nil
	}
	file, path := d.file, d.path
	d.out = len(batch)
	return func() tea.Msg {
		saved, err := file.Save(batch...)
		return savedMsg{saved: saved, snap: snapshot(file), path: path, problem: err}
	}
}

// saveAs writes all that waits to another place, where the assessment then lives.
func (a *app) saveAs(path string) tea.Cmd {
	d := a.desk
	batch := d.queue.Next()
	if batch == nil {
		return nil
	}
	file := d.file
	d.out = len(batch)
	return func() tea.Msg {
		saved, err := file.SaveAs(path, batch...)
		return savedMsg{saved: saved, snap: snapshot(file), path: file.Path(), problem: err}
	}
}

func (a *app) gotSaved(msg savedMsg) tea.Cmd {
	d := a.desk
	if d == nil {
		return nil
	}
	d.out = 0
	if msg.problem != nil {
		// The changes stay in the queue, in front of whatever follows.
		d.queue.Failed()
		d.failed = msg.problem
		a.quitting, a.leaving = false, false
		return nil
	}
	d.queue.Done()
	d.failed, d.path = nil, msg.path
	if !msg.saved.At.IsZero() {
		d.at = msg.saved.At
	}
	d.settle(msg.snap)
	if cmd := a.save(); cmd != nil {
		return cmd
	}
	switch {
	case a.quitting:
		return tea.Sequence(a.close(), tea.Quit)
	case a.leaving:
		return a.left()
	}
	return nil
}

// View draws exactly as many lines as the window has, none wider than it.
func (a *app) View() string {
	if a.w < minWidth || a.h < minHeight {
		return a.theme.render([]line{plain(a.t("too-small", "w", minWidth, "h", minHeight))}, a.w, max(1, a.h))
	}
	if len(a.stack) == 0 {
		return ""
	}
	s := a.top()
	head := a.header()
	foot := a.foot(s)
	a.bodyTop = len(head)
	body := s.view(a, a.w, a.h-len(head)-len(foot))
	lines := append(head, exactly(body, a.h-len(head)-len(foot))...)
	return a.theme.render(append(lines, foot...), a.w, a.h)
}

// foot is the line of news, where there is one, and the line of keys.
func (a *app) foot(s screen) []line {
	var out []line
	if a.desk != nil && a.desk.failed != nil {
		out = indent(1, wrapped(inkWarn, a.t("save.failed", "n", a.desk.queue.Waiting(), "problem", a.sentence(a.desk.failed)), a.w-2))
		out = out[:min(len(out), 4)]
	}
	if a.notice != "" {
		news := indent(1, wrapped(a.noticeInk, a.notice, a.w-2))
		out = append(out, news[:min(len(news), 3)]...)
	}
	return append(out, footer(a.t, s.keys(a), a.w))
}

// header says what lies open: subject, questionnaire, sharing label, status, whether it is saved, and
// how far it has come. Without an assessment it is the program's name.
func (a *app) header() []line {
	d := a.desk
	if d == nil {
		l := line{{" " + a.words.T("app.name"), inkStrong}, {"  " + a.t("tagline"), inkMuted}}
		if l.width() > a.w {
			l = l[:1]
		}
		return []line{l, nil}
	}
	done, total := d.progress(nil)
	var right line
	add := func(in ink, s string) {
		if s == "" {
			return
		}
		if len(right) > 0 {
			right = append(right, span{" · ", inkMuted})
		}
		right = append(right, span{s, in})
	}
	wide := a.w >= 100
	if a.w >= 58 {
		add(inkStrong, d.state.About.TLP)
		add(inkPlain, statusWord(a.words, d.state.Status))
	}
	mark := a.savedMark(wide)
	add(mark.ink, mark.text)
	count := a.t("header.count", "done", done, "total", total)
	if wide {
		share := 0
		if total > 0 {
			share = done * 100 / total
		}
		add(inkPlain, count)
		right = append(right, span{" " + bar(done, total, 8), inkGood}, span{fmt.Sprintf(" %d%%", share), inkPlain})
	} else {
		add(inkPlain, fmt.Sprintf("%d/%d", done, total))
	}
	left := line{{" " + subjectOr(a, d), inkStrong}}
	if wide {
		left = append(left, span{" · " + d.title(), inkMuted})
	}
	out := []line{ends(left, append(right, span{" ", inkPlain}), a.w)}
	if a.h >= 22 {
		out = append(out, say(inkMuted, strings.Repeat("─", a.w)))
	}
	return out
}

func subjectOr(a *app, d *desk) string {
	if s := subjectOf(d.state.About); s != "" {
		return s
	}
	return a.t("no-subject")
}

// statusWord is the status in a word, DRAFT in capitals until it is approved.
func statusWord(words *lang.Language, s assessment.Status) string {
	now := s.Now
	if now == "" {
		now = "draft"
	}
	return words.T("wizard.status." + now)
}

// savedMark tells the truth about the disk: "saved" with the time of the act that was synced last.
func (a *app) savedMark(seconds bool) span {
	d := a.desk
	switch {
	case d.file.ReadOnly():
		return span{a.t("mark.read-only"), inkWarn}
	case d.failed != nil:
		return span{a.t("mark.failed"), inkWarn}
	case d.queue.Waiting() > 0:
		return span{a.t("mark.saving"), inkMuted}
	case d.at.IsZero():
		return span{a.t("mark.unchanged"), inkGood}
	}
	layout := "15:04"
	if seconds {
		layout = "15:04:05"
	}
	return span{a.t("mark.saved", "time", d.at.In(a.cfg.Now().Location()).Format(layout)), inkGood}
}

// open opens a file for writing, or for reading when another program holds it.
func (a *app) open(path string) tea.Cmd {
	if a.set.Author == "" {
		a.push(authorForm(a, func(a *app) tea.Cmd { return a.open(path) }))
		return nil
	}
	o := a.cfg.options(a.set.Author)
	return func() tea.Msg {
		path = expand(path)
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return opened{path: path, missing: true}
		}
		f, err := assessment.Open(path, o)
		if err != nil {
			return opened{path: path, problem: err}
		}
		return opened{file: f, path: path}
	}
}

// openReadOnly opens a file without its lock.
func (a *app) openReadOnly(path string) tea.Cmd {
	return func() tea.Msg {
		f, err := assessment.Read(path)
		if err != nil {
			return opened{path: path, problem: err}
		}
		return opened{file: f, path: path}
	}
}

func (a *app) gotOpened(msg opened) tea.Cmd {
	switch {
	case msg.missing && msg.path == expand(a.cfg.Path): // named on the command line: begin there
		return a.startNew(a.cfg.Questionnaire, msg.path)
	case msg.missing:
		a.tell(inkWarn, a.t("open.missing", "path", msg.path))
		return nil
	case msg.problem != nil:
		var f *fault.Fault
		if errors.As(msg.problem, &f) && f.Key == "assessment.locked" {
			a.push(a.lockedPicker(msg.path, msg.problem))
			return nil
		}
		a.complain(msg.problem)
		return nil
	}
	return a.seat(msg.file)
}

// seat lays an opened file on the desk and goes to where it was left.
func (a *app) seat(file store) tea.Cmd {
	a.desk = newDesk(file, a.today())
	a.desk.translate(a.words)
	a.set = a.set.Opened(a.desk.recent())
	a.stack = []screen{newHome(), newAsking(a.desk.resume())}
	a.notice = ""
	switch {
	case len(file.Damage()) > 0:
		d := file.Damage()[0]
		a.tell(inkWarn, a.t("open.damaged", "n", len(file.Damage()), "problem", sentence(a.words, d.Fault)))
	case file.TornAside() != "":
		a.tell(inkWarn, a.t("open.torn", "path", file.TornAside()))
	case file.ReadOnly():
		a.tell(inkWarn, a.t("read-only"))
	case len(a.desk.state.Unknown) > 0:
		a.tell(inkWarn, a.t("open.unknown", "n", len(a.desk.state.Unknown), "name", a.desk.state.Unknown[0].Name))
	}
	return a.remember()
}

// translate shows the questionnaire's words in the reader's language where there are any. Ids, logic
// and what is saved stay as they are.
func (d *desk) translate(words *lang.Language) {
	d.words = d.q
	if words.Code() == "en" {
		return
	}
	if t, _, err := d.q.Translate(words.Code()); err == nil {
		d.words = t
	}
}

// worded is a question in the reader's words.
func (d *desk) worded(id string) *questionnaires.Question {
	if q := d.words.Question(id); q != nil {
		return q
	}
	return d.q.Question(id)
}

// resume is the question to begin with: the first that is open, or else the first.
func (d *desk) resume() string {
	asked := d.asked()
	for _, q := range asked {
		if d.entry(q.ID).Answer.State == questionnaires.Unanswered {
			return q.ID
		}
	}
	if len(asked) > 0 {
		return asked[0].ID
	}
	return ""
}

// expand takes "~/" for the user's folder, as people type it.
func expand(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}
