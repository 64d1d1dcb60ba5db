package leaders

import (
	"flag"
	"fmt"
	"testing"
)

// The tables at full size:
//
//	go test ./leaders -run Tables -v -rounds 9
var rounds = flag.Int("rounds", 0, "how often each way is measured, at full size; 0 is a short trial")

func TestTables(t *testing.T) {
	n, times := 20_000, 1
	if *rounds > 0 {
		n, times = 1_000_000, *rounds
	}
	tables, err := Tables(n, times)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		t.Log(table.Title)
		for _, row := range table.Rows {
			if row.Took <= 0 || row.Ratio <= 0 {
				t.Errorf("%v took no time", row)
			}
			t.Logf("  %-50s %8.2f ms  %.3f", row.Name, row.Took.Seconds()*1e3, row.Ratio)
		}
	}
}

// Both find the same.
func TestSameAnswer(t *testing.T) {
	sessions := Sessions(100_000, 0, 1)
	d, err := NewDuck(sessions)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, k := range []int{1, 10, 100} {
		n, people := First(Build(k, sessions))
		wantN, want, err := d.First(k)
		if err != nil || n != wantN || people != want {
			t.Errorf("K %d: %d with %d people, DuckDB has %d with %d; %v", k, n, people, wantN, want, err)
		}
	}
}

// Merging what halves of the sessions leave is as good as all.
func TestMerged(t *testing.T) {
	sessions := Sessions(100_000, 0, 1)
	all, err := Build(10, sessions).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	merged, err := Merged(Build(10, sessions[:40_000]), Build(10, sessions[40_000:])).MarshalBinary()
	if err != nil || string(merged) != string(all) {
		t.Errorf("they differ, %v", err)
	}
}

func BenchmarkBuild(b *testing.B) {
	sessions := Sessions(1_000_000, 0, 1)
	for _, k := range []int{10, 100} {
		b.Run(fmt.Sprint(k), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				First(Build(k, sessions))
			}
		})
	}
}

func BenchmarkDuck(b *testing.B) {
	d, err := NewDuck(Sessions(1_000_000, 0, 1))
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	for _, k := range []int{10, 100} {
		for name, ask := range map[string]func(int) error{"IDs": d.Ask, "numbers": d.AskNumbers} {
			b.Run(fmt.Sprintf("%d/%s", k, name), func(b *testing.B) {
				for b.Loop() {
					if err := ask(k); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
