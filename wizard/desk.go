package wizard

import (
	"path/filepath"
	"slices"
	"time"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/internal/settings"
	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// store is what the wizard needs of an assessment file. Everything that may wait for a disk is called
// from commands, one at a time; the screen reads the desk.
type store interface {
	State() *assessment.State
	Approved() *assessment.State
	Save(intents ...assessment.Intent) (assessment.Saved, error)
	SaveAs(path string, intents ...assessment.Intent) (assessment.Saved, error)
	History(question string) []assessment.Change
	RecordHistory(record string) []assessment.Change
	Changes(within assessment.Period, limit int) []assessment.Change
	Authors(within assessment.Period) []string
	NewID(kind string) string
	Log() *assessment.Log
	Author() string
	Check() error
	Path() string
	ReadOnly() bool
	TornAside() string
	Damage() []assessment.Damage
	Close() error
}

// desk is the assessment that lies open: what is on the disk, what waits to be, and what follows.
type desk struct {
	file  store
	now   func() time.Time
	path  string
	q     *questionnaires.Questionnaire
	model *scoring.Model

	disk   *assessment.State // as saved
	state  *assessment.State // with what still waits
	inputs assessment.ScoringInputs
	result *scoring.Result // of state
	known  *reckoning      // what follows from both
	queue  assessment.Queue
	out    int       // how many intents are out to be saved
	saves  int       // begun in this run
	slow   bool      // the one that is out has been so for slowAfter
	moving int       // 1 + how many intents are on the way to another place; 0 for no such way
	failed error     // of the last save or look at the file; nil again once one succeeds
	at     time.Time // of the last save in this run; zero for none

	history  map[string][]assessment.Change
	latest   []assessment.Change // of the whole file in a period, newest first, as of latestOf
	latestOf *assessment.State
	latestIn assessment.Period
	latestBy []string // who changed something in that period, whoever is asked for

	pace  planning.Options // how fast the roadmap can be gone, as set in this run
	way   *wayUp           // the roadmap that was made last; nil for none
	wayOf *scoring.Result  // what one is being made of, or was last
	wayAt planning.Options // and how fast

	profiles []questionnaires.Profile // that the answers are held against
	toward   string                   // "profile:ID" where one of them is aimed at in this run, or ""

	drafts *drafts // beside the file

	redoOf    *assessment.State // the state for which it was asked whether something can be done again
	redoThere bool              // it can

	library *library   // made ready to be searched; nil before anybody searched
	found   *deskIndex // of the state as it was searched last

	differs     *compare.Difference // from the earlier assessment, as worked out last
	differsErr  error               // why it can't be
	differsOf   *scoring.Result     // what one is being worked out for, or was last
	differsWith *since

	since     *since // the earlier assessment that lies beside; nil for none
	sincePath string // where it is, or was
	finishAt  string // the line of the finish screen that was left last

	recordAt string               // the record of evidence that one was on last
	checked  map[string]fileCheck // what a check said of a record's file, by the record's id
	checking bool                 // all files are being checked

	session    string            // id of the session that answers belong to, or ""
	forWhom    string            // on whose behalf, where somebody was named
	guests     *audience         // who is interviewed; nil while all questions are gone through
	lastGuests string            // the key of those before
	places     map[string]string // the question that each interview was left at, by audience.key
	sheets     *sheets           // of interviews; nil until they are asked for
	words      *questionnaires.Questionnaire
	codes      map[string]string // of the questions, as reports number them: "M-02"
	today      string            // YYYY-MM-DD, when the file was opened
	zone       *time.Location    // of the reader
}

func newDesk(file store, clock func() time.Time) *desk {
	now := clock()
	state := file.State()
	d := &desk{
		file: file, now: clock, path: file.Path(), q: state.Questionnaire, words: state.Questionnaire,
		model: scoring.Compile(state.Questionnaire), codes: report.References(state.Questionnaire),
		today: now.Format(time.DateOnly), zone: now.Location(),
	}
	d.drafts = newDrafts(d.path)
	d.settle(file.State())
	return d
}

// settle takes what is on the disk now, and shows what still waits on top of it.
func (d *desk) settle(s *assessment.State) {
	d.disk = s
	d.history = map[string][]assessment.Change{}
	d.refresh()
}

func (d *desk) refresh() { d.show(d.foreseen(d.disk, d.queue.Unsaved()...)) }

// foreseen is a state with intents on top that are still on their way to the disk, so that the screen shows at once
// what was meant. What can't be saved is said by the save.
func (d *desk) foreseen(s *assessment.State, intents ...assessment.Intent) *assessment.State {
	next, _ := s.With(d.file.Author(), d.now(), intents...)
	return next
}

func (d *desk) show(s *assessment.State) {
	d.state = s
	d.result = d.model.Score(d.inputs.Of(s, d.on()))
	d.known = reckon(d.q, d.state, d.result, d.known)
}

// on is the date at which evidence must be valid: the assessment's own.
func (d *desk) on() string {
	if d.state.About.Date != "" {
		return d.state.About.Date
	}
	return d.today
}

// put queues a change; it shows at once. It says whether the change opens a new draft after an approval.
func (d *desk) put(in assessment.Intent) (reopens bool) {
	approved := d.state.Status.Now == "approved"
	if in.Session == "" && in.Undo == "" {
		in.Session = d.session
		if in.For == "" && answersIn(in) {
			in.For = d.behalf()
		}
	}
	d.queue.Add(in)
	d.show(d.foreseen(d.state, in)) // on top of what waits already
	now := d.state.Status
	return approved && now.Now == "draft" && now.Approval != nil && !slices.ContainsFunc(in.Sets, func(s assessment.Set) bool {
		return s.Field.Kind() == "status" // who takes the approval back knows it
	})
}

// entry is what is recorded on a question; never nil.
func (d *desk) entry(id string) *assessment.Entry {
	if e := d.state.Answers[id]; e != nil {
		return e
	}
	return &assessment.Entry{}
}

// title of the questionnaire with its version.
func (d *desk) title() string { return d.words.Title + " " + d.q.Version }

// recent is the desk's line on the home screen.
func (d *desk) recent() settings.Recent {
	path := d.path
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	done, total := d.progress()
	at := d.at
	if at.IsZero() {
		at = d.disk.LastChange
	}
	return settings.Recent{
		Path: path, Subject: subjectOf(d.state.About), Questionnaire: d.title(), Status: d.state.Status.Now,
		Answered: done, Asked: total, Saved: at, Since: d.sincePath,
	}
}

// subjectOf is the assessment's name: the subject, and the team where there is one.
func subjectOf(a assessment.About) string {
	switch {
	case a.Subject == "":
		return a.Team
	case a.Team == "":
		return a.Subject
	}
	return a.Subject + " – " + a.Team
}
