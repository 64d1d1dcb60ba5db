// Package records holds what follows from audience figures: who held the
// record, by how much, how it moved, and what a claim is worth.
//
// The value that flows is [Evidence]: platforms, sources and sessions with
// their counts, as package attendance describes them, and the rulings of bodies
// that keep records. It is narrowed by methods that compose ([Evidence.In], [Evidence.Held], [Evidence.Known],
// [Evidence.Only], [Evidence.Without]) and then asked:
//
//   - [Rank] makes the [Board] of a [Category], each session with the places
//     that it can have;
//   - [Margin] says by how much one number is above another, and how a headline
//     would put it;
//   - [Progression] follows the record through time, as a [History];
//   - [Reach] bounds the audience of a simulcast over all its platforms;
//   - [Verify] judges a [Claim], in a [Report] with a [Finding] on each point.
//
// Programs that have ranges of their own can ask [Places], [PlacesBy], [Rankings],
// [Steps] and [StepsAt] alone.
//
// A [Book] takes evidence as it comes in, from many places and in any order, gives
// the same answers, and tells what each addition changed. [Leaders] is for more
// than one process can hold: it keeps the best of each category and drops the
// rest. [Live] follows a room while it is running.
//
// [ParseDossier] reads evidence and claims from a file. Whether a claim was true
// when it was made and whether it is true now are two questions: for the first,
// ask ev.Known(date) instead of ev.
//
// All functions are pure: they read no clock and no files, keep nothing and
// change nothing that is passed in, and the same input gives the same output to
// the byte, whatever order its parts come in. They may be called from many
// goroutines at once. Only a Book, Leaders and a Live hold what was added to them,
// each for one goroutine at a time, and give the same answers in whatever order
// that was.
//
// # Verdicts
//
// For a number that is claimed, let E be what the evidence allows and C what the
// claim's words mean, each with its Literal and its Customary range. The first
// that applies:
//
//   - C is about v: Refuted if E Literal misses [v/2, 2v], Supported if E
//     Customary lies within C Customary, Doubtful if it misses even twice the
//     width of that, else Undetermined;
//   - C is nearly v: Refuted if E Literal cannot meet C Literal; Supported if E
//     Customary lies within C Customary, Doubtful if it misses it, else
//     Undetermined;
//   - Refuted if E Literal cannot meet C Literal, Doubtful if E Customary
//     cannot, Undetermined if E Customary is not within C Literal;
//   - Undetermined, for it misleads, if it is true to the letter and flatters by
//     more than a quarter: a record before of "at least" or "more than" v where
//     E Customary starts above v + v/4; an attendance or a margin of "under" or
//     "at most" v where E Customary ends below v − v/4; a bare figure whose
//     Customary range E Customary cannot meet;
//   - Confirmed if E Literal lies within C Literal, else Supported.
//
// A place is Undetermined unless the session and at least one rival have a
// count. Then it is Confirmed if no other is possible under Literal, Refuted if
// it is impossible there, Supported if no other is possible under Customary,
// Doubtful if it is impossible there, else Undetermined. The rivals are the
// category's other sessions, but for those of the session's own event (unless
// the category names that event, and then those without a count may have drawn
// any number) and those certainly later than the claim. One that may not have
// been held by the end of the claim's date, and had no count published by then,
// can only worsen the worst place.
//
// The record before, and the margin over it, run from the largest Low of the
// rivals certainly earlier to the largest High of those not certainly later.
// They, and the ratio of the session's number to the record before, are asked of a
// claim to 1st place alone. A ratio is judged as other numbers are, in thousandths.
//
// That the session was the first to draw so many is Confirmed if under Literal it
// certainly did and the record before it was certainly less, Refuted if under
// Literal it did not or some rival certainly earlier did, Supported and Doubtful if
// these are so under Customary, else Undetermined. Neither Confirmed nor Supported
// is said before at least one rival, even a later one, has a count.
//
// Some counts have an interest. Those in favor of a session are its host
// side's, the claimant's own and, where the category spans platforms, its
// platform's; a copy of such a count is one, too.
//
//   - Confirmed must hold without the counts in favor of the session, and
//     without the claimant's of any session; otherwise it is Supported.
//   - Refuted must hold without the counts in favor of the rivals; otherwise it
//     is Doubtful.
//   - Attendance, a place, a margin, a ratio or a first that is Doubtful or Refuted without the
//     counts in favor of the session, while that still has a count, is at most
//     Doubtful: a host's ten million lifts nothing.
//   - While the platform's own count of the session dissents, these are neither
//     Confirmed nor Refuted.
//
// The verdict on a claim is the least of those on attendance, place, previous,
// margin, ratio and first, as claimed, and at most Doubtful if its own arithmetic is Refuted.
//
// # Spans, limits and rulings
//
// Where a category is of a span of dates ([Category.During]), a session that may
// have been held outside it can worsen the places of others, and not better them:
// it bounds a record from above alone. Its own place there is Undetermined.
//
// The limits of a platform's rooms bound what a session can have drawn, and tell
// that a count may stand for more: see [attendance.Platform.Estimate]. What they
// change is said in a finding on the room.
//
// An annulled session keeps its row on the board and has no place there; it takes
// none from others, sets no record and is nobody's rival, and a claim that gives
// it a place is Refuted. Other rulings change no place, unless only ratified
// records are asked for ([Terms]). Which ruling is in force, [Evidence.Ruling]
// says. Since [Evidence.Known] leaves out rulings that came later, the record as it
// was known before one still says what it said.
//
// # Formats
//
//   - [Review] makes a report a schema.org [ClaimReview], which [ClaimReview.JSONLD]
//     writes as JSON-LD for a page;
//   - [Board.Table] and [History.Table] put a board and a progression into a
//     [Table], which is written as GitHub Flavored Markdown, as CSV (RFC 4180) and as
//     the wikitext of MediaWiki;
//   - [Claim.Words] and [Category.Words] say them in English;
//   - JSON is the same with encoding/json and encoding/json/v2 (see package
//     attendance).
//
// Evidence may hold any text, and none of it becomes markup, a script or a formula
// in these.
package records
