package wizard

import (
	"errors"
	"runtime"
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
	news      int    // lines of news below the screen on top in the last view
	notice    string // one line of news at the bottom
	noticeInk ink
	quitting  bool   // as soon as nothing waits to be saved
	dropping  bool   // it was said that what is being typed would be lost by leaving
	leaving   bool   // to the home screen, likewise
	reviewer  string // named once in a run
	panicked  any
	noted     time.Time                                            // when the settings last heard of the open file
	begun     *form                                                // of a new assessment that has no file yet
	newDrafts *drafts                                              // of new assessments; nil where there can be none
	resumed   *draft                                               // of one, on its way to be gone on with
	begunOf   string                                               // its questionnaire, file and language
	expected  int                                                  // files on their way to the screen
	early     []tea.KeyMsg                                         // typed meanwhile
	sample    *demoed                                              // the sample, on its way to be opened
	openFile  opener                                               // of evidence
	readings  []*reading                                           // files that are read for their hashes; the first is being read
	later     func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick, but in tests
}

// The smallest window that the screens are made for.
const (
	minWidth  = 40
	minHeight = 12
)

func newApp(cfg Config) *app {
	a := &app{cfg: cfg, words: cfg.Language, set: settings.Load(cfg.Settings), w: 80, h: 24, openFile: openFile, later: tea.Tick}
	if cfg.Author != "" {
		a.set.Author = cfg.Author
	}
	a.newDrafts = newAssessmentDrafts(cfg.Settings)
	a.theme = themeHere(a.set, cfg.env, runtime.GOOS)
	return a
}

// t is a text of the wizard's catalogue.
func (a *app) t(key string, facts ...any) string {
	return a.words.T("wizard."+readKey(a.words, a.desk, key), facts...)
}

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
	if d := a.newFound(""); d != nil {
		a.offerNew(d, func(a *app) tea.Cmd {
			a.resumed = d
			return a.startNew(d.Question, d.ID)
		})
	}
	return a.look()
}

// Messages from commands.
type (
	opened struct {
		file    store
		path    string
		problem error
		instead string    // a file of the list that is gone, and this one is in its place
		kind    wrongKind // of what was given instead of an assessment
		drafts  []*draft  // of notes that were found beside it
		missing bool      // there is no such file
		reads   bool      // it can be read, though not opened for writing
	}
	created struct {
		file    store
		path    string
		problem error
	}
	loaded struct {
		q       *questionnaires.Questionnaire
		from    string           // where it was found
		path    string           // for the new assessment; "" for none yet
		like    assessment.About // what the one that lies beside from the start is about
		problem error
	}
	listed struct {
		folder  string
		listing []choice
		around  surroundings
	}
	demoed struct {
		path    string
		found   bool // it was there already
		problem error
	}
)

// Update handles a message. It is pure but for the model itself: every disk is behind a command.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.waits(msg) {
		return a, nil
	}
	cmd := a.handle(msg)
	if arrival(msg) {
		cmd = withCmd(cmd, a.arrived(msg))
	}
	return a, withCmd(cmd, a.workOut())
}

// withCmd is two commands as one; either may be nil.
func withCmd(first, second tea.Cmd) tea.Cmd {
	switch {
	case first == nil:
		return second
	case second == nil:
		return first
	}
	return tea.Batch(first, second)
}

func (a *app) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.resize(msg)
	case tea.ResumeMsg:
		return tea.EnableMouseCellMotion // which does not come back by itself
	case tea.MouseMsg:
		if a.unseen() {
			return nil
		}
		return withCmd(a.mouse(msg), a.follow())
	case tea.KeyMsg:
		return a.keys(msg)
	case opened:
		return a.gotOpened(msg)
	case created:
		return a.gotCreated(msg)
	case loaded:
		return a.gotLoaded(msg)
	case savedMsg:
		return a.gotSaved(msg)
	case movedMsg:
		return a.gotMoved(msg)
	case slowMsg:
		a.gotSlow(msg)
	case checkMsg:
		return a.lookAfter(msg.of)
	case lastLookMsg:
		return a.gotLastLook(msg)
	case checkedMsg:
		return a.gotChecked(msg)
	case workedOut:
		msg.take(a)
	case listed:
		a.gotListed(msg)
	case looked:
		return a.gotLooked(msg)
	case hashed:
		return a.gotHashed(msg)
	case readingTick:
		return a.gotTick(msg.of)
	case copied:
		a.gotCopied(msg)
	case copiedOn:
		return a.gotCopiedOn(msg)
	case reported:
		return a.gotReported(msg)
	case signedHashed:
		return a.gotSigned(msg)
	case demoed:
		return a.gotSample(msg)
	case profilesRead:
		a.gotProfiles(msg)
	case sinceRead:
		return a.gotSince(msg)
	case drafted:
		a.gotDrafted(msg)
	case tick:
		return a.ticked(msg.of)
	}
	return nil
}

// resize fits the screen to the window.
func (a *app) resize(msg tea.WindowSizeMsg) {
	if msg.Width > 0 && msg.Height > 0 { // a terminal that does not know its size says 0
		a.w, a.h = msg.Width, msg.Height
	}
}

// keys handles one key, or several that came as one message.
func (a *app) keys(msg tea.KeyMsg) tea.Cmd {
	if a.unseen() && keyQuitAlways.action(msg.String()) != "quit" {
		return nil
	}
	if redrawKeys.action(msg.String()) != "redraw" { // what could not be read is read then
		a.notice = ""
	}
	var cmds []tea.Cmd
	for _, k := range apart(msg) {
		cmds = append(cmds, a.key(k))
	}
	return tea.Batch(append(cmds, a.follow())...)
}

// unseen says whether the window is too small for the screen. Keys and clicks then do nothing but leave: an answer
// would be recorded on a question that nobody sees.
func (a *app) unseen() bool { return a.w < minWidth || a.h < minHeight }

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
	if len(a.readings) > 0 && hashingKeys.action(k.String()) == "stop-reading" {
		a.stopReading()
		return nil
	}
	if redrawKeys.action(k.String()) == "redraw" {
		return tea.ClearScreen
	}
	s := a.top()
	act := s.keys(a).action(k.String())
	if a.reads() && a.changes(s, act) {
		a.cantChange()
		return nil
	}
	a.leaving = false
	if act != "quit" && a.desk != nil && (a.desk.failed != nil || a.desk.slow) {
		a.quitting = false // having read what would be lost, the reader stays
	}
	if act != "quit" {
		a.dropping = false
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
