package wizard

import (
	"strconv"

	"cirtkit/questionnaires"
)

// tab is one page of what is known about a question.
type tab int

// The tabs, in order.
const (
	tabGuide tab = iota
	tabFinding
	tabWorking
	tabEvidence
	tabPositions
	tabReview
	tabHistory
	tabs
)

var tabNames = [tabs]string{"guide", "finding", "working", "evidence", "positions", "review", "history"}

// guide is the row of tabs with the page of the current one.
func (s *asking) guide(a *app, q *questionnaires.Question, w, height int) []line {
	if height <= 0 {
		return nil
	}
	lines := indent(1, s.page(a, q, min(w-1, 100)))
	s.scroll = max(0, min(s.scroll, len(lines)-(height-1)))
	part, _ := window(lines, height-1, s.scroll, s.scroll, s.scroll)
	var more line
	if s.scroll+len(part) < len(lines) || s.scroll > 0 {
		more = line{{". , ", inkAccent}, {a.t("question.more"), inkMuted}}
	}
	return append([]line{ends(s.tabRow(a, w-more.width()-1), more, w)}, part...)
}

// tabRow names the tabs; those that don't fit beside the current one stay out.
func (s *asking) tabRow(a *app, w int) line {
	e := a.desk.entry(s.id)
	counts := [tabs]int{
		tabEvidence: len(a.desk.evidenceFor(s.id)), tabPositions: len(e.Positions),
	}
	names := make([]line, tabs)
	for i := range tabs {
		word := a.t("tab." + tabNames[i])
		if counts[i] > 0 {
			word += " " + strconv.Itoa(counts[i])
		}
		if i == tabFinding && e.Finding != "" || i == tabWorking && e.WorkingNote != "" || i == tabReview && e.Review != nil {
			word += " ✓"
		}
		names[i] = say(inkMuted, " "+word+" ")
		if i == s.tab {
			names[i] = say(inkChosen, " "+word+" ")
		}
	}
	first := 0
	for {
		total := 0
		for i := first; i <= int(s.tab); i++ {
			total += names[i].width() + 1
		}
		if total <= w || first >= int(s.tab) {
			break
		}
		first++
	}
	var l line
	for i := first; i < int(tabs); i++ {
		last := i == int(tabs)-1
		if i > first && l.width()+1+names[i].width() > w || i > first && !last && l.width()+3+names[i].width() > w {
			l = append(l, span{"·…", inkMuted})
			break
		}
		if i > first {
			l = append(l, span{"·", inkMuted})
		}
		l = append(l, names[i]...)
	}
	return l.fit(w)
}

// page is the text of the current tab.
func (s *asking) page(a *app, q *questionnaires.Question, w int) []line {
	e := a.desk.entry(s.id)
	note := func(kind noteKind, text, empty string) []line {
		if text == "" {
			return wrapped(inkMuted, s.said(a, empty), w)
		}
		return hang(line{kind.sign()}, wrapped(inkPlain, text, w-2))
	}
	switch s.tab {
	case tabFinding:
		return note(findingNote, e.Finding, "finding.empty")
	case tabWorking:
		return note(workingNote, e.WorkingNote, "working.empty")
	case tabEvidence:
		records := a.desk.evidenceFor(s.id)
		if len(records) == 0 {
			return wrapped(inkMuted, s.said(a, "evidence.empty"), w)
		}
		var out []line
		for _, r := range records {
			out = append(out, hang(line{{"• ", inkAccent}}, wrapped(inkPlain, a.evidenceWords(r, s.id), w-2))...)
		}
		return out
	case tabPositions:
		if len(e.Positions) == 0 {
			return wrapped(inkMuted, s.said(a, "positions.empty"), w)
		}
		var out []line
		for _, p := range e.Positions {
			out = append(out, hang(line{{"• ", inkAccent}}, wrapped(inkPlain, a.positionWords(q, p), w-2))...)
		}
		return out
	case tabReview:
		if e.Review == nil {
			return wrapped(inkMuted, s.said(a, "review.empty"), w)
		}
		return wrapped(inkPlain, reviewWords(a.words, q, e.Answer, e.Review), w)
	case tabHistory:
		return s.historyLines(a, w)
	}
	return s.guideLines(a, q, w)
}
