package exchange

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
)

// Plan says what would change in an assessment if a source came in.
type Plan struct {
	For     string
	Changes []Change // in the order of the questionnaire; those that belong to no question last
	Refused fault.List
	Earlier bool // the source is another assessment; see Keep

	places map[string]int // of the questions, in their order
}

// Change is one thing that a source says, beside what the assessment has.
type Change struct {
	Question *questionnaires.Question // nil for a record that serves none
	What     What
	Kind     ChangeKind
	From     string // where the source says it
	Old, New string // in words; Old is "" for what is new

	intent assessment.Intent // with blank ids where record or row is new
	record *plannedRecord    // of Document and Link
	newRow bool
	row    questionnaires.Row
}

// What says which part of an assessment a change is about.
type What int

// The parts.
const (
	Answer   What = iota
	Row           // of a list
	Provided      // who provides it
	Finding
	Document // a record of evidence
	Link     // which option a record supports
)

// ChangeKind says how a change stands to what the assessment has.
type ChangeKind int

// The kinds of change.
const (
	New     ChangeKind = iota // nothing was there
	Changed                   // something else was there
	Same
	Left // it would replace what is there, and does not
)

// plannedRecord is a record of the source with the one of the assessment that it is, if any.
type plannedRecord struct {
	evidence assessment.Evidence // as it will be; its ID is "" for a new one
	links    int                 // how many questions it is to serve
}

// Compare says what would change. Nothing is taken that the questionnaire refuses: that is added to what
// the source's reader refused. Words are in the language given.
func Compare(s *assessment.State, in *Incoming, l *lang.Language) *Plan {
	c := &comparer{state: s, words: Words{l}, plan: &Plan{For: in.For, Refused: slices.Clone(in.Refused), Earlier: in.Earlier, places: map[string]int{}}, offered: map[string]questionnaires.Answer{}}
	for _, o := range in.Offers {
		c.offer(o)
	}
	for _, r := range in.Records {
		c.evidence(r)
	}
	for i, q := range s.Questionnaire.Questions() {
		c.plan.places[q.ID] = i
	}
	if in.Earlier {
		c.plan.leave(func(ch Change) bool {
			return ch.What == Answer && ch.Kind == Changed && c.offered[ch.Question.ID].State != questionnaires.Answered
		})
	}
	c.plan.sort()
	return c.plan
}

// Keep leaves what is there as it is, where another assessment says something else. What a form or a file of
// answers says was said for this assessment, and is not touched.
func (p *Plan) Keep() {
	if p.Earlier {
		p.leave(func(c Change) bool { return c.Kind == Changed })
	}
}

// leave marks the changes that are not to be made. With an answer that stays, all that belongs to the other
// stays behind: its rows, who provides it, and its evidence. A record that serves other questions too comes
// with the first of those.
func (p *Plan) leave(these func(Change) bool) {
	kept := map[string]bool{} // questions whose answer stays
	stays := func(c *Change) bool { return c.Question != nil && kept[c.Question.ID] }
	for i := range p.Changes {
		c := &p.Changes[i]
		if these(*c) {
			c.Kind = Left
			if c.What == Answer {
				kept[c.Question.ID] = true
			}
		}
	}
	serves := map[*plannedRecord]*questionnaires.Question{}
	for i := range p.Changes {
		c := &p.Changes[i]
		if c.What != Document && stays(c) && (c.Kind == New || c.Kind == Changed) {
			c.Kind = Left
		}
		if c.What == Link && c.Kind != Left && serves[c.record] == nil {
			serves[c.record] = c.Question
		}
	}
	for i := range p.Changes {
		switch c := &p.Changes[i]; {
		case c.What != Document || c.Kind != New || !stays(c):
		case serves[c.record] != nil:
			c.Question = serves[c.record]
		default:
			c.Kind = Left
		}
	}
	p.sort()
}

func (p *Plan) sort() {
	slices.SortStableFunc(p.Changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(placeOf(p.places, a), placeOf(p.places, b)), cmp.Compare(a.What, b.What))
	})
}

func placeOf(place map[string]int, c Change) int {
	if c.Question == nil {
		return len(place)
	}
	return place[c.Question.ID]
}

// Count is how many changes there are of a kind.
func (p *Plan) Count(k ChangeKind) int {
	n := 0
	for _, c := range p.Changes {
		if c.Kind == k {
			n++
		}
	}
	return n
}

// Questions lists the questions on which something would change, in order.
func (p *Plan) Questions() []*questionnaires.Question {
	var out []*questionnaires.Question
	for _, c := range p.Changes {
		if (c.Kind == New || c.Kind == Changed) && c.Question != nil && !slices.Contains(out, c.Question) {
			out = append(out, c.Question)
		}
	}
	return out
}

// Intent is one act with everything that changes on the questions that are accepted; nil accepts all. A
// record of evidence comes with the first of its questions that is; one that serves no question comes when
// all are accepted. NewID gives ids that the assessment doesn't have yet (assessment.File.NewID).
func (p *Plan) Intent(newID func(letter string) string, accepted func(*questionnaires.Question) bool) assessment.Intent {
	out := assessment.Intent{For: p.For}
	ids := map[*plannedRecord]string{}
	known := map[*plannedRecord]bool{}
	for _, c := range p.Changes {
		if c.record != nil && c.record.evidence.ID != "" {
			ids[c.record] = c.record.evidence.ID
		}
		if c.What == Document && c.Kind == Same {
			known[c.record] = true
		}
	}
	documents := map[*plannedRecord]bool{} // already in the intent
	document := func(r *plannedRecord) {
		if documents[r] || known[r] {
			return
		}
		documents[r] = true
		if ids[r] == "" {
			ids[r] = newID("e")
		}
		e := r.evidence
		e.ID, e.Supports = ids[r], nil
		out = out.With(assessment.PutEvidence(e))
	}
	for _, c := range p.Changes {
		if c.Question != nil && accepted != nil && !accepted(c.Question) || c.Question == nil && c.record.links > 0 {
			continue
		}
		switch {
		case c.What == Document:
			if c.Kind != Same && c.Kind != Left && (c.Question != nil || accepted == nil) {
				document(c.record)
			}
		case c.Kind == Same, c.Kind == Left:
		case c.What == Link:
			document(c.record)
			out = out.With(assessment.Support(ids[c.record], c.Question.ID, c.New))
		case c.What == Row:
			row := c.row
			if c.newRow {
				row.ID = newID("r")
			}
			out = out.With(assessment.PutRow(c.Question.ID, row))
		default:
			out = out.With(c.intent)
		}
	}
	return out
}

type comparer struct {
	state   *assessment.State
	words   Words
	plan    *Plan
	offered map[string]questionnaires.Answer
	records []*plannedRecord
}

func (c *comparer) refuse(place string, err error) {
	c.plan.Refused = append(c.plan.Refused, placed(err, fault.Position{File: place})...)
}

func (c *comparer) add(ch Change) { c.plan.Changes = append(c.plan.Changes, ch) }

// entry is what the assessment has on a question.
func (c *comparer) entry(q *questionnaires.Question) *assessment.Entry {
	if e := c.state.Answers[q.ID]; e != nil {
		return e
	}
	return &assessment.Entry{}
}

func kindOf(old, new string) ChangeKind {
	switch old {
	case "":
		return New
	case new:
		return Same
	}
	return Changed
}

func (c *comparer) offer(o Offer) {
	q, entry := o.Question, c.entry(o.Question)
	if o.Answer.State != questionnaires.Unanswered {
		if err := questionnaires.CheckAnswer(q, o.Answer); err != nil {
			c.refuse(o.From, err)
		} else {
			c.offered[q.ID] = o.Answer
			c.answer(o, entry)
		}
	}
	c.rows(o, entry)
	if o.Provided != "" {
		switch {
		case !q.Provided:
			c.refuse(o.From, fault.New(fault.Input, "exchange.not-provided", "question", q.ID))
		case !slices.Contains(questionnaires.Providers, o.Provided):
			c.refuse(o.From, fault.New(fault.Input, "exchange.provider", "question", q.ID, "found", o.Provided, "known", questionnaires.Providers))
		default:
			old := ""
			if entry.Provided != "" {
				old = c.words.Provider(entry.Provided)
			}
			c.add(Change{
				Question: q, What: Provided, From: o.From, Old: old, New: c.words.Provider(o.Provided),
				Kind: kindOf(entry.Provided, o.Provided), intent: assessment.SetProvided(q.ID, o.Provided),
			})
		}
	}
	if finding, _ := text.Clean(o.Finding, text.Rules{Max: maxFinding, Newlines: true}); strings.TrimSpace(finding) != "" {
		c.add(Change{
			Question: q, What: Finding, From: o.From, Old: entry.Finding, New: finding,
			Kind: kindOf(entry.Finding, finding), intent: assessment.SetFinding(q.ID, finding),
		})
	}
}

// maxFinding bounds a finding that comes in, in bytes.
const maxFinding = 1 << 20

func (c *comparer) answer(o Offer, entry *assessment.Entry) {
	q := o.Question
	ch := Change{Question: q, What: Answer, From: o.From, New: c.words.Answer(q, o.Answer, len(o.Rows)), intent: assessment.SetAnswer(q, o.Answer)}
	switch {
	case entry.Conflict:
		ch.Kind, ch.Old = Changed, c.words.l.T("exchange.conflict")
	case entry.Answer.State == questionnaires.Unanswered:
		ch.Kind = New
	default:
		ch.Old = c.words.Answer(q, entry.Answer, len(entry.Rows))
		ch.Kind = Changed
		// Rows for a list of which it was said that there are none change what was said.
		first := q.Type == questionnaires.List && entry.Answer.State == questionnaires.Answered && len(entry.Rows) == 0 && len(o.Rows) > 0
		if questionnaires.FormatAnswer(q, entry.Answer) == questionnaires.FormatAnswer(q, o.Answer) && !first {
			ch.Kind = Same
		}
	}
	c.add(ch)
}

// rows compares the rows of a list. A row with an id that the assessment has is that row; any other is the
// same as one that says the same, each of those taken once, or new.
func (c *comparer) rows(o Offer, entry *assessment.Entry) {
	q := o.Question
	taken := map[string]bool{}
	had := map[string]questionnaires.Row{}
	for _, r := range entry.Rows {
		had[r.ID] = r
	}
	for _, r := range o.Rows {
		if _, ok := had[r.ID]; ok {
			taken[r.ID] = true
		}
	}
	for _, offered := range o.Rows {
		r := offered.Row
		r.Cells = notEmpty(r.Cells)
		check := r
		if check.ID == "" {
			check.ID = "new"
		}
		if err := questionnaires.CheckRow(q, check); err != nil {
			c.refuse(offered.From, err)
			continue
		}
		ch := Change{Question: q, What: Row, From: offered.From, New: c.words.Row(q, r), row: r}
		if old, ok := had[r.ID]; ok {
			ch.Old = c.words.Row(q, old)
			ch.Kind = Changed
			if maps.Equal(notEmpty(old.Cells), r.Cells) {
				ch.Kind = Same
			}
			c.add(ch)
			continue
		}
		ch.newRow = true
		for _, old := range entry.Rows {
			if !taken[old.ID] && maps.Equal(notEmpty(old.Cells), r.Cells) {
				taken[old.ID] = true
				ch.Kind, ch.Old = Same, ch.New
				break
			}
		}
		c.add(ch)
	}
}

// notEmpty leaves out empty cells.
func notEmpty(cells map[string]string) map[string]string {
	out := map[string]string{}
	for id, cell := range cells {
		if cell != "" {
			out[id] = cell
		}
	}
	return out
}

// notSeen is how a document was met when the source only names it. Such a record supports nothing yet.
const notSeen = "described"

// evidence compares a record: with the one of its id, or with one that says the same.
func (c *comparer) evidence(r Record) {
	e := r.Evidence
	if !c.goodRecord(r) {
		return
	}
	old := c.find(r)
	ch := Change{What: Document, From: r.From}
	planned := &plannedRecord{evidence: e}
	planned.evidence.ID = ""
	if e.How == "" {
		planned.evidence.How = notSeen
	}
	if old != nil {
		planned.evidence = overlaid(*old, e)
		ch.Old, ch.Kind = c.words.Record(*old), Changed
		if sameRecord(*old, planned.evidence) {
			ch.Kind = Same
		}
	} else if i := slices.IndexFunc(c.records, func(p *plannedRecord) bool { return p.evidence.ID == "" && sameRecord(p.evidence, planned.evidence) }); i >= 0 {
		planned = c.records[i] // named twice in the source
	}
	ch.record, ch.New = planned, c.words.Record(planned.evidence)
	first := !slices.Contains(c.records, planned)
	if first {
		c.records = append(c.records, planned)
	}
	for _, id := range slices.Sorted(maps.Keys(e.Supports)) {
		link, ok := c.link(r, old, id)
		if !ok {
			continue
		}
		link.record = planned
		if planned.links++; planned.links == 1 {
			ch.Question = link.Question
		}
		c.add(link)
	}
	if first {
		c.add(ch)
	}
}

func (c *comparer) goodRecord(r Record) bool {
	e := r.Evidence
	if strings.TrimSpace(e.Reference) == "" {
		c.refuse(r.From, fault.New(fault.Input, "exchange.evidence-reference"))
		return false
	}
	if e.How != "" && !slices.Contains(assessment.Hows, e.How) {
		c.refuse(r.From, fault.New(fault.Input, "exchange.evidence-how", "found", e.How, "known", assessment.Hows))
		return false
	}
	for _, day := range []string{e.Date, e.ValidUntil, e.Due} {
		if day != "" && !questionnaires.IsDate(day) {
			c.refuse(r.From, fault.New(fault.Input, "exchange.evidence-date", "found", day))
			return false
		}
	}
	return true
}

// find is the record of the assessment that a record of the source is, or nil.
func (c *comparer) find(r Record) *assessment.Evidence {
	for i := range c.state.Evidence {
		old := &c.state.Evidence[i]
		if r.Ours && old.ID == r.Evidence.ID && !old.Conflict {
			return old
		}
	}
	for i := range c.state.Evidence {
		old := &c.state.Evidence[i]
		if !old.Conflict && sameRecord(*old, overlaid(*old, r.Evidence)) {
			return old
		}
	}
	return nil
}

// overlaid is a record with what another says in its place; what the other leaves empty stays. Files and
// their hashes belong to whoever recorded them.
func overlaid(old, new assessment.Evidence) assessment.Evidence {
	for _, f := range []struct {
		to   *string
		from string
	}{
		{&old.Reference, new.Reference},
		{&old.Place, new.Place},
		{&old.Issuer, new.Issuer},
		{&old.Date, new.Date},
		{&old.ValidUntil, new.ValidUntil},
		{&old.Marking, new.Marking},
		{&old.How, new.How},
		{&old.Promised, new.Promised},
		{&old.Due, new.Due},
	} {
		if f.from != "" {
			*f.to = f.from
		}
	}
	return old
}

// sameRecord compares what two records say, not what they serve.
func sameRecord(a, b assessment.Evidence) bool {
	a.ID, a.Supports, a.Conflict = "", nil, false
	b.ID, b.Supports, b.Conflict = "", nil, false
	return a.Reference == b.Reference && a.Place == b.Place && a.Issuer == b.Issuer && a.Date == b.Date && a.ValidUntil == b.ValidUntil &&
		a.Marking == b.Marking && a.How == b.How && a.Promised == b.Promised && a.Due == b.Due && a.File == b.File && a.SHA256 == b.SHA256
}

// link says which option a record is to support on a question.
func (c *comparer) link(r Record, old *assessment.Evidence, id string) (Change, bool) {
	q := c.state.Questionnaire.Question(id)
	if q == nil {
		_, unknown := c.state.Questionnaire.FindQuestion(id)
		c.refuse(r.From, unknown)
		return Change{}, false
	}
	code := r.Evidence.Supports[id]
	if code == "" {
		code = c.shown(q)
	}
	if code == "" && old != nil {
		code = old.Supports[id]
	}
	switch {
	case code == "" && (r.Evidence.ID != "" || c.withheld(q)):
		return Change{}, false // a form leaves out what would show an answer that is withheld
	case code == "":
		c.refuse(r.From, fault.New(fault.Input, "exchange.evidence-option", "question", q.ID))
		return Change{}, false
	case q.OptionIndex(code) < 0 && (q.Scored() || code != assessment.WholeAnswer):
		var known []string
		for _, o := range q.Options {
			known = append(known, o.Code)
		}
		c.refuse(r.From, fault.New(fault.Input, "exchange.evidence-code", "question", q.ID, "found", code, "known", known))
		return Change{}, false
	}
	ch := Change{Question: q, What: Link, From: r.From, New: code}
	if old != nil {
		ch.Old = old.Supports[id]
		ch.Kind = kindOf(ch.Old, code)
	}
	return ch, true
}

// withheld says whether the answer that stands, or is offered, withholds what is known.
func (c *comparer) withheld(q *questionnaires.Question) bool {
	if a, ok := c.offered[q.ID]; ok {
		return a.State == questionnaires.Withheld
	}
	return Withholds(c.state, q.ID)
}

// shown is the option that a record shows when the source doesn't say: that of the answer.
func (c *comparer) shown(q *questionnaires.Question) string {
	if !q.Scored() {
		return assessment.WholeAnswer
	}
	if a, ok := c.offered[q.ID]; ok {
		return a.Option
	}
	if e := c.entry(q); !e.Conflict {
		return e.Answer.Option
	}
	return ""
}
