package figure

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Chinese numerals: "三十五万", "两千", and digit by digit "一六四".

// character returns the digit or the power of ten that the character at r.S[i:] is,
// and its length, or 0 for that if it is neither.
func (r *Reader) character(i int) (digit int64, power, size int) {
	if i >= len(r.S) || r.S[i] < utf8.RuneSelf {
		return 0, 0, 0
	}
	c, size := utf8.DecodeRuneInString(r.S[i:])
	if r.Whole && r.Lang.Han {
		c = cmp.Or(text.Formal(c), c)
	}
	if d := text.HanDigit(c); d >= 0 {
		return d, 0, size
	}
	if power = text.HanUnit(c); power > 0 {
		return 0, power, size
	}
	if r.Lang.Characters {
		if w, j := r.word(i, lang.KindCharacter); w != nil {
			if w.Digits < 10 {
				return int64(w.Digits), 0, j - i
			}
			return 0, Digits(int64(w.Digits)) - 1, j - i
		}
	}
	return 0, 0, 0
}

// characters reports whether a number may start with a character that is no numeral
// elsewhere.
func (r *Reader) characters() bool { return r.Lang.Characters || r.Whole && r.Lang.Han }

// han reads the Chinese numeral below ten thousand at r.S[i:], or the digits one
// by one, and returns 0 for its end if there is none. A scale such as 万 is not
// part of it. Two digits that follow each other, before a unit, are a pair of
// approximate numbers: 四五千, 十七八.
func (r *Reader) han(i int) (n numeral, end int) {
	n.at, end = i, i
	var total, digit, pair int64
	least, seen, units, zero := 4, 0, false, false
	step := int64(1)
	for {
		d, power, size := r.character(end)
		switch {
		case size == 0 || pair > 0 && power == 0:
		case power == 0 && digit > 0 && d == digit+1 && r.pairs(end+size):
			pair, end = d, end+size
			continue
		case power == 0 && seen > 0 && !units && !text.IsHan(r.S, i): // letters that are digits, too, make words: 사이
			return n, 0
		case power == 0 && seen > 0 && !units:
			return r.hanRun(i)
		case power == 0 && digit > 0: // two digits in a row after a unit
		case power == 0:
			zero = zero || d == 0
			digit, seen, step, end = d, seen+1, 1, end+size
			continue
		case power < least:
			if seen == 0 || digit == 0 {
				digit = 1
			}
			if pair > 0 {
				n = wholeNumeral(i, total+digit*Pow10[power], Pow10[power])
				n.pair = uint64(total + pair*Pow10[power])
				return n, end + size
			}
			total += digit * Pow10[power]
			digit, least, units, seen, step, end = 0, power, true, seen+1, Pow10[power], end+size
			continue
		}
		break
	}
	if seen == 0 {
		return n, 0
	}
	if r.Lang.Shortened && units && digit > 0 && least >= 2 && !zero && pair == 0 { // 两千六
		digit, step = digit*Pow10[least-1], Pow10[least-1]
	}
	if total += digit; total == 0 {
		step = 1
	}
	if pair > 0 {
		n = wholeNumeral(i, total, 1)
		n.pair = uint64(total + 1)
		return n, end
	}
	if units {
		return wholeNumeral(i, total, step), end
	}
	return r.hanRun(i)
}

// pairs reports whether a unit or scale is at r.S[i:], after two digits.
func (r *Reader) pairs(i int) bool {
	if _, power, _ := r.character(i); power > 0 {
		return true
	}
	_, kind, _ := r.scaleAt(i)
	return kind == myriad
}

// hanRun reads Chinese digits one by one, and decimals after them.
func (r *Reader) hanRun(i int) (n numeral, end int) {
	n.at = i
	run := func(i int) int {
		for {
			d, power, size := r.character(i)
			if size == 0 || power > 0 {
				return i
			}
			n.add(byte(d))
			i += size
		}
	}
	i = run(i)
	if i < len(r.S) {
		size := r.pointSign(i)
		if strings.HasPrefix(r.S[i:], "点") || strings.HasPrefix(r.S[i:], "點") {
			size = len("点")
		}
		if size > 0 {
			whole := n
			n.whole, n.digits = 0, 0
			if end := run(i + size); end > i+size {
				whole.frac, whole.places, i = n.whole, n.digits, end
			}
			n = whole
		}
	}
	return n, i
}
