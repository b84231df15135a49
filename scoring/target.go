package scoring

import (
	"strconv"
	"strings"

	"cirtkit/internal/fault"
)

// Target is a level to reach on a ladder of one node, or a profile to meet.
type Target struct {
	Node   string // section id; "" for the questionnaire itself
	Ladder string
	Level  int
	// Profile is the id of one of the profiles that the model was given (Model.WithProfiles). The other fields
	// are then not read: a profile is judged as a ladder with one rung.
	Profile string
}

// ParseTarget reads "ladder:level", or "section/ladder:level" for a ladder of a section. A text of another
// form, or one that names a section, ladder or level that the questionnaire lacks, is a fault of kind
// fault.Input with a key that begins with "scoring.target-".
func (m *Model) ParseTarget(text string) (Target, error) {
	path, level, ok := cutLast(text, ":")
	if !ok {
		return Target{}, fault.New(fault.Input, "scoring.target-form", "target", text)
	}
	section, id, ok := cutLast(path, "/")
	if !ok {
		section, id = "", path
	}
	place, ok := m.byNode[section]
	if !ok {
		return Target{}, fault.New(fault.Input, "scoring.target-section", "target", text, "section", section)
	}
	var known []string
	for _, l := range m.nodes[place].ladders {
		if l.id != id {
			known = append(known, l.id)
			continue
		}
		n, err := strconv.Atoi(level)
		if err != nil || n < 1 || n > len(l.rungs) {
			return Target{}, fault.New(fault.Input, "scoring.target-level", "target", text, "ladder", id, "level", level, "top", len(l.rungs))
		}
		return Target{Node: section, Ladder: id, Level: n}, nil
	}
	if len(known) == 0 {
		return Target{}, fault.New(fault.Input, "scoring.target-no-ladder", "target", text)
	}
	return Target{}, fault.New(fault.Input, "scoring.target-ladder", "target", text, "ladder", id, "known", known)
}

// String writes the target as ParseTarget reads it; a profile as "profile:" and its id.
func (t Target) String() string {
	if t.Profile != "" {
		return "profile:" + t.Profile
	}
	s := t.Ladder + ":" + strconv.Itoa(t.Level)
	if t.Node != "" {
		s = t.Node + "/" + s
	}
	return s
}

// upTo is how many of a ladder's rungs, from the lowest, the target asks for.
func (t Target) upTo(rungs int) int {
	if t.Profile != "" {
		return min(1, rungs)
	}
	return max(0, min(t.Level, rungs))
}

// NextTarget is the level above the one reached on the first ladder of the questionnaire itself, or
// the top one where that is reached; the zero target where it has no ladder.
func (r *ReadingResult) NextTarget() Target {
	if len(r.Whole.Ladders) == 0 {
		return Target{}
	}
	l := &r.Whole.Ladders[0]
	return Target{Ladder: l.ID, Level: min(l.Reached+1, len(l.Rungs))}
}

// Ladder is the result of the ladder that a target is on, or nil. A profile is a ladder with one rung.
func (r *ReadingResult) Ladder(t Target) *LadderResult {
	if t.Profile != "" {
		i := r.model.profile(t.Profile)
		if i < 0 {
			return nil
		}
		l := LadderResult{ID: t.Profile, Rungs: r.Profiles[i : i+1]}
		l.Reached, l.Possible = level(l.Rungs)
		return &l
	}
	if n := r.Node(t.Node); n != nil {
		return n.Ladder(t.Ladder)
	}
	return nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
