package text

import "testing"

func TestSqueeze(t *testing.T) {
	tests := []struct{ s, want string }{
		{"", ""},
		{"  one\n\n two\tthree ", "one two three"},
		{"10\u00a0% \u202f: 3\u2007", "10\u00a0% \u202f: 3\u2007"},
		{"全角\u3000空格", "全角 空格"},
	}
	for _, tt := range tests {
		if got := Squeeze(tt.s); got != tt.want {
			t.Errorf("Squeeze(%q) = %q, want %q", tt.s, got, tt.want)
		}
	}
}
