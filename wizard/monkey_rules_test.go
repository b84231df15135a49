package wizard

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// rules are what holds whatever is pressed, with what they remember. Each counts how often it was held against the
// program, so that a rule that never came to be tried is seen.
type rules struct {
	held     map[string]int
	undoable *oneAct  // the latest act, while it can be undone as one
	intents  int      // saved in this run
	asked    []string // the questions that were on the screen last
	ids      []string // of the assessments that the folder began with
}

// oneAct is one act with what the assessment said before and after it.
type oneAct struct {
	of            store
	before, after string
}

func (m *monkey) begun() { m.undoable, m.intents = nil, 0 }

// wrote is told of each save, as the disk has it.
func (m *monkey) wrote(of store, before, after *assessment.State, in []assessment.Intent) {
	m.intents += len(in)
	m.undoable = nil
	if len(in) == 1 && len(in[0].Sets) > 0 && before.Head != after.Head {
		m.undoable = &oneAct{of, m.says(before), m.says(after)}
	}
	for _, one := range in {
		m.oneThing(before, one)
	}
}

// oneThing: a change is of one question, and of one record; but a record that is removed takes its links along. A
// record that is changed loses no link but that to the question from which it is.
func (m *monkey) oneThing(before *assessment.State, in assessment.Intent) {
	m.held["one thing"]++
	var questions, records, unlinked []string
	removed, put := false, false
	for _, set := range in.Sets {
		parts := strings.Split(string(set.Field), "/")
		gone := len(set.Value) == 0 || string(set.Value) == "null"
		switch parts[0] {
		case "supports":
			records, questions = append(records, parts[1]), append(questions, parts[2])
			if gone {
				unlinked = append(unlinked, parts[2])
			}
		case "evidence":
			records, removed, put = append(records, parts[1]), removed || gone, put || !gone
		case "about", "status", "roadmap", "released", "session", "note", "step":
		default:
			questions = append(questions, parts[1])
		}
	}
	distinct := func(s []string) int { slices.Sort(s); return len(slices.Compact(s)) }
	if distinct(records) > 1 || distinct(questions) > 1 && !removed {
		m.fail("one act changes %d questions and %d records: %s", distinct(questions), distinct(records), in.Sets)
	}
	for _, q := range unlinked {
		if put && !slices.Contains(m.asked, q) {
			m.fail("changing a record takes its link to %s away, which was not on the screen: %s", q, in.Sets)
		}
	}
	for _, e := range before.Evidence { // nothing is left behind either
		if removed && e.ID == records[0] && distinct(questions) != len(e.Supports) {
			m.fail("%s supports %v, and its removal takes away %v", e.ID, e.Supports, questions)
		}
	}
}

// cameBack lets what waits for the disk come back. What was shown while it waited is what is there now.
func (m *monkey) cameBack() {
	d := m.rig.app.desk
	watched := d != nil && m.fails == 0 && d.failed == nil && d.moving == 0 && d.queue.Waiting() > 0
	if !watched {
		m.rig.release()
		return
	}
	was, n := m.says(d.state), m.intents+d.queue.Waiting()
	m.rig.release()
	if m.rig.app.desk != d || d.failed != nil || m.intents > n || d.queue.Waiting() > 0 {
		return
	}
	if m.intents < n {
		m.fail("%d changes of %d never came to the disk", n-m.intents, n)
	}
	m.held["shown as it will be"]++
	if is := m.says(d.state); is != was {
		m.fail("what waited was shown (-), and what is there (+):\n%s", differs(was, is))
	}
}

// rule holds the rules that need something done for them.
func (m *monkey) rule() {
	d := m.rig.app.desk
	if s := m.rig.app.question(); s != nil {
		m.asked = append(m.asked, s.id)
		m.asked = m.asked[max(0, len(m.asked)-12):]
	}
	if d == nil || d.file.ReadOnly() || d.failed != nil || m.fails > 0 || len(m.rig.held) > 0 || d.queue.Waiting() > 0 || m.undoable == nil || m.r.IntN(20) > 0 {
		return
	}
	m.undone(d)
}

// undone: undo gives what was before, redo what was after, on the screen and on the disk.
func (m *monkey) undone(d *desk) {
	if f, ok := d.file.(moody); !ok || f.store != m.undoable.of {
		return // an act on another file
	}
	if _, ok := d.state.NextUndo(); !ok {
		return
	}
	m.rig.hold = false
	one := *m.undoable
	a := m.rig.app
	s, asks := a.top().(*asking)
	do := func(key string, in assessment.Intent) {
		if asks && !s.typing && !s.room && !a.unseen() {
			m.did(key)
			m.rig.press(key)
			return
		}
		m.did(in.Undo)
		m.rig.run(a.put(in))
	}
	check := func(what, want string) {
		if a.desk != d || d.failed != nil {
			return
		}
		m.held[what]++
		if got := m.says(d.state); got != want {
			m.fail("%s gives what should be (-), but (+):\n%s", what, differs(want, got))
		}
		m.saved()
	}
	do("u", assessment.Intent{Undo: assessment.UndoLatest})
	check("undo", one.before)
	do("U", assessment.Intent{Undo: assessment.RedoLatest})
	check("redo", one.after)
	m.undoable = nil
}

// sentAsItCame: a form of something that is there already, sent as it came, changes nothing. It is
// false where it can't be tried.
func (m *monkey) sentAsItCame(f *form) bool {
	d := m.rig.app.desk
	if d == nil || !ofWhatIsThere(f) || f.typed || f.filled || d.queue.Waiting() > 0 || d.failed != nil || m.fails > 0 {
		return false
	}
	m.did("sends as it came " + f.title)
	was := d.state
	m.rig.press("ctrl+s")
	m.rig.release()
	if m.rig.quit || m.rig.app.desk != d || d.failed != nil {
		return true
	}
	m.held["a form that is sent as it came"]++
	is := d.state
	had, has := m.existing(was, is), m.existing(is, was)
	if had != has {
		m.fail("the form %q, sent as it came, changes (-) into (+):\n%s", f.title, differs(had, has))
	}
	return true
}

// ofWhatIsThere says whether a form is of something that is there already.
func ofWhatIsThere(f *form) bool {
	if f.of == nil {
		return false
	}
	switch f.of.Kind {
	case aboutDraft:
		return true
	case evidenceDraft, sessionDraft, rowDraft, stepDraft:
		return f.of.ID != ""
	case positionDraft:
		return f.of.Whose != ""
	}
	return false
}

// existing is what a state says of what another one has too.
func (m *monkey) existing(s, other *assessment.State) string {
	c := *s
	c.Evidence = slices.DeleteFunc(slices.Clone(s.Evidence), func(e assessment.Evidence) bool {
		return !slices.ContainsFunc(other.Evidence, func(o assessment.Evidence) bool { return o.ID == e.ID })
	})
	c.Sessions = slices.DeleteFunc(slices.Clone(s.Sessions), func(e assessment.Session) bool {
		return !slices.ContainsFunc(other.Sessions, func(o assessment.Session) bool { return o.ID == e.ID })
	})
	c.Answers = map[string]*assessment.Entry{}
	for id, e := range s.Answers {
		o := other.Answers[id]
		if o == nil {
			continue
		}
		one := *e
		one.Positions = slices.DeleteFunc(slices.Clone(e.Positions), func(p assessment.Position) bool {
			return !slices.ContainsFunc(o.Positions, func(x assessment.Position) bool { return samePlace(x, p) })
		})
		one.Rows = slices.DeleteFunc(slices.Clone(e.Rows), func(r questionnaires.Row) bool {
			return !slices.ContainsFunc(o.Rows, func(x questionnaires.Row) bool { return x.ID == r.ID })
		})
		if len(one.Rows) > 0 { // they are the answer, whatever else was said beside them after a merge
			one.Answer = questionnaires.Answer{}
		}
		c.Answers[id] = &one
	}
	c.Status = assessment.Status{}
	return m.says(&c)
}

// powerCut ends the program at once and starts it again: all that was shown as saved is there, and so is the copy of
// what was half written.
func (m *monkey) powerCut() bool {
	a := m.rig.app
	d := a.desk
	if d == nil || d.file.ReadOnly() || d.moving > 0 {
		return false
	}
	m.rig.hold = false
	m.undoable = nil
	m.rig.release()
	if m.rig.quit || a.desk != d || d.moving > 0 {
		return false
	}
	m.rig.run(a.ticked(d.drafts)) // the copy is due
	m.rig.release()
	kept := a.halves()
	m.did("power cut")
	path, was := d.path, d.disk
	m.must(d.file.Close())
	m.disk()
	m.cfg.Path = path
	m.run()
	m.held["power cut"]++
	is := m.rig.app.desk
	if is == nil {
		m.fail("after a power cut %s does not open:\n%s", path, m.rig.app.View())
		return true
	}
	m.same(is.disk, was, "after a power cut", "what was shown as saved")
	for _, one := range kept {
		if slices.ContainsFunc(m.rig.app.alike(one), func(f *form) bool { return recorded(f, one) }) {
			continue // there is one that says just that
		}
		m.held["draft after a power cut: "+string(one.Kind)]++
		if !slices.ContainsFunc(is.drafts.undecided, one.same) {
			m.fail("after a power cut %+v is not offered, but %+v", one, is.drafts.undecided)
		}
	}
	return true
}

// sayings: what the frame says of the disk is true, what can only be read is left alone, and a room sees no working note.
func (m *monkey) sayings(view string) {
	a := m.rig.app
	d := a.desk
	if d == nil || a.unseen() {
		return
	}
	bare := ansi.Strip(view)
	header, _, _ := strings.Cut(bare, "\n")
	switch {
	case d.file.ReadOnly():
		if d.queue.Waiting() > 0 {
			m.fail("%d changes wait for a file that can only be read", d.queue.Waiting())
		}
	case d.failed != nil:
		m.held["what is not saved is said"]++
		if !strings.Contains(bare, "NOT SAVED") {
			m.fail("that a save failed is not said:\n%s", bare)
		}
	case d.queue.Waiting() > 0:
		m.held["no promise before it is kept"]++
		if strings.Contains(header, "saved") {
			m.fail("%d changes wait, and the header says %q", d.queue.Waiting(), header)
		}
	case m.r.IntN(20) == 0:
		m.saved()
	}
	if a.inRoom() {
		m.held["what the room sees"]++
		for _, not := range roomMustNotSee {
			if not.MatchString(bare) {
				m.fail("the room sees what %s finds:\n%s", not, bare)
			}
		}
	}
}

// roomMustNotSee finds a working note, and what weight a question has.
var roomMustNotSee = []*regexp.Regexp{regexp.MustCompile(canary), regexp.MustCompile(`weight \d`)}

// saved compares what is shown, when nothing waits, with what another program reads.
func (m *monkey) saved() {
	d := m.rig.app.desk
	if d.queue.Waiting() > 0 || d.failed != nil || d.moving > 0 {
		return
	}
	m.held["what is shown is on the disk"]++
	f, err := assessment.Read(d.path)
	if err != nil {
		m.fail("what is open can't be read: %v", err)
	}
	m.same(f.State(), d.state, "the disk", "the screen")
}

// same compares two states in all that they say.
func (m *monkey) same(x, y *assessment.State, xs, ys string) {
	m.t.Helper()
	if diff := gocmp.Diff(x, y, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(assessment.State{}, assessment.Entry{}), cmpopts.IgnoreFields(assessment.State{}, "Questionnaire")); diff != "" {
		m.fail("%s (-) and %s (+):\n%s", xs, ys, diff)
	}
}

// says is what a state says without who and when; an approval is said by itself, since undo is an act after it too.
func (m *monkey) says(s *assessment.State) string {
	c := *s
	if c.Status.Approval != nil {
		c.Status = assessment.Status{}
	}
	return shown(m.t, &c)
}

// differs is what differs between what two states say.
func differs(x, y string) string {
	return gocmp.Diff(strings.Split(x, "\n"), strings.Split(y, "\n"))
}

// private: no file that was written holds a working note but assessments that have them by right: those of the folder as
// it began, saved elsewhere perhaps, and the drafts.
func (m *monkey) private() {
	entries, err := os.ReadDir(".")
	m.must(err)
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		src, err := os.ReadFile(e.Name())
		if err != nil || !bytes.Contains(src, []byte(canary)) {
			continue
		}
		if f, err := assessment.Read(e.Name()); err == nil && slices.Contains(m.ids, f.State().ID) {
			continue
		}
		m.fail("%s holds a working note", e.Name())
	}
	m.held["private"]++
}
