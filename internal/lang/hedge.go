package lang

// A Hedge is how a number is qualified. The hedges stand in the order of those of
// package attendance.
type Hedge uint8

// The hedges.
const (
	Bare Hedge = iota
	Exactly
	About
	AtLeast
	MoreThan
	Nearly
	LessThan
	AtMost
	Between
	Plural
	From // opens a range, as Between does, but does not go on with "and"
)

// Up reports whether h bounds its number from below alone.
func (h Hedge) Up() bool { return h == AtLeast || h == MoreThan }

// Down reports whether h bounds its number from above alone.
func (h Hedge) Down() bool { return h == Nearly || h == LessThan || h == AtMost }

// A Metric is what a word says of how people were counted: one of those of package
// attendance, or "".
type Metric string

// The metrics that words imply.
const (
	Peak    Metric = "peak"
	Average Metric = "average"
	Unique  Metric = "unique"
	Joins   Metric = "joins"
	Views   Metric = "views"
)

// The scales that lists of words are written with.
const (
	Thousand int64 = 1e3
	Million  int64 = 1e6
	Billion  int64 = 1e9
	Trillion int64 = 1e12
)
