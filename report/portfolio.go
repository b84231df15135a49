package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// A questionnaire that asks of each service how it is given today, in which form it is wanted and from whom
// (questionnaires.ToBe) has a portfolio: one table that sets today and what is wanted side by side, by section and
// as a whole. What is wanted is the subject's own choice, so nothing here says that more would be better: a service
// that is not wanted has no gap.

// difference is what lies between today and what is wanted of a service.
type difference int

const (
	unsaid   difference = iota // what is wanted is not said, not known or withheld
	notAsked                   // what is wanted is not asked, or does not apply
	neither                    // not wanted, and not given
	unwanted                   // not wanted, and given
	asWanted
	above   // given in a firmer form than is wanted
	below   // wanted, and not yet given in that form
	unknown // wanted, and what there is today is not known
	outside // wanted, and today's answer says that it does not apply
)

var differenceWords = [...]string{
	unsaid: "unsaid", notAsked: "not-asked", neither: "neither", unwanted: "unwanted", asWanted: "as-wanted",
	above: "above", below: "below", unknown: "unknown", outside: "outside",
}

var differenceTones = [...]Tone{
	unsaid: Unsure, notAsked: Muted, neither: Muted, asWanted: Good, below: Lacking, unknown: Unsure, outside: Unsure,
}

// service is one line of the portfolio.
type service struct {
	questionnaires.ToBe
	section   *questionnaires.Section // at the top
	now       int                     // place of today's answer by claim; -1 where it is not known or does not apply
	wanted    int                     // place that is wanted; 0 nothing, -1 not known
	from      []string                // codes of who it is wanted from
	elsewhere bool                    // wanted, and from others than who gives it today
	difference
}

// portfolioOf sets each service's today and wanted side by side, in questionnaire order.
func (b *builder) portfolioOf() []service {
	var out []service
	for _, t := range b.q.ToBes() {
		s := service{ToBe: t, section: b.topSection(t.Question), now: -1, wanted: -1}
		if b.standing(t.Question) == scoring.Answered {
			s.now = b.result(t.Question.ID).Low[scoring.Claimed]
		}
		if b.standing(t.Wanted) == scoring.Answered {
			s.wanted = t.Place(b.entry(t.Wanted.ID).Answer.Option)
		}
		s.difference = b.difference(s)
		if t.By != nil && b.standing(t.By) == scoring.Answered && s.wanted != 0 {
			a := b.entry(t.By.ID).Answer
			if s.from = a.Options; t.By.Type == questionnaires.Choice {
				s.from = []string{a.Option}
			}
			today := b.providerOf(s)
			s.elsewhere = len(s.from) > 0 && t.By.OptionIndex(today) >= 0 && !slices.Contains(s.from, today)
		}
		out = append(out, s)
	}
	return out
}

func (b *builder) difference(s service) difference {
	today := b.standing(s.Question)
	out := today == scoring.NotApplicable || today == scoring.NotAsked
	switch asked := b.standing(s.Wanted); {
	case asked == scoring.NotAsked || asked == scoring.NotApplicable:
		return notAsked
	case s.wanted < 0:
		return unsaid
	case s.wanted == 0 && s.now > 0:
		return unwanted
	case s.wanted == 0:
		return neither
	case out:
		return outside
	case s.now < 0:
		return unknown
	case s.now < s.wanted:
		return below
	case s.now > s.wanted:
		return above
	}
	return asWanted
}

// providerOf is the code of who gives a service today; "" where it is not given or nobody said.
func (b *builder) providerOf(s service) string {
	if p := b.entry(s.Question.ID).Provided; s.now > 0 && slices.Contains(questionnaires.Providers, p) {
		return p
	}
	return ""
}

// topSection is the section at the top that a question stands in.
func (b *builder) topSection(q *questionnaires.Question) *questionnaires.Section {
	for _, s := range b.q.Sections {
		if slices.Contains(questionsIn(s), q) {
			return s
		}
	}
	return nil
}

// wishes says whether anything is said of what is wanted.
func (b *builder) wishes() bool {
	return slices.ContainsFunc(b.services, func(s service) bool { return s.wanted >= 0 })
}

// aimAtWanted makes what is wanted the report's target: a profile of one requirement a service.
func (b *builder) aimAtWanted() {
	title := b.t("report.wanted.target")
	p := questionnaires.Profile{ID: "wanted", Title: title, Of: b.q.ID}
	for _, s := range b.services {
		if s.wanted > 0 {
			p.Requires = append(p.Requires, questionnaires.Requirement{Question: s.Question.ID, AtLeast: s.Question.Options[s.wanted].Code})
		}
	}
	b.wanted = true
	result := scoring.Compile(b.q).WithProfiles(p).Score(b.state.ScoringInput(b.state.About.Date))
	b.lookTowards(&p, result)
}

// WantedGaps are the gaps to what is wanted, in a reading; false where that is not what the report looks towards.
func WantedGaps(s Source, in scoring.Reading) ([]scoring.Gap, bool) {
	b := newBuilder(s)
	if !b.wanted {
		return nil, false
	}
	return b.judged.ProfileGaps(in, 0), true
}

// portfolio is the part with the table of all services.
func (b *builder) portfolio() Part {
	p := Part{ID: "portfolio", Title: b.t("report.wanted.title"), NewPage: true}
	p.Blocks = append(p.Blocks, Paragraph{Text: b.t("report.wanted.lead")}, b.portfolioTable(false))
	p.Blocks = append(p.Blocks, b.numbersMean()...)
	if t := b.providerTable(); len(t.Rows) > 0 {
		p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "providers", Text: b.t("report.wanted.providers")},
			Paragraph{Text: b.t("report.wanted.providers-lead")}, t)
	}
	return p
}

// numbersMean says what the numbers in the table stand for; nothing where it has the options in words.
func (b *builder) numbersMean() []Block {
	shared := b.sharedScale()
	if shared == nil {
		return nil
	}
	text := []string{b.t("report.wanted.numbers")}
	for i := range shared.Options {
		text = append(text, b.option(shared, i))
	}
	return []Block{Paragraph{Text: lines(text...), Style: Small}}
}

// sharedScale is a question whose options all services share, when their codes are numbers: a table then needs no
// more than the number. It is nil where they differ.
func (b *builder) sharedScale() *questionnaires.Question {
	first := b.services[0].Question
	for _, o := range first.Options {
		if _, err := strconv.Atoi(o.Code); err != nil {
			return nil
		}
	}
	same := func(x, y questionnaires.Option) bool { return x.Code == y.Code && x.Text == y.Text }
	for _, s := range b.services {
		if !slices.EqualFunc(first.Options, s.Question.Options, same) {
			return nil
		}
	}
	return first
}

// portfolioTable is a line for each service, under its section with the section's counts, and the whole at the end.
// Brief leaves out who provides.
func (b *builder) portfolioTable(brief bool) Table {
	t := Table{Compact: true, Columns: []Column{
		{Head: b.t("report.wanted.column.service"), Width: 0.22},
		{Head: b.t("report.wanted.column.today"), Width: 0.12},
		{Head: b.t("report.wanted.column.wanted"), Width: 0.135},
	}}
	if !brief {
		t.Columns = append(t.Columns,
			Column{Head: b.t("report.wanted.column.provided"), Width: 0.165},
			Column{Head: b.t("report.wanted.column.from"), Width: 0.165})
	}
	t.Columns = append(t.Columns, Column{Head: b.t("report.wanted.column.difference"), Width: 0.225})
	line := func(title Cell, today, wanted, provided, from string, difference Cell) {
		row := []Cell{title, {Text: today, Strong: title.Strong}, {Text: wanted, Strong: title.Strong}}
		if !brief {
			row = append(row, Cell{Text: provided}, Cell{Text: from})
		}
		t.Rows = append(t.Rows, append(row, difference))
	}
	counts := func(title Cell, services []service) {
		title.Strong = true
		c := countServices(services)
		line(title, b.t("report.wanted.count.given", "n", c.given), b.t("report.wanted.count.wanted", "n", c.wanted), "", "",
			Cell{Text: capital(b.countWords(c)), Strong: true})
	}
	shared := b.sharedScale() != nil
	for from := 0; from < len(b.services); {
		to := from
		for to < len(b.services) && b.services[to].section == b.services[from].section {
			to++
		}
		section := b.services[from].section
		counts(Cell{Text: section.Title, Link: "section-" + section.ID}, b.services[from:to])
		for _, s := range b.services[from:to] {
			line(Cell{Text: name(s.Question), Link: anchor(s.Question)},
				b.todayText(s, shared), b.wantedText(s, shared), b.providedText(s), b.fromText(s), b.differenceCell(s))
		}
		from = to
	}
	counts(Cell{Text: b.t("report.wanted.all")}, b.services)
	return t
}

// todayText is how a service is given today, its number alone where all share one scale.
func (b *builder) todayText(s service, short bool) string {
	switch {
	case s.now >= 0 && short:
		return s.Question.Options[s.now].Code
	case s.now >= 0:
		return b.option(s.Question, s.now)
	}
	return b.shortStanding(s.Question)
}

// shortStanding is how a question stands in a word that fits a narrow column.
func (b *builder) shortStanding(q *questionnaires.Question) string {
	switch b.standing(q) {
	case scoring.DontKnow:
		return b.t("report.wanted.short.dont-know")
	case scoring.Withheld:
		return b.t("report.wanted.short.withheld")
	case scoring.Conflicting:
		return b.t("report.wanted.short.conflicting")
	case scoring.NotApplicable, scoring.Disputed:
		return b.t("report.wanted.short.left-out")
	case scoring.NotAsked:
		return b.t("report.none")
	}
	return b.t("report.wanted.short.open")
}

// wantedText is the form that is wanted, in the words of whoever asked for it.
func (b *builder) wantedText(s service, short bool) string {
	switch {
	case s.wanted == 0:
		return b.t("report.wanted.nothing")
	case s.wanted > 0 && short:
		return s.Question.Options[s.wanted].Code
	case s.wanted > 0:
		return b.needed(s.Question, s.wanted)
	}
	return b.shortStanding(s.Wanted)
}

func (b *builder) providedText(s service) string {
	switch code := b.providerOf(s); {
	case code != "":
		return b.providerWord(nil, code)
	case s.now > 0 && s.Question.Provided:
		return b.t("report.wanted.short.open")
	}
	return b.t("report.none")
}

// providerWord is a kind of provider in a word that fits a narrow column; a code of the questionnaire's own in the
// words of the fact that has it.
func (b *builder) providerWord(by *questionnaires.Question, code string) string {
	if slices.Contains(questionnaires.Providers, code) {
		return b.t("report.wanted.by." + code)
	}
	return cmp.Or(optionText(by, by.OptionIndex(code)), code)
}

func (b *builder) fromText(s service) string {
	switch {
	case s.By == nil || s.wanted == 0 || b.standing(s.By) == scoring.NotAsked:
		return b.t("report.none")
	case len(s.from) > 0:
		var names []string
		for _, code := range s.from {
			names = append(names, b.providerWord(s.By, code))
		}
		return lines(names...)
	case b.standing(s.By) == scoring.Answered:
		return b.t("report.none")
	}
	return b.shortStanding(s.By)
}

func (b *builder) differenceCell(s service) Cell {
	key := "report.wanted.difference." + differenceWords[s.difference]
	if s.difference == below && s.now == 0 {
		key += "-new"
	}
	text := b.t(key, "n", s.wanted-s.now)
	if s.elsewhere {
		text = lines(text, b.t("report.wanted.difference.elsewhere"))
	}
	return Cell{Text: text, Tone: differenceTones[s.difference]}
}

// serviceCount counts services.
type serviceCount struct {
	all, given, wanted, elsewhere int
	by                            [len(differenceWords)]int
}

func countServices(services []service) serviceCount {
	c := serviceCount{all: len(services)}
	for _, s := range services {
		c.by[s.difference]++
		if s.now > 0 {
			c.given++
		}
		if s.wanted > 0 {
			c.wanted++
		}
		if s.elsewhere {
			c.elsewhere++
		}
	}
	return c
}

// countWords says how many services differ in which way, in few words.
func (b *builder) countWords(c serviceCount) string {
	var out []string
	add := func(key string, n int) {
		if n > 0 {
			out = append(out, b.t("report.wanted.count."+key, "n", n))
		}
	}
	add("as-wanted", c.by[asWanted])
	add("above", c.by[above])
	add("below", c.by[below])
	add("unwanted", c.by[unwanted])
	add("open", c.by[unknown]+c.by[unsaid]+c.by[outside])
	if len(out) == 0 {
		return b.t("report.none")
	}
	return list(out)
}

// wantedLead is the portfolio in a sentence.
func (b *builder) wantedLead() string {
	c := countServices(b.services)
	if !b.wishes() {
		return b.t("report.wanted.sentence.unsaid-all", "n", c.all, "given", c.given)
	}
	return b.t("report.wanted.sentence.lead", "n", c.all, "given", c.given, "wanted", c.wanted)
}

// wantedSentences say how what is wanted differs from today.
func (b *builder) wantedSentences() string {
	if !b.wishes() {
		return ""
	}
	c := countServices(b.services)
	text := ""
	var counts []string
	for _, of := range []struct {
		key string
		n   int
	}{{"as-wanted", c.by[asWanted]}, {"above", c.by[above]}, {"below", c.by[below]}, {"unknown", c.by[unknown]}, {"outside", c.by[outside]}} {
		if of.n > 0 {
			counts = append(counts, b.t("report.wanted.of."+of.key, "n", of.n))
		}
	}
	if len(counts) > 0 {
		text = b.t("report.wanted.sentence.of-wanted", "counts", list(counts))
	}
	for _, more := range []struct {
		key string
		n   int
	}{{"elsewhere", c.elsewhere}, {"unwanted", c.by[unwanted]}, {"unsaid", c.by[unsaid]}} {
		if more.n > 0 {
			text = sentences(text, b.t("report.wanted.sentence."+more.key, "n", more.n))
		}
	}
	return text
}

// withOpenWishes adds to the register the services of which it is not known what is wanted: no gap can be told.
func (b *builder) withOpenWishes(p Part) Part {
	var items []Bullet
	for _, s := range b.services {
		if s.difference == unsaid || s.difference == outside {
			items = append(items, Bullet{
				Text: b.t("report.references.answer", "name", b.named(s.Question), "answer", b.differenceCell(s).Text),
				Link: anchor(s.Wanted),
			})
		}
	}
	if b.wanted && len(items) > 0 {
		p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "open-wishes", Text: b.t("report.wanted.open")},
			Paragraph{Text: b.t("report.wanted.open-lead", "n", len(items))}, Bullets{Items: items})
	}
	return p
}

// provision is what one kind of provider gives, and what is wanted from it.
type provision struct {
	name                   string
	today, wanted, toAgree []string // numbers of questions, or names
}

// provisions are the kinds of providers that give something or from whom something is wanted, in the order of the
// options that they are chosen from.
func (b *builder) provisions(tell func(*questionnaires.Question) string) []provision {
	var codes []string
	byCode := map[string]*provision{}
	for _, s := range b.services {
		if s.By == nil {
			continue
		}
		for _, o := range s.By.Options {
			if byCode[o.Code] == nil {
				codes = append(codes, o.Code)
				byCode[o.Code] = &provision{name: cmp.Or(o.Text, o.Code)}
			}
		}
		today := b.providerOf(s)
		if p := byCode[today]; p != nil {
			p.today = append(p.today, tell(s.Question))
		}
		for _, code := range s.from {
			p := byCode[code]
			if p == nil || s.wanted <= 0 {
				continue
			}
			p.wanted = append(p.wanted, tell(s.Question))
			if code != today && code != ownTeam {
				p.toAgree = append(p.toAgree, tell(s.Question))
			}
		}
	}
	var out []provision
	for _, code := range codes {
		if p := byCode[code]; len(p.today)+len(p.wanted) > 0 {
			out = append(out, *p)
		}
	}
	return out
}

// ownTeam is the provider with whom nothing has to be agreed.
const ownTeam = "own"

// providerTable is what each kind of provider gives today, and what is wanted from it.
func (b *builder) providerTable() Table {
	t := Table{Compact: true, Columns: []Column{
		{Head: b.t("report.wanted.column.provider"), Width: 0.25},
		{Head: b.t("report.wanted.column.gives"), Width: 0.25},
		{Head: b.t("report.wanted.column.wanted-from"), Width: 0.25},
		{Head: b.t("report.wanted.column.to-agree"), Width: 0.25},
	}}
	cell := func(names []string) Cell {
		if len(names) == 0 {
			return Cell{Text: b.t("report.none"), Tone: Muted}
		}
		return Cell{Text: list(names)}
	}
	for _, p := range b.provisions(b.shortName) {
		t.Rows = append(t.Rows, []Cell{{Text: p.name}, cell(p.today), cell(p.wanted), cell(p.toAgree)})
	}
	return t
}

// shortName is the number that a label begins with, such as "5.1"; else the number in the report.
func (b *builder) shortName(q *questionnaires.Question) string {
	first, _, _ := strings.Cut(q.Label, " ")
	if first != "" && strings.Trim(first, "0123456789.") == "" {
		return first
	}
	return b.refs[q.ID]
}

// agreements are what to agree on with others so that they give what is wanted from them.
func (b *builder) agreements() []Block {
	if !b.wanted {
		return nil
	}
	var items []Bullet
	for _, p := range b.provisions(name) {
		if len(p.toAgree) > 0 {
			items = append(items, Bullet{Text: b.t("report.references.answer", "name", p.name, "answer", strings.Join(p.toAgree, "; ")), Link: "providers"})
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{
		Heading{Level: 2, ID: "agreements", Text: b.t("report.wanted.agreements")},
		Paragraph{Text: b.t("report.wanted.agreements-lead")}, Bullets{Items: items},
	}
}

// wantedBlocks say how today and what is wanted compare, in the place of a level.
func (b *builder) wantedBlocks() []Block {
	out := []Block{Paragraph{Text: b.wantedLead(), Style: Lead}}
	if text := b.wantedSentences(); text != "" {
		out = append(out, Paragraph{Text: text})
	}
	if whole := b.node(scoring.Claimed, ""); b.sectionLevels() != nil || whole != nil && whole.Score != nil {
		out = append(out, b.wholeScore()...)
	}
	if b.anyReview {
		out = append(out, Paragraph{Text: b.reviewedSentence()})
	}
	return out
}

// orWanted is the key of a text, or of the one that takes its place where what is wanted is the target.
func (b *builder) orWanted(key string) string {
	if b.wanted {
		return key + "-wanted"
	}
	return key
}

// serviceOf is the line of a question in the portfolio where what is wanted is the target, or nil.
func (b *builder) serviceOf(q *questionnaires.Question) *service {
	for i := range b.services {
		if b.wanted && b.services[i].Question == q {
			return &b.services[i]
		}
	}
	return nil
}

// inWordsOf is where the words stand for an option that is asked for: the fact that says what is wanted has its own,
// since an option of today says what there is.
func (b *builder) inWordsOf(q *questionnaires.Question, place int) (*questionnaires.Question, int) {
	if s := b.serviceOf(q); s != nil && place >= 0 && place < len(q.Options) {
		if at := s.Wanted.OptionIndex(q.Options[place].Code); at >= 0 {
			return s.Wanted, at
		}
	}
	return q, place
}

// wantedFrom says from whom a service is wanted; "" where nobody said or what is wanted is not the target.
func (b *builder) wantedFrom(q *questionnaires.Question) string {
	s := b.serviceOf(q)
	if s == nil || len(s.from) == 0 {
		return ""
	}
	var names []string
	for _, code := range s.from {
		names = append(names, cmp.Or(optionText(s.By, s.By.OptionIndex(code)), code))
	}
	return b.t("report.wanted.from", "names", strings.Join(names, "; "))
}

// standsAsWanted says whether a service is given as it is wanted, or in a firmer form.
func (b *builder) standsAsWanted(q *questionnaires.Question) bool {
	s := b.serviceOf(q)
	return s != nil && (s.difference == asWanted || s.difference == above)
}
