package questionnaires

import "testing"

func TestMonth(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Month
	}{
		{"0000-01", 0},
		{"0001-12", 23},
		{"2026-12", 2026*12 + 11},
		{"9999-12", 9999*12 + 11},
	} {
		got, ok := ParseMonth(tt.text)
		if got != tt.want || !ok || got.String() != tt.text {
			t.Errorf("ParseMonth(%q) = %d, %v, which is %q; want %d", tt.text, got, ok, got, tt.want)
		}
	}
	for _, text := range []string{"", "2026", "2026-1", "2026-13", "2026-00", "26-01", "2026-01-01", "2026/01", " 2026-01", "99999-01", "-001-01"} {
		if got, ok := ParseMonth(text); ok {
			t.Errorf("ParseMonth(%q) = %q, want none", text, got)
		}
	}
	if m, _ := ParseMonth("2026-12"); m.Year() != 2026 || m.Number() != 12 || (m+1).Year() != 2027 || (m+1).Number() != 1 {
		t.Errorf("%s is month %d of %d, and the next is month %d of %d", m, m.Number(), m.Year(), (m + 1).Number(), (m + 1).Year())
	}
	if last, _ := ParseMonth("9999-12"); (last+1).String() != "" || Month(-1).String() != "" {
		t.Errorf("beyond what has a name: %q, %q", last+1, Month(-1))
	}
}

func TestMonthOf(t *testing.T) {
	if m, ok := MonthOf("2026-11-22"); !ok || m.String() != "2026-11" {
		t.Errorf("MonthOf = %s, %v", m, ok)
	}
	for _, date := range []string{"", "2026-11", "2026-02-30", "22.11.2026"} {
		if m, ok := MonthOf(date); ok {
			t.Errorf("MonthOf(%q) = %s, want none", date, m)
		}
	}
}

func TestDaysFrom(t *testing.T) {
	for _, tt := range []struct {
		date string
		days int
		want string
	}{
		{"2026-11-22", 1, "2026-11-23"},
		{"2026-12-31", 1, "2027-01-01"},
		{"2028-03-01", -1, "2028-02-29"},
		{"9999-12-31", 1, ""},
		{"0000-01-01", -1, ""},
		{"2026-02-30", 1, ""},
		{"", 1, ""},
	} {
		got, ok := DaysFrom(tt.date, tt.days)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("DaysFrom(%q, %d) = %q, %v, want %q", tt.date, tt.days, got, ok, tt.want)
		}
	}
}
