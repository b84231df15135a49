package assessment

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sync"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// Limits of a whole file, checked before anything is made of it.
const (
	maxFile   = 256 << 20 // bytes
	maxActs   = 1_000_000
	maxValues = 1_000_000 // given to fields by all acts together
)

// Log is a file's lines, read. It is never changed.
type Log struct {
	Header        Header
	Questionnaire *questionnaires.Questionnaire
	// Acts are in the order of n, then hash; a merged file has them in the same order.
	Acts   []*Act
	Damage []Damage
	// Torn is what stands behind the last whole line: the rest of a write that never ended.
	Torn []byte

	index  index   // of Acts, until they are checked
	places []int32 // the lines of Acts in the file, from 1, until they are checked
	header []byte  // the first line, without the newline
	model  []byte  // the second line: the questionnaire
	size   int64   // bytes up to and with the last newline
}

// Damage is a line that is not as it must be. The file's other lines can still be read.
type Damage struct {
	Line  int    // counts from 1
	Act   string // its hash, or "" when the line is no act
	Fault *fault.Fault
}

// ReadLog reads the bytes of a file; name is only for messages. It returns an error when the header or
// the questionnaire can't be read or a limit is passed; any other mistake is Damage of the log.
func ReadLog(src []byte, name string) (*Log, error) { return readLog(bytes.NewReader(src), name) }

// readLog reads a file as it comes.
func readLog(r io.Reader, name string) (*Log, error) {
	l, lines, err := openLog(r, name)
	if err != nil {
		return nil, err
	}
	// The questionnaire takes about as long as 2,000 acts, and neither needs the other.
	var unpacking sync.WaitGroup
	var unpackErr error
	unpacking.Go(func() { l.Questionnaire, unpackErr = unpackQuestionnaire(l.model, l.Header, name) })
	scanErr := l.scan(lines)
	if scanErr == nil {
		l.check(name)
	}
	unpacking.Wait()
	if unpackErr != nil {
		return nil, unpackErr
	}
	if scanErr != nil {
		return nil, scanErr
	}
	return l, nil
}

// openLog reads the header and the questionnaire's line. It returns what follows.
func openLog(r io.Reader, name string) (*Log, *lineReader, error) {
	lines := newLineReader(r, name)
	line, whole, err := lines.next(maxHeader)
	if err != nil {
		return nil, nil, cannotRead(name, err)
	}
	if !whole {
		// Not one whole line that could be a header. Of a file that was cut inside its header nothing can be read either.
		return nil, nil, fault.New(fault.Input, "assessment.not-an-assessment", "file", name)
	}
	l := &Log{header: bytes.Clone(line)}
	if l.Header, err = readHeader(line, name); err != nil {
		return nil, nil, err
	}
	if bytes.HasSuffix(line, []byte("\r")) {
		// Every hash would be wrong; one fault says why.
		return nil, nil, fault.New(fault.Integrity, "assessment.damage.line-ends").
			At(fault.Position{File: name, Line: 1})
	}
	if line, whole, err = lines.next(maxFile); err != nil {
		return nil, nil, cannotRead(name, err)
	}
	if !whole {
		return nil, nil, fault.New(fault.Integrity, "assessment.damage.no-questionnaire").
			At(fault.Position{File: name, Line: 2})
	}
	l.model = bytes.Clone(line)
	return l, lines, nil
}

// cannotRead tells what the system said about a file that was opened.
func cannotRead(name string, err error) error {
	var f *fault.Fault
	if errors.As(err, &f) {
		return err
	}
	return cannotOpen(name, err)
}

// scan reads the acts' lines and the torn end. A line that can't be read is damage and no act.
func (l *Log) scan(lines *lineReader) error {
	name := lines.name
	s := scanner{intern: map[string]string{}, over: make([]hash, 0, 64)}
	var k keeper
	var w written
	l.index = indexOf(nil)
	known := func(h hash) *Act {
		if i, ok := l.index.find(l.Acts, h); ok {
			return l.Acts[i]
		}
		return nil
	}
	values, sorted := 0, true
	for place := 3; ; place++ {
		line, whole, err := lines.next(maxFile)
		if err != nil {
			return cannotRead(name, err)
		}
		if !whole {
			break
		}
		if place-2 > maxActs {
			return fault.New(fault.Input, "assessment.too-many-acts", "file", name, "limit", maxActs)
		}
		h := hashOf(line)
		if first, twice := l.index.find(l.Acts, h); twice {
			l.damage(name, place, "", "assessment.damage.line-twice", "first", int(l.places[first]))
			continue
		}
		if len(line) > maxLine {
			l.damage(name, place, "", "assessment.damage.line-size", "limit", maxLine>>20)
			continue
		}
		if !s.read(line, &w) {
			l.damage(name, place, "", s.wrong)
			continue
		}
		if values += len(w.Sets); values > maxValues {
			return fault.New(fault.Input, "assessment.too-many-values", "file", name, "limit", maxValues)
		}
		act := k.keep(&w, line, h, known)
		sorted = sorted && (len(l.Acts) == 0 || l.Acts[len(l.Acts)-1].compare(act) < 0)
		l.Acts, l.places = append(l.Acts, act), append(l.places, int32(place))
		l.index.enter(l.Acts, len(l.Acts)-1)
	}
	l.Torn, l.size = lines.rest(), lines.given
	if !sorted {
		l.sort()
	}
	return nil
}

// sort puts the acts in order, with their places.
func (l *Log) sort() {
	order := make([]int, len(l.Acts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, k int) int { return l.Acts[i].compare(l.Acts[k]) })
	acts, places := make([]*Act, len(order)), make([]int32, len(order))
	for to, from := range order {
		acts[to], places[to] = l.Acts[from], l.places[from]
	}
	l.Acts, l.places = acts, places
	l.index = indexOf(acts)
}

// check looks whether what the acts refer to is there and stands before them.
func (l *Log) check(name string) {
	header := hashOf(l.header)
	known := func(h hash) (*Act, bool) {
		i, ok := l.index.find(l.Acts, h)
		if !ok {
			return nil, false
		}
		return l.Acts[i], true
	}
	for i, a := range l.Acts {
		place := int(l.places[i])
		bad := func(key string, missing hash) {
			l.damage(name, place, a.Hash(), key, "hash", shortHash(missing.String()))
		}
		largest, whole := 0, true
		for _, p := range a.prevs() {
			before, ok := known(p)
			switch {
			case ok:
				largest = max(largest, before.N)
			case p == header && len(a.prevs()) == 1:
			default:
				bad("assessment.damage.prev-missing", p)
				whole = false
			}
		}
		if a.N <= largest || whole && a.N != largest+1 {
			l.damage(name, place, a.Hash(), "assessment.damage.n-wrong", "found", a.N, "expected", largest+1)
		}
		for _, set := range a.Sets() {
			if set.Field == fieldStatus && approves(&set) {
				if v, _ := readStatus(set.Value); v.Approval.Head != headOf(a.prevs()) {
					l.damage(name, place, a.Hash(), "assessment.damage.approval", "head", shortHash(v.Approval.Head))
				}
			}
			for _, o := range set.over.list() {
				if before, ok := known(o); !ok {
					bad("assessment.damage.over-missing", o)
				} else if before.N >= a.N || before.value(set.Field) == nil {
					bad("assessment.damage.over-wrong", o)
				}
			}
		}
		if a.undoes() {
			if before, ok := known(a.undo()); !ok {
				bad("assessment.damage.undo-missing", a.undo())
			} else if before.N >= a.N {
				bad("assessment.damage.undo-wrong", a.undo())
			}
		}
	}
	l.index, l.places = index{}, nil // whoever folds the acts makes one of their own, and adds to it
	slices.SortStableFunc(l.Damage, func(a, b Damage) int { return a.Line - b.Line })
}

// shortHash is enough of a hash to find it by, and no more than a message can hold.
func shortHash(h string) string { return cleanLine(h[:min(len(h), 12)]) }

// maxDamage bounds the list of what is wrong: a file that is damaged throughout needs no longer one.
const maxDamage = 1000

func (l *Log) damage(name string, place int, act, key string, facts ...any) {
	if len(l.Damage) == maxDamage {
		return
	}
	f := fault.New(fault.Integrity, key, facts...).At(fault.Position{File: name, Line: place})
	l.Damage = append(l.Damage, Damage{Line: place, Act: act, Fault: f})
}

// bytes are the whole file's: header, questionnaire, acts.
func (l *Log) bytes(acts []*Act) []byte {
	const usual = 400 // bytes of a line
	b := make([]byte, 0, len(l.header)+len(l.model)+2+usual*len(acts))
	b = append(append(b, l.header...), '\n')
	b = append(append(b, l.model...), '\n')
	for _, a := range acts {
		b = append(a.appendLine(b), '\n')
	}
	return b
}
