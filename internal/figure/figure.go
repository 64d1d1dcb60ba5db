package figure

import "github.com/highwater-go/highwater/internal/lang"

// A Figure is one published number of people, as package attendance has it.
type Figure struct {
	People, To, Step int64
	Hedge            lang.Hedge
}

// MaxPeople is the largest number that a Figure can hold.
const MaxPeople int64 = 1e18 - 1

// MaxText is the length in bytes of the longest text that is read as one figure.
const MaxText = 256
