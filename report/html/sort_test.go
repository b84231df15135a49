package html

import (
	"slices"
	"testing"

	"cirtkit/report"
)

// sortable is a table of numbers as languages write them, and of texts; two rows are alike, and one cell is empty.
func sortable(language string, numbers ...string) *report.Document {
	t := report.Table{Caption: "Gaps", Sortable: true, Columns: []report.Column{{Head: "Name"}, {Head: "Days", Align: report.End}}}
	for i, n := range numbers {
		t.Rows = append(t.Rows, []report.Cell{{Text: []string{"M-10", "M-9", "Étude", "eta", "M-9", "", "zeta"}[i]}, {Text: n}})
	}
	d := fixture()
	d.Language = language
	d.Parts = []report.Part{{ID: "a", Title: "Register", Blocks: []report.Block{t}}}
	return d
}

func TestTableIsSortedByItsButtons(t *testing.T) {
	browser(t)
	pages := map[string]string{
		"en": write(t, sortable("en", "1,250.5", "2 to 8 days", "12", "", "−3", "0.667", "2 to 8 days")),
		"fr": write(t, sortable("fr", "1\u202f250,5", "2,5", "12", "", "−3", "0,667", "2,75")),
	}
	type found struct {
		Error                  string
		Label, Sort            string
		Before, Names, Up      []string
		Down, Back, UpOfNames  []string
		Focused, OnlyOneSorted bool
	}
	for name, f := range ask[found](t, pages, view{width: 1280}, `
		const column = n => Array.from(document.querySelectorAll('tbody tr')).map(r => r.cells[n].textContent)
		const [names, days] = document.querySelectorAll('thead button')
		const Before = column(1)
		days.focus(); days.click()
		const Up = column(1), Sort = days.parentNode.ariaSort
		days.click()
		const Down = column(1)
		days.click()
		const Back = column(1), cleared = !document.querySelector('[aria-sort]')
		days.click(); names.click()
		return {Label: days.getAttribute('aria-label'), Sort, Before, Up, Down, Back, UpOfNames: column(0), Focused: names.tabIndex === 0,
			OnlyOneSorted: cleared && document.querySelectorAll('[aria-sort]').length === 1}`) {
		if f.Error != "" {
			t.Fatalf("%s: %s", name, f.Error)
		}
		up := []string{"−3", "0.667", "2 to 8 days", "2 to 8 days", "12", "1,250.5", ""}
		down := []string{"1,250.5", "12", "2 to 8 days", "2 to 8 days", "0.667", "−3", ""}
		if name == "fr" {
			up = []string{"−3", "0,667", "2,5", "2,75", "12", "1\u202f250,5", ""}
			down = []string{"1\u202f250,5", "12", "2,75", "2,5", "0,667", "−3", ""}
		}
		if !slices.Equal(f.Up, up) || !slices.Equal(f.Down, down) || !slices.Equal(f.Back, f.Before) {
			t.Errorf("%s: %q up %q down %q back %q", name, f.Before, f.Up, f.Down, f.Back)
		}
		if want := []string{"eta", "Étude", "M-9", "M-9", "M-10", "zeta", ""}; !slices.Equal(f.UpOfNames, want) {
			t.Errorf("%s: names up %q, want %q", name, f.UpOfNames, want)
		}
		if f.Label != "Sort by Days" || f.Sort != "ascending" || !f.Focused || !f.OnlyOneSorted {
			t.Errorf("%s: label %q, aria-sort %q, focus %v, one %v", name, f.Label, f.Sort, f.Focused, f.OnlyOneSorted)
		}
	}
}
