// Package text has the primitives that the reader goes over a text with: matching
// words in either case, white space, letters and digits of any script.
package text
