package sample

import (
	"fmt"
	"strconv"

	"cirtkit/report"
)

// chartWords are names of steps and what charts say, in the languages that the charts are looked at in.
var chartWords = map[string]struct {
	steps                                                                            []string
	sizes                                                                            []string
	phase, text, level, month, before, after                                         string
	required, chosen, waited, proof, late, due, limit, load, budget, place, up, down string
}{
	"en": {
		steps: []string{
			"Have the founding decision signed by the host organisation",
			"Publish the mandate in the official journal",
			"Name the head of the team",
			"List the critical services, with a contact for each, and agree with their operators how incidents are reported",
			"Approve a costed plan for five years",
			"Recruit analysts",
			"Train two people in evidence handling",
			"Write the incident handling procedure",
			"Test the contact of every internet access provider",
			"Hold a first exercise",
			"Sign an agreement with the data protection authority",
			"Show it: record of the first exercise",
		},
		sizes: []string{"2–8 days", "10–40 days", "50–150 days", "150–450 days"},
		phase: "Phase %d: to level %d", text: "%d steps, %d to %d person-days", level: "Level %d", month: "Month",
		before: "November 2025", after: "November 2026",
		required: "a requirement names it", chosen: "one of several ways", waited: "another step waits for it", proof: "to be shown",
		late: "not in time", due: "due", limit: "end of the time there is", load: "Work, in person-days", budget: "20 person-days a month",
		place: "%s → %s", up: "moved up", down: "moved down",
	},
	"ru": {
		steps: []string{
			"Обеспечить подписание учредительного решения руководителем принимающей организации",
			"Опубликовать мандат в официальном вестнике",
			"Назначить руководителя группы",
			"Составить перечень критически важных услуг и согласовать с операторами порядок уведомления об инцидентах",
			"Утвердить пятилетний финансовый план",
			"Провести набор аналитиков",
			"Подготовить двух специалистов по работе с доказательствами",
		},
		sizes: []string{"2–8 дней", "10–40 дней", "50–150 дней", "150–450 дней"},
		phase: "Этап %d: уровень %d", text: "%d шагов, %d–%d человеко-дней", level: "Уровень %d", month: "Месяц",
		before: "ноябрь 2025", after: "ноябрь 2026",
		required: "названо в требовании", chosen: "один из нескольких путей", waited: "нужно для другого шага", proof: "подтвердить",
		late: "не успевает", due: "срок", limit: "конец отведённого времени", load: "Работа, человеко-дни", budget: "20 человеко-дней в месяц",
		place: "%s → %s", up: "выше", down: "ниже",
	},
	"zh": {
		steps: []string{"由承办单位签署成立决定", "在官方公报上公布职权", "任命团队负责人", "列出关键服务及其联络人，并与运营商商定事件通报方式，每年核对一次", "批准五年费用计划", "招聘分析人员", "培训两名证据处理人员"},
		sizes: []string{"2–8天", "10–40天", "50–150天", "150–450天"},
		phase: "第%d阶段：第%d级", text: "%d个步骤，%d至%d人日", level: "第%d级", month: "月",
		before: "2025年11月", after: "2026年11月",
		required: "要求明确提出", chosen: "多种途径之一", waited: "其他步骤的前提", proof: "需出示证明",
		late: "未能及时完成", due: "期限", limit: "可用时间截止", load: "工作量（人日）", budget: "每月20人日",
		place: "%s → %s", up: "上升", down: "下降",
	},
	"ar": {
		steps: []string{"توقيع القرار التأسيسي من الجهة المضيفة", "نشر الولاية في الجريدة الرسمية", "تعيين رئيس الفريق", "إعداد قائمة بالخدمات الحيوية وجهات الاتصال والاتفاق مع المشغلين على طريقة الإبلاغ عن الحوادث السيبرانية", "اعتماد خطة مالية لخمس سنوات", "توظيف محللين", "تدريب شخصين على التعامل مع الأدلة"},
		sizes: []string{"2–8 أيام", "10–40 يوماً", "50–150 يوماً", "150–450 يوماً"},
		phase: "المرحلة %d: المستوى %d", text: "%d خطوة، من %d إلى %d يوم عمل", level: "المستوى %d", month: "الشهر",
		before: "نوفمبر 2025", after: "نوفمبر 2026",
		required: "يسميها أحد المتطلبات", chosen: "إحدى عدة طرق", waited: "تنتظرها خطوة أخرى", proof: "يلزم إثباتها",
		late: "بعد الوقت المتاح", due: "الموعد", limit: "نهاية الوقت المتاح", load: "العمل بأيام العمل", budget: "20 يوم عمل في الشهر",
		place: "%s ← %s", up: "صعد", down: "تراجع",
	},
}

// RoadmapChart is a roadmap of so many steps on so many months, in English, Russian, Chinese or Arabic. The
// months are named from December 2026 where dated. It ends before its last months where it is long.
func RoadmapChart(language string, steps, months int, dated bool) *report.RoadmapChart {
	w := chartWords[language]
	c := &report.RoadmapChart{
		MonthWord: w.month, Budget: 20, Load: make([]float64, months),
		RequiredWord: w.required, ChosenWord: w.chosen, WaitedWord: w.waited, ProofWord: w.proof,
		LateWord: w.late, DueWord: w.due, LimitWord: w.limit, LoadWord: w.load, BudgetWord: w.budget,
	}
	for i := range months {
		name := strconv.Itoa(i + 1)
		if dated {
			name = fmt.Sprintf("%04d-%02d", 2026+(i+11)/12, (i+11)%12+1)
		}
		c.Months = append(c.Months, name)
	}
	if months > 8 {
		c.Limit = months * 5 / 6
	}
	groups := min(max(steps/6, 1), 5)
	place := 0
	for g := range groups {
		n := steps/groups + min(1, max(0, steps%groups-g))
		group := report.RoadmapGroup{
			Title: fmt.Sprintf(w.phase, g+1, g+1), Text: fmt.Sprintf(w.text, n, n*20, n*60), Flag: fmt.Sprintf(w.level, g+1),
			First: g*months/groups + 1, Last: max((g+1)*months/groups, g*months/groups+1),
		}
		for i := range n {
			span := group.Last - group.First + 1
			b := report.RoadmapBar{
				Label: fmt.Sprintf("%c-%02d %s", 'M'+rune(g), i+1, w.steps[place%len(w.steps)]), Text: w.sizes[place%len(w.sizes)],
				Kind: report.RoadmapRequired, First: group.First + i*span/n,
			}
			b.Last = min(b.First+(place*7)%5*span/8, group.Last)
			switch {
			case place%12 == 11:
				b.Kind, b.First, b.Text = report.RoadmapProof, b.Last, ""
			case place%5 == 3:
				b.Kind = report.RoadmapChosen
			case place%7 == 4:
				b.Kind = report.RoadmapWaited
			}
			for earlier, at := place-1, len(group.Bars)-1; at >= 0; earlier, at = earlier-1, at-1 {
				if group.Bars[at].Last < b.First && place%3 == 1 {
					b.Waits = append(b.Waits, earlier)
					break
				}
			}
			if place%9 == 2 {
				b.Due = b.Last - 1 + place%4
			}
			b.Late = c.Limit > 0 && b.Last > c.Limit || b.Due > 0 && b.Last > b.Due
			for month := b.First; month <= b.Last && b.Kind != report.RoadmapProof; month++ {
				c.Load[month-1] = min(c.Load[month-1]+5+float64(place%3), 20)
			}
			group.Bars = append(group.Bars, b)
			place++
		}
		c.Groups = append(c.Groups, group)
	}
	for _, load := range c.Load {
		c.LoadText = append(c.LoadText, strconv.Itoa(int(load)))
	}
	return c
}

// ChangeChart is every kind of move, in English, Russian, Chinese or Arabic.
func ChangeChart(language string) *report.ChangeChart {
	w := chartWords[language]
	c := &report.ChangeChart{BeforeWord: w.before, AfterWord: w.after, UpWord: w.up, DownWord: w.down}
	for i, v := range [][2]float64{{0.1, 0.62}, {0.42, 0.5}, {0.8, 0.35}, {0.55, 0.55}, {-1, 0.4}, {0.3, -1}, {0, 1}, {-1, -1}, {0.5, 0.51}} {
		number := func(v float64) string {
			if v < 0 {
				return "–"
			}
			return strconv.Itoa(int(100 * v))
		}
		c.Bars = append(c.Bars, report.ChangeBar{
			Label: w.steps[i%len(w.steps)], Before: v[0], After: v[1], Text: fmt.Sprintf(w.place, number(v[0]), number(v[1])),
		})
	}
	return c
}

// heatWords are the heads, the legend and what stands for nothing, in the languages of chartWords.
var heatWords = map[string][7]string{
	"en": {"by claim", "by evidence", "by review", "in March 2025", "0%", "100%", "not known"},
	"ru": {"по заявлению", "по свидетельствам", "по итогам проверки", "в марте 2025", "0 %", "100 %", "неизвестно"},
	"zh": {"自我陈述", "有证据支持", "经审核", "2025年3月", "0%", "100%", "未知"},
	"ar": {"حسب التصريح", "حسب الأدلة", "حسب المراجعة", "في مارس 2025", "0%", "100%", "غير معروف"},
}

// HeatChart is so many rows in four readings, every step of the scale and what is not known among them.
func HeatChart(language string, rows int) *report.HeatChart {
	w, words := heatWords[language], chartWords[language]
	c := &report.HeatChart{Columns: w[:4], LowWord: w[4], HighWord: w[5], UndefinedWord: w[6]}
	for i := range rows {
		row := report.HeatRow{Name: words.steps[i%len(words.steps)]}
		for j := range c.Columns {
			v := float64((i*37+j*23)%101) / 100
			cell := report.HeatCell{Value: v, Text: strconv.Itoa(int(100*v)) + "%"}
			switch (i*4 + j) % 9 {
			case 5:
				cell = report.HeatCell{Value: -1}
			case 7:
				cell = report.HeatCell{Value: -1, Text: "–"}
			}
			row.Cells = append(row.Cells, cell)
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}
