package lang

import "testing"

// What a command pays before it says its first word: finding the languages, and reading the rooms that it needs.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		UICodes()
		l := read("en", compiledIn("en"), nil)
		if l.T("cmd.version") == "" || l.T("app.name") == "" {
			b.Fatal("no text")
		}
	}
}

// What a report pays for its texts.
func BenchmarkReadReport(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if l := read("en", compiledIn("en"), nil); !l.Has("report.title") || !l.Has("lang.date") {
			b.Fatal("no text")
		}
	}
}

func BenchmarkText(b *testing.B) {
	l := English().Isolating()
	b.ReportAllocs()
	for b.Loop() {
		l.T("report.level.met", "n", 14, "met", 11, "level", 3)
	}
}
