package report

import (
	"reflect"
	"strings"

	"cirtkit/compare"
	"cirtkit/internal/lang"
	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// A report is in the reader's language as far as the questionnaire is. Where it has no translation at all, its texts
// stand in English, and the cover and "How to read this" say so once. Where single texts lack one, each of these is
// marked as well, wherever it stands. Cells, bullets, paragraphs and headings that are wholly English carry the
// language, so that they are read aloud and broken into lines as English.

// wording is how far the questionnaire speaks the reader's language.
type wording int

const (
	native    wording = iota // wholly, or the reader's language is English
	inPart                   // some texts are English, and marked
	inEnglish                // all are
)

// isolating is a source for a document: what is put into its texts is isolated where directions mix (lang.Isolating).
// Blocks for a screen go without, since most terminals would show the isolates as signs.
func (s Source) isolating() Source {
	if s.Language == nil {
		s.Language = lang.English()
	}
	s.Language = s.Language.Isolating()
	return s
}

// translate takes the texts from the source's translated questionnaire, where it has one in the report's language.
// What is scored does not change by it, but scores and steps lead to questions with their texts, so that they are
// made anew with the questionnaire that is shown.
func (b *builder) translate() {
	code := b.lang.Code()
	if code == "en" {
		return
	}
	q := b.Questionnaire
	if q == nil || q.Language() != code {
		b.wording = inEnglish
		return
	}
	q, marked := q.MarkEnglish(func(text string) string { return b.t("report.language.fallback", "text", text) })
	if marked > 0 {
		b.wording = inPart
	}
	state := *b.state
	state.Questionnaire = q
	b.state, b.q = &state, q
	b.Result = scoring.Compile(q).WithProfiles(b.Profiles...).Score(b.input())
}

// worded is a question in the words of the report: of the questionnaire that is shown, unless it is one of another
// version that reads otherwise.
func (b *builder) worded(q *questionnaires.Question) *questionnaires.Question {
	if q == nil {
		return nil
	}
	shown, own := b.q.Question(q.ID), b.State.Questionnaire.Question(q.ID)
	if shown == nil || own == nil || q != own && !(q.Ask == own.Ask && q.Label == own.Label && reflect.DeepEqual(q.Options, own.Options)) {
		return q
	}
	return shown
}

// rewordedSteps is a roadmap that was made elsewhere, in the words of the report.
func (b *builder) rewordedSteps(r *planning.Roadmap) *planning.Roadmap {
	if b.q == b.State.Questionnaire {
		return r
	}
	shown := *r
	shown.Steps = append([]planning.Step(nil), r.Steps...)
	for i := range shown.Steps {
		s := &shown.Steps[i]
		q := b.worded(s.Question)
		if s.Action != nil {
			for j := range s.Question.Improve {
				if s.Action == &s.Question.Improve[j] && j < len(q.Improve) {
					s.Action = &q.Improve[j]
					break
				}
			}
		}
		s.Question = q
	}
	return &shown
}

// rewordedChanges is what changed, in the words of the report.
func (b *builder) rewordedChanges(d *compare.Difference) *compare.Difference {
	if b.q == b.State.Questionnaire {
		return d
	}
	shown := *d
	shown.Changes = append([]compare.Change(nil), d.Changes...)
	for i := range shown.Changes {
		c := &shown.Changes[i]
		c.Question, c.Old = b.worded(c.Question), b.worded(c.Old)
	}
	return &shown
}

// languageInFull is the language of the report, and what of it is in another.
func (b *builder) languageInFull() string {
	switch b.wording {
	case inEnglish:
		return b.t("report.language.on-cover", "language", b.t("report.language"))
	case inPart:
		return b.t("report.language.on-cover-partly", "language", b.t("report.language"))
	}
	return b.t("report.language")
}

// wordingNote says what is in English, where the report is not.
func (b *builder) wordingNote() []Block {
	switch b.wording {
	case inEnglish:
		return []Block{Paragraph{Text: b.t("report.language.untranslated")}}
	case inPart:
		return []Block{Paragraph{Text: b.t("report.language.partly")}}
	}
	return nil
}

// markEnglish sets the language of what is wholly English in a document of another language.
func (b *builder) markEnglish(d *Document) {
	if b.lang.Code() == "en" {
		return
	}
	english := b.englishTexts()
	of := func(text, language string) string {
		if language == "" && english.all(text) {
			return "en"
		}
		return language
	}
	for _, p := range d.Parts {
		for i, block := range p.Blocks {
			switch block := block.(type) {
			case Heading:
				block.Language = of(block.Text, block.Language)
				p.Blocks[i] = block
			case Paragraph:
				block.Language = of(block.Text, block.Language)
				p.Blocks[i] = block
			case Bullets:
				for j := range block.Items {
					block.Items[j].Language = of(block.Items[j].Text, block.Items[j].Language)
				}
			case Table:
				for _, row := range block.Rows {
					for j := range row {
						row[j].Language = of(row[j].Text, row[j].Language)
					}
				}
			}
		}
	}
}

// texts is a set of lines.
type texts map[string]bool

func (t texts) add(text string) {
	for line := range strings.SplitSeq(lang.WithoutIsolates(text), "\n") {
		if line != "" {
			t[line], t[lang.WithoutStop(line)], t[lang.FirstSentence(line)] = true, true, true
		}
	}
}

// all says whether each line of a text is in the set.
func (t texts) all(text string) bool {
	for line := range strings.SplitSeq(lang.WithoutIsolates(text), "\n") {
		if !t[line] {
			return false
		}
	}
	return true
}

// englishTexts are the texts that are English whatever the report's language is, as they are shown: with numbers of
// questions and codes of options, and without.
func (b *builder) englishTexts() texts {
	out := texts{}
	for _, s := range b.q.Sources {
		out.add(s.Title)
		out.add(lines(s.Title, s.URL))
		out.add(lines(s.Status, s.Use))
	}
	for _, c := range b.q.Catalogues {
		out.add(c.Title)
		out.add(c.Use)
		for _, code := range c.Codes {
			out.add(code.Text)
			out.add(b.coded(code))
		}
	}
	if b.wording == native {
		return out
	}
	english := func(kind, id, field string) bool {
		return b.wording == inEnglish || b.q.InEnglish(kind, id, field)
	}
	for _, item := range b.q.Items() {
		for _, f := range item.Fields {
			if english(item.Kind, item.ID, f.Name) {
				out.add(*f.Text)
			}
		}
	}
	for _, q := range b.questions() {
		if english("questions", q.ID, "label") || q.Label == "" && english("questions", q.ID, "ask") {
			out.add(b.named(q))
		}
		if english("questions", q.ID, "ask") {
			out.add(b.t("report.named", "ref", b.refs[q.ID], "name", q.Ask))
		}
		for i, o := range q.Options {
			if o.Text != "" && english("questions", q.ID, "options/"+o.Code) {
				out.add(b.option(q, i))
			}
		}
	}
	return out
}
