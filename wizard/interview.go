package wizard

import (
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/exchange/mission"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// An interview asks only what those who are there can answer, in the order of the sheet that is printed for them
// (package mission): what they are asked first, then what is looked at, then what papers were to answer, then what
// another is asked before them; role by role, so that nobody waits for another to finish and come back. Answering
// goes to the next of their questions that is open.

// audience is who is interviewed: the people of a session, or of a role of the questionnaire.
type audience struct {
	session string   // id; "" for a role
	roles   []string // ids of roles of the questionnaire
	anyone  bool     // questions that name nobody
	name    string
}

// key tells audiences apart.
func (u audience) key() string {
	return u.session + "/" + strings.Join(u.roles, "/")
}

// sheets are the questions of each role of the questionnaire, in the order of an interview.
type sheets struct {
	order   map[string][]string // question ids by role id; mission.Anyone has those that name nobody
	minutes map[string]int      // of a question
}

func newSheets(q *questionnaires.Questionnaire) *sheets {
	s := &sheets{order: map[string][]string{}, minutes: map[string]int{}}
	pack := mission.Build([]mission.Reading{{Questionnaire: q, Words: lang.English()}}, mission.Options{})
	for _, question := range pack.Questions {
		s.minutes[question.ID] = question.Minutes
	}
	for _, i := range pack.Institutions {
		for _, m := range []mission.Method{mission.Ask, mission.Observe, mission.Read} {
			for _, at := range i.First {
				if pack.Questions[at].Method == m {
					s.order[i.Role] = append(s.order[i.Role], pack.Questions[at].ID)
				}
			}
		}
		for _, at := range i.Also {
			s.order[i.Role] = append(s.order[i.Role], pack.Questions[at].ID)
		}
	}
	return s
}

// sheet is worked out once; the questionnaire of an assessment stays as it is.
func (d *desk) sheet() *sheets {
	if d.sheets == nil {
		d.sheets = newSheets(d.q)
	}
	return d.sheets
}

// current is the current session; its roles are empty where there is none.
func (d *desk) current() (assessment.Session, bool) {
	return d.sessionOf(d.session)
}

func (d *desk) sessionOf(id string) (assessment.Session, bool) {
	for _, s := range d.state.Sessions {
		if s.ID == id {
			return s, true
		}
	}
	return assessment.Session{}, false
}

// roleCalled finds a role of the questionnaire by its id or its words; "" for none.
func (d *desk) roleCalled(name string) string {
	for _, r := range d.q.Roles {
		if strings.EqualFold(name, r.ID) || strings.EqualFold(name, r.Text) || strings.EqualFold(name, d.words.Role(r.ID)) {
			return r.ID
		}
	}
	return ""
}

// answers says whether a role is among those that a question names, by its id or its words.
func (d *desk) answers(role string, q *questionnaires.Question) bool {
	id := d.roleCalled(role)
	return id != "" && slices.Contains(q.Whom, id)
}

// present are the roles of the questionnaire that a session names, among its roles or as an institution.
func (d *desk) present(s assessment.Session) []string {
	var out []string
	for _, name := range slices.Concat(s.Roles, s.Institutions) {
		if id := d.roleCalled(name); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// audiences lists who can answer something: sessions that name a role of the questionnaire, then all roles, then whoever
// can answer what names nobody.
func (d *desk) audiences(say func(string, ...any) string, words *lang.Language) []audience {
	var out []audience
	add := func(u audience) {
		if len(d.interviewOf(u)) > 0 {
			out = append(out, u)
		}
	}
	for _, s := range d.state.Sessions {
		add(audience{session: s.ID, roles: d.present(s), name: sessionWords(words, s)})
	}
	for _, r := range d.q.Roles {
		add(audience{roles: []string{r.ID}, name: d.words.Role(r.ID)})
	}
	add(audience{anyone: true, name: say("interview.anyone")})
	return out
}

// interviewOf lists the questions for an audience in their order.
func (d *desk) interviewOf(u audience) []*questionnaires.Question {
	roles := u.roles
	if u.anyone {
		roles = []string{mission.Anyone}
	}
	var out []*questionnaires.Question
	var listed map[string]bool
	if len(roles) > 1 { // else none comes twice
		listed = map[string]bool{}
	}
	for _, role := range roles {
		for _, id := range d.sheet().order[role] {
			if listed[id] || !d.isAsked(id) {
				continue
			}
			out = append(out, d.q.Question(id))
			if listed != nil {
				listed[id] = true
			}
		}
	}
	return out
}

// interview lists the questions of the interview that is going on; nil while there is none.
func (d *desk) interview() []*questionnaires.Question {
	if d.guests == nil {
		return nil
	}
	return d.interviewOf(*d.guests)
}

// tally is how far an interview has come.
type tally struct {
	open, done int
	minutes    int // of those that are open
	promised   int // records of evidence that they promised
}

// tallyOf counts all of it.
func (d *desk) tallyOf(u audience) tally {
	t := d.answeredBy(u)
	t.promised = d.promisedBy(u)
	return t
}

// answeredBy counts the questions alone.
func (d *desk) answeredBy(u audience) tally {
	var t tally
	for _, q := range d.interviewOf(u) {
		if !d.remains(q.ID) {
			t.done++
			continue
		}
		t.open++
		t.minutes += d.sheet().minutes[q.ID]
	}
	return t
}

// promisedBy counts the records of evidence that an audience promised.
func (d *desk) promisedBy(u audience) int {
	n := 0
	s, _ := d.sessionOf(u.session)
	for _, w := range d.pending().Institutions {
		if slices.Contains(u.roles, w.Role) && w.Role != "" || w.Name != "" && slices.Contains(s.Institutions, w.Name) {
			for _, i := range w.Items {
				if i.Kind == mission.Promised {
					n++
				}
			}
		}
	}
	return n
}

// pending is what the assessment waits for, by institution.
func (d *desk) pending() mission.Pending {
	if d.known.pending == nil {
		p := mission.PendingOf(d.state, d.result, d.today)
		d.known.pending = &p
	}
	return *d.known.pending
}

// begin starts an interview, or goes on with it, and gives the question to go to: the one that it was left at, or else
// the first that is open, or else the first.
func (d *desk) begin(u audience) string {
	list := d.interviewOf(u)
	if len(list) == 0 {
		return ""
	}
	d.guests = &u
	if s, ok := d.current(); u.session != "" {
		d.session = u.session
	} else if ok && !slices.ContainsFunc(d.present(s), func(role string) bool { return slices.Contains(u.roles, role) }) {
		d.session = "" // what they say was not said there
	}
	if at := d.places[u.key()]; slices.ContainsFunc(list, func(q *questionnaires.Question) bool { return q.ID == at }) {
		return at
	}
	for _, q := range list {
		if d.remains(q.ID) {
			return q.ID
		}
	}
	return list[0].ID
}

// reach keeps the place of the interview that is going on.
func (d *desk) reach(id string) {
	if d.guests == nil || !slices.ContainsFunc(d.interview(), func(q *questionnaires.Question) bool { return q.ID == id }) {
		return
	}
	if d.places == nil {
		d.places = map[string]string{}
	}
	d.places[d.guests.key()] = id
}

// nextInInterview is the next open question of the interview, round the end; "" when none is left.
func (d *desk) nextInInterview(after string) string {
	list := d.interview()
	at := slices.IndexFunc(list, func(q *questionnaires.Question) bool { return q.ID == after })
	for i := range list {
		q := list[(at+1+i)%len(list)]
		if q.ID != after && d.remains(q.ID) {
			return q.ID
		}
	}
	return ""
}

// besideInInterview is the question of the interview before (-1) or after (1) another; "" at an end. From a question that
// is none of theirs it is the one that the interview was left at.
func (d *desk) besideInInterview(id string, by int) string {
	list := d.interview()
	at := slices.IndexFunc(list, func(q *questionnaires.Question) bool { return q.ID == id })
	switch {
	case at < 0:
		return d.places[d.guests.key()]
	case at+by < 0 || at+by >= len(list):
		return ""
	}
	return list[at+by].ID
}

// guestsName is who is interviewed in a few words.
func (d *desk) guestsName(words *lang.Language) string {
	if d.guests == nil {
		return ""
	}
	if s, ok := d.sessionOf(d.guests.session); ok {
		return briefSession(words, s)
	}
	return d.guests.name
}
