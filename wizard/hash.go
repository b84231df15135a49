package wizard

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/files"
)

// A record of evidence may name a file, whose SHA-256 is recorded with it. A small file is read before the record is
// made, so that both are one act. A large one is read beside the work: the record stands at once, the hash follows;
// how far it has come is shown on every screen, and can be stopped. One file is read at a time.

// readAtOnce is up to which size, in bytes, a file is read before its record is made.
const readAtOnce = 16 << 20

// reading is a file on its way to its hash. Its command counts and looks whether it shall stop; all else is the
// model's.
type reading struct {
	record string // id
	file   string // as the record has it
	check  bool   // against the hash that is recorded
	began  time.Time
	size   atomic.Int64
	done   atomic.Int64
	stop   context.CancelFunc
	ctx    context.Context
	shown  string // how far it was at the last look
}

// Messages of files that are read.
type (
	// looked is a file that was named in a form: its hash, where it was read at once.
	looked struct {
		record  assessment.Evidence
		id      string
		v       values
		file    string
		large   bool
		sum     string
		problem error
		of      *drafts // that hold the form meanwhile; nil for none
		draft   *draft
	}
	// hashed is the end of a reading.
	hashed struct {
		of      *reading
		sum     string
		problem error
	}
	// readingTick looks how far it has come.
	readingTick struct{ of *reading }
)

// opener opens a file to be hashed and says how large it is.
type opener func(path string) (io.ReadCloser, int64, error)

func openFile(path string) (io.ReadCloser, int64, error) {
	f, size, err := files.OpenRegular(path)
	if err != nil {
		return nil, 0, err // not a nil file in an interface
	}
	return f, size, nil
}

// openNamed opens a file as a record names it: where the program runs, or else beside the assessment.
func openNamed(open opener, name, beside string) (io.ReadCloser, int64, error) {
	path := expand(name)
	r, size, err := open(path)
	if err != nil && !filepath.IsAbs(path) {
		if other, n, elsewhere := open(filepath.Join(beside, path)); elsewhere == nil {
			return other, n, nil
		}
	}
	switch {
	case errors.Is(err, files.ErrNotRegular):
		return nil, 0, failed("file-not-regular", "path", name)
	case err != nil:
		return nil, 0, failed("file-unreadable", "path", name).Because(err)
	}
	return r, size, nil
}

// hashOf is the SHA-256 of what is read, in lower-case hex. It counts what was read, and stops with the context.
func hashOf(ctx context.Context, r io.Reader, count func(n int64)) (string, error) {
	h := sha256.New()
	part := make([]byte, 1<<20)
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		n, err := r.Read(part)
		h.Write(part[:n])
		count(int64(n))
		if err == io.EOF {
			return hex.EncodeToString(h.Sum(nil)), nil
		}
		if err != nil {
			return "", files.Reason(err)
		}
	}
}

// readNew looks at the file that was named in a form before its record is made.
func (a *app) readNew(e assessment.Evidence, id string, v values, file string) tea.Cmd {
	open, beside := a.openFile, filepath.Dir(a.desk.path)
	k, kept := a.drafts(), tea.Cmd(nil)
	var held *draft
	if k != nil {
		k.reading++
		if n := len(k.sent); n > 0 {
			held = k.sent[n-1]
		}
		kept = a.keepDrafts(a.halves())
	}
	return withCmd(kept, func() tea.Msg {
		out := looked{record: e, id: id, v: v, file: file, of: k, draft: held}
		r, size, err := openNamed(open, file, beside)
		if err != nil {
			out.problem = err
			return out
		}
		defer r.Close()
		if size > readAtOnce {
			out.large = true
			return out
		}
		if out.sum, err = hashOf(context.Background(), r, func(int64) {}); err != nil {
			out.problem = failed("file-unreadable", "path", file).Because(err)
		}
		return out
	})
}

// gotLooked records the evidence, with its file's hash or before it; or opens the form again to say what is wrong.
func (a *app) gotLooked(msg looked) tea.Cmd {
	if k := msg.of; k != nil {
		k.reading--
		if msg.problem != nil { // the form comes back, and has its own draft
			k.sent = slices.DeleteFunc(k.sent, func(d *draft) bool { return d == msg.draft })
		}
	}
	if a.desk == nil {
		return nil
	}
	if msg.problem != nil {
		was, known := a.desk.record(msg.record.ID)
		if !known {
			was = assessment.Evidence{}
		}
		f := a.evidenceForm(was, msg.id)
		f.refill(msg.v, "file", a.sentence(msg.problem))
		a.push(f)
		return nil
	}
	msg.v["sha256"] = msg.sum
	in, _ := a.desk.evidenceFrom(&msg.record, msg.id, msg.v)
	cmd := a.put(in)
	if msg.large {
		return withCmd(cmd, a.read(&reading{record: msg.record.ID, file: msg.file}))
	}
	a.tell(inkGood, a.t("evidence.hashed", "hash", msg.sum[:12]))
	return cmd
}

// read puts a file behind those that wait to be read.
func (a *app) read(job *reading) tea.Cmd {
	a.readings = append(a.readings, job)
	if len(a.readings) > 1 {
		return nil
	}
	return a.readFirst()
}

// readFirst begins with the file that waits first.
func (a *app) readFirst() tea.Cmd {
	if len(a.readings) == 0 || a.desk == nil {
		return nil
	}
	job, open, beside := a.readings[0], a.openFile, filepath.Dir(a.desk.path)
	job.began = a.cfg.Now()
	job.ctx, job.stop = context.WithCancel(context.Background())
	job.shown = a.t("reading.begins", "path", filepath.Base(job.file))
	read := func() tea.Msg {
		r, n, err := openNamed(open, job.file, beside)
		if err != nil {
			return hashed{of: job, problem: err}
		}
		defer r.Close()
		job.size.Store(n)
		sum, err := hashOf(job.ctx, r, func(n int64) { job.done.Add(n) })
		if err != nil && !errors.Is(err, context.Canceled) {
			err = failed("file-unreadable", "path", job.file).Because(err)
		}
		return hashed{of: job, sum: sum, problem: err}
	}
	return tea.Batch(read, a.lookAgain(job))
}

func (a *app) lookAgain(job *reading) tea.Cmd {
	return a.later(250*time.Millisecond, func(time.Time) tea.Msg { return readingTick{job} })
}

// gotTick says how far the file has come, and looks again soon.
func (a *app) gotTick(job *reading) tea.Cmd {
	if len(a.readings) == 0 || a.readings[0] != job {
		return nil
	}
	done, all := job.done.Load(), job.size.Load()
	if all > 0 {
		seconds := max(a.cfg.Now().Sub(job.began).Seconds(), 0.001)
		job.shown = a.t("reading.progress", "path", filepath.Base(job.file), "percent", done*100/all, "size", megabytes(all),
			"rate", megabytes(int64(float64(done)/seconds)))
	}
	return a.lookAgain(job)
}

// megabytes are millions of bytes, rounded up.
func megabytes(n int64) int64 { return (n + 999_999) / 1_000_000 }

// readingLine is what is said while a file is read; nil while none is.
func (a *app) readingLine() line {
	if len(a.readings) == 0 {
		return nil
	}
	l := line{{" " + a.readings[0].shown, inkMuted}}
	if n := len(a.readings) - 1; n > 0 {
		l = append(l, span{a.t("reading.more", "n", n), inkMuted})
	}
	b := hashingKeys[0]
	return ends(l, line{{b.show, inkAccent}, {" " + a.t("key."+string(b.do)) + " ", inkMuted}}, a.w)
}

// stopReading stops the file that is being read, and drops those that wait.
func (a *app) stopReading() {
	a.readings = a.readings[:1]
	if stop := a.readings[0].stop; stop != nil {
		stop()
	}
}

// gotHashed takes the end of a reading: the hash goes into the record, or beside the one that it has.
func (a *app) gotHashed(msg hashed) tea.Cmd {
	if len(a.readings) == 0 || a.readings[0] != msg.of {
		return nil // of an assessment that was left
	}
	a.readings = a.readings[1:]
	if a.desk == nil {
		return nil
	}
	e, known := a.desk.record(msg.of.record)
	var cmd tea.Cmd
	switch {
	case errors.Is(msg.problem, context.Canceled):
		a.readings = nil
		a.tell(inkMuted, a.t("reading.stopped", "path", msg.of.file))
		return nil
	case !known || e.File != msg.of.file: // it was removed, or has another file now
	case msg.problem != nil && msg.of.check:
		a.desk.note(e, "missing", "")
		a.complain(msg.problem)
	case msg.problem != nil:
		a.complain(msg.problem)
	case e.SHA256 == "":
		cmd = a.put(withHash(e, msg.sum))
		e.SHA256 = msg.sum
		a.desk.note(e, "same", msg.sum)
		a.tell(inkGood, a.t("evidence.hashed", "hash", msg.sum[:12]))
	case e.SHA256 == msg.sum:
		a.desk.note(e, "same", msg.sum)
		a.tell(inkGood, a.t("file.is-same", "path", e.File))
	default:
		a.desk.note(e, "changed", msg.sum)
		a.tell(inkWarn, a.t("file.is-changed", "path", e.File))
	}
	if len(a.readings) == 0 && a.desk.checking {
		a.desk.checking = false
		same, changed, missing := a.desk.outcome()
		a.tell(inkPlain, a.t("file.all", "same", same, "changed", changed, "missing", missing))
	}
	return withCmd(cmd, a.readFirst())
}

// checkFile reads a record's file again and says whether it is still the one whose hash was recorded.
func (a *app) checkFile(e assessment.Evidence) tea.Cmd {
	if e.File == "" {
		a.tell(inkMuted, a.t("file.none"))
		return nil
	}
	return a.read(&reading{record: e.ID, file: e.File, check: true})
}

// checkFiles does so for all records.
func (a *app) checkFiles() tea.Cmd {
	var cmds []tea.Cmd
	for _, e := range a.desk.state.Evidence {
		if e.File != "" {
			cmds = append(cmds, a.checkFile(e))
		}
	}
	if len(cmds) == 0 {
		a.tell(inkMuted, a.t("file.none-at-all"))
		return nil
	}
	a.desk.checking = true
	return tea.Batch(cmds...)
}

// sha256Of is a file's SHA-256 in lower-case hex.
func sha256Of(path string) (string, error) {
	r, _, err := openNamed(openFile, path, "")
	if err != nil {
		return "", err
	}
	defer r.Close()
	sum, err := hashOf(context.Background(), r, func(int64) {})
	if err != nil {
		return "", failed("file-unreadable", "path", path).Because(err)
	}
	return sum, nil
}
