package questionnaires

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// froms are the marks of the items, by kind and id.
func froms(q *Questionnaire) map[string]string {
	out := map[string]string{}
	for _, i := range q.Items() {
		out[i.Kind+" "+i.ID] = i.From()
	}
	return out
}

func TestFrom(t *testing.T) {
	q := mustLoad(t, writeBase(t))
	sum := sha256.Sum256([]byte("ask\nTwo\x00options/0\nNone\x00options/1\nSome\x00improve/1\nDo it\x00"))
	if got, want := froms(q)["questions a.two"], hex.EncodeToString(sum[:])[:8]; got != want {
		t.Errorf("from of a.two = %s, want %s", got, want)
	}
}

func TestTranslate(t *testing.T) {
	folder := writeBase(t)
	q := mustLoad(t, folder)
	from := froms(q)
	writeFile(t, filepath.Join(folder, "lang/fr.yaml"), `language: fr
of: base
version: "1.0"
questionnaire: {from: `+from["questionnaire "]+`, title: La base, bands: [Bas]}
roles: {head: {from: `+from["roles head"]+`, text: Chef}}
sections: {a: {from: `+from["sections a"]+`, title: Un}}
questions:
  a.two: {from: `+from["questions a.two"]+`, ask: Deux, options: {1: Quelque chose}, improve: {1: Le faire}}
  a.text: {from: "00000000", ask: Vieux texte, gone: old fields of a stale item are left alone}
  a.list: {from: `+from["questions a.list"]+`, columns: {kind: {options: {q: Ku}}}}
ladders: {main: {from: `+from["ladders main"]+`, rungs: [{title: Un}]}}
profiles: {first: {from: `+from["profiles first"]+`, title: Premier}}
`)
	french, coverage, err := q.Translate("fr")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ what, got, want string }{
		{"title", french.Title, "La base"},
		{"band", french.Score.Bands[0].Title, "Bas"},
		{"band that is missing", french.Score.Bands[1].Title, "High"},
		{"role", french.Role("head"), "Chef"},
		{"section", french.Section("a").Title, "Un"},
		{"ask", french.Question("a.two").Ask, "Deux"},
		{"option that is missing", french.Question("a.two").Options[0].Text, "None"},
		{"option", french.Question("a.two").Options[1].Text, "Quelque chose"},
		{"action", french.Question("a.two").Improve[0].Do, "Le faire"},
		{"stale", french.Question("a.text").Ask, "Text"},
		{"option of a column", french.Question("a.list").Columns[1].Options[1].Text, "Ku"},
		{"rung", french.Ladders[0].Rungs[0].Title, "Un"},
		{"profile", french.Profiles["first"].Title, "Premier"},
		{"language", french.Language(), "fr"},
		{"digest", french.Digest(), q.Digest()},
		{"the original", q.Title, "Base"},
		{"the original's option", q.Question("a.two").Options[1].Text, "Some"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s = %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if french.InEnglish("questions", "a.two", "ask") || !french.InEnglish("questions", "a.two", "options/0") || !french.InEnglish("questions", "a.text", "ask") || q.InEnglish("questions", "a.text", "ask") {
		t.Error("the marks of what fell back to English are wrong")
	}
	if coverage.Translated != 10 || len(coverage.Stale) != 1 || coverage.Texts != coverage.Translated+len(coverage.Stale)+len(coverage.Missing) {
		t.Errorf("coverage = %d translated, stale %v, %d texts, %d missing", coverage.Translated, coverage.Stale, coverage.Texts, len(coverage.Missing))
	}
	if got := q.Languages(); !slices.Equal(got, []string{"en", "fr"}) {
		t.Errorf("languages = %v", got)
	}
	same, coverage, err := q.Translate("en")
	if err != nil || same != q || coverage.Texts != coverage.Translated {
		t.Errorf("into English: %v, %+v", err, coverage)
	}
}

func TestTranslateRefused(t *testing.T) {
	head := "language: fr\nof: base\nversion: \"1\"\n"
	q := mustLoad(t, writeBase(t))
	two := "questions: {a.two: {from: " + froms(q)["questions a.two"]
	tests := []struct{ name, code, text, key string }{
		{"no file", "de", head, "no-translation"},
		{"not a code", "../x", head, "language-code"},
		{"another questionnaire", "fr", "language: fr\nof: other\nversion: \"1\"\n", "translation-of"},
		{"another language", "fr", strings.Replace(head, "fr", "es", 1), "translation-file-name"},
		{"unknown question", "fr", head + "questions: {a.too: {from: 00000000}}\n", "translation-unknown-near"},
		{"unknown text", "fr", head + two + ", aks: X}}\n", "translation-field-near"},
		{"unknown option", "fr", head + two + ", options: {7: X}}}\n", "translation-field-near"},
		{"no from", "fr", head + "questions: {a.two: {ask: X}}\n", "missing-from"},
		{"bad from", "fr", head + "questions: {a.two: {from: now, ask: X}}\n", "from-form"},
		{"unknown key", "fr", head + "colour: red\n", "unknown-key"},
		{"empty text", "fr", head + two + ", ask: \"\"}}\n", "expected-text"},
		{"override", "fr", head + two + ", ask: \"a\\u202eb\"}}\n", "character"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := writeBase(t)
			writeFile(t, filepath.Join(folder, "lang/fr.yaml"), tt.text)
			_, _, err := mustLoad(t, folder).Translate(tt.code)
			if findFault(err, "questionnaires."+tt.key) == nil {
				t.Errorf("Translate = %v, want %s", err, tt.key)
			}
		})
	}
}

// TestItemsCoverTheModel: every text of the model that people read is in the list, once.
func TestItemsCoverTheModel(t *testing.T) {
	for name, q := range allModels(t) {
		seen := map[*string]bool{}
		for _, i := range q.Items() {
			names := map[string]bool{}
			for _, f := range i.Fields {
				if seen[f.Text] || names[f.Name] || f.English() == "" {
					t.Errorf("%s: %s %s %s", name, i.Kind, i.ID, f.Name)
				}
				seen[f.Text], names[f.Name] = true, true
			}
		}
		for _, question := range q.Questions() {
			for _, text := range []*string{&question.Ask, &question.Why, &question.Label, &question.Probe, &question.Unit} {
				if *text != "" && !seen[text] {
					t.Errorf("%s: a text of %s is not in the list: %s", name, question.ID, *text)
				}
			}
			for i := range question.Options {
				if !seen[&question.Options[i].Text] {
					t.Errorf("%s: option %d of %s is not in the list", name, i, question.ID)
				}
			}
		}
	}
}

func TestTranslateFromCanonical(t *testing.T) {
	q, err := FromCanonical(mustLoad(t, writeBase(t)).Canonical())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := q.Translate("fr"); findFault(err, "questionnaires.no-translation") == nil {
		t.Errorf("Translate = %v", err)
	}
	if got := q.Languages(); !slices.Equal(got, []string{"en"}) {
		t.Errorf("languages = %v", got)
	}
}
