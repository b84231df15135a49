package report

import (
	"slices"
	"strings"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// PartName is a part that a report can have, as Source.Only names it.
type PartName struct {
	ID    string
	Title string // key of what it is called in a list of parts
}

// PartIDs are the parts that a report can have, in the order in which it has them. They stay: scripts name them.
// "sections" are all sections, and section:ID is one; "annexes" are those that stand after it. An assessment has those
// parts for which there is anything to tell: "change" where it is compared with an earlier one, "profiles" where it is
// compared with profiles, "portfolio" where services are asked as they are and as they are wanted.
var PartIDs = func() []PartName {
	var out []PartName
	for i := range chapters {
		out = append(out, PartName{chapters[i].id, "report.part." + chapters[i].id})
	}
	out = append(out, PartName{allAnnexes, "report.part." + allAnnexes})
	for _, a := range annexes {
		out = append(out, PartName{a.id, "report.annex." + a.id})
	}
	return out
}()

const (
	allSections = "sections"
	allAnnexes  = "annexes"
	oneSection  = "section:" // before the id of a section at the top
)

// chapter is a part of a report, or several of one kind.
type chapter struct {
	id    string
	least Depth // the least depth that has it
	make  func(*builder) []Part
}

// chapters are what a report has before the annexes, in order. A chapter that has nothing to tell makes no part.
var chapters = []chapter{
	{"summary", Summary, (*builder).summaryPart},
	{"portfolio", Standard, (*builder).portfolioPart},
	{"decisions", Summary, (*builder).decisionsPart},
	{"reading", Standard, (*builder).readingPart},
	{"why", Standard, (*builder).whyPart},
	{"overview", Standard, (*builder).overviewPart},
	{allSections, Standard, (*builder).sectionParts},
	{"gaps", Standard, (*builder).registerPart},
	{"roadmap", Standard, (*builder).roadmapPart},
	{"requirements", Standard, (*builder).requirementsPart},
	{"profiles", Standard, (*builder).profilesPart},
	{"references", Standard, (*builder).referencesPart},
	{"change", Standard, (*builder).changePart},
}

// CheckParts says whether names are those of parts that a report of a questionnaire can have. The fault is of kind
// Usage: "report.parts.unknown", or "report.parts.unknown-near" where a known name is near.
func CheckParts(q *questionnaires.Questionnaire, ids []string) error {
	var known []string
	for _, p := range PartIDs {
		known = append(known, p.ID)
	}
	named := len(known)
	for _, s := range q.Sections {
		known = append(known, oneSection+s.ID)
	}
	for _, id := range ids {
		switch near := questionnaires.Nearest(id, known); {
		case slices.Contains(known, id):
		case near != "":
			return fault.New(fault.Usage, "report.parts.unknown-near", "part", id, "near", near)
		default:
			return fault.New(fault.Usage, "report.parts.unknown", "part", id, "known", known[:named])
		}
	}
	return nil
}

// has says whether a part is wanted: one that is asked for by its name, whatever the depth; where none is named, one
// that the depth has.
func (b *builder) has(id string, least Depth) bool {
	if len(b.Only) == 0 {
		return b.Depth <= least
	}
	if id == allSections {
		return slices.ContainsFunc(b.Only, func(named string) bool { return named == id || strings.HasPrefix(named, oneSection) })
	}
	return slices.Contains(b.Only, id)
}

// hasAnnex is has for an annex.
func (b *builder) hasAnnex(a annex) bool {
	return b.has(a.id, a.least) || slices.Contains(b.Only, allAnnexes)
}

// hasAnnexOf is hasAnnex by name.
func (b *builder) hasAnnexOf(id string) bool {
	return slices.ContainsFunc(annexes, func(a annex) bool { return a.id == id && b.hasAnnex(a) })
}

// hasSection says whether a section at the top is wanted, where sections are.
func (b *builder) hasSection(s *questionnaires.Section) bool {
	return len(b.Only) == 0 || slices.Contains(b.Only, allSections) || slices.Contains(b.Only, oneSection+s.ID)
}

// parts are the parts of the report that are wanted, in order.
func (b *builder) parts() []Part {
	var out []Part
	for i := range chapters {
		if c := &chapters[i]; b.has(c.id, c.least) {
			out = append(out, c.make(b)...)
		}
	}
	out = append(out, b.annexParts()...)
	if len(out) == 0 {
		return []Part{{ID: "nothing", Title: b.t("report.part.nothing"), NewPage: true, Blocks: []Block{Paragraph{Text: b.t("report.part.nothing-means")}}}}
	}
	out[0].NewPage = true
	return out
}

// extent says on the cover how much of the report this is; "" where it is all of it.
func (b *builder) extent() string {
	switch {
	case len(b.Only) > 0:
		return b.t("report.extent.parts")
	case b.Depth == Summary:
		return b.t("report.extent.summary")
	case b.Depth == Standard:
		return b.t("report.extent.standard")
	}
	return ""
}

// dropLinks takes away links to what the document does not have. A link to an answer leads to its section where the
// answers are left out. A report in full is left as it is: every link of it leads somewhere.
func (b *builder) dropLinks(d *Document) {
	if len(b.Only) == 0 && b.Depth == Full {
		return
	}
	targets := map[string]bool{}
	for i := range d.Parts {
		targets[d.Parts[i].ID] = true
		for _, block := range d.Parts[i].Blocks {
			switch block := block.(type) {
			case Heading:
				targets[block.ID] = true
			case Table:
				for _, row := range block.Rows {
					for _, cell := range row {
						targets[cell.ID] = true
					}
				}
			}
		}
	}
	delete(targets, "")
	instead := map[string]string{}
	for _, s := range b.q.Sections {
		for _, q := range questionsIn(s) {
			instead[anchor(q)] = "section-" + s.ID
		}
	}
	mend := func(link *string) {
		if targets[*link] {
			return
		}
		if *link = instead[*link]; !targets[*link] {
			*link = ""
		}
	}
	for i := range d.Parts {
		for _, block := range d.Parts[i].Blocks {
			switch block := block.(type) {
			case Bullets:
				for j := range block.Items {
					mend(&block.Items[j].Link)
				}
			case Table:
				for _, row := range block.Rows {
					for j := range row {
						mend(&row[j].Link)
					}
				}
			}
		}
	}
}
