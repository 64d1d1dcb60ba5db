package records

import (
	"fmt"
	"strconv"
)

// A Verdict is how a claim stands against the evidence. Verdicts are ordered:
// Refuted < Doubtful < Undetermined < Supported < Confirmed. The zero Verdict
// is Undetermined.
type Verdict int8

const (
	Refuted      Verdict = iota - 2 // what is published rules it out
	Doubtful                        // a fair reading of what is published goes against it
	Undetermined                    // what is published does not settle it
	Supported                       // a fair reading of what is published bears it out
	Confirmed                       // what is published leaves no other possibility
)

var verdicts = [...]string{"refuted", "doubtful", "undetermined", "supported", "confirmed"}

// String returns the verdict in lower case.
func (v Verdict) String() string {
	if v < Refuted || v > Confirmed {
		return "Verdict(" + strconv.Itoa(int(v)) + ")"
	}
	return verdicts[v-Refuted]
}

// MarshalText returns the verdict in lower case. It fails if v is not one of the five.
func (v Verdict) MarshalText() ([]byte, error) {
	if v < Refuted || v > Confirmed {
		return nil, fmt.Errorf("records: %v is not a verdict", v)
	}
	return []byte(v.String()), nil
}

// UnmarshalText reads a verdict in lower case. It leaves v unchanged if text is not a
// verdict.
func (v *Verdict) UnmarshalText(text []byte) error {
	for i, name := range verdicts {
		if string(text) == name {
			*v = Refuted + Verdict(i)
			return nil
		}
	}
	return fmt.Errorf("records: %q is not a verdict; want refuted, doubtful, undetermined, supported or confirmed", text[:min(len(text), 32)])
}
