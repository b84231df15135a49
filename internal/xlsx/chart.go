package xlsx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Chart is a chart of numbers that stand on its sheet. It follows them when they are changed.
type Chart struct {
	Kind     ChartKind
	Title    string
	Alt      string // what it shows, in words
	Language string // code
	Names    Area   // of the points: a column of texts
	Series   []ChartSeries
	// Format is the code of how values are shown at the axis, which goes from 0 to Max.
	Format string
	Max    float64
	// The chart's first corner, and its size.
	Column, Row   int
	Width, Height int // in pixels of 1/96 inch
}

// ChartKind is a kind of chart.
type ChartKind int

// The kinds.
const (
	Radar ChartKind = iota // a point an axis
	Bars                   // a bar a point and series
)

// ChartSeries is one line or one kind of bar.
type ChartSeries struct {
	Name   Area // one cell
	Values Area // a column of numbers, a row for each name; what is empty leaves a hole
	Dashed bool
}

// Chart puts a chart on the sheet. The cells that it shows must stand on the sheet when the book is written.
func (s *Sheet) Chart(c Chart) { s.charts = append(s.charts, c) }

// looks are the lines of the series: apart by lightness and by mark, so that they can be told on grey paper.
var looks = []struct{ colour, mark string }{{"1F3A4D", "circle"}, {"C2571A", "diamond"}, {"7F8C96", "triangle"}, {"2E8B78", "square"}}

// chart has the library put a chart on the sheet, which makes its frame, and writes the chart itself: the library
// gives the lines of a radar no look, and leaves out the values, without which some programs show nothing.
func (p *printer) chart(s *Sheet, c Chart) {
	kind := excelize.Radar
	if c.Kind == Bars {
		kind = excelize.Bar
	}
	frame := &excelize.Chart{Type: kind, Dimension: excelize.ChartDimension{Width: uint(max(c.Width, 1)), Height: uint(max(c.Height, 1))}}
	for _, series := range c.Series {
		frame.Series = append(frame.Series, excelize.ChartSeries{Name: s.fixed(series.Name), Categories: s.fixed(c.Names), Values: s.fixed(series.Values)})
	}
	frame.Format = excelize.GraphicOptions{AltText: Text(c.Alt, Plain).value}
	if len(frame.Series) == 0 {
		return
	}
	p.fail(p.file.AddChart(s.name, Ref(c.Column, c.Row), frame))
	p.charts++
	p.parts["xl/charts/chart"+strconv.Itoa(p.charts)+".xml"] = []byte(s.chartPart(c))
}

// fixed is an area of the sheet as charts refer to it.
func (s *Sheet) fixed(a Area) string {
	first := fmt.Sprintf("$%s$%d", columnName(a.FirstColumn), a.FirstRow)
	if a.FirstColumn == a.LastColumn && a.FirstRow == a.LastRow {
		return quotedName(s.name) + "!" + first
	}
	return fmt.Sprintf("%s!%s:$%s$%d", quotedName(s.name), first, columnName(a.LastColumn), a.LastRow)
}

// The ids of the axes, which only have to differ.
const (
	namesAxis  = "111"
	valuesAxis = "222"
)

// chartPart is a chart in the format's own words (ECMA-376 part 1, 21.2), in the order that its schema asks for.
func (s *Sheet) chartPart(c Chart) string {
	b := &strings.Builder{}
	put := func(format string, a ...any) { fmt.Fprintf(b, format, a...) }
	put(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	put(`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`)
	language := escaped(c.Language)
	if language == "" {
		language = "en"
	}
	put(`<c:date1904 val="0"/><c:lang val="%s"/><c:roundedCorners val="0"/><c:chart>`, language)
	if c.Title != "" {
		put(`<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100" b="1"/></a:pPr><a:r><a:rPr lang="%s" sz="1100" b="1"/><a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`,
			language, escaped(Text(c.Title, Plain).value))
	}
	put(`<c:autoTitleDeleted val="%d"/><c:plotArea><c:layout/>`, zeroIf(c.Title != ""))
	if c.Kind == Radar {
		put(`<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>`)
	} else {
		put(`<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	}
	for i, series := range c.Series {
		s.seriesPart(put, c, i, series)
	}
	if c.Kind == Radar {
		put(`<c:axId val="%s"/><c:axId val="%s"/></c:radarChart>`, namesAxis, valuesAxis)
	} else {
		put(`<c:gapWidth val="60"/><c:axId val="%s"/><c:axId val="%s"/></c:barChart>`, namesAxis, valuesAxis)
	}
	const grid = `<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="C9D1D6"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`
	order, at, lines := "minMax", "b", grid
	if c.Kind == Bars { // from the top down
		order, at, lines = "maxMin", "l", ""
	}
	put(`<c:catAx><c:axId val="%s"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/>%s<c:numFmt formatCode="General" sourceLinked="0"/>`+
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="%s"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`,
		namesAxis, order, at, lines, valuesAxis)
	put(`<c:valAx><c:axId val="%s"/><c:scaling><c:orientation val="minMax"/><c:max val="%g"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>%s<c:numFmt formatCode="%s" sourceLinked="0"/>`+
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`+
		`<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="800"><a:solidFill><a:srgbClr val="595959"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="%s"/></a:p></c:txPr>`+
		`<c:crossAx val="%s"/><c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="%g"/></c:valAx>`,
		valuesAxis, c.Max, grid, escaped(c.Format), language, namesAxis, c.Max/4)
	put(`</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>`)
	put(`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="C9D1D6"/></a:solidFill></a:ln></c:spPr>`)
	put(`<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="%s"/></a:p></c:txPr></c:chartSpace>`, language)
	return b.String()
}

func (s *Sheet) seriesPart(put func(string, ...any), c Chart, i int, series ChartSeries) {
	look := looks[i%len(looks)]
	dash := "solid"
	if series.Dashed {
		dash = "dash"
	}
	paint := `<a:solidFill><a:srgbClr val="` + look.colour + `"/></a:solidFill>`
	put(`<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx>%s</c:tx>`, i, i, s.texts(series.Name))
	if c.Kind == Radar {
		put(`<c:spPr><a:ln w="25400" cap="rnd">%s<a:prstDash val="%s"/><a:round/></a:ln></c:spPr>`, paint, dash)
		put(`<c:marker><c:symbol val="%s"/><c:size val="6"/><c:spPr>%s<a:ln w="9525">%s</a:ln></c:spPr></c:marker>`, look.mark, paint, paint)
	} else {
		put(`<c:spPr>%s</c:spPr><c:invertIfNegative val="0"/>`, paint)
	}
	put(`<c:cat>%s</c:cat><c:val>%s</c:val></c:ser>`, s.texts(c.Names), s.numbers(series.Values, c.Format))
}

// texts is a reference to cells with texts, and what they say.
func (s *Sheet) texts(a Area) string {
	return "<c:strRef><c:f>" + escaped(s.fixed(a)) + "</c:f><c:strCache>" + s.points(a, String) + "</c:strCache></c:strRef>"
}

// numbers is a reference to cells with numbers, and what they hold.
func (s *Sheet) numbers(a Area, format string) string {
	return "<c:numRef><c:f>" + escaped(s.fixed(a)) + "</c:f><c:numCache><c:formatCode>" + escaped(format) + "</c:formatCode>" + s.points(a, Decimal) + "</c:numCache></c:numRef>"
}

// points are the values of the cells in a column that are of a kind, with their places.
func (s *Sheet) points(a Area, kind Kind) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, `<c:ptCount val="%d"/>`, max(a.LastRow-a.FirstRow+1, 0))
	for row := a.FirstRow; row <= a.LastRow && row <= len(s.rows); row++ {
		if cells := s.rows[row-1].cells; a.FirstColumn <= len(cells) && cells[a.FirstColumn-1].kind == kind {
			fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, row-a.FirstRow, escaped(cells[a.FirstColumn-1].value))
		}
	}
	return b.String()
}

func escaped(s string) string {
	b := &strings.Builder{}
	_ = xml.EscapeText(b, []byte(s)) // a Builder takes everything
	return b.String()
}

func zeroIf(b bool) int {
	if b {
		return 0
	}
	return 1
}
