package wizard

import (
	"strings"
	"testing"
	"unicode"

	kinds "golang.org/x/text/width"

	"cirtkit/assessment"
)

// drawnCells is where a terminal's cursor stands behind a text when each code point has its own cells, as with most terminals.
func drawnCells(s string) int {
	n := 0
	for _, r := range s {
		switch kind := kinds.LookupRune(r).Kind(); {
		case r >= 0x1160 && r < 0x1200, unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == kinds.EastAsianWide || kind == kinds.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// Names and texts in scripts whose letters join stand in their frames on a terminal that gives each code point its cells: the border beside
// the sections is straight, nothing runs over the edge, and what stands at the right edge does so in every line.
func TestScriptsStandInTheirFrames(t *testing.T) {
	for name, word := range map[string]string{
		"Thai": "สำนักงานความมั่นคงปลอดภัยไซเบอร์น้ำคำ", "Lao": "ສຳນັກງານຄຳ", "Devanagari": "राष्ट्रीय साइबर सुरक्षा क्षमता", "Tamil": "தமிழ்நாடு கொள்கை",
		"Bengali": "বাংলাদেশ জাতীয় সংস্থা", "Khmer": "ភាសាខ្មែរ", "Burmese": "မြန်မာနိုင်ငံ", "Jamo": "\u1112\u1161\u11ab\u1100\u116e\u11a8", "Kana": "ｶﾞｷﾞｸﾞｹﾞｺﾞ",
	} {
		r := open(t)
		long := strings.Repeat(word+" ", 12)
		q := *r.app.desk.q
		r.app.desk.q = &q
		for _, s := range q.AllSections() {
			s.Title, s.Intro = word, long
		}
		for _, x := range q.Questions() {
			x.Ask, x.Why = long, long
			for i := range x.Options {
				x.Options[i].Text = long
			}
		}
		r.app.desk.words = &q
		r.run(r.app.put(assessment.SetAbout(assessment.About{Subject: word, Team: word, TLP: "TLP:AMBER"})))
		r.run(r.app.put(assessment.PutEvidence(assessment.Evidence{ID: "e1", Reference: long, How: "received", Supports: map[string]string{}})))
		r.run(r.app.put(assessment.SetFinding("mandate.basis", long)))
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}} {
			r.size(size[0], size[1])
			for _, keys := range [][]string{nil, {"f"}, {"E"}, {"h"}, {"/"}, {"s"}, {"i"}, {"E", "e"}, {"t"}, {"r"}} {
				r.at("mandate.basis")
				r.press(keys...)
				border := -1
				for i, l := range strings.Split(r.app.View(), "\n") {
					if n := drawnCells(l); n > size[0] {
						t.Errorf("%s, %v after %q: line %d is drawn %d cells wide: %q", name, size, keys, i, n, l)
					}
					if at := strings.LastIndex(l, "│"); at > 0 {
						if n := drawnCells(l[:at]); border >= 0 && n != border {
							t.Errorf("%s, %v after %q: line %d has its border at %d, not %d: %q", name, size, keys, i, n, border, l)
						} else {
							border = n
						}
					}
				}
				if first := strings.Split(r.app.View(), "\n")[0]; drawnCells(first) != size[0] {
					t.Errorf("%s, %v after %q: the header is %d cells wide: %q", name, size, keys, drawnCells(first), first)
				}
				for _, on := r.app.top().(*asking); !on; _, on = r.app.top().(*asking) {
					r.app.pop()
				}
			}
		}
	}
}
