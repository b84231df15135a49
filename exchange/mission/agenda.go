package mission

import "strconv"

// The agenda is worked out by a rule that anybody can follow with a pencil:
//
//   - A question takes its minutes once: at the institution that is asked first. One that a paper answers
//     takes them at the desk before the mission, and one minute on site for what the paper left open.
//   - A session is the minutes of an institution and five to open and close it, rounded up to a quarter of
//     an hour, and at least half an hour. What is longer than an hour and a half is cut into equal sittings,
//     rounded up again.
//   - Mornings are from 9:00 to 12:30, afternoons from 14:00 to 17:00. Sittings follow each other in the
//     questionnaire's order of institutions, with a quarter of an hour between them. One that no longer
//     fits before the end of a half-day begins the next.
//   - The first half-day begins with half an hour for all, the last sitting is three quarters of an hour
//     for all: what is open, what was promised.
//
// So a sitting always fits into an empty half-day, and the agenda is as long as it has to be. It names days
// by number: which weekdays are worked on differs.
const (
	followUp   = 1
	openClose  = 5
	quarter    = 15
	shortest   = 30
	longestSit = 90
	pause      = 15
	opening    = 30
	closing    = 45
)

// halfDays are when mornings and afternoons begin and end, in minutes after midnight.
var halfDays = [2][2]int{{9 * 60, 12*60 + 30}, {14 * 60, 17 * 60}}

// Agenda is when whom is seen.
type Agenda struct {
	DeskMinutes int // of reading, before
	Slots       []Slot
	// IfTimeAllows are the institutions that no question is put to first, as places in Pack.Institutions.
	IfTimeAllows []int
}

// Days is how many days it takes.
func (a Agenda) Days() int {
	if len(a.Slots) == 0 {
		return 0
	}
	return a.Slots[len(a.Slots)-1].Day
}

// SlotKind is what a slot is for.
type SlotKind int

// The kinds.
const (
	Opening SlotKind = iota
	Sitting
	Closing
)

// Slot is one sitting.
type Slot struct {
	Kind        SlotKind
	Day         int // from 1
	Half        int // 0 the morning, 1 the afternoon
	From, To    int // minutes after midnight
	Institution int // of a Sitting: place in Pack.Institutions
	Part, Of    int // of a Sitting: which of how many, from 1
}

func agenda(institutions []Institution) Agenda {
	var a Agenda
	c := clock{day: 1, now: halfDays[0][0]}
	begun := false
	for i, institution := range institutions {
		a.DeskMinutes += institution.DeskMinutes
		if len(institution.First) == 0 {
			a.IfTimeAllows = append(a.IfTimeAllows, i)
			continue
		}
		if !begun {
			a.Slots = append(a.Slots, c.take(Slot{Kind: Opening}, opening))
			begun = true
		}
		whole := max(shortest, roundUp(institution.Minutes+openClose))
		parts := (whole + longestSit - 1) / longestSit
		each := roundUp((whole + parts - 1) / parts)
		for part := range parts {
			a.Slots = append(a.Slots, c.take(Slot{Kind: Sitting, Institution: i, Part: part + 1, Of: parts}, each))
		}
	}
	if begun {
		a.Slots = append(a.Slots, c.take(Slot{Kind: Closing}, closing))
	}
	return a
}

func roundUp(minutes int) int { return (minutes + quarter - 1) / quarter * quarter }

// clock is how far the agenda has come.
type clock struct{ day, half, now int }

// take gives a slot the next time that has room for it.
func (c *clock) take(s Slot, minutes int) Slot {
	if c.now+minutes > halfDays[c.half][1] {
		if c.half++; c.half == len(halfDays) {
			c.half, c.day = 0, c.day+1
		}
		c.now = halfDays[c.half][0]
	}
	s.Day, s.Half, s.From, s.To = c.day, c.half, c.now, c.now+minutes
	c.now = s.To + pause
	return s
}

// hour writes minutes after midnight: "9:30".
func hour(minutes int) string {
	rest := strconv.Itoa(minutes % 60)
	if len(rest) == 1 {
		rest = "0" + rest
	}
	return strconv.Itoa(minutes/60) + ":" + rest
}

func decimal(n int) string { return strconv.Itoa(n) }
