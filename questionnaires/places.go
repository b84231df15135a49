package questionnaires

import (
	"strconv"
	"strings"

	"cirtkit/internal/fault"
)

// spot names a part of the model: the questionnaire, section, question or profile it belongs to, and
// the way from there ("/ladders/0/rungs/1"). Checks work on the model and name a spot; the loader
// remembers where in which file the spot was written. A model that came from its canonical form has
// no places.
type spot struct {
	owner any // *Questionnaire, *Section, *Question or profileOwner
	path  string
}

// profileOwner is the id of a profile, as the owner of a spot.
type profileOwner string

// in is the spot of a part: keys, and places in lists.
func (s spot) in(parts ...any) spot {
	var b strings.Builder
	b.WriteString(s.path)
	for _, p := range parts {
		b.WriteByte('/')
		switch p := p.(type) {
		case string:
			b.WriteString(p)
		case int:
			b.WriteString(strconv.Itoa(p))
		}
	}
	return spot{s.owner, b.String()}
}

// key is the spot of a part under a key: in, for the case that is met thousands of times.
func (s spot) key(name string) spot { return spot{s.owner, s.path + "/" + name} }

// places remembers where spots were written.
type places map[spot]fault.Position

// find is the place of a spot, or of the nearest thing around it that has one.
func (p places) find(s spot) fault.Position {
	for {
		if at, ok := p[s]; ok {
			return at
		}
		if s.path == "" {
			return fault.Position{}
		}
		s.path = s.path[:strings.LastIndexByte(s.path, '/')]
	}
}
