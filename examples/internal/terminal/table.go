package terminal

import (
	"slices"
	"strings"
)

const (
	gap   = 2 // blanks between columns
	least = 5 // columns that a cell keeps, however narrow the terminal
)

// A Table is rows of cells that stand below each other.
type Table struct {
	rows   [][]string
	widths []int // of the columns
	words  []int // of the longest word in each
}

// Row adds a row.
func (t *Table) Row(cells ...string) {
	t.rows = append(t.rows, cells)
	for i, cell := range cells {
		if i == len(t.widths) {
			t.widths, t.words = append(t.widths, 0), append(t.words, 0)
		}
		t.widths[i] = max(t.widths[i], Width(cell))
		for word := range strings.FieldsSeq(cell) {
			t.words[i] = max(t.words[i], Width(word))
		}
	}
}

// Text returns the table behind so many blanks, its cells wrapped so that it is no
// wider than a terminal of so many columns, the widest first. A width of 0 has no
// limit.
func (t *Table) Text(blanks, width int) string {
	widths := slices.Clone(t.widths)
	if width > 0 {
		shrink(widths, t.words, width-blanks)
		shrink(widths, nil, width-blanks)
	}
	var b strings.Builder
	for _, row := range t.rows {
		lines := make([][]string, len(row))
		most := 1
		for i, cell := range row {
			lines[i] = Wrap(cell, widths[i])
			most = max(most, len(lines[i]))
		}
		for n := range most {
			var line strings.Builder
			line.WriteString(strings.Repeat(" ", blanks))
			for i := range row {
				cell := ""
				if n < len(lines[i]) {
					cell = lines[i][n]
				}
				line.WriteString(cell)
				line.WriteString(strings.Repeat(" ", max(0, widths[i]-Width(cell))+gap))
			}
			b.WriteString(strings.TrimRight(line.String(), " "))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// shrink takes from the widest columns what a table is too wide, but leaves each as
// wide as its floor.
func shrink(widths, floors []int, width int) {
	over := gap*(len(widths)-1) - width
	for _, w := range widths {
		over += w
	}
	for ; over > 0; over-- {
		widest := -1
		for i, w := range widths {
			floor := least
			if floors != nil {
				floor = max(floor, floors[i])
			}
			if w > floor && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		widths[widest]--
	}
}
