// Package plan writes a plan, one file or one group of files for each format, and reads what was saved as JSON.
package plan

// Show says which half of a plan to print.
type Show string

// The halves, and both.
const (
	ShowImpacts Show = "impacts" // who can do more or less
	ShowChanges Show = "changes" // what a deployer has to change
	ShowAll     Show = "all"
)

// Rows is how much of a plan people get to see.
type Rows struct {
	Limit    int  // how many rows of each section; 0 for all
	AllNames bool // name every application of a row, not the first two
	Width    int  // columns of the terminal that text is written to; 0 where it is none
}

// DefaultRows is the limit that people get where they ask for none. JSON is whole.
const DefaultRows = 200

// within is how many of some rows are shown.
func (r Rows) within(rows int) int {
	if r.Limit == 0 {
		return rows
	}
	return min(rows, r.Limit)
}
