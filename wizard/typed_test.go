package wizard

import (
	"strings"
	"testing"
)

func TestTidyNumber(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"12", "12"},
		{"-3", "-3"},
		{"007", "7"},
		{"2004.0", "2004"},
		{"25 000 000,50", "25000000.5"},
		{"25\u00a0000\u202f000", "25000000"},
		{"25'000", "25000"},
		{"1,234,567", "1234567"},
		{"1,234,567.5", "1234567.5"},
		{"1,234.5", "1234.5"},
		{"1.234.567", "1234567"},
		{"1.234.567,5", "1234567.5"},
		{"1.234,5", "1234.5"},
		{"0,5", "0.5"},
		{"12,3456", "12,3456"}, // more than three places
		{"25,000", "25,000"},   // 25 thousand, or 25: asked for again
		{"about 5", "about 5"},
		{"1e5", "1e5"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := tidyNumber(tt.typed); got != tt.want {
			t.Errorf("tidyNumber(%q) = %q, want %q", tt.typed, got, tt.want)
		}
	}
}

func TestTidyDate(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"2026-1-5", "2026-01-05"},
		{"2026/01/05", "2026-01-05"},
		{"2026.1.5", "2026-01-05"},
		{"2026-02-30", "2026-02-30"}, // no such day
		{"2021", "2021"},
		{"5.1.2026", "5.1.2026"}, // day or month first is anybody's guess
	}
	for _, tt := range tests {
		if got := tidyDate(tt.typed); got != tt.want {
			t.Errorf("tidyDate(%q) = %q, want %q", tt.typed, got, tt.want)
		}
	}
}

// What can't be read says how to write it; nothing is recorded.
func TestWhatCantBeReadSaysHow(t *testing.T) {
	r := open(t)
	r.at("facts.since")
	r.press("2")
	r.write("021")
	r.press("enter")
	r.sees("“2021” is not a date", "2026-09-30")
	r.press("esc")
	r.at("facts.staff")
	r.press("2")
	r.write("5,000")
	r.press("enter")
	r.sees("is not a number", "Write digits alone")
	r.press("esc")
	if n := len(r.onDisk().Answers); n != 0 {
		t.Errorf("%d answers were recorded", n)
	}
	r.at("facts.since")
	r.press("2")
	r.write("026-1-5")
	r.press("enter")
	if got := r.answerTo("facts.since").Date; got != "2026-01-05" {
		t.Errorf("recorded %q", got)
	}
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto facts.since", "2021", "2026-1-5", "about", "", "", "", "", "2026-9-3", "", "", "", "", "", "")
	if err != nil || !strings.Contains(out, "“2021” is not a date. Write it such as") {
		t.Errorf("%v\n%s", err, out)
	}
	if s := stateOf(t, cfg.Path); s.Answers["facts.since"].Answer.Date != "2026-01-05" || s.About.Date != "2026-09-03" {
		t.Errorf("recorded %+v, %+v\n%s", s.Answers["facts.since"], s.About, out)
	}
}
