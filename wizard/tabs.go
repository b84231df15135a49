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
	tabSection
	tabHistory
	tabs
)

var tabNames = [tabs]string{"guide", "finding", "working", "evidence", "positions", "review", "section", "history"}

// guide is the row of tabs with the page of the current one; at is its line on the question's part of the screen.
func (s *asking) guide(a *app, page []line, w, height, at int) []line {
	if height <= 0 {
		return nil
	}
	s.scroll = max(0, min(s.scroll, len(page)-(height-1)))
	part, _ := window(page, height-1, s.scroll, s.scroll, s.scroll)
	var more line
	if s.scroll+len(part) < len(page) || s.scroll > 0 {
		more = line{{". , ", inkAccent}, {a.t("question.more"), inkMuted}}
	}
	return append([]line{ends(s.tabRow(a, w-more.width()-1, at), more, w)}, part...)
}

// tabWord names a tab, with how much there is on its page.
func (s *asking) tabWord(a *app, i tab) string {
	e := a.desk.entry(s.id)
	word, count := a.t("tab."+tabNames[i]), 0
	switch i {
	case tabEvidence:
		count = len(a.desk.evidenceFor(s.id))
	case tabPositions:
		count = len(e.Positions)
	}
	switch {
	case count > 0:
		return word + " " + strconv.Itoa(count)
	case i == tabFinding && e.Finding != "", i == tabWorking && e.WorkingNote != "", i == tabReview && e.Review != nil:
		return word + " ✓"
	}
	return word
}

// tabRow names the tabs; those that don't fit beside the current one stay out, with a sign. A click on one opens it.
func (s *asking) tabRow(a *app, w, at int) line {
	names := make([]string, tabs)
	for i := range tabs {
		names[i] = " " + s.tabWord(a, i) + " "
	}
	first, rest := 0, 0
	if s.tab < tabs-1 {
		rest = 2 // the sign that there are more
	}
	for namesWidth(names[first:s.tab+1])+2*min(first, 1)+rest > w && first < int(s.tab) {
		first++
	}
	var l line
	if first > 0 {
		l = line{{"…·", inkMuted}}
	}
	for i := first; i < int(tabs); i++ {
		last := i == int(tabs)-1
		if i > int(s.tab) && (l.width()+1+width(names[i]) > w || !last && l.width()+3+width(names[i]) > w) {
			l = append(l, span{"·…", inkMuted})
			break
		}
		if i > first {
			l = append(l, span{"·", inkMuted})
		}
		in := inkMuted
		if tab(i) == s.tab {
			in = inkChosen
		}
		s.spots = append(s.spots, clickSpot{y: at, from: l.width(), to: l.width() + width(names[i]), do: "page", tab: tab(i)})
		l = append(l, span{names[i], in})
	}
	return l.fit(w)
}

// namesWidth is how wide names are beside each other.
func namesWidth(names []string) int {
	n := len(names) - 1
	for _, s := range names {
		n += width(s)
	}
	return n
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
		return s.positionLines(a, q, w)
	case tabReview:
		if e.Review == nil {
			return wrapped(inkMuted, s.said(a, "review.empty"), w)
		}
		return wrapped(inkPlain, reviewWords(a.words, q, e), w)
	case tabSection:
		return s.sectionLines(a, q, w)
	case tabHistory:
		return s.historyLines(a, w)
	}
	return s.guideLines(a, q, w)
}
