package questionnaires

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cirtkit/internal/fault"

	"gopkg.in/yaml.v3"
)

// The catalogues that come with the program: codes of others (topics of a resolution, parameters of a
// maturity model, services, articles of a directive), to which questions of any questionnaire map, and the
// publications that they refer to. A questionnaire need not declare them: those that its questions use are
// put into the model when it is loaded, with the codes used and no others, so that an assessment file
// carries all that its questions mention.
//
//go:embed catalogues
var catalogueFiles embed.FS

// sourcesFile holds the publications; every other file of the folder is a catalogue, named after its id.
const sourcesFile = "catalogues/sources.yaml"

// Reference is a whole catalogue as its file states it: one that comes with the program, or one that a
// user loads.
type Reference struct {
	ID     string
	Title  string
	Owner  string
	Date   string // as published
	Status string // such as "proposal", "in force"
	Use    string // under which licence or rule it is used here
	URL    string
	Groups []Named // titles of the groups of entries, in order
	// Entries are its codes, in order. Empty in a text of clauses.
	Entries []Entry
	// Of, in a text of clauses: the catalogue whose codes Clauses places in this text.
	Of      string
	Clauses map[string][]string // code to clauses, such as "resolves 1 b1"
}

// Entry is one code of a catalogue.
type Entry struct {
	Code  string
	Text  string
	Group string // an id of Reference.Groups, or ""
	// Unchecked: the text was not compared with the owner's publication, and is shown with that caveat.
	Unchecked bool
}

// References lists the ids of the catalogues that come with the program.
func References() []string {
	files, _ := fs.Glob(catalogueFiles, "catalogues/*.yaml") // the pattern is well-formed
	var ids []string
	for _, f := range files {
		if f != sourcesFile {
			ids = append(ids, strings.TrimSuffix(path.Base(f), ".yaml"))
		}
	}
	slices.Sort(ids) // by name, not by file: "r69" before "r69-2014"
	return ids
}

// OpenReference reads a catalogue that comes with the program.
func OpenReference(id string) (*Reference, error) {
	if !slices.Contains(References(), id) {
		key, facts := unknownFacts("questionnaires.unknown-reference", shortened(id), References())
		return nil, fault.New(fault.Input, key, facts...)
	}
	file := "catalogues/" + id + ".yaml"
	src, err := readFile(catalogueFiles, file, file)
	if err != nil {
		return nil, err
	}
	return ParseReference(file, src)
}

// LoadReference reads a catalogue from a file on disk: the adopted text of a resolution, say, or a list of
// controls of the user's own.
func LoadReference(name string) (*Reference, error) {
	src, err := readPath(name)
	if err != nil {
		return nil, err
	}
	return ParseReference(name, src)
}

// ParseReference reads the text of a catalogue's file.
func ParseReference(name string, src []byte) (*Reference, error) {
	top, err := parseYAML(name, src)
	if err != nil {
		return nil, err
	}
	r := &reader{file: name, places: places{}}
	out := r.reference(top)
	if len(r.faults) > 0 {
		return nil, sorted(r.faults)
	}
	return out, nil
}

func (r *reader) reference(top *yaml.Node) *Reference {
	out := &Reference{}
	o := r.object(top, spot{})
	out.ID = needWith(o, "id", r.id)
	out.Title = o.needText("title", lineText)
	out.Owner = o.text("owner", titleText)
	out.Date = o.text("date", shortText)
	out.Status = o.text("status", titleText)
	out.Use = o.text("use", lineText)
	out.URL = o.text("url", lineText)
	out.Groups = o.named("groups", lineText, r.name)
	out.Of = with(o, "of", r.id)
	if out.Of != "" {
		o.need("clauses")
		out.Clauses = r.clauses(o, r.base(o, out.Of))
	} else {
		o.need("codes")
		out.Entries = r.entries(o, out.Groups)
	}
	o.done()
	return out
}

// entries reads the codes: a text each, or an object with the text and more.
func (r *reader) entries(o *object, groups []Named) []Entry {
	var out []Entry
	for i, p := range o.pairs("codes") {
		e := Entry{Code: r.name(p.key)}
		if p.value.Kind != yaml.MappingNode {
			e.Text = r.text(p.value, lineText)
		} else {
			c := r.object(p.value, o.at.in("codes", i))
			e.Text = c.needText("text", lineText)
			e.Group = with(c, "group", r.name)
			e.Unchecked = c.flag("unchecked")
			c.done()
			if e.Group != "" && !slices.Contains(idsOf(groups), e.Group) {
				r.unknownName(p.value, "questionnaires.unknown-group", e.Group, idsOf(groups))
			}
		}
		out = append(out, e)
	}
	return out
}

// base is the catalogue that a text of clauses is about; nil when there is none of that name.
func (r *reader) base(o *object, id string) *Reference {
	base, err := OpenReference(id)
	if err != nil || base.Of != "" {
		r.unknownName(o.take("of"), "questionnaires.unknown-reference", id, placesOfCodes())
		return nil
	}
	return base
}

// clauses reads where the codes of a catalogue stand in a text.
func (r *reader) clauses(o *object, base *Reference) map[string][]string {
	out := map[string][]string{}
	for _, p := range o.pairs("clauses") {
		if base != nil && base.Entry(p.key.Value) == nil {
			var known []string
			for _, e := range base.Entries {
				known = append(known, e.Code)
			}
			r.unknownName(p.key, "questionnaires.unknown-catalogue-code", p.key.Value, known)
			continue
		}
		var list []string
		for _, n := range r.items(p.value) {
			list = append(list, r.text(n, titleText))
		}
		out[r.name(p.key)] = list
	}
	return out
}

// Entry is the entry with a code, or nil.
func (r *Reference) Entry(code string) *Entry {
	for i := range r.Entries {
		if r.Entries[i].Code == code {
			return &r.Entries[i]
		}
	}
	return nil
}

// used makes the part of a catalogue that goes into a model: the entries with these codes. When one of them
// is not there it gives all, so that a message can name the nearest right one.
func (r *Reference) used(codes map[string]bool) Catalogue {
	out := Catalogue{ID: r.ID, Title: r.Title, Owner: r.Owner, Use: r.Use}
	all := false
	for code := range codes {
		all = all || r.Entry(code) == nil
	}
	for _, e := range r.Entries {
		if all || codes[e.Code] {
			out.Codes = append(out.Codes, Named{e.Code, e.Text})
		}
	}
	return out
}

// sharedSources are the publications that come with the program, in the order of their file.
func sharedSources() ([]Source, error) {
	src, err := readFile(catalogueFiles, sourcesFile, sourcesFile)
	if err != nil {
		return nil, err
	}
	top, err := parseYAML(sourcesFile, src)
	if err != nil {
		return nil, err
	}
	r := newQuestionnaireReader(&reader{file: sourcesFile, places: places{}})
	o := r.object(top, spot{})
	o.need("sources")
	out := r.sources(o)
	o.done()
	if len(r.faults) > 0 {
		return nil, sorted(r.faults)
	}
	return out, nil
}

// addShared puts the shared sources and catalogues that questions use, and that the questionnaire does not
// declare itself, into the model.
func addShared(q *Questionnaire) error {
	shared, err := sharedSources()
	if err != nil {
		return err
	}
	library := &Questionnaire{Sources: shared}
	sources := map[string]bool{}
	codes := map[string]map[string]bool{}
	for _, question := range q.Questions() {
		for _, reference := range question.Sources {
			if q.SourceOf(reference) == nil {
				if s := library.SourceOf(reference); s != nil {
					sources[s.ID] = true
				}
			}
		}
		for id, list := range question.Maps {
			if codes[id] == nil {
				codes[id] = map[string]bool{}
			}
			for _, code := range list {
				codes[id][code] = true
			}
		}
	}
	for _, s := range shared {
		if sources[s.ID] {
			q.Sources = append(q.Sources, s)
		}
	}
	for _, id := range References() {
		if codes[id] == nil || q.CatalogueOf(id) != nil {
			continue
		}
		reference, err := OpenReference(id)
		if err != nil {
			return err
		}
		if reference.Of == "" {
			q.Catalogues = append(q.Catalogues, reference.used(codes[id]))
		}
	}
	return nil
}

// knownSources are the ids that a reference can begin with: the questionnaire's own, and the shared ones.
func knownSources(own []Source) []string {
	known := sourceIDs(own)
	shared, err := sharedSources()
	if err == nil {
		known = append(known, sourceIDs(shared)...)
	}
	return known
}
