package docx

import (
	"fmt"
	"strings"

	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// words are what the samples say in a language.
type words struct {
	title, subject, marking, status, notice, note, part, lead, text, heading, quote, caption string
	heads, cells                                                                             [4]string
	items                                                                                    []string
	page                                                                                     report.PageWords
}

var english = words{
	title: "Readiness to establish a national CIRT", subject: "Examplia", marking: "OFFICIAL", status: "DRAFT",
	notice: "This is a self-assessment.", note: "Handed over by the adviser.\n\nFor comments.", part: "Summary", lead: "Level 1 of 5 is reached.",
	text: "The ministry says that a decree is in force; the regulator says that it is a draft.", heading: "Strengths",
	quote: "Article 7 names the host.\n\nArticle 9 gives powers.", caption: "Gaps",
	heads: [4]string{"No.", "Question", "State", "Weight"}, cells: [4]string{"M-01", "Does a legal instrument establish it?", "not yet", "3"},
	items: []string{"A sponsor is named.", "Two teams cooperate."},
	page:  report.PageWords{Contents: "Contents", Continued: "(continued)", Page: "Page {page} of {pages}"},
}

var arabicWords = words{
	title: "جاهزية إنشاء الفريق الوطني للاستجابة للحوادث السيبرانية", subject: "جمهورية إكزامبليا", marking: "رسمي – حساس", status: "مسودة",
	notice: "هذا تقييم ذاتي. الإجابات هي إجابات المؤسسات المذكورة أدناه.", note: "سلّمه المستشار.", part: "الملخص", lead: "بلغ المستوى 1 من 5، ولا يزال المستوى 3 ممكناً ما دام 14 سؤالاً مفتوحاً.",
	text:    "السؤال A-04 (\u2068CIRT Examplia (planned).\u2069). يقول الوزير إن المرسوم نافذ (المادة 7). بلغ الفريق 3.4 من 5 وفق SIM3 v2، أي 85% من المتطلبات «المعلنة».",
	heading: "نقاط القوة", quote: "تسمي المادة 7 الجهة المضيفة.\n\nتمنح المادة 9 الصلاحيات.", caption: "الفجوات",
	heads: [4]string{"الرقم", "السؤال", "الحالة", "الوزن"}, cells: [4]string{"M-01", "هل يوجد صك قانوني ينشئ الفريق الوطني؟", "ليس بعد", "2.5"},
	items: []string{"القرار التأسيسي لم يوقّع بعد (M-01).", "فريقان يتعاونان."},
	page:  report.PageWords{Contents: "المحتويات", Continued: "(تابع)", Page: "صفحة {page} من {pages}"},
}

var chineseWords = words{
	title: "国家计算机应急响应团队建设准备度", subject: "示例共和国", marking: "内部资料", status: "草案",
	notice: "这是一份自我评估。", note: "由顾问提交。", part: "摘要", lead: "已达到第1级（共5级）。",
	text: "通信管理局（监管机构）表示，法令仍为草案；部委则称其已生效。", heading: "差距",
	quote: "第七条指定承办单位。\n\n第九条赋予权利。", caption: "差距登记",
	heads: [4]string{"编号", "问题", "状态", "权重"}, cells: [4]string{"M-01", "是否有法律文件设立国家团队？", "尚未", "3"},
	items: []string{"已指定主管。", "两个团队合作。"},
	page:  report.PageWords{Contents: "目录", Continued: "（续）", Page: "第 {page} 页，共 {pages} 页"},
}

// everything is a document in a language with every kind of block in it.
func everything(language string) *report.Document {
	w := map[string]words{"en": english, "ar": arabicWords, "zh": chineseWords}[language]
	link := w.items[0]
	d := &report.Document{
		Language: language, RTL: language == "ar", Title: w.title, Subject: w.subject, Label: "TLP:AMBER", Marking: w.marking,
		Status: w.status, Identity: "establishment 1.0 · 5f2c8e0b", Date: "2026-11-21", Notice: w.notice, Note: w.note,
		Cover:   []report.Fact{{Name: w.heads[0], Value: w.subject}, {Name: w.heads[1], Value: "ISO/IEC 27035-1:2023"}},
		Closing: []string{w.text, w.notice}, Words: w.page,
	}
	table := report.Table{Caption: w.caption, Columns: []report.Column{
		{Head: w.heads[0], Width: 1}, {Head: w.heads[1], Width: 4}, {Head: w.heads[2], Width: 2}, {Head: w.heads[3], Width: 1, Align: report.End},
	}}
	for i := range 40 {
		id := fmt.Sprintf("gap-M-%02d", i+1)
		table.Rows = append(table.Rows, []report.Cell{
			{Text: fmt.Sprintf("M-%02d", i+1), Strong: true, ID: id},
			{Text: w.cells[1], Link: "summary"},
			{Text: w.cells[2], Tone: report.Tone(i % 5)},
			{Text: w.cells[3]},
		})
	}
	d.Parts = []report.Part{
		{ID: "summary", Title: w.part, NewPage: true, Blocks: []report.Block{
			report.Paragraph{Style: report.Lead, Text: w.lead},
			report.Paragraph{Text: strings.Repeat(w.text+" ", 3)},
			report.Chart{Caption: w.caption + " 1", Alt: w.lead, Ladder: &report.LadderChart{
				Rungs:   []report.LadderRung{{Title: w.items[0], Count: "8 / 8", Share: 1}, {Title: w.items[1], Count: "11 / 14", Share: 0.78}},
				Reached: 1, Possible: 2, Evidenced: -1, ReachedWord: w.cells[2], PossibleWord: w.heads[2],
			}},
			report.Heading{Level: 2, ID: "strengths", Text: w.heading},
			report.Bullets{Items: []report.Bullet{{Text: link, Link: "gap-M-07"}, {Text: w.items[1]}, {Text: "An English line (CIRT).", Language: "en"}, {Text: "out", Link: "https://example.org/a?b=c&d"}, {Text: "gone", Link: "nowhere"}}},
			report.Bullets{Numbered: true, Items: []report.Bullet{{Text: w.items[0]}, {Text: w.items[1]}}},
			report.Heading{Level: 3, Text: w.heads[2]},
			report.Paragraph{Style: report.Quote, Text: w.quote},
			report.Paragraph{Style: report.Quote, Text: "The legal office expects a signature.", Language: "en"},
			report.Paragraph{Style: report.Small, Text: w.notice},
			report.Facts{Items: []report.Fact{{Name: w.heads[3], Value: "0.45"}, {Name: w.heads[2], Value: w.cells[2]}}},
		}},
		{ID: "register", Title: w.caption, NewPage: true, Blocks: []report.Block{
			table,
			report.Chart{Caption: w.caption + " 2", Alt: w.text, Radar: &report.RadarChart{
				Axes:   []string{w.heads[0], w.heads[1], w.heads[2], w.heads[3], w.items[0]},
				Series: []report.RadarSeries{{Name: w.part, Values: []float64{0.8, 0.45, 0.3, 0.5, -1}}, {Name: w.heading, Values: []float64{1, 0.75, 0.75, 0.75, 0.6}, Dashed: true}},
			}},
			report.Chart{Caption: w.caption + " 3", Alt: w.lead, Bars: &report.BarChart{
				Bars:    []report.Bar{{Label: w.items[0], Text: "0.45", Low: 0.45, High: 0.6, Target: 0.75}, {Label: w.cells[1], Text: "0.2", Low: 0.2, High: 0.5, Target: 0.75}},
				LowWord: w.heads[0], HighWord: w.heads[1], NeedWord: w.heads[2],
			}},
			report.Chart{Caption: w.caption + " 4", Alt: w.lead, Roadmap: sample.RoadmapChart(language, 12, 18, true)},
			report.Chart{Caption: w.caption + " 5", Alt: w.lead, Change: sample.ChangeChart(language)},
		}},
	}
	return d
}
