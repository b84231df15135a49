package docx

import (
	"archive/zip"
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/officetest"
	"cirtkit/report"
)

// wordsOf counts words of Latin letters and digits: what comes back from a page in the same order in any direction.
func wordsOf(s string) map[string]int {
	out := map[string]int{}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	}) {
		out[w]++
	}
	return out
}

// A word processor that nobody here wrote lays the report out, and every word of it is on the pages. What may be
// torn at the end of a line (identities in hex, addresses) is left out.
func TestLibreOfficeShowsEveryWord(t *testing.T) {
	for name, d := range map[string]*report.Document{"demo": demoReport(t, report.Full), "ar": everything("ar")} {
		pages := officetest.Pages(t, "report.docx", written(t, d))
		all := wordsOf(strings.Join(pages, " "))
		for w, n := range wordsOf(addresses.ReplaceAllString(strings.Join(texts(d), " "), "")) {
			if len(w) < 20 && all[w] < n {
				t.Errorf("%s: %q stands %d times on the pages, %d times in the report", name, w, all[w], n)
			}
		}
		for i, page := range pages {
			if !strings.Contains(page, d.Label) {
				t.Errorf("%s: page %d lacks the label", name, i+1)
			}
			if name == "demo" && (!strings.Contains(page, "Page "+digits(i+1)+" of "+digits(len(pages))) || !strings.Contains(page, d.Status)) {
				t.Errorf("%s: page %d lacks number or status", name, i+1)
			}
		}
	}
}

var addresses = regexp.MustCompile(`https?://\S+`)

func digits(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + string(rune('0'+n%10))
}

// outline is what must not get lost on the way through another program: headings by their level, the sizes of tables
// with their repeated heads, and the places to go to.
type outline struct {
	headings []string
	tables   []string
	places   []string
	said     string
}

func outlineOf(t *testing.T, file []byte) outline {
	t.Helper()
	text := body(t, file)
	styles := map[string]string{}
	for _, s := range parse(t, "styles", unpacked(t, file)["word/styles.xml"]).all("style") {
		styles[s.attrs["styleId"]] = strings.ToLower(s.child("name").attrs["val"])
	}
	var o outline
	for _, p := range text.all("p") {
		if style := styles[p.child("pPr").child("pStyle").attrs["val"]]; strings.HasPrefix(style, "heading ") {
			o.headings = append(o.headings, style+": "+letters(p.said()))
		}
	}
	for _, table := range text.all("tbl") {
		rows, heads := table.all("tr"), 0
		for _, r := range rows {
			if h := r.child("trPr"); h.has("tblHeader") && h.child("tblHeader").attrs["val"] != "false" && h.child("tblHeader").attrs["val"] != "0" {
				heads++
			}
		}
		o.tables = append(o.tables, digits(len(rows))+" rows, "+digits(len(rows[0].all("tc")))+" columns, "+digits(heads)+" heads")
	}
	for _, b := range text.all("bookmarkStart") {
		o.places = append(o.places, b.attrs["name"])
	}
	o.said = letters(text.said())
	return o
}

// The file goes through another word processor and back with its headings, tables and places.
func TestRoundTripKeepsTheStructure(t *testing.T) {
	for name, d := range map[string]*report.Document{"demo": demoReport(t, report.Standard), "ar": everything("ar")} {
		before := written(t, d)
		was, is := outlineOf(t, before), outlineOf(t, officetest.Convert(t, "report.docx", before, "docx"))
		if !slices.Equal(was.headings, is.headings) {
			t.Errorf("%s: headings\n%q\nbecame\n%q", name, was.headings, is.headings)
		}
		if !slices.Equal(was.tables, is.tables) {
			t.Errorf("%s: tables\n%q\nbecame\n%q", name, was.tables, is.tables)
		}
		kept := map[string]bool{}
		for _, p := range is.places {
			kept[p] = true
		}
		for _, p := range was.places {
			if !kept[p] {
				t.Errorf("%s: the place %s is gone", name, p)
			}
		}
		rest := is.said
		for _, text := range texts(d) {
			at := strings.Index(rest, letters(text))
			if at < 0 {
				t.Fatalf("%s: lost, or out of order: %q", name, text)
			}
			rest = rest[at:]
		}
	}
}

// A reader changes the text with changes tracked and writes a comment: both survive another program, with the styles
// around them.
func TestTrackedChangesSurvive(t *testing.T) {
	d := everything("en")
	parts := unpacked(t, written(t, d))
	change := func(part, from, to string) {
		t.Helper()
		if strings.Count(string(parts[part]), from) < 1 {
			t.Fatalf("%s lacks %s", part, from)
		}
		parts[part] = []byte(strings.Replace(string(parts[part]), from, to, 1))
	}
	const who = ` w:author="A. Reader" w:date="2026-12-01T10:00:00Z"`
	lead := "Level 1 of 5 is reached."
	run := `<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">` + lead + `</w:t></w:r>`
	change("word/document.xml", run,
		`<w:del w:id="9001"`+who+`><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:delText xml:space="preserve">`+lead+`</w:delText></w:r></w:del>`+
			`<w:ins w:id="9002"`+who+`><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>Level 2 of 5 is reached.</w:t></w:r></w:ins>`)
	settings := string(parts["word/settings.xml"])
	at := strings.Index(settings, "<w:defaultTabStop")
	parts["word/settings.xml"] = []byte(settings[:at] + "<w:trackRevisions/>" + settings[at:])

	var changed bytes.Buffer
	archive := zip.NewWriter(&changed)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	back := officetest.Convert(t, "changed.docx", changed.Bytes(), "docx")
	text := body(t, back)
	inserted, deleted := text.all("ins"), text.all("del")
	if len(inserted) != 1 || inserted[0].said() != "Level 2 of 5 is reached." || inserted[0].attrs["author"] != "A. Reader" {
		t.Errorf("%d insertions came back", len(inserted))
	}
	if len(deleted) != 1 || deleted[0].said() != lead {
		t.Errorf("%d deletions came back", len(deleted))
	}
	was, is := outlineOf(t, changed.Bytes()), outlineOf(t, back)
	if !slices.Equal(was.headings, is.headings) || !slices.Equal(was.tables, is.tables) {
		t.Error("headings or tables changed")
	}
	if !bytes.Contains(unpacked(t, back)["word/settings.xml"], []byte("trackRevisions")) {
		t.Error("changes are no longer tracked")
	}
}
