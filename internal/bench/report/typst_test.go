//go:build !windows

package main

import "testing"

func TestTypstOf(t *testing.T) {
	markdown := "# Title\n\nA \\*star\\* and #1.\n\n| a | b \\| c |\n| --- | --- |\n| 1 | 2<br>3 |\n\n- item\n> said\n"
	want := `#set page(paper: "a4", numbering: "1 of 1")
#set text(size: 10pt)
#outline()
= Title

A \*star\* and \#1.

#table(columns: (1fr,1fr,),
  table.header([*a*],[*b | c*],),
  [1],  [2 \
3],
)

- item
#quote(block: true)[said]

#image("picture1.png", width: 100%)
`
	if got := typstOf(markdown, []string{"picture1.png"}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
