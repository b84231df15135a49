package wizard

import (
	"cmp"
	"fmt"
	"strings"
)

// The header says what lies open: subject, questionnaire, sharing label, status, whether it is saved, and
// how far it has come. In a narrow window it says less, and shortens before it cuts: the status is left with its word before the
// team goes, then the saved mark with its own, then the label goes and the status. Whose assessment it is, whether it is saved and how
// far it has come always stay; a name is cut only where it alone takes too much.

// subjectRoom is how much of a long subject is kept, in cells of a window, before the right side says less.
func subjectRoom(w int) int { return max(14, w*3/10) }

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
	subject, right := a.headed()
	out := []line{ends(a.named(subject, a.w-right.width()-3), append(right, span{" ", inkPlain}), a.w)}
	if a.h >= 22 {
		out = append(out, say(inkMuted, strings.Repeat("─", a.w)))
	}
	return out
}

// headed is the subject with the right side that there is room for beside it.
func (a *app) headed() (subject string, right line) {
	whole := subjectOr(a, a.desk)
	short := cmp.Or(a.desk.state.About.Subject, whole)
	standings := a.standings(a.w >= 100)
	for _, subject = range []string{whole, short} {
		for _, right = range standings[:shorterFrom] {
			if width(subject)+3+right.width() <= a.w-1 {
				return subject, right
			}
		}
	}
	for _, right = range standings[shorterFrom-1:] {
		if min(width(short), subjectRoom(a.w))+3+right.width() <= a.w-1 {
			break
		}
	}
	return short, right
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
	saved := line{{a.savedWord(), mark[0].ink}}
	return []line{
		dotted(label, status, mark, counted),
		dotted(label, status, few, least),
		dotted(label, status, saved, least),
		dotted(label, brief, few, least),
		dotted(label, brief, saved, least),
		dotted(brief, few, least),
		dotted(brief, saved, least),
		dotted(few, least),
		dotted(saved, least),
	}
}

// shorterFrom is the first of the standings that say less than a subject that stands whole is worth.
const shorterFrom = 4

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
