package exchange

import (
	"errors"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// A hostile file has something wrong with each few of its bytes: of what is wrong all is
// counted and some is listed, in a few megabytes.
func TestHostile(t *testing.T) {
	const size = 1 << 18
	long := strings.Repeat("_", size/3)
	for _, c := range []struct {
		name             string
		format           Format
		head, each, tail string
		faults, left     int // of each
	}{
		{"rows of one cell", Sheet, "Session,Date,Viewers,Source\n", "x\n", "", 1, 0},
		{"figures that are none", Sheet, "Session,Viewers,Source\n", "x,y,z\n", "", 0, 1},
		{"open quotes", Sheet, "Session,Viewers,Source\n", "\"a\n", "", 1, 0},
		{"a row again and again", Sheet, "Session,Viewers,Source\n", "a,5,b\n", "", 0, 1},
		{"headings", Sheet, "Session,Viewers,by", ",by", "\n", 1, 0},
		{"long headings", Sheet, "Session,Viewers,by" + long, ",by", "\n", 1, 0},
		{"a long title", Sheet, "ID,Session,Viewers,Source\na," + long + ",5,S\n", "a,b,,\n", "", 0, 1},
		{"rows of one cell", CCC, "date,locality,size_text\n", "x\n", "", 1, 0},
		{"no day and no place", CCC, "date,locality,size_text\n", ",,x\n", "", 0, 1},
		{"no type", ACLED, "event_id_cnty,event_date,event_type,tags\n", "1,,,\n", "", 0, 1},
		{"rows of one cell", Log, "at,viewers\n", "x\n", "", 1, 0},
		{"numbers", ACLED, "[", "5,", "5]", 1, 0},
		{"keys", ACLED, `{"data":[]`, `,"b":1`, `}`, 0, 1},
		{"numbers", Twitch, `{"data":[`, "5,", "5]}", 1, 0},
		{"lists", Twitch, `{"data":[`, "[],", "[]]}", 1, 0},
		{"numbers", Holodex, `[`, "5,", "5]", 1, 0},
		{"keys", Owncast, `{"online":true`, `,"b":1`, `}`, 0, 1},
		{"numbers", Wikidata, `[`, "5,", "5]", 1, 0},
		{"keys", Wikidata, `{"entities":{"a":5`, `,"b":5`, "}}", 1, 0},
		{"lines", Wikidata, `{"id":"Q1"}` + "\n", "{]}\n", "", 1, 0},
		{"numbers", SPARQL, `{"head":{"vars":["item","attendance"]},"results":{"bindings":[`, "5,", "5]}}", 1, 0},
	} {
		t.Run(string(c.format)+" "+c.name, func(t *testing.T) {
			n := (size - len(c.head)) / len(c.each)
			data := []byte(c.head + strings.Repeat(c.each, n) + c.tail)
			if c.format == Sheet && strings.Contains(c.each, "by") { // all of which is one row
				n = size / 4
				data = []byte(c.head + strings.Repeat(c.each, n) + c.tail)
			}
			var r Result
			peak, kept := memoryOf(func() { r, _ = Read(c.format, data, fuzzOptions) })
			if peak > 24<<20 || kept > 6<<20 {
				t.Errorf("%d KiB, and %d that stay, for a file of %d", peak>>10, kept>>10, len(data)>>10)
			}
			faults, left := len(r.Faults), len(r.Left)
			if faults > listed(len(data))+1 || left > listed(len(data))+1 {
				t.Fatalf("%d faults and %d left are listed", faults, left)
			}
			if last := faults - 1; c.faults > 0 {
				faults = last + more(t, r.Faults[last].Err.Error())
				if f := r.Faults[last]; f.Drops != Row && f.Drops != File || f.Line == 0 || f.Column == 0 {
					t.Errorf("the last: %+v", f)
				}
				var all attendance.Faults
				if !errors.As(r.Err(), &all) || len(all) != len(r.Faults) {
					t.Error("Err has not all faults")
				}
			}
			if last := left - 1; c.left > 0 {
				left = last + more(t, r.Left[last].Why)
			}
			if near := func(got, want int) bool { return want-2 <= got && got <= want+3 }; !near(faults, c.faults*n) || !near(left, c.left*n) {
				t.Errorf("%d faults and %d left of %d", faults, left, n)
			}
		})
	}
}

// more returns the number in "and 1,562,850 more".
func more(t *testing.T, s string) int {
	t.Helper()
	number, ok := strings.CutPrefix(s, "and ")
	number, last := strings.CutSuffix(number, " more")
	n, err := strconv.Atoi(strings.ReplaceAll(number, ",", ""))
	if !ok || !last || err != nil {
		t.Fatalf("the last is %q", s)
	}
	return n
}

// memoryOf returns how much the memory grows to, in bytes, while f runs, and what stays of
// that.
func memoryOf(f func()) (peak, kept uint64) {
	defer debug.SetGCPercent(debug.SetGCPercent(10))
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	before := stats.HeapAlloc
	grown := func() uint64 {
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc - min(stats.HeapAlloc, before)
	}
	done, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for {
			peak = max(peak, grown())
			select {
			case <-done:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	f()
	close(done)
	<-stopped
	runtime.GC()
	return peak, grown()
}

// A value of more than so many values is a fault of the file, but for lists that are read
// one by one.
func TestManyValues(t *testing.T) {
	many := "[" + strings.Repeat("5,", maxValues) + "5]"
	r := ReadTwitch([]byte(`{"data":`+many+`}`), fuzzOptions)
	if r.Faults[0].Drops != Row {
		t.Errorf("a list: %v", r.Faults[0])
	}
	r = ReadTwitch([]byte(`{"data":[{"id":`+many+`}]}`), fuzzOptions)
	if want := "no JSON: more than 262144 values in one"; len(r.Faults) != 1 || r.Faults[0].Err.Error() != want || r.Faults[0].Drops != File {
		t.Errorf("an item: %v", r.Err())
	}
}

// A cell of which a copy is made in every row may not be long.
func TestLongFillDown(t *testing.T) {
	long := strings.Repeat("x", maxFill+1)
	r := ReadSheet([]byte("Session,Viewers,Source\n"+long+",5,S\n,6,S\nA,7,S\n,8,S\n"), Options{FillDown: []string{"Session"}})
	var got []string
	for _, f := range r.Faults {
		got = append(got, f.Path+": "+f.Err.Error())
	}
	want := "row[2].Session: a cell that is filled down is longer than 4096 bytes\nrow[3].Session: what is above this cell, which it is to have, could not be read"
	if joined := strings.Join(got, "\n"); joined != want || len(r.Evidence.Sessions) != 1 || len(r.Evidence.Sessions[0].Counts) != 2 {
		t.Errorf("%s, %+v", joined, r.Evidence.Sessions)
	}
}
