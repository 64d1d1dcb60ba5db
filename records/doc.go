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
//   - Customary lies within Published, and Published within Literal. A claim is
//     Supported by the first, Doubtful by the second, and Refuted or Confirmed by the
//     third.
//
// [Edition] is the edition of these rules. A report and the forms of a [Book] carry it.
//
// # What the counts of a session say together
//
// [Evidence.Estimate] tells, in six steps.
//
//  1. The counts of the metric asked count; the peak where none is named, for which a
//     count that states no metric stands. Since average ≤ peak ≤ unique ≤ joins and
//     peak ≤ views, a source that has none takes part with what its count of another
//     metric implies: "at least" the fewest, or "at most" the most. If all that is
//     counted is implied, Of is 0, and bounds from above alone say nothing under
//     Customary and Published.
//  2. A source's certainly later count of the same metric replaces its earlier one,
//     unless that lies within it: a vaguer repetition replaces nothing. A count taken
//     so far means at least the fewest that a fair reader takes it for.
//  3. Each independent source has one vote. Copies (Count.Via) have none while their
//     origin speaks, and are otherwise one vote together. A count of the press, or of a
//     source of which nothing is known, that names the same number as somebody else's
//     is taken for a copy of that, and such counts that name the same number share a
//     vote. All counts on the host's side are one vote, and so are the opponents', the
//     claimant's, and those of the platform where the claim's category spans platforms.
//  4. The host, opponents, the claimant and that platform have a stake. Where nobody
//     independent has counted, the claimant and the platform are counted, and where
//     they have not, the two sides are. Who is not counted is named in Stakes.
//  5. A count with a floor ("at least", "more than") or a ceiling ("at most", "under")
//     bounds the number; any other places it. Customary is what the most votes hold in
//     common, if these are more than half of those that have a say and it is one range
//     (Marzullo 1984; Majority is then true). Otherwise it is the same of the votes that
//     place the number, or the range that tolerates a third of them being wrong (Dolev,
//     Lynch, Pinter, Stark and Weihl 1986), within the bounds that meet it. A vote that
//     holds no number in Customary dissents.
//  6. Published adds what all telling votes mean under Customary, without the outermost
//     ones where there are more than three; Literal adds what they mean to the letter,
//     and what those with a stake say. A bound tells nothing where the other counts
//     allow it anyway.
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
// For "about" and "nearly", C Customary stands for C Literal in the last four rows;
// "about" is Doubtful only outside of twice its Customary width.
//
// A claim flatters with a record before of "at least" or "more than" v where E
// Customary starts above v + v/4; with an attendance, margin or ratio of "under" or "at
// most" v where E Customary ends below v − v/4; and with a bare figure whose Customary
// range E Customary misses on the side that makes more of the session.
//
// For a place k (a claim to be among the first k is judged alike):
//
//	Undetermined   the session has no count, or no rival has
//	Refuted        k is not possible under Literal
//	Doubtful       k is not possible under Published
//	Confirmed      no other place is possible under Literal
//	Supported      no other place is possible under Customary
//	Undetermined   otherwise
//
// The rivals are the category's other sessions that are not certainly later than the
// claim, except those of the session's own event, unless the category names that event;
// then those without a count may have drawn any number. A rival that may not have been
// held by the claim's date can only worsen the worst place.
//
// The record before, and the margin and ratio over it, are asked of a claim to 1st
// place alone. The record runs from the largest Low of the rivals certainly earlier to
// the largest High of those not certainly later. A ratio is judged in thousandths.
//
// That the session was the first to draw so many is Refuted if under Literal it did not
// or some rival certainly earlier did, Doubtful if so under Published, Confirmed if
// under Literal it certainly did and the record before was certainly less, Supported if
// so under Customary, else Undetermined.
//
// A claim may say more:
//
//   - Rival names the session that margin and ratio are over, whatever its place.
//   - Event without a session is about all sessions of an event together: see [Reach].
//   - SoFar: the figure is what had been reached by then, and means at least that.
//   - Ratified: the place is among ratified records alone. A session that is none is
//     Refuted if its ruling is rejected or annulled, else Undetermined.
//   - Denied: the claim says that it is not so. The first of place, top, first,
//     comparison (margin and ratio over a Rival) and attendance that it has is judged
//     as if it were asserted, and the verdict turned. Previous is then the record that stands, and Margin what the
//     session lacks to it.
//
// If the category states no metric, an attendance that is Refuted or Doubtful by the
// peak and not by another metric is Undetermined, and the finding on the metric says so.
//
// # Stakes
//
// Nobody's own number lifts a verdict:
//
//   - Where only the sides have counted the session, all points but the record before
//     are at most Undetermined; where only the claimant or the platform has, at most
//     Supported. A host's own number is no evidence against a smaller one, nor an
//     opponent's against a larger one: such an attendance is no less than Undetermined.
//   - Where only the claimant has counted a rival, all points but attendance are at most
//     Supported.
//   - What is Refuted only by a rival's own word for how large it was is Doubtful,
//     unless that word is the claimant's or the session's own side's.
//   - An attendance above what the host or the platform says to the letter, below what
//     an opponent does, or apart from what the claimant does, is at most Undetermined.
//
// The verdict on a claim is the least of those on the points that it makes, except
// arithmetic, which makes it at most Doubtful where it is Refuted. [Report].Record is
// the verdict on the place alone.
//
// # Spans, limits and rulings
//
// Where a category is of a span of dates ([Category.During]), a session that may
// have been held outside it can worsen the places of others, and not better them:
// it bounds a record from above alone. Its own place there is Undetermined.
//
// The seats of a platform's rooms bound what a session can have drawn, by the highest
// limit that may have been in force while it lasted, unless somebody counted more:
// which of the two is wrong, nobody can say. A count of the people present that gives
// just the limit of the platform's counter, as precisely as it is written and without
// a range, means at least that many; where dates leave open which limit was in force,
// it may. What limits change is said in a finding on the room.
//
// An annulled session keeps its row on the board and has no place there; it takes
// none from others, sets no record and is nobody's rival, and a claim that gives
// it a place is Refuted. Other rulings change no place, unless only ratified
// records are asked for ([Terms]). Which ruling is in force, [Evidence.Ruling]
// says. A figure that a body recognized is the count of an official. Since
// [Evidence.Known] leaves out rulings that came later, the record as it was known
// before one still says what it said.
//
// # Formats
//
// [Claim.Words] and [Category.Words] say claims and categories in English. JSON is the
// same with encoding/json and encoding/json/v2 (see package attendance). Package exchange
// reads evidence from sheets and other formats, and writes reports as ClaimReview,
// boards and progressions as tables in Markdown, CSV and wikitext, and evidence as a
// sheet.
package records
