package main

import "strings"

// stepArgument names one step of improvement on a command line: the step that lifts a question's answer to an
// option. Some flags give it a value beside.
type stepArgument struct {
	question, option, value string
}

// parseStep reads ID=CODE, or with a value ID=CODE:VALUE. Neither ids nor codes hold "=" or ":", so a value may
// hold both. An empty value is one too: it takes back what is there.
func parseStep(text string, valued bool) (stepArgument, bool) {
	question, rest, ok := strings.Cut(text, "=")
	if !ok {
		return stepArgument{}, false
	}
	option, value, given := strings.Cut(rest, ":")
	if given != valued || question == "" || option == "" || strings.Contains(question, ":") {
		return stepArgument{}, false
	}
	return stepArgument{question, option, strings.TrimSpace(value)}, true
}

// String writes the argument so that parseStep reads the same one.
func (a stepArgument) String() string {
	s := a.question + "=" + a.option
	if a.value != "" {
		s += ":" + a.value
	}
	return s
}
