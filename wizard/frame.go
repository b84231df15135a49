package wizard

import (
	"fmt"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// View draws exactly as many lines as the window has, none wider than it.
func (a *app) View() string {
	if a.w < minWidth || a.h < minHeight {
		return a.theme.render([]line{plain(a.t("too-small", "w", minWidth, "h", minHeight))}, a.w, max(1, a.h))
	}
	if len(a.stack) == 0 {
		return ""
	}
	s := a.top()
	head := a.header()
	foot := a.foot(s)
	a.bodyTop = len(head)
	body := s.view(a, a.w, a.h-len(head)-len(foot))
	lines := append(head, exactly(body, a.h-len(head)-len(foot))...)
	return a.theme.render(append(lines, foot...), a.w, a.h)
}

// foot is the line of news, where there is one, and the line of keys.
func (a *app) foot(s screen) []line {
	var out []line
	if a.desk != nil && a.desk.failed != nil {
		out = indent(1, wrapped(inkWarn, a.t("save.failed", "n", a.desk.queue.Waiting(), "problem", a.sentence(a.desk.failed)), a.w-2))
		out = out[:min(len(out), 4)]
	}
	if a.notice != "" {
		news := indent(1, wrapped(a.noticeInk, a.notice, a.w-2))
		out = append(out, news[:min(len(news), 3)]...)
	}
	return append(out, footer(a.t, s.keys(a), a.w))
}

// header says what lies open: subject, questionnaire, sharing label, status, whether it is saved, and
// how far it has come. Without an assessment it is the program's name.
func (a *app) header() []line {
	d := a.desk
	if d == nil {
		l := line{{" " + a.words.T("app.name"), inkStrong}, {"  " + a.t("tagline"), inkMuted}}
		if l.width() > a.w {
			l = l[:1]
		}
		return []line{l, nil}
	}
	done, total := d.progress(nil)
	var right line
	add := func(in ink, s string) {
		if s == "" {
			return
		}
		if len(right) > 0 {
			right = append(right, span{" · ", inkMuted})
		}
		right = append(right, span{s, in})
	}
	wide := a.w >= 100
	status := statusWord(a.words, d.state.Status)
	if a.w >= 58 {
		add(inkStrong, d.state.About.TLP)
	} else {
		status, _, _ = strings.Cut(status, " · ")
	}
	add(inkPlain, status)
	mark := a.savedMark(wide)
	add(mark.ink, mark.text)
	count := a.t("header.count", "done", done, "total", total)
	if wide {
		share := 0
		if total > 0 {
			share = done * 100 / total
		}
		add(inkPlain, count)
		right = append(right, span{" " + bar(done, total, 8), inkGood}, span{fmt.Sprintf(" %d%%", share), inkPlain})
	} else {
		add(inkPlain, fmt.Sprintf("%d/%d", done, total))
	}
	left := line{{" " + subjectOr(a, d), inkStrong}}
	if wide {
		left = append(left, span{" · " + d.title(), inkMuted})
	}
	out := []line{ends(left, append(right, span{" ", inkPlain}), a.w)}
	if a.h >= 22 {
		out = append(out, say(inkMuted, strings.Repeat("─", a.w)))
	}
	return out
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
	case d.file.ReadOnly():
		return span{a.t("mark.read-only"), inkWarn}
	case d.failed != nil:
		return span{a.t("mark.failed"), inkWarn}
	case d.queue.Waiting() > 0:
		return span{a.t("mark.saving"), inkMuted}
	case d.at.IsZero():
		return span{a.t("mark.unchanged"), inkGood}
	}
	layout := "15:04"
	if seconds {
		layout = "15:04:05"
	}
	return span{a.t("mark.saved", "time", d.at.In(a.cfg.Now().Location()).Format(layout)), inkGood}
}
