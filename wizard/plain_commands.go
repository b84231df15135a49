package wizard

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// plainCommand is one word of the line mode. Help is made of this table.
type plainCommand struct {
	name string // "wizard.word.<name>" is the word, "wizard.word.<name>.help" what it does
	run  func(p *plainMode, q *questionnaires.Question, rest string)
}

// plainCommands are all the words.
func plainCommands() []plainCommand {
	return []plainCommand{
		{"help", (*plainMode).doHelp},
		{"why", (*plainMode).doWhy},
		{"terms", (*plainMode).doTerms},
		{"again", func(p *plainMode, _ *questionnaires.Question, _ string) { p.shown = false }},
		{"next", func(p *plainMode, _ *questionnaires.Question, _ string) { p.onward() }},
		{"skip", func(p *plainMode, _ *questionnaires.Question, _ string) { p.onward() }},
		{"back", (*plainMode).doBack},
		{"open", (*plainMode).doOpen},
		{"dontknow", func(p *plainMode, q *questionnaires.Question, _ string) {
			p.answer(q, questionnaires.Answer{State: questionnaires.DontKnow})
		}},
		{"withheld", func(p *plainMode, q *questionnaires.Question, _ string) {
			p.answer(q, questionnaires.Answer{State: questionnaires.Withheld})
		}},
		{"na", (*plainMode).doNA},
		{"clear", func(p *plainMode, q *questionnaires.Question, _ string) {
			if p.put(assessment.SetAnswer(q, questionnaires.Answer{})) {
				p.print(p.t("plain.cleared"))
			}
		}},
		{"add", (*plainMode).doAdd},
		{"remove", (*plainMode).doRemove},
		{"none", func(p *plainMode, q *questionnaires.Question, _ string) {
			if q.Type != questionnaires.List && q.Type != questionnaires.Choices {
				p.print(p.t("plain.not-a-list"))
				return
			}
			if n := len(p.d.entry(q.ID).Rows); q.Type == questionnaires.List && n > 0 {
				p.print(p.t("plain.has-rows", "n", n))
				return
			}
			p.answer(q, questionnaires.Answer{State: questionnaires.Answered})
		}},
		{"finding", func(p *plainMode, q *questionnaires.Question, rest string) { p.doNote(q, rest, false) }},
		{"note", func(p *plainMode, q *questionnaires.Question, rest string) { p.doNote(q, rest, true) }},
		{"evidence", (*plainMode).doEvidence},
		{"positions", (*plainMode).doPositions},
		{"review", (*plainMode).doReview},
		{"settle", (*plainMode).doSettle},
		{"provided", (*plainMode).doProvided},
		{"mark", func(p *plainMode, q *questionnaires.Question, _ string) {
			marked := !p.d.entry(q.ID).Marked
			if p.put(assessment.SetMark(q.ID, marked)) {
				p.print(p.t(map[bool]string{true: "plain.marked", false: "plain.unmarked"}[marked]))
			}
		}},
		{"history", (*plainMode).doHistory},
		{"find", (*plainMode).doFind},
		{"goto", (*plainMode).doGoto},
		{"sections", (*plainMode).doSections},
		{"results", (*plainMode).doResults},
		{"explain", (*plainMode).doExplain},
		{"plan", (*plainMode).doPlan},
		{"step", (*plainMode).doStep},
		{"pace", (*plainMode).doPace},
		{"record", (*plainMode).doRecord},
		{"suppose", (*plainMode).doSuppose},
		{"finish", (*plainMode).doFinish},
		{"report", (*plainMode).doReport},
		{"approve", (*plainMode).doApprove},
		{"status", (*plainMode).doStatus},
		{"copy", (*plainMode).doCopy},
		{"release", (*plainMode).doRelease},
		{"about", (*plainMode).doAbout},
		{"sessions", (*plainMode).doSessions},
		{"interview", (*plainMode).doInterview},
		{"notes", (*plainMode).doNotes},
		{"undo", func(p *plainMode, _ *questionnaires.Question, _ string) { p.doUndo(assessment.UndoLatest) }},
		{"redo", func(p *plainMode, _ *questionnaires.Question, _ string) { p.doUndo(assessment.RedoLatest) }},
		{"retry", func(p *plainMode, _ *questionnaires.Question, _ string) {
			if p.save() {
				p.print(p.t("plain.all-saved"))
			}
		}},
		{"saveas", (*plainMode).doSaveAs},
		{"quit", func(p *plainMode, _ *questionnaires.Question, _ string) { p.left = true }},
	}
}

// command carries out a line that begins with a word of the table. For a question that takes text only
// a word alone is a command, or one with a slash before it.
func (p *plainMode) command(q *questionnaires.Question, typed string) bool {
	typed, slash := strings.CutPrefix(typed, "/")
	first, rest, _ := strings.Cut(typed, " ")
	if rest != "" && !slash && q.Type == questionnaires.Text {
		return false
	}
	if !slash && (optionTyped(q, typed) >= 0) {
		return false // "none" may be an option's code
	}
	for _, c := range plainCommands() {
		if strings.EqualFold(first, c.name) || strings.EqualFold(first, p.word(c.name)) {
			c.run(p, q, strings.TrimSpace(rest))
			return true
		}
	}
	if slash {
		p.print(p.t("plain.no-command", "found", first))
	}
	return slash
}

// scoredWords are of no use where nothing is scored.
var scoredWords = []string{"explain", "plan", "step", "pace", "record", "suppose"}

func (p *plainMode) doHelp(*questionnaires.Question, string) {
	p.print(p.t("plain.help"))
	stockTake := map[string]string{}
	if report.StockTake(p.d.q) {
		stockTake = map[string]string{"report": "plain.stock-take-report", "results": "plain.stock-take-results"}
	}
	for _, c := range plainCommands() {
		if slices.Contains(scoredWords, c.name) && len(stockTake) > 0 {
			continue
		}
		p.print(p.word(c.name) + ": " + p.t(cmp.Or(stockTake[c.name], "word."+c.name+".help")))
	}
}

// doWhy reads all guidance out.
func (p *plainMode) doWhy(q *questionnaires.Question, _ string) {
	all := (&app{words: p.words, cfg: p.cfg, desk: p.d}).guidanceOn(p.d.worded(q.ID))
	for _, g := range all {
		p.print(g.word + ": " + g.text)
	}
	if len(all) == 0 {
		p.print(p.t("guide.none"))
	}
	if p.d.termsFor(q.ID) != "" {
		p.print(p.t("plain.terms-hint"))
	}
	e := p.d.entry(q.ID)
	if e.Finding != "" {
		p.print(p.t("tab.finding") + ": " + e.Finding)
	}
	if e.WorkingNote != "" {
		p.print(p.t("tab.working") + ": " + e.WorkingNote)
	}
	if e.Review != nil {
		p.print(p.t("tab.review") + ": " + reviewWords(p.words, p.d.worded(q.ID), e.Answer, e.Review))
	}
	for _, r := range p.d.evidenceFor(q.ID) {
		p.print(p.t("tab.evidence") + ": " + evidenceWords(p.words, p.d, r, q.ID))
	}
}

func (p *plainMode) doBack(*questionnaires.Question, string) {
	if n := len(p.trail); n > 0 {
		p.id, p.trail, p.shown = p.trail[n-1], p.trail[:n-1], false
		return
	}
	if id := (&asking{id: p.id}).neighbour(&app{desk: p.d}, -1); id != "" {
		p.id, p.shown = id, false
		return
	}
	p.print(p.t("question.first"))
}

func (p *plainMode) doOpen(*questionnaires.Question, string) {
	if id := p.d.nextOpen(p.id); id != "" {
		p.visit(id)
		return
	}
	p.print(p.t("question.none-open-plain"))
}

func (p *plainMode) doNA(q *questionnaires.Question, rest string) {
	if q.Essential {
		p.print(p.t("na.essential"))
		return
	}
	reason := rest
	if reason == "" && len(q.NA) > 0 {
		var options []choice
		for i, r := range p.d.worded(q.ID).NA {
			options = append(options, choice{q.NA[i].ID, r.Text})
		}
		options = append(options, choice{"own", p.t("na.own")})
		code, ok := p.pick(p.t("na.title"), options)
		if !ok {
			return
		}
		if code != "own" {
			reason = code
		}
	}
	if reason == "" {
		p.print(p.t("na.own-intro"))
		typed, ok := p.ask(p.t("na.reason"))
		for ok && (p.says(typed, "help") || typed == "?") {
			p.print(p.t("plain.form-how"))
			typed, ok = p.ask(p.t("na.reason"))
		}
		if !ok || typed == "" || p.leaves(typed) {
			return
		}
		reason = typed
	}
	ans := questionnaires.Answer{State: questionnaires.NotApplicable, Reason: reason}
	if err := questionnaires.CheckAnswer(q, ans); err != nil {
		p.complain(err)
		return
	}
	p.answer(q, ans)
}

func (p *plainMode) doAdd(q *questionnaires.Question, _ string) {
	if q.Type != questionnaires.List {
		p.print(p.t("plain.not-a-list"))
		return
	}
	if v, ok := p.fill(newRowForm(p.asker(), p.d.worded(q.ID), questionnaires.Row{}, nil)); ok {
		p.done(p.d.rowFrom(q, questionnaires.Row{}, v))
		p.shown = false
	}
}

func (p *plainMode) doRemove(q *questionnaires.Question, rest string) {
	rows := p.d.entry(q.ID).Rows
	n, err := strconv.Atoi(rest)
	if q.Type != questionnaires.List || err != nil || n < 1 || n > len(rows) {
		p.print(p.t("plain.remove-which", "n", len(rows)))
		return
	}
	p.done(assessment.RemoveRow(q.ID, rows[n-1].ID))
	p.shown = false
}

// done saves and says so.
func (p *plainMode) done(in assessment.Intent) {
	if p.put(in) {
		p.print(p.t("plain.done"))
	}
}

func (p *plainMode) doNote(q *questionnaires.Question, rest string, working bool) {
	e := p.d.entry(q.ID)
	was, kind := p.d.standingText("finding", q.ID, e.Finding), findingNote
	if working {
		was, kind = p.d.standingText("working", q.ID, e.WorkingNote), workingNote
	}
	note := rest
	if note == "" {
		if was != "" {
			p.print(p.t("plain.recorded", "answer", was))
		}
		typed, ok := p.note(p.t("plain.note-"+string(kind))+" "+p.t("plain.full-stop"), kind, q)
		if !ok {
			return
		}
		note = typed
	}
	switch note {
	case "":
		return // nothing typed keeps what stands there
	case "-":
		note = ""
	}
	p.done(p.d.noteIntent(kind, q.ID, note))
}

func (p *plainMode) doEvidence(q *questionnaires.Question, _ string) {
	options := []choice{{"new", p.t("plain.evidence-new")}}
	for _, e := range p.d.state.Evidence {
		options = append(options, choice{e.ID, evidenceWords(p.words, p.d, e, q.ID)})
	}
	id, ok := p.pick(p.t("evidence.title", "question", q.ID), options)
	if !ok {
		return
	}
	e, known := p.d.record(id)
	if known {
		what, ok := p.pick(e.Reference, []choice{
			{"change", p.t("plain.evidence-change")}, {"remove", p.t("plain.evidence-remove")},
		})
		if !ok {
			return
		}
		if what == "remove" {
			p.done(assessment.RemoveEvidence(e))
			return
		}
	}
	v, ok := p.fill(newEvidenceForm(p.asker(), p.d, e, q.ID, nil))
	if !ok {
		return
	}
	in, file := p.d.evidenceFrom(e, q.ID, v)
	if file != "" {
		sum, err := sha256Of(expand(file))
		if err != nil {
			p.complain(err)
			return
		}
		v["sha256"] = sum
		in, _ = p.d.evidenceFrom(e, q.ID, v)
	}
	p.done(in)
}

func (p *plainMode) doPositions(q *questionnaires.Question, _ string) {
	p.print(p.t("positions.intro"))
	options := []choice{{"new", p.t("plain.position-new")}}
	all := p.d.entry(q.ID).Positions
	for i, o := range all {
		options = append(options, choice{"at " + strconv.Itoa(i), positionWords(p.words, p.d, p.d.worded(q.ID), o)})
	}
	code, ok := p.pick(p.t("positions.title", "question", q.ID), options)
	if !ok {
		return
	}
	was := assessment.Position{Session: p.d.session}
	if i, err := strconv.Atoi(strings.TrimPrefix(code, "at ")); err == nil {
		was = all[i]
		what, ok := p.pick(was.Institution, []choice{
			{"change", p.t("plain.evidence-change")}, {"remove", p.t("plain.evidence-remove")},
		})
		if !ok {
			return
		}
		if what == "remove" {
			p.done(assessment.RemovePosition(q.ID, was.Session, was.Institution))
			return
		}
	}
	v, ok := p.fill(newPositionForm(p.asker(), p.d, was, q.ID, nil))
	if !ok {
		return
	}
	in, err := p.d.positionFrom(was, q.ID, v)
	if err != nil {
		p.complain(err)
		return
	}
	p.done(in)
}

// providers are those who can provide a service or means.
func (p *plainMode) providers() []choice {
	var options []choice
	for _, o := range questionnaires.Providers {
		options = append(options, choice{o, p.t("provided." + o)})
	}
	return options
}

// providedSaid asks who provides what an answer says that there is, once: a line later another service would be
// meant. An empty line leaves it open. A command is one on this question, which then stays; it is false.
func (p *plainMode) providedSaid(q *questionnaires.Question, ans questionnaires.Answer) bool {
	if !q.Provided || q.OptionIndex(ans.Option) <= 0 || p.d.entry(q.ID).Provided != "" {
		return true
	}
	options := p.providers()
	p.print(p.t("provided.title"))
	p.list(options)
	for {
		typed, ok := p.ask(p.t("plain.provided"))
		if !ok || typed == "" {
			return true
		}
		if code, ok := chosen(options, typed); ok {
			p.done(assessment.SetProvided(q.ID, code))
			return true
		}
		if p.command(q, typed) {
			return false
		}
		p.print(p.t("plain.no-option", "found", typed))
	}
}

func (p *plainMode) doProvided(q *questionnaires.Question, _ string) {
	if !q.Provided {
		p.print(p.t("provided.not-here"))
		return
	}
	if code, ok := p.pick(p.t("provided.title"), p.providers()); ok {
		p.done(assessment.SetProvided(q.ID, code))
	}
}

func (p *plainMode) doHistory(q *questionnaires.Question, _ string) {
	changes := p.d.file.History(q.ID)
	if len(changes) == 0 {
		p.print(p.t("history.empty"))
	}
	for _, c := range changes {
		s := c.At.In(p.cfg.Now().Location()).Format("2006-01-02 15:04") + "  " + changeWords(p.words, p.d, c, true) + ", " + c.By
		if c.Undone {
			s += ", " + p.t("history.undone")
		}
		p.print(s)
	}
}

// listQuestions offers questions by number and goes to the one that is picked.
func (p *plainMode) listQuestions(title string, found []*questionnaires.Question) {
	var options []choice
	for _, q := range found {
		options = append(options, choice{q.ID, p.d.worded(q.ID).Ask + " (" + q.ID + ", " +
			answerWords(p.words, p.d.worded(q.ID), p.d.entry(q.ID).Answer) + ")"})
	}
	if len(options) == 0 {
		p.print(p.t("find.nothing"))
		return
	}
	if id, ok := p.pick(title, options); ok {
		p.visit(id)
	}
}

func (p *plainMode) doFind(_ *questionnaires.Question, rest string) {
	state := "any"
	if rest == "" {
		var options []choice
		for _, s := range findStates {
			options = append(options, choice{s, p.t("find." + s)})
		}
		code, ok := p.pick(p.t("find.state"), options)
		if !ok {
			return
		}
		state = code
	} else if slices.Contains(findStates, rest) {
		state, rest = rest, ""
	}
	found := p.d.find(rest, state)
	p.listQuestions(p.t("find.found", "n", len(found)), found)
}

func (p *plainMode) doGoto(_ *questionnaires.Question, rest string) {
	if rest == "" {
		typed, ok := p.ask(p.t("goto.intro", "n", len(p.d.asked())))
		if !ok || typed == "" {
			return
		}
		rest = typed
	}
	id := p.d.byNumberOrID(rest)
	if id == "" {
		p.print(p.t("goto.unknown", "found", rest))
		return
	}
	p.visit(id)
}

func (p *plainMode) doSections(*questionnaires.Question, string) {
	var options []choice
	for _, s := range p.d.parts() {
		title := s.section.Title
		if t := p.d.words.Section(s.section.ID); t != nil {
			title = t.Title
		}
		options = append(options, choice{s.section.ID, p.t("plain.section", "title", title, "done", s.done, "total", s.total)})
	}
	if id, ok := p.pick(p.t("sections.title"), options); ok {
		p.visit(p.d.firstIn(id))
	}
}

func (p *plainMode) doResults(*questionnaires.Question, string) {
	p.tell(report.Results(p.source()))
	gaps, level, _ := p.d.gaps(scoring.Claimed)
	if len(gaps) == 0 {
		return
	}
	var found []*questionnaires.Question
	for _, g := range gaps {
		found = append(found, p.d.q.Question(g.Question))
	}
	p.listQuestions(p.d.lacks(p.t, "results.lacks", len(gaps), level), found)
}

// spoken is a block as a screen reader can read it: a drawing in words, a table row by row.
func spoken(b report.Block) report.Block {
	switch b := b.(type) {
	case report.Chart:
		return report.Paragraph{Text: b.Alt}
	case report.Table:
		var list report.Bullets
		for _, row := range b.Rows {
			var parts []string
			for i, cell := range row {
				if i >= len(b.Columns) || cell.Text == "" {
					continue
				}
				part := strings.ReplaceAll(cell.Text, "\n", ", ")
				if head := b.Columns[i].Head; head != "" {
					part = head + ": " + part
				}
				parts = append(parts, part)
			}
			list.Items = append(list.Items, report.Bullet{Text: strings.Join(parts, "; ")})
		}
		return list
	}
	return b
}

func (p *plainMode) doFinish(*questionnaires.Question, string) {
	c := p.d.open()
	said := false
	say := func(n int, key string) {
		if n > 0 {
			said = true
			p.print(p.t("finish."+key, "n", n))
		}
	}
	say(c.unanswered, "open")
	say(c.dontKnow, "dont-know")
	say(c.withheld, "withheld")
	say(c.disputed, "disputed")
	say(c.conflicts, "conflicts")
	say(c.unsupported, "no-evidence")
	say(c.marked, "marked")
	for _, e := range p.d.promised() {
		said = true
		p.print(e)
	}
	if !said {
		p.print(p.t("finish.nothing"))
	}
	p.print(p.t("plain.finish"))
}

func (p *plainMode) doApprove(*questionnaires.Question, string) {
	if v, ok := p.fill(approveForm(p.asker(), nil)); ok {
		if p.put(assessment.Approve(v["name"], v["office"], v["date"])) {
			p.print(p.t("approve.done"))
		}
	}
}

func (p *plainMode) doStatus(*questionnaires.Question, string) {
	p.print(p.t("status.intro"))
	var options []choice
	for _, s := range assessment.Statuses {
		if s != "approved" {
			options = append(options, choice{s, p.t("status.long." + s)})
		}
	}
	if code, ok := p.pick(p.t("status.title"), options); ok {
		p.done(assessment.SetStatus(code))
	}
}

func (p *plainMode) doAbout(*questionnaires.Question, string) {
	was := p.d.state.About
	if v, ok := p.fill(aboutForm(p.asker(), p.d, nil)); ok {
		p.done(assessment.ChangeAbout(was, aboutFrom(v, was)))
	}
}

func (p *plainMode) doSessions(*questionnaires.Question, string) {
	options := []choice{{"new", p.t("plain.session-new")}, {"no", p.t("plain.session-none")}}
	for _, s := range p.d.state.Sessions {
		options = append(options, choice{s.ID, sessionWords(p.words, s)})
	}
	code, ok := p.pick(p.t("sessions-list.intro"), options)
	switch {
	case !ok:
	case code == "no":
		p.d.session = ""
	case code == "new":
		was := assessment.Session{Kind: "interview", Date: p.asker().today}
		if v, ok := p.fill(newSessionForm(p.asker(), p.d, was, nil)); ok {
			s := p.d.sessionFrom(was, v)
			p.done(assessment.PutSession(s))
			p.d.session = s.ID
		}
	default:
		p.d.session = code
	}
}

func (p *plainMode) doNotes(_ *questionnaires.Question, rest string) {
	for _, n := range p.d.state.Notes {
		p.print(n.Text)
	}
	if rest == "" {
		typed, ok := p.note(p.t("notes.intro")+" "+p.t("plain.full-stop"), quickNote, nil)
		if !ok || typed == "" {
			return
		}
		rest = typed
	}
	p.done(p.d.noteIntent(quickNote, "", rest))
}

// doUndo takes back the latest change, or the latest undo, and says which.
func (p *plainMode) doUndo(which string) {
	change, key := p.d.undo, "undo"
	if which == assessment.RedoLatest {
		change, key = p.d.redo, "redo"
	}
	if change == nil {
		p.print(p.t(key + ".none"))
		return
	}
	said := p.t(key+".did", "change", changeWords(p.words, p.d, *change, false))
	question := change.Question
	if p.put(assessment.Intent{Undo: which}) {
		p.print(said)
		p.visit(question)
	}
}

func (p *plainMode) doSaveAs(_ *questionnaires.Question, rest string) {
	if p.d.queue.Waiting() == 0 {
		p.print(p.t("save.nothing"))
		return
	}
	if rest == "" {
		typed, ok := p.ask(p.t("new.path"))
		if !ok || typed == "" {
			return
		}
		rest = typed
	}
	batch := p.d.queue.Next()
	saved, err := p.d.file.SaveAs(expand(rest), batch...)
	if err != nil {
		p.d.queue.Failed()
		p.complain(err)
		return
	}
	p.saved(saved)
	p.print(p.t("new.done", "path", p.d.path))
}
