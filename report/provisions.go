package report

import (
	"cmp"
	"strings"

	"cirtkit/questionnaires"
)

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
		return Cell{Text: b.lang.List(names)}
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
			items = append(items, Bullet{Text: b.t("report.references.answer", "name", p.name, "answer", b.lang.Clauses(p.toAgree)), Link: "providers"})
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{
		Heading{Level: 2, ID: "agreements", Text: b.t("report.wanted.agreements")},
		Paragraph{Text: b.t("report.wanted.agreements-lead")},
		Bullets{Items: items},
	}
}
