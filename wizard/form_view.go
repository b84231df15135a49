package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// A form is a column of labels and one of values. The field that is being filled in opens: its choices in
// one line where they fit in one, else one below the other; what is offered below what is typed; what is
// wrong right beneath it. A hint stands at the foot, so that nothing moves while one types.

// maxOffers bounds how much is offered at once.
const maxOffers = 8

// spot is what a line of a form answers a click with: its field, and the places of the choices on it.
type spot struct {
	field   int // len(shown) is the button; -1 for none
	choices []place
}

// place is a choice by the columns that it takes, from..to-1.
type place struct{ from, to, option int }

// formLine is a line of a form with its spot.
type formLine struct {
	line line
	spot spot
}

func (f *form) view(a *app, w, height int) []line {
	wide := min(w, 100)
	shown := f.shown()
	head := []line{f.heading(a, shown, wide)}
	if f.intro != "" && height > 14 {
		head = append(head, indent(1, wrapped(inkMuted, f.intro, wide-2))...)
	}
	head = append(head, nil)
	foot := f.foot(wide)

	labels := 0
	for _, x := range shown {
		labels = max(labels, width(x.shownLabel()))
	}
	labels = min(labels, max(12, wide/3))
	room := max(8, wide-labels-7)
	var body []formLine
	from, to := 0, 0
	for i, x := range shown {
		rows := f.row(x, i, labels, room, height)
		if f.wrong != "" && f.wrong == x.id {
			for _, l := range indent(labels+5, wrapped(inkWarn, f.problem, room)) {
				rows = append(rows, formLine{l, spot{field: i}})
			}
		}
		if i == f.at {
			if s := f.nothingHere(a.t); s != "" {
				for _, l := range indent(labels+5, wrapped(inkMuted, s, room)) {
					rows = append(rows, formLine{l, spot{field: i}})
				}
			}
		}
		if x.says != nil {
			if in, s := x.says(f); s != "" {
				for _, l := range indent(labels+5, wrapped(in, s, room)) {
					rows = append(rows, formLine{l, spot{field: i}})
				}
			}
		}
		if i == f.at {
			from, to = len(body), len(body)+len(rows)-1
		}
		body = append(body, rows...)
	}
	body = append(body, formLine{spot: spot{field: -1}}, f.button(shown))
	if f.at == len(shown) {
		from, to = len(body)-1, len(body)-1
	}

	lines := make([]line, len(body))
	for i := range body {
		lines[i] = body[i].line
	}
	part, top := window(lines, height-len(head)-len(foot)-1, f.top, from, to)
	f.top = top
	f.spots = make([]spot, 0, height)
	for range head {
		f.spots = append(f.spots, spot{field: -1})
	}
	for i := range part {
		f.spots = append(f.spots, body[top+i].spot)
	}
	part = signed(part, top, len(lines), wide)
	out := append(head, exactly(part, height-len(head)-len(foot)-1)...)
	out = append(out, nil)
	return append(out, foot...)
}

// signed marks a part of a longer list of lines at its right edge: ▲ where something is above, ▼ where something is
// below.
func signed(part []line, top, all, w int) []line {
	n := len(part)
	if n == 0 || top == 0 && n == all {
		return part
	}
	part = slices.Clone(part)
	if top > 0 {
		part[0] = ends(part[0].trimmed(), say(inkAccent, "▲"), w)
	}
	if top+n < all {
		part[n-1] = ends(part[n-1].trimmed(), say(inkAccent, "▼"), w)
	}
	return part
}

// heading is the title, with what the star means and how far one is where there is much to fill in.
func (f *form) heading(a *app, shown []*field, w int) line {
	title := say(inkStrong, " "+f.title)
	var right line
	if slices.ContainsFunc(shown, func(x *field) bool { return x.required }) {
		right = append(right, span{a.t("form.star"), inkMuted})
	}
	if len(shown) > 5 && f.at < len(shown) {
		if len(right) > 0 {
			right = append(right, span{"   ", inkMuted})
		}
		right = append(right, span{a.t("form.place", "k", f.at+1, "n", len(shown)), inkMuted})
	}
	for len(right) > 0 && title.width()+right.width()+3 > w {
		right = right[min(len(right), 2):]
	}
	if len(right) == 0 {
		return title
	}
	return ends(title, append(right, span{" ", inkPlain}), w)
}

// foot is what is wrong with the whole, or else what the field asks for.
func (f *form) foot(w int) []line {
	var out []line
	if f.problem != "" && f.wrong == "" {
		out = indent(1, wrapped(inkWarn, f.problem, w-2))
	} else if x := f.focused(); x != nil && x.hint != "" {
		out = indent(1, wrapped(inkMuted, x.hint, w-2))
	}
	return atMost(out, 4, w)
}

// button is the line that the form is sent with.
func (f *form) button(shown []*field) formLine {
	text := "[ " + f.submitLabel + " ]"
	l := line{{"   ", inkPlain}, {text, inkAccent}}
	if f.at == len(shown) {
		l = line{{" ▸ ", inkAccent}, {text, inkChosen}}
	}
	return formLine{l, spot{field: len(shown), choices: []place{{0, 3 + width(text), 0}}}}
}

// row draws one field: its label and value, and its choices when it is focused.
func (f *form) row(x *field, at, labels, room, height int) []formLine {
	focused := at == f.at
	mark, in := "   ", inkMuted
	if focused {
		mark, in = " ▸ ", inkStrong
	}
	var values []formLine
	switch {
	case !focused:
		values = []formLine{{line: f.standing(x, room)}}
	case len(x.options) > 0:
		values = f.optionLines(x, room, max(3, height-8))
	default:
		values = f.typing(x, room, height)
	}
	label := x.labelLines(in, labels)
	out := make([]formLine, max(len(label), len(values)))
	for i := range out {
		l := line{{"   ", inkPlain}}
		if i == 0 {
			l = line{{mark, inkAccent}}
		}
		if i < len(label) {
			l = append(l, label[i].pad(labels)...)
		} else {
			l = append(l, span{strings.Repeat(" ", labels), inkPlain})
		}
		l = append(l, span{"  ", inkPlain})
		s := spot{field: at}
		if i < len(values) {
			for _, c := range values[i].spot.choices {
				s.choices = append(s.choices, place{c.from + labels + 5, c.to + labels + 5, c.option})
			}
			l = append(l, values[i].line...)
		}
		out[i] = formLine{l, s}
	}
	return out
}

// labelLines is the label in at most three lines; its star stays when its end is cut off.
func (x *field) labelLines(in ink, w int) []line {
	label := x.label
	if x.required { // the star stands alone on no line
		label += "\u00a0*"
	}
	out := wrapped(in, label, w)
	for i := range out {
		for j := range out[i] {
			out[i][j].text = strings.ReplaceAll(out[i][j].text, "\u00a0*", " *")
		}
	}
	if len(out) <= 3 {
		return out
	}
	last := line{{cut(out[2][0].text+strings.Repeat(" ·", w), w-2), in}}
	if x.required {
		last = append(last, span{" *", in})
	}
	return append(out[:2:2], last)
}

// standing is the value of a field that is not being filled in.
func (f *form) standing(x *field, room int) line {
	value := x.value
	switch {
	case len(x.options) > 0:
		value = shownChoices(x.options, x.value)
	case x.several:
		value = x.tidied()
	case x.kind == manyField:
		rows := wrapped(inkPlain, x.value, room-2)
		if len(rows) > 1 {
			return append(rows[0].fit(room-2), span{" …", inkMuted})
		}
	}
	if value == "" {
		return say(inkMuted, "–")
	}
	return plain(value).fit(room)
}

// typing is the field while it is typed into, with what is offered.
func (f *form) typing(x *field, room, height int) []formLine {
	rows := 1
	if x.kind == manyField {
		rows = min(6, max(3, height-10))
	}
	var out []formLine
	for _, l := range f.edit.view(room, rows, true) {
		out = append(out, formLine{line: l.fit(room)})
	}
	offers := f.offers()
	from := max(0, min(f.option-maxOffers+1, len(offers)-maxOffers))
	for i := from; i < min(len(offers), from+maxOffers); i++ {
		in, sign := inkMuted, "  "
		if i == f.option {
			in, sign = inkChosen, "▸ "
		}
		l := line{{sign, inkAccent}, {offers[i].text, in}}.fit(room)
		if i == from+maxOffers-1 && i < len(offers)-1 {
			l = ends(l, say(inkAccent, "▼"), room)
		}
		out = append(out, formLine{l, spot{choices: []place{{0, room, i}}}})
	}
	return out
}

// optionLines are the choices of the focused field: in one line where they fit, else one below the other, the one
// under the cursor in full.
func (f *form) optionLines(x *field, room, height int) []formLine {
	have := strings.Split(x.value, ",")
	sign := func(o choice) string {
		on := slices.Contains(have, o.code) && (x.value != "" || o.code == "")
		switch {
		case x.kind == someOfField && on:
			return "☑ "
		case x.kind == someOfField:
			return "☐ "
		case on:
			return "● "
		}
		return "○ "
	}
	ink := func(i int) ink {
		if i == f.option {
			return inkChosen
		}
		return inkPlain
	}
	total := 0
	for _, o := range x.options {
		total += width(o.text) + 5
	}
	if total-3 <= room && len(x.options) <= 6 {
		var l line
		var s spot
		at := 0
		for i, o := range x.options {
			if i > 0 {
				l, at = append(l, span{"   ", inkPlain}), at+3
			}
			n := width(o.text) + 2
			s.choices = append(s.choices, place{at, at + n, i})
			l, at = append(l, span{sign(o), inkAccent}, span{o.text, ink(i)}), at+n
		}
		return []formLine{{l, s}}
	}
	var all []line
	var whose []int
	from, to := 0, 0
	for i, o := range x.options {
		rows := []line{plain(o.text).fit(room - 2)}
		rows[0][0].ink = ink(i)
		if i == f.option {
			rows = wrapped(inkChosen, o.text, room-2)
			rows = atMost(rows, 4, room-2)
			from, to = len(all), len(all)+len(rows)-1
		}
		all = append(all, hang(line{{sign(o), inkAccent}}, rows)...)
		for len(whose) < len(all) {
			whose = append(whose, i)
		}
	}
	part, top := window(all, height, max(0, from-height/2), from, to)
	part = signed(part, top, len(all), room)
	var out []formLine
	for i, l := range part {
		out = append(out, formLine{l, spot{choices: []place{{0, room, whose[top+i]}}}})
	}
	return out
}

// click goes to the field that was clicked, and chooses what was clicked in it.
func (f *form) click(a *app, x, y int) tea.Cmd {
	if y < 0 || y >= len(f.spots) || f.spots[y].field < 0 {
		return nil
	}
	s := f.spots[y]
	f.problem, f.wrong, f.leaving = "", "", false
	if s.field == len(f.shown()) {
		if x >= s.choices[0].to {
			return nil
		}
		return f.send(a)
	}
	if f.at != s.field {
		f.dated(a.words)
		f.focus(s.field)
	}
	field := f.focused()
	for _, c := range s.choices {
		switch {
		case x < c.from || x >= c.to:
		case len(field.options) > 0:
			f.option = c.option
			f.set(clicked(field, field.options[c.option].code))
		default:
			if offers := f.offers(); c.option < len(offers) {
				f.accept(field, offers[c.option].code)
			}
		}
	}
	return f.list()
}

// clicked is a field's value after a click on one of its choices.
func clicked(x *field, code string) string {
	if x.kind == someOfField {
		return toggled(x.options, x.value, code)
	}
	return code
}
