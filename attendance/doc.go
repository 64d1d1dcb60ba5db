// Package attendance holds what was said of an audience, and about what.
//
// Audience figures are published as words — "164K+", "around 57K", "more than
// 44K people" — by people who disagree and often have a stake. This package
// keeps each figure as it was said, and works out what it can mean. Package records,
// beside it, brings together what several sources say, and compares sessions.
//
// A [Figure] is one published number. [Parse] reads it from words in English, a
// [Locale] from those of other languages, and [Find] finds all in a text.
// [Figure.Range] returns the numbers of people that it can mean, as a [Range],
// under a [Reading]: what a fair reader takes the words to mean (Customary), or
// what is possible by their letter (Literal). A [Count] is what one source says of one
// [Session], which was held on a [Date], on a [Platform].
// The way back is [Publish], from a range to the figure that says the most of it without saying
// too much, and [Locale.Words], from a figure to the words of a language.
//
// Everything here is plain data: exported fields, usable zero values, JSON,
// columns of a database. All functions are pure; they read no clock, no files and
// no variables that change, and may be called from many goroutines at once. People
// are whole numbers, from 0 to [MaxPeople]; no floating point touches a figure.
//
// # What a figure can mean
//
// In the table v is the number, g the Step, the power of ten of the last
// significant digit written: 57K has 1,000; 160K has 10,000; 1.0M has 100,000,
// for a zero written after the point counts; 44,208 has 1. All divisions round
// down, and both ends of a range are included.
//
//	Hedge     words                             Literal            Customary
//	Exactly   exactly N; measured               [v, v]             [v, v]
//	Bare      N with every digit given (g = 1)  [v, v]             [v, v]
//	Bare      N, rounded (g > 1)                [v−min(g/2, v/4),  [v−min(g/2, v/10),
//	                                             v+min(g−1, v/2)]   v+min(g−1, v/10)]
//	About     around N, some N, ~N              [v/2, 2v]          [v−h, v+h]
//	About     around A to B, ~A–B               [A/2, 2B]          [A, B]
//	AtLeast   N+, at least N, N or more         [v, ∞)             [v, v+s−1]
//	MoreThan  more than N, over N, >N           [v+1, ∞)           [v+1, v+max(1, s−1)]
//	Nearly    nearly N, just under N            [0, v−1]           [v−n, v−1]
//	LessThan  under N, fewer than N, <N         [0, v−1]           [v−s, v−1]
//	AtMost    up to N, as many as N, ≤N         [0, v]             [v−max(1, v/4), v]
//	Between   A–B, from A to B, N ± M           [A, B]             [A, B]
//	Plural    dozens, tens of thousands         [2v, ∞)            [2v, 10v−1]
//
// where
//
//	b = max(g, 10^(digits of v − 3), 1)  no hedged number is read finer than three digits
//	s = max(2, b), or max(2, b/2) if b = v
//	h = max(1, min(b, v/10))
//	n = max(1, min(b/2, v/10))
//
// and a lower end is never below 0. So "100+" suggests up to 149, and "110+" up
// to 119, while a rounded number is never read below ¾ of itself or above 1½, and
// "around" is off by a factor of two at the most. Customary always lies within Literal.
// Published, of one figure, is Customary.
//
// The notations N+, ~N, ≤N and A–B are those of CLDR's miscellaneous patterns.
// That "more than 100" is not used of 200, and "more than 110" hardly of 120, is
// shown by Cummins, Sauerland and Solt (2012) and Cummins and Franke (2021);
// that rounder numbers are read more loosely by Krifka (2007); that "around"
// has no fixed bound by Égré and others (2023). Hesse and Benz (2020) find
// instead a width that is a fraction of the number. The widths above are this
// project's own calibration.
//
// # Languages
//
// A [Locale] is how a language, as a region writes it, writes numbers and hedges
// them. [LocaleOf] finds it by its BCP 47 tag, or that of its parent: "de-XX" is
// "de". Its digits, decimal and grouping signs and scales ("1,6 Mio.", "16.4万",
// "1.6 लाख") are those of the Unicode CLDR 48.2 and its compact forms, short and
// long, for every locale that CLDR has. They are used under the Unicode License v3,
// which is in the file LICENSE-UNICODE.
//
// A sign means what it means there: `1.234` is 1,234 in German, Indonesian,
// Portuguese, Turkish and the Spanish of Spain; in Chinese, Hindi, the English of
// most regions and the Spanish of Mexico it is a part of a person, which is
// [ErrFraction]; in French and Russian, which have a blank between groups and a comma
// before decimals, it is malformed, but not where the language has it elsewhere, as
// in Austria. K and M are a thousand and a million wherever
// CLDR has no other meaning for them.
//
// Words (hedges, ranges, numbers such as "anderthalb Millionen", nouns and what
// implies a metric) are known in English, Arabic, Chinese, French, German, Hindi,
// Indonesian, Italian, Japanese, Korean, Portuguese, Russian, Spanish, Turkish and
// Urdu. Any other locale reads numbers, ranges and the signs ~ > < ≥ ≤ +. No
// locale but those of English reads English words.
//
// [Parse] is English, and also reads what means the same in every language of its
// script: digits of any script, Chinese numerals, and the scales that are listed
// below the grammar ("16.4万", "१.६ लाख", "164 тыс."). It does not read "164 mil" or
// "1,6 Mio.", which need a locale. Sums are read with it and in a locale: "16万4000",
// "16만 4천", "1 crore 64 lakh", "1 लाख 64 हज़ार".
//
// Every compact form that ICU makes of a number from 1 to 999 billion is read in
// its locale as a figure whose Customary range holds the number, except for three
// from which nobody could tell it:
//
//   - bn and bn-IN, short, from 10^11: "১ কো" is a crore, and CLDR's form of 10^11 is
//     the same without the blank, "১কো". Both are read as a crore.
//   - ne and ne-IN, long, from 10^6 to below 10^9: CLDR writes "१ करोड" for a million,
//     and for ten million in its short forms. It is read as ten million, a crore.
//   - vec, short, from 1,000 to 1,049: CLDR writes "1", without a word for a
//     thousand. It is read as one.
//
// # Figures in running text
//
// [Find] goes through a text in English, and a [Finder] through one in another
// language; each [Mention] that they yield is a figure that counts an audience. Its
// Phrase is taken whole, with the hedges before and after the number ("as many as 2
// million", "57K or so", "50-60K"); its Text is that of the input, and parses to its
// Figure. A number is a mention
//
//   - if a noun of people, or of views, tickets and the like follows: "7 fans";
//   - if what precedes it counts an audience: "attendance: 44,208", "peaked at 57K";
//   - if nothing is said of it, but it is written as audiences are: in groups, with a
//     scale, or with a hedge and in thousands ("the record was around 57K").
//
// Dates, years, times, ages, money, percentages, measures, ordinals, scores,
// versions, models, room and phone numbers, handles, hashtags, addresses and "4K
// video" are not, nor is a number before a noun in the plural that Find does not
// know.
//
// Noun is what is counted, as it stands there ("concurrent viewers", or the "crowd"
// of 60,000), and Metric what the noun, a verb or words nearby imply: [Peak] of
// "concurrent" and "at one point", [Average], [Unique], [Joins] of "tuned in",
// [Views]. Both are empty if the text does not say. People is true if noun, verb or
// metric says that people are counted; Finder.People finds these alone. So "1.2
// million views" is a mention, but not one of people, and neither is "around 57K" on
// its own.
//
// An empty line ends a paragraph, and with it all that a figure is judged by. A text
// may be any bytes and of any length. Finding takes one pass, time in
// proportion to the text, and no memory for a mention. Finder.Digits leaves out
// figures without a digit ("half a million"), and is faster.
//
// Find does not understand a text, and others may call a mistake what is a rule:
//
//   - Of number words below a hundred only dozens are found, not "twelve fans".
//   - Elliptical counts are not: the 164 of "57K viewers, then 164".
//   - Any people will do, but for inhabitants, staff, police and performers where the
//     words say so. Voters and victims are mentions, as are followers, downloads, the
//     Spaces of "4 Spaces" and the room that there is for people.
//   - A large number of which nothing is said counts as an audience, even if a reader
//     knows from the sentence before that it is money: "cut by 2 million".
//   - Nouns are known from a list. An English one that is not in it is known by its
//     ending ("50,000 Beliebers"), or not at all.
//
// A mention is right if both its phrase and its figure are. On a gold set of some
// 2,150 sentences, most of them in the 15 languages, precision and recall are 0.99 each
// (go test ./attendance -run Gold -v). Two parts of it were annotated before Find was
// run on them: on 348 sentences in the style of reports (-part reports) the first run
// had a precision of 0.93 and a recall of 0.90, and on 151 in the style of the wires
// (-part wire), after what the first had shown was mended, 0.94 and 0.97. The set is this
// project's own: expect less of other texts.
//
// # Grammar
//
// The language of figures that [Parse] reads is in the documentation of package
// attendance/grammar, in EBNF, with what it adds to that.
//
// # Formats
//
// Figures and dates are strings in JSON, ranges are {"low": …, "high": …} with null
// for no limit. encoding/json writes and reads the same as encoding/json/v2, which
// Go 1.26 has with GOEXPERIMENT=jsonv2. The first alone writes >44K as \u003e44K, unless
// an Encoder is told SetEscapeHTML(false), and U+FFFD for bytes that are not UTF-8,
// which the second refuses.
package attendance
