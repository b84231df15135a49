package main

import (
	"slices"
	"testing"
)

func TestOutsidePaths(t *testing.T) {
	tests := []struct {
		name, file, src string
		want            []string
	}{
		{"a link inside", "docs/decisions/a.md", "[file](../security.md)", nil},
		{"a link to the top", "docs/a.md", "[readme](../README.md)", nil},
		{"a link above the top", "docs/a.md", "ok\n[plan](../../plan.md)", []string{"docs/a.md:2: ../../plan.md"}},
		{"above the top from the top", "README.md", "see ../notes", []string{"README.md:1: ../notes"}},
		{"somebody's folder", "Makefile", "cp x /home/ada/y", []string{"Makefile:1: /home/ada"}},
		{"a folder that every system has", "a.go", `"/usr/share/unicode"`, nil},
	}
	for _, tt := range tests {
		if got := outsidePaths(tt.file, tt.src); !slices.Equal(got, tt.want) {
			t.Errorf("%s: outsidePaths = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestTheProgramLinksNoNetwork(t *testing.T) {
	if err := noNetwork(); err != nil {
		t.Error(err)
	}
}
