package main

import (
	"strings"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

// chooseLanguage finds the language to speak: --lang on the command line, then CIRTKIT_LANG, then the
// system's LC_ALL, LC_MESSAGES or LANG. A language asked for by name that is not there is an error; a
// system's language that is not there is English. What prepare is asked for are the languages of its sheets;
// the program speaks the first of them that it knows.
func chooseLanguage(args []string, env func(string) string) (*lang.Language, error) {
	asked, flag := "", false
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			asked, flag = value, true
		} else if arg == "--lang" && i+1 < len(args) {
			asked, flag = args[i+1], true
		}
	}
	if flag && commandOf(args) == "prepare" {
		asked, flag = spoken(asked), false
	}
	if asked == "" && !flag {
		asked = env("CIRTKIT_LANG")
	}
	if asked != "" {
		words, ok := lang.Of(asked)
		if !ok {
			return words, fault.New(fault.Usage, "cmd.unknown-language", "language", asked, "known", lang.Codes())
		}
		return words, nil
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := env(name); value != "" {
			code, _, _ := strings.Cut(value, "_")
			words, _ := lang.Of(code)
			return words, nil
		}
	}
	return lang.English(), nil
}

// commandOf is the first argument that is no flag, or "".
func commandOf(args []string) string {
	for i, arg := range args {
		if !strings.HasPrefix(arg, "-") && (i == 0 || args[i-1] != "--lang") {
			return arg
		}
	}
	return ""
}

// spoken is the first of several languages that the program speaks, or "". Sheets can be in two languages,
// and in some that the program itself does not speak.
func spoken(asked string) string {
	for code := range strings.SplitSeq(asked, ",") {
		if _, ok := lang.Of(code); ok {
			return code
		}
	}
	return ""
}
