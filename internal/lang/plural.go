package lang

// Plural forms follow CLDR 48, "Language Plural Rules", cardinals, for whole numbers: the six languages of the United
// Nations and no table of all. Where CLDR splits a category by decimals, whole numbers never come to it.

// pluralOf is the rule of a language: from a count, which is not negative, to its category. A language without one
// here has one form for all counts.
func pluralOf(code string) func(n int) string {
	switch primary(code) {
	case "en":
		return func(n int) string {
			if n == 1 {
				return "one"
			}
			return "other"
		}
	case "es":
		return func(n int) string { return romance(n, n == 1) }
	case "fr":
		return func(n int) string { return romance(n, n == 0 || n == 1) }
	case "ru":
		return russian
	case "ar":
		return arabic
	}
	return func(int) string { return "other" }
}

// romance is what Spanish and French share: millions take "de" behind them.
func romance(n int, one bool) string {
	switch {
	case one:
		return "one"
	case n != 0 && n%1_000_000 == 0:
		return "many"
	}
	return "other"
}

func russian(n int) string {
	ten, hundred := n%10, n%100
	switch {
	case ten == 1 && hundred != 11:
		return "one"
	case ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14):
		return "few"
	}
	return "many"
}

func arabic(n int) string {
	hundred := n % 100
	switch {
	case n == 0:
		return "zero"
	case n == 1:
		return "one"
	case n == 2:
		return "two"
	case hundred >= 3 && hundred <= 10:
		return "few"
	case hundred >= 11:
		return "many"
	}
	return "other"
}

// Categories lists the forms that a plural text of a language has to state for counts below a million; for those of
// a million and more French and Spanish may state "many", and have "other" without it.
func Categories(code string) []string {
	switch primary(code) {
	case "en", "es", "fr":
		return []string{"one", "other"}
	case "ru":
		return []string{"one", "few", "many", "other"}
	case "ar":
		return []string{"zero", "one", "two", "few", "many", "other"}
	}
	return []string{"other"}
}

// form is the form for the count among the facts: that of its category in the language, or "zero" for 0 in any
// language that states it, or else "other".
func (m message) form(facts []any, category func(int) string) string {
	n, ok := count(facts)
	if !ok {
		return m.forms["other"]
	}
	if text, ok := m.forms["zero"]; ok && n == 0 {
		return text
	}
	if text, ok := m.forms[category(n)]; ok {
		return text
	}
	return m.forms["other"]
}

// count is the fact "n" without its sign; false when there is none.
func count(facts []any) (int, bool) {
	for i := 0; i+1 < len(facts); i += 2 {
		if n, ok := facts[i+1].(int); ok && facts[i] == "n" {
			return max(n, -n), true
		}
	}
	return 0, false
}
