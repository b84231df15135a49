package wizard

import "testing"

// A number, an id or its beginning, a report's code, or a section's title without its accents leads to a question.
func TestWhereGoToLeads(t *testing.T) {
	r := open(t)
	d := r.app.desk
	for typed, want := range map[string]string{
		"1": "facts.exists", "mandate.basis": "mandate.basis", "M-01": "mandate.basis", "service.h": "service.hours",
		"hours": "service.hours", "MANDATE": "mandate.basis", "manda": "mandate.basis", "99": "", "": "facts.exists", "nothing": "",
	} {
		if got := d.byNumberOrID(typed); got != want {
			t.Errorf("%q leads to %q, want %q", typed, got, want)
		}
	}
	r.at("mandate.basis")
	r.press("g")
	r.write("servic")
	r.press("enter")
	if got := r.question(); got != "service.desk" {
		t.Errorf("a section's title leads to %s", got)
	}
}
