// Package exchange reads evidence from where people keep it: spreadsheets, the data
// on protests of ACLED and the Crowd Counting Consortium, Wikidata, and the answers of
// streaming services.
//
// Each reader takes the bytes of a file and returns a [Result]: the evidence of what
// could be read, valid whatever the file holds; what was seen live; a [Fault] for each
// thing that is wrong, with its line, column and path and how much it leaves out; and
// as [Left] what was read and has no place in evidence. Nothing is lost silently, and
// nothing is guessed: "57.000", which may be 57 or 57,000, and "03/04/2022" are
// refused until [Options] say how the file writes numbers and dates.
//
// Figures are kept as they were published. Only the readers of live answers, whose
// numbers a program measured, give exact ones.
//
// A session has the ID that its format gives it, or else its title, platform and date
// joined by " / ", of its own row alone, so that IDs stay as they are when a file
// grows. Rows of one ID are one session.
//
// Readers take time linear in the file. [Rows] reads a file of any length in memory
// for one row.
package exchange
