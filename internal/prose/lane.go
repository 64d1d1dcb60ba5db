package prose

import (
	"strings"

	"github.com/highwater-go/highwater/internal/figure"
	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Of the figures in running text nearly all are a number in digits with a scale
// or none, or two of them with a dash or a word between, and most that follows
// shows by a letter or two that the figure does not go on. These are read here.
// Whatever may be more is left to the reader at large, which reads these, too,
// and says the same.

// lane reads the figure at f.s[i:] after the hedge before it, in English, if its
// shape and what follows it are plain.
func (f *Finder) lane(hedge lang.Hedge, i int) (fig figure.Figure, end int, ok bool) {
	people, step, end, plain, scaled := f.short(i)
	if people == 0 || hedge == lang.Between && f.Open != "between " {
		return fig, 0, false
	}
	if hedge == lang.Bare || hedge == lang.Between {
		j := f.toDigits(end, hedge)
		switch {
		case j > 0 && people >= figure.Thousand: // below, it may be short of the other's scale
			to, _, last, other, _ := f.short(j)
			if to < people || f.following(last) != nothing {
				return fig, 0, false
			}
			f.Number0, f.Number1, f.Plain = i, last, plain && other
			return figure.Figure{People: people, To: to, Step: 1, Hedge: lang.Between}, last, true
		case j > 0 || hedge == lang.Between:
			return fig, 0, false
		}
	}
	f.Number0, f.Number1, f.Plain, f.Scaled = i, end, plain, scaled
	switch f.following(end) {
	case something:
		return fig, 0, false
	case closing:
		after, j := f.shortCloser(end, scaled)
		if hedge, ok = figure.Join(hedge, after); !ok || j == 0 {
			return fig, 0, false
		}
		end = j
	}
	if hedge == lang.Exactly {
		step = 1
	}
	return figure.Figure{People: people, Step: step, Hedge: hedge}, end, true
}

// short reads a number in digits, grouped or not, and its scale at f.s[i:].
// people is 0 if it is of another shape, or may be.
func (f *Finder) short(i int) (people, step int64, end int, plain, scaled bool) {
	s := f.S
	v, places, end, plain := f.Threes(i)
	power := 0
	if j := end; j > 0 && j < len(s) {
		if s[j] == ' ' && j+1 < len(s) {
			j++
		}
		if c := s[j] | 0x20 - 'a'; c < 26 && scaleLetters>>c&1 != 0 {
			var after int
			if power, after = f.SimpleScale(j); after < 0 {
				return 0, 0, 0, false, false
			} else if after > 0 {
				plain, scaled, end = false, true, after
			}
		}
	}
	more := power - places
	if end == 0 || more < 0 || v >= figure.Pow10[18-more] {
		return 0, 0, 0, false, false
	}
	step = figure.Pow10[more]
	if places == 0 {
		step *= figure.NaturalStep(v)
	}
	return v * figure.Pow10[more], step, end, plain, scaled
}

// scaleLetters are the first letters of scales.
const scaleLetters = 1<<('b'-'a') | 1<<('c'-'a') | 1<<('l'-'a') | 1<<('m'-'a') | 1<<('t'-'a') | 1<<('h'-'a') | 1<<('k'-'a')

// toDigits returns where the second number of a range starts, in digits, after
// the first one that ends at f.s[i:], or 0.
func (f *Finder) toDigits(i int, hedge lang.Hedge) int {
	s := f.S
	if i+5 >= len(s) {
		return 0
	}
	j := i + 4
	switch s[i] {
	case '-':
		j = i + 1
	case 0xE2:
		if s[i:i+3] != "–" {
			return 0
		}
		j = i + 3
	case ' ':
		if hedge == lang.Between && s[i:i+5] == " and " {
			j++
		} else if s[i:j] != " to " {
			return 0
		}
	default:
		return 0
	}
	if !text.IsDigit(s[j]) {
		return 0
	}
	return j
}

// What may follow a number.
type following uint8

const (
	nothing   following = iota // that belongs to it
	closing                    // a hedge, as shortCloser reads it
	something                  // that may
)

// following says what follows the number that ends at f.s[i:].
func (f *Finder) following(i int) following {
	s := f.S
	if i == len(s) {
		return nothing
	}
	switch c := s[i]; {
	case c == ' ':
	case c == '+' || c == '-':
		return closing
	case c < ' ' || c >= 0x80 || text.IsLetter(c):
		return something
	case c == ',' && i+2 < len(s) && s[i+1] == ' ' && text.IsDigit(s[i+2]): // "615, 200 people"
		return something
	default:
		return nothing
	}
	if i+3 >= len(s) {
		return something
	}
	if c := s[i+1]; !text.IsLetter(c) {
		if c <= ' ' || c >= 0x80 || c == '+' || c == '-' || c == '(' || text.IsDigit(c) {
			return something
		}
		return nothing
	}
	next := s[i+2] | 0x20
	switch s[i+1] | 0x20 {
	case 'o':
		switch next {
		case 'r':
			return closing
		case 'd':
			return something
		}
		return nothing
	case 'a':
		if next != 't' || s[i+3]|0x20 != 't' {
			return hangsOn(s, i+1)
		}
	case 'd':
		return either(next == 'o')
	case 'f', 'l', 's', 'v':
	case 'g':
		return either(next == 'i')
	case 'r', 't':
		return either(next == 'o' || next == 'h')
	case 'p':
		if next == 'l' {
			return something
		}
	case 'u':
		if next == 'p' {
			return something
		}
	case 'm':
		switch next {
		case 'a', 'i', 'o':
			return something
		}
	default:
		return nothing
	}
	// A noun of people may stand before a hedge: "60,000 people or more".
	end := text.LettersEnd(s, i+1)
	switch {
	case end+2 >= len(s) || s[end] >= 0x80 || s[end] < ' ':
		return something
	case s[end] != ' ':
		return either(strings.HasPrefix(s[end:], ", give"))
	}
	switch c := s[end+1]; c | 0x20 {
	case 'o': // "or", "odd"
		next := s[end+2] | 0x20
		return either(next == 'r' || next == 'd')
	case 'a':
		return hangsOn(s, end+1)
	default:
		return either(c <= ' ' || c >= 0x80 || c == '+' || c == '-')
	}
}

func either(maybe bool) following {
	if maybe {
		return something
	}
	return nothing
}

// hangsOn says whether a hedge or fraction may stand at s[i:], where an a does:
// "and more", "and a half", "at least", "approximately".
func hangsOn(s string, i int) following {
	if i+8 >= len(s) {
		return something
	}
	and := s[i+1]|0x20 == 'n'
	switch {
	case and && s[i+2]|0x20 == 'd':
		i++
	case and:
		return either(s[i+2] >= 0x80)
	case s[i+1]|0x20 == 't':
	default:
		return either(s[i+1]|0x20 == 'p' || s[i+1] < ' ' || s[i+1] >= 0x80)
	}
	switch c := s[i+2]; {
	case c < ' ' || c >= 0x80:
		return something
	case c != ' ':
		return nothing
	}
	next := s[i+4] | 0x20
	switch c := s[i+3]; c | 0x20 {
	case 'a': // "and above", "and a half"
		return either(and && (next == 'b' || next < 'a' || next > 'z'))
	case 'c': // "and counting"
		return either(and && next == 'o')
	case 'l': // "at least"
		return either(!and && next == 'e')
	case 'm': // "and more", "at most"
		return either(next == 'o')
	case 'o': // "and over"
		return either(and && next == 'v')
	case 't': // "and three quarters", "at the most"
		if !and && next == 'h' && s[i+5]|0x20 == 'e' && s[i+6] == ' ' {
			return either(s[i+7]|0x20 == 'm' || s[i+7] <= ' ' || s[i+7] >= 0x80)
		}
		return either(next == 'h')
	case 'u': // "and up"
		return either(and && next == 'p')
	default:
		return either(c <= ' ' || c >= 0x80)
	}
}

// shortCloser reads the commonest of the hedges after a number, at f.s[i:], and
// returns where it ends, or 0. Digits without a scale may have one after it: "2+
// million".
func (f *Finder) shortCloser(i int, scaled bool) (lang.Hedge, int) {
	s := f.S
	hedge, j := lang.AtLeast, i
	switch {
	case s[i] == '+':
		j = i + 1
	case strings.HasPrefix(s[i:], "-plus"):
		j = i + len("-plus")
	case strings.HasPrefix(s[i:], " or so"):
		hedge, j = lang.About, i+len(" or so")
	case strings.HasPrefix(s[i:], " or more"):
		j = i + len(" or more")
	default:
		return lang.Bare, 0
	}
	switch {
	case j+4 >= len(s):
		return lang.Bare, 0
	case s[j] == ',' || s[j] == '.':
		return hedge, j
	case s[j] != ' ' || !text.IsLetter(s[j+1]):
		return lang.Bare, 0
	case s[j+1]|0x20 == 't' && s[j+2]|0x20 == 'h' && s[j+3]|0x20 == 'a' && (!scaled || j > i+1): // "or more than"
		return lang.Bare, 0
	}
	if s[i] != ' ' && !scaled { // "2+ million"
		if c := s[j+1] | 0x20 - 'a'; scaleLetters>>c&1 != 0 {
			if _, end := f.SimpleScale(j + 1); end != 0 {
				return lang.Bare, 0
			}
		}
	}
	return hedge, j
}
