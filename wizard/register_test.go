package wizard

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
)

// records puts records of every kind into the register.
func (r *rig) records() {
	for _, e := range []assessment.Evidence{
		{ID: "e1", Reference: "Decree 2024/117 on cyber security", Place: "articles 2 and 4", Issuer: "Cabinet", Date: "2024-05-02", How: "received", File: "decree.pdf", Supports: map[string]string{"mandate.basis": "3", "service.desk": "yes"}},
		{ID: "e2", Reference: "Duty roster", How: "promised", Promised: "The host", Due: "2026-11-15", Supports: map[string]string{"service.hours": "day"}},
		{ID: "e3", Reference: "Policy on information", Issuer: "The authority", How: "received", Date: "2023-06-30", ValidUntil: "2026-06-30", Marking: "Restricted"},
		{ID: "e4", Reference: "Letter of the ministry", How: "promised", Promised: "The ministry", Due: "2026-09-15", Supports: map[string]string{"mandate.basis": "1"}},
		{ID: "e5", Reference: "关于建立国家应急响应团队的决定 with a title that goes on for longer than a line of a narrow window", How: "seen", Date: "2025-01-01"},
	} {
		r.run(r.app.put(assessment.PutEvidence(e)))
	}
}

func TestGoldenRegister(t *testing.T) {
	r := open(t)
	r.records()
	r.press("E")
	r.golden("register")
	r.press("s")
	r.golden("register-promised")
	r.press("s", "s", "s", "home", "enter")
	r.golden("record")
	r.press("l")
	r.golden("linking")
	r.press("esc", "esc", "esc")
	r.at("mandate.basis")
	r.press("e")
	r.golden("evidence-many")
}

// order is the references in the order of the list on top.
func (r *rig) order() string {
	var out []string
	p := r.app.top().(*picker)
	for _, it := range p.narrow.left(p.items(r.app), nil) {
		first, _, _ := strings.Cut(it.text, " ")
		out = append(out, first)
	}
	return strings.Join(out, " ")
}

func TestTheRegisterIsOrderedAndNarrowed(t *testing.T) {
	r := open(t)
	r.records()
	r.press("E")
	for _, want := range []string{"Decree Duty Policy Letter 关于", "Letter Duty Decree Policy 关于", "Policy Decree Duty Letter 关于", "Policy 关于", "Decree Duty Policy Letter 关于"} {
		if got := r.order(); !strings.HasPrefix(strings.ReplaceAll(got, "关于建立国家应急响应团队的决定", "关于"), want) {
			t.Errorf("the order is %q, want %q", got, want)
		}
		r.press("s")
	}
	r.press("/")
	r.write("jk e") // letters that mean something elsewhere are typed
	r.press("esc")
	r.press("/")
	r.write("LETTER mini")
	r.sees("1 of 5")
	if got := r.order(); got != "Letter" {
		t.Errorf("narrowed to %q", got)
	}
	r.press("enter", "r")
	e, _ := r.app.desk.record("e4")
	if e.How != "received" || e.Promised != "" || e.Due != "" || e.Supports["mandate.basis"] != "1" {
		t.Errorf("received: %+v", e)
	}
	r.press("esc")
	if got := r.order(); !strings.Contains(got, "Duty") {
		t.Errorf("the whole list is %q", got)
	}
	r.press("esc")
	if _, ok := r.app.top().(*asking); !ok {
		t.Error("esc does not leave the register")
	}
}

// A promised record is received in two keys, from the question too; u takes it back.
func TestPromisedIsReceived(t *testing.T) {
	r := open(t)
	r.records()
	r.at("service.hours")
	r.press("e", "r")
	if e := r.onDisk().Evidence[1]; e.How != "received" || e.Supports["service.hours"] != "day" {
		t.Errorf("received: %+v", e)
	}
	r.press("u")
	if e := r.onDisk().Evidence[1]; e.How != "promised" || e.Promised != "The host" {
		t.Errorf("taken back: %+v", e)
	}
}

// From a record one goes to a question that it serves, and comes back to the record.
func TestFromARecordToItsQuestionAndBack(t *testing.T) {
	r := open(t)
	r.records()
	r.at("facts.since")
	r.press("E", "enter")
	r.sees("Serves 2 questions", "supports 3 A law", "articles 2 and 4")
	r.press("down", "enter")
	if got := r.question(); got != "service.desk" {
		t.Fatalf("went to %s", got)
	}
	r.sees("E comes back to the record")
	r.press("E")
	p := r.app.top().(*picker)
	if it := p.items(r.app)[p.at]; it.value != "e1" {
		t.Errorf("came back to %s", it.value)
	}
	r.press("esc", "b")
	if got := r.question(); got != "facts.since" {
		t.Errorf("b goes back to %s", got)
	}
}

// One record is linked to many questions: with what was answered, with the option of a key, or with one that is asked for.
func TestLinkingToMany(t *testing.T) {
	r := open(t)
	r.records()
	r.at("mandate.basis")
	r.press("2")
	r.press("E")
	for range 4 {
		r.press("down")
	}
	r.press("l")
	p := r.app.top().(*picker)
	on := func(id string) {
		for i, it := range p.items(r.app) {
			if it.value == id {
				p.at = i
			}
		}
	}
	on("mandate.basis")
	r.press("enter")
	on("service.desk")
	r.press("y")
	on("service.hours")
	r.press("enter", "down", "enter")
	on("facts.since")
	r.press(" ")
	r.press("7")
	want := map[string]string{"mandate.basis": "2", "service.desk": "yes", "service.hours": "day", "facts.since": assessment.WholeAnswer}
	if got := r.onDisk().Evidence[4].Supports; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("it supports %v, want %v", got, want)
	}
	on("mandate.basis")
	r.press("0", "enter")
	if _, ok := r.onDisk().Evidence[4].Supports["mandate.basis"]; ok {
		t.Error("the link was not taken away")
	}
}

func TestTheRegisterInTheLineMode(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "2", "register", "1", "Decree 7", "promised", "The host", "2026-01-01", "", "", "", "", "",
		"register decree", "3", "link-many", "mandate.basis service.desk=yes", "register", "3", "received", "register nothing-like-it", "", "quit")
	if err != nil {
		t.Fatal(err)
	}
	s := stateOf(t, cfg.Path)
	if len(s.Evidence) != 1 || s.Evidence[0].How != "received" || fmt.Sprint(s.Evidence[0].Supports) != "map[mandate.basis:2 service.desk:yes]" {
		t.Errorf("records %+v\n%s", s.Evidence, out)
	}
}

// What was promised and is here now keeps no promise; what is changed beside a record's file leaves the file's hash.
func TestARecordIsChanged(t *testing.T) {
	for _, tt := range []struct {
		name      string
		was, want assessment.Evidence
		entered   values
	}{
		{
			"received",
			assessment.Evidence{Reference: "Roster", How: "promised", Promised: "The host", Due: "2026-11-15"},
			assessment.Evidence{Reference: "Roster", How: "received"},
			values{"how": "received"},
		},
		{
			"promised to another day",
			assessment.Evidence{Reference: "Roster", How: "promised", Promised: "The host", Due: "2026-11-15"},
			assessment.Evidence{Reference: "Roster", How: "promised", Promised: "The host", Due: "2026-12-01"},
			values{"due": "2026-12-01"},
		},
		{
			"another title",
			assessment.Evidence{Reference: "Decree", How: "received", File: "decree.pdf", SHA256: strings.Repeat("a", 64)},
			assessment.Evidence{Reference: "Decree 7", How: "received", File: "decree.pdf", SHA256: strings.Repeat("a", 64)},
			values{"reference": "Decree 7"},
		},
		{
			"no file any more",
			assessment.Evidence{Reference: "Decree", How: "received", File: "decree.pdf", SHA256: strings.Repeat("a", 64)},
			assessment.Evidence{Reference: "Decree", How: "received"},
			values{"file": ""},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t)
			tt.was.ID, tt.want.ID = "e1", "e1"
			r.run(r.app.put(assessment.PutEvidence(tt.was)))
			r.run(r.app.put(assessment.Support("e1", "mandate.basis", "2")))
			tt.want.Supports = map[string]string{"mandate.basis": "2"}
			r.press("E", "e")
			f := r.app.top().(*form)
			for _, x := range f.fields {
				if v, ok := tt.entered[x.id]; ok {
					x.value = v
				}
			}
			r.press("ctrl+s")
			if diff := gocmp.Diff(tt.want, r.onDisk().Evidence[0]); diff != "" {
				t.Errorf("wanted (-), recorded (+):\n%s", diff)
			}
		})
	}
}

// On a question Enter links a record to the option that was answered, or takes the link away; x too, and says where there
// is none.
func TestLinkingOnAQuestion(t *testing.T) {
	r := open(t)
	r.records()
	r.at("mandate.basis")
	r.press("2")
	r.at("mandate.basis")
	r.press("e")
	p := r.app.top().(*picker)
	on := func(id string) {
		p.at = slices.IndexFunc(p.items(r.app), func(it item) bool { return it.value == id })
	}
	supports := func(id string) string {
		for _, e := range r.onDisk().Evidence {
			if e.ID == id {
				return e.Supports["mandate.basis"]
			}
		}
		return "no such record"
	}
	on("e5")
	r.press("x")
	r.reads("This record is not linked to this question.")
	r.press("enter", "enter")
	if got := supports("e5"); got != "2" {
		t.Errorf("enter twice links to option %q, want the one that was answered", got)
	}
	for _, key := range []string{"x", "enter"} {
		if on("e1"); supports("e1") == "" {
			r.press("enter", "1")
		}
		on("e1")
		r.press(key)
		if got := supports("e1"); got != "" {
			t.Errorf("%s leaves the link to %q", key, got)
		}
	}
	on("e2")
	r.press("r")
	r.reads("Recorded as received: Duty roster.")
	r.press("r")
	if e, _ := r.app.desk.record("e2"); e.How != "received" {
		t.Errorf("received twice: %+v", e)
	}
}

// What is worth a warning is what is promised and not here, what is no longer valid, and what differs after a merge.
func TestHowARecordWasMet(t *testing.T) {
	r := open(t)
	tests := []struct {
		e     assessment.Evidence
		want  string
		warns bool
	}{
		{assessment.Evidence{How: "received"}, "received", false},
		{assessment.Evidence{How: "seen", ValidUntil: "2026-09-30"}, "seen, not copied", false},
		{assessment.Evidence{How: "seen", ValidUntil: "2026-09-29"}, "no longer valid since 2026-09-29", true},
		{assessment.Evidence{How: "promised"}, "promised", true},
		{assessment.Evidence{How: "promised", Due: "2026-09-30"}, "promised until 2026-09-30", true},
		{assessment.Evidence{How: "promised", Due: "2026-09-29"}, "overdue since 2026-09-29", true},
		{assessment.Evidence{How: "received", Conflict: true}, "two versions", true},
	}
	for _, tt := range tests {
		got, warns := r.app.howWords(tt.e)
		if !strings.Contains(got, tt.want) || warns != tt.warns {
			t.Errorf("howWords(%+v) = %q, %v; want %q, %v", tt.e, got, warns, tt.want, tt.warns)
		}
	}
}

// In the line mode a record tells what it serves, and that its file is not there.
func TestARecordInTheLineMode(t *testing.T) {
	p := newPair(t)
	d := p.plain.d
	p.plain.put(assessment.PutEvidence(assessment.Evidence{ID: "e1", Reference: "Decree 7", How: "received", File: "nowhere.pdf", SHA256: strings.Repeat("a", 64)}))
	p.plain.put(assessment.Support("e1", "service.desk", "yes"))
	p.at("mandate.basis")
	p.said.Reset()
	p.plain.typed <- "1" // it serves
	p.plain.typed <- ""
	p.plain.record("e1")
	if said := p.said.String(); !strings.Contains(said, "service.desk") || strings.Contains(said, "mandate.basis") {
		t.Errorf("it serves:\n%s", said)
	}
	for len(p.plain.typed) > 0 {
		<-p.plain.typed
	}
	p.said.Reset()
	e, _ := d.record("e1")
	p.plain.checkFile(e)
	if got := d.checkOf(e).outcome; got != "missing" || !strings.Contains(p.said.String(), "nowhere.pdf") {
		t.Errorf("a file that is not there is %q:\n%s", got, p.said)
	}
}

// In the line mode a record is changed from the register too, and a file without a hash gets one.
func TestARecordIsChangedLineByLine(t *testing.T) {
	p := newPair(t)
	d := p.plain.d
	file := filepath.Join(filepath.Dir(d.path), "decree.pdf")
	if err := os.WriteFile(file, []byte("Decree"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.plain.put(assessment.PutEvidence(assessment.Evidence{ID: "e1", Reference: "Decree 7", How: "seen", File: "decree.pdf"}))
	e, _ := d.record("e1")
	p.plain.checkFile(e)
	if e, _ = d.record("e1"); len(e.SHA256) != 64 {
		t.Errorf("the hash is %q\n%s", e.SHA256, p.said)
	}
	lines := fields(newEvidenceForm(p.plain.asker(), d, e, "", nil), values{"reference": "Decree 8"})
	p.at("mandate.basis")
	p.said.Reset()
	p.plain.typed <- "" // what can be done with it is asked
	p.plain.record("e1")
	change := ""
	for _, l := range strings.Split(p.said.String(), "\n") {
		if key, ok := strings.CutSuffix(l, "  "+p.plain.t("plain.evidence-change")); ok {
			change = key
		}
	}
	for _, l := range append([]string{change}, lines...) {
		p.plain.typed <- l
	}
	p.plain.record("e1")
	if e, _ = d.record("e1"); e.Reference != "Decree 8" || len(e.SHA256) != 64 {
		t.Errorf("changed to %+v\n%s", e, p.said)
	}
}
