package chart

// Heat shows a value in [0,1] for each row and column, such as sections in each reading: the darker the
// fuller, with the number in each place, so that it can be read in grey.
type Heat struct {
	Columns           []string
	Rows              []HeatRow
	LowWord, HighWord string // the ends of the scale, for the legend
	UndefinedWord     string // legend of what has no value
}

// HeatRow is one row.
type HeatRow struct {
	Name  string
	Cells []HeatCell // one for each column; what is missing is undefined
}

// HeatCell is one place. A value of -1 is undefined.
type HeatCell struct {
	Value float64
	Text  string // the number in words, drawn in the place
}
