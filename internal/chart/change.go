package chart

// Change shows what a value was and what it is, a row an item. Values are in [0,1]; -1 is undefined.
type Change struct {
	Bars       []ChangeBar
	BeforeWord string // legend, of the earlier value
	AfterWord  string // of the later one
	UpWord     string // of an arrow that leads upwards
	DownWord   string // of one that leads downwards
}

// ChangeBar is one row: from Before to After.
type ChangeBar struct {
	Label         string
	Text          string // both numbers in words, right of the row: "42 → 50"
	Before, After float64
}
