package exchange

import "hash/maphash"

// A digest stands for a text. Two texts of one digest are not to be expected: of as many
// rows as there are people, with a probability of one in 10¹⁸.
type digest [2]uint64

// A digester makes digests. Its seeds are random, so that nobody can make up two texts
// of one digest, and nothing that is said depends on them.
type digester struct{ seeds [2]maphash.Seed }

func newDigester() digester {
	return digester{[2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
}

func (d *digester) of(text []byte) digest {
	return digest{maphash.Bytes(d.seeds[0], text), maphash.Bytes(d.seeds[1], text)}
}

// A givenID is an ID that has been given, and the row that was the first to have it: a
// hash of what that says, and its number.
type givenID struct {
	id     digest
	row    uint64
	number int // 0 for none
}

// A register keeps the IDs that have been given, each in the first slot from the one
// its digest names that was free. A map takes twice the time, and as much memory.
type register struct {
	slots []givenID // a power of two
	given int
}

// of returns the slot of an ID. Its number is 0 where the ID has not been given; then
// the caller fills it.
func (r *register) of(id digest) *givenID {
	if 4*r.given >= 3*len(r.slots) {
		r.grow()
	}
	for i := id[0]; ; i++ {
		s := &r.slots[i&uint64(len(r.slots)-1)]
		if s.number == 0 {
			r.given++
			s.id = id
			return s
		}
		if s.id == id {
			return s
		}
	}
}

func (r *register) grow() {
	old := *r
	r.slots, r.given = make([]givenID, max(64, 2*len(old.slots))), 0
	for _, s := range old.slots {
		if s.number != 0 {
			*r.of(s.id) = s
		}
	}
}
