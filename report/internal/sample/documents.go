package sample

import (
	"fmt"
	"strings"

	"cirtkit/internal/chart"
	"cirtkit/report"
)

// English is a document with every kind of block, of an invented country.
func English() *report.Document {
	return &report.Document{
		Language: "en",
		Title:    "Readiness to establish a national CIRT",
		Subject:  "Republic of Examplia",
		Label:    "TLP:AMBER",
		Marking:  "OFFICIAL – SENSITIVE",
		Status:   "DRAFT",
		Identity: "establishment 1.0 · digest 5f2c8e0b7d9a41c3e6f80f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e · head 9b1d7c6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c · cirtkit 0.1.0",
		Date:     "2026-11-21",
		Notice:   "This is a self-assessment. The answers are those of the institutions named below; nobody else has checked them.",
		Cover: []report.Fact{
			{Name: "Kind of CIRT", Value: "National, hosted by the communications regulator"},
			{Name: "Questionnaire", Value: "Readiness to establish a national CIRT, version 1.0"},
			{Name: "Date", Value: "21 November 2026"},
			{Name: "Mode", Value: "Facilitated, four sessions"},
			{Name: "Assessors", Value: "A. Mensah, Ministry of Communications; B. Okafor, Communications Regulator"},
			{Name: "Language", Value: "English"},
		},
		Words: report.PageWords{Contents: "Contents", Continued: "(continued)", Page: "Page {page} of {pages}", Sort: "Sort by {column}", Skip: "Skip to the report"},
		Parts: []report.Part{
			{ID: "summary", Title: "Summary", NewPage: true, Blocks: []report.Block{
				report.Paragraph{Style: report.Lead, Text: "Level 1 of 5 is reached. Level 3 is possible while 14 questions are open; 11 of 14 requirements of level 2 are met."},
				report.Paragraph{Text: "A need is on paper and options have been compared. A sponsor is named, but the decision that names the host is a draft. The constituency is described in general terms; no list of critical services exists yet."},
				report.Chart{Caption: "Levels of the ladder", Ladder: &report.LadderChart{
					Rungs: []report.LadderRung{
						{Title: "Need and options on paper", Count: "8 of 8", Share: 1},
						{Title: "Sponsor, host and constituency decided", Count: "11 of 14", Share: 11.0 / 14},
						{Title: "Design and five-year cost approved", Count: "6 of 15", Share: 0.4},
						{Title: "Budget, head and core staff in place", Count: "2 of 12", Share: 1.0 / 6},
						{Title: "In service: contact published, incidents registered, first exercise held", Count: "0 of 11", Share: 0},
					},
					Reached: 1, Possible: 3, Evidenced: 0,
					ReachedWord: "reached by claim", PossibleWord: "still possible", EvidencedWord: "reached by evidence",
				}},
				report.Heading{Level: 2, ID: "strengths", Text: "Strengths"},
				report.Bullets{Items: []report.Bullet{
					{Text: "The national cyber security strategy of 2025 asks for a national CIRT and names the ministry that leads.", Link: "mandate"},
					{Text: "Two sector teams, in banking and in the academic network, are ready to cooperate."},
					{Text: "Internet access providers have agreed on one contact each."},
				}},
				report.Heading{Level: 2, Text: "The gaps that matter most"},
				report.Bullets{Numbered: true, Items: []report.Bullet{
					{Text: "The founding decision is not yet signed (M-01).", Link: "gap-M-01"},
					{Text: "There is no costed plan for five years (F-02).", Link: "gap-M-07"},
				}},
			}},
			{ID: "sections", Title: "Sections", NewPage: true, Blocks: []report.Block{
				report.Paragraph{Text: "Each bar shows what is known so far; the hatched part is what open questions still allow."},
				report.Chart{Caption: "Sections against the target", Alt: "unused", Bars: Bars(9)},
				report.Chart{
					Caption: "Where the sections stand", Alt: "Need 0.8 of target 1; mandate 0.45 of 0.75; people 0.3 of 0.75; technology 0.5 of 0.75; funding 0.2 of 0.75; cooperation not known.",
					Radar: &report.RadarChart{
						Axes: []string{"Need and national context", "Mandate and host", "People", "Technology", "Funding", "Cooperation"},
						Series: []report.RadarSeries{
							{Name: "now", Values: []float64{0.8, 0.45, 0.3, 0.5, 0.2, 0.4}},
							{Name: "target", Values: []float64{1, 0.75, 0.75, 0.75, 0.75, 0.75}, Dashed: true},
						},
					},
				},
				report.Heading{Level: 2, ID: "mandate", Text: "Mandate and governance"},
				report.Heading{Level: 3, Text: "Where accounts differ"},
				report.Paragraph{Text: "The ministry says that a decree is in force; the regulator says that it is a draft. The draft of 3 March 2026 was seen."},
				report.Paragraph{Style: report.Quote, Text: "Article 7 of the draft decree names the regulator as host.\n\nArticle 9 gives the team the right to ask operators for data about incidents, within 24 hours. The legal office expects a signature in the second quarter."},
				report.Paragraph{Style: report.Small, Text: "Finding of the session of 18 November 2026, on behalf of the communications regulator."},
				report.Facts{Items: []report.Fact{
					{Name: "Questions", Value: "9, of which 7 are answered"},
					{Name: "Score", Value: "0.45 so far; between 0.38 and 0.61"},
				}},
			}},
			{ID: "register", Title: "Gap register", NewPage: true, Blocks: []report.Block{
				report.Paragraph{Text: "In the order of what holds the level. Numbers stay the same in later drafts."},
				Register(24),
				report.Heading{Level: 2, Text: "Every answer"},
				report.Table{Caption: "Answers in the annex", Compact: true, Columns: []report.Column{
					{Head: "Question", Width: 3}, {Head: "Claimed", Width: 1.4}, {Head: "Evidenced", Width: 1.4}, {Head: "Weight", Width: 0.7, Align: report.End},
				}, Rows: [][]report.Cell{
					{{Text: "mandate.legal-basis: Does a legal instrument establish the national CIRT?"}, {Text: "met", Tone: report.Good}, {Text: "not known", Tone: report.Unsure}, {Text: "3"}},
					{{Text: "funding.plan: Is there a costed plan for five years?"}, {Text: "not yet", Tone: report.Lacking}, {Text: "not yet", Tone: report.Lacking}, {Text: "2"}},
					{{Text: "services.hosting: Where are the servers?"}, {Text: "withheld", Tone: report.Muted}, {Text: "withheld", Tone: report.Muted}, {Text: "1"}},
				}},
			}},
		},
		Closing: []string{
			"Designations used imply no opinion on the legal status of any country, territory or area, or of its authorities.",
			"Made with cirtkit; not a finding, ranking or endorsement by ITU.",
		},
	}
}

func Bars(n int) *report.BarChart {
	names := []string{"Need and national context", "Sponsorship and legal basis", "Constituency and stakeholders", "Mandate, powers and limits", "Services intended", "People and skills", "Funding that lasts, and what happens when donor money ends", "Cooperation", "Implementation plan"}
	b := &report.BarChart{LowWord: "so far", HighWord: "still possible", NeedWord: "target"}
	for i := range n {
		low := float64(i*37%90) / 100
		b.Bars = append(b.Bars, chart.Bar{Label: names[i%len(names)], Text: fmt.Sprintf("%.2f, up to %.2f", low, low+0.1), Low: low, High: low + 0.1, Target: 0.75})
	}
	b.Bars[n-1].Low, b.Bars[n-1].High, b.Bars[n-1].Text = -1, -1, "not known"
	return b
}

func Register(rows int) report.Table {
	t := report.Table{Caption: "Gaps", Sortable: true, Columns: []report.Column{
		{Head: "No.", Width: 0.55}, {Head: "Question", Width: 2}, {Head: "Have", Width: 1.4}, {Head: "Need", Width: 1.4}, {Head: "Action", Width: 2}, {Head: "Size", Width: 0.5, Align: report.End},
	}}
	for i := range rows {
		t.Rows = append(t.Rows, []report.Cell{
			{Text: fmt.Sprintf("M-%02d", i+1), Strong: true, ID: fmt.Sprintf("gap-M-%02d", i+1)},
			{Text: "Does a legal instrument establish the national CIRT?", Link: "mandate"},
			{Text: "A dated draft with a named owner", Tone: report.Lacking},
			{Text: "A signed decision of the host organisation"},
			{Text: "Have the host sign the founding decision, and publish it in the official journal where the law asks for it"},
			{Text: "S"},
		})
	}
	return t
}

// Hostile is a document of what people paste and strangers send.
func Hostile() *report.Document {
	d := English()
	d.Title = "Équipe Команда Ομάδα 国家团队 فريق الاستجابة हिन्दी 🙂"
	d.Subject = strings.Repeat("Very long subject ", 20)
	d.Marking = strings.Repeat("MARKING ", 30)
	d.Status = "Approved by the Head of the National Cyber Security Centre on 21 November 2026"
	long := strings.Repeat("Article 9 gives the team the right to ask operators for data. ", 330)
	d.Parts = []report.Part{
		{Title: "", NewPage: true, Blocks: []report.Block{report.Heading{Level: 9, Text: "A part without a title"}, report.Paragraph{}}},
		{Title: strings.Repeat("Donaudampfschifffahrt", 15), ID: "a", Blocks: []report.Block{
			report.Paragraph{Style: report.Quote, Text: long},
			report.Paragraph{Text: strings.Repeat("x", 300) + " sha256:" + strings.Repeat("0123456789abcdef", 16)},
			report.Paragraph{Text: "emoji 🙂👩‍💻🇨🇭 controls \x00\x1b[2J\u202e overrides\u2066 bad \xff\xe4\xb8 bytes\ttab\r\nline"},
			report.Paragraph{Text: "e\u0301 a\u0308 n\u0303 ﬁ ½ ① ≥ → ✓ ● ⚠ 5\u202f% U+FFFF \uffff 𝔘"},
			report.Table{Columns: nil, Rows: [][]report.Cell{{{Text: "lost"}}}},
			report.Table{Columns: []report.Column{{Head: "A"}, {Head: ""}}, Rows: [][]report.Cell{{}, {{Text: long}, {Text: "b"}, {Text: "too many"}}, nil}},
			report.Table{Caption: "Narrow", Columns: make([]report.Column, 40), Rows: [][]report.Cell{{{Text: "Wide", Tone: report.Good}}}},
			report.Chart{Caption: "Empty"},
			report.Chart{Radar: &report.RadarChart{}},
			report.Chart{Bars: Bars(80)},
			report.Chart{Ladder: &report.LadderChart{}},
			report.Chart{Roadmap: &report.RoadmapChart{}},
			report.Chart{Change: &report.ChangeChart{}},
			report.Chart{Change: ChangeChart("en")},
			hostileRoadmap(),
			report.Bullets{},
			report.Facts{},
			nil,
			report.Bullets{Numbered: true, Items: make([]report.Bullet, 120)},
			report.Bullets{Items: []report.Bullet{{Text: "nowhere", Link: "no such id"}, {Text: "out", Link: "https://example.org/a(b)c"}}},
		}},
	}
	return d
}

func Arabic() *report.Document {
	d := English()
	d.Language, d.RTL = "ar", true
	d.Title = "جاهزية إنشاء الفريق الوطني للاستجابة للحوادث السيبرانية"
	d.Subject = "جمهورية إكزامبليا"
	d.Marking = "رسمي – حساس"
	d.Status = "مسودة"
	d.Notice = "هذا تقييم ذاتي. الإجابات هي إجابات المؤسسات المذكورة أدناه، ولم يتحقق منها أحد سواها."
	d.Words = report.PageWords{Contents: "المحتويات", Continued: "(تابع)", Page: "صفحة {page} من {pages}", Sort: "الترتيب حسب {column}", Skip: "الانتقال إلى التقرير"}
	d.Cover = []report.Fact{{Name: "الاستبيان", Value: "جاهزية الإنشاء، الإصدار 1.0"}, {Name: "التاريخ", Value: "٢٠٢٦/١١/٢١"}, {Name: "المعيار", Value: "ISO/IEC 27035-1:2023"}}
	text := "يقول الوزير إن المرسوم نافذ؛ ويقول المنظم إنه ما زال مسودة (المادة 7). بلغ الفريق المستوى 3.4 من 5 وفق نموذج SIM3 v2، أي 85% من المتطلبات «المعلنة»."
	d.Parts = []report.Part{{ID: "summary", Title: "الملخص", NewPage: true, Blocks: []report.Block{
		report.Paragraph{Style: report.Lead, Text: "بلغ المستوى 1 من 5، ولا يزال المستوى 3 ممكناً ما دام 14 سؤالاً مفتوحاً."},
		report.Paragraph{Text: strings.Repeat(text+" ", 3)},
		report.Paragraph{Text: "الوَطَنِيُّ مُحَمَّدٌ اللّٰه لأن الآن الأمن الإلكتروني لَا"},
		report.Chart{Caption: "مستويات السلّم", Ladder: &report.LadderChart{Rungs: []report.LadderRung{{Title: "الحاجة والخيارات مدوّنة", Count: "8 من 8", Share: 1}, {Title: "الراعي والجهة المضيفة محددان", Count: "11 من 14", Share: 0.78}}, Reached: 1, Possible: 2, Evidenced: -1, ReachedWord: "محقق", PossibleWord: "ممكن"}},
		report.Heading{Level: 2, Text: "نقاط القوة"},
		report.Bullets{Items: []report.Bullet{{Text: text}, {Text: "The strategy of 2025 (English only)."}}},
		report.Bullets{Numbered: true, Items: []report.Bullet{{Text: "القرار التأسيسي لم يوقّع بعد (M-01)."}, {Text: "لا توجد خطة."}}},
		report.Paragraph{Style: report.Quote, Text: text + "\nThe legal office expects a signature."},
		report.Table{Caption: "الفجوات", Sortable: true, Columns: []report.Column{{Head: "الرقم", Width: 1}, {Head: "السؤال", Width: 4}, {Head: "الحالة", Width: 2}, {Head: "الوزن", Width: 1, Align: report.End}}, Rows: [][]report.Cell{
			{{Text: "M-01", Strong: true}, {Text: "هل يوجد صك قانوني ينشئ الفريق الوطني؟"}, {Text: "ليس بعد", Tone: report.Lacking}, {Text: "3"}},
			{{Text: "M-02", Strong: true}, {Text: "هل توجد خطة مالية لخمس سنوات؟", Link: "summary"}, {Text: "محقق", Tone: report.Good}, {Text: "2.5"}},
		}},
		report.Chart{Caption: "الأقسام", Bars: &report.BarChart{Bars: []chart.Bar{{Label: "الولاية والحوكمة", Text: "0.45", Low: 0.45, High: 0.6, Target: 0.75}, {Label: "التمويل", Text: "0.2", Low: 0.2, High: 0.5, Target: 0.75}}, LowWord: "حتى الآن", HighWord: "ممكن", NeedWord: "الهدف"}},
	}}}
	d.Closing = []string{"لا تعني التسميات المستخدمة أي رأي في الوضع القانوني لأي بلد."}
	return d
}

func Chinese() *report.Document {
	d := English()
	d.Language = "zh"
	d.Title, d.Subject, d.Marking, d.Status = "国家计算机应急响应团队建设准备度", "示例共和国", "内部资料", "草案"
	d.Notice = "这是一份自我评估。答案由下列机构提供，未经他人核实。"
	d.Words = report.PageWords{Contents: "目录", Continued: "（续）", Page: "第 {page} 页，共 {pages} 页", Sort: "按{column}排序", Skip: "跳到报告"}
	d.Cover = []report.Fact{{Name: "问卷", Value: "建设准备度，版本 1.0"}, {Name: "日期", Value: "2026年11月21日"}}
	text := "通信管理局（监管机构）表示，法令仍为草案；部委则称其已生效。第七条指定监管机构为承办单位，第九条赋予团队在二十四小时内向运营商索取事件数据的权利。"
	d.Parts = []report.Part{{ID: "summary", Title: "摘要", NewPage: true, Blocks: []report.Block{
		report.Paragraph{Style: report.Lead, Text: "已达到第1级（共5级）；在14个问题尚未回答时，最高可达第3级。"},
		report.Paragraph{Text: strings.Repeat(text, 4)},
		report.Heading{Level: 2, Text: "差距"},
		report.Paragraph{Style: report.Quote, Text: text},
		report.Table{Caption: "差距登记", Sortable: true, Columns: []report.Column{{Head: "编号", Width: 1}, {Head: "问题", Width: 4}, {Head: "状态", Width: 2}}, Rows: [][]report.Cell{{{Text: "M-01", Strong: true}, {Text: "是否有法律文件设立国家团队？"}, {Text: "尚未", Tone: report.Lacking}}}},
		report.Chart{Caption: "阶梯", Ladder: &report.LadderChart{Rungs: []report.LadderRung{{Title: "需求与方案已成文", Count: "8/8", Share: 1}, {Title: "主管、承办与服务对象已定", Count: "11/14", Share: 0.78}}, Reached: 1, Possible: 2, Evidenced: -1, ReachedWord: "已达到", PossibleWord: "仍可达到"}},
	}}}
	d.Closing = []string{"所用名称不代表对任何国家、领土或地区法律地位的任何意见。"}
	return d
}

// hostileRoadmap has far too many steps in one phase, names without end, and months that are not there.
func hostileRoadmap() report.Chart {
	c := RoadmapChart("en", 12, 48, true)
	g := &c.Groups[0]
	g.Title, g.Text, g.Flag = strings.Repeat("Phase ", 60), strings.Repeat("steps ", 60), strings.Repeat("Level ", 60)
	for i := range 68 {
		g.Bars = append(g.Bars, report.RoadmapBar{
			Label: strings.Repeat("высокопревосходительство", i%9) + " 国家团队 فريق", Text: strings.Repeat("9", i%40),
			First: i%60 - 5, Last: i%70 - 3, Due: i%90 - 20, Late: i%3 == 0, Kind: chart.RoadmapKind(i % 7), Waits: []int{i - 1, i + 1, -1, 999},
		})
	}
	return report.Chart{Caption: "Far too much", Roadmap: c}
}

// Roadmaps is a document of roadmaps with few and many steps and months, and of a change.
func Roadmaps(language string) *report.Document {
	d := English()
	switch language {
	case "ar":
		d = Arabic()
	case "zh":
		d = Chinese()
	}
	d.Parts = nil
	for _, size := range []struct {
		steps, months int
		dated         bool
	}{{5, 6, true}, {12, 18, true}, {14, 48, false}, {1, 1, true}, {24, 48, true}, {80, 60, true}, {3, 13, false}} {
		d.Parts = append(d.Parts, report.Part{
			Title: fmt.Sprintf("%d / %d", size.steps, size.months), NewPage: true,
			Blocks: []report.Block{report.Chart{Caption: "2026–2031", Roadmap: RoadmapChart(language, size.steps, size.months, size.dated)}},
		})
	}
	d.Parts = append(d.Parts, report.Part{Title: "2025–2026", NewPage: true, Blocks: []report.Block{
		report.Chart{Caption: "2025–2026", Change: ChangeChart(language)},
	}})
	return d
}
