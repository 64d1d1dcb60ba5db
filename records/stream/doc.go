// Package stream follows records while numbers are still coming in, in little memory,
// however many there are: one room while it is running, or the leaders among more
// sessions than one process can hold. Package records answers the same questions of
// evidence that is at hand as a whole.
//
// # While a room is running
//
//  1. Give each [Observation] of the room, "12:04 61,870", to a [Live]. They may come
//     late, twice and in any order. Set [Live.Within] before the first to know later
//     how much of the time the room was watched.
//  2. Merge what several programs have seen: [Live.Merge].
//  3. Ask at any time: [Live.Peak] is how large the room has been seen to be,
//     [Live.Fell] since when a record has fallen, and [Live.Coverage] where nobody
//     watched.
//  4. Send or store it as JSON.
//
// A Live keeps the new highs alone.
//
// # Over many sessions
//
//  1. Give each session, once its number is settled, to a [Leaders] as a [Leader], in
//     each category whose record it may hold.
//  2. Merge the parts that were made on several machines: [Leaders.Merge]. They travel
//     in the form of [Leaders.MarshalBinary], or as JSON.
//  3. Ask the [Top] of each category: [Top.Leaders] has the first places, and
//     [Top.History] how the record moved through time, both as exact as from all the
//     sessions.
//
// A Leaders keeps the best of each category, and the steps of its record.
//
// Merging is commutative, associative and idempotent for both: the same input makes
// the same answers, and the same bytes, whatever order and parts it came in. Nothing
// here reads a clock or a file. A Live and a Leaders are each for one goroutine at a
// time; see what their documentation says of reading.
package stream
