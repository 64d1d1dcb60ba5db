package attendance

import (
	"strings"
	"unicode/utf8"
)

// Chinese numerals: "三十五万", "两千", and digit by digit "一六四".

// hanDigit returns the value of the Chinese digit c, or -1.
func hanDigit(c rune) int64 {
	switch c {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两', '兩':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// hanUnit returns the power of ten that multiplies the digit before c, or 0.
func hanUnit(c rune) int {
	switch c {
	case '十':
		return 1
	case '百':
		return 2
	case '千':
		return 3
	}
	return 0
}

// han reads the Chinese numeral below ten thousand at r.s[i:], or the digits one
// by one, and returns 0 for its end if there is none. A scale such as 万 is not
// part of it.
func (r *reader) han(i int) (n numeral, end int) {
	n.at, end = i, i
	var total, digit int64
	least, seen, units := 4, 0, false
	step := int64(1)
	for end < len(r.s) && r.s[end] >= utf8.RuneSelf {
		c, size := utf8.DecodeRuneInString(r.s[end:])
		if d := hanDigit(c); d >= 0 {
			if seen > 0 && digit >= 0 && !units {
				return r.hanRun(i)
			}
			if digit > 0 { // two digits in a row after a unit
				break
			}
			digit, seen, step = d, seen+1, 1
		} else if power := hanUnit(c); power > 0 && power < least {
			if seen == 0 || digit == 0 {
				digit = 1
			}
			total += digit * pow10[power]
			digit, least, units, seen, step = 0, power, true, seen+1, pow10[power]
		} else {
			break
		}
		end += size
	}
	if seen == 0 {
		return n, 0
	}
	if total += digit; total == 0 {
		step = 1
	}
	if units {
		return wholeNumeral(i, total, step), end
	}
	return r.hanRun(i)
}

// hanRun reads Chinese digits one by one, and decimals after them.
func (r *reader) hanRun(i int) (n numeral, end int) {
	n.at = i
	run := func(i int) int {
		for i < len(r.s) {
			c, size := utf8.DecodeRuneInString(r.s[i:])
			d := hanDigit(c)
			if d < 0 {
				break
			}
			n.add(byte(d))
			i += size
		}
		return i
	}
	i = run(i)
	if i < len(r.s) {
		size := r.pointSign(i)
		if strings.HasPrefix(r.s[i:], "点") || strings.HasPrefix(r.s[i:], "點") {
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

// isHan reports whether a Chinese numeral is at s[i:].
func isHan(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return hanDigit(c) >= 0 || hanUnit(c) > 0
}
