// Package exchange reads evidence from where people keep it: spreadsheets, the data
// on protests of ACLED and the Crowd Counting Consortium, Wikidata, and the answers of
// streaming services. And it writes what follows from evidence for others.
//
// # What comes in
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
// Tables are UTF-8, or UTF-16 with a byte order mark, as Excel's "Unicode text" is. A row
// of up to 1 MiB is read. Readers take time linear in the file. [Rows] reads a file of
// any length in memory for one row.
//
// # What goes out
//
//   - [Review] makes a report a schema.org [ClaimReview], which [ClaimReview.JSONLD]
//     writes as JSON-LD for a page;
//   - [BoardTable] and [HistoryTable] put a board and a progression into a [Table],
//     which is written as GitHub Flavored Markdown, as CSV (RFC 4180) and as the
//     wikitext of MediaWiki, with the columns that [Table.Select] chooses;
//   - [SheetOf] puts evidence into a Table, whose CSV [ReadSheet] reads back;
//   - [WikibaseFigure] and [WikibaseRange] make a figure and a range a
//     [WikibaseQuantity], as Wikidata keeps them, which gives both back.
//
// Evidence may hold any text, and none of it becomes markup, a script or a formula
// in these.
package exchange
