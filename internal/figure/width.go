package figure

// Grain is the finest difference that a hedged number is read to make: its step, but
// never finer than its third significant digit.
func Grain(people, step int64) int64 { return max(step, Pow10[max(0, Digits(people)-3)]) }

// Reach is how far an open hedge is taken to go: "110+" to 119, but a lone digit half
// as far, "100+" to 149.
func Reach(people, step int64) int64 {
	b := Grain(people, step)
	if b == people {
		b /= 2
	}
	return max(2, b)
}
