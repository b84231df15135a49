package assessment

import (
	"strings"
	"testing"
)

func TestFingerprint(t *testing.T) {
	// Worked out apart: int(head, 16) % 10**30.
	for head, want := range map[string]string{
		"1350a8be52440000000000000000000000000000000000000000000000000000": "25192 93691 64057 75347 66843 16672",
		"b318f4c371ba3761cc7de432f2f3927a12546f2d804c417acc3c10bb3ec9d052": "46915 45745 84905 30359 76181 55602",
		strings.Repeat("0", 63) + "7":                                      "00000 00000 00000 00000 00000 00007",
		"":                                                                 "",
		"7":                                                                "",
		"-" + strings.Repeat("0", 63):                                      "",
		strings.Repeat("g", 64):                                            "",
	} {
		if got := Fingerprint(head); got != want {
			t.Errorf("Fingerprint(%q) = %q, want %q", head, got, want)
		}
	}
}

func TestSameFingerprint(t *testing.T) {
	head := "1350a8be52440000000000000000000000000000000000000000000000000000"
	for written, want := range map[string]bool{
		"25192 93691 64057 75347 66843 16672":  true,
		"251929369164057753476684316672":       true,
		"25192-93691-64057-75347-66843-16672":  true,
		"٢٥١٩٢ ٩٣٦٩١ ٦٤٠٥٧ ٧٥٣٤٧ ٦٦٨٤٣ ١٦٦٧٢":  true,
		"25192 93691 64057 75347 66843 16673":  false,
		"25192 93691 64057 75347 66843":        false,
		"25192":                                false,
		"":                                     false,
		"x25192 93691 64057 75347 66843 16672": false,
	} {
		if got := SameFingerprint(written, head); got != want {
			t.Errorf("SameFingerprint(%q) = %v", written, got)
		}
	}
	if SameFingerprint("", "") {
		t.Error("no head has no fingerprint, and is the same as nothing")
	}
}
