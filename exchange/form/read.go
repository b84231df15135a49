package form

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// Read reads a form that was filled in, for an assessment with an id and a questionnaire. The name is for
// messages. What can't be taken stands in the result's Refused, each with sheet and cell; what makes the
// whole form useless is the error: the faults of xlsx.Read, and form.not-a-form, form.newer,
// form.other-questionnaire, form.other-version.
func Read(name string, src []byte, q *questionnaires.Questionnaire, id string) (*exchange.Incoming, error) {
	book, err := xlsx.Read(name, src, xlsx.Usual)
	if err != nil {
		return nil, err
	}
	of, err := identityOf(book)
	if err != nil {
		return nil, err
	}
	if err := of.check(q); err != nil {
		return nil, err
	}
	l, _ := lang.Of(of.language) // English where the language is not there
	shown := q
	if t, _, err := q.Translate(of.language); err == nil {
		shown = t
	}
	r := newReader(q, shown, l, of.assessment != "" && of.assessment == id)
	r.shown = shownOf(book)
	r.book(book)
	return r.in, nil
}

// newReader begins to read a form for a questionnaire, whose texts the form shows as they are in shown.
func newReader(q, shown *questionnaires.Questionnaire, l *lang.Language, ours bool) *reader {
	return &reader{
		words: wordsOf(l), q: shown, target: q, ours: ours,
		in: &exchange.Incoming{}, rows: map[string]place{}, offers: map[string]*exchange.Offer{}, marks: map[string][]string{},
		tops: map[string]top{}, records: map[string]*exchange.Record{}, numbers: map[string]string{},
	}
}

// IsWorkbook says whether a file looks like a workbook, of whatever format.
func IsWorkbook(src []byte) bool {
	return bytes.HasPrefix(src, []byte("PK\x03\x04")) || bytes.HasPrefix(src, []byte("\xD0\xCF\x11\xE0"))
}

// identity is what the form says that it was made from.
type identity struct{ format, questionnaire, version, digest, language, assessment string }

func identityOf(book *xlsx.Workbook) (identity, error) {
	found := map[string]string{}
	if t := book.Sheet(keySheet); t != nil {
		for _, line := range t.Rows {
			found[line.At(1).Text] = line.At(2).Text
		}
	}
	of := identity{found[keyFormat], found[keyQuestionnaire], found[keyVersion], found[keyDigest], found[keyLanguage], found[keyAssessment]}
	switch {
	case of.format == "" || of.questionnaire == "" || of.digest == "":
		return of, fault.New(fault.Input, "form.not-a-form")
	case of.format != FormatVersion:
		return of, fault.New(fault.Input, "form.newer", "found", short(of.format), "known", FormatVersion)
	}
	return of, nil
}

// check compares what the form was made from with the assessment's questionnaire.
func (of identity) check(q *questionnaires.Questionnaire) error {
	facts := []any{
		"questionnaire", short(of.questionnaire), "version", short(of.version), "digest", short(of.digest),
		"want", q.ID, "want-version", q.Version, "want-digest", short(q.Digest()),
	}
	switch {
	case of.questionnaire != q.ID:
		return fault.New(fault.Input, "form.other-questionnaire", facts...)
	case of.digest != q.Digest():
		return fault.New(fault.Input, "form.other-version", facts...)
	}
	return nil
}

// short is the beginning of a text from outside, for messages.
func short(s string) string {
	const limit = 40
	if runes := []rune(s); len(runes) > limit {
		return string(runes[:limit]) + "…"
	}
	return s
}

// reader gathers what the sheets of one form say.
type reader struct {
	words   words
	q       *questionnaires.Questionnaire // with the texts that the form shows
	target  *questionnaires.Questionnaire
	shown   shown
	ours    bool // the form was made from the assessment that it comes into
	in      *exchange.Incoming
	rows    map[string]place           // where each row's id was first
	offers  map[string]*exchange.Offer // by question
	marks   map[string][]string        // codes that are marked, by question
	tops    map[string]top             // what the row of a question with several options, or of a list, says
	records map[string]*exchange.Record
	keys    []string          // of records, in their order
	numbers map[string]string // questions by the numbers that the form gives them
}

// place is a cell of a sheet.
type place struct {
	sheet string
	row   int
}

func (p place) cell(column int) string { return p.sheet + "!" + xlsx.Ref(column, p.row) }

// top is the answer cell of a question whose value stands elsewhere too.
type top struct {
	value xlsx.Value
	at    string
	said  answer
}

func (r *reader) refuse(at string, key string, facts ...any) {
	r.in.Refuse(at, fault.New(fault.Input, key, facts...))
}

// book reads the sheets: the questions first, since a document stands for what is answered there.
func (r *reader) book(book *xlsx.Workbook) {
	var questions, others []table
	found := map[string]bool{}
	for i := range book.Sheets {
		t, ok := tableOf(&book.Sheets[i])
		switch {
		case !ok:
			r.institution(&book.Sheets[i])
		case t.has(keyID):
			found[keyID] = true
			questions = append(questions, t)
		default:
			others = append(others, t)
		}
	}
	if !found[keyID] {
		r.refuse(keySheet, "form.no-questions-sheet")
	}
	for _, t := range questions {
		r.questions(t)
	}
	for _, t := range others {
		if t.has(keyQuestion) {
			r.evidence(t)
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(t.columns)) {
			if id, ok := strings.CutPrefix(key, keyList); ok {
				r.list(t, id)
				break
			}
		}
	}
	r.finish()
}

// institution reads the field of the cover in which an institution names itself.
func (r *reader) institution(t *xlsx.Table) {
	for _, line := range t.Rows {
		for _, v := range line.Values {
			if v.Text != keyInstitution {
				continue
			}
			for _, field := range line.Values {
				// The name of the field stands between its key and the field itself.
				if field.Column > v.Column+1 && strings.TrimSpace(field.Text) != "" && r.in.For == "" {
					r.in.For = strings.TrimSpace(field.Text)
				}
			}
		}
	}
}

// table is a sheet with keys: which column holds what, and the rows below.
type table struct {
	name    string
	columns map[string]int
	rows    []xlsx.Line
}

// keyRows is how far down the row of keys is looked for: rows may have been put above it.
const keyRows = 50

// tableOf finds the row of keys. The first column with a key counts, should somebody have copied one.
func tableOf(t *xlsx.Table) (table, bool) {
	for i, line := range t.Rows {
		if line.Number > keyRows {
			break
		}
		columns := map[string]int{}
		for _, v := range line.Values {
			if _, twice := columns[v.Text]; !twice && strings.HasPrefix(v.Text, "cirtkit:") && v.Text != keyInstitution {
				columns[v.Text] = v.Column
			}
		}
		if len(columns) > 1 {
			rows := slices.DeleteFunc(slices.Clone(t.Rows[i+1:]), func(l xlsx.Line) bool {
				return slices.ContainsFunc(l.Values, func(v xlsx.Value) bool { return v.Text == keyHead })
			})
			return table{t.Name, columns, rows}, true
		}
	}
	return table{}, false
}

func (t table) has(key string) bool { return t.columns[key] > 0 }

// at is the value under a key, or an empty one when the column is gone.
func (t table) at(line xlsx.Line, key string) xlsx.Value {
	if column := t.columns[key]; column > 0 {
		return line.At(column)
	}
	return xlsx.Value{}
}

// ref names the cell under a key.
func (t table) ref(line xlsx.Line, key string) string {
	return place{t.name, line.Number}.cell(max(1, t.columns[key]))
}

// questions reads the sheet of questions.
func (r *reader) questions(t table) {
	said := map[string]string{} // what a row said, by its id, to know a copy of a row from another
	for _, line := range t.rows {
		id := strings.TrimSpace(t.at(line, keyID).Text)
		says := r.says(t, line)
		if id == "" { // a heading, or a row that somebody added
			if key, moved := r.shown.moved(t, line, nil, ""); moved && saysSomething(says) {
				r.refuse(t.ref(line, key), "form.row-moved", "found", short(t.at(line, keyOther+"number").Text))
			}
			continue
		}
		at := place{t.name, line.Number}
		if first, twice := r.rows[id]; twice {
			if said[id] != says {
				r.refuse(t.ref(line, keyAnswer), "form.row-twice", "row", short(id), "first", first.cell(max(1, t.columns[keyAnswer])))
			}
			continue
		}
		r.rows[id], said[id] = at, says
		question, option, isOption := strings.Cut(id, optionSign)
		q := r.q.Question(question)
		if q == nil || isOption && q.OptionIndex(option) < 0 {
			r.refuse(t.ref(line, keyID), "form.unknown-row", "row", short(id))
			continue
		}
		if key, moved := r.shown.moved(t, line, q, option); moved {
			if saysSomething(says) {
				r.refuse(t.ref(line, key), "form.row-moved", "found", short(t.at(line, keyOther+"number").Text))
			}
			continue
		}
		r.numbers[plainNumber(t.at(line, keyOther+"number").Text)] = q.ID
		if isOption {
			r.mark(t, line, q, option)
			continue
		}
		r.question(t, line, q)
	}
}

// says joins what the cells of a row say that are to be filled in.
func (r *reader) says(t table, line xlsx.Line) string {
	var b strings.Builder
	for _, key := range []string{keyAnswer, keyReason, keyProvided, keyFinding, keyDocument, keyIssuer, keyDate, keyHow} {
		b.WriteString(t.at(line, key).Text + "\x00")
	}
	return b.String()
}

func saysSomething(says string) bool { return strings.Trim(says, "\x00 ") != "" }

// offer is what is said on a question, to be added to.
func (r *reader) offer(q *questionnaires.Question, from string) *exchange.Offer {
	o := r.offers[q.ID]
	if o == nil {
		o = &exchange.Offer{Question: r.target.Question(q.ID), From: from}
		r.offers[q.ID] = o
	}
	return o
}

func (r *reader) question(t table, line xlsx.Line, q *questionnaires.Question) {
	o := r.offer(q, t.ref(line, keyAnswer))
	r.answer(t, line, q, o)
	if v := t.at(line, keyProvided); !blank(v) {
		if provider, ok := r.words.provider(v.Text); ok {
			o.Provided = provider
		} else {
			r.refuse(t.ref(line, keyProvided), "form.not-in-list", "found", short(v.Text), "known", r.words.inWords().Providers())
		}
	}
	if v := t.at(line, keyFinding); r.usable(t, line, keyFinding) && strings.TrimSpace(v.Text) != "" {
		o.Finding = v.Text
	}
	r.document(t, line, q)
}

// usable says whether a cell can be read; one that can't is refused.
func (r *reader) usable(t table, line xlsx.Line, key string) bool {
	v := t.at(line, key)
	if v.Kind == xlsx.Broken {
		r.refuse(t.ref(line, key), "form.broken-cell", "found", short(v.Text))
		return false
	}
	return true
}

func blank(v xlsx.Value) bool {
	return v.Kind == xlsx.Empty || strings.TrimSpace(v.Text) == "" && v.Kind == xlsx.String
}

// answer reads the answer cell and the reason beside it.
func (r *reader) answer(t table, line xlsx.Line, q *questionnaires.Question, o *exchange.Offer) {
	v, at := t.at(line, keyAnswer), t.ref(line, keyAnswer)
	if !r.usable(t, line, keyAnswer) || !r.usable(t, line, keyReason) {
		return
	}
	said, err := r.words.answer(q, v)
	if err != nil {
		r.in.Refuse(at, err)
		return
	}
	reason := strings.TrimSpace(t.at(line, keyReason).Text)
	switch {
	case said.State == questionnaires.NotApplicable:
		said.Reason = reasonCode(q, reason)
		if err := questionnaires.CheckAnswer(q, said.Answer); err != nil {
			r.in.Refuse(t.ref(line, keyReason), err)
			return
		}
	case reason != "":
		r.refuse(t.ref(line, keyReason), "form.reason-alone", "question", q.ID, "cell", xlsx.Ref(max(1, t.columns[keyAnswer]), line.Number))
		return
	}
	if q.Type == questionnaires.Choices || q.Type == questionnaires.List {
		r.tops[q.ID] = top{v, at, said}
		return
	}
	if said.State == questionnaires.Unanswered {
		return
	}
	if err := questionnaires.CheckAnswer(q, said.Answer); err != nil {
		r.in.Refuse(at, err)
		return
	}
	o.Answer = said.Answer
}

// mark reads the row of one option of a question that takes several.
func (r *reader) mark(t table, line xlsx.Line, q *questionnaires.Question, option string) {
	r.offer(q, t.ref(line, keyAnswer))
	v := t.at(line, keyAnswer)
	if !r.usable(t, line, keyAnswer) {
		return
	}
	marked, ok := r.words.marked(v)
	if !ok {
		r.refuse(t.ref(line, keyAnswer), "form.bad-mark", "question", q.ID, "option", option, "found", short(v.Text))
		return
	}
	if marked {
		r.marks[q.ID] = append(r.marks[q.ID], option)
	}
}

// list reads the sheet of a list.
func (r *reader) list(t table, id string) {
	q := r.q.Question(id)
	if q == nil || q.Type != questionnaires.List {
		r.refuse(t.name, "form.unknown-row", "row", short(id))
		return
	}
	o := r.offer(q, t.name)
	for _, line := range t.rows {
		row := questionnaires.Row{Cells: map[string]string{}}
		if r.ours {
			row.ID = strings.TrimSpace(t.at(line, keyList+id).Text)
		}
		good, any := true, false
		for _, c := range q.Columns {
			key := keyCell + c.ID
			v := t.at(line, key)
			if v.Kind == xlsx.Broken {
				good = r.usable(t, line, key)
				continue
			}
			if blank(v) {
				continue
			}
			any = true
			cell, err := r.words.cell(q, c, v)
			if err == nil {
				err = questionnaires.CheckCell(q, c, cell)
			}
			if err != nil {
				r.in.Refuse(t.ref(line, key), err)
				good = false
				continue
			}
			row.Cells[c.ID] = cell
		}
		if !any || !good {
			continue
		}
		at := t.ref(line, keyCell+q.Columns[0].ID)
		check := row
		check.ID = cmp.Or(row.ID, "new")
		if err := questionnaires.CheckRow(q, check); err != nil {
			r.in.Refuse(at, err)
			continue
		}
		if row.ID != "" && slices.ContainsFunc(o.Rows, func(other exchange.OfferedRow) bool { return other.ID == row.ID }) {
			row.ID = "" // a row that was copied and changed is another row
		}
		o.Rows = append(o.Rows, exchange.OfferedRow{Row: row, From: at})
	}
}

// finish puts together what stands in several rows, and hands everything over in the order of the
// questionnaire.
func (r *reader) finish() {
	for _, q := range r.q.Questions() {
		o := r.offers[q.ID]
		if o == nil {
			continue
		}
		switch q.Type {
		case questionnaires.Choices:
			r.finishChoices(q, o)
		case questionnaires.List:
			r.finishList(q, o)
		}
		if o.Answer.State != questionnaires.Unanswered || len(o.Rows) > 0 || o.Provided != "" || o.Finding != "" {
			r.in.Offers = append(r.in.Offers, *o)
		}
	}
	for _, key := range r.keys {
		r.in.Records = append(r.in.Records, *r.records[key])
	}
}

// finishChoices joins the marks with what the question's own row says: codes, or that none is chosen.
func (r *reader) finishChoices(q *questionnaires.Question, o *exchange.Offer) {
	top := r.tops[q.ID]
	codes := append(slices.Clone(top.said.Options), r.marks[q.ID]...)
	slices.SortFunc(codes, func(a, b string) int { return cmp.Compare(q.OptionIndex(a), q.OptionIndex(b)) })
	codes = slices.Compact(codes)
	switch {
	case top.said.State == questionnaires.Unanswered && len(codes) == 0:
	case top.said.State == questionnaires.Unanswered || top.said.State == questionnaires.Answered && !top.said.none:
		o.Answer = questionnaires.Answer{State: questionnaires.Answered, Options: codes}
	case len(codes) > 0:
		r.refuse(top.at, "form.marks-and-none", "question", q.ID, "found", short(top.value.Text), "marked", codes)
	default:
		o.Answer = top.said.Answer
	}
}

// finishList joins the rows with what the question's own row says.
func (r *reader) finishList(q *questionnaires.Question, o *exchange.Offer) {
	top := r.tops[q.ID]
	switch {
	case top.said.none && len(o.Rows) > 0:
		r.refuse(top.at, "form.rows-and-none", "question", q.ID, "found", short(top.value.Text), "n", len(o.Rows))
		o.Rows = nil
	case top.said.State == questionnaires.Answered && !top.said.none && len(o.Rows) == 0:
		r.refuse(top.at, "form.no-rows-listed", "question", q.ID, "found", short(top.value.Text))
	case top.said.State != questionnaires.Unanswered:
		o.Answer = top.said.Answer
	case len(o.Rows) > 0:
		o.Answer = questionnaires.Answer{State: questionnaires.Answered}
	}
}

// document reads the document that stands in a question's own row.
func (r *reader) document(t table, line xlsx.Line, q *questionnaires.Question) {
	e, ok := r.record(t, line)
	if ok {
		e.Supports = map[string]string{q.ID: ""}
		r.addRecord(e, t.ref(line, keyDocument))
	}
}

// evidence reads the sheet of evidence.
func (r *reader) evidence(t table) {
	for _, line := range t.rows {
		e, ok := r.record(t, line)
		if !ok {
			continue
		}
		e.Supports = map[string]string{}
		if v := t.at(line, keyQuestion); !blank(v) {
			q := r.named(v.Text)
			if q == nil {
				r.refuse(t.ref(line, keyQuestion), "form.unknown-question", "found", short(v.Text))
				continue
			}
			shows := t.at(line, keyShows)
			code := r.words.option(q.Options, shows)
			if !blank(shows) && code == "" {
				r.refuse(t.ref(line, keyShows), "form.not-in-list", "found", short(shows.Text), "known", entries(q.Options))
				continue
			}
			e.Supports[q.ID] = code
		}
		r.addRecord(e, t.ref(line, keyDocument))
	}
}

// named is the question that a cell names: as the drop-down does, by its id, or by its number.
func (r *reader) named(s string) *questionnaires.Question {
	number, id, both := strings.Cut(s, exchange.EntrySign)
	if both {
		if q := r.q.Question(strings.TrimSpace(id)); q != nil {
			return q
		}
	}
	number = strings.TrimSpace(number)
	if q := r.q.Question(number); q != nil {
		return q
	}
	return r.q.Question(r.numbers[strings.ToUpper(number)])
}

// record reads the cells of a document. False: there is none, or one that can't be taken.
func (r *reader) record(t table, line xlsx.Line) (assessment.Evidence, bool) {
	var e assessment.Evidence
	good, any := true, false
	for _, f := range []struct {
		key string
		to  *string
	}{
		{keyDocument, &e.Reference}, {keyPlace, &e.Place}, {keyIssuer, &e.Issuer}, {keyPromised, &e.Promised}, {keyMarking, &e.Marking},
	} {
		if v := t.at(line, f.key); !blank(v) {
			any = true
			good = r.usable(t, line, f.key) && good
			*f.to = oneLine(v.Text)
		}
	}
	for _, f := range []struct {
		key string
		to  *string
	}{{keyDate, &e.Date}, {keyValidUntil, &e.ValidUntil}, {keyDue, &e.Due}} {
		v := t.at(line, f.key)
		if blank(v) {
			continue
		}
		any = true
		day, err := r.words.day(v)
		if err != nil {
			r.in.Refuse(t.ref(line, f.key), err)
			good = false
		}
		*f.to = day
	}
	if v := t.at(line, keyHow); !blank(v) {
		any = true
		how, ok := r.words.how(v.Text)
		if !ok {
			r.refuse(t.ref(line, keyHow), "form.not-in-list", "found", short(v.Text), "known", r.words.inWords().Hows())
			good = false
		}
		e.How = how
	}
	if !any {
		return e, false
	}
	if e.Reference == "" && good {
		r.refuse(t.ref(line, keyDocument), "form.no-document")
		return e, false
	}
	e.ID = strings.TrimSpace(t.at(line, keyRecord).Text)
	if r.shown.otherDocument(e.ID, e.Reference) {
		r.refuse(t.ref(line, keyDocument), "form.document-moved", "found", short(e.Reference))
		return e, false
	}
	return e, good
}

// addRecord adds a document, or what it serves to one that was named before: by its id, or, where it is new, by
// everything that is said of it. A document whose id stands twice with different words is refused: nobody
// could say which of them is right.
func (r *reader) addRecord(e assessment.Evidence, at string) {
	key := e.ID
	if key == "" {
		key = strings.Join([]string{"", e.Reference, e.Place, e.Issuer, e.Date, e.ValidUntil, e.How, e.Promised, e.Due, e.Marking}, "\x00")
	}
	had := r.records[key]
	if had == nil {
		r.records[key] = &exchange.Record{From: at, Evidence: e, Ours: r.ours}
		r.keys = append(r.keys, key)
		return
	}
	if !agree(had.Evidence, e) {
		r.refuse(at, "form.record-twice", "reference", short(e.Reference), "first", had.From)
		return
	}
	merged := merge(had.Evidence, e)
	for id, code := range e.Supports {
		if before, twice := merged.Supports[id]; twice && before != code && code != "" && before != "" {
			r.refuse(at, "form.supports-twice", "question", id, "first", had.From)
			continue
		}
		merged.Supports[id] = cmp.Or(code, merged.Supports[id])
	}
	had.Evidence = merged
}

// fieldsOf are the texts of a record that a form can hold.
func fieldsOf(e *assessment.Evidence) []*string {
	return []*string{&e.Reference, &e.Place, &e.Issuer, &e.Date, &e.ValidUntil, &e.How, &e.Promised, &e.Due, &e.Marking}
}

// agree says whether two rows can be of one record: what both say is the same.
func agree(a, b assessment.Evidence) bool {
	x, y := fieldsOf(&a), fieldsOf(&b)
	for i := range x {
		if *x[i] != "" && *y[i] != "" && *x[i] != *y[i] {
			return false
		}
	}
	return true
}

func merge(a, b assessment.Evidence) assessment.Evidence {
	a.Supports = maps.Clone(a.Supports)
	x, y := fieldsOf(&a), fieldsOf(&b)
	for i := range x {
		*x[i] = cmp.Or(*x[i], *y[i])
	}
	return a
}
