package lang_test

import (
	"testing"
	"testing/fstest"

	"cirtkit/internal/lang"
	"cirtkit/internal/text"
	"cirtkit/internal/text/bidi"
)

// What the sentence is put together for: the order in which it is seen.
func TestIsolatesPutASentenceInOrder(t *testing.T) {
	ar := lang.Read("ar", fstest.MapFS{"lang.json": {Data: []byte(`{"lang.test": "السؤال {name}. {n} من {all}"}`)}}).Isolating()
	sentence := ar.T("lang.test", "name", "A-04 (CIRT Examplia)", "n", 5, "all", 6)
	seen := lang.WithoutIsolates(bidi.Visual(sentence, bidi.RightToLeft))
	if want := "6 نم 5 .A-04 (CIRT Examplia) لاؤسلا"; seen != want {
		t.Errorf("seen from the left: %q, want %q", seen, want)
	}
	if without := bidi.Visual(lang.WithoutIsolates(sentence), bidi.RightToLeft); without == seen {
		t.Error("it is the same without isolates; the test shows nothing")
	}
}

// None comes from outside.
func TestTheGateRefusesIsolates(t *testing.T) {
	for _, c := range "\u2066\u2067\u2068\u2069" {
		s := "a" + string(c) + "b"
		if text.Check(s, text.Block) == nil {
			t.Errorf("the gate lets %U in", c)
		}
		if mended, _ := text.Clean(s, text.Block); mended != "ab" {
			t.Errorf("the gate mends %q to %q", s, mended)
		}
	}
}
