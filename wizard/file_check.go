package wizard

import (
	"encoding/json"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// fileCheck is what reading a record's file again said of it, in this run. It holds for the file and the hash that the
// record had then.
type fileCheck struct {
	outcome        string // same, changed or missing
	file, recorded string
	sum            string // what was read; "" where nothing was
}

// note keeps what a check said of a record's file.
func (d *desk) note(e assessment.Evidence, outcome, sum string) {
	if d.checked == nil {
		d.checked = map[string]fileCheck{}
	}
	d.checked[e.ID] = fileCheck{outcome, e.File, e.SHA256, sum}
}

// checkOf is what is known of a record's file; zero where nothing is, or no longer.
func (d *desk) checkOf(e assessment.Evidence) fileCheck {
	c := d.checked[e.ID]
	if c.file != e.File || c.recorded != e.SHA256 {
		return fileCheck{}
	}
	return c
}

// outcome counts what the checks said.
func (d *desk) outcome() (same, changed, missing int) {
	for _, e := range d.state.Evidence {
		switch d.checkOf(e).outcome {
		case "same":
			same++
		case "changed":
			changed++
		case "missing":
			missing++
		}
	}
	return same, changed, missing
}

// withHash is the change that records a file's hash; the one before stays in the history.
func withHash(e assessment.Evidence, sum string) assessment.Intent {
	e.SHA256, e.Supports = sum, nil // what it serves stays
	return assessment.PutEvidence(e)
}

// takeHash records the hash of a file as it is now, where a check found that it has changed.
func (a *app) takeHash(e assessment.Evidence) tea.Cmd {
	c := a.desk.checkOf(e)
	if c.outcome != "changed" {
		a.tell(inkMuted, a.t("file.nothing-to-take"))
		return nil
	}
	cmd := a.put(withHash(e, c.sum))
	if a.desk.file.ReadOnly() {
		return cmd
	}
	e.SHA256 = c.sum
	a.desk.note(e, "same", c.sum)
	a.tell(inkGood, a.t("file.taken", "path", e.File, "hash", c.sum[:12]))
	return cmd
}

// hashedFile is a record's file with its hash; "" for none.
func hashedFile(words *lang.Language, e assessment.Evidence) string {
	if e.File == "" || e.SHA256 == "" {
		return e.File
	}
	return words.T("wizard.file.hashed", "path", e.File, "hash", e.SHA256)
}

// hashChange says that another hash of the same file was recorded, with both; "" where that is not what changed.
func hashChange(words *lang.Language, before, after string) string {
	var was, is assessment.Evidence
	if json.Unmarshal([]byte(before), &was) != nil || json.Unmarshal([]byte(after), &is) != nil {
		return ""
	}
	if was.SHA256 == "" || is.SHA256 == "" || was.File != is.File || was.SHA256 == is.SHA256 {
		return ""
	}
	return words.T("wizard.change.hash", "what", cut(is.Reference, 40), "before", cut(was.SHA256, 9), "after", cut(is.SHA256, 9))
}
