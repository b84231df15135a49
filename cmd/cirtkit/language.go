package main

import (
	"slices"
	"strings"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

// ownLanguage are the commands whose --lang is the language of what they write, which may be one that the program
// itself does not speak.
var ownLanguage = []string{"prepare", "report", "signoff", "demo"}

// chooseLanguage finds the language that the program speaks: --lang on the command line, then CIRTKIT_LANG, then the
// system's LC_ALL, LC_MESSAGES or LANG. A language asked for by name that is not there is an error; one that only
// reports are written in, and a system's language that is not there, is English.
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
	if flag && slices.Contains(ownLanguage, commandOf(args)) {
		asked, flag = spoken(asked), false
	}
	if asked == "" && !flag {
		if asked = env("CIRTKIT_LANG"); asked != "" && slices.Contains(lang.CodesOf("report"), asked) && spoken(asked) == "" {
			return lang.English(), nil
		}
	}
	if asked != "" || flag {
		if spoken(asked) == "" {
			return lang.English(), fault.New(fault.Usage, "cmd.unknown-language", "language", asked, "known", lang.UICodes())
		}
		words, _ := lang.Of(asked)
		return words, nil
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := env(name); value != "" {
			code, _, _ := strings.Cut(value, "_")
			words, _ := lang.Of(spoken(code))
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
	known := lang.UICodes()
	for code := range strings.SplitSeq(asked, ",") {
		if slices.Contains(known, code) {
			return code
		}
	}
	return ""
}
