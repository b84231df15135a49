package wizard

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
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
// goes once the note is saved, or left as it was; one that is found at the next opening is offered there.
//
// Only whoever may write the assessment has a draft of it: the assessment's lock serves for both.

// draftEvery is how often the draft follows what is being written.
const draftEvery = 2 * time.Second

// maxDraft bounds what is read from a draft: a note of the longest with each byte escaped.
const maxDraft = 6*text.DefaultMax + 1<<12

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

// draftFile is where a draft lies. Its commands may run in any order; the newest one counts.
type draftFile struct {
	path string
	mu   sync.Mutex
	done int // number of the newest change on the disk
}

func draftPath(assessment string) string {
	folder, name := filepath.Split(assessment)
	return filepath.Join(folder, "."+name+".draft")
}

// put writes a draft, or removes it when it is nil, unless a later change came before.
func (f *draftFile) put(n int, d *draft) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n <= f.done {
		return nil
	}
	f.done = n
	if d == nil {
		if err := os.Remove(f.path); err != nil && !os.IsNotExist(err) {
			return err
		}
		return nil
	}
	data, err := json.Marshal(d)
	if err != nil {
		return err
	}
	// Working notes are for nobody else: the file is made for its owner before anything is in it.
	if c, err := os.OpenFile(f.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600); err == nil {
		_ = c.Close()
	}
	return files.Write(f.path, files.Replace, append(data, '\n'))
}

// readDraft reads the draft beside an assessment; nil where there is none that can be read.
func readDraft(assessment string) *draft {
	path := draftPath(assessment)
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	src, err := io.ReadAll(io.LimitReader(file, maxDraft))
	var d draft
	if err != nil || json.Unmarshal(src, &d) != nil {
		return nil
	}
	d.Text, _ = text.Clean(d.Text, text.Block)
	if d.Text == "" {
		return nil
	}
	return &d
}

// settleDraft gives what a found draft can become here: a note on its question, or a quick note where
// the questionnaire has no such question; nil when it says nothing new.
func (d *desk) settleDraft(found *draft) *draft {
	if found == nil || d.file.ReadOnly() {
		return nil
	}
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

// keepDraft lets the draft follow what is being written; nil removes it.
func (a *app) keepDraft(d *draft) tea.Cmd {
	f := a.desk.drafts
	if a.desk.file.ReadOnly() || d == nil && !a.desk.drafted {
		return nil
	}
	a.desk.drafted = d != nil
	a.desk.draftCount++
	n := a.desk.draftCount
	return func() tea.Msg {
		_ = f.put(n, d) // the note itself is still here; what can't be saved is said when it is saved
		return nil
	}
}

// offerDraft asks about a draft that was found when the assessment was opened. Until the reader decides
// it stays where it is, or until the next note is begun.
func (a *app) offerDraft(found *draft) tea.Cmd {
	if found == nil {
		return nil
	}
	d := a.desk.settleDraft(found)
	if d == nil {
		a.desk.drafted = true
		return a.keepDraft(nil)
	}
	a.push(&picker{
		id: "draft", title: a.t("draft.title"), intro: draftWords(a.words, d, a.cfg.Now()),
		items: func(a *app) []item {
			return []item{
				{key: "1", text: a.t("draft.keep"), value: "keep", detail: d.Text},
				{key: "2", text: a.t("draft.discard"), value: "discard", detail: d.Text},
			}
		},
		pick: func(a *app, it item) tea.Cmd {
			a.desk.drafted = true
			if it.value == "discard" {
				return a.keepDraft(nil)
			}
			if s, ok := a.top().(*asking); ok {
				s.visit(a, d.Question)
			}
			return a.put(a.desk.noteIntent(d.Kind, d.Question, d.Text)) // saved, it takes the draft away
		},
	})
	return nil
}
