package wizard

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/files"
	"cirtkit/internal/lang"
	"cirtkit/internal/text"
)

// A note that is being written lies in ".NAME.cirt.draft" beside the assessment, so that a crash takes no
// more than the last words, without an act every few seconds in a file that forgets nothing. The draft
// goes once the note is saved, or left as it was; one that is found at the next opening is offered there, and
// stays, beside the draft of whatever is written meanwhile, until the reader has decided about it.
//
// Only whoever may write the assessment has a draft of it: the assessment's lock serves for both.

// draftEvery is how often the draft follows what is being written.
const draftEvery = 2 * time.Second

// What is read of drafts is bounded: so many, each a note of the longest with every byte escaped.
const (
	maxDrafts = 16
	maxDraft  = 6*text.DefaultMax + 1<<12
)

// noteKind says which note a text is.
type noteKind string

// The kinds of note.
const (
	findingNote noteKind = "finding"
	workingNote noteKind = "working"
	quickNote   noteKind = "note" // without a question
)

// draft is a note that is not saved yet.
type draft struct {
	Question string    `json:"question,omitempty"`
	Kind     noteKind  `json:"kind"`
	Text     string    `json:"text"`
	Time     time.Time `json:"time"`
}

// draftFile is where drafts lie, one a line. Its commands may run in any order; the newest one counts.
type draftFile struct {
	path string
	mu   sync.Mutex
	done int // number of the newest change on the disk
}

func draftPath(assessment string) string {
	folder, name := filepath.Split(assessment)
	return filepath.Join(folder, "."+name+".draft")
}

// put writes the drafts, or removes the file when there are none, unless a later change came before.
func (f *draftFile) put(n int, drafts []*draft) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n <= f.done {
		return nil
	}
	f.done = n
	if len(drafts) == 0 {
		if err := os.Remove(f.path); err != nil && !os.IsNotExist(err) {
			return err
		}
		return nil
	}
	var data []byte
	for _, d := range drafts {
		src, err := json.Marshal(d)
		if err != nil {
			return err
		}
		data = append(append(data, src...), '\n')
	}
	// Working notes are for nobody else: the file is made for its owner before anything is in it.
	if c, err := os.OpenFile(f.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600); err == nil {
		_ = c.Close()
	}
	return files.Write(f.path, files.Replace, data)
}

// readDrafts reads the drafts beside an assessment, those that can be read.
func readDrafts(assessment string) []*draft {
	path := draftPath(assessment)
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	var out []*draft
	for in := json.NewDecoder(io.LimitReader(file, maxDrafts*maxDraft)); len(out) < maxDrafts; {
		var d draft
		if in.Decode(&d) != nil {
			break
		}
		if d.Text, _ = text.Clean(d.Text, text.Block); d.Text != "" {
			out = append(out, &d)
		}
	}
	return out
}

// settleDraft gives what a found draft can become here: a note on its question, or a quick note where
// the questionnaire has no such question; nil when it says nothing new.
func (d *desk) settleDraft(found *draft) *draft {
	out := *found
	if known := out.Kind == findingNote || out.Kind == workingNote; !known || d.q.Question(out.Question) == nil {
		out.Kind, out.Question = quickNote, ""
	}
	if e := d.entry(out.Question); out.Kind == findingNote && e.Finding == out.Text || out.Kind == workingNote && e.WorkingNote == out.Text {
		return nil
	}
	return &out
}

// noteIntent is the change that keeps a note; id is the question's, or the quick note's ("" for a new one).
func (d *desk) noteIntent(kind noteKind, id, text string) assessment.Intent {
	switch {
	case kind == findingNote:
		return assessment.SetFinding(id, text)
	case kind == workingNote:
		return assessment.SetWorkingNote(id, text)
	case text == "" && id == "":
		return assessment.Intent{}
	case text == "":
		return assessment.RemoveNote(id)
	case id == "":
		id = d.file.NewID("n")
	}
	return assessment.PutNote(id, text)
}

// draftWords says what was found.
func draftWords(words *lang.Language, d *draft, now time.Time) string {
	where := d.Question
	if where == "" {
		where = words.T("wizard.notes.form")
	} else {
		where += ", " + words.T("wizard.tab."+string(d.Kind))
	}
	return words.T("wizard.draft.found", "where", where, "time", ago(words, d.Time, now))
}

// withDraft are the drafts that must lie on the disk: those that nobody has decided about yet, and the one of
// what is being written (nil for none).
func (d *desk) withDraft(now *draft) []*draft {
	out := slices.Clone(d.undecided)
	if now != nil {
		out = append(out, now)
	}
	return out
}

// foundDrafts takes what was found beside the file, and gives what is to be decided about.
func (d *desk) foundDrafts(found []*draft) []*draft {
	if d.file.ReadOnly() {
		return nil
	}
	for _, one := range found {
		if at := d.settleDraft(one); at != nil {
			d.undecided = append(d.undecided, at)
		}
	}
	d.drafted = len(found) > 0
	return slices.Clone(d.undecided)
}

// decided takes a draft off the list of those that nobody has decided about.
func (d *desk) decided(about *draft) {
	d.undecided = slices.DeleteFunc(slices.Clone(d.undecided), func(o *draft) bool { return o == about })
	d.drafted = true
}

// drafted says that a draft is on the disk, or that what is being written has no copy against a crash.
type drafted struct {
	text    string
	problem error
}

// keepDraft lets the draft follow what is being written; nil removes it.
func (a *app) keepDraft(now *draft) tea.Cmd {
	f := a.desk.drafts
	if a.desk.file.ReadOnly() || now == nil && !a.desk.drafted {
		return nil
	}
	a.desk.drafted = now != nil
	a.desk.draftCount++
	n, all := a.desk.draftCount, a.desk.withDraft(now)
	return func() tea.Msg {
		err := f.put(n, all)
		if now == nil {
			return nil
		}
		return drafted{now.Text, err}
	}
}

// gotDrafted shows that a copy is kept. That there can be none is said once a run: the note itself is still here,
// and its own save will say more.
func (a *app) gotDrafted(msg drafted) {
	n, ok := a.top().(*noting)
	switch {
	case a.desk == nil:
	case msg.problem == nil && ok:
		n.copied = msg.text
	case msg.problem != nil && !a.desk.draftless:
		a.desk.draftless = true
		a.tell(inkWarn, a.t("draft.failed", "problem", a.sentence(msg.problem)))
	}
}

// offerDrafts asks about the drafts that were found when the assessment was opened, one after another. One that
// is left without an answer stays, and is offered again at the next opening.
func (a *app) offerDrafts(found []*draft) tea.Cmd {
	if len(found) == 0 {
		if a.desk.drafted && len(a.desk.undecided) == 0 {
			return a.keepDraft(nil) // what was found says nothing new
		}
		return nil
	}
	d := found[0]
	a.push(&picker{
		id: "draft", title: a.t("draft.title"), intro: draftWords(a.words, d, a.cfg.Now()),
		items: func(a *app) []item {
			return []item{
				{key: "1", text: a.t("draft.keep"), value: "keep", detail: d.Text},
				{key: "2", text: a.t("draft.discard"), value: "discard", detail: d.Text},
			}
		},
		pick: func(a *app, it item) tea.Cmd {
			a.desk.decided(d)
			if it.value == "discard" {
				return withCmd(a.keepDraft(nil), a.offerDrafts(found[1:]))
			}
			if s, ok := a.top().(*asking); ok {
				s.visit(a, d.Question)
			}
			// Saved, it takes the draft away.
			return withCmd(a.put(a.desk.noteIntent(d.Kind, d.Question, d.Text)), a.offerDrafts(found[1:]))
		},
	})
	return nil
}
