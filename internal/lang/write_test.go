package lang

import (
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

// pretend is a language of which only a few texts are made, as they would stand in its catalogue.
func pretend(code, texts string) *Language {
	return Read(code, fstest.MapFS{"lang.json": {Data: []byte(texts)}})
}

func french() *Language {
	return pretend("fr", `{
		"lang.number.decimal": ",", "lang.number.group": "\u202f", "lang.number.percent": "{value}\u202f%",
		"lang.list.two": "{first} et {last}", "lang.list.and": "{first} et {last}",
		"lang.date-first": "1er {month} {year}", "lang.month.10": "octobre"}`)
}

func chinese() *Language {
	return pretend("zh", `{
		"lang.number.group": ",", "lang.list.comma": "、", "lang.list.semicolon": "；",
		"lang.list.two": "{first}和{last}", "lang.list.and": "{first}和{last}",
		"lang.date": "{year}年{month}{day}日", "lang.month-year": "{year}年{month}", "lang.month.10": "10月"}`)
}

func arabicLike() *Language {
	return pretend("ar", `{
		"lang.list.comma": "، ", "lang.list.semicolon": "؛ ", "lang.list.two": "{first} و{last}", "lang.list.and": "{first} و{last}",
		"lang.month.10": "أكتوبر", "lang.number.negative": "\u200e-{value}",
		"lang.test": "السؤال {name}. {n} من {all}"}`).Isolating()
}

func TestHowLanguagesWrite(t *testing.T) {
	en, fr, zh, ar := English(), french(), chinese(), arabicLike()
	tests := []struct{ name, got, want string }{
		{"four digits stay together", en.Decimal("2026"), "2026"},
		{"so do negative ones", en.Decimal("-2026"), "-2026"},
		{"thousands", en.Decimal("-12345.678"), "-12,345.678"},
		{"millions", en.Decimal("25000000.50"), "25,000,000.50"},
		{"below one", en.Decimal("0.125"), "0.125"},
		{"no decimal", en.Decimal("about 50000"), "about 50000"},
		{"a comma in French", fr.Decimal("12345.5"), "12\u202f345,5"},
		{"Chinese groups", zh.Decimal("1234567"), "1,234,567"},
		{"a minus in Arabic", ar.Decimal("-5"), "\u200e-5"},
		{"places", en.Number(3.14159, 2), "3.14"},
		{"no empty places", en.Number(3, 2), "3"},
		{"a half goes up", en.Number(2.5, 0), "3"},
		{"never less than nothing", en.Number(-0.001, 1), "0"},
		{"percent", fr.Percent(50), "50\u202f%"},
		{"a quantity", en.Quantity("125000.5", "USD"), "125,000.5\u00a0USD"},
		{"a quantity without a unit", en.Quantity("7", ""), "7"},

		{"a date", en.Date("2026-10-09"), "9 October 2026"},
		{"the first in English", en.Date("2026-10-01"), "1 October 2026"},
		{"the first in French", fr.Date("2026-10-01"), "1er octobre 2026"},
		{"the ninth in French", fr.Date("2026-10-09"), "9 octobre 2026"},
		{"a Chinese date", zh.Date("2026-10-09"), "2026年10月9日"},
		{"a Chinese month", zh.Month(2026, 10), "2026年10月"},
		{"an Arabic date", ar.Date("2026-10-09"), "9 أكتوبر 2026"},
		{"no date", en.Date("2026-13-09"), "2026-13-09"},
		{"a year", en.Date("2026"), "2026"},

		{"a list", en.List([]string{"A-01", "A-02"}), "A-01, A-02"},
		{"a Chinese list", zh.List([]string{"甲", "乙"}), "甲、乙"},
		{"clauses", zh.Clauses([]string{"甲", "乙"}), "甲；乙"},
		{"two", en.And([]string{"a", "b"}), "a and b"},
		{"three", en.And([]string{"a", "b", "c"}), "a, b and c"},
		{"one", en.And([]string{"a"}), "a"},
		{"none", en.And(nil), ""},
		{"three in French", fr.And([]string{"a", "b", "c"}), "a, b et c"},
		{"three in Chinese", zh.And([]string{"甲", "乙", "丙"}), "甲、乙和丙"},
		{"three in Arabic", ar.And([]string{"قرار", "قانون", "تدريب"}), "قرار، قانون وتدريب"},

		{"sentences", Sentences("One.", "", "Two."), "One. Two."},
		{"Chinese sentences", Sentences("一。", "二。"), "一。二。"},
		{"Chinese behind English", Sentences("One.", "二。"), "One. 二。"},
		{"a first sentence", FirstSentence("One. Two."), "One."},
		{"no end", FirstSentence("Version 1.0 of it"), "Version 1.0 of it"},
		{"a question first", FirstSentence("Is it? Yes."), "Is it?"},
		{"a first Chinese sentence", FirstSentence("一。二。"), "一。"},
		{"a first Arabic sentence", FirstSentence("هل؟ نعم."), "هل؟"},
		{"a capital", Capital("élan"), "Élan"},
		{"a capital in an isolate", Capital("\u2068élan\u2069"), "\u2068Élan\u2069"},
		{"no capitals", Capital("نعم"), "نعم"},
		{"nothing", Capital(""), ""},
		{"without a stop", WithoutStop("一。"), "一"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestIsolates(t *testing.T) {
	ar, en := arabicLike(), English().Isolating()
	tests := []struct {
		name, got, want string
	}{
		{"English in Arabic", ar.T("lang.test", "name", "A-04 (CIRT Examplia)", "n", 5, "all", 6), "السؤال \u2068A-04 (CIRT Examplia)\u2069. 5 من 6"},
		{"a number in Arabic", ar.isolate("12.5"), "12.5"},
		{"a date in figures in Arabic", ar.isolate("2026-11-02"), "\u20682026-11-02\u2069"},
		{"Arabic in Arabic", ar.isolate("قانون (5)"), "قانون (5)"},
		{"Arabic with an isolate in it", ar.isolate("\u2068A-04\u2069 قانون"), "\u2068A-04\u2069 قانون"},
		{"an isolate", ar.isolate("\u2068A-04\u2069"), "\u2068A-04\u2069"},
		{"each line by itself", ar.isolate("One\nقانون\nTwo"), "\u2068One\u2069\nقانون\n\u2068Two\u2069"},
		{"Arabic in English", en.T("lang.list.two", "first", "قانون", "last", "law"), "\u2068قانون\u2069 and law"},
		{"Chinese in English", en.isolate("法律"), "法律"},
		{"items of a list", ar.List([]string{"A-01", "قانون"}), "\u2068A-01\u2069، قانون"},
		{"never where it is not asked for", English().T("lang.list.two", "first", "قانون", "last", "law"), "قانون and law"},
		{"taken out", WithoutIsolates("\u2068A-01\u2069 x"), "A-01 x"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

// Whatever is put into texts, and these into others: isolates come in pairs, none in another of the same kind that
// wraps nothing else, and each on one line.
func TestIsolatesComeInPairs(t *testing.T) {
	piece := rapid.SampledFrom([]string{"A-04", "قانون", "5", "2026-11-02", "法律", "(", "\n", " ", "", "."})
	rapid.Check(t, func(r *rapid.T) {
		l := rapid.SampledFrom([]*Language{arabicLike(), English().Isolating()}).Draw(r, "language")
		text := ""
		for range rapid.IntRange(1, 4).Draw(r, "depth") {
			other := strings.Join(rapid.SliceOfN(piece, 0, 4).Draw(r, "other"), "")
			text = rapid.SampledFrom([]func() string{
				func() string { return l.T("lang.list.two", "first", text, "last", other) },
				func() string { return l.List([]string{text, other, text}) },
				func() string { return l.And([]string{other, text, other}) },
				func() string { return Sentences(l.isolate(text), l.isolate(other)) },
			}).Draw(r, "way")()
		}
		for line := range strings.SplitSeq(text, "\n") {
			if !inPairs(line) {
				r.Fatalf("unbalanced, too deep or doubled: %q", text)
			}
		}
	})
}

// inPairs says whether each isolate of a line is closed on it, none is more than four deep, and none holds one other
// isolate and nothing else.
func inPairs(line string) bool {
	signs := []rune(line)
	var opened []int
	closedAt := map[int]int{} // by where it was opened
	for i, c := range signs {
		switch c {
		case openIsolate:
			opened = append(opened, i)
		case closeIsolate:
			if len(opened) == 0 || len(opened) > 4 {
				return false
			}
			from := opened[len(opened)-1]
			opened = opened[:len(opened)-1]
			closedAt[from] = i
			if end, ok := closedAt[from+1]; ok && end == i-1 {
				return false
			}
		}
	}
	return len(opened) == 0
}

func TestInPairs(t *testing.T) {
	tests := []struct {
		line string // isolates as < and >
		want bool
	}{
		{"a <b> c", true},
		{"<<b>, <c>> d", true},
		{"<<b>>", false},
		{"a <<b c>> d", false},
		{"<a", false},
		{"a> <b", false},
		{"<a<b<c<d<e> > > > >", false},
	}
	for _, tt := range tests {
		line := strings.NewReplacer("<", string(openIsolate), ">", string(closeIsolate)).Replace(tt.line)
		if got := inPairs(line); got != tt.want {
			t.Errorf("inPairs(%s) = %v", tt.line, got)
		}
	}
}
