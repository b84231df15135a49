package questionnaires_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// What the questionnaire "establishment" promises beyond what the loader checks of every questionnaire.

func establishment(t *testing.T) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Load("library/establishment")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func words(s string) int { return len(strings.Fields(s)) }

func TestEstablishmentSize(t *testing.T) {
	q := establishment(t)
	var scored, facts, minutes int
	for _, question := range q.Questions() {
		if question.Scored() {
			scored++
		} else {
			facts++
		}
		minutes += question.Minutes
	}
	if scored < 43 || scored > 52 {
		t.Errorf("%d scored questions, want about 45", scored)
	}
	if facts < 14 || facts > 20 {
		t.Errorf("%d facts, want about 15", facts)
	}
	if minutes < 150 || minutes > 200 {
		t.Errorf("%d minutes, want about three hours", minutes)
	}
}

// TestEstablishmentDepth holds every scored question to the depth that an officer and an assessor need.
func TestEstablishmentDepth(t *testing.T) {
	q := establishment(t)
	for _, question := range q.Questions() {
		if len([]rune(question.Label)) == 0 || len([]rune(question.Label)) > 40 {
			t.Errorf("%s: label %q is not of 1 to 40 characters", question.ID, question.Label)
		}
		if words(question.Ask) > 30 || !strings.HasSuffix(question.Ask, "?") || strings.Count(question.Ask, "?") != 1 {
			t.Errorf("%s: %q is not one question of at most 30 words", question.ID, question.Ask)
		}
		if question.Why == "" || question.Minutes < 1 || len(question.Whom) == 0 || len(question.How) == 0 {
			t.Errorf("%s: why, minutes, whom or how is missing", question.ID)
		}
		if section := q.SectionOf(question.ID).ID; !strings.HasPrefix(question.ID, section+".") {
			t.Errorf("%s stands in section %s", question.ID, section)
		}
		if !question.Scored() {
			continue
		}
		if n := len(question.Options); n < 4 || n > 5 {
			t.Errorf("%s: %d options, want 4 or 5", question.ID, n)
		}
		for i, option := range question.Options {
			if words(option.Text) > 25 {
				t.Errorf("%s: option %s has more than 25 words", question.ID, option.Code)
			}
			if (i == 0) != strings.HasPrefix(option.Text, "Not yet; ") {
				t.Errorf("%s: option %s is %q; the lowest option, and no other, says not yet", question.ID, option.Code, option.Text)
			}
		}
		if n := len(question.Evidence); n < 2 || n > 4 {
			t.Errorf("%s: %d things to show, want 2 to 4", question.ID, n)
		}
		if w := question.Weight; w != questionnaires.One && w != 2*questionnaires.One && w != 3*questionnaires.One {
			t.Errorf("%s: weight %s, want 1, 2 or 3", question.ID, w)
		}
		if question.Probe == "" || len(question.Sources) < 2 || len(question.Maps["r69"]) == 0 {
			t.Errorf("%s: a probe, two sources or a topic is missing", question.ID)
		}
	}
}

// TestEstablishmentImproves: each option above the lowest has exactly one action, in order.
func TestEstablishmentImproves(t *testing.T) {
	for _, question := range establishment(t).Questions() {
		if !question.Scored() {
			continue
		}
		var want, got []string
		for _, option := range question.Options[1:] {
			want = append(want, option.Code)
		}
		for _, action := range question.Improve {
			got = append(got, action.To)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: actions lead to %v, want %v", question.ID, got, want)
		}
	}
}

// Words that grade the subject, or that nobody can check.
var grading = regexp.MustCompile(`(?i)\b(weak|poor|poorly|fails?|failing|lacks?|lacking|inadequate|insufficient|adequate|appropriate|sufficient|regularly|regular|effective|good enough|mature|immature|CSIRT'?s?|CERTs?)\b`)

func TestEstablishmentIsNeutral(t *testing.T) {
	for _, question := range establishment(t).Questions() {
		// Names of others, such as "FIRST CSIRT Services Framework", stand in the options of facts.
		texts := []string{question.Ask, question.Why, question.Probe}
		if question.Scored() {
			for _, option := range question.Options {
				texts = append(texts, option.Text)
			}
		}
		for _, action := range question.Improve {
			texts = append(texts, action.Do)
		}
		for _, text := range texts {
			if found := grading.FindString(text); found != "" {
				t.Errorf("%s: %q holds the word %q", question.ID, text, found)
			}
		}
	}
}

// TestEstablishmentNeverCountsPeople: skills are functions covered, however many people cover them.
func TestEstablishmentNeverCountsPeople(t *testing.T) {
	heads := regexp.MustCompile(`(?i)\b(head ?count|full[- ]time|FTE|staff members|employees|number of (people|staff))\b`)
	for _, question := range establishment(t).Questions() {
		for _, option := range question.Options {
			if found := heads.FindString(option.Text); found != "" {
				t.Errorf("%s: option %s counts people: %q", question.ID, option.Code, found)
			}
		}
	}
}

// TestEstablishmentTopics: each topic of the proposals that a state can act on before it has a CIRT is
// asked about. They are those addressed to the state itself and those about what it takes part in.
func TestEstablishmentTopics(t *testing.T) {
	own := []string{"t01", "t02", "t03", "t04", "t05", "t06", "t38"}
	uptake := []string{"t09", "t12", "t13", "t14", "t15", "t19", "t25"}
	others := []string{
		"t07", "t08", "t10", "t11", "t16", "t17", "t18", "t20", "t21", "t22", "t23", "t24", "t26", "t27", "t28", "t29",
		"t30", "t31", "t32", "t33", "t34", "t35", "t36", "t37", "t40", "t41", "t42", "t43",
	}
	q := establishment(t)
	asked, scored := map[string]bool{}, map[string]bool{}
	for _, question := range q.Questions() {
		for _, topic := range question.Maps["r69"] {
			asked[topic] = true
			scored[topic] = scored[topic] || question.Scored()
		}
	}
	for _, topic := range slices.Concat(own, uptake, others) {
		if !asked[topic] {
			t.Errorf("no question is mapped to topic %s", topic)
		}
	}
	for _, topic := range own {
		if !scored[topic] {
			t.Errorf("no scored question is mapped to topic %s, which is addressed to the state", topic)
		}
	}
}

// TestEstablishmentRungs: few things hold the first rungs, and what is essential is what these name.
func TestEstablishmentRungs(t *testing.T) {
	q := establishment(t)
	if len(q.Ladders) != 1 || q.Ladders[0].ID != "readiness" || len(q.Ladders[0].Rungs) != 5 {
		t.Fatalf("want one ladder, readiness, of five rungs")
	}
	named := map[string]bool{}
	for i, rung := range q.Ladders[0].Rungs {
		profile := q.Profiles[rung.Profile]
		if i < 2 && len(profile.Requires) > 8 {
			t.Errorf("rung %d tests %d things, want at most 8", i+1, len(profile.Requires))
		}
		if profile.Title != rung.Title || profile.Text != rung.Text {
			t.Errorf("rung %d and its profile %s differ in words", i+1, profile.ID)
		}
		for _, requirement := range profile.Requires {
			if requirement.Question != "" && i < 2 {
				named[requirement.Question] = true
			}
		}
	}
	for _, question := range q.Questions() {
		if question.Essential != named[question.ID] {
			t.Errorf("%s: essential %t, named by rung 1 or 2 %t", question.ID, question.Essential, named[question.ID])
		}
		if question.Essential && len(question.NA) > 0 {
			t.Errorf("%s is essential and may be not applicable", question.ID)
		}
	}
	if len(named) > 24 {
		t.Errorf("%d essential questions, want few", len(named))
	}
}

// TestEstablishmentSections: every section with scored questions has a score.
func TestEstablishmentSections(t *testing.T) {
	q := establishment(t)
	for _, section := range q.Sections {
		scored := slices.ContainsFunc(section.Questions, (*questionnaires.Question).Scored)
		if scored != (section.Score != nil) {
			t.Errorf("section %s: scored questions %t, score %t", section.ID, scored, section.Score != nil)
		}
		if scored && section.Score.Rule != questionnaires.Mean {
			t.Errorf("section %s: rule %s, want mean", section.ID, section.Score.Rule)
		}
	}
	if q.Score == nil {
		t.Error("the whole has no score")
	}
}

// TestEstablishmentServicesCanBeProvided: what another party can give says who gives it.
func TestEstablishmentServicesCanBeProvided(t *testing.T) {
	q := establishment(t)
	for _, id := range []string{
		"services.warning", "services.awareness", "people.functions", "process.incident", "process.information",
		"technology.premises", "technology.tools", "technology.resilience", "exchange.sources", "service.register", "service.reach",
	} {
		if question := q.Question(id); question == nil || !question.Provided {
			t.Errorf("%s does not say who provides it", id)
		}
	}
}

// TestEstablishmentCitesProposals: the texts on Resolution 69 are proposals, and are called so.
func TestEstablishmentCitesProposals(t *testing.T) {
	for _, source := range establishment(t).Sources {
		if strings.HasPrefix(source.ID, "R69-") && source.Status != "proposal" {
			t.Errorf("%s is of status %q, want proposal", source.ID, source.Status)
		}
		if source.Use == "" {
			t.Errorf("%s says nothing on its use", source.ID)
		}
	}
}

// The clauses of the two proposals, by their new letters, and the topics that each is about.
var clauses = map[string]map[string][]string{
	"R69-2014": {
		"resolves 1 b1": {"t01"}, "resolves 1 b2": {"t03", "t38"},
		"resolves 2 b1": {"t07", "t08"}, "resolves 2 b2": {"t09"},
		"resolves 2 b3": {"t05", "t10", "t11", "t12", "t13", "t14"},
		"resolves 3":    {"t19", "t43"},
		"noting a":      {"t21"}, "noting b": {"t30"}, "noting c": {"t20"}, "noting d": {"t37"}, "noting e": {"t22"},
		"recognizing a": {"t29", "t33"}, "recognizing b": {"t32"}, "recognizing c": {"t31"}, "recognizing d": {"t08"},
		"recognizing e": {"t34"}, "recognizing f": {"t14", "t20", "t22", "t29"},
		"footnote 1": {"t41"},
	},
	"R69-2021": {
		"resolves 1": {"t43"}, "resolves 1 b1": {"t01", "t02"}, "resolves 1 b2": {"t03", "t04", "t38"},
		"resolves 1 b3": {"t05"}, "resolves 1 b4": {"t06"},
		"resolves 2 b1": {"t07", "t08"}, "resolves 2 b2": {"t09"},
		"resolves 2 b3": {"t02", "t10", "t11", "t12", "t13", "t15", "t16", "t17", "t42"},
		"resolves 2 b4": {"t18"}, "resolves 3": {"t19", "t43"},
		"noting a": {"t21"}, "noting b": {"t30"}, "noting c": {"t27", "t28", "t29"}, "noting d": {"t20"},
		"noting e": {"t23"}, "noting f": {"t37"}, "noting g": {"t02", "t04", "t22"}, "noting h": {"t34"},
		"recognizing a": {"t29", "t33"}, "recognizing b": {"t32"}, "recognizing c": {"t31"}, "recognizing d": {"t26"},
		"recognizing e": {"t08", "t24"}, "recognizing f": {"t25"},
		"recognizing g": {"t13", "t15", "t20", "t22", "t29", "t42"}, "recognizing h": {"t06"},
		"recognizing i": {"t11", "t35", "t36"},
		"recalling a":   {"t39"}, "recalling b": {"t38"}, "recalling c": {"t38"},
		"footnote 1": {"t41"},
	},
}

// TestEstablishmentClauses: a clause that a question cites is in the proposal, and is about a topic that the
// question is mapped to.
func TestEstablishmentClauses(t *testing.T) {
	for _, question := range establishment(t).Questions() {
		for _, source := range question.Sources {
			proposal, clause, _ := strings.Cut(source, " ")
			known, ok := clauses[proposal]
			if !ok {
				continue
			}
			topics, ok := known[clause]
			if !ok {
				t.Errorf("%s cites %q, which is no clause of the proposal", question.ID, source)
				continue
			}
			about := func(topic string) bool { return slices.Contains(topics, topic) }
			if !slices.ContainsFunc(question.Maps["r69"], about) {
				t.Errorf("%s cites %q, which is about %v, and is mapped to %v", question.ID, source, topics, question.Maps["r69"])
			}
		}
	}
}

func TestEstablishmentIsLintClean(t *testing.T) {
	for _, finding := range questionnaires.Lint(establishment(t)) {
		t.Error(finding.Message(lang.English()))
	}
}

// TestEstablishmentTextsStandAlone: a report shows an option or an action by itself, far from those
// before it, so none may point back to them.
func TestEstablishmentTextsStandAlone(t *testing.T) {
	option := regexp.MustCompile(`(?i)^(such|it|they|this|these|in use|in force|approved,|approved and|signed)\b|\bsuch an? \b`)
	action := regexp.MustCompile(`(?i)^\w+ (it|them|this)\b`)
	for _, question := range establishment(t).Questions() {
		for _, o := range question.Options {
			if found := option.FindString(o.Text); found != "" {
				t.Errorf("%s: option %s points back with %q", question.ID, o.Code, found)
			}
		}
		for _, a := range question.Improve {
			if found := action.FindString(a.Do); found != "" {
				t.Errorf("%s: the action to %s points back with %q", question.ID, a.To, found)
			}
		}
	}
}
