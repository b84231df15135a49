package assessment

import (
	"bytes"
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

	header []byte // the first line, without the newline
	model  []byte // the second line: the questionnaire
	size   int64  // bytes up to and with the last newline
}

// Damage is a line that is not as it must be. The file's other lines can still be read.
type Damage struct {
	Line  int    // counts from 1
	Act   string // its hash, or "" when the line is no act
	Fault *fault.Fault
}

// ReadLog reads the bytes of a file; name is only for messages. It returns an error when the header or
// the questionnaire can't be read or a limit is passed; any other mistake is Damage of the log.
func ReadLog(src []byte, name string) (*Log, error) {
	l, lines, err := openLog(src, name)
	if err != nil {
		return nil, err
	}
	// The questionnaire takes about as long as 2,000 acts, and neither needs the other.
	var unpacking sync.WaitGroup
	var unpackErr error
	unpacking.Go(func() { l.Questionnaire, unpackErr = unpackQuestionnaire(l.model, l.Header, name) })
	scanErr := l.scan(lines, name)
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

// openLog reads the header and cuts off the torn end. It returns what stands between the questionnaire
// and the torn end.
func openLog(src []byte, name string) (l *Log, lines []byte, err error) {
	if int64(len(src)) > maxFile {
		return nil, nil, fault.New(fault.Input, "assessment.too-large", "file", name, "limit", maxFile>>20)
	}
	end := bytes.LastIndexByte(src, '\n') + 1
	l = &Log{Torn: src[end:], size: int64(end)}
	header, rest, ok := bytes.Cut(src[:end], []byte("\n"))
	if !ok {
		// Not one whole line. Of a file that was cut inside its header nothing can be read either.
		return nil, nil, fault.New(fault.Input, "assessment.not-an-assessment", "file", name)
	}
	if l.Header, err = readHeader(header, name); err != nil {
		return nil, nil, err
	}
	if bytes.HasSuffix(header, []byte("\r")) {
		// Every hash would be wrong; one fault says why.
		return nil, nil, fault.New(fault.Integrity, "assessment.damage.line-ends").
			At(fault.Position{File: name, Line: 1})
	}
	model, rest, ok := bytes.Cut(rest, []byte("\n"))
	if !ok {
		return nil, nil, fault.New(fault.Integrity, "assessment.damage.no-questionnaire").
			At(fault.Position{File: name, Line: 2})
	}
	l.header, l.model = header, model
	return l, rest, nil
}

// scan reads the acts' lines. A line that can't be read is damage and no act.
func (l *Log) scan(lines []byte, name string) error {
	count := bytes.Count(lines, []byte("\n"))
	if count > maxActs {
		return fault.New(fault.Input, "assessment.too-many-acts", "file", name, "limit", maxActs)
	}
	l.Acts = make([]*Act, 0, count)
	seen := make(map[hash]int, count)
	s := scanner{intern: map[string]string{}}
	values := 0
	for place := 3; len(lines) > 0; place++ {
		line, rest, _ := bytes.Cut(lines, []byte("\n"))
		lines = rest
		line = line[:len(line):len(line)]
		h := hashOf(line)
		if first, twice := seen[h]; twice {
			l.damage(name, place, "", "assessment.damage.line-twice", "first", first)
			continue
		}
		if len(line) > maxLine {
			l.damage(name, place, "", "assessment.damage.line-size", "limit", maxLine>>20)
			continue
		}
		act, ok := s.act(line)
		if !ok {
			l.damage(name, place, "", s.wrong)
			continue
		}
		if values += len(act.Sets); values > maxValues {
			return fault.New(fault.Input, "assessment.too-many-values", "file", name, "limit", maxValues)
		}
		act.hash, act.place = h, place
		seen[h] = place
		l.Acts = append(l.Acts, act)
	}
	if !slices.IsSortedFunc(l.Acts, (*Act).compare) {
		slices.SortFunc(l.Acts, (*Act).compare)
	}
	return nil
}

// check looks whether what the acts refer to is there and stands before them.
func (l *Log) check(name string) {
	byHash := make(map[hash]*Act, len(l.Acts))
	for _, a := range l.Acts {
		byHash[a.hash] = a
	}
	header := hashOf(l.header)
	for _, a := range l.Acts {
		bad := func(key string, missing hash) {
			l.damage(name, a.place, a.Hash(), key, "hash", shortHash(missing.String()))
		}
		largest, whole := 0, true
		for _, p := range a.prev {
			before, ok := byHash[p]
			switch {
			case ok:
				largest = max(largest, before.N)
			case p == header && len(a.prev) == 1:
			default:
				bad("assessment.damage.prev-missing", p)
				whole = false
			}
		}
		if a.N <= largest || whole && a.N != largest+1 {
			l.damage(name, a.place, a.Hash(), "assessment.damage.n-wrong", "found", a.N, "expected", largest+1)
		}
		for _, set := range a.Sets {
			if set.Field == fieldStatus && approves(&set) {
				if v, _ := readStatus(set.Value); v.Approval.Head != headOf(a.prev) {
					l.damage(name, a.place, a.Hash(), "assessment.damage.approval", "head", shortHash(v.Approval.Head))
				}
			}
			for _, o := range set.over {
				if before, ok := byHash[o]; !ok {
					bad("assessment.damage.over-missing", o)
				} else if before.N >= a.N || before.value(set.Field) == nil {
					bad("assessment.damage.over-wrong", o)
				}
			}
		}
		if a.undoes {
			if before, ok := byHash[a.undo]; !ok {
				bad("assessment.damage.undo-missing", a.undo)
			} else if before.N >= a.N {
				bad("assessment.damage.undo-wrong", a.undo)
			}
		}
	}
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

// value is the act's value of a field, or nil when it doesn't set it.
func (a *Act) value(f Field) *ActSet {
	if a.byField != nil {
		if i, ok := a.byField[f]; ok {
			return &a.Sets[i]
		}
		return nil
	}
	for i := range a.Sets {
		if a.Sets[i].Field == f {
			return &a.Sets[i]
		}
	}
	return nil
}

// bytes are the whole file's: header, questionnaire, acts.
func (l *Log) bytes(acts []*Act) []byte {
	size := len(l.header) + len(l.model) + 2
	for _, a := range acts {
		size += len(a.line) + 1
	}
	b := make([]byte, 0, size)
	b = append(append(b, l.header...), '\n')
	b = append(append(b, l.model...), '\n')
	for _, a := range acts {
		b = append(append(b, a.line...), '\n')
	}
	return b
}
