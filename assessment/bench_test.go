package assessment

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"cirtkit/questionnaires"
)

// bigFile makes a file of a questionnaire of the library with many acts: answers given and changed over
// and over, with findings and evidence between.
func bigFile(b *testing.B, acts int) string {
	b.Helper()
	q := large(b)
	path := filepath.Join(b.TempDir(), "big.cirt")
	f, err := Create(path, q, fixed("Ada"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var scored []*questionnaires.Question
	for _, question := range q.Questions() {
		if question.Scored() {
			scored = append(scored, question)
		}
	}
	intents := make([]Intent, 0, acts)
	for i := range acts {
		question := scored[i*7%len(scored)]
		switch {
		case i%10 == 9:
			intents = append(intents, SetFinding(question.ID, "Seen in the register, page "+strconv.Itoa(i)))
		case i%25 == 24:
			intents = append(intents, PutEvidence(Evidence{
				ID: "e" + strconv.Itoa(i) + "-0000", Reference: "Decision " + strconv.Itoa(i), How: "seen",
				Supports: map[string]string{question.ID: question.Options[1].Code},
			}))
		default:
			intents = append(intents, SetAnswer(question, option(question.Options[i/len(scored)%len(question.Options)].Code)))
		}
	}
	if saved, err := f.Save(intents...); err != nil || saved.Acts != acts {
		b.Fatalf("%d acts, %v", saved.Acts, err)
	}
	return path
}

// large is a questionnaire of 125 questions.
func large(b *testing.B) *questionnaires.Questionnaire {
	b.Helper()
	q, err := questionnaires.Load(writeQuestionnaire(b, 125))
	if err != nil {
		b.Fatal(err)
	}
	return q
}

func BenchmarkOpen(b *testing.B) {
	for _, acts := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(acts), func(b *testing.B) {
			path := bigFile(b, acts)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkReadLog is the part of opening that reads the lines, without the questionnaire.
func BenchmarkScanAndFold(b *testing.B) {
	for _, acts := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(acts), func(b *testing.B) {
			src := bytesOf(b, bigFile(b, acts))
			b.ReportAllocs()
			for b.Loop() {
				l, lines, err := openLog(bytes.NewReader(src), "")
				if err != nil {
					b.Fatal(err)
				}
				if err := l.scan(lines); err != nil {
					b.Fatal(err)
				}
				l.check("")
				foldOf(hashOf(l.header), l.Acts)
			}
		})
	}
}

// BenchmarkAct is one key press in a file that is open, without the disk.
func BenchmarkAct(b *testing.B) {
	for _, acts := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(acts), func(b *testing.B) {
			f, err := Open(bigFile(b, acts), Options{Author: "Ada", Now: clock()})
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			questions := f.State().Questionnaire.Questions()
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				question := questions[i%len(questions)]
				made, touched, err := f.at.Load().plan([]Intent{SetAnswer(question, option(question.Options[i/len(questions)%2].Code))})
				if err != nil {
					b.Fatal(err)
				}
				f.done(f.at.Load(), made, touched)
			}
		})
	}
}

func BenchmarkSave(b *testing.B) {
	f, err := Open(bigFile(b, 2_000), Options{Author: "Ada", Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	question := f.State().Questionnaire.Questions()[3]
	i := 0
	for b.Loop() {
		i++
		if _, err := f.Save(SetAnswer(question, option(question.Options[i%2].Code))); err != nil {
			b.Fatal(err)
		}
	}
}
