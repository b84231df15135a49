package wizard

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/files"
)

// hashed is a file's hash, for the record whose form named the file.
type hashed struct {
	record  assessment.Evidence
	id      string
	v       values
	problem error
}

func hashFile(path string, v values) func(assessment.Evidence, string) tea.Cmd {
	return func(e assessment.Evidence, id string) tea.Cmd {
		return func() tea.Msg {
			sum, err := sha256Of(expand(path))
			v["sha256"] = sum
			return hashed{e, id, v, err}
		}
	}
}

// sha256Of is a file's SHA-256 in lower-case hex.
func sha256Of(path string) (string, error) {
	sum, err := files.SHA256(path)
	switch {
	case errors.Is(err, files.ErrNotRegular):
		return "", failed("file-not-regular", "path", path)
	case err != nil:
		return "", failed("file-unreadable", "path", path).Because(err)
	}
	return sum, nil
}

// gotHashed records the evidence with its file's hash, or opens the form again to say what is wrong.
func (a *app) gotHashed(msg hashed) tea.Cmd {
	if a.desk == nil {
		return nil
	}
	if msg.problem == nil {
		in, _ := a.desk.evidenceFrom(msg.record, msg.id, msg.v)
		a.tell(inkGood, a.t("evidence.hashed", "hash", msg.v["sha256"][:12]))
		return a.put(in)
	}
	f := a.evidenceForm(msg.record, msg.id)
	for _, x := range f.fields {
		x.value = msg.v[x.id]
	}
	f.problem = a.sentence(msg.problem)
	for i, x := range f.shown() {
		if x.id == "file" {
			f.focus(i)
		}
	}
	a.push(f)
	return nil
}
