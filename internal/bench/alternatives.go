package bench

import (
	"encoding/binary"
	"math/bits"
	"regexp"
	"strconv"
	"strings"
)

// What is usually written where highwater could be used.

var usualFigure = regexp.MustCompile(`(?i)^(?:(around|about|more than|over|nearly|at least|some|up to|roughly|almost|fewer than)\s+)?` +
	`(\d[\d,]*(?:\.\d+)?)\s*(k|m|bn|thousand|lakh|million|crore)?\s*(\+|-plus|or so|or more)?$` +
	`|^(?:between\s+)?(\d[\d,]*)\s*(?:and|to|–|-)\s*(\d[\d,]*)$`)

var usualScales = map[string]float64{
	"k": 1e3, "thousand": 1e3, "lakh": 1e5, "m": 1e6, "million": 1e6, "crore": 1e7, "bn": 1e9,
}

// UsualParse reads a figure by the usual regular expression. It returns the
// number, the first of a range, and the hedge.
func UsualParse(s string) (n float64, hedge string, ok bool) {
	m := usualFigure.FindStringSubmatch(s)
	if m == nil {
		return 0, "", false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(m[2]+m[5], ",", ""), 64)
	if scale, ok := usualScales[strings.ToLower(m[3])]; ok {
		n *= scale
	}
	return n, m[1] + m[4], err == nil
}

// Patterns that are usually written to find figures in text.
var (
	// SimplePattern takes numbers with a scale.
	SimplePattern = regexp.MustCompile(`(\d[\d,.]*)\s*([KMB]|thousand|lakh|crore|million|billion)?`)

	// UsualPattern takes hedges too, in either case.
	UsualPattern = regexp.MustCompile(`(?i)\b(?:(around|about|more than|over|nearly|at least|some|up to|roughly|almost|fewer than|between)\s+)?` +
		`(\d[\d,]*(?:\.\d+)?)\s*(k|m|b|bn|thousand|lakh|crore|million|billion)?\b(\+)?`)
)

// DigitRuns counts the runs of ASCII digits in s, eight bytes at a time and
// four times eight a step. Whatever finds numbers in text has to do as much.
func DigitRuns(s string) int {
	n := 0
	for i := nextDigit(s, 0); i < len(s); i = nextDigit(s, i) {
		n++
		for i < len(s) && s[i]-'0' <= 9 {
			i++
		}
	}
	return n
}

// nextDigit returns where the first ASCII digit is at or after s[i], or len(s).
func nextDigit(s string, i int) int {
	for ; i+32 <= len(s); i += 32 {
		p := s[i : i+32]
		a, b, c, d := others(p[0:8]), others(p[8:16]), others(p[16:24]), others(p[24:32])
		if a&b&c&d == highs {
			continue
		}
		switch {
		case a != highs:
			return i + bits.TrailingZeros64(a^highs)/8
		case b != highs:
			return i + 8 + bits.TrailingZeros64(b^highs)/8
		case c != highs:
			return i + 16 + bits.TrailingZeros64(c^highs)/8
		}
		return i + 24 + bits.TrailingZeros64(d^highs)/8
	}
	for i < len(s) && s[i]-'0' > 9 {
		i++
	}
	return i
}

const highs = 0x8080808080808080

// others has the high bit of each of eight bytes set that is no digit.
func others(p string) uint64 {
	x := binary.LittleEndian.Uint64([]byte(p)) ^ 0x3030303030303030 // digits become 0 to 9
	return (x&^highs + 0x7676767676767676 | x) & highs              // above 9 carries into the high bit
}
