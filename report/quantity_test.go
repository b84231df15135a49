package report

import "testing"

func TestThousandsStandApart(t *testing.T) {
	for decimal, want := range map[string]string{
		"2026":        "2026",
		"-2026":       "-2026",
		"12345":       "12\u00a0345",
		"-12345.678":  "-12\u00a0345.678",
		"250000":      "250\u00a0000",
		"25000000.50": "25\u00a0000\u00a0000.50",
		"0.125":       "0.125",
	} {
		if got := grouped(decimal); got != want {
			t.Errorf("grouped(%q) = %q, want %q", decimal, got, want)
		}
	}
}
