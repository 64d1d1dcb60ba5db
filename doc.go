// Package highwater is the overview of a library for public audience figures:
// who held the record, by how much, and is the claim true?
//
// In April 2022 a Twitter Space drew "164K+" by its host's own team and "more
// than 160K" by the press. The record before it was "around 57K" by one account
// and "more than 44K" by another, and it was "beaten by 100,000+". Every such
// figure is rounded, hedged, partial and often interested. highwater keeps each
// as it was said, computes with what it can mean, and answers with exactly as
// much certainty as the evidence carries.
//
// The library is two packages, to be imported on their own:
//
//   - [github.com/highwater-go/highwater/attendance] is what was said: it reads
//     figures in any language, finds them in running text, and reads dates;
//   - [github.com/highwater-go/highwater/records] is what follows: what the counts of
//     a session say together, ranking, margins, progressions and verdicts on claims,
//     and a book that is kept as evidence comes in. Beside it, records/exchange reads
//     evidence where people keep it, and records/stream follows a running room, or
//     more sessions than one process can hold.
//
// The data goes one way:
//
//	words ──Parse · Find──▶ Figure ──Reading──▶ Range ─┐
//	counts of a session ─────────▶ Estimate ───────────┴─▶ Rank · Margin · Progression · Book ─▶ Verify ─▶ Report
//
// All of them are pure: no files, network, clock or state. Programs to run
// and copy from are under examples: spaces judges a dossier of evidence and
// claims, and scan finds the figures in a text. Start with
//
//	go run github.com/highwater-go/highwater/examples/spaces@latest
//
// # Compatibility
//
// From version 1 on, a program that compiles with one version of packages attendance,
// records, records/exchange and records/stream compiles with every later one of the same
// major version, and reads what that wrote: JSON, text, columns and the binary forms.
// Before version 1 a minor version may break programs, and the changelog says how. What
// is exported is on record in the folder api, and each difference from it is named before
// a change lands.
//
// Three things may change in any version: the texts of errors and sentences, what
// running text is read to say, which improves, and verdicts, with a new
// records.Edition. Programs under examples and packages under internal promise nothing.
//
// This package itself has no code.
package highwater
