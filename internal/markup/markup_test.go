package markup

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNothingFromOutsideBecomesMarkup(t *testing.T) {
	var w Writer
	w.Open("p", "title", `"><script>&'`, "?lang", "", "?dir", "rtl")
	w.Text("a < b & c > d \" ' \x00\x1b\u202e\u2066 \xff")
	w.Void("br", "class", "")
	w.Close("p")
	want := "<p title=\"&quot;&gt;&lt;script&gt;&amp;&#39;\" dir=\"rtl\">a &lt; b &amp; c &gt; d &quot; &#39;  \uFFFD<br class=\"\"/></p>"
	if got := w.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestIsolatesAreBalanced(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a \u2068b\u2069 c", "a \u2068b\u2069 c"},
		{"a \u2069b", "a b"},
		{"a \u2068b", "a \u2068b\u2069"},
		{"\u2068a\u2068b\u2069\u2069\u2069", "\u2068a\u2068b\u2069\u2069"},
		{"\u2067a\u2068\u202eb\u2069", "a\u2068b\u2069"},
	}
	for _, tt := range tests {
		if got := Clean(tt.in); got != tt.want {
			t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("plain", "<b>")
	f.Add("\u2068\u2069\u2069\u2068", "&amp;\x00")
	f.Add("]]>", "--><!--\ufffe\U000e0041")
	f.Fuzz(func(t *testing.T, value, content string) {
		var w Writer
		w.Open("p", "title", value)
		w.Text(content)
		w.Close("p")
		if !utf8.Valid(w.Bytes()) {
			t.Fatalf("not UTF-8: %q", w.String())
		}
		var gotValue, gotText string
		elements := 0
		for d := xml.NewDecoder(strings.NewReader(w.String())); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v: %q", err, w.String())
			}
			switch token := token.(type) {
			case xml.StartElement:
				elements++
				gotValue = token.Attr[0].Value
			case xml.CharData:
				gotText += string(token)
			}
		}
		if elements != 1 || gotValue != Clean(value) || gotText != Clean(content) {
			t.Errorf("%d elements, %q, %q, want one, %q, %q", elements, gotValue, gotText, Clean(value), Clean(content))
		}
	})
}
