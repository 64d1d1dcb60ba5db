// Package lang holds what the reader knows of languages: their words, made from the
// files in the folder data, one a language, and the signs and scales of every locale,
// from the Unicode CLDR.
//
// # The file of a language
//
// A file has lists of words under headings. # stands for the number, so that "# or so" is
// read after one and "about #" before it; some lists have keys, such as the hedge, the
// number, or the metric that their words stand for. No word stands twice under a heading.
// Where a language has nothing to say, the heading is left out.
//
//   - The number: numbers, duals before a noun, hundred, number joins, number words (switches),
//     articles, alone, point, fractions, fractions after, added before, of, collectives,
//     about collectives, characters, anchors, scales, scales of a figure alone, reversed point.
//   - Hedges and ranges: hedges, hedges before a scale, hedges that may be adjectives, verbs
//     of passing, not affirmed after, no hedges before, no hedges with, ranges, ranges end in,
//     spreads, percents, counters, growth, growth after.
//   - Sizes: plurals, few, couple, sizes without a number.
//   - What is counted: people, things, metrics, of nouns, of them, nouns (switches), things end
//     in, not things, units, units end in, times, viewed, crowds, draws, peaks, glue, digits end in,
//     spans of time.
//   - What is not: labels, no audience, shares, and for errors minus, money, ordinals end in.
//   - What single words say, in a language whose file has a list deed: manner, quality, deed,
//     calendar, entered, watchers, point, averages, uniques, dating, dating on the way, passing,
//     verbs after a figure, agents end in, no agents, peoples end in, not things end in, tied by
//     a hyphen, seats, units without a capital, determiners, tallies, labels before a period;
//     of rates each, times of a rate, events, entering; of differences by, small, differences,
//     comparisons, compared to, records, times of day; of room for, rooms.
//   - Writing: writes, a list for each way to write figures.
//   - Kinds and claims: roles, in a notation of package role.
package lang

//go:generate go run ../cldr
//go:generate go run ./generate
