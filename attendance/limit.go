package attendance

// A LimitKind is what happens when a Limit is reached.
type LimitKind string

const (
	Seats   LimitKind = "seats"   // no more people fit
	Counter LimitKind = "counter" // more people fit, but the number shown stops there
)

// A Limit is the most people that a platform's rooms can hold, or that its counter shows.
// It is in force from Since until the next limit of its kind. A zero Since means from the
// start.
type Limit struct {
	People int64     `json:"people"`
	Since  Date      `json:"since,omitzero"`
	Kind   LimitKind `json:"kind"`
}
