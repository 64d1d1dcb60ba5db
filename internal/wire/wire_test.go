package wire

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

const magic = "Wire"

// sample is a form with one of everything.
func sample() []byte {
	w := Begin(magic, 2)
	var table Table
	table.Add("b", "a", "", "b")
	w.Table(&table)
	w.Ref(&table, "b")
	w.Ref(&table, "")
	w.Uvarint(300)
	w.Varint(-1)
	w.Uint8(255)
	w.Bool(true)
	w.Bool(false)
	w.Str("héé\x00")
	return w.Finish()
}

func TestRoundTrip(t *testing.T) {
	data := sample()
	r, version, err := Open(data, magic, 3)
	if err != nil || version != 2 {
		t.Fatalf("version %d, %v", version, err)
	}
	table := r.Table()
	if want := []string{"", "a", "b"}; !slices.Equal(table, want) {
		t.Errorf("table %q, want %q", table, want)
	}
	for i, ok := range []bool{
		r.Ref(table) == "b", r.Ref(table) == "", r.Uvarint() == 300, r.Varint() == -1,
		r.Uint8() == 255, r.Bool(), !r.Bool(), r.Str() == "héé\x00",
	} {
		if !ok {
			t.Errorf("value %d differs", i)
		}
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

func TestNumbers(t *testing.T) {
	signed := []int64{0, 1, -1, 63, 64, -64, -65, 1 << 40, math.MaxInt64, math.MinInt64}
	unsigned := []uint64{0, 1, 127, 128, 1<<14 - 1, 1 << 14, 1 << 63, math.MaxUint64}
	w := Begin(magic, 1)
	for _, n := range signed {
		w.Varint(n)
	}
	for _, n := range unsigned {
		w.Uvarint(n)
	}
	r, _, err := Open(w.Finish(), magic, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range signed {
		if got := r.Varint(); got != n {
			t.Errorf("%d, want %d", got, n)
		}
	}
	for _, n := range unsigned {
		if got := r.Uvarint(); got != n {
			t.Errorf("%d, want %d", got, n)
		}
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

// Any change of one byte, and any part, is an error.
func TestDamage(t *testing.T) {
	data := sample()
	for i := range data {
		for bit := range 8 {
			damaged := slices.Clone(data)
			damaged[i] ^= 1 << bit
			if _, _, err := Open(damaged, magic, 3); err == nil {
				t.Errorf("bit %d of byte %d: no error", bit, i)
			}
		}
		if _, _, err := Open(data[:i], magic, 3); err == nil {
			t.Errorf("%d bytes of %d: no error", i, len(data))
		}
	}
}

// form puts a frame around a body.
func form(body ...byte) []byte {
	w := Begin(magic, 1)
	w.b = append(w.b, body...)
	return w.Finish()
}

func TestErrors(t *testing.T) {
	good := form(1, 2, 3)
	long := binary.AppendUvarint([]byte("Wire\x01"), math.MaxUint64)
	body := func(read func(*Reader)) func(*Reader) { return read }
	for _, c := range []struct {
		name string
		data []byte
		read func(*Reader) // of the body
		want string
	}{
		{"nothing", nil, nil, "byte 0: cut short within the magic and the version"},
		{"a part of the magic", []byte("Wi"), nil, "byte 2: cut short within the magic and the version"},
		{"the magic alone", []byte("Wire"), nil, "byte 4: cut short within the magic and the version"},
		{"something else", []byte("Wine\x01"), nil, `byte 0: it starts with "Wine" and not with "Wire": this is something else`},
		{"version 0", []byte("Wire\x00\x00"), nil, "byte 4: unknown version 0; want one of 1 to 1"},
		{"a new version", []byte("Wire\x02\x00"), nil, "byte 4: unknown version 2; want one of 1 to 1"},
		{"no length", []byte("Wire\x01"), nil, "byte 5: cut short within a number"},
		{"half a length", []byte("Wire\x01\x80"), nil, "byte 6: cut short within a number"},
		{"a length of two bytes", []byte("Wire\x01\x80\x00"), nil, "byte 5: a number in 2 bytes that needs fewer"},
		{"a length beyond all", long, nil, "byte 15: cut short: 18446744073709551615 bytes should follow byte 15, and 0 do"},
		{"cut short", good[:len(good)-1], nil, "byte 12: cut short: 7 bytes should follow byte 6, and 6 do"},
		{"trailing", append(slices.Clone(good), 0, 0), nil, "byte 13: 2 bytes follow the end"},
		{"damaged", append(slices.Clone(good[:len(good)-4]), 1, 2, 3, 4), nil, "byte 9: the checksum is 04030201, and that of the bytes before is d2a85ab5: they are damaged"},
		{"left over", form(1, 2, 3), body(func(r *Reader) { r.Uvarint() }), "byte 7: 2 bytes of the body are left over"},
		{"no number", form(), body(func(r *Reader) { r.Varint() }), "byte 6: cut short within a number"},
		{"overlong", form(0x81, 0x00), body(func(r *Reader) { r.Varint() }), "byte 6: a number in 2 bytes that needs fewer"},
		{"65 bits", form(slices.Repeat([]byte{0xff}, 11)...), body(func(r *Reader) { r.Uvarint() }), "byte 6: a number of more than 64 bits"},
		{"no byte", form(), body(func(r *Reader) { r.Uint8() }), "byte 6: cut short before a byte"},
		{"a bool of 2", form(2), body(func(r *Reader) { r.Bool() }), "byte 6: 2 where 0 or 1 is due"},
		{"above a limit", form(9), body(func(r *Reader) { r.Int(8) }), "byte 6: 9 where there can be at most 8"},
		{"a string that does not fit", form(3, 'a', 'b'), body(func(r *Reader) { r.Str() }), "byte 6: 3 items of 1 bytes or more cannot be in 2 bytes"},
		{"a count that does not fit", form(2, 0, 0, 0), body(func(r *Reader) { r.Count(2) }), "byte 6: 2 items of 2 bytes or more cannot be in 3 bytes"},
		{"a table that descends", form(2, 1, 'b', 1, 'a'), body(func(r *Reader) { r.Table() }), `byte 9: "a" stands behind "b" in a table, which is ascending`},
		{"a table with one twice", form(2, 0, 0), body(func(r *Reader) { r.Table() }), `byte 8: "" stands behind "" in a table, which is ascending`},
		{"half a table", form(2, 0, 1), body(func(r *Reader) { r.Table() }), "byte 8: 1 items of 1 bytes or more cannot be in 0 bytes"},
		{"not in the table", form(1, 1, 'a', 1), body(func(r *Reader) { r.Ref(r.Table()) }), "byte 9: string 1 of a table of 1"},
		{"the first error stays", form(2), body(func(r *Reader) { r.Bool(); r.Ref(nil); r.Table(); r.Fail(0, "late") }), "byte 6: 2 where 0 or 1 is due"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, _, err := Open(c.data, magic, 1)
			if c.read != nil {
				if err != nil {
					t.Fatal(err)
				}
				c.read(r)
			}
			if err == nil {
				err = r.Close()
			}
			if err == nil || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
			if _, ok := errors.AsType[*Error](err); !ok {
				t.Errorf("%T is no *Error", err)
			}
		})
	}
}

func TestRefPanics(t *testing.T) {
	defer func() {
		if s, _ := recover().(string); !strings.Contains(s, `"c" is not in the table`) {
			t.Errorf("panic %q", s)
		}
	}()
	w := Begin(magic, 1)
	w.Ref(&Table{}, "c")
}

// FuzzReader takes any bytes as a body, reads it as the script says, and checks
// that what was read without an error writes the same bytes.
func FuzzReader(f *testing.F) {
	f.Add([]byte("tr"), []byte{2, 1, 'a', 1, 'b', 1})                                            // a table and a ref
	f.Add([]byte("uvib8s"), []byte{0xac, 0x02, 1, 7, 1, 200, 2, 'h', 'i'})                       // one of each
	f.Add([]byte("t"), []byte{0xff, 0xff, 0xff, 0xff, 0x0f})                                     // a table of four thousand million
	f.Add([]byte("s"), []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})       // a string beyond memory
	f.Add([]byte("u"), []byte{0x80, 0x80, 0x00})                                                 // overlong
	f.Add([]byte("u"), []byte{0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01}) // too long
	f.Fuzz(func(t *testing.T, script, body []byte) {
		if _, _, err := Open(body, magic, 1); err == nil {
			t.Skip("a frame made by chance") // which the frame below covers
		}
		r, _, err := Open(form(body...), magic, 1)
		if err != nil {
			t.Fatal(err)
		}
		w := Begin(magic, 1)
		var strings []string
		for _, do := range script {
			if r.Err() != nil {
				break
			}
			switch do {
			case 'u':
				w.Uvarint(r.Uvarint())
			case 'v':
				w.Varint(r.Varint())
			case 'i':
				w.Count(r.Int(1 << 20))
			case '8':
				w.Uint8(r.Uint8())
			case 'b':
				w.Bool(r.Bool())
			case 's':
				w.Str(r.Str())
			case 't':
				strings = r.Table()
				if len(strings) > len(body) {
					t.Fatalf("%d strings of %d bytes", len(strings), len(body))
				}
				var table Table
				table.Add(strings...)
				w.Table(&table)
			case 'r':
				var table Table
				table.Add(strings...)
				discard := Begin(magic, 1)
				discard.Table(&table)
				if s := r.Ref(strings); r.Err() == nil {
					w.Ref(&table, s)
				}
			}
		}
		if r.Close() != nil {
			return
		}
		if got := w.Finish(); string(got) != string(form(body...)) {
			t.Errorf("read %x, wrote %x", form(body...), got)
		}
	})
}
