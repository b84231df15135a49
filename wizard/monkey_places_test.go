package wizard

import (
	"bytes"
	"errors"
	"os"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// canary stands in every working note that the monkey is given: where it turns up, working notes do.
const canary = "CANARY-7f3"

func (m *monkey) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

// places lays the files down that the monkey is given. In each folder there is a new assessment, and beside it
//
//	approved.cirt   approved, and answered on
//	damaged.cirt    with a line that nobody wrote: it opens for reading only
//	held.cirt       which another program writes: it can be read
//	torn.cirt       whose last line broke off
//	merged.cirt     of two people who disagree here and there, as examplia.cirt itself where there was a lot of work
//
// An earlier assessment lies beside them, and a profile.
func (m *monkey) places(busy bool) {
	m.t.Helper()
	const path = "examplia.cirt"
	empty, err := os.ReadFile(path)
	m.must(err)
	copyTo := func(name string, src []byte) { m.must(os.WriteFile(name, src, 0o600)) }
	copyTo("merged.cirt", empty)
	m.merged("merged.cirt", 20)
	if busy {
		m.merged(path, 80)
	}
	full, err := os.ReadFile("merged.cirt")
	m.must(err)

	copyTo("approved.cirt", empty)
	m.work("approved.cirt", "A. Officer", 15, "mandate.basis=2")
	f := m.open("approved.cirt", "H. Head")
	m.ids = append(m.ids, f.State().ID)
	_, err = f.Save(assessment.Approve("H. Head", "Director", "2026-09-30"))
	m.must(err)
	m.must(f.Close())

	lines := bytes.SplitAfter(full, []byte("\n"))
	at := len(lines) / 2
	lines[at] = bytes.Replace(lines[at], []byte(`"n":`), []byte(`"m":`), 1)
	copyTo("damaged.cirt", bytes.Join(lines, nil))

	copyTo("torn.cirt", append(bytes.Clone(full), `{"n":9,"prev":["`...))

	copyTo("held.cirt", full)
	holds := m.open("held.cirt", "Another program")
	m.t.Cleanup(func() { _ = holds.Close() })

	m.cfg.Profiles = []string{baseline(m.t, m.t.TempDir())}
	m.since = earlierFile(m.t, m.t.TempDir(), "Examplia", "mandate.basis=1", "facts.staff=7")
}

func (m *monkey) open(path, author string) *assessment.File {
	m.t.Helper()
	f, err := assessment.Open(path, m.cfg.options(author))
	m.must(err)
	return f
}

// merged fills an assessment as weeks of work of two people would, who merged their files and disagree here and there.
func (m *monkey) merged(path string, n int) {
	m.t.Helper()
	m.work(path, "A. Officer", n)
	src, err := os.ReadFile(path)
	m.must(err)
	m.must(os.WriteFile("other", src, 0o600))
	m.work(path, "A. Officer", 5, "mandate.basis=1", "service.desk=yes")
	m.work("other", "C. Consultant", 5, "mandate.basis=3", "service.desk=no")
	_, err = assessment.MergeFiles("both", path, "other")
	m.must(err)
	m.must(errors.Join(os.Remove("other"), os.Rename("both", path)))
}

// work makes random changes, and then answers with a finding and a working note each.
func (m *monkey) work(path, author string, n int, answers ...string) {
	m.t.Helper()
	f := m.open(path, author)
	d := newDesk(f, m.cfg.Now)
	c := changing{m.r, d}
	for range n {
		d.put(c.intent())
		_, err := f.Save(d.queue.Next()...)
		m.must(err)
		d.queue.Done()
		d.settle(f.State())
	}
	for _, word := range answers {
		id, value, _ := strings.Cut(word, "=")
		a, err := questionnaires.ParseAnswer(d.q.Question(id), value)
		m.must(err)
		_, err = f.Save(assessment.SetAnswer(d.q.Question(id), a),
			assessment.SetFinding(id, author+" says "+value), assessment.SetWorkingNote(id, canary+" "+author))
		m.must(err)
	}
	m.must(f.Close())
}
