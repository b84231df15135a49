package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestExchangeDoc runs every command of docs/exchange.md, in its order, with the files that it shows.
func TestExchangeDoc(t *testing.T) {
	src, err := os.ReadFile("../../docs/exchange.md")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, m := range regexp.MustCompile("(?s)<!-- file (\\S+) -->\n```\n(.*?)```").FindAllStringSubmatch(string(src), -1) {
		files[m[1]] = m[2]
	}
	if len(files) != 1 {
		t.Fatalf("the page shows %d files", len(files))
	}
	var lines []string
	for _, m := range regexp.MustCompile("(?m)^cirtkit (.+)$").FindAllStringSubmatch(string(src), -1) {
		lines = append(lines, m[1])
	}
	if len(lines) < 8 {
		t.Fatalf("found only %d command lines", len(lines))
	}
	runLinesWith(t, files, lines)
	if _, err := os.Stat("legal.xlsx"); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"form.xlsx", "form.pdf"} {
		if data, err := os.ReadFile(name); err != nil || !strings.HasPrefix(string(data), map[string]string{"form.xlsx": "PK", "form.pdf": "%PDF"}[name]) {
			t.Errorf("%s is not what it should be: %v", name, err)
		}
	}
}
