package report

import (
	"cmp"
	"strings"

	"cirtkit/assessment"
	"cirtkit/compare"
	"cirtkit/internal/lang"
	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Source is all that a report is made of.
type Source struct {
	State    *assessment.State
	Result   *scoring.Result
	Language *lang.Language // nil: English
	// Questionnaire is State's in the language of the report (questionnaires.Questionnaire.Translate); nil, or one
	// in another language, where there is no translation: its texts are then in English, and the report says so.
	Questionnaire *questionnaires.Questionnaire
	Program       string // the program's version
	// Target is "ladder:level", or "profile:ID" for one of Profiles; empty: the assessment's own, and without
	// one the level above the one reached. A target that the questionnaire lacks counts as none.
	Target string
	// Profiles are what the answers are compared with beside the questionnaire's own ladders: those that
	// Result was scored with (scoring.Model.WithProfiles), in the same order. Where there is no ladder to
	// look towards, the report looks towards the first of them.
	Profiles []questionnaires.Profile
	// Plan says what the roadmap is made for; its target is not read, the report has its own. What it leaves
	// out is as the assessment gives it (planning.OptionsOf).
	Plan planning.Options
	// Since is what changed since an earlier assessment; nil leaves that part out.
	Since *compare.Difference
	// Texts are texts of clauses beside those that come with the program, such as the adopted text of a
	// resolution: where topics stand in them is told beside the others.
	Texts []*questionnaires.Reference
	// Depth is how much of it all: two pages, what a director works from, or every line.
	Depth Depth
	// Only are the IDs of the parts wanted (PartIDs), in any order; empty: all that the depth has.
	Only []string
	// Damaged is how many lines of the assessment's file could not be read: State then is what the others say, and
	// the report tells so wherever its numbers begin.
	Damaged int
	// Title stands in place of the report's own; Note and Logo stand on the cover.
	Title string
	Note  string
	Logo  *Image
	// Brief: results for a screen, where a table of services leaves out who provides.
	Brief bool
}

// DefaultLabel is the sharing label of an assessment whose author chose none. It is marked as such.
const DefaultLabel = "TLP:AMBER"

// Build makes the report: the gap report, or the stock-take where nothing is scored. The same source gives the
// same document.
func Build(s Source) *Document {
	b := newBuilder(s.isolating())
	d := b.document()
	d.Title = b.heading()
	d.Cover = b.cover()
	d.Note, d.Logo = b.Note, b.Logo
	d.Brief = b.Depth == Summary && len(b.Only) == 0
	d.Parts = b.parts()
	b.dropLinks(d)
	b.markEnglish(d)
	return d
}

// document is a document of the assessment without a title, a cover, and parts.
func (b *builder) document() *Document {
	d := &Document{
		Language: b.lang.Code(),
		RTL:      b.lang.RightToLeft(),
		Subject:  b.subject(),
		Label:    b.label(),
		Marking:  b.state.About.Marking,
		Status:   b.status(),
		Date:     b.state.About.Date,
		Notice:   b.notice(),
		Closing:  []string{b.t("report.closing.designations"), b.t("report.closing.made-with")},
		Words: PageWords{
			Contents:  b.t("report.page.contents"),
			Answers:   b.t("report.page.answers"),
			Continued: b.t("report.page.continued"),
			Page:      b.t("report.page.number"),
			Sort:      b.t("report.page.sort"),
			Skip:      b.t("report.page.skip"),
		},
	}
	d.Identity = b.t("report.identity",
		"questionnaire", b.q.ID, "version", b.q.Version, "digest", short(b.q.Digest()),
		"head", short(b.state.Head), "program", b.Program)
	return d
}

// heading is what the report is called: it tells gaps only where it looks towards a level or a profile.
func (b *builder) heading() string {
	switch {
	case b.Title != "":
		return b.Title
	case b.factsOnly:
		return b.q.Title
	case b.wanted || b.ladder == nil && len(b.services) > 0:
		return b.t("report.title-wanted", "questionnaire", b.q.Title)
	case b.ladder == nil:
		return b.t("report.title-results", "questionnaire", b.q.Title)
	}
	return b.t("report.title", "questionnaire", b.q.Title)
}

// aims says whether the report looks towards something: without levels or a profile nothing asks for more than there is.
func (b *builder) aims() bool { return b.ladder != nil && !b.factsOnly }

// Results is the part that a screen and `score` show: the level, the ladder, what the next level
// lacks, the sections, and how sure this is; where nothing is scored, how much is reported.
func Results(s Source) []Block {
	b := newBuilder(s)
	if b.factsOnly {
		return b.stockTakeSummary()
	}
	blocks := b.reached()
	blocks = append(blocks, b.profileResults()...)
	if c := b.sectionBars(); c != nil {
		blocks = append(blocks, Heading{Level: 2, Text: b.t("report.results.sections")}, *c)
	}
	if sure := b.howSure(); sure != "" {
		blocks = append(blocks, Heading{Level: 2, Text: b.t("report.sure.title")}, Paragraph{Text: sure})
	}
	return blocks
}

// builder holds what every part of the report looks at.
type builder struct {
	Source
	state *assessment.State
	q     *questionnaires.Questionnaire
	lang  *lang.Language

	wording wording // how far q is in the language

	refs map[string]string // question id to its number, such as "M-07"

	target    scoring.Target
	ladder    *questionnaires.Ladder               // the ladder that the target is on; nil without ladders and profiles
	profile   *questionnaires.Profile              // the profile that stands in for a ladder, as its only rung; mostly nil
	judged    *scoring.Result                      // with what the target is on: Result, but where a profile was made for it
	wanted    bool                                 // that profile is what the subject wants (aimAtWanted)
	services  []service                            // what is asked both as it is and as it is wanted
	gaps      []gap                                // in the order of the register
	road      *planning.Roadmap                    // see plan; nil until it is asked for
	blocked   *planning.Roadmap                    // the roadmap to a target out of reach, where road leads to a lower level
	opened    map[string]*questionnaires.Reference // catalogues that come with the program, by id; see catalogue
	anyReview bool
	factsOnly bool // nothing is scored: the report is a stock-take
}

func newBuilder(s Source) *builder {
	b := &builder{Source: s, state: s.State, q: s.State.Questionnaire, lang: s.Language}
	if b.lang == nil {
		b.lang = lang.English()
	}
	b.translate()
	b.refs = references(b.q)
	b.factsOnly = StockTake(b.q)
	for _, e := range b.state.Answers {
		b.anyReview = b.anyReview || e.Review != nil
	}
	b.judged = b.Result
	b.services = b.portfolioOf()
	switch b.aim(); {
	case b.ladder != nil:
	case len(b.Profiles) > 0:
		b.lookTowards(&b.Profiles[0])
	case b.wishes():
		b.aimAtWanted()
	}
	b.gaps = b.findGaps()
	return b
}

// input is what the answers say, for scoring.
func (b *builder) input() scoring.Input { return b.state.ScoringInput(b.state.About.Date) }

func (b *builder) t(key string, facts ...any) string { return b.lang.T(key, facts...) }

// entry is what is recorded on a question; an empty entry when nothing is.
func (b *builder) entry(id string) *assessment.Entry {
	if e := b.state.Answers[id]; e != nil {
		return e
	}
	return &assessment.Entry{}
}

func (b *builder) result(id string) *scoring.QuestionResult {
	if r := b.Result.Question(id); r != nil {
		return r
	}
	return &scoring.QuestionResult{ID: id, Standing: scoring.NotAsked, Low: [3]int{-1, -1, -1}, High: [3]int{-1, -1, -1}}
}

// standing is how a question stands for the reader of a report. An answer that the questionnaire does not
// offer (another program may have written it) tells as little as none: it is open.
func (b *builder) standing(q *questionnaires.Question) scoring.Standing {
	if s := b.result(q.ID).Standing; s != scoring.Unreadable {
		return s
	}
	return scoring.Open
}

// readings are the readings worth showing: the reviewed one only when there is a review.
func (b *builder) readings() []scoring.Reading {
	if b.anyReview {
		return scoring.Readings[:]
	}
	return scoring.Readings[:2]
}

func (b *builder) readingWord(r scoring.Reading) string { return b.t("report.reading." + r.String()) }

// aim finds what the report looks towards: the first of the target asked for, the assessment's own, and the
// level above the one reached that the questionnaire has.
func (b *builder) aim() {
	model := b.Result.Model()
	for _, text := range []string{b.Target, b.state.About.Target} {
		if target, err := model.ParseTarget(text); err == nil && target.Profile == "" {
			b.target, b.ladder = target, b.ladderOf(target)
			return
		}
		for i := range b.Profiles {
			if text == (scoring.Target{Profile: b.Profiles[i].ID}).String() {
				b.lookTowards(&b.Profiles[i])
				return
			}
		}
	}
	b.target = b.Result.Readings[scoring.Claimed].NextTarget()
	b.ladder = b.ladderOf(b.target)
}

// ladderOf is the ladder that a target is on, or nil.
func (b *builder) ladderOf(t scoring.Target) *questionnaires.Ladder {
	ladders, kind := b.q.Ladders, ""
	if s := b.q.Section(t.Node); s != nil {
		for i := range s.Ladders {
			if s.Ladders[i].ID == t.Ladder {
				return &s.Ladders[i]
			}
		}
		kind = s.Kind
	}
	for i := range ladders {
		if ladders[i].ID == t.Ladder && ladders[i].Of == kind {
			return &ladders[i]
		}
	}
	return nil
}

// climbed is how far up the target's ladder the answers reach in a reading; nil without a ladder.
func (b *builder) climbed(r scoring.Reading) *scoring.LadderResult {
	if b.ladder == nil {
		return nil
	}
	return b.judged.Readings[r].Ladder(b.target)
}

// node is a section's outcome in a reading; nil when there is none.
func (b *builder) node(r scoring.Reading, section string) *scoring.NodeResult {
	return b.Result.Readings[r].Node(section)
}

// questionsIn lists the questions below a section that are not retired, however deep.
func questionsIn(s *questionnaires.Section) []*questionnaires.Question {
	var out []*questionnaires.Question
	for _, q := range s.Questions {
		if q.Retired == "" {
			out = append(out, q)
		}
	}
	for _, child := range s.Sections {
		out = append(out, questionsIn(child)...)
	}
	return out
}

// questions lists the questions that are not retired, in questionnaire order.
func (b *builder) questions() []*questionnaires.Question {
	var out []*questionnaires.Question
	for _, q := range b.q.Questions() {
		if q.Retired == "" {
			out = append(out, q)
		}
	}
	return out
}

// name is a question's short name.
func name(q *questionnaires.Question) string { return cmp.Or(q.Label, q.Ask) }

// named is a question's number and short name.
func (b *builder) named(q *questionnaires.Question) string {
	if strings.HasPrefix(q.Label, b.refs[q.ID]+" ") {
		return q.Label
	}
	return b.t("report.named", "ref", b.refs[q.ID], "name", name(q))
}

// anchor is the target for links to a question's answer in the annex.
func anchor(q *questionnaires.Question) string { return "answer-" + q.ID }
