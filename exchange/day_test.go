package exchange

import (
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

func TestDay(t *testing.T) {
	const none, two = "exchange.not-a-date", "exchange.two-dates"
	for _, tt := range []struct{ typed, day, key string }{
		{"2026-05-01", "2026-05-01", ""},
		{" 2026-5-1 ", "2026-05-01", ""},
		{"2026/05/01", "2026-05-01", ""},
		{"2026.5.1", "2026-05-01", ""},
		{"1 May 2026", "2026-05-01", ""},
		{"01 may, 2026", "2026-05-01", ""},
		{"May 1, 2026", "2026-05-01", ""},
		{"1-Sept.-2026", "2026-09-01", ""},
		{"1. December 2026", "2026-12-01", ""},
		{"31.12.2019", "2019-12-31", ""},
		{"31 / 12 / 2019", "2019-12-31", ""},
		{"12/31/2019", "2019-12-31", ""},
		{"5.5.2019", "2019-05-05", ""},
		{"1.5.2026", "", two},
		{"03/04/2020", "", two},
		{"30.2.2026", "", none},
		{"31/31/2026", "", none},
		{"1.5.26", "", none},
		{"1 Ju 2026", "", none},
		{"1 Ma 2026", "", none},
		{"31 June 2026", "", none},
		{"May 2026", "", none},
		{"2026", "", none},
		{"1 2 May 2026", "", none},
		{"1 May 2026 2027", "", none},
		{"2026-13-01", "", none},
		{"0.0.2026", "", none},
		{"99999999999999999999.1.2026", "", none},
		{"soon", "", none},
		{"", "", none},
	} {
		got, err := Day(tt.typed, lang.English())
		key := ""
		if f, ok := err.(*fault.Fault); ok {
			key = f.Key
		}
		if got != tt.day || key != tt.key {
			t.Errorf("Day(%q) = %q, %v; want %q, %s", tt.typed, got, err, tt.day, tt.key)
		}
	}
	_, err := Day("1.5.2026", lang.English())
	if got, want := err.(*fault.Fault).Message(lang.English()), `"1.5.2026" can be read as 2026-05-01 or as 2026-01-05; expected YYYY-MM-DD, or the name of the month`; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}
