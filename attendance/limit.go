package attendance

// A LimitKind is what happens at a Limit.
type LimitKind string

const (
	Seats   LimitKind = "seats"   // nobody more fits
	Counter LimitKind = "counter" // more fit, but the number shown stops there
)

// A Limit is the most people that a platform's rooms take or show. It holds
// from Since until the next limit of its kind; a zero Since is from the start.
type Limit struct {
	People int64     `json:"people"`
	Since  Date      `json:"since,omitzero"`
	Kind   LimitKind `json:"kind"`
}
