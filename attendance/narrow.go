package attendance

import (
	"unicode"
	"unicode/utf8"
)

// A list of phrases in the order of their first letters is narrowed down to
// those that may stand in a text by the letter there.

// A firstKey is the first letter of a phrase in lower case, after a blank or not.
type firstKey rune

const afterBlank firstKey = 1 << 24

// keyAt returns the key of whatever phrase is at s[i:].
func keyAt(s string, i int) firstKey {
	if i < len(s) && s[i] > ' ' && s[i] < utf8.RuneSelf {
		return letterKey(s[i])
	}
	if j := skipSpace(s, i); j > i {
		return afterBlank | keyOf(s[j:])
	}
	return keyOf(s[i:])
}

func letterKey(c byte) firstKey {
	if isLetter(c) {
		c |= 0x20
	}
	return firstKey(c)
}

// keyOf returns the key of a phrase.
func keyOf(words string) (k firstKey) {
	if words == "" {
		return 0
	}
	if words[0] == ' ' {
		k, words = afterBlank, words[1:]
	}
	if words[0] < utf8.RuneSelf {
		return k | letterKey(words[0])
	}
	c, _ := utf8.DecodeRuneInString(words)
	// Small letters of Latin-1 and Cyrillic are the most; other scripts have no cases, or are rare.
	if (c < 0xDF || c > 0xFF) && (c < 0x430 || c > 0x45F) && (c < 0x590 || c > 0x1C80) && (c < 0x3000 || c >= 0x10000) {
		c = unicode.ToLower(c)
	}
	return k | firstKey(c)
}

// A worded is an entry of a list.
type worded interface {
	phrase | unit | amount | scale | form
	first() string
}

func (p phrase) first() string { return p.words }
func (u unit) first() string   { return u.name }
func (a amount) first() string { return a.words }
func (s scale) first() string  { return s.name }
func (f form) first() string   { return f.after }

// narrow returns the entries of a list whose first letters have a key, or all if
// they are few.
func narrow[T worded](list []T, key firstKey) []T {
	if len(list) <= 12 {
		return list
	}
	lo, hi := 0, len(list)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if keyOf(list[mid].first()) < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for hi = lo; hi < len(list) && keyOf(list[hi].first()) == key; hi++ {
	}
	return list[lo:hi]
}
