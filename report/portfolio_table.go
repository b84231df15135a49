package report

import (
	"cmp"
	"slices"
	"strconv"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// portfolioPart is the part with the table of all services.
func (b *builder) portfolioPart() []Part {
	if len(b.services) == 0 || b.factsOnly {
		return nil
	}
	p := Part{ID: "portfolio", Title: b.t("report.wanted.title"), NewPage: true}
	p.Blocks = append(p.Blocks, Paragraph{Text: b.t("report.wanted.lead")}, b.portfolioTable(false))
	p.Blocks = append(p.Blocks, b.numbersMean()...)
	if t := b.providerTable(); len(t.Rows) > 0 {
		p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "providers", Text: b.t("report.wanted.providers")},
			Paragraph{Text: b.t("report.wanted.providers-lead")}, t)
	}
	return []Part{p}
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
	return b.lang.List(out)
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
		text = b.t("report.wanted.sentence.of-wanted", "counts", b.lang.List(counts))
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
