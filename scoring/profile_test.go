package scoring

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	q "cirtkit/questionnaires"
)

// A profile is judged as the rung that has its requirements: with the same verdicts, reasons and gaps, and
// it changes nothing else.
func TestProfileIsJudgedAsARung(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, size{sections: 3, questions: 3, options: 3, facts: true, ladders: true, readings: true})
		m.Ladders = m.Ladders[:1]
		model := Compile(m)
		plain := model.Score(in)
		var profiles []q.Profile
		for _, rung := range m.Ladders[0].Rungs {
			profiles = append(profiles, q.Profile{Requires: rung.Requires})
		}
		with := model.WithProfiles(profiles...).Score(in)
		for _, reading := range Readings {
			a, b := plain.Reading(reading), with.Reading(reading)
			if !reflect.DeepEqual(a.Whole, b.Whole) || !reflect.DeepEqual(a.Nodes, b.Nodes) {
				t.Fatalf("%s: profiles changed what else is scored", reading)
			}
			rungs := a.Whole.Ladders[0].Rungs
			if !reflect.DeepEqual(rungs, b.Profiles) {
				t.Fatalf("%s: as rungs %+v, as profiles %+v", reading, rungs, b.Profiles)
			}
			want := plain.Gaps(reading, Target{Ladder: m.Ladders[0].ID, Level: 1})
			got := with.ProfileGaps(reading, 0)
			for i := range want {
				want[i].Holds = true // for a profile that is not met there is no level to hold but its own
			}
			if len(want)+len(got) > 0 && !reflect.DeepEqual(want, got) {
				t.Fatalf("%s: gaps to the rung %+v, to the profile %+v", reading, want, got)
			}
		}
		if len(plain.Reading(Claimed).Profiles) > 0 {
			t.Fatal("the model that the other was made of has profiles")
		}
	})
}

// A target that is a profile gives what the ladder with that one rung gives: gaps, demands, acts, what hangs.
func TestProfileIsATarget(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, size{sections: 3, questions: 3, options: 3, facts: true, ladders: true, readings: true})
		rung := m.Ladders[0].Rungs[0]
		m.Ladders = []q.Ladder{{ID: "one", Rungs: []q.Rung{rung}}}
		result := Compile(m).WithProfiles(q.Profile{ID: "other"}, q.Profile{ID: "p", Requires: rung.Requires}).Score(in)
		asRung, asProfile := Target{Ladder: "one", Level: 1}, Target{Profile: "p"}
		for _, reading := range Readings {
			a, b := result.Explain(reading, asRung), result.Explain(reading, asProfile)
			a.Target, a.Ladder, b.Target, b.Ladder = Target{}, nil, Target{}, nil
			if !reflect.DeepEqual(a, b) {
				t.Fatalf("%s: as a rung %+v, as a profile %+v", reading, *a, *b)
			}
			if g, p := result.Gaps(reading, asRung), result.Gaps(reading, asProfile); !reflect.DeepEqual(g, p) {
				t.Fatalf("%s: gaps as a rung %+v, as a profile %+v", reading, g, p)
			}
			if d, p := result.Model().Demands(reading, asRung), result.Model().Demands(reading, asProfile); !reflect.DeepEqual(d, p) {
				t.Fatalf("%s: demands as a rung %+v, as a profile %+v", reading, d, p)
			}
			for i := range rung.Requires {
				at := RequirementAt{1, i}
				if h, p := result.HangsOn(reading, asRung, at), result.HangsOn(reading, asProfile, at); !reflect.DeepEqual(h, p) {
					t.Fatalf("%s: as a rung %+v hangs, as a profile %+v", reading, h, p)
				}
			}
		}
		if d, p := result.Differences(asRung), result.Differences(asProfile); !reflect.DeepEqual(d, p) {
			t.Fatalf("differences as a rung %+v, as a profile %+v", d, p)
		}
		none := Target{Profile: "nobody's"}
		if result.Explain(Claimed, none) != nil || result.Gaps(Claimed, none) != nil || result.Differences(none) != nil || result.HangsOn(Claimed, none, RequirementAt{1, 0}) != nil {
			t.Fatal("there is something about a profile that was not given")
		}
	})
}

// Every minimum has to be met by itself: an average far above it makes up for nothing.
func TestProfileIsAnAndGate(t *testing.T) {
	scale := []q.Option{{Code: "0"}, {Code: "1"}, {Code: "2"}, {Code: "3"}, {Code: "4"}}
	m := &q.Questionnaire{Sections: []*q.Section{{ID: "s", Score: &q.ScoreRule{Rule: q.Mean, OutOf: 4 * q.One}}}}
	for _, id := range []string{"a", "b", "c"} {
		m.Sections[0].Questions = append(m.Sections[0].Questions, &q.Question{ID: id, Type: q.Scale, Weight: q.One, Options: scale})
	}
	profile := q.Profile{Requires: []q.Requirement{{Question: "a", AtLeast: "1"}, {Question: "b", AtLeast: "2"}}} // c has no minimum
	tests := []struct {
		name          string
		a, b, c       string
		met, possible bool
		gaps          []string
	}{
		{"each at its minimum", "1", "2", "0", true, true, nil},
		{"one below, the others at the top", "0", "4", "4", false, false, []string{"a"}},
		{"all below", "0", "1", "4", false, false, []string{"a", "b"}},
		{"one open", "1", "?", "0", false, true, []string{"b"}},
		{"what has no minimum may stay open", "4", "4", "?", true, true, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := Input{}
			for id, code := range map[string]string{"a": tt.a, "b": tt.b, "c": tt.c} {
				answer := q.Answer{State: q.Answered, Option: code}
				if code == "?" {
					answer = q.Answer{State: q.DontKnow}
				}
				in[id] = Given{Answer: answer}
			}
			result := Compile(m).WithProfiles(profile).Score(in)
			got := result.Reading(Claimed).Profiles[0]
			var gaps []string
			for _, gap := range result.ProfileGaps(Claimed, 0) {
				gaps = append(gaps, gap.Question)
			}
			if got.Met != tt.met || got.Possible != tt.possible || !reflect.DeepEqual(gaps, tt.gaps) {
				t.Errorf("met %t, possible %t, gaps %v; want %t, %t, %v", got.Met, got.Possible, gaps, tt.met, tt.possible, tt.gaps)
			}
		})
	}
}
