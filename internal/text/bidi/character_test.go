package bidi

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const conformance = "/usr/share/unicode/BidiCharacterTest.txt"

// TestConformance runs every case of the standard's test file, where the machine has it. CI installs
// it; testdata/cases.txt is a selection of our own that always runs.
func TestConformance(t *testing.T) {
	if _, err := os.Stat(conformance); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%v: install the package unicode-data", err)
		}
		t.Skipf("%v: install the package unicode-data to run all 91,707 cases", err)
	}
	if n := runCases(t, conformance); n < 91_000 {
		t.Errorf("%s held %d cases, want 91,707", conformance, n)
	}
}

func TestCases(t *testing.T) {
	if n := runCases(t, "testdata/cases.txt"); n < 40 {
		t.Errorf("testdata/cases.txt held %d cases, want at least 40", n)
	}
}

// runCases reads cases in the format of BidiCharacterTest.txt: the characters in hex; 0, 1 or 2 for
// left to right, right to left or auto; the paragraph's level; the levels, x for removed; the order.
func runCases(t *testing.T, name string) int {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cases, failed := 0, 0
	scanner := bufio.NewScanner(f)
	for line := 1; scanner.Scan(); line++ {
		text := scanner.Text()
		if text == "" || text[0] == '#' {
			continue
		}
		fields := strings.Split(text, ";")
		if len(fields) != 5 {
			t.Fatalf("%s:%d: %d fields, want 5", name, line, len(fields))
		}
		cases++
		var runes []rune
		for _, h := range strings.Fields(fields[0]) {
			r, err := strconv.ParseInt(h, 16, 32)
			if err != nil {
				t.Fatalf("%s:%d: %v", name, line, err)
			}
			runes = append(runes, rune(r))
		}
		direction := map[string]Direction{"0": LeftToRight, "1": RightToLeft, "2": Auto}[fields[1]]
		p := New(runes, direction)
		levels := p.LineLevels(0, len(runes))
		got := fmt.Sprintf("%d;%s;%s", p.Base, levelsText(levels), placesText(Order(levels)))
		if want := strings.Join(fields[2:], ";"); got != want {
			if failed++; failed <= 10 {
				t.Errorf("%s:%d: New(%s, %s) gives %s, want %s", name, line, fields[0], fields[1], got, want)
			}
		}
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	if failed > 0 {
		t.Errorf("%s: %d of %d cases failed", name, failed, cases)
	}
	return cases
}

func levelsText(levels []Level) string {
	out := make([]string, len(levels))
	for i, l := range levels {
		out[i] = strconv.Itoa(int(l))
		if l == Removed {
			out[i] = "x"
		}
	}
	return strings.Join(out, " ")
}

func placesText(places []int) string {
	out := make([]string, len(places))
	for i, p := range places {
		out[i] = strconv.Itoa(p)
	}
	return strings.Join(out, " ")
}

// The short way out must never be taken by a text that needs the long one.
func TestShortWayAgrees(t *testing.T) {
	for r := rune(0); r <= 0x1FFFF; r++ {
		if r >= 0xD800 && r <= 0xDFFF || !leftToRightOnly([]rune{r}) {
			continue
		}
		text := []rune{'a', ' ', r, ' ', '1', ' ', 'b'}
		short := New(text, LeftToRight)
		// A Hebrew letter forces the long way; in an isolate it can't reach the rest.
		long := New(append(slices.Clone(text), 0x2067, 0x5D0, 0x2069), LeftToRight)
		for i := range text {
			if l := long.Levels[i]; l != 0 && l != Removed {
				t.Fatalf("U+%04X gets the level %d the long way and %d the short way", r, l, short.Levels[i])
			}
		}
	}
}
