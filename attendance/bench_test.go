package attendance

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// mixedFigures makes distinct texts of the forms that figures are published in,
// so many that no branch predictor learns them.
func mixedFigures(n int) []string {
	r := rand.New(rand.NewPCG(1, 2))
	grouped := func(n int) string { return FormatPeople(int64(n)) }
	texts := make([]string, n)
	for i := range texts {
		switch r.IntN(10) {
		case 0:
			texts[i] = fmt.Sprintf("%dK+", 1+r.IntN(999))
		case 1:
			texts[i] = fmt.Sprintf("around %d.%dK", 1+r.IntN(999), r.IntN(10))
		case 2:
			texts[i] = fmt.Sprintf("more than %d", 1+r.IntN(2_000_000))
		case 3:
			texts[i] = fmt.Sprintf("%d.%d lakh", 1+r.IntN(99), 1+r.IntN(99))
		case 4:
			texts[i] = grouped(r.IntN(20_000_000))
		case 5:
			texts[i] = strconv.Itoa(r.IntN(20_000_000))
		case 6:
			texts[i] = fmt.Sprintf("%d.%03dM", r.IntN(20), 1+r.IntN(999))
		case 7:
			texts[i] = "over " + grouped(r.IntN(2_000_000))
		case 8:
			a := 1_000 + r.IntN(1_000_000)
			texts[i] = "between " + grouped(a) + " and " + grouped(a+r.IntN(100_000))
		case 9:
			texts[i] = fmt.Sprintf("nearly %d.%d million", 1+r.IntN(99), r.IntN(10))
		}
	}
	return texts
}

var usualRegexp = regexp.MustCompile(`(?i)^(?:(more than|around|over|nearly)\s+)?(\d[\d,]*(?:\.\d+)?)\s*(k|m|b|lakh|crore|million)?(\+)?$|^between\s+([\d,.]+)\s+and\s+([\d,.]+)$`)

// BenchmarkParse sets Parse beside strconv.ParseFloat on the digits of the first
// number alone, and the regular expression that is usually written.
func BenchmarkParse(b *testing.B) {
	const n = 1 << 18
	texts := mixedFigures(n)
	numbers := make([]string, n)
	for i, s := range texts {
		s, _, _ = strings.Cut(s, " and ")
		numbers[i] = strings.Map(func(c rune) rune {
			if c == '.' || '0' <= c && c <= '9' {
				return c
			}
			return -1
		}, s)
	}
	b.Run("Parse", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			if _, err := Parse(texts[i&(n-1)]); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("ParseFloat", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := strconv.ParseFloat(numbers[i&(n-1)], 64); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Regexp", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			m := usualRegexp.FindStringSubmatch(texts[i&(n-1)])
			if m == nil {
				b.Fatal(texts[i&(n-1)])
			}
			if _, err := strconv.ParseFloat(strings.ReplaceAll(m[2]+m[5], ",", ""), 64); err != nil {
				b.Fatal(err)
			}
		}
	})
}
