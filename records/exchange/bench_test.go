package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"testing"
	"time"
)

// acledRows returns a file of n rows as wide as those of ACLED.
func acledRows(n int) []byte {
	var b bytes.Buffer
	b.WriteString("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n")
	for i := range n {
		day := time.Date(2018, 1, 1+i%3000, 0, 0, 0, 0, time.UTC).Format("02 January 2006")
		fmt.Fprintf(&b, "RUR%d,%s,2025,1,Demonstrations,Protests,Peaceful protest,Protesters (Ruritania),Labor Group (Ruritania),Protesters,,,,Protesters only,,900,Europe,Ruritania,North,,,Town %d,41.7,44.8,1,Post %d,National,\"On 16 May 2025, workers rallied in front of the town hall, and asked for bread, \"\"peace\"\" and land; the police looked on and took no part in it.\",0,crowd size=around %d,1702344161\n", i, day, i%700, i%90, i%900+10)
	}
	return b.Bytes()
}

// cccRows returns a file of n rows of the Crowd Counting Consortium.
func cccRows(n int) []byte {
	var b bytes.Buffer
	b.WriteString("date,locality,state,location_detail,online,type,macroevent,actors,claims,size_text,size_low,size_high,size_mean,source_1,source_2,notes\n")
	for i := range n {
		day := time.Date(2018, 1, 1+i%3000, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
		fmt.Fprintf(&b, "%s,Town %d,IL,Town Hall %d,0,rally; march,,Chapter %d,for bread and land and peace and everything else,hundreds,%d,%d,300,https://example.org/%d,,as the paper of the town says\n", day, i%700, i, i%90, i%900+10, i%900+900, i)
	}
	return b.Bytes()
}

// sheetRows returns a sheet of n rows, two of a session.
func sheetRows(n int) []byte {
	var b bytes.Buffer
	b.WriteString("Session,Date,Platform,Peak viewers,Source,Source type,Published,URL\n")
	for i := range n {
		day := time.Date(2018, 1, 1+i/2%3000, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
		fmt.Fprintf(&b, "Evening talk %d,%s,Lumina Live,\"%d,%03d\",Post %d,press,%s,https://example.org/%d\n", i/2, day, i%90+1, i%1000, i%7, day, i)
	}
	return b.Bytes()
}

// wideRows returns a sheet of n rows with twenty columns more, of which one is a field.
func wideRows(n int) []byte {
	var b bytes.Buffer
	for i, line := range bytes.Split(bytes.TrimSuffix(sheetRows(n), newline), newline) {
		b.Write(line)
		for j := range 19 {
			if i == 0 {
				fmt.Fprintf(&b, ",Note %d", j)
			} else {
				fmt.Fprintf(&b, ",%d of what is noted", (i+j)%1000)
			}
		}
		if i == 0 {
			b.WriteString(",Quote\n")
		} else {
			b.WriteString(",\"the hall was \"\"full\"\", they said, and so were the stairs\"\n")
		}
	}
	return b.Bytes()
}

var benchFiles = []struct {
	name   string
	format Format
	make   func(int) []byte
}{{"sheet", Sheet, sheetRows}, {"wide sheet", Sheet, wideRows}, {"ccc", CCC, cccRows}, {"acled", ACLED, acledRows}}

func drain(tb testing.TB, data []byte, f Format) (sessions int) {
	for r, err := range Rows(bytes.NewReader(data), f, Options{}) {
		if err != nil {
			tb.Fatal(err)
		}
		sessions += len(r.Evidence.Sessions)
	}
	return sessions
}

func drainCSV(tb testing.TB, data []byte) (rows int) {
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	for ; ; rows++ {
		if _, err := r.Read(); err == io.EOF {
			return rows
		} else if err != nil {
			tb.Fatal(err)
		}
	}
}

// BenchmarkRows compares Rows with encoding/csv reading alone, in turn: csv is the
// speed of Rows as a share of that, of the fastest of each.
func BenchmarkRows(b *testing.B) {
	const n = 50000
	for _, file := range benchFiles {
		b.Run(file.name, func(b *testing.B) {
			data := file.make(n)
			b.SetBytes(int64(len(data)))
			rows, csvs := time.Hour, time.Hour
			for b.Loop() {
				start := time.Now()
				if got := drain(b, data, file.format); got != n {
					b.Fatal(got)
				}
				middle := time.Now()
				drainCSV(b, data)
				rows, csvs = min(rows, middle.Sub(start)), min(csvs, time.Since(middle))
			}
			b.ReportMetric(csvs.Seconds()/rows.Seconds(), "csv")
			b.ReportMetric(float64(rows.Nanoseconds())/n, "ns/row")
		})
	}
}

func BenchmarkReadACLED(b *testing.B) {
	data := acledRows(20000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		ReadACLED(data, Options{})
	}
}
