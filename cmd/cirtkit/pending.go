package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"cirtkit/exchange/mission"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// pendingOutput is the versioned output of `cirtkit pending --json`; docs/schemas/pending.schema.json
// describes it.
type pendingOutput struct {
	Format       int             `json:"format"` // 1
	Assessment   string          `json:"assessment"`
	On           string          `json:"on,omitempty"` // the day that overdue is counted from
	Counts       pendingCounts   `json:"counts"`
	Institutions []waitingOutput `json:"institutions"`
}

type pendingCounts struct {
	Promised int `json:"promised"`
	Overdue  int `json:"overdue"` // of those promised
	Open     int `json:"open"`
	Verify   int `json:"verify"`
}

type waitingOutput struct {
	Role      string       `json:"role,omitempty"`
	Name      string       `json:"name,omitempty"`
	Assessors bool         `json:"assessors,omitempty"`
	Items     []itemOutput `json:"items"`
}

type itemOutput struct {
	Kind      mission.Kind    `json:"kind"`
	What      mission.What    `json:"what"`
	Question  string          `json:"question,omitempty"`
	Reference string          `json:"reference,omitempty"` // the question's short number in the report
	Ask       string          `json:"ask,omitempty"`
	Also      []string        `json:"also,omitempty"` // ids of the other roles that can answer
	Due       string          `json:"due,omitempty"`
	Evidence  *evidenceBrief  `json:"evidence,omitempty"`
	Accounts  []accountOutput `json:"accounts,omitempty"`
	Status    string          `json:"status,omitempty"` // the next step of the assessment
}

type evidenceBrief struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Questions []string `json:"questions"` // that it is for
}

type accountOutput struct {
	Institution string `json:"institution"`
	Answer      string `json:"answer"` // as `cirtkit answer` takes it
}

// pendingCommand lists what an assessment waits for, by institution.
func (p *program) pendingCommand() *cobra.Command {
	var on string
	cmd := p.command("pending FILE", takes(1))
	cmd.Example = p.t("cmd.pending.example")
	cmd.Flags().StringVar(&on, "on", "", p.t("cmd.pending.flag.on"))
	shown := p.shownFlags(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if err := shown.check(); err != nil {
			return err
		}
		if on != "" && !questionnaires.IsDate(on) {
			return fault.New(fault.Usage, "cmd.pending.date", "found", on)
		}
		file, err := p.read(args[0])
		if err != nil {
			return err
		}
		state := file.State()
		p.sayUnknown(state)
		pending := mission.PendingOf(state, scoreWith(state, nil), on)
		words := &pendingWords{program: p, questionnaire: state.Questionnaire, references: report.References(state.Questionnaire)}
		if shown.json {
			return p.printJSON(words.output(pending, state.ID))
		}
		return p.show(words.blocks(pending), shown)
	}
	return cmd
}

// pendingWords shows what is pending, for programs and for people.
type pendingWords struct {
	*program
	questionnaire *questionnaires.Questionnaire
	references    map[string]string
}

func (w *pendingWords) output(pending mission.Pending, id string) pendingOutput {
	out := pendingOutput{Format: 1, Assessment: id, On: pending.On, Institutions: []waitingOutput{}, Counts: pendingCounts{
		Promised: pending.Count(mission.Promised), Open: pending.Count(mission.Open), Verify: pending.Count(mission.Verify),
	}}
	for _, waiting := range pending.Institutions {
		shown := waitingOutput{Role: waiting.Role, Name: waiting.Name, Assessors: waiting.Assessors}
		for _, i := range waiting.Items {
			if i.What == mission.EvidenceOverdue {
				out.Counts.Overdue++
			}
			shown.Items = append(shown.Items, w.item(i))
		}
		out.Institutions = append(out.Institutions, shown)
	}
	return out
}

func (w *pendingWords) item(i mission.Item) itemOutput {
	out := itemOutput{Kind: i.Kind, What: i.What, Also: i.Also, Due: i.Due, Status: i.Status}
	if i.Question != nil {
		out.Question, out.Reference, out.Ask = i.Question.ID, w.references[i.Question.ID], i.Question.Ask
	}
	if i.Evidence != nil {
		out.Evidence = &evidenceBrief{ID: i.Evidence.ID, Title: i.Evidence.Reference, Questions: []string{}}
		for _, q := range i.Questions {
			out.Evidence.Questions = append(out.Evidence.Questions, q.ID)
		}
	}
	for _, a := range i.Accounts {
		out.Accounts = append(out.Accounts, accountOutput{a.Institution, questionnaires.FormatAnswer(i.Question, a.Answer)})
	}
	return out
}

// blocks lays out a table for each institution, below a line that counts.
func (w *pendingWords) blocks(pending mission.Pending) []report.Block {
	counts := w.output(pending, "").Counts
	if len(pending.Institutions) == 0 {
		return []report.Block{report.Paragraph{Text: w.t("cmd.pending.none")}}
	}
	blocks := []report.Block{report.Paragraph{Style: report.Lead, Text: joined(", ",
		w.t("cmd.pending.count.promised", "n", counts.Promised, "overdue", counts.Overdue),
		w.t("cmd.pending.count.open", "n", counts.Open), w.t("cmd.pending.count.verify", "n", counts.Verify)) + "."}}
	counted := report.Table{Columns: []report.Column{
		{Head: w.t("cmd.pending.head.what"), Width: 0.8}, {Head: w.t("cmd.pending.head.count"), Width: 0.2, Align: report.End},
	}}
	for _, what := range mission.Whats {
		if n := pending.CountWhat(what); n > 0 {
			counted.Rows = append(counted.Rows, []report.Cell{{Text: w.t("cmd.pending.what." + string(what)), Tone: toneOf(what)}, {Text: strconv.Itoa(n)}})
		}
	}
	blocks = append(blocks, counted)
	if pending.On != "" {
		blocks = append(blocks, report.Paragraph{Style: report.Small, Text: w.t("cmd.pending.on", "date", pending.On)})
	}
	for _, waiting := range pending.Institutions {
		table := report.Table{Columns: []report.Column{
			{Head: w.t("cmd.pending.head.what"), Width: 0.3}, {Head: w.t("cmd.pending.head.about"), Width: 0.54}, {Head: w.t("cmd.pending.head.due"), Width: 0.16},
		}}
		for _, row := range rows(waiting.Items) {
			what := w.t("cmd.pending.what." + string(row[0].What))
			if len(row) > 1 {
				what = w.t("cmd.pending.several", "what", what, "n", len(row))
			}
			var about []string
			for _, i := range row {
				about = append(about, w.about(i))
			}
			table.Rows = append(table.Rows, []report.Cell{{Text: what, Tone: toneOf(row[0].What)}, {Text: strings.Join(about, "\n")}, {Text: row[0].Due}})
		}
		blocks = append(blocks, report.Heading{Level: 2, Text: w.institution(waiting)}, table)
	}
	return blocks
}

// toneOf is how a thing to do stands out.
func toneOf(what mission.What) report.Tone {
	if what == mission.EvidenceOverdue {
		return report.Lacking
	}
	return report.Plain
}

// rows puts items in rows of a table: questions with the same thing to do, of which there is nothing else to say,
// share one.
func rows(items []mission.Item) [][]mission.Item {
	plain := func(i mission.Item) bool { return i.Question != nil && i.Evidence == nil && len(i.Accounts) == 0 }
	var out [][]mission.Item
	for _, i := range items {
		if n := len(out); n > 0 && plain(i) && plain(out[n-1][0]) && i.What == out[n-1][0].What {
			out[n-1] = append(out[n-1], i)
			continue
		}
		out = append(out, []mission.Item{i})
	}
	return out
}

// institution names who is waited for.
func (w *pendingWords) institution(waiting mission.Waiting) string {
	switch {
	case waiting.Name != "":
		return waiting.Name
	case waiting.Role != "":
		return w.questionnaire.Role(waiting.Role)
	case waiting.Assessors:
		return w.t("cmd.pending.assessors")
	}
	return w.t("cmd.pending.anyone")
}

// about says what an item is about: a question, with who else can answer or what each institution said; a
// record, with its questions; a step of the assessment.
func (w *pendingWords) about(i mission.Item) string {
	if i.Status != "" {
		return w.t("cmd.pending.status." + i.Status)
	}
	var lines []string
	if i.Evidence != nil {
		lines = append(lines, i.Evidence.Reference)
		var names []string
		for _, q := range i.Questions {
			names = append(names, w.references[q.ID])
		}
		if len(names) > 0 {
			lines = append(lines, w.t("cmd.pending.for", "questions", strings.Join(names, ", ")))
		}
	}
	if i.Question != nil {
		label := i.Question.Label
		if label == "" {
			label = i.Question.Ask
		}
		lines = append(lines, joined(" ", w.references[i.Question.ID], label))
	}
	var also []string
	for _, role := range i.Also {
		also = append(also, w.questionnaire.Role(role))
	}
	if len(also) > 0 && i.Kind == mission.Open {
		lines = append(lines, w.t("cmd.pending.also", "roles", strings.Join(also, "; ")))
	}
	for _, a := range i.Accounts {
		said := questionnaires.FormatAnswer(i.Question, a.Answer)
		lines = append(lines, w.t("cmd.pending.account", "institution", a.Institution, "answer", said))
	}
	return strings.Join(lines, "\n")
}
