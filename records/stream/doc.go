// Package stream follows records while numbers are still coming in. It needs little
// memory however many numbers there are: for one room while it is running, or for the
// leaders among more sessions than one process can hold. Package records answers the same
// questions when all of the evidence is at hand.
//
// # While a room is running
//
//  1. Give each [Observation] of the room, "12:04 61,870", to a [Live]. Observations may
//     come late, twice and in any order. If you want to know later how much of the time
//     the room was watched, set [Live.Within] before the first.
//  2. Merge what several programs have seen: [Live.Merge].
//  3. Ask at any time: [Live.Peak] is the largest number that has been seen, [Live.Fell]
//     tells since when a record has fallen, and [Live.Coverage] tells when nobody
//     watched.
//  4. Send or store it as JSON.
//
// A Live keeps only the new highs.
//
// # Over many sessions
//
//  1. Once the number of a session is settled, add it to a [Leaders] as a [Leader], in
//     each category whose record it may hold.
//  2. Merge the parts that were made on several machines, with [Leaders.Merge]. They can
//     be sent in the form of [Leaders.MarshalBinary], or as JSON.
//  3. Ask the [Top] of each category: [Top.Leaders] returns the first places, and
//     [Top.History] how the record moved through time. Both are as exact as if all the
//     sessions had been kept.
//
// A Leaders keeps the largest sessions of each category, and those that set its record.
//
// Merging is commutative, associative and idempotent for both: the same input gives the
// same answers and the same bytes, whatever order and parts it came in. Nothing here
// reads a clock or a file. A Live and a Leaders are each for one goroutine at a time;
// their documentation says when others may read them.
package stream
