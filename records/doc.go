// Package records works out what follows from audience figures: who held the record, by
// how much, how it moved, and whether a claim about it is true.
//
// # From evidence to a verdict
//
//  1. Read the evidence: platforms, sources and sessions with their counts, as package
//     attendance describes them, and the rulings of bodies that keep records.
//     [ParseDossier] reads a file of evidence and claims, package records/exchange
//     sheets, feeds and reports, and a program can fill in an [Evidence] by hand.
//  2. Narrow it. [Evidence.In], [Evidence.Held], [Evidence.Known], [Evidence.Only] and
//     [Evidence.Without] compose. Whether a claim was true when it was made and whether it
//     is true now are two questions; for the first, ask ev.Known(date) instead of ev.
//  3. Ask what it says. [Evidence.Estimate] brings together the counts of one session, and
//     says who agrees, dissents or has a stake. [Rank] makes the [Board] of a [Category],
//     with the places that each session can have; [Board.Lead] says who leads it. [Margin]
//     is by how much one number is above another, and how a headline would put it.
//     [Progression] follows the record through time. [Reach] bounds the audience of an
//     event over all its platforms and places.
//  4. Judge. [ParseClaim] reads the claim in a quote, and [Verify] judges a [Claim]: its
//     [Report] has a [Finding] on each point, with the reason in one sentence.
//  5. Publish. [Claim.Words] puts a claim into a sentence, and package records/exchange
//     writes reports, boards and progressions for pages, lists and wikis.
//
// A [Book] takes evidence as it comes in, from many places and in any order, gives the
// same answers, and tells what each addition changed. Package records/stream follows a
// room while it is running, and keeps the leaders of more sessions than one process can
// hold. Programs that have numbers of their own can use [Places], [Steps], [StepsAt] and
// [ProgressionAt] alone.
//
// All functions are pure: they read no clock and no files, keep nothing, and change nothing
// that is passed in. The same input gives the same output, to the byte, whatever order its
// parts come in. They are safe for concurrent use. Only a Book keeps what was added to it;
// it is for one goroutine at a time.
//
// # The idea
//
//   - Customary is what the independent counts agree on, as a fair reader reads them.
//   - Published is everything that the independent counts span, read the same way.
//   - Literal is what is possible whoever is right, those with a stake included, by
//     the letter of their words.
//
// Customary lies within Published, and Published within Literal. Customary decides whether
// a claim is Supported, Published whether it is Doubtful, and Literal whether it is
// Confirmed or Refuted.
//
// [Edition] numbers these rules. Reports and stored Books carry it.
//
// # What the counts of a session say together
//
// [Evidence.Estimate] tells, in six steps.
//
//  1. Select. Counts of the metric that is asked for take part; that is the peak if none
//     is named, and a count without a metric counts as a peak. Average ≤ peak ≤ unique
//     ≤ joins, and peak ≤ views. So a source without a count of the metric takes part
//     with what its count of another one implies: "at least" the fewest, or "at most"
//     the most. If every count that takes part is implied in this way, Of is 0, and
//     upper bounds alone say nothing under Customary and Published.
//  2. Replace. A source's count is replaced by its own certainly later count of the same
//     metric, unless the earlier one lies within the later one: a vaguer repetition
//     replaces nothing. A count with SoFar means at least the fewest people that a fair
//     reader takes it for.
//  3. Give votes. Each independent source has one vote. Copies (Count.Via) have none if
//     their origin has a count, and share one otherwise. A count by the press or by a
//     source of unknown role that names the same number as another source's is taken for
//     a copy of it; several such counts of one number share a vote. All counts on the
//     host's side are one vote. So are those of the opponents, those of the claimant, and
//     those of the platform if the claim's category spans platforms.
//  4. Set stakes apart. The host, the opponents, the claimant and that platform have a
//     stake. If nobody independent has counted, the claimant and the platform are
//     counted; if they have no count either, the host and the opponents are. Stakes names
//     all of them, counted or not.
//  5. Agree. A floor ("at least", "more than") or a ceiling ("at most", "under") bounds
//     the number; any other count places it. Customary is the range that the most votes
//     have in common, if it is a single range and these are more than half of the votes
//     that have a say (Marzullo 1984); Majority is then true. Otherwise it is the same
//     range of only the votes that place the number or, if there is none, the range that
//     tolerates a third of them being wrong (Dolev, Lynch, Pinter, Stark and Weihl 1986),
//     within the bounds that meet it. A vote that allows no number in Customary dissents.
//  6. Widen. Published adds what all telling votes mean under Customary, without the
//     outermost ones if there are more than three. Literal adds what these votes mean to
//     the letter, and what those with a stake say. A bound is not telling if the other
//     counts allow it anyway.
//
// # Verdicts
//
// For a number, let E be what the evidence allows and C what the claim's words mean.
// The first row that applies is the verdict:
//
//	Refuted        E Literal does not meet C Literal
//	Doubtful       E Published does not meet C Literal
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
//   - if it gives the record before as "at least" or "more than" v, and E Customary starts
//     above v + v/4;
//   - if it gives an attendance, margin or ratio as "under" or "at most" v, and E Customary
//     ends below v − v/4;
//   - if it gives a bare figure, and E Customary misses its Customary range on the side
//     that makes more of the session.
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
// been held after the claim's date can only worsen the worst place.
//
// The record before, and the margin and ratio over it, are judged only if the claim is to
// 1st place. The record before lies between the largest Low of the rivals that are
// certainly earlier and the largest High of those that are not certainly later. Ratios
// are judged in thousandths.
//
// For a claim that the session was the first to draw so many:
//
//	Refuted        under Literal it did not, or a certainly earlier rival certainly did
//	Doubtful       the same under Published
//	Confirmed      under Literal it certainly did, and the record before was certainly less
//	Supported      the same under Customary
//	Undetermined   otherwise
//
// A claim may say more:
//
//   - Rival: margin and ratio are over this session, whatever its place.
//   - Event, without a session: the claim is about all sessions of the event together,
//     see [Reach].
//   - SoFar: the figure had been reached by then, and means at least that many.
//   - Ratified: the place is among ratified records only. If the session's own is not
//     ratified, the claim is Refuted where its ruling is rejected or annulled, and
//     otherwise Undetermined.
//   - Denied: the claim says that something is not so. The first that it has of place,
//     top, first, comparison (margin and ratio over a Rival) and attendance is judged as
//     if it were asserted, and the verdict is reversed. Previous is then the record that
//     stands, and Margin what the session lacks to reach it.
//
// If the category states no metric, an attendance that is Refuted or Doubtful as a peak,
// but not by another metric, is Undetermined, and the finding on the metric says so.
//
// # Stakes
//
// Nobody's own number can raise a verdict:
//
//   - If only the host and the opponents have counted the session, all points except the
//     record before are at most Undetermined. If only the claimant or the platform has,
//     they are at most Supported. A host's own number is no evidence against a smaller
//     one, nor an opponent's against a larger one: such an attendance is at least
//     Undetermined.
//   - If only the claimant has counted a rival, all points except attendance are at most
//     Supported.
//   - A point that is Refuted only by a rival's own statement of its size is Doubtful,
//     unless the claimant or the session's own side made that statement.
//   - An attendance is at most Undetermined if it is above what the host or the platform
//     says to the letter, below what an opponent says, or apart from what the claimant
//     says.
//
// The verdict on a claim is the lowest of the verdicts on its points. Arithmetic does not
// count among these, but where it is Refuted the claim is at most Doubtful.
// [Report].Record is the verdict on the place alone.
//
// # Spans, limits and rulings
//
// If a category is limited to a span of dates ([Category].During), a session that may have
// been held outside the span can only worsen the places of others, and bounds a record
// only from above. A claim to a place for that session is Undetermined.
//
// The seats of a platform bound what a session can have drawn, by the highest limit that
// may have been in force while it lasted. They do not if somebody counted more: one of
// the two is wrong, and nobody can say which. A count of the people present means "at
// least that many" if it gives just the limit of the platform's counter, as precisely as
// it is written and without a range; it may mean that if dates leave open which limit was
// in force. A finding on the room says what limits change.
//
// An annulled session keeps its row on the board, but has no place there and takes none
// from others. It sets no record and is nobody's rival, and a claim that gives it a place
// is Refuted. Other rulings change no place, unless only ratified records are asked for
// ([Terms]). [Evidence.Ruling] says which ruling is in force. A figure that a body
// recognized is an official's count. [Evidence.Known] leaves out later rulings, so that a
// record as it was known before a ruling stays what it was.
//
// # Formats
//
// [Claim.Words] and [Category.Words] put claims and categories into English. JSON is the
// same with encoding/json and encoding/json/v2 (see package attendance). Package
// records/exchange reads evidence from sheets and other formats, and writes reports as
// ClaimReview, boards and progressions as tables in Markdown, CSV and wikitext, and
// evidence as a sheet.
package records
