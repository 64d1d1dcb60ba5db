package attendance

import "strings"

// Of the figures in running text nearly all are a number in digits with a scale
// or none, or two of them with a dash or a word between, and most that follows
// shows by a letter or two that the figure does not go on. These are read here.
// Whatever may be more is left to the reader at large, which reads these, too,
// and says the same.

// lane reads the figure at f.s[i:] after the hedge before it, in English, if its
// shape and what follows it are plain.
func (f *finder) lane(hedge Hedge, i int) (fig Figure, end int, ok bool) {
	people, step, end, plain, scaled := f.short(i)
	if people == 0 || hedge == from {
		return fig, 0, false
	}
	number1, to := end, int64(0)
	if hedge == Bare || hedge == Between {
		if j := f.toDigits(end, hedge); j > 0 && people >= thousand { // below, it may be short of the other's scale
			var last int
			var other bool
			if to, _, last, other, _ = f.short(j); to < people || f.following(last) != nothing {
				return fig, 0, false
			}
			f.number0, f.number1, f.plain = i, last, plain && other
			return Figure{People: people, To: to, Step: 1, Hedge: Between}, last, true
		} else if j > 0 || hedge == Between {
			return fig, 0, false
		}
	}
	switch f.following(end) {
	case something:
		return fig, 0, false
	case closing:
		after, j := f.shortCloser(end, scaled)
		if hedge, ok = join(hedge, after); !ok || j == 0 {
			return fig, 0, false
		}
		end = j
	}
	if hedge == Exactly {
		step = 1
	}
	f.number0, f.number1, f.plain = i, number1, plain
	return Figure{People: people, Step: step, Hedge: hedge}, end, true
}

// short reads a number in digits, grouped or not, and its scale at f.s[i:].
// people is 0 if it is of another shape, or may be.
func (f *finder) short(i int) (people, step int64, end int, plain, scaled bool) {
	s := f.s
	v, digits, zeros, places, end := threes(s, i, ',', '.')
	plain = end-i == digits
	power := 0
	if j := end; j > 0 && j < len(s) {
		if s[j] == ' ' && j+1 < len(s) {
			j++
		}
		if c := s[j] | 0x20 - 'a'; c < 26 && scaleLetters>>c&1 != 0 {
			var after int
			if power, after = f.simpleScale(j); after < 0 {
				return 0, 0, 0, false, false
			} else if after > 0 {
				plain, scaled, end = false, true, after
			}
		}
	}
	more := power - places
	if end == 0 || more < 0 || v >= pow10[18-more] {
		return 0, 0, 0, false, false
	}
	if places > 0 {
		zeros = -places
	}
	return v * pow10[more], pow10[power+zeros], end, plain, scaled
}

// scaleLetters are the first letters of scales.
const scaleLetters = largeLetters | 1<<('h'-'a') | 1<<('k'-'a')

// toDigits returns where the second number of a range starts, in digits, after
// the first one that ends at f.s[i:], or 0.
func (f *finder) toDigits(i int, hedge Hedge) int {
	s := f.s
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
		if hedge == Between && s[i:i+5] == " and " {
			j++
		} else if s[i:j] != " to " {
			return 0
		}
	default:
		return 0
	}
	if !isDigit(s[j]) {
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
func (f *finder) following(i int) following {
	s := f.s
	if i == len(s) {
		return nothing
	}
	switch c := s[i]; {
	case c == ' ':
	case c == '+' || c == '-':
		return closing
	case c < ' ' || c >= 0x80 || isLetter(c):
		return something
	default:
		return nothing
	}
	if i+3 >= len(s) {
		return something
	}
	if c := s[i+1]; !isLetter(c) {
		if c <= ' ' || c >= 0x80 || c == '+' || c == '-' {
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
	case 'f', 'l', 's', 'v':
	case 'g':
		return either(next == 'i')
	case 'r', 't':
		return either(next == 'o')
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
	end := lettersEnd(s, i+1)
	switch {
	case end+2 >= len(s) || s[end] >= 0x80 || s[end] < ' ':
		return something
	case s[end] != ' ':
		return nothing
	}
	switch c := s[end+1]; c | 0x20 {
	case 'o':
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

// hangsOn reports whether a hedge may stand at s[i:], where an a does: "and more",
// "at least", "approximately".
func hangsOn(s string, i int) following {
	if i+4 >= len(s) {
		return something
	}
	switch s[i+1] | 0x20 {
	case 'n':
		if s[i+2]|0x20 != 'd' {
			return either(s[i+2] >= 0x80)
		}
		i++
	case 't':
	case 'p':
		return something
	default:
		return either(s[i+1] < ' ' || s[i+1] >= 0x80)
	}
	switch c := s[i+2]; {
	case c < ' ' || c >= 0x80:
		return something
	case c != ' ':
		return nothing
	}
	switch c := s[i+3]; c | 0x20 {
	case 'a', 'c', 'm', 'o', 'u', 'l', 't':
		return something
	default:
		return either(c <= ' ' || c >= 0x80)
	}
}

// shortCloser reads the commonest of the hedges after a number, at f.s[i:], and
// returns where it ends, or 0. Digits without a scale may have one after it: "2+
// million".
func (f *finder) shortCloser(i int, scaled bool) (Hedge, int) {
	s := f.s
	hedge, j := AtLeast, i
	switch {
	case s[i] == '+':
		j = i + 1
	case strings.HasPrefix(s[i:], "-plus"):
		j = i + len("-plus")
	case strings.HasPrefix(s[i:], " or so"):
		hedge, j = About, i+len(" or so")
	case strings.HasPrefix(s[i:], " or more"):
		j = i + len(" or more")
	default:
		return Bare, 0
	}
	if j+1 >= len(s) {
		return Bare, 0
	}
	if s[j] == ',' || s[j] == '.' {
		return hedge, j
	}
	c := s[j+1] | 0x20 - 'a'
	if s[j] != ' ' || c >= 26 || c == 't'-'a' && (!scaled || j > i+1) || !scaled && scaleLetters>>c&1 != 0 { // "or more than"
		return Bare, 0
	}
	return hedge, j
}
