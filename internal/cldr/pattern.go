package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A pattern is a compact decimal pattern and the power of ten from which it is
// used.
type pattern struct {
	exponent int
	text     string
}

// A form is a form of package lang.
type form struct {
	before, after string
	power         int
	alone         bool
}

// newLocaleData reads the numbers of a locale: the signs of its digits 0 to 9,
// and the compact patterns of all its digits, short and long, for every plural
// category.
func newLocaleData(numbers map[string]json.RawMessage) (localeData, error) {
	var data localeData
	for name, raw := range numbers {
		if name == "symbols-numberSystem-latn" {
			var symbols struct{ Decimal, Group string }
			if err := json.Unmarshal(raw, &symbols); err != nil {
				return data, fmt.Errorf("%s: %w", name, err)
			}
			data.decimal, data.group = plain(symbols.Decimal), plain(symbols.Group)
			if symbols.Group != "" && data.group == "" {
				data.group = " "
			}
		}
		if strings.HasPrefix(name, "decimalFormats-numberSystem-") {
			type length struct{ DecimalFormat map[string]string }
			var formats struct{ Long, Short length }
			if err := json.Unmarshal(raw, &formats); err != nil {
				return data, fmt.Errorf("%s: %w", name, err)
			}
			for _, patterns := range []map[string]string{formats.Long.DecimalFormat, formats.Short.DecimalFormat} {
				for key, text := range patterns {
					p, err := newPattern(key, text)
					if err != nil {
						return data, fmt.Errorf("%s: %w", name, err)
					}
					data.patterns = append(data.patterns, p)
				}
			}
		}
	}
	if data.decimal == "" || data.group == "" || len(data.patterns) == 0 {
		return data, fmt.Errorf("no decimal sign, grouping sign or compact patterns")
	}
	slices.SortFunc(data.patterns, func(a, b pattern) int {
		return cmp.Or(cmp.Compare(a.exponent, b.exponent), cmp.Compare(a.text, b.text))
	})
	data.patterns = slices.Compact(data.patterns)
	return data, nil
}

// newPattern reads a key such as "10000-count-other".
func newPattern(key, text string) (pattern, error) {
	number, _, ok := strings.Cut(key, "-count-")
	zeros := strings.TrimLeft(strings.TrimPrefix(number, "1"), "0")
	if !ok || number == "" || number[0] != '1' || zeros != "" {
		return pattern{}, fmt.Errorf("cannot read the compact pattern key %q", key)
	}
	return pattern{len(number) - 1, text}, nil
}

// form returns the form that p makes; ok is false if it makes none, for numbers
// that are written in full.
func (p pattern) form() (f form, ok bool, err error) {
	text := strings.Map(func(r rune) rune {
		if r == '0' || !unicode.IsDigit(r) {
			return r
		}
		return unicode.ReplacementChar
	}, positive(p.text))
	start, end := strings.IndexByte(text, '0'), strings.LastIndexByte(text, '0')+1
	switch {
	case strings.ContainsRune(text, unicode.ReplacementChar):
		return f, false, fmt.Errorf("the compact pattern %q has a digit other than 0", p.text)
	case start < 0:
		f = form{after: plain(text), power: p.exponent, alone: true}
		if f.after == "" {
			return f, false, fmt.Errorf("the compact pattern %q is empty", p.text)
		}
		return f, true, nil
	case strings.Trim(text[start:end], "0") != "" || end-start > p.exponent+1:
		return f, false, fmt.Errorf("the compact pattern %q for 10^%d has no coefficient", p.text, p.exponent)
	}
	f = form{before: plain(text[:start]), after: plain(text[end:]), power: p.exponent - (end - start - 1)}
	if f.before == "" && f.after == "" {
		return f, false, nil
	}
	if f.power == 0 {
		return f, false, fmt.Errorf("the compact pattern %q for 10^%d does not scale its coefficient", p.text, p.exponent)
	}
	return f, true, nil
}

// positive returns the part of a pattern for positive numbers, without quotes.
func positive(text string) string {
	var b strings.Builder
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\'' && i+1 < len(text) && text[i+1] == '\'':
			b.WriteByte(c)
			i++
		case c == '\'':
			quoted = !quoted
		case c == ';' && !quoted:
			return b.String()
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// plain returns text without the marks that only order it on a line, with one
// blank for white space of any kind, and none at its ends. Joiners inside a
// word spell it and stay.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u061c' || r == '\u2060' || r == '\ufeff':
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, text)
	words := strings.Fields(text)
	for i, word := range words {
		words[i] = strings.Trim(word, "\u200c\u200d")
	}
	return strings.Join(words, " ")
}

// forms returns the forms of a locale, in the order in which they are to be
// tried.
func (d localeData) forms(tag string) ([]form, error) {
	var forms []form
	for _, p := range d.patterns {
		f, ok, err := p.form()
		if err != nil {
			return nil, err
		}
		if ok && !slices.ContainsFunc(exceptions, func(e exception) bool { return e.tag == tag && e.form == f }) {
			forms = append(forms, f)
		}
	}
	slices.SortFunc(forms, compare)
	return slices.Compact(forms), nil
}

// compare puts the longer of two forms first, so that none hides another that
// it begins, and "M" before "m", which stands for both.
func compare(a, b form) int {
	return cmp.Or(
		cmp.Compare(len(stem(b.before)), len(stem(a.before))),
		cmp.Compare(first(a.after), first(b.after)), // side by side, they are found sooner
		cmp.Compare(len(stem(b.after)), len(stem(a.after))),
		cmp.Compare(len(b.after), len(a.after)), // one with a period takes it along
		cmp.Compare(a.before, b.before),
		cmp.Compare(a.after, b.after),
		cmp.Compare(a.power, b.power),
		cmp.Compare(strconv.FormatBool(a.alone), strconv.FormatBool(b.alone)),
	)
}

// first is the first letter of words in lower case, or 0.
func first(words string) rune {
	for _, c := range words {
		return unicode.ToLower(c)
	}
	return 0
}

// stem is words without the point after an abbreviation, which a text may
// leave out.
func stem(words string) string { return strings.TrimSuffix(words, ".") }
