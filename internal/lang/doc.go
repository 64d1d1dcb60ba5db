// Package lang holds what the reader knows of languages: their words, made from the
// files in the folder data, one a language, and the signs and scales of every locale,
// from the Unicode CLDR.
package lang

//go:generate go run ../cldr
//go:generate go run ./generate
