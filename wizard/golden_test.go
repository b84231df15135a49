package wizard

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
)

// The goldens show each screen at 60×20, 80×24 and 120×40, without colour: read them when they change.

func TestGoldenHome(t *testing.T) {
	cfg := testConfig(t, t.TempDir())
	newRig(t, cfg).golden("home-first")
	keep(t, cfg,
		settings.Recent{Path: "/home/officer/examplia-establishment.cirt", Subject: "Examplia – EX-CIRT", Questionnaire: "Readiness to establish a national CIRT 1.0", Status: "draft", Answered: 37, Asked: 69, Saved: time.Date(2026, 9, 30, 13, 5, 0, 0, time.UTC)},
		settings.Recent{Path: "/home/officer/an old place with a very long name that goes on/نموذج.cirt", Subject: "A subject with a name that is much longer than most of the names that one meets in practice", Questionnaire: "Readiness to establish a national CIRT 1.0", Status: "approved", Answered: 69, Asked: 69, Saved: time.Date(2025, 1, 2, 9, 0, 0, 0, time.UTC)})
	cfg.stat = func(string) (fs.FileInfo, error) { return nil, nil }
	newRig(t, cfg).golden("home-recent")
	cfg.stat = func(path string) (fs.FileInfo, error) { return nil, fs.ErrNotExist }
	r := newRig(t, cfg)
	r.golden("home-gone")
	r.press("enter")
	r.golden("gone")
}

// inFolder puts what a form knows of the folder of its file in the place of what it has read: another in each run.
func (r *rig) inFolder(whole string) {
	f := r.app.top().(*form)
	f.around, f.listing, f.folder = surroundings{whole: whole}, []choice{}, folderOf(f.values()["path"])
}

func TestGoldenNew(t *testing.T) {
	cfg := testConfig(t, t.TempDir())
	cfg.offer = func() []questionnaires.Info { return onOffer }
	r := newRig(t, cfg)
	r.press("n")
	r.golden("new-questionnaire")
	r.press("esc")
	cfg.Questionnaire = "testdata/questionnaire"
	r = newRig(t, cfg)
	r.write("norw")
	r.inFolder("/home/officer")
	r.golden("new-form")
}

// onOffer is a library that no change of a questionnaire changes.
var onOffer = []questionnaires.Info{
	{ID: "start", Version: "1.0", Title: "Before there is a team", Subject: "state", Questions: 44, Facts: 22, Minutes: 240, Purpose: "Shows a state, territory or economy whether the ground for a national CIRT is laid, and which steps come next."},
	{ID: "short", Version: "2.1", Title: "A short one", Subject: "team", Questions: 1, Minutes: 2, Purpose: "Asks one thing."},
	{ID: "long", Version: "1.0", Title: "One whose title is longer than the titles of most questionnaires are in practice", Subject: "team", Questions: 100, Facts: 25, Minutes: 500, Purpose: "Has a purpose that goes on for more than a line on every window, so that one sees where it is cut or broken, and that what stands at the right keeps its place beside it."},
	{ID: "facts", Version: "1.0", Title: "Facts alone", Subject: "state", Facts: 54, Minutes: 89, Purpose: "Takes stock of what is reported."},
}

// What is offered is the library, or else what stands in its place, in both modes.
func TestTheLibraryIsOffered(t *testing.T) {
	for name, want := range map[string][]questionnaires.Info{"library": questionnaires.Library(), "onOffer": onOffer} {
		cfg := testConfig(t, t.TempDir())
		if name == "onOffer" {
			cfg.offer = func() []questionnaires.Info { return onOffer }
		}
		r := newRig(t, cfg)
		r.size(160, 60)
		r.press("n")
		out, err := plainRun(t, cfg, "1", "quit")
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range want {
			words := strings.Fields(q.Title)
			r.sees(strings.Join(words[:min(3, len(words))], " "))
			if !strings.Contains(out, q.Title+" "+q.Version) {
				t.Errorf("the line mode does not offer %s:\n%s", q.Title, out)
			}
		}
	}
}

func TestGoldenQuestions(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.golden("question-scale")
	r.press("f")
	r.write("The decree was signed in May; see article 4.")
	r.golden("noting")
	r.press("esc", "2")
	r.at("mandate.basis")
	r.press("m", "l")
	r.golden("question-answered")
	r.press("esc")
	r.golden("menu")
	r.press("esc", "e", "a")
	r.write("Decree 7")
	r.golden("evidence-form")
	r.press("ctrl+s")
	r.golden("evidence")
	r.press("esc")
	r.at("service.desk")
	r.golden("question-yes-no")
	r.press("-")
	r.golden("not-applicable")
	r.press("esc")
	r.at("facts.groups")
	r.press("1", "3")
	r.golden("question-choices")
	r.at("facts.staff")
	r.press("9", "9", "9", "enter")
	r.golden("question-number")
	r.press("esc")
	r.at("facts.teams")
	r.press("a")
	r.write("Gov-CIRT")
	r.press("ctrl+s")
	r.golden("question-list")
	r.at("mandate.basis")
	r.press("s")
	r.golden("sections")
	r.press("esc", "?")
	r.golden("help")
	r.press("esc", "/")
	r.write("the")
	r.golden("find")
	r.press("esc")
	r.page(pageWhy)
	r.golden("results-why")
	r.page(pageWayUp)
	r.golden("results-way-up")
	r.press("enter")
	r.golden("steps")
	r.press("enter")
	r.golden("step-form")
	r.press("esc", "o")
	r.golden("pace-form")
	r.press("esc", "esc")
	r.page(pageLacking)
	r.golden("results-lacking")
	r.press("T", "enter", "3")
	r.golden("trying")
	r.press("esc")
	r.press("esc", "t")
	r.golden("finish")
	path := r.app.desk.path
	r.app.desk.path = "/home/officer/examplia.cirt" // a temporary folder has another width in each run
	r.press("w")
	r.inFolder("/home/officer")
	r.golden("report-form")
	r.press("esc", "p")
	r.inFolder("/home/officer")
	r.golden("signoff-form")
	r.app.desk.path = path
	r.press("esc", "a")
	r.golden("approval")
	r.press("1")
	r.golden("approve")
	r.press("esc", "esc", "shift+tab")
	r.golden("history")
}

func TestTooSmall(t *testing.T) {
	r := open(t)
	for _, size := range [][2]int{{39, 24}, {80, 11}, {1, 1}, {5, 3}} {
		r.size(size[0], size[1])
		lines := strings.Split(r.app.View(), "\n")
		if len(lines) != size[1] || width(lines[0]) > size[0] {
			t.Errorf("at %v: %q", size, lines)
		}
	}
	r.size(39, 12)
	r.sees("Window too small")
	r.size(20, 6)
	r.sees("least 40 × 12")
}

// What can't be seen is not obeyed: an answer would go to a question that nobody reads.
func TestKeysDoNothingInAWindowTooSmall(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.size(30, 10)
	r.press("2", "?", "f", "x", "enter")
	r.send(tea.MouseMsg{X: 5, Y: 8, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	r.size(80, 24)
	if got := r.answerTo("mandate.basis"); got.State != questionnaires.Unanswered || r.question() != "mandate.basis" {
		t.Errorf("answered %+v, and shows %s", got, r.question())
	}
	r.press("2")
	if got := r.answerTo("mandate.basis"); got.Option != "2" {
		t.Errorf("answered %+v", got)
	}
	r.size(30, 10)
	r.press("ctrl+c")
	if !r.quit {
		t.Error("ctrl+c does not leave")
	}
}

// Serial lines and some programs that stand between say that the window is 0 × 0.
func TestAWindowOfNoSizeIsTakenForAUsualOne(t *testing.T) {
	r := open(t)
	r.size(0, 0)
	if lines := strings.Split(r.app.View(), "\n"); len(lines) != 24 {
		t.Errorf("%d lines", len(lines))
	}
}

func TestTheFileIsProposedBesideNothing(t *testing.T) {
	tests := []struct{ subject, team, want string }{
		{"Examplia", "", "examplia-establishment.cirt"},
		{"Côte d’Ivoire", "CI-CERT", "côte-d-ivoire-ci-cert-establishment.cirt"},
		{"../../etc/passwd", "", "etc-passwd-establishment.cirt"},
		{"CON", "", "con-establishment.cirt"},
		{"", "", "assessment-establishment.cirt"},
		{"中国", "", "中国-establishment.cirt"},
		{strings.Repeat("long ", 50), "", strings.Repeat("long-", 12) + "l-establishment.cirt"},
	}
	for _, tt := range tests {
		got := fileName(tt.subject, tt.team, "establishment")
		if got != tt.want {
			t.Errorf("fileName(%q, %q) = %q, want %q", tt.subject, tt.team, got, tt.want)
		}
		if filepath.Base(got) != got {
			t.Errorf("fileName(%q, %q) = %q leaves the folder", tt.subject, tt.team, got)
		}
	}
}
