package wizard

import (
	"encoding/json"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"cirtkit/assessment"
	"cirtkit/internal/files"
	"cirtkit/internal/text"
)

// What is half written – a note, an answer that is typed, a form – lies in ".NAME.cirt.draft" beside the assessment, so
// that a crash takes no more than the last words, without an act every few seconds in a file that forgets nothing. A new
// assessment that has no file yet has its draft in the folder of the settings. A draft goes once what it holds is saved,
// or thrown away; one that is found at the next opening is offered there (draft_offer.go), and stays, beside the drafts of
// whatever is written meanwhile, until the reader has decided about it.
//
// Only whoever may write the assessment has drafts of it: the assessment's lock serves for both.

// draftEvery is how often the draft follows what is being written.
const draftEvery = 2 * time.Second

// What is read of drafts is bounded: so many, each a note of the longest with every byte escaped, with so many values.
const (
	maxDrafts = 16
	maxDraft  = 6*text.DefaultMax + 1<<12
	maxValues = 100
)

// draftKind says what a draft was to become.
type draftKind string

// noteKind is the kind of a note.
type noteKind = draftKind

// The kinds of note; what is typed as an answer; and forms.
const (
	findingNote noteKind = "finding"
	workingNote noteKind = "working"
	quickNote   noteKind = "note" // without a question

	answerDraft   draftKind = "answer"
	evidenceDraft draftKind = "evidence"
	sessionDraft  draftKind = "session"
	positionDraft draftKind = "position"
	rowDraft      draftKind = "row"
	aboutDraft    draftKind = "about"
	stepDraft     draftKind = "step"
	reviewDraft   draftKind = "review"
	approvalDraft draftKind = "approval"
	releaseDraft  draftKind = "release"
	reasonDraft   draftKind = "reason" // why a question is not applicable
	newDraft      draftKind = "new"    // a new assessment
)

// draft is what is not saved yet: a text, or what was entered in a form.
type draft struct {
	Question string    `json:"question,omitempty"` // of a new assessment: where its questionnaire is found
	Kind     draftKind `json:"kind"`
	ID       string    `json:"id,omitempty"`     // of what a form changes; "" for what it adds
	Whose    string    `json:"whose,omitempty"`  // of a position, beside its session: the institution
	Text     string    `json:"text,omitempty"`   // of a note, or an answer
	Values   values    `json:"values,omitempty"` // of a form: what somebody entered, by field
	Time     time.Time `json:"time"`
}

// draftFile is where drafts lie, one a line. Its commands may run in any order; the newest one counts.
type draftFile struct {
	path   string
	folder bool // is made where it is missing
	mu     sync.Mutex
	done   int // number of the newest change on the disk
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
	if f.folder {
		if err := os.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
			return err
		}
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
		if d.clean(); d.Text != "" || len(d.Values) > 0 {
			out = append(out, &d)
		}
	}
	return out
}

// clean takes out of a draft what no text may hold, and what is empty or too much.
func (d *draft) clean() {
	d.Text, _ = text.Clean(d.Text, text.Block)
	d.Whose, _ = text.Clean(d.Whose, text.Rules{})
	if len(d.Values) > maxValues {
		d.Values = nil
	}
	for id, v := range d.Values {
		d.Values[id], _ = text.Clean(v, text.Block)
	}
}

// written is a draft as a text, for where nothing else can become of it.
func (d *draft) written() string {
	if d.Text != "" {
		return d.Text
	}
	var lines []string
	for _, id := range slices.Sorted(maps.Keys(d.Values)) {
		if d.Values[id] != "" {
			lines = append(lines, id+": "+d.Values[id])
		}
	}
	return strings.Join(lines, "\n")
}

// same says whether two drafts hold the same, whenever they were written.
func (d *draft) same(o *draft) bool {
	x, y := *d, *o
	return x.Kind == y.Kind && x.Question == y.Question && x.ID == y.ID && x.Whose == y.Whose && x.Text == y.Text && maps.Equal(x.Values, y.Values)
}

// drafts are those of one place: of an assessment, or of a new one.
type drafts struct {
	file      *draftFile
	undecided []*draft // found there
	sent      []*draft // submitted, and perhaps not in the assessment's file yet
	reading   int      // of those, whose file is being read before anything of them is saved
	last      []*draft // written in this run, as the file has them or soon will
	onDisk    bool     // the file is there with more than is undecided, or soon will be
	count     int      // of the changes to it in this run
	ticking   bool     // it is being waited to write them
	told      bool     // it was said that there can be none
}

func newDrafts(path string) *drafts { return &drafts{file: &draftFile{path: draftPath(path)}} }

// newAssessmentDrafts are those of a new assessment, in the folder of the settings; nil where there is none.
func newAssessmentDrafts(settings string) *drafts {
	if settings == "" {
		return nil
	}
	k := newDrafts(filepath.Join(settings, "new.cirt"))
	k.file.folder = true
	for _, d := range readDrafts(filepath.Join(settings, "new.cirt")) {
		if d.Kind == newDraft {
			k.undecided = append(k.undecided, d)
		}
	}
	return k
}

// with are the drafts that must lie on the disk: those that nobody has decided about yet, and those of what is being
// written.
func (k *drafts) with(now []*draft) []*draft { return slices.Concat(k.undecided, now) }

// keep gives what writes the drafts of what is being written, or takes them away where nothing is; nil where the file
// is so already.
func (k *drafts) keep(now []*draft) func() error {
	if k == nil || len(now) == 0 && !k.onDisk {
		return nil
	}
	k.onDisk, k.last = len(now) > 0, now
	k.count++
	f, n, all := k.file, k.count, k.with(now)
	return func() error { return f.put(n, all) }
}

// decided takes a draft off the list of those that nobody has decided about.
func (k *drafts) decided(about *draft) {
	k.undecided = slices.DeleteFunc(slices.Clone(k.undecided), func(o *draft) bool { return o == about })
	k.onDisk = true
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
