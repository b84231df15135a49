package wizard

import (
	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// View draws exactly as many lines as the window has, none wider than it.
func (a *app) View() string {
	if len(a.stack) == 0 {
		return ""
	}
	if a.unseen() {
		said := wrapped(inkPlain, a.t("too-small", "w", minWidth, "h", minHeight), a.w)
		for _, more := range []string{a.trouble(a.top()), a.notice} {
			if more != "" {
				said = append(said, wrapped(inkWarn, more, a.w)...)
			}
		}
		return a.theme.render(atMost(said, max(1, a.h), a.w), a.w, max(1, a.h))
	}
	s := a.top()
	head := a.header()
	if b, ok := s.(interface{ bare() bool }); ok && b.bare() {
		head = nil
	}
	foot := a.foot(s)
	a.bodyTop = len(head)
	body := s.view(a, a.w, a.h-len(head)-len(foot))
	lines := append(head, exactly(body, a.h-len(head)-len(foot))...)
	return a.theme.render(append(lines, foot...), a.w, a.h)
}

// twoRowsFrom is the height from which the keys may take two lines.
const twoRowsFrom = 30

// foot is the line of news, where there is one, and the keys.
func (a *app) foot(s screen) []line {
	var out []line
	if trouble := a.trouble(s); trouble != "" {
		out = indent(1, wrapped(inkWarn, trouble, a.w-2))
		out = atMost(out, 4, a.w-1)
	}
	if l := a.readingLine(); l != nil {
		out = append(out, l)
	}
	if a.notice != "" {
		news := indent(1, wrapped(a.noticeInk, a.notice, a.w-2))
		out = append(out, atMost(news, 3, a.w-1)...)
	}
	a.news = len(out)
	return append(out, footer(a.t, a.offered(s), a.w, a.footRows())...)
}

// footRows is how many lines the keys may take.
func (a *app) footRows() int {
	if a.h >= twoRowsFrom {
		return 2
	}
	return 1
}

func subjectOr(a *app, d *desk) string {
	if s := subjectOf(d.state.About); s != "" {
		return s
	}
	return a.t("no-subject")
}

// statusWord is the status in a word: DRAFT until it is approved, with how far the draft has come.
func statusWord(words *lang.Language, s assessment.Status) string {
	switch s.Now {
	case "", "draft":
		return words.T("wizard.status.draft")
	case "approved":
		return words.T("wizard.status.approved")
	}
	word := words.T("wizard.status.draft") + " · " + statusName(words, s.Now)
	if s.ChangedSince {
		word += ", " + words.T("wizard.status.changed-since")
	}
	return word
}

// savedMark tells the truth about the disk: "saved" with the time of the act that was synced last.
func (a *app) savedMark(seconds bool) span {
	d := a.desk
	switch {
	case d.file.ReadOnly(), d.failed != nil, d.slow:
		return span{a.savedWord(), inkWarn}
	case d.queue.Waiting() > 0:
		return span{a.savedWord(), inkMuted}
	case d.at.IsZero():
		return span{a.savedWord(), inkGood}
	}
	layout := "15:04"
	if seconds {
		layout = "15:04:05"
	}
	return span{a.t("mark.saved", "time", d.at.In(a.cfg.Now().Location()).Format(layout)), inkGood}
}

// savedWord is the saved mark without the time.
func (a *app) savedWord() string {
	d := a.desk
	switch {
	case d.file.ReadOnly():
		return a.t("mark.read-only")
	case d.failed != nil:
		return a.t("mark.failed")
	case d.slow:
		return a.t("mark.slow")
	case d.queue.Waiting() > 0:
		return a.t("mark.saving")
	}
	return a.t("mark.unchanged")
}
