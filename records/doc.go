// Package records works out what follows from audience figures: who held the record, by
// how much, how it moved, and whether a claim about it is true.
//
// # From evidence to a verdict
//
//  1. Read the evidence: platforms, sources, sessions with their counts (all described in
//     package attendance), and the rulings of bodies that keep records. [ParseDossier]
//     reads a file of evidence and claims; package records/exchange reads sheets, feeds
//     and reports; and a program can fill in an [Evidence] by hand.
//  2. Narrow it, with any combination of [Evidence.In], [Evidence.Held], [Evidence.Known],
//     [Evidence.Only] and [Evidence.Without]. Whether a claim was true when it was made
//     and whether it is true now are two questions. For the first, ask ev.Known(date)
//     instead of ev.
//  3. Ask what it says. [Evidence.Estimate] combines the counts of one session, and tells
//     which sources agree, which dissent and which have a stake. [Rank] makes the [Board]
//     of a [Category], with the places that each session can have; [Board.Lead] tells who
//     leads it. A [Margin] is how far one number is above another, and how a headline
//     would put it. [Progression] follows the record through time. [Reach] bounds the
//     audience of an event over all its platforms and venues.
//  4. Judge. [ParseClaim] reads the claim in a quote. [Verify] judges a [Claim]: its
//     [Report] has a [Finding] on each point, with the reason in one sentence.
//  5. Publish. [Claim.Words] puts a claim into a sentence. Package records/exchange writes
//     reports, boards and progressions for web pages, lists and wikis.
//
// A [Book] takes in evidence as it arrives, from many places and in any order. It gives
// the same answers, and tells what each addition changed. Package records/stream follows
// a room while it is running, and keeps the leaders of more sessions than one process can
// hold. Programs that have settled numbers of their own can use [Places], [Steps],
// [StepsAt] and [ProgressionAt] alone.
//
// All functions are pure: they read no clock and no files, keep nothing, and change
// nothing that is passed in. The same input gives the same output, to the byte, whatever
// order its parts come in. They are safe for concurrent use. Only a Book keeps what was
// added to it, and a Book is for one goroutine at a time.
//
// # The idea
//
//   - Customary is what the independent counts agree on, as a fair reader reads them.
//   - Published is everything that the independent counts span, read the same way.
//   - Literal is what is possible no matter who is right, sources with a stake included,
//     by the letter of their words.
//
// Customary lies within Published, and Published within Literal. Customary decides whether
// a claim is Supported, Published whether it is Doubtful, and Literal whether it is
// Confirmed or Refuted.
//
// [Edition] is the number of the current set of rules. Reports and stored Books carry it.
//
// # What the counts of a session say together
//
// [Evidence.Estimate] works in six steps.
//
//  1. Select. The counts of the metric in question take part. If none is named, that is
//     the peak, and a count without a metric counts as a peak. Average ≤ peak ≤ unique
//     ≤ joins, and peak ≤ views. So a source that has no count of the metric takes part
//     with what its count of another metric implies: "at least" the fewest, or "at most"
//     the most. If every count that takes part is implied in this way, Of is 0, and upper
//     bounds alone say nothing under Customary and Published.
//  2. Replace. A count is replaced by a count of the same source and metric that is
//     certainly later, unless the earlier count lies within the later one: repeating a
//     number more vaguely replaces nothing. A count with SoFar means at least the fewest
//     people that a fair reader takes it for.
//  3. Give votes. Each independent source has one vote. Copies (Count.Via) have no vote if
//     their origin has a count, and otherwise share one. If the press, or a source of
//     unknown role, names the same number as another source, its count is taken for a copy
//     of that one; several such counts of one number share a vote. All counts on the
//     host's side are one vote. So are all those of the opponents, all those of the
//     claimant and, if the claim's category spans platforms, all those of the platform.
//  4. Set stakes apart. The host, the opponents, the claimant and, in such a category, the
//     platform have a stake. If nobody independent has counted, the votes of the claimant
//     and the platform are used; if there are none, those of the host and the opponents.
//     Stakes names all of them, used or not.
//  5. Agree. A floor ("at least", "more than") or a ceiling ("at most", "under") bounds
//     the number; any other count places it. Customary is the range that the most votes
//     have in common, if that is a single range and more than half of the votes that have
//     a say share it (Marzullo 1984); Majority is then true. Otherwise Customary is found
//     in the same way from only the votes that place the number. If they have no such
//     range either, it is the one that still holds if a third of them are wrong (Dolev,
//     Lynch, Pinter, Stark and Weihl 1986). In both cases it is cut to the bounds that
//     overlap it. A vote that allows no number in Customary dissents.
//  6. Widen. Published adds what all telling votes mean under Customary, leaving out the
//     outermost ones if there are more than three. Literal adds what these votes mean to
//     the letter, and what the sources with a stake say. A bound that the other counts
//     allow anyway is not telling.
//
// # Verdicts
//
// For a number, let E be the range that the evidence allows and C the range that the
// claim's words mean. The first row that applies gives the verdict:
//
//	Refuted        E Literal and C Literal do not overlap
//	Doubtful       E Published and C Literal do not overlap
//	Undetermined   E Customary does not lie within C Literal
//	Undetermined   the claim misleads: it is true to the letter and flatters
//	Confirmed      E Literal lies within C Literal
//	Supported      otherwise
//
// For "about" and "nearly", read C Customary instead of C Literal in the last four rows.
// "About" is Doubtful only if E lies outside of twice its Customary width.
//
// A claim flatters
//
//   - if it gives the previous record as "at least" or "more than" v, and E Customary
//     starts above v + v/4;
//   - if it gives an attendance, margin or ratio as "under" or "at most" v, and E Customary
//     ends below v − v/4;
//   - if it gives a bare figure, and E Customary misses its Customary range on the side
//     that makes the session look larger.
//
// For a place k, and likewise for being among the first k:
//
//	Undetermined   the session has no count, or no rival has
//	Refuted        k is not possible under Literal
//	Doubtful       k is not possible under Published
//	Confirmed      no other place is possible under Literal
//	Supported      no other place is possible under Customary
//	Undetermined   otherwise
//
// The rivals are the category's other sessions that are not certainly later than the
// claim. Sessions of the same event are rivals only if the category names the event; a
// session of it without a count may then have drawn any number. A rival that may have
// been held after the claim's date can only make the worst place worse.
//
// The previous record, and the margin and ratio over it, are judged only if the claim is
// to 1st place. The previous record lies between the largest Low of the rivals that are
// certainly earlier and the largest High of those that are not certainly later. Ratios
// are judged in thousandths.
//
// For a claim that the session was the first to draw a certain number:
//
//	Refuted        under Literal it did not, or a certainly earlier rival certainly did
//	Doubtful       the same under Published
//	Confirmed      under Literal it certainly did, and the previous record was certainly less
//	Supported      the same under Customary
//	Undetermined   otherwise
//
// A claim may say more:
//
//   - Rival: margin and ratio are over this session, whatever its place.
//   - Event, without a session: the claim is about all sessions of the event together;
//     see [Reach].
//   - SoFar: the figure had been reached by then, and means at least that many.
//   - Ratified: the place is among ratified records only. If the session's own record is
//     not ratified, the claim is Refuted where the ruling is rejected or annulled, and
//     otherwise Undetermined.
//   - Denied: the claim says that something is not so. The first thing it gives of place,
//     top, first, comparison (margin and ratio over a Rival) and attendance is judged as
//     if it were asserted, and the verdict is reversed. Previous is then the record that
//     stands, and Margin how far the session fell short of it.
//
// If the category states no metric, an attendance that is Refuted or Doubtful as a peak
// but not by another metric is Undetermined, and the finding on the metric says so.
//
// # Stakes
//
// Nobody's own number can raise a verdict:
//
//   - If only the host and the opponents have counted the session, all points except the
//     previous record are at most Undetermined. If only the claimant or the platform has
//     counted it, they are at most Supported. A host's own number is not evidence against
//     a smaller one, and an opponent's is not evidence against a larger one: such an
//     attendance is at least Undetermined.
//   - If only the claimant has counted a rival, all points except attendance are at most
//     Supported.
//   - A point that is Refuted only by a rival's own statement of its size is Doubtful,
//     unless the claimant or the session's own side made that statement.
//   - An attendance is at most Undetermined if, to the letter, it is above what the host or
//     the platform says, below what an opponent says, or incompatible with what the
//     claimant says.
//
// The verdict on a claim is the lowest of the verdicts on its points. Arithmetic is not
// one of these points, but where it is Refuted the claim is at most Doubtful.
// [Report].Record is the verdict on the place alone.
//
// # Spans, limits and rulings
//
// If a category is limited to a span of dates ([Category].During), a session that may have
// been held outside the span can only make the worst places of others worse, and bounds a
// record only from above. A claim to a place for that session is Undetermined.
//
// The seats of a platform limit what a session can have drawn: the highest limit that may
// have been in force while it lasted applies. It does not apply if somebody counted more:
// one of the two is wrong, and nobody can say which. A count of the people present that is
// exactly the limit of the platform's counter, as precise as the limit and not a range,
// means "at least that many". It may mean that if the dates leave open which limit was in
// force. A finding on the room says what limits change.
//
// An annulled session keeps its row on the board, but has no place there and takes none
// from others. It sets no record and is nobody's rival, and a claim that gives it a place
// is Refuted. Other rulings change no place, unless only ratified records are asked for
// ([Terms]). [Evidence.Ruling] tells which ruling is in force. A figure that a body
// recognized counts as an official's count. [Evidence.Known] leaves out later rulings, so
// that the record as it was known before a ruling does not change.
//
// # Formats
//
// [Claim.Words] and [Category.Words] put claims and categories into English. JSON is the
// same with encoding/json and encoding/json/v2 (see package attendance). Package
// records/exchange reads evidence from sheets and other formats. It writes reports as
// ClaimReview; boards and progressions as tables in Markdown, CSV and wikitext; and
// evidence as a sheet.
package records
