package xlsx

import (
	"strconv"
	"strings"

	"cirtkit/report"
)

// numberFormat is how a number is shown: with its places, and with its thousands apart from 10,000 on, since what is
// shorter may be a year.
func numberFormat(v report.Value) string {
	format := "0"
	if whole, _, _ := strings.Cut(strings.TrimPrefix(v.Text, "-"), "."); len(whole) > 4 {
		format = "#,##0"
	}
	if v.Places > 0 {
		format += "." + strings.Repeat("0", v.Places)
	}
	return format
}

// percent is how whole percents are shown in the workbook's language: the sign on its side, with its space.
func (p *printer) percent() string {
	form := p.from.Words.Percent
	if strings.Count(form, "0") != 1 || strings.Count(form, "%") != 1 {
		return "0%"
	}
	var b strings.Builder
	for _, r := range form {
		switch {
		case r == '0' || r == '%':
			b.WriteRune(r)
		case r == '"' || r == '\\':
		default:
			b.WriteString(`"` + string(r) + `"`)
		}
	}
	return b.String()
}

// percentFormat is how a share is shown, in whole percents. As in every form of the report, what is neither none nor
// all is never shown as 0 or 100: there the format has a number of its own, which gives way when the cell is changed.
func (p *printer) percentFormat(v report.Value) string {
	whole := p.percent()
	share, err := strconv.ParseFloat(v.Text, 64)
	words := func(percent string) string {
		return `"` + strings.ReplaceAll(strings.ReplaceAll(p.from.Words.Percent, `"`, ""), "0", percent) + `"`
	}
	switch {
	case err != nil:
	case share > 0 && share < 0.005:
		return `[>=0.005]` + whole + `;[>0]` + words("1") + `;` + whole
	case share >= 0.995 && share < 1:
		return `[>=1]` + whole + `;[>=0.995]` + words("99") + `;` + whole
	}
	return whole
}
