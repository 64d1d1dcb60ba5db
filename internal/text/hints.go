package text

// Hints tells by four bytes whether one of some phrases may be at a place. Of each of the
// four, and each value of its last five bits, it has which phrases may have it there, as
// bits. A blank in a phrase stands for white space of any kind and length, so that what
// follows it may be white space, too, or come later.
type Hints [4 * 32]uint8

// Add adds a phrase of at least four bytes of ASCII, as one of a group, of which eight
// are told apart.
func (h *Hints) Add(phrase string, group int) {
	bit := uint8(1) << (group % 8)
	add := func(k int, bytes string) {
		for _, c := range []byte(bytes) {
			h[k*32+int(c&31)] |= bit
		}
	}
	const blanks = " \t\n\r\u00a0\u2009\u202f"
	blank := 4
	for k := range 4 {
		add(k, phrase[min(blank, k):k+1])
		if phrase[k] == ' ' {
			blank = min(blank, k)
		}
		if k >= blank {
			add(k, blanks)
		}
	}
}

// At is not 0 if one of the phrases may be at s[i:].
func (h *Hints) At(s string, i int) uint8 {
	if len(s)-i < 4 {
		return 0
	}
	return h[s[i]&31] & h[32+s[i+1]&31] & h[64+s[i+2]&31] & h[96+s[i+3]&31]
}
