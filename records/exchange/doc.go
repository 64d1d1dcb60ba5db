// Package exchange reads evidence from where people keep it: spreadsheets, the protest
// data of ACLED and the Crowd Counting Consortium, Wikidata, and the answers of streaming
// services. It also writes what follows from evidence, in formats that others read.
//
// # What comes in
//
// Each reader takes the bytes of a file and returns a [Result]. It has the evidence that
// could be read, which is valid whatever the file holds; what was observed live; a
// [Fault] for each thing that is wrong, with its line, column and path and how much it
// leaves out; and in Left whatever was read but has no place in evidence. Nothing is lost
// silently, and nothing is guessed: "57.000", which may be 57 or 57,000, and "03/04/2022"
// are refused until [Options] tell how the file writes numbers and dates.
//
// Figures are kept as they were published. Only the readers of live answers, whose
// numbers were measured by a program, return exact figures.
//
// A session has the ID that its format gives it. Without one, its ID is its title,
// platform and date, joined by " / ". These are taken from its own row alone, so that IDs
// do not change when a file grows. Rows with the same ID are the same session.
//
// Tables are in UTF-8, or in UTF-16 with a byte order mark, like Excel's "Unicode text".
// A row can have up to 1 MiB, and a value in JSON up to 262,144 values in it, besides a list
// of items. Readers take time linear in the length of the file, and memory for what
// comes of it: of a file that is wrong all over, some of what is wrong is listed and the
// rest is counted (see [Result]). [Rows] reads a file of any length in memory for one row.
//
// # What goes out
//
//   - [Review] makes a report a schema.org [ClaimReview], which [ClaimReview.JSONLD]
//     writes as JSON-LD for a page;
//   - [BoardTable] and [HistoryTable] put a board and a progression into a [Table],
//     which is written as GitHub Flavored Markdown, as CSV (RFC 4180) and as the
//     wikitext of MediaWiki, with the columns that [Table.Select] chooses;
//   - [SheetOf] puts evidence into a Table, whose CSV [ReadSheet] reads back;
//   - [WikibaseFigure] and [WikibaseRange] turn a figure or a range into a
//     [WikibaseQuantity], the form that Wikidata keeps it in; methods of the quantity
//     turn it back.
//
// Evidence may hold any text. None of it becomes markup, a script or a formula in these
// formats.
package exchange
