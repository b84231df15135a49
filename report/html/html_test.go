package html

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cirtkit/internal/chart"
	"cirtkit/internal/chart/svg"
	"cirtkit/internal/markup"
	"cirtkit/report"
)

// element is an element of a page, as the checks below see it.
type element struct {
	name       string
	attributes map[string]string
	text       string
}

// read reads a page with a strict parser, and gives its elements in order. What stands in a style sheet and in the
// script is no text.
func read(t *testing.T, page string) []element {
	t.Helper()
	var out []element
	var open []int
	d := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if len(open) > 0 {
				t.Fatalf("%d elements are open at the end", len(open))
			}
			return out
		}
		if err != nil {
			t.Fatalf("%v at %q", err, page[max(0, int(d.InputOffset())-80):min(len(page), int(d.InputOffset())+80)])
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attributes[a.Name.Local]; twice {
					t.Fatalf("%s has %s twice", e.name, a.Name.Local)
				}
				e.attributes[a.Name.Local] = a.Value
			}
			open, out = append(open, len(out)), append(out, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, i := range open {
				out[i].text += string(token)
			}
		}
	}
}

// check holds a page to what every page keeps.
func check(t *testing.T, page string) {
	t.Helper()
	ids := map[string]bool{}
	elements := read(t, page)
	for _, e := range elements {
		id := e.attributes["id"]
		if id != "" && ids[id] {
			t.Errorf("the id %q stands twice", id)
		}
		ids[id] = true
	}
	known := map[string]bool{}
	for _, name := range strings.Fields("html head meta title link style body script a header div span img h1 h2 h3 h4 p dl dt dd nav ul ol li main section blockquote figure figcaption table caption thead tbody tr th td footer br wbr bdi b svg desc text path rect circle") {
		known[name] = true
	}
	for _, e := range elements {
		if !known[e.name] {
			t.Errorf("there is an element %s", e.name)
		}
		for name, value := range e.attributes {
			switch {
			case strings.HasPrefix(name, "on"), name == "style", name == "srcset":
				t.Errorf("%s has %s", e.name, name)
			case name == "aria-labelledby":
				for id := range strings.FieldsSeq(value) {
					if !ids[id] {
						t.Errorf("%s is labelled by %q, which is not there", e.name, id)
					}
				}
			case name == "href" && value[0] == '#':
				if !ids[value[1:]] {
					t.Errorf("a link leads to %q, which is not there", value)
				}
			case name == "href" && !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "http://") && value != "data:,":
				t.Errorf("a link leads to %q", value)
			case name == "src" && !strings.HasPrefix(value, "data:image/png;base64,"):
				t.Errorf("a picture comes from %q", value)
			}
		}
	}
	if strings.ContainsAny(page, "\x00\x1b\u202a\u202b\u202c\u202d\u202e\u2066\u2067") {
		t.Error("a control character came through")
	}
}

func TestPagesAreWellFormed(t *testing.T) {
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			page := write(t, d)
			check(t, page)
			if again := write(t, d); again != page {
				t.Error("the same document gave other bytes")
			}
			elements := read(t, page)
			if e := elements[0]; e.name != "html" || e.attributes["lang"] != d.Language || e.attributes["dir"] != map[bool]string{true: "rtl", false: "ltr"}[d.RTL] {
				t.Errorf("begins with %+v", e.attributes)
			}
			level := 0
			for _, e := range elements {
				if len(e.name) == 2 && e.name[0] == 'h' && e.name[1] >= '1' && e.name[1] <= '6' {
					if now := int(e.name[1] - '0'); now > level+1 {
						t.Errorf("the heading %q leaves out a level", e.text)
					}
					level = int(e.name[1] - '0')
				}
			}
		})
	}
}

// Every text of a document is in its page, in order.
func TestPageHoldsEveryText(t *testing.T) {
	plain := func(s string) string { // what a reader sees, but for how the lines are broken
		s = strings.NewReplacer("\u2068", "", "\u2069", "").Replace(markup.Clean(s))
		return strings.Join(strings.Fields(s), "")
	}
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			_, page, _ := strings.Cut(write(t, d), "<main")
			page = regexp.MustCompile(`<script>.*?</script>`).ReplaceAllString(strings.ReplaceAll(page, "\n", " "), "")
			rest := plain(read(t, "<main"+strings.Replace(strings.Replace(page, "</html>", "", 1), "</body>", "", 1))[0].text + after(t, page))
			from := rest
			want := func(s string) {
				s = plain(s)
				_, later, found := strings.Cut(rest, s)
				if !found {
					t.Errorf("%.80q is missing, or not in its place (somewhere: %v)", s, strings.Contains(from, s))
					return
				}
				rest = later
			}
			for _, part := range d.Parts {
				want(part.Title)
				for _, b := range part.Blocks {
					switch b := b.(type) {
					case report.Heading:
						want(b.Text)
					case report.Paragraph:
						want(b.Text)
					case report.Bullets:
						for _, item := range b.Items {
							want(item.Text)
						}
					case report.Facts:
						for _, f := range b.Items {
							want(f.Name)
							want(f.Value)
						}
					case report.Table:
						if len(b.Columns) == 0 {
							continue
						}
						want(b.Caption)
						for _, c := range b.Columns {
							want(c.Head)
						}
						for _, row := range b.Rows {
							for _, c := range row[:min(len(row), len(b.Columns))] {
								want(c.Text)
							}
						}
					case report.Chart:
						if strings.Contains(page, markupText(b.Caption)) {
							want(b.Caption)
						}
					}
				}
			}
			for _, s := range d.Closing {
				want(s)
			}
		})
	}
}

// after is the text of the footer: it stands behind the first element of what is read.
func after(t *testing.T, page string) string {
	t.Helper()
	_, footer, found := strings.Cut(page, "<footer>")
	if !found {
		return ""
	}
	footer, _, _ = strings.Cut(footer, "</footer>")
	return read(t, "<footer>"+footer+"</footer>")[0].text
}

func markupText(s string) string {
	var w markup.Writer
	w.Text(s)
	return w.String()
}

func TestDetails(t *testing.T) {
	d := fixture()
	d.Parts = []report.Part{{ID: "x-main", Title: "One", Blocks: []report.Block{
		report.Paragraph{Text: "السؤال \u2068A-04 (CIRT)\u2069. 5 \u2069من 6", Language: "ar"},
		report.Paragraph{Text: "first\nsecond\n\nthird"},
		report.Bullets{Items: []report.Bullet{{Text: "home", Link: "x-main"}, {Text: "web", Link: "https://example.org/?a=1&b=2"}, {Text: "bad", Link: "javascript:alert(1)"}, {Text: "nowhere", Link: "gone"}}},
		report.Paragraph{Style: report.Quote, Text: "</blockquote> <script>alert(1)</script>"},
		report.Table{Columns: []report.Column{{Head: "<No>"}, {Head: "A\"}</style><b>"}}, Rows: [][]report.Cell{{{Text: "M-07", Strong: true, ID: "gap-M-07"}, {Text: "fine", Tone: report.Good}}, {{Text: "M-08", Strong: true}, {Text: "2: A dated draft covers mandate and services", Tone: report.Lacking}}}},
		report.Paragraph{Text: "sha256:" + strings.Repeat("0123456789abcdef", 4)},
	}}}
	page := write(t, d)
	check(t, page)
	for _, want := range []string{
		`<p lang="ar" dir="rtl">السؤال <bdi>A-04 (CIRT)</bdi>. 5 من 6</p>`,
		`<p>first<br/>second</p><p>third</p>`,
		`<section id="id-x-main" aria-labelledby="id-x-main-t"><h2 id="id-x-main-t">One</h2>`,
		`<li><a href="#id-x-main">home</a></li><li><a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">web</a></li><li>bad</li><li>nowhere</li>`,
		`<blockquote><p>&lt;/blockquote&gt; &lt;script&gt;alert(1)&lt;/script&gt;</p></blockquote>`,
		`<th scope="row" class="ref" id="gap-M-07">M-07</th><td><span class="good">fine</span></td>`,
		`<td><span class="lacking sentence">2: A dated draft covers mandate and services</span></td>`,
		`sha256:<wbr/>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in the page", want)
		}
	}
	if strings.Count(page, "<style>") != 1 || strings.Count(page, "</style>") != 1 || strings.Contains(page, "<script>") {
		t.Error("a text got into the style sheet, or a script that has nothing to do stands there")
	}
}

// Where a document runs from right to left a text wholly of the other direction says so; others do not.
func TestDirection(t *testing.T) {
	p := &page{doc: &report.Document{Language: "ar", RTL: true}}
	for s, want := range map[string]string{"The strategy (2025).": "ltr", "SIM3 هو نموذج": "", "12 – 14": "", "الولاية": "", "国家": "ltr", "Head of host، Legal office": ""} {
		if _, dir := p.about(s, ""); dir != want {
			t.Errorf("%q: %q, want %q", s, dir, want)
		}
	}
	if lang, dir := p.about("Où ?", "fr"); lang != "fr" || dir != "ltr" {
		t.Errorf("French text: %q %q", lang, dir)
	}
}

// rgb is a colour's three channels, in [0,1].
func rgb(t *testing.T, hex string) (c [3]float64) {
	t.Helper()
	for i := range c {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c[i] = float64(n) / 255
	}
	return c
}

// contrast is the ratio of WCAG 2.2.
func contrast(a, b [3]float64) float64 {
	light := func(c [3]float64) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			v := c[i]
			if v <= 0.04045 {
				v /= 12.92
			} else {
				v = math.Pow((v+0.055)/1.055, 2.4)
			}
			sum += weight * v
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestColorsCanBeRead(t *testing.T) {
	for _, dark := range []bool{false, true} {
		values := map[string][3]float64{"label": rgb(t, "#000000"), "white": rgb(t, "#ffffff"), "red": rgb(t, "#ff2b2b"), "amber": rgb(t, "#ffc000"), "green": rgb(t, "#33ff00")}
		for _, c := range colors {
			values[c.name] = rgb(t, map[bool]string{false: c.light, true: c.dark}[dark])
		}
		mix := func(share float64) [3]float64 { // of the charts' main ink with the page
			var out [3]float64
			for i := range out {
				out[i] = values["page"][i] + share*(values["chart-main"][i]-values["page"][i])
			}
			return out
		}
		values["light tint"], values["deep tint"] = mix(chart.LightTint), mix(chart.DeepTint)
		for _, tt := range []struct {
			front, back string
			least       float64 // 4.5 for text, 3 for what is drawn
		}{
			{"ink", "page", 7},
			{"ink", "surface", 4.5},
			{"soft", "page", 4.5},
			{"accent", "page", 4.5},
			{"accent", "surface", 4.5},
			{"warm", "page", 4.5},
			{"focus", "page", 3},
			{"white", "label", 4.5},
			{"red", "label", 4.5},
			{"amber", "label", 4.5},
			{"green", "label", 4.5},
			{"chart-dark", "page", 7},
			{"chart-muted", "page", 4.5},
			{"chart-on-main", "chart-main", 4.5},
			{"chart-dark", "light tint", 4.5},
			{"chart-on-main", "deep tint", 4.5},
			{"chart-main", "page", 3},
			{"chart-open", "page", 3},
			{"chart-mark", "page", 3},
			{"chart-frame", "page", 3},
			{"chart-series1", "page", 3},
			{"chart-series2", "page", 3},
			{"chart-series3", "page", 3},
		} {
			if got := contrast(values[tt.front], values[tt.back]); got < tt.least {
				t.Errorf("dark %v: %s on %s has a contrast of %.2f, want %.1f", dark, tt.front, tt.back, got, tt.least)
			}
		}
	}
}

// Every colour that is used is set, and the other way round.
func TestColorsAreSet(t *testing.T) {
	var names []string
	for _, c := range colors {
		names = append(names, c.name)
	}
	for _, ink := range svg.Inks() {
		if !slices.Contains(names, "chart-"+ink) {
			t.Errorf("the ink %s has no colour", ink)
		}
	}
	style := styleSheet(fixture())
	for _, m := range regexp.MustCompile(`var\(--([a-z0-9-]+)\)`).FindAllStringSubmatch(style, -1) {
		if !slices.Contains(names, m[1]) {
			t.Errorf("--%s is used and not set", m[1])
		}
	}
	for _, name := range names {
		if !strings.Contains(style, "var(--"+name+")") {
			t.Errorf("--%s is set and not used", name)
		}
	}
}

// The script stands in the page as it is: what XML would read otherwise is not in it.
func TestScriptNeedsNoEscaping(t *testing.T) {
	if strings.ContainsAny(script, "<&") || strings.ContainsAny(sheet, "<&") {
		t.Error("the script or the style sheet holds < or &")
	}
}

type failing struct{ after int }

func (f *failing) Write(b []byte) (int, error) {
	if f.after--; f.after < 0 {
		return 0, errors.New("disk full")
	}
	return len(b), nil
}

func TestErrorOfTheWriterComesBack(t *testing.T) {
	for after := range 2 {
		if err := Write(&failing{after}, fixture()); err == nil || err.Error() != "disk full" {
			t.Errorf("after %d writes: %v", after, err)
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("Title", "id", "text \u2068a\u2069 <b> & \"", "https://example.org", true, uint8(3))
	f.Add("\x00", "x-t1", "\u2069\u2068\n\n\n\\", "id", false, uint8(0))
	f.Add("a-t", "a", strings.Repeat("字", 40)+strings.Repeat("x", 300), "http://[", true, uint8(200))
	f.Fuzz(func(t *testing.T, title, id, s, link string, rtl bool, n uint8) {
		columns := make([]report.Column, n%45)
		for i := range columns {
			columns[i] = report.Column{Head: title, Width: float64(i), Align: report.Align(i % 3)}
		}
		d := &report.Document{
			Language: "en", RTL: rtl, Title: title, Subject: s, Label: title, Status: s, Marking: title, Date: s, Identity: s, Notice: s, Note: s,
			Cover: []report.Fact{{Name: title, Value: s}}, Closing: []string{s, title},
			Words: report.PageWords{Contents: title, Continued: s, Page: s, Sort: s, Skip: title},
			Parts: []report.Part{{ID: id, Title: title, Blocks: []report.Block{
				report.Heading{Level: int(n % 5), ID: id + "-t", Text: s, Language: link},
				report.Heading{Level: 2, ID: "x-" + id, Text: s},
				report.Paragraph{Text: s, Style: report.ParagraphStyle(n % 7), Language: title},
				report.Bullets{Numbered: rtl, Items: []report.Bullet{{Text: s, Link: link}, {Text: title, Link: id}}},
				report.Facts{Items: []report.Fact{{Name: s, Value: title}}},
				report.Table{Caption: title, Columns: columns, Sortable: true, Compact: rtl, Rows: [][]report.Cell{{{Text: s, Strong: true, ID: link, Link: id, Tone: report.Tone(n % 9)}, {Text: title, Blank: int(n)}}, nil}},
				report.Chart{Caption: title, Alt: s, Bars: &report.BarChart{LowWord: s, Bars: []report.Bar{{Label: s, Text: title, Low: float64(n) / 100, High: 1}}}},
				report.Chart{Alt: s, Radar: &report.RadarChart{Axes: []string{s, title, link}, Series: []report.RadarSeries{{Name: s, Values: []float64{1, -1}}}}},
				report.Chart{Ladder: &report.LadderChart{Rungs: []report.LadderRung{{Title: s, Count: title}}, ReachedWord: s}},
			}}, {ID: id, Title: s}, {}},
		}
		var b bytes.Buffer
		if err := Write(&b, d); err != nil {
			t.Fatal(err)
		}
		check(t, b.String())
	})
}

func BenchmarkWrite(b *testing.B) {
	for _, depth := range []report.Depth{report.Standard, report.Full} {
		d := demoReport(b, depth)
		b.Run(report.Depths[2-int(depth)], func(b *testing.B) {
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				var out bytes.Buffer
				if err := Write(&out, d); err != nil {
					b.Fatal(err)
				}
				size = out.Len()
			}
			b.ReportMetric(float64(size)/1024, "KB")
		})
	}
}
