package report

import "testing"

func TestFileTime(t *testing.T) {
	for _, tt := range []struct{ day, epoch, want string }{
		{"2026-10-09", "", "2026-10-09T00:00:00Z"},
		{"2026-10-09", "86399", "1970-01-01T23:59:59Z"},
		{"2026-10-09", "-1", "2026-10-09T00:00:00Z"},
		{"2026-10-09", "yesterday", "2026-10-09T00:00:00Z"},
		{"2026-10-09", "137438953472", "2026-10-09T00:00:00Z"},
		{"", "", "1970-01-01T00:00:00Z"},
		{"9 October", "", "1970-01-01T00:00:00Z"},
	} {
		if got := FileTime(tt.day, tt.epoch).Format("2006-01-02T15:04:05Z07:00"); got != tt.want {
			t.Errorf("FileTime(%q, %q) = %s, want %s", tt.day, tt.epoch, got, tt.want)
		}
	}
}
