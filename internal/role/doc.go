// Package role reads what a paragraph says of its figures: which one the event
// drew, which was the record before, a margin, a capacity, a hope; who is said to
// have counted; and what is claimed.
//
// It knows no word of any language. A [Language] is made of the section of roles in the
// language's file, in internal/lang/data: classes of words, and patterns of words with
// what they say, in the notation that [ParseLanguage] and compile describe.
// What follows from several patterns is decided here: of the roles that fit a figure
// the first in the order of [Role] holds; a record that is said not to be broken turns
// its number into one denied; what is hoped for claims nothing; and phrases around a
// record are walked to find what limits its field.
//
// A [Reader] goes through a paragraph in these steps: tokenize cuts it into words;
// match looks for the patterns, each where its rarest words are in the sentence, and
// its first two words and the nearest figure suit it; settle marks what has not happened;
// claim, assign and attribute draw the conclusions. It allocates nothing, and reads at
// most 500 tokens and [MaxFigures] figures; a pattern that takes too many steps is given up.
package role
