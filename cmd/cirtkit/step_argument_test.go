package main

import (
	"strings"
	"testing"
)

func TestParseStep(t *testing.T) {
	tests := []struct {
		text   string
		valued bool
		want   stepArgument
		ok     bool
	}{
		{"mandate.basis=2", false, stepArgument{"mandate.basis", "2", ""}, true},
		{"mandate.head=yes", false, stepArgument{"mandate.head", "yes", ""}, true},
		{"mandate.basis=2:4.5", true, stepArgument{"mandate.basis", "2", "4.5"}, true},
		{"mandate.basis=2:Legal office: team 3 = lead", true, stepArgument{"mandate.basis", "2", "Legal office: team 3 = lead"}, true},
		{"mandate.basis=2: EUR 5,000 ", true, stepArgument{"mandate.basis", "2", "EUR 5,000"}, true},
		{"mandate.basis=2:", true, stepArgument{"mandate.basis", "2", ""}, true}, // takes back what is there
		{"mandate.basis=2", true, stepArgument{}, false},
		{"mandate.basis=2:4", false, stepArgument{}, false},
		{"mandate.basis=2:", false, stepArgument{}, false},
		{"mandate.basis", false, stepArgument{}, false},
		{"mandate.basis=", false, stepArgument{}, false},
		{"=2", false, stepArgument{}, false},
		{"=", false, stepArgument{}, false},
		{"", false, stepArgument{}, false},
		{"mandate:basis=2", false, stepArgument{}, false},
		{"mandate.basis:4=2:4", true, stepArgument{}, false},
	}
	for _, tt := range tests {
		if got, ok := parseStep(tt.text, tt.valued); got != tt.want || ok != tt.ok {
			t.Errorf("parseStep(%q, %v) = %+v, %v; want %+v, %v", tt.text, tt.valued, got, ok, tt.want, tt.ok)
		}
	}
}

// FuzzParseStep: whatever is read names a question and an option, is written as it was read, and is never read
// with and without a value alike.
func FuzzParseStep(f *testing.F) {
	for _, text := range []string{"a=1", "a=1:2", "a=1:", "a", "=1", "a=1:b=c:d", "a=é:\x00", " a = 1 : x "} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		plain, isPlain := parseStep(text, false)
		valued, isValued := parseStep(text, true)
		if isPlain && isValued {
			t.Fatalf("%q is read in two ways", text)
		}
		for _, a := range []stepArgument{plain, valued} {
			if (a.question == "") != (a.option == "") || strings.ContainsAny(a.question, "=:") || strings.Contains(a.option, ":") {
				t.Fatalf("%q is read as %+v", text, a)
			}
			if a.value == "" || !isValued {
				continue
			}
			if again, ok := parseStep(a.String(), true); !ok || again != a {
				t.Fatalf("%q is read as %+v, and that as %+v", text, a, again)
			}
		}
		if isPlain && plain.String() != text {
			t.Fatalf("%q is written as %q", text, plain)
		}
	})
}
