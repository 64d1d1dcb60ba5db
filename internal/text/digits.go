package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// notDigits has the high bit of each byte set that is neither a digit nor the
// first byte of a character beyond ASCII, up to the first that is one.
func NotDigits(x uint64) uint64 { return x ^ zeros + carry9 }

// firstOf returns where the first byte is whose high bit notDigits left out.
func FirstOf(notDigits uint64) int { return trailingBytes(^notDigits & Highs) }

// leads are the bytes beyond ASCII that a digit of some script starts with.
var Leads = [128]bool{
	0xD9 - 0x80: true, 0xDB - 0x80: true, 0xDF - 0x80: true, 0xE0 - 0x80: true, 0xE1 - 0x80: true,
	0xEA - 0x80: true, 0xEF - 0x80: true, 0xF0 - 0x80: true,
}

// A script is how the digits of a script are encoded: all but the last byte is
// the same in each of the ten.
type Script struct {
	Lead string
	Zero byte // the last byte of its zero
}

// scriptOf returns the script of the digit at s[i:], which has a given zero.
func ScriptOf(s string, i int, zero rune) Script {
	return Script{s[i : i+utf8.RuneLen(zero)-1], 0x80 | byte(zero)&0x3F}
}

// digitAt reports whether a digit of a script is at s[i:].
func (of Script) DigitAt(s string, i int) bool {
	last := i + len(of.Lead)
	return last < len(s) && s[last]-of.Zero <= 9 && (last == i || s[i] == of.Lead[0] && (last == i+1 || s[i:last] == of.Lead))
}

// numeric reports whether a digit of any script is at s[i:], or a Chinese
// numeral.
func Numeric(s string, i int) bool {
	return IsDigit(s[i]) || s[i] >= utf8.RuneSelf && foreignNumeric(s, i)
}

func foreignNumeric(s string, i int) bool { return ForeignDigit(s, i) != 0 || IsHan(s, i) }

// foreignDigit returns the zero of the script whose digit is at s[i:], or 0
// if there is no digit of a script other than ASCII's.
func ForeignDigit(s string, i int) rune {
	if lead := s[i]; (lead == 0xD9 || lead == 0xDB) && i+1 < len(s) { // those of Arabic and Persian, without decoding
		switch last := s[i+1]; {
		case lead == 0xD9 && '\xa0' <= last && last <= '\xa9':
			return '٠'
		case lead == 0xDB && '\xb0' <= last && last <= '\xb9':
			return '۰'
		}
		return 0
	}
	c, _ := utf8.DecodeRuneInString(s[i:])
	switch {
	case c < '٠', 0x2E80 <= c && c <= 0xA4CF, 0xAC00 <= c && c <= 0xD7FF, c == utf8.RuneError: // East Asia has none of its own
		return 0
	case c <= '٩':
		return '٠'
	case '۰' <= c && c <= '۹':
		return '۰'
	case '०' <= c && c <= '९':
		return '०'
	}
	for _, block := range unicode.Nd.R16 { // every block holds whole sets of ten
		if c < rune(block.Lo) {
			return 0
		}
		if c <= rune(block.Hi) {
			return c - (c-rune(block.Lo))%10
		}
	}
	for _, block := range unicode.Nd.R32 {
		if c < rune(block.Lo) {
			return 0
		}
		if c <= rune(block.Hi) {
			return c - (c-rune(block.Lo))%10
		}
	}
	return 0
}

// hanDigit returns the value of the Chinese digit c, or -1.
func HanDigit(c rune) int64 {
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
func HanUnit(c rune) int {
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

// Formal returns the Chinese digit or unit for which c stands on checks and certificates,
// or 0. In running text these are words, too: 大陆, 參加.
func Formal(c rune) rune {
	const formal, plain = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千"
	if at := strings.IndexRune(formal, c); at >= 0 {
		plain, _ := utf8.DecodeRuneInString(plain[at:]) // all take three bytes
		return plain
	}
	return 0
}

// isHan reports whether a Chinese numeral is at s[i:].
func IsHan(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return HanDigit(c) >= 0 || HanUnit(c) > 0
}
