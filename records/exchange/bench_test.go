package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"testing"
)

// acledRows returns a file of n rows as wide as those of ACLED.
func acledRows(n int) []byte {
	var b bytes.Buffer
	b.WriteString("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n")
	for i := range n {
		fmt.Fprintf(&b, "RUR%d,16 May 2025,2025,1,Demonstrations,Protests,Peaceful protest,Protesters (Ruritania),Labor Group (Ruritania),Protesters,,,,Protesters only,,900,Europe,Ruritania,North,,,Strelsau,41.7,44.8,1,Strelsau Post,National,\"On 16 May 2025, workers rallied in front of the town hall, and asked for bread, \"\"peace\"\" and land; the police looked on and took no part in it.\",0,crowd size=around %d,1702344161\n", i, i%900+10)
	}
	return b.Bytes()
}

func BenchmarkRows(b *testing.B) {
	data := acledRows(20000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		n := 0
		for r, err := range Rows(bytes.NewReader(data), ACLED, Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			n += len(r.Evidence.Sessions)
		}
		if n != 20000 {
			b.Fatal(n)
		}
	}
}

func BenchmarkEncodingCSV(b *testing.B) {
	data := acledRows(20000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(data))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkReadACLED(b *testing.B) {
	data := acledRows(20000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		ReadACLED(data, Options{})
	}
}
