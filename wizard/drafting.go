package wizard

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/text"
)

// drafting is a screen on which something may be half written.
type drafting interface {
	// writing says, cheaply, whether something is half written.
	writing(a *app) bool
	// half is what is; nil for nothing.
	half(a *app) *draft
}

func (n *noting) writing(*app) bool { return n.edit.text != n.kept }

func (n *noting) half(a *app) *draft { return n.draft(a) }

func (f *form) writing(*app) bool { return f.of != nil && f.typed }

func (f *form) half(a *app) *draft { return f.draft(a.cfg.Now()) }

// draft is what somebody entered in a form; nil for nothing, and for a form that has none.
func (f *form) draft(now time.Time) *draft {
	if f.of == nil || !f.typed {
		return nil
	}
	d := *f.of
	d.Time, d.Values = now, values{}
	for _, x := range f.fields {
		if x.touched {
			d.Values[x.id] = x.tidied()
		}
	}
	return &d
}

// takes says whether a value can stand in a field.
func (x *field) takes(value string) bool {
	return x.kind != oneOfField || slices.ContainsFunc(x.options, func(c choice) bool { return c.code == value })
}

// restore puts back what a draft holds, and goes to where one had come.
func (f *form) restore(d *draft) {
	last := ""
	for _, x := range f.fields {
		value, entered := d.Values[x.id]
		switch {
		case !entered || !x.takes(value):
			continue
		case x.kind == someOfField:
			known := ""
			for _, c := range strings.Split(value, ",") {
				if slices.ContainsFunc(x.options, func(o choice) bool { return o.code == c }) {
					known = toggled(x.options, known, c)
				}
			}
			value = known
		case x.kind != manyField:
			value, _ = text.Clean(value, text.Rules{})
		}
		x.value, x.touched, last = value, true, x.id
	}
	f.filled, f.typed = true, true
	f.focus(max(0, slices.IndexFunc(f.shown(), func(x *field) bool { return x.id == last })))
}

func (s *asking) writing(a *app) bool {
	return a.desk != nil && s.typing && s.edit.text != valueOf(a.desk.entry(s.id).Answer)
}

func (s *asking) half(a *app) *draft {
	if !s.writing(a) {
		return nil
	}
	said, _ := text.Clean(s.edit.text, text.Block)
	if said == "" {
		return nil
	}
	return &draft{Kind: answerDraft, Question: s.id, Text: said, Time: a.cfg.Now()}
}

// drafts are those of the assessment that lies open, or of a new one; nil where there can be none.
func (a *app) drafts() *drafts {
	switch {
	case a.desk == nil:
		return a.newDrafts
	case a.desk.file.ReadOnly():
		return nil
	}
	return a.desk.drafts
}

// draftings are the screens on which something may be half written: help may lie over them, and a new assessment's form
// can be left and come back.
func (a *app) draftings() []drafting {
	var out []drafting
	for _, s := range a.stack {
		if d, ok := s.(drafting); ok {
			out = append(out, d)
		}
	}
	if a.desk == nil && a.begun != nil && !slices.Contains(a.stack, screen(a.begun)) {
		out = append(out, a.begun)
	}
	return out
}

// halves is all that is half written.
func (a *app) halves() []*draft {
	var out []*draft
	for _, s := range a.draftings() {
		if d := s.half(a); d != nil {
			out = append(out, d)
		}
	}
	return out
}

// follow lets the drafts follow what is being written: in a while, or at once where it was thrown away. What was saved
// takes its draft away when it is on the disk.
func (a *app) follow() tea.Cmd {
	k := a.drafts()
	switch {
	case k == nil:
	case slices.ContainsFunc(a.draftings(), func(s drafting) bool { return s.writing(a) }):
		if k.ticking {
			return nil
		}
		k.ticking = true
		return a.later(draftEvery, func(time.Time) tea.Msg { return tick{k} })
	case k.onDisk && k.reading == 0 && (a.desk == nil || a.desk.queue.Waiting() == 0):
		return a.keepDrafts(nil)
	}
	return nil
}

// unlike are what was submitted, but the notes that others hold in whole.
func (k *drafts) unlike(others ...*draft) []*draft {
	return slices.DeleteFunc(slices.Clone(k.sent), func(d *draft) bool {
		return d.noted() && d.Question != "" && slices.ContainsFunc(others, func(o *draft) bool { return o.Kind == d.Kind && o.Question == d.Question })
	})
}

// submitted keeps the draft of a form that is submitted, until it is on the disk.
func (a *app) submitted(d *draft) {
	if k := a.drafts(); k != nil && d != nil && a.desk != nil {
		k.sent = append(k.unlike(d), d)
	}
}

// tick is the time for the drafts to follow.
type tick struct{ of *drafts }

func (a *app) ticked(of *drafts) tea.Cmd {
	of.ticking = false
	if of != a.drafts() {
		return nil
	}
	now := a.halves()
	if slices.EqualFunc(slices.Concat(of.unlike(now...), now), of.last, (*draft).same) {
		return nil
	}
	if len(now) == 0 {
		return a.follow()
	}
	return a.keepDrafts(now)
}

// drafted says that drafts are on the disk, or that what is being written has no copy against a crash.
type drafted struct {
	drafts  []*draft
	problem error
}

// keepDrafts writes the drafts of what is being written, or takes them away; those of what was submitted stay until it is on
// the disk.
func (a *app) keepDrafts(now []*draft) tea.Cmd {
	k := a.drafts()
	if k != nil && k.reading == 0 && (a.desk == nil || a.desk.queue.Waiting() == 0) {
		k.sent = nil
	}
	if k != nil {
		now = slices.Concat(k.unlike(now...), now)
	}
	write := k.keep(now)
	if write == nil {
		return nil
	}
	return func() tea.Msg {
		err := write()
		if len(now) == 0 {
			return nil
		}
		return drafted{now, err}
	}
}

// gotDrafted shows that a copy is kept. That there can be none is said once a run: what is written is still here,
// and its own save will say more.
func (a *app) gotDrafted(msg drafted) {
	k := a.drafts()
	switch {
	case k == nil:
	case msg.problem != nil && !k.told:
		k.told = true
		a.tell(inkWarn, a.t("draft.failed", "problem", a.sentence(msg.problem)))
	case msg.problem == nil:
		if n, ok := a.top().(*noting); ok {
			for _, d := range msg.drafts {
				if d.Kind == n.kind {
					n.copied = d.Text
				}
			}
		}
	}
}
