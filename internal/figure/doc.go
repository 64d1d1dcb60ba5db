// Package figure reads one published figure in a text: numbers in digits and words,
// hedges, ranges and sizes, as one language and locale write them.
package figure
