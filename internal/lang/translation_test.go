package lang

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
)

// A language lacks nothing of the rooms that its folder has files of, and what it has can stand where the English
// stands: the same facts, the forms that its counts need, its own punctuation.
func TestTranslationsAreWhole(t *testing.T) {
	for _, code := range Codes() {
		if code == "en" {
			continue
		}
		t.Run(code, func(t *testing.T) {
			l, _ := Of(code)
			if Speaks(code, "report") != Speaks(code, "lang") {
				t.Error("the rooms report and lang go together: one has the sentences, the other numbers, dates and lists")
			}
			for _, name := range slices.Sorted(maps.Keys(l.rooms)) {
				for _, f := range faultsOf(code, English().rooms[name].texts(), l.rooms[name].texts()) {
					t.Error(f)
				}
			}
		})
	}
}

// faultsOf are what is wrong with the texts of a room, each with its key.
func faultsOf(code string, english, texts map[string]message) []string {
	var faults []string
	for _, key := range slices.Sorted(maps.Keys(english)) {
		m, ok := texts[key]
		if !ok {
			faults = append(faults, key+": no text")
			continue
		}
		fault := func(format string, args ...any) { faults = append(faults, key+": "+fmt.Sprintf(format, args...)) }
		e := english[key]
		if (e.forms == nil) != (m.forms == nil) {
			fault("plural forms where the English has one text, or one text where it has forms")
			continue
		}
		if e.forms == nil {
			got, want := factsOf(m.text), factsOf(e.text)
			if key == "lang.date-first" { // may say the day in a word
				got, want = without(got, "day"), without(want, "day")
			}
			if !slices.Equal(got, want) {
				fault("holds the facts %q, and the English %q", got, want)
			}
			judgeText(code, key, e.text, m.text, fault)
			continue
		}
		need := Categories(code)
		if e.forms["zero"] != "" && !slices.Contains(need, "zero") {
			need = append(need, "zero")
		}
		for _, c := range need {
			if m.forms[c] == "" {
				fault("the form %q is missing", c)
			}
		}
		for c, text := range m.forms {
			if c == "many" && slices.Contains([]string{"fr", "es"}, primary(code)) {
				// for millions
			} else if !slices.Contains(need, c) {
				fault("the language has no form %q", c)
			}
			// A form for one count may say the number in a word, or not at all.
			got, want := factsOf(text), factsOf(e.forms["other"])
			if !slices.Equal(got, want) && !(slices.Contains([]string{"zero", "one", "two"}, c) && slices.Equal(without(got, "n"), without(want, "n"))) &&
				!(slices.Contains([]string{"zero", "one"}, c) && e.forms[c] != "" && slices.Equal(got, factsOf(e.forms[c]))) {
				fault("%s holds the facts %q, and the English %q", c, got, want)
			}
			judgeText(code, key, e.forms["other"], text, func(format string, args ...any) { fault(c+" "+format, args...) })
		}
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if _, ok := english[key]; !ok {
			faults = append(faults, key+": English has no such key")
		}
	}
	return faults
}

var factForm = regexp.MustCompile(`\{([a-z-]+)\}`)

// factsOf lists the names in braces, each once, sorted.
func factsOf(text string) []string {
	var names []string
	for _, m := range factForm.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func without(names []string, name string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == name })
}

var (
	latinWords = regexp.MustCompile(`[A-Za-z]{2}[A-Za-z0-9]*(-[A-Za-z0-9]+)*`)
	// commands are what is typed as it stands, in every language.
	commands     = regexp.MustCompile(`cirtkit [a-z]+( --[a-z]+)*|--[a-z]+( [a-z]+)?|section:(ID)?`)
	englishWords = []string{"the", "of", "and", "with", "which", "this", "that", "are", "is", "not", "by", "from", "answer", "answers", "level", "levels"}
	// names stay as they are in every language.
	names = []string{"cirtkit", "CIRT", "ITU", "BDT", "SHA", "SHA-256", "TLP", "PNG", "JPEG", "PDF", "MB", "XL", "SIM3", "FIRST", "WTDC", "er", "Word", "Excel", "HTML"}
	// mayStand lists texts that are the same in several languages, or begin or end with a space on purpose.
	mayStand = regexp.MustCompile(`^lang\.(list|number|date|month)`)

	frenchSpace  = regexp.MustCompile(`[^\x{202f}\x{a0}}?!][;!?»](\s|$|[.,)])|[^\x{202f}\x{a0}0-9}]:(\s|$)|«[^\x{202f}\x{a0}]`)
	arabicASCII  = regexp.MustCompile(`[\p{Arabic}}]\s?[,;?]`)
	chineseASCII = regexp.MustCompile(`\p{Han}[,;:?!.()]|[,;:?!()]\p{Han}|\p{Han} \p{Han}`)
)

// judgeText says what is wrong with one text, beside its English.
func judgeText(code, key, english, text string, fault func(format string, args ...any)) {
	shown := factForm.ReplaceAllString(text, "")
	for _, r := range text {
		switch {
		case r == '\n' && strings.Contains(english, "\n"):
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			fault("holds %U, which changes the order of what is around it; the program puts isolates in", r)
		case r == 0xfeff || r == 0x200b || unicode.IsControl(r):
			fault("holds %U, which cannot be seen", r)
		case r >= 0x660 && r <= 0x669, r >= 0x6f0 && r <= 0x6f9:
			fault("holds the digit %q; digits are Western", r)
		}
	}
	if mayStand.MatchString(key) {
		return
	}
	if strings.TrimSpace(text) == "" && strings.TrimSpace(english) != "" {
		fault("is empty")
	}
	if strings.TrimSpace(text) != text && strings.TrimSpace(english) == english || strings.Contains(text, "  ") && !strings.Contains(english, "  ") {
		fault("has a space too many: %q", text)
	}
	var words []string
	typed := commands.FindAllString(english, -1)
	prose := commands.ReplaceAllStringFunc(shown, func(c string) string {
		if slices.Contains(typed, c) {
			return ""
		}
		return c
	})
	for _, w := range latinWords.FindAllString(prose, -1) {
		if !slices.Contains(names, w) {
			words = append(words, w)
		}
	}
	switch primary(code) {
	case "ar":
		if len(words) > 0 {
			fault("holds %q in Latin letters: %q", words, text)
		}
		if found := arabicASCII.FindString(shown); found != "" {
			fault("has %q where ، ؛ or ؟ belongs: %q", found, text)
		}
	case "zh":
		if len(words) > 0 {
			fault("holds %q in Latin letters: %q", words, text)
		}
		if found := chineseASCII.FindString(shown); found != "" {
			fault("has %q where a full-width sign, or no space, belongs: %q", found, text)
		}
	case "fr":
		if found := frenchSpace.FindString(text); found != "" {
			fault("has %q without a space that does not break (U+202F, or U+00A0 before a colon and inside « »): %q", found, text)
		}
		if strings.ContainsAny(text, "“”'") {
			fault("has “ ” or ' where « » or ’ belongs: %q", text)
		}
		found := slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(shown), func(r rune) bool { return !unicode.IsLetter(r) }),
			func(w string) bool { return !slices.Contains(englishWords, w) })
		if len(found) > 1 {
			fault("looks like English (%q): %q", found, text)
		}
	}
	if text == english && len(words) > 1 {
		fault("is the English text: %q", text)
	}
}

// The test above finds what it looks for.
func TestFaultsOfTranslations(t *testing.T) {
	english := Read("en-x-base", fstest.MapFS{"report.json": {Data: []byte(`{
		"report.a": "{name} is there.", "report.b": {"one": "{n} row of {name}", "other": "{n} rows of {name}"}, "report.c": "Level: {level}"}`)}})
	tests := []struct{ name, code, texts, want string }{
		{"right in French", "fr", `{"report.a": "{name} existe.", "report.b": {"one": "une ligne de {name}", "other": "{n} lignes de {name}"}, "report.c": "Niveau\u00a0: {level}"}`, ""},
		{"right in Chinese", "zh", `{"report.a": "有{name}。", "report.b": {"other": "{name}的{n}行"}, "report.c": "级别：{level}"}`, ""},
		{"right in Arabic", "ar", `{"report.a": "يوجد {name}.", "report.b": {"zero": "لا صفوف في {name}", "one": "صف في {name}", "two": "صفان في {name}", "few": "{n} صفوف في {name}", "many": "{n} صفاً في {name}", "other": "{n} صف في {name}"}, "report.c": "المستوى: {level}"}`, ""},
		{"a key that is missing", "zh", `{"report.a": "有{name}。", "report.b": {"other": "{name}的{n}行"}}`, "report.c: no text"},
		{"a key too many", "zh", `{"report.a": "有{name}。", "report.b": {"other": "{name}的{n}行"}, "report.c": "级别：{level}", "report.d": "多"}`, "English has no such key"},
		{"a fact that is missing", "zh", `{"report.a": "有。", "report.b": {"other": "{name}的{n}行"}, "report.c": "级别：{level}"}`, "holds the facts"},
		{"a count that is missing", "fr", `{"report.a": "{name} existe.", "report.b": {"one": "une ligne de {name}", "other": "lignes de {name}"}, "report.c": "Niveau\u00a0: {level}"}`, "other holds the facts"},
		{"a form that is missing", "ar", `{"report.a": "يوجد {name}.", "report.b": {"one": "صف في {name}", "other": "{n} صف في {name}"}, "report.c": "المستوى: {level}"}`, "form \"few\" is missing"},
		{"a form too many", "zh", `{"report.a": "有{name}。", "report.b": {"one": "{name}的{n}行", "other": "{name}的{n}行"}, "report.c": "级别：{level}"}`, "no form \"one\""},
		{"no forms", "fr", `{"report.a": "{name} existe.", "report.b": "{n} lignes de {name}", "report.c": "Niveau\u00a0: {level}"}`, "plural forms"},
		{"a plain space in French", "fr", `{"report.a": "{name} existe.", "report.b": {"one": "une ligne de {name}", "other": "{n} lignes de {name}"}, "report.c": "Niveau : {level}"}`, "without a space"},
		{"English quotes in French", "fr", `{"report.a": "“{name}” existe.", "report.b": {"one": "une ligne de {name}", "other": "{n} lignes de {name}"}, "report.c": "Niveau\u00a0: {level}"}`, "« »"},
		{"English in French", "fr", `{"report.a": "{name} is one of the rest.", "report.b": {"one": "une ligne de {name}", "other": "{n} lignes de {name}"}, "report.c": "Niveau\u00a0: {level}"}`, "looks like English"},
		{"French words that hold English ones", "fr", `{"report.a": "{name}\u00a0: question notée, questions notées.", "report.b": {"one": "{n} question notée, {name}", "other": "{n} lignes de {name}"}, "report.c": "Niveau\u00a0: {level}"}`, ""},
		{"English in Chinese", "zh", `{"report.a": "有{name}。", "report.b": {"other": "{name}的{n}行"}, "report.c": "Level：{level}"}`, "Latin letters"},
		{"a command that the English has not", "zh", `{"report.a": "有{name}。", "report.b": {"other": "{name}的{n}行"}, "report.c": "cirtkit verify：{level}"}`, "Latin letters"},
		{"names with digits", "zh", `{"report.a": "有{name}，SIM3。", "report.b": {"other": "{name}的{n}行"}, "report.c": "SHA-256：{level}"}`, ""},
		{"a half-width comma", "zh", `{"report.a": "有,{name}。", "report.b": {"other": "{name}的{n}行"}, "report.c": "级别：{level}"}`, "full-width"},
		{"a Latin comma in Arabic", "ar", `{"report.a": "يوجد, {name}.", "report.b": {"zero": "لا صفوف في {name}", "one": "صف في {name}", "two": "صفان في {name}", "few": "{n} صفوف في {name}", "many": "{n} صفاً في {name}", "other": "{n} صف في {name}"}, "report.c": "المستوى: {level}"}`, "belongs"},
		{"Arabic digits", "ar", `{"report.a": "يوجد ٣ {name}.", "report.b": {"zero": "لا صفوف في {name}", "one": "صف في {name}", "two": "صفان في {name}", "few": "{n} صفوف في {name}", "many": "{n} صفاً في {name}", "other": "{n} صف في {name}"}, "report.c": "المستوى: {level}"}`, "digits are Western"},
		{"an override", "ar", `{"report.a": "يوجد \u202e{name}.", "report.b": {"zero": "لا صفوف في {name}", "one": "صف في {name}", "two": "صفان في {name}", "few": "{n} صفوف في {name}", "many": "{n} صفاً في {name}", "other": "{n} صف في {name}"}, "report.c": "المستوى: {level}"}`, "U+202E"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := Read(tt.code, fstest.MapFS{"report.json": {Data: []byte(tt.texts)}})
			got := strings.Join(faultsOf(tt.code, english.rooms["report"].texts(), l.rooms["report"].texts()), "\n")
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}
