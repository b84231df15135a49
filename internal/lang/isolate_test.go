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

// What was put together from pieces of the other direction alone, as the number and the name of a question, is one
// piece of it, whether it stands alone or in a sentence. A word, a comma or an arrow of the language makes it the
// language's own.
func TestPiecesOfTheOtherDirectionStayTogether(t *testing.T) {
	ar := lang.Read("ar", fstest.MapFS{"lang.json": {Data: []byte(`{"lang.named": "{ref} {name}", "lang.sum": "{name}: {text}", "lang.needs": "يلزم {name}.",
		"lang.moves": "{was} ← {is}", "lang.list.comma": "، "}`)}}).Isolating()
	named := ar.T("lang.named", "ref", "A-04", "name", "Host")
	tests := []struct{ what, got, want string }{
		{"both in Latin letters", named, "A-04 Host"},
		{"in a sentence", ar.T("lang.needs", "name", named), "يلزم \u2068A-04 Host\u2069."},
		{"twice", ar.T("lang.sum", "name", named, "text", "An office"), "A-04 Host: An office"},
		{"a name in Arabic", ar.T("lang.named", "ref", "A-04", "name", "المضيف"), "\u2068A-04\u2069 المضيف"},
		{"numbers alone", ar.T("lang.named", "ref", "5%", "name", "6%"), "\u20685%\u2069 \u20686%\u2069"},
		{"an Arabic comma", ar.T("lang.named", "ref", "A-04", "name", ar.List([]string{"Host", "Head"})), "\u2068A-04\u2069 \u2068Host\u2069، \u2068Head\u2069"},
		{"a list of numbers and names in a sentence", ar.T("lang.needs", "name", ar.List([]string{"A-04", "5", "A-05"})), "يلزم \u2068A-04\u2069، 5، \u2068A-05\u2069."},
		{"an arrow", ar.T("lang.moves", "was", "Host", "is", "Head"), "\u2068Host\u2069 ← \u2068Head\u2069"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %+q, want %+q", tt.what, tt.got, tt.want)
		}
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
