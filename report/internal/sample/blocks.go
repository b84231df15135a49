package sample

import "cirtkit/report"

// Blocks is a small document with every kind of block and chart, in English: what a renderer is read with.
func Blocks() *report.Document {
	return &report.Document{
		Language: "en", Title: "Readiness to establish a national CIRT", Subject: "Examplia",
		Label: "TLP:GREEN", Marking: "OFFICIAL", Status: "DRAFT", Date: "2026-11-02",
		Identity: "small 1.0 · digest 72430ebc9c0e · head 0c0c0c0c0c0c",
		Notice:   "This is a self-assessment.", Note: "Handed over to the steering group.\nComments are welcome until 1 December.",
		Cover: []report.Fact{{Name: "Subject", Value: "Examplia"}, {Name: "Date", Value: "2 November 2026"}},
		Words: report.PageWords{Contents: "Contents", Continued: "(continued)", Page: "Page {page} of {pages}"},
		Parts: []report.Part{
			{ID: "summary", Title: "Summary", NewPage: true, Blocks: []report.Block{
				report.Paragraph{Style: report.Lead, Text: "Level 1 of 3 is reached."},
				report.Chart{Caption: "The ladder", Alt: "Level 3: 2 of 9. Level 2: 11 of 14. Level 1: 8 of 8.", Ladder: &report.LadderChart{
					Rungs:   []report.LadderRung{{Title: "Decided", Count: "8 of 8", Share: 1}, {Title: "Prepared", Count: "11 of 14", Share: 11.0 / 14}, {Title: "In service", Count: "2 of 9", Share: 2.0 / 9}},
					Reached: 1, Possible: 3, Evidenced: 0, ReachedWord: "reached by claim", PossibleWord: "still possible", EvidencedWord: "nothing by evidence",
					Before: 0, BeforeWord: "reached in March 2025",
				}},
				report.Heading{Level: 2, ID: "strengths", Text: "Strengths"},
				report.Bullets{Items: []report.Bullet{{Text: "The need is on paper.", Link: "gap-M-07"}, {Text: "Two teams are ready:\nbanking and research."}}},
				report.Bullets{Numbered: true, Items: []report.Bullet{{Text: "Sign the decision.", Link: "gap-M-07"}, {Text: "See the guide of others.", Link: "https://example.org/guide?a=1&b=2"}}},
				report.Chart{Caption: "Sections in each reading", Alt: "Mandate: 75% by claim, 50% by evidence. Means: 20% by claim, unknown by evidence.", Heat: HeatChart("en", 4)},
				report.Chart{Caption: "Sections and target", Alt: "Mandate 75%, means 20%, work 40%.", Radar: &report.RadarChart{
					Axes: []string{"Mandate", "Means", "Work"}, Texts: []string{"75%", "20%", "40%"},
					Series: []report.RadarSeries{{Name: "now", Values: []float64{0.75, 0.2, 0.4}}, {Name: "with level 2", Values: []float64{1, 0.6, 0.5}, Dashed: true}, {Name: "March 2025", Values: []float64{0.5, 0.2, -1}, Before: true}},
				}},
			}},
			{ID: "register", Title: "Gap register", NewPage: true, Blocks: []report.Block{
				report.Chart{Caption: "Questions", Alt: "M-07: 2 of 4. M-08: 0 of 4.", Bars: &report.BarChart{
					Bars:    []report.Bar{{Label: "M-07 Founding decision", Text: "2 of 4", Low: 0.5, High: 0.75, Target: 0.75, TargetText: "3 of 4", Before: 0.25, BeforeText: "1 of 4"}, {Label: "M-08 Host", Text: "0 of 4", Target: 0.5, TargetText: "2 of 4", Before: -1}},
					LowWord: "claimed", HighWord: "still possible", NeedWord: "level 2 asks for", BeforeWord: "in March 2025",
				}},
				report.Table{
					Caption: "Gaps", Compact: true, Sortable: true,
					Columns: []report.Column{{Head: "No.", Width: 1}, {Head: "Question", Width: 4}, {Head: "Days", Width: 1, Align: report.End}},
					Rows: [][]report.Cell{
						{{Text: "M-07", Strong: true, ID: "gap-M-07"}, {Text: "Is there a founding decision?\nA | decree, or *law*"}, {Text: "10–40"}},
						{{Text: "M-08", Strong: true, ID: "gap-M-08"}, {Text: "Is a host named?", Tone: report.Lacking}, {Text: "2–8"}},
					},
				},
				report.Heading{Level: 3, Text: "Finding"},
				report.Paragraph{Style: report.Quote, Text: "# The draft of 14 May\n1. names the team\n\n- has no date"},
				report.Paragraph{Style: report.Small, Text: "Session of 12 October 2026."},
				report.Facts{Items: []report.Fact{{Name: "Answered", Value: "7 of 9"}, {Name: "Score", Value: "0.45, between 0.38 and 0.61"}}},
			}},
			{ID: "roadmap", Title: "Roadmap", NewPage: true, Blocks: []report.Block{
				report.Chart{Caption: "The way to level 2", Alt: "6 steps in 8 months.", Roadmap: RoadmapChart("en", 6, 8, true)},
				report.Chart{Caption: "What changed", Alt: "Moves of the questions.", Change: ChangeChart("en")},
			}},
		},
		Closing: []string{"Designations used imply no opinion.", "Made with cirtkit."},
	}
}
