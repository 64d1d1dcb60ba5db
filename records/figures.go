package records

import "github.com/highwater-go/highwater/attendance"

// Figures returns the different figures that were published of a session in a metric, in
// the order of its counts and in their published words. Figures that state the same exact
// number, such as "92,003" and "exactly 92,003", are listed once.
func Figures(s attendance.Session, m attendance.Metric) []string {
	words := []string{}
	seen := map[attendance.Figure]bool{}
	for _, c := range s.Counts {
		said := c.Figure
		if said.Hedge == attendance.Bare && said.Step == 1 {
			said.Hedge = attendance.Exactly
		}
		if orPeak(c.Metric) == orPeak(m) && !seen[said] {
			seen[said] = true
			words = append(words, c.Words())
		}
	}
	return words
}
