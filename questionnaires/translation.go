package questionnaires

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cirtkit/internal/fault"

	"gopkg.in/yaml.v3"
)

// Coverage says how much of a questionnaire a translation covers. Texts are counted, not items.
type Coverage struct {
	Language   string
	Texts      int         // that there are to translate
	Translated int         // that are, from the English as it stands
	Missing    []TextPlace // have no translation
	Stale      []TextPlace // have one, of an English text that has changed since
}

// TextPlace names a text: a question's ask, a section's title.
type TextPlace struct {
	Kind  string // see ItemKinds
	ID    string
	Field string // see Field
}

// language is what a translated questionnaire knows of its translation.
type language struct {
	code    string
	english map[TextPlace]bool // shown in English, for want of a translation
}

// Language is the code of the language of the texts: "en", or that of the translation.
func (q *Questionnaire) Language() string {
	if q.language.code == "" {
		return "en"
	}
	return q.language.code
}

// InEnglish says whether a text of a translated questionnaire fell back to English, so that who shows it
// can mark it. The field is named as in a translation file: "ask", "options/2", "improve/3".
func (q *Questionnaire) InEnglish(kind, id, field string) bool {
	return q.language.english[TextPlace{kind, id, field}]
}

var languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// Translate gives the questionnaire with its texts in a language: the same ids, the same digest, and
// English where the translation has nothing, or has the translation of an English text that has changed
// since. The translation is read from lang/<code>.yaml beside the questionnaire; for a questionnaire that
// came with an assessment file, from the library. The original does not change.
func (q *Questionnaire) Translate(code string) (*Questionnaire, Coverage, error) {
	if code == "en" {
		n := 0
		for _, item := range q.Items() {
			n += len(item.Fields)
		}
		return q, Coverage{Language: "en", Texts: n, Translated: n}, nil
	}
	if !languageForm.MatchString(code) {
		return nil, Coverage{}, fault.New(fault.Input, "questionnaires.language-code", "found", shortened(code))
	}
	t, err := q.readTranslation(code)
	if err != nil {
		return nil, Coverage{}, err
	}
	return q.translated(t)
}

// readTranslation reads lang/<code>.yaml.
func (q *Questionnaire) readTranslation(code string) (*translation, error) {
	folder, shown := q.folder, q.shown
	if folder == nil {
		var err error
		if folder, err = libraryFolder(q.ID); err != nil {
			return nil, fault.New(fault.Input, "questionnaires.no-translation", "questionnaire", q.ID, "language", code)
		}
		shown = shownInLibrary(q.ID)
	}
	file := path.Join("lang", code+".yaml")
	if _, err := fs.Stat(folder, file); errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.Input, "questionnaires.no-translation", "questionnaire", q.ID, "language", code)
	}
	src, err := readFile(folder, file, shown(file))
	if err != nil {
		return nil, err
	}
	t, err := parseTranslation(q, shown(file), src)
	if err != nil {
		return nil, err
	}
	if t.code != code {
		return nil, fault.New(fault.Input, "questionnaires.translation-file-name", "found", t.code, "name", code).At(fault.Position{File: shown(file)})
	}
	return t, nil
}

// Languages lists the codes of the translations beside the questionnaire, English first.
func (q *Questionnaire) Languages() []string {
	codes := []string{"en"}
	folder := q.folder
	if folder == nil {
		folder, _ = libraryFolder(q.ID)
	}
	if folder == nil {
		return codes
	}
	entries, err := fs.ReadDir(folder, "lang")
	if err != nil {
		return codes
	}
	for _, e := range entries {
		if code, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && languageForm.MatchString(code) && code != "en" {
			codes = append(codes, code)
		}
	}
	return codes
}

// translation is a translation file.
type translation struct {
	code  string
	items map[[2]string]translatedItem // by kind and id
}

type translatedItem struct {
	at    fault.Position
	from  string
	texts map[string]string // by field
}

// parseTranslation reads a translation strictly: what it names must exist in the questionnaire, except
// that a stale item may name fields which the English no longer has.
func parseTranslation(q *Questionnaire, file string, src []byte) (*translation, error) {
	top, err := parseYAML(file, src)
	if err != nil {
		return nil, err
	}
	r := &reader{file: file, places: places{}}
	o := r.object(top, spot{})
	t := &translation{items: map[[2]string]translatedItem{}}
	t.code = needWith(o, "language", func(n *yaml.Node) string {
		return r.form(n, languageForm, "questionnaires.language-code")
	})
	if of := o.need("of"); of != nil && of.Value != q.ID {
		r.fail(of, "questionnaires.translation-of", "found", found(of), "questionnaire", q.ID)
	}
	// The version says when the translation was last looked through; each item's `from` decides.
	needWith(o, "version", r.version)
	known := map[[2]string]Item{}
	byKind := map[string][]string{}
	for _, item := range q.Items() {
		known[[2]string{item.Kind, item.ID}] = item
		byKind[item.Kind] = append(byKind[item.Kind], item.ID)
	}
	if n := o.take("questionnaire"); n != nil {
		t.items[[2]string{"questionnaire", ""}] = r.translatedItem(n, known[[2]string{"questionnaire", ""}])
	}
	for _, kind := range ItemKinds[1:] {
		for _, p := range o.pairs(kind) {
			name := [2]string{kind, p.key.Value}
			item, ok := known[name]
			if !ok {
				r.unknownName(p.key, "questionnaires.translation-unknown", p.key.Value, byKind[kind])
				continue
			}
			t.items[name] = r.translatedItem(p.value, item)
		}
	}
	o.done()
	if len(r.faults) > 0 {
		return nil, sorted(r.faults)
	}
	return t, nil
}

var fromForm = regexp.MustCompile(`^[0-9a-f]{8}$`)

// translatedItem reads one item: `from`, and its fields as they nest.
func (r *reader) translatedItem(n *yaml.Node, item Item) translatedItem {
	out := translatedItem{at: r.position(n), texts: map[string]string{}}
	if n.Kind != yaml.MappingNode {
		r.fail(n, "questionnaires.expected-mapping", "found", kindWord(n))
		return out
	}
	names := make([]string, len(item.Fields))
	for i, f := range item.Fields {
		names[i] = f.Name
	}
	fromSeen := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Value == "from" {
			fromSeen = true
			out.from = r.form(value, fromForm, "questionnaires.from-form")
			continue
		}
		r.translatedTexts(value, key.Value, out.texts)
	}
	if !fromSeen {
		r.fail(n, "questionnaires.missing-from", "want", item.From())
	}
	if out.from == item.From() {
		for i := 0; i+1 < len(n.Content); i += 2 {
			r.unknownFields(n.Content[i], n.Content[i+1], n.Content[i].Value, append([]string{"from"}, names...))
		}
	}
	return out
}

// translatedTexts collects the texts below a node by the way to them.
func (r *reader) translatedTexts(n *yaml.Node, way string, into map[string]string) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			r.translatedTexts(n.Content[i+1], way+"/"+n.Content[i].Value, into)
		}
	case yaml.SequenceNode:
		for i, item := range n.Content {
			r.translatedTexts(item, way+"/"+strconv.Itoa(i), into)
		}
	default:
		into[way] = r.text(n, longText)
	}
}

// unknownFields reports texts that the English does not have.
func (r *reader) unknownFields(key, n *yaml.Node, way string, names []string) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			r.unknownFields(n.Content[i], n.Content[i+1], way+"/"+n.Content[i].Value, names)
		}
	case yaml.SequenceNode:
		for i, item := range n.Content {
			r.unknownFields(item, item, way+"/"+strconv.Itoa(i), names)
		}
	default:
		if !slices.Contains(names, way) {
			r.unknownName(key, "questionnaires.translation-field", way, names)
		}
	}
}

// translated is a copy with the texts of a translation in place of the English ones.
func (q *Questionnaire) translated(t *translation) (*Questionnaire, Coverage, error) {
	c, err := q.clone()
	if err != nil {
		return nil, Coverage{}, err
	}
	c.language = language{t.code, map[TextPlace]bool{}}
	coverage := Coverage{Language: t.code}
	for _, item := range c.Items() {
		have, stale := t.items[[2]string{item.Kind, item.ID}], false
		if have.texts != nil {
			stale = have.from != item.From()
		}
		for _, f := range item.Fields {
			coverage.Texts++
			place := TextPlace{item.Kind, item.ID, f.Name}
			text, ok := have.texts[f.Name]
			switch {
			case !ok:
				coverage.Missing = append(coverage.Missing, place)
			case stale:
				coverage.Stale = append(coverage.Stale, place)
			default:
				coverage.Translated++
				*f.Text = text
				continue
			}
			c.language.english[place] = true
		}
		c.takeProfile(item)
	}
	return c, coverage, nil
}

// MarkEnglish is a translated questionnaire in which each text that fell back to English is as mark makes it of
// the English, such as one with a sign behind it; and how many these are. The original does not change.
func (q *Questionnaire) MarkEnglish(mark func(english string) string) (*Questionnaire, int) {
	if len(q.language.english) == 0 {
		return q, 0
	}
	c, err := q.clone()
	if err != nil {
		return q, 0 // it was read from the same bytes before
	}
	c.language = q.language
	marked := 0
	shown := q.Items()
	for i, item := range c.Items() {
		for j, f := range item.Fields {
			*f.Text = *shown[i].Fields[j].Text
			if q.InEnglish(item.Kind, item.ID, f.Name) {
				*f.Text = mark(*f.Text)
				marked++
			}
		}
		c.takeProfile(item)
	}
	return c, marked
}

// takeProfile puts the texts of a profile's item into the model: a map gives no way to its values.
func (q *Questionnaire) takeProfile(item Item) {
	if item.Kind != "profiles" {
		return
	}
	p := q.Profiles[item.ID]
	for _, f := range item.Fields {
		if f.Name == "title" {
			p.Title = *f.Text
		} else {
			p.Text = *f.Text
		}
	}
	q.Profiles[item.ID] = p
}

// clone copies the whole model. What is beside it (the canonical form and digest of the English, the
// places, the folder) stays the same.
func (q *Questionnaire) clone() (*Questionnaire, error) {
	c := &Questionnaire{}
	if err := json.Unmarshal(q.Canonical(), c); err != nil {
		return nil, fault.New(fault.Failed, "questionnaires.canonical-json").Because(err)
	}
	c.canonical, c.digest, c.folder, c.shown = q.Canonical(), q.digest, q.folder, q.shown
	c.finish()
	return c, nil
}
