package scoring

import "fmt"

// Truth is a value of three-valued (Kleene) logic.
type Truth int8

// The truth values, in order, so that min is "and" and max is "or".
const (
	False Truth = iota
	Unknown
	True
)

// String is "false", "unknown" or "true".
func (t Truth) String() string {
	if t < False || t > True {
		return fmt.Sprintf("Truth(%d)", int(t))
	}
	return [...]string{"false", "unknown", "true"}[t]
}

// Not is the negation; unknown stays unknown.
func (t Truth) Not() Truth { return True - t }

func truth(b bool) Truth {
	if b {
		return True
	}
	return False
}
