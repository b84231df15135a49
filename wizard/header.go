package wizard

import (
	"fmt"
	"strings"
)

// The header says what lies open: subject, questionnaire, sharing label, status, whether it is saved, and
// how far it has come. In a narrow window it says less, never by cutting the right side off: first the
// subject is cut, then the questionnaire goes, then how far the draft has come, the label, the status. The
// saved mark and the progress always stay.

// subjectRoom is how much of the subject is kept, in cells, before the right side gets shorter.
const subjectRoom = 14

// header is the line with a rule below it, where there is room. Without an assessment it is the program's
// name.
func (a *app) header() []line {
	d := a.desk
	if d == nil {
		l := line{{" " + a.words.T("app.name"), inkStrong}, {"  " + a.t("tagline"), inkMuted}}
		if l.width() > a.w {
			l = l[:1]
		}
		return []line{l, nil}
	}
	subject := subjectOr(a, d)
	need := min(width(subject), subjectRoom) + 3
	right := line(nil)
	for _, right = range a.standings(a.w >= 100) {
		if right.width()+need <= a.w-1 {
			break
		}
	}
	out := []line{ends(a.named(subject, a.w-right.width()-3), append(right, span{" ", inkPlain}), a.w)}
	if a.h >= 22 {
		out = append(out, say(inkMuted, strings.Repeat("─", a.w)))
	}
	return out
}

// named is the subject, and the questionnaire where there is room for a good part of its title.
func (a *app) named(subject string, room int) line {
	l := line{{" " + subject, inkStrong}}
	title := a.desk.title()
	if a.w >= 100 && l.width()+3+min(width(title), 16) <= room {
		l = append(l, span{" · ", inkMuted}, span{title, inkMuted})
	}
	return l.fit(room)
}

// standings are the right side of the header, from all that can be said to the least.
func (a *app) standings(wide bool) []line {
	d := a.desk
	done, total := d.progress()
	short := fmt.Sprintf("%d/%d", done, total)
	counted := line{{short, inkPlain}}
	if wide {
		share := 0
		if total > 0 {
			share = done * 100 / total
		}
		counted = line{
			{a.t("header.count", "done", done, "total", total) + " ", inkPlain},
			{bar(done, total, 8), inkGood},
			{fmt.Sprintf(" %d%%", share), inkPlain},
		}
	}
	label := say(inkStrong, d.state.About.TLP)
	word := statusWord(a.words, d.state.Status)
	status := plain(word)
	word, _, _ = strings.Cut(word, " · ")
	brief := plain(word)
	mark := line{a.savedMark(wide)}
	few := line{a.savedMark(false)}
	least := plain(short)
	return []line{
		dotted(label, status, mark, counted),
		dotted(label, status, few, least),
		dotted(label, brief, few, least),
		dotted(brief, few, least),
		dotted(few, least),
	}
}

// dotted is the parts that say something, with dots between them.
func dotted(parts ...line) line {
	var out line
	for _, p := range parts {
		if p.width() == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, span{" · ", inkMuted})
		}
		out = append(out, p...)
	}
	return out
}
