package docx

import "testing"

// Latin words in Chinese text are not said to be Chinese: they would be broken between any two letters.
func TestLatinWordsAmongChinese(t *testing.T) {
	d := New(Properties{Language: "zh"})
	d.Add(Paragraph{Language: "zh", Runs: []Run{{Text: "目前：A text cleared in writing", Language: "zh"}}})
	runs := read(t, d)["word/document.xml"].all("lang")
	if len(runs) == 0 {
		t.Fatal("no run has a language")
	}
	for _, l := range runs {
		if l.attr("eastAsia") != "zh-CN" || l.attr("val") != "" {
			t.Errorf("a run of Chinese is %q in its Han characters and %q in its Latin letters", l.attr("eastAsia"), l.attr("val"))
		}
	}
}
