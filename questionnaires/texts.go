package questionnaires

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// Item is a part of a questionnaire that is translated as one, with its English texts. Items is the one
// list of what can be translated: the translation, its coverage and the linter go by it.
type Item struct {
	Kind   string // one of ItemKinds: where it stands in a translation file
	ID     string // "" for the questionnaire itself
	Fields []Field
}

// ItemKinds are the parts of a translation file, in their order.
var ItemKinds = []string{"questionnaire", "roles", "sections", "questions", "ladders", "profiles"}

// Field is one text of an item. Its name is the way to it in a translation file: "ask", "options/2",
// "rungs/0/title".
type Field struct {
	Name string
	Text *string // in the model, so that a translation can set it; never empty
}

// English is the text of a field.
func (f Field) English() string { return *f.Text }

// From identifies the English texts of an item: the first 8 hex digits of the SHA-256 of the fields in
// their order, each as its name, a line feed, its text, and a NUL.
func (i Item) From() string {
	h := sha256.New()
	for _, f := range i.Fields {
		h.Write([]byte(f.Name + "\n" + *f.Text + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil))[:8]
}

// Items lists what can be translated, in the order of ItemKinds and then of the questionnaire. Names of
// sources and catalogues are their owners' and are not translated; an overlay's terms and examples are
// local already.
func (q *Questionnaire) Items() []Item {
	whole := Item{Kind: "questionnaire"}
	whole.add("title", &q.Title)
	whole.add("purpose", &q.Purpose)
	whole.addBands(q.Score)
	items := []Item{whole}
	for i := range q.Roles {
		role := Item{Kind: "roles", ID: q.Roles[i].ID}
		role.add("text", &q.Roles[i].Text)
		items = append(items, role)
	}
	for _, s := range q.AllSections() {
		section := Item{Kind: "sections", ID: s.ID}
		section.add("title", &s.Title)
		section.add("intro", &s.Intro)
		section.addBands(s.Score)
		items = append(items, section)
	}
	for _, question := range q.Questions() {
		items = append(items, question.item())
	}
	for i := range q.Ladders {
		items = append(items, q.Ladders[i].item(q.Ladders[i].ID))
	}
	for _, s := range q.AllSections() {
		for i := range s.Ladders {
			items = append(items, s.Ladders[i].item(s.ID+":"+s.Ladders[i].ID))
		}
	}
	for _, id := range sortedKeys(q.Profiles) {
		// A map gives no way to its values; translating puts the profile back (see translated).
		p := q.Profiles[id]
		profile := Item{Kind: "profiles", ID: id}
		profile.add("title", &p.Title)
		profile.add("text", &p.Text)
		items = append(items, profile)
	}
	return items
}

func (i *Item) add(name string, text *string) {
	if *text != "" {
		i.Fields = append(i.Fields, Field{name, text})
	}
}

func (i *Item) addBands(s *ScoreRule) {
	if s == nil {
		return
	}
	for j := range s.Bands {
		i.add("bands/"+strconv.Itoa(j), &s.Bands[j].Title)
	}
}

func (q *Question) item() Item {
	i := Item{Kind: "questions", ID: q.ID}
	i.add("label", &q.Label)
	i.add("ask", &q.Ask)
	i.add("why", &q.Why)
	for j := range q.Options {
		i.add("options/"+q.Options[j].Code, &q.Options[j].Text)
	}
	i.add("unit", &q.Unit)
	for j := range q.Columns {
		c := &q.Columns[j]
		name := "columns/" + c.ID
		i.add(name+"/label", &c.Label)
		for k := range c.Options {
			i.add(name+"/options/"+c.Options[k].Code, &c.Options[k].Text)
		}
		i.add(name+"/unit", &c.Unit)
	}
	for j := range q.NA {
		i.add("na/"+q.NA[j].ID, &q.NA[j].Text)
	}
	for j := range q.Evidence {
		i.add("evidence/"+strconv.Itoa(j), &q.Evidence[j])
	}
	i.add("probe", &q.Probe)
	for j := range q.Improve {
		i.add("improve/"+q.Improve[j].To, &q.Improve[j].Do)
	}
	return i
}

func (l *Ladder) item(id string) Item {
	i := Item{Kind: "ladders", ID: id}
	i.add("title", &l.Title)
	for j := range l.Rungs {
		name := "rungs/" + strconv.Itoa(j)
		i.add(name+"/title", &l.Rungs[j].Title)
		i.add(name+"/text", &l.Rungs[j].Text)
	}
	return i
}
