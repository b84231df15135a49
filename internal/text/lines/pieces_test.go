package lines

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/segmenter"
	"pgregory.net/rapid"
)

type place struct {
	end  int
	must bool
}

func piecesOf(text []rune) (places []place) {
	for end, must := range pieces(text) {
		places = append(places, place{end, must || end == len(text)})
	}
	return places
}

// segmented is what the segmenter says of the whole text.
func segmented(text []rune) (places []place) {
	var s segmenter.Segmenter
	s.Init(text)
	for lines := s.LineIterator(); lines.Next(); {
		line := lines.Line()
		end := line.Offset + len(line.Text)
		places = append(places, place{end, line.IsMandatoryBreak || end == len(text)})
	}
	return places
}

// Cutting a text into stretches changes nothing of where its lines may end.
func TestPiecesAreThoseOfTheRules(t *testing.T) {
	letters := []rune("aaaZé7 0   ..,:;\u2019'()«»“”\"/-–—%$°!?…\n\u00a0\u202f\u2068\u2069\u200b\u0301\u0651\u064a\ufedf第级。（）3\U0001F1E6😀")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom(letters), 0, 24).Draw(t, "text")
		if got, want := piecesOf(text), segmented(text); !slices.Equal(got, want) {
			t.Fatalf("%q: pieces end at %v, want %v", string(text), got, want)
		}
	})
}

// Each character that counts as a plain one is one to the rules too, whatever plain text it stands in.
func TestPlainCharacters(t *testing.T) {
	for r := rune(0); r < 0x10000; r++ {
		if !plain(r) {
			continue
		}
		for _, text := range []string{"a" + string(r) + "1" + string(r) + "a", string(r) + ". " + string(r) + " " + string(r) + ", b", "1" + string(r) + "\u2019" + string(r) + ") " + string(r)} {
			if got, want := piecesOf([]rune(text)), segmented([]rune(text)); !slices.Equal(got, want) {
				t.Errorf("%q (%U): pieces end at %v, want %v", text, r, got, want)
			}
		}
	}
}
